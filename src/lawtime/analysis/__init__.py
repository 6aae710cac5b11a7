"""Questions over texts and histories: redlines, audits, citations, graphs."""

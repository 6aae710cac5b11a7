"""Sources become values: documents, notes, amending acts."""

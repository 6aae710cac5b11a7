"""Text that an amending act quotes → provisions, as documents are read."""

from lawtime.model.document import Provision
from lawtime.model.elements import readdress
from lawtime.reading.documents import plain, zones
from lawtime.reading.documents.lines import joined
from lawtime.reading.documents.pages import page_of
from lawtime.reading.documents.tree import build


def read_quoted(lines: tuple[str, ...], lang: str) -> tuple[Provision, ...] | None:
    """Return the provisions of a quotation, or `None` where a line of it finds no place in them.

    >>> [unit.eid for unit in read_quoted(("28-1) a body;",), "en")]
    ['subpara_28-1']
    """
    text = "\n\n".join(" ".join(line.split()) for line in lines if line)
    scanned = plain.scan(text)
    page = page_of(lang)
    found = joined(scanned.lines, text, page, lambda _: None, True, scanned.decoded)
    for line in found:
        line.zone = zones.BODY
        line.note = None
    built = build(found, page)
    if built.notes or not _is_whole(lines, built.provisions):
        return None
    return built.provisions


def _is_whole(lines: tuple[str, ...], units: tuple[Provision, ...]) -> bool:
    """Say whether every line is the line of a unit, or ends in its heading, or opens it."""
    walked = [unit for top in units for unit in top.walk()]
    texts = {unit.line for unit in walked if unit.line}
    headings = [unit.heading for unit in walked if unit.heading]
    openings = sum(1 for unit in walked if not unit.line)
    for line in (" ".join(line.split()) for line in lines if line):
        if line in texts:
            continue
        if openings and any(line.endswith(heading) for heading in headings):
            openings -= 1
            continue
        if openings and any(line.endswith(text) for text in texts):
            openings -= 1
            continue
        return False
    return True


def placed(unit: Provision, eid: str) -> Provision:
    """Return a quoted unit at its address in the amended act."""
    return readdress(unit, eid)

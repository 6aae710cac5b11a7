"""The parts of a document that are not the law's own text: caption, contents, signatures, remarks, the page."""

from attrs import define, field

from lawtime.language.folding import fold
from lawtime.model.acts import ActRef
from lawtime.model.findings import Finding
from lawtime.reading.documents.lines import Hint, Line, is_rule
from lawtime.reading.documents.pages import Page

BODY, PREAMBLE, CAPTION, CONTENTS, SIGNATURE = "body", "preamble", "caption", "contents", "signature"
REMARK, CHROME, RULE, NOTE = "remark", "chrome", "rule", "note"

_STOPS = (".", ";", ":", ",")
_LONG = 300
_SHORT = 120
_SIGNATURE_LINES = 14
_SIGNATURE_REACH = 40
_GUESSED_LINES = 5
_BARE_LIST = 4
_CORNER_LINES = 8
_LONG_HEAD = 12


@define
class Layout:
    """What a document is called, and what was found while its parts were told apart."""

    title: str = ""
    act: ActRef | None = None
    findings: list[Finding] = field(factory=list)
    is_act: bool = True


def lay_out(lines: list[Line], page: Page) -> Layout:
    """Say of each line of a document, in `Line.zone`, which part of it the line belongs to."""
    layout = Layout()
    start = _head(lines, page, layout)
    for line in lines[start:]:
        line.zone = _plain_zone(line, page)
    _corners(lines, start)
    if layout.is_act:
        _signatures(lines, start, page, layout)
    return layout


def _corners(lines: list[Line], start: int) -> None:
    """Tell the corner of an annex from the text before it: in some languages the annex's number ends the corner."""
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if line.opening is None or line.opening.kind != "att" or line.parted or line.zone != BODY:
            continue
        first = index - 1
        while first > max(start, index - _CORNER_LINES) and _in_corner(lines[first]) and not lines[first].parted:
            first -= 1
        if _in_corner(lines[first]) and lines[first].parted:
            for each in lines[first:index]:
                each.zone = CAPTION


def _in_corner(line: Line) -> bool:
    return line.zone == BODY and _may_sign(line) and not line.text.endswith(_STOPS)


def _plain_zone(line: Line, page: Page) -> str:
    """Return the part that a line belongs to by its own words alone."""
    if line.note is not None:
        return NOTE
    if line.marker is not None or line.opening is not None:
        return BODY
    if line.hint is not Hint.TABLE and page.is_remark(line.text):
        return REMARK
    if line.outside or page.named(line.text):
        return CHROME
    return RULE if is_rule(line.text) else BODY


def _head(lines: list[Line], page: Page, layout: Layout) -> int:
    """Tell the caption, the contents and the preamble apart; return the index at which the provisions begin."""
    free: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if page.is_contents(line.text):
            at = _contents(lines, at)
            continue
        if _begins_provisions(line):
            bare = _bare_contents(lines, at)
            if bare == at:
                break
            at = bare
            continue
        line.zone = _plain_zone(line, page)
        if line.zone == BODY or (line.outside and _names_act(lines, at, page)):
            free.append(line)
        at += 1
    if at == len(lines) or (len(free) > _LONG_HEAD and not _is_act(lines, free, page)):
        at = _no_provisions(lines, free)
        free = free[:1] if at else []
        layout.is_act = False
    _caption(free, page, layout)
    return at


def _is_act(lines: list[Line], free: list[Line], page: Page) -> bool:
    """Say whether a document is an act: it is identified as one, or structural units begin in it."""
    return any(line.opening is not None for line in lines) or any(page.act(line.text) for line in free)


def _names_act(lines: list[Line], at: int, page: Page) -> bool:
    """Say whether a line above the act on its page names it: by its day and number, or as the heading next to them."""
    line = lines[at]
    if page.act(line.text) is not None and page.named(line.text) == "":
        return True
    if line.hint is not Hint.HEADING:
        return False
    after = lines[at + 1 : at + 4]
    return (bool(after) and not after[0].outside) or any(other.outside and page.act(other.text) for other in after)


def _begins_provisions(line: Line) -> bool:
    if line.opening is not None:
        return line.opening.kind != "att" or bool(line.opening.number)
    return line.marker is not None


def _no_provisions(lines: list[Line], free: list[Line]) -> int:
    """Return where the text begins in a document without any numbered provision: after what looks like its title."""
    first = free[0] if free else None
    if first is None or first.text.endswith(_STOPS) or len(first.text) > _LONG or len(free) == 1:
        return 0
    return lines.index(first) + 1


def _contents(lines: list[Line], at: int) -> int:
    """Set a list of contents aside, from its heading on; return the index after it."""
    seen: set[tuple[str, str]] = set()
    lines[at].zone = CONTENTS
    at += 1
    while at < len(lines):
        opening = lines[at].opening
        if opening is None or lines[at].note is not None or (opening.kind, opening.number) in seen:
            break
        seen.add((opening.kind, opening.number))
        lines[at].zone = CONTENTS
        at += 1
    return at


def _bare_contents(lines: list[Line], at: int) -> int:
    """Set a list of contents without a heading aside, whose first line comes again; return the index after it."""
    first = lines[at].opening
    if first is None:
        return at
    seen = {(first.kind, first.number)}
    end = at + 1
    while (
        end < len(lines) and (opening := lines[end].opening) is not None and (opening.kind, opening.number) not in seen
    ):
        seen.add((opening.kind, opening.number))
        end += 1
    again = any(
        line.opening is not None and (line.opening.kind, line.opening.number) == (first.kind, first.number)
        for line in lines[end:]
    )
    if end - at < _BARE_LIST or not again:
        return at
    for line in lines[at:end]:
        line.zone = CONTENTS
    return end


def _caption(free: list[Line], page: Page, layout: Layout) -> None:
    """Tell title, identification and preamble apart among the lines before the first provision."""
    named = next((index for index, line in enumerate(free) if page.act(line.text)), None)
    layout.act = page.act(free[named].text) if named is not None else None
    before = free if named is None else free[:named]
    headings = [line for line in before if line.hint is Hint.HEADING]
    title = (headings[-1] if named is not None else headings[0]) if headings else None
    if title is None and before:
        title = before[_first_of_title(before)] if named is not None else before[0]
    if title is not None and named is None and title.hint is not Hint.HEADING and title.text.endswith(_STOPS):
        title = None
    if title is not None:
        at = next(index for index, line in enumerate(free) if line is title)
        pieces = free[at : named if named is not None and title.hint is not Hint.HEADING else at + 1]
        layout.title = " ".join(line.text for line in pieces)
    settled = False
    last = named if named is not None else next((i for i, line in enumerate(free) if line is title), -1)
    if title is None and named is not None and _is_title(free[named + 1 : named + 2]):
        last = named + 1
        layout.title = free[last].text
    known = fold(layout.title).text
    for index, line in enumerate(free):
        again = fold(line.text).text in known
        settled = settled or (index > last and not again and (line.text.endswith(_STOPS) or len(line.text) > _LONG))
        line.zone = PREAMBLE if settled else CAPTION


def _is_title(behind: list[Line]) -> bool:
    """Say whether the line behind the identification of an act, which stands first in some prints, is its title."""
    text = behind[0].text if behind else ""
    return text[:1].isupper() and len(text) <= _LONG and not text.endswith(_STOPS)


def _first_of_title(before: list[Line]) -> int:
    """Return the index of the first line of a title that ends before the act is identified."""
    at = len(before) - 1
    while at > 0 and not before[at].text[:1].isupper() and not before[at].parted:
        at -= 1
    return at


def _signatures(lines: list[Line], start: int, page: Page, layout: Layout) -> None:
    """Set the signatures aside: short lines without a stop, at the end of the act or before what is annexed to it."""
    signed = False
    for index in range(start, len(lines) + 1):
        line = lines[index] if index < len(lines) else None
        if line is not None and (line.zone != BODY or line.opening is None):
            continue
        annex = line is not None and line.opening is not None and line.opening.kind == "att"
        restart = line is not None and line.opening is not None and line.opening.number == "1"
        if line is not None and not annex and not restart:
            continue
        found = _signature_before(lines, start, index, page, layout, guess=not signed and not restart)
        signed = signed or found
        if line is not None and line.opening is not None and annex and not found and not line.opening.number:
            line.opening = None
        elif found or annex:
            start = index


def _signature_before(lines: list[Line], start: int, end: int, page: Page, layout: Layout, *, guess: bool) -> bool:
    """Mark the signature that ends before a place; say whether there is one."""
    block = _short_lines(lines, start, end)
    begin = next((at for at in block if _signs(lines, at, block, page)), None)
    if begin is None:
        begin = _guessed(lines, block, layout) if guess else None
    if begin is None:
        return False
    for line in lines[begin:end]:
        if line.zone == BODY:
            line.zone = SIGNATURE
    return True


def _signs(lines: list[Line], at: int, block: list[int], page: Page) -> bool:
    """Say whether a line names an office, and what follows it are names, places and days, but no sentence."""
    text = lines[at].text
    if text.endswith(".") or any(letter.isdigit() for letter in text) or not page.is_office(text):
        return False
    return not any(_is_sentence(lines[other].text) for other in block if other > at)


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and "." not in text[:-1] and not any(letter.isdigit() for letter in text)


def _short_lines(lines: list[Line], start: int, end: int) -> list[int]:
    """Return the indexes of the lines before a place that may sign, in order."""
    found: list[int] = []
    for index in range(end - 1, max(start, end - _SIGNATURE_REACH) - 1, -1):
        line = lines[index]
        if line.zone in (CHROME, REMARK, RULE):
            continue
        if line.zone != BODY or not _may_sign(line) or len(found) == _SIGNATURE_LINES:
            break
        found.append(index)
    return found[::-1]


def _guessed(lines: list[Line], block: list[int], layout: Layout) -> int | None:
    """Return where a signature by no known office begins: after the last sentence, where no line ends in a stop."""
    tail: list[int] = []
    for at in reversed(block):
        if lines[at].text.endswith(".") or len(tail) == _GUESSED_LINES:
            break
        tail.append(at)
    if not tail or tail[-1] == 0 or not lines[tail[-1] - 1].text.endswith("."):
        return None
    line = lines[tail[-1]]
    message = f"these lines were taken for a signature by their place only: {line.text!r}"
    layout.findings.append(Finding("signature-guessed", message, line=line.number, span=(line.start, line.end)))
    return tail[-1]


def _may_sign(line: Line) -> bool:
    return (
        line.marker is None
        and line.opening is None
        and len(line.text) < _SHORT
        and not line.text.endswith((";", ":", ","))
    )

"""Lines of any format become a document."""

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from lawtime.language.recognise import recognise
from lawtime.model.acts import ACT
from lawtime.model.document import Document, NoteLine, Region, RegionKind
from lawtime.model.findings import Finding
from lawtime.model.notes import Action, NoteKind
from lawtime.reading.documents import zones
from lawtime.reading.documents.lines import Line, count_breaks, is_open, joined
from lawtime.reading.documents.pages import Page, page_of
from lawtime.reading.documents.regions import partition
from lawtime.reading.documents.tree import Built, build
from lawtime.reading.notes.clauses import parse_clause
from lawtime.reading.notes.openings import labelled, opens
from lawtime.reading.notes.reader import read_note
from lawtime.reading.notes.unlabelled import begins as begins_note
from lawtime.reading.notes.unlabelled import ending, is_unlabelled

_SAMPLE = 12_000
_ABOVE = 60
_ELEMENTS = {".": "para", ")": "subpara"}


@frozen
class Scanned:
    """What a format's reader found in a file.

    Args:
        lines: its lines, in order.
        regions: what is known not to be text of any line.
        findings: what was read badly.
        blocky: blank lines or blocks part the paragraphs.
        decoded: what a stretch of the file says, where that is not what it is written as.
    """

    lines: list[Line]
    regions: Sequence[Region] = ()
    findings: tuple[Finding, ...] = ()
    blocky: bool = True
    decoded: Callable[[str], str] = str


def assemble(
    text: str, scanned: Scanned, *, source: str, lang: str | None, sha256: str, findings: Sequence[Finding]
) -> Document:
    """Return the document that scanned lines make up."""
    code = lang or recognise(_sample(scanned.lines))
    page = page_of(code)
    lines = joined(
        scanned.lines,
        text,
        page,
        _opener(code),
        scanned.blocky,
        scanned.decoded,
        announces=_announcer(code),
        completes=_completer(code),
        unlabelled=lambda words: is_unlabelled(words, code),
        ending=lambda words: ending(words, code),
    )
    _mark_ended(lines, page, code)
    layout = zones.Layout()
    if _only_notes(lines, page):
        built = _note_list(lines)
    else:
        layout = zones.lay_out(lines, page)
        built = build(lines, page)
    found = [*findings, *scanned.findings, *layout.findings, *built.findings]
    return Document(
        source=source,
        lang=code,
        title=layout.title,
        act=layout.act,
        provisions=built.provisions,
        notes=built.notes,
        regions=partition(text, [*scanned.regions, *built.regions]),
        findings=tuple(evolve(finding, source=finding.source or source) for finding in found),
        sha256=sha256,
        lines=count_breaks(text, 0, len(text)) + (not text.endswith(("\n", "\r")) and bool(text)),
    )


def _mark_ended(lines: Sequence[Line], page: Page, lang: str) -> None:
    """Make a note of a line that says only that the act lost force, where nothing says by which act: it is unread."""
    said = [line for line in lines[:_ABOVE] if line.note is None and page.says_ended(line.text)]
    if not any(line.note is NoteKind.FOOTNOTE and ending(line.text, lang) == 0 for line in lines[:_ABOVE]):
        for line in said[:1]:
            line.note, line.opening = NoteKind.FOOTNOTE, None


def _opener(lang: str) -> Callable[[str], NoteKind | None]:
    """Return what tells notes: by every sign in the language of the text, by their labels in any other."""
    return lambda text: opens(text, lang) or labelled(text)


def _announcer(lang: str) -> Callable[[str], bool]:
    """Return what tells the lines that say, every word of them, what is to come."""

    def announces(text: str) -> bool:
        note = read_note(text, lang)
        told = (Action.ANNOUNCED, Action.COMMENCEMENT)
        return not note.unread and all(change.action in told for change in note.changes)

    return announces


def _completer(lang: str) -> Callable[[str, str], bool]:
    """Return what tells whether a paragraph ends the note that the paragraph before it began."""

    def completes(begun: str, text: str) -> bool:
        if is_open(begun) and text.startswith("(") and parse_clause(text.strip(" ()."), lang).understood:
            return True
        together = read_note(f"{begun} {text}", lang)
        is_begun = is_open(begun) or bool(read_note(begun, lang).unread)
        return is_begun and bool(together.changes) and not together.unread

    return completes


def _sample(lines: Sequence[Line]) -> str:
    """Return enough of the text to know its language by: from its middle, where no page and no caption is."""
    words: list[str] = []
    size = 0
    inside = [line for line in lines if not line.outside] or lines
    for line in inside[len(inside) // 4 :]:
        words.append(line.text)
        size += len(line.text)
        if size > _SAMPLE:
            break
    return "\n".join(words)


def _only_notes(lines: list[Line], page: Page) -> bool:
    """Say whether a file holds notes and no act.

    In such a file most lines begin notes. Where fewer than two in three do, but at least half, no unit may begin in it.
    """
    lines = [line for line in lines if not line.outside]
    others = [line for line in lines if line.note is None and opens(line.text) is None]
    if len(others) * 3 <= len(lines):
        return bool(lines)
    if any(line.opening is not None or line.marker is not None or page.is_contents(line.text) for line in others):
        return False
    return sum(begins_note(line.text) is None for line in others) * 2 <= len(lines)


def _note_list(lines: Sequence[Line]) -> Built:
    """Return the notes of a file that holds nothing else: every line is one, whatever it begins with."""
    notes: list[NoteLine] = []
    regions: list[Region] = []
    for line in lines:
        if line.outside:
            regions.extend(Region(start, end, RegionKind.CHROME, "page") for start, end in line.pieces)
            continue
        element = ""
        if (line.note or begins_note(line.text)) is NoteKind.TOMBSTONE and line.marker is not None:
            element = f"{_ELEMENTS[line.marker.sign]}_{line.marker.number}"
        notes.append(NoteLine(line.text, line.number, (line.start, line.end), ACT, element))
        regions.extend(Region(start, end, RegionKind.NOTE, element or ACT) for start, end in line.pieces)
    return Built((), tuple(notes), regions, [])

"""Registers of facts, TSV or TOML: publications, dates of force, registrations, events.

What a register says badly becomes a finding that names its row and column, and the rest is kept. Rows that contradict
one another are all kept: which of them is true is not for a reader to say.
"""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib import resources
from pathlib import Path

from attrs import define, evolve, field

from lawtime.model.acts import KINDS, ActRef
from lawtime.model.facts import UNDOINGS, CitedPublication, EventDated, Fact, InForce, Publication, Registration, Undone
from lawtime.model.findings import Finding
from lawtime.model.sources import Source
from lawtime.reading.cells import CellError, day_in, number_in, provision_in, uri_in
from lawtime.reading.citations import contradictions, mine_publications
from lawtime.reading.documents import format_of, read_document
from lawtime.reading.fates import read_undone
from lawtime.reading.sources import Source as TextFile
from lawtime.reading.sources import decode, read_source

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "fact": ("fact",),
    "act": ("act", "number", "act_number", "uri"),
    "kind": ("kind", "act_kind"),
    "signed": ("signed", "signed_on", "signature_date"),
    "date": ("date",),
    "published": ("published", "published_on", "publication_date", "first_official_publication_date"),
    "in_force": ("in_force", "in_force_date", "in_force_on"),
    "registered": ("registered", "registered_on", "registration_date"),
    "provision": ("provision", "eid"),
    "amended": ("amended", "amended_act"),
    "place": ("place", "publication_place", "newspaper"),
    "part": ("part",),
    "lang": ("lang", "language"),
    "registration": ("registration", "registration_number"),
    "event": ("event",),
    "by": ("by", "by_act"),
    "by_signed": ("by_signed", "by_signed_on"),
    "until": ("until", "suspended_until"),
    "official": ("official",),
    "title": ("title",),
    "quote": ("quote",),
    "source": ("source", "stated_by"),
    "in_force_source": ("in_force_source",),
}
"""The columns of a register, each with the names that it may have. `source` says who states the fact.

A publication of an act whose number is not known is a row with its `title` or a `quote` and no `act`. What another
act did to an act is a row whose `fact` is `repeal`, `postponement` or `suspension`, with the act that did it in `by`.
"""

TABLES = ("publication", "in_force", "registration", "event", "act", *UNDOINGS)
"""The tables of a register in TOML; each says what the `date` of its rows is."""

ENDINGS = frozenset({".tsv", ".toml"})
"""The endings of files that are registers."""

_NAMES = {name: column for column, names in COLUMNS.items() for name in names}
_FACTS = {"publication": "published", "in_force": "in_force", "registration": "registered", "event": "event"}
_FACTS |= dict.fromkeys(UNDOINGS, "date")
_DATED = ("event", *UNDOINGS)
"""The facts that no column of their own states."""
_LINE = re.compile(r"\r\n|\r|\n")
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@define
class _Row:
    """One row of a register: its cells by column, and where it stands."""

    cells: Mapping[str, str]
    source: Source
    name: str
    fact: str | None = None


def read_register(path: str | os.PathLike[str]) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """Read a register of facts from a file, TSV or TOML by its ending.

    Returns:
        The facts in the order of the file, and what of it could not be read, with its place.

    Raises:
        ParseError: where the file is no text.
        OSError: where it cannot be opened.
    """
    return parse_register(read_source(Path(path)))


def shipped_register(package: str = "lawtime.jurisdictions.kz") -> tuple[Fact, ...]:
    r"""Return the facts that come with a jurisdiction; each names who states it.

    >>> {fact.stated_by for fact in shipped_register() if str(fact.date) == "2015-11-17"}
    {'Law № 435-V of 04.12.2015, article 1, item 14'}
    """
    place = resources.files(package).joinpath("publications.toml")
    facts, _ = parse_register(decode(f"{package}/publications.toml", place.read_bytes()))
    return facts


def parse_register(file: TextFile) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    r"""Read a register of facts from a text.

    >>> from lawtime.reading.sources import decode
    >>> rows = "act\tsigned\tpublished\n124-V\t2013-07-03\t2013-07-05\n124-V\t2013-07-03\t05.07.2013\n"
    >>> facts, findings = parse_register(decode("register.tsv", rows.encode()))
    >>> facts[0].date, findings[0].message
    (datetime.date(2013, 7, 5), 'row 3, column "published": not a date: \'05.07.2013\'; write it like 2012-01-06')
    """
    reader = _Reader(file.name, list(file.findings))
    rows = _toml_rows(file, reader) if file.name.lower().endswith(".toml") else _tsv_rows(file, reader)
    for row in rows:
        reader.read(row)
    return tuple(reader.facts), tuple(reader.findings)


def facts_of(file: TextFile) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """Return what a file tells of publications: the rows of a register, or the citations in an act of any format."""
    if Path(file.name).suffix.lower() in ENDINGS:
        return parse_register(file)
    place = Source(file.name, file.sha256)
    if format_of(file.text) != "html":
        facts, findings = mine_publications(file.text, place)
        return facts, (*file.findings, *findings)
    document = read_document(file.text, source=file.name, sha256=file.sha256, findings=file.findings)
    mined: list[Fact] = []
    found = list(document.findings)
    for unit in document.walk():
        if unit.line:
            told, unread = mine_publications(unit.line, place)
            line = file.text.count("\n", 0, unit.span[0]) + 1
            mined += (evolve(fact, source=evolve(place, line=line, span=unit.span)) for fact in told)
            found += (evolve(each, line=line, span=unit.span) for each in unread)
    return tuple(mined), tuple(found)


def _tsv_rows(file: TextFile, reader: "_Reader") -> Iterator[_Row]:
    columns: list[str | None] | None = None
    text = file.text
    start = 0
    for number, line in enumerate(_LINE.split(text) if "\r" in text else text.split("\n"), 1):
        begin, start = start, start + len(line)
        start += 2 if text.startswith("\r\n", start) else 1
        if not line.strip() or line.startswith("#"):
            continue
        if columns is None:
            columns = _header(line, number, reader)
            continue
        source = Source(file.name, file.sha256, number, (begin, begin + len(line)))
        cells = line.split("\t")
        if len(cells) > len(columns) and any(each.strip() for each in cells[len(columns) :]):
            message = f"row {number}: {len(cells)} cells under {len(columns)} columns; the row was left out"
            reader.report("register-row", message, source)
            continue
        read = dict(zip(columns, map(str.strip, cells), strict=False))
        read.pop(None, None)
        yield _Row(read, source, f"row {number}")  # type: ignore[arg-type]  # the cells of unknown columns are gone


def _header(line: str, number: int, reader: "_Reader") -> list[str | None]:
    """Return the column that each cell of the header names, and report the names that no column has."""
    columns: list[str | None] = []
    source = Source(reader.name, "", number)
    for place, cell in enumerate(line.split("\t"), 1):
        name = cell.strip().casefold().replace(" ", "_")
        column = _NAMES.get(name)
        if column is None or column in columns:
            twice = "stands twice" if column else "is not known"
            message = f'row {number}, column {place}: the column "{cell.strip()}" {twice}; it was not read'
            reader.report("register-column", message, source)
            column = None
        columns.append(column)
    if "act" not in columns and "event" not in columns:
        message = f'row {number}: no column "act" or "event"; name the columns in the first row'
        reader.report("register-column", message, source)
    if "date" in columns and "signed" not in columns and "event" not in columns:
        columns[columns.index("date")] = "signed"
    return columns


def _toml_rows(file: TextFile, reader: "_Reader") -> Iterator[_Row]:
    try:
        tables = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        placed = re.search(r"line (\d+)", str(error))
        source = Source(file.name, file.sha256, int(placed[1]) if placed else file.text.count("\n") + 1)
        reader.report("register-unreadable", f"not a register in TOML: {error}", source)
        return
    for table, rows in tables.items():
        heads = [
            match.start() for match in re.finditer(rf"(?m)^[ \t]*\[\[[ \t]*{re.escape(table)}[ \t]*\]\]", file.text)
        ]
        if table not in TABLES or not isinstance(rows, list):
            message = f'"{table}" is not a list of facts; write [[{"]], [[".join(TABLES)}]]'
            reader.report("register-table", message, Source(file.name, file.sha256))
            continue
        for place, row in enumerate(rows):
            begin = heads[place] if place < len(heads) else 0
            line = file.text.count("\n", 0, begin) + 1
            source = Source(
                file.name, file.sha256, line, (begin, heads[place + 1] if place + 1 < len(heads) else len(file.text))
            )
            if isinstance(row, dict):
                cells = _toml_cells(row, table, place + 1, source, reader)
                yield _Row(cells, source, f"{table} {place + 1}", None if table == "act" else table)
            else:
                reader.report("register-row", f"{table} {place + 1}: not a table; it was left out", source)


def _toml_cells(row: Mapping[str, object], table: str, place: int, source: Source, reader: "_Reader") -> dict[str, str]:
    cells = {}
    for key, value in row.items():
        column = _NAMES.get(key.casefold())
        if column is None or column in cells:
            reader.report("register-column", f'{table} {place}, column "{key}": not known; it was not read', source)
        elif isinstance(value, datetime):
            cells[column] = value.date().isoformat()
        elif isinstance(value, date):
            cells[column] = value.isoformat()
        else:
            cells[column] = str(value).strip()
    if "date" in cells and "signed" not in cells and table == "act":
        cells["signed"] = cells.pop("date")
    return cells


@define
class _Reader:
    """Facts and findings gathered row by row."""

    name: str
    findings: list[Finding]
    facts: list[Fact] = field(factory=list)
    _seen: dict[str, str] = field(factory=dict)
    _acts: dict[str, ActRef] = field(factory=dict)
    _days: dict[str, date] = field(factory=dict)

    def report(self, code: str, message: str, source: Source) -> None:
        span = source.span if source.span != (0, 0) else None
        self.findings.append(Finding(code, message, source.name, source.line, span))

    def read(self, row: _Row) -> None:
        """Read one row; a cell that cannot be read is reported, and the facts that do not need it are kept."""
        wanted = self._wanted(row)
        if wanted is None:
            return
        try:
            act = None if "event" in wanted or _is_cited(row.cells, wanted) else self._act(row)
        except CellError as error:
            self._refuse(row, error)
            return
        for kind, column in wanted.items():
            try:
                self._add(row, self._fact(row, kind, column, act))
            except CellError as error:
                self._refuse(row, error)

    def _refuse(self, row: _Row, error: CellError) -> None:
        self.report(error.code, f'{row.name}, column "{error.column}": {error.message}', row.source)

    def _wanted(self, row: _Row) -> dict[str, str] | None:
        """Return the facts that a row states, each with the column of its day."""
        cells = row.cells
        told = row.fact or cells.get("fact", "")
        if told in UNDOINGS:
            return {told: "date"}
        if told:
            if told not in _FACTS:
                message = f"not a kind of fact: {told!r}; write {', '.join(_FACTS)}"
                self._refuse(row, CellError("register-value", "fact", message))
                return None
            return {told: "date" if cells.get("date") else _FACTS[told]}
        found = {kind: column for kind, column in _FACTS.items() if kind not in _DATED and cells.get(column)}
        if cells.get("date"):
            if cells.get("event"):
                return {"event": "date"}
            if not found:
                return {"publication": "date"}
        return found

    def _fact(self, row: _Row, kind: str, column: str, act: ActRef | None) -> Fact:
        cells = row.cells
        day = self._day(row, column)
        says = cells.get("source", "")
        if act is None and kind == "publication":
            return self._cited(row, column, day)
        if act is None:
            if not cells.get("event"):
                raise CellError("register-value", "event", "the event is not named")
            return EventDated(cells["event"], day, row.source, says)
        if kind == "in_force":
            return self._in_force(row, act, day)
        if kind in UNDOINGS:
            return read_undone(kind, cells, act, day, self._amended(row, day), row.source)
        if day < act.date:
            raise _too_early(str(act), kind, day, column)
        if kind == "registration":
            return Registration(act, day, cells.get("registration", ""), row.source, says)
        place, part, lang = cells.get("place", ""), cells.get("part", ""), cells.get("lang", "")
        return Publication(act, day, place, part, lang, row.source, says)

    def _cited(self, row: _Row, column: str, day: date) -> CitedPublication:
        """Return the publication of an act that is known by its day and title alone."""
        cells = row.cells
        kind, signed, title = self._kind(row), self._day(row, "signed"), cells.get("title", "")
        if day < signed:
            raise _too_early(f"an act of {signed}", "publication", day, column)
        place, lang, quote = cells.get("place", ""), cells.get("lang", ""), cells.get("quote", "")
        says = cells.get("source", "")
        return CitedPublication(kind, signed, None, title, day, place, lang, quote, row.source, says)

    def _in_force(self, row: _Row, act: ActRef, day: date) -> InForce:
        cells = row.cells
        provision = provision_in(cells)
        amended = self._amended(row, day)
        told = cells.get("official", "")
        if told and told.casefold() not in _YES:
            raise CellError("register-value", "official", f"not yes or no: {told!r}")
        says = cells.get("in_force_source") or cells.get("source", "")
        official = _YES[told.casefold()] if told else None
        return InForce(act, day, provision, amended, official, row.source, says)

    def _amended(self, row: _Row, day: date) -> ActRef | None:
        told = row.cells.get("amended", "")
        if not told:
            return None
        amended = uri_in(row.cells, "amended")
        if day < amended.date:
            message = f"{amended} did not exist on {day}, and could not be changed then"
            raise CellError("force-before-act", "amended", message)
        return amended

    def _act(self, row: _Row) -> ActRef:
        cells = row.cells
        told, kind = cells.get("act", ""), cells.get("kind", "")
        key = f"{told}\t{cells.get('signed', '')}\t{kind}"
        act = self._acts.get(key)
        if act is None:
            act = self._acts[key] = self._new_act(row, told)
        return act

    def _new_act(self, row: _Row, told: str) -> ActRef:
        if not told:
            raise CellError("register-act", "act", "the act is not named")
        if told.startswith("/"):
            return uri_in(row.cells, "act")
        number = number_in(row.cells, "act")
        kind = self._kind(row)
        if not row.cells.get("signed"):
            raise CellError("register-date", "signed", f"the day of signature of {number} is not given")
        return ActRef(kind, number, self._day(row, "signed"))

    def _kind(self, row: _Row) -> str:
        kind = row.cells.get("kind", "")
        if kind and kind not in KINDS:
            self._refuse(row, CellError("register-kind", "kind", f"not a kind of act: {kind!r}; it is taken as a law"))
            kind = ""
        return kind or "law"

    def _day(self, row: _Row, column: str) -> date:
        written = row.cells.get(column, "")
        day = self._days.get(written)
        if day is not None:
            return day
        day = day_in(row.cells, column)
        self._days[written] = day
        return day

    def _add(self, row: _Row, fact: Fact) -> None:
        key = _content(fact)
        first = self._seen.setdefault(key, row.name)
        if first is not row.name:
            self.report("register-duplicate", f"{row.name}: says again what {first} says; it was left out", row.source)
            return
        self.facts.append(fact)


def _is_cited(cells: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Say whether a row states the publication of an act that it names by title or quote, without its number."""
    if cells.get("act") or not (cells.get("title") or cells.get("quote")):
        return False
    return tuple(wanted) == ("publication",)


def _too_early(name: str, kind: str, day: date, column: str) -> CellError:
    done = "published" if kind == "publication" else "registered"
    message = f"{name} cannot have been {done} on {day}, before its signature"
    return CellError(f"{kind}-before-signature", column, message)


def _content(fact: Fact) -> str:
    """Return what a fact says, without where it stands."""
    if isinstance(fact, EventDated):
        return f"{fact.date}\t{fact.event}\t{fact.stated_by}"
    if isinstance(fact, CitedPublication):
        key = (fact.kind, str(fact.signed), fact.number or "", fact.title, str(fact.date), fact.lang, fact.place)
        return "\t".join((*key, fact.quote, fact.stated_by))
    act = fact.act
    said = f"{act.number}\t{act.date.toordinal()}\t{fact.date.toordinal()}\t{fact.stated_by}\t"
    if isinstance(fact, Publication):
        return f"{said}p\t{fact.place}\t{fact.part}\t{fact.lang}"
    if isinstance(fact, Undone):
        return f"{said}{fact.kind}\t{fact.by}\t{fact.provision}\t{fact.amended}\t{fact.until}"
    if isinstance(fact, InForce):
        return f"{said}f\t{fact.provision}\t{fact.amended}"
    return f"{said}r\t{fact.number}"


__all__ = [
    "COLUMNS",
    "TABLES",
    "contradictions",
    "facts_of",
    "mine_publications",
    "parse_register",
    "read_register",
    "shipped_register",
]

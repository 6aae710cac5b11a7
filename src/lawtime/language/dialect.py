"""Dialects: the words of a language of law, read from a file.

A dialect is found by its code among the package's own files and among those that other distributions name under
the entry point group `lawtime.dialects`. An entry point's value is a callable that returns the path of a dialect file.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawtime.errors import NotFoundError, ParseError
from lawtime.language.forms import HEAD, Form, Phrases, Writer
from lawtime.language.numerals import Numerals

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "lawtime.dialects"
"""The entry point group under which other distributions name their dialect files."""

_BUILT_IN = Path(__file__).resolve().parents[1] / "jurisdictions"
_WORDS = r"[^\W\d_]++(?:[ -]++[^\W\d_]++){0,2}?"
_COUNT = rf"(?:\d{{1,3}}(?!\w)(?: *+\({_WORDS}\))?|{_WORDS}(?: *+\(\d{{1,3}}\))?)"
# Whether such words are a number, the numerals say: their pattern would be the larger part of a clause's.
LABEL = r"\d{1,4}(?:-\d{1,3})*"
"""The pattern of the number of an article, a paragraph or the like."""


class Dialect:
    """The words of one language of law.

    Args:
        source: what its file says.
        where: the file, for messages.
    """

    def __init__(self, source: Mapping[str, Any], where: str = "") -> None:
        try:
            self.code: str = source["code"]
            self.name: str = source["name"]
        except KeyError as error:
            raise ParseError(f"a dialect file states {error.args[0]!r}; {where or 'this one'} does not") from error
        self.where = where
        self.settings: Mapping[str, Any] = source.get("settings", {})
        self.tables: Mapping[str, Any] = source
        self.numerals = Numerals(source.get("numerals", {}), _ordinals(source), bool(self.settings.get("joined_tens")))
        self.forms = tuple(_forms(source, where))
        named = {"country": self.settings.get("country", "(|)"), **source.get("macros", {})}
        self.writer = Writer(named, {})
        self.writer.slots = self._slots()
        self.writer.slot_heads = self._slot_heads()

    def _slots(self) -> dict[str, str]:
        plain = self.writer.pattern
        dates = self.tables.get("dates", {})
        months = "|".join(plain(each) for each in self.tables.get("months", {}).values()) or "(?!)"
        months = f"(?:{months})(?:{plain(dates.get('ending', ''))})"
        after = plain(dates.get("after", ""))
        parts = {"month": months, "day": r"\d{1,2}", "year": r"\d{4}", "after": after}
        written = [Writer(self.writer.macros, parts).pattern(each) for each in dates.get("write", ())]
        numeric = rf"(?:\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})|\d{{4}}\.\d{{1,2}}\.\d{{1,2}}\.?)(?!\d)(?:{after})"
        quoted = r'(?:"[^"]{1,300}"|\([^()]{1,300}\))'
        joined = rf"(?: *, *| +(?:{plain(self.settings.get('and', ','))}) +| +)"
        date = "(?:" + "|".join((*written, numeric)) + ")"
        quotes = rf"{quoted}(?:{joined}{quoted})*"
        return {
            "label": LABEL,
            "digits": r"\d{1,3}",
            "date": date,
            "until": date,
            "through": date,
            "since": date,
            "floor": date,
            "count": _COUNT,
            "period": "|".join(f"(?:{plain(each)})" for each in self.tables.get("periods", {}).values()) or "(?!)",
            "kind": "|".join(f"(?:{plain(each)})" for each in self.tables.get("kinds", {}).values()) or "(?!)",
            "target": r'(?:[^();"]|(?<=\d)\)){1,120}?',
            "event": r"[^();]{3,300}?",
            "known": r"[0-9a-z-]{1,12}",
            "title": r'[^"]{1,400}',
            "old": quotes,
            "new": quotes,
            "beside": quotes,
        }

    def _slot_heads(self) -> dict[str, frozenset[str]]:
        """Return how the parts begin whose value is read."""
        heads = self.writer.heads
        digits = frozenset("0123456789")
        months = frozenset(head for each in self.tables.get("months", {}).values() for head in heads(each))
        within = Writer(self.writer.macros, {}, {"day": digits, "year": digits, "month": months})
        dates = digits.union(*(within.heads(each) for each in self.tables.get("dates", {}).get("write", ())))
        quotes = frozenset('"(')
        tables = {"period": "periods", "kind": "kinds"}
        return {
            **dict.fromkeys(("date", "until", "through", "since", "floor"), dates),
            **dict.fromkeys(("old", "new", "beside"), quotes),
            **{
                slot: frozenset().union(*map(heads, self.tables.get(each, {}).values()))
                for slot, each in tables.items()
            },
            "label": digits,
            "digits": digits,
            "count": digits | {word[:HEAD] for word in self.numerals.words},
        }

    @cached_property
    def months(self) -> "Mapping[str, int]":
        """The folded pattern of each month's name and its number."""
        ending = self.writer.pattern(self.tables.get("dates", {}).get("ending", ""))
        months = self.tables.get("months", {})
        return {f"(?:{self.writer.pattern(write)})(?:{ending})": int(number) for number, write in months.items()}

    @cache  # noqa: B019 - a dialect lives as long as the program
    def phrases(self, kind: str) -> Phrases:
        """Return all forms of a class and of the classes within it."""
        chosen = [form for form in self.forms if form.kind == kind or form.kind.startswith(f"{kind}.")]
        return Phrases(chosen, self.writer)

    @cached_property
    def unit_names(self) -> Phrases:
        """The words for the units of an act, other than for the act as a whole."""
        units = self.tables.get("units", {})
        return Phrases(
            (Form(f"unit.{name}", each["write"], ()) for name, each in units.items() if name != "act"), self.writer
        )

    def __repr__(self) -> str:
        return f"Dialect({self.code!r})"


def _ordinals(source: Mapping[str, Any]) -> Mapping[str, list[str]]:
    """Return the forms of ordinal numbers, stems joined with their endings."""
    stems = dict(source.get("ordinal_stems", {}))
    endings = stems.pop("endings", [])
    joined = {number: [stem + ending for ending in endings] for number, stem in stems.items()}
    return {**joined, **source.get("ordinals", {})}


def _forms(source: Mapping[str, Any], where: str) -> Iterator[Form]:
    for kind, entries in _classes(source.get("forms", {}), ""):
        for entry in entries:
            if "write" not in entry or not entry.get("examples"):
                raise ParseError(f"every form has 'write' and 'examples'; one of {kind!r} in {where} does not")
            rest = {key: value for key, value in entry.items() if key not in {"write", "examples"}}
            yield Form(kind, entry["write"], tuple(entry["examples"]), rest)


def _classes(table: Mapping[str, Any], lead: str) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    for name, value in table.items():
        kind = f"{lead}.{name}" if lead else name
        if isinstance(value, list):
            yield kind, value
        else:
            yield from _classes(value, kind)


def read_dialect(path: Path) -> Dialect:
    """Read a dialect file.

    Raises:
        ParseError: where the file is no dialect file.
    """
    try:
        source = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ParseError(f"{path} is no dialect file: {error}") from error
    return Dialect(source, str(path))


@cache
def _built_in() -> Mapping[str, Path]:
    found: dict[str, Path] = {}
    for country in sorted(_BUILT_IN.iterdir()):
        if country.is_dir():
            for path in sorted(country.glob("*.toml")):
                if len(path.stem) == 2:
                    found.setdefault(path.stem, path)
    return found


@cache
def _added() -> "Mapping[str, EntryPoint]":
    from importlib import metadata  # it takes longer to import than all dialects to read

    return {point.name: point for point in metadata.entry_points(group=GROUP)}


def own_codes() -> tuple[str, ...]:
    """Return the codes of the package's own dialects: those in which a text is recognised without being told.

    >>> own_codes()
    ('en', 'kk', 'ru')
    """
    return tuple(_built_in())


def codes() -> tuple[str, ...]:
    """Return the codes of all dialects that can be loaded, the package's own first.

    >>> codes()[:3]
    ('en', 'kk', 'ru')
    """
    own = own_codes()
    return (*own, *(code for code in _added() if code not in own))


@cache
def dialect(code: str) -> Dialect:
    """Return the dialect of a language.

    Raises:
        NotFoundError: where no dialect has that code.

    >>> dialect("ru").name
    'Russian'
    """
    path = _built_in().get(code)
    if path is None:
        point = _added().get(code)
        if point is None:
            raise NotFoundError(f"no dialect is named {code!r}", near=codes())
        path = Path(point.load()())
    return read_dialect(path)


def catalogue(code: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the class, the writing and the examples of every form of a dialect, for a page that lists them.

    >>> next(catalogue("ru"))[0]
    'opening.footnote'
    """
    for form in dialect(code).forms:
        yield form.kind, form.write, form.examples

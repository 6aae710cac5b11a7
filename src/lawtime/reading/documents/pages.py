"""How a publisher lays out its pages in one language, from the jurisdiction's page files."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from attrs import field, frozen

from lawtime.errors import NotFoundError
from lawtime.language.folding import fold
from lawtime.model.acts import ActRef, normal_number

_NUMBER = r"(?:\d{1,4}(?:-\d{1,3}){0,4}|[ivxlcm]{1,8})"
_NUMERAL = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})|X?L(?:X{0,3})(?:IX|IV|V?I{0,3})")
_REACH = 80
_REMARK = 120
_TELLING = 16
_STOPS = (".", ";", ":", ",")


@frozen
class Opening:
    """The beginning of a structural unit, as a line prints it.

    Args:
        kind: as in `Provision.kind`.
        number: as printed; "" for an unnumbered annex or a preamble.
        rest: what follows the number on the line: a heading, or text.
        dotted: a stop follows the number.
    """

    kind: str
    number: str
    rest: str
    dotted: bool


@frozen(eq=False)
class Page:
    """The layout of a publisher's pages in one language, ready for matching."""

    lang: str
    _openings: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]
    _named: re.Pattern[str]
    _names: dict[str, str]
    _contents: frozenset[str]
    _offices: re.Pattern[str]
    _remarks: re.Pattern[str]
    _ended: frozenset[str]
    _notes: re.Pattern[str]
    _act: re.Pattern[str]
    _kinds: tuple[tuple[str, str], ...]
    _months: dict[str, int]
    _kind_leads: bool
    _known: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = field(factory=dict, init=False, repr=False)

    def opening(self, text: str, heading: bool = False) -> Opening | None:
        """Return the structural unit that a line begins, or `None`.

        Args:
            text: the line, its white space collapsed.
            heading: the source marks the line as a heading.
        """
        candidates = self._candidates(text[:1])
        if not candidates:
            return None
        head = fold(text[:_REACH])
        for kind, pattern in candidates:
            match = pattern.match(head.text)
            if match and (found := _accept(kind, match, head.span(match.start(), match.end())[1], text, heading)):
                return found
        return None

    def _candidates(self, first: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Return the patterns of openings that may begin with a letter: a heading begins with a capital or a digit."""
        found = self._known.get(first)
        if found is None:
            fit = first.isupper() or first.isdigit() or not first.isalpha()
            found = self._known[first] = self._openings.get(_fold(first), ()) if fit else ()
        return found

    def beginning(self, text: str) -> Opening | None:
        """Return the unit whose name a line begins with, whatever follows: what a tombstone speaks of."""
        head = fold(text[:_REACH])
        for kind, pattern in self._openings.get(head.text[:1], ()):
            match = pattern.match(head.text)
            if match and match["number"]:
                return Opening(kind, match["number"].upper(), "", False)
        return None

    def named(self, text: str) -> str:
        """Return the name under which a line of the page itself is set aside; "" where it is none."""
        match = self._named.match(_fold(text[:_REACH]))
        return self._names[match.lastgroup] if match and match.lastgroup else ""

    def is_contents(self, text: str) -> bool:
        """Say whether a line heads a list of contents."""
        return len(text) < 40 and _fold(text).rstrip(".: ") in self._contents

    def is_remark(self, text: str) -> bool:
        """Say whether a line is the publisher's own remark about the text."""
        if len(text) >= _REMARK:
            return False
        return self.says_ended(text) or self._remarks.match(_fold(text[:_REACH])) is not None

    def says_ended(self, text: str) -> bool:
        """Say whether a line says that the act lost force, and nothing else."""
        return len(text) < _REMARK and _fold(text).strip(". ") in self._ended

    def is_note(self, text: str) -> bool:
        """Say whether a line begins the note that an article of a code ends in, by its label."""
        return self._notes.match(_fold(text[: 2 * _TELLING])) is not None

    def is_office(self, text: str) -> bool:
        """Say whether a line begins with an office that signs acts; real texts let it run into the next word."""
        return self._offices.match(_fold(text[:_REACH])) is not None

    def act(self, text: str) -> ActRef | None:
        """Return the act that a line identifies by kind, day and number, or `None`."""
        reach = text[:600]
        folded = fold(reach)
        match = self._act.search(folded.text)
        if match is None:
            return None
        kind = self._kind(folded.text, match)
        signed = self._date(match)
        if kind is None or signed is None:
            return None
        start, end = folded.span(*match.span("act" if match["act"] else "act2"))
        return ActRef(kind, normal_number(reach[start:end].rstrip(".")), signed)

    def _kind(self, folded: str, match: re.Match[str]) -> str | None:
        """Return the kind of act named where this language names it: first, or around the day and number."""
        if self._kind_leads:
            return next((kind for word, kind in self._kinds if re.match(rf"{re.escape(word)}\b", folded)), None)
        after = folded[match.end() : match.end() + 60]
        before = folded[: match.start()].rstrip()
        for word, kind in self._kinds:
            if (
                before.endswith(" " + word)
                or before == word
                or re.match(rf"(?: \w+)? ?{re.escape(word)}(?:[. ]|$)", after)
            ):
                return kind
        return None

    def _date(self, match: re.Match[str]) -> date | None:
        groups = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
        try:
            return date(int(groups["year"]), self._months[groups["month"]], int(groups["day"]))
        except (KeyError, ValueError):
            return None


def _fold(text: str) -> str:
    return fold(text).text


def _accept(kind: str, match: re.Match[str], end: int, text: str, heading: bool) -> Opening | None:
    """Return the opening where the line reads on as a heading does, and not as a sentence about the unit."""
    number = (match["number"] or "").upper()
    if number.isalpha() and (not _NUMERAL.fullmatch(number) or text[:end].rstrip()[-1:].islower()):
        return None
    rest = text[end:]
    if rest[:1] in (".", ":") and not rest[1:2].isdigit():
        return Opening(kind, number, rest[1:].strip(), True)
    tail = rest.strip()
    if rest and not rest[0].isspace():
        return None
    if not tail:
        return Opening(kind, number, "", False)
    if kind == "att":
        return Opening(kind, number, tail, False) if len(text) < 250 and not tail.endswith(_STOPS) else None
    capital = tail[:1].isupper() or not tail[:1].isalnum()
    fine = number and (heading or (capital and not tail.endswith(_STOPS)))
    return Opening(kind, number, tail, False) if fine else None


def _starts(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for lines that begin with one of some forms; a short form must be the whole line."""
    ordered = sorted((_fold(form) for form in forms), key=len, reverse=True)
    ends = [re.escape(form) + (r"(?!\w)" if len(form) > _TELLING else r"[.!: ]*\Z") for form in ordered]
    return re.compile("(?:" + "|".join(ends) + ")" if ends else r"(?!)")


def _labels(forms: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for lines that begin with one of some labels, a stop behind it or nothing."""
    ordered = sorted((re.escape(_fold(form)) for form in forms), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(ordered)}) ?(?:[.:]|\Z)" if ordered else r"(?!)")


def _openings(table: Mapping[str, Any]) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the patterns of structural openings, by the first folded letter of a line."""
    found: dict[str, list[tuple[int, str, re.Pattern[str]]]] = {}
    for kind, forms in table.items():
        if kind == "examples":
            continue
        for form in forms:
            before, numbered, after = form.partition("{number}")
            lead, tail = re.escape(_fold(before)), re.escape(_fold(after))
            number = rf"(?P<number>{_NUMBER})" if numbered else "(?P<number>)"
            pattern = re.compile(rf"{lead}{number}{tail}(?!\w)".replace(r"\ ", " ?" if not after else " "))
            for letter in _fold(before)[:1] or "0123456789ivxlc":
                found.setdefault(letter, []).append((-len(form), kind, pattern))
    return {
        letter: tuple((kind, p) for _, kind, p in sorted(rows, key=lambda row: row[0]))
        for letter, rows in found.items()
    }


def _act_pattern(caption: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a day of signature with the act's number beside it, in either order."""
    months = "|".join(sorted((re.escape(_fold(month)) for month in caption["months"]), key=len, reverse=True))
    parts = {"day": r"(?P<day{i}>\d{{1,2}})", "month": rf"(?P<month{{i}}>{months})", "year": r"(?P<year{i}>\d{{4}})"}
    dates = []
    for index, form in enumerate(caption["dates"]):
        pattern = re.escape(_fold(form.replace("{", "\x01").replace("}", "\x02"))).replace(r"\ ", " ")
        for name, part in parts.items():
            pattern = pattern.replace(re.escape(f"\x01{name}\x02"), part.format(i=index))
        dates.append(pattern)
    signs = "|".join(re.escape(_fold(form.partition("{")[0]).strip()) for form in caption["numbers"])
    number = r"(?P<{name}>\d[\w/-]*(?: \d+/\d+)?)"
    day = "(?:" + "|".join(dates) + ")"
    after = rf"{day},? ?(?:{signs}) ?{number.format(name='act')}"
    # The second order needs its own group names; only the first order of day and number is common to all languages.
    other = re.sub(r"\?P<(day|month|year)(\d+)>", r"?P<\1\g<2>0>", day)
    return re.compile(rf"(?:{after}|(?:{signs}) ?{number.format(name='act2')},? {other})(?!\w)")


@cache
def page_of(lang: str, country: str = "kz") -> Page:
    """Return how a country's publisher lays out its pages in a language.

    Raises:
        NotFoundError: where no page file describes that language.

    >>> page_of("en").opening("Article 2-1. Goal and objectives of national security").number
    '2-1'
    """
    folder = resources.files("lawtime.jurisdictions") / country / "pages"
    file = folder / f"{lang}.toml"
    if not file.is_file():
        known = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
        raise NotFoundError(f"no page layout for the language {lang!r} in {country!r}", known)
    return page_from(tomllib.loads(file.read_text(encoding="utf-8")))


def page_from(table: Mapping[str, Any]) -> Page:
    """Return the layout that a page file states."""
    caption, chrome = table["caption"], table["chrome"]
    kinds = sorted(
        ((_fold(word), kind) for kind, words in caption["kinds"].items() for word in words),
        key=lambda row: -len(row[0]),
    )
    return Page(
        lang=table["lang"],
        openings=_openings(table["openings"]),
        named=re.compile("|".join(f"(?P<n{i}>{_starts(forms).pattern})" for i, forms in enumerate(chrome.values()))),
        names={f"n{index}": name for index, name in enumerate(chrome)},
        contents=frozenset(_fold(word) for word in table["headings"]["contents"]),
        offices=re.compile("|".join(re.escape(_fold(office)) for office in table["signature"]["offices"])),
        remarks=_starts(table["remarks"]["lines"]),
        ended=frozenset(map(_fold, table["remarks"].get("ended", ()))),
        notes=_labels(table["headings"].get("notes", ())),
        act=_act_pattern(caption),
        kinds=tuple(kinds),
        months={_fold(month): number for number, month in enumerate(caption["months"], 1)},
        kind_leads=caption.get("kind_leads", True),
    )

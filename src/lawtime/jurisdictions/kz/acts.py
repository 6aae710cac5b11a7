"""The register of acts: facts that texts leave out, from the titles of acts to the days on which they applied."""

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from attrs import field, frozen

from lawtime.model.acts import ActRef


@frozen
class RegisteredAct:
    """What the register says of one act.

    Args:
        act: the act.
        titles: every name of it with its language and the days between which it bore it; `None` leaves an end open.
        source: where the facts stand.
        code: which code it is; "" where it is none.
        articles: its first and last article, where several acts share the numbering of one code.
        amending: it only changes other acts.
        amends: the numbers of acts that it changes, as far as they are known.
        in_force: the day from which it applied as a whole, or `None` where the register does not know it.
        ended: the first day on which it no longer applied, or `None` where it does not know of one.
        predecessor: the number of the act that it took the place of; "" where none is known.
        successor: the number of the act that took its place; "" where none is known.
        remark: what the days leave out.
    """

    act: ActRef
    titles: tuple["Title", ...] = field(repr=False)
    source: str = field(repr=False)
    code: str = ""
    articles: tuple[int, int] | None = None
    amending: bool = False
    amends: tuple[str, ...] = ()
    in_force: datetime.date | None = None
    ended: datetime.date | None = None
    predecessor: str = ""
    successor: str = ""
    remark: str = ""

    def title(self, lang: str = "en") -> str:
        """Return its official title in a language, or in any where that one is missing."""
        own = [each.text for each in self.titles if each.official]
        return next((each.text for each in self.titles if each.official and each.lang == lang), own[0] if own else "")


@frozen
class Title:
    """A name of an act.

    Args:
        text: the words, without quotation marks.
        lang: their language.
        official: the act bears or bore it; otherwise texts call it so.
        since: the day of the act that gave it, or `None` where the act has had it from the beginning.
        until: the day of the act that took it away, or `None`.
    """

    text: str
    lang: str
    official: bool = True
    since: datetime.date | None = None
    until: datetime.date | None = None

    def borne_on(self, day: datetime.date | None) -> bool:
        """Say whether the act may have had the title on a day; on a day that is not known it may."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Register:
    """Acts by number, title and code.

    Args:
        acts: what is known of each.
    """

    def __init__(self, acts: Mapping[ActRef, RegisteredAct]) -> None:
        self.acts = dict(acts)
        self._numbers: dict[str, list[RegisteredAct]] = {}
        self._titles: dict[str, list[tuple[RegisteredAct, Title]]] = {}
        self._codes: dict[str, list[RegisteredAct]] = {}
        self._stems: dict[str, list[RegisteredAct]] = {}
        self._amendments: dict[str, list[ActRef]] = {}
        for entry in self.acts.values():
            for number in entry.amends:
                self._amendments.setdefault(number, []).append(entry.act)
            self._numbers.setdefault(entry.act.number, []).append(entry)
            self._stems.setdefault(entry.act.number.partition("-")[0], []).append(entry)
            if entry.code:
                self._codes.setdefault(entry.code, []).append(entry)
            for title in entry.titles:
                self._titles.setdefault(plain_title(title.text), []).append((entry, title))

    def __iter__(self) -> Iterator[RegisteredAct]:
        return iter(self.acts.values())

    def get(self, act: ActRef) -> RegisteredAct | None:
        """Return what is known of an act, or `None`."""
        return self.acts.get(act)

    def numbered(self, number: str) -> tuple[RegisteredAct, ...]:
        """Return the acts of a number."""
        return tuple(self._numbers.get(number, ()))

    def without_suffix(self, number: str) -> tuple[RegisteredAct, ...]:
        """Return the acts whose number is this one and a suffix after a dash."""
        return tuple(each for each in self._stems.get(number, ()) if each.act.number != number)

    def titled(self, plain: str) -> tuple[tuple[RegisteredAct, Title], ...]:
        """Return the acts that a plain title names (see `plain_title`), with the title that does."""
        return tuple(self._titles.get(plain, ()))

    @property
    def plain_titles(self) -> tuple[str, ...]:
        """Every plain title."""
        return tuple(self._titles)

    def code(self, name: str) -> tuple[RegisteredAct, ...]:
        """Return the acts that have been this code, the oldest first."""
        return tuple(sorted(self._codes.get(name, ()), key=lambda each: each.act.date))

    def amendments(self, number: str) -> tuple[ActRef, ...]:
        """Return the acts that are known to have changed the act of a number, in the order of their days."""
        return tuple(sorted(self._amendments.get(number, ()), key=lambda act: (act.date, act.number)))

    def joined(self, others: Mapping[ActRef, RegisteredAct]) -> "Register":
        """Return a register that knows other acts too; what this one knows already stays."""
        return Register({**others, **self.acts})


def plain_title(title: str) -> str:
    """Return a title as letters and digits only, in small letters.

    >>> plain_title("\u201cOn the Media\u201d")
    'on the media'
    """
    letters = "".join(sign if sign.isalnum() else " " for sign in title.casefold())
    return " ".join(letters.split())


def _titles(row: Mapping[str, Any]) -> Iterator[Title]:
    since = row.get("titled_from")
    for lang, text in row.get("title", {}).items():
        yield Title(text, lang, since=since)
    for lang, text in row.get("former", {}).items():
        yield Title(text, lang, until=since)
    for lang, names in row.get("also", {}).items():
        for text in names:
            yield Title(text, lang, official=False, since=since)


@cache
def register() -> Register:
    """Return the register that comes with lawtime.

    >>> [entry.act.number for entry in register().code("criminal")]
    ['167-I', '226-V']
    """
    text = resources.files(__package__).joinpath("acts.toml").read_text(encoding="utf-8")
    found: dict[ActRef, RegisteredAct] = {}
    for row in tomllib.loads(text)["act"]:
        act = ActRef(row["kind"], row["number"], row["date"])
        found[act] = RegisteredAct(
            act=act,
            titles=tuple(_titles(row)),
            source=row["source"],
            code=row.get("code", ""),
            articles=tuple(row["articles"]) if "articles" in row else None,
            amending=row.get("amending", False),
            amends=tuple(row.get("amends", ())),
            in_force=row.get("in_force"),
            ended=row.get("ended"),
            predecessor=row.get("predecessor", ""),
            successor=row.get("successor", ""),
            remark=row.get("remark", ""),
        )
    return Register(found)


@cache
def _full_titles() -> dict[str, tuple[ActRef, ...]]:
    found: dict[str, tuple[ActRef, ...]] = {}
    for entry in register():
        for title in entry.titles:
            if title.official:
                key = plain_title(title.text)
                found[key] = (*found.get(key, ()), entry.act)
    return found


def acts_titled(title: str) -> tuple[ActRef, ...]:
    """Return the acts that have a title, whatever its quotation marks and letter case.

    >>> [act.number for act in acts_titled("О товарных биржах")]
    ['155-IV']
    """
    return _full_titles().get(plain_title(title), ())

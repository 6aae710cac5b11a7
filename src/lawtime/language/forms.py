r"""Phrases as dialect files write them, and the patterns they become.

A form is written the way it is read. A space stands for any run of spaces, ``(a|b)`` for one of several, ``[x]`` for
what may be left out, ``_`` for a space that may be missing, ``{name}`` for a part that is defined elsewhere: a macro
of the same dialect file, or a slot whose value is read (``{date}``, ``{count}``). A sign after a backslash stands for
itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from lawtime.errors import ParseError
from lawtime.language.folding import fold

_PIECE = re.compile(
    r"\\(?P<escaped>.)|\{(?P<name>[a-z]+)(?P<which>\d?)\}|(?P<space> +)|(?P<sign>[()\[\]|_])|(?P<letter>.)", re.S
)
_NO_SLOTS: Mapping[str, str] = MappingProxyType({})
_WORD_END = r"(?:(?!\w)|(?<!\w))"


@frozen
class Form:
    """One phrase of a dialect file.

    Args:
        kind: its class, outermost first, parted by dots ("verb.amended").
        write: the phrase as the file writes it.
        examples: texts that it must read as a whole.
        values: what else the file says of it.
    """

    kind: str
    write: str
    examples: tuple[str, ...]
    values: Mapping[str, Any] = field(factory=dict)


class Writer:
    """Turn what dialect files write into patterns.

    Args:
        macros: parts defined in the dialect file.
        slots: patterns of the parts whose value is read.
    """

    def __init__(self, macros: Mapping[str, str], slots: Mapping[str, str]) -> None:
        self.macros = macros
        self.slots = slots

    def pattern(self, write: str, prefix: str | None = None) -> str:
        """Return the pattern of a written phrase; slots become groups named with `prefix`, or none without one.

        Raises:
            ParseError: where the phrase is written badly.

        >>> Writer({}, {}).pattern("shall [now] be")
        'shall(?: +(?:now))? +be'
        """
        pieces = list(_PIECE.finditer(write))
        return self._sequence(pieces, 0, prefix, write, ())[0]

    def _sequence(
        self, pieces: list[re.Match[str]], at: int, prefix: str | None, write: str, closers: tuple[str, ...]
    ) -> tuple[str, int]:
        branches: list[list[str]] = [[]]
        while at < len(pieces):
            piece = pieces[at]
            sign = piece["sign"]
            if sign is not None and sign in closers:
                break
            at += 1
            if sign in {")", "]"}:
                raise ParseError("a bracket is closed that was not opened", text=write)
            if sign == "|":
                branches.append([])
            elif sign == "_":
                branches[-1].append(" *")
            elif sign in {"(", "["}:
                closer = ")" if sign == "(" else "]"
                inner, at = self._sequence(pieces, at, prefix, write, (closer,))
                if at >= len(pieces):
                    raise ParseError("a bracket is not closed", text=write)
                at += 1
                if sign == "(":
                    branches[-1].append(f"(?:{inner})")
                else:
                    at = self._optional(pieces, at, inner, branches[-1])
            else:
                branches[-1].append(self._plain(piece, prefix, write))
        return "|".join("".join(branch) for branch in branches), at

    @staticmethod
    def _optional(pieces: list[re.Match[str]], at: int, inner: str, branch: list[str]) -> int:
        """Add an optional part; the space before it, or at the start of a phrase the space after it, goes with it."""
        if branch and branch[-1] == " +":
            branch[-1] = f"(?: +(?:{inner}))?"
            return at
        starts = not branch or branch[-1] == " *" or branch[-1].endswith(" +)?")
        if starts and at < len(pieces) and pieces[at]["space"]:
            branch.append(f"(?:(?:{inner}) +)?")
            return at + 1
        branch.append(f"(?:{inner})?")
        return at

    def _plain(self, piece: re.Match[str], prefix: str | None, write: str) -> str:
        if piece["space"]:
            return " +"
        if piece["escaped"]:
            return re.escape(fold(piece["escaped"]).text)
        name = piece["name"]
        if name is None:
            return re.escape(fold(piece["letter"]).text)
        if name in self.macros:
            return f"(?:{self.pattern(self.macros[name])})"
        if name not in self.slots:
            raise ParseError(f"no macro or slot is named {name!r}", text=write)
        if prefix is None:
            return f"(?:{self.slots[name]})"
        return f"(?P<{prefix}_{name}{piece['which']}>{self.slots[name]})"


@frozen
class Reading:
    """A phrase found: its form, the folded text of each slot, and where it stands."""

    form: Form
    slots: Mapping[str, str]
    start: int
    end: int


class Phrases:
    """Several forms as one pattern.

    Args:
        forms: the forms, tried longest first.
        writer: what turns them into patterns.
    """

    def __init__(self, forms: Iterable[Form], writer: Writer) -> None:
        self.forms = tuple(sorted(forms, key=lambda form: ("{event}" in form.write, -len(form.write))))
        self._writer = writer

    @cached_property
    def source(self) -> str:
        """The alternation of all forms, without groups."""
        return "|".join(self._writer.pattern(form.write) for form in self.forms) or "(?!)"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = (f"(?P<f{i}>{self._writer.pattern(form.write, f'f{i}')})" for i, form in enumerate(self.forms))
        return re.compile(f"(?:{'|'.join(parts) or '(?!)'})")

    @cached_property
    def _bounded(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self._pattern.pattern}){_WORD_END}")

    def whole(self, folded: str) -> Reading | None:
        """Return the form that reads a folded text as a whole."""
        match = self._pattern.fullmatch(folded)
        return None if match is None else self._reading(match)

    def at(self, folded: str, start: int, end: int | None = None) -> Reading | None:
        """Return the form that begins at an offset of a folded text and ends with a word."""
        match = self._bounded.match(folded, start) if end is None else self._bounded.match(folded, start, end)
        return None if match is None else self._reading(match)

    def find(self, folded: str, start: int = 0) -> Iterator[Reading]:
        """Yield every form found from an offset on."""
        for match in self._bounded.finditer(folded, start):
            yield self._reading(match)

    def _reading(self, match: re.Match[str]) -> Reading:
        name = match.lastgroup
        assert name is not None
        form = self.forms[int(name[1:].partition("_")[0])]
        if "{" not in form.write:
            return Reading(form, _NO_SLOTS, match.start(), match.end())
        lead = f"{name}_"
        slots = {
            key.removeprefix(lead): value
            for key, value in match.groupdict().items()
            if value is not None and key.startswith(lead)
        }
        return Reading(form, slots, match.start(), match.end())

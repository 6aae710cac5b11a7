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
    r"\\(?P<escaped>.)|\{(?P<name>[a-z]+)(?P<which>\d?)\}|(?P<space> +)|(?P<sign>[()\[\]|_])"
    r"|(?P<letters>[^\\{ ()\[\]|_]+|.)",
    re.S,
)
_NO_SLOTS: Mapping[str, str] = MappingProxyType({})
_NO_HEADS: Mapping[str, frozenset[str]] = MappingProxyType({})
_WORD_END = r"(?:(?!\w)|(?<!\w))"
_WORD_START = re.compile(r"\b\w|[^\w\s]")
_GROUP = "slot"
Needs = tuple[frozenset[str], ...]
"""Letters that a text must hold: of each set, one at least."""
HEAD = 4
"""So many letters of a text choose the forms that are tried on it."""
_MOST_HEADS = 3000


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
        heads: how those parts may begin; a part that is not named may begin with anything.
    """

    def __init__(
        self, macros: Mapping[str, str], slots: Mapping[str, str], heads: Mapping[str, frozenset[str]] = _NO_HEADS
    ) -> None:
        self.macros = macros
        self.slots = slots
        self.slot_heads = heads
        self._macro_patterns: dict[str, str] = {}
        self._macro_heads: dict[str, _Heads] = {}
        self._macro_needs: dict[str, Needs] = {}

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
        return "|".join(sorted(("".join(branch) for branch in branches), key=len, reverse=True)), at

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
            return re.escape(fold(piece["letters"]).text)
        if name in self.macros:
            if name not in self._macro_patterns:
                self._macro_patterns[name] = f"(?:{self.pattern(self.macros[name])})"
            return self._macro_patterns[name]
        if name not in self.slots:
            raise ParseError(f"no macro or slot is named {name!r}", text=write)
        if prefix is None:
            return f"(?:{self.slots[name]})"
        return f"(?P<{prefix}_{name}{piece['which']}>{self.slots[name]})"

    def needs(self, write: str) -> Needs:
        """Return letters that every text holds which a written phrase reads: of each set, one at least.

        >>> [sorted(each) for each in Writer({}, {}).needs("the (sun|moon) [often] rises")]
        [['the'], ['moon', 'sun'], ['rises']]
        """
        return self._needs(list(_PIECE.finditer(write)), 0, ())[0]

    def _needs(self, pieces: list[re.Match[str]], at: int, closers: tuple[str, ...]) -> tuple[Needs, int]:
        branches: list[list[frozenset[str]]] = [[]]
        while at < len(pieces):
            piece = pieces[at]
            sign = piece["sign"]
            if sign is not None and sign in closers:
                break
            at += 1
            if sign == "|":
                branches.append([])
            elif sign in {"(", "["}:
                inner, at = self._needs(pieces, at, (")" if sign == "(" else "]",))
                at += 1
                branches[-1] += inner if sign == "(" else ()
            elif piece["name"] in self.macros:
                if piece["name"] not in self._macro_needs:
                    self._macro_needs[piece["name"]] = self.needs(self.macros[piece["name"]])
                branches[-1] += self._macro_needs[piece["name"]]
            elif piece["letters"] and piece["letters"].strip():
                branches[-1].append(frozenset({fold(piece["letters"]).text}))
        if len(branches) == 1:
            return tuple(branches[0]), at
        if not all(branches):
            return (), at
        # Of several branches one is read: what the longest word of each says is all that is certain.
        return (frozenset().union(*(max(branch, key=_shortest) for branch in branches)),), at

    def heads(self, write: str) -> frozenset[str]:
        """Return how the texts begin that a written phrase reads: their first letters, or all where they are fewer.

        It may name beginnings that no text has, and misses none.

        >>> sorted(Writer({}, {}).heads("(sunrise|a moon)"))
        ['a  ', 'a mo', 'amoo', 'sunr']
        """
        pieces = list(_PIECE.finditer(write))
        found = self._heads(pieces, 0, ())[0]
        every = found.whole | found.cut
        return every if len(every) <= _MOST_HEADS else frozenset({""})

    def _heads(self, pieces: list[re.Match[str]], at: int, closers: tuple[str, ...]) -> tuple["_Heads", int]:
        branch, every = _START, _NOTHING
        while at < len(pieces):
            piece = pieces[at]
            sign = piece["sign"]
            if sign is not None and sign in closers:
                break
            at += 1
            if sign == "|":
                branch, every = _START, every.or_(branch)
            elif not branch.whole:
                at = _passed(pieces, at) if sign in {"(", "["} else at
            elif sign == "_":
                branch = branch.then(_SPACE_HEADS)
            elif sign in {"(", "["}:
                inner, at = self._heads(pieces, at, (")" if sign == "(" else "]",))
                at += 1
                branch = branch.then(inner if sign == "(" else inner.or_(_START))
            else:
                branch = branch.then(self._piece_heads(piece))
        return every.or_(branch), at

    def _piece_heads(self, piece: re.Match[str]) -> "_Heads":
        if piece["space"]:
            return _SPACE_HEADS
        name = piece["name"]
        if name is None:
            letters = fold(piece["escaped"] or piece["letters"]).text
            return _Heads(frozenset({letters}), frozenset())
        if name in self.macros:
            if name not in self._macro_heads:
                self._macro_heads[name] = self._heads(list(_PIECE.finditer(self.macros[name])), 0, ())[0]
            return self._macro_heads[name]
        return _Heads(frozenset(), self.slot_heads.get(name, frozenset({""})))


def _shortest(letters: frozenset[str]) -> int:
    return min(map(len, letters))


def _holds(folded: str, needs: Needs) -> bool:
    """Say whether a folded text holds all that a phrase needs."""
    for each in needs:
        for letters in each:
            if letters in folded:
                break
        else:
            return False
    return True


def _passed(pieces: list[re.Match[str]], at: int) -> int:
    """Return the index after a bracket whose first piece is given."""
    depth = 1
    while depth and at < len(pieces):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(pieces[at]["sign"] or "", 0)
        at += 1
    return at


@frozen
class _Heads:
    """How texts begin: those that are told whole, to which something may be added, and those that are cut short."""

    whole: frozenset[str]
    cut: frozenset[str]

    def then(self, other: "_Heads") -> "_Heads":
        """Return how texts begin that go on with others."""
        if not self.whole:
            return self
        whole: set[str] = set()
        cut = set(self.cut)
        for first in self.whole:
            for second in other.whole:
                joined = first + second
                (whole if len(joined) < HEAD else cut).add(joined[:HEAD])
            for second in other.cut:
                cut.add((first + second)[:HEAD])
        return _Heads(frozenset(whole), frozenset(cut))

    def or_(self, other: "_Heads") -> "_Heads":
        """Return how texts of either kind begin."""
        return _Heads(self.whole | other.whole, self.cut | other.cut)


_START = _Heads(frozenset({""}), frozenset())
_NOTHING = _Heads(frozenset(), frozenset())
# A space may stand for several, and an optional part takes the space beside it with it.
_SPACE_HEADS = _Heads(frozenset({"", " "}), frozenset({"  "}))


@frozen
class Reading:
    """A phrase found: its form, the folded text of each slot, and where it stands."""

    form: Form
    slots: Mapping[str, str]
    start: int
    end: int


class Phrases:
    """Several forms, tried in order: each is compiled when a text first begins like it.

    Args:
        forms: the forms, tried longest first.
        writer: what turns them into patterns.
    """

    def __init__(self, forms: Iterable[Form], writer: Writer) -> None:
        self.forms = tuple(sorted(forms, key=lambda form: ("{event}" in form.write, -len(form.write))))
        self._writer = writer
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._loose: dict[int, re.Pattern[str]] = {}
        self._chosen: dict[str, tuple[int, ...]] = {}
        self._searched: dict[tuple[int, ...], re.Pattern[str]] = {}

    @cached_property
    def _needs(self) -> tuple[Needs, ...]:
        return tuple(self._writer.needs(form.write) for form in self.forms)

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        """Letters of which every text holds some that holds one of the forms."""
        if not all(self._needs):
            return ("",)
        return tuple(frozenset().union(*(max(needs, key=_shortest) for needs in self._needs)))

    def may_be_in(self, folded: str) -> bool:
        """Say whether a folded text may hold one of the forms; it holds none where not."""
        return any(letters in folded for letters in self._signs)

    @cached_property
    def source(self) -> str:
        """The alternation of all forms, without groups."""
        return "|".join(self._writer.pattern(form.write) for form in self.forms) or "(?!)"

    @cached_property
    def _heads(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for index, form in enumerate(self.forms):
            for head in self._writer.heads(form.write):
                found.setdefault(head, []).append(index)
        return {head: tuple(indexes) for head, indexes in found.items()}

    def _choose(self, head: str) -> tuple[int, ...]:
        """Return the forms that may read a text which begins so, in order."""
        every = (self._heads.get(head[:length], ()) for length in range(len(head) + 1))
        chosen = self._chosen[head] = tuple(sorted({index for indexes in every for index in indexes}))
        return chosen

    def _compile(self, index: int) -> re.Pattern[str]:
        pattern = self._writer.pattern(self.forms[index].write, _GROUP)
        compiled = self._compiled[index] = re.compile(f"(?:{pattern}){_WORD_END}")
        return compiled

    def _search(self, chosen: tuple[int, ...]) -> re.Pattern[str]:
        """Return the pattern of some forms, wherever they stand."""
        parts = (f"(?P<f{i}>{self._writer.pattern(self.forms[i].write, f'f{i}')})" for i in chosen)
        compiled = self._searched[chosen] = re.compile(f"(?:{'|'.join(parts)}){_WORD_END}")
        return compiled

    def whole(self, folded: str) -> Reading | None:
        """Return the form that reads a folded text as a whole."""
        head = folded[:HEAD]
        chosen = self._chosen.get(head)
        for index in self._choose(head) if chosen is None else chosen:
            pattern = self._compiled.get(index)
            if pattern is None:
                if not _holds(folded, self._needs[index]):
                    continue
                pattern = self._compile(index)
            match = pattern.fullmatch(folded)
            if match is not None:
                return self._reading(index, match)
        return None

    def whole_without_spaces(self, folded: str) -> Reading | None:
        """Return the form that reads a folded text as a whole, from which spaces between words may be missing.

        A form that holds free words is not tried: they would take in whatever stands there.
        """
        squeezed = folded.replace(" ", "")
        for index, needs in enumerate(self._needs_without_spaces):
            if "{event}" in self.forms[index].write or not _holds(squeezed, needs):
                continue
            pattern = self._loose.get(index)
            if pattern is None:
                written = self._writer.pattern(self.forms[index].write, _GROUP)
                pattern = self._loose[index] = re.compile(written.replace(" +", " *"))
            match = pattern.fullmatch(folded)
            if match is not None:
                return self._reading(index, match)
        return None

    @cached_property
    def _needs_without_spaces(self) -> tuple[Needs, ...]:
        return tuple(
            tuple(frozenset(letters.replace(" ", "") for letters in each) for each in needs) for needs in self._needs
        )

    def at(self, folded: str, start: int, end: int | None = None) -> Reading | None:
        """Return the form that begins at an offset of a folded text and ends with a word."""
        last = len(folded) if end is None else end
        head = folded[start : min(start + HEAD, last)]
        chosen = self._chosen.get(head)
        for index in self._choose(head) if chosen is None else chosen:
            match = (self._compiled.get(index) or self._compile(index)).match(folded, start, last)
            if match is not None:
                return self._reading(index, match)
        return None

    def first(self, folded: str) -> Reading | None:
        """Return the first form that begins with a word of a folded text."""
        for word in _WORD_START.finditer(folded):
            found = self.at(folded, word.start())
            if found is not None:
                return found
        return None

    def find(self, folded: str, start: int = 0) -> Iterator[Reading]:
        """Yield every form found from an offset on."""
        chosen = tuple(index for index, needs in enumerate(self._needs) if _holds(folded, needs))
        if not chosen:
            return
        for match in (self._searched.get(chosen) or self._search(chosen)).finditer(folded, start):
            name = match.lastgroup
            assert name is not None
            lead = name.partition("_")[0]
            yield self._reading(int(lead[1:]), match, f"{lead}_")

    def _reading(self, index: int, match: re.Match[str], lead: str = f"{_GROUP}_") -> Reading:
        form = self.forms[index]
        if "{" not in form.write:
            return Reading(form, _NO_SLOTS, match.start(), match.end())
        slots = {
            key.removeprefix(lead): value
            for key, value in match.groupdict().items()
            if value is not None and key.startswith(lead)
        }
        return Reading(form, slots, match.start(), match.end())

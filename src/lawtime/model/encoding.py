"""Events as text and back: what the log keeps of them, and what their identity is the hash of.

The content of an event is canonical JSON. The name of the file that it was read from is no content where a hash of
its bytes is there; a store keeps the name beside. The texts of an edition are its body: its content holds only their
hash, so that a list of editions can be read and proved without them.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import attrs

import lawtime.model.operations  # noqa: F401  # a value of any operation names its own class
from lawtime.errors import StoreError
from lawtime.model.acts import ActRef
from lawtime.model.events import EditionRead, Event
from lawtime.model.facts import Fact
from lawtime.model.findings import Finding
from lawtime.model.sources import Source
from lawtime.model.writing import Write, hints, write_own, writer

if TYPE_CHECKING:
    from cattrs import Converter

BODY = frozenset({"provisions", "notes", "remarks"})
"""The fields of an edition that are its body."""

_PLACE = frozenset({"source"})


def encode(event: Event) -> tuple[str, str]:
    """Return the content of an event, and its body; "" where it has none.

    Raises:
        StoreError: where a text in it cannot be written as UTF-8.

    >>> from lawtime.model.events import FactStated
    >>> from lawtime.model.facts import Publication
    >>> said = Source("register.tsv", "ab12", 5)
    >>> act = ActRef("law", "227-V", date(2014, 7, 3))
    >>> content, body = encode(FactStated(source=said, fact=Publication(act, date(2014, 7, 8), source=said)))
    >>> print(content)
    {"is":"FactStated","source":["ab12",5,0,0],"fact":{"is":"Publication","act":"law/2014-07-03/227-V",\
"date":"2014-07-08","source":null}}
    """
    kind: Any = type(event)
    head, body = _writers(kind)
    own = event.source
    content = f'{{"is":"{kind.__name__}","source":{write_own(own)}{head(event, own)}'
    if body is None:
        return content, ""
    written = body(event, own)
    try:
        digest = hashlib.sha256(written.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise StoreError(f"{own.name!r} holds half of a character, which no text can: {error}") from error
    return f'{content[:-1]},"body":"{digest}"}}', written


@cache
def _writers(kind: Any) -> tuple[Write, Write | None]:
    """Return what writes the fields of an event, and those of its body."""
    if issubclass(kind, EditionRead):
        return writer(kind, _PLACE | BODY, start=""), writer(kind, frozenset(hints(kind)) - BODY)
    return writer(kind, _PLACE, start=""), None


def identity(content: str) -> bytes:
    """Return the hash of the content of an event.

    Raises:
        StoreError: where a text in it cannot be written as UTF-8.
    """
    try:
        return hashlib.sha256(content.encode()).digest()
    except UnicodeEncodeError as error:
        raise StoreError(f"an event holds half of a character, which no text can: {error}") from error


def body_of(content: str) -> str:
    """Return the hash of the body that a content belongs to; "" where it has none."""
    return content[-66:-2] if content[-75:-66] == ',"body":"' else ""


def decode(content: str, name: str, body: str = "") -> Event:
    """Return the event that a content, the name of its source and its body are of.

    Args:
        content: as `encode` returned it.
        name: the name of the source; it counts where the content has none.
        body: as `encode` returned it; "" leaves an edition without its texts.

    Raises:
        StoreError: where this version knows no such kind of event or value, or a field of it.
    """
    from cattrs.errors import ForbiddenExtraKeysError

    try:
        plain = json.loads(content)
    except ValueError as error:
        raise StoreError(f"an event is not JSON: {error}") from error
    if not isinstance(plain, dict):
        raise StoreError(f"an event is an object in JSON, not {content[:40]!r}")
    said = plain.pop("is", None)
    kind: Any = _kinds().get(said)
    if kind is None:
        raise StoreError(f"this version of lawtime knows no event of the kind {said!r}; a newer one wrote it")
    source = _place(plain.pop("source", ["", 0, 0, 0]), name)
    if plain.pop("body", None) is not None:
        plain |= json.loads(body) if body else dict.fromkeys(BODY, ())
    try:
        for field in _rooted(kind):
            if field in plain:
                _root(plain[field], source)
        plain["source"] = source
        found: Event = _converter().structure(plain, kind)
        found.__dict__["id"] = identity(content).hex()  # and not worked out anew; an edition may be without its texts
    except ForbiddenExtraKeysError as error:
        fields = ", ".join(sorted(map(repr, error.extra_fields)))
        raise StoreError(f"this version of lawtime knows no field {fields} in {said} ({error.cl.__name__})") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError(f"this version of lawtime cannot read an event of the kind {said!r}: {error!r}") from error
    return found


@cache
def _kinds() -> dict[str, Any]:
    return {each.__name__: each for each in _subclasses(Event)}


def _subclasses(kind: Any) -> Iterator[Any]:
    for each in getattr(kind, "__subclasses__", tuple)():
        if getattr(sys.modules[each.__module__], each.__name__, None) is each:  # and not what attrs made it from
            yield each
            yield from _subclasses(each)


@cache
def _rooted(kind: Any) -> tuple[str, ...]:
    """Return the fields in which a place can be that of the event itself."""
    return tuple(name for name, hint in hints(kind).items() if {Finding, *get_args(Fact)} & _named_in(hint))


def _named_in(hint: Any) -> set[Any]:
    return {hint}.union(*map(_named_in, get_args(hint)))


def _root(value: Any, own: Source) -> None:
    """Put the event's own place where `null` stands for it."""
    if isinstance(value, dict):
        if "source" in value and value["source"] is None:
            value["source"] = own
    elif len(value) == _FINDING and isinstance(value[0], str):
        value[2] = own.name if value[2] is None else value[2]
    else:
        for each in value:
            _root(each, own)


_FINDING = 5


def _place(value: Any, name: str = "") -> Source:
    if isinstance(value, Source):
        return value
    sha256, line, start, end, *named = value
    return Source(named[0] if named else name, sha256, line, (start, end))


def _finding(value: Any, _kind: object = None) -> Finding:
    code, message, source, line, span = value
    return Finding(code, message, source, line, None if span is None else (span[0], span[1]))


def _act(value: str, _kind: object = None) -> ActRef:
    kind, day, number = value.split("/", 2)
    return ActRef(kind, number, date.fromisoformat(day))


@cache
def _converter() -> "Converter":
    """Return what makes values of plain JSON; it is made when the first event is read."""
    from cattrs import Converter

    made = Converter(forbid_extra_keys=True, detailed_validation=False)

    def one_of(hint: Any) -> Callable[[Any, Any], Any]:
        known = {each.__name__: each for each in (*get_args(hint), *_subclasses(hint))}

        def structure(value: Any, _hint: object) -> Any:
            said = value.pop("is", None)
            if said not in known:
                raise StoreError(f"this version of lawtime knows no value of the kind {said!r}; a newer one wrote it")
            return made.structure(value, known[said])

        return structure

    made.register_structure_hook_factory(_admits_several, one_of)
    made.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    made.register_structure_hook(ActRef, _act)
    made.register_structure_hook(Source, lambda value, _: _place(value))
    made.register_structure_hook(Finding, _finding)
    return made


def _admits_several(hint: Any) -> bool:
    """Say whether a value of a type names its own class."""
    classes = [each for each in get_args(hint) if attrs.has(each)]
    return len(classes) > 1 or (attrs.has(hint) and bool(hint.__subclasses__()))


__all__ = ["BODY", "body_of", "decode", "encode", "identity"]

"""Values as canonical JSON: the same value gives the same text, whatever it was made from and wherever.

For each class of values a function is generated that writes its fields, as attrs generates its methods: an event is
written in a few microseconds. A field that has its default is left out, so that a field added later changes no event
that was there before. A value of a field that admits several classes names its own, under `is`.
"""

import types
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise
from json.encoder import encode_basestring
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from lawtime.errors import StoreError
from lawtime.model.acts import ActRef
from lawtime.model.findings import Finding
from lawtime.model.sources import Source

Write = Callable[[Any, Source], str]
"""Writes a value; the source is that of the event in which it stands."""

_day = lru_cache(maxsize=16_384)(date.isoformat)


def write_act(act: ActRef, _own: object = None) -> str:
    """Return an act in one string.

    >>> write_act(ActRef("law", "527-IV", date(2012, 1, 6)))
    '"law/2012-01-06/527-IV"'
    """
    if "/" in act.kind:
        raise StoreError(f"the kind of an act cannot hold a slash: {act.kind!r}")
    return encode_basestring(f"{act.kind}/{_day(act.date)}/{act.number}")


def write_source(source: Source, own: Source) -> str:
    """Return a place; a file's name stands in it only where no hash of its bytes, or not that of its event, names it.

    >>> one = Source("law.txt", "ab12", 404, (10, 20))
    >>> write_source(one, one), write_source(one, Source("other.txt"))
    ('null', '["ab12",404,10,20,"law.txt"]')
    """
    if source is own or source == own:
        return "null"
    start, end = source.span
    return f"[{encode_basestring(source.sha256)},{source.line},{start},{end},{encode_basestring(source.name)}]"


def write_own(source: Source) -> str:
    """Return the place of an event: a file by the hash of its bytes and not by its name."""
    start, end = source.span
    if source.sha256:
        return f"[{encode_basestring(source.sha256)},{source.line},{start},{end}]"
    return f'["",{source.line},{start},{end},{encode_basestring(source.name)}]'


def write_finding(finding: Finding, own: Source) -> str:
    """Return a finding; that it stands in the file of its event is written as `null`."""
    source = "null" if finding.source == own.name else encode_basestring(finding.source)
    span = "null" if finding.span is None else f"[{finding.span[0]},{finding.span[1]}]"
    code, message = encode_basestring(finding.code), encode_basestring(finding.message)
    return f"[{code},{message},{source},{finding.line},{span}]"


@cache
def writer(kind: Any, without: frozenset[str] = frozenset(), start: str = "{", end: str = "}") -> Write:
    """Return the function that writes the values of a class, but for some fields."""
    scope: dict[str, Any] = {
        "string": encode_basestring,
        "day": _day,
        "kind": kind if start == "{" and not without else None,
    }
    fields = [each for each in content_of(kind) if each.name not in without]
    first = fields[0] if start == "{" and fields else None
    pieces: list[str] = []
    for each in fields:
        written = _pieces(hints(kind)[each.name], f"value.{each.name}", scope)
        if each.default is attrs.NOTHING:
            pieces += [repr(f'{"" if each is first else ","}"{each.name}":'), *written]
        else:
            default = f"default_{each.name}"
            scope[default] = each.default
            pieces.append(f"""('' if value.{each.name} == {default} else ',"{each.name}":' + {" + ".join(written)})""")
    if first is not None and first.default is not attrs.NOTHING:  # whichever is the first that is not left out
        pieces = [f"{_joined(pieces)}[1:]"]
    exec(f"def write(value, own):\n    return {_joined([repr(start), *pieces, repr(end)])}\n", scope)
    found: Write = scope["write"]
    return found


def _joined(pieces: list[str]) -> str:
    """Return the expression of one text of several, which is made at once."""
    constant = {True: "+", False: ", "}
    together = [f"{a}{constant[a[0] == b[0] == chr(39)]}" for a, b in pairwise(pieces)]
    return pieces[0] if len(pieces) == 1 else f"''.join(({''.join([*together, pieces[-1]])}))"


@cache
def _tagging(kind: Any) -> Write:
    """Return the function that writes the values of a class of which the field admits others too."""
    return writer(kind, start=f'{{"is":"{kind.__name__}"')


def _tagged(value: Any, own: Source) -> str:
    kind: Any = type(value)
    return _tagging(kind)(value, own)


def content_of(kind: Any) -> list["attrs.Attribute[Any]"]:
    """Return the fields that are content of a class, those without a default first."""
    fields = [each for each in attrs.fields(kind) if each.init and (each.eq is not False or each.name == "kind")]
    return sorted(fields, key=lambda each: (each.default is not attrs.NOTHING, each.name))


@cache
def hints(kind: Any) -> dict[str, Any]:
    """Return the types of the fields of a class."""
    return get_type_hints(kind)


def _pieces(hint: Any, value: str, scope: dict[str, Any]) -> list[str]:
    """Return the expressions that together write a value of a type."""
    if hint is str:
        return [f"string({value})"]
    if hint is int:
        return [f"str({value})"]
    if hint is bool:
        return [f"('true' if {value} else 'false')"]
    if hint is date:
        return ["'\"'", f"day({value})", "'\"'"]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        others = [each for each in arguments if each is not type(None)]
        written = [_call(_tagged, value, scope)] if len(others) > 1 else _pieces(others[0], value, scope)
        if len(others) == len(arguments):
            return written
        return [f"('null' if {value} is None else {' + '.join(written)})"]
    if origin is tuple and arguments[-1] is Ellipsis:
        inner = " + ".join(_pieces(arguments[0], "each", scope))
        return ["'['", f"','.join([{inner} for each in {value}])", "']'"]
    if origin is tuple:
        inner = " + ',' + ".join(" + ".join(_pieces(each, f"{value}[{n}]", scope)) for n, each in enumerate(arguments))
        return ["'['", inner, "']'"]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return [f"string({value}.value)"]
    if hint in _OWN_FORM:
        return [_call(_OWN_FORM[hint], value, scope)]
    if hint.__subclasses__():
        return [_call(_tagged, value, scope)]
    kind: Any = hint
    return [f"write({value}, own)" if scope["kind"] is kind else _call(writer(kind), value, scope)]


_OWN_FORM: dict[type, Write] = {ActRef: write_act, Source: write_source, Finding: write_finding}


def _call(function: Write, value: str, scope: dict[str, Any]) -> str:
    name = f"write_{len(scope)}"
    scope[name] = function
    return f"{name}({value}, own)"

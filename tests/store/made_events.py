"""Events of every kind, made up by hypothesis from the types of their fields."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any, get_type_hints

import attrs
from hypothesis import strategies as st

from lawtime.model.acts import KINDS, ActRef
from lawtime.model.commencement import Rule
from lawtime.model.document import Provision
from lawtime.model.events import Event
from lawtime.model.facts import Fact
from lawtime.model.operations import Operation
from lawtime.model.sources import Source

WORDS = st.text(max_size=8)
ACTS = st.builds(ActRef, st.sampled_from(sorted(KINDS)), WORDS, st.dates())
SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99))
SOURCES = st.builds(Source, WORDS, st.sampled_from(["", "ab12", "cd34"]), st.integers(0, 99), SPANS)


def subclasses(kind: type[Any]) -> list[type[Any]]:
    real = [each for each in kind.__subclasses__() if getattr(sys.modules[each.__module__], each.__name__, 0) is each]
    return [each for child in real for each in (child, *subclasses(child))]


def made(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Return values of a class, with something for every field that can be given."""
    hints = get_type_hints(kind)
    fields = {each.alias: hints[each.name] for each in attrs.fields(kind) if each.init and each.eq is not False}
    return st.builds(kind, **{name: st.from_type(hint) for name, hint in fields.items()})


st.register_type_strategy(str, WORDS)
st.register_type_strategy(int, st.integers(0, 9999))
st.register_type_strategy(date, st.dates())
st.register_type_strategy(ActRef, ACTS)
st.register_type_strategy(Source, SOURCES)
PROVISIONS = st.recursive(
    st.builds(Provision, WORDS, WORDS, WORDS, WORDS, WORDS, SPANS, gone=st.booleans()),
    lambda inner: st.builds(
        Provision, WORDS, WORDS, WORDS, WORDS, WORDS, SPANS, st.lists(inner, max_size=2).map(tuple), st.booleans()
    ),
    max_leaves=4,
)
st.register_type_strategy(Provision, PROVISIONS)
RULES = st.deferred(lambda: st.one_of(*(made(each) for each in subclasses(Rule))))
OPERATIONS = st.deferred(lambda: st.one_of(*(made(each) for each in subclasses(Operation))))
st.register_type_strategy(Rule, lambda _: RULES)
st.register_type_strategy(Operation, lambda _: OPERATIONS)

EVENT_KINDS = sorted(subclasses(Event), key=lambda kind: kind.__name__)
EVENTS = st.one_of(*(made(kind) for kind in EVENT_KINDS))
FACTS: Any = st.from_type(Fact)  # type: ignore[arg-type]  # a union is a type to hypothesis

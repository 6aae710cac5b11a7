"""What operations claim holds for every text: inverting is the identity, doubt changes nothing."""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from lawtime.model.document import Provision
from lawtime.model.elements import find, number_key
from lawtime.model.operations import (
    EVERY,
    LAST,
    ONCE,
    Addition,
    Habit,
    Insertion,
    Join,
    Occurrence,
    Operation,
    Renumbering,
    Repeal,
    Replacement,
    Side,
    Split,
    Substitution,
)
from lawtime.model.words import lines_in

SPAN = (0, 0)
LIST_END = frozenset({Habit.LIST_END})
Tree = tuple[Provision, ...]


def subpara(number: str, words: str, parent: str = "art_1") -> Provision:
    return Provision(f"{parent}__subpara_{number}", "subpara", number, "", f"{number}) {words}", SPAN)


def al(number: int, words: str, parent: str = "art_1") -> Provision:
    return Provision(f"{parent}__al_{number}", "al", "", "", words, SPAN)


def article(*children: Provision, number: str = "1", heading: str = "Powers", line: str = "") -> Provision:
    return Provision(f"art_{number}", "art", number, heading, line, SPAN, children)


WORDS = st.sampled_from(["law", "act", "code", "the", "a law", "of", "law and", "state"])
SIGNS = st.sampled_from(["", ",", ";", "."])
LINE = st.lists(st.tuples(WORDS, SIGNS), min_size=1, max_size=7).map(lambda all_: " ".join(w + s for w, s in all_))
PHRASE = st.lists(WORDS, min_size=1, max_size=2).map(" ".join) | st.sampled_from([", act", "law,", "act or law"])
NUMBERS = st.lists(st.sampled_from(["1", "2", "2-1", "3", "4", "7"]), min_size=1, max_size=5, unique=True)
TARGETS = st.sampled_from(
    ["art_1", "act", "art_1__subpara_1", "art_1__subpara_2", "art_1__al_1", "art_1__subpara_3__al_1"]
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    numbers = sorted(draw(NUMBERS), key=lambda number: number_key(number) or ())
    children = [subpara(number, draw(LINE)) for number in numbers]
    lead = [al(1, draw(LINE))] if draw(st.booleans()) else []
    return (article(*lead, *children, line=""),)


@st.composite
def operations(draw: st.DrawFn) -> Operation:
    which = draw(
        st.sampled_from([ONCE, EVERY, LAST, Occurrence(nth=1, times=None), Occurrence(nth=2), Occurrence(times=2)])
    )
    number = draw(st.sampled_from(["1", "2-1", "3", "5", "8"]))
    chosen: Operation = draw(
        st.one_of(
            st.builds(Replacement, target=TARGETS, old=PHRASE, new=st.none() | PHRASE, occurrence=st.just(which)),
            st.builds(Addition, target=TARGETS, new=PHRASE, side=st.sampled_from(Side), anchor=PHRASE),
            st.builds(Insertion, target=st.just("art_1"), new=LINE.map(lambda line: subpara(number, line))),
            st.builds(
                Substitution, target=st.just(f"art_1__subpara_{number}"), new=LINE.map(lambda x: (subpara(number, x),))
            ),
            st.builds(Repeal, target=TARGETS),
            st.builds(Renumbering, target=TARGETS, number=st.just(number)),
            st.builds(Split, target=TARGETS, before=WORDS, number=st.just(number)),
            st.builds(Join, target=st.just("art_1__subpara_1"), second=TARGETS, seam=WORDS | st.just("")),
        )
    )
    return chosen


@settings(max_examples=600, deadline=None)
@given(trees(), operations())
def test_applying_and_then_inverting_is_the_identity_wherever_it_is_claimed(before: Tree, operation: Operation) -> None:
    forward = operation.apply(before)
    if not forward.certain or forward.findings:
        return
    back = operation.invert(forward.units)
    if back.certain:
        assert back.units == before
    else:
        assert back.lost or back.candidates
        assert back.findings
        assert not back.candidates or before in back.candidates or back.lost


@settings(max_examples=300, deadline=None)
@given(trees(), operations())
def test_an_uncertain_outcome_changes_nothing_and_says_why(before: Tree, operation: Operation) -> None:
    result = operation.apply(before)
    if not result.certain:
        assert result.units == before
        assert result.findings


@settings(max_examples=300, deadline=None)
@given(trees(), operations())
def test_what_an_operation_does_not_touch_stays_as_it_is(before: Tree, operation: Operation) -> None:
    result = operation.apply(before)
    if result.certain and not result.assumed:
        for unit in before[0].walk():
            now = find(result.units, unit.eid)
            if unit.eid not in result.touched and now is not None:
                assert now.line == unit.line


@settings(max_examples=200, deadline=None)
@given(trees(), LINE, st.sampled_from(["8", "9"]))
def test_the_publishers_habit_is_undone_in_lists_that_end_in_a_full_stop(before: Tree, line: str, number: str) -> None:
    last = before[0].children[-1]
    closed = evolve(last, line=last.line.rstrip(".;,") + ".")
    tree = (evolve(before[0], children=(*before[0].children[:-1], closed)),)
    operation = Insertion(target="art_1", new=subpara(number, line.rstrip(".;,") + "."))
    forward = operation.apply(tree, habits=LIST_END)
    assert operation.invert(forward.units, habits=LIST_END).units == tree


@settings(max_examples=400, deadline=None)
@given(trees(), PHRASE, PHRASE, TARGETS)
def test_the_short_way_of_a_plain_replacement_gives_what_the_long_way_gives(
    before: Tree, old: str, new: str, target: str
) -> None:
    operation = Replacement(target=target, old=old, new=new)
    short = operation._apply_plain(before)
    lines = lines_in(before, target)
    if short is not None and lines is not None:
        assert short == operation._swap(before, lines, old, new)

"""Parts and what is counted in them: found in the text where it tells, and otherwise a doubt."""

import pytest

from lawtime.model.document import Provision
from lawtime.model.operations import (
    Addition,
    Applied,
    Habit,
    Insertion,
    Operation,
    Repeal,
    Replacement,
    Side,
    Substitution,
)
from lawtime.model.parts import entered, located, parts_of
from lawtime.model.scopes import scope_of

SPAN = (0, 0)
LIST_END = frozenset({Habit.LIST_END})
Tree = tuple[Provision, ...]


def al(number: int, words: str, parent: str = "art_1", *children: Provision) -> Provision:
    return Provision(f"{parent}__al_{number}", "al", "", "", words, SPAN, children)


def subpara(number: str, words: str, parent: str = "art_1") -> Provision:
    return Provision(f"{parent}__subpara_{number}", "subpara", number, "", f"{number}) {words}", SPAN)


def article(*children: Provision, line: str = "") -> Tree:
    return (Provision("art_1", "art", "1", "H", line, SPAN, children),)


def lines(*words: str) -> Tree:
    return article(*(al(n, each) for n, each in enumerate(words, 1)))


def codes(result: Applied) -> list[str]:
    return [finding.code for finding in result.findings]


PAID = lines("One.", "A sum is paid:", "from 2023, a;", "from 2024, b.", "Third part.")
TWO = article(
    al(1, "Part one:"), subpara("1", "a;"), subpara("2", "b."),
    al(2, "Part two:", "art_1", subpara("1", "c;", "art_1__al_2"), subpara("2", "d.", "art_1__al_2")),
)  # fmt: skip
UNCLEAR = article(al(1, "One -"), al(2, "Two:"), subpara("1", "a;"), subpara("2", "b."))
LATER = article(al(1, "One."), al(2, "Two:"), subpara("1", "a;"), subpara("2", "b."))


@pytest.mark.parametrize(
    ("units", "parts"),
    [
        (PAID, [(0, 1), (1, 4), (4, 5)]),
        (TWO, [(0, 3), (3, 4)]),
        (LATER, [(0, 1), (1, 4)]),
        (article(subpara("1", "a.")), None),
        (lines("Lead:", "one.", "two."), None),
        (lines("Lead:", "one only."), None),
        (lines("Whoever steals -", "is punished."), None),
        (lines("One.", "of the law."), None),
        (article(Provision("art_1__para_1", "para", "1", "", "1. A.", SPAN)), None),
    ],
)
def test_parts_are_told_apart_where_their_closing_signs_tell(units: Tree, parts: list[tuple[int, int]] | None) -> None:
    assert parts_of(units[0]) == parts


@pytest.mark.parametrize(
    ("units", "eid", "part", "found"),
    [
        (PAID, "art_1__al_3", True, "art_1__al_5"),
        (PAID, "art_1__al_3", False, "art_1__al_3"),
        (PAID, "art_1__al_2__al_3", False, "art_1__al_4"),
        (PAID, "art_1__al_2__al_4", False, "art_1__part_of_4"),
        (PAID, "art_1__al_4", True, "art_1__part_4"),
        (TWO, "art_1__al_1__subpara_2", False, "art_1__subpara_2"),
        (TWO, "art_1__al_2__subpara_2", False, "art_1__al_2__subpara_2"),
        (TWO, "art_1__subpara_2", False, None),
        (LATER, "art_1__al_2__subpara_2", False, "art_1__subpara_2"),
        (LATER, "art_1__al_1__subpara_2", False, "art_1__al_1__subpara_2"),
        (lines("Lead:", "one.", "two."), "art_1__al_2", True, None),
        (lines("Lead:", "one.", "two."), "art_1__al_1__al_2", False, "art_1__al_2"),
        (PAID, "art_1__para_3", True, "art_1__al_5"),
        (PAID, "art_1__para_3", False, "art_1__para_3"),
        (PAID, "art_7__al_3", True, "art_7__al_3"),
        (PAID, "art_1__al_x", True, "art_1__al_x"),
        (PAID, "art_1__al_2__al_3__al_1", False, None),
        (TWO, "art_1__al_1__al_2", False, None),
        (UNCLEAR, "art_1__al_2__subpara_1", False, "art_1__subpara_1"),
        (UNCLEAR, "art_1__al_2__subpara_9", False, None),
        (article(al(1, "", "art_1")), "art_1__al_1", True, None),
        (article(al(1, "One."), line="1. Own."), "art_1__al_1", True, "art_1__al_1"),
        (article(al(2, "Two."), line="1. Own."), "art_1__al_1__al_1", False, "art_1__al_1"),
        (article(al(2, "Two."), line="1. Own."), "art_1__al_2", True, "art_1__al_2"),
    ],
)
def test_what_is_counted_is_found_where_the_text_tells(units: Tree, eid: str, part: bool, found: str | None) -> None:
    assert located(units, eid, part) == found


def test_a_line_in_a_part_of_a_subparagraph_is_counted_twice() -> None:
    sub = Provision(
        "art_1__subpara_1", "subpara", "1", "", "1) first;", SPAN,
        (al(2, "Second:", "art_1__subpara_1"), al(3, "a;", "art_1__subpara_1"), al(4, "b.", "art_1__subpara_1")),
    )  # fmt: skip
    sub = Provision(sub.eid, sub.kind, sub.number, "", "1) first.", SPAN, sub.children)
    units = article(al(1, "One:"), sub)
    assert located(units, "art_1__al_1__subpara_1__al_2__al_3", False) == "art_1__subpara_1__al_4"


@pytest.mark.parametrize(
    ("units", "operation", "after"),
    [
        (
            PAID,
            Substitution(target="art_1__al_2", part=True, new=(al(1, "New."),)),
            "One.\nNew.\nThird part.",
        ),
        (PAID, Repeal(target="art_1__al_2", part=True), "One.\nThird part."),
        (
            PAID,
            Replacement(target="art_1__al_2", part=True, old="b", new="c"),
            "One.\nA sum is paid:\nfrom 2023, a;\nfrom 2024, c.\nThird part.",
        ),
        (
            PAID,
            Addition(target="art_1__al_3", part=True, new="too", side=Side.END),
            PAID[0].text.replace("Third part", "Third part too"),
        ),
        (
            PAID,
            Insertion(target="art_1", part=True, new=al(3, "Fresh.")),
            "One.\nA sum is paid:\nfrom 2023, a;\nfrom 2024, b.\nFresh.\nThird part.",
        ),
        (
            PAID,
            Insertion(target="art_1__al_2", new=al(3, "from 2025, x;", "art_1__al_2")),
            "One.\nA sum is paid:\nfrom 2023, a;\nfrom 2025, x;\nfrom 2024, b.\nThird part.",
        ),
        (
            TWO,
            Insertion(target="art_1__al_2", new=subpara("1-1", "x;", "art_1__al_2")),
            "Part one:\n1) a;\n2) b.\nPart two:\n1) c;\n1-1) x;\n2) d.",
        ),
        (
            TWO,
            Replacement(target="art_1__al_2__subpara_1", old="c", new="z"),
            "Part one:\n1) a;\n2) b.\nPart two:\n1) z;\n2) d.",
        ),
        (PAID, Repeal(target="art_1__al_9", part=True), "no-such-element"),
        (TWO, Replacement(target="art_1__subpara_1", old="a", new="z"), "line-miscounted"),
        (TWO, Insertion(target="art_1", new=subpara("3", "x.")), "line-miscounted"),
        (lines("Lead:", "one.", "two."), Repeal(target="art_1__al_2", part=True), "line-miscounted"),
        (lines("Lead:", "one.", "two."), Insertion(target="art_1", part=True, new=al(2, "New.")), "line-miscounted"),
        (PAID, Insertion(target="art_1", part=True, new=al(9, "New.")), "no-such-element"),
        (PAID, Insertion(target="art_1__al_1", new=subpara("1", "x.", "art_1__al_1")), "line-miscounted"),
    ],
)  # fmt: skip
def test_an_operation_on_a_part_works_on_all_of_it_and_nothing_else(
    units: Tree, operation: Operation, after: str
) -> None:
    result = operation.apply(units)
    assert (result.units[0].text if result.certain else codes(result)[0]) == after
    if result.certain and isinstance(operation, Insertion | Replacement | Addition):
        assert operation.invert(result.units).units == units


def test_a_part_of_several_lines_comes_in_line_by_line_and_goes_again() -> None:
    steps = [
        Insertion(target="art_1", part=True, new=al(3, "Paid are:")),
        Insertion(target="art_1__al_3", new=al(2, "x;", "art_1__al_3")),
        Insertion(target="art_1__al_3", new=al(3, "y.", "art_1__al_3")),
    ]
    units = lines("One.", "Two.")
    reached = [units]
    for step in steps:
        result = step.apply(reached[-1])
        assert result.certain
        reached.append(result.units)
    assert reached[-1][0].text == "One.\nTwo.\nPaid are:\nx;\ny."
    for step, before in zip(reversed(steps), reversed(reached[:-1]), strict=True):
        assert step.invert(reached.pop()).units == before


@pytest.mark.parametrize(
    ("units", "target", "eid", "part", "found"),
    [
        (UNCLEAR, "art_1__al_2", "art_1__al_2__subpara_3", False, ("art_1", "art_1__subpara_3")),
        (UNCLEAR, "art_1__al_2", "art_1__al_2__al_3", False, None),
        (UNCLEAR, "art_1", "art_1__al_3", True, None),
        (UNCLEAR, "art_1", "art_1__al_3", False, None),
        (PAID, "art_1", "art_1__al_x", True, ("art_1", "art_1__al_x")),
        (PAID, "art_9", "art_9__al_2", True, ("art_9", "art_9__al_2")),
        (PAID, "art_1__al_9", "art_1__al_9__al_2", False, ("art_1__part_9", "art_1__al_9__al_2")),
        (PAID, "art_1__al_1", "art_1__al_1__al_9", False, None),
        (article(al(2, "Two."), line="1. Own."), "art_1", "art_1__al_1", True, ("art_1__part_1", "art_1__al_1")),
        (TWO, "art_1__al_1", "art_1__al_1__al_2", False, None),
        (
            lines("Lead:", "a."),
            "art_1__subpara_9",
            "art_1__subpara_9__al_1__al_2",
            False,
            ("art_1__subpara_9", "art_1__subpara_9__al_1__al_2"),
        ),
    ],
)
def test_what_comes_in_is_counted_where_the_text_tells(
    units: Tree, target: str, eid: str, part: bool, found: tuple[str, str] | None
) -> None:
    assert entered(units, target, eid, part) == found


@pytest.mark.parametrize(
    ("children", "new", "texts"),
    [
        ((subpara("1", "a;"), subpara("2", "b.")), subpara("3", "c;"), {"3) c;", "3) c."}),
        ((subpara("1", "a;"), subpara("2", "b.")), subpara("1-1", "c."), {"1-1) c.", "1-1) c;"}),
        ((al(1, "List:"), al(2, "a;"), al(3, "b.")), al(4, "c;"), {"c;", "c."}),
    ],
)
def test_an_element_whose_closing_sign_does_not_fit_its_list_is_one_of_two(
    children: Tree, new: Provision, texts: set[str]
) -> None:
    result = Insertion(target="art_1", new=new).apply(article(*children), habits=LIST_END)
    assert codes(result) == ["closing-sign"]
    assert {unit.line for (tree,) in result.candidates for unit in tree.children if unit.eid == new.eid} == texts


def test_words_that_bring_their_own_closing_sign_stand_before_or_behind_the_old_one() -> None:
    units = article(subpara("28", "a; b;"))
    result = Addition(target="art_1__subpara_28", new="clerks;", side=Side.END).apply(units)
    assert [tree[0].children[0].line for tree in result.candidates] == ["28) a; b clerks;", "28) a; b; clerks;"]
    assert Addition(target="art_1__subpara_28", new=", clerks;", side=Side.END).apply(units).certain


def test_elements_between_two_numbers_go_with_all_that_came_in_between() -> None:
    units = article(*(subpara(number, "x;") for number in ("1", "2", "2-1", "3", "4")))
    operation = Repeal(target="art_1__subpara_2", through="3")
    result = operation.apply(units)
    assert [unit.number for unit in result.units[0].children if unit.gone] == ["2", "2-1", "3"]
    assert operation.invert(result.units).lost == ("art_1",)
    assert scope_of(operation).target == "art_1"
    assert codes(Repeal(target="art_1__subpara_2", through="9").apply(units)) == ["no-such-element"]
    assert codes(Repeal(target="art_1__subpara_3", through="2").apply(units)) == ["no-place"]


def test_a_line_is_not_the_list_that_hangs_on_it() -> None:
    lead = "art_1__al_2"
    assert codes(Substitution(target=lead, new=(al(1, "New lead:"),)).apply(TWO)) == ["line-miscounted"]
    assert codes(Repeal(target=lead).apply(TWO)) == ["line-miscounted"]
    two = article(al(1, "Part one."), TWO[0].children[3])
    assert Substitution(target=lead, new=(al(1, "New lead:"),)).apply(two).units[0].text.splitlines()[1:] == [
        "New lead:",
        "1) c;",
        "2) d.",
    ]
    assert codes(Substitution(target=lead, new=(al(1, "One."), al(2, "Two."))).apply(two)) == ["more-than-a-line"]
    assert codes(Repeal(target=lead).apply(two)) == ["own-line-repealed"]
    assert codes(Replacement(target=lead, old="c", new="z").apply(two)) == ["words-not-found"]
    assert Replacement(target=lead, part=True, old="c", new="z").apply(two).certain

"""Operations on elements and numbers: what they do, and what they refuse."""

import pytest
from attrs import evolve

from lawtime.model.document import Provision
from lawtime.model.elements import find, miscounted, number_key, place_by_number, spot
from lawtime.model.operations import (
    Applied,
    Habit,
    Insertion,
    Join,
    Operation,
    Renumbering,
    Repeal,
    Replacement,
    Split,
    Substitution,
    apply_all,
)
from lawtime.model.wording import leaves_rough, occurrences, splice

SPAN = (0, 0)
LIST_END = frozenset({Habit.LIST_END})
Tree = tuple[Provision, ...]


def subpara(number: str, words: str, parent: str = "art_1") -> Provision:
    return Provision(f"{parent}__subpara_{number}", "subpara", number, "", f"{number}) {words}", SPAN)


def al(number: int, words: str, parent: str = "art_1") -> Provision:
    return Provision(f"{parent}__al_{number}", "al", "", "", words, SPAN)


def article(*children: Provision, number: str = "1", heading: str = "Powers", line: str = "") -> Provision:
    return Provision(f"art_{number}", "art", number, heading, line, SPAN, children)


POWERS = (article(al(1, "The Government:"), subpara("4", "makes lists;"), subpara("5", "forms a commission.")),)


def codes(result: Applied) -> list[str]:
    return [finding.code for finding in result.findings]


# -- elements ----------------------------------------------------------------------------------------------------------


def test_a_repealed_element_leaves_a_tombstone_and_comes_back_only_where_its_text_is_given() -> None:
    operation = Repeal(target="art_1__subpara_5")
    result = operation.apply(POWERS)
    gone = find(result.units, "art_1__subpara_5")
    assert gone is not None
    assert (gone.gone, result.units[0].text) == (True, "The Government:\n4) makes lists;")
    assert operation.invert(result.units).lost == ("art_1__subpara_5",)
    assert operation.invert(result.units, lost=find(POWERS, "art_1__subpara_5")).units == POWERS
    assert codes(operation.apply(result.units)) == ["already-repealed"]


def test_a_repeal_of_what_is_not_there_is_a_finding() -> None:
    assert codes(Repeal(target="art_1__subpara_9").apply(POWERS)) == ["no-such-element"]
    assert codes(Repeal(target="art_1__subpara_5").invert(POWERS, lost=subpara("5", "forms a commission."))) != []


def test_a_repealed_act_keeps_only_tombstones() -> None:
    result = Repeal(target="act").apply(POWERS)
    assert (result.units[0].gone, result.units[0].text) == (True, "")
    assert Repeal(target="act").invert(result.units, lost=POWERS[0]).lost == ("act",)


def test_a_repealed_chapter_takes_its_articles_with_it_and_names_them() -> None:
    chapter = Provision("chp_1", "chp", "1", "", "", SPAN, POWERS)
    result = Repeal(target="chp_1").apply((chapter,))
    assert (result.touched, find(result.units, "art_1")) == (("chp_1", "art_1"), None)


def test_a_heading_can_go_and_the_line_that_bears_a_number_cannot_for_certain() -> None:
    assert Repeal(target="art_1__heading").apply(POWERS).units[0].heading == ""
    para = Provision("art_1__para_1", "para", "1", "", "1. Part one:", SPAN, (subpara("1", "a;", "art_1__para_1"),))
    assert codes(Repeal(target="art_1__para_1__al_1").apply((para,))) == ["own-line-repealed"]


def test_a_part_goes_with_the_numbered_elements_that_hang_on_it() -> None:
    units = (article(al(1, "One."), al(2, "Two:"), subpara("1", "a;"), subpara("2", "b."), al(3, "Three.")),)
    assert Repeal(target="art_1__al_2", part=True).apply(units).units[0].text == "One.\nThree."
    assert Repeal(target="art_1__al_2").apply(units).units[0].text == "One.\n1) a;\n2) b.\nThree."


def test_an_element_stated_anew_takes_the_place_of_the_old() -> None:
    new = subpara("4", "makes lists of objects;")
    operation = Substitution(target="art_1__subpara_4", new=(new,))
    result = operation.apply(POWERS)
    assert find(result.units, "art_1__subpara_4") == new
    assert operation.invert(result.units).lost == ("art_1__subpara_4",)
    assert operation.invert(result.units, lost=find(POWERS, "art_1__subpara_4")).units == POWERS
    assert codes(operation.invert(result.units, lost=al(1, "x"))) == ["lost-text-disagrees"]


def test_a_closing_sign_that_no_longer_fits_its_list_is_one_of_two() -> None:
    result = Substitution(target="art_1__subpara_5", new=(subpara("5", "forms councils;"),)).apply(POWERS)
    assert codes(result) == ["closing-sign"]
    assert [units[0].text.splitlines()[-1] for units in result.candidates] == [
        "5) forms councils;",
        "5) forms councils.",
    ]


@pytest.mark.parametrize(
    ("target", "new", "code"),
    [
        ("art_1__subpara_9", (subpara("9", "x;"),), "no-such-element"),
        ("art_1__subpara_4", (subpara("6", "x;"),), "number-differs"),
        ("art_1__subpara_4", (subpara("4", "x;"), subpara("4-1", "y;")), "more-than-one-element"),
    ],
)
def test_a_new_text_that_does_not_fit_its_target_is_not_put_in(target: str, new: Tree, code: str) -> None:
    assert codes(Substitution(target=target, new=new).apply(POWERS)) == [code]


def test_unnumbered_lines_are_counted_anew_when_one_becomes_two() -> None:
    units = (article(al(1, "One."), al(2, "Two.")),)
    result = Substitution(target="art_1__al_1", new=(al(1, "A."), al(2, "B."))).apply(units)
    assert [(unit.eid, unit.line) for unit in result.units[0].children] == [
        ("art_1__al_1", "A."),
        ("art_1__al_2", "B."),
        ("art_1__al_3", "Two."),
    ]


def test_the_line_that_bears_a_number_is_stated_anew_with_or_without_it() -> None:
    child = subpara("1", "a;", "art_1__para_1")
    para = Provision("art_1__para_1", "para", "1", "", "1. Old:", SPAN, (child,))
    for words in ("New:", "1. New:"):
        new = evolve(para, line=words, children=()) if words[0] == "1" else al(1, words)
        result = Substitution(target="art_1__para_1__al_1", new=(new,)).apply((para,))
        assert result.units[0] == evolve(para, line="1. New:")
    lists = Substitution(target="art_1__para_1__al_1", new=(evolve(para, line="1. New:"),))
    assert codes(lists.apply((para,))) == ["more-than-a-line"]
    part = evolve(lists, part=True, new=(evolve(para, line="1. New:", children=(evolve(child, line="1) b;"),)),))
    assert part.apply((para,)).units[0].text == "1. New:\n1) b;"


def test_a_heading_is_stated_anew() -> None:
    new = Provision("art_1__heading", "al", "", "", "Duties", SPAN)
    assert Substitution(target="art_1__heading", new=(new,)).apply(POWERS).units[0].heading == "Duties"


@pytest.mark.parametrize(("number", "index"), [("1", 1), ("4-1", 2), ("6", 3)])
def test_an_inserted_element_stands_where_its_number_says(number: str, index: int) -> None:
    operation = Insertion(target="art_1", new=subpara(number, "new;"))
    result = operation.apply(POWERS)
    assert result.units[0].children[index].number == number
    assert operation.invert(result.units).units == POWERS


def test_an_element_at_the_end_of_a_list_turns_the_full_stop_before_it_by_the_publishers_habit() -> None:
    operation = Insertion(target="art_1", new=subpara("6", "appoints."))
    result = operation.apply(POWERS, habits=LIST_END)
    assert result.units[0].text.splitlines()[-2:] == ["5) forms a commission;", "6) appoints."]
    assert result.assumed == ("publisher.list_end",)
    back = operation.invert(result.units, habits=LIST_END)
    assert (back.units, back.assumed) == (POWERS, ("publisher.list_end",))
    assert operation.apply(POWERS).units[0].text.splitlines()[-2] == "5) forms a commission."


@pytest.mark.parametrize(
    ("units", "operation", "code"),
    [
        (POWERS, Insertion(target="art_1", new=subpara("4", "other;")), "already-there"),
        (POWERS, Insertion(target="art_9", new=subpara("7", "x;", "art_9")), "no-such-element"),
        (
            (article(subpara("5", "b;"), subpara("4", "a;")),),
            Insertion(target="art_1", new=subpara("6", "x;")),
            "no-place",
        ),
        (POWERS, Insertion(target="art_1", new=al(7, "x")), "line-miscounted"),
        (POWERS, Insertion(target="act", new=Provision("chp_1", "chp", "1", "", "", SPAN)), "no-place"),
    ],
)
def test_an_element_that_has_no_place_is_not_put_in(units: Tree, operation: Insertion, code: str) -> None:
    result = operation.apply(units)
    assert (codes(result), result.units) == ([code], units)


def test_the_number_of_a_repealed_element_can_be_used_again() -> None:
    gone = Repeal(target="art_1__subpara_5").apply(POWERS).units
    result = Insertion(target="art_1", new=subpara("5", "new.")).apply(gone)
    assert (codes(result), result.units[0].text.splitlines()[-1]) == (["number-used-again"], "5) new.")


def test_an_article_goes_into_the_chapter_of_the_article_before_it() -> None:
    chapters = tuple(
        Provision(f"chp_{n}", "chp", n, "", "", SPAN, (article(number=a, line=f"Text {a}."),))
        for n, a in (("1", "2"), ("2", "3"))
    )
    operation = Insertion(target="act", new=article(number="2-1", line="New."))
    result = operation.apply(chapters)
    assert [unit.eid for unit in result.units[0].children] == ["art_2", "art_2-1"]
    assert operation.invert(result.units).units == chapters


def test_an_unnumbered_line_comes_in_at_its_count() -> None:
    units = (article(al(1, "One."), al(2, "Two.")),)
    operation = Insertion(target="art_1", new=al(2, "New."), part=True)
    result = operation.apply(units)
    assert result.units[0].text == "One.\nNew.\nTwo."
    assert operation.invert(result.units).units == units


def test_an_element_that_reads_otherwise_than_it_came_in_is_not_taken_out_for_certain() -> None:
    operation = Insertion(target="art_1", new=subpara("5", "other."))
    back = operation.invert(POWERS)
    assert (codes(back), back.candidates[0][0].text) == (["inserted-text-differs"], "The Government:\n4) makes lists;")
    assert codes(evolve(operation, new=subpara("9", "x;")).invert(POWERS)) == ["no-such-element"]


# -- numbers -----------------------------------------------------------------------------------------------------------


def test_a_renumbered_element_keeps_its_place_and_its_children_follow() -> None:
    para = Provision("art_1__para_2", "para", "2", "", "2. A:", SPAN, (subpara("1", "a;", "art_1__para_2"),))
    operation = Renumbering(target="art_1__para_2", number="3")
    result = operation.apply((para,))
    assert [(unit.eid, unit.line) for unit in result.units[0].walk()] == [
        ("art_1__para_3", "3. A:"),
        ("art_1__para_3__subpara_1", "1) a;"),
    ]
    assert operation.invert(result.units).units == (para,)


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (Renumbering(target="art_1__subpara_4", number="5"), "already-there"),
        (Renumbering(target="art_1__subpara_9", number="5"), "no-such-element"),
        (Renumbering(target="art_1__al_1", number="5"), "no-number"),
        (Split(target="art_1__subpara_9", before="x", number="6"), "no-such-element"),
        (Split(target="art_1__subpara_4", before="nowhere", number="6"), "words-found-otherwise"),
        (Split(target="art_1__subpara_4", before="lists;", number="5"), "already-there"),
        (Join(target="art_1__subpara_4", second="art_1__subpara_9"), "no-such-element"),
        (Join(target="art_1", second="art_1__subpara_4"), "not-joinable"),
        (Join(target="art_1__subpara_4", second="art_1__subpara_5", seam="dissolves"), "words-not-found"),
    ],
)
def test_numbers_that_do_not_fit_are_findings(operation: Operation, code: str) -> None:
    assert codes(operation.apply(POWERS)) == [code]


def test_a_split_joins_again_and_a_join_splits_again_where_its_seam_is_known() -> None:
    split = Split(target="art_1__subpara_5", before="a commission.", number="6")
    result = split.apply(POWERS)
    assert [unit.line for unit in result.units[0].children[2:]] == ["5) forms", "6) a commission."]
    assert split.invert(result.units).units == POWERS
    assert codes(split.invert(POWERS)) == ["no-before"]
    join = Join(target="art_1__subpara_4", second="art_1__subpara_5", seam="forms")
    joined = join.apply(POWERS)
    assert joined.units[0].text.splitlines()[-1] == "4) makes lists; forms a commission."
    assert join.invert(joined.units).units == POWERS
    assert evolve(join, seam="").invert(joined.units).lost == ("art_1__subpara_4", "art_1__subpara_5")
    assert codes(join.invert(POWERS)) == ["no-before"]


# -- many operations, addresses, counts ------------------------------------------------------------------------------


def test_a_doubt_that_a_later_operation_removes_leaves_no_doubt() -> None:
    restated = Substitution(target="art_1__subpara_5", new=(subpara("5", "forms councils;"),))
    added = Insertion(target="art_1", new=subpara("6", "appoints."))
    result = apply_all(POWERS, [restated, added], habits=LIST_END)
    assert (result.certain, result.units[0].text.splitlines()[-2:]) == (True, ["5) forms councils;", "6) appoints."])
    doubtful = apply_all(POWERS, [restated], habits=LIST_END)
    assert (doubtful.certain, len(doubtful.candidates)) == (False, 2)


def test_a_guess_stays_a_guess_whatever_follows() -> None:
    inside = Replacement(target="art_1", old="act", new="law")
    result = apply_all((article(line="a contract."),), [inside])
    assert (result.certain, [units[0].line for units in result.candidates]) == (False, ["a contrlaw."])


def test_words_that_were_all_of_a_line_do_not_leave_a_certain_text() -> None:
    assert codes(Replacement(target="art_1", old="law", new=None).apply((article(line="law"),))) == [
        "rough-punctuation"
    ]


def test_an_operation_that_cannot_be_done_ends_all_certainty() -> None:
    result = apply_all(POWERS, [Repeal(target="art_7"), Repeal(target="art_1__subpara_4")])
    assert (result.certain, result.units, result.candidates) == (False, POWERS, ())


def test_too_many_readings_are_no_reading() -> None:
    units = (article(line="a a a a. b b b b. c c c c."),)
    ops = [Replacement(target="art_1", old=old, new=old * 2) for old in "abc"]
    result = apply_all(units, ops)
    assert (result.certain, result.candidates) == (False, ())


@pytest.mark.parametrize(("one", "other"), [("4", "4-1"), ("4-1", "5"), ("9", "10"), ("a", "b"), ("4-1", "4-2")])
def test_numbers_are_ordered_as_they_are_printed(one: str, other: str) -> None:
    first, second = number_key(one), number_key(other)
    assert first is not None
    assert second is not None
    assert first < second


def test_numbers_of_no_known_form_give_no_place() -> None:
    assert number_key("?") is None
    assert place_by_number((), "subpara", "?") is None
    assert place_by_number((), "subpara", "1") == 0


def test_an_address_leads_to_a_unit_its_first_line_or_its_heading() -> None:
    found = [
        spot(POWERS, eid) for eid in ("art_1", "art_1__heading", "art_1__subpara_4__al_1", "art_2", "art_2__heading")
    ]
    assert [each.part if each else None for each in found] == ["unit", "heading", "line", None, None]


def test_lines_behind_a_list_may_be_counted_otherwise() -> None:
    units = (article(al(1, "One:"), subpara("1", "a."), al(2, "Two.")),)
    assert (miscounted(units, "art_1__al_2", False), miscounted(units, "art_1__al_2", True)) == (True, False)
    assert codes(Repeal(target="art_1__al_2").apply(units)) == ["line-miscounted"]


def test_signs_side_by_side_are_rough_only_where_they_were_not_before() -> None:
    assert leaves_rough("a, b;", "a,;")
    assert not leaves_rough("a,; b", "a,;")


def test_nothing_is_found_in_no_words() -> None:
    assert occurrences("text", " ") == []
    assert splice("a b", 0, 1, None) == "b"

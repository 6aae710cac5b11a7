"""Operations on words: what they do, and what they refuse."""

import pytest
from attrs import evolve

from lawtime.model.applied import BY_DICTIONARY, Forms
from lawtime.model.document import Provision
from lawtime.model.elements import find
from lawtime.model.operations import (
    EVERY,
    LAST,
    ONCE,
    Addition,
    Applied,
    Habit,
    Occurrence,
    Replacement,
    Side,
)

SPAN = (0, 0)
LIST_END = frozenset({Habit.LIST_END})


def subpara(number: str, words: str, parent: str = "art_1") -> Provision:
    return Provision(f"{parent}__subpara_{number}", "subpara", number, "", f"{number}) {words}", SPAN)


def al(number: int, words: str, parent: str = "art_1") -> Provision:
    return Provision(f"{parent}__al_{number}", "al", "", "", words, SPAN)


def article(*children: Provision, number: str = "1", heading: str = "Powers", line: str = "") -> Provision:
    return Provision(f"art_{number}", "art", number, heading, line, SPAN, children)


POWERS = (article(al(1, "The Government:"), subpara("4", "makes lists;"), subpara("5", "forms a commission.")),)


def codes(result: Applied) -> list[str]:
    return [finding.code for finding in result.findings]


# -- words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "old", "new", "after"),
    [
        ("of crimes and offences;", "of crimes and", "of criminal and other", "of criminal and other offences;"),
        ("of crimes, offences;", "crimes,", None, "of offences;"),
        ("science, youth policy, sport;", "youth policy,", None, "science, sport;"),
        ("the last word;", "word", None, "the last;"),
        ("First of all.", "First", None, "of all."),
        ("persons or bodies;", "or bodies", ", bodies or courts", "persons, bodies or courts;"),
        ("a contract and an act;", "act", "law", "a contract and an law;"),
    ],
)
def test_words_are_replaced_and_the_space_around_them_is_kept_as_a_printer_would(
    line: str, old: str, new: str | None, after: str
) -> None:
    result = Replacement(target="art_1", old=old, new=new).apply((article(line=line),))
    assert (result.units[0].line, result.certain) == (after, True)


@pytest.mark.parametrize(
    ("line", "old", "occurrence", "code"),
    [
        ("an act;", "law", ONCE, "words-not-found"),
        ("a law and a law;", "law", ONCE, "words-found-otherwise"),
        ("a law;", "law", Occurrence(times=2), "words-found-otherwise"),
        ("a law;", "law", Occurrence(nth=2), "words-found-otherwise"),
        ("a contract;", "act", ONCE, "words-inside-words"),
        ("a new law;", "law", ONCE, "words-already-replaced"),
        ("aaa", "aa", EVERY, "words-found-otherwise"),
    ],
)
def test_words_that_are_not_where_the_instruction_says_are_a_finding_and_no_certain_text(
    line: str, old: str, occurrence: Occurrence, code: str
) -> None:
    before = (article(line=line),)
    operation = Replacement(
        target="art_1", old=old if code != "words-already-replaced" else "old act", new="new law", occurrence=occurrence
    )
    result = operation.apply(before)
    assert (codes(result), result.certain, result.units) == ([code], False, before)


def test_words_found_more_often_than_allowed_leave_each_reading_as_a_candidate() -> None:
    result = Replacement(target="art_1", old="law", new="code").apply((article(line="law, law."),))
    assert [units[0].line for units in result.candidates] == ["code, law.", "law, code.", "code, code."]


def test_words_taken_out_that_leave_signs_side_by_side_are_doubtful() -> None:
    result = Replacement(target="art_1", old="sport", new=None).apply((article(line="science, sport;"),))
    assert codes(result) == ["rough-punctuation"]
    assert result.candidates[0][0].line == "science,;"


@pytest.mark.parametrize(
    ("occurrence", "after"),
    [(EVERY, "b, b, b"), (Occurrence(nth=2), "a, b, a"), (LAST, "a, a, b"), (Occurrence(times=3), "b, b, b")],
)
def test_an_instruction_may_mean_one_place_or_every_place(occurrence: Occurrence, after: str) -> None:
    result = Replacement(target="art_1", old="a", new="b", occurrence=occurrence).apply((article(line="a, a, a"),))
    assert result.units[0].line == after


def test_quotation_marks_and_dashes_stand_for_their_like_and_a_finding_says_so() -> None:
    result = Replacement(target="art_1", old='the "Bank" - body', new="it").apply(
        (article(line="the «Bank»  – body."),)
    )
    assert (result.units[0].line, codes(result)) == ("it.", ["words-in-other-signs"])


def test_the_printed_number_of_an_element_is_no_part_of_its_words() -> None:
    units = (article(subpara("4", "4 persons;")),)
    result = Replacement(target="art_1", old="4", new="five").apply(units)
    assert find(result.units, "art_1__subpara_4") == evolve(subpara("4", ""), line="4) five persons;")


def test_a_heading_is_meant_only_where_the_instruction_says_so() -> None:
    units = (article(line="Text.", heading="Powers"),)
    assert codes(Replacement(target="art_1", old="Powers", new="Duties").apply(units)) == ["words-not-found"]
    heading = Replacement(target="art_1__heading", old="Powers", new="Duties").apply(units)
    assert heading.units[0].heading == "Duties"
    assert Replacement(target="act", old="Powers", new="Duties", headings=True).apply(units).units == heading.units


def test_inflected_words_are_never_certain_without_a_morphology() -> None:
    operation = Replacement(target="art_1", old="law", new="code", inflected=True)
    result = operation.apply((article(line="a law."),))
    assert (codes(result), result.certain) == (["inflected-words"], False)
    assert result.candidates[0][0].line == "a code."
    assert operation.invert(result.candidates[0]).lost == ("art_1",)


class English:
    """A morphology that knows one plural, one article that must agree, and one form of two cases."""

    def forms(self, old: str, new: str) -> Forms | None:
        return Forms(((old, (new,)),), ((old + "s", (new + "s",)),)) if old in ("law", "Law") else None

    def stands_free(self, before: str, after: str, old: str, new: str) -> bool:
        return not before.endswith("this ")


class Doubled(English):
    """A morphology in which a form of the old words stands for two cases."""

    def forms(self, old: str, new: str) -> Forms | None:
        return Forms(((old, (new, new + "i")),))


def test_a_morphology_that_is_sure_makes_inflected_words_certain() -> None:
    operation = Replacement(target="art_1", old="law", new="code", inflected=True, in_numbers=True, inflector=English())
    result = operation.apply((article(line="a law among laws. Law it is."),))
    assert (result.units[0].line, result.assumed) == ("a code among codes. Code it is.", (BY_DICTIONARY,))
    assert codes(operation.apply((article(line="an act."),))) == ["words-not-found"]
    unknown = evolve(operation, old="act")
    assert codes(unknown.apply((article(line="an act."),))) == ["inflected-words"]
    assert codes(evolve(operation, inflector=None).apply((article(line="a law."),))) == ["inflected-words"]


@pytest.mark.parametrize(
    ("line", "inflector", "candidates"),
    [
        ("a law among laws.", English(), ["a code among codes.", "a code among laws."]),
        ("the Law of the land.", English(), ["the Code of the land.", "the Law of the land."]),
        ("this law.", English(), ["this code."]),
        ("a law.", Doubled(), ["a code.", "a codei."]),
        ("law law law law.", Doubled(), []),
    ],
)
def test_a_form_that_may_be_another_leaves_every_text_that_it_may_give(
    line: str, inflector: English, candidates: list[str]
) -> None:
    operation = Replacement(target="art_1", old="law", new="code", inflected=True, inflector=inflector)
    result = operation.apply((article(line=line),))
    assert (result.certain, codes(result)) == (False, ["inflected-words"])
    assert sorted(units[0].line for units in result.candidates) == sorted(candidates)


def test_words_taken_out_are_lost_and_so_is_their_place() -> None:
    operation = Replacement(target="art_1", old="youth,", new=None)
    after = operation.apply((article(line="science, youth, sport"),))
    back = operation.invert(after.units)
    assert (back.certain, codes(back), back.lost) == (False, ["not-invertible"], ("art_1",))


def test_a_line_given_back_from_elsewhere_is_taken_only_where_it_leads_to_the_text_after() -> None:
    before = article(line="science, youth, sport")
    operation = Replacement(target="art_1", old="youth,", new=None)
    after = operation.apply((before,)).units
    assert operation.invert(after, lost=before).units == (before,)
    assert codes(operation.invert(after, lost=article(line="science, sport and youth,"))) == ["lost-text-disagrees"]


def test_a_replacement_inverts_only_where_its_new_words_show_one_place() -> None:
    operation = Replacement(target="art_1", old="law", new="act")
    one = operation.invert((article(line="an act."),))
    two = operation.invert((article(line="act of act."),))
    none = operation.invert((article(line="a code."),))
    assert one.units[0].line == "an law."
    assert (codes(two), len(two.candidates)) == (["several-befores"], 2)
    assert codes(none) == ["new-words-not-found"]
    assert codes(operation.invert((article(line="an act of law."),))) == ["no-before"]
    assert codes(operation.invert(())) == ["no-such-element"]


@pytest.mark.parametrize(
    ("operation", "before", "after"),
    [
        (
            Addition(target="art_1", new="and bodies", side=Side.AFTER, anchor="persons"),
            "persons;",
            "persons and bodies;",
        ),
        (Addition(target="art_1", new=", bodies", side=Side.AFTER, anchor="persons"), "persons;", "persons, bodies;"),
        (Addition(target="art_1", new="natural", side=Side.BEFORE, anchor="persons"), "persons;", "natural persons;"),
        (
            Addition(target="art_1", new=", unless the law says otherwise", side=Side.END),
            "A rule.",
            "A rule, unless the law says otherwise.",
        ),
        (Addition(target="art_1", new="Two.", side=Side.SENTENCE), "One.", "One. Two."),
    ],
)
def test_words_are_added_where_the_instruction_says_and_taken_away_again(
    operation: Addition, before: str, after: str
) -> None:
    units = (article(line=before),)
    result = operation.apply(units)
    assert (result.units[0].line, result.certain) == (after, True)
    assert operation.invert(result.units).units == units


@pytest.mark.parametrize(
    ("operation", "line", "code"),
    [
        (Addition(target="art_1", new="x", side=Side.AFTER, anchor="persons"), "bodies;", "words-not-found"),
        (Addition(target="art_1", new="x", side=Side.AFTER, anchor="a"), "a and a;", "words-found-otherwise"),
        (Addition(target="art_1", new=", x.", side=Side.END), "4) text;", "closing-sign"),
        (Addition(target="art_1", new="Two.", side=Side.SENTENCE), "One;", "closing-sign"),
        (Addition(target="art_9", new="x", side=Side.END), "text", "no-such-element"),
    ],
)
def test_words_that_cannot_be_added_for_certain_are_not(operation: Addition, line: str, code: str) -> None:
    assert codes(operation.apply((article(line=line),))) == [code]


def test_words_added_to_an_element_of_several_lines_have_no_certain_place() -> None:
    result = Addition(target="art_1", new="x", side=Side.END).apply(POWERS)
    assert (codes(result), result.candidates[0][0].text.splitlines()[-1]) == (
        ["no-single-line"],
        "5) forms a commission x.",
    )


def test_words_that_were_never_added_cannot_be_taken_away() -> None:
    operation = Addition(target="art_1", new="x", side=Side.END)
    assert codes(operation.invert((article(line="a."),))) == ["new-words-not-found"]

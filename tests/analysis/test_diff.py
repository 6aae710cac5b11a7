"""Two answers compared: what is unchanged, what changed, and what the evidence does not tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

import lawtime
from lawtime.analysis.diff import Comparison, compare
from lawtime.analysis.redline import to_terminal
from lawtime.history.answers import Answer, Candidate, Certainty, Reason, Status, Version
from lawtime.model.acts import ActRef
from lawtime.model.commencement import Missing
from lawtime.model.dates import Exact

SEED = Path(__file__).parents[2] / "seeds" / "002_d26ded65753fa135.txt"
ACT = ActRef("law", "527-IV", date(2012, 1, 6))
EXACT = Version(Status.IN_FORCE, Certainty.EXACT, "Terms", "One text.", horizon=date(2024, 1, 1))
UNKNOWN = Version(
    Status.IN_FORCE,
    Certainty.UNKNOWN,
    "Terms",
    None,
    missing=(Missing("text", "what Law № 1-V changed"), Missing("text", "what Law № 2-V changed")),
    horizon=date(2024, 1, 1),
)
ABSENT = Version(Status.ABSENT, Certainty.EXACT, None, None, horizon=date(2024, 1, 1))


def compared(before: Version, after: Version, first: str = "2015-01-01", second: str = "2020-01-01") -> Comparison:
    one = Answer(ACT, "art_1", "en", date.fromisoformat(first), None, before)
    return compare(one, evolve(one, date=date.fromisoformat(second), version=after))


def test_equal_texts_are_unchanged_and_exact() -> None:
    found = compared(EXACT, EXACT)
    assert (found.unchanged, found.certainty, found.reason) == (True, Certainty.EXACT, "the text is the same")
    assert found.missing == ()


def test_other_words_are_a_change_and_shown_in_red() -> None:
    found = compared(EXACT, evolve(EXACT, text="Another text."))
    assert (found.unchanged, found.certainty) == (False, Certainty.EXACT)
    assert found.redline is not None
    assert to_terminal(found.redline) == "[-One-] {+Another+} text."


def test_what_is_past_the_horizon_is_only_presumed() -> None:
    found = compared(EXACT, evolve(EXACT, certainty=Certainty.PRESUMED))
    assert (found.unchanged, found.certainty) == (True, Certainty.PRESUMED)
    assert "as far as the evidence reaches" in found.reason


def test_another_status_is_a_change() -> None:
    found = compared(ABSENT, EXACT)
    assert (found.unchanged, found.reason) == (False, "it was absent, then in force")
    assert compared(ABSENT, ABSENT).reason == "it was absent on both dates"


def test_another_heading_is_a_change_and_an_unknown_one_is_not_settled() -> None:
    assert compared(EXACT, evolve(EXACT, heading="Words")).unchanged is False
    found = compared(evolve(EXACT, heading=None), EXACT)
    assert (found.unchanged, found.certainty) == (None, Certainty.UNKNOWN)
    assert "the heading on 2015-01-01 is not known" in found.reason


def test_the_side_that_is_not_recoverable_is_named_with_what_is_missing() -> None:
    found = compared(UNKNOWN, EXACT)
    assert (found.unchanged, found.certainty, found.redline) == (None, Certainty.UNKNOWN, None)
    assert found.reason == ("the text on 2015-01-01 is not recoverable (missing: what Law № 1-V changed, and 1 more)")
    assert [each.what for each in found.missing] == ["what Law № 1-V changed", "what Law № 2-V changed"]


def test_the_same_changes_made_on_both_dates_mean_unchanged_though_the_text_is_not_known() -> None:
    known = evolve(UNKNOWN, state=frozenset())
    assert compared(known, known).unchanged is True
    assert compared(known, known).certainty is Certainty.EXACT
    assert compared(known, known, second="2024-02-01").certainty is Certainty.PRESUMED
    assert compared(known, evolve(known, status=Status.SUSPENDED)).unchanged is None
    assert compared(known, evolve(known, certainty=Certainty.DISPUTED)).unchanged is None


def test_two_lists_of_possibilities_without_a_common_one_are_a_change() -> None:
    def either(*texts: str | None) -> Version:
        options = tuple(Candidate(Status.IN_FORCE, text, text is not None, "") for text in texts)
        return evolve(UNKNOWN, certainty=Certainty.ONE_OF, candidates=options)

    apart = compared(EXACT, either("Two.", "Three."))
    assert (apart.unchanged, apart.certainty) == (False, Certainty.ONE_OF)
    assert compared(EXACT, either("Two.", "One text.")).unchanged is None
    assert compared(EXACT, either("Two.", None)).unchanged is None


def test_a_part_that_took_effect_between_the_dates_is_told() -> None:
    staged = Reason(
        ACT, "commencement", "art_1__para_4", Exact(date(2016, 1, 1)), 3, "law.txt", "words", False, "transit"
    )
    elsewhere = evolve(staged, target="art_2")
    later = evolve(staged, date=Exact(date(2022, 1, 1)))
    version = evolve(EXACT, because=(staged, elsewhere, later))
    found = compared(version, version)
    assert found.unchanged is True
    assert found.reason == ("the text is the same; but article 1 paragraph 4 took effect 2016-01-01 as regards transit")


def test_disputed_evidence_is_said_to_contradict_itself() -> None:
    found = compared(evolve(UNKNOWN, certainty=Certainty.DISPUTED), EXACT)
    assert found.certainty is Certainty.DISPUTED
    assert "the sources contradict each other" in found.reason


@pytest.fixture(scope="module")
def law() -> lawtime.Law:
    return lawtime.read(SEED)


def test_the_acts_between_two_states_of_the_seed_law_are_named(law: lawtime.Law) -> None:
    view = law.article("15")
    found = compare(view.as_of(date(2022, 9, 1)), view.as_of(date(2023, 6, 1)))
    assert found.reason.endswith("; changed between them by № 157-VII, № 167-VII, № 168-VII")


def test_every_article_compared_with_itself_on_one_day_is_unchanged_where_that_is_settled(law: lawtime.Law) -> None:
    for eid in law.articles:
        answer = law.provision(eid).as_of(date(2019, 1, 1))
        assert compare(answer, answer).unchanged is True


RETITLED = """О вещах

Закон Республики Казахстан от 6 января 2012 года № 700-IV.

Статья 3. Сроки

1. Сроки идут.

Сноска. Заголовок статьи 3 в редакции Закона РК от 03.07.2014 № 230-V (вводится в действие с 01.01.2015).
"""


def test_a_heading_that_was_changed_is_not_claimed_for_the_time_before(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(RETITLED, "utf-8")
    view = lawtime.read(tmp_path / "law.txt").article("3")
    before, after = view.as_of(date(2014, 12, 31)), view.as_of(date(2015, 1, 1))
    assert (before.heading, after.heading) == (None, "Сроки")
    assert (before.text, before.certainty) == (after.text, Certainty.EXACT)
    assert compare(before, after).unchanged is None

"""What the seed law must answer: Law № 527-IV on national security, from its English text alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import lawtime
from lawtime import Between, Certainty, Exact, Law, Status

SEED = Path(__file__).parents[1] / "seeds" / "002_d26ded65753fa135.txt"
UNTOUCHED = [f"art_{n}" for n in (1, 2, 4, 7, 12, 17, 25, 26, 28, 29)]


@pytest.fixture(scope="module")
def law() -> Law:
    return lawtime.read(SEED)


def test_the_law_has_31_articles_21_footnotes_and_2_tombstones(law: Law) -> None:
    assert law.articles == tuple(f"art_{n}" for n in ("1", "2", "2-1", *map(str, range(3, 31))))
    kinds = [note.kind.value for note in law.notes]
    assert (kinds.count("footnote"), kinds.count("tombstone")) == (21, 2)


def test_its_notes_state_59_changes_by_38_acts_and_nothing_is_unread(law: Law) -> None:
    changes = [change for note in law.notes for change in note.changes]
    assert len(changes) == 59
    assert len({change.act for change in changes}) == 38
    assert [note.unread for note in law.notes if note.unread] == []


def test_an_article_inserted_later_was_absent_before(law: Law) -> None:
    answer = law.article("2-1").as_of(date(2015, 6, 1))
    assert (answer.status, answer.certainty, answer.text) == (Status.ABSENT, Certainty.EXACT, None)


@pytest.mark.parametrize("eid", UNTOUCHED)
def test_an_article_without_notes_is_exact_while_the_evidence_reaches(law: Law, eid: str) -> None:
    answer = law.provision(eid).as_of(date(2015, 6, 1))
    assert (answer.status, answer.certainty) == (Status.IN_FORCE, Certainty.EXACT)
    assert answer.text
    assert any("notes name every act" in each for each in answer.assumptions)


def test_the_text_of_article_26_is_what_the_edition_shows(law: Law) -> None:
    answer = law.article("26").as_of(date(2015, 6, 1))
    assert answer.text == "National security activities shall be funded from Public funds."
    assert answer.heading == "Financing of measures for national security"


def test_a_stated_date_of_force_divides_known_from_unknown_text(law: Law) -> None:
    article = law.article("14")
    assert article.as_of(date(2015, 1, 1)).certainty is Certainty.EXACT
    before = article.as_of(date(2014, 12, 31))
    assert (before.status, before.certainty, before.text) == (Status.IN_FORCE, Certainty.UNKNOWN, None)
    assert "227-V" in before.missing[0].what


def test_what_is_missing_names_each_later_act_and_what_is_needed_of_it(law: Law) -> None:
    answer = law.article("15").as_of(date(2015, 6, 1))
    assert answer.certainty is Certainty.UNKNOWN
    texts = [each.what for each in answer.missing if each.kind == "text"]
    later = "393-V 376-V 484-V 91-VI 126-VI 262-VI 347-VI 357-VI 365-VI 375-VI 141-VII 157-VII 167-VII 168-VII 94-VIII"
    assert [number in text for number, text in zip(later.split(), texts, strict=True)] == [True] * 15


def test_beyond_the_horizon_every_article_is_presumed_with_the_horizon_named(law: Law) -> None:
    answers = law.as_of(date(2025, 1, 1))
    assert answers.counts() == {("in_force", "presumed"): 31}
    assert {answer.horizon for answer in answers} == {date(2024, 8, 19)}


def test_an_edition_said_to_be_current_makes_every_article_exact(tmp_path: Path) -> None:
    corpus = lawtime.open(editions={date(2025, 1, 1): SEED})
    assert corpus.act("527-IV").as_of(date(2025, 1, 1)).counts() == {("in_force", "exact"): 31}


def test_between_the_bounds_of_the_newest_change_its_article_is_not_settled(law: Law) -> None:
    answer = law.article("15").as_of(date(2024, 8, 25))
    assert answer.certainty is Certainty.ONE_OF
    assert answer.version.valid_from == Between(date(2024, 8, 19), date(2024, 9, 18))
    known = [each for each in answer.candidates if each.text is not None]
    unknown = [each for each in answer.candidates if not each.known]
    assert len(known) == len(unknown) == 1
    assert known[0].text == law.article("15").as_of(date(2025, 1, 1)).text
    assert any(each.kind == "publication" and "94-VIII" in each.what for each in answer.missing)


def test_before_it_took_effect_the_law_was_not_yet_in_force(law: Law) -> None:
    counts = law.as_of(date(2012, 1, 10)).counts()
    assert counts == {("not_yet", "exact"): 30, ("absent", "exact"): 1}


def test_between_the_bounds_of_its_own_commencement_its_status_is_uncertain() -> None:
    corpus = lawtime.open(SEED)
    answer = corpus.act("527-IV").article("7").as_of(date(2012, 1, 20))
    assert (answer.status, answer.certainty) == (Status.UNCERTAIN, Certainty.ONE_OF)
    assert {each.status for each in answer.candidates} == {Status.NOT_YET, Status.IN_FORCE}
    assert any(each.kind == "publication" and "527-IV" in each.what for each in answer.missing)
    corpus.publish("527-IV", date(2012, 1, 9))
    settled = corpus.act("527-IV").article("7").as_of(date(2012, 1, 20))
    assert (settled.status, settled.certainty) == (Status.IN_FORCE, Certainty.EXACT)


def test_a_retroactive_change_exists_only_for_those_who_could_know_it(law: Law) -> None:
    article = law.article("22")
    then = article.as_of(date(2012, 3, 1), known_on=date(2012, 4, 1))
    assert "33-V" not in {reason.act.number for reason in then.provenance}
    assert then.version.valid_from == Between(date(2012, 1, 17), date(2012, 2, 16))
    now = article.as_of(date(2012, 3, 1), known_on=date(2013, 1, 1))
    assert now.version.valid_from == Exact(date(2012, 1, 1))
    told = [reason for reason in now.provenance if reason.act.number == "33-V"]
    assert [reason.retroactive for reason in told] == [True]


def test_staged_commencement_reaches_the_answer(law: Law) -> None:
    answer = law.provision("art_20__para_4__subpara_2").as_of(date(2013, 6, 1))
    staged = [reason for reason in answer.provenance if reason.action == "commencement" and reason.aspect]
    assert [reason.date for reason in staged] == [Exact(date(2015, 1, 1))]
    assert "aircraft" in staged[0].aspect


def test_a_sunset_in_the_text_reaches_the_answer(law: Law) -> None:
    answer = law.article("23").as_of(date(2026, 6, 1))
    sunsets = [reason for reason in answer.provenance if reason.action == "sunset"]
    assert [(reason.target, reason.date) for reason in sunsets] == [
        ("art_23__para_6__subpara_5__al_3", Exact(date(2026, 1, 1)))
    ]


def test_the_law_it_replaced_is_in_its_timeline(law: Law) -> None:
    rows = [row for row in law.timeline() if row.action == "superseded"]
    assert [(row.target, row.date) for row in rows] == [("art_30", Between(date(2012, 1, 17), date(2012, 2, 16)))]
    assert "June 26, 1998" in rows[0].quote


def test_an_element_removed_by_a_tombstone_is_repealed_from_its_date(law: Law) -> None:
    removed = law.provision("art_13__subpara_5")
    assert removed.as_of(date(2020, 1, 1)).status is Status.REPEALED
    assert removed.as_of(date(2015, 12, 31)).status is Status.IN_FORCE
    assert removed.as_of(date(2015, 12, 31)).certainty is Certainty.UNKNOWN


def test_an_element_whose_number_has_a_dash_was_absent_before_the_first_change(law: Law) -> None:
    inserted = law.provision("art_13__subpara_4-1")
    assert inserted.as_of(date(2015, 12, 31)).status is Status.ABSENT
    assert inserted.as_of(date(2020, 1, 1)).status is Status.UNCERTAIN
    assert inserted.as_of(date(2024, 8, 1)).certainty is Certainty.EXACT


def test_an_article_that_never_was_is_refused_with_near_misses(law: Law) -> None:
    with pytest.raises(lawtime.NotFoundError, match="article 30"):
        law.article("31")


def test_two_publications_that_differ_are_shown_and_neither_is_taken_in_silence() -> None:
    corpus = lawtime.open(SEED)
    corpus.publish("527-IV", date(2012, 1, 9), source="one")
    corpus.publish("527-IV", date(2012, 1, 17), source="other")
    answer = corpus.act("527-IV").article("7").as_of(date(2012, 1, 24))
    assert (answer.status, answer.certainty) == (Status.UNCERTAIN, Certainty.DISPUTED)
    told = " ".join(str(finding) for finding in answer.findings)
    assert "one" in told
    assert "other" in told
    agreed = corpus.act("527-IV").article("7").as_of(date(2012, 2, 20))
    assert (agreed.status, agreed.certainty) == (Status.IN_FORCE, Certainty.EXACT)


def test_a_publication_before_signature_is_a_finding_and_is_not_used() -> None:
    corpus = lawtime.open(SEED)
    corpus.publish("527-IV", date(2011, 12, 1))
    assert [finding.code for finding in corpus.findings] == ["publication-before-signature"]
    assert corpus.act("527-IV").article("7").as_of(date(2012, 1, 20)).status is Status.UNCERTAIN

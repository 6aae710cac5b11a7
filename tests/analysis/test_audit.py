from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from lawtime.analysis.audit import Audit, DatedEdition, Verdict, audit, audit_all, known_dates, share_contradicted
from lawtime.analysis.continuity import discontinuities
from lawtime.export.audits import audit_json, audit_rows
from lawtime.jurisdictions.kz import CONVENTIONS
from lawtime.model.acts import ActRef
from lawtime.model.commencement import After, Anchor, Counting, Excepted, OnDate, Rule, Staged, Unit, Unrecognised
from lawtime.model.document import Document, Provision
from lawtime.model.facts import Fact, InForce, Publication
from lawtime.model.notes import Action, Change, Note, NoteKind
from lawtime.reading.documents import read_document
from lawtime.reading.editions import read_notes
from lawtime.reading.publications import shipped_register
from lawtime.reading.sources import read_source

BASE = ActRef("law", "527-IV", date(2012, 1, 6))
ONE, TWO = ActRef("law", "357-VI", date(2020, 7, 3)), ActRef("law", "168-VII", date(2022, 12, 26))
TEN = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER)


def note(
    act: ActRef,
    rule: Rule = TEN,
    article: int = 1,
    action: Action = Action.AMENDED,
    unread: tuple[tuple[int, int, str], ...] = (),
) -> Note:
    kind = NoteKind.ANNOUNCEMENT if action is Action.ANNOUNCED else NoteKind.FOOTNOTE
    text = f"Article {article} by № {act.number}"
    return Note(text, "en", kind, (Change(f"art_{article}", action, None, act, rule),), unread, article)


def edition(
    claimed: str, *notes: Note, texts: tuple[str, ...] = ("one", "two"), act: ActRef | None = BASE
) -> DatedEdition:
    units = tuple(
        Provision(f"art_{n}", "art", str(n), "", "", (n, n), (Provision(f"art_{n}__al_1", "al", "", "", text, (n, n)),))
        for n, text in enumerate(texts, 1)
    )
    return DatedEdition(Document(f"{claimed}.txt", "en", "t", act, units, (), ()), notes, date.fromisoformat(claimed))


def judged(one: DatedEdition, *facts: Fact) -> Audit:
    return audit(one, known_dates([one], facts, CONVENTIONS))


TABLE = [
    ("2020-07-03", (), Verdict.CONTRADICTED, "2020-07-14"),
    ("2020-07-13", (), Verdict.CONTRADICTED, "2020-07-14"),
    ("2020-07-14", (), Verdict.UNDETERMINED, "2020-07-14"),
    ("2020-08-12", (), Verdict.UNDETERMINED, "2020-07-14"),
    ("2020-08-13", (), Verdict.CONSISTENT, "2020-07-14"),
    ("2020-07-20", (Publication(ONE, date(2020, 7, 9)),), Verdict.CONSISTENT, "2020-07-20"),
    ("2020-07-19", (Publication(ONE, date(2020, 7, 9)),), Verdict.CONTRADICTED, "2020-07-20"),
    ("2020-07-20", (InForce(ONE, date(2020, 7, 20)),), Verdict.CONSISTENT, "2020-07-20"),
]


@pytest.mark.parametrize(("claimed", "facts", "verdict", "earliest"), TABLE)
def test_a_text_cannot_be_older_than_the_changes_that_it_shows(
    claimed: str, facts: tuple[Fact, ...], verdict: Verdict, earliest: str
) -> None:
    found = judged(edition(claimed, note(ONE)), *facts)
    assert found.verdict is verdict
    assert found.earliest_possible == date.fromisoformat(earliest)
    assert found.reasons[0].act == ONE
    assert found.reasons[0].line == 1


def test_the_reason_quotes_the_note_that_proves_it_and_the_answer_names_what_it_assumes() -> None:
    found = judged(edition("2020-07-03", note(TWO, OnDate(date(2019, 1, 1)), article=2), note(ONE)))
    assert str(found.proof[0]) == (
        "Law № 357-VI of 03.07.2020 is shown as made and took effect between 2020-07-14 and 2020-08-13, after the"
        ' claimed 2020-07-03 (line 1: "Article 1 by № 357-VI")'
    )
    assert len(found.proof) == 1
    assert [each.name for each in found.assumptions] == ["kz.publication_window", "kz.count_from_day_after"]


ANNOUNCED = [
    ("2019-12-31", Verdict.CONSISTENT),
    ("2020-01-01", Verdict.CONTRADICTED),
]


@pytest.mark.parametrize(("claimed", "verdict"), ANNOUNCED)
def test_a_text_that_announces_a_change_had_ended_when_it_took_effect(claimed: str, verdict: Verdict) -> None:
    coming = note(ActRef("law", "262-VI", date(2019, 7, 3)), OnDate(date(2020, 1, 1)), action=Action.ANNOUNCED)
    found = judged(edition(claimed, coming))
    assert (found.verdict, found.latest_possible, found.earliest_possible) == (verdict, date(2019, 12, 31), None)
    assert found.began_by is None
    assert found.ended_by == found.reasons[0]


def test_an_announcement_whose_day_is_open_leaves_the_date_undetermined() -> None:
    found = judged(edition("2020-07-20", note(ONE, action=Action.ANNOUNCED)))
    assert found.verdict is Verdict.UNDETERMINED
    assert found.latest_possible == date(2020, 8, 12)


def test_an_exception_in_the_rule_may_be_the_one_that_holds() -> None:
    staged = Staged(TEN, (Excepted("item 3", OnDate(date(2020, 1, 1))),))
    assert judged(edition("2020-07-03", note(ONE, staged))).verdict is Verdict.UNDETERMINED
    assert judged(edition("2019-07-03", note(ONE, staged))).verdict is Verdict.CONTRADICTED


def test_what_was_not_understood_keeps_a_date_from_being_called_consistent() -> None:
    assert judged(edition("2021-01-01", note(ONE, unread=((0, 4, "some"),)))).verdict is Verdict.UNDETERMINED
    assert judged(edition("2021-01-01", note(ONE, Unrecognised("some day")))).verdict is Verdict.UNDETERMINED
    assert judged(edition("2021-01-01")).verdict is Verdict.UNDETERMINED
    assert judged(edition("2020-07-03", note(ONE, unread=((0, 4, "some"),)))).verdict is Verdict.CONTRADICTED


def test_an_edition_dated_before_its_act_was_signed_is_contradicted() -> None:
    assert judged(edition("2012-01-01", note(ONE, OnDate(date(2011, 1, 1))))).verdict is Verdict.CONTRADICTED
    assert judged(edition("2012-01-01", note(ONE, OnDate(date(2011, 1, 1))), act=None)).verdict is Verdict.CONSISTENT


def test_a_decision_that_interprets_says_nothing_of_the_date() -> None:
    found = judged(edition("2020-07-03", note(ONE, action=Action.INTERPRETED)))
    assert (found.verdict, found.earliest_possible) == (Verdict.CONSISTENT, None)


def test_a_change_that_only_a_later_edition_shows_ends_an_earlier_text() -> None:
    editions = [edition("2020-09-01", note(ONE)), edition("2023-06-01", note(ONE), note(TWO))]
    first, second = audit_all(editions, known_dates(editions, [], CONVENTIONS))
    assert (first.latest_possible, second.latest_possible) == (date(2023, 2, 4), None)
    assert (first.verdict, second.verdict) == (Verdict.CONSISTENT, Verdict.CONSISTENT)
    late = [evolve(editions[0], claimed=date(2023, 5, 1)), editions[1]]
    found = audit_all(late, known_dates(late, [], CONVENTIONS))
    assert found[0].verdict is Verdict.CONTRADICTED
    assert "№ 168-VII of 26.12.2022 is not shown" in found[0].reasons[0].says
    assert share_contradicted(found) == 0.5
    assert share_contradicted([]) == 0.0


def test_an_audit_is_written_as_json_and_as_a_table() -> None:
    found = judged(edition("2020-07-03", note(ONE)))
    told = audit_json(found)
    assert (told["edition"], told["claimed"], told["verdict"]) == ("2020-07-03.txt", "2020-07-03", "contradicted")
    assert (told["earliest_possible"], told["latest_possible"]) == ("2020-07-14", None)
    assert "357-VI" in told["reasons"][0]
    rows = audit_rows([found])
    assert rows[1][:5] == ("2020-07-03.txt", "2020-07-03", "contradicted", "2020-07-14", "?")
    assert rows[2][0] == "1 of 1 contradicted"


def codes(*editions: DatedEdition) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in discontinuities(editions)]


def test_a_text_that_changed_with_a_new_note_is_no_finding() -> None:
    assert codes(edition("2020-01-01"), edition("2021-01-01", note(ONE), texts=("new", "two"))) == []


def test_a_text_that_changed_with_no_note_is_a_finding() -> None:
    found = codes(edition("2020-01-01", note(ONE)), edition("2021-01-01", note(ONE), texts=("new", "two")))
    assert found == [("text-without-note", "art_1 differs from 2020-01-01.txt, and no note says why")]


def test_spaces_and_closing_signs_are_the_publishers_own_habit() -> None:
    before = edition("2020-01-01", texts=("a thing;", "two"))
    assert codes(before, edition("2021-01-01", texts=("a  thing.", "two"))) == []


def test_a_new_note_with_no_change_of_text_is_a_finding() -> None:
    found = codes(edition("2020-01-01"), edition("2021-01-01", note(ONE)))
    assert found == [("note-without-text", "art_1 has a new note of № 357-VI and the text of 2020-01-01.txt")]


def test_an_act_that_the_next_edition_names_no_more_is_a_finding_unless_the_article_was_said_anew() -> None:
    before = edition("2020-09-01", note(ONE))
    (found,) = codes(before, edition("2023-06-01", note(TWO, article=2), texts=("one", "new")))
    assert found == ("act-missing", "№ 357-VI is named at art_1 in 2020-09-01.txt and is missing here")
    assert codes(before, edition("2023-06-01", note(TWO, action=Action.REWORDED), texts=("new", "two"))) == []


def test_editions_are_taken_in_the_order_of_the_acts_that_they_show() -> None:
    older, newer = edition("2023-06-01"), edition("2020-09-01", note(ONE), texts=("new", "two"))
    assert codes(newer, evolve(older, claimed=date(2019, 1, 1))) == []


def test_editions_in_two_languages_are_not_compared() -> None:
    other = edition("2021-01-01", texts=("eins", "zwei"))
    assert codes(edition("2020-01-01"), evolve(other, document=evolve(other.document, lang="kk"))) == []


def real() -> list[DatedEdition]:
    root = Path(os.environ.get("LAWTIME_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    folder = root / "data" / "kz" / "527-IV" / "editions"
    if not folder.exists():
        pytest.skip("../shared/data is not here")
    found = []
    for path in sorted(folder.iterdir()):
        source = read_source(path)
        document = read_document(source.text, source=path.name, sha256=source.sha256)
        found.append(DatedEdition(document, read_notes(document), date.fromisoformat(path.name[:10])))
    return found


def test_the_archived_editions_are_judged_with_the_right_reasons() -> None:
    editions = real()
    found = audit_all(editions, known_dates(editions, shipped_register(), CONVENTIONS))
    told = {each.edition[:10]: (each.verdict.value, each.earliest_possible, each.proof[0].act) for each in found}
    assert {
        name: (verdict, str(earliest), act.number if act else "") for name, (verdict, earliest, act) in told.items()
    } == {
        "2014-11-07": ("contradicted", "2014-11-18", "248-V"),
        "2020-01-01": ("consistent", "2020-01-01", "262-VI"),
        "2020-07-03": ("contradicted", "2020-07-14", "357-VI"),
        "2023-02-26": ("consistent", "2023-02-26", "168-VII"),
        "2024-07-22": ("consistent", "2024-07-22", "86-VIII"),
    }
    assert found[0].latest_possible == date(2014, 12, 31)
    assert found[0].ended_by is not None
    assert found[0].ended_by.says == "Law № 227-V of 03.07.2014 is announced and took effect on 2015-01-01"
    assert [each.began_by == each.proof[0] for each in found] == [True] * 5
    assert share_contradicted(found) == 0.4


def test_without_the_register_a_sixty_day_rule_leaves_an_archived_date_undetermined() -> None:
    editions = real()
    found = {each.edition[:10]: each.verdict for each in audit_all(editions, known_dates(editions, [], CONVENTIONS))}
    assert found["2023-02-26"] is Verdict.UNDETERMINED
    assert found["2014-11-07"] is Verdict.CONTRADICTED

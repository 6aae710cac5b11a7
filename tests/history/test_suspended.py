"""Suspension as its own state, of a provision or a part of it, with the text that applies meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Certainty, Status
from lawtime.model.notes import Action
from lawtime.reading.notes import read_note

LAW = (
    "Закон Республики Казахстан от 6 января 2012 года № 527-IV\n\nО безопасности\n\n"
    "Статья 4. Понятия\n\nТекст.\n\nСтатья 5. Начала\n\n1. Первое.\n\n2. Второе.\n\n3. Третье.\n\n1) часть третьего."
    "\n\n{}\n\nСтатья 6. Конец\n\nЗакон вводится в действие с 1 февраля 2012 года.\n"
)
BY = "до 01.01.2026 Законом РК от 30.06.2022 № 130-VII (вводится в действие с 01.07.2022)"
PLAIN = f"Сноска. Действие пункта 2 приостановлено {BY}."
WITH_TEXT = f"Сноска. Пункт 2 приостановлен {BY} и действует в следующей редакции: «2. Временное.»."
ALL = "1. Первое.\n2. {}\n3. Третье.\n1) часть третьего."
DAYS = ("2022-06-30", "2022-07-01", "2025-12-31", "2026-01-01")


def asked(folder: Path, note: str, eid: str, day: str, known_on: str | None = None) -> Answer:
    (folder / "law.md").write_text(LAW.format(note), "utf-8")
    found = Corpus()
    law = found.add(folder / "law.md")
    assert law is not None
    known = date.fromisoformat(known_on) if known_on else None
    return law.provision(eid).as_of(date.fromisoformat(day), known_on=known)


def test_a_suspended_paragraph_is_suspended_and_its_article_is_in_force(tmp_path: Path) -> None:
    states = [asked(tmp_path, PLAIN, "art_5__para_2", day).status for day in DAYS]
    assert states == [Status.IN_FORCE, Status.SUSPENDED, Status.SUSPENDED, Status.IN_FORCE]
    for day in DAYS:
        whole = asked(tmp_path, PLAIN, "art_5", day)
        assert (whole.status, whole.text) == (Status.IN_FORCE, ALL.format("Второе."))
    held = asked(tmp_path, PLAIN, "art_5", "2023-01-01")
    assert ("130-VII", "suspended", "art_5__para_2") in {(e.act.number, e.action, e.target) for e in held.provenance}


def test_a_suspension_alters_no_text_before_it_or_after_it(tmp_path: Path) -> None:
    for day in DAYS:
        answer = asked(tmp_path, PLAIN, "art_5__para_2", day)
        assert answer.text == "2. Второе."
        assert answer.certainty in (Certainty.EXACT, Certainty.PRESUMED)


@pytest.mark.parametrize(
    "words",
    [
        "и действует в следующей редакции",
        ", в период приостановления данный пункт действует в следующей редакции",
        "и на период приостановления данный пункт действует в следующей редакции",
    ],
)
def test_the_text_that_a_note_gives_applies_meanwhile(tmp_path: Path, words: str) -> None:
    note = WITH_TEXT.replace("и действует в следующей редакции", words)
    texts = [asked(tmp_path, note, "art_5__para_2", day).text for day in DAYS]
    assert texts == ["2. Второе.", "2. Временное.", "2. Временное.", "2. Второе."]
    assert asked(tmp_path, note, "art_5__para_2", DAYS[1]).status is Status.IN_FORCE
    whole = [asked(tmp_path, note, "art_5", day).text for day in DAYS]
    old, new = ALL.format("Второе."), ALL.format("Временное.")
    assert whole == [old, new, new, old]
    assert asked(tmp_path, note, "art_5__para_1", DAYS[1]).text == "1. Первое."
    assert asked(tmp_path, note, "art_5__para_2", "2023-01-01", "2022-05-01").text == "2. Второе."


def test_what_lies_within_a_provision_that_has_another_text_meanwhile_is_not_known(tmp_path: Path) -> None:
    note = WITH_TEXT.replace("Пункт 2", "Пункт 3").replace("«2. Временное.»", "«3. Временное.»")
    assert asked(tmp_path, note, "art_5__para_3__subpara_1", "2023-01-01").certainty is Certainty.UNKNOWN
    assert asked(tmp_path, note, "art_5__para_3", "2023-01-01").text == "3. Временное."
    assert asked(tmp_path, note, "art_5", "2023-01-01").text == "1. Первое.\n2. Второе.\n3. Временное."


@pytest.mark.parametrize(
    "quoted", ["", ":", ": «Временное.»", ": «2. Временное.» и «2. Другое.»", ": «2. Временное.» Исключен."]
)
def test_a_text_that_does_not_fit_or_is_not_there_makes_doubt(tmp_path: Path, quoted: str) -> None:
    note = f"Сноска. Пункт 2 приостановлен {BY} и действует в следующей редакции{quoted}"
    answer = asked(tmp_path, note, "art_5__para_2", "2023-01-01")
    assert answer.certainty not in (Certainty.EXACT, Certainty.PRESUMED) or answer.status is Status.SUSPENDED
    assert answer.text != "2. Второе." or answer.status is Status.SUSPENDED


def test_a_suspended_article_is_suspended_with_all_within_it(tmp_path: Path) -> None:
    note = f"Сноска. Действие статьи 5 приостановлено {BY}."
    for eid in ("art_5", "art_5__para_2", "art_5__para_3__subpara_1"):
        assert asked(tmp_path, note, eid, "2023-01-01").status is Status.SUSPENDED
        assert asked(tmp_path, note, eid, "2026-01-01").status is Status.IN_FORCE
    assert asked(tmp_path, note, "art_4", "2023-01-01").status is Status.IN_FORCE


@pytest.mark.parametrize(
    "text",
    [
        WITH_TEXT,
        "Примечание ИЗПИ! Действие пункта 2 приостановлено до 01.01.2026 в соответствии с Законом РК от 30.06.2022 "
        "№ 130-VII и в период приостановления данный пункт действует в следующей редакции: «2. Временное.»",
        "Ескерту. 2-тармақтың қолданылуы 01.01.2026 дейін тоқтатыла тұрды - ҚР 30.06.2022 № 130-VII Заңымен, тоқтатыла "
        "тұрған кезеңде осы тармақ мынадай редакцияда қолданылады: «2. Временное.»",
        "Footnote. Paragraph 2 is suspended until 01.01.2026 by the Law of the RK No. 130-VII dated 30.06.2022 and "
        'during the suspension shall be in effect in the following edition: "2. Временное."',
    ],
)
def test_a_note_with_the_text_that_applies_meanwhile_is_read_in_three_languages(text: str) -> None:
    note = read_note(text, subject="art_5")
    (change,) = note.changes
    assert note.unread == ()
    assert note.text == text
    assert (change.target, change.action, change.until) == ("art_5__para_2", Action.SUSPENDED, date(2026, 1, 1))
    assert change.meanwhile == "2. Временное."

"""Amending acts that suspend a provision of another act, with the text that applies meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Certainty, Status

LAW = (
    "Закон Республики Казахстан от 6 января 2012 года № 527-IV\n\nО безопасности\n\nСтатья 4. Понятия\n\nТекст.\n\n"
    "Статья 5. Начала\n\n1. Первое.\n\n2. Второе.\n\n3. Третье.\n\nСтатья 6. Конец\n\n"
    "Закон вводится в действие с 1 февраля 2012 года.\n{}"
)
AMENDING = (
    "О внесении изменений в некоторые законодательные акты\n\nЗакон Республики Казахстан от 14 декабря 2021 года "
    "№ 95-VII\n\nСтатья 1. Внести изменения в следующие законодательные акты Республики Казахстан:\n\n"
    "1. В Закон Республики Казахстан от 1 января 2010 года № 1-IV «О другом»:\n\nстатью 3 исключить.\n\n"
    "Статья 2. {}\n\nСтатья 3. Настоящий Закон вводится в действие с 1 июля 2022 года.\n"
)
ACT = "Закона Республики Казахстан от 6 января 2012 года № 527-IV «О безопасности»"
PLAIN = f"Приостановить до 1 января 2026 года действие пункта 3 статьи 5 {ACT}."
MEANWHILE = (
    f"Приостановить до 1 января 2026 года действие пункта 3 статьи 5 {ACT}, установив, что в период приостановления "
    "данный пункт действует в следующей редакции:\n\n«3. Временное.»."
)
DAYS = ("2022-06-30", "2022-07-01", "2025-12-31", "2026-01-01")


def corpus(folder: Path, words: str, note: str = "") -> Corpus:
    (folder / "law.md").write_text(LAW.format(note), "utf-8")
    (folder / "95-VII_2021-12-14.md").write_text(AMENDING.format(words), "utf-8")
    found = Corpus()
    found.add(folder / "law.md")
    found.add(folder / "95-VII_2021-12-14.md")
    return found


def asked(found: Corpus, eid: str, day: str, known_on: str | None = None) -> Answer:
    known = date.fromisoformat(known_on) if known_on else None
    return found.act("527-IV").provision(eid).as_of(date.fromisoformat(day), known_on=known)


@pytest.mark.parametrize(
    "words",
    [
        PLAIN,
        f"Действие пункта 3 статьи 5 {ACT} приостановить до 1 января 2026 года.",
        f"Приостановить действие пункта 3 статьи 5 {ACT} до 1 января 2026 года.",
        f"Приостановить до 1 января 2026 года действие:\n\n1) статьи 2 {ACT.replace('527-IV', '1-IV')};\n\n"
        f"2) пункта 3 статьи 5 {ACT} (Ведомости Парламента Республики Казахстан, 2012 г., № 1, ст. 3).",
    ],
)
def test_a_provision_that_an_amending_act_suspends_is_suspended_for_that_time(tmp_path: Path, words: str) -> None:
    found = corpus(tmp_path, words)
    states = [asked(found, "art_5__para_3", day).status for day in DAYS]
    assert states == [Status.IN_FORCE, Status.SUSPENDED, Status.SUSPENDED, Status.IN_FORCE]
    assert asked(found, "art_5", DAYS[1]).status is Status.IN_FORCE
    assert asked(found, "art_4", DAYS[1]).status is Status.IN_FORCE
    held = asked(found, "art_5__para_3", DAYS[1])
    assert held.text == "3. Третье."
    assert ("95-VII", "suspended") in {(each.act.number, each.action) for each in held.provenance}
    assert asked(found, "art_5__para_3", DAYS[1], "2021-12-01").status is Status.IN_FORCE


def test_the_text_that_the_act_gives_applies_meanwhile(tmp_path: Path) -> None:
    found = corpus(tmp_path, MEANWHILE)
    assert [asked(found, "art_5__para_3", day).text for day in DAYS] == [
        "3. Третье.",
        "3. Временное.",
        "3. Временное.",
        "3. Третье.",
    ]
    assert asked(found, "art_5", DAYS[1]).text == "1. Первое.\n2. Второе.\n3. Временное."
    assert asked(found, "art_5", DAYS[1]).status is Status.IN_FORCE
    assert found.findings == corpus(tmp_path, "Прочее.").findings


def test_a_note_and_the_act_that_it_names_tell_of_one_suspension(tmp_path: Path) -> None:
    note = "\n\nСноска. Действие пункта 3 статьи 5 приостановлено до 01.01.2026 Законом РК от 14.12.2021 № 95-VII.\n"
    found = corpus(tmp_path, PLAIN, note)
    assert asked(found, "art_5__para_3", "2024-01-01").status is Status.SUSPENDED
    rows = [row for row in found.act("527-IV").timeline() if row.action == "suspended"]
    assert len(rows) == 1


def test_the_whole_act_may_be_suspended(tmp_path: Path) -> None:
    found = corpus(tmp_path, f"Приостановить до 1 января 2026 года действие {ACT}.")
    assert {asked(found, eid, "2024-01-01").status for eid in ("art_4", "art_5")} == {Status.SUSPENDED}


@pytest.mark.parametrize(
    "words",
    [
        PLAIN[:-1] + " в части выплат.",
        PLAIN.replace("до 1 января 2026 года ", ""),
        PLAIN.replace("пункта 3", "положений пункта 3"),
        MEANWHILE.replace("«3. Временное.».", ""),
        f"Установить, что до 1 января 2026 года действие пункта 3 статьи 5 {ACT} приостанавливается.",
    ],
)
def test_a_suspension_that_is_not_understood_leaves_the_act_in_doubt_and_says_so(tmp_path: Path, words: str) -> None:
    found = corpus(tmp_path, words)
    answer = asked(found, "art_5__para_3", "2024-01-01")
    assert answer.certainty not in (Certainty.EXACT, Certainty.PRESUMED)
    assert "instruction-unread" in {each.code for each in found.findings}
    assert asked(found, "art_5__para_3", "2022-06-30").text == "3. Третье."


def test_what_an_act_says_of_its_own_provisions_is_no_suspension_of_another(tmp_path: Path) -> None:
    found = corpus(tmp_path, "Приостановить до 1 января 2026 года действие статьи 1 настоящего Закона.")
    assert asked(found, "art_5__para_3", "2024-01-01").text == "3. Третье."


@pytest.mark.parametrize(
    ("lang", "words", "number"),
    [
        (
            "kk",
            "2-бап. «Қауіпсіздік туралы» 2012 жылғы 6 қаңтардағы № 527-IV Қазақстан Республикасы Заңының 5-бабы "
            "2-тармағының қолданылуы 2026 жылғы 1 қаңтарға дейін тоқтатыла тұрсын.",
            "527-IV",
        ),
        (
            "en",
            "Article 2. To suspend until 1 January 2026 the effect of paragraph 2 of Article 5 of the Law of the "
            'Republic of Kazakhstan dated 6 January 2012 No. 527-IV "On Security".',
            "527-IV",
        ),
    ],
)
def test_in_other_languages_a_suspension_is_seen(lang: str, words: str, number: str) -> None:
    from lawtime.reading.amending import read_amending

    found = read_amending(f"On amendments\n\n{words}", lang=lang).suspensions
    assert [each.cited.number if each.cited else None for each in found] == [number]


SUSPENDING_ALONE = {
    "ru": "О приостановлении действия норм\n\nЗакон Республики Казахстан от 14 декабря 2021 года № 95-VII\n\nСтатья 1. "
    f"{PLAIN}\n\nСтатья 2. Настоящий Закон вводится в действие с 1 июля 2022 года.\n",
    "en": "On suspension of certain provisions\n\nLaw of the Republic of Kazakhstan dated 14 December 2021 "
    "No. 95-VII\n\nArticle 1. To suspend until 1 January 2026 the effect of paragraph 3 of Article 5 "
    'of the Law of the Republic of Kazakhstan dated 6 January 2012 No. 527-IV "On Security".\n\n'
    "Article 2. This Law shall be enforced from 1 July 2022.\n",
    "kk": "Кейбір нормалардың қолданысын тоқтата тұру туралы\n\nҚазақстан Республикасының 2021 жылғы 14 желтоқсандағы "
    "№ 95-VII Заңы\n\n1-бап. «Қауіпсіздік туралы» 2012 жылғы 6 қаңтардағы № 527-IV Қазақстан Республикасы Заңының "
    "5-бабы 3-тармағының қолданысы 2026 жылғы 1 қаңтарға дейін тоқтатыла тұрсын.\n\n2-бап. Осы Заң 2022 жылғы "
    "1 шілдеден бастап қолданысқа енгізіледі.\n",
}


@pytest.mark.parametrize("lang", SUSPENDING_ALONE)
def test_an_act_that_only_suspends_another_is_no_edition_and_is_never_passed_over(tmp_path: Path, lang: str) -> None:
    (tmp_path / "law.md").write_text(LAW.format(""), "utf-8")
    (tmp_path / "suspending.txt").write_text(SUSPENDING_ALONE[lang], "utf-8")
    found = Corpus()
    found.add(tmp_path / "law.md")
    assert asked(found, "art_5__para_3", "2024-01-01").status is Status.IN_FORCE
    assert asked(found, "art_5__para_3", "2024-01-01").certainty is not Certainty.UNKNOWN
    assert found.add(tmp_path / "suspending.txt") is None
    answer = asked(found, "art_5__para_3", "2024-01-01")
    assert answer.status is Status.SUSPENDED or answer.certainty not in (Certainty.EXACT, Certainty.PRESUMED)

"""Notes in the text of an amending act: what later acts did to its items, and to no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Certainty
from lawtime.reading.amending import read_amending

LAW = (
    "Закон Республики Казахстан от 6 января 2012 года № 527-IV\n\nО безопасности\n\n"
    "Статья 4. Понятия\n\nСтарые понятия.\n\nСтатья 5. Начала\n\nСтарый текст.\n\nСтатья 6. Конец\n\n"
    "Закон вводится в действие с 1 февраля 2012 года.\n"
)
ITEMS = (
    "О внесении изменений в некоторые законодательные акты\n\nЗакон Республики Казахстан от 14 декабря 2021 года "
    "№ 95-VII\n\nСтатья 1. Внести изменения в следующие законодательные акты Республики Казахстан:\n\n"
    "1. В Закон Республики Казахстан от 6 января 2012 года № 527-IV «О безопасности»:\n\n"
    "1) статью 4 изложить в следующей редакции:\n\n«Статья 4. Понятия\nНовые понятия.»;\n\n"
    "2) статью 5 изложить в следующей редакции:\n\n«Статья 5. Начала\nНовый текст.».\n\n"
    "{}Статья 2. Настоящий Закон вводится в действие с 1 июля 2022 года.\n{}"
)
BY = "Законом РК от 21.05.2022 № 123-VII (вводится в действие с {})"
EARLY, LATE = BY.format("01.06.2022"), BY.format("01.08.2022")
OLD, NEW = "Старый текст.", "Новый текст."


def corpus(folder: Path, note: str, after: str = "") -> Corpus:
    (folder / "law.md").write_text(LAW, "utf-8")
    (folder / "95-VII_2021-12-14.md").write_text(ITEMS.format(f"{note}\n\n" if note else "", after), "utf-8")
    found = Corpus()
    found.add(folder / "law.md")
    found.add(folder / "95-VII_2021-12-14.md")
    return found


def asked(found: Corpus, day: str, article: int, known_on: str | None = None) -> Answer:
    known = date.fromisoformat(known_on) if known_on else None
    return found.act("527-IV").article(article).as_of(date.fromisoformat(day), known_on=known)


def told(answer: Answer) -> set[tuple[str, str]]:
    return {(each.act.number, each.action) for each in answer.provenance}


def is_settled(answer: Answer) -> bool:
    return answer.certainty in (Certainty.EXACT, Certainty.PRESUMED)


@pytest.mark.parametrize(
    "note",
    [
        f"Сноска. Подпункт 2) пункта 1 исключен {EARLY}.",
        f"Сноска. Подпункт 2) пункта 1 статьи 1 исключен {EARLY}.",
    ],
)
def test_an_item_that_was_excluded_before_its_day_changes_nothing_and_the_others_do(tmp_path: Path, note: str) -> None:
    found = corpus(tmp_path, note)
    gone, made = asked(found, "2022-08-01", 5), asked(found, "2022-08-01", 4)
    assert gone.text == OLD
    assert is_settled(gone)
    assert ("123-VII", "cancelled") in told(gone)
    assert made.text == "Новые понятия."
    assert "123-VII" not in {number for number, _ in told(made)}
    because = next(each for each in gone.provenance if each.action == "cancelled")
    assert Path(because.source).name == "95-VII_2021-12-14.md"


def test_an_item_that_was_excluded_after_its_day_stays_done(tmp_path: Path) -> None:
    answer = asked(corpus(tmp_path, f"Сноска. Подпункт 2) пункта 1 исключен {LATE}."), "2022-09-01", 5)
    assert answer.text == NEW
    assert is_settled(answer)


def test_an_item_that_was_reworded_before_its_day_orders_what_the_text_says(tmp_path: Path) -> None:
    found = corpus(tmp_path, f"Сноска. Подпункт 2) пункта 1 в редакции {EARLY.replace('Законом', 'Закона')}.")
    answer = asked(found, "2022-08-01", 5)
    assert answer.text == NEW
    assert is_settled(answer)
    assert ("123-VII", "restated") in told(answer)
    before = asked(found, "2022-08-01", 5, "2022-03-01")
    assert not is_settled(before)
    assert asked(found, "2022-08-01", 4).text == "Новые понятия."
    assert asked(found, "2022-08-01", 4, "2022-03-01").text == "Новые понятия."


def test_what_an_item_ordered_before_it_was_reworded_the_text_does_not_say(tmp_path: Path) -> None:
    found = corpus(tmp_path, f"Сноска. Подпункт 2) пункта 1 в редакции {LATE.replace('Законом', 'Закона')}.")
    assert not is_settled(asked(found, "2022-09-01", 5))
    assert asked(found, "2022-09-01", 4).text == "Новые понятия."


def test_a_note_on_the_commencement_of_the_act_leaves_every_change_in_doubt(tmp_path: Path) -> None:
    found = corpus(tmp_path, "", f"\nСноска. Статья 2 в редакции {EARLY.replace('Законом', 'Закона')}.\n")
    for article in (4, 5):
        answer = asked(found, "2022-08-01", article)
        assert not is_settled(answer)
        assert ("123-VII", "disturbed") in told(answer)


@pytest.mark.parametrize(
    "note",
    [
        "Сноска. Подпункт 2) пункта 1 изменен как-то иначе.",
        f"Сноска. Исключен {EARLY}.",
        "Сноска. Ничего.",
        "Ескерту. 1-тармақтың 2) тармақшасы алып тасталды - ҚР 21.05.2022 № 123-VII Заңымен.",
    ],
)
def test_a_note_that_is_not_understood_leaves_doubt(tmp_path: Path, note: str) -> None:
    assert not is_settled(asked(corpus(tmp_path, note), "2022-08-01", 5))


def test_a_note_is_no_instruction_and_moves_no_place_in_the_text() -> None:
    note = f"Сноска. Подпункт 2) пункта 1 исключен {EARLY}."
    text = ITEMS.format(f"{note}\n\n", "")
    read = read_amending(text, lang="ru")
    assert [each.unread for item in read.items for each in item.instructions] == ["", ""]
    assert [each.text for each in read.notes] == [note]
    assert text[slice(*read.notes[0].span)] == note
    assert [(each.target, each.action.value) for each in read.notes[0].changes] == [
        ("art_1__para_1__subpara_2", "repealed")
    ]
    assert (read.pieces[0].start, read.pieces[-1].end) == (0, len(text))


def test_what_a_register_says_of_one_item_is_of_that_item_alone(tmp_path: Path) -> None:
    found = corpus(tmp_path, "")
    (tmp_path / "facts.tsv").write_text(
        "fact\tact\tsigned\tdate\tby\tby_signed\tprovision\tsource\n"
        "repeal\t95-VII\t2021-12-14\t2022-06-01\t123-VII\t2022-05-21\tart_1__para_1__subpara_2\tthe gazette\n",
        "utf-8",
    )
    found.add(tmp_path / "facts.tsv")
    assert asked(found, "2022-08-01", 5).text == OLD
    assert asked(found, "2022-08-01", 4).text == "Новые понятия."

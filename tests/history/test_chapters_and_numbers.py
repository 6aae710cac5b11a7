"""Changes of whole chapters, numbers given again, and editions that contradict a repeal, read from files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Certainty, Status
from lawtime.history.credit import Origin

HEAD = "Закон Республики Казахстан от 6 января 2012 года № 527-IV\n\nО безопасности\n\n"
END = "Статья 90. Введение в действие\n\nНастоящий Закон вводится в действие с 1 февраля 2012 года.\n"
RIGHTS = "Статья 4. Права\n\nОрган вправе:\n\n1) проверять;\n\n2) судить;\n\n3) лечить.\n\n"
START = "Статья 5. Начала\n\nОрган ведет учет.\n\n"
CHAPTERS = f"Глава 1. ОБЩЕЕ\n\n{RIGHTS}{START}Глава 2. ЧАСТНОЕ\n\nСтатья 6. Иное\n\nИное дело.\n\n"
FIRST, SECOND = ("10-V", "10 июня 2014 года", "2014-06-10"), ("11-V", "5 марта 2015 года", "2015-03-05")
INSERTED = (
    "Статья 5. Основы\n\nНовое.\n\nСноска. Закон дополнен статьей 5 в соответствии с Законом РК от 05.03.2015 № 11-V "
    "(вводится в действие с 01.07.2015).\n\n"
)
GIVEN_AGAIN = "дополнить статьей 5 следующего содержания:\n\n«Статья 5. Основы\n\nНовое.»;"
CHAPTER_ANEW = "главу 1 изложить в следующей редакции:\n\n«Глава 1. НОВОЕ\n\nСтатья 4. Права\n\nНет прав.»;"


def corpus(folder: Path, *files: tuple[str, str | tuple[str, str, str], str]) -> Corpus:
    """Return a corpus of editions, each with its day, and amending acts, each with its names and day of force."""
    found = Corpus()
    for rank, (words, which, day) in enumerate(files):
        if isinstance(which, str):
            (folder / f"law{rank}.md").write_text(HEAD + words + END, "utf-8")
            found.add(folder / f"law{rank}.md", current=date.fromisoformat(day))
            continue
        number, signed, iso = which
        (folder / f"{number}_{iso}.md").write_text(
            f"О внесении изменений в некоторые законодательные акты\n\nЗакон Республики Казахстан от {signed} "
            f"№ {number}\n\nСтатья 1. Внести изменения в следующие законодательные акты Республики Казахстан:\n\n"
            f"1. В Закон Республики Казахстан от 6 января 2012 года № 527-IV «О безопасности»:\n\n{words}\n\n"
            f"Статья 2. Настоящий Закон вводится в действие с {day}.\n",
            "utf-8",
        )
        found.add(folder / f"{number}_{iso}.md")
    return found


def asked(found: Corpus, eid: str, day: str) -> Answer:
    return found.act("527-IV").provision(eid).as_of(date.fromisoformat(day))


def is_settled(answer: Answer) -> bool:
    return answer.certainty in (Certainty.EXACT, Certainty.PRESUMED)


A, B = (FIRST, "1 января 2015 года"), (SECOND, "1 июля 2015 года")


def test_a_chapter_that_an_act_states_anew_gives_its_articles_their_new_text(tmp_path: Path) -> None:
    found = corpus(tmp_path, (CHAPTERS, "edition", "2013-01-01"), (CHAPTER_ANEW, *A))
    assert (asked(found, "art_4", "2014-12-31").text or "").startswith("Орган вправе:")
    assert asked(found, "art_4", "2015-01-01").text == "Нет прав."
    assert asked(found, "art_5", "2014-12-31").text == "Орган ведет учет."
    assert asked(found, "art_5", "2015-01-01").status is Status.ABSENT
    assert asked(found, "art_6", "2015-01-01").text == "Иное дело."


def test_a_chapter_that_was_stated_anew_does_not_tell_what_its_articles_said_before(tmp_path: Path) -> None:
    after = "Глава 1. НОВОЕ\n\nСтатья 4. Права\n\nНет прав.\n\n"
    note = "Сноска. Глава 1 в редакции Закона РК от 10.06.2014 № 10-V (вводится в действие с 01.01.2015).\n\n"
    found = corpus(tmp_path, (after + note, "edition", "2017-01-01"), (CHAPTER_ANEW, *A))
    assert asked(found, "art_4", "2014-12-31").certainty is Certainty.UNKNOWN
    assert asked(found, "art_4", "2015-01-01").text == "Нет прав."


def test_words_replaced_in_a_chapter_are_replaced_in_its_articles_alone(tmp_path: Path) -> None:
    order = "в главе 1 слово «судить» заменить словом «рядить»;"
    found = corpus(tmp_path, (CHAPTERS, "edition", "2013-01-01"), (order, *A))
    assert asked(found, "art_4__subpara_2", "2014-12-31").text == "2) судить;"
    assert asked(found, "art_4__subpara_2", "2015-01-01").text == "2) рядить;"
    assert asked(found, "art_6", "2015-01-01").text == "Иное дело."


def test_before_an_article_took_the_number_of_a_repealed_one_that_one_stood(tmp_path: Path) -> None:
    found = corpus(
        tmp_path, (RIGHTS + INSERTED, "edition", "2017-01-01"), ("статью 5 исключить;", *A), (GIVEN_AGAIN, *B)
    )
    before = asked(found, "art_5", "2013-12-31")
    assert before.certainty is Certainty.UNKNOWN
    assert before.status is Status.IN_FORCE
    assert asked(found, "art_5", "2015-01-01").status is Status.REPEALED
    assert asked(found, "art_5", "2015-07-01").text == "Новое."


def test_an_older_edition_tells_what_a_repealed_article_said_whose_number_was_given_again(tmp_path: Path) -> None:
    found = corpus(
        tmp_path,
        (RIGHTS + START, "edition", "2013-01-01"),
        (RIGHTS + INSERTED, "edition", "2017-01-01"),
        ("статью 5 исключить;", *A),
        (GIVEN_AGAIN, *B),
    )
    before = asked(found, "art_5", "2013-12-31")
    assert (before.text, is_settled(before)) == ("Орган ведет учет.", True)
    assert asked(found, "art_5", "2015-03-01").status is Status.REPEALED


def test_an_element_comes_in_under_a_number_that_an_earlier_act_freed(tmp_path: Path) -> None:
    again = "статью 4 дополнить подпунктом 3) следующего содержания:\n\n«3) учить.»;"
    found = corpus(tmp_path, (RIGHTS, "edition", "2013-01-01"), ("подпункт 3) статьи 4 исключить;", *A), (again, *B))
    assert asked(found, "art_4__subpara_3", "2014-12-31").text == "3) лечить."
    assert asked(found, "art_4__subpara_3", "2015-01-01").status is Status.REPEALED
    assert asked(found, "art_4__subpara_3", "2015-07-01").text == "3) учить."


@pytest.mark.parametrize("day", ["2015-03-01", "2016-01-01"])
def test_an_article_noted_as_repealed_whose_text_stands_is_not_surely_repealed(tmp_path: Path, day: str) -> None:
    note = (
        "Сноска. Статья 5 исключена Законом РК от 10.06.2014 № 10-V (вводится в действие с 01.01.2015); дополнена "
        "Законом РК от 05.03.2015 № 11-V (вводится в действие с 01.07.2015).\n\n"
    )
    found = corpus(tmp_path, (RIGHTS + "Статья 5. Основы\n\nНовое.\n\n" + note, "edition", "2017-01-01"))
    assert not is_settled(asked(found, "art_5", day))


RENUMBERED = (
    "в статье 4:\n\nподпункт 3) считать подпунктом 5);\n\n"
    "дополнить подпунктом 3) следующего содержания:\n\n«3) зреть;»;"
)
AT_FIVE = "в подпункте 5) статьи 4 слово «лечить» заменить словом «пасти»;"
FIVE = RIGHTS.replace("3) лечить.", "3) зреть;\n\n5) пасти.")
BY = "Сноска. Статья 4 с изменениями, внесенными законами РК от "
NOTED = (
    "05.03.2015 № 11-V (вводится в действие с 01.07.2015); "
    "от 05.05.2016 № 12-VI (вводится в действие с 01.07.2016).\n\n"
)
THIRD = ("12-VI", "5 мая 2016 года", "2016-05-05"), "1 июля 2016 года"


def test_words_changed_under_the_first_number_are_in_the_text_under_the_next(tmp_path: Path) -> None:
    found = corpus(
        tmp_path,
        (RIGHTS, "edition", "2013-01-01"),
        (f"{FIVE}{BY}10.06.2014 № 10-V (вводится в действие с 01.01.2015); от {NOTED}", "edition", "2017-01-01"),
        ("в подпункте 3) статьи 4 слово «лечить» заменить словом «учить»;", *A),
        (RENUMBERED, *B),
    )
    assert asked(found, "art_4__subpara_5", "2015-08-01").text == "5) учить."
    assert asked(found, "art_4__subpara_5", "2016-08-01").text == "5) пасти."


def test_words_changed_under_the_next_number_are_not_in_the_text_under_the_first(tmp_path: Path) -> None:
    found = corpus(tmp_path, (FIVE + BY + NOTED, "edition", "2017-01-01"), (RENUMBERED, *B), (AT_FIVE, *THIRD))
    assert asked(found, "art_4__subpara_3", "2014-08-01").text == "3) лечить."
    assert asked(found, "art_4__subpara_3", "2015-08-01").text == "3) зреть;"
    assert asked(found, "art_4__subpara_5", "2015-08-01").text == "5) лечить."


def test_an_article_that_was_renumbered_is_followed_under_both_numbers(tmp_path: Path) -> None:
    found = corpus(
        tmp_path,
        (START, "edition", "2013-01-01"),
        ("статью 5 считать статьей 6;", *A),
        ("в статье 6 слово «учет» заменить словом «счет»;", *B),
    )
    assert asked(found, "art_6", "2014-12-31").status is Status.ABSENT
    assert asked(found, "art_6", "2015-01-01").text == "Орган ведет учет."
    assert asked(found, "art_6", "2015-07-01").text == "Орган ведет счет."
    assert asked(found, "art_5", "2014-12-31").text == "Орган ведет учет."
    assert asked(found, "art_5", "2015-07-01").status is Status.ABSENT
    assert found.act("527-IV").articles == ("art_5", "art_6", "art_90")
    runs = asked(found, "art_6", "2015-08-01").blame()
    assert [(run.text, run.credit.origin) for run in runs] == [
        ("Орган ведет", Origin.UNKNOWN),
        ("счет.", Origin.ACT),
    ]


def test_an_article_that_came_into_a_chapter_is_changed_with_it(tmp_path: Path) -> None:
    brought = "главу 2 дополнить статьей 6-1 следующего содержания:\n\n«Статья 6-1. Опыт\n\nОпыт ищет.»;"
    words = "в главе 2 слово «Опыт» заменить словом «Поиск»;"
    found = corpus(tmp_path, (CHAPTERS, "edition", "2013-01-01"), (brought, *A), (words, *B))
    assert asked(found, "art_6-1", "2015-01-01").text == "Опыт ищет."
    assert asked(found, "art_6-1", "2015-07-01").text in ("Поиск ищет.", None)
    assert "art_6-1" in found.act("527-IV").articles

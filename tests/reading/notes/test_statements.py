# ruff: noqa: E501 - real notes stand in one line
"""What a statement is about, and where an act begins: what is certain is read, and nothing else."""

from datetime import date
from typing import Any

import pytest

from lawtime.model.commencement import OnDate
from lawtime.model.notes import Action
from lawtime.reading.notes import read_note


def stated(text: str, lang: str | None = None, **place: Any) -> list[str]:
    """Return the changes of a note in one line each."""
    found = []
    for change in read_note(text, lang, **place).changes:
        act = f" {change.act.kind} {change.act.number} {change.act.date}" if change.act else ""
        found.append(f"{change.target} {change.action.value}{f' {change.new}' if change.new else ''}{act}")
    return found


def unread(text: str, lang: str | None = None) -> list[str]:
    return [words for _, _, words in read_note(text, lang).unread]


GOING_ON = {
    # what was removed is not changed again: the chain goes back to the article
    "Сноска. Статья 5 с изменениями, внесенными Законом РК от 04.12.2015 № 1-V; пункт 2 исключен Законом РК от 05.12.2016 № 2-VI; с изменениями, внесенными Законом РК от 06.12.2017 № 3-VI.": [
        "art_5 amended law 1-V 2015-12-04",
        "art_5__para_2 repealed law 2-VI 2016-12-05",
        "art_5 amended law 3-VI 2017-12-06",
    ],
    "Сноска. Пункт 2 статьи 5 в редакции Закона РК от 04.12.2015 № 1-V; с изменениями, внесенными Законом РК от 06.12.2017 № 3-VI.": [
        "art_5__para_2 reworded law 1-V 2015-12-04",
        "art_5__para_2 amended law 3-VI 2017-12-06",
    ],
    # a sentence without a subject goes on about the article; "until" alone goes on with what was said
    "Сноска. В статью 13 внесены изменения - Законом РК от 19 июня 1997 г. N 134. Действие пункта 2 статьи 13 приостановлено до 1 января 2000 года - Законом РК от 7 апреля 1999 г. N 374; до 1 января 2003 года - Законом РК от 16 ноября 1999 г. N 481. Внесены изменения - Законом РК от 23 декабря 2004 г. N 21 .": [
        "art_13 amended law 134 1997-06-19",
        "art_13__para_2 suspended law 374 1999-04-07",
        "art_13__para_2 suspended law 481 1999-11-16",
        "art_13 amended law 21 2004-12-23",
    ],
    # what came in is what the note stands at
    "Сноска. Статья 32-1 введена Законом РК от 8 декабря 1997 г. N 200 Z970200_ . Внесены изменения - Законом РК от 23 января 2001 г. N 147.": [
        "act inserted art_32-1 law 200 1997-12-08",
        "art_32-1 amended law 147 2001-01-23",
    ],
    "Сноска. Статья 6 дополнена частью второй Законом РК от 8 декабря 1997 г. N 200. Внесены изменения Законом РК от 23 января 2001 г. N 147.": [
        "art_6 inserted art_6__para_2 law 200 1997-12-08",
        "art_6 amended law 147 2001-01-23",
    ],
    "Статья 14. (Статья 14 исключена - Законом РК от 7 апреля 1999 г. N 374 )": ["art_14 repealed law 374 1999-04-07"],
    "3) (Подпункт 3 исключен - Законом РК от 7 апреля 1999 г. N 374)": ["subpara_3 repealed law 374 1999-04-07"],
}


@pytest.mark.parametrize(("text", "changes"), GOING_ON.items())
def test_a_statement_without_a_subject_goes_on_about_what_is_certain(text: str, changes: list[str]) -> None:
    assert stated(text) == changes
    assert unread(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Сноска. Статья 5 с изменениями, внесенными Законом РК от 04.12.2015 № 1-V; пункт 2 в редакции Закона РК от 05.12.2016 № 2-VI; с изменениями, внесенными Законом РК от 06.12.2017 № 3-VI.",
            "с изменениями, внесенными Законом РК от 06.12.2017 № 3-VI",
        ),
        (
            "Ескерту. 13-бапқа өзгеріс енгізілді - ҚР 1997.06.19. N 134 Заңымен, 13-баптың 2-тармағының қолданылуы 2000 жылғы 1 қаңтарға дейін тоқтатыла тұрсын - 1999.04.07. N 374 Заңымен; өзгеріс енгізілді - 2004.12.23. N 21 Заңымен.",
            "өзгеріс енгізілді - 2004.12.23. N 21 Заңымен",
        ),
        (
            "Сноска. Подпункт 4) - в редакции Закона РК от 2 апреля 1997 г. N 88. Действие статьи 15 приостановлено до 1 января 2000 года - Законом РК от 7 апреля 1999 г. N 374. Внесены изменения - Законом РК от 23 декабря 2004 г. N 21 .",
            "Внесены изменения - Законом РК от 23 декабря 2004 г. N 21",
        ),
    ],
)
def test_a_statement_that_may_be_of_the_part_or_of_the_whole_is_unread(text: str, left: str) -> None:
    assert unread(text) == [left]


def test_the_place_of_a_note_tells_what_a_sentence_without_a_subject_is_about() -> None:
    text = "Сноска. Подпункт 4) - в редакции Закона РК от 2 апреля 1997 г. N 88. Внесены изменения - Законом РК от 23 декабря 2004 г. N 21."
    assert stated(text, subject="art_15")[-1] == "art_15 amended law 21 2004-12-23"
    assert stated(text) == ["subpara_4 reworded law 88 1997-04-02"]


def test_until_alone_says_nothing_where_nothing_has_an_end() -> None:
    text = "Сноска. Статья 5 исключена Законом РК от 04.12.2015 № 1-V; до 1 января 2003 года - Законом РК от 05.12.2016 № 2-VI."
    assert stated(text) == ["art_5 repealed law 1-V 2015-12-04"]
    assert unread(text) == ["до 1 января 2003 года - Законом РК от 05.12.2016 № 2-VI"]


ABSORBED = [
    "Ескерту. 3-бап жаңа редакцияда бұрмаланған – ҚР 30.06.2025 № 205-VIII Заңымен.",
    "Ескерту. 3-бап жаңа редакцияда бұрмаланған ҚР 30.06.2025 № 205-VIII Заңымен.",
    "Ескерту. 3-бап жаңа редакцияда – бұрмаланған Қазақстан Республикасының 30.06.2025 № 205-VIII Заңымен.",
    "Ескерту. 3-бап жаңа редакцияда бұрмаланған – ҚР Қаржы министрінің 30.06.2025 № 205 бұйрығымен.",
    "Ескерту. 3-бап жаңа редакцияда бұрмаланған Қаржы министрінің 30.06.2025 № 205 бұйрығымен.",
]


@pytest.mark.parametrize("text", ABSORBED)
def test_words_between_a_verb_and_an_act_are_not_taken_for_an_office(text: str) -> None:
    assert stated(text) == []
    assert unread(text)


OFFICES = [
    "Ескерту. 3-қосымша жаңа редакцияда - ҚР Премьер-Министрінің Бірінші орынбасары – ҚР Қаржы министрінің 30.06.2025 № 205 бұйрығымен.",
    "Ескерту. 3-қосымша жаңа редакцияда ҚР Қаржы министрінің 30.06.2025 № 205 бұйрығымен.",
    "Ескерту. 3-қосымша жаңа редакцияда - Ақмола облысы әкімінің м.а. 30.06.2025 № 205 бұйрығымен.",
    "Сноска. Приложение 3 в редакции приказа Первого заместителя Премьер-Министра РК – Министра финансов РК от 30.06.2025 № 205.",
    "Footnote. By the order of the acting Minister of Finance of the RK dated 30.06.2025 № 205 Appendix 3 is excluded.",
]


@pytest.mark.parametrize("text", OFFICES)
def test_the_office_whose_act_it_is_is_passed(text: str) -> None:
    assert [line.split(" ", 1)[0] for line in stated(text)] == ["att_3"]
    assert stated(text)[0].endswith("order 205 2025-06-30")
    assert unread(text) == []


def test_an_announcement_in_kazakh_names_its_act_first_or_last() -> None:
    for text in (
        "ЗҚАИ-ның ескертпесі! 3-тармақты жаңа редакцияда жазу көзделген – ҚР 30.06.2025 № 205-VIII (01.01.2027 бастап қолданысқа енгізіледі) Заңымен.",
        "Ескертпе. ҚР 30.06.2025 № 205-VIII Заңымен 3-тармақты жаңа редакцияда жазу көзделген (01.01.2027 бастап қолданысқа енгізіледі):",
    ):
        (change,) = read_note(text).changes
        assert (change.target, change.announces) == ("para_3", Action.REWORDED)
        assert change.commencement == OnDate(date(2027, 1, 1))
        assert unread(text) == []


MISNAMED = [
    "Сноска. Пункт 4 с изменениями, внесенными указом Президента РК от 31.08.1995 № 2447; зеконами РК от 10.07.1998 № 283.",
    "Сноска. Пункт 4 с изменениями, внесенными приказами Министра юстиции РК от 31.08.2015 № 2; кроме Министра финансов РК от 10.07.2018 № 283.",
    "Footnote. Paragraph 4 as amended by the order of the Minister of Finance of the RK dated 31.08.2015 № 2; by-law of the RK dated 10.07.2018 № 283.",
    "Footnote. Paragraph 4 as amended by the Laws of the RK dated 31.08.2015 № 2-V; № 283-VI except dated 10.07.2018.",
    "Ескерту. 4-тармаққа өзгеріс енгізілді – ҚР 31.08.2015 № 2-V Заңымен; ҚР емес 10.07.2018 № 283-VI Заңымен.",
]


@pytest.mark.parametrize("text", MISNAMED)
def test_words_that_are_no_office_do_not_pass_an_act_for_one_of_the_kind_before(text: str) -> None:
    assert len(stated(text)) == 1
    assert "283" in "".join(words for _, _, words in read_note(text).unread)


GOES_ON = [
    "Сноска. Пункт 4 с изменениями, внесенными приказами Министра финансов РК от 01.02.2013 № 5; и.о. Министра юстиции РК от 03.04.2014 № 77.",
    "Footnote. Paragraph 4 as amended by the orders of the Minister of Finance of the RK dated 01.02.2013 № 5; acting Minister of Justice of the RK dated 03.04.2014 № 77.",
    "Footnote. Paragraph 4 as amended by the orders № 5 of the Minister of Finance of the RK dated 01.02.2013; № 77 of the Minister of Justice of the RK dated 03.04.2014.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_a_list_of_acts_goes_on_with_the_office_of_the_next(text: str) -> None:
    assert [line.rsplit(" ", 2)[1:] for line in stated(text)] == [["5", "2013-02-01"], ["77", "2014-04-03"]]
    assert unread(text) == []


UNNUMBERED = [
    "Сноска. Глава дополнена статьей 4-1 в соответствии с Законом РК от 10.07.2012 № 36-V.",
    "Footnote. Chapter is supplemented by Article 4-1 pursuant to the Law of the RK dated 10.07.2012 № 36-V.",
    "Ескерту. Тарау 4-1-баппен толықтырылды - ҚР 10.07.2012 № 36-V Заңымен.",
]


@pytest.mark.parametrize("text", UNNUMBERED)
def test_an_element_without_its_number_is_not_the_act(text: str) -> None:
    assert stated(text) == []
    assert unread(text)
    (change,) = read_note(text, subject="chp_2").changes
    assert (change.target, change.new) == ("chp_2", "art_4-1")


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Сноска. Статьи 45-47 исключены Законом РК от 10.12.2008 № 101-IV.", ["art_45", "art_46", "art_47"]),
        ("Сноска. Статьи 45-47 исключена Законом РК от 10.12.2008 № 101-IV.", []),
        ("Сноска. Статьи 45-1 исключены Законом РК от 10.12.2008 № 101-IV.", []),
        # in a list it may be either, unless its neighbours say which
        ("Сноска. Статьи 45-47, 49 исключены Законом РК от 10.12.2008 № 101-IV.", []),
        ("Footnote. Articles 45-47, 49 are excluded by the Law of RK No. 91-VI dated 11.07.2017.", []),
        ("Сноска. Статьи 1-2, 1-4 исключены Законом РК от 10.12.2008 № 101-IV.", ["art_1-2", "art_1-4"]),
        ("Сноска. Подпункты 1-3) и 5) исключены Законом РК от 10.12.2008 № 101-IV.", ["subpara_1-3", "subpara_5"]),
    ],
)
def test_a_dash_between_numbers_is_a_range_where_nothing_else_can_be_meant(text: str, changes: list[str]) -> None:
    note = read_note(text)
    assert [change.target for change in note.changes] == changes
    assert bool(note.unread) is not bool(changes)


def test_a_part_that_comes_into_a_paragraph_is_an_indent_of_it() -> None:
    tail = "дополнен частью второй в соответствии с Законом РК от 26.12.2018 № 203-VI."
    assert stated(f"Сноска. Пункт 4 статьи 30 {tail}") == [
        "art_30__para_4 inserted art_30__para_4__al_2 law 203-VI 2018-12-26"
    ]
    assert stated(f"Сноска. Подпункт 4) {tail}") == ["subpara_4 inserted subpara_4__al_2 law 203-VI 2018-12-26"]


@pytest.mark.parametrize(
    "going_on", ["дополнен Законом", "с изменениями, внесенными Законом", "внесены изменения Законом"]
)
def test_what_a_note_has_removed_it_does_not_change_again(going_on: str) -> None:
    text = f"Сноска. Пункт 5 исключен Законом РК от 13.12.2000 N 113; {going_on} РК от 29.10.2001 N 256."
    assert stated(text) == ["para_5 repealed law 113 2000-12-13"]
    assert unread(text) == [f"{going_on} РК от 29.10.2001 N 256"]


def test_what_follows_the_heading_of_an_article_lies_in_it() -> None:
    text = "Сноска. Заголовок статьи 22, пункты 1 и 3 в редакции Закона РК от 03.07.2013 № 125-V."
    assert [change.target for change in read_note(text).changes] == [
        "art_22__heading",
        "art_22__para_1",
        "art_22__para_3",
    ]
    assert unread("Сноска. Пункт 2 статьи 22, глава 1, пункт 3 в редакции Закона РК от 03.07.2013 № 125-V.")

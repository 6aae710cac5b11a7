# ruff: noqa: E501 - real notes stand in one line
"""Notes that no label begins, as other publishers print them before the element that was changed."""

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Certainty, Status
from lawtime.model.commencement import OnDate
from lawtime.model.notes import NoteKind
from lawtime.reading.notes import read_note
from lawtime.reading.notes.unlabelled import begins

NOTES = {
    "В статью 2 внесены изменения в соответствии с Законом РК от 13.02.05 г. № 29 (вступил в силу с 1 января 2005 года) (см. стар. ред.)": (
        "ru",
        ["art_2 amended 29 2005-02-13"],
    ),
    "Пункт 5 изложен в редакции Закона РК от 11.12.09 г. № 229-IV (см. стар. ред.)": (
        "ru",
        ["para_5 reworded 229-IV 2009-12-11"],
    ),
    "Статья 13 изложена в редакции Закона РК от 17.01.14 г. № 165-V": ("ru", ["art_13 reworded 165-V 2014-01-17"]),
    "Глава 4 дополнена статьей 13-1 в соответствии с Законом РК от 10.07.12 г. № 36-V (см. стар. ред.)": (
        "ru",
        ["chp_4 inserted 36-V 2012-07-10"],
    ),
    "Заголовок статьи 4 изложен в редакции Закона РК от 30.12.21 г. № 95-VII (введен в действие с 3 марта 2022 г.) (см. стар. ред.)": (
        "ru",
        ["art_4__heading reworded 95-VII 2021-12-30"],
    ),
    "2020.13.05. № 327-VІ Заңымен бүкіл мәтін бойынша «оралман» деген сөз «қандас» деген сөзбен ауыстырылды (2021 ж. 2 қаңтардан бастап қолданысқа енгізілді) (бұр.ред.қара)": (
        "kk",
        ["act words 327-VI 2020-05-13"],
    ),
    "2012.10.07. № 36-V ҚР Заңымен 2-тармақ өзгертілді (2013.01.02 бастап қолданысқа енгізілді) (бұр.ред.қара)": (
        "kk",
        ["para_2 amended 36-V 2012-07-10"],
    ),
    "2019.02.04. № 241-VI ҚР Заңымен 12-бап жаңа редакцияда (бұр.ред.қара)": (
        "kk",
        ["art_12 reworded 241-VI 2019-04-02"],
    ),
    "Article 2 is amended by the Law of the RK № 29-III dated 13.02.2005": ("en", ["art_2 amended 29-III 2005-02-13"]),
}


@pytest.mark.parametrize(("text", "said"), NOTES.items())
def test_a_line_that_says_what_an_act_did_to_a_provision_is_a_note(text: str, said: tuple[str, list[str]]) -> None:
    lang, changes = said
    assert begins(text, lang) is NoteKind.FOOTNOTE
    note = read_note(text)
    assert note.unread == ()
    told = [f"{each.target} {each.action.value} {each.act.number} {each.act.date}" for each in note.changes if each.act]
    assert told == changes


TEXTS = [
    "2. В статье 2 Закона РК от 13.02.2005 № 29 перечислены основания.",
    "Пункт 5 договора изложен в редакции дополнительного соглашения от 11.12.2009 № 229.",
    "Лицензия выдана в соответствии с Законом РК от 11.01.2007 № 214.",
    "Признать утратившим силу Закон РК от 26.06.1998 № 233-I.",
    "В статью 2 внести изменения и дополнения в соответствии с Законом РК от 13.02.2005 № 29.",
    "Статья 3 Закона РК от 13.02.2005 № 29 применяется до 1 января 2030 года.",
    "The authorised body acts in accordance with the Law of the RK № 29-III dated 13.02.2005.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_line_of_a_law_that_cites_an_act_is_no_note(text: str) -> None:
    assert begins(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Внесены изменения в соответствии с Законом РК от 13.02.05 г. № 29 (см. стар. ред.)",
        "Статья изложена в редакции Закона РК от 13.02.05 г. № 29 (см. стар. ред.)",
        "Оглавление исключено из текста в соответствии с Законом РК от 02.07.21 г. № 63-VII (см. стар. ред.)",
    ],
)
def test_one_that_does_not_name_what_it_is_about_is_unread_wherever_it_stands(text: str) -> None:
    assert begins(text, "ru") is NoteKind.FOOTNOTE
    note = read_note(text, "ru", subject="art_12")
    assert note.changes == ()
    assert note.unread


def test_who_points_to_the_wording_before_writes_the_day_before_the_month() -> None:
    of_one = read_note(
        "2012.10.07. № 36-V ҚР Заңымен 2-тармақ өзгертілді (2013.01.02 бастап қолданысқа енгізілді) (бұр.ред.қара)"
    )
    assert [each.commencement for each in of_one.changes] == [OnDate(date(2013, 2, 1))]
    assert of_one.text.startswith("2012.10.07.")
    of_another = read_note("Ескерту. 4-бап өзгерді - Қазақстан Республикасының 1999.10.08. N 471 Заңымен.")
    assert [each.act.date for each in of_another.changes if each.act] == [date(1999, 10, 8)]


def test_new_paragraphs_come_into_the_article_that_the_note_stands_in() -> None:
    text = "2020.13.05. № 327-VІ Заңымен 4-тармақпен толықтырылды (бұр.ред.қара)"
    assert [(each.target, each.new) for each in read_note(text, "kk", subject="art_12").changes] == [
        ("art_12", "art_12__para_4")
    ]
    assert read_note(text, "kk").changes == ()


LAW = """Закон Республики Казахстан от 12 апреля 2004 года № 544-II

О регулировании торговой деятельности

Статья 12. Стабилизация рынков

1. Стабилизация осуществляется Правительством.

2. Исключен в соответствии с Законом РК от 02.04.19 г. № 241-VI (см. стар. ред.)

Пункт 3 изложен в редакции Закона РК от 11.12.09 г. № 229-IV (введены в действие с 1 января 2010 г.) (см. стар. ред.)

3. Реализуются механизмы стабилизации цен.

В статью 13 внесены изменения в соответствии с Законом РК от 17.01.14 г. № 165-V (введены в действие с 1 июля 2014 г.) (см. стар. ред.)

Статья 13. Обеспечение безопасности

1. Обеспечение безопасности осуществляется уполномоченным органом.
"""


def test_they_are_no_text_of_the_law_and_change_what_they_name(tmp_path: Path) -> None:
    place = tmp_path / "law.txt"
    place.write_text(LAW, encoding="utf-8")
    with Corpus() as corpus:
        law = corpus.add(place)
        assert law is not None
        after = law.article(12).as_of(date(2019, 6, 1))
        assert after.text is not None
        assert after.text.splitlines() == [
            "1. Стабилизация осуществляется Правительством.",
            "3. Реализуются механизмы стабилизации цен.",
        ]
        assert law.provision("art_12__para_3").as_of(date(2009, 12, 31)).certainty is Certainty.UNKNOWN
        assert law.provision("art_12__para_2").as_of(date(2019, 6, 1)).status is Status.REPEALED
        assert law.article(13).as_of(date(2014, 6, 30)).certainty is Certainty.UNKNOWN
        assert (
            law.article(13).as_of(date(2014, 7, 1)).text
            == "1. Обеспечение безопасности осуществляется уполномоченным органом."
        )


def test_an_answer_past_the_horizon_names_the_words_that_were_not_understood(tmp_path: Path) -> None:
    place = tmp_path / "law.txt"
    place.write_text(LAW.replace("изложен в редакции", "перемаран редакцией"), encoding="utf-8")
    with Corpus() as corpus:
        law = corpus.add(place)
        assert law is not None
        told = law.article(12).as_of(date(2030, 1, 1))
        assert any("перемаран" in each.what for each in told.missing)

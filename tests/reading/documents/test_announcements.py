# ruff: noqa: E501 - real notes stand in one line
"""Announcements of changes to come, and statements of a court, as paragraphs of an act print them."""

import pytest

from lawtime.model.notes import Action, NoteKind
from lawtime.reading.documents import read_document
from lawtime.reading.notes import opens, read_note

HEAD = "Статья 7. Компетенция\n\n1. Текст первый.\n\n"
FIRST = "Примечание ИЗПИ! Заголовок статьи 7 предусмотрен в редакции Закона РК от 30.06.2025 № 205-VIII."
COURT = "Нормативным постановлением Конституционного Суда РК от 20.09.2023 № 28-НП пункт 1 статьи 7 признан соответствующим Конституции Республики Казахстан."


def notes(text: str) -> list[str]:
    return [note.text for note in read_document(text).notes]


@pytest.mark.parametrize(
    "further",
    [
        "Пункт 1 исключается Законом РК от 29.06.2025 № 204-VIII (вводится в действие с 01.01.2027).",
        "В пункт 1 предусматриваются изменения Законом РК от 29.06.2025 № 204-VIII.",
    ],
)
@pytest.mark.parametrize("label", [FIRST, "Примечание ИЗПИ!"])
def test_an_announcement_goes_on_in_paragraphs_without_a_label(label: str, further: str) -> None:
    (text,) = notes(f"{HEAD}{label}\n\n{further}\n\n2. Текст второй.\n")
    assert text == f"{label} {further}"
    note = read_note(text)
    assert note.kind is NoteKind.ANNOUNCEMENT
    assert note.unread == ()


@pytest.mark.parametrize(
    "further",
    [
        "Пункт 1 имеет важное значение.",
        "Изменения предусматриваются законами.",
        "Пункт 1 исключен Законом РК от 29.06.2025 № 204-VIII, что не понятно.",
    ],
)
def test_what_follows_an_announcement_and_announces_nothing_is_no_part_of_it(further: str) -> None:
    assert notes(f"{HEAD}{FIRST}\n\n{further}\n\n2. Текст второй.\n")[0] == FIRST


def test_a_statement_of_the_court_without_a_label_is_a_note() -> None:
    assert opens(COURT) is NoteKind.FOOTNOTE
    assert notes(f"{HEAD}{COURT}\n") == [COURT]


@pytest.mark.parametrize(
    "line",
    [
        "Нормативным постановлением Конституционного Суда может быть признан не соответствующим Конституции закон.",
        "Нормативные постановления Конституционного Суда от 20.09.2023 обязательны.",
    ],
)
def test_a_rule_about_decisions_of_the_court_is_text(line: str) -> None:
    assert opens(line) is None


@pytest.mark.parametrize(
    ("lang", "second"),
    [
        ("ru", "Подпункт 2) вводится в действие с 01.07.2017."),
        ("kk", "2) тармақша 2012.01.30 бастап қолданысқа енгізіледі."),
        (
            "kk",
            "2) тармақша жаңа редакцияда көзделген - ҚР 2011.07.15 N 461-IV (2012.01.30 бастап қолданысқа енгізіледі) Заңымен.",
        ),
    ],
)
def test_the_words_of_an_announcement_are_no_text_where_they_begin_like_it(lang: str, second: str) -> None:
    head, label = {
        "ru": ("Статья 7. Компетенция\n\nПравительство:\n\n1) один;", "Примечание РЦПИ!"),
        "kk": ("7-бап. Құзыреті\n\nҮкімет:\n\n1) бекітеді;", "РҚАО-ның ескертпесі!"),
    }[lang]
    document = read_document(f"{head}\n\n{label}\n\n{second}\n\n2) екі;\n\n3) үш.\n", lang=lang)
    assert [note.text for note in document.notes] == [f"{label} {second}"]
    assert read_note(document.notes[0].text, lang).unread == ()
    assert "2) екі;" in document.articles[0].text
    assert second not in document.articles[0].text


REMOVED = (
    "Статья 18. Компетенция\n\nОрганы:\n\n1) один;\n\n2) (исключен от 21 июля 2007 г. N 307 )\n\n3) три.\n\n"
    "Статья 20. Архивы\n\n(Статья исключена Законом РК от 21 июля 2007 г. N 307\n\n"
    "(порядок введения в действие см. статью 2 Закона )\n\nСтатья 21. Права\n\nТекст.\n"
)


def test_what_says_in_brackets_that_an_element_was_removed_is_a_note() -> None:
    document = read_document(REMOVED)
    assert [(note.subject, note.text) for note in document.notes] == [
        ("art_18__subpara_2", "2) (исключен от 21 июля 2007 г. N 307 )"),
        (
            "art_20",
            "(Статья исключена Законом РК от 21 июля 2007 г. N 307 (порядок введения в действие см. статью 2 Закона )",
        ),
    ]
    assert [article.text for article in document.articles] == ["Органы:\n1) один;\n3) три.", "", "Текст."]
    (change,) = read_note(document.notes[1].text, "ru", subject="art_20").changes
    assert (change.target, change.action) == ("art_20", Action.REPEALED)


@pytest.mark.parametrize(
    ("begun", "rest"),
    [
        (
            "Сноска. Название Закона в редакции Указа Президента Республики",
            "Казахстан, имеющего силу Закона, от 22 декабря 1995 г. N 2708.",
        ),
        ("Ескерту. 11-бап жаңа редакцияда - Қазақстан Республикасы", "Президентінің 1995.08.31. N 2447 жарлығымен."),
    ],
)
def test_a_note_that_breaks_off_is_ended_by_the_paragraph_that_completes_it(begun: str, rest: str) -> None:
    lang = "ru" if begun.startswith("С") else "kk"
    head = "Статья 11. О чем\n\nТекст." if lang == "ru" else "11-бап. Не туралы\n\nМәтін."
    document = read_document(f"{head}\n\n{begun}\n\n{rest}\n", lang=lang)
    assert [note.text for note in document.notes] == [f"{begun} {rest}"]
    other = read_document(f"{head}\n\n{begun}\n\nҚорытынды сөз.\n", lang=lang)
    assert [note.text for note in other.notes] == [begun]

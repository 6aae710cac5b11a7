# ruff: noqa: E501 - real notes stand in one line
"""Announcements of changes to come, and statements of a court, as paragraphs of an act print them."""

import pytest

from lawtime.model.notes import NoteKind
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

# ruff: noqa: E501 - lists of hostile pieces
"""Texts made to be slow or to break the reader cost linear time and lose nothing."""

import sys
import time
import tracemalloc

import pytest
from law_places import SEED, real

from lawtime.reading.documents import read_document

TRACED = 5 if sys.gettrace() else 1
"""A run that measures coverage is slower by this much at most."""

PLAIN = [
    "a", " ", "1", "1. ", "1) - ", "«", '"', "(", "Сноска. Статья 5 исключена. ", "1) x:\n", "1) x.\nПусть:\n", "1) x:\nа) y:\n", "Статья 1. X\n", "«a\n",
    "Раздел 1. X\nСтатья 1. X\n", "Приложение 1\n\n", "Закон от 6 января 2012 года № 5\n", "\r", "a\r\n", "Оглавление\n", "Примечание РЦПИ!\n", "Президент\n",
]  # fmt: skip
MARKDOWN = [
    "*",
    "\\",
    "[",
    "|",
    "`",
    "> ",
    "# ",
    "_",
    "<a ",
    "<!--",
    "-->",
    "*a ",
    "a* ",
    "| a ",
    "| a | b |\n",
    "<!-- a -->\nb\n",
    "> *a\n",
]


@pytest.mark.parametrize(
    ("piece", "form"), [*((piece, "text") for piece in PLAIN), *((piece, "markdown") for piece in MARKDOWN)]
)
def test_a_hostile_text_costs_linear_time(piece: str, form: str) -> None:
    times = []
    for size in (1_000, 10_000, 40_000):  # the first only warms up
        text = piece * (size // len(piece))
        start = time.process_time()
        document = read_document(text, format=form, lang="ru")
        times.append(time.process_time() - start)
        assert "".join(text[region.start : region.end] for region in document.regions) == text
    assert times[2] < 4 * 4 * max(times[1], 0.02)


@pytest.mark.parametrize("piece", ["a", "1", "1. ", "« ", "Сноска. ", "исключен ", "*a*", "|"])
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_one_line_of_a_million_characters_takes_no_more_than_seconds(piece: str, form: str) -> None:
    text = "1) " + piece * (1_000_000 // len(piece))
    start = time.process_time()
    read_document(text, format=form, lang="ru")
    assert time.process_time() - start < 3 * TRACED


def test_a_paragraph_of_many_lines_is_read_whole() -> None:
    text = "\n\n".join("x" for _ in range(3000)) + "\n\nСтатья 1. О\n\n1. Начало" + "\nдальше" * 1200 + ".\n"
    law = read_document(text, lang="ru")
    assert sum(unit.line.count("дальше") for unit in law.walk()) == 1200


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_memory_stays_under_ten_times_the_file(form: str) -> None:
    if form == "html":
        text = real("kz/html/commodity-exchanges_155-IV_ru.html")
    elif form == "markdown":
        text = real("kz/527-IV/editions/2024-07-22.ru.md")
    else:
        text = SEED.read_text(encoding="utf-8")
    read_document(text)
    tracemalloc.start()
    read_document(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * len(text.encode())

# ruff: noqa: E501 - real notes stand in one line
"""Notes of one act in two languages, held against each other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lawtime.analysis.bilingual import compare_notes
from lawtime.model.notes import Note
from lawtime.reading.documents import read_document
from lawtime.reading.editions import read_notes
from lawtime.reading.notes import read_note

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("LAWTIME_SHARED", ROOT.parent / "shared"))

ALIKE = [
    ("en", "Footnote. Article 14 as amended by the Law of the RK № 227-V dated 03.07.2014(shall be enforced from 01.01.2015)."),
    ("ru", "Сноска. Статья 14 с изменением, внесенным Законом РК от 03.07.2014№ 227-V (вводится в действие с 01.01.2015)."),
    ("kk", "Ескерту. 14-бапқа өзгеріс енгізілді - ҚР 03.07.2014№ 227-V Заңымен (01.01.2015 бастап қолданысқа енгізіледі)."),
]  # fmt: skip

UNLIKE = [
    ("missing", "Сноска. Статья 15 с изменением, внесенным Законом РК от 03.07.2014№ 227-V (вводится в действие с 01.01.2015)."),
    ("rule", "Сноска. Статья 14 с изменением, внесенным Законом РК от 03.07.2014№ 227-V (вводится в действие с 02.01.2015)."),
    ("action", "Сноска. Статья 14 в редакции Закона РК от 03.07.2014№ 227-V (вводится в действие с 01.01.2015)."),
    ("target", "Сноска. Пункт 2 статьи 14 с изменением, внесенным Законом РК от 03.07.2014№ 227-V (вводится в действие с 01.01.2015)."),
    ("until", "Сноска. Статья 14 с изменением, внесенным Законом РК от 03.07.2014№ 227-V (вводится в действие с 01.01.2015 и действует до 01.01.2017)."),
]  # fmt: skip


def note(lang: str, text: str) -> Note:
    found = read_note(text, lang)
    assert found.unread == ()
    return found


@pytest.mark.parametrize("left", ALIKE)
@pytest.mark.parametrize("right", ALIKE)
def test_the_same_statement_in_another_language_is_no_difference(left: tuple[str, str], right: tuple[str, str]) -> None:
    compared = compare_notes([note(*left)], [note(*right)])
    assert (compared.differences, compared.agreed) == ((), 1)


@pytest.mark.parametrize(("kind", "text"), UNLIKE)
def test_each_kind_of_difference_is_named(kind: str, text: str) -> None:
    compared = compare_notes([note(*ALIKE[0])], [note("ru", text)])
    assert kind in {difference.kind for difference in compared.differences}


def test_after_for_from_the_day_of_is_a_matter_of_wording() -> None:
    english = "Footnote. Article 10 as amended by the Law of the RK № 179-VI dated 05.07.2018 (shall be enforced after its first official publication)."
    russian = "Сноска. Статья 10 с изменением, внесенным Законом РК от 05.07.2018 № 179-VI (вводится в действие со дня его первого официального опубликования)."
    compared = compare_notes([note("en", english)], [note("ru", russian)])
    assert [difference.kind for difference in compared.differences] == ["wording"]


def test_what_was_not_understood_is_counted_and_not_compared() -> None:
    strange = read_note("Сноска. Статья 14 как-то затронута кем-то.", "ru")
    compared = compare_notes([note(*ALIKE[0])], [strange])
    assert compared.unread == (0, 1)
    assert [difference.kind for difference in compared.differences] == ["missing"]


def test_the_seed_law_differs_from_its_russian_edition_in_one_act_and_two_wordings() -> None:
    path = SHARED / "data" / "kz" / "527-IV" / "editions" / "2024-07-22.ru.md"
    if not path.exists():
        pytest.skip("../shared/data is not here")
    seed = (ROOT / "seeds" / "002_d26ded65753fa135.txt").read_text(encoding="utf-8")
    compared = compare_notes(
        read_notes(read_document(seed)), read_notes(read_document(path.read_text(encoding="utf-8")))
    )
    told = [(difference.kind, difference.place, difference.act.number) for difference in compared.differences]
    assert told == [("wording", "art_10", "179-VI"), ("wording", "art_11", "179-VI"), ("missing", "art_15", "94-VIII")]
    assert compared.unread == (0, 0)

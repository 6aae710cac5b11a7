# ruff: noqa: E501 - real lines of law are long
"""The real texts give the trees and the notes that a reader of them finds."""

import re
from collections import Counter

import pytest
from law_places import SEED, real

from lawtime.model.document import Document, RegionKind
from lawtime.reading.documents import read_document


@pytest.fixture(scope="module")
def seed() -> Document:
    return read_document(SEED.read_text(encoding="utf-8"), source="seed.txt")


def names(document: Document, kind: RegionKind) -> list[str]:
    return [region.name for region in document.regions if region.kind is kind]


def test_the_seed_law_has_its_31_articles_and_its_name(seed: Document) -> None:
    numbers = [article.number for article in seed.articles]
    assert numbers == ["1", "2", "2-1", *map(str, range(3, 31))]
    assert seed.title == "On national security of the Republic of Kazakhstan"
    assert str(seed.act) == "Law № 527-IV of 06.01.2012"
    assert (seed.lang, seed.findings) == ("en", ())
    assert seed.articles[2].heading == "Goal and objectives of national security"


def test_the_seed_law_has_21_footnotes_and_both_tombstones(seed: Document) -> None:
    elements = [note.element for note in seed.notes if note.element]
    assert elements == ["art_11__para_1", "art_13__subpara_5"]
    footnotes = [note for note in seed.notes if not note.element]
    assert len(footnotes) == 21
    assert all(note.subject.startswith("art_") for note in footnotes)
    assert (footnotes[8].subject, footnotes[8].line) == ("art_13", 302)
    gone = [unit for unit in seed.walk() if unit.gone]
    assert [(unit.eid, unit.line) for unit in gone] == [("art_11__para_1", ""), ("art_13__subpara_5", "")]


def test_the_seed_law_puts_every_part_in_its_place(seed: Document) -> None:
    eids = {unit.eid: unit for unit in seed.walk()}
    assert eids["art_20__para_4__subpara_2"].line.startswith("2) transit through the territory")
    assert eids["art_13__subpara_4-1"].line.startswith("4-1) determine the procedure")
    assert [child.eid for child in eids["art_13__subpara_4"].children] == [
        "art_13__subpara_4__al_2",
        "art_13__subpara_4__al_3",
    ]
    assert eids["art_18__para_2__al_2"].line.startswith("Requirements for national security")
    assert eids["art_30__para_1__al_2"].line.startswith("Subparagraph 2) of paragraph 4 of Article 20")
    assert [unit.eid for unit in eids["art_23__para_6__subpara_5"].children] == [
        f"art_23__para_6__subpara_5__al_{n}" for n in (2, 3, 4)
    ]
    assert eids["preamble"].line.startswith("This Law regulates")
    assert "Footnote" not in "".join(unit.text for unit in seed.provisions)


def test_what_is_not_the_law_is_set_aside_by_name(seed: Document) -> None:
    assert names(seed, RegionKind.CHROME) == ["error-report", "page-search", "page-search", "page-search"]
    assert len(names(seed, RegionKind.SIGNATURE)) == 2
    assert names(seed, RegionKind.REMARK) == ["remark", "remark"]
    assert names(seed, RegionKind.MARKUP) == []


def test_no_character_of_the_seed_law_is_lost_or_changed(seed: Document) -> None:
    text = SEED.read_text(encoding="utf-8")
    assert "".join(text[region.start : region.end] for region in seed.regions) == text
    for unit in seed.walk():
        if unit.line:
            assert " ".join(text[unit.span[0] : unit.span[1]].split()).startswith(unit.line)
    for note in seed.notes:
        assert " ".join(text[slice(*note.span)].split()) == note.text
        assert text.count("\n", 0, note.span[0]) + 1 == note.line


@pytest.mark.parametrize(
    ("edition", "articles", "notes", "announcements"),
    [
        ("2014-11-07", 30, 8, 3),
        ("2020-01-01", 30, 19, 0),
        ("2020-07-03", 30, 19, 0),
        ("2023-02-26", 30, 19, 0),
        ("2024-07-22", 31, 23, 0),
    ],
)
def test_every_russian_edition_gives_its_articles_and_notes(
    edition: str, articles: int, notes: int, announcements: int
) -> None:
    text = real(f"kz/527-IV/editions/{edition}.ru.md")
    law = read_document(text)
    assert len(law.articles) == articles
    assert len([unit for unit in law.walk() if unit.kind == "chp"]) == 5
    assert len(law.notes) == notes + announcements
    assert law.lang == "ru"
    assert law.title == "О национальной безопасности Республики Казахстан"
    assert law.findings == ()
    assert not re.search(
        r"[*\\#>]|<a", "".join(unit.line + unit.heading for unit in law.walk()) + "".join(n.text for n in law.notes)
    )
    assert sum(note.text.startswith("Примечание") for note in law.notes) == announcements


def test_the_edition_of_2014_has_a_list_of_contents_and_announcements_with_their_words() -> None:
    law = read_document(real("kz/527-IV/editions/2014-11-07.ru.md"))
    assert len(names(law, RegionKind.CONTENTS)) == 36
    told = [(note.subject, note.text) for note in law.notes if note.text.startswith("Примечание")]
    assert told == [
        ("act", "Примечание РЦПИ! Порядок введения в действие настоящего Закона РК см. ст.30"),
        (
            "art_14",
            "Примечание РЦПИ! В подпункте 2) предусмотрено изменение Законом РК от 03.07.2014 № 227-V (вводится в действие с 01.01.2015).",
        ),
        (
            "art_21",
            "Примечание РЦПИ! Пункт 6 предусмотрен в редакции Закона РК от 03.11.2014 № 244-V (вводится в действие с 02.01.2015).",
        ),
    ]


def test_the_edition_of_2024_has_the_notes_that_were_listed_apart() -> None:
    law = read_document(real("kz/527-IV/editions/2024-07-22.ru.md"))
    listed = read_document(real("kz/527-IV/notes.ru.txt"))
    assert [note.text for note in law.notes] == [note.text for note in listed.notes]
    assert listed.provisions == ()
    assert {note.subject for note in listed.notes} == {"act"}
    assert [note.element for note in listed.notes if note.element] == ["para_1", "subpara_5"]
    kazakh = read_document(real("kz/527-IV/notes.kk.txt"))
    assert (kazakh.lang, len(kazakh.notes)) == ("kk", 23)


def test_word_processor_html_gives_its_notes_whole() -> None:
    law = read_document(real("kz/html/commodity-exchanges_155-IV_ru.html"))
    assert str(law.act) == "Law № 155-IV of 04.05.2009"
    assert len(law.articles) == 38
    kinds = Counter("tombstone" if note.element else note.text.split()[0] for note in law.notes)
    assert kinds == {"Сноска.": 28, "tombstone": 20, "Примечание": 2}
    assert all(not re.search(r"<|&|\s\s|\xa0", note.text) for note in law.notes)
    assert [finding.code for finding in law.findings] == ["tombstone-range"]
    gone = [unit.eid for unit in law.walk() if unit.gone and unit.eid.startswith("art_3__")]
    assert gone == ["art_3__subpara_2", *(f"art_3__subpara_{n}" for n in ("3", "4", "5", "6", "6-3"))]
    assert [
        child.eid for child in next(u for u in law.walk() if u.eid == "art_13-2__para_2__subpara_2-1").children
    ] == [
        "art_13-2__para_2__subpara_2-1__al_2",
        "art_13-2__para_2__subpara_2-1__al_3",
    ]
    assert len(names(law, RegionKind.SIGNATURE)) == 3


ORDERS = [
    ("223215", "Resolution № 180 of 18.03.2026", ["para_1", "para_2"], "att_1__para_14"),
    ("223249", "Resolution № 29 of 19.03.2026", ["para_1", "para_2", "para_3", "para_4"], "para_2__subpara_2"),
    ("223251", "Order № 193 of 17.03.2026", ["para_1", "para_2", "para_3"], "para_2__subpara_1"),
    ("223255", "Decision № 8С37/5 of 18.03.2026", ["para_1", "para_2"], "att_1__al_1"),
    ("223259", "Order № 144 of 19.03.2026", ["para_1", "para_2", "para_3", "para_4"], "para_1__al_3"),
    ("223263", "Decision № 8С37/6 of 18.03.2026", ["para_1", "para_2"], "para_1__al_4"),
]


@pytest.mark.parametrize(("number", "act", "points", "element"), ORDERS)
def test_orders_are_read_by_their_points_annexes_and_signatures(
    number: str, act: str, points: list[str], element: str
) -> None:
    order = read_document(real(f"kz/orders/{number}.txt"))
    assert str(order.act) == act
    assert [unit.eid for unit in order.provisions if unit.kind == "para"] == points
    assert element in {unit.eid for unit in order.walk()}
    assert 2 <= len(names(order, RegionKind.SIGNATURE)) <= 3
    assert order.provisions[0].kind == "preamble"
    assert order.articles[0].kind == "preamble"


@pytest.mark.parametrize(
    "number", ["157-VII_2022-11-05", "168-VII_2022-12-26", "248-V_2014-11-07", "36-VI_2016-12-28", "435-V_2015-12-04"]
)
def test_amending_acts_keep_quoted_text_out_of_their_own_numbering(number: str) -> None:
    act = read_document(real(f"kz/527-IV/amending/{number}.md"))
    assert not [finding for finding in act.findings if finding.code == "duplicate-number"]
    assert act.title.startswith("О внесении изменений и дополнений")
    assert names(act, RegionKind.SIGNATURE)


def test_a_text_that_is_no_act_is_lines() -> None:
    report = read_document("Search\n\nThe law on terrorism was adopted in 1999.\n\nCountries\n\nTopics\n")
    assert [unit.eid for unit in report.walk()] == ["al_1", "al_2", "al_3"]
    assert (report.title, report.act) == ("Search", None)
    assert read_document("").provisions == ()

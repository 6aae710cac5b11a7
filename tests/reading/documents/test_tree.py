# ruff: noqa: E501 - real lines of law are long
"""Lines of law find their place: numbers, indents, restarts, tombstones, annexes, quoted text."""

import pytest

from lawtime.model.document import Document, RegionKind
from lawtime.reading.documents import read_document


def read(*lines: str, lang: str = "ru") -> Document:
    return read_document("\n\n".join(lines) + "\n", lang=lang, format="text")


def eids(document: Document) -> list[str]:
    return [unit.eid for unit in document.walk()]


TREES: list[tuple[str, list[str], list[str]]] = [
    ("numbers with and without a space", ["Статья 2-1. О", "2.Текст.", "1)один;", "4-1) два."], ["art_2-1", "art_2-1__para_2", "art_2-1__para_2__subpara_1", "art_2-1__para_2__subpara_4-1"]),
    ("a part after a list that has ended", ["Статья 1. О", "1. А:", "1) один;", "2) два.", "Часть вторая."], ["art_1", "art_1__para_1", "art_1__para_1__subpara_1", "art_1__para_1__subpara_2", "art_1__para_1__al_2"]),
    ("an indent within a list that goes on", ["Статья 1. О", "А:", "1) один.", "Ещё один.", "2) два."], ["art_1", "art_1__al_1", "art_1__subpara_1", "art_1__subpara_1__al_2", "art_1__subpara_2"]),
    ("indents after a colon in the last of a list", ["Статья 1. О", "1) один:", "а;", "б.", "Часть."], ["art_1", "art_1__subpara_1", "art_1__subpara_1__al_2", "art_1__subpara_1__al_3", "art_1__al_1"]),
    ("a list that restarts in a later part", ["Статья 1. О", "А:", "1) один;", "2) два.", "Б:", "1) три;", "2) четыре.", "В:", "1) пять."], ["art_1", "art_1__al_1", "art_1__subpara_1", "art_1__subpara_2", "art_1__al_2", "art_1__al_2__subpara_1", "art_1__al_2__subpara_2", "art_1__al_3", "art_1__al_3__subpara_1"]),
    ("a list within a list", ["Статья 1. О", "1) один:", "1) внутри;", "2) внутри;"], ["art_1", "art_1__subpara_1", "art_1__subpara_1__subpara_1", "art_1__subpara_1__subpara_2"]),
    ("letters within numbers", ["Статья 1. О", "1) один:", "а) буква;", "б) буква;", "2) два."], ["art_1", "art_1__subpara_1", "art_1__subpara_1__subpara_а", "art_1__subpara_1__subpara_б", "art_1__subpara_2"]),
    ("sections, chapters and paragraphs", ["РАЗДЕЛ II. ОБЩЕЕ", "Подраздел 1. О", "Глава 3. О", "Параграф 1. О", "Статья 5. О", "Текст.", "§ 2. О", "Статья 6. О", "Текст."], ["sec_2", "sec_2__subsec_1", "chp_3", "chp_3__subchp_1", "art_5", "art_5__al_1", "chp_3__subchp_2", "art_6", "art_6__al_1"]),
    ("chapters that restart in a section", ["Раздел 1. А", "Глава 1. Б", "Статья 1. В", "Раздел 2. Г", "Глава 1. Д", "Статья 2. Е"], ["sec_1", "chp_1", "art_1", "sec_2", "sec_2__chp_1", "art_2"]),
    ("points in chapters of rules", ["Глава 1. А", "1. Один.", "Глава 2. Б", "2. Два:", "1) три."], ["chp_1", "para_1", "chp_2", "para_2", "para_2__subpara_1"]),
    ("an article whose text stands on its line", ["Статья 1. Внести изменения:", "1) в статье 5.", "Статья 2. Настоящий Закон вводится в действие с 1 января 2016 года."], ["art_1", "art_1__al_1", "art_1__subpara_1", "art_2", "art_2__al_1"]),
    ("an annex after a signature", ["Статья 1. О", "Текст.", "Президент Республики Казахстан", "Приложение 1 к Закону", "Перечень", "1. Один.", "Приложение 2", "Форма", "Статья 1. О"], ["art_1", "art_1__al_1", "att_1", "att_1__para_1", "att_2", "att_2__art_1"]),
    ("text in quotation marks", ["1. Внести:", "пункт 1 изложить в следующей редакции:", "«1. Утвердить:", "1) доходы;", "2. Затраты.»;", "2. Ввести."], ["para_1", "para_1__al_2", "para_1__al_3", "para_1__al_4", "para_1__al_5", "para_2"]),
    ("text in straight quotation marks", ["1. Внести:", '"4) слово "А":', '5) слово";', "2. Ввести."], ["para_1", "para_1__al_2", "para_1__al_3", "para_2"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "lines", "expected"), TREES, ids=[case for case, _, _ in TREES])
def test_lines_find_their_place(case: str, lines: list[str], expected: list[str]) -> None:
    assert eids(read(*lines)) == expected


def test_a_tombstone_keeps_its_number_and_the_list_goes_on() -> None:
    law = read(
        "Статья 3. О",
        "Правительство:",
        "1) решает;",
        "2) исключен Законом РК от 03.07.2013 № 124-V;",
        "3) - 4-1) исключены Законом РК от 29.09.2014 № 239-V;",
        "5) иное.",
    )
    states = [(unit.number, unit.gone, unit.line) for unit in law.walk() if unit.kind == "subpara"]
    assert states == [
        ("1", False, "1) решает;"),
        ("2", True, ""),
        ("3", True, ""),
        ("4", True, ""),
        ("4-1", True, ""),
        ("5", False, "5) иное."),
    ]
    assert [(note.element, note.line) for note in law.notes] == [("art_3__subpara_2", 7), ("art_3__subpara_3", 9)]
    assert [finding.code for finding in law.findings] == ["tombstone-range"]
    assert law.articles[0].text == "Правительство:\n1) решает;\n5) иное."


@pytest.mark.parametrize(
    "line",
    [
        "Статья 26 исключена Законом РК от 17.07.2009 № 188-IV.",
        "Статья 26. Исключена Законом РК от 17.07.2009 № 188-IV.",
    ],
)
def test_a_tombstone_can_stand_for_an_article(line: str) -> None:
    law = read("Статья 25. О", "Текст.", line, "Статья 27. О", "Текст.")
    assert [(article.number, article.gone) for article in law.articles] == [("25", False), ("26", True), ("27", False)]
    assert [(note.element, note.subject) for note in law.notes] == [("art_26", "art_26")]


def test_notes_belong_to_the_unit_in_which_they_stand() -> None:
    note = "Сноска. {} с изменением, внесенным Законом РК от 03.07.2013 № 124-V."
    law = read(
        "О законе",
        "Закон Республики Казахстан от 6 января 2012 года № 527-IV.",
        note.format("Заголовок"),
        "Настоящий Закон регулирует.",
        note.format("Преамбула"),
        "Глава 1. ОБЩЕЕ",
        note.format("Заголовок главы 1"),
        "Статья 1. О",
        "Текст.",
        note.format("Статья 1"),
    )
    assert [note.subject for note in law.notes] == ["act", "preamble", "chp_1", "art_1"]


def test_a_note_may_go_on_over_lines_and_a_paragraph_may_hold_several() -> None:
    law = read_document(
        "Статья 1. О\n\n      Текст.\n\n      Сноска. Статья 1 с изменением, внесенным Законом РК\nот 03.07.2013 № 124-V. Примечание ИЗПИ! В пункт 1\n"
        "предусматривается изменение.\n\n      Текст второй.\n",
        lang="ru",
    )
    assert [(note.text, note.line) for note in law.notes] == [
        ("Сноска. Статья 1 с изменением, внесенным Законом РК от 03.07.2013 № 124-V.", 5),
        ("Примечание ИЗПИ! В пункт 1 предусматривается изменение.", 6),
    ]
    assert law.articles[0].text == "Текст.\nТекст второй."


def test_two_units_of_one_number_are_told_apart_and_reported() -> None:
    law = read("Статья 1. О", "1. Один.", "1. Ещё один.", "Статья 1. О", "Текст.")
    assert eids(law) == ["art_1", "art_1__para_1", "art_1__para_1.2", "art_1.2", "art_1.2__al_1"]
    assert [finding.code for finding in law.findings] == ["duplicate-number", "duplicate-number"]
    assert law.findings[0].line == 5


def test_a_heading_may_stand_on_the_line_after_the_number() -> None:
    law = read("РАЗДЕЛ 1", "ОБЩИЕ ПОЛОЖЕНИЯ", "Глава 1", "Основы", "Статья 1", "Президент:", "1) решает.")
    assert [(unit.eid, unit.heading) for unit in law.walk() if unit.kind in ("sec", "chp", "art")] == [
        ("sec_1", "ОБЩИЕ ПОЛОЖЕНИЯ"),
        ("chp_1", "Основы"),
        ("art_1", ""),
    ]
    assert "art_1__al_1" in eids(law)


def test_a_heading_without_a_number_is_in_no_article_and_is_reported() -> None:
    law = read("Статья 1. О", "Текст.", "ОСОБЕННАЯ ЧАСТЬ", "Статья 2. О", "Текст.")
    assert law.articles[0].text == "Текст."
    assert [finding.code for finding in law.findings] == ["unnumbered-heading"]


@pytest.mark.parametrize(
    "line",
    [
        "Статья 5 настоящего Закона применяется.",
        "Статья 5) без точки",
        "статья 5. строчная",
        "Глава 4 дополнена",
        "Статья 1.2 не бывает",
        "Приложение 1 изложить в новой редакции.",
    ],
)
def test_a_sentence_about_a_unit_does_not_begin_one(line: str) -> None:
    law = read("Статья 1. О", "Текст.", line, "Ещё текст.")
    assert eids(law) == ["art_1", "art_1__al_1", "art_1__al_2", "art_1__al_3"]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Статья 5 Основы", "Основы"),
        ("Статья 5: Основы", "Основы"),
        ("СТАТЬЯ 5. ОСНОВЫ", "ОСНОВЫ"),
        ("Cтатья 5. Основы", "Основы"),
        ("Статья\xa05. Основы", "Основы"),
        ("Статья 5.", ""),
    ],
)
def test_an_article_begins_however_its_heading_is_typed(line: str, heading: str) -> None:
    law = read(line, "Текст.")
    assert [(article.eid, article.heading) for article in law.articles] == [("art_5", heading)]


def test_contents_without_a_heading_are_known_by_coming_again() -> None:
    listed = ["Глава 1. А", "Статья 1. Б", "Статья 2. В", "Глава 2. Г", "Статья 3. Д"]
    law = read(
        "О законе",
        *listed,
        "Глава 1. А",
        "Статья 1. Б",
        "Текст.",
        "Статья 2. В",
        "Текст.",
        "Глава 2. Г",
        "Статья 3. Д",
        "Текст.",
    )
    assert [article.number for article in law.articles] == ["1", "2", "3"]
    assert sum(region.kind is RegionKind.CONTENTS for region in law.regions) == 5


def test_text_after_a_signature_is_put_apart_and_reported() -> None:
    order = read("1. Утвердить правила.", "Министр финансов", "А. Иванов", "Глава 1. ОБЩЕЕ", "1. Правило.", lang="ru")
    assert eids(order) == ["para_1", "att_1", "att_1__chp_1", "att_1__para_1"]
    assert [finding.code for finding in order.findings] == ["text-after-signature"]


def test_a_signature_by_an_unknown_office_is_reported() -> None:
    order = read("Статья 1. О", "Настоящий Закон вводится в действие.", "Хранитель печати", "А. Иванов")
    assert order.articles[0].text == "Настоящий Закон вводится в действие."
    assert [finding.code for finding in order.findings] == ["signature-guessed"]


def test_an_unclosed_quotation_is_reported() -> None:
    assert [finding.code for finding in read("1. Внести:", "«1. Утвердить:", "1) доходы;").findings] == [
        "unclosed-quotation"
    ]


def test_a_file_of_notes_alone_is_read_line_by_line() -> None:
    notes = read_document(
        "Footnote. Article 5 as amended by the Law of the RK № 124-V dated 03.07.2013.\n\n"
        "Ескерту. 5-бапқа өзгеріс енгізілді - ҚР 03.07.2013 № 124-V Заңымен.\n\n"
        "Заголовок изложен в новой редакции Законом РК.\n\n5) исключен Законом РК от 04.12.2015 № 435-V;\n"
    )
    assert [(note.line, note.subject, note.element) for note in notes.notes] == [
        (1, "act", ""),
        (3, "act", ""),
        (5, "act", ""),
        (7, "act", "subpara_5"),
    ]
    assert {region.kind for region in notes.regions} == {RegionKind.NOTE, RegionKind.BLANK}


@pytest.mark.parametrize(
    "line", ["Новый срок исчисляется заново.", "Найти и устранить нарушения.", "Действующий порядок сохраняется."]
)
def test_law_that_begins_like_a_word_of_the_page_is_law(line: str) -> None:
    assert read("Статья 1. О", "Текст.", line).articles[0].text == f"Текст.\n{line}"


def test_a_label_without_words_does_not_swallow_the_law() -> None:
    law = read("Статья 1. О", "1) один;", "Примечание ИЗПИ!", "2) два.")
    assert law.articles[0].text == "1) один;\n2) два."
    assert [(note.text, note.line) for note in law.notes] == [("Примечание ИЗПИ!", 5)]
    assert [finding.code for finding in law.findings] == ["note-without-words"]


def test_a_text_whose_lines_end_within_sentences_is_reported() -> None:
    printed = "1. Уполномоченный орган в пределах своей компетенции осуществляет\nконтроль за соблюдением законодательства и принимает решения по\nитогам проверок.\n"
    assert [finding.code for finding in read_document(printed, lang="ru").findings] == ["hard-wrapped"]


def test_red_text_without_a_label_is_reported() -> None:
    page = '<article><p>1. Текст.</p><p><font color="red">Пункт 2 действует до 01.01.2027.</font></p></article>'
    assert [finding.code for finding in read_document(page, lang="ru").findings] == ["red-text"]


@pytest.mark.parametrize(("number", "eid"), [("II", "sec_2"), ("XIV", "sec_14"), ("ІV", "sec_4"), ("3", "sec_3")])
def test_a_section_has_one_address_however_its_number_is_written(number: str, eid: str) -> None:
    assert eids(read(f"РАЗДЕЛ {number}. ОБЩЕЕ", "Статья 1. О", "Текст."))[0] == eid
    assert eids(read("Section civil. What", "Article 1. Of", "Text.", lang="en"))[-2:] == ["art_1", "art_1__al_1"]


@pytest.mark.parametrize("before", [["Глава 3. Старая"], []])
def test_a_tombstone_can_stand_for_a_chapter(before: list[str]) -> None:
    law = read(
        "Глава 2. О",
        "Статья 1. О",
        "Текст.",
        *before,
        "Глава 3 исключена Законом РК от 17.07.2009 № 188-IV.",
        "Глава 4. О",
        "Статья 9. О",
        "Текст.",
    )
    assert [(unit.eid, unit.gone) for unit in law.walk() if unit.kind == "chp"] == [
        ("chp_2", False),
        ("chp_3", True),
        ("chp_4", False),
    ]
    assert [note.element for note in law.notes] == ["chp_3"]
    assert law.findings == ()


def test_a_point_of_an_order_is_where_its_note_stands() -> None:
    order = read(
        "1. Утвердить.",
        "Сноска. Пункт 1 с изменением, внесенным приказом Министра финансов РК от 03.07.2013 № 124.",
        "2. Ввести.",
    )
    assert [note.subject for note in order.notes] == ["para_1"]

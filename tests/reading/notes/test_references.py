# ruff: noqa: E501 - real notes stand in one line
"""Provisions named in words, and words that name none."""

import pytest

from lawtime.model.acts import check_eid
from lawtime.reading.notes import read_note, read_target
from lawtime.reading.notes.references import Element, between
from lawtime.reading.notes.targets import addresses, inserted, into, parse_target
from lawtime.reading.notes.verbs import is_part, placed

NAMED = {
    "ru": {
        "статьи 5 по 7": ["art_5", "art_6", "art_7"],
        "части первая, вторая и третья статьи 5": ["art_5__para_1", "art_5__para_2", "art_5__para_3"],
        "абзацы второй - четвертый пункта 1 статьи 5": [f"art_5__para_1__al_{n}" for n in (2, 3, 4)],
        "абзацы второй и третий подпункта 4) пункта 1 статьи 1": [f"art_1__para_1__subpara_4__al_{n}" for n in (2, 3)],
        "часть вторая подпункта 3) статьи 5": ["art_5__subpara_3__al_2"],
        "часть вторая пункта 4 приложения 3": ["att_3__para_4__al_2"],
        "приложение к приказу": ["att_1"],
        "пункт 5 Правил, утвержденных указанным приказом": ["para_5"],
        "заголовок главы 3 раздела 2": ["chp_3__heading"],
        "глава 3 раздела 2": ["chp_3"],
        "статья 5 главы 3": ["art_5"],
        "подпункты 1), 2), и 3) пункта 4 статьи 5": [f"art_5__para_4__subpara_{n}" for n in (1, 2, 3)],
        "в статьях 5 и 6": ["art_5", "art_6"],
    },
    "kk": {
        "1-тармақ пен 2-тармақ": ["para_1", "para_2"],
        "5 – 7-баптардың тақырыптары": ["art_5__heading", "art_6__heading", "art_7__heading"],
        "3-баптың бірінші және екінші бөліктері": ["art_3__para_1", "art_3__para_2"],
        "3-баптың 4-тармағының екінші – төртінші абзацтары": [f"art_3__para_4__al_{n}" for n in (2, 3, 4)],
        "3-қосымша": ["att_3"],
    },
    "en": {
        "paragraphs 1, 2, and 3 of Article 5": ["art_5__para_1", "art_5__para_2", "art_5__para_3"],
        "Articles 5 through 7": ["art_5", "art_6", "art_7"],
        "Chapter IV": ["chp_4"],
    },
}
REFUSED = {
    "ru": [
        "",
        "5",
        "статья",
        "статьи 7 по 5",
        "статьи 5-1 по 7-2",
        "статьи 5 по 9999",
        "абзацы четвертый - второй пункта 1",
        "пункт 1 пункта 2",
        "раздел 1 статьи 5",
        "статья 5 статьи 6",
        "статья V",
        "заголовок абзаца второго",
        "пункт статьи",
        "пункт 1 статьи 5, и",
        "подпункт 2) статьи 5, абзац второй",
        "утвержденных указанным приказом",
        "первый",
        "пункты 1 - 150 статей 1 - 150",
    ],
    "kk": ["5-", "бірінші", "7 – 5-баптар", "5-тақырып", "екінші - бірінші абзац", "5-баптың 3"],
    "en": ["Article", "5", "the first", "Articles 7 to 5", "paragraph 1 of paragraph 2", "Article V"],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, rows in NAMED.items() for text in rows])
def test_a_reference_gives_the_elements_it_names(lang: str, text: str) -> None:
    found = read_target(text, lang)
    assert found == NAMED[lang][text]
    assert [check_eid(each) for each in found] == found


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, rows in REFUSED.items() for text in rows])
def test_words_that_name_no_certain_element_give_none(lang: str, text: str) -> None:
    assert read_target(text, lang) == []


def test_a_reference_ends_where_its_words_end() -> None:
    text = "пункт 2 статьи 5 исключен"
    found = parse_target(text, "ru")
    assert found is not None
    assert text[: found.end].rstrip() == "пункт 2 статьи 5"
    assert found.eids == ("art_5__para_2",)


@pytest.mark.parametrize(
    ("first", "last", "numbers"),
    [
        ("5", "7", ("5", "6", "7")),
        ("5-1", "5-3", ("5-1", "5-2", "5-3")),
        ("7", "5", None),
        ("5", "5", None),
        ("5-1", "6-2", None),
        ("a", "b", None),
        ("1", "900", None),
    ],
)
def test_a_range_is_spread_or_refused(first: str, last: str, numbers: tuple[str, ...] | None) -> None:
    assert between(first, last) == numbers


@pytest.mark.parametrize(
    ("parent", "chain", "found"),
    [
        ("act", (Element("art", ("5-1",)),), ("art_5-1",)),
        ("act", (Element("preamble", ()),), ("preamble",)),
        ("act", (Element("para", ("3-1",)),), ("para_3-1",)),
        ("chp_4", (Element("subchp", ("2",)),), ("chp_4__subchp_2",)),
        ("act", (Element("subchp", ("2",)),), ("subchp_2",)),
        ("art_6", (Element("para", ("2",)), Element("subpara", ("1",))), ("art_6__para_2__subpara_1",)),
        ("art_6__para_2", (Element("para", ("3",)),), None),
        ("art_6", (Element("para", ()),), None),
        ("art_6", (Element("para", tuple(map(str, range(1, 300)))),), None),
    ],
)
def test_an_element_that_comes_in_has_its_address_or_none(
    parent: str, chain: tuple[Element, ...], found: tuple[str, ...] | None
) -> None:
    assert inserted(parent, chain) == found


def test_elements_that_do_not_fit_into_one_another_have_no_address() -> None:
    assert addresses((Element("art", ("5",)), Element("sec", ("1",)))) is None
    assert addresses((Element("art", ("5",)), Element("act", ()))) is None
    assert addresses((Element("act", ()),)) == ("act",)
    assert addresses((Element("art", ("5",)), Element("para", ()))) == ("art_5__?para",)


def test_what_comes_in_lies_in_its_parent_or_nowhere() -> None:
    assert into("art_5", (Element("art", ("5",)), Element("para", ("2",)))) == ("art_5__para_2",)
    assert into("art_5", (Element("art", ("6",)), Element("para", ("2",)))) == ()
    assert into("subpara_4", (Element("part", ("2",)),)) == ("subpara_4__al_2",)


def test_a_part_is_placed_in_the_article_of_its_note() -> None:
    assert placed("para_2", "art_5__para_1") == "art_5__para_2"
    assert placed("para_2", "att_3") == "att_3__para_2"
    assert placed("para_2", "chp_3") == "para_2"
    assert placed("art_2", "art_5") == "art_2"
    assert is_part("al_2")
    assert not is_part("art_2")


WORDS = [
    (
        'Сноска. По всему тексту слова "а", "б" заменены словами "в" Законом РК от 04.12.2015 № 1-V.',
        [("а", "в"), ("б", "в")],
    ),
    ('Сноска. По всему тексту слова "а", "б" исключены Законом РК от 04.12.2015 № 1-V.', [("а", None), ("б", None)]),
    (
        'Footnote. Through the whole text the words "a", "b" are substituted by the words "c", "d" by the Law of the RK No. 1-V dated 04.12.2015.',
        [("a", "c"), ("b", "d")],
    ),
]


@pytest.mark.parametrize(("text", "pairs"), WORDS)
def test_words_are_paired(text: str, pairs: list[tuple[str, str | None]]) -> None:
    note = read_note(text)
    assert note.unread == ()
    assert [(each.old, each.new) for change in note.changes for each in change.words] == pairs


@pytest.mark.parametrize(
    "text",
    [
        'Сноска. По всему тексту слова "а", "б" заменены словами "в", "г", "д" Законом РК от 04.12.2015 № 1-V.',
        "Сноска. Статья 5 приостановлена до 31.02.2020 Законом РК от 04.12.2015 № 1-V.",
        "Сноска. Статья 5 приостановлена с 31.02.2019 до 01.01.2020 Законом РК от 04.12.2015 № 1-V.",
        "Сноска. Пункт 5 введен Законом РК от 04.12.2015 № 1-V.",
        "Сноска. Статья 5 дополнена статьей Законом РК от 04.12.2015 № 1-V.",
        "Сноска. Пункт 2 статьи 5 дополнен пунктом 3 Законом РК от 04.12.2015 № 1-V.",
    ],
)
def test_a_verb_whose_words_do_not_fit_states_nothing(text: str) -> None:
    note = read_note(text)
    assert note.changes == ()
    assert note.unread


def test_an_element_that_is_brought_in_comes_into_what_it_lies_in() -> None:
    (change,) = read_note("Сноска. Пункт 3 статьи 5 введен Законом РК от 04.12.2015 № 1-V.").changes
    assert (change.target, change.new) == ("art_5", "art_5__para_3")
    spread = read_note("Сноска. Статьи 5 и 6 дополнены пунктом 3 Законом РК от 04.12.2015 № 1-V.").changes
    assert [(each.target, each.new) for each in spread] == [("art_5", "art_5__para_3"), ("art_6", "art_6__para_3")]

# ruff: noqa: E501 - real lines of law are long
"""Every form of a page file reads its own examples, and nothing that only looks like them."""

import tomllib
from datetime import date
from importlib import resources
from typing import Any

import pytest

from lawtime.model.acts import KINDS, ActRef
from lawtime.reading.documents import read_document
from lawtime.reading.documents.pages import page_from, page_of

LANGS = ["en", "kk", "ru"]


def table(lang: str) -> dict[str, Any]:
    return tomllib.loads(
        (resources.files("lawtime.jurisdictions") / "kz" / "pages" / f"{lang}.toml").read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_is_read_as_what_it_is_an_example_of(lang: str) -> None:
    page = page_of(lang)
    stated = table(lang)
    for kind, examples in stated["openings"]["examples"].items():
        assert kind in stated["openings"]
        for example in examples:
            found = page.opening(example)
            assert found is not None, example
            assert found.kind == kind
    for kind, examples in stated["caption"]["examples"].items():
        for example in examples:
            act = page.act(example)
            assert act is not None, example
            assert act.kind == kind
    assert set(stated["caption"]["kinds"]) <= KINDS


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_opening_has_an_example(lang: str) -> None:
    openings = table(lang)["openings"]
    assert set(openings) - {"examples"} == set(openings["examples"])


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_a_page_is_known_and_named(lang: str) -> None:
    page, stated = page_of(lang), table(lang)
    for name, forms in stated["chrome"].items():
        assert [page.named(form.upper()) for form in forms] == [name] * len(forms)
    assert all(page.is_remark(form) for form in stated["remarks"]["lines"])
    assert all(page.is_office(form) for form in stated["signature"]["offices"])
    assert all(page.is_contents(form.upper()) for form in stated["headings"]["contents"])


@pytest.mark.parametrize(
    ("lang", "line", "act"),
    [
        ("en", "Law of the Republic of Kazakhstan dated January 6, 2012 № 527-IV.", ActRef("law", "527-IV", date(2012, 1, 6))),
        ("en", "The Code of the Republic of Kazakhstan No. 226-V dated 3 July 2014.", ActRef("code", "226-V", date(2014, 7, 3))),
        ("ru", "Кодекс Республики Казахстан от 3 июля 2014 года № 226-V ЗРК.", ActRef("code", "226-V", date(2014, 7, 3))),
        ("ru", "Закон Республики Казахстан от 25 декабря 2020 года № 38-VІ ЗРК.", ActRef("law", "38-VI", date(2020, 12, 25))),
        ("ru", "Конституционный закон Республики Казахстан от 5 ноября 2022 года № 153-VII ЗРК", ActRef("constitutional_law", "153-VII", date(2022, 11, 5))),
        ("ru", "Приказ Министра юстиции от 1 марта 2020 года № 312-НҚ", ActRef("order", "312-НҚ", date(2020, 3, 1))),
        ("kk", "Қазақстан Республикасының 2012 жылғы 6 қаңтардағы № 527-IV Заңы.", ActRef("law", "527-IV", date(2012, 1, 6))),
        ("kk", "Қазақстан Республикасы Үкіметінің 2026 жылғы 18 наурыздағы № 180 қаулысы.", ActRef("resolution", "180", date(2026, 3, 18))),
    ],
)  # fmt: skip
def test_an_act_is_known_by_kind_day_and_number(lang: str, line: str, act: ActRef) -> None:
    found = page_of(lang).act(line)
    assert found == act
    assert found is not None
    assert found.kind == act.kind


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("ru", "О внесении изменений в приказ Министра финансов от 4 апреля 2025 года № 151"),
        ("ru", "Закон Республики Казахстан от 31 февраля 2012 года № 527-IV"),
        ("ru", "Закон Республики Казахстан о бирже"),
        ("kk", "2012 жылғы 6 қаңтардағы № 527-IV бұйрығына өзгерістер енгізу туралы"),
        ("en", "On amendments to the Law dated January 6, 2012 № 527-IV"),
    ],
)
def test_a_title_that_names_another_act_identifies_none(lang: str, line: str) -> None:
    assert page_of(lang).act(line) is None


def test_a_page_of_another_publisher_can_be_stated() -> None:
    stated = table("en")
    stated["openings"] = {"art": ["rule {number}"], "examples": {}}
    stated["chrome"] = {"menu": ["skip to main content"]}
    page = page_from(stated)
    assert page.opening("Rule 7. Of days") is not None
    assert page.opening("Article 7. Of days") is None
    assert page.named("Skip to main content") == "menu"


def test_a_title_may_stand_behind_what_identifies_the_act() -> None:
    text = "Закон Республики Казахстан от 12 апреля 2004 года № 544-II\n\nО торговле\n\nСтатья 1. Цель\n\n1. Закон определяет цель.\n"
    document = read_document(text)
    assert (document.title, str(document.act)) == ("О торговле", "Law № 544-II of 12.04.2004")
    plain = text.replace("О торговле", "Настоящий Закон регулирует торговлю.")
    assert read_document(plain).title == ""

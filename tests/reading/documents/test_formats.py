# ruff: noqa: E501 - real lines of law are long
"""The same law gives the same tree and the same notes in every format, and every character has its place."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from law_places import SEED, real
from law_rendering import as_html, as_markdown, as_text, blocks

from lawtime.errors import NotFoundError, ParseError
from lawtime.model.document import Document, RegionKind
from lawtime.reading.documents import FORMATS, format_of, read_document

RENDERINGS: dict[str, Callable[[list[tuple[str, str]]], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
}


def shape(document: Document) -> list[tuple[object, ...]]:
    units = [(u.kind, u.eid, u.number, u.heading, u.line, u.gone) for u in document.walk()]
    return [*units, *((n.text, n.subject, n.element) for n in document.notes), (document.title, document.lang)]


def check_whole(text: str, document: Document) -> None:
    """Hold what every document must hold, whatever the file is."""
    assert "".join(text[region.start : region.end] for region in document.regions) == text
    assert all(region.start < region.end for region in document.regions)
    eids = [unit.eid for unit in document.walk()]
    assert len(eids) == len(set(eids))
    for unit in document.walk():
        assert 0 <= unit.span[0] <= unit.span[1] <= len(text)
        assert all(unit.span[0] <= child.span[0] and child.span[1] <= unit.span[1] for child in unit.children)
    for note in document.notes:
        assert 0 <= note.span[0] < note.span[1] <= len(text)
        assert note.subject == "act" or note.subject in eids
        assert not note.element or note.element in eids or note.subject == "act"
    for region in document.regions:
        if region.kind is RegionKind.BLANK:
            assert text[region.start : region.end].isspace()


@pytest.mark.parametrize("form", sorted(RENDERINGS))
def test_the_seed_law_reads_alike_in_every_format(form: str) -> None:
    source = SEED.read_text(encoding="utf-8")
    law = read_document(source)
    text = RENDERINGS[form](blocks(law, "Law of the Republic of Kazakhstan dated January 6, 2012 № 527-IV."))
    again = read_document(text)
    assert format_of(text) == form
    assert shape(again) == shape(law)
    assert again.act == law.act
    check_whole(text, again)


@pytest.mark.parametrize("form", sorted(RENDERINGS))
@pytest.mark.parametrize("edition", ["2014-11-07", "2020-01-01", "2024-07-22"])
def test_a_russian_edition_reads_alike_in_every_format(form: str, edition: str) -> None:
    law = read_document(real(f"kz/527-IV/editions/{edition}.ru.md"))
    text = RENDERINGS[form](blocks(law))
    again = read_document(text)
    assert shape(again) == shape(law)
    check_whole(text, again)


@pytest.mark.parametrize("form", sorted(RENDERINGS))
def test_a_kazakh_law_reads_alike_in_every_format(form: str) -> None:
    text = """Ұлттық қауіпсіздік туралы

Қазақстан Республикасының 2012 жылғы 6 қаңтардағы № 527-IV Заңы.

      Осы Заң ұлттық қауіпсіздік саласындағы құқықтық қатынастарды реттейді.

1-тарау. ЖАЛПЫ ЕРЕЖЕЛЕР

2-1-бап. Ұлттық қауіпсіздіктің мақсаты мен міндеттері

      1. Мемлекеттік органдар:

      1) шаралар қолданады;

      2) алып тасталды – ҚР 30.12.2021 № 95-VII (алғашқы ресми жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі) Заңымен;

      3) өзге де өкілеттіктерді жүзеге асырады.

      Ескерту. 2-1-бапқа өзгеріс енгізілді – ҚР 30.12.2021 № 95-VII (01.01.2022 бастап қолданысқа енгізіледі) Заңымен.
"""
    law = read_document(text)
    assert [unit.eid for unit in law.walk()] == [
        "preamble",
        "chp_1",
        "art_2-1",
        "art_2-1__para_1",
        "art_2-1__para_1__subpara_1",
        "art_2-1__para_1__subpara_2",
        "art_2-1__para_1__subpara_3",
    ]
    assert [(note.subject, note.element) for note in law.notes] == [
        ("art_2-1__para_1__subpara_2", "art_2-1__para_1__subpara_2"),
        ("art_2-1", ""),
    ]
    again = read_document(
        RENDERINGS[form](blocks(law, "Қазақстан Республикасының 2012 жылғы 6 қаңтардағы № 527-IV Заңы."))
    )
    assert shape(again) == shape(law)
    assert again.act == law.act is not None


PIECES = st.sampled_from(
    [
        *(
            "Статья 1. Понятия",
            "Article 2-1. Aims",
            "2-бап. Мақсат",
            "Глава 1. ОБЩЕЕ",
            "РАЗДЕЛ II",
            "Параграф 1. О",
            "§ 2",
            "Приложение 1",
        ),
        *(
            "Сноска. Статья 1 с изменением, внесенным Законом РК от 03.07.2013 № 124-V.",
            "Footnote. Article 1 as amended",
            "Сноска.",
        ),
        *(
            "Примечание РЦПИ!",
            "1) исключен Законом РК от 03.07.2013 № 124-V;",
            "3) - 6-3) исключены Законом РК от 29.09.2014 № 239-V",
        ),
        *(
            "1. Текст:",
            "2. Текст.",
            "1) подпункт;",
            "1-1) подпункт:",
            "а) буква;",
            "часть.",
            "«цитата",
            "цитата»;",
            '"quoted',
            "____",
        ),
        *(
            "Президент",
            "Оглавление",
            "Contents",
            "Unofficial translation",
            "On-page search",
            "Закон РК от 6 января 2012 года № 5",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "\xa0\xa0\xa0 ",
            "\t",
            "\x0c",
            "\x00",
            "\x1c",
            "\u2028",
            "\ufeff",
            "\u200b",
            "\ufffd",
            "\ud7ff",
        ),
        *(
            "<p>",
            "</p>",
            "<br>",
            "<b>",
            "</b>",
            '<span class="note">',
            "</span>",
            "<table><tr><td>",
            "</td><td>",
            "</tr>",
            "</table>",
            "<h3>",
            "</h3>",
        ),
        *(
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<article>",
            "</article>",
            "<nav>",
            "</nav>",
            "&nbsp;",
            "&amp;",
            "&",
            "<",
            ">",
            "<a href='",
            "<p",
        ),
        *("# ", "### ", "> ", "*", "**", "\\", "1\\) ", "| a | b |", "|---|---|", "<a id='st1'>", "- "),
    ]
)
ANYTHING = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join))


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("lang", ["ru", None])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first compiles a dialect
@given(text=ANYTHING)
def test_every_character_of_any_file_lies_in_exactly_one_region(form: str, lang: str | None, text: str) -> None:
    check_whole(text, read_document(text, format=form, lang=lang))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("On national security\n\nArticle 1. Terms\n", "text"),
        ("5 < 6 and 7 > 2", "text"),
        ("# On national security\n\n### Article 1. Terms\n", "markdown"),
        ("> *Сноска. Статья 5.*\n", "markdown"),
        ("*1. Исключен Законом РК от 05.07.2018 № 179-VI.*\n", "markdown"),
        ("1\\) one;\n", "markdown"),
        ("<!DOCTYPE html><html><body>x", "html"),
        ("<p id='z1'>1. Text</p>", "html"),
        ("", "text"),
    ],
)
def test_a_format_is_known_by_its_content(text: str, form: str) -> None:
    assert format_of(text) == form


def test_an_unknown_format_or_language_is_refused_by_name() -> None:
    with pytest.raises(ParseError, match="unknown format 'pdf'"):
        read_document("x", format="pdf")
    with pytest.raises(NotFoundError, match="no page layout for the language 'xx'"):
        read_document("x", lang="xx")

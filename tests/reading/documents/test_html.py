# ruff: noqa: E501 - real lines of law are long
"""Pages: notes in pieces, links, red type, tables, broken and hostile markup."""

import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_places import real

from lawtime.errors import LawtimeError
from lawtime.model.document import Document, RegionKind
from lawtime.reading.documents import read_document
from lawtime.reading.documents.html import scan
from lawtime.reading.documents.html_scan import skeleton

ADILET = """<!DOCTYPE html><html><head><title>О - ИПС</title><script>var a="<p>Статья 9. X</p>";</script></head><body>
<div id="header"><a href="/">Портал</a><p>Ведутся работы. <br><br>Перейти по ссылке</p></div>
<div class="slogan"><h1>Об арбитраже</h1><span class="status">Обновленный</span>
<p>Закон Республики Казахстан от 8 апреля 2016 года № 488-V ЗРК.</p></div>
<ul><li>Текст</li><li>Скачать <div><a>PDF</a></div></li></ul>
<article><p>
<font color="#FF0000">&nbsp;&nbsp;&nbsp; Вниманию пользователей!</font><br>
<font color="#FF0000">&nbsp;&nbsp;&nbsp; Для удобства пользования РЦПИ создано <a href="z.htm">ОГЛАВЛЕНИЕ.</a></font></p>
<p>
&nbsp;&nbsp;&nbsp; Настоящий Закон регулирует отношения.</p>
<h3 id="z231">РАЗДЕЛ 2. ОБЩЕЕ<br>Глава 7. ПРИЗНАНИЕ И ПРИВЕДЕНИЕ<br>РЕШЕНИЙ</h3><p class="note">&nbsp;&nbsp; Сноска. Заголовок главы 7
с изменением, внесенным Законом РК от 03.01.2026 <a href="#737">№ 251-VIII</a>.</p>
<p><b><a name="z1"></a>Статья 15. Компетенция</b></p><p>
&nbsp; Правительство:</p>
<p>
&nbsp; 1) разрабатывает &laquo;план&raquo; &amp; &lt;смету&gt;;</p>
<span class="note"> 2) исключен Законом РК от 19.04.2023 </span><a href="#z166">№ 223-VII</a><span class="note"> (вводится с 01.01.2024).</span><br>
<p>
 4) утверждает систему; </p>
<font color="#FF0000">&nbsp;&nbsp; Примечание ИЗПИ!</font><br>
<font color="#FF0000">&nbsp;&nbsp; <a href="x">В подпункт 4)</a> предусматривается изменение Законом РК от 09.01.2026 <a>№ 256-VIII</a>.</font><br>
<span class="note"> Сноска. Статья 15 с изменениями, внесенными законами РК от 04.05.2020 </span><a>№ 321-VІ</a><span class="note">.</span><br>
<p><b>Статья 17. Таблица</b></p><p>&nbsp; 1. Ставки:</p><table border=1><tr><th>Вид</th><th>Ставка</th></tr><tr><td>1</td><td>5 %</td></tr></table>
<p>
</p><table width="600"><tbody><tr><td>&nbsp;&nbsp; </td></tr>
<tr><td><i>&nbsp;&nbsp; Президент<br>Республики Казахстан</i></td><td><i>Н. НАЗАРБАЕВ</i></td></tr></tbody></table><p></p>
<table><tr><td> </td><td>Приложение 1<br>к Закону Республики Казахстан<br>"Об арбитраже"</td></tr></table>
<h3>Перечень</h3><p>1. Первый.</p>
</article><div><p>Если Вы обнаружили на странице ошибку, выделите мышью</p></div>
<nav><p>Статья 99. Меню</p></nav></body></html>"""


@pytest.fixture(scope="module")
def page() -> Document:
    return read_document(ADILET)


def test_the_state_publishers_page_gives_caption_tree_and_annex(page: Document) -> None:
    assert (page.title, str(page.act), page.lang) == ("Об арбитраже", "Law № 488-V of 08.04.2016", "ru")
    assert [(unit.eid, unit.heading) for unit in page.walk() if unit.heading] == [
        ("sec_2", "ОБЩЕЕ"),
        ("chp_7", "ПРИЗНАНИЕ И ПРИВЕДЕНИЕ РЕШЕНИЙ"),
        ("art_15", "Компетенция"),
        ("art_17", "Таблица"),
        ("att_1", "Перечень"),
    ]
    assert page.articles[0].text == "Правительство:\n1) разрабатывает «план» & <смету>;\n4) утверждает систему;"
    assert page.findings == ()


def test_notes_in_pieces_with_links_between_are_whole(page: Document) -> None:
    assert [(note.subject, note.element, note.text) for note in page.notes] == [
        ("chp_7", "", "Сноска. Заголовок главы 7 с изменением, внесенным Законом РК от 03.01.2026 № 251-VIII."),
        (
            "art_15__subpara_2",
            "art_15__subpara_2",
            "2) исключен Законом РК от 19.04.2023 № 223-VII (вводится с 01.01.2024).",
        ),
        (
            "art_15",
            "",
            "Примечание ИЗПИ! В подпункт 4) предусматривается изменение Законом РК от 09.01.2026 № 256-VIII.",
        ),
        ("art_15", "", "Сноска. Статья 15 с изменениями, внесенными законами РК от 04.05.2020 № 321-VІ."),
    ]
    for note in page.notes:
        assert ADILET.count("\n", 0, note.span[0]) + 1 == note.line


def test_a_table_of_figures_is_kept_as_a_table_and_one_that_sets_out_is_not(page: Document) -> None:
    tables = [unit.line for unit in page.walk() if "\t" in unit.line]
    assert tables == ["Вид\tСтавка\n1\t5 %"]
    assert [region.name for region in page.regions if region.kind is RegionKind.SIGNATURE] == ["signature"] * 3


def test_scripts_menus_and_comments_are_set_aside(page: Document) -> None:
    aside = {ADILET[region.start : region.end][:10] for region in page.regions if region.kind is RegionKind.CHROME}
    assert {"<script>va", "Портал", "Статья 99.", "<!DOCTYPE "} <= aside
    assert "99" not in {article.number for article in page.articles}
    remarks = [ADILET[region.start : region.end] for region in page.regions if region.kind is RegionKind.REMARK]
    assert remarks[:2] == ["Обновленный", "Вниманию пользователей!"]


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("<p>1. Text</p><!-- open", "unclosed-tag"),
        ("<p>1. Text</p><script>var x", "unclosed-tag"),
        ("<p>1. Text</p><a href='x", "unclosed-tag"),
        ("<p>1. Text</p><a href='x\n<p>2. Lost</p>\n'>x</a>", "broken-tag"),
        ("<p>1. Text</p>" + "<div>" * 400 + "2. Deep", "html-too-deep"),
        ('<p>1. Text</p><p class="note">Strange words</p>', "note-unlabelled"),
    ],
)
def test_broken_markup_is_reported_and_the_rest_is_read(markup: str, code: str) -> None:
    document = read_document(markup, format="html", lang="en")
    assert code in {finding.code for finding in document.findings}
    assert document.provisions[0].line == "1. Text"


def test_depth_is_left_as_it_was_entered() -> None:
    markup = "<div>" * 160 + "<p>1. A</p>" + "</div>" * 160 + "<p>2. B</p>"
    assert [unit.eid for unit in read_document(markup, format="html", lang="en").walk()] == ["para_1", "para_2"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<p id="z1">1. <b>A</b> < 5</p><script>x</script>', "<p>0;1;2;3;</p>"),
        ("<P CLASS=note>A<BR/>B</P >", "<p>0;<br>1;</p>"),
        ("<svg><p>x</p></svg><custom-tag>A</custom-tag>&nbsp;<style>p{}</style>", "0;"),
        ("</p></div></b>A", "</p></div>0;"),
    ],
)
def test_the_skeleton_holds_blocks_and_numbers_only(markup: str, expected: str) -> None:
    assert skeleton(markup).markup == expected


def test_misnested_tables_keep_every_word() -> None:
    markup = "<table>1. Before<tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D<p>after</table>2. After"
    document = read_document(markup, format="html", lang="en")
    words = [unit.line for unit in document.walk()]
    assert words == ["1. Before", "A\tB\nC\tD after", "2. After"]


HOSTILE = [
    "<", "<p", "<p>x", "<div>", "<b><p>x", "</div>", "<table>", "<table><tr><td>x", "<li>", "<div><li>", "<a b=", '<a b="', "<a b='>", "&nbsp;", "&#",
    "<!--", "<!", "<script>", "</script", "<script></script ", "<p>x<br>", "<h1>x", "<ul><li>x", "<span class=note>x", '="', "<dd><div>x", "<p style='color:red'>x",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_page_costs_linear_time(piece: str) -> None:
    times = []
    for size in (1_000, 10_000, 40_000):  # the first only warms up
        page = piece * (size // len(piece))
        start = time.process_time()
        document = read_document(page, format="html", lang="ru")
        times.append(time.process_time() - start)
        assert sum(region.end - region.start for region in document.regions) == len(page)
    assert times[2] < 4 * 4 * max(times[1], 0.02)


def test_a_missing_parser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(LawtimeError, match=r"lawtime\[html\]"):
        read_document("<p>1. Text</p>")


def independent_text(markup: str) -> str:
    """Return every word of a page as the parser alone sees it."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(markup)
    for node in tree.css("script, style, title, textarea, noscript, template, svg, iframe"):
        node.decompose()
    body = tree.body
    return "".join((body.text(deep=True) if body else "").split())


@pytest.mark.parametrize("where", ["state publisher", "word processor"])
def test_the_scan_and_the_parser_agree_on_every_word(where: str) -> None:
    markup = ADILET if where == "state publisher" else real("kz/html/commodity-exchanges_155-IV_ru.html")
    shown = "".join("".join(line.text.split()) for line in scan(markup).lines)
    assert shown == independent_text(markup)


@settings(max_examples=150, deadline=None)  # the first example compiles a dialect
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<b>",
                "</b>",
                "<span class='note'>",
                "</span>",
                "<br>",
                "<ul>",
                "<li>",
                "</ul>",
                "<h3>",
                "</h3>",
                "<a href=x>",
                "</a>",
                "a",
                " b ",
                "&amp;",
                "&nbsp;",
                "&laquo;",
                "&#8470;",
                "<!-- c -->",
                "<script>x</script>",
                "1. ",
                "\n",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_the_scan_and_the_parser_agree_on_pages_without_tables(markup: str) -> None:
    shown = "".join("".join(line.text.split()) for line in scan(markup).lines)
    assert shown == independent_text(markup)

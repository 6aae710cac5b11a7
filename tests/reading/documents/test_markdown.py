# ruff: noqa: E501 - real lines of law are long
"""Markdown: headings, quoted notes, escapes, emphasis, anchors, comments, tables."""

import pytest

from lawtime.model.document import RegionKind
from lawtime.reading.documents import format_of, read_document
from lawtime.reading.documents.lines import Hint
from lawtime.reading.documents.markdown import scan


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1\\) один;", ["1) один;"]),
        ("   10\\. десять", ["10. десять"]),
        ("*1. Исключен Законом РК.*", ["1. Исключен Законом РК."]),
        ("**Статья 1.** Текст *важный*.", ["Статья 1. Текст важный."]),
        ("   > *Сноска. Статья 9.*", ["Сноска. Статья 9."]),
        ("> *Сноска.\n> Статья 9.*", ["Сноска.", "Статья 9."]),
        ('<a id="st5"></a>', []),
        ('<a id="st5"></a>Статья 5.', ["Статья 5."]),
        ("2 \\* 3 * 4", ["2 * 3 * 4"]),
        ("исключены <*>", ["исключены <*>"]),
        ("a <!-- hidden --> b", ["a", "b"]),
        ("<!-- one\ntwo -->\nb", ["b"]),
        ("<!-- one --> b", ["b"]),
        ("<!-- open\nb", ["<!-- open", "b"]),
        ("## Глава 1. ОБЩЕЕ", ["Глава 1. ОБЩЕЕ"]),
        ("#нет", ["#нет"]),
        ("```\n1. Текст\n```", ["1. Текст"]),
        ("> \n>\n", []),
        ("***", ["***"]),
    ],
)
def test_markup_is_taken_off_and_words_are_left(written: str, shown: list[str]) -> None:
    found = scan(written).lines
    assert [line.text for line in found] == shown
    for line in found:
        assert "".join("".join(written[start:end] for start, end in line.pieces).split()) == line.text.replace(" ", "")


def test_a_table_is_one_line_with_tabs() -> None:
    [before, table, after] = scan("до\n| Вид | Ставка |\n|:---|---:|\n| *налог* | 5 \\| 6 |\n| | 7 |\nпосле").lines
    assert table.text == "Вид\tСтавка\nналог\t5 | 6\n\t7"
    assert (table.hint, table.number) == (Hint.TABLE, 2)
    assert (before.text, after.text) == ("до", "после")


def test_a_quoted_note_may_go_on_over_lines() -> None:
    law = read_document(
        "### Статья 1. О\n\n1\\. Текст.\n\n> *Сноска. Статья 1 с изменениями, внесенными законами РК\n> от 03.07.2013 № 124-V; от 04.12.2015 № 435-V.*\n\n"
        "2\\. Текст.\n"
    )
    assert [note.text for note in law.notes] == [
        "Сноска. Статья 1 с изменениями, внесенными законами РК от 03.07.2013 № 124-V; от 04.12.2015 № 435-V."
    ]
    assert [unit.eid for unit in law.walk()] == ["art_1", "art_1__para_1", "art_1__para_2"]


def test_comments_are_set_aside_by_name() -> None:
    text = "<!-- source -->\n# О законе\n\n### Статья 1. О\n\nТекст.\n"
    law = read_document(text)
    assert [(text[r.start : r.end], r.name) for r in law.regions if r.kind is RegionKind.CHROME] == [
        ("<!-- source -->", "comment")
    ]
    assert law.title == "О законе"


ORDER = """# Об утверждении Правил

1. Утвердить Правила.

> *Приложение 2*
> *к Правилам*

## Запрос

<table>
<tr>
<td>№</td>
<td>
Наименование
поля &lt;a&gt;
</td>
</tr>
<!-- <table> -->
<tr>
<td>1.</td>
<td>version</td>
</tr>
</table>

> *Сноска. Приложение 2 в редакции приказа Министра финансов РК от 22.04.2019 № 371.*
"""


def test_a_table_written_as_html_is_kept_as_one_table() -> None:
    law = read_document(ORDER)
    (table,) = [unit for unit in law.walk() if "\t" in unit.line]
    assert table.line == "№\tНаименование поля <a>\n1.\tversion"
    assert table.eid == "att_2__al_1"
    assert [unit.heading for unit in law.walk() if unit.eid == "att_2"] == ["Запрос"]
    assert [note.subject for note in law.notes] == ["att_2"]
    assert "".join(ORDER[region.start : region.end] for region in law.regions) == ORDER


@pytest.mark.parametrize(
    "table",
    ["<table>", "</table>", "<!-- <table>", "x <table></table>", "<table><table></table>", "<table></table></table>"],
)
def test_a_table_that_is_none_takes_nothing_away(table: str) -> None:
    text = f"# Об утверждении Правил\n\n1. Утвердить {table}\n\n{table}\n\n2. Опубликовать."
    law = read_document(text, format="markdown")
    assert [unit.eid for unit in law.walk() if unit.kind == "para"] == ["para_1", "para_2"]
    assert "".join(text[region.start : region.end] for region in law.regions) == text


def test_what_comes_first_is_what_a_file_is_written_in() -> None:
    assert format_of(ORDER) == "markdown"
    assert format_of("<p># Об утверждении Правил</p>\n# Об утверждении") == "html"


def test_the_corner_of_an_annex_that_its_number_ends_is_no_text_of_the_law_before_it() -> None:
    law = read_document(
        "# Қағидаларды бекіту туралы\n\n1. Қағидалар бекітілсін.\n\n2. Бұйрық қолданысқа енгізіледі.\n\n"
        "> *Қаржы мониторингі қағидаларына*  \n> *4-қосымша*\n\n## Кодтардың анықтамалығы\n\n1. Банктер.\n"
    )
    assert [(unit.eid, unit.heading) for unit in law.walk()] == [
        ("para_1", ""),
        ("para_2", ""),
        ("att_4", "Кодтардың анықтамалығы"),
        ("att_4__para_1", ""),
    ]

# ruff: noqa: E501 - real lines of law are long
"""Any law that the grammar of acts allows, written as text, Markdown and HTML, reads alike and as it was drawn."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from law_rendering import WORDS, Block, as_html, as_markdown, as_text

from lawtime.model.document import Document
from lawtime.reading.documents import read_document
from lawtime.reading.notes import read_note

HEADS = {
    "ru": ("О биржах", "Закон Республики Казахстан от 4 мая 2009 года № 155-IV."),
    "kk": ("Биржалар туралы", "Қазақстан Республикасының 2009 жылғы 4 мамырдағы № 155-IV Заңы."),
    "en": ("On exchanges", "Law of the Republic of Kazakhstan dated May 4, 2009 № 155-IV."),
}
HEADINGS = {
    "ru": ("Понятия", "Права и обязанности"),
    "kk": ("Ұғымдар", "Құқықтар мен міндеттер"),
    "en": ("Concepts", "Rights"),
}
SENTENCES = {
    "ru": (
        "Товарные биржи создаются в форме акционерных обществ",
        "Биржа вправе взимать взносы & сборы < 5 МРП",
        "Споры решает суд",
    ),
    "kk": (
        "Тауар биржалары акционерлік қоғам нысанында құрылады",
        "Биржа жарналарды алуға құқылы",
        "Дауларды сот шешеді",
    ),
    "en": (
        "Commodity exchanges are formed as joint-stock companies",
        "An exchange may levy fees & dues < 5 MCI",
        "The court settles disputes",
    ),
}
TOMBSTONES = {
    "ru": "{}) исключен Законом РК от 29.12.2014 № 269-V (вводится в действие с 01.01.2015);",
    "kk": "{}) алып тасталды - ҚР 29.12.2014 № 269-V Заңымен (01.01.2015 бастап қолданысқа енгізіледі);",
    "en": "{}) is excluded by the Law of the RK dated 29.12.2014 No. 269-V (shall be enforced from 01.01.2015);",
}
NOTES = {
    "ru": "Сноска. Статья {} с изменениями, внесенными Законом РК от 02.04.2019 № 241-VI (вводится в действие с 01.07.2019).",
    "kk": "Ескерту. {}-бапқа өзгерістер енгізілді - ҚР 02.04.2019 № 241-VI (01.07.2019 бастап қолданысқа енгізіледі) Заңымен.",
    "en": "Footnote. Article {} as amended by the Law of the RK dated 02.04.2019 No. 241-VI (shall be enforced from 01.07.2019).",
}
FORMS = {"text": as_text, "markdown": as_markdown, "html": as_html}


@st.composite
def laws(draw: st.DrawFn) -> tuple[str, list[Block], list[str], list[tuple[str, str]]]:
    """Draw a law: its language, its lines, the eIds of its elements, and its notes with the places they stand at."""
    lang = draw(st.sampled_from(sorted(HEADS)))
    names, texts = WORDS[lang], st.sampled_from(SENTENCES[lang])
    title, caption = HEADS[lang]
    rows: list[Block] = [("title", title), ("caption", caption)]
    eids: list[str] = []
    notes: list[tuple[str, str]] = []
    article = 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        rows.append(("chp", f"{names['chp'].format(chapter)} {draw(st.sampled_from(HEADINGS[lang])).upper()}"))
        eids.append(f"chp_{chapter}")
        for _ in range(draw(st.integers(1, 3))):
            article += 1
            number = draw(st.sampled_from((f"{article}", f"{article}-1")))
            rows.append(("art", f"{names['art'].format(number)} {draw(st.sampled_from(HEADINGS[lang]))}"))
            eids.append(f"art_{number}")
            for kind, text, eid in _body(draw, lang, f"art_{number}", texts):
                rows.append((kind, text))
                eids.append(eid)
                if kind == "tombstone":
                    notes.append((text, eid))
            if draw(st.booleans()):
                rows.append(("note", NOTES[lang].format(number)))
                notes.append((rows[-1][1], f"art_{number}"))
    return lang, rows, eids, notes


def _body(draw: st.DrawFn, lang: str, article: str, texts: st.SearchStrategy[str]) -> Iterator[tuple[str, str, str]]:
    for paragraph in range(1, draw(st.integers(1, 3)) + 1):
        eid = f"{article}__para_{paragraph}"
        points = draw(st.integers(0, 3))
        yield "para", f"{paragraph}. {draw(texts)}{':' if points else '.'}", eid
        for point in range(1, points + 1):
            gone = draw(st.integers(0, 3)) == 0
            line = (
                TOMBSTONES[lang].format(point)
                if gone
                else f"{point}) {draw(texts).lower()}{';' if point < points else '.'}"
            )
            yield ("tombstone" if gone else "subpara"), line, f"{eid}__subpara_{point}"


def read_in(form: str, rows: list[Block]) -> Document:
    text = FORMS[form](rows)
    document = read_document(text)
    assert "".join(text[region.start : region.end] for region in document.regions) == text
    return document


@pytest.mark.parametrize("form", sorted(FORMS))
@given(law=laws())
@settings(
    max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None
)  # the first law compiles a dialect
def test_a_drawn_law_reads_as_it_was_drawn_in_every_format(
    form: str, law: tuple[str, list[Block], list[str], list[tuple[str, str]]]
) -> None:
    lang, rows, eids, notes = law
    document = read_in(form, rows)
    assert document.lang == lang
    assert document.title == HEADS[lang][0]
    assert document.act is not None
    assert document.act.number == "155-IV"
    assert [unit.eid for unit in document.walk()] == eids
    assert [(note.text, note.element or note.subject) for note in document.notes] == notes
    assert all(
        read_note(note.text, lang, subject=note.subject, element=note.element).unread == () for note in document.notes
    )
    lines = [unit.line for unit in document.walk() if unit.line and not unit.gone]
    assert lines == [text for kind, text in rows if kind in ("para", "subpara")]

"""A note is known by its label in any language, wherever it stands."""

from __future__ import annotations

from lawtime.reading.documents import read_document
from lawtime.reading.editions import read_notes

LAW = """Article 1. First

      The first article says this, and it says it in English words for quite a while.

      Сноска. Статья 1 с изменением, внесенным Законом РК от 03.07.2013 № 124-V (вводится в действие с 01.01.2014).

Article 2. Second

      The second article says that, and it says it in English words for quite a while.
"""

NOTES = """Footnote. Article 3 as amended by the Law of RK № 5-VI dated 11.01.2021 (shall be enforced from 01.02.2021).

Ескерту. 5-бапқа өзгеріс енгізілді - ҚР 03.07.2013 № 124-V Заңымен (01.01.2014 бастап қолданысқа енгізіледі).

3) something that no reader takes for a note;

Сноска. Статья 5 с изменением, внесенным Законом РК от 03.07.2013 № 124-V (вводится в действие с 01.01.2014).

5) исключен Законом РК от 04.12.2015 № 435-V (вводится в действие с 01.01.2016);
"""


def test_a_note_of_another_language_is_no_text_of_the_law() -> None:
    document = read_document(LAW, source="law")
    assert document.lang == "en"
    assert [note.subject for note in document.notes] == ["art_1"]
    (note,) = read_notes(document)
    assert note.lang == "ru"
    assert note.unread == ()
    assert "Сноска" not in document.articles[0].text


def test_one_line_that_is_no_note_does_not_make_a_list_of_notes_an_act() -> None:
    document = read_document(NOTES, source="notes")
    assert document.provisions == ()
    notes = read_notes(document)
    assert [note.lang for note in notes if note.changes] == ["en", "kk", "ru", "ru"]
    assert [note.line for note in notes if note.unread] == [5]

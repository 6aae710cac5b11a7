"""The fast path of notes whose beginning is known reads as the slow one."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawtime.reading.notes import read_note
from lawtime.reading.notes import reader as note_reader
from lawtime.reading.notes.acts import naming
from lawtime.reading.notes.leads import lead_of

TEN = "вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования"

HEADS = {
    "ru": [
        "Сноска. Статья 5 с изменениями, внесенными законами РК",
        "Сноска. Статья 5 исключена Законом РК",
        "Сноска. Глава 4 дополнена статьей 13-1 в соответствии с Законом РК",
        "Примечание ИЗПИ! В статью 5 предусматриваются изменения Законом РК",
        "Сноска. Пункт 3 в редакции приказа Министра финансов РК",
        "Сноска. Статья 5 искажена Законом РК",
        "4) исключен Законом РК",
        "Сноска. Законом РК",
    ],
    "kk": [
        "Ескерту. 6-бапқа өзгерістер енгізілді - ҚР",
        "Ескерту. 10-бап жаңа редакцияда - ҚР",
        "2) алып тасталды – ҚР",
        "Ескерту. ҚР",
    ],
    "en": [
        "Footnote. Article 6 as amended by the Laws of the RK",
        "Footnote. Article 27 is in the wording of the Law of RK",
        "5) Is excluded by the Law of RK",
        "Footnote. Article 6 was discussed by the Law of the RK",
    ],
}
ACTS = {
    "ru": [
        "от 27.04.2012 № 15-V",
        "от 26.07.2016 № 12-VІ",
        "от 31.02.2016 № 1",
        "№ 5-V от 01.01.2011",
        "от 5 мая 2011 г. N 7",
    ],
    "kk": ["03.07.2013 № 124-V", "26.07.2016 № 12-VI", "№ 5 01.01.2011", "2005.07.08 N 69", "08.06.2022"],
    "en": ["№ 124-V dated 03.07.2013", "dated 16.11.2020 № 375-VI", "№ 123-VII of 21.05.2022", "dated 03.07.2013"],
}
CLAUSES = {
    "ru": [
        "",
        f" ({TEN})",
        " (вводится в действие с 01.01.2017)",
        " (вводится когда-нибудь)",
        "(порядок введения в действие см. ст. 2)",
    ],
    "kk": ["", " (алғашқы ресми жарияланғанынан кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі)", " (качан)"],
    "en": ["", " (shall be enforced from 01.01.2021)", "(shall be enforced some day)"],
}
JOINTS = ["; ", ", ", " и ", " және ", " and ", ". ", "; исключена Законом РК ", " Заңымен; "]
ENDS = ["", ".", ";", " Заңымен.", " Заңдарымен (01.01.2017 бастап қолданысқа енгізіледі).", " и ещё"]


@st.composite
def made(draw: st.DrawFn) -> tuple[str, str]:
    """Return a note made of real parts, some of which no rule reads, and its language."""
    lang = draw(st.sampled_from(sorted(HEADS)))
    text = draw(st.sampled_from(HEADS[lang]))
    for number in range(draw(st.integers(1, 4))):
        joint = " " if not number else draw(st.sampled_from(JOINTS))
        text += joint + draw(st.sampled_from(ACTS[lang])) + draw(st.sampled_from(CLAUSES[lang]))
    return text + draw(st.sampled_from(ENDS)), lang


@given(made(), st.sampled_from(["", "art_5", "art_5__para_1"]))
@settings(max_examples=300, deadline=None)  # the first example compiles a dialect
def test_the_fast_path_reads_as_the_slow_one(note: tuple[str, str], subject: str) -> None:
    text, lang = note
    fast = read_note(text, lang, subject=subject)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(note_reader, "lead_of", lambda *_: None)
        patched.setattr(naming(lang), "quick", re.compile("(?!)"))
        slow = read_note(text, lang, subject=subject)
    assert fast == slow


def test_the_fast_path_is_taken_by_common_notes() -> None:
    taken = [lead_of(f"{head} {ACTS[lang][0]}.", lang, "") for lang, heads in HEADS.items() for head in heads]
    assert sum(each is not None for each in taken) >= 8

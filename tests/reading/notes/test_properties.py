# ruff: noqa: E501 - real notes stand in one line
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawtime.model.acts import ActRef
from lawtime.model.notes import Change
from lawtime.reading.notes import change_json, read_note
from lawtime.reading.notes.reader import MAX_NOTE

RU = "Сноска. Статья 15 с изменениями, внесенными законами РК от 27.04.2012 № 15-V (вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования); от 26.07.2016 № 12-VI (вводится в действие с 01.01.2017); исключена Законом РК от 24.05.2018 № 156-VI."
KK = "Ескерту. 6-бапқа өзгерістер енгізілді - ҚР 03.07.2013 № 124-V (алғашқы ресми жарияланғанынан кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі); 26.07.2016 № 12-VI (01.01.2017 бастап қолданысқа енгізіледі) Заңдарымен."
EN = "Footnote. Article 6 as amended by the Laws of the RK № 124-V dated 03.07.2013 (shall be enforced upon expiry of ten calendar days after its first official publication); dated 16.11.2020 № 375-VI (shall be enforced from 01.01.2021)."
NOTES = {"ru": RU, "kk": KK, "en": EN}
TWINS = dict(zip("аеорсухАВЕКМНОРСТХіІ", "aeopcyxABEKMHOPCTXiI", strict=True))
LANGS = st.sampled_from(sorted(NOTES))
ALIEN = {"ru": ("щебень", "не"), "kk": ("шегіртке", "емес"), "en": ("gravel", "not")}
"""Words that no form has, and a negation, which must never be passed over either."""
OF_LAWS = {
    "ru": [
        RU,
        "Сноска. Глава 4 дополнена статьей 13-1 в соответствии с Законом РК от 10.07.2012 № 36-V; с изменением, внесенным Законом РК от 27.10.2015 № 364-V (вводится в действие с 01.01.2017).",
        "Сноска. Заголовок статьи 4, пункты 2 и 3 в редакции Закона РК от 30.12.2021 № 95-VII (порядок введения в действие см. пп. 4) ст. 2).",
        "5) исключен Законом РК от 04.12.2015 № 435-V (действует с 01.01.2016 до 01.01.2019);",
        "Примечание ИЗПИ! В подпункт 1-4) предусматривается изменение Законом РК от 09.01.2026 № 256-VIII (вводится в действие со дня его первого официального опубликования).",
    ],
    "kk": [
        KK,
        "Ескерту. 2-тарау 8-1, 8-2-баптармен толықтырылды - ҚР 27.12.2019 № 291-VI Заңымен (қолданысқа енгізілу тәртібін 2-баптан қараңыз).",
        "ЕСКЕРТУ. 6-бап өзгертілді - Қазақстан Республикасының 1999.07.16. N 436 Заңымен.",
        "2) алып тасталды – ҚР 30.12.2021 № 95-VII (01.01.2022 бастап қолданысқа енгізіледі) Заңымен;",
    ],
    "en": [
        EN,
        "Footnote. Chapter 1 has been supplemented by Article 2-1 pursuant to the Law of the Republic of Kazakhstan dated 28.12.2016 № 36-VI (shall be enforced upon expiry of two months after the day of its first official publication).",
        "5) Is excluded by the Law of RK No. 435-V dated 04.12.2015 (shall be enforced from 01.01.2016);",
    ],
}
"""Notes without an office, an exception or a quotation: none of their words is free."""


def act_of(change: Change) -> ActRef:
    assert change.act is not None
    return change.act


def reading(text: str, lang: str) -> Any:
    return [change_json(change) for change in read_note(text, lang).changes]


@given(LANGS, st.data())
def test_other_spaces_change_nothing(lang: str, data: st.DataObject) -> None:
    text = NOTES[lang]
    changed = "".join(data.draw(st.sampled_from([" ", "  ", "\xa0", "\u2009", " \n"])) if c == " " else c for c in text)
    assert reading(changed, lang) == reading(text, lang)


@given(LANGS, st.sets(st.integers(0, 400), max_size=40))
def test_look_alike_letters_change_nothing(lang: str, places: Any) -> None:
    text = NOTES[lang]
    back = {latin: cyrillic for cyrillic, latin in TWINS.items()}
    changed = "".join(TWINS.get(c, back.get(c, c)) if i in places else c for i, c in enumerate(text))
    assert reading(changed, lang) == reading(text, lang)


@given(LANGS, st.sampled_from(["N ", "N", "No. ", "№"]))
def test_another_number_sign_changes_nothing(lang: str, sign: str) -> None:
    assert reading(NOTES[lang].replace("№ ", sign), lang) == reading(NOTES[lang], lang)


@given(LANGS, st.data())
def test_spans_of_changes_point_at_the_words_that_name_their_act(lang: str, data: st.DataObject) -> None:
    text = NOTES[lang]
    note = read_note(text, lang)
    for change in note.changes:
        named = note.text[slice(*change.span)]
        assert act_of(change).number in named
        assert f"{act_of(change).date:%d.%m.%Y}" in named
    spans = [change.span for change in note.changes]
    assert spans == sorted(spans)


@given(LANGS, st.data())
@settings(max_examples=200)
def test_a_note_cut_anywhere_is_read_as_far_as_it_goes_or_flagged(lang: str, data: st.DataObject) -> None:
    text = NOTES[lang]
    cut = text[: data.draw(st.integers(12, len(text)))]
    note = read_note(cut, lang)
    whole = [(act_of(change).number, act_of(change).date) for change in read_note(text, lang).changes]
    for change in note.changes:
        act = act_of(change)
        assert act.number in note.text
        if (act.number, act.date) not in whole:
            assert cut.rstrip().endswith(act.number)
    for start, end, words in note.unread:
        assert note.text[start:end] == words


@given(LANGS, st.data())
@settings(max_examples=300)
def test_a_word_lost_is_flagged_or_takes_nothing_from_what_is_left(lang: str, data: st.DataObject) -> None:
    text = NOTES[lang]
    words = list(re.finditer(r"\w+", text))
    lost = data.draw(st.sampled_from(words))
    changed = text[: lost.start()] + text[lost.end() :]
    note = read_note(changed, lang)
    for change in note.changes:
        assert act_of(change).number in note.text
        assert f"{act_of(change).date:%d.%m.%Y}" in note.text


@given(LANGS, st.data())
@settings(max_examples=300)
def test_every_word_of_a_note_counts_a_strange_one_anywhere_is_unread(lang: str, data: st.DataObject) -> None:
    """Hold from outside that no word is passed over: neither a change nor silence may cover a word that says nothing."""
    text = data.draw(st.sampled_from(OF_LAWS[lang]))
    assert read_note(text, lang).unread == ()
    word = data.draw(st.sampled_from(ALIEN[lang]))
    at = data.draw(st.sampled_from([match.start() for match in re.finditer(" ", text)]))
    note = read_note(f"{text[:at]} {word}{text[at:]}", lang)
    assert any(start <= at + 1 and at + 1 + len(word) <= end for start, end, _ in note.unread)


@pytest.mark.parametrize("lang", sorted(NOTES))
def test_two_notes_in_one_paragraph_are_read_as_the_notes_apart(lang: str) -> None:
    first = NOTES[lang]
    second = first.replace("15 ", "16 ", 1).replace("6-бап", "7-бап", 1).replace("Article 6", "Article 7", 1)
    joined = f"{first} {second}"
    assert reading(joined, lang) == [*reading(first, lang), *reading(second, lang)]
    assert read_note(joined, lang).unread == ()


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_without_an_error(text: str) -> None:
    note = read_note(text, "ru")
    assert note.changes or note.unread or not note.text.strip(" .;,*_>-")


@pytest.mark.parametrize("lang", sorted(OF_LAWS))
def test_a_note_that_ends_with_a_day_is_parted_from_the_next(lang: str) -> None:
    first = {"en": "Footnote. Article 27 is in the wording of the Law of RK No. 91-VI dated 11.07.2017."}.get(
        lang, OF_LAWS[lang][0]
    )
    assert reading(f"{first} {first} {first}", lang) == reading(first, lang) * 3
    assert read_note(f"{first} {first} {first}", lang).unread == ()


def test_a_line_longer_than_any_note_is_unread_as_a_whole() -> None:
    longest = " ".join([EN] * (MAX_NOTE // len(EN) + 1))
    note = read_note(longest, "en")
    assert note.changes == ()
    assert note.unread == ((0, len(longest), longest),)
    assert read_note(longest[:MAX_NOTE], "en").changes

from hypothesis import given
from hypothesis import strategies as st

from lawtime.language.folding import fold

LETTERS = st.text(alphabet=st.sampled_from('аАбвсСеёЁйиіІіoOxXхХ№N -–—«»"\xa0\u00ad\u0306\u200b12VІ.'), max_size=60)


def test_look_alike_letters_have_one_code() -> None:
    assert fold("Закон 12-VІ").text == fold("зaкoн 12-vi").text
    assert fold("өзгертiлдi").text == fold("өзгертілді").text
    assert fold("ЕСКЕРТУ").text == fold("ECKEPTУ").text


def test_letters_that_only_kazakh_has_stay_apart_from_their_russian_neighbours() -> None:
    assert fold("қ").text != fold("к").text
    assert fold("ү").text != fold("у").text


def test_dashes_quotes_and_spaces_have_one_code_each() -> None:
    assert fold("«а»\xa0–\u2009“б”").text == '"a" - "б"'


def test_the_number_sign_stays_what_it_is() -> None:
    assert fold("№ 5").text == "№ 5"


def test_soft_hyphens_and_combining_marks_vanish_and_the_offsets_stay_true() -> None:
    text = "ста\u00adтьи\u0306 5"
    folded = fold(text)
    start = folded.text.index("5")
    first, last = folded.span(start, start + 1)
    assert text[first:last] == "5"
    assert folded.at(first) == start


@given(LETTERS)
def test_a_folded_span_leads_back_to_the_letters_it_came_from(text: str) -> None:
    folded = fold(text)
    for at in range(len(folded.text)):
        first, last = folded.span(at, at + 1)
        assert 0 <= first < last <= len(text)
        assert folded.text[at] in fold(text[first:last]).text


@given(LETTERS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once

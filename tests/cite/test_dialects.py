"""Every form of the citation dialects, walked both ways: from form to example and from example to form."""

from __future__ import annotations

import pytest

from lawtime.analysis.cite.dialects import abbreviations, anchors, cite_words, languages
from lawtime.language.folding import fold
from lawtime.language.forms import Form

FORMS = [
    pytest.param(lang, form, id=f"{lang}-{form.kind}-{number}")
    for lang in languages()
    if (words := cite_words(lang)) is not None
    for number, form in enumerate(words.words.forms)
]


@pytest.mark.parametrize(("lang", "form"), FORMS)
def test_every_form_reads_its_examples_and_every_example_is_read_as_its_kind(lang: str, form: Form) -> None:
    words = cite_words(lang)
    assert words is not None
    for example in form.examples:
        text = fold(example).text
        own = words.words.phrases(form.kind).whole(text)
        assert own is not None, example
        assert own.form.kind == form.kind
        found = words.words.phrases(form.kind.partition(".")[0]).whole(text)
        assert found is not None
        assert found.form.kind.split(".")[0] == form.kind.split(".")[0]


HEADS = [each for each in FORMS if each.values[1].kind.partition(".")[0] in {"kind", "code", "bill", "treaty", "unit"}]  # type: ignore[union-attr]


@pytest.mark.parametrize(("lang", "form"), HEADS)
def test_the_finder_stops_at_the_first_word_of_every_form_that_a_citation_begins_with(lang: str, form: Form) -> None:
    pattern, spoken = anchors()
    for example in form.examples:
        text = fold(example).text.lstrip('"')
        match = pattern.match(text)
        assert match is not None, example
        assert lang in spoken[match[0]], example


def test_every_abbreviation_stands_for_codes_that_have_a_name_in_full() -> None:
    for lang in languages():
        words = cite_words(lang)
        assert words is not None
        named = {form.kind.partition(".")[2] for form in words.words.phrases("code").forms}
        for abbreviation, codes in words.abbreviations.items():
            assert set(codes) <= named, abbreviation
            match = abbreviations()[0].search(f"({abbreviation})")
            assert match is not None
            assert match[0] == abbreviation

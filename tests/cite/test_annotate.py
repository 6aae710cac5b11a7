"""A document given back with links is the same document, and no script of it survives."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from lawtime.analysis.cite import cite
from lawtime.analysis.cite.annotate import to_html, to_markdown

from .conftest import Document

DAY = date(2020, 1, 15)
PIECES = ["Art. 5 of the Criminal Code", "<script>", "&", "ст. 5 УК РК", "[x](y)", "\n", " ", "“On the Media”", "Law №"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12).map("".join)


def _from_html(page: str) -> str:
    body = page.partition("<pre>")[2].rpartition("</pre>")[0]
    return unescape(re.sub(r"<[^>]*>", "", body))


_MARK = re.compile(r'\\(.)|\[((?:\\.|[^\\\]])*)\]\(\S+ "[^"]*"\)', re.S)


def _from_markdown(page: str) -> str:
    return _MARK.sub(lambda match: match[1] if match[1] is not None else _from_markdown(match[2]), page)


@settings(deadline=None)
@given(TEXTS)
def test_the_text_is_unchanged_when_the_links_are_removed_from_the_page(text: str) -> None:
    text = text.replace("\r", "")
    assert _from_html(to_html(text, cite(text, on=DAY).citations)) == text


@settings(deadline=None)
@given(TEXTS)
def test_the_text_is_unchanged_when_the_links_are_removed_from_markdown(text: str) -> None:
    assert _from_markdown(to_markdown(text, cite(text, on=DAY).citations)) == text


def test_the_four_documents_come_back_unchanged(documents: list[Document]) -> None:
    for document in documents:
        citations = cite(document.text, on=document.day).citations
        assert _from_html(to_html(document.text, citations)) == document.text
        assert _from_markdown(to_markdown(document.text, citations)) == document.text


def test_no_script_survives_in_words_titles_or_hover_texts() -> None:
    text = 'Law “<script>alert(1)</script>" onmouseover="x”, <img src=x onerror=alert(1)> Art. 5 of the Criminal Code'
    citations = cite(text, on=DAY).citations
    page = to_html(text, citations, title="</title><script>")
    assert "<script" not in page
    assert "<img" not in page
    assert all(quoted.count("<") == 0 for quoted in re.findall(r'title="([^"]*)"', page))
    assert "<" not in to_markdown(text, citations).replace("\\<", "")


def test_a_link_names_act_day_and_provision_and_the_unresolved_has_none() -> None:
    text = "Art. 5 of the Criminal Code, the Civil Code"
    page = to_html(text, cite(text, on=DAY).citations, base="https://law.example")
    assert 'href="https://law.example/akn/kz/act/code/2014-07-03/226-V/@2020-01-15#art_5"' in page
    assert '<mark title="not resolved' in page


def test_a_long_document_with_thousands_of_links_comes_back_unchanged() -> None:
    text = "\n".join(
        f"Under Art. {n % 400 + 1} of the Criminal Code & Law № 527-IV <{n}> it was so." for n in range(2000)
    )
    citations = cite(text, on=DAY).citations
    assert len(citations) == 4000
    assert _from_html(to_html(text, citations)) == text
    assert _from_markdown(to_markdown(text, citations)) == text


def test_an_address_given_as_base_cannot_leave_its_attribute() -> None:
    citations = cite("Art. 5 of the Criminal Code", on=DAY).citations
    page = to_html("Art. 5 of the Criminal Code", citations, base='https://law.example"><script>')
    assert "<script" not in page


def test_a_treaty_and_a_bill_are_told_as_what_they_are_and_not_as_failures() -> None:
    words = "Article 19 of the ICCPR, the draft tax code of Kazakhstan, Art. 5 of the Forest Code"
    html = to_html(words, cite(words, on=date(2020, 1, 1)).citations)
    assert 'title="a treaty, or an act of another maker"' in html
    assert 'title="a bill, and no act yet' in html
    assert html.count("not resolved: ") == 1

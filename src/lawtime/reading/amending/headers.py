"""Provisions that open an item: they name the act, or the acts, that what follows amends."""

from collections.abc import Sequence

from attrs import frozen

from lawtime.language.dialect import Dialect
from lawtime.language.folding import Folded, fold
from lawtime.reading.amending.citations import Citation, cited_in, read_citation
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.documents.pages import page_of


@frozen
class Header:
    """What opens an item.

    Args:
        cited: the act; `None` where its name is not understood.
        several: the acts follow, an item each.
        within: a text that the act has approved is amended; where it stands in the act is not known.
    """

    cited: Citation | None = None
    several: bool = False
    within: bool = False


def header_of(words: str, lang: str) -> Header | None:
    """Return what a provision opens, or `None` where it opens no item.

    >>> found = header_of('In the Law of the Republic dated 6 January 2012 "On National Security":', "en")
    >>> found.cited.title, found.several, found.within
    ('On National Security', False, False)
    >>> header_of("To make in the Rules approved by the order dated 6 May 2016 the following changes:", "en").within
    True
    """
    dialect = amending_dialect(lang)
    folded = fold(words)
    last = dialect.settings.get("kind") == "last"
    enters = dialect.phrases("enter")
    somewhere = next(enters.find(folded.text), None)
    enter = somewhere if last else enters.at(folded.text, 0)
    opens = words.rstrip().endswith(":")
    lists = enter is not None or (somewhere is not None and opens)
    if lists and next(dialect.phrases("several").find(folded.text), None) is not None:
        return Header(several=True)
    if not opens:
        return None
    cited = _named_last(words, lang) if last else _named_first(words, folded, dialect, enter.end if enter else 0)
    if cited is not None:
        return Header(cited)
    if enter is not None and next(dialect.phrases("following").find(folded.text), None) is not None:
        return Header(cited_in(words, lang), within=True)
    return None


def listed_act(words: str, lang: str) -> Citation | None:
    """Return the act that an entry of a list of acts to be amended names, as it is called: no word leads to it.

    >>> listed_act("The Law of the Republic dated 6 January 2012 “On Security”:", "en").title
    'On Security'
    """
    cited = read_citation(words, lang) if words.rstrip().endswith(":") else None
    return cited if cited is not None and cited.date else None


def _named_last(words: str, lang: str) -> Citation | None:
    """Return the act whose kind comes last, behind its title and day."""
    cited = read_citation(words, lang)
    return cited if cited is not None and cited.date else None


def _named_first(words: str, folded: Folded, dialect: Dialect, start: int) -> Citation | None:
    """Return the act that stands behind the verb, or behind the word that says where changes are made."""
    link = dialect.phrases("token.mark.link").at(folded.text, start + (folded.text[start : start + 1] == " "))
    if link is None and not start:
        return None
    start = start if link is None else link.end
    start += len(folded.text[start:]) - len(folded.text[start:].lstrip())
    if start >= len(folded.text):
        return None
    cited = read_citation(words, dialect.code, folded.span(start, start + 1)[0])
    if cited is None or not (cited.date or cited.title or cited.kind == "code"):
        return None
    return cited


_SIGNING = 8
_LONGEST_SIGNATURE = 120


def signed_from(texts: Sequence[str], lang: str) -> int:
    """Return the index of the paragraph with which the signature at the end of an act begins; their number without one.

    >>> signed_from(["To exclude Article 5.", "President of the Republic", "N. Nazarbayev"], "en")
    1
    """
    page, begins = page_of(lang), len(texts)
    for at in range(len(texts) - 1, max(-1, len(texts) - 1 - _SIGNING), -1):
        words = texts[at].strip()
        if len(words) > _LONGEST_SIGNATURE or words[-1:] in (".", ";", ":") or any(map(str.isdigit, words)):
            break
        if page.is_office(words):
            begins = at
    return begins

"""Citations: found in any text, resolved to the version that was meant, and linked in the text.

The stages are `find`, `resolve` and `annotate`; each takes the plain output of the one before. `cite` runs the first
two over a text and whatever corpus is at hand.
"""

import datetime
from bisect import bisect_right

from attrs import frozen

from lawtime.analysis.cite.dated import Proposal, propose_dates
from lawtime.analysis.cite.finder import default_index, find, own_articles
from lawtime.analysis.cite.held import HeldActs
from lawtime.analysis.cite.model import Citation, Mention, Naming, Standing
from lawtime.analysis.cite.resolver import resolve
from lawtime.analysis.cite.titles import TitleIndex
from lawtime.corpus import Corpus
from lawtime.jurisdictions.kz.acts import register
from lawtime.model.acts import ActRef
from lawtime.reading.documents import read_document

__all__ = [
    "Citation",
    "Cited",
    "HeldActs",
    "Mention",
    "Naming",
    "Proposal",
    "Standing",
    "TitleIndex",
    "cite",
    "find",
    "propose_dates",
    "resolve",
]

_ARTICLES = 3
"""A text with so many articles of its own is an act, and its references without an act are to itself."""


@frozen
class Cited:
    """The citations of one text.

    Args:
        citations: in the order of the text.
        on: the day for which they are resolved, or `None`.
        proposals: days that the text may be of, best first, where none was given.
        own: the act that the text is an edition of, or `None`.
        notes: where the publisher's notes stand in the text of an act.
    """

    citations: tuple[Citation, ...]
    on: datetime.date | None
    proposals: tuple[Proposal, ...] = ()
    own: ActRef | None = None
    notes: tuple[tuple[int, int], ...] = ()

    @property
    def of_text(self) -> tuple[Citation, ...]:
        """The citations of the text itself: a note names what changed the act, which the act does not cite."""
        starts = [start for start, _ in self.notes]
        found = []
        for each in self.citations:
            place = bisect_right(starts, each.mention.start) - 1
            if place < 0 or each.mention.start >= self.notes[place][1]:
                found.append(each)
        return tuple(found)


def cite(text: str, *, on: datetime.date | None = None, corpus: Corpus | None = None, source: str = "") -> Cited:
    """Return the citations of a text, each resolved to what it meant on the day of the text.

    Args:
        text: any document.
        on: its day. A day found in the text is proposed, and never used in silence.
        corpus: acts whose texts are here.
        source: the name of the text.

    >>> cited = cite("Art. 255(1), Criminal Code of Kazakhstan", on=datetime.date(2019, 12, 31))
    >>> cited.citations[0].act.number, cited.citations[0].eid
    ('226-V', 'art_255__para_1')
    """
    laws = corpus.acts if corpus is not None else ()
    document = read_document(text, source=source) if own_articles(text) >= _ARTICLES else None
    own = None
    if document is not None:
        law = Corpus().add_document(document, text)
        own = law.act
        if own.named and own not in {each.act for each in laws}:
            laws = (*laws, law)
    held = HeldActs(tuple(laws), document.provisions if document else ())
    known = held.registered()
    index = TitleIndex(register().joined(known)) if known else default_index()
    mentions = find(text, index)
    citations = resolve(mentions, on=on, index=index, held=held, own=own, source=source)
    notes = tuple(sorted(note.span for note in document.notes)) if document is not None else ()
    return Cited(citations, on, () if on else propose_dates(text, mentions), own, notes)

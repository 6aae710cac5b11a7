"""How Kazakh law counts, and what holds where an act is silent."""

import datetime

from lawtime.model.acts import ActRef
from lawtime.model.commencement import After, Anchor, Convention, Conventions, Counting, Rule, Unit

COUNT_FROM_DAY_AFTER = Convention("kz.count_from_day_after", "the day of publication is not counted")
"""22 acts with a known day agree, none disagrees; Civil Code art. 173 by analogy."""

MONTHS_PLUS_ONE = Convention(
    "kz.months_plus_one", "a period of months ends on its corresponding day, and force begins the day after"
)
"""For it 125-VI: 28.12.2017 and six months, 29.06.2018. Against it 461-IV: 30.07.2011 and six months, 30.01.2012."""

PUBLISHED_WITHIN_30_DAYS = Convention("kz.publication_window", "published within 30 days of signature")
"""480-V art. 37(3). It is a duty, and not a fact."""

WINDOWED = frozenset({"law", "constitutional_law", "code", "decree", "resolution"})
"""The kinds of act for which the duty counts from signature; an order or a local decision is registered first."""

CONVENTIONS = Conventions(
    count_from_day_after=COUNT_FROM_DAY_AFTER,
    months_plus_one=MONTHS_PLUS_ONE,
    publication_window=(30, PUBLISHED_WITHIN_30_DAYS),
    windowed=WINDOWED,
)
"""The conventions of Kazakh law (Civil Code art. 172-176 by analogy; 480-V art. 37(3))."""

LEGAL_ACTS_FROM = datetime.date(2016, 4, 19)
"""The day from which Law 480-V on legal acts governs; the last day of Law 213-I was 18.04.2016."""

NORMATIVE_ACTS_FROM = datetime.date(1998, 3, 24)
"""The day of signature of Law 213-I; what held for an act that was silent before it is not known here."""

_TEN = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER, conventions=CONVENTIONS)

_SILENT: dict[str, tuple[Rule, str]] = {
    "law": (_TEN, "ten calendar days after publication"),
    "constitutional_law": (_TEN, "ten calendar days after publication"),
    "code": (_TEN, "ten calendar days after publication"),
    "decree": (_TEN, "ten calendar days after publication"),
    "order": (_TEN, "ten calendar days after publication"),
    "decision": (_TEN, "ten calendar days after publication"),
    "resolution": (_TEN, "ten calendar days after publication, for a resolution of the Government or a local one"),
}


def default_rule(act: ActRef) -> tuple[Rule, str] | None:
    """Return the rule for an act that states none, and what taking it assumes; `None` where no default is known.

    Source: 480-V art. 42(3); 213-I art. 36 for acts signed before it. No default is known of a court's decision: one of
    the Constitutional Council begins with its adoption, one of the Supreme Court with its publication.

    >>> from datetime import date
    >>> rule, words = default_rule(ActRef("law", "527-IV", date(2012, 1, 6)))
    >>> words
    'the act states no rule, and the default of Law 213-I holds: ten calendar days after publication'
    """
    silent = _SILENT.get(act.kind)
    if silent is None or act.date < NORMATIVE_ACTS_FROM:
        return None
    rule, words = silent
    governing = "480-V" if act.date >= LEGAL_ACTS_FROM else "213-I"
    return rule, f"the act states no rule, and the default of Law {governing} holds: {words}"

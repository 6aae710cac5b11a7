"""How Kazakh law counts, and what holds where an act is silent."""

import datetime

from lawtime.model.acts import ActRef
from lawtime.model.commencement import (
    After,
    Anchor,
    Convention,
    Conventions,
    Counting,
    On,
    Rule,
    Unit,
)

COUNT_FROM_DAY_AFTER = Convention("kz.count_from_day_after", "the day of publication is not counted")
MONTHS_PLUS_ONE = Convention(
    "kz.months_plus_one", "a period of months ends on its corresponding day, and force begins the day after"
)
PUBLISHED_WITHIN_30_DAYS = Convention("kz.publication_window", "published within 30 days of signature")

CONVENTIONS = Conventions(
    count_from_day_after=COUNT_FROM_DAY_AFTER,
    months_plus_one=MONTHS_PLUS_ONE,
    publication_window=(30, PUBLISHED_WITHIN_30_DAYS),
)
"""The conventions of Kazakh law (Civil Code art. 172-176 by analogy; 480-V art. 37(3))."""

LEGAL_ACTS_FROM = datetime.date(2016, 4, 18)
"""The day from which Law 480-V on legal acts governs; before it, Law 213-I."""

_TEN = After(anchor=Anchor.PUBLICATION, count=10, unit=Unit.DAY, counting=Counting.DAY_AFTER, conventions=CONVENTIONS)
_COURT = On(anchor=Anchor.PUBLICATION, conventions=CONVENTIONS)


def default_rule(act: ActRef) -> tuple[Rule, str] | None:
    """Return the rule for an act that states none, and what taking it assumes.

    Source: 480-V art. 42(3); 213-I art. 36 before 18.04.2016.

    >>> from datetime import date
    >>> rule, words = default_rule(ActRef("law", "527-IV", date(2012, 1, 6)))
    >>> words
    'the act states no rule, and the default of Law 213-I holds: ten calendar days after publication'
    """
    governing = "480-V" if act.date >= LEGAL_ACTS_FROM else "213-I"
    if act.kind == "court_decision":
        return _COURT, f"the act states no rule, and the default of Law {governing} holds: from publication"
    words = f"the act states no rule, and the default of Law {governing} holds: ten calendar days after publication"
    return _TEN, words

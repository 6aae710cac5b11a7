"""What did the law say on date X, and how do you know?

>>> import lawtime
>>> law = lawtime.read("seeds/002_d26ded65753fa135.txt")
>>> law.article("7").as_of(date(2015, 6, 1))
<art_7 of 527-IV on 2015-06-01: in_force, exact>
"""

from datetime import date

from lawtime.corpus import Corpus, open, read
from lawtime.errors import InvalidIdError, LawtimeError, NotFoundError, ParseError, ReplayError, StoreError
from lawtime.history.answers import Answer, Certainty, Status
from lawtime.law import Law
from lawtime.model.acts import ActRef
from lawtime.model.dates import Between, Exact, Unknown
from lawtime.reading.notes import parse_note

__version__ = "0.1.0"

__all__ = [
    "ActRef",
    "Answer",
    "Between",
    "Certainty",
    "Corpus",
    "Exact",
    "InvalidIdError",
    "Law",
    "LawtimeError",
    "NotFoundError",
    "ParseError",
    "ReplayError",
    "Status",
    "StoreError",
    "Unknown",
    "date",
    "open",
    "parse_note",
    "read",
]

"""What the law said on date X, and how that is known.

The names below are the public face; each is loaded when it is first used.

>>> import lawtime
>>> from datetime import date
>>> law = lawtime.read("seeds/002_d26ded65753fa135.txt")
>>> law.article("7").as_of(date(2015, 6, 1))
<art_7 of 527-IV on 2015-06-01: in_force, exact>
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawtime.corpus import Corpus as Corpus
    from lawtime.corpus import open as open
    from lawtime.corpus import parse_note as parse_note
    from lawtime.corpus import read as read
    from lawtime.errors import ConflictError as ConflictError
    from lawtime.errors import InvalidIdError as InvalidIdError
    from lawtime.errors import LawtimeError as LawtimeError
    from lawtime.errors import NotFoundError as NotFoundError
    from lawtime.errors import ParseError as ParseError
    from lawtime.errors import ReplayError as ReplayError
    from lawtime.errors import StoreError as StoreError
    from lawtime.history.answers import Answer as Answer
    from lawtime.history.answers import Certainty as Certainty
    from lawtime.history.answers import Status as Status
    from lawtime.law import Law as Law
    from lawtime.model.acts import ActRef as ActRef
    from lawtime.model.dates import Between as Between
    from lawtime.model.dates import Exact as Exact
    from lawtime.model.dates import Unknown as Unknown

__version__ = "0.1.0"

_HOMES = {
    "ActRef": "model.acts",
    "Answer": "history.answers",
    "Between": "model.dates",
    "Certainty": "history.answers",
    "ConflictError": "errors",
    "Corpus": "corpus",
    "Exact": "model.dates",
    "InvalidIdError": "errors",
    "Law": "law",
    "LawtimeError": "errors",
    "NotFoundError": "errors",
    "ParseError": "errors",
    "ReplayError": "errors",
    "Status": "history.answers",
    "StoreError": "errors",
    "Unknown": "model.dates",
    "open": "corpus",
    "parse_note": "corpus",
    "read": "corpus",
}

__all__ = [*_HOMES]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'lawtime' has no attribute {name!r}")
    found: object = getattr(import_module(f"lawtime.{home}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])

"""Facts that a register or a person states: publications, dates of force, registrations."""

import datetime

from attrs import field, frozen

from lawtime.model.acts import ActRef


@frozen
class Place:
    """Where a fact stands: a file or a speaker, and the line."""

    name: str
    sha256: str = ""
    line: int = 0
    span: tuple[int, int] = (0, 0)


@frozen
class Publication:
    """An act was first published officially on a day.

    Args:
        act: the act.
        date: the day.
        place: the newspaper or gazette; "" where it is not said.
        part: the part of the text, where it came out in several issues; "" for all of it.
        lang: the language of the text published; "" where it is not said.
        source: who says so.
    """

    act: ActRef
    date: datetime.date
    place: str = ""
    part: str = ""
    lang: str = ""
    source: Place = field(default=Place(""))


Fact = Publication

"""What a citation is made of: how it names an act, which provisions it names, and what they were on its date."""

import datetime

from attrs import field, frozen

from lawtime.model.acts import ActRef
from lawtime.model.dates import LawDate
from lawtime.model.findings import Finding


@frozen(kw_only=True)
class Naming:
    """The words that name an act.

    Args:
        start: where they begin in the text.
        end: where they end.
        lang: their language.
        kind: the kind of act; "" where the words say none.
        codes: the codes that they may name.
        abbreviation: the abbreviation that stands for the name; "" for a name in full.
        defines: the abbreviation that the words introduce.
        number: as written, "" where they give none.
        date: the day of signature.
        year: the year of the act, where that is all they give.
        month: its month, where they give year and month.
        title: the title, without quotation marks.
        quoted: the title stands in quotation marks.
        time: "new", "current", "previous", "this", "same" or "".
        stated: the day of the version that they mean.
        stated_month: the year and month of that version.
        stated_badly: a day that no calendar has in the usual order.
        treaty: they name a treaty, or an act of another maker than the state.
        draft: they name a bill.
        short: they lean on an earlier citation.
        maker: who made the act: "state", "private" or "".
        spoken: the year in which they speak of a code.
        told_on: the day that their paragraph tells before them, where they name a code and nothing else tells which.
        told_near: their own sentence tells it.
        made_by: the words that tell who made the act.
        country: they name the country, or a body of its state.
        beside: they are a citation only beside a provision.
        tail: where the short form that they introduce begins; `None` where they introduce none.
        abroad: where the text speaks of another country, and nothing says that the act is one of its own:
            "sentence", "passage" or "text"; "" where it does not.
    """

    start: int
    end: int
    lang: str
    kind: str = ""
    codes: tuple[str, ...] = ()
    abbreviation: str = ""
    defines: str = ""
    number: str = ""
    date: datetime.date | None = None
    year: int | None = None
    month: int | None = None
    title: str = ""
    quoted: bool = False
    time: str = ""
    stated: datetime.date | None = None
    stated_month: tuple[int, int] | None = None
    stated_badly: str = ""
    treaty: bool = False
    draft: bool = False
    short: bool = False
    maker: str = ""
    spoken: int | None = None
    told_on: datetime.date | None = None
    told_near: bool = False
    made_by: str = ""
    abroad: str = ""
    country: bool = False
    tail: int | None = None
    beside: bool = False
    half: str = ""
    told_year: int | None = None


@frozen
class Mention:
    """A citation as it stands in a text, not yet resolved.

    Args:
        start: where it begins.
        end: where it ends.
        line: the line, counted from 1.
        text: its words.
        lang: their language.
        naming: how it names its act; `None` where it names none.
        eids: the provisions; none where it names the act as a whole.
        unclear: a part of it that can be read in several ways.
        sentence: where its sentence begins.
        approved: the provisions are of a text that the act approved, such as rules.
    """

    start: int
    end: int
    line: int
    text: str
    lang: str
    naming: Naming | None
    eids: tuple[str, ...] = ()
    unclear: str = ""
    sentence: int = 0
    approved: bool = False


@frozen
class Standing:
    """What an act or provision was on a day.

    Args:
        status: `in_force`, `not_yet`, `absent`, `repealed`, `suspended` or `uncertain`; "" where nothing is known.
        certainty: `exact`, `presumed`, `one_of`, `disputed` or `unknown`.
        since: the day from which that held.
        until: the first day on which it no longer held.
        amended_by: the acts that are known to have changed it since.
        successor: the act that took its place.
        source: where this stands.
        of_act: it tells of the act as a whole, also where a provision is cited: its own text is not here.
    """

    status: str = ""
    certainty: str = "unknown"
    since: LawDate | None = None
    until: LawDate | None = None
    amended_by: tuple[ActRef, ...] = ()
    successor: ActRef | None = None
    source: str = ""
    of_act: bool = True


@frozen
class Citation:
    """A citation resolved as far as the evidence goes.

    Args:
        mention: how it stands in the text.
        kind: `act`, `provision`, `treaty`, `draft` or `unresolved`.
        act: the act; `None` where the words do not settle it.
        eid: the provision; `None` for the act as a whole.
        on: the day that it speaks of.
        standing: what it was then.
        reason: why it is not resolved, or how it is where that is not plain.
        candidates: the acts that it may mean.
        findings: what it says badly.
    """

    mention: Mention
    kind: str
    act: ActRef | None
    eid: str | None
    on: datetime.date | None
    standing: Standing = field(default=Standing())
    reason: str = ""
    candidates: tuple[ActRef, ...] = ()
    findings: tuple[Finding, ...] = ()

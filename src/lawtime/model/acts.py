"""What an act and its parts are called: numbers, FRBR URIs and eIds of the Akoma Ntoso naming convention."""

import re
from datetime import date

from attrs import field, frozen

from lawtime.errors import InvalidIdError

KINDS = frozenset(
    {"constitution", "law", "constitutional_law", "code", "decree", "resolution", "order", "decision", "court_decision"}
)
"""The kinds of act that a note can name."""

ACT = "act"
"""The eId that stands for an act as a whole."""

NOTE = "note"
"""The eId and kind of the note that an article ends in: a provision of the law, and no remark of its publisher."""

ELEMENTS = ("sec", "subsec", "chp", "subchp", "art", "para", "subpara", "al", "att")
"""The elements of an eId, outermost first, but `att` (annex), which stands at the top and may hold any other."""

UNNUMBERED = "nn-"
"""How the number of an act begins that has none in the texts; its kind follows."""

_EID_PART = re.compile(rf"(?:{'|'.join(ELEMENTS)})_[0-9A-Za-z.\u0400-\u04ff]+(?:-[0-9A-Za-z\u0400-\u04ff]+)*")
_EID_WHOLE = frozenset({ACT, "title", "preamble", "heading", NOTE})
_ROMAN = re.compile(r"(?=[IVXLCDM])(?:M{0,3})(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LATIN = str.maketrans(
    "\u0406\u0456\u0425\u0445\u0421\u0441\u041c\u043c\u2160\u2164\u2169ixvcml\u04c0", "IIXXCCMMIVXIXVCMLI"
)
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212", "------")
_URI = re.compile(r"/akn/(?P<country>[a-z]{2})/act/(?P<kind>[a-z_]+)/(?P<date>\d{4}-\d{2}-\d{2})/(?P<number>[^/\s]+)")


def normal_number(written: str) -> str:
    """Return an act's number as lawtime writes it: no spaces, in capitals, its Roman numeral in Latin letters.

    Suffixes of orders keep their own letters, and the made-up number of an act that no text names stays as it is. The
    publisher of Kazakh law ends some numerals in a Cyrillic letter (U+0406).

    >>> normal_number("12-V\u0406"), normal_number("312-\u041d\u049a"), normal_number("79 -II")
    ('12-VI', '312-\u041d\u049a', '79-II')
    >>> normal_number("216-\u043d/\u049b") == normal_number("216-\u041d/\u049a")
    True
    """
    if written.startswith("?"):
        return written
    compact = "".join(written.split()).translate(_DASHES).upper()
    head, dash, tail = compact.rpartition("-")
    if dash:
        numeral = tail.translate(_LATIN)
        if _ROMAN.fullmatch(numeral):
            return f"{head}-{numeral}"
    return compact


@frozen(cache_hash=True)
class ActRef:
    """An act as a text names it: kind, number and day of signature.

    Two references name one act when number and day agree; texts call one act by several kinds of name.

    Args:
        kind: one of `KINDS`.
        number: as `normal_number` writes it.
        date: the day of signature.

    >>> str(ActRef("law", "527-IV", date(2012, 1, 6)))
    'Law \u2116 527-IV of 06.01.2012'
    """

    kind: str = field(eq=False)
    number: str
    date: date

    @property
    def named(self) -> bool:
        """Whether the text says which act it is; one that does not goes by a made-up number that begins with "?"."""
        return not self.number.startswith("?")

    @property
    def uri(self) -> str:
        """The FRBR URI of the work within Kazakhstan's naming; see `act_uri` for other countries."""
        return act_uri("kz", self)

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number; texts name a few acts by their day alone.

        >>> ActRef("law", unnumbered("law"), date(2022, 6, 8)).is_numbered
        False
        """
        return not self.number.startswith(UNNUMBERED)

    @property
    def called(self) -> str:
        """How running text calls it.

        >>> ActRef("law", "36-V", date(2012, 7, 10)).called, ActRef("law", "nn-law", date(2022, 6, 8)).called
        ('\u2116 36-V', 'the law of 2022-06-08')
        """
        return f"\u2116 {self.number}" if self.is_numbered else f"the {self._kind} of {self.date}"

    @property
    def dated(self) -> str:
        """How running text calls it, with its day."""
        return f"{self.called} of {self.date}" if self.is_numbered else self.called

    @property
    def _kind(self) -> str:
        return self.kind.replace("_", " ")

    def __str__(self) -> str:
        if not self.named:
            return "an act whose text does not name it"
        number = f" \u2116 {self.number}" if self.is_numbered else ""
        return f"{self._kind.capitalize()}{number} of {self.date:%d.%m.%Y}"


def unnumbered(kind: str) -> str:
    """Return what stands for the number of an act that is named by its day alone.

    >>> unnumbered("law")
    'nn-law'
    """
    return f"{UNNUMBERED}{kind}"


def act_uri(country: str, act: ActRef) -> str:
    """Return the FRBR URI of an act.

    >>> act_uri("kz", ActRef("law", "527-IV", date(2012, 1, 6)))
    '/akn/kz/act/law/2012-01-06/527-IV'
    """
    return f"/akn/{country}/act/{act.kind}/{act.date.isoformat()}/{act.number}"


def parse_uri(uri: str) -> ActRef:
    """Return the act that an FRBR URI names.

    Raises:
        InvalidIdError: where `uri` is not of the form `/akn/COUNTRY/act/KIND/DATE/NUMBER`.

    >>> parse_uri("/akn/kz/act/law/2012-01-06/527-IV").number
    '527-IV'
    """
    match = _URI.fullmatch(uri)
    if not match or match["kind"] not in KINDS:
        raise InvalidIdError(f"not an act's URI: {uri!r}; write /akn/COUNTRY/act/KIND/DATE/NUMBER")
    try:
        signed = date.fromisoformat(match["date"])
    except ValueError as error:
        raise InvalidIdError(f"not a date in an act's URI: {match['date']!r}") from error
    return ActRef(match["kind"], normal_number(match["number"]), signed)


def eid(*parts: tuple[str, str]) -> str:
    """Return the eId of an element from its path, outermost first.

    >>> eid(("art", "20"), ("para", "4"), ("subpara", "2"))
    'art_20__para_4__subpara_2'
    """
    return "__".join(f"{kind}_{number}" for kind, number in parts)


def check_eid(text: str) -> str:
    """Return `text` where it is an eId.

    Raises:
        InvalidIdError: where it is not.

    >>> check_eid("art_4__heading")
    'art_4__heading'
    """
    for part in text.split("__"):
        if part not in _EID_WHOLE and not _EID_PART.fullmatch(part):
            raise InvalidIdError(f"not an eId: {text!r}; write it like art_20__para_4__subpara_2")
    return text


def within(inner: str, outer: str) -> bool:
    """Say whether one eId lies in another, or is the same.

    >>> within("art_13__subpara_5", "art_13"), within("art_130", "art_13"), within("art_1", "act")
    (True, False, True)
    """
    return outer == ACT or inner == outer or inner.startswith(outer + "__")


def article_of(identifier: str) -> str | None:
    """Return the eId of the article that an eId lies in, or `None`.

    >>> article_of("art_13__subpara_5"), article_of("chp_4")
    ('art_13', None)
    """
    for part in identifier.split("__"):
        if part.startswith("art_"):
            return part
    return None

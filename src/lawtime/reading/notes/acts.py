"""Amending acts as notes name them: kind, office, date and number, in the order of each language."""

import re
from datetime import date
from functools import cache, cached_property, lru_cache

from attrs import frozen

from lawtime.language.dates import read_date
from lawtime.language.dialect import Dialect, dialect
from lawtime.language.forms import Phrases
from lawtime.model.acts import normal_number
from lawtime.model.commencement import Rule

MAX_OFFICE = 260
"""The longest name of an office."""

_SHORT = 2
"""The letters of the longest word that is the short form of "year"."""

_NUMBER = (
    r"(?:[^\W\d_]{2,3}[ -](?:[^\W\d_]{2,6} ?- ?))?(?=[^\s();,]{0,20}\d)"
    r"[^\W_]{1,6}(?:[-/][^\W_]{1,6}(?:\.\d{1,3}){0,3}){0,5}(?!\w)(?!-)(?!\.\d)"
)
_PUBLISHER_ID = r"(?: *[.,]? *[a-z]\d{6,10}_? *)?"


@frozen
class Kind:
    """The words that say what kind of act it is, with its country and office where they follow."""

    name: str
    start: int
    end: int
    office: bool = False
    number: str = ""

    @staticmethod
    def bears(numbers: str, number: str) -> bool:
        """Say whether acts whose numbers follow a pattern, or none, may bear a number."""
        return not numbers or re.fullmatch(numbers, number) is not None


@frozen
class Reference:
    """An act's date and number; `day` is `None` where the note states no day, and then it names no act.

    `number` is empty where the note names an act by its day alone.
    """

    number: str
    day: date | None
    start: int
    end: int


@frozen
class ActAndClause:
    """A day, a number and a clause in brackets that is understood: what most notes consist of.

    Args:
        number: the number.
        day: the day of signature.
        rule: when the change takes effect.
        until: the first day on which it no longer applies.
        lead: how many letters stand before the words for the act.
        kind: the kind of the act, where its word stands between number and clause.
    """

    number: str
    day: date
    rule: Rule
    until: date | None
    lead: int
    kind: Kind | None = None


class Naming:
    """How one dialect names acts.

    Args:
        words: the dialect.
    """

    def __init__(self, words: Dialect) -> None:
        plain = words.writer.pattern
        settings = words.settings
        self.lang = words.code
        self.known: dict[str, ActAndClause | None] = {}
        """What was read of acts with their clauses, by their words."""
        self.kind_last = settings.get("kind") == "last"
        self.kinds: Phrases = words.phrases("kind")
        lead = plain(settings.get("date_lead", "(|)"))
        sign = plain(settings.get("number_lead", "(|)"))
        tail = f"(?: *(?:{plain(settings['number_tail'])})(?!\\w))?" if "number_tail" in settings else ""
        day = rf"(?:(?:{lead}) *)?(?P<%s>{words.writer.slots['date']})\.?"
        behind = rf"(?=(?:{self.kinds.source})(?!\w))" if self.kind_last else "(?!)"
        glued = rf"\d{{1,4}}(?:-[ivx]{{1,6}})?{behind}"  # a space is missing before the kind
        number = rf"(?:{sign}) *(?P<%s>{_NUMBER}|{glued}){tail}{_PUBLISHER_ID}"
        self.reference = re.compile(
            rf" *(?P<whole>{day % 'd1'} *,? *{number % 'n1'}|{number % 'n2'} *,? *{day % 'd2'}{_PUBLISHER_ID})"
            rf"(?:(?!\w)|(?<!\w)|{behind})"
        )
        short = r"(?P<%s>\d\d\.\d\d\.\d{4})(?!\d)"
        led = rf"(?:(?:{lead}) +)?"
        simple = rf"(?:{sign}) *(?P<%s>\d{{1,4}}(?:-[ivx]{{1,6}})?)(?![\w.-])"
        kind = rf"(?: *(?P<kind>{self.kinds.source})(?!\w))?" if self.kind_last else "(?P<kind>(?!))?"
        self.quick = re.compile(
            rf" *;? *(?P<act>(?:{led}{short % 'd1'} *{simple % 'n1'}|{simple % 'n2'} +{led}{short % 'd2'}){kind}"
            r" *\((?P<clause>[^()]*)(?:(?<!\d)\)|(?<=\d)\)(?![^();]{0,400}\))))"
        )
        self._number, self._day = number, day
        self.country = re.compile(rf" *(?:{plain(settings.get('country', '(?!)'))})(?!\w)")
        self.force = re.compile(rf"(?:{words.phrases('force').source})(?:(?!\w)|(?<!\w))")
        self.office = re.compile(rf"[^()\d;:\"\u2116]{{0,{MAX_OFFICE}}}")
        self.lead = re.compile(rf" *(?:{plain(settings.get('act_lead', '(?!)'))})(?!\w)")
        self.date_start = re.compile(
            rf"(?<!\w)(?:(?:{lead}) *)?(?={words.writer.slots['date']})|(?<!\w)(?:{sign}) *(?={_NUMBER})"
        )
        self._words = words
        self.stops = tuple(words.phrases(each) for each in ("verb", "scope", "kind"))
        self.units = words.unit_names

    # Patterns that few notes need: they are compiled when one does.

    @cached_property
    def number_only(self) -> re.Pattern[str]:
        """A number without a day."""
        return re.compile(rf" *(?P<whole>{self._number % 'n'})")

    @cached_property
    def day_only(self) -> re.Pattern[str]:
        """A day without a number."""
        return re.compile(rf" *{self._day % 'd'}(?:(?!\w)|(?<!\w))")

    @cached_property
    def listed(self) -> re.Pattern[str]:
        """What may stand behind an act that is named by its day alone."""
        joined = self._plain(self._words.settings.get("and", ","))
        kinds = rf"|(?:{self.kinds.source})(?!\w)" if self.kind_last else ""
        return re.compile(rf" *(?:[;,(.:]|(?:{joined})(?!\w)|[a-z]\d{{6,10}}{kinds})")

    @cached_property
    def figures(self) -> re.Pattern[str]:
        """Figures behind a day that are no other day."""
        joined = self._plain(self._words.settings.get("and", ","))
        sign = self._plain(self._words.settings.get("number_lead", "(|)"))
        date = self._words.writer.slots["date"]
        return re.compile(rf"[ .,;]*(?:(?:{joined})(?!\w) *)?(?!{date})(?:(?:{sign}) *)?\d")

    @cached_property
    def plain(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The kinds of act in the cases in which an act is named alone."""
        kinds = self._words.tables.get("kinds", {})
        return tuple((name, re.compile(f"(?:{self._plain(write)})(?!\\w)")) for name, write in kinds.items())

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """The word that joins two acts, which begins no office."""
        return re.compile(rf"[-, ]*(?:{self._plain(self._words.settings.get('and', ','))})(?![\w.])")

    @cached_property
    def office_never(self) -> "re.Pattern[str] | None":
        """Words that no office has."""
        never = self._words.settings.get("office_never")
        return re.compile(rf"(?<!\w)(?:{self._plain(never)})(?!\w)") if never else None

    @cached_property
    def office_start(self) -> re.Pattern[str]:
        """How an office begins that stands in a list of acts without the kind of its own act."""
        first = self._words.settings.get("office_start", "")
        country = self._plain(self._words.settings.get("country", "(?!)"))
        return re.compile(rf"[ ,]*(?:{country}|{self._plain(first)})(?!\w)")

    @cached_property
    def office_end(self) -> "re.Pattern[str] | None":
        """How an office ends that stands before the day."""
        last = self._words.settings.get("office_end")
        return re.compile(rf"(?:{self._plain(last)})$") if last else None

    @cached_property
    def country_end(self) -> re.Pattern[str]:
        """The country where it ends what stands before a day: then nothing stands before the country."""
        return re.compile(rf"(?<!\w)(?:{self._plain(self._words.settings.get('country', '(?!)'))})$")

    def _plain(self, write: str) -> str:
        return self._words.writer.pattern(write)

    def kind(self, folded: str, at: int, end: int) -> Kind | None:
        """Return the kind of act at an offset, and pass what says whose act it is."""
        reading = self.kinds.at(folded, at, end)
        if reading is None and self.kind_last and (country := self.country.match(folded, at, end)) is not None:
            spaces = folded[country.end() : country.end() + 1] == " "
            reading = self.kinds.at(folded, country.end() + spaces, end)
        if reading is None:
            return None
        name = reading.form.kind.rpartition(".")[2]
        office = bool(reading.form.values.get("office"))
        number = str(reading.form.values.get("number", ""))
        if self.kind_last:
            return Kind(name, reading.start, reading.end, office, number)
        passed = self._owner(folded, reading.end, end, office)
        return None if passed is None else Kind(name, reading.start, passed, office, number)

    def alone(self, folded: str, printed: str, at: int, end: int) -> Kind | None:
        """Return the kind of the act that is named alone at an offset: not in the case that a verb asks for."""
        if self.kind_last:
            return None
        for name, pattern in self.plain:
            match = pattern.match(folded, at, end)
            if match is None:
                continue
            like = next(form for form in self.kinds.forms if form.kind == f"kind.{name}")
            office, number = bool(like.values.get("office")), str(like.values.get("number", ""))
            passed = self._owner(folded, match.end(), end, office)
            if passed is not None and self.named(folded, printed, passed, end) is not None:
                return Kind(name, at, passed, office, number)
        return None

    def by_day(self, folded: str, at: int, end: int) -> Reference | None:
        """Return the day at an offset by which alone an act is named, as if it had a number and that were empty.

        A note that breaks off behind the day may have had a number, and where figures follow they may be one.
        """
        found = self.day_at(folded, at, end)
        if found is None or self.figures.match(folded, found.end, end):
            return None
        behind = self.listed.match(folded, found.end, end)
        return found if behind or not folded[found.end : end].strip() else None

    def day_at(self, folded: str, at: int, end: int) -> Reference | None:
        """Return the day at an offset, whatever follows it; not where the text breaks off there.

        The full stop of a short word is not that of the note.
        """
        match = self.day_only.match(folded, at, end)
        if match is None:
            return None
        last = match["d"].rpartition(" ")[2]
        closed = folded[match.end("d") : end + 1].startswith(".") and not (last.isalpha() and len(last) <= _SHORT)
        if not closed and not folded[match.end() : end].strip():
            return None
        return Reference("", read_date(match["d"], self.lang), match.start("d"), match.end())

    def _owner(self, folded: str, at: int, end: int, office: bool) -> int | None:
        """Return the offset after the country and the office whose act it is."""
        match = self.country.match(folded, at, end)
        if match:
            at = match.end()
        if not office:
            return at
        force = self.force.match(folded, at, end)
        if force:
            return force.end()
        start = self.date_start.search(folded, at, min(end, at + MAX_OFFICE))
        if start is None:
            return at
        between = folded[at : start.start()]
        if between.strip(" ,"):
            passed = self._force_after(between)
            if not self.office.fullmatch(passed) or not is_office(passed.strip(" ,"), self.lang):
                return None
        return start.start()

    def _force_after(self, between: str) -> str:
        """Return an office without the words on an act's force that stand behind it."""
        match = self.force.search(between)
        return between[: match.start()] if match and not between[match.end() :].strip(" ,") else between

    def owner_before(self, folded: str, at: int, end: int) -> int | None:
        """Return the offset after an office that stands before date and number, or `None` where none does."""
        start = self.date_start.search(folded, at, min(end, at + MAX_OFFICE))
        if start is None:
            return None
        between = folded[at : start.start()].strip(" ,")
        if not between:
            return start.start()
        if not self.office.fullmatch(between) or not is_office(between, self.lang):
            return None
        if self.office_end is not None and not self.office_end.search(between):
            return None
        last = self.country_end.search(between) if self.kind_last else None
        return None if last is not None and last.start() else start.start()

    def is_owned(self, folded: str, start: int, end: int) -> bool:
        """Say whether what stands between two offsets is more than the country."""
        country = self.country.match(folded, start, end)
        return bool(folded[start if country is None else country.end() : end].strip(" ,"))

    def named(self, folded: str, printed: str, at: int, end: int) -> Reference | None:
        """Return the date and number at an offset."""
        match = self.reference.match(folded, at, end)
        if match is None:
            return self._parted(folded, printed, at, end)
        first = match["d1"] is not None
        name = "n1" if first else "n2"
        number = normal_number(printed[match.start(name) : match.end(name)])
        day = read_date(match["d1" if first else "d2"], self.lang)
        return Reference(number, day, match.start("whole"), match.end())

    def _parted(self, folded: str, printed: str, at: int, end: int) -> Reference | None:
        """Return a number and a date with an office between them."""
        number = self.number_only.match(folded, at, end)
        if number is None or self.kind_last:
            return None
        start = self.owner_before(folded, number.end(), end)
        if start is None or not self.office_start.match(folded, number.end(), start):
            return None
        day = self.day_only.match(folded, start, end)
        if day is None:
            return None
        written = normal_number(printed[number.start("n") : number.end("n")])
        return Reference(written, read_date(day["d"], self.lang), number.start("whole"), day.end())


@cache
def naming(lang: str) -> Naming:
    """Return how a dialect names acts."""
    return Naming(dialect(lang))


@lru_cache(maxsize=4096)
def is_office(text: str, lang: str) -> bool:
    """Say whether free text may name an office: it holds no verb, unit or kind of act of its own."""
    names = naming(lang)
    if names.joint.match(text) or (names.office_never and names.office_never.search(text)):
        return False
    return not any(phrases.first(text) for phrases in (*names.stops, names.units))

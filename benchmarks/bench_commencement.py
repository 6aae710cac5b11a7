"""How many commencement rules are resolved a second, and how long a register of 100,000 facts takes.

The rival of a rule of days or months is the arithmetic alone, by `dateutil`: no bounds, no reasoning, no assumptions.
"""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from benchmarks.table import Row, timed
from lawtime.history.publication import Publications
from lawtime.jurisdictions.kz import CONVENTIONS
from lawtime.model.acts import ActRef
from lawtime.model.commencement import After, Anchor, Counting, On, OnDate, Rule, Unit
from lawtime.reading.publications import parse_register
from lawtime.reading.sources import Source, decode

ROUNDS = 20_000
FACTS = 100_000
PROMISED = 200_000
START = date(1995, 1, 1)
DAYS = [START + timedelta(days=shift % 9000) for shift in range(ROUNDS)]


def after(count: int, unit: Unit, counting: Counting = Counting.DAY_AFTER) -> After:
    return After(Anchor.PUBLICATION, count, unit, counting, conventions=CONVENTIONS)


RULES: list[tuple[str, Rule, relativedelta | None]] = [
    ("ten days", after(10, Unit.DAY), relativedelta(days=11)),
    ("sixty days", after(60, Unit.DAY), relativedelta(days=61)),
    ("six months", after(6, Unit.MONTH), relativedelta(months=6, days=1)),
    ("ten days from the day of", after(10, Unit.DAY, Counting.DAY_OF), None),
    ("on publication", On(Anchor.PUBLICATION, conventions=CONVENTIONS), None),
    ("a stated day", OnDate(date(2016, 1, 1)), None),
]
SIXTY = RULES[1][1]


def rows() -> Iterator[Row]:
    """Yield the rates of rules, with the publication known and not, and the time of a register."""
    for name, rule, period in RULES:
        rival = None if period is None else _a_second(partial(_added, period))
        known, open_ = _a_second(partial(_published, rule)), _a_second(partial(_bounded, rule))
        yield Row(f"{name}, published", known, PROMISED, "dateutil" if rival else "", rival, "rules/s")
        yield Row(f"{name}, between bounds", open_, PROMISED, unit="rules/s")
    yield from register()


def _added(period: relativedelta) -> None:
    for day in DAYS:
        day + period


def _published(rule: Rule) -> None:
    for day in DAYS:
        rule.resolve(signed=day, published=day)


def _bounded(rule: Rule) -> None:
    for day in DAYS:
        rule.resolve(signed=day)


def _a_second(action: Callable[[], None]) -> float:
    return ROUNDS / timed(action, rounds=5)


def register() -> Iterator[Row]:
    """Yield the time that a register takes: a publication and a day of force for each of 50,000 acts."""
    file = written()
    begin = time.perf_counter()
    facts, findings = parse_register(file)
    read = time.perf_counter() - begin
    acts = [ActRef("law", f"{number}-V", START + timedelta(days=number % 9000)) for number in range(FACTS // 2)]
    begin = time.perf_counter()
    publications = Publications.build(facts, ((act, None, SIXTY) for act in acts), CONVENTIONS)
    exact = sum(publications.of(act).certainty == "exact" for act in acts)
    propagated = time.perf_counter() - begin
    if (len(facts), findings, exact) != (FACTS, (), len(acts)):
        raise AssertionError(f"{len(facts)} facts, {len(findings)} findings, {exact} exact days")
    yield Row(f"{FACTS:,} facts read", read)
    yield Row(f"{FACTS:,} facts propagated", propagated)
    yield Row(f"{FACTS:,} facts read and propagated", read + propagated, 2.0)


def written() -> Source:
    """Return a register as a file."""
    lines = ["fact\tact\tsigned\tdate\tplace\tsource"]
    for number in range(FACTS // 2):
        signed = START + timedelta(days=number % 9000)
        published = signed + timedelta(days=number % 25)
        lines.append(f"publication\t{number}-V\t{signed}\t{published}\tgazette\tthe bank")
        lines.append(f"in_force\t{number}-V\t{signed}\t{published + timedelta(days=61)}\t\tthe bank")
    return decode("register.tsv", "\n".join(lines).encode())

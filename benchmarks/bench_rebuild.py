"""A law of N operations on S articles compiled, asked and blamed, beside plain Python, `eventsourcing` and SQLite."""

import gc
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from uuid import UUID

from benchmarks.bench_operations import act
from benchmarks.bench_operations import operations as spread
from benchmarks.table import Row, timed
from lawtime.history.act import build_history
from lawtime.history.publication import Publications
from lawtime.jurisdictions import kz
from lawtime.law import Law
from lawtime.model.acts import ActRef
from lawtime.model.commencement import OnDate
from lawtime.model.document import Provision
from lawtime.model.events import ChangeOrdered, CommencementStated, EditionRead, Event, Source
from lawtime.model.operations import Replacement, apply_all

BASE = ActRef("law", "1-VI", date(2000, 1, 1))
SPAN = (0, 0)
PLAIN = "plain Python, a scan of all operations"
COUNT, ARTICLES = 10_000, 1_000


def article(number: int) -> Provision:
    """Return an article of three paragraphs, forty words each."""
    eid = f"art_{number}"
    lines = tuple(
        Provision(f"{eid}__para_{n}", "para", str(n), "", f"{n}. " + " ".join(f"w{n}x{k}" for k in range(40)), SPAN)
        for n in (1, 2, 3)
    )
    return Provision(eid, "art", str(number), "Heading", "", SPAN, lines)


def log(count: int, articles: int) -> list[Event]:
    """Return the events of a law whose first text is known, and of the acts that amend it, one each operation."""
    source = Source("first", "0" * 64)
    events: list[Event] = [
        EditionRead(
            source=source,
            act=BASE,
            title="t",
            lang="en",
            current=BASE.date,
            claimed=None,
            provisions=tuple(map(article, range(1, articles + 1))),
        ),
        CommencementStated(
            source=source, act=BASE, provision="act", aspect="", rule=OnDate(date=BASE.date), quote="from"
        ),
    ]
    for at in range(count):
        place, turn = at % articles + 1, at // articles
        day = BASE.date + timedelta(days=30 + 30 * turn)
        paragraph, word = turn % 3 + 1, turn // 3
        events.append(
            ChangeOrdered(
                source=Source(f"act {at}", "1" * 64, at),
                act=ActRef("law", f"{at + 2}-VI", day - timedelta(days=9)),
                amended=BASE,
                place=f"art_{place}",
                operations=(
                    Replacement(target=f"art_{place}__para_{paragraph}", old=f"w{paragraph}x{word}", new=f"new{at}"),
                ),
                whole=True,
                rule=OnDate(date=day),
                quotes=("",),
            )
        )
    return events


def built(events: list[Event]) -> Law:
    """Fold the log into a law."""
    history = build_history(BASE, events, Publications.build((), (), kz.CONVENTIONS), kz.default_rule)
    return Law(history, "en")


def compiled(events: list[Event], *, every: bool = False) -> Law:
    """Fold the log into a law and work out the last version of every article, or every version."""
    law = built(events)
    law.as_of(date.max)
    for eid in law.articles if every else ():
        law.provision(eid).versions()
    return law


def rows() -> Iterator[Row]:
    """Yield the measurements; as with `timeit`, the collector of garbage rests meanwhile."""
    events = log(COUNT, ARTICLES)
    for each in events:
        each.id  # noqa: B018  the log has hashed what it holds
    gc.collect()
    gc.disable()
    try:
        yield from _rows(events)
    finally:
        gc.enable()


def _rows(events: list[Event]) -> Iterator[Row]:
    texts, operations = act(ARTICLES), spread(COUNT, ARTICLES)
    apply = timed(lambda: {eid: apply_all((texts[eid],), ops) for eid, ops in operations.items()}, rounds=5)
    size = f"{COUNT:,} operations on {ARTICLES:,} articles"
    yield Row(f"{size}: the last text", apply, 0.2, PLAIN, _scanned(events, last=True))
    half = {eid: ops[: len(ops) // 2] for eid, ops in operations.items()}
    twice = 2 * timed(lambda: {eid: apply_all((texts[eid],), ops) for eid, ops in half.items()}, rounds=5)
    yield Row("the same for half of them, doubled (linear where equal)", twice)
    whole = timed(lambda: compiled(events), rounds=3)
    yield Row(f"{size}: from the log, with dates, order and doubt", whole)
    halved = 2 * timed(lambda: compiled(events[: 2 + COUNT // 2]), rounds=3)
    yield Row("the same for half of them, doubled", halved)
    all_ = timed(lambda: compiled(events, every=True), rounds=1)
    yield Row("every version of every article, from the log", all_, None, PLAIN, _scanned(events))
    law = compiled(events, every=True)
    ask = _days()
    base, stored = _sqlite(law), _eventsourcing(events)
    every = timed(lambda: law.as_of(ask()), rounds=9, times=20)
    yield Row("the whole law on a date", every, 0.001, "SQLite, its versions", timed(lambda: _all(base, ask()), 9, 5))
    looked = timed(lambda: [each.text for each in law.as_of(ask())], rounds=9, times=20)
    yield Row("the whole law on a date, every text looked at", looked, 0.001)
    view = law.article("7")
    one = timed(lambda: view.as_of(ask()), rounds=9, times=5_000)
    yield Row("one article on a date", one, 0.000_002, "SQLite, its versions", timed(lambda: _one(base, ask()), 9, 500))
    if stored is not None:
        yield Row("one article on a date", one, None, "eventsourcing, replayed", timed(stored, 9, 50))
    yield Row("one article on a date", one, None, PLAIN, _scan_of_one(events))
    day = view.versions()[-1][0]
    yield Row("blame of an article after ten changes, first asked", _first_blame(events, day), 0.001)
    yield Row("blame of an article, again", timed(lambda: view.blame(day), 9, 1_000), 0.001)


def _days() -> Callable[[], date]:
    return cycle([BASE.date + timedelta(days=17 * n % 400) for n in range(397)]).__next__


def _first_blame(events: list[Event], day: date) -> float:
    """Return the time of a blame that nobody has asked before."""
    law = built(events)
    views = [law.article(number) for number in range(1, 101)]
    for view in views:
        view.as_of(day)
    ask = iter(views)
    return timed(lambda: next(ask).blame(day), rounds=7, times=10)


def _ordered(events: list[Event]) -> list[tuple[date, str, str, str]]:
    found = []
    for event in events:
        if isinstance(event, ChangeOrdered) and isinstance(event.rule, OnDate):
            (operation,) = event.operations
            assert isinstance(operation, Replacement)
            found.append((event.rule.date, event.place, operation.old, operation.new or ""))
    return found


def _scanned(events: list[Event], *, last: bool = False) -> float:
    """Return the time of the plainest way: for every article, and day of change, all operations are looked through."""
    ordered = _ordered(events)
    days = sorted({day for day, *_ in ordered})
    sample = 20

    def scan() -> None:
        for number in range(1, sample + 1):
            for day in days[-1:] if last else days:
                _text_of(ordered, f"art_{number}", day)

    return timed(scan, rounds=1) * ARTICLES / sample


def _text_of(ordered: list[tuple[date, str, str, str]], eid: str, day: date) -> str:
    text = article(int(eid.removeprefix("art_"))).text
    for force, place, old, new in ordered:
        if place == eid and force <= day:
            text = text.replace(old + " ", new + " ", 1)
    return text


def _scan_of_one(events: list[Event]) -> float:
    ordered, ask = _ordered(events), _days()
    return timed(lambda: _text_of(ordered, "art_7", ask()), rounds=5, times=5)


def _sqlite(law: Law) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE version (eid TEXT, valid_from TEXT, valid_to TEXT, text TEXT)")
    base.executemany(
        "INSERT INTO version VALUES (?, ?, ?, ?)",
        (
            (eid, str(start), str(end or date.max), each.text)
            for eid in law.articles
            for start, end, each in law.provision(eid).versions()
        ),
    )
    base.execute("CREATE INDEX place ON version (eid, valid_from)")
    return base


_WHERE = "valid_from <= ?1 AND ?1 < valid_to"


def _all(base: sqlite3.Connection, day: date) -> object:
    return base.execute(f"SELECT eid, text FROM version WHERE {_WHERE}", (day.isoformat(),)).fetchall()


def _one(base: sqlite3.Connection, day: date) -> object:
    asked = f"SELECT text FROM version WHERE eid = 'art_7' AND {_WHERE} ORDER BY valid_from DESC LIMIT 1"
    return base.execute(asked, (day.isoformat(),)).fetchone()


def _eventsourcing(events: list[Event]) -> Callable[[], object] | None:
    try:
        from eventsourcing.application import Application
        from eventsourcing.domain import Aggregate, event
    except ImportError:
        return None

    class Article(Aggregate):
        @event("Enacted")
        def __init__(self, text: str) -> None:
            self.text = text

        @event("Amended")
        def amend(self, old: str, new: str, day: str) -> None:
            self.text = self.text.replace(old + " ", new + " ", 1)
            self.day = day

    application = Application[UUID]()
    stored = Article(article(7).text)
    changes = [each for each in _ordered(events) if each[1] == "art_7"]
    for day, _, old, new in changes:
        stored.amend(old, new, day.isoformat())
    application.save(stored)
    middle = 1 + len(changes) // 2
    return lambda: application.repository.get(stored.id, version=middle)

"""A log of a million events in SQLite: adding, opening, asking; beside a plain table, `eventsourcing` and git."""

import gc
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from statistics import median
from uuid import UUID

from benchmarks.table import Row, timed
from lawtime.corpus import Corpus
from lawtime.export.jsonl import line, version_json
from lawtime.law import Law
from lawtime.model.acts import ActRef
from lawtime.model.commencement import After, Anchor, Counting, Unit
from lawtime.model.events import ChangeNoted, Event, FactStated, Source
from lawtime.model.facts import Publication
from lawtime.model.notes import Action, Change
from lawtime.store.contract import Stretch
from lawtime.store.sqlite import SqliteLog

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "002_d26ded65753fa135.txt"
EVENTS = int(os.environ.get("LAWTIME_EVENTS", "1000000"))
ACTS = 30_000
FEWER = 20_000
"""So many events for what is too slow for a million."""

_RULE = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER)
_SHA = "d20e51c39a130af8e82be8cbc2cf9978190124746247d360703a228fd0546704"
_ASKED = """
import sys, time
from datetime import date
from lawtime.model.acts import ActRef
from lawtime.store.sqlite import SqliteLog
start = time.perf_counter()
with SqliteLog(sys.argv[1], read_only=True) as log:
    told = log.version(ActRef("law", "527-IV", date(2012, 1, 6)), "en", "art_15", date(2015, 6, 1))
    print(time.perf_counter() - start)
assert told
"""
_WORKED_OUT = """
import sys, time
from datetime import date
from lawtime.corpus import Corpus
start = time.perf_counter()
with Corpus.open(sys.argv[1], read_only=True) as corpus:
    told = corpus.act("527-IV").article(15).as_of(date(2015, 6, 1))
    print(time.perf_counter() - start)
"""


def _act(number: int) -> ActRef:
    kinds = ("VI", "V")[number % 2]
    return ActRef("law", f"{number % 500 + 1}-{kinds}", date(2000, 1, 1) + timedelta(number // 4))


def facts(count: int) -> Iterator[Event]:
    """Yield publications as a register states them."""
    acts = [_act(number) for number in range(ACTS)]
    for number in range(count):
        act, source = acts[number % ACTS], Source("register.tsv", _SHA, number + 2, (number * 90, number * 90 + 80))
        day = act.date + timedelta(number % 20)
        yield FactStated(source=source, fact=Publication(act, day, "Kazakhstanskaya Pravda", "", "ru", source))


def notes(count: int) -> Iterator[Event]:
    """Yield changes as notes state them."""
    acts = [_act(number) for number in range(ACTS)]
    for number in range(count):
        by = acts[number * 7 % ACTS]
        change = Change(f"art_{number % 90}", Action.AMENDED, None, by, _RULE, span=(14, 98))
        source = Source("law.txt", _SHA, number, (number * 300, number * 300 + 200))
        quote = f"\u2116 {by.number} dated {by.date:%d.%m.%Y} (shall be enforced upon expiry of ten calendar days)"
        yield ChangeNoted(
            source=source, amended=acts[number % ACTS], edition=_SHA, place=change.target, change=change, quote=quote
        )


def rows() -> Iterator[Row]:
    """Yield the measurements."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "law.db"
        rate = _added(place, list(facts(EVENTS)))
        beside = saved_by_eventsourcing(Path(folder))
        if beside is not None:
            yield Row("add facts to SQLite", rate, 100_000, "eventsourcing, SQLite", beside, "events/s")
        plain = _plain_rows(Path(folder))
        yield Row("add facts to SQLite", rate, 100_000, "SQLite, plain rows without a hash", plain, "events/s")
        told = _added(Path(folder) / "notes.db", list(notes(EVENTS // 5)))
        yield Row("add changes noted to SQLite", told, None, unit="events/s")
        law = _keep(place)
        yield Row("size of the store for each fact", place.stat().st_size / EVENTS, None, unit="bytes")
        yield Row(f"open a store of {EVENTS:,} events", timed(lambda: SqliteLog(place).close()), 0.003)
        git = _git(Path(folder), law)
        cold = _fresh(_ASKED, place)
        yield Row(
            "one article on a date, cold, in a fresh process", cold, 0.003, "git: rev-list, ls-tree, cat-file", git
        )
        yield Row("the same, worked out from its events", _fresh(_WORKED_OUT, place))
        with SqliteLog(place, read_only=True) as log:
            day = _days(law)
            warm = timed(lambda: log.version(law.act, "en", "art_15", day()), rounds=9, times=2_000)
        row = _row_of(law)
        yield Row("one article on a date, warm", warm, 0.000_030, "SQLite, one bitemporal row", row)


def _added(place: Path, events: list[Event]) -> float:
    """Return how many events a second are added; they were made before, and are held by the caller."""
    gc.collect()
    gc.freeze()
    start = time.perf_counter()
    with SqliteLog(place) as log:
        log.append(events)
    spent = time.perf_counter() - start
    gc.unfreeze()
    return len(events) / spent


def _plain_rows(folder: Path) -> float:
    base = sqlite3.connect(folder / "plain.db", isolation_level=None)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY, act TEXT, day TEXT, place TEXT, lang TEXT, source TEXT)")
    base.execute("CREATE INDEX act ON fact (act)")
    given = [
        (number, event.fact.act.number, event.fact.date.isoformat(), event.fact.place, "ru", str(event.source))
        for number, event in enumerate(facts(FEWER * 5))
        if isinstance(event, FactStated) and isinstance(event.fact, Publication)
    ]
    start = time.perf_counter()
    base.execute("BEGIN")
    base.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)", given)
    base.execute("COMMIT")
    return len(given) / (time.perf_counter() - start)


def saved_by_eventsourcing(folder: Path, server: Mapping[str, str] | None = None) -> float | None:
    """Return how many events a second `eventsourcing` saves, a hundred to an aggregate.

    Args:
        folder: where it saves them into SQLite.
        server: the settings of another database.
    """
    try:
        from eventsourcing.application import Application
        from eventsourcing.domain import Aggregate, event
    except ImportError:
        return None

    class Act(Aggregate):
        @event("Published")
        def publish(self, day: str, place: str, lang: str, source: str) -> None:
            self.day = day

    sqlite = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / "eventsourcing.db")}
    with Application[UUID](sqlite if server is None else server) as application:
        acts = [Act() for _ in range(FEWER // 100)]
        start = time.perf_counter()
        for act in acts:
            for number in range(99):
                act.publish("2014-07-08", "Kazakhstanskaya Pravda", "ru", f"register.tsv:{number}")
            application.save(act)
        return FEWER / (time.perf_counter() - start)


def _keep(place: Path) -> Law:
    """Add the seed law to a store, with the versions of its articles, and return it."""
    with Corpus.open(place) as corpus:
        law = corpus.add(SEED)
        if law is None:
            raise ValueError(f"{SEED} is no act")
        stretches = [
            Stretch(law.lang, eid, first, after, line(version_json(version)))
            for eid in law.articles
            for first, after, version in law.provision(eid).versions()
        ]
        corpus.log.keep(law.act, corpus.revision, stretches)
    return law


def _days(law: Law) -> Callable[[], date]:
    chance = random.Random(527)
    first = date(2012, 1, 6)
    return cycle([first + timedelta(chance.randrange((law.horizon - first).days)) for _ in range(997)]).__next__


def _fresh(program: str, place: Path) -> float:
    """Return the median time that a fresh process needs, after its imports."""
    spent = []
    for _ in range(7):
        ran = subprocess.run(
            [sys.executable, "-c", program, str(place)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        spent.append(float(ran.stdout))
    return median(spent)


def _row_of(law: Law) -> float:
    """Return the time in which a bitemporal table gives one row."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE version (act TEXT, eid TEXT, first TEXT, after TEXT, known TEXT, content TEXT)")
    base.executemany(
        "INSERT INTO version VALUES ('527-IV', ?, ?, ?, '0001-01-01', ?)",
        (
            (eid, str(first), str(after or date.max), line(version_json(version)))
            for eid in law.articles
            for first, after, version in law.provision(eid).versions()
        ),
    )
    base.execute("CREATE INDEX place ON version (act, eid, first)")
    asked = (
        "SELECT content FROM version WHERE act = '527-IV' AND eid = 'art_15' AND first <= ?1 AND ?1 < after"
        " AND known <= '2026-01-01' ORDER BY first DESC LIMIT 1"
    )
    day = _days(law)
    return timed(lambda: base.execute(asked, (day().isoformat(),)).fetchone(), rounds=9, times=500)


def _git(folder: Path, law: Law) -> float | None:
    """Return the time in which git gives one article on a date: a commit for each day on which any article changed."""
    place = folder / "git"
    place.mkdir()
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}

    def git(*words: str, on: date | None = None) -> str:
        when = {} if on is None else {"GIT_AUTHOR_DATE": f"{on} 00:00 +0000", "GIT_COMMITTER_DATE": f"{on} 00:00 +0000"}
        ran = subprocess.run(
            ["git", *words], cwd=place, capture_output=True, text=True, check=True, env={**os.environ, **who, **when}
        )
        return ran.stdout.strip()

    try:
        git("init", "-q", "-b", "main")
    except (OSError, subprocess.CalledProcessError):
        return None
    starts = {first for eid in law.articles for first, _, _ in law.provision(eid).versions() if first.year > 1970}
    for first in sorted(starts):
        for eid in law.articles:
            (place / f"{eid}.txt").write_text(law.provision(eid).as_of(first).text or "", encoding="utf-8")
        git("add", "-A")
        git("commit", "-q", "--allow-empty", "-m", str(first), on=first)
    day = _days(law)

    def asked() -> str:
        commit = git("rev-list", "-1", f"--before={day()} 23:59 +0000", "main")
        found = git("ls-tree", commit or "main", "art_15.txt").split()
        return git("cat-file", "blob", found[2])

    return timed(asked, rounds=9)

"""The seed law from its file to an answer, beside a bitemporal table in SQLite and a replay by `eventsourcing`."""

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from uuid import UUID

from benchmarks.table import Row, timed
from lawtime import Law, read
from lawtime.reading.documents import read_document
from lawtime.reading.editions import edition_events, read_notes
from lawtime.reading.sources import read_source
from lawtime.store.memory import MemoryLog

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "002_d26ded65753fa135.txt"
ARTICLE = "15"
_COLD = """
import sys, time
from benchmarks.bench_asof import into_events
start = time.perf_counter()
into_events()
print(time.perf_counter() - start)
"""


def into_events() -> MemoryLog:
    """Read the seed law into a log of events."""
    source = read_source(SEED)
    document = read_document(source.text, source=source.name, sha256=source.sha256)
    log = MemoryLog()
    if document.act is not None:
        log.append(edition_events(document, read_notes(document), document.act, source.text))
    return log


def rows() -> Iterator[Row]:
    """Yield the measurements."""
    cold = [float(_printed([sys.executable, "-c", _COLD])) for _ in range(3)]
    yield Row("read the law into events, the first time in a process", sorted(cold)[1], 0.060)
    yield Row("read the law into events, again", timed(into_events), 0.060)
    law = read(SEED)
    law.as_of(date(2015, 6, 1))
    days = _days(law)
    ask = _next(days)
    whole = timed(lambda: law.as_of(ask()), rounds=9, times=50)
    article = law.article(ARTICLE)
    one = timed(lambda: article.as_of(ask()), rounds=9, times=2_000)
    named = timed(lambda: law.article(ARTICLE).as_of(ask()), rounds=9, times=2_000)
    table = _table(law)
    sqlite_whole = timed(lambda: _all_rows(table, ask()), rounds=9, times=50)
    sqlite_one = timed(lambda: _one_row(table, ask()), rounds=9, times=500)
    yield Row("the whole law on a date", whole, 0.001, "SQLite, one bitemporal table", sqlite_whole)
    yield Row("one article on a date", one, 0.000_005, "SQLite, one bitemporal row", sqlite_one)
    replay = _replay(law)
    if replay is not None:
        yield Row("one article on a date", one, None, "eventsourcing, replay of its changes", replay)
    yield Row("one article by its number, on a date", named, 0.000_005)
    yield Row("lawtime --help", timed(lambda: _printed([sys.executable, "-m", "lawtime", "--help"])), 0.120)
    if shutil.which("make"):
        yield Row("make demo, after its set-up", timed(lambda: _printed(["make", "demo"]), rounds=3), 2.0)


def _printed(command: list[str]) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def _days(law: Law) -> list[date]:
    """Return days spread over the life of the law, the same in every run."""
    chance = random.Random(527)
    first = date(2011, 6, 1)
    return [first + timedelta(days=chance.randrange((law.horizon - first).days + 300)) for _ in range(997)]


def _next(days: list[date]) -> Callable[[], date]:
    return cycle(days).__next__


def _table(law: Law) -> sqlite3.Connection:
    """Return a table that holds, for each article, each of its versions with both times."""
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE TABLE version (eid TEXT, valid_from TEXT, valid_to TEXT, known_from TEXT, known_to TEXT,"
        " status TEXT, certainty TEXT, text TEXT)"
    )
    base.executemany(
        "INSERT INTO version VALUES (?, ?, ?, '0001-01-01', '9999-12-31', ?, ?, ?)",
        (
            (eid, str(start), str(end or date.max), each.status.value, each.certainty.value, each.text)
            for eid in law.articles
            for start, end, each in law.provision(eid).versions()
        ),
    )
    base.execute("CREATE INDEX place ON version (eid, valid_from, known_from)")
    return base


_WHERE = "valid_from <= ?1 AND ?1 < valid_to AND known_from <= '2026-01-01' AND '2026-01-01' < known_to"


def _one_row(base: sqlite3.Connection, day: date) -> object:
    asked = f"SELECT status, certainty, text FROM version WHERE eid = ?2 AND {_WHERE} ORDER BY valid_from DESC LIMIT 1"
    return base.execute(asked, (day.isoformat(), f"art_{ARTICLE}")).fetchone()


def _all_rows(base: sqlite3.Connection, day: date) -> object:
    return base.execute(
        f"SELECT eid, status, certainty, text FROM version WHERE {_WHERE}", (day.isoformat(),)
    ).fetchall()


def _replay(law: Law) -> float | None:
    """Return the time in which `eventsourcing` replays an article with as many changes up to their middle."""
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
        def amend(self, text: str, day: str) -> None:
            self.text = text
            self.day = day

    application = Application[UUID]()
    article = Article("enacted")
    changes = law.article(ARTICLE).timeline()
    for change in changes:
        article.amend(change.quote, change.date.isoformat())
    application.save(article)
    middle = 1 + len(changes) // 2
    return timed(lambda: application.repository.get(article.id, version=middle), rounds=9, times=100)

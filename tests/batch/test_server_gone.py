"""A PostgreSQL server that ends every connection, again and again, costs a build nothing but time."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.generator import generate

from lawtime.store.contract import Head
from lawtime.store.postgres import PostgresLog
from servers import empty_database

psycopg = pytest.importorskip("psycopg")

CUTS = 8


def _cut(address: str) -> int:
    """End every other connection to a database, as a server does that is started again, and say how many."""
    with psycopg.connect(address, autocommit=True) as other:
        found = other.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        ).fetchall()
    return len(found)


def _has_begun(address: str) -> bool:
    """Say whether the first files are in the log: a store that cannot be reached at the beginning is an error."""
    with psycopg.connect(address) as other:
        made = other.execute("select to_regclass('lawtime.log') is not null").fetchone()[0]
        return bool(made and other.execute("select revision > 0 from lawtime.log").fetchone()[0])


def _build(folder: Path, address: str, cuts: int = 0) -> tuple[Head, list[object], int]:
    """Build in two processes, and return the end of the log, what is derived, and how many connections ended."""
    words = ["build", str(folder), "--into", address, "--no-progress", "--jobs", "2"]
    ended = 0
    with subprocess.Popen([sys.executable, "-m", "lawtime", *words], stdout=subprocess.PIPE, text=True) as running:
        while cuts and running.poll() is None:
            if ended or _has_begun(address):
                ended += _cut(address)
                cuts -= 1
            time.sleep(0.2 if ended else 0.02)
        told = running.communicate()[0]
    assert running.returncode == 0, told
    with PostgresLog(address, read_only=True) as log:
        assert list(log.verify()) == []
        head = log.head
    with psycopg.connect(address) as base:
        versions = base.execute("select lang, eid, start, until, seal from lawtime.version order by 1, 2, 3, 5")
        changes = base.execute("select * from catalogue_changes order by act, place")
        return head, [versions.fetchall(), changes.fetchall()], ended


def test_a_build_goes_on_after_its_connections_were_ended(tmp_path: Path) -> None:
    folder = tmp_path / "acts"
    generate(folder, 60)
    with empty_database() as one, empty_database() as other:
        head, rows, _ = _build(folder, one)
        assert head.revision > 0
        same, again, ended = _build(folder, other, CUTS)
        assert ended > 0
        assert same == head
        assert again == rows

"""What goes on behind its owner's back is done in order, and its failures are not lost."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawtime.errors import StoreError
from lawtime.store.behind import Behind
from lawtime.store.sqlite_file import SqliteFile


def _later(go: threading.Event, done: list[str], fails: bool = False) -> None:
    go.wait(10)
    if fails:
        raise ValueError("no")
    done.append("one")


@given(st.lists(st.sampled_from(["work", "settle"])))
def test_all_is_done_in_order_when_it_has_settled(steps: list[str]) -> None:
    behind = Behind()
    done: list[int] = []
    try:
        for number, step in enumerate(steps):
            if step == "work":
                behind.begin(partial(done.append, number))
            else:
                behind.settle()
                assert done == [place for place, each in enumerate(steps[:number]) if each == "work"]
        behind.settle()
        assert done == [place for place, each in enumerate(steps) if each == "work"]
    finally:
        behind.close()


def test_the_first_failure_is_told_and_what_comes_after_it_is_not_done() -> None:
    behind, done, go = Behind(), list[str](), threading.Event()
    behind.begin(lambda: done.append("one"))
    behind.begin(lambda: _later(go, done, fails=True))
    behind.begin(lambda: done.append("three"))
    go.set()
    with pytest.raises(ValueError, match="no"):
        behind.settle()
    assert done == ["one"]
    behind.settle()
    behind.begin(lambda: done.append("four"))
    behind.settle()
    assert done == ["one", "four"]
    behind.close()


def test_one_thing_can_be_waited_for_alone_and_is_said_to_be_done_or_not() -> None:
    behind, done, go = Behind(), list[str](), threading.Event()
    first = behind.begin(lambda: done.append("one"))
    second = behind.begin(lambda: _later(go, done, fails=True))
    third = behind.begin(lambda: done.append("three"))
    assert first()
    assert done == ["one"]
    go.set()
    assert not second()
    assert not third()
    behind.drop()
    behind.close()


def test_what_a_query_would_have_told_is_not_told_after_a_failure(tmp_path: Path) -> None:
    file = SqliteFile(tmp_path / "law.db")

    def ask_after_a_failure() -> list[object]:
        with file.writing():
            file.insert("topic", [(1, 1), ("", ""), ("a", "b"), (0, 0), (0, 0)])
            return list(file.foreseen({"key": [1]}, "SELECT w.key FROM wanted w")())

    with pytest.raises(StoreError, match="UNIQUE"):
        ask_after_a_failure()
    assert file.ask("SELECT count(*) FROM topic") == [(0,)]
    told = file.foreseen({"key": [1, 2]}, "SELECT w.key FROM wanted w")
    assert list(told()) == [(1,), (2,)]
    assert list(file.foreseen({"key": []}, "SELECT w.key FROM wanted w")()) == []
    file.close()


def test_what_was_dropped_does_not_go_on() -> None:
    behind, done, go = Behind(), list[str](), threading.Event()
    behind.begin(lambda: _later(go, done))
    behind.begin(lambda: done.append("two"))
    threading.Timer(0.05, go.set).start()
    behind.drop()
    assert done == ["one"]
    behind.close()


def test_rows_that_cannot_be_inserted_are_told_and_nothing_is_kept(tmp_path: Path) -> None:
    store = SqliteFile(tmp_path / "law.db")

    def insert() -> None:
        with store.writing():
            for number, name in ((1, "1-VI"), (2, None), (3, "3-VI")):
                store.insert("topic", [[number], ["2020-01-01"], [name], [0], [0]])

    with pytest.raises(StoreError, match="cannot be used"):
        insert()
    assert store.ask("SELECT * FROM topic") == []
    with store.writing():
        store.insert("topic", [[1], ["2020-01-01"], ["1-VI"], [0], [0]])
    assert store.ask("SELECT id FROM topic") == [(1,)]
    store.close()


@pytest.mark.parametrize("count", [1, 13, 14, 139, 140, 1399, 1400, 5600, 9000])
def test_any_number_of_rows_is_inserted_in_order(count: int) -> None:
    store = SqliteFile(":memory:")
    rows = [(number, "2020-01-01", f"{number}-VI", 0, number) for number in range(1, count + 1)]
    with store.writing():
        store.insert("topic", list(zip(*rows, strict=True)))
    assert store.ask("SELECT * FROM topic ORDER BY id") == rows
    store.close()

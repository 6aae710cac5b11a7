"""A corpus as a frame of pandas."""

import sys
from datetime import date
from pathlib import Path

import pytest

import lawtime
from lawtime.corpus import Corpus
from lawtime.errors import LawtimeError
from lawtime.history.rows import COLUMNS

SEED = Path(__file__).parents[1] / "seeds" / "002_d26ded65753fa135.txt"


@pytest.mark.parametrize("day", [date(2011, 1, 1), date(2015, 6, 1), date(2023, 1, 10), date(2030, 1, 1)], ids=str)
def test_the_rows_of_a_day_are_the_answers_of_that_day(day: date) -> None:
    pytest.importorskip("pandas")
    corpus = lawtime.open(SEED)
    frame = corpus.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    rows = [row for row in frame.itertuples() if row.starts <= day and (row.ends is None or day < row.ends)]
    found = {row.eid: (row.status, row.certainty, row.text) for row in rows}
    answers = corpus.act("527-IV").as_of(day)
    assert found == {each.eid: (each.status.value, each.certainty.value, each.text) for each in answers}


def test_a_corpus_of_nothing_is_a_frame_of_no_rows() -> None:
    pytest.importorskip("pandas")
    frame = Corpus().to_frame()
    assert (len(frame), list(frame.columns)) == (0, list(COLUMNS))


def test_without_pandas_a_frame_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(LawtimeError, match=r"lawtime\[frame\]"):
        Corpus().to_frame()

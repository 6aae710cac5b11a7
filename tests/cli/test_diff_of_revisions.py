"""`lawtime diff --revision`: the same log and the same arguments give the same text, byte for byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus

from .conftest import SEED, Run

DAYS = ("2015-01-01", "2024-08-01")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_diff_as_of_a_revision_is_the_same_text_whatever_came_into_the_log_later(
    run: Run, tmp_path: Path, form: tuple[str, ...]
) -> None:
    store = tmp_path / "law.db"
    with Corpus.open(store) as kept:
        kept.add(SEED)
        held = kept.revision
    asked = ("diff", *DAYS, "--store", str(store), "--act", "527-IV", "--article", "14,23", *form)
    before = run(*asked)
    assert before.status == 0
    with Corpus.open(store) as kept:
        kept.publish("227-V", date(2014, 7, 8), source="Kazakhstanskaya Pravda")
        kept.add_register("kz")
        assert kept.revision > held
    then = [run(*asked, "--revision", str(held)).out for _ in range(2)]
    assert then == [before.out, before.out]
    assert run(*asked, "--revision", str(held + 1)).out == run(*asked, "--revision", str(held + 1)).out
    missed = run(*asked, "--revision", str(held + 500))
    assert missed.status != 0
    assert "revision" in missed.err


def test_a_diff_of_files_as_of_the_revision_that_they_give_is_the_diff_of_the_files(run: Run) -> None:
    found = Corpus()
    found.add(SEED)
    asked = ("diff", *DAYS, SEED, "--article", "14")
    assert run(*asked).out == run(*asked, "--revision", str(found.revision)).out

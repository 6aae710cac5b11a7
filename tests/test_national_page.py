"""The Python of the page on national corpora runs, and prints what it shows."""

import contextlib
import doctest
import importlib.util
import io
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from lawtime import cli

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "from-one-file-to-a-national-corpus.md"


def console() -> ModuleType:
    spec = importlib.util.spec_from_file_location("console", ROOT / "docs" / "console.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_query_of_the_whole_corpus_prints_what_the_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    with console().made_corpus(PAGE.read_text(encoding="utf-8")) as place:
        monkeypatch.chdir(place)
        law = os.path.join("seeds", "002_d26ded65753fa135.txt")
        with contextlib.redirect_stdout(io.StringIO()):
            assert cli.run(["build", "made/", law, "--into", "law.db"]) == 0
            assert cli.run(["export", "law.db", "--to", "parquet", "--into", "tables"]) == 0
        failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
        monkeypatch.chdir(ROOT)
    assert (failed, tried) == (0, 2)

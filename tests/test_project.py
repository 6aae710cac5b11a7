"""The house rules that a program can see, and the promise that what the pages show is what is printed."""

from __future__ import annotations

import ast
import doctest
import importlib.util
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "lawtime"
ROOMS = [
    *("errors", "model", "language", "jurisdictions", "reading", "history", "store", "corpus", "analysis", "export"),
    *("batch", "cli"),
]
"""The rooms of the house; each imports only from those before it."""

ROOM_OF = {"law": "corpus", "__main__": "cli"}
"""Modules beside the rooms, with the room that they belong to; `__init__` only names the public face."""

FILES = sorted(path for part in ("src", "tests", "benchmarks") for path in (ROOT / part).rglob("*.py"))
MODULES = sorted(SOURCE.rglob("*.py"))
ENGINES = sorted(path for part in ("language", "reading") for path in (SOURCE / part).rglob("*.py"))
DRAWERS = re.compile(r"_?(utils?|helpers?|misc|common|manager|handlers?)\.py")
LAW = re.compile(
    r"\b(laws?|acts?|decrees?|resolutions?|orders?|codes?|amended|amendments?|inserted|supplemented|reworded|repealed|"
    r"excluded|footnotes?|enforced|enacted|promulgated|publication|published|official|articles?|paragraphs?|"
    r"subparagraphs?|chapters?|sections?|parliament|kazakhstan|republic|january|february|march|april|june|july|august|"
    r"september|october|november|december|effective|commencement)\b",
    re.IGNORECASE,
)
"""Words of law in English; an engine may use them in names of its own, never in what it looks for in a text."""

PATTERN = re.compile(r"\\[bsdwSDW]|\(\?|\[\^|\w\|\w")
GROUP_NAME = re.compile(r"\(\?P[<=]\w+[>)]")
LOOKS = frozenset(
    {
        *("compile", "search", "match", "fullmatch", "sub", "subn", "findall", "finditer", "split", "rsplit"),
        *("startswith", "endswith", "find", "rfind", "index", "partition", "rpartition", "replace", "count"),
        *("removeprefix", "removesuffix"),
    }
)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def console() -> ModuleType:
    spec = importlib.util.spec_from_file_location("console", ROOT / "docs" / "console.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def room(module: str) -> str:
    return ROOM_OF.get(module, module)


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the rooms of ours that a module imports from, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: a relative import"
            names = [node.module or ""]
            if node.module == "lawtime":
                names = [f"lawtime.{each.name}" for each in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "lawtime" and len(parts) > 1:
                yield node.lineno, room(parts[1])


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parent != SOURCE or path.stem != "__init__"], ids=name_of
)
def test_no_module_imports_from_a_room_to_its_right(path: Path) -> None:
    own = room(path.relative_to(SOURCE).parts[0].removesuffix(".py"))
    assert own in ROOMS
    known = [(line, other) for line, other in imported(path) if other in ROOMS]
    assert [(line, other) for line, other in known if ROOMS.index(other) > ROOMS.index(own)] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
    assert not DRAWERS.fullmatch(path.name)


def sought(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the literals that a module looks for in texts: patterns, and what it splits or cuts texts at.

    Names of classes of phrases, whose words stand in dialect files, and messages to people are no such literals.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            names.add(id(node.slice))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("phrases", "get"):
            names.update(map(id, node.args))
    for node in ast.walk(tree):
        if id(node) in names:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and PATTERN.search(node.value):
            yield node.lineno, node.value
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOOKS:
            for argument in node.args:
                for each in ast.walk(argument):
                    if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in names:
                        yield each.lineno, each.value


@pytest.mark.parametrize("path", ENGINES, ids=name_of)
def test_an_engine_holds_no_letter_of_any_language(path: Path) -> None:
    code = io.StringIO(path.read_text(encoding="utf-8"))
    foreign = []
    for token in tokenize.generate_tokens(code.readline):
        documented = token.type in (tokenize.COMMENT,) or (
            token.type == tokenize.STRING and token.string.endswith('"""')
        )
        if not documented and any(sign.isalpha() and not sign.isascii() for sign in token.string):
            foreign.append((token.start[0], token.string))
    assert foreign == []


@pytest.mark.parametrize("path", ENGINES, ids=name_of)
def test_an_engine_looks_for_no_english_word_of_law(path: Path) -> None:
    assert [(line, text) for line, text in sought(path) if LAW.search(GROUP_NAME.sub("", text))] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("re.compile(r'the law of')", True),
        ("PATTERN = rf'(?:as )?amended {by}'", True),
        ("line.startswith('Footnote')", True),
        ("re.compile(words.phrases('verb.amended').source + words['enacted'])", False),
        ("re.compile(r'(?P<article>[0-9]+)')", False),
        ("raise ParseError('not a note of a law')", False),
    ],
)
def test_what_an_engine_looks_for_is_found_by_the_rule_above(tmp_path: Path, code: str, found: bool) -> None:
    module = tmp_path / "engine.py"
    module.write_text(code)
    assert any(LAW.search(GROUP_NAME.sub("", text)) for _, text in sought(module)) is found


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert failed == 0
    assert tried >= 10


@pytest.mark.parametrize("page", console().pages(), ids=name_of)
def test_what_a_page_shows_as_printed_is_printed(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert console().refreshed(text) == text, "print it again: make readme"


def test_the_picture_in_the_documentation_is_the_one_that_is_drawn() -> None:
    shown = (ROOT / "docs" / "timeline.svg").read_text(encoding="utf-8")
    assert console().picture() == shown, "draw it again: make readme"


def test_every_task_of_the_makefile_says_what_it_does() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    phony = next(line for line in lines if line.startswith(".PHONY:")).split()[1:]
    said = [line.split(":")[0] for line in lines if re.match(r"[a-z]+:.*## \S", line)]
    assert sorted(phony) == sorted(said)


def test_the_seed_law_is_the_only_text_of_others() -> None:
    listed = subprocess.run(["git", "ls-files", "seeds"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    assert listed.stdout.split() == ["seeds/002_d26ded65753fa135.txt", "seeds/README.md", "seeds/demo.py"]

"""What README and the pages show as printed is printed: this runs every `$ lawtime …` of theirs and writes its output.

A block of the language `console` holds one command and its output; `| head -N` shows the first lines only. Between the
comments `forms CODE` and `end` stand the forms of a dialect, from its file. A test holds the pages equal to what this
prints; `make readme` writes them anew.
"""

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import lawtime
from lawtime import cli
from lawtime.export.svg import timeline_svg
from lawtime.language import catalogue

ROOT = Path(__file__).resolve().parents[1]
LAW = "seeds/002_d26ded65753fa135.txt"
PICTURE = ROOT / "docs" / "timeline.svg"
_BLOCK = re.compile(r"```console\n\$ lawtime (?P<command>[^\n]*(?:\\\n[^\n]*)*)\n(?P<output>.*?)```", re.S)
MADE, ACTS = "made", 60
"""The folder of the made-up corpus, and its acts."""

_ELSEWHERE = "../shared/data"
"""Texts of others, which are no part of the project; what is printed of them is printed anew where they are."""

_FORMS = re.compile(r"<!-- forms (?P<code>\w+) -->\n.*?<!-- end -->", re.S)

_HEAD = re.compile(r"\s*\|\s*head -(\d+)\s*$")


def pages() -> list[Path]:
    """Return the pages that may show what is printed."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def refreshed(text: str) -> str:
    """Return a page with the output of its commands as it is printed now."""
    with made_corpus(text) as place:
        return _FORMS.sub(_forms, _BLOCK.sub(lambda match: _block(match, place), text))


@contextlib.contextmanager
def made_corpus(text: str) -> Iterator[Path]:
    """Give the folder in which the commands of a page are asked: the root of the project, or one with a made-up corpus.

    A page that asks `made/` builds stores; it is asked in a folder of its own, which is thrown away.
    """
    if f"{MADE}/" not in text:
        yield ROOT
        return
    sys.path.insert(0, str(ROOT))
    from benchmarks.generator import generate

    with tempfile.TemporaryDirectory(prefix="lawtime-docs-") as scratch:
        place = Path(scratch)
        (place / "seeds").symlink_to(ROOT / "seeds")
        generate(place / MADE, ACTS)
        yield place


def _forms(match: re.Match[str]) -> str:
    """Return the forms of a dialect by class, each with what it reads."""
    classes: dict[str, list[str]] = {}
    for kind, _, examples in catalogue(match["code"]):
        classes.setdefault(kind, []).extend(examples)
    rows = "\n".join(f"- **{kind}**: {' · '.join(dict.fromkeys(read))}" for kind, read in classes.items())
    return f"<!-- forms {match['code']} -->\n{rows}\n<!-- end -->"


def _block(match: re.Match[str], place: Path) -> str:
    command = match["command"]
    if _ELSEWHERE in command and not (ROOT / _ELSEWHERE).exists():
        return match[0]
    return f"```console\n$ lawtime {command}\n{printed(command, place)}```"


def printed(command: str, place: Path = ROOT) -> str:
    """Return what a command prints on standard output, asked in a folder."""
    head = _HEAD.search(command)
    words = shlex.split(_HEAD.sub("", command).replace("\\\n", " "))
    told = io.StringIO()
    before = Path.cwd()
    os.chdir(place)
    try:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(io.StringIO()):
            cli.run(words)
    finally:
        os.chdir(before)
    lines = told.getvalue().splitlines(keepends=True)
    return "".join(lines[: int(head[1])] if head else lines)


def picture() -> str:
    """Return the picture of the seed law."""
    return timeline_svg(lawtime.read(ROOT / LAW))


def main() -> None:
    """Write the pages and the picture anew."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        new = refreshed(text)
        if new != text:
            page.write_text(new, encoding="utf-8", newline="\n")
            print(f"{page.relative_to(ROOT)} written anew")
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""The words of the made-up acts, from `wordings.toml`: how publishers write captions, notes and amending acts."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import frozen


@frozen
class Wording:
    """How one language says what the made-up acts say; the signs in braces stand for what differs."""

    title: str
    caption: str
    months: tuple[str, ...]
    day_form: str
    article: str
    last_heading: str
    own_force: Mapping[str, str]
    rules: Mapping[str, str]
    cited: str
    joiner: str
    footnote: str
    footnotes: str
    tombstone: str
    amending_title: str
    amending_first: str
    item: str
    order: str
    amending_last: str
    subjects: tuple[str, ...]
    phrases: tuple[str, ...]
    vocabulary: tuple[str, ...]

    def day(self, when: date) -> str:
        """Return a day in words."""
        return self.day_form.format(day=when.day, month=self.months[when.month - 1], year=when.year)


def _wording(table: Mapping[str, Any]) -> Wording:
    cells = dict(table)
    for name in ("months", "vocabulary"):
        cells[name] = tuple(cells[name].split())
    for name in ("subjects", "phrases"):
        cells[name] = tuple(" ".join(each.split()) for each in cells[name].split(","))
    return Wording(**cells)


def _read() -> dict[str, Wording]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {code: _wording(table) for code, table in tomllib.loads(text).items()}


WORDINGS: Mapping[str, Wording] = _read()

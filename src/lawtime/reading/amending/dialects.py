"""The words that amending acts are written in: a dialect of its own beside that of amendment notes."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from lawtime.errors import NotFoundError
from lawtime.language.dialect import Dialect, dialect
from lawtime.model.applied import Habit

_SHARED = ("numerals", "ordinals", "ordinal_stems", "months", "dates", "units")
_FILES = "amending"
_COUNTRIES = "lawtime.jurisdictions"


@cache
def _path(lang: str) -> Path | None:
    for country in sorted(Path(str(resources.files(_COUNTRIES))).iterdir()):
        path = country / _FILES / f"{lang}.toml"
        if path.is_file():
            return path
    return None


@cache
def amending_dialect(lang: str) -> Dialect:
    """Return the dialect of amending acts in a language; numbers, dates and units are those of its notes.

    Raises:
        NotFoundError: where no such dialect is there.

    >>> amending_dialect("ru").name
    'Russian'
    """
    path = _path(lang)
    if path is None:
        raise NotFoundError(f"no dialect of amending acts is named {lang!r}")
    own, shared = tomllib.loads(path.read_text(encoding="utf-8")), dialect(lang).tables
    merged: dict[str, Any] = {key: shared[key] for key in _SHARED if key in shared}
    for key, value in own.items():
        merged[key] = {**merged.get(key, {}), **value} if isinstance(value, Mapping) and key in merged else value
    merged["settings"] = {**shared.get("settings", {}), **own.get("settings", {})}
    merged["macros"] = {**shared.get("macros", {}), **own.get("macros", {})}
    return Dialect(merged, str(path))


def publisher_habits(lang: str) -> frozenset[Habit]:
    """Return what the publisher of consolidated texts in a language does without an instruction.

    >>> [habit.name for habit in publisher_habits("ru")]
    ['LIST_END']
    """
    names = amending_dialect(lang).settings.get("habits", ())
    return frozenset(Habit[name.upper()] for name in names)

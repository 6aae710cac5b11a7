"""Which language a text is in, from its letters."""

import re
from functools import cache

from lawtime.language.dialect import dialect, own_codes

_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_LATIN = re.compile("[A-Za-z]+")


@cache
def _marks() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    found = []
    for code in own_codes():
        settings = dialect(code).settings
        found.append((code, settings.get("script", ""), re.compile(settings.get("marks", "(?!)"), re.IGNORECASE)))
    return tuple(found)


def recognise(text: str) -> str:
    """Return the code of the dialect that a text is written in.

    The script decides first, then the letters and words that only one dialect of that script has.

    >>> recognise("Article 5 as amended by the Law")
    'en'
    """
    sample = text[:4000]
    script = "cyrillic" if _letters(_CYRILLIC, sample) * 2 > _letters(_LATIN, sample) else "latin"
    marked: list[tuple[int, int, str]] = []
    for order, (code, written, pattern) in enumerate(_marks()):
        if written == script:
            marked.append((sum(1 for _ in pattern.finditer(sample)), -order, code))
    return max(marked)[2] if marked else own_codes()[0]


def _letters(runs: re.Pattern[str], sample: str) -> int:
    """Return how many letters of a script a text holds; no list of them is made."""
    return sum(match.end() - match.start() for match in runs.finditer(sample))

"""Plain text, as the publisher's pages give it when they are saved or copied."""

from itertools import pairwise

from lawtime.model.findings import Finding
from lawtime.reading.documents.lines import Line, is_blocky, plain_lines
from lawtime.reading.documents.reader import Scanned

_WIDE = 50


def scan(text: str) -> Scanned:
    r"""Return the lines of a plain text.

    >>> [line.text for line in scan("Article 1. Terms\n\n      1. One.\n").lines]
    ['Article 1. Terms', '1. One.']
    """
    lines = list(plain_lines(text))
    blocky = is_blocky(lines)
    return Scanned(lines, findings=() if blocky else _wrapped(lines), blocky=blocky)


def _wrapped(lines: list[Line]) -> tuple[Finding, ...]:
    """Report a text whose lines seem to be broken within sentences, as those of a printed page are."""
    broken = sum(
        len(last.text) > _WIDE and last.text[-1:].isalnum() and line.text[:1].islower()
        for last, line in pairwise(lines)
    )
    if broken * 5 < len(lines):
        return ()
    return (
        Finding("hard-wrapped", f"{broken} lines seem to end within a sentence; each was read as a line of its own"),
    )

"""Plain text, as the publisher's pages give it when they are saved or copied."""

from lawtime.reading.documents.lines import is_blocky, plain_lines
from lawtime.reading.documents.reader import Scanned


def scan(text: str) -> Scanned:
    """Return the lines of a plain text.

    >>> [line.text for line in scan("Article 1. Terms\\n\\n      1. One.\\n").lines]
    ['Article 1. Terms', '1. One.']
    """
    lines = list(plain_lines(text))
    return Scanned(lines, blocky=is_blocky(lines))

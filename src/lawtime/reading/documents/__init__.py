"""Files of law become documents: plain text, Markdown and HTML give the same tree and the same notes."""

import re
from collections.abc import Callable, Mapping, Sequence

from lawtime.errors import ParseError
from lawtime.model.document import Document
from lawtime.model.findings import Finding
from lawtime.reading.documents import html, markdown, plain
from lawtime.reading.documents.reader import Scanned, assemble

__all__ = ["FORMATS", "format_of", "read_document"]

_SAMPLE = 100_000
_HTML = re.compile(
    r"\A\s*<(?:!doctype\s+html|\?xml|html|head|body)\b|</(?:p|div|td|h[1-6]|body|html|span)\s*>|<(?:p|h[1-6])(?:\s[^<>]{0,300})?>",
    re.I,
)
_MARKDOWN = re.compile(
    r"(?m)^#{1,6} \S|^ *> \*\S|^ *\*[^*\s][^*\n]{0,4000}\*$|^<a id=|^ *\d{1,4}\\[.)]|^\|.{0,4000}\|$"
)
FORMATS: Mapping[str, Callable[[str], Scanned]] = {"text": plain.scan, "markdown": markdown.scan, "html": html.scan}
"""The formats that are read, by name."""


def read_document(
    text: str,
    *,
    source: str = "",
    lang: str | None = None,
    format: str | None = None,
    sha256: str = "",
    findings: Sequence[Finding] = (),
) -> Document:
    r"""Read a text of law, or a list of notes, as a document.

    Args:
        text: the file's characters.
        source: the name of the file.
        lang: its language; recognised where left out.
        format: one of `FORMATS`; recognised where left out.
        sha256: of the file's bytes.
        findings: what was already found when the file was read.

    Raises:
        ParseError: where `format` is not one that is known.
        NotFoundError: where no page layout describes the language.

    >>> law = read_document("Article 1. Terms\n\n1. Law:\n\n1) a rule;\n\n2) a custom.\n")
    >>> [unit.eid for unit in law.walk()]
    ['art_1', 'art_1__para_1', 'art_1__para_1__subpara_1', 'art_1__para_1__subpara_2']
    """
    name = format or format_of(text)
    scan = FORMATS.get(name)
    if scan is None:
        raise ParseError(f"unknown format {name!r}; give one of {', '.join(FORMATS)}", expected=tuple(FORMATS))
    return assemble(text, scan(text), source=source, lang=lang, sha256=sha256, findings=findings)


def format_of(text: str) -> str:
    r"""Return the format that a text is in, by its content.

    >>> format_of("# On national security\n"), format_of("<p>Article 1"), format_of("On national security")
    ('markdown', 'html', 'text')
    """
    sample = text[:_SAMPLE]
    tag, mark = _HTML.search(sample), _MARKDOWN.search(sample)
    # Markdown may hold tables written as HTML: what comes first is what the file is written in.
    if tag is not None and (mark is None or tag.start() <= mark.start()):
        return "html"
    return "markdown" if mark is not None else "text"

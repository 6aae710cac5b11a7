"""Files and bytes as text: which encoding they are in, and what of them could not be read."""

import codecs
import hashlib
import os
import re
from pathlib import Path

from attrs import field, frozen

from lawtime.errors import ParseError
from lawtime.model.findings import Finding

MAX_BYTES = 256 * 1024 * 1024
"""The largest file that is read; the longest code of Kazakhstan is under 10 MB as a page."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BAD = "\ufffd"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CYRILLIC_SMALL = re.compile("[\u0430-\u044f\u0451]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{2,}")


@frozen
class Source:
    """A file read as text.

    Args:
        name: the name of the file, as it was given.
        text: its characters; offsets everywhere in lawtime count these. A byte order mark is not one of them.
        sha256: of its bytes, as hexadecimal digits.
        findings: what was read badly.
    """

    name: str
    text: str = field(repr=False)
    sha256: str
    findings: tuple[Finding, ...] = ()


def read_source(path: str | os.PathLike[str]) -> Source:
    """Read a file as text.

    Raises:
        ParseError: where the file is larger than `MAX_BYTES`, or holds no text.
        OSError: where it cannot be opened (it is missing, a folder, or may not be read); the caller words it.
    """
    place = Path(path)
    with place.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ParseError(f"{place} is larger than {MAX_BYTES // 2**20} MB; divide it")
    return decode(str(path), content)


def decode(name: str, content: bytes) -> Source:
    r"""Return bytes as text.

    UTF-8 is expected; UTF-16 and UTF-32 are known by their byte order mark. Bytes that are not UTF-8 are read as
    Windows-1251 where the result is plausible Cyrillic. Where some bytes are damaged the rest is read, and each damaged
    place becomes U+FFFD.

    Raises:
        ParseError: where the bytes are not text.

    >>> decode("note.txt", b"\xd1\xf2\xe0\xf2\xfc\xff 5").findings[0].code
    'encoding-guessed'
    """
    digest = hashlib.sha256(content).hexdigest()
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(name, content[len(mark) :], encoding, digest)
    _refuse_binary(name, content)
    try:
        return _source(name, content.decode("utf-8"), digest, ())
    except UnicodeDecodeError as error:
        return _not_utf8(name, content, error.start, digest)


def _marked(name: str, body: bytes, encoding: str, digest: str) -> Source:
    text = body.decode(encoding, "replace")
    if encoding == "utf-8":
        return _source(name, text, digest, _damage(name, text) if _BAD.encode() not in body else ())
    found = Finding("encoding", f"the file is in {encoding.upper()}, not UTF-8; it was read as such", name, 1)
    if "\0" in text:
        raise ParseError(f"{name} is not a text: it holds null characters")
    return _source(name, text, digest, (found, *_damage(name, text)))


def _not_utf8(name: str, content: bytes, bad: int, digest: str) -> Source:
    """Read bytes that are not wholly UTF-8: as Windows-1251 where that is plausible, else as damaged UTF-8."""
    guess = _as_cp1251(content)
    if guess is not None and not _mostly_utf8(content):
        message = "the file is not UTF-8; it was read as Windows-1251, by the look of its words"
        return _source(name, guess, digest, (Finding("encoding-guessed", message, name, 1),))
    text = content.decode("utf-8", "replace")
    if text.count(_BAD) * 3 > max(len(text), 1):
        raise ParseError(f"{name} is not a text in UTF-8, UTF-16, UTF-32 or Windows-1251: byte {bad} cannot be read")
    return _source(name, text, digest, _damage(name, text))


def _refuse_binary(name: str, content: bytes) -> None:
    sample = content[:_SAMPLE]
    if b"\0" in content:
        raise ParseError(f"{name} is not a text: byte {content.index(0)} is null")
    if len(_CONTROL.findall(sample)) * 10 > len(sample):
        raise ParseError(f"{name} is not a text: it is full of control characters")


def _mostly_utf8(content: bytes) -> bool:
    """Say whether damaged bytes are the exception among sequences that only UTF-8 has."""
    text = content.decode("utf-8", "replace")
    good = sum(1 for letter in text[:_SAMPLE] if "\x7f" < letter != _BAD)
    return good > 2 * text[:_SAMPLE].count(_BAD)


def _as_cp1251(content: bytes) -> str | None:
    """Return bytes as Windows-1251 where the words that result are Cyrillic, and no mixture of two alphabets."""
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE]
    letters, cyrillic = len(_LETTER.findall(sample)), len(_CYRILLIC.findall(sample))
    small = len(_CYRILLIC_SMALL.findall(sample))
    words = _WORD.findall(sample)
    mixed = sum(1 for word in words if 0 < len(_CYRILLIC.findall(word)) < len(word))
    if cyrillic * 2 < letters or small * 2 < cyrillic or mixed * 10 > len(words):
        return None
    return text


def _damage(name: str, text: str) -> tuple[Finding, ...]:
    """Name the places where bytes could not be read, at most twenty of them."""
    found = []
    line, counted = 1, 0
    for match in re.finditer(f"{_BAD}+", text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        message = f"bytes that are not UTF-8 at line {line}; they were read as {_BAD!r}"
        found.append(Finding("encoding", message, name, line, match.span()))
        if len(found) == 20:
            break
    return tuple(found)


def _source(name: str, text: str, digest: str, findings: tuple[Finding, ...]) -> Source:
    if not text.strip():
        findings = (*findings, Finding("empty", "the file is empty", name))
    return Source(name, text, digest, findings)

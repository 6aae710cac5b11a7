"""Folders, patterns and archives as the files in them, in one order; what must not be read is refused and reported.

Nothing is unpacked onto a disk, so no name in an archive can reach a place outside it. A name that tries is refused all
the same, for no honest archive has one.
"""

import bz2
import gzip
import lzma
import os
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from glob import glob, has_magic
from pathlib import Path, PurePosixPath
from typing import IO

from attrs import frozen

from lawtime.errors import ParseError
from lawtime.model.findings import Finding
from lawtime.reading.sources import MAX_BYTES

READ = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".tsv", ".toml"})
"""The endings of the files of a folder or an archive that are read."""

PACKED = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
"""The endings of archives."""

MAX_RATIO = 200
"""How many times larger than its packed bytes a file of an archive may be; texts of law pack to a fifth or a tenth."""

MAX_ARCHIVE = 64 * 2**30
"""How many bytes all files of one archive may have together."""

MAX_NAMES = 4_000_000
"""How many files one archive may name."""

_SLACK = 2**20
"""A file of so few bytes is no bomb, whatever it is packed to."""

_CHUNK = 2**20

_DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    UnicodeError,
)
"""What the libraries raise on a damaged archive."""


@frozen(order=True)
class Place:
    """A file that can be read: one of a disk, or one in an archive.

    Args:
        path: the file, or the archive.
        member: its name in the archive; "" for a file of a disk.
        size: its bytes, as the folder or archive states them.
        offset: where an archive without an index holds it.
    """

    path: str
    member: str = ""
    size: int = 0
    offset: int = 0

    @property
    def name(self) -> str:
        """How reports call it.

        >>> Place("laws.zip", "2012/527-IV.txt").name
        'laws.zip!2012/527-IV.txt'
        """
        return f"{self.path}!{self.member}" if self.member else self.path

    @property
    def suffix(self) -> str:
        """The ending of its name, in small letters."""
        return PurePosixPath(self.member or self.path).suffix.lower()


@frozen
class Listed:
    """What paths stand for.

    Args:
        places: the files to read, in the order of their names, each once.
        findings: what was refused, and why.
    """

    places: tuple[Place, ...]
    findings: tuple[Finding, ...]


def list_places(paths: Iterable[str | os.PathLike[str]]) -> Listed:
    """Return the files that files, folders, archives and patterns stand for.

    Links in a folder are not followed: they lead out of it, or round in it. What is named itself may be a link.

    Raises:
        OSError: where a path does not exist.
    """
    places: dict[Place, None] = {}
    findings: list[Finding] = []
    for path in _spread(paths):
        if path.is_dir():
            for found in _walked(path, findings):
                places.update(dict.fromkeys(_opened(found, findings)))
        else:
            places.update(dict.fromkeys(_opened(path, findings)))
    return Listed(tuple(sorted(places)), tuple(findings))


def _spread(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """Yield paths with patterns in the place of which their files stand."""
    for each in paths:
        path = Path(each)
        if not path.exists() and has_magic(os.fspath(each)):
            yield from map(Path, sorted(glob(os.fspath(each), recursive=True)))
        else:
            path.stat()
            yield path


def _walked(folder: Path, findings: list[Finding]) -> Iterator[Path]:
    """Yield the files of a folder, in order, without what is hidden, linked, a readme or of another kind."""
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    for entry in inside:
        if entry.name.startswith("."):
            continue
        place = Path(entry.path)
        if entry.is_symlink():
            findings.append(Finding("link", "a link in a folder is not followed", entry.path))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walked(place, findings)
        elif entry.is_file(follow_symlinks=False) and (_is_read(place.name) or _is_packed(place.name)):
            yield place


def _opened(path: Path, findings: list[Finding]) -> Iterator[Place]:
    """Yield the file, or the files of the archive, at a path; one that is too large is refused."""
    if _is_packed(path.name):
        try:
            yield from _members(path, findings)
        except ParseError as error:
            findings.append(Finding("archive-bomb", error.message, str(path)))
        except (*_DAMAGE, OSError) as error:
            findings.append(Finding("archive-unreadable", f"not an archive that can be read: {error}", str(path)))
        return
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        findings.append(Finding("not-a-file", "neither a file nor a folder; it was not read", str(path)))
    elif about.st_size > MAX_BYTES:
        findings.append(_too_large(str(path), about.st_size))
    else:
        yield Place(str(path), "", about.st_size)


def _members(path: Path, findings: list[Finding]) -> Iterator[Place]:
    """Yield the files of an archive that may be read."""
    total = 0
    most = min(MAX_ARCHIVE, max(_SLACK, path.stat().st_size * MAX_RATIO))
    listed = _zipped(path) if path.suffix.lower() == ".zip" else _tarred(path)
    for count, (member, packed, why) in enumerate(listed):
        refused = why or _refused(member, packed)
        if refused:
            findings.append(Finding(*refused, member.name))
            continue
        total += member.size
        if count >= MAX_NAMES or total > most:
            message = f"more than {MAX_NAMES:,} files, or {most:,} bytes together; the rest was not read"
            findings.append(Finding("archive-bomb", message, str(path)))
            return
        if _is_read(PurePosixPath(member.member).name):
            yield member


def _zipped(path: Path) -> Iterator[tuple[Place, int, tuple[str, str] | None]]:
    with zipfile.ZipFile(path) as archive:
        for each in archive.infolist():
            if each.is_dir():
                continue
            why = None
            if stat.S_ISLNK(each.external_attr >> 16):
                why = ("link", "a link in an archive is not followed")
            elif each.flag_bits & 1:
                why = ("archive-encrypted", "the file is encrypted; it was not read")
            yield Place(str(path), each.filename, each.file_size), max(1, each.compress_size), why


def _tarred(path: Path) -> Iterator[tuple[Place, int, tuple[str, str] | None]]:
    plain = _plain_tar(path, _stamp(path))
    plain.seek(0)
    with tarfile.open(fileobj=plain) as archive:
        for each in archive:
            if each.isdir():
                continue
            why = None
            if each.issym() or each.islnk():
                why = ("link", "a link in an archive is not followed")
            elif not each.isreg() or each.issparse():
                why = ("not-a-file", "no plain file of the archive; it was not read")
            yield Place(str(path), each.name, each.size, each.offset_data), max(1, each.size), why


@lru_cache(maxsize=2)
def _plain_tar(path: Path, _stamp: tuple[int, int]) -> IO[bytes]:
    """Return a tar archive without its compression, for reading at any offset; it is unpacked once, and bounded.

    Raises:
        ParseError: where it unpacks to more than it may.
    """
    openers: Mapping[str, Callable[[Path], IO[bytes]]] = {".bz2": bz2.open, ".xz": lzma.open}
    suffix = path.suffix.lower()
    if suffix == ".tar":
        return path.open("rb")
    budget = min(MAX_ARCHIVE, max(_SLACK, path.stat().st_size * MAX_RATIO))
    plain = tempfile.TemporaryFile()  # noqa: SIM115  # it lives as long as this process asks for its parts
    with openers.get(suffix, gzip.open)(path) as packed:
        while part := packed.read(_CHUNK):
            budget -= len(part)
            if budget < 0:
                plain.close()
                raise ParseError(f"the archive unpacks to more than {MAX_RATIO} times its size")
            plain.write(part)
    return plain


@lru_cache(maxsize=4)
def _zip(path: str, _stamp: tuple[int, int]) -> zipfile.ZipFile:
    """Return an archive with its index read; each process reads that once."""
    return zipfile.ZipFile(path)


def _stamp(path: str | Path) -> tuple[int, int]:
    """Return what changes when a file does."""
    about = os.stat(path)
    return about.st_mtime_ns, about.st_size


def _refused(place: Place, packed: int) -> tuple[str, str] | None:
    """Say why a file of an archive must not be read, as code and message, or `None`."""
    parts = place.member.replace("\\", "/").split("/")
    if ".." in parts or place.member.startswith(("/", "\\")) or parts[0].endswith(":") or "\0" in place.member:
        return "path-traversal", "the name leads out of the archive; it was not read"
    if place.size > MAX_BYTES:
        return "too-large", _large(place.size)
    if place.size > _SLACK and place.size > packed * MAX_RATIO:
        return "archive-bomb", f"the file unpacks to {place.size // packed:,} times its packed size; it was not read"
    return None


def _too_large(name: str, size: int) -> Finding:
    return Finding("too-large", _large(size), name)


def _large(size: int) -> str:
    return f"{size >> 20:,} MB; a file of more than {MAX_BYTES >> 20} MB is not read, divide it"


def _is_read(name: str) -> bool:
    place = PurePosixPath(name)
    return place.suffix.lower() in READ and place.stem.lower() != "readme" and not name.startswith(".")


def _is_packed(name: str) -> bool:
    return name.lower().endswith(PACKED)


def read_place(place: Place) -> bytes:
    """Return the bytes of a file; never more than were stated, and never more than `MAX_BYTES`.

    Raises:
        ParseError: where there are more, or an archive is damaged.
        OSError: where it cannot be opened.
    """
    if not place.member:
        with open(place.path, "rb") as stream:
            return _bounded(stream, place, MAX_BYTES)
    try:
        if place.path.lower().endswith(".zip"):
            with _zip(place.path, _stamp(place.path)).open(place.member) as member:
                return _bounded(member, place, place.size)
        plain = _plain_tar(Path(place.path), _stamp(place.path))
        plain.seek(place.offset)
        return plain.read(place.size)
    except ParseError:
        raise
    except OSError as error:
        if error.errno is not None:
            raise
        raise ParseError(f"{place.name} cannot be unpacked: {error}") from error
    except _DAMAGE as error:
        raise ParseError(f"{place.name} cannot be unpacked: {error}") from error


def _bounded(stream: IO[bytes], place: Place, most: int) -> bytes:
    """Return the bytes of a stream, or refuse it as soon as there are more than allowed."""
    parts, size = [], 0
    while part := stream.read(_CHUNK):
        size += len(part)
        if size > most:
            raise ParseError(f"{place.name} holds more bytes than it may ({most:,})")
        parts.append(part)
    return b"".join(parts)

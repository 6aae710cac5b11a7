"""Folders and archives: what is read, in which order, and every trick that must be refused."""

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from lawtime.errors import ParseError
from lawtime.reading.archives import Place, list_places, read_place
from lawtime.reading.sources import MAX_BYTES

LAW = b"Law of the Republic of Kazakhstan dated May 4, 2009 No 155-IV.\n\nArticle 1. Goods\n\n1. Goods.\n"


def codes(path: Path) -> list[str]:
    return [finding.code for finding in list_places([path]).findings]


def names(path: Path) -> list[str]:
    return [place.member or Path(place.path).name for place in list_places([path]).places]


def zipped(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, files: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]  # the mode is a text here
        for name, content in files.items():
            about = tarfile.TarInfo(name)
            about.size = len(content)
            archive.addfile(about, io.BytesIO(content))
    return path


def test_a_folder_stands_for_its_files_of_law_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", "a/readme.md", ".hidden.txt", "picture.png", "a/.git/x.txt", "r.tsv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(LAW)
    listed = list_places([tmp_path])
    assert [os.path.relpath(place.path, tmp_path) for place in listed.places] == ["a/c.md", "b.txt", "r.tsv"]
    assert listed.findings == ()


def test_paths_that_overlap_give_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(LAW)
    listed = list_places([tmp_path / "a.txt", tmp_path, str(tmp_path / "*.txt")])
    assert len(listed.places) == 1


def test_a_path_that_is_not_there_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list_places([tmp_path / "none"])


def test_loops_of_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws" / "a.txt").write_bytes(LAW)
    (tmp_path / "laws" / "again").symlink_to(tmp_path / "laws", target_is_directory=True)
    (tmp_path / "laws" / "passwords.txt").symlink_to("/etc/passwd")
    assert names(tmp_path) == ["a.txt"]
    assert codes(tmp_path) == ["link", "link"]


def test_a_sparse_file_of_two_gigabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(2 * 2**30)
    listed = list_places([tmp_path])
    assert listed.places == ()
    assert [(each.code, each.source) for each in listed.findings] == [("too-large", str(huge))]
    with pytest.raises(ParseError, match="more bytes than it may"):
        read_place(Place(str(huge)))


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert list_places([tmp_path]).places == ()
    assert codes(tmp_path / "pipe.txt") == ["not-a-file"]


@pytest.mark.parametrize(
    "kind", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz"], ids=lambda name: str(name)
)
def test_the_files_of_an_archive_are_read_in_the_order_of_their_names(tmp_path: Path, kind: str) -> None:
    files = {"2/b.txt": LAW + b"2", "1/a.txt": LAW, "readme.md": b"-", "x.png": b"-"}
    path = tmp_path / kind
    modes = {".gz": "w:gz", ".tgz": "w:gz", ".bz2": "w:bz2", ".xz": "w:xz"}
    zipped(path, files) if kind == "a.zip" else tarred(path, files, modes.get(path.suffix, "w"))
    listed = list_places([path])
    assert [(place.member, read_place(place)) for place in listed.places] == [("1/a.txt", LAW), ("2/b.txt", LAW + b"2")]
    assert listed.places[0].name == f"{path}!1/a.txt"


TRAVERSALS = ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "C:/evil.txt", "a/..\\..\\evil.txt"]


@pytest.mark.parametrize("name", TRAVERSALS)
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_name_that_leads_out_of_an_archive_is_refused(tmp_path: Path, kind: str, name: str) -> None:
    files = {name: LAW, "fine.txt": LAW}
    path = tmp_path / f"a.{kind}"
    zipped(path, files) if kind == "zip" else tarred(path, files)
    assert names(path) == ["fine.txt"]
    assert codes(path) == ["path-traversal"]


def test_links_in_archives_are_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name, kind in (("soft.txt", tarfile.SYMTYPE), ("hard.txt", tarfile.LNKTYPE)):
            about = tarfile.TarInfo(name)
            about.type, about.linkname = kind, "/etc/passwd"
            archive.addfile(about)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive_:
        about_ = zipfile.ZipInfo("soft.txt")
        about_.external_attr = 0o120777 << 16
        archive_.writestr(about_, "/etc/passwd")
    assert list_places([tmp_path]).places == ()
    assert codes(tmp_path) == ["link", "link", "link"]


def test_a_device_in_an_archive_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        about = tarfile.TarInfo("null.txt")
        about.type = tarfile.CHRTYPE
        archive.addfile(about)
    assert codes(tmp_path / "a.tar") == ["not-a-file"]


def test_a_zip_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bomb.zip", {"bomb.txt": b"a" * (100 * 2**20), "fine.txt": LAW})
    assert bomb.stat().st_size < 2**20
    assert names(bomb) == ["fine.txt"]
    assert codes(bomb) == ["archive-bomb"]


def test_many_files_that_are_a_bomb_together_are_refused(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bomb.zip", {f"{place:03}.txt": b"a" * 1_000_000 for place in range(300)})
    listed = list_places([bomb])
    assert sum(place.size for place in listed.places) <= 200 * bomb.stat().st_size
    assert [finding.code for finding in listed.findings] == ["archive-bomb"]


@pytest.mark.parametrize("mode", ["gz", "bz2", "xz"])
def test_a_packed_tar_that_is_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, mode: str) -> None:
    bomb = tarred(tmp_path / f"bomb.tar.{mode}", {"bomb.txt": b"\0" * (64 * 2**20)}, f"w:{mode}")
    assert names(bomb) == []
    assert codes(bomb) == ["archive-bomb"]


def test_a_zip_that_states_too_small_a_size_is_not_read_past_it(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": LAW * 1000})
    (place,) = list_places([path]).places
    with pytest.raises(ParseError):
        read_place(Place(place.path, place.member, 10))


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.txt": LAW})
    outer = zipped(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes()})
    assert names(outer) == []


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"])
@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04" + b"\0" * 60, os.urandom(600)], ids=range(4))
def test_a_damaged_archive_costs_itself_only(tmp_path: Path, kind: str, content: bytes) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(content)
    (tmp_path / "z.txt").write_bytes(LAW)
    assert names(tmp_path) == ["z.txt"]
    assert all(code in ("archive-unreadable", "archive-bomb") for code in codes(tmp_path))


def test_a_zip_with_a_damaged_file_is_read_but_for_that_file(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": LAW * 9, "b.txt": LAW * 9}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    content[content.index(LAW) + 20] ^= 0xFF
    path.write_bytes(content)
    first, second = list_places([path]).places
    with pytest.raises(ParseError, match="cannot be unpacked"):
        read_place(first)
    assert read_place(second) == LAW * 9


def test_an_encrypted_file_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": LAW}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    path.write_bytes(content)
    assert codes(path) == ["archive-encrypted"]


def test_no_file_is_larger_than_a_reader_takes() -> None:
    assert MAX_BYTES == 256 * 2**20

"""The made-up corpora: the same for one seed, and wholly understood, so that what is measured is the usual path."""

import hashlib
from collections import Counter
from pathlib import Path

from benchmarks.generator import generate
from benchmarks.growth import Curve, growth_svg

from lawtime.model.events import ChangeNoted, NoteUnread
from lawtime.reading.files import FileKind, read_file
from lawtime.reading.sources import read_source


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*.*")):
        found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def test_one_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    written = [generate(tmp_path / name, 30, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))]
    assert written[0] == written[1]
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    assert digest(tmp_path / "a") != digest(tmp_path / "c")


def test_every_note_and_every_order_in_it_is_read(tmp_path: Path) -> None:
    written = generate(tmp_path, 60, seed=4)
    reads = [read_file(read_source(path)) for path in sorted(tmp_path.rglob("*.*"))]
    kinds = Counter(each.kind for each in reads)
    assert kinds[FileKind.EDITION] == written.acts == 60
    assert kinds[FileKind.AMENDING] == written.amending > 0
    assert kinds[FileKind.REGISTER] > 0
    events = [event for each in reads for event in each.events]
    assert not any(isinstance(event, NoteUnread) for event in events)
    assert not any(each.findings for each in reads)
    orders = [order for each in reads for waiting in each.waiting for order in waiting.orders]
    assert orders
    assert all(order.whole for order in orders)
    noted = sum(isinstance(event, ChangeNoted) for event in events)
    assert noted + len(orders) == written.changes
    assert {each.lang for each in reads if each.kind is FileKind.EDITION} == {"ru", "kk", "en"}


def test_more_changes_are_written_where_they_are_asked_for(tmp_path: Path) -> None:
    usual = generate(tmp_path / "usual", 60, seed=4)
    many = generate(tmp_path / "many", 60, seed=4, changes=10.0)
    assert many.changes > 4 * usual.changes


def test_the_picture_of_growth_names_its_curves_and_times() -> None:
    drawn = growth_svg(
        [Curve("acts", ((1.0, 2.0), (10.0, 21.0), (100.0, 205.5))), Curve("changes", ((1.0, 2.0), (10.0, 9.0)))]
    )
    for words in ("× acts", "× changes", "205.5 s", "×100", "in proportion"):
        assert words in drawn
    assert drawn.startswith("<svg")

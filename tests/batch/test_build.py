"""Bulk builds: the same store whoever builds it, however often, and whatever a bad file holds."""

import json
import os
import signal
import tarfile
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field
from benchmarks.generator import generate

from lawtime.batch.build import Built, build
from lawtime.batch.derive import Derive
from lawtime.batch.engines import DaskCluster, Engine, Pool
from lawtime.batch.stores import Store
from lawtime.corpus import Corpus
from lawtime.export.jsonl import answer_json
from lawtime.model.findings import Finding

DAYS = [date(2003, 3, 1), date(2011, 7, 15), date(2019, 1, 1), date(2030, 1, 1)]


@define
class Told:
    """Keeps what a build tells."""

    stages: list[tuple[str, int]] = field(factory=list)
    steps: int = 0
    findings: list[Finding] = field(factory=list)

    def begin(self, name: str, total: int) -> None:
        self.stages.append((name, total))

    def step(self, count: int = 1) -> None:
        self.steps += count

    def found(self, finding: Finding) -> None:
        self.findings.append(finding)


def built(
    address: str, *paths: Path, engine: Engine | None = None, every: int = 7, told: Told | None = None
) -> tuple[Built, Told]:
    store, told = Store(address), told or Told()
    with store.log() as log, store.catalogue() as catalogue:
        return build(paths, log, catalogue, Derive(store), told, engine=engine, every=every), told


def contents(address: str) -> list[str]:
    """Return all that can be read from a store: its chained entries, its versions and its catalogue."""
    store = Store(address)
    lines: list[str] = []
    with store() as log, store.catalogue(read_only=True) as catalogue:
        lines += [f"{entry.revision} {entry.base} {entry.chain} {entry.event.source}" for entry in log.entries()]
        for held in log.acts():
            lines.append(f"{held} {log.kept(held.act)}")
            lines += [str(each) for each in log.stretches(held.act)]
        lines += [str(each) for each in catalogue.files()]
        lines += [str(each) for each in catalogue.changes(date.min, date.max)]
        lines += [str(sorted(catalogue.acts().items())), str(catalogue.completed())]
    return lines


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    generate(folder, 24, seed=3)
    return folder


@pytest.fixture(scope="module")
def whole(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    address = str(tmp_path_factory.mktemp("whole") / "law.db")
    built(address, sources)
    return contents(address)


def test_a_build_reads_every_file_and_works_out_every_act(address: str, sources: Path) -> None:
    result, told = built(address, sources)
    files = {kind: len(list(sources.glob(f"{kind}/**/*.*"))) for kind in ("acts", "amending", "publications")}
    assert result.files == {"edition": files["acts"], "amending": files["amending"], "register": files["publications"]}
    assert result.acts == result.derived == files["acts"]
    assert told.findings == []
    assert result.findings == {}
    assert told.steps == sum(total for _, total in told.stages)
    with Store(address)() as log:
        assert result.events == result.revision == log.revision
        assert list(log.verify()) == []
        assert result.versions == sum(1 for held in log.acts() for _ in log.stretches(held.act))


def test_a_built_store_says_what_a_corpus_of_the_same_files_says(address: str, sources: Path) -> None:
    built(address, sources)
    corpus = Corpus()
    for path in sorted(sources.rglob("*.*")):
        corpus.add(path)
    with Store(address)() as log:
        assert {each.act for each in log.acts()} == {law.act for law in corpus.acts}
        for law in corpus.acts:
            kept = list(log.stretches(law.act))
            for day in DAYS:
                found = {
                    each.eid: json.loads(each.content)
                    for each in kept
                    if each.start <= day and (each.end is None or day < each.end)
                }
                for answer in law.as_of(day):
                    expected = answer_json(answer)
                    told = found[answer.eid]
                    assert told["text"] == expected["text"]
                    assert told == {name: expected[name] for name in told}


@pytest.fixture(params=["pool", "dask"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "pool":
        yield Pool(2)
        return
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": ":0"}
    with distributed.LocalCluster(host="127.0.0.1", silence_logs=50, **options) as cluster:
        joined = DaskCluster(cluster.scheduler_address)
        yield joined
        joined.close()


def test_every_engine_builds_the_same_store(engine: Engine, sources: Path, whole: list[str], tmp_path: Path) -> None:
    built(str(tmp_path / "law.db"), sources, engine=engine)
    assert contents(str(tmp_path / "law.db")) == whole


@define
class Killer(Told):
    """Kills a worker of a cluster when a stage begins, and again in its midst."""

    workers: Any = None
    stage: str = ""
    killed: int = 0

    def begin(self, name: str, total: int) -> None:
        super().begin(name, total)
        self._kill(name)

    def step(self, count: int = 1) -> None:
        super().step(count)
        self._kill(self.stages[-1][0])

    def _kill(self, stage: str) -> None:
        if stage == self.stage and self.killed < 2:
            worker = list(self.workers.values())[self.killed % len(self.workers)]
            if worker.pid:
                os.kill(worker.pid, signal.SIGKILL)
                self.killed += 1


@pytest.mark.parametrize("stage", ["reading", "applying amending acts", "working out versions"])
def test_workers_of_a_cluster_killed_midway_cost_a_build_nothing(
    stage: str, sources: Path, whole: list[str], tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": ":0"}
    with distributed.LocalCluster(host="127.0.0.1", silence_logs=50, **options) as cluster:
        joined, killer = DaskCluster(cluster.scheduler_address), Killer(workers=cluster.workers, stage=stage)
        built(str(tmp_path / "law.db"), sources, engine=joined, told=killer)
        joined.close()
    assert killer.killed >= 1
    assert killer.findings == []
    assert contents(str(tmp_path / "law.db")) == whole


def test_every_store_holds_the_same(address: str, sources: Path, whole: list[str]) -> None:
    built(address, sources)
    assert contents(address) == whole


def test_a_second_build_adds_nothing(address: str, sources: Path) -> None:
    first, _ = built(address, sources)
    before = contents(address)
    second, _ = built(address, sources)
    assert (second.events, second.derived, second.acts) == (0, 0, first.acts)
    assert second.files["known"] == first.files["edition"] + first.files["register"]
    assert contents(address) == before


def test_files_may_come_one_after_another(address: str, sources: Path, tmp_path: Path) -> None:
    for folder in ("acts", "publications", "amending"):
        result, _ = built(address, sources / folder)
    assert result.derived > 0
    with Store(address)() as log:
        built(str(tmp_path / "whole.db"), sources)
        with Store(str(tmp_path / "whole.db"))() as other:
            for held in other.acts():
                assert set(log.stretches(held.act)) == set(other.stretches(held.act))


def test_an_amending_act_waits_for_the_act_that_it_changes(address: str, sources: Path, tmp_path: Path) -> None:
    first, told = built(address, sources / "amending")
    assert first.acts == 0
    assert {each.code for each in told.findings} == {"amends-another-act"}
    second, told = built(address, sources / "acts", sources / "publications")
    assert second.derived == 24
    assert told.findings == []
    built(str(tmp_path / "whole.db"), sources)
    with Store(address)() as log, Store(str(tmp_path / "whole.db"))() as other:
        for held in other.acts():
            assert set(log.stretches(held.act)) == set(other.stretches(held.act))
    third, told = built(address, sources)
    assert (third.events, third.derived, told.findings) == (0, 0, [])


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_an_archive_stands_for_its_files(kind: str, sources: Path, tmp_path: Path) -> None:
    packed = tmp_path / f"laws.{kind}"
    files = sorted(each for each in sources.rglob("*") if each.is_file())
    if kind == "zip":
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for each in files:
                archive.write(each, str(each.relative_to(sources)))
    else:
        with tarfile.open(packed, "w:gz") as tar:
            for each in files:
                tar.add(each, str(each.relative_to(sources)))
    result, told = built(str(tmp_path / "law.db"), packed)
    assert told.findings == []
    built(str(tmp_path / "folder.db"), sources)
    with Store(str(tmp_path / "law.db"))() as log, Store(str(tmp_path / "folder.db"))() as other:
        assert [each.event.id for each in log.entries()] == [each.event.id for each in other.entries()]
        assert f"{packed}!" in next(iter(log.entries())).event.source.name
    assert result.acts == 24


BAD = {
    "null.txt": b"a\0b",
    "binary.txt": bytes(range(1, 256)) * 50,
    "empty.txt": b"",
    "register.toml": b"[[publication",
    "register.tsv": b"act\tsigned\tpublished\n'; drop table\t2012-01-06\tyesterday\n",
    "deep.html": b"<div>" * 50_000 + b"Article 1. x",
    "half.txt": "Закон Республики Казахстан от 6 января 2012 года № 9-IV.\n\nСтатья 1. Х\n\nТекст".encode()[:-1],
    "sql'; drop table entries; --.txt": b"Law of the Republic of Kazakhstan dated May 4, 2009 No 155-IV.\n\n"
    b"Article 1. '; drop table events; --\n\n1. \"; select 1; %s :x $1 ?\n",
    "escape.txt": b"Law of the Republic of Kazakhstan dated May 5, 2009 No 156-IV.\n\n"
    b"Article 1. \x1b[31mred\x1b]0;title\x07\n\n1. Goods \x9b2J are goods.\n",
}


def test_a_bad_file_costs_itself_only(address: str, sources: Path, whole: list[str], tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    for name, content in BAD.items():
        (bad / name).write_bytes(content)
    (bad / "loop").symlink_to(bad, target_is_directory=True)
    with (bad / "huge.txt").open("wb") as stream:
        stream.truncate(2 * 2**30)
    with zipfile.ZipFile(bad / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../evil.txt", b"x")
        archive.writestr("bomb.txt", b"a" * (50 * 2**20))
    result, told = built(address, sources, bad)
    codes = {finding.code for finding in told.findings}
    assert codes >= {
        "unreadable",
        "empty",
        "register-unreadable",
        "link",
        "too-large",
        "path-traversal",
        "archive-bomb",
    }
    assert "reader-failed" not in codes
    assert sum(result.findings.values()) == len(told.findings)
    with Store(address)() as log:
        assert list(log.verify()) == []
        numbers = {held.act.number for held in log.acts()}
        assert {"155-IV", "156-IV"} <= numbers
        assert len(numbers) >= 24
    again, retold = built(address, sources, bad)
    assert again.events == 0
    assert set(retold.findings) == set(told.findings)


def test_the_same_bytes_under_two_names_are_one_source(address: str, sources: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    first = sorted(sources.glob("acts/*/*"))[0]
    for name in ("a.txt", "b.txt"):
        (tmp_path / "copies" / name).write_bytes(first.read_bytes())
    result, _ = built(address, tmp_path / "copies")
    assert result.acts == 1


def test_a_register_that_comes_later_works_out_the_acts_that_it_bears_on(address: str, sources: Path) -> None:
    built(address, sources / "acts")
    result, _ = built(address, sources / "publications")
    assert 0 < result.derived <= 24


def test_a_store_of_the_first_version_of_nothing_is_empty(address: str, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result, told = built(address, tmp_path / "none")
    assert (result.acts, result.events, result.files) == (0, 0, {})
    assert told.findings == []

"""Registers of facts among the files of a command: of a large one, only what may bear on those files is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lawtime.corpus import SHIPPED, Corpus
from lawtime.model.events import FactStated, FindingReported, Source
from lawtime.model.facts import Fact
from lawtime.reading.publications import read_register, shipped_register
from lawtime.store.bearing import may_bear
from lawtime.store.memory import MemoryLog


@contextmanager
def registers(corpus: Corpus) -> Iterator[Callable[[str], None]]:
    """Give what reads a register at once; its facts come into the corpus at the end, when all files are read.

    A store keeps every fact; a corpus of one command those that may bear on an act that its files name.
    """
    held: list[Fact] = []

    def read(path: str) -> None:
        facts, findings = (shipped_register(), ()) if path == SHIPPED else read_register(path)
        place = Source(path)
        corpus.log.append(FindingReported(source=place, finding=each) for each in findings)
        held.extend(facts)

    yield read
    bearing = may_bear(held, corpus.log.days) if isinstance(corpus.log, MemoryLog) else held
    corpus.log.append(FactStated(source=fact.source, fact=fact) for fact in bearing)

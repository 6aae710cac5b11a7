"""A corpus in a store that is opened again answers as the one that was filled, byte for byte."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import lawtime
from lawtime.corpus import Corpus
from lawtime.errors import NotFoundError, StoreError
from lawtime.export.jsonl import answer_json, finding_json, line, row_json
from lawtime.law import Law
from lawtime.model.events import ChangeOrdered, EditionRead, OrdersWaiting
from lawtime.store.memory import MemoryLog
from store.conftest import Backend

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "002_d26ded65753fa135.txt"
SHARED = Path(os.environ.get("LAWTIME_SHARED", ROOT.parent / "shared"))
REAL = SHARED / "data" / "kz" / "527-IV"


def everything(corpus: Corpus) -> Iterator[str]:
    """Yield all that a corpus says, of every act, article and stretch of days, and at earlier revisions."""
    yield from (line(finding_json(each)) for each in corpus.findings)
    for law in corpus.acts:
        yield from told(law)
        for revision in range(1, corpus.revision, max(1, corpus.revision // 4)):
            try:
                yield from told(law.at(revision))
            except NotFoundError as error:
                yield str(error)


def told(law: Law) -> Iterator[str]:
    yield repr((law.act, law.title, law.lang, law.revision, law.horizon, law.articles))
    yield repr(law.notes)
    yield from (line(finding_json(each)) for each in law.findings)
    yield from (line(row_json(law.act, each)) for each in law.timeline())
    for eid in law.articles:
        for first, _, _ in law.provision(eid).versions():
            yield line(answer_json(law.provision(eid).as_of(first)))
    for known_on in (date(2013, 1, 1), date(2018, 1, 1)):
        yield from (line(answer_json(each)) for each in law.as_of(date(2015, 6, 1), known_on=known_on))


def in_memory(fill: Callable[[Corpus], None]) -> list[str]:
    corpus = Corpus()
    fill(corpus)
    return list(everything(corpus))


def fill_with_seed(corpus: Corpus) -> None:
    corpus.add(SEED)
    corpus.add_register("kz")
    corpus.publish("227-V", date(2014, 7, 8))
    corpus.publish("527-IV", date(2000, 1, 1))


def test_a_corpus_opened_again_says_the_same(lasting: Backend) -> None:
    expected = in_memory(fill_with_seed)
    with Corpus(log=lasting.open()) as corpus:
        fill_with_seed(corpus)
        assert list(everything(corpus)) == expected
    with Corpus(log=lasting.open(read_only=True)) as again:
        assert list(everything(again)) == expected
        assert list(again.log.verify()) == []


def test_all_of_the_law_with_its_amending_acts_says_the_same(lasting: Backend) -> None:
    if not REAL.is_dir():
        pytest.skip("../shared/data is not here")
    files = sorted(path for path in REAL.rglob("*") if path.suffix in (".md", ".txt", ".html") and path.is_file())

    def fill(corpus: Corpus) -> None:
        for path in files:
            corpus.add(path)
        corpus.add_register("kz")

    expected = in_memory(fill)
    with Corpus(log=lasting.open()) as corpus:
        fill(corpus)
    with Corpus(log=lasting.open()) as again:
        assert list(everything(again)) == expected
        everything_again = list(again.log.replay())
    assert len(files) > 3
    assert everything_again


AMENDING = """О внесении изменений в некоторые законодательные акты Республики Казахстан

Статья 1. Внести изменения и дополнения в следующие законодательные акты Республики Казахстан:

1. В Закон Республики Казахстан от 4 мая 2009 года «О товарах»:

1) в статье 1 слова «старый товар» заменить словами «новый товар».

Статья 2. Настоящий Закон вводится в действие с 1 января 2015 года.
"""
AMENDED = """О товарах

Закон Республики Казахстан от 4 мая 2009 года № 155-IV.

Статья 1. Товары

Здесь описан новый товар.

Статья 2. Прочее

Прочее не описано.
"""


@pytest.mark.parametrize("reopen", [False, True])
def test_orders_wait_for_their_act_also_in_a_store_that_was_closed(
    backend: Backend, tmp_path: Path, reopen: bool
) -> None:
    first, second = tmp_path / "227-V_2014-07-03.md", tmp_path / "155-IV.txt"
    first.write_text(AMENDING, encoding="utf-8")
    second.write_text(AMENDED, encoding="utf-8")
    corpus = Corpus(log=backend.open())
    assert corpus.add(first) is None
    assert [found.code for found in corpus.findings] == ["amends-another-act"]
    waiting = [event for event in corpus.log.replay() if isinstance(event, OrdersWaiting)]
    assert [(event.number, event.title, len(event.orders)) for event in waiting] == [("", "О товарах", 1)]
    if reopen:
        corpus = Corpus(log=backend.open())
    law = corpus.add(second)
    assert law is not None
    assert corpus.findings == ()
    orders = [event for event in corpus.log.replay() if isinstance(event, ChangeOrdered)]
    assert [(event.amended.number, event.act.number, event.place) for event in orders] == [("155-IV", "227-V", "art_1")]
    assert "старый товар" in (law.article(1).as_of(date(2012, 1, 1)).text or "")
    revision = corpus.revision
    corpus.add(first)
    corpus.add(second)
    assert corpus.revision == revision, "the same files add nothing"


def test_the_order_in_which_files_come_changes_no_answer(backend: Backend, tmp_path: Path) -> None:
    first, second = tmp_path / "227-V_2014-07-03.md", tmp_path / "155-IV.txt"
    first.write_text(AMENDING, encoding="utf-8")
    second.write_text(AMENDED, encoding="utf-8")
    corpus, other = Corpus(log=backend.open()), Corpus(log=MemoryLog())
    for path in (first, second):
        corpus.add(path)
    for path in (second, first):
        other.add(path)
    said = [
        [line(answer_json(each)) for each in each.act("155-IV").as_of(date(2012, 1, 1))] for each in (corpus, other)
    ]
    assert said[0] == said[1]


def test_an_event_is_retracted_with_its_reason(backend: Backend) -> None:
    corpus = Corpus(log=backend.open())
    corpus.add(SEED)
    before = corpus.act("527-IV").article(15).as_of(date(2014, 7, 20))
    corpus.publish("227-V", date(2014, 7, 8))
    revision = corpus.revision
    published = list(corpus.log.entries())[-1].event
    with pytest.raises(StoreError, match="says why"):
        corpus.retract(published.id, " ")
    with pytest.raises(StoreError, match="not in the log"):
        corpus.retract("00" * 32, "never was")
    corpus.retract(published.id, "it was the day of another law")
    assert line(answer_json(corpus.act("527-IV").article(15).as_of(date(2014, 7, 20)))) == line(answer_json(before))
    assert corpus.act("527-IV", revision=revision).revision == revision


def test_a_retracted_edition_is_no_act_any_more(backend: Backend) -> None:
    corpus = Corpus(log=backend.open())
    corpus.add(SEED)
    edition = next(event for event in corpus.log.replay() if isinstance(event, EditionRead))
    corpus.retract(edition.id, "a draft")
    assert corpus.acts == ()
    with pytest.raises(NotFoundError, match="no act '527-IV'"):
        corpus.act("527-IV")


def test_two_corpora_on_one_store_see_what_the_other_adds(lasting: Backend, tmp_path: Path) -> None:
    first, second = tmp_path / "227-V_2014-07-03.md", tmp_path / "155-IV.txt"
    first.write_text(AMENDING, encoding="utf-8")
    second.write_text(AMENDED, encoding="utf-8")
    one, other = Corpus(log=lasting.open()), Corpus(log=lasting.open())
    one.add(second)
    other.add(first)
    assert one.act("155-IV").timeline()[-1].act.number == "227-V"
    assert (one.findings, one.revision) == (other.findings, other.revision)


def test_a_store_is_opened_by_its_name(tmp_path: Path) -> None:
    place = tmp_path / "law.db"
    with Corpus.open(place, recorded=date(2026, 11, 23)) as corpus:
        corpus.add(SEED)
        assert {entry.recorded for entry in corpus.log.entries()} == {date(2026, 11, 23)}
    with lawtime.open(place) as again:
        answer = again.act("527-IV").article(7).as_of(date(2015, 6, 1))
    assert json.loads(line(answer_json(answer)))["certainty"] == "exact"
    with Corpus.open(place, read_only=True) as still, pytest.raises(StoreError, match="reading alone"):
        still.publish("227-V", date(2014, 7, 8))


def test_an_act_is_found_by_its_number_and_its_uri(backend: Backend) -> None:
    corpus = Corpus(log=backend.open())
    corpus.add(SEED)
    law = corpus.act("527-IV")
    assert corpus.act("/akn/kz/act/law/2012-01-06/527-IV").act == law.act
    with pytest.raises(NotFoundError, match="did you mean 527-IV"):
        corpus.act("527-V")
    with pytest.raises(NotFoundError, match="no act"):
        corpus.act("/akn/kz/act/law/2012-01-07/527-IV")

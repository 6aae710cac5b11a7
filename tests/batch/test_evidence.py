"""The evidence of one act, gathered for all at once, is what the log finds for it event by event."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.generator import generate

from lawtime.batch.evidence import Gathered
from lawtime.corpus import Corpus
from lawtime.history.known import publications_of
from lawtime.jurisdictions import kz
from lawtime.model.acts import ActRef
from lawtime.model.commencement import Anchor, OnEvent, Rule, WithAct
from lawtime.model.events import ChangeNoted, ChangeOrdered, CommencementStated, Event, FactStated, Source
from lawtime.model.facts import CitedPublication, EventDated, InForce, Publication
from lawtime.store.bearing import named_of, of_act, of_day
from lawtime.store.indexed import days_cited
from lawtime.store.memory import MemoryLog

SEED = Path(__file__).parents[2] / "seeds" / "002_d26ded65753fa135.txt"
SECURITY = ActRef("law", "527-IV", datetime.date(2012, 1, 6))
HERE = Source("a register")
CHANGING = ActRef("law", "227-V", datetime.date(2014, 7, 3))
OTHER = ActRef("law", "900-V", datetime.date(2014, 7, 3))
LATER = ActRef("law", "901-V", datetime.date(2015, 3, 3))


def facts() -> Iterator[Event]:
    """Yield facts of every kind, and statements that let one act wait for another and that one for an event."""
    day = datetime.date(2014, 7, 8)
    yield FactStated(source=HERE, fact=Publication(CHANGING, day, source=HERE))
    yield FactStated(source=HERE, fact=InForce(CHANGING, datetime.date(2015, 1, 1), source=HERE))
    yield FactStated(source=HERE, fact=CitedPublication("law", CHANGING.date, None, "On amendments", day, "a gazette"))
    yield FactStated(source=HERE, fact=EventDated("the treaty was ratified", datetime.date(2016, 1, 1), HERE))
    waits = WithAct(act=LATER)
    yield CommencementStated(source=HERE, act=CHANGING, provision="act", aspect="", rule=waits, quote="with")
    event = OnEvent(event="The treaty was ratified")
    yield CommencementStated(source=HERE, act=LATER, provision="act", aspect="", rule=event, quote="on")
    yield CommencementStated(source=HERE, act=OTHER, provision="act", aspect="", rule=event, quote="on")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> MemoryLog:
    folder = tmp_path_factory.mktemp("made")
    generate(folder, 20, seed=11)
    held = MemoryLog()
    corpus = Corpus(log=held)
    for path in (SEED, *sorted(folder.rglob("*.*"))):
        corpus.add(path)
    corpus.add_register("kz")
    held.append(facts())
    return held


@pytest.fixture(scope="module")
def gathered(log: MemoryLog) -> Gathered:
    found = Gathered()
    for event in log.replay():
        found.learn(event)
    return found


def test_what_is_kept_for_an_act_hangs_on_all_that_bears_on_it(log: MemoryLog, gathered: Gathered) -> None:
    for held in log.acts():
        bearing = log.bearing(held.act, log.revision).topics
        assert set(bearing) <= set(gathered.about(held.act).topics), held.act


def test_the_days_of_an_act_follow_alike_from_its_evidence_and_from_the_log(log: MemoryLog, gathered: Gathered) -> None:
    for held in log.acts():
        events = tuple(log.replay(act=held.act))
        cited = [act for day in days_cited(events) for act in log.named_on(datetime.date.fromisoformat(day))]
        whole = publications_of(events, kz.CONVENTIONS, cited)
        mine = gathered.about(held.act).publications(kz.CONVENTIONS)
        for event in events:
            act, rule = stated(event)
            if act is not None and rule is not None:
                assert mine.resolve(act, rule) == whole.resolve(act, rule)
                assert mine.day(act, Anchor.PUBLICATION) == whole.day(act, Anchor.PUBLICATION)


def stated(event: Event) -> tuple[ActRef | None, Rule | None]:
    if isinstance(event, ChangeNoted):
        return event.change.act, event.change.commencement
    if isinstance(event, ChangeOrdered | CommencementStated):
        return event.act, event.rule
    return None, None


def test_the_act_of_the_test_waits_for_others_and_for_an_event(gathered: Gathered) -> None:
    evidence = gathered.about(SECURITY)
    topics = set(evidence.topics)
    assert {of_act(SECURITY), of_act(CHANGING), of_act(LATER), of_act(OTHER)} <= topics
    assert {named_of("2014-07-03"), of_day("2015-03-03")} <= topics
    assert any("ratified" in topic.name for topic in topics)
    assert {type(fact) for fact in evidence.facts} >= {Publication, InForce, CitedPublication, EventDated}

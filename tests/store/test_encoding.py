"""Events as text: nothing is lost, the same event gives the same text, and what is not known is told."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawtime.corpus import Corpus
from lawtime.errors import StoreError
from lawtime.model.acts import ActRef
from lawtime.model.encoding import decode, encode
from lawtime.model.events import EditionRead, Event, FactStated, FindingReported, Retracted
from lawtime.model.facts import Publication
from lawtime.model.findings import Finding
from lawtime.model.sources import Source
from store.made_events import ACTS, EVENT_KINDS, SOURCES, made

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "002_d26ded65753fa135.txt"


def and_back(event: Event) -> Event:
    content, body = encode(event)
    return decode(content, event.source.name, body)


@pytest.mark.parametrize("kind", EVENT_KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_an_event_of_any_kind_is_read_back_as_it_was(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(made(kind))
    content, body = encode(event)
    found = decode(content, event.source.name, body)
    assert found == event
    assert repr(found) == repr(event), "fields that equality leaves out"
    assert encode(found) == (content, body)
    assert event.id == hashlib.sha256(content.encode()).hexdigest()
    json.loads(content)


def test_the_events_of_the_seed_law_are_read_back_as_they_were() -> None:
    corpus = Corpus()
    corpus.add(SEED)
    events = list(corpus._log.replay())
    assert len(events) > 60
    assert [and_back(event) for event in events] == events


def test_the_file_name_is_no_content_of_an_event_read_from_bytes(tmp_path: Path) -> None:
    logs = []
    for name in ("one.txt", "other.txt"):
        place = tmp_path / name
        place.write_text(SEED.read_text(encoding="utf-8") + "\nFootnote. Article 3 as amended.\n", encoding="utf-8")
        corpus = Corpus()
        corpus.add(place)
        logs.append([event.id for event in corpus._log.replay() if not isinstance(event, FindingReported)])
    assert logs[0] == logs[1]


def test_a_finding_in_another_file_keeps_its_file() -> None:
    event = FindingReported(source=Source("a.txt", "ab12"), finding=Finding("x", "y", "b.txt", 3, (1, 2)))
    assert and_back(event) == event


@given(ACTS, st.dates(), SOURCES, SOURCES)
def test_a_fact_keeps_a_place_of_its_own(act: Any, day: Any, one: Source, other: Source) -> None:
    event = FactStated(source=one, fact=Publication(act, day, source=other))
    assert and_back(event) == event


def test_what_a_newer_version_wrote_is_told_by_its_name() -> None:
    content, _ = encode(Retracted(source=Source("editor"), event="ab", reason="misread"))
    plain = json.loads(content)
    with pytest.raises(StoreError, match="no event of the kind 'Revoked'"):
        decode(json.dumps({**plain, "is": "Revoked"}), "editor")
    with pytest.raises(StoreError, match="no field 'by', 'on' in Retracted"):
        decode(json.dumps({**plain, "by": "court", "on": "2020-01-01"}), "editor")
    with pytest.raises(StoreError, match="cannot read an event of the kind 'Retracted'"):
        decode(json.dumps({"is": "Retracted", "source": plain["source"], "event": "ab"}), "editor")
    with pytest.raises(StoreError, match="is not JSON"):
        decode("{", "editor")
    with pytest.raises(StoreError, match="is an object in JSON, not '12'"):
        decode("12", "editor")
    fact = FactStated(source=Source("r"), fact=Publication(ActRef("law", "1-VI", date(2020, 1, 1)), date(2020, 1, 9)))
    with pytest.raises(StoreError, match="no value of the kind 'Rumour'"):
        decode(encode(fact)[0].replace('"is":"Publication"', '"is":"Rumour"'), "r")


def test_half_a_character_is_refused_and_not_mended() -> None:
    with pytest.raises(StoreError, match="half of a character"):
        _ = Retracted(source=Source("editor"), event="ab", reason="\ud800").id


def test_an_edition_without_its_body_has_no_texts() -> None:
    corpus = Corpus()
    corpus.add(SEED)
    edition = next(event for event in corpus._log.replay() if isinstance(event, EditionRead))
    content, body = encode(edition)
    assert len(content) < 500 < len(body)
    bare = decode(content, edition.source.name)
    assert isinstance(bare, EditionRead)
    assert (bare.title, bare.provisions, bare.notes) == (edition.title, (), ())

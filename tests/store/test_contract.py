"""What every store promises: one suite, over each of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lawtime.errors import ConflictError, StoreError
from lawtime.model.acts import ActRef
from lawtime.model.commencement import Unstated, WithAct
from lawtime.model.document import Provision
from lawtime.model.events import (
    ChangeNoted,
    ChangeOrdered,
    EditionRead,
    Event,
    FactStated,
    FindingReported,
    Retracted,
)
from lawtime.model.facts import CitedPublication, Publication
from lawtime.model.findings import Finding
from lawtime.model.notes import Action, Change
from lawtime.model.sources import Source
from lawtime.store import sql_addition
from lawtime.store.bearing import FINDINGS
from lawtime.store.contract import Head, Stretch
from store.conftest import Backend

A, B, C, D = (ActRef("law", f"{n}-VI", date(2020, 1, n)) for n in range(1, 5))


def edition(act: ActRef, title: str = "On security", lang: str = "en", text: str = "Text.") -> EditionRead:
    provision = Provision("art_1", "art", "1", "", text, (0, 5))
    source = Source(f"{act.number}-{lang}.txt", f"{act.number}{title}{lang}{text}".encode().hex())
    return EditionRead(
        source=source, act=act, title=title, lang=lang, current=None, claimed=None, provisions=(provision,)
    )


def published(act: ActRef, day: int = 1) -> FactStated:
    source = Source("register", line=day)
    return FactStated(source=source, fact=Publication(act=act, date=act.date + timedelta(day), source=source))


def noted(amended: ActRef, by: ActRef, quote: str = "a law", rule: object = None) -> ChangeNoted:
    change = Change("art_1", Action.AMENDED, None, by, rule or Unstated())  # type: ignore[arg-type]
    return ChangeNoted(
        source=Source("law.txt", "ab"), amended=amended, edition="00", place="art_1", change=change, quote=quote
    )


def retracted(event: Event, reason: str = "misread") -> Retracted:
    return Retracted(source=Source("editor"), event=event.id, reason=reason)


def test_an_empty_log_has_nothing(backend: Backend) -> None:
    log = backend.open()
    assert (log.revision, log.head) == (0, Head(0, "00" * 32))
    for nothing in (
        log.replay(),
        log.entries(),
        log.acts(),
        log.verify(),
        log.replay(act=A),
        log.speaking_of(FINDINGS),
    ):
        assert next(iter(nothing), None) is None
    assert log.settled(0) == 0
    assert log.named_on(A.date) == log.held("1-VI") == ()
    assert log.append([]) == 0
    assert log.revision == 0


def test_an_event_added_twice_is_kept_once(backend: Backend) -> None:
    log = backend.open()
    assert log.append([published(A), published(B)]) == 2
    assert log.append(iter([published(B), published(C), published(C)])) == 1
    assert log.append([published(A)]) == 0
    assert log.revision == 3
    assert list(log.replay()) == [published(A), published(B), published(C)]
    assert log.holds(published(A).id)
    assert not log.holds(published(D).id)
    assert not log.holds("no hash")


@pytest.mark.parametrize("at_once", [1, 2, 3, 5])
def test_an_event_that_comes_again_is_kept_once_however_far_behind_the_first(
    backend: Backend, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(sql_addition, "_CHUNK", at_once)
    log = backend.open()
    log.append([published(B, 7)])
    days = (1, 1, 2, 1, 3, 4, 2, 5, 7, 6, 1, 5, 6)
    assert log.append(published(B, day) for day in days) == 6
    assert list(log.replay()) == [published(B, day) for day in (7, *dict.fromkeys(day for day in days if day != 7))]
    assert log.append(published(B, day) for day in days) == 0
    assert list(log.verify()) == []


def test_an_edition_comes_back_with_its_text_and_the_name_of_its_file(backend: Backend) -> None:
    log = backend.open()
    log.append([edition(A), published(A)])
    assert [repr(event) for event in log.replay()] == [repr(edition(A)), repr(published(A))]
    assert list(log.replay()) == [edition(A), published(A)]


def test_all_of_an_addition_is_kept_or_none(backend: Backend) -> None:
    log = backend.open()
    log.append([published(A)])
    with pytest.raises(StoreError, match="not in the log, and cannot be retracted"):
        log.append([published(B), retracted(published(D)), published(C)])

    def failing() -> object:
        yield published(B)
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        log.append(failing())  # type: ignore[arg-type]
    assert log.revision == 1
    assert list(log.verify()) == []
    assert log.append([published(B), edition(B)]) == 2
    assert list(log.verify()) == []


def test_a_revision_within_an_addition_settles_before_it(backend: Backend) -> None:
    log = backend.open()
    log.append([published(A), published(B)])
    log.append([published(C), published(D), edition(A)])
    assert [log.settled(revision) for revision in range(6)] == [0, 0, 2, 2, 2, 5]
    for revision in (-1, 6):
        with pytest.raises(StoreError, match="the log has 0 to 5"):
            log.settled(revision)
        with pytest.raises(StoreError, match="the log has 0 to 5"):
            list(log.replay(revision))


def test_a_retracted_event_counts_no_more_from_there_on_and_counts_before(backend: Backend) -> None:
    log = backend.open()
    log.append([published(A), published(B)])
    log.append([retracted(published(A))])
    assert list(log.replay()) == list(log.replay(3)) == [published(B)]
    assert list(log.replay(2)) == [published(A), published(B)]
    assert list(log.replay(act=A)) == []
    assert list(log.replay(2, act=A)) == [published(A)]
    assert [entry.event for entry in log.entries(3)] == [retracted(published(A))]


def test_a_retraction_made_in_error_is_retracted_itself(backend: Backend) -> None:
    log = backend.open()
    first = retracted(published(A))
    log.append([published(A), first])
    log.append([retracted(first, "it was right after all")])
    assert list(log.replay()) == list(log.replay(act=A)) == [published(A)]
    assert list(log.replay(2)) == []
    log.append([retracted(published(A), "for another reason")])
    assert list(log.replay()) == list(log.replay(act=A)) == []
    assert list(log.verify()) == []


def test_an_entry_says_when_it_was_recorded_and_by_which_addition(backend: Backend) -> None:
    log = backend.open()
    log.append([published(A)])
    log.append([published(B), published(C)], recorded=date(2026, 11, 23))
    told = [(entry.revision, entry.base, entry.recorded) for entry in log.entries()]
    assert told == [(1, 0, None), (2, 1, date(2026, 11, 23)), (3, 1, date(2026, 11, 23))]
    assert log.head == Head(3, list(log.entries())[-1].chain)
    assert len({entry.chain for entry in log.entries()}) == 3


def test_two_additions_about_one_act_conflict(backend: Backend) -> None:
    log = backend.open()
    log.append([edition(A), noted(A, B)])
    read_at = log.revision
    log.append([published(C)], after=read_at)
    assert log.append([noted(D, B)], after=read_at) == 1, "an amending act that both name is no conflict"
    log.append([noted(A, D)])
    for event in (edition(A, "On safety"), noted(A, C), published(A), retracted(edition(A))):
        with pytest.raises(
            ConflictError, match="entry 5 concerns act 1-VI of 2020-01-01 too; read again after revision 2"
        ):
            log.append([event], after=read_at)
    assert log.revision == 5
    assert log.append([noted(A, D)], after=read_at) == 0, "what adds nothing conflicts with nothing"
    assert log.append([noted(A, C)], after=5) == 1
    assert list(log.verify()) == []


def test_acts_are_listed_without_reading_their_texts(backend: Backend) -> None:
    log = backend.open()
    log.append([edition(B), edition(A), published(C)])
    log.append([edition(B, "О безопасности", "ru"), edition(B, text="Other.")])
    told = [(held.act, held.langs, held.titles) for held in log.acts()]
    assert told == [(B, ("en", "ru"), ("On security", "О безопасности")), (A, ("en",), ("On security",))]
    assert [held.act for held in log.acts(signed=A.date)] == [A]
    assert [held.titles for held in log.acts(3)] == [("On security",)] * 2
    assert (log.held("2-VI"), log.held("3-VI"), log.held("2-VI", 0)) == ((B,), (), ())
    log.append([retracted(edition(A))])
    assert [held.act for held in log.acts()] == [B]


def test_the_events_of_a_topic_are_found(backend: Backend) -> None:
    log = backend.open()
    finding = FindingReported(source=Source("a.txt", "ab"), finding=Finding("bad", "it is bad", "a.txt"), acts=(A,))
    log.append([edition(A), finding, published(A)])
    assert list(log.speaking_of(FINDINGS)) == [finding]
    assert list(log.speaking_of(FINDINGS, 1)) == []
    log.append([retracted(finding)])
    assert list(log.speaking_of(FINDINGS)) == []


def test_an_act_is_called_as_its_edition_calls_it(backend: Backend) -> None:
    log = backend.open()
    as_code = ActRef("code", A.number, A.date)
    other = ActRef("decree", "9", A.date)
    log.append([published(other), noted(B, A)])
    assert [each.kind for each in log.named_on(A.date)] == ["law", "decree"]
    log.append([edition(as_code)])
    assert [(each.number, each.kind) for each in log.named_on(A.date)] == [("1-VI", "code"), ("9", "decree")]
    assert [each.kind for each in log.named_on(A.date, 1)] == ["decree"]


def test_what_bears_on_an_act_is_its_own_and_what_dates_its_changes(backend: Backend) -> None:
    log = backend.open()
    waits = noted(A, B, rule=WithAct(act=C))
    cited = CitedPublication("law", B.date, None, "On things", B.date + timedelta(9), "Gazette")
    events: list[Event] = [
        edition(A),
        waits,
        noted(D, B, "what another text says of the same amending act"),
        published(B),
        published(C),
        FactStated(source=Source("cited"), fact=cited),
        edition(D),
        published(D),
        noted(D, C),
    ]
    log.append(events)
    assert list(log.replay(act=A)) == [*events[:6], events[8]]
    assert list(log.replay(act=D)) == [*events[1:]]
    assert list(log.replay(4, act=A)) == events[:4]


def test_versions_are_kept_until_something_bears_on_their_act(backend: Backend) -> None:
    log = backend.open()
    log.append([edition(A), noted(A, B), edition(D)])
    assert (log.kept(A), log.version(A, "en", "art_1", date(2021, 1, 1))) == (None, None)
    start, turn = date(1, 1, 1), date(2020, 6, 1)
    stretches = [Stretch("en", "art_1", turn, None, "later"), Stretch("en", "art_1", start, turn, "earlier 'x' ; --")]
    log.keep(A, 3, stretches)
    days = [start, turn - timedelta(1), turn, date(9999, 12, 31)]
    assert [log.version(A, "en", "art_1", day) for day in days] == ["earlier 'x' ; --"] * 2 + ["later"] * 2
    assert log.version(A, "ru", "art_1", turn) is None
    assert list(log.stretches(A)) == sorted(stretches, key=lambda each: each.start)
    log.append([noted(D, C), published(D)])
    assert log.kept(A) == 3, "what bears on another act leaves it alone"
    log.append([published(B)])
    assert (log.kept(A), log.version(A, "en", "art_1", turn), list(log.stretches(A))) == (None, None, [])
    with pytest.raises(StoreError, match="bear on Law № 1-VI"):
        log.keep(A, 5, stretches)
    log.keep(A, 6, stretches)
    assert log.kept(A) == 6
    log.append([retracted(published(B))])
    assert log.kept(A) is None
    log.keep(A, 7, stretches[:1])
    assert log.version(A, "en", "art_1", start) is None
    assert list(log.verify()) == []
    log.drop()
    assert (log.kept(A), list(log.stretches(A))) == (None, [])
    assert log.revision == 7


def test_a_citation_by_day_makes_versions_hang_on_the_acts_of_that_day(backend: Backend) -> None:
    log = backend.open()
    cited = CitedPublication("law", B.date, None, "On things", B.date + timedelta(9), "Gazette")
    log.append([edition(A), noted(A, B)])
    log.keep(A, 2, [])
    log.append([noted(D, ActRef("law", "7", B.date))])
    assert log.kept(A) == 2, "no citation names an act by that day"
    log.append([FactStated(source=Source("cited"), fact=cited)])
    assert log.kept(A) is None
    log.keep(A, 4, [])
    log.append([noted(D, ActRef("law", "8", B.date))])
    assert log.kept(A) is None, "the citation may mean the act that came in"


def test_the_head_proves_what_was_before_it(backend: Backend) -> None:
    log = backend.open()
    log.append([published(A), published(B)])
    head = log.head
    log.append([published(C)])
    assert list(log.verify(head)) == list(log.verify(Head(0, "00" * 32))) == []
    assert [found.code for found in log.verify(Head(2, log.head.chain))] == ["log-rewritten"]
    assert [found.code for found in log.verify(Head(9, head.chain))] == ["log-cut"]


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE entry; --", '"', "%_\\", "\x00", "\x1b[31m", "а\u0301 №\u2028", "?1 :a @b $c", ";"]
)
def test_signs_that_mean_something_to_a_database_are_text(backend: Backend, words: str) -> None:
    log = backend.open()
    act = ActRef("law", words, date(2020, 1, 1))
    source = Source(words, "ab" + words)
    fact = FactStated(source=source, fact=Publication(act, date(2020, 2, 1), words, words, words, source, words))
    log.append([edition(act, words, words, words), fact, noted(A, act, words)])
    assert list(log.replay()) == [edition(act, words, words, words), fact, noted(A, act, words)]
    assert list(log.replay(act=act))[1] == fact
    assert log.held(words) == (act,)
    log.keep(act, 3, [Stretch(words, words, date(1, 1, 1), None, words)])
    assert log.version(act, words, words, date(2020, 1, 1)) == words
    assert list(log.verify()) == []
    assert not log.holds(words)


def test_orders_and_texts_survive_being_opened_again(lasting: Backend) -> None:
    order = ChangeOrdered(
        source=Source("b.md", "cd"),
        act=B,
        amended=A,
        place="art_1",
        operations=(),
        whole=False,
        rule=Unstated(),
        quotes=("to amend",),
    )
    with lasting.open() as log:
        log.append([edition(A), noted(A, B), order], recorded=date(2026, 11, 23))
        log.keep(A, 3, [Stretch("en", "art_1", date(1, 1, 1), None, "text")])
        head, entries = log.head, list(log.entries())
    with lasting.open(read_only=True) as again:
        assert (again.head, list(again.entries())) == (head, entries)
        assert list(again.replay(act=A)) == [edition(A), noted(A, B), order]
        assert again.version(A, "en", "art_1", date(2020, 1, 1)) == "text"
        assert list(again.verify(head)) == []
        with pytest.raises(StoreError, match="opened for reading alone"):
            again.append([published(A)])
        with pytest.raises(StoreError, match="opened for reading alone"):
            again.drop()

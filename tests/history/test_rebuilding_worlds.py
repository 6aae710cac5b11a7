"""Random laws and amending acts, simulated line by line, beside what the library rebuilds from part of the evidence.

The simulation keeps an article as numbered lines and changes them in the plainest way. The library is shown some
editions, some amending acts and some publications; whatever it calls exact must be the simulated text.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve, frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_worlds import BASE, MANY, START, TEN, force

from lawtime.history.act import ActHistory, build_history
from lawtime.history.answers import Certainty
from lawtime.history.blame import blame
from lawtime.history.credit import Origin
from lawtime.history.publication import Publications
from lawtime.jurisdictions import kz
from lawtime.model.acts import ActRef
from lawtime.model.applied import Operation
from lawtime.model.commencement import OnDate, Rule
from lawtime.model.document import Provision
from lawtime.model.events import ChangeNoted, ChangeOrdered, CommencementStated, EditionRead, Event, FactStated, Source
from lawtime.model.facts import Publication
from lawtime.model.notes import Action, Change
from lawtime.model.operations import EVERY, Insertion, Renumbering, Repeal, Replacement, Substitution

Lines = dict[str, str]


@frozen
class Order:
    """One instruction on one line of article 1."""

    kind: str
    number: str
    words: str

    def on(self, lines: Lines) -> Lines:
        """Carry it out in the plainest way."""
        if self.kind == "repeal":
            return {number: line for number, line in lines.items() if number != self.number}
        if self.kind == "insert":
            after = {**lines, self.number: f"{self.number}) {self.words};"}
            return dict(sorted(after.items(), key=lambda pair: [int(part) for part in pair[0].split("-")]))
        if self.kind == "everywhere":
            return {number: line.replace(self.number, self.words) for number, line in lines.items()}
        if self.number not in lines:
            return lines
        if self.kind == "renumber":
            moved = {**lines, self.words: f"{self.words}) {lines[self.number].partition(' ')[2]}"}
            del moved[self.number]
            return dict(sorted(moved.items(), key=lambda pair: [int(part) for part in pair[0].split("-")]))
        line = f"{self.number}) {self.words};"
        if self.kind == "phrase":
            old, _, new = self.words.partition(">")
            line = lines[self.number].replace(old, new)
        if self.kind == "words":
            line = lines[self.number].replace(f"word{self.number}", self.words)
        return {**lines, self.number: line}

    def operation(self) -> Operation:
        """Return what the amending act orders, as the library has it."""
        if self.kind == "everywhere":
            return Replacement(target="art_1", old=self.number, new=self.words, occurrence=EVERY, headings=True)
        eid = f"art_1__subpara_{self.number}"
        if self.kind == "renumber":
            return Renumbering(target=eid, number=self.words)
        new = Provision(eid, "subpara", self.number, "", f"{self.number}) {self.words};", (0, 0))
        if self.kind == "repeal":
            return Repeal(target=eid)
        if self.kind == "insert":
            return Insertion(target="art_1", new=new)
        if self.kind == "phrase":
            old, phrase = self.words.split(">")
            return Replacement(target=eid, old=old, new=phrase)
        if self.kind == "words":
            return Replacement(target=eid, old=f"word{self.number}", new=self.words)
        return Substitution(target=eid, new=(new,))


@frozen
class Amending:
    """An amending act: its orders, its rule, when it was published, and what of it the library is shown."""

    act: ActRef
    orders: tuple[Order, ...]
    rule: Rule
    published: int
    read: bool
    told: bool


@frozen
class Story:
    """A law's life, and the days on which editions of it were kept."""

    acts: tuple[Amending, ...]
    editions: tuple[tuple[int, bool], ...]


FIRST: Lines = {"1": "1) first word1 stands;", "2": "2) second word2 stands;", "3": "3) third word3 stands;"}


def in_force(story: Story, day: date) -> list[Amending]:
    dated = [
        (force(each.rule, START + timedelta(days=each.published)), each.act.date, each.act.number.rjust(12), place)
        for place, each in enumerate(story.acts)
    ]
    return [story.acts[entry[3]] for entry in sorted(dated) if entry[0] <= day]


def lines_on(story: Story, day: date) -> Lines:
    lines = FIRST
    for each in in_force(story, day):
        for order in each.orders:
            lines = order.on(lines)
    return lines


def is_drafted_well(story: Story, day: date) -> bool:
    """Say whether no act restated by a day what had been repealed: what that does, no rule of drafting says."""
    lines = FIRST
    for each in in_force(story, day):
        for order in each.orders:
            if order.kind in ("restate", "renumber") and order.number not in lines:
                return False
            if order.kind == "renumber" and order.words in lines:
                return False
            lines = order.on(lines)
    return True


def takes_free_numbers(story: Story) -> bool:
    """Say whether every element that came in took a number that was free: over another one, no text tells what was."""
    lines = FIRST
    for each in in_force(story, date.max):
        for order in each.orders:
            if order.kind == "insert" and order.number in lines:
                return False
            lines = order.on(lines)
    return True


def article(lines: Lines) -> Provision:
    children = tuple(
        Provision(f"art_1__subpara_{number}", "subpara", number, "", line, (0, 0)) for number, line in lines.items()
    )
    return Provision("art_1", "art", "1", "On lines", "", (0, 0), children)


def shown(story: Story) -> list[Event]:
    events: list[Event] = []
    for rank, (offset, dated) in enumerate(story.editions):
        day = START + timedelta(days=offset)
        source = Source(f"edition {rank}", f"{rank:064d}")
        edition = EditionRead(
            source=source,
            act=BASE,
            title="t",
            lang="en",
            current=day if dated else None,
            claimed=None,
            provisions=(article(lines_on(story, day)),),
        )
        events.append(edition)
        for place, each in enumerate(in_force(story, day)):
            change = Change("art_1", Action.AMENDED, None, each.act, each.rule, span=(0, place + 1))
            events.append(
                ChangeNoted(
                    source=source, amended=BASE, edition=edition.id, place="art_1", change=change, quote=each.act.number
                )
            )
    start = OnDate(date=START)
    events.append(
        CommencementStated(source=Source("e"), act=BASE, provision="act", aspect="", rule=start, quote="from")
    )
    for each in story.acts:
        source = Source(each.act.number)
        if each.read:
            operations = tuple(order.operation() for order in each.orders)
            events.append(
                ChangeOrdered(
                    source=source,
                    act=each.act,
                    amended=BASE,
                    place="art_1",
                    operations=operations,
                    whole=True,
                    rule=each.rule,
                    quotes=tuple(order.words for order in each.orders),
                )
            )
        if each.told:
            fact = Publication(act=each.act, date=START + timedelta(days=each.published), source=source)
            events.append(FactStated(source=source, fact=fact))
    return events


def history_of(events: list[Event]) -> ActHistory:
    facts = [event.fact for event in events if isinstance(event, FactStated)]
    return build_history(BASE, events, Publications.build(facts, (), kz.CONVENTIONS), kz.default_rule)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    acts = []
    free = [Order("words", "1", "new1"), Order("words", "2", "new2"), Order("restate", "3", "stated anew")]
    free += [Order("insert", "1-1", "came in"), Order("insert", "2-1", "came later"), Order("repeal", "2", "")]
    free += [Order("restate", "1", "stated again"), Order("repeal", "3", ""), Order("words", "3", "new3")]
    chosen = draw(st.lists(st.sampled_from(free), max_size=5, unique=True))
    for n, order in enumerate(chosen):
        signed = draw(st.integers(0, 300))
        act = ActRef("law", f"{n + 10}-VI", START + timedelta(days=signed))
        fixed = OnDate(date=act.date + timedelta(days=draw(st.integers(-20, 60))))
        rule = draw(st.sampled_from([TEN, fixed]))
        published = signed + draw(st.integers(0, 30))
        acts.append(Amending(act, (order,), rule, published, draw(st.booleans()), draw(st.booleans())))
    editions = draw(
        st.lists(st.tuples(st.integers(0, 450), st.booleans()), min_size=1, max_size=3, unique_by=lambda pair: pair[0])
    )
    return Story(tuple(acts), tuple(sorted(editions)))


@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_what_is_rebuilt_and_called_exact_is_the_text_that_was(story: Story) -> None:
    versions = history_of(shown(story)).provision("art_1", "en")
    last = max(START + timedelta(days=offset) for offset, _ in story.editions)
    noted = {each.act for offset, _ in story.editions for each in in_force(story, START + timedelta(days=offset))}
    told = noted | {each.act for each in story.acts if each.read}
    for first, _end, version in versions:
        if version.certainty is Certainty.EXACT and START <= first <= last:
            made = in_force(story, first)
            if {each.act for each in made} <= told and is_drafted_well(story, first):
                assert version.text == "\n".join(lines_on(story, first).values())


@settings(max_examples=MANY // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.integers(0, 450))
def test_each_line_is_answered_as_the_whole_article_is(story: Story, offset: int) -> None:
    history = history_of(shown(story))
    day = START + timedelta(days=offset)
    last = max(START + timedelta(days=each) for each, _ in story.editions)
    noted = {each.act for at, _ in story.editions for each in in_force(story, START + timedelta(days=at))}
    told = noted | {each.act for each in story.acts if each.read}
    if day > last or not {each.act for each in in_force(story, day)} <= told or not is_drafted_well(story, day):
        return
    truth = lines_on(story, day)
    for number in ("1", "2", "3", "1-1", "2-1"):
        version = history.provision(f"art_1__subpara_{number}", "en").at(day)
        if version.certainty is Certainty.EXACT:
            assert version.text == truth.get(number)


@settings(max_examples=MANY // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.integers(0, 450), st.data())
def test_hiding_an_act_or_a_publication_never_makes_another_text_exact(
    story: Story, offset: int, data: st.DataObject
) -> None:
    events = shown(story)
    extra = [event for event in events if isinstance(event, FactStated | ChangeOrdered)]
    if not extra:
        return
    hidden = data.draw(st.sampled_from(extra))
    if isinstance(hidden, ChangeOrdered) and not any(
        isinstance(event, ChangeNoted) and event.change.act == hidden.act for event in events
    ):
        return  # an act that no edition notes and nobody has read cannot be known of
    day = START + timedelta(days=offset)
    full, less = history_of(events), history_of([event for event in events if event is not hidden])
    one, other = full.provision("art_1", "en").at(day), less.provision("art_1", "en").at(day)
    if Certainty.EXACT is one.certainty is other.certainty:
        assert one.text == other.text


@settings(max_examples=MANY // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_words_blamed_on_one_act_are_words_that_it_ordered(story: Story) -> None:
    everything = evolve(story, acts=tuple(evolve(each, told=True) for each in story.acts))
    history = history_of(shown(everything))
    unit = history.provision("art_1", "en").unit
    ordered = {each.act: " ".join(order.words for order in each.orders) for each in everything.acts}
    for edition in unit.editions:
        applied = frozenset(point for point in unit.points if edition.id in point.shown_in)
        runs = blame(unit, applied, BASE)
        assert runs is not None
        assert " ".join(run.text for run in runs) == " ".join(edition.units["art_1"].text.split())
        for run in runs:
            if run.credit.origin is Origin.ACT:
                stated = ordered[run.credit.acts[0]].split()
                assert all(word.rstrip(";") in stated or word.endswith(")") for word in run.text.split())
            if run.credit.origin is Origin.ENACTED:
                assert all(word in " ".join(FIRST.values()) for word in run.text.split())


@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(), st.data())
def test_a_note_that_a_publisher_forgot_makes_nothing_exact_that_was_not(story: Story, data: st.DataObject) -> None:
    everything = evolve(story, acts=tuple(evolve(each, read=True) for each in story.acts))
    events = shown(everything)
    forgotten = data.draw(st.sets(st.sampled_from(everything.acts or (None,)), max_size=2))
    numbers = {each.act.number for each in forgotten if each is not None}
    kept = [event for event in events if not (isinstance(event, ChangeNoted) and event.quote in numbers)]
    history = history_of(kept)
    last = max(START + timedelta(days=offset) for offset, _ in story.editions)
    for first, _end, version in history.provision("art_1", "en"):
        if version.certainty is Certainty.EXACT and START <= first <= last:
            assert version.text == "\n".join(lines_on(everything, first).values())

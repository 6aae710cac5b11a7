from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lawtime.history.publication import Publications
from lawtime.jurisdictions.kz import CONVENTIONS, default_rule
from lawtime.model.acts import ActRef
from lawtime.model.commencement import (
    After,
    Anchor,
    Counting,
    Excepted,
    Extended,
    Missing,
    NotEarlier,
    On,
    OnDate,
    OnEvent,
    Rule,
    SeeProvision,
    Staged,
    Unit,
    Unrecognised,
    Unstated,
    WithAct,
)
from lawtime.model.dates import Between, Exact, Unknown
from lawtime.model.facts import CitedPublication, EventDated, Fact, InForce, Publication, Registration
from lawtime.model.sources import Source

LAW = ActRef("law", "86-VIII", date(2024, 5, 21))
OTHER = ActRef("law", "87-VIII", date(2024, 5, 21))


def days(count: int) -> After:
    return After(Anchor.PUBLICATION, count, Unit.DAY, Counting.DAY_AFTER)


def months(count: int) -> After:
    return After(Anchor.PUBLICATION, count, Unit.MONTH, Counting.DAY_AFTER)


TEN, SIXTY = days(10), days(60)
FORCE = InForce(LAW, date(2024, 7, 22), stated_by="the bank")
PUBLISHED = Publication(LAW, date(2024, 5, 22), stated_by="the newspaper")


def known(facts: Sequence[Fact], *rules: Rule, act: ActRef = LAW, acts: Sequence[ActRef] = ()) -> Publications:
    return Publications.build(facts, [(act, None, rule) for rule in rules], CONVENTIONS, acts)


def test_a_day_of_force_gives_the_publication_and_that_the_other_provisions() -> None:
    publications = known([FORCE], SIXTY, TEN)
    assert publications.of(LAW).date == Exact(date(2024, 5, 22))
    assert publications.resolve(LAW, SIXTY).date == Exact(date(2024, 7, 22))
    ten = publications.resolve(LAW, TEN)
    assert ten.date == Exact(date(2024, 6, 2))
    assert ten.reasoning == (
        "publication: 2024-05-22, by force on 2024-07-22 (the bank)",
        "10 days later, the day after they end: 2024-06-02",
    )
    assert [each.name for each in ten.assumptions] == ["any.fitting_rule", "kz.count_from_day_after"]
    assert ten.missing == ()


def test_without_facts_signature_and_duty_bound_the_day_and_the_missing_fact_names_the_act() -> None:
    law = ActRef("law", "167-VII", date(2022, 12, 21))
    found = known([]).resolve(law, TEN)
    assert found.date == Between(date(2023, 1, 1), date(2023, 1, 31))
    assert found.missing == (
        Missing("publication", "date of first official publication of Law № 167-VII of 21.12.2022"),
    )
    assert known([]).of(law).date == Between(date(2022, 12, 21), date(2023, 1, 20))
    assert [each.name for each in known([]).of(law).assumptions] == ["kz.publication_window"]


def test_an_order_is_not_bound_by_a_duty_that_counts_from_signature() -> None:
    order = ActRef("order", "15-НҚ", date(2020, 1, 10))
    assert known([]).resolve(order, TEN).date == Between(date(2020, 1, 21), None)


def test_a_registration_settles_the_rule_that_counts_from_it() -> None:
    order = ActRef("order", "15-НҚ", date(2020, 1, 10))
    rule = After(Anchor.REGISTRATION, 10, Unit.DAY, Counting.DAY_AFTER)
    found = known([Registration(order, date(2020, 1, 20))]).resolve(order, rule)
    assert found.date == Exact(date(2020, 1, 31))
    missing = known([]).resolve(order, rule).missing
    assert [each.what for each in missing] == ["date of state registration of Order № 15-НҚ of 10.01.2020"]
    assert known([]).resolve(order, On(Anchor.SIGNATURE)).date == Exact(order.date)
    assert known([]).day(order, Anchor.SIGNATURE).date == Exact(order.date)


def test_a_publication_that_agrees_with_a_day_of_force_says_so() -> None:
    found = known([PUBLISHED, FORCE], SIXTY).of(LAW)
    assert found.date == Exact(date(2024, 5, 22))
    assert found.disputed == ()
    assert found.reasoning == (
        "publication: 2024-05-22 (the newspaper)",
        "it agrees with force on 2024-07-22 (the bank)",
    )


def test_publications_that_contradict_one_another_are_disputed_and_the_day_spans_both() -> None:
    later = Publication(LAW, date(2024, 5, 24), stated_by="another")
    publications = known([PUBLISHED, later], SIXTY)
    found = publications.of(LAW)
    assert found.date == Between(date(2024, 5, 22), date(2024, 5, 24))
    assert [(each.date, each.source) for each in found.disputed] == [
        (Exact(date(2024, 5, 22)), "the newspaper"),
        (Exact(date(2024, 5, 24)), "another"),
    ]
    force = publications.resolve(LAW, TEN)
    assert force.date == Between(date(2024, 6, 2), date(2024, 6, 4))
    assert [each.date for each in force.disputed] == [Exact(date(2024, 6, 2)), Exact(date(2024, 6, 4))]
    assert [each.code for each in publications.findings] == ["dates-disputed"]


def test_a_day_of_force_that_no_rule_explains_is_disputed_and_never_dropped() -> None:
    publications = known([PUBLISHED, InForce(LAW, date(2024, 8, 1), stated_by="the press")], SIXTY, TEN)
    for rule, force in ((SIXTY, date(2024, 7, 22)), (TEN, date(2024, 6, 2))):
        found = publications.resolve(LAW, rule)
        assert found.date == Between(force, force + timedelta(10))
        assert [each.source for each in found.disputed] == ["the newspaper", "force on 2024-08-01 (the press)"]
    assert publications.of(LAW).date == Between(date(2024, 5, 22), date(2024, 6, 1))


def test_a_day_of_force_of_one_rule_says_nothing_against_another_rule_of_the_act() -> None:
    fixed = OnDate(date(2023, 1, 1))
    law = ActRef("law", "157-VII", date(2022, 11, 5))
    publications = known([InForce(law, date(2023, 1, 1))], TEN, fixed, act=law)
    assert publications.resolve(law, fixed).date == Exact(date(2023, 1, 1))
    ten = publications.resolve(law, TEN)
    assert (ten.date, ten.disputed) == (Between(date(2022, 11, 16), date(2022, 12, 16)), ())


def test_a_day_of_force_that_fits_two_rules_only_bounds_the_publication() -> None:
    publications = known([InForce(LAW, date(2024, 6, 12))], TEN, days(20))
    assert publications.of(LAW).date == Between(date(2024, 5, 22), date(2024, 6, 1))
    assert publications.resolve(LAW, TEN).date == Between(date(2024, 6, 2), date(2024, 6, 12))


def test_two_days_of_force_narrow_one_another() -> None:
    facts: list[Fact] = [InForce(LAW, date(2024, 6, 12)), InForce(LAW, date(2024, 6, 2), stated_by="two")]
    assert known(facts, TEN, days(20)).of(LAW).date == Exact(date(2024, 5, 22))
    against = known([InForce(LAW, date(2024, 6, 2)), InForce(LAW, date(2024, 6, 9), stated_by="two")], TEN)
    assert against.of(LAW).date == Between(date(2024, 5, 22), date(2024, 5, 29))
    assert len(against.of(LAW).disputed) == 2
    assert against.resolve(LAW, TEN).date == Between(date(2024, 6, 2), date(2024, 6, 9))


def test_months_read_backwards_leave_the_days_that_a_short_month_gathers() -> None:
    law = ActRef("law", "36-VI", date(2023, 12, 20))
    found = known([InForce(law, date(2024, 3, 1))], months(2), act=law).of(law)
    assert found.date == Between(date(2023, 12, 29), date(2023, 12, 31))


def test_a_disagreement_of_conventions_is_named() -> None:
    law = ActRef("law", "461-IV", date(2011, 7, 15))
    facts: list[Fact] = [
        Publication(law, date(2011, 7, 30), stated_by="one"),
        InForce(law, date(2012, 1, 30), stated_by="two"),
    ]
    publications = known(facts, months(6), act=law)
    found = publications.resolve(law, months(6))
    assert found.date == Between(date(2012, 1, 30), date(2012, 1, 31))
    assert [each.code for each in found.findings] == ["convention-disagrees", "dates-disputed"]
    assert "which the rule gives without kz.months_plus_one" in found.findings[0].message
    assert publications.of(law).date == Exact(date(2011, 7, 30))


def test_a_force_that_would_put_the_publication_outside_signature_and_duty_is_disputed() -> None:
    before = known([InForce(LAW, date(2024, 5, 25))], TEN).of(LAW)
    assert before.date == Between(date(2024, 5, 14), date(2024, 6, 20))
    late = known([InForce(LAW, date(2024, 9, 1))], TEN).of(LAW)
    assert late.date == Between(date(2024, 5, 21), date(2024, 8, 21))
    assert [each.source for each in late.disputed][1] == "signature and the duty to publish"


def test_a_late_publication_is_taken_and_reported() -> None:
    found = known([Publication(LAW, date(2024, 8, 1))]).of(LAW)
    assert found.date == Exact(date(2024, 8, 1))
    assert [each.code for each in found.findings] == ["publication-late"]


def test_a_publication_before_signature_is_reported_and_never_taken_for_exact() -> None:
    publications = known([Publication(LAW, date(2023, 5, 22), stated_by="a slip")])
    found = publications.of(LAW)
    assert found.date == Between(date(2023, 5, 22), date(2024, 6, 20))
    assert [each.code for each in found.findings] == ["publication-before-signature", "dates-disputed"]
    assert publications.resolve(LAW, TEN).date == Between(date(2023, 6, 2), date(2024, 7, 1))
    both = known([Publication(LAW, date(2023, 5, 22)), PUBLISHED]).of(LAW)
    assert both.date == Between(date(2023, 5, 22), date(2024, 6, 20))


def test_parts_and_languages_make_one_publication_on_the_last_of_their_days() -> None:
    one, two = date(2024, 5, 22), date(2024, 5, 25)
    parts: list[Fact] = [Publication(LAW, one, part="1"), Publication(LAW, two, part="2")]
    found = known(parts).of(LAW)
    assert found.date == Exact(two)
    assert [each.name for each in found.assumptions] == ["any.final_part"]
    assert known([Publication(LAW, one, lang="kk"), Publication(LAW, two, lang="ru")]).of(LAW).date == Exact(two)
    same = known([Publication(LAW, one, lang="ru", place="a"), Publication(LAW, two, lang="ru", place="b")]).of(LAW)
    assert same.date == Between(one, two)
    assert known([Publication(LAW, one, part="1"), Publication(LAW, two)]).of(LAW).date == Between(one, two)


def test_a_fact_of_a_provision_settles_that_provision_and_bounds_the_others() -> None:
    fact = InForce(LAW, date(2024, 7, 22), provision="art_5")
    publications = Publications.build([fact], [(LAW, "art_5", SIXTY), (LAW, "act", TEN)], CONVENTIONS)
    assert publications.resolve(LAW, OnEvent("some day"), "art_5__para_1").date == Exact(date(2024, 7, 22))
    assert publications.resolve(LAW, TEN, "art_1").date == Exact(date(2024, 6, 2))
    assert publications.of(LAW).assumptions == ()
    against = publications.resolve(LAW, OnDate(date(2025, 1, 1)), "art_5")
    assert against.date == Between(date(2024, 7, 22), date(2025, 1, 1))


def test_a_fact_of_an_act_does_not_settle_words_that_were_not_understood() -> None:
    for rule in (Unrecognised("some day"), Unstated(), SeeProvision("art_2"), OnEvent("an event")):
        found = known([FORCE], rule).resolve(LAW, rule)
        assert found.date == Unknown()
        assert known([FORCE], rule, SIXTY).resolve(LAW, rule).date == Unknown()
    assert known([FORCE], Unrecognised("some day"), SIXTY).of(LAW).date == Between(date(2024, 5, 21), date(2024, 6, 20))
    assert known([FORCE], Unstated(), SIXTY).of(LAW).date == Exact(date(2024, 5, 22))


def test_a_fact_about_another_amended_act_does_not_speak_of_this_change() -> None:
    one, other = ActRef("law", "1-I", date(1999, 1, 1)), ActRef("law", "2-I", date(1999, 1, 1))
    fact = InForce(LAW, date(2024, 9, 9), amended=other)
    assert known([PUBLISHED, fact], TEN).amending(one).resolve(LAW, TEN).date == Exact(date(2024, 6, 2))
    assert known([PUBLISHED, fact], TEN).amending(other).resolve(LAW, TEN).disputed != ()


def test_exceptions_and_extensions_are_read_through() -> None:
    staged = Staged(TEN, (Excepted("item 3", SIXTY),))
    publications = known([FORCE], staged)
    assert publications.of(LAW).date == Exact(date(2024, 5, 22))
    assert publications.resolve(LAW, Extended(staged, date(2024, 1, 1))).date == Exact(date(2024, 6, 2))
    floor = NotEarlier(TEN, date(2024, 7, 1))
    assert publications.resolve(LAW, floor).date == Exact(date(2024, 7, 1))


def test_an_article_of_the_amending_act_is_read_when_it_is_given() -> None:
    see = SeeProvision("art_2")
    publications = Publications.build([PUBLISHED], [(LAW, None, see), (LAW, "act", SIXTY)], CONVENTIONS)
    assert publications.resolve(LAW, see).date == Exact(date(2024, 7, 22))
    staged = Staged(SIXTY, (Excepted("item 3", OnDate(date(2025, 1, 1))),))
    publications = Publications.build([PUBLISHED], [(LAW, None, see), (LAW, "act", staged)], CONVENTIONS)
    assert publications.resolve(LAW, see).date == Between(date(2024, 7, 22), date(2025, 1, 1))
    assert known([PUBLISHED], see).resolve(LAW, see).missing[0].kind == "clause"


def test_an_event_is_settled_by_a_fact_in_the_words_of_the_rule() -> None:
    rule = OnEvent("со дня выборов Мажилиса восьмого созыва")
    fact = EventDated("со дня выборов  Мажилиса восьмого созыва.", date(2023, 3, 19), stated_by="the commission")
    found = known([fact]).resolve(LAW, rule)
    assert found.date == Exact(date(2023, 3, 19))
    assert "the commission" in found.reasoning[0]
    both = known([fact, EventDated(rule.event, date(2023, 3, 20))]).resolve(LAW, rule)
    assert both.date == Between(date(2023, 3, 19), date(2023, 3, 20))
    assert known([]).resolve(LAW, rule).date == Unknown()


def test_an_act_that_starts_with_another_follows_it() -> None:
    rules = [(LAW, None, WithAct(OTHER)), (OTHER, None, TEN)]
    publications = Publications.build([Publication(OTHER, date(2024, 5, 22))], rules, CONVENTIONS)
    assert publications.resolve(LAW, WithAct(OTHER)).date == Exact(date(2024, 6, 2))
    fact = InForce(OTHER, date(2024, 7, 1))
    assert known([fact]).resolve(LAW, WithAct(OTHER)).date == Exact(date(2024, 7, 1))
    assert known([]).resolve(LAW, WithAct(OTHER)).date == Unknown()


def test_acts_that_wait_for_one_another_are_a_finding_and_unknown() -> None:
    third = ActRef("law", "88-VIII", date(2024, 5, 21))
    rules = [(LAW, None, WithAct(OTHER)), (OTHER, None, WithAct(third)), (third, None, WithAct(LAW))]
    publications = Publications.build([], rules, CONVENTIONS)
    for act, rule in ((LAW, WithAct(OTHER)), (LAW, WithAct(LAW)), (third, WithAct(LAW))):
        found = publications.resolve(act, rule)
        assert found.date == Unknown()
        assert [each.code for each in found.findings] == ["commencement-cycle"]


CITED = CitedPublication(
    "law", LAW.date, None, "On something", date(2024, 5, 22), "a newspaper", source=Source("x", line=7)
)


def test_a_citation_by_day_alone_is_of_the_only_act_of_that_day_and_the_answer_says_so() -> None:
    found = known([CITED], TEN).of(LAW)
    assert found.date == Exact(date(2024, 5, 22))
    assert [each.says for each in found.assumptions] == [f"the law of 21.05.2024 cited without a number is {LAW}"]


@pytest.mark.parametrize(("acts", "says"), [([LAW, OTHER], f"it may be {LAW} or {OTHER}"), ([], "no act of that day")])
def test_a_citation_that_names_no_single_act_is_a_finding_and_no_fact(acts: list[ActRef], says: str) -> None:
    publications = known([CITED], acts=acts)
    assert publications.of(LAW).date == Between(LAW.date, LAW.date + timedelta(30))
    assert [(each.code, each.source, each.line) for each in publications.findings] == [("citation-unmatched", "x", 7)]
    assert says in publications.findings[0].message
    assert publications.unmatched == (CITED,)


def test_a_citation_with_a_number_names_its_act() -> None:
    cited = CitedPublication("law", LAW.date, "86-VIII", "", date(2024, 5, 22), "a newspaper")
    assert known([cited], acts=[LAW, OTHER]).of(LAW).date == Exact(date(2024, 5, 22))


def test_a_translation_that_is_looser_than_the_original_does_not_loosen_it() -> None:
    loose, strict = On(Anchor.PUBLICATION, loose=True), On(Anchor.PUBLICATION)
    assert known([InForce(LAW, date(2024, 5, 24))], loose, strict).of(LAW).date == Exact(date(2024, 5, 24))
    assert known([InForce(LAW, date(2024, 5, 24))], loose).of(LAW).date == Between(date(2024, 5, 23), date(2024, 5, 24))


@pytest.mark.parametrize(
    ("kind", "signed", "words"),
    [
        ("law", "2016-04-18", "213-I"),
        ("law", "2016-04-19", "480-V"),
        ("order", "2020-01-01", "480-V"),
        ("decree", "1998-03-24", "213-I"),
    ],
)
def test_a_silent_act_takes_effect_by_the_law_in_force_at_its_signature(kind: str, signed: str, words: str) -> None:
    found = default_rule(ActRef(kind, "1", date.fromisoformat(signed)))
    assert found is not None
    assert found[0] == TEN
    assert f"the default of Law {words} holds: ten calendar days after publication" in found[1]


def test_no_default_is_claimed_where_none_is_known() -> None:
    assert default_rule(ActRef("court_decision", "1", date(2020, 1, 1))) is None
    assert default_rule(ActRef("law", "1-I", date(1995, 1, 1))) is None


RULES = st.one_of(
    st.integers(0, 90).map(days),
    st.integers(1, 8).map(months),
    st.builds(On, st.just(Anchor.PUBLICATION)),
    st.builds(OnDate, st.dates(date(2024, 6, 1), date(2024, 12, 1))),
)


@given(
    st.lists(RULES, min_size=1, max_size=3, unique=True),
    st.integers(0, 30),
    st.lists(st.integers(0, 2), max_size=3),
    st.booleans(),
)
def test_true_facts_never_exclude_the_truth_whatever_rules_they_are_of(
    rules: list[Rule], published: int, told: list[int], register: bool
) -> None:
    world = LAW.date + timedelta(published)
    truth = [rule.resolve(published=world, conventions=CONVENTIONS).date.earliest for rule in rules]
    facts: list[Fact] = []
    for place in told:
        day = truth[place % len(rules)]
        assert day is not None
        facts.append(InForce(LAW, day))
    if register:
        facts.append(Publication(LAW, world))
    publications = known(facts, *rules)
    assert not [each for each in publications.findings if each.code != "publication-late"]
    for rule, day in zip(rules, truth, strict=True):
        found = publications.resolve(LAW, rule)
        assert day is not None
        assert found.disputed == ()
        assert found.date.earliest is not None
        assert found.date.latest is not None
        assert found.date.earliest <= day <= found.date.latest
        if register:
            assert found.date == Exact(day)


@given(st.integers(0, 30), st.integers(0, 90), st.integers(-40, 40))
def test_a_false_day_of_force_beside_a_known_publication_is_never_exact(published: int, count: int, wrong: int) -> None:
    assume(wrong != 0)
    world = LAW.date + timedelta(published)
    rule = days(count)
    truth = rule.resolve(published=world, conventions=CONVENTIONS).date.earliest
    assert truth is not None
    facts: list[Fact] = [Publication(LAW, world), InForce(LAW, truth + timedelta(wrong))]
    found = known(facts, rule).resolve(LAW, rule)
    assert isinstance(found.date, Between)
    assert found.date.latest is not None
    assert found.date.earliest <= truth <= found.date.latest
    assert found.disputed


@given(
    st.lists(RULES, min_size=1, max_size=3, unique=True), st.lists(st.integers(0, 160), max_size=3), st.integers(0, 2)
)
def test_undisputed_bounds_hold_every_world_in_which_each_stated_day_is_the_day_of_some_rule(
    rules: list[Rule], told: list[int], asked: int
) -> None:
    facts = [InForce(LAW, LAW.date + timedelta(shift)) for shift in told]
    worlds = [
        [rule.resolve(published=LAW.date + timedelta(shift), conventions=CONVENTIONS).date for rule in rules]
        for shift in range(31)
    ]
    possible = [world for world in worlds if all(Exact(fact.date) in world for fact in facts)]
    publications = known(facts, *rules)
    published = publications.of(LAW)
    if not published.disputed and published.date.earliest is not None and published.date.latest is not None:
        allowed = [LAW.date + timedelta(shift) for shift, world in enumerate(worlds) if world in possible]
        if allowed:
            assert published.date.earliest <= allowed[0]
            assert allowed[-1] <= published.date.latest
            tight = not any(isinstance(rule, OnDate) for rule in rules)
            assert not tight or (published.date.earliest, published.date.latest) == (allowed[0], allowed[-1])
        else:
            assert not isinstance(published.date, Exact)
    place = asked % len(rules)
    found = publications.resolve(LAW, rules[place])
    if found.disputed:
        return
    for world in possible:
        truth = world[place].earliest
        assert truth is not None
        assert found.date.earliest is not None
        assert found.date.latest is not None
        assert found.date.earliest <= truth <= found.date.latest

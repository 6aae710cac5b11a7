from __future__ import annotations

import csv
import os
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from lawtime.jurisdictions.kz import CONVENTIONS
from lawtime.model.acts import ActRef
from lawtime.model.commencement import (
    NEUTRAL,
    After,
    Anchor,
    Conventions,
    Counting,
    Excepted,
    Extended,
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
from lawtime.model.dates import Between, Exact, LawDate, Unknown
from lawtime.model.inversion import inverted

PUBLICATION = Anchor.PUBLICATION


def days(count: int, counting: Counting = Counting.DAY_AFTER) -> After:
    return After(PUBLICATION, count, Unit.DAY, counting)


def months(count: int, counting: Counting = Counting.DAY_AFTER) -> After:
    return After(PUBLICATION, count, Unit.MONTH, counting)


def on(text: str) -> date:
    return date.fromisoformat(text)


COUNTING = [
    (days(60), "2025-11-18", "2026-01-18"),
    (days(10), "2013-07-05", "2013-07-16"),
    (days(10), "2011-10-15", "2011-10-26"),
    (days(0), "2018-07-05", "2018-07-06"),
    (months(6), "2017-12-28", "2018-06-29"),
    (months(2), "2016-12-30", "2017-03-01"),
    (months(2), "2023-12-31", "2024-03-01"),
    (After(PUBLICATION, 1, Unit.YEAR, Counting.DAY_AFTER), "2024-02-29", "2025-03-01"),
    (On(PUBLICATION), "2018-07-06", "2018-07-06"),
    (OnDate(date(2012, 1, 1)), "2012-07-12", "2012-01-01"),
    (days(10, Counting.DAY_OF), "2007-07-05", "2007-07-15..2007-07-16"),
    (months(3, Counting.DAY_OF), "2007-07-05", "2007-10-05..2007-10-06"),
    (On(PUBLICATION, loose=True), "2018-07-06", "2018-07-06..2018-07-07"),
    (NotEarlier(days(10), date(2023, 1, 1)), "2022-12-01", "2023-01-01"),
    (NotEarlier(days(10), date(2023, 1, 1)), "2022-12-28", "2023-01-08"),
    (Extended(days(10), date(2020, 3, 1)), "2020-07-05", "2020-07-16"),
]


@pytest.mark.parametrize(("rule", "published", "force"), COUNTING)
def test_each_row_of_the_counting_table_gives_its_day(rule: Rule, published: str, force: str) -> None:
    assert rule.resolve(published=on(published), conventions=CONVENTIONS).date.isoformat() == force


def oracle() -> list[dict[str, str]]:
    root = Path(os.environ.get("LAWTIME_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    path = root / "data" / "kz" / "commencement" / "oracle.tsv"
    if not path.exists():
        pytest.skip("../shared/data is not here")
    with path.open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows, delimiter="\t"))


def rule_of(words: str) -> Rule:
    fixed = re.match(r"from (\d\d)\.(\d\d)\.(\d{4})", words)
    if fixed:
        return OnDate(date(int(fixed[3]), int(fixed[2]), int(fixed[1])))
    count, unit = {"ten": (10, Unit.DAY), "sixty": (60, Unit.DAY), "six": (6, Unit.MONTH)}[words.split()[0]]
    return After(PUBLICATION, count, unit, Counting.DAY_AFTER)


def test_every_known_day_of_force_lies_within_the_bounds_that_the_signature_gives() -> None:
    rows = oracle()
    assert len(rows) == 19
    for row in rows:
        rule = rule_of(row["rule"])
        found = rule.resolve(signed=on(row["signed"]), conventions=CONVENTIONS)
        earliest, latest = found.date.earliest, found.date.latest
        assert earliest is not None, row["act"]
        assert latest is not None, row["act"]
        assert earliest <= on(row["in_force"]) <= latest, row["act"]
        if isinstance(rule, After) and rule.unit is Unit.DAY:
            assert (latest - earliest).days + 1 <= 31, row["act"]
            assert "published within 30 days of signature" in {each.says for each in found.assumptions}


def test_a_known_publication_gives_the_known_day_save_where_the_convention_of_months_is_in_dispute() -> None:
    told = {row["act"]: row for row in oracle() if row["published"]}
    assert set(told) == {"125-VI", "461-IV"}
    for act, row in told.items():
        found = rule_of(row["rule"]).resolve(published=on(row["published"]), conventions=CONVENTIONS)
        assert found.assumptions == (CONVENTIONS.months_plus_one,)
        assert (found.date == Exact(on(row["in_force"]))) is (act == "125-VI")
    other = CONVENTIONS.without("kz.months_plus_one")
    row = told["461-IV"]
    assert (
        rule_of(row["rule"]).resolve(published=on(row["published"]), conventions=other).date.isoformat()
        == row["in_force"]
    )


def test_a_convention_that_is_switched_off_is_neither_used_nor_named() -> None:
    other = CONVENTIONS.without("kz.count_from_day_after")
    found = days(10).resolve(published=date(2013, 7, 5), conventions=other)
    assert found.date == Exact(date(2013, 7, 15))
    assert found.assumptions == ()
    unbounded = days(10).resolve(signed=date(2013, 7, 3), conventions=CONVENTIONS.without("kz.publication_window"))
    assert unbounded.date == Between(date(2013, 7, 14), None)


def test_a_convention_that_is_not_in_use_cannot_be_switched_off() -> None:
    with pytest.raises(ValueError, match=r"no convention 'kz.other' is in use; there are kz.count_from_day_after"):
        CONVENTIONS.without("kz.other")


def test_the_duty_to_publish_counts_from_signature_only_for_kinds_that_are_not_registered_first() -> None:
    assert CONVENTIONS.for_kind("law") is CONVENTIONS
    assert CONVENTIONS.for_kind("order").publication_window is None
    assert NEUTRAL.for_kind("order") is NEUTRAL


def test_what_is_missing_and_assumed_is_named() -> None:
    found = days(10).resolve(signed=date(2022, 12, 21), conventions=CONVENTIONS)
    assert found.date == Between(date(2023, 1, 1), date(2023, 1, 31))
    assert [each.what for each in found.missing] == ["the day of first official publication"]
    assert list(map(str, found.assumptions)) == [
        "kz: published within 30 days of signature",
        "kz: the day of publication is not counted",
    ]
    assert found.reasoning == (
        "publication: not known, from signature on 2022-12-21 to 2023-01-20 (published within 30 days of signature)",
        "10 days later, the day after they end: 2023-01-01..2023-01-31",
    )
    assert found.certainty == "between"


@pytest.mark.parametrize("given", [Exact(date(2013, 7, 5)), date(2013, 7, 5), datetime(2013, 7, 5, 12, 30)])
def test_an_anchor_may_be_given_as_any_kind_of_day(given: LawDate | date) -> None:
    found = days(10).resolve(signed=date(2013, 7, 3), published=given, conventions=CONVENTIONS)
    assert found.date == Exact(date(2013, 7, 16))
    assert found.missing == ()


def test_bounds_of_a_publication_are_cut_at_the_signature() -> None:
    between = Between(date(2013, 6, 1), date(2013, 7, 5))
    found = days(10).resolve(signed=date(2013, 7, 3), published=between, conventions=CONVENTIONS)
    assert found.date == Between(date(2013, 7, 14), date(2013, 7, 16))
    only = days(10).resolve(signed=date(2013, 7, 5), published=between, conventions=CONVENTIONS)
    assert only.date == Exact(date(2013, 7, 16))
    assert only.missing == ()


def test_a_publication_before_signature_is_doubted_and_both_days_stay_possible() -> None:
    found = days(10).resolve(signed=date(2013, 7, 3), published=date(2012, 7, 5), conventions=CONVENTIONS)
    assert found.date == Between(date(2012, 7, 16), date(2013, 8, 13))
    assert [each.code for each in found.findings] == ["publication-before-signature"]
    assert [each.kind for each in found.missing] == ["publication"]


def test_a_stated_day_before_signature_is_plain() -> None:
    found = OnDate(date(2012, 1, 1)).resolve(signed=date(2012, 7, 10))
    assert (found.date, found.findings, found.assumptions) == (Exact(date(2012, 1, 1)), (), ())


def test_a_rule_counts_from_its_own_anchor() -> None:
    registered = After(Anchor.REGISTRATION, 10, Unit.DAY, Counting.DAY_AFTER)
    found = registered.resolve(signed=date(2020, 1, 1), registered=date(2020, 2, 1), conventions=CONVENTIONS)
    assert found.date == Exact(date(2020, 2, 12))
    assert registered.resolve(signed=date(2020, 1, 1), published=date(2020, 1, 2)).date == Between(
        date(2020, 1, 12), None
    )
    assert On(Anchor.SIGNATURE).resolve(signed=date(2020, 1, 1)).date == Exact(date(2020, 1, 1))
    assert On(Anchor.SIGNATURE).resolve(published=date(2020, 1, 1)).missing[0].kind == "signature"


def test_nothing_known_bounds_nothing() -> None:
    found = days(10).resolve(conventions=CONVENTIONS)
    assert (found.date, found.certainty) == (Unknown(), "unknown")
    assert found.reasoning == ("publication: not known",)
    assert days(10).resolve(signed=Unknown(), conventions=CONVENTIONS).date == Unknown()


@pytest.mark.parametrize("unit", list(Unit))
def test_a_period_longer_than_the_calendar_gives_no_day_and_a_finding(unit: Unit) -> None:
    rule = After(PUBLICATION, 120_000 if unit is Unit.MONTH else 10_000_000, unit, Counting.DAY_AFTER)
    for known in ({"published": date(2020, 1, 1)}, {"signed": date(2020, 1, 1)}):
        found = rule.resolve(conventions=CONVENTIONS, **known)
        assert found.date == Unknown()
        assert [each.code for each in found.findings] == ["force-outside-calendar"]


def test_an_upper_bound_outside_the_calendar_is_left_open() -> None:
    found = days(10).resolve(published=Between(date(9999, 12, 1), date(9999, 12, 31)), conventions=CONVENTIONS)
    assert found.date == Between(date(9999, 12, 12), None)
    assert On(PUBLICATION, loose=True).resolve(published=date.max).date == Between(date.max, None)
    assert days(10).resolve(signed=date.max, conventions=CONVENTIONS).date == Unknown()
    assert On(PUBLICATION).resolve(signed=date.max, conventions=CONVENTIONS).date == Between(date.max, None)


def test_a_negative_period_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be negative: -1"):
        days(-1)


WAITING: list[tuple[Rule, str, str]] = [
    (SeeProvision("art_2"), "clause", "art_2 of the amending act, which states when it takes effect"),
    (OnEvent("the elections of the Mazhilis"), "event", "the elections of the Mazhilis"),
    (Unstated(), "clause", "the commencement clause of the act"),
    (Unrecognised("some day"), "clause", "what these words mean: some day"),
    (
        WithAct(ActRef("law", "1-VI", date(2020, 1, 1))),
        "event",
        "the day on which Law № 1-VI of 01.01.2020 takes effect",
    ),
]


@pytest.mark.parametrize(("rule", "kind", "what"), WAITING)
def test_a_rule_that_waits_for_a_fact_is_unknown_and_names_it(rule: Rule, kind: str, what: str) -> None:
    found = rule.resolve(signed=date(2020, 1, 1), published=date(2020, 1, 2))
    assert found.date == Unknown()
    assert [(each.kind, each.what) for each in found.missing] == [(kind, what)]
    assert NotEarlier(rule, date(2023, 1, 1)).resolve().date == Between(date(2023, 1, 1), None)


def test_a_staged_rule_lists_its_stages_and_resolves_to_the_main_one() -> None:
    rule = Staged(days(10), (Excepted("article 5", OnDate(date(2023, 1, 1)), "art_5"),))
    assert rule.stages == ((None, days(10)), ("article 5", OnDate(date(2023, 1, 1))))
    assert rule.resolve(published=date(2022, 11, 5)).date == Exact(date(2022, 11, 16))
    extended = Extended(rule, date(2022, 1, 1))
    assert extended.stages == rule.stages
    assert (extended.efficacy, rule.efficacy, days(10).efficacy) == (date(2022, 1, 1), None, None)
    assert NotEarlier(extended, date(2022, 2, 1)).efficacy == date(2022, 1, 1)


NEAR = st.dates(date(1995, 1, 1), date(2035, 1, 1))
RULES: st.SearchStrategy[Rule] = st.one_of(
    st.builds(
        After, st.just(PUBLICATION), st.integers(0, 100), st.sampled_from(list(Unit)), st.sampled_from(list(Counting))
    ),
    st.builds(On, st.just(PUBLICATION), st.booleans()),
    st.builds(OnDate, NEAR),
).flatmap(lambda rule: st.one_of(st.just(rule), st.builds(NotEarlier, st.just(rule), NEAR)))
USED = st.sampled_from(
    [CONVENTIONS, CONVENTIONS.without("kz.months_plus_one"), CONVENTIONS.without("kz.count_from_day_after"), NEUTRAL]
)


@given(RULES, NEAR, st.integers(0, 400), USED)
def test_a_later_publication_never_gives_an_earlier_force(
    rule: Rule, published: date, later: int, used: Conventions
) -> None:
    one = rule.resolve(published=published, conventions=used).date
    other = rule.resolve(published=published + timedelta(later), conventions=used).date
    assert one.earliest is not None
    assert one.latest is not None
    assert other.earliest is not None
    assert other.latest is not None
    assert one.earliest <= other.earliest
    assert one.latest <= other.latest


@given(RULES, NEAR, USED)
def test_bounds_are_tight_and_hold_the_day_of_every_world(rule: Rule, signed: date, used: Conventions) -> None:
    window = used.publication_window[0] if used.publication_window else 45
    found = rule.resolve(signed=signed, conventions=used).date
    worlds = [
        rule.resolve(signed=signed, published=signed + timedelta(shift), conventions=used).date
        for shift in range(window + 1)
    ]
    assert found.earliest == min(each.earliest for each in worlds if each.earliest is not None)
    if used.publication_window or found.latest is not None:
        assert found.latest == max(each.latest for each in worlds if each.latest is not None)


@given(st.integers(0, 90), st.sampled_from([Unit.DAY, Unit.MONTH]), NEAR)
def test_a_period_agrees_with_plain_arithmetic(count: int, unit: Unit, published: date) -> None:
    period = relativedelta(days=count) if unit is Unit.DAY else relativedelta(months=count)
    found = After(PUBLICATION, count, unit, Counting.DAY_AFTER).resolve(published=published, conventions=CONVENTIONS)
    assert found.date == Exact(published + period + timedelta(1))


@given(RULES, NEAR, USED)
def test_a_rule_read_backwards_finds_the_publication_and_no_day_that_does_not_give_the_force(
    rule: Rule, published: date, used: Conventions
) -> None:
    force = rule.resolve(published=published, conventions=used).date
    for day in {force.earliest, force.latest}:
        assert day is not None
        back = inverted(rule, day, used)
        assert back is not None
        assert back.earliest is None or back.earliest <= published
        assert back.latest is None or published <= back.latest
        for edge in (back.earliest, back.latest):
            if edge is not None and not isinstance(rule, NotEarlier):
                again = rule.resolve(published=edge, conventions=used).date
                assert again.earliest is not None
                assert again.latest is not None
                assert again.earliest <= day <= again.latest


def test_a_day_that_a_rule_cannot_give_has_no_publication() -> None:
    assert inverted(OnDate(date(2020, 1, 1)), date(2020, 1, 2), NEUTRAL) is None
    assert inverted(NotEarlier(days(10), date(2020, 1, 1)), date(2019, 12, 31), NEUTRAL) is None
    assert inverted(NotEarlier(OnDate(date(2021, 1, 1)), date(2020, 1, 1)), date(2020, 1, 1), NEUTRAL) is None
    assert inverted(After(PUBLICATION, 10_000, Unit.YEAR, Counting.DAY_AFTER), date(2020, 1, 1), NEUTRAL) is None
    assert inverted(Unstated(), date(2020, 1, 1), NEUTRAL) is not None

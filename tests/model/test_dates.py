from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from lawtime.model.dates import Between, Exact, LawDate, Rounding, Truth, Unknown, add_months, between, reached

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
NEAR = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@st.composite
def law_dates(draw: st.DrawFn) -> LawDate:
    first, other = draw(NEAR), draw(NEAR)
    kinds: list[LawDate] = [
        Exact(first),
        Between(min(first, other), max(first, other)),
        Between(first, None),
        Unknown(),
    ]
    return draw(st.sampled_from(kinds))


@pytest.mark.parametrize(
    ("day", "months", "rounding", "reached"),
    [
        ("2017-12-28", 6, Rounding.DOWN, "2018-06-28"),
        ("2023-12-31", 2, Rounding.DOWN, "2024-02-29"),
        ("2023-12-31", 2, Rounding.UP, "2024-03-01"),
        ("2022-12-29", 2, Rounding.DOWN, "2023-02-28"),
        ("2024-02-29", 12, Rounding.DOWN, "2025-02-28"),
        ("2024-02-29", 48, Rounding.DOWN, "2028-02-29"),
        ("2016-01-31", 0, Rounding.DOWN, "2016-01-31"),
        ("2016-03-31", -1, Rounding.DOWN, "2016-02-29"),
        ("2016-01-15", -1, Rounding.DOWN, "2015-12-15"),
    ],
)
def test_months_end_on_the_corresponding_day_or_as_the_caller_rounds(
    day: str, months: int, rounding: Rounding, reached: str
) -> None:
    assert add_months(date.fromisoformat(day), months, rounding) == date.fromisoformat(reached)


@given(DAYS, st.integers(-2000, 2000))
def test_rounding_down_agrees_with_relativedelta(day: date, months: int) -> None:
    try:
        expected = day + relativedelta(months=months)
    except (ValueError, OverflowError):
        with pytest.raises(OverflowError):
            add_months(day, months, Rounding.DOWN)
        return
    assert add_months(day, months, Rounding.DOWN) == expected


@given(NEAR, NEAR, st.integers(0, 600), st.sampled_from(list(Rounding)))
def test_a_later_day_never_gives_an_earlier_corresponding_day(
    one: date, other: date, months: int, rounding: Rounding
) -> None:
    first, last = sorted((one, other))
    assert add_months(first, months, rounding) <= add_months(last, months, rounding)


@pytest.mark.parametrize("months", [12 * 10_000, -12 * 10_000, 10**12])
def test_months_that_leave_the_calendar_are_refused(months: int) -> None:
    with pytest.raises(OverflowError, match="outside the calendar"):
        add_months(date(2016, 1, 1), months, Rounding.DOWN)


def test_bounds_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="2016-01-02 is after 2016-01-01"):
        Between(date(2016, 1, 2), date(2016, 1, 1))


@pytest.mark.parametrize("value", [Exact(date(2016, 1, 1)), Between(date(2016, 1, 1), None), Unknown()])
def test_a_date_used_as_a_truth_value_is_refused(value: LawDate) -> None:
    with pytest.raises(TypeError, match="no truth value"):
        bool(value)


@given(NEAR, NEAR)
def test_bounds_that_meet_are_an_exact_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    value = between(first, last)
    assert isinstance(value, Exact) is (first == last)
    assert (value.earliest, value.latest) == (first, last)


@given(law_dates(), NEAR)
def test_a_day_is_reached_where_every_possible_day_is_and_not_reached_where_none_is(value: LawDate, day: date) -> None:
    earliest, latest = value.earliest or date.min, value.latest or date.max
    possible = {
        Truth.YES if each <= day else Truth.NO
        for each in (earliest, latest, min(max(day, earliest), latest), min(max(day + timedelta(1), earliest), latest))
    }
    assert reached(value, day) is (possible.pop() if len(possible) == 1 else Truth.OPEN)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Exact(date(2016, 1, 1)), "2016-01-01"),
        (Between(date(2013, 7, 14), date(2013, 8, 13)), "2013-07-14..2013-08-13"),
        (Between(date(2013, 7, 14), None), "2013-07-14.."),
        (Unknown(), "?"),
    ],
)
def test_a_date_writes_its_bounds(value: LawDate, written: str) -> None:
    assert value.isoformat() == written

"""The picture of an act: what it draws, and that nothing in a text can break it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

import lawtime
from lawtime.export.shapes import BARS, MARKS, number
from lawtime.export.svg import Axis, Row, draw, timeline_svg
from lawtime.history.act import TimelineRow
from lawtime.history.answers import Certainty, Status, Version
from lawtime.model.acts import ActRef
from lawtime.model.dates import Between, Exact, LawDate, Unknown

SEED = Path(__file__).parents[2] / "seeds" / "002_d26ded65753fa135.txt"
NAMESPACE = "{http://www.w3.org/2000/svg}"
ACT = ActRef("law", "2-V", date(2012, 6, 1))
EXACT = Version(Status.IN_FORCE, Certainty.EXACT, "Terms", "Text.")
UNKNOWN = Version(Status.IN_FORCE, Certainty.UNKNOWN, "Terms", None)
NOTHING = Version(Status.NOT_YET, Certainty.EXACT, None, None)
START, HORIZON = date(2010, 1, 1), date(2020, 1, 1)


def event(action: str, when: LawDate, *, retroactive: bool = False, announced: bool = False) -> TimelineRow:
    return TimelineRow("art_1", action, ACT, when, None, "words", 1, "law.txt", retroactive, announced=announced)


def drawn(*rows: Row, title: str = "Law", subtitle: str = "On terms", horizon: date = HORIZON) -> ElementTree.Element:
    return ElementTree.fromstring(draw(title, subtitle, "a summary", rows, horizon))


def bars(root: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield the bars of the rows with their tooltips."""
    for rect in root.iter(f"{NAMESPACE}rect"):
        title = rect.find(f"{NAMESPACE}title")
        if title is not None:
            yield title.text or "", rect


def marks(root: ElementTree.Element) -> list[ElementTree.Element]:
    found = [path for path in root.iter(f"{NAMESPACE}path") if path.get("transform")]
    return [path for path in found if path.find(f"{NAMESPACE}title") is not None]


@pytest.fixture(scope="module")
def seed() -> str:
    return timeline_svg(lawtime.read(SEED))


def test_the_seed_law_is_drawn_with_a_row_for_each_article_and_a_mark_for_each_change(seed: str) -> None:
    root = ElementTree.fromstring(seed)
    numbers = [text.text for text in root.iter(f"{NAMESPACE}text") if text.get("font-weight") == "700"]
    assert [each for each in numbers if re.fullmatch(r"\d+(-\d+)?", each or "")][:3] == ["1", "2", "2-1"]
    assert len(marks(root)) >= 59
    assert "horizon 2024-08-19" in seed
    assert "Law № 527-IV of 06.01.2012" in seed


def test_a_picture_stands_alone(seed: str) -> None:
    assert not re.search(r"<script|<style|<image|<foreignObject|href|@import|font-face|url\((?!#lt-)", seed)
    assert re.findall(r"https?://[^\"]+", seed) == ["http://www.w3.org/2000/svg"]


def test_the_same_act_gives_the_same_picture_byte_for_byte(seed: str) -> None:
    assert timeline_svg(lawtime.read(SEED)) == seed


def test_some_articles_can_be_drawn_alone() -> None:
    root = ElementTree.fromstring(timeline_svg(lawtime.read(SEED), ["art_27"]))
    assert [mark.find(f"{NAMESPACE}title").text.split(":")[0] for mark in marks(root)] == ["2017-07-22..2017-08-21"]  # type: ignore[union-attr]  # every mark has a title


def test_an_exact_change_has_sharp_bars_on_both_sides() -> None:
    change = date(2015, 1, 1)
    row = Row("1", "Terms", ((date.min, change, UNKNOWN), (change, None, EXACT)), (event("amended", Exact(change)),))
    found = list(bars(drawn(row)))
    assert [rect.get("fill") for _, rect in found] == ["url(#lt-unknown)", "#0072B2"]
    assert [rect.get("mask") for _, rect in found] == [None, None]
    assert found[0][0].endswith("to 2014-12-31: in force, unknown")


def test_an_uncertain_date_gives_soft_edges_between_its_bounds() -> None:
    first, last = date(2015, 1, 1), date(2015, 6, 1)
    stretches = ((date.min, first, UNKNOWN), (first, last, UNKNOWN), (last, None, EXACT))
    row = Row("1", "Terms", stretches, (event("amended", Between(first, last)),))
    soft = [rect for _, rect in bars(drawn(row)) if rect.get("mask")]
    assert [rect.get("mask") for rect in soft] == ["url(#lt-out)", "url(#lt-in)"]
    assert [rect.get("fill") for rect in soft] == ["url(#lt-unknown)", "#0072B2"]
    assert len({(rect.get("x"), rect.get("width")) for rect in soft}) == 1


def test_nothing_is_drawn_before_an_act_takes_effect() -> None:
    row = Row("1", "Terms", ((date.min, START, NOTHING), (START, None, EXACT)), (event("amended", Exact(START)),))
    ((_, only),) = bars(drawn(row))
    assert float(only.get("x") or 0) == pytest.approx(float(number(Axis(*_axis(row)).x(START))), abs=0.1)


def _axis(row: Row) -> tuple[date, date]:
    from lawtime.export.svg import _axis as axis_of

    axis = axis_of([row], HORIZON)
    return axis.first, axis.last


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        (EXACT, "exact"),
        (UNKNOWN, "unknown"),
        (Version(Status.IN_FORCE, Certainty.PRESUMED, None, "Text."), "presumed"),
        (Version(Status.IN_FORCE, Certainty.DISPUTED, None, None), "disputed"),
        (Version(Status.UNCERTAIN, Certainty.ONE_OF, None, None), "one_of"),
        (Version(Status.SUSPENDED, Certainty.EXACT, None, "Text."), "suspended"),
        (Version(Status.REPEALED, Certainty.EXACT, None, None), None),
        (Version(Status.ABSENT, Certainty.EXACT, None, None), None),
    ],
)
def test_every_kind_of_answer_has_its_own_bar_and_its_line_in_the_legend(version: Version, kind: str | None) -> None:
    picture = draw("Law", "", "", [Row("1", "", ((START, None, version),), ())], HORIZON)
    assert [name for name, bar in BARS.items() if f">{bar.says}<" in picture] == ([kind] if kind else [])
    assert len(list(bars(ElementTree.fromstring(picture)))) == (1 if kind else 0)


def test_every_kind_of_change_has_its_own_shape_and_colour_is_not_alone() -> None:
    ended = {"sunset", "ended"}
    assert len({mark.path for mark in MARKS.values()}) == len(MARKS) - len(ended) + 1
    for action in MARKS:
        root = drawn(Row("1", "", ((START, None, EXACT),), (event(action, Exact(date(2015, 1, 1))),)))
        assert [mark.get("d") for mark in marks(root)] == [MARKS[action].path]


def test_an_announced_change_is_hollow_and_a_retroactive_one_points_back() -> None:
    announced = event("repealed", Exact(date(2015, 1, 1)), announced=True)
    retroactive = event("amended", Exact(date(2012, 1, 1)), retroactive=True)
    picture = draw("Law", "", "", [Row("1", "", ((START, None, EXACT),), (retroactive, announced))], HORIZON)
    assert [mark.get("fill") for mark in marks(ElementTree.fromstring(picture))] == ["#1b1b1b", "#fff"]
    assert "signed 2012-06-01, effective before that" in picture
    assert "announced only" in picture


def test_marks_on_one_day_do_not_hide_one_another() -> None:
    day = Exact(date(2015, 1, 1))
    root = drawn(Row("1", "", ((START, None, EXACT),), (event("amended", day), event("repealed", day))))
    assert len({mark.get("transform") for mark in marks(root)}) == 2


def test_a_change_without_any_date_is_told_below_and_not_drawn() -> None:
    events = tuple(event("amended", Unknown()) for _ in range(9))
    picture = draw("Law", "", "", [Row("1", "", ((START, None, EXACT),), events)], HORIZON)
    assert marks(ElementTree.fromstring(picture)) == []
    assert "Not drawn, for no date bounds them:" in picture
    assert "and 3 more" in picture


def test_an_open_end_and_a_far_sunset_leave_the_years_legible() -> None:
    opened = event("amended", Between(date(2015, 1, 1), None))
    sunset = event("sunset", Exact(date(2400, 1, 1)))
    row = Row("1", "", ((START, None, EXACT),), (opened, sunset))
    assert _axis(row)[1] < date(2025, 1, 1)
    root = drawn(row)
    assert all(300 <= float(re.findall(r"[\d.]+", mark.get("transform") or "")[0]) <= 1296 for mark in marks(root))


def test_words_of_a_law_are_escaped() -> None:
    evil = '</text><script>alert("x")</script>\x1b[31m\x00\ud800'
    picture = draw(evil, evil, evil, [Row("<1>", evil, ((START, None, EXACT),), ())], HORIZON)
    ElementTree.fromstring(picture.encode("utf-8"))
    assert "<script" not in picture
    assert "\x1b" not in picture


def test_an_act_without_dates_is_still_drawn() -> None:
    root = drawn(Row("1", "", ((date.min, None, EXACT),), ()), horizon=date.min)
    assert len(list(bars(root))) == 1


def test_a_long_history_names_few_years() -> None:
    years = Axis(date(1800, 1, 1), date(2020, 1, 1)).years()
    assert years[0] == date(1800, 1, 1)
    assert len(years) <= 26

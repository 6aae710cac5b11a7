"""An act through time as a picture: one self-contained SVG, without scripts, fonts or links."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen

from lawtime.export import shapes
from lawtime.export.shapes import BARS, MARKS, bar, label, mark, number
from lawtime.history.act import TimelineRow
from lawtime.history.answers import Certainty, Status, Version
from lawtime.history.answers import label as named
from lawtime.law import Law
from lawtime.model.acts import article_of
from lawtime.model.dates import Between, LawDate

Stretch = tuple[date, date | None, Version]

_LABELS, _RIGHT, _WIDTH = 300, 24, 1320
_TOP, _ROW, _BAR = 96, 27, 9
_MARKS_AT, _BAR_AT = 11, 16.5
_HEADING = 40
_MARK_GAP = 9
_LISTED = 6
_SOFT = "soft"
_FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


@frozen
class Row:
    """One row of the picture.

    Args:
        number: what stands before it, such as an article's number.
        heading: its heading; "" where it has none.
        stretches: its versions with the days they answer for.
        events: its changes.
    """

    number: str
    heading: str
    stretches: tuple[Stretch, ...]
    events: tuple[TimelineRow, ...]

    @property
    def settled(self) -> list[str | None]:
        """The kind of bar of each stretch; `None` for no bar, `_SOFT` where a date within it is uncertain."""
        dates = [event.date for event in self.events]
        dates += [end for _, _, each in self.stretches for end in (each.valid_from, each.valid_to) if end is not None]
        soft = [(when.earliest, when.latest) for when in dates if isinstance(when, Between) and when.latest is not None]
        return [
            _SOFT if end is not None and any(first <= start and end <= last for first, last in soft) else _kind(version)
            for start, end, version in self.stretches
        ]


@frozen
class Axis:
    """The years, from left to right."""

    first: date
    last: date

    @property
    def right(self) -> float:
        """The right end."""
        return _WIDTH - _RIGHT

    def x(self, day: date) -> float:
        """Return where a day stands; days off the axis stand at its ends."""
        share = (min(max(day, self.first), self.last) - self.first).days / max((self.last - self.first).days, 1)
        return _LABELS + share * (self.right - _LABELS)

    def years(self) -> list[date]:
        """Return the beginnings of years that are named."""
        count = self.last.year - self.first.year + 1
        step = next(step for step in (1, 2, 5, 10, 25, 50, 100, 1000) if count / step <= 26)
        years = (year for year in range(self.first.year, self.last.year + 1) if year % step == 0)
        return [day for day in (date(year, 1, 1) for year in years) if self.first <= day]


def timeline_svg(law: Law, eids: Sequence[str] | None = None) -> str:
    """Draw an act, or some of its articles, through time.

    A row shows where the text of an article is exact, where it cannot be recovered, where a date is uncertain, and
    every change. The line named horizon is the last day that the evidence reaches.
    """
    chosen = tuple(eids or law.articles)
    rows = [
        Row(eid.removeprefix("art_"), _heading(law, eid), law.provision(eid).versions(), law.provision(eid).timeline())
        for eid in chosen
    ]
    own = tuple(row for row in law.timeline() if article_of(row.target) is None) if eids is None else ()
    if own:
        rows.insert(0, Row("", "the act as a whole", (), own))
    acts = {event.act for row in rows for event in row.events} - {law.act}
    title = str(law.act) if law.act.named else "An act whose text does not name it"
    changes = f"{len(chosen)} articles, {sum(len(row.events) for row in rows)} events by {len(acts)} amending acts"
    return draw(title, law.title, changes, rows, law.horizon)


def _heading(law: Law, eid: str) -> str:
    versions = law.provision(eid).versions()
    return next((version.heading for _, _, version in reversed(versions) if version.heading), "")


def draw(title: str, subtitle: str, summary: str, rows: Sequence[Row], horizon: date) -> str:
    """Draw rows under a title.

    Args:
        title: the act.
        subtitle: its title.
        summary: one line about what is drawn.
        rows: the rows, top down.
        horizon: the last day that the evidence reaches.
    """
    axis = _axis(rows, horizon)
    bottom = _TOP + _ROW * len(rows)
    notes = _undrawn(rows)
    height = bottom + 86 + 15 * len(notes)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="lt-title lt-desc" font-family="{_FONT}" font-size="11">',
        f'<title id="lt-title">{shapes.text(title)}: {shapes.text(subtitle)}</title>',
        f'<desc id="lt-desc">{shapes.text(summary)}. Each row is an article; bars show where its text is known.</desc>',
        shapes.DEFINITIONS,
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        label(20, 32, title, font_size="19", font_weight="700", fill=shapes.INK),
        label(20, 52, _cut(subtitle, 150), font_size="13", fill=shapes.SOFT),
        label(_WIDTH - _RIGHT, 32, summary, font_size="11.5", fill=shapes.SOFT, text_anchor="end"),
        *_frame(axis, len(rows), bottom),
        *(line for place, row in enumerate(rows) for line in _row(row, axis, _TOP + _ROW * place)),
        *_horizon(axis, horizon, bottom),
        *_legend(rows, axis, bottom + 42),
        *(label(20, bottom + 82 + 15 * place, note, fill=shapes.SOFT) for place, note in enumerate(notes)),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def _axis(rows: Sequence[Row], horizon: date) -> Axis:
    """Return the axis that holds every day that matters, with room on both sides."""
    days = [day for row in rows for event in row.events for day in _ends(event.date)]
    days += [start for row in rows for start, _, _ in row.stretches]
    days = [day for day in days if day > date.min]
    known = [day for day in (horizon, *days) if day > date.min] or [date(2000, 1, 1)]
    first = min(known)
    # A stated end far in the future must not press the years before it together.
    last = max(horizon if horizon > date.min else max(known), first + timedelta(days=365))
    reach = last + (last - first) / 3
    last = max([last, *(day for day in days if day <= reach)])
    pad = max((last - first) // 24, timedelta(days=60))
    return Axis(_shift(first, -pad / 2), _shift(last, pad))


def _shift(day: date, by: timedelta) -> date:
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def _ends(when: LawDate) -> Iterator[date]:
    return (day for day in (when.earliest, when.latest) if day is not None)


def _frame(axis: Axis, count: int, bottom: float) -> Iterator[str]:
    """Yield the bands of the rows and the lines of the years."""
    for place in range(0, count, 2):
        y = _TOP + _ROW * place
        yield f'<rect x="12" y="{y}" width="{_WIDTH - 24}" height="{_ROW}" fill="{shapes.BAND}"/>'
    for year in axis.years():
        x = axis.x(year)
        yield f'<path d="M{number(x)} {_TOP - 4}V{number(bottom + 4)}" stroke="{shapes.GRID}"/>'
        for height in (_TOP - 10, bottom + 16):
            yield label(x, height, str(year.year), fill=shapes.SOFT, text_anchor="middle")


def _row(row: Row, axis: Axis, top: float) -> Iterator[str]:
    """Yield the label, the bars and the marks of a row."""
    middle = top + _ROW / 2
    if row.number:
        yield label(56, middle + 4, row.number, font_weight="700", fill=shapes.INK, text_anchor="end")
    cut = _cut(row.heading, _HEADING)
    full = f"<title>{shapes.text(row.heading)}</title>"
    yield label(64, middle + 4, cut, fill=shapes.SOFT).replace("</text>", f"{full}</text>")
    rail = number(top + _BAR_AT + _BAR / 2)
    yield f'<path d="M{_LABELS} {rail}H{number(axis.right)}" stroke="{shapes.FAINT}" stroke-dasharray="1 4"/>'
    yield from _bars(row, axis, top + _BAR_AT)
    yield from _marks(row, axis, top + _MARKS_AT)


def _kind(version: Version) -> str | None:
    """Return the kind of bar of a version; `None` where the provision did not apply."""
    if version.status is Status.SUSPENDED:
        return "suspended"
    if version.certainty is Certainty.DISPUTED:
        return "disputed"
    if version.certainty is Certainty.ONE_OF:
        return "one_of"
    if version.status is not Status.IN_FORCE:
        return None
    return str(version.certainty.value)


def _bars(row: Row, axis: Axis, y: float) -> Iterator[str]:
    """Yield the bars: sharp where a state is settled, faded into one another where a date is uncertain."""
    settled, stretches = row.settled, row.stretches
    for (start, end, version), kind in zip(stretches, settled, strict=True):
        left, right = axis.x(start), axis.x(end or date.max)
        if kind not in (None, _SOFT) and right > left:
            yield bar(kind or "", left, y, right - left, _BAR, _told(row, start, end, version))
    for first, last in _runs(settled):
        start, until = stretches[first][0], stretches[last][1]
        left, right = axis.x(start), axis.x(until or date.max)
        title = _told(row, start, until, stretches[first][2])
        before = settled[first - 1] if first else None
        after = settled[last + 1] if last + 1 < len(settled) else None
        if before:
            yield bar(before, left, y, right - left, _BAR, title, "out")
        if after:
            yield bar(after, left, y, right - left, _BAR, title, "in")


def _runs(settled: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of each run of stretches whose dates are uncertain."""
    start = None
    for place, kind in enumerate((*settled, None)):
        if kind == _SOFT and start is None:
            start = place
        elif kind != _SOFT and start is not None:
            yield start, place - 1
            start = None


def _told(row: Row, start: date, end: date | None, version: Version) -> str:
    """Return the tooltip of a bar."""
    name = f"article {row.number}" if row.number else row.heading
    status = version.status.value.replace("_", " ")
    until = f"to {end - timedelta(days=1)}" if end is not None else "on"
    return f"{name}, from {start} {until}: {status}, {version.certainty.value.replace('_', ' ')}"


def _marks(row: Row, axis: Axis, middle: float) -> Iterator[str]:
    """Yield the marks, those that would touch one another a little apart."""
    placed: list[tuple[float, float]] = []
    drawn = [event for event in row.events if event.date.earliest is not None]
    for event in sorted(drawn, key=lambda event: _middle(event.date, axis)):
        x = _middle(event.date, axis)
        near = [height for at, height in placed[-2:] if x - at < _MARK_GAP]
        y = next((shift for shift in (0.0, -7.0) if shift not in near), 0.0)
        placed.append((x, y))
        yield from _bounds(event, axis, middle + y)
        title = f"{event.date.isoformat()}: {named(event.target)} {event.action} by {event.act}: {event.quote}"
        yield mark(event.action, x, middle + y, title, hollow=event.announced)


def _middle(when: LawDate, axis: Axis) -> float:
    first = when.earliest or axis.first
    return (axis.x(first) + axis.x(when.latest or first)) / 2


def _bounds(event: TimelineRow, axis: Axis, y: float) -> Iterator[str]:
    """Yield the reach of an uncertain date, and the way back of a change that took force before its signature."""
    first, last = event.date.earliest, event.date.latest
    if first is not None and _is_wide(event, axis):
        left, right = axis.x(first), axis.x(last) if last else axis.right
        yield shapes.line(f"M{number(left)} {number(y)}H{number(right)}", shapes.INK, dashes="" if last else "2 2")
    if event.retroactive and first is not None:
        left, right = axis.x(first) + 6, axis.x(event.act.date)
        back = f"M{number(right)} {number(y - 4)}v8m0 -4H{number(left)}m4 -3l-4 3l4 3"
        yield shapes.line(back, shapes.VERMILION, f"signed {event.act.date}, effective before that")


def _is_wide(event: TimelineRow, axis: Axis) -> bool:
    """Say whether the reach of an uncertain date shows beside its mark."""
    first, last = event.date.earliest, event.date.latest
    return first is not None and (axis.x(last) if last else axis.right) - axis.x(first) > _MARK_GAP


def _horizon(axis: Axis, horizon: date, bottom: float) -> Iterator[str]:
    if not axis.first < horizon < axis.last:
        return
    x = axis.x(horizon)
    path = f"M{number(x)} {_TOP - 22}V{number(bottom + 4)}"
    yield shapes.line(path, shapes.VERMILION, "the last day that the evidence reaches", "6 3")
    x = min(x, axis.right - 50)
    yield label(x, _TOP - 27, f"horizon {horizon}", fill=shapes.VERMILION, font_weight="700", text_anchor="middle")


def _legend(rows: Sequence[Row], axis: Axis, y: float) -> Iterator[str]:
    """Yield what the bars and the marks mean, those that are drawn."""
    kinds = {kind for row in rows for kind in row.settled}
    x: float = 20
    for kind, style in BARS.items():
        if kind in kinds:
            yield bar(kind, x, y - 9, 26, _BAR)
            yield label(x + 32, y, style.says, fill=shapes.INK)
            x += 46 + 5.9 * len(style.says)
    yield bar("exact", x, y - 9, 13, _BAR, "", "in") + bar("exact", x + 13, y - 9, 13, _BAR)
    yield label(x + 32, y, "soft edge: the date is uncertain", fill=shapes.INK)
    x, y = 20, y + 21
    for action, drawn in MARKS.items():
        if any(_drawn_as(event.action) == action for row in rows for event in row.events):
            yield mark(action, x + 6, y - 4)
            yield label(x + 18, y, drawn.says, fill=shapes.INK)
            x += 36 + 5.9 * len(drawn.says)
    if any(event.announced for row in rows for event in row.events):
        yield mark("amended", x + 6, y - 4, hollow=True) + label(x + 18, y, "announced only", fill=shapes.INK)
        x += 120
    if any(event.retroactive for row in rows for event in row.events):
        back = f"M{number(x + 24)} {number(y - 8)}v8m0 -4h-18m4 -3l-4 3l4 3"
        yield shapes.line(back, shapes.VERMILION)
        yield label(x + 32, y, "effective before it was signed", fill=shapes.INK)
        x += 210
    if any(_is_wide(event, axis) for row in rows for event in row.events):
        yield shapes.line(f"M{number(x)} {number(y - 4)}h26", shapes.INK)
        yield label(x + 32, y, "between these days", fill=shapes.INK)


def _drawn_as(action: str) -> str:
    return action if action in MARKS else "amended"


def _undrawn(rows: Sequence[Row]) -> list[str]:
    """Return a line for each change whose date nothing bounds: it has no place on the axis."""
    told = [
        f"{named(event.target)} {event.action} by {event.act}"
        for row in rows
        for event in row.events
        if event.date.earliest is None
    ]
    if not told:
        return []
    rest = [f"and {len(told) - _LISTED} more"] if len(told) > _LISTED else []
    return ["Not drawn, for no date bounds them:", *told[:_LISTED], *rest]

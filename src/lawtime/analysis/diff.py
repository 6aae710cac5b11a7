"""What changed in a provision between two dates, and whether that can be told at all."""

import datetime

from attrs import field, frozen

from lawtime.analysis.redline import Redline, redline
from lawtime.history.answers import Answer, Certainty, Status, label
from lawtime.model.acts import within
from lawtime.model.commencement import Missing

_SETTLED = (Certainty.EXACT, Certainty.PRESUMED)
_STAGED = ("commencement", "sunset")


@frozen
class Comparison:
    """Two answers for one provision, compared.

    Args:
        before: the answer for the first date.
        after: the answer for the second.
        unchanged: text and status are the same, and so is the heading where it is known; `None` where the evidence does
            not tell.
        certainty: how sure that is.
        reason: why, in words.
        redline: the words that differ, where both texts are known.
    """

    before: Answer
    after: Answer
    unchanged: bool | None
    certainty: Certainty
    reason: str
    redline: Redline | None = field(default=None, repr=False)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that would settle it, of the sides that are not settled."""
        if self.unchanged is not None and self.certainty in _SETTLED:
            return ()
        sides = [each for each in (self.before, self.after) if each.certainty not in _SETTLED]
        return tuple(dict.fromkeys(missing for side in sides for missing in side.missing))

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What the answers take for granted."""
        return tuple(dict.fromkeys((*self.before.assumptions, *self.after.assumptions)))


def compare(before: Answer, after: Answer) -> Comparison:
    """Compare what a provision was on two dates.

    Where the same changes had been made on both dates the provision is unchanged, even if no source holds its text.
    """
    if before.certainty in _SETTLED and after.certainty in _SETTLED:
        return _of_texts(before, after)
    if _same_state(before, after):
        sure = not (_past_horizon(before) or _past_horizon(after))
        reason = "no change took effect between the dates, though the text itself is not known" + _staged(before, after)
        return Comparison(before, after, True, Certainty.EXACT if sure else Certainty.PRESUMED, reason)
    unsettled = "; ".join(_why(each) for each in (before, after) if each.certainty not in _SETTLED) + _between(
        before, after
    )
    ones, others = _possible(before), _possible(after)
    if ones and others and not ones & others:
        return Comparison(before, after, False, Certainty.ONE_OF, f"it changed, how is not settled: {unsettled}")
    return Comparison(before, after, None, _worse(before.certainty, after.certainty), unsettled)


def _of_texts(before: Answer, after: Answer) -> Comparison:
    """Compare two answers whose texts are settled."""
    presumed = Certainty.PRESUMED in (before.certainty, after.certainty)
    certainty = Certainty.PRESUMED if presumed else Certainty.EXACT
    words = redline(before.text or "", after.text or "")
    if before.status is not after.status:
        reason = f"it was {_said(before.status)}, then {_said(after.status)}"
        return Comparison(before, after, False, certainty, reason, words)
    if before.text != after.text:
        return Comparison(before, after, False, certainty, "the words differ" + _between(before, after), words)
    if before.heading != after.heading:
        if before.heading is None or after.heading is None:
            side = before if before.heading is None else after
            reason = f"the text is the same; the heading on {side.date} is not known"
            return Comparison(before, after, None, Certainty.UNKNOWN, reason, words)
        return Comparison(before, after, False, certainty, "the heading differs", words)
    reason = "the text is the same" if before.text is not None else f"it was {_said(before.status)} on both dates"
    if presumed:
        reason += ", as far as the evidence reaches"
    return Comparison(before, after, True, certainty, reason + _staged(before, after), words)


def _same_state(before: Answer, after: Answer) -> bool:
    one, other = before.version.state, after.version.state
    contradicted = Certainty.DISPUTED in (before.certainty, after.certainty)
    return one is not None and one == other and before.status is after.status and not contradicted


def _past_horizon(answer: Answer) -> bool:
    return answer.horizon is None or answer.date > answer.horizon


def _possible(answer: Answer) -> frozenset[tuple[Status, str | None]]:
    """Return what the provision may have been; nothing where some possibility has no known text."""
    if answer.certainty in _SETTLED:
        return frozenset({(answer.status, answer.text)})
    if not answer.candidates or not all(each.known for each in answer.candidates):
        return frozenset()
    return frozenset((each.status, each.text) for each in answer.candidates)


def _worse(one: Certainty, other: Certainty) -> Certainty:
    order = list(Certainty)
    return max(one, other, key=order.index)


def _why(answer: Answer) -> str:
    """Say in words why one side is not settled."""
    if answer.certainty is Certainty.DISPUTED:
        return f"on {answer.date} the sources contradict each other"
    told = [each.what for each in answer.missing]
    rest = f", and {len(told) - 1} more" if len(told) > 1 else ""
    needed = f" (missing: {told[0]}{rest})" if told else ""
    if answer.certainty is Certainty.ONE_OF:
        return f"on {answer.date} there are {len(answer.candidates)} possibilities{needed}"
    return f"the text on {answer.date} is not recoverable{needed}"


def _said(status: Status) -> str:
    return status.value.replace("_", " ")


def _between(before: Answer, after: Answer) -> str:
    """Name the acts whose changes stand between two states that are both settled."""
    one, other = before.version.state, after.version.state
    if one is None or other is None:
        return ""
    points = sorted(one ^ other, key=lambda point: point.order)
    acts = dict.fromkeys(point.act.called for point in points if point.act is not None)
    return f"; changed between them by {', '.join(acts)}" if acts else ""


def _staged(before: Answer, after: Answer) -> str:
    """Name the parts of the provision that took effect, or ended, between the dates without a change of its text."""
    first, last = sorted((before.date, after.date))
    told = [
        f"{label(each.target)} {'took effect' if each.action == 'commencement' else 'ended'} {each.date.isoformat()}"
        + (f" as regards {each.aspect}" if each.aspect else "")
        for each in dict.fromkeys((*before.provenance, *after.provenance))
        if each.action in _STAGED and within(each.target, before.eid) and _falls(each.date.earliest, first, last)
    ]
    return f"; but {'; '.join(told)}" if told else ""


def _falls(day: datetime.date | None, first: datetime.date, last: datetime.date) -> bool:
    return day is not None and first < day <= last

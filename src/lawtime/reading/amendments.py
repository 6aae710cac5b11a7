"""A read amending act as events: what it orders for each article of an act that it amends, and when."""

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import PurePath

from lawtime.model.acts import ACT, ActRef, normal_number
from lawtime.model.applied import Operation
from lawtime.model.commencement import Rule
from lawtime.model.events import ChangeOrdered, Event, Source
from lawtime.model.findings import Finding
from lawtime.model.notes import Action
from lawtime.model.operations import Insertion
from lawtime.model.scopes import place_of
from lawtime.reading.amending import AmendingAct, Citation, Instruction, Item

_NAMED = re.compile(r"(?P<number>[^_\s]+)_(?P<date>\d{4}-\d{2}-\d{2})")


def act_by_file(name: str) -> ActRef | None:
    """Return the law that a file's name gives, as `NUMBER_DATE`, for a text that does not say its own number.

    >>> act_by_file("amending/227-V_2014-07-03.md").number
    '227-V'
    """
    match = _NAMED.match(PurePath(name).stem)
    if match is None:
        return None
    try:
        signed = datetime.date.fromisoformat(match["date"])
    except ValueError:
        return None
    return ActRef("law", normal_number(match["number"]), signed)


def amending_events(
    read: AmendingAct, act: ActRef, sha256: str, held: Callable[[Citation], ActRef | None]
) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
    """Return what an amending act orders, as events, and what in it concerns no act that is held.

    Args:
        read: the amending act.
        act: what it is called.
        sha256: of its file.
        held: returns the act that a citation names, where the corpus holds it.
    """
    events: list[Event] = []
    findings = list(read.findings)
    for item in read.items:
        amended = held(item.amended) if item.amended is not None else None
        if amended is None:
            named = item.quote or "an act whose name was not understood"
            findings.append(
                Finding("amends-another-act", f"an item amends {named[:120]!r}, which is not here", read.source)
            )
            continue
        events += _ordered(item, read, act, amended, sha256)
        for each in item.instructions:
            if each.operation is None:
                message = f"an instruction was not understood: {each.quote[:120]!r}: {each.unread}"
                findings.append(Finding("instruction-unread", message, read.source, each.line, each.span))
    return tuple(events), tuple(findings)


def _ordered(item: Item, read: AmendingAct, act: ActRef, amended: ActRef, sha256: str) -> Iterator[Event]:
    """Yield one event for each place and rule; an instruction that was not understood leaves its place open."""
    groups: dict[tuple[str, Rule], list[Instruction]] = defaultdict(list)
    for each in item.instructions:
        groups[_place(each), each.commencement].append(each)
    unread = {_place(each) for each in item.instructions if each.operation is None}
    for (place, rule), instructions in groups.items():
        first = instructions[0]
        operations = tuple(each.operation for each in instructions if each.operation is not None)
        yield ChangeOrdered(
            source=Source(read.source, sha256, first.line, first.span),
            act=act,
            amended=amended,
            place=place,
            operations=operations,
            whole=not unread & {place, ACT},
            rule=rule,
            quotes=tuple(each.quote for each in instructions),
        )


def _place(instruction: Instruction) -> str:
    operation: Operation | None = instruction.operation
    if isinstance(operation, Insertion):
        return place_of(operation.target, operation.new.eid, Action.INSERTED)
    return place_of(operation.target if operation else instruction.target, None, Action.AMENDED)

"""What an amending act orders, as plain values for other programs."""

from collections.abc import Iterator
from typing import Any

from lawtime.model.acts import ActRef
from lawtime.model.document import Provision
from lawtime.model.operations import (
    Addition,
    Insertion,
    Operation,
    Renumbering,
    Repeal,
    Replacement,
    Sentence,
    Substitution,
)
from lawtime.reading.amending.acts import AmendingAct, Instruction, Item
from lawtime.reading.notes.as_json import rule_json


def operations_json(amending: AmendingAct, of: ActRef | None = None) -> Iterator[dict[str, Any]]:
    """Yield one mapping for each instruction of an amending act, in the order of its text.

    Args:
        amending: the act.
        of: only what it orders for this act.
    """
    for item in amending.items:
        if of is not None and not _is(item, of):
            continue
        for instruction in item.instructions:
            yield instruction_json(item, instruction)


def _is(item: Item, act: ActRef) -> bool:
    """Say whether an item may concern an act: an item whose act is not known may."""
    cited = item.amended
    if cited is None:
        return True
    if cited.act is not None:
        return cited.act == act
    return cited.date is None or cited.date == act.date


def _named(item: Item) -> dict[str, Any]:
    """Return what an item calls its act, where its words alone do not say which act that is."""
    cited = item.amended
    if cited is None or cited.act is not None:
        return {}
    day = cited.date.isoformat() if cited.date else None
    return {"named": {"kind": cited.kind, "number": cited.number or None, "date": day, "title": cited.title or None}}


def instruction_json(item: Item, instruction: Instruction) -> dict[str, Any]:
    """Return one instruction as plain values; keys that do not concern it are left out."""
    operation = instruction.operation
    found: dict[str, Any] = {
        "act": item.amended.act.uri if item.amended is not None and item.amended.act is not None else None,
        **_named(item),
        "target": instruction.target,
        "operation": operation.kind if operation is not None else None,
    }
    if instruction.position:
        found["position"] = instruction.position
    if operation is not None:
        found.update(_words(operation))
    found["commencement"] = rule_json(instruction.commencement)
    found["quote"] = instruction.quote
    found["span"] = list(instruction.span)
    found["unread"] = instruction.unread or None
    return found


def _words(operation: Operation) -> dict[str, Any]:
    if isinstance(operation, Replacement):
        return {"old": operation.old, "new": operation.new}
    if isinstance(operation, Sentence):
        return {"sentence": operation.nth, "new": operation.new}
    if isinstance(operation, Addition):
        beside = {"old": operation.anchor} if operation.anchor else {}
        return {**beside, "new": operation.new}
    if isinstance(operation, Substitution):
        return {"new": "\n".join(_text(unit) for unit in operation.new)}
    if isinstance(operation, Insertion):
        return {"eid": operation.new.eid, "new": _text(operation.new)}
    if isinstance(operation, Repeal) and operation.through:
        return {"through": operation.through}
    if isinstance(operation, Renumbering):
        return {"new": operation.number}
    return {}


def _text(unit: Provision) -> str:
    return "\n".join(words for words in (unit.heading, unit.text) if words)

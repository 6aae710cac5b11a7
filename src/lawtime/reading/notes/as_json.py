"""A read note as the JSON of `lawtime notes`."""

from typing import Any

from lawtime.model.acts import ActRef
from lawtime.model.commencement import (
    After,
    Extended,
    NotEarlier,
    On,
    OnDate,
    OnEvent,
    Rule,
    SeeProvision,
    Staged,
    Temporary,
    Unrecognised,
)
from lawtime.model.notes import Action, Change, Note


def rule_json(rule: Rule) -> dict[str, Any]:
    """Return a commencement rule as JSON.

    >>> rule_json(SeeProvision("art_2"))
    {'rule': 'see', 'provision': 'art_2'}
    """
    match rule:
        case OnDate(date=day):
            return {"rule": "on_date", "date": day.isoformat()}
        case On(anchor=anchor):
            return {"rule": f"on_{anchor.value}"}
        case After(anchor=anchor, count=count, unit=unit, counting=counting):
            return {"rule": f"after_{anchor.value}", "count": count, "unit": unit.value, "from": counting.value}
        case SeeProvision(provision=provision):
            return {"rule": "see", "provision": provision}
        case OnEvent(event=event):
            return {"rule": "on_event", "event": event}
        case Unrecognised(text=text):
            return {"rule": "unrecognised", "text": text}
        case Staged(rule=inner, exceptions=exceptions):
            excepted = [
                {
                    "text": each.text,
                    **rule_json(each.rule),
                    **(
                        {"provision": each.provision}
                        if each.provision and "provision" not in rule_json(each.rule)
                        else {}
                    ),
                }
                for each in exceptions
            ]
            return {**rule_json(inner), "except": excepted}
        case Extended(rule=inner, since=since):
            return {**rule_json(inner), "efficacy": since.isoformat()}
        case NotEarlier(rule=inner, floor=floor):
            return {**rule_json(inner), "not_before": floor.isoformat()}
        case Temporary(rule=inner, until=until):
            return {**rule_json(inner), "until": until.isoformat()}
        case _:
            return {"rule": "unstated"}


def change_json(change: Change) -> dict[str, Any]:
    """Return one change as JSON."""
    act = change.act
    found: dict[str, Any] = {
        "target": change.target,
        "action": change.action.value,
        "new": change.new,
        "act": None if act is None else _act_json(act),
        "commencement": rule_json(change.commencement),
    }
    if change.until is not None:
        found["until"] = change.until.isoformat()
    if change.announces is not None:
        found["announces"] = change.announces.value
    if change.action is Action.WORDS or change.words:
        found["words"] = [{"old": each.old, "new": each.new} for each in change.words]
    return found


def _act_json(act: ActRef) -> dict[str, str]:
    return {"kind": act.kind, "number": act.number if act.is_numbered else "", "date": act.date.isoformat()}


def notes_json(note: Note) -> dict[str, Any]:
    """Return a note as one line of `lawtime notes --json` says it."""
    return {
        "line": note.line,
        "span": list(note.span),
        "lang": note.lang,
        "kind": note.kind.value,
        "text": note.text,
        "changes": [change_json(each) for each in note.changes],
        "unread": [list(each) for each in note.unread],
    }

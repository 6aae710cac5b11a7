"""Whether an act as a whole was in force on a day, by the kept versions of its articles."""

import json
from collections.abc import Iterable
from datetime import date

from lawtime.history.answers import Status
from lawtime.model.acts import ActRef
from lawtime.store.contract import Log, Stretch


def standing(log: Log, act: ActRef, day: date) -> Status | None:
    """Return whether an act was in force on a day: any of its articles was, or none was any more, or yet.

    Returns:
        `None` where no versions of it are kept.
    """
    return of_articles(json.loads(each.content)["status"] for each in log.stretches(act) if _covers(each, day))


def of_articles(statuses: Iterable[str]) -> Status | None:
    """Return the status of an act from those of its articles on one day.

    >>> of_articles(["absent", "in_force", "repealed"]), of_articles(["absent", "repealed"]), of_articles([])
    (<Status.IN_FORCE: 'in_force'>, <Status.REPEALED: 'repealed'>, None)
    """
    found = {Status(each) for each in statuses}
    for status in (Status.IN_FORCE, Status.SUSPENDED, Status.UNCERTAIN, Status.REPEALED, Status.NOT_YET, Status.ABSENT):
        if status in found:
            return status
    return None


def _covers(stretch: Stretch, day: date) -> bool:
    return stretch.start <= day and (stretch.end is None or day < stretch.end)

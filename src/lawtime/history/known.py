"""What events tell of publications, registrations and force, gathered."""

from collections.abc import Iterable

from lawtime.history.publication import Publications
from lawtime.model.acts import ActRef
from lawtime.model.commencement import Conventions, Rule
from lawtime.model.events import ChangeNoted, ChangeOrdered, CommencementStated, EditionRead, Event, FactStated


def publications_of(events: Iterable[Event], conventions: Conventions, named: Iterable[ActRef]) -> Publications:
    """Return what is known of publications.

    Args:
        events: those that bear on an act.
        conventions: how periods are counted.
        named: the acts of the days on which citations without a number say that theirs was signed.
    """
    facts = []
    rules: list[tuple[ActRef, str | None, Rule]] = []
    acts = dict.fromkeys(named)
    for event in events:
        if isinstance(event, FactStated):
            facts.append(event.fact)
        elif isinstance(event, EditionRead):
            acts.setdefault(event.act)
        elif isinstance(event, ChangeNoted) and event.change.act is not None:
            rules.append((event.change.act, None, event.change.commencement))
        elif isinstance(event, ChangeOrdered):
            rules.append((event.act, None, event.rule))
        elif isinstance(event, CommencementStated):
            rules.append((event.act, event.provision, event.rule))
    for act, _, _ in rules:
        acts.setdefault(act)
    return Publications.build(facts, rules, conventions, acts)

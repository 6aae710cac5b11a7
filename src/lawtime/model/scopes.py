"""What a change did to which element, as a note or an operation states it."""

from attrs import frozen

from lawtime.model.acts import ACT, article_of
from lawtime.model.applied import Operation
from lawtime.model.notes import Action
from lawtime.model.operations import Insertion, Repeal, Substitution


@frozen
class Scope:
    """What a change did to which element: one statement of a note, without its act and date."""

    target: str
    action: Action
    new: str | None = None

    @property
    def ends_act(self) -> bool:
        """Whether an act as a whole lost force; its publisher goes on printing the text that it had."""
        return self.target == ACT and self.action is Action.REPEALED


def scope_of(operation: Operation) -> Scope:
    """Return what an operation does to which element.

    >>> scope_of(Repeal(target="art_13__subpara_5"))
    Scope(target='art_13__subpara_5', action=<Action.REPEALED: 'repealed'>, new=None)

    What is counted, a part or a line, stands at another address in another text: then all around it is concerned.

    >>> scope_of(Repeal(target="art_13__al_2__subpara_5"))
    Scope(target='art_13', action=<Action.AMENDED: 'amended'>, new=None)
    """
    place = operation.new.eid if isinstance(operation, Insertion) else operation.target
    if "__al_" in place:
        return Scope(place.partition("__al_")[0], Action.AMENDED)
    if isinstance(operation, Insertion):
        return Scope(operation.target, Action.INSERTED, operation.new.eid)
    if isinstance(operation, Substitution) and len(operation.new) > 1:
        return Scope(operation.target.rpartition("__")[0] or operation.target, Action.AMENDED)
    if isinstance(operation, Repeal) and operation.through:
        return Scope(operation.target.rpartition("__")[0] or ACT, Action.AMENDED)
    if isinstance(operation, Repeal):
        return Scope(operation.target, Action.REPEALED)
    if isinstance(operation, Substitution):
        return Scope(operation.target, Action.REWORDED)
    if operation.kind in ("renumbering", "split", "join"):
        return Scope(operation.target.rpartition("__")[0] or operation.target, Action.AMENDED)
    return Scope(operation.target, Action.AMENDED)


def place_of(target: str, new: str | None, action: Action) -> str:
    """Return the unit that a change belongs to: the article it names, or the article or other unit that came in.

    >>> place_of("chp_1", "art_2-1", Action.INSERTED), place_of("art_13__subpara_5", None, Action.REPEALED)
    ('art_2-1', 'art_13')
    """
    if action is Action.INSERTED and new and article_of(target) is None:
        return article_of(new) or new
    return article_of(target) or target

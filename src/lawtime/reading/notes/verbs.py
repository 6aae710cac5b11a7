"""Verbs of notes: what was done, and to which elements, said in values."""

import re
from datetime import date
from functools import cached_property

from attrs import frozen

from lawtime.language.dates import read_date
from lawtime.language.folding import fold
from lawtime.language.forms import Reading
from lawtime.model.acts import ACT, article_of
from lawtime.model.notes import Action, WordChange
from lawtime.reading.notes.clauses import until

TOPS = ("art_", "chp_", "sec_", "att_", "preamble")
"""How the eIds begin of the elements that can stand in the act itself."""


@frozen
class Verb:
    """What was done, to what, and what the verb itself says of it."""

    action: Action
    targets: tuple[str, ...]
    new: tuple[str, ...] = ()
    words: tuple[WordChange, ...] = ()
    until: date | None = None
    since: date | None = None
    pending: bool = False

    @property
    def is_within(self) -> bool:
        """Whether what came in lies in an article: what the note goes on to say may be of either, and is of both."""
        return any(article_of(new) is not None and "__" in new for new in self.new)

    @cached_property
    def pairs(self) -> tuple[tuple[str, str | None], ...]:
        """Each element changed, with the element that came into it."""
        if self.action is not Action.INSERTED:
            return tuple((target, None) for target in self.targets)
        if len(self.targets) == 1:
            return tuple((self.targets[0], new) for new in self.new)
        return tuple((target, new) for target in self.targets for new in self.new if new.startswith(f"{target}__"))


def placed(eid: str, subject: str) -> str:
    """Return an eId within the article, or the annex, in which a note stands, where it names none itself.

    >>> placed("para_2", "art_5"), placed("subpara_7", "art_5__para_1__subpara_7"), placed("subpara_7", "art_5")
    ('art_5__para_2', 'art_5__para_1__subpara_7', 'subpara_7')
    """
    unit = eid.partition("_")[0]
    if not subject or unit not in {"para", "subpara", "al"}:
        return eid
    parts = subject.split("__")
    first = eid.split("__")[0]
    if first in parts:
        return "__".join((*parts[: parts.index(first)], eid))
    if unit == "para" and parts[0].startswith(("art_", "att_")):
        return f"{parts[0]}__{eid}"
    return eid


def act_as_a_whole(verb: Reading) -> tuple[str, ...] | None:
    """Return the act as a whole, where a verb without a target can only mean that."""
    return ("act",) if verb.form.values.get("whole") else None


def stands_in_act(verb: Verb) -> bool:
    """Say whether a verb without a target names new elements that can only stand in the act itself."""
    return bool(verb.new) and all(new.startswith(TOPS) and "__" not in new for new in verb.new)


def articles(targets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the articles in which targets lie, or the targets themselves where they lie in none."""
    return tuple(dict.fromkeys(article_of(each) or each for each in targets))


def is_part(eid: str) -> bool:
    """Say whether an eId names a part of an article that it does not name.

    >>> is_part("subpara_4"), is_part("art_5__subpara_4"), is_part("chp_2")
    (True, False, False)
    """
    return eid.startswith(("para_", "subpara_", "al_"))


def parse_day(folded: str | None, lang: str) -> date | None:
    """Return the day of a slot, where it holds one."""
    return None if folded is None else read_date(folded, lang)


_QUOTED = re.compile(r'"([^"]+)"|(\([^()]+\))')


def _word_changes(verb: Reading, printed: str) -> tuple[WordChange, ...] | None:
    """Return the words substituted, pair by pair, or `None` where they do not pair."""
    text = printed[verb.start : verb.end]
    folded = fold(text).text
    quoted = [
        (m.start(), text[m.start() + (1 if m[1] else 0) : m.end() - (1 if m[1] else 0)])
        for m in _QUOTED.finditer(folded)
    ]
    olds = len(_QUOTED.findall(verb.slots["old"])) if "old" in verb.slots else 0
    news = len(_QUOTED.findall(verb.slots["new"])) if "new" in verb.slots else 0
    if olds + news != len(quoted):
        return None
    old = [each for _, each in quoted[:olds]]
    new = [each for _, each in quoted[olds:]]
    if not news:
        return tuple(WordChange(each, None) for each in old)
    if len(new) == 1:
        new = new * len(old)
    if len(old) != len(new):
        return None
    return tuple(WordChange(a, b) for a, b in zip(old, new, strict=True))


def plain_verb(name: str, verb: Reading, targets: tuple[str, ...], printed: str, lang: str) -> Verb | None:
    """Return what a verb says that takes no new elements, or `None` where its days are none."""
    pending = bool(verb.form.values.get("pending"))
    last = until(verb, lang)
    first = parse_day(verb.slots.get("date") or verb.slots.get("since"), lang)
    if (last is None) != ("until" not in verb.slots and "through" not in verb.slots):
        return None
    if (first is None) != ("date" not in verb.slots and "since" not in verb.slots):
        return None
    if name == "words":
        # What is substituted only beside other words is not named as if it were wherever it stands.
        words = () if "beside" in verb.slots else _word_changes(verb, printed)
        return None if words is None else Verb(Action.WORDS, targets, (), words, pending=pending)
    if name == "introduced":
        return _introduced(targets)
    action = Action.AMENDED if name in {"limited", "inserted"} else Action(name)
    return Verb(action, targets, until=last, since=first, pending=pending)


def _introduced(targets: tuple[str, ...]) -> Verb | None:
    """Return what a verb says whose subject is what came in, or `None` where its place is not certain."""
    parents = tuple(dict.fromkeys(each.rpartition("__")[0] for each in targets))
    if parents == ("",) and all(each.startswith(TOPS) for each in targets):
        return Verb(Action.INSERTED, (ACT,), targets)
    return Verb(Action.INSERTED, parents, targets) if "" not in parents else None

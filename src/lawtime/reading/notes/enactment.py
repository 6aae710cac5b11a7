"""What a note says that tells only when the act, or an element of it, takes effect."""

import re
from functools import cache

from lawtime.language.dialect import dialect
from lawtime.language.folding import fold
from lawtime.model.acts import ACT
from lawtime.model.commencement import OnDate
from lawtime.model.notes import Action, Change, NoteKind
from lawtime.reading.notes.acts import naming
from lawtime.reading.notes.clauses import Clause, parse_clause
from lawtime.reading.notes.named import act_of
from lawtime.reading.notes.places import TRAILING, Place
from lawtime.reading.notes.targets import parse_target
from lawtime.reading.notes.verbs import placed

_MOST_LEADS = 20
_LONGEST = 1000


def enactments(place: Place, printed: str, code: str) -> tuple[Change, ...]:
    """Return what a note says that tells only when the act itself, or elements of it, take effect.

    Args:
        place: where the note stands.
        printed: its text, letter for letter.
        code: its dialect.
    """
    if place.kind is NoteKind.TOMBSTONE or place.targets:
        return ()
    start, end = place.start, place.end
    text = printed[start:end].strip(" -")
    if not text or len(text) > _LONGEST:
        return ()
    clause = parse_clause(text, code)
    if not clause.understood:
        clause = parse_clause(without_subject(text, code), code)
    if not clause.understood:
        by_act = _by_act(place, printed, code)
        return _of_elements(place, printed, code) if by_act is None else (by_act,)
    return (Change(ACT, Action.COMMENCEMENT, None, None, clause.rule, clause.until, span=(start, end)),)


def _of_elements(place: Place, printed: str, code: str) -> tuple[Change, ...]:
    """Return when elements of the act take effect that the note names, and by no other act.

    Where it does not say that a provision of the act itself orders it, only a day is theirs whatever act it is of.
    """
    start, end = place.start, place.end
    text = printed[start:end]
    verb = dialect(code).phrases("clause").first(fold(text).text)
    if verb is None or not verb.start:
        return ()
    clause, ordered = _own_clause(text[verb.start :].strip(), code)
    if not clause.understood:
        return ()
    named = text[: verb.start].strip(" ,")
    found = parse_target(named, code)
    if found is None or found.end < len(named):
        found = parse_target(named, code, elements_only=True)
        ordered = found is not None and _accords(named[found.end :].strip(), code)
        found = found if ordered else None
    if found is None or found.new or any("?" in eid for eid in found.eids):
        return ()
    if not (ordered or isinstance(clause.rule, OnDate)):
        return ()
    return tuple(
        Change(
            placed(eid, place.subject), Action.COMMENCEMENT, None, None, clause.rule, clause.until, span=(start, end)
        )
        for eid in found.eids
    )


def _own_clause(words: str, code: str) -> tuple[Clause, bool]:
    """Return a clause, and whether a provision of the act itself is named behind it as what orders it."""
    clause = parse_clause(words, code)
    if clause.understood:
        return clause, False
    for lead in list(naming(code).lead.finditer(fold(words).text))[:_MOST_LEADS]:
        shorter = parse_clause(words[: lead.start()].strip(), code)
        if shorter.understood and _provision(words[lead.end() :].strip(" ."), code) == "":
            return shorter, True
    return clause, False


def _accords(words: str, code: str) -> bool:
    """Say whether words name a provision of the act itself and end by saying that something accords with it."""
    accord = dialect(code).settings.get("accord")
    return accord is not None and fold(_provision(words, code) or "").text == fold(accord).text


def _provision(words: str, code: str) -> str | None:
    """Return what stands behind the provision of the act itself that words begin with; `None` where they name none."""
    found = parse_target(words, code)
    own = None if found is None else parse_target(words, code, elements_only=True)
    if found is None or not found.eids or found.eids == (ACT,) or any("?" in eid for eid in found.eids):
        return None
    if own is not None and own.end == found.end:
        return None
    return words[found.end :].strip()


def _by_act(place: Place, printed: str, code: str) -> Change | None:
    """Return what a note says that tells when the element at whose place it stands takes effect, and by which act."""
    names, end = naming(code), place.end
    original = printed[place.start : end]
    text = fold(original).text
    for lead in list(names.lead.finditer(text))[:_MOST_LEADS]:
        clause = parse_clause(original[: lead.start()], code)
        kind = names.kind(text, lead.end() + (text[lead.end() : lead.end() + 1] == " "), len(text))
        if not clause.understood or kind is None:
            continue
        named = names.named(text, original, kind.end, len(text))
        if named is None or named.day is None or text[named.end :].strip(TRAILING):
            continue
        act = act_of(kind.name, kind.number, named.number, named.day)
        if act is not None:
            target = place.subject or ACT
            return Change(target, Action.COMMENCEMENT, None, act, clause.rule, clause.until, span=(place.start, end))
    return None


def without_subject(text: str, code: str) -> str:
    """Return a sentence without the act that is its subject."""
    match = _subject(code).match(fold(text).text)
    return text[match.end() :] if match else text


@cache
def _subject(code: str) -> re.Pattern[str]:
    words = dialect(code)
    plain = words.writer.pattern
    same = plain(words.settings.get("same_act", "(|)"))
    return re.compile(rf"(?:(?:{same}) +)?(?:{plain('{whole}')})(?: *(?:{plain('{country}')}))? +")

"""A read amending act as events: what it orders for each article of an act that it amends, and when."""

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import PurePath

from attrs import evolve

from lawtime.jurisdictions import kz
from lawtime.language.folding import fold
from lawtime.language.recognise import recognise
from lawtime.model.acts import ACT, ActRef, normal_number
from lawtime.model.applied import Operation
from lawtime.model.commencement import Rule
from lawtime.model.events import ChangeNoted, ChangeOrdered, Event, Order, OrdersWaiting, Source
from lawtime.model.findings import Finding
from lawtime.model.notes import Action
from lawtime.model.operations import Insertion
from lawtime.model.scopes import place_of
from lawtime.reading.amending import AmendingAct, Citation, Instruction, Item, read_amending
from lawtime.reading.amending.dialects import amending_dialect
from lawtime.reading.documents import read_document

_HEAD = 4_000
"""So many characters hold the title of an act, whatever a publisher puts before it."""

_SAME = 0.9
_LONG = 300
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


def recognised_amending(text: str, source: str = "", lang: str | None = None) -> AmendingAct | None:
    """Return a text read as an amending act, where its title says that it is one and it orders something.

    A title names what an act does; an edition of the amended act has none of these words in its own. What the act is
    called stands in its text, in the name of its file, or in a caption as a consolidated act has it.

    >>> recognised_amending("Article 1. Each person may rest.", lang="en") is None
    True
    """
    code = lang or recognise(text)
    title = next((line for line in map(_bare, text[:_HEAD].splitlines()) if line), "")
    if next(amending_dialect(code).phrases("title.amending").find(fold(title).text), None) is None:
        return None
    read = read_amending(text, source=source, lang=code)
    if not read.suspensions and not any(item.instructions for item in read.items):
        return None
    act = read.act or act_by_file(source) or read_document(text, source=source, lang=code).act
    return evolve(read, act=act)


def _bare(line: str) -> str:
    return "" if line.lstrip().startswith("<!--") else line.strip("#* \t\ufeff")


def is_cited(citation: Citation, act: ActRef, titles: Iterable[str]) -> bool:
    """Say whether a citation names an act: by day and number, or, where it gives no number, by day and title.

    Several acts are signed on one day, and a slip of the pen in a title is no other title.

    >>> cited = Citation("law", "", datetime.date(2012, 1, 6), "On Archives", None, (0, 0))
    >>> act = ActRef("law", "527-IV", datetime.date(2012, 1, 6))
    >>> is_cited(cited, act, ["On National Security"]), is_cited(cited, act, ["On archives"])
    (False, True)
    """
    if citation.date != act.date:
        return False
    if citation.number:
        return normal_number(citation.number) == act.number
    if not citation.title:
        return citation.kind == act.kind == "code"
    words = _letters(citation.title)
    return any(SequenceMatcher(None, words, _letters(title), autojunk=False).ratio() >= _SAME for title in titles)


def named_by(citation: Citation, held: Mapping[ActRef, Iterable[str]]) -> ActRef | None:
    """Return the act that a citation names, among those that are held with their titles, where it is only one.

    >>> act = ActRef("law", "155-IV", datetime.date(2009, 5, 4))
    >>> named_by(Citation("law", "155-IV", act.date, "", None, (0, 0)), {act: ()}) == act
    True
    """
    registered = kz.acts_titled(citation.title) if citation.title else ()
    same = [act for act in held if act in registered or is_cited(citation, act, held[act])]
    same = [act for act in same if act.date == citation.date]
    return same[0] if len(same) == 1 else None


def _letters(title: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in title.casefold()).split())[:_LONG]


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
    for waiting in waiting_orders(read, act, sha256):
        amended = held(cited_by(waiting)) if waiting.signed else None
        if amended is None:
            findings.append(not_here(waiting))
        else:
            events += ordered(waiting, amended)
            findings += waiting.findings
    events += noted_events(read, act, sha256)
    return tuple(events), tuple(findings)


def waiting_orders(read: AmendingAct, act: ActRef, sha256: str) -> tuple[OrdersWaiting, ...]:
    """Return what an amending act orders, item by item, each waiting for the act that it cites.

    An item that does not say which act it amends waits in vain.
    """
    return (*_amending(read, act, sha256), *_suspending(read, act, sha256))


def _amending(read: AmendingAct, act: ActRef, sha256: str) -> tuple[OrdersWaiting, ...]:
    return tuple(
        OrdersWaiting(
            source=Source(read.source, sha256, item.instructions[0].line if item.instructions else 0, item.span),
            act=act,
            lang=read.lang,
            kind=item.amended.kind if item.amended else "",
            signed=item.amended.date if item.amended else None,
            number=item.amended.number if item.amended else "",
            title=item.amended.title if item.amended else "",
            quote=item.quote,
            orders=tuple(_orders(item)),
            findings=tuple(
                Finding(
                    "instruction-unread",
                    f"an instruction was not understood: {each.quote[:120]!r}: {each.unread}",
                    read.source,
                    each.line,
                    each.span,
                )
                for each in item.instructions
                if each.operation is None
            ),
        )
        for item in read.items
    )


def _suspending(read: AmendingAct, act: ActRef, sha256: str) -> Iterator[OrdersWaiting]:
    """Yield what an amending act suspends; a sentence that is not understood may concern anything in the act."""
    for each in read.suspensions:
        message = f"a suspension was not understood: {each.quote[:120]!r}"
        unread = Finding("instruction-unread", message, read.source, each.line, each.span)
        items = (each.address,) if each.address else ()
        quotes, line, span = (each.quote,), each.line, each.span
        orders = tuple(
            Order(place_of(held.target, None, Action.SUSPENDED), (), True, each.rule, quotes, line, span, items, held)
            for held in each.held
        )
        yield OrdersWaiting(
            source=Source(read.source, sha256, each.line, each.span),
            act=act,
            lang=read.lang,
            kind=each.cited.kind if each.cited else "",
            signed=each.cited.date if each.cited else None,
            number=each.cited.number if each.cited else "",
            title=each.cited.title if each.cited else "",
            quote=each.quote,
            orders=orders or (Order(ACT, (), False, each.rule, quotes, line, span, items),),
            findings=() if orders else (unread,),
        )


def cited_by(waiting: OrdersWaiting) -> Citation:
    """Return the citation of the act that orders wait for."""
    return Citation(waiting.kind, waiting.number, waiting.signed, waiting.title, None, (0, 0))


def not_here(waiting: OrdersWaiting) -> Finding:
    """Return the finding that the act which orders wait for is not here."""
    named = waiting.quote or "an act whose name was not understood"
    message = f"an item amends {named[:120]!r}, which is not here"
    return Finding("amends-another-act", message, waiting.source.name)


def ordered(waiting: OrdersWaiting, amended: ActRef) -> tuple[ChangeOrdered, ...]:
    """Return the orders for an act that was waited for."""
    source = waiting.source
    return tuple(
        ChangeOrdered(
            source=Source(source.name, source.sha256, order.line, order.span),
            act=waiting.act,
            amended=amended,
            place=order.place,
            operations=order.operations,
            whole=order.whole,
            rule=order.rule,
            quotes=order.quotes,
            items=order.items,
            suspension=order.suspension,
            lang=waiting.lang,
        )
        for order in waiting.orders
    )


def _orders(item: Item) -> Iterator[Order]:
    """Yield one order for each place and rule; an instruction that was not understood leaves its place open."""
    groups: dict[tuple[str, Rule], list[Instruction]] = defaultdict(list)
    for each in item.instructions:
        groups[_place(each), each.commencement].append(each)
    unread = {_place(each) for each in item.instructions if each.operation is None}
    for (place, rule), instructions in groups.items():
        first = instructions[0]
        yield Order(
            place=place,
            operations=tuple(each.operation for each in instructions if each.operation is not None),
            whole=not unread & {place, ACT},
            rule=rule,
            quotes=tuple(each.quote for each in instructions),
            line=first.line,
            span=first.span,
            items=_addresses(instructions),
        )


def _addresses(instructions: Sequence[Instruction]) -> tuple[str, ...]:
    """Return the amending act's own provisions that instructions stand in; none where one of them is not known."""
    found = tuple(dict.fromkeys(each.address for each in instructions))
    return found if all(found) else ()


def noted_events(read: AmendingAct, act: ActRef, sha256: str) -> Iterator[ChangeNoted]:
    """Yield what the notes within an amending act say that later acts did to its items."""
    for note in read.notes:
        for change in note.changes:
            start, end = change.span
            yield ChangeNoted(
                source=Source(read.source, sha256, note.line, note.span),
                amended=act,
                edition="",
                place=note.subject or ACT,
                change=change,
                quote=note.text[start:end].strip() if end > start else note.text,
            )


def _place(instruction: Instruction) -> str:
    operation: Operation | None = instruction.operation
    if isinstance(operation, Insertion):
        return place_of(operation.target, operation.new.eid, Action.INSERTED)
    return place_of(operation.target if operation else instruction.target, None, Action.AMENDED)

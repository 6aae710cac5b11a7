"""The law on national security, rebuilt from real editions and amending laws, each article judged by the official text.

Run: python -m benchmarks evidence
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from attrs import frozen

from lawtime.corpus import Corpus
from lawtime.history.act import ActHistory
from lawtime.history.answers import Certainty
from lawtime.history.changes import ChangePoint
from lawtime.history.editions import Edition
from lawtime.history.rebuild import rebuild
from lawtime.history.states import Unit
from lawtime.model.document import Provision

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LAWTIME_SHARED", ROOT.parent / "shared"))
LAW = SHARED / "data" / "kz" / "527-IV"
NUMBER = "527-IV"
_ELEMENTS = ("para", "subpara")
VERDICTS = ("unchanged", "identical", "doubt", "wrong")


@frozen
class Judged:
    """One article, from one edition to another.

    Args:
        article: its eId.
        verdict: `unchanged` (no change between them, and the texts agree), `identical` (rebuilt as the official text),
            `doubt`, or `wrong`.
        why: for a doubt the reason, for a wrong text where it first differs.
        acts: the acts between the two.
    """

    article: str
    verdict: str
    why: str = ""
    acts: tuple[str, ...] = ()


def editions() -> list[Path]:
    """Return the editions, the oldest first."""
    return sorted((LAW / "editions").glob("*.md"))


def amending() -> list[Path]:
    """Return the amending laws."""
    return sorted((LAW / "amending").glob("*.md"))


def corpus(shown: Iterable[Path], orders: Iterable[Path]) -> Corpus:
    """Return a corpus of these editions and amending laws."""
    made = Corpus()
    for path in (*shown, *orders):
        made.add(path)
    return made


def judged(history: ActHistory, source: Edition, target: Edition, *, elements: bool = False) -> Iterator[Judged]:
    """Rebuild every article of one edition as another shows it, and judge it by that one's text.

    Args:
        history: of the law.
        source: the edition to begin with.
        target: the edition that judges.
        elements: judge paragraphs and subparagraphs in place of articles.
    """
    numbered = {eid: None for each in (source, target) for eid, unit in each.units.items() if unit.kind in _ELEMENTS}
    for eid in numbered if elements else history.articles:
        unit = history.provision(eid, "ru").unit
        yield _judge(unit, source, target)


def _judge(unit: Unit, source: Edition, target: Edition) -> Judged:
    shown, wanted = ({each for each in unit.points if edition.id in each.shown_in} for edition in (source, target))
    between = sorted(shown ^ wanted, key=lambda point: point.order)
    acts = tuple(dict.fromkeys(point.act.number for point in between if point.act))
    official = _text(target.units.get(unit.eid))
    if not between:
        given = _text(source.units.get(unit.eid))
        if given == official:
            return Judged(unit.eid, "unchanged")
        return Judged(unit.eid, "wrong", _difference(given, official))
    outcomes = rebuild(unit.eid, source, frozenset(shown), frozenset(wanted), unit.habits, {})
    if len(outcomes) != 1:
        opaque = [point.act.number for point in between if point.act and not point.explained]
        why = f"not given: {', '.join(opaque)}" if opaque else "the order of the acts is not settled"
        return Judged(unit.eid, "doubt", why, acts)
    (outcome,) = outcomes
    if not outcome.known:
        return Judged(unit.eid, "doubt", outcome.findings[-1].message, acts)
    made = _text(outcome.unit)
    if made == official:
        return Judged(unit.eid, "identical", "", acts)
    return Judged(unit.eid, "wrong", _difference(made, official), acts)


def _text(unit: Provision | None) -> str | None:
    """Return a unit's text; how wide the space between two words is, the publisher changes at will."""
    if unit is None or unit.gone:
        return None
    return "\n".join(" ".join(line.split()) for line in unit.text.splitlines())


def _difference(made: str | None, official: str | None) -> str:
    one, other = (made or "").split(), (official or "").split()
    at = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    return f"{' '.join(one[max(0, at - 3) : at + 5])!r} against {' '.join(other[max(0, at - 3) : at + 5])!r}"


# -- answers with evidence left out ------------------------------------------------------------------------------------


@frozen
class Asked:
    """What the library answers for every article and every stretch of days, with some of the evidence left out.

    Args:
        right: answers marked exact that are the official text.
        wrong: answers marked exact that are not, with the place.
        doubts: answers that claim less, by certainty.
    """

    right: int
    wrong: tuple[str, ...]
    doubts: Counter[str]


def answered(full: Corpus, less: Corpus) -> Asked:
    """Ask a corpus with less evidence, and judge it by what the editions of the full one show."""
    truth, asked = full.act(NUMBER, lang="ru").history, less.act(NUMBER, lang="ru").history
    right, wrong, doubts = 0, [], Counter[str]()
    for eid in truth.articles:
        if eid not in asked.articles:
            continue
        every = truth.provision(eid, "ru")
        fewer = asked.provision(eid, "ru")
        days = {start for start, _, _ in every} | {start for start, _, _ in fewer}
        for day in sorted(days):
            official = _official(every.unit, every.at(day).state)
            if official is None:
                continue
            given = fewer.at(day)
            if given.certainty is not Certainty.EXACT:
                doubts[given.certainty.value] += 1
            elif _lines(given.text) in official:
                right += 1
            else:
                wrong.append(f"{eid} on {day}: {_difference(given.text, next(iter(official)))}")
    return Asked(right, tuple(wrong), doubts)


def _official(unit: Unit, state: frozenset[ChangePoint] | None) -> set[str | None] | None:
    """Return what editions show for the changes made, where that is settled and some edition shows it."""
    if state is None:
        return None
    shown = {_text(edition.units.get(unit.eid)) for edition in unit.matching(state)}
    return shown or None


def _lines(text: str | None) -> str | None:
    return None if text is None else "\n".join(" ".join(line.split()) for line in text.splitlines())


def left_out(most: int | None = None) -> Iterator[tuple[str, Asked]]:
    """Yield what is answered with every choice of editions, with and without the amending laws.

    Args:
        most: no more editions than this are left out.
    """
    every, orders = editions(), amending()
    full = corpus(every, orders)
    for count in range(len(every) - 1, 0, -1):
        if most is not None and len(every) - count > most:
            return
        for chosen in combinations(every, count):
            names = " ".join(path.name[:10] for path in chosen)
            yield f"{names} + laws", answered(full, corpus(chosen, orders))
            yield names, answered(full, corpus(chosen, ()))


# -- the tables --------------------------------------------------------------------------------------------------------


def pairs(*, elements: bool = False) -> Iterator[tuple[str, str, list[Judged]]]:
    """Yield each pair of editions that follow one another, forward and backward, with its articles judged."""
    history = corpus(editions(), amending()).act(NUMBER, lang="ru").history
    ordered = sorted(history.editions, key=lambda edition: edition.event.source.name)
    for one, other in pairwise(ordered):
        for way, source, target in (("forward", one, other), ("backward", other, one)):
            yield way, f"{_day(source)} → {_day(target)}", list(judged(history, source, target, elements=elements))


def _day(edition: Edition) -> str:
    return Path(edition.event.source.name).name[:10]


def main() -> None:
    """Print the tables."""
    if not LAW.exists():
        print(f"{LAW} is not here")
        return
    rows = list(pairs())
    print("Articles from one edition to the next, by the operations of the amending laws that are given.\n")
    _print_counts(rows)
    print("\nParagraphs and subparagraphs in the same way.\n")
    _print_counts(list(pairs(elements=True)))
    print("\nEvery article that amending laws changed, and why it is in doubt where it is.\n")
    for way, pair, told in rows:
        for each in told:
            if each.verdict in ("doubt", "wrong", "identical") and each.acts:
                words = each.why if len(each.why) < 150 else each.why[:149] + "…"
                print(f"{pair} {way:9} {each.article:8} {each.verdict:10} by {', '.join(each.acts)}  {words}".rstrip())
    _print_answers()


def _print_counts(rows: Sequence[tuple[str, str, list[Judged]]]) -> None:
    print(f"{'pair':27}{'way':10}" + "".join(f"{verdict:>11}" for verdict in VERDICTS))
    for way, pair, told in rows:
        counts = Counter(each.verdict for each in told)
        print(f"{pair:27}{way:10}" + "".join(f"{counts[verdict]:11}" for verdict in VERDICTS))
        for each in told:
            if each.verdict == "wrong":
                print(f"    {each.article} by {', '.join(each.acts) or 'nothing'}: {each.why}")


def _print_answers() -> None:
    print(
        "\nEvery article on every stretch of days, asked with editions left out; judged by those that show the text.\n"
    )
    print(f"{'editions given':70}{'exact':>7}{'wrong':>7}  doubt")
    total: Counter[str] = Counter()
    for name, asked in left_out():
        doubts = ", ".join(f"{count} {kind}" for kind, count in asked.doubts.most_common())
        print(f"{name:70}{asked.right:7}{len(asked.wrong):7}  {doubts}")
        total["exact"] += asked.right
        total["wrong"] += len(asked.wrong)
        for each in asked.wrong[:5]:
            print(f"    {each}")
    print(f"\nmarked exact and right: {total['exact']}; marked exact and wrong: {total['wrong']}")


if __name__ == "__main__":
    main()

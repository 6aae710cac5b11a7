"""From groups of units and numbers to provisions: what goes into what, and where the words of each stand."""

from functools import lru_cache
from itertools import pairwise

from attrs import evolve

from lawtime.analysis.cite.units import Group, Piece
from lawtime.reading.notes.references import DEPTH, Element
from lawtime.reading.notes.targets import addresses

ROOTS = frozenset({"art", "chp", "sec", "att", "subsec", "subchp"})


def pieces_of(groups: list[Group]) -> list[Piece]:
    """Return the provisions that a row of groups names, each with the span of its words."""
    runs: list[list[Group]] = []
    for group in groups:
        if group.joined and runs:
            runs[-1].append(group)
        else:
            runs.append([group])
    runs = _merged([_within(run) for run in runs])
    ordered = [_outer_first(run) for run in runs]
    pieces: list[Piece] = []
    previous: list[Group] = []
    for index, run in enumerate(ordered):
        whole = run
        if run and run[0].unit not in ROOTS:
            following = ordered[index + 1] if index + 1 < len(ordered) else []
            whole = [*_shared(run[0], following, previous), *run]
        pieces += _spread(whole, runs[index])
        previous = whole
    return pieces


def _within(run: list[Group]) -> list[Group]:
    """Return a chain whose sections lie in its article, where its language calls paragraphs so."""
    if not any(group.unit == "art" and (group.joined or group is run[0]) for group in run):
        return run
    return [evolve(group, unit="part") if group.inner else group for group in run]


def _merged(runs: list[list[Group]]) -> list[list[Group]]:
    """Return chains with those joined that only a comma parts: "Article 5, paragraph 3"."""
    done: list[list[Group]] = []
    for run in runs:
        before = done[-1] if done else []
        if before and run[0].comma and before[0].unit in ROOTS and len(before[-1].numbers) == 1:
            if before[0].inner and run[0].unit == "art" and len(before) == len(run[0].numbers) == 1:
                done[-1] = _article_after(before[0], run)
                continue
            if before[0].unit == "art" and run[0].inner:
                run = [evolve(run[0], unit="part"), *run[1:]]
            rooted = any(group.unit in ROOTS or group.own or group.back for group in run)
            if not rooted and DEPTH.get(run[0].unit, 10) > DEPTH.get(before[-1].unit, 10):
                done[-1] = [*before, *run]
                continue
        done.append(run)
    return done


def _article_after(inner: Group, run: list[Group]) -> list[Group]:
    """Return a section and the article after it as one chain: "section 2, Article 7".

    With a capital it may be a section of the act as well: then the article alone is sure.
    """
    if not inner.capital:
        return [evolve(inner, unit="part"), *run]
    (number,) = run[0].numbers
    doubtful = evolve(number, start=inner.start, unclear=inner.numbers[0].values[0])
    return [evolve(run[0], numbers=(doubtful,), start=inner.start), *run[1:]]


def _outer_first(run: list[Group]) -> list[Group]:
    depths = [DEPTH.get(group.unit, 10) for group in run]
    if all(one >= two for one, two in pairwise(depths)):
        return run[::-1]
    if all(one <= two for one, two in pairwise(depths)):
        return run
    return run[:1]


def _shared(inner: Group, following: list[Group], previous: list[Group]) -> list[Group]:
    """Return the outer groups that a chain without an article shares with its neighbour."""
    depth = DEPTH.get(inner.unit, 10)
    deep = any(DEPTH.get(group.unit, 10) >= depth for group in following)
    source = following if deep and following and following[0].unit in ROOTS else previous
    return [group for group in source if DEPTH.get(group.unit, 10) < depth]


def _spread(whole: list[Group], printed: list[Group]) -> list[Piece]:
    """Return a piece for each number of the innermost unit of a chain."""
    if not whole:
        return []
    last = whole[-1]
    if len(whole) == 1 and last.unit in ROOTS and not any(number.inner for number in last.numbers):
        return [_plain(last, index) for index in range(len(last.numbers))]
    start, end = min(group.start for group in printed), max(group.end for group in printed)
    own, back = any(group.own for group in whole), any(group.back for group in whole)
    pieces: list[Piece] = []
    for index, number in enumerate(last.numbers):
        chain = []
        for group in whole[:-1]:
            if group.own or group.back:
                continue
            values = tuple(value for each in group.numbers for value in each.values)
            chain.append(Element(group.unit, values))
            if len(group.numbers) == 1 and group.numbers[0].inner:
                chain.append(Element("para", group.numbers[0].inner[:1]))
        twice = len(whole) > 1 and whole[-2].unit == last.unit == "para"
        chain.append(Element("subpara" if twice else last.unit, number.values))
        chain += [Element(unit, (value,)) for unit, value in zip(_inner(last.unit), number.inner, strict=False)]
        lone = [each for each in chain if each.unit in ROOTS or each.unit in {"para", "part", "subpara", "al"}]
        eids = addresses(tuple(lone))
        unclear = number.unclear or next(
            (each.unclear for group in whole[:-1] for each in group.numbers if each.unclear), ""
        )
        if eids is None:
            eids, unclear = (), unclear or "chain"
        begin = number.start if index else start
        stop = number.end if index < len(last.numbers) - 1 else max(end, number.end)
        rooted = any(group.unit in ROOTS and not (group.own or group.back) for group in whole)
        pieces.append(Piece(eids, min(begin, number.start), stop, unclear, rooted, own, back))
    return pieces


def _plain(group: Group, index: int) -> Piece:
    """Return the piece of a number of a unit that stands alone, as most do."""
    number = group.numbers[index]
    eids = _addressed(group.unit, number.values)
    begin = group.start if index == 0 else number.start
    stop = number.end if index < len(group.numbers) - 1 else max(group.end, number.end)
    unclear = number.unclear or ("" if eids is not None else "chain")
    return Piece(eids or (), min(begin, number.start), stop, unclear)


@lru_cache(maxsize=4096)
def _addressed(unit: str, values: tuple[str, ...]) -> tuple[str, ...] | None:
    return addresses((Element(unit, values),))


def _inner(unit: str) -> tuple[str, ...]:
    return ("para", "subpara", "al") if unit == "art" else ("subpara", "al")

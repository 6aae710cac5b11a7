"""The partition of a file: every character in exactly one region."""

from collections.abc import Iterable

from lawtime.model.document import Region, RegionKind


def partition(text: str, pieces: Iterable[Region]) -> tuple[Region, ...]:
    """Return regions that cover a file in order and without gaps.

    What no piece covers is white space or markup; where pieces overlap the earlier keeps what it has.

    Args:
        text: the file.
        pieces: the stretches that are known, in any order.

    >>> [(r.start, r.end, r.kind.value) for r in partition(" a ", [Region(1, 2, RegionKind.PROVISION, "art_1")])]
    [(0, 1, 'blank'), (1, 2, 'provision'), (2, 3, 'blank')]
    """
    found: list[Region] = []
    at = 0
    for piece in sorted(pieces, key=_start):
        start, end = piece.start, piece.end
        if end <= at:
            continue
        if start > at:
            found.append(_between(text, at, start))
        if start < at:
            piece = Region(at, end, piece.kind, piece.name)
        found.append(piece)
        at = end
    if at < len(text):
        found.append(_between(text, at, len(text)))
    return tuple(found)


def _start(piece: Region) -> int:
    return piece.start


def _between(text: str, start: int, end: int) -> Region:
    blank = text[start:end].isspace()
    return Region(start, end, RegionKind.BLANK if blank else RegionKind.MARKUP)

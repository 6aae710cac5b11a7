"""A picture of growth: how much more time of processors ten times as much takes, on two logarithmic scales."""

from collections.abc import Sequence
from math import ceil, floor, log10

from attrs import frozen

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 70, 30, 190, 50
COLOURS = ("#0072B2", "#D55E00", "#009E73")


@frozen
class Curve:
    """Seconds for times as much of something.

    Args:
        name: of what.
        points: times as much, and the seconds that it took.
    """

    name: str
    points: tuple[tuple[float, float], ...]


def growth_svg(curves: Sequence[Curve]) -> str:
    """Return the picture; a dotted line from each first point shows what would be in proportion."""
    xs = [x for curve in curves for x, _ in curve.points]
    ys = [y for curve in curves for _, y in curve.points]
    right, low, high = max(1, ceil(log10(max(xs)))), floor(log10(min(ys))), ceil(log10(max(ys) * 1.0001))

    def place(x: float, y: float) -> tuple[float, float]:
        across = LEFT + (WIDTH - LEFT - RIGHT) * log10(x) / right
        return across, HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (log10(y) - low) / (high - low)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="12">',
        "<title>Processor time of a build for times as much</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power in range(right + 1):
        x, bottom = place(10**power, 10**low)
        parts.append(f'<path d="M{x:.1f} {TOP}V{bottom:.1f}" stroke="#dedede"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 18:.1f}" text-anchor="middle">×{10**power:,}</text>')
    for power in range(low, high + 1):
        x, y = place(1, 10**power)
        parts.append(f'<path d="M{x:.1f} {y:.1f}H{WIDTH - RIGHT}" stroke="#dedede"/>')
        parts.append(f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    for number, curve in enumerate(curves):
        colour = COLOURS[number % len(COLOURS)]
        placed = [place(x, y) for x, y in curve.points]
        (first, second), last = curve.points[0], curve.points[-1][0]
        ideal = " ".join(f"{x:.1f},{y:.1f}" for x, y in (placed[0], place(last, min(second * last / first, 10**high))))
        parts.append(f'<polyline points="{ideal}" fill="none" stroke="{colour}" stroke-dasharray="2 4"/>')
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for (x, y), (_, seconds) in zip(placed, curve.points, strict=True):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>')
            parts.append(f'<text x="{x + 6:.1f}" y="{y + 16:.1f}" fill="{colour}">{seconds:.1f} s</text>')
        parts.append(
            f'<text x="{WIDTH - RIGHT + 12}" y="{TOP + 16 + 20 * number}" fill="{colour}">× {curve.name}</text>'
        )
    legend = TOP + 16 + 20 * len(curves)
    parts.append(f'<text x="{WIDTH - RIGHT + 12}" y="{legend}" fill="#5a5a5a">dotted: in proportion</text>')
    return "\n".join((*parts, "</svg>")) + "\n"

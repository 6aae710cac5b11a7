"""The pieces that pictures are made of: escaped text, bars by kind of answer, marks by kind of change.

The colours are those of Okabe and Ito, which people with any kind of colour blindness tell apart;
no meaning hangs on colour alone.
"""

import re
from collections.abc import Mapping
from html import escape

from attrs import frozen

INK, SOFT, FAINT, GRID, BAND = "#1b1b1b", "#5a5a5a", "#8a8a8a", "#dedede", "#f6f6f4"
BLUE, SKY, ORANGE, VERMILION, GREEN, PURPLE = "#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#009E73", "#CC79A7"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

DEFINITIONS = f"""<defs>
<pattern id="lt-unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="6" height="6" fill="#fff"/><rect width="2" height="6" fill="#b4b4b4"/></pattern>
<pattern id="lt-one_of" width="5" height="5" patternUnits="userSpaceOnUse">
<rect width="5" height="5" fill="#fdf1d6"/><circle cx="2.5" cy="2.5" r="1.3" fill="{ORANGE}"/></pattern>
<pattern id="lt-disputed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="6" height="6" fill="#fff"/><rect width="1.6" height="6" fill="{VERMILION}"/>
<rect width="6" height="1.6" fill="{VERMILION}"/></pattern>
<pattern id="lt-suspended" width="6" height="4" patternUnits="userSpaceOnUse">
<rect width="6" height="4" fill="#f9eaf2"/><rect width="6" height="1.6" fill="{PURPLE}"/></pattern>
<linearGradient id="lt-rise"><stop offset=".1" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient>
<linearGradient id="lt-fall"><stop offset="0" stop-color="#fff"/><stop offset=".9" stop-color="#000"/></linearGradient>
<mask id="lt-in" maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#lt-rise)"/></mask>
<mask id="lt-out" maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#lt-fall)"/></mask>
</defs>"""


@frozen
class Bar:
    """How one kind of answer is drawn, and what the legend calls it."""

    paint: str
    says: str


BARS: Mapping[str, Bar] = {
    "exact": Bar(f'fill="{BLUE}"', "the text is exact"),
    "presumed": Bar(f'fill="#d6ecf9" stroke="{SKY}" stroke-dasharray="3 2"', "presumed: past the evidence"),
    "unknown": Bar('fill="url(#lt-unknown)" stroke="#b4b4b4" stroke-width=".6"', "in force, text not recoverable"),
    "one_of": Bar('fill="url(#lt-one_of)"', "one of several possibilities"),
    "disputed": Bar('fill="url(#lt-disputed)"', "the sources contradict each other"),
    "suspended": Bar('fill="url(#lt-suspended)"', "suspended"),
}
"""The kinds of bar; where a provision is absent, repealed or not yet in force there is none."""


@frozen
class Mark:
    """How one kind of change is drawn: a path around its middle, and its colour."""

    path: str
    colour: str
    says: str


_CIRCLE = "M-3.7 0a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0 -7.4 0z"
_SQUARE = "M-3.8 -3.8h7.6v7.6h-7.6z"
_RISING = "M0 -5L4.8 3.8H-4.8z"
_CROSS = "M-4.6 -2.6L-2.6 -4.6L0 -2L2.6 -4.6L4.6 -2.6L2 0L4.6 2.6L2.6 4.6L0 2L-2.6 4.6L-4.6 2.6L-2 0z"
_DIAMOND = "M0 -5.2L5.2 0L0 5.2L-5.2 0z"
_PAUSE = "M-4 -4.4h3v8.8h-3zM1 -4.4h3v8.8h-3z"
_BEGIN = "M-3.6 -4.8L4.8 0L-3.6 4.8z"
_END = "M3.6 -4.8L-4.8 0L3.6 4.8z"
_STAR = "M0 -5.4L1.5 -1.8L5.2 -1.7L2.3 .8L3.3 4.5L0 2.4L-3.3 4.5L-2.3 .8L-5.2 -1.7L-1.5 -1.8z"

MARKS: Mapping[str, Mark] = {
    "amended": Mark(_CIRCLE, INK, "amended"),
    "reworded": Mark(_SQUARE, GREEN, "reworded"),
    "inserted": Mark(_RISING, GREEN, "inserted"),
    "repealed": Mark(_CROSS, VERMILION, "repealed"),
    "words": Mark(_DIAMOND, PURPLE, "words substituted"),
    "suspended": Mark(_PAUSE, PURPLE, "suspended"),
    "commencement": Mark(_BEGIN, BLUE, "takes effect"),
    "sunset": Mark(_END, VERMILION, "ceases to apply"),
    "ended": Mark(_END, VERMILION, "end of a change"),
    "superseded": Mark(_STAR, ORANGE, "ends an earlier act"),
}
"""The marks of actions; any other action is drawn as `amended`."""


def text(words: str) -> str:
    r"""Return words as they may stand in an SVG: escaped, and without characters that XML forbids.

    >>> text("a < b & \x1b")
    'a &lt; b &amp; �'
    """
    return escape(_ILLEGAL.sub("\ufffd", words), quote=True)


def number(value: float) -> str:
    """Return a coordinate, the same on every machine.

    >>> number(12.0), number(3.14159)
    ('12', '3.1')
    """
    return f"{value:.1f}".removesuffix(".0")


def label(x: float, y: float, words: str, **style: str) -> str:
    """Return a line of text; an underscore in the name of a style is a hyphen."""
    said = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in style.items())
    return f'<text x="{number(x)}" y="{number(y)}"{said}>{text(words)}</text>'


def bar(kind: str, x: float, y: float, width: float, height: float, title: str = "", mask: str = "") -> str:
    """Return a bar, with its tooltip; `mask` is "in" or "out" for an edge that is not sharp."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(max(width, 0.5))}" height="{number(height)}"'
    faded = f' mask="url(#lt-{mask})"' if mask else ""
    told = f"<title>{text(title)}</title>" if title else ""
    return f"<rect {place} {BARS[kind].paint}{faded}>{told}</rect>"


def mark(action: str, x: float, y: float, title: str = "", *, hollow: bool = False) -> str:
    """Return the mark of a change, with its tooltip; a hollow one is only announced."""
    drawn = MARKS.get(action, MARKS["amended"])
    paint = f'fill="#fff" stroke="{drawn.colour}"' if hollow else f'fill="{drawn.colour}" stroke="#fff"'
    told = f"<title>{text(title)}</title>" if title else ""
    place = f'transform="translate({number(x)} {number(y)})"'
    return f'<path d="{drawn.path}" {place} {paint} stroke-width="1.2">{told}</path>'


def line(path: str, colour: str, title: str = "", dashes: str = "") -> str:
    """Return a line along a path, with its tooltip."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    told = f"<title>{text(title)}</title>" if title else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.4"{dashed}>{told}</path>'

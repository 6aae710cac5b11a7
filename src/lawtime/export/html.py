"""What changed between two dates as a page that stands alone: no script, nothing loaded, every word escaped."""

from collections.abc import Iterable, Iterator
from html import escape

from lawtime.analysis.diff import Comparison
from lawtime.analysis.redline import to_html
from lawtime.history.answers import Answer, label
from lawtime.law import Law

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b }
h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; margin: 2rem 0 0 }
p.said { color: #5a5a5a; font-size: .85rem; margin: .2rem 0 .8rem }
del { background: #fbe3dc; color: #8a2c00 } ins { background: #dff1ea; color: #00563f }
.moved { text-decoration-style: dotted }
""".strip()


def page(title: str, body: str) -> str:
    """Return a whole page around a body."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>\n{_STYLE}\n</style>'
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>\n{body}\n</body></html>\n"


def redlines_html(law: Law, found: Iterable[Comparison]) -> str:
    """Return the redlines of provisions as HTML; those that did not change are only counted.

    A provision whose text is not known on one of the dates says so and why.
    """
    told = list(found)
    same = sum(each.unchanged is True for each in told)
    name = escape(f"{law.act}: {law.title}" if law.act.named else law.title)
    parts = [f"<h1>{name}</h1>"]
    if told:
        days = f"{told[0].before.date} \u2192 {told[0].after.date}"
        parts.append(f"<p>{days}: {len(told)} compared, {same} unchanged.</p>")
    parts += (line for each in told if each.unchanged is not True for line in _one(each))
    return "\n".join(parts)


def _one(found: Comparison) -> Iterator[str]:
    before, after = found.before, found.after
    name = label(before.eid)
    heading = after.heading or before.heading
    yield f"<h2>{escape(name[0].upper() + name[1:] + (f'. {heading}' if heading else ''))}</h2>"
    yield f'<p class="said">{escape(_side(before))}; {escape(_side(after))}. {escape(found.reason)}</p>'
    if found.redline is not None and found.redline.is_changed:
        yield to_html(found.redline)


def _side(answer: Answer) -> str:
    status, certainty = answer.status.value.replace("_", " "), answer.certainty.value.replace("_", " ")
    return f"on {answer.date} {status} ({certainty})"

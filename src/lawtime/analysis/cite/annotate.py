"""Annotate: a text with each citation linked to the version that it meant, as HTML or Markdown."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from lawtime.analysis.cite.model import Citation

_LINK = "https://lawtime.invalid"
_MARKED = re.compile(r"([\\`*_{}\[\]()#+!<>&|~-])")
_STYLE = (
    "body{font:16px/1.5 serif;max-width:50rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;font:inherit}"
    "a.exact,a.presumed{text-decoration-color:green}a.unknown,a.one_of,a.disputed{text-decoration:underline wavy}"
    "mark{background:#fff3b0}"
)


def to_html(text: str, citations: Iterable[Citation], *, base: str = _LINK, title: str = "") -> str:
    r"""Return a text as a page in which every citation links to the version that it meant.

    Everything of the text is escaped. A citation that is not resolved is marked, with the reason, and not linked.

    Args:
        text: the text that was read.
        citations: what was found in it.
        base: the address to which the URI of an act is added.
        title: the title of the page.

    >>> to_html("<b>", ()).splitlines()[-3]
    '<pre>&lt;b&gt;</pre>'
    """
    body = "".join(_joined(text, citations, escape, lambda words, cited: _anchor(words, cited, base)))
    return (
        f'<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n<pre>{body}</pre>\n</body>\n</html>\n"
    )


def to_markdown(text: str, citations: Iterable[Citation], *, base: str = _LINK) -> str:
    r"""Return a text as Markdown in which every citation links to the version that it meant.

    >>> to_markdown("a [b] <script>", ())
    'a \\[b\\] \\<script\\>'
    """

    def linked(words: str, cited: tuple[Citation, ...]) -> str:
        href = _href(cited, base)
        if href is None:
            return _plain(words)
        hover = _hover(cited).replace("\\", "").replace('"', "'").replace("<", "").replace(">", "")
        return f'[{_plain(words)}]({href} "{hover}")'

    return "".join(_joined(text, citations, _plain, linked))


def _plain(words: str) -> str:
    return _MARKED.sub(r"\\\1", words)


def _joined(
    text: str,
    citations: Iterable[Citation],
    outside: Callable[[str], str],
    inside: Callable[[str, tuple[Citation, ...]], str],
) -> Iterator[str]:
    at = 0
    for (start, end), cited in _spans(citations):
        if start < at:
            continue
        yield outside(text[at:start])
        yield inside(text[start:end], cited)
        at = end
    yield outside(text[at:])


def _spans(citations: Iterable[Citation]) -> list[tuple[tuple[int, int], tuple[Citation, ...]]]:
    found: dict[tuple[int, int], tuple[Citation, ...]] = {}
    for citation in citations:
        key = (citation.mention.start, citation.mention.end)
        found[key] = (*found.get(key, ()), citation)
    return sorted(found.items())


def _href(cited: tuple[Citation, ...], base: str) -> str | None:
    """Return the address of what a citation meant: act, day and provision in the form of Akoma Ntoso URIs."""
    first = cited[0]
    if first.act is None or not first.act.named:
        return None
    day = f"/@{first.on.isoformat()}" if first.on else ""
    eids = f"#{first.eid}" if first.eid else ""
    return f"{base}{first.act.uri}{day}{eids}"


def _hover(cited: tuple[Citation, ...]) -> str:
    first = cited[0]
    if first.act is None:
        candidates = ", ".join(str(act) for act in first.candidates)
        said = first.reason if first.kind in {"treaty", "draft"} else f"not resolved: {first.reason}"
        return said + (f" (perhaps {candidates})" if candidates else "")
    told = [str(first.act)]
    if first.eid:
        told.append(", ".join(each.eid or "" for each in cited))
    if first.standing.status:
        told.append(f"{first.standing.status.replace('_', ' ')} on {first.on} ({first.standing.certainty})")
    told += [finding.message for finding in first.findings]
    return "; ".join(told)


def _anchor(words: str, cited: tuple[Citation, ...], base: str) -> str:
    href = _href(cited, base)
    hover = escape(_hover(cited), quote=True)
    if href is None:
        return f'<mark title="{hover}">{escape(words)}</mark>'
    certainty = escape(cited[0].standing.certainty, quote=True)
    return f'<a class="{certainty}" href="{escape(href, quote=True)}" title="{hover}">{escape(words)}</a>'

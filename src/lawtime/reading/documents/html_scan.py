"""The tags of a page: where its text stands in the file, and a skeleton of its blocks for the parser.

The parser that decides how blocks nest keeps no offsets. So each stretch of text goes to it as a number, among block
tags without attributes: what the parser builds then leads back to the file. Nothing of a page is ever run or fetched.
"""

import re
from html import unescape

from attrs import define, field

from lawtime.model.document import Region, RegionKind
from lawtime.model.findings import Finding
from lawtime.reading.documents.lines import count_breaks

_TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<odd>[!?])|(?P<close>/?)(?P<name>[A-Za-z][^\s/>]{0,60}+)"
    r"(?P<rest>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>)"
)
_NAME = re.compile(r"</?[A-Za-z]")
_ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_RED = re.compile(r"(?:^|[;\s\"'])color\s*[:=]?\s*(?:red\b|#f00\b|#ff0000\b)|^(?:red|#f00|#ff0000)$", re.I)
_RAW = frozenset(
    {
        "script",
        "style",
        "textarea",
        "title",
        "xmp",
        "iframe",
        "noembed",
        "noframes",
        "noscript",
        "template",
        "svg",
        "math",
    }
)
_PAGE = frozenset({"nav", "footer", "aside", "button", "select", "form", "dialog"})
_SELF_CLOSING = frozenset(
    {"p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_BLOCKS = _SELF_CLOSING | frozenset(
    {
        "div", "table", "caption", "ul", "ol", "dl", "blockquote", "article", "section", "main", "header", "pre",
        "center", "address", "figure", "fieldset", "details", "summary", "nav", "footer", "aside", "dialog",
    }
)  # fmt: skip
_INLINE = frozenset({"span", "font", "b", "strong", "i", "em", "a", "u", "small", "label", "button", "select", "form"})
_DEEPEST = 150
_MOST_FINDINGS = 20

NOTE, RED, BOLD, PAGE = 1, 2, 4, 8


@define(slots=True)
class Chunk:
    """A stretch of text between two tags, and what the tags around it say of it."""

    start: int
    end: int
    flags: int


@define
class Skeleton:
    """A page as the parser is given it.

    Args:
        markup: its block tags, without attributes; each stretch of text as its number and a semicolon.
        chunks: the stretches of text.
        regions: scripts, styles, comments and the like.
        findings: tags that are broken.
    """

    markup: str
    chunks: list[Chunk]
    regions: list[Region]
    findings: list[Finding]


def skeleton(text: str) -> Skeleton:
    """Return the text of a page and the skeleton of its blocks, in time linear in its length.

    >>> skeleton('<p id="z1">1. <b>A</b></p><script>x</script>').markup
    '<p>0;1;</p>'
    """
    return _Scanner(text).run()


@define
class _Scanner:
    text: str
    out: list[str] = field(factory=list)
    chunks: list[Chunk] = field(factory=list)
    regions: list[Region] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    _open: dict[str, list[int]] = field(factory=dict)
    _flags: int = 0
    _depth: int = 0
    _skipped: int = 0

    def run(self) -> Skeleton:
        text, at = self.text, 0
        while (left := text.find("<", at)) >= 0:
            match = _TAG.match(text, left)
            if match is None:
                if _NAME.match(text, left):
                    self._chunk(at, left)
                    self._aside(left, len(text), "unclosed tag")
                    self._find(
                        "unclosed-tag", "a tag is not closed; what follows it could not be read", left, len(text)
                    )
                    at = len(text)
                    break
                self._chunk(at, left + 1)
                at = left + 1
                continue
            self._chunk(at, left)
            at = self._tag(match)
        self._chunk(at, len(text))
        return Skeleton("".join(self.out), self.chunks, self.regions, self.findings)

    def _tag(self, match: re.Match[str]) -> int:
        """Take one tag, comment or declaration; return where the text goes on."""
        text, left = self.text, match.start()
        if match["comment"]:
            return self._until(left, text.find("-->", left + 2), 3, "comment")
        if match["odd"]:
            return self._until(left, text.find(">", left), 1, "declaration")
        name = match["name"].lower()
        rest = match["rest"]
        if "<" in rest and "\n" in rest:
            self._find("broken-tag", f"a tag swallows what looks like text: <{name}", left, match.end())
        if match["close"]:
            self._end(name)
        elif name in _RAW and not rest.endswith("/"):
            close = re.compile(rf"</{name}\b[^>]{{0,200}}>", re.I).search(text, match.end())
            return self._until(left, close.start() if close else -1, close.end() - close.start() if close else 0, name)
        else:
            self._start(name, rest)
        return match.end()

    def _until(self, left: int, close: int, width: int, name: str) -> int:
        """Set aside what lies up to the end of a comment or a script."""
        end = len(self.text) if close < 0 else close + width
        if close < 0:
            self._find("unclosed-tag", f"this is not closed, and what follows it could not be read: {name}", left, end)
        self._aside(left, end, name)
        return end

    def _start(self, name: str, rest: str) -> None:
        if name in ("br", "hr"):
            self.out.append(f"<{name}>")
            return
        flags = self._meaning(name, rest)
        if name in _INLINE or name not in _BLOCKS:
            if name in _INLINE:
                self._open.setdefault(name, []).append(flags & ~self._flags)
                self._flags |= flags
            return
        if name not in _SELF_CLOSING:
            if self._depth >= _DEEPEST:
                self._skipped += 1
                self.out.append("<br>")
                if self._skipped == 1:
                    self._find(
                        "html-too-deep", f"blocks nest deeper than {_DEEPEST}; the deeper ones were read as lines", 0, 0
                    )
                return
            self._depth += 1
        self._leave_inline(flags)
        self.out.append(f"<{name}>")

    def _end(self, name: str) -> None:
        if name in _INLINE:
            stack = self._open.get(name)
            if stack:
                self._flags &= ~stack.pop()
            return
        if name not in _BLOCKS:
            return
        if name not in _SELF_CLOSING:
            if self._skipped:
                self._skipped -= 1
                self.out.append("<br>")
                return
            self._depth = max(0, self._depth - 1)
        self._leave_inline(0)
        self.out.append(f"</{name}>")

    def _leave_inline(self, flags: int) -> None:
        """Forget what inline tags say at the edge of a block: a tag that was never closed does not colour the rest."""
        self._flags = flags
        self._open.clear()

    def _meaning(self, name: str, rest: str) -> int:
        """Return what a tag says of the text within it."""
        flags = PAGE if name in _PAGE else 0
        if name in ("b", "strong"):
            flags |= BOLD
        if "=" not in rest:
            return flags
        for attribute in _ATTRIBUTE.finditer(rest[:4000]):
            key = attribute[1].lower()
            value = attribute[2] or attribute[3] or attribute[4] or ""
            if key == "class" and "note" in value.lower().split():
                flags |= NOTE
            elif key in ("color", "style") and _RED.search(value):
                flags |= RED
        return flags

    def _chunk(self, start: int, end: int) -> None:
        """Give a stretch of text to the parser by its number."""
        written = self.text[start:end]
        if not written or written.isspace():
            return
        if "&" in written and not unescape(written).strip():
            return
        self.out.append(f"{len(self.chunks)};")
        self.chunks.append(Chunk(start, end, self._flags))

    def _aside(self, start: int, end: int, name: str) -> None:
        if start < end:
            self.regions.append(Region(start, end, RegionKind.CHROME, name))

    def _find(self, code: str, message: str, start: int, end: int) -> None:
        if len(self.findings) < _MOST_FINDINGS:
            line = 1 + count_breaks(self.text, 0, start)
            self.findings.append(Finding(code, message, line=line, span=(start, end)))

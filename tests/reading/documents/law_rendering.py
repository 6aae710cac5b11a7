# ruff: noqa: E501 - real lines of law are long
"""The same law written as plain text, Markdown and HTML, the way publishers write each."""

from html import escape

from lawtime.model.document import Document

WORDS = {
    "en": {"art": "Article {}.", "chp": "Chapter {}.", "sec": "SECTION {}."},
    "ru": {"art": "Статья {}.", "chp": "Глава {}.", "sec": "РАЗДЕЛ {}."},
    "kk": {"art": "{}-бап.", "chp": "{}-тарау.", "sec": "{}-бөлім."},
}
Block = tuple[str, str]


def blocks(document: Document, caption: str = "") -> list[Block]:
    """Return a document as kinds and texts in the order of its lines."""
    found: list[tuple[int, int, Block]] = []
    for unit in document.walk():
        if unit.kind in WORDS["en"]:
            text = f"{WORDS[document.lang][unit.kind].format(unit.number)} {unit.heading}".strip()
            found.append((unit.span[0], 0, (unit.kind, text)))
        elif unit.line and not unit.gone:
            found.append((unit.span[0], 1, ("subpara" if unit.kind == "subpara" else "para", unit.line)))
    for note in document.notes:
        found.append((note.span[0], 1, ("tombstone" if note.element else "note", note.text)))
    body = [block for _, _, block in sorted(found, key=lambda row: row[:2])]
    return [("title", document.title), *([("caption", caption)] if caption else []), *body]


def as_text(rows: list[Block]) -> str:
    indent = "\xa0\xa0\xa0\xa0\xa0 "
    return (
        "\n\n".join(text if kind in ("title", "caption", "art", "chp", "sec") else indent + text for kind, text in rows)
        + "\n"
    )


def as_markdown(rows: list[Block]) -> str:
    out = []
    for number, (kind, text) in enumerate(rows):
        if kind == "title":
            out.append(f"# {text}")
        elif kind in ("sec", "chp"):
            out.append(f"## {text}")
        elif kind == "art":
            out.append(f'<a id="st{number}"></a>\n\n### {text}')
        elif kind == "note":
            out.append(f"{'   ' * (number % 3)}> *{text}*")
        elif kind == "tombstone":
            out.append(f"*{text}*" if number % 2 else text)
        elif kind == "subpara":
            out.append(("   " if number % 2 else "") + text.replace(")", "\\)", 1))
        else:
            out.append(text)
    return "\n\n".join(out) + "\n"


def as_html(rows: list[Block]) -> str:
    out = ["<!doctype html><html><head><title>page</title><style>p {color: red}</style></head><body>"]
    out.append("<div class='menu'><ul><li><a href='/'>Main page</a></li></ul></div>")
    head = [text for kind, text in rows if kind in ("title", "caption")]
    out.append(
        f"<div class='slogan'><h1>{escape(head[0])}</h1>"
        + "".join(f"<p>{escape(text)}</p>" for text in head[1:])
        + "</div>"
    )
    out.append("<article>")
    for number, (kind, text) in enumerate(rows):
        shown = escape(text).replace("№", "&#8470;")
        if kind in ("sec", "chp"):
            out.append(f'<h3 id="z{number}"> {shown}</h3>')
        elif kind == "art":
            out.append(f'<p><b><a name="z{number}"></a>{shown}</b></p>')
        elif kind in ("note", "tombstone"):
            out.append(_html_note(shown, number))
        elif kind not in ("title", "caption"):
            out.append(f'<p id="z{number}">\n&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; {shown}</p>')
    out.append(
        "</article><div class='footer'><p>page</p></div><script>if (1 < 2) { document.write('Article 1. X') }</script></body></html>"
    )
    return "\n".join(out)


def _html_note(shown: str, number: int) -> str:
    cut = shown.find("&#8470;")
    if number % 3 == 0 or cut < 0:
        return f'<p class="note">&nbsp;&nbsp;&nbsp; {shown}</p>'
    end = shown.find(" ", cut + 8)
    end = len(shown) if end < 0 else end
    link = f'<a href="/rus/docs/#737">{shown[cut:end]}</a>'
    if number % 3 == 1:
        return f'<span class="note">&nbsp;&nbsp; {shown[:cut]}</span>{link}<span class="note">{shown[end:]}</span><br>'
    return f'<p><font color="#FF0000">&nbsp;{shown[:cut]}</font>{link}<font color="#FF0000">{shown[end:]}</font></p>'

"""Find: the citations of a text as they stand in it, act by act and provision by provision."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from attrs import evolve

from lawtime.analysis.cite.chains import read_provisions
from lawtime.analysis.cite.countries import FAR, TEXT, Countries, of_countries
from lawtime.analysis.cite.dialects import CiteWords, abbreviations, anchors, cite_words, languages
from lawtime.analysis.cite.model import Mention, Naming
from lawtime.analysis.cite.namings import abbreviated, read_naming
from lawtime.analysis.cite.neighbours import beside_one_another, on_days
from lawtime.analysis.cite.page import Page
from lawtime.analysis.cite.titles import TitleIndex
from lawtime.analysis.cite.treaties import read_treaty
from lawtime.analysis.cite.units import Piece, Provisions, chain_rules
from lawtime.jurisdictions.kz.acts import register
from lawtime.language.dialect import LABEL
from lawtime.language.folding import fold

_FAR = 160
_APPROVED = 320
_STEM = 5
_MOST_FORMS = 200
"""A text that introduces more short forms than this was not written to be read."""
ABROAD = "abroad"
"""What a mention says of itself that names no act, and whose sentence speaks of another country."""
OTHER = "other"
"""What a mention says of itself whose act is named in words that cannot be read."""
HERE, LAST = "?", "<"
"""Before the address of a provision: it lies in the article in which the citation stands, or in the one cited last."""
_ABBREVIATED = re.compile(r"(?<!\w)(?P<abbr>[^\W\d_][^\W_]{1,7})(?<=[^\W\d_a-z\u0430-\u044f])(?:-[^\W\d_]{1,6})? +\Z")
_HEADING = re.compile(r"\.?[ \t]*(?:\n|\Z)|\.[ \t]")
_LEAD = re.compile(r"(?:\A|\n|[^\W\d_]{3}[.!?:] )[ \t#*>\u2022\uf0b7-]*\Z")


@cache
def default_index() -> TitleIndex:
    """Return the titles of the register that comes with lawtime."""
    return TitleIndex(register())


def find(text: str, index: TitleIndex | None = None) -> tuple[Mention, ...]:
    """Return the citations of a text, in its order.

    Args:
        text: any document, in any mix of the languages that lawtime knows.
        index: the titles by which acts named without quotation marks are known.

    >>> [mention.eids for mention in find("partly Art.147 (3) and Art.26-28 of the Criminal Code")]
    [('art_147__para_3',), ('art_26', 'art_27', 'art_28')]
    """
    page = Page(text)
    titles = index or default_index()
    namings, lists = _read(page, titles)
    namings += _abbreviated(page, titles, namings)
    countries = Countries(page)
    namings = on_days(page, of_countries(countries, beside_one_another(page, namings)))
    return _mentions(page, namings, _outside(lists, namings), countries)


def _read(page: Page, index: TitleIndex) -> tuple[list[Naming], list[Provisions]]:
    """Read acts, treaties and lists of provisions at every word that may begin one."""
    pattern, langs = anchors()
    namings: list[Naming] = []
    lists: list[Provisions] = []
    act_end = list_end = 0
    for anchor in pattern.finditer(page.folded.text):
        at = anchor.start()
        if at < act_end or page.in_address(at):
            continue
        end = page.block_end(at)
        naming = _named(page, index, langs[anchor[0]], at, end)
        bare = naming is not None and naming.treaty and naming.short
        if naming is not None and not bare:
            namings.append(naming)
            act_end = max(act_end, naming.end)
            continue
        found = _listed(page, langs[anchor[0]], at, end) if at >= list_end else None
        if found is not None:
            lists.append(found)
            list_end = found.end
        elif naming is not None:
            namings.append(naming)
            act_end = max(act_end, naming.end)
    return namings, lists


def _named(page: Page, index: TitleIndex, langs: Sequence[str], at: int, end: int) -> Naming | None:
    """Return the act or treaty named at an offset; of two languages that read the same word, the one that reads on."""
    best: Naming | None = None
    for lang in langs:
        words = cite_words(lang)
        assert words is not None
        naming = read_naming(page, words, index, at, end) or read_treaty(page, words, at, end)
        if naming is not None and (best is None or _more_told(naming) > _more_told(best)):
            best = naming
    return best


def _more_told(naming: Naming) -> tuple[bool, int, bool]:
    return not naming.short, naming.end - naming.start, naming.treaty


def _listed(page: Page, langs: Sequence[str], at: int, end: int) -> Provisions | None:
    """Return the list of provisions that begins at an offset, in the first language that reads one."""
    for lang in langs:
        words = cite_words(lang)
        assert words is not None
        found = read_provisions(page, words, at, end)
        if found is not None:
            return found
    return None


def _abbreviated(page: Page, index: TitleIndex, namings: Sequence[Naming]) -> list[Naming]:
    """Read abbreviations: those of codes, and those that the text itself introduces."""
    pattern, known = abbreviations()
    own = {each.defines: each for each in reversed(namings) if each.defines}
    found: list[Naming] = []
    for match in pattern.finditer(page.shown):
        if page.in_address(match.start()):
            continue
        lang, codes = known[match[0]][0]
        words = cite_words(lang)
        assert words is not None
        naming, shown = abbreviated(page, words, index, match.span(), codes, page.block_end(match.start()))
        if match[0] in own and own[match[0]].treaty:
            naming = evolve(naming, treaty=True)
        if shown or naming.treaty or match[0] in own or _beside_list(page, words, naming):
            found.append(naming)
    read = {each.start for each in namings if each.treaty and not each.short}
    unknown = [abbr for abbr in own if abbr not in known]
    if unknown:
        ordered = sorted(unknown[-_MOST_FORMS:], key=len, reverse=True)
        groups = "|".join(f"(?P<own{place}>{_short_form(own[word])})" for place, word in enumerate(ordered))
        for match in re.finditer(rf"(?<!\w)(?:{groups})(?!\w)", page.shown):
            word = ordered[int((match.lastgroup or "")[3:])]
            defined = own[word]
            if match.start() >= defined.end and match.start() not in read and not page.in_address(match.start()):
                made = Naming(start=match.start(), end=match.end(), lang=defined.lang, kind=defined.kind)
                made = evolve(made, codes=defined.codes, abbreviation=word, short=not defined.codes)
                found.append(evolve(made, treaty=defined.treaty))
    return found


def _short_form(defined: Naming) -> str:
    """Return the pattern of a short form that a text introduces, in any case where its language declines."""
    words = cite_words(defined.lang)
    assert words is not None
    plain = words.words.settings.get("capitals") or sum(map(str.isupper, defined.defines)) >= 2
    written = [re.escape(word) for word in defined.defines.split()]
    if not plain:
        written = [re.escape(word[: max(_STEM, len(word) - 2)]) + r"\w{0,4}" for word in defined.defines.split()]
    return r"\s+".join(written)


@cache
def _labelled(lang: str) -> re.Pattern[str]:
    """Return a number whose label follows it, in a language that puts labels so."""
    words = cite_words(lang)
    assert words is not None
    rules = chain_rules(words)
    return re.compile(rf" *\d{{1,4}}(?:-\d{{1,3}})? ?-? ?(?:{rules.unit.pattern})" if rules.before else "(?!)")


def _beside_list(page: Page, words: CiteWords, naming: Naming) -> bool:
    """Say whether a list of provisions ends right before a name, or begins right after it."""
    text = page.folded.text
    rules = chain_rules(words)
    after = text[naming.end : naming.end + 12].lstrip()
    if rules.before:
        return bool(after[:1].isdigit())
    if after[:1].isdigit() and any(_labelled(lang).match(text, naming.end) for lang in languages()):
        return True
    before = text[max(0, naming.start - 24) : naming.start]
    if re.search(rf"\d[\d)\s,-]*(?:{words.setting('linked') or '(?!)'})? *\Z", before):
        return True
    gap = re.compile(r"[ ,:(]*").match(text, naming.end)
    return gap is not None and rules.unit.match(text, gap.end()) is not None


def _outside(lists: list[Provisions], namings: Sequence[Naming]) -> list[Provisions]:
    """Return the lists that lie in no name of an act."""
    starts = [naming.start for naming in namings]
    kept = []
    for found in lists:
        place = bisect_right(starts, found.start) - 1
        if place < 0 or namings[place].end <= found.start:
            kept.append(found)
    return kept


@cache
def _links(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may stand between a list and the act after it, and between an act and the list after it."""
    words = cite_words(lang)
    assert words is not None
    linked, aside = words.setting("linked"), words.setting("aside")
    before = words.words.settings.get("labels") == "before"
    gap = "[ ,]*" if linked else " *"
    said = r"(?:\([^()]{0,90}\)|\"[^\"]{0,120}\")?"
    after_list = "(?!)" if before else rf"{gap}{said}{gap}(?:(?:{linked or '(?!)'})(?!\w))? *"
    after_act = rf" *[,/(:;-]{{0,2}} *(?:(?:{aside})(?: +|(?<=\.) *))?"
    return re.compile(after_list), re.compile(after_act)


def _mentions(
    page: Page, namings: Sequence[Naming], lists: Sequence[Provisions], countries: Countries
) -> tuple[Mention, ...]:
    used: set[int] = set()
    found: list[Mention] = []
    lists = [each for each in lists if not _is_body(page, each)]
    starts, ends = [naming.start for naming in namings], [naming.end for naming in namings]
    for provisions in lists:
        place, after = _linked(page, namings, starts, ends, provisions)
        if place is None and _of_something_else(page, provisions):
            found += [
                _mention(page, piece.start, piece.end, provisions.lang, None, evolve(piece, unclear=OTHER))
                for piece in provisions.pieces
                if any(eid.startswith("art_") for eid in piece.eids) and not piece.own
            ]
            continue
        if place is None and _in_gazette(page, provisions):
            continue
        spoken = _spoken_of(page, namings, ends, provisions) if place is None else None
        if spoken is not None:
            found += [
                _mention(page, piece.start, piece.end, provisions.lang, spoken, piece)
                for piece in provisions.pieces
                if _stands_alone(page, provisions, piece)
            ]
            continue
        if place is None:
            elsewhere = countries.abroad(provisions.start) not in {"", TEXT, FAR}
            found += [
                _mention(page, piece.start, piece.end, provisions.lang, None, _bare(piece, elsewhere))
                for piece in provisions.pieces
                if _stands_alone(page, provisions, piece)
            ]
            continue
        naming = namings[place]
        approved = after and _of_approved(page, provisions, naming)
        fresh = place not in used
        used.add(place)
        pieces = provisions.pieces
        for index, piece in enumerate(pieces):
            start, end = piece.start, piece.end
            if fresh and after and index == len(pieces) - 1:
                end = max(end, _shown_end(naming))
            if fresh and not after and index == 0:
                start = min(start, naming.start)
            found.append(evolve(_mention(page, start, end, provisions.lang, naming, piece), approved=approved))
    for place, naming in enumerate(namings):
        if place not in used and not naming.beside and not (naming.treaty and naming.short):
            found.append(_mention(page, naming.start, _shown_end(naming), naming.lang, naming, None))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


@cache
def _approved(lang: str) -> re.Pattern[str]:
    """Return what stands between a provision of rules and the act that approved them."""
    words = cite_words(lang)
    assert words is not None
    rules, by = words.setting("approvable") or "(?!)", words.setting("approved") or "(?!)"
    return re.compile(rf" *(?:{rules})(?!\w)[^;:\n]{{0,240}}?[ ,(](?:{by})(?!\w) *")


def _of_approved(page: Page, provisions: Provisions, naming: Naming) -> bool:
    """Say whether provisions are of a text that the act named behind them approved."""
    return _approved(provisions.lang).fullmatch(page.folded.text, provisions.end, naming.start) is not None


def _shown_end(naming: Naming) -> int:
    """Return where a name ends for its reader: before the short form that it introduces in brackets."""
    return naming.end if naming.tail is None else naming.tail


def _bare(piece: Piece, elsewhere: bool) -> Piece:
    return evolve(piece, unclear=ABROAD) if elsewhere and not piece.own and not piece.back else piece


def _linked(
    page: Page, namings: Sequence[Naming], starts: list[int], ends: list[int], provisions: Provisions
) -> tuple[int | None, bool]:
    """Return which name a list of provisions goes with, and whether the name follows it."""
    after_list, after_act = _links(provisions.lang)
    text = page.folded.text
    place = bisect_left(starts, provisions.end)
    limit = min(provisions.end + _APPROVED, page.block_end(provisions.end))
    near = place < len(namings) and starts[place] <= limit
    if near and _of_approved(page, provisions, namings[place]):
        return place, True
    opened = page.shown[max(0, provisions.start - 2) : provisions.start].rstrip().endswith("(")
    upto = starts[place] if place < len(starts) and starts[place] <= provisions.end + _FAR else provisions.end
    inside = page.shown[provisions.start : upto]
    bracketed = opened and inside.count(")") > inside.count("(")
    if not bracketed and place < len(namings) and starts[place] <= provisions.end + _FAR:
        between = text[provisions.end : starts[place]]
        same = "\n\n" not in page.shown[provisions.end : starts[place]]
        if same and starts[place] <= page.block_end(provisions.end) and after_list.fullmatch(between):
            return place, True
    place = bisect_right(ends, provisions.start) - 1
    if place >= 0 and provisions.start - ends[place] <= 40:
        between = text[ends[place] : provisions.start]
        if "\n" not in page.shown[ends[place] : provisions.start] and after_act.fullmatch(between):
            return place, False
    return None, False


def _spoken_of(page: Page, namings: Sequence[Naming], ends: Sequence[int], provisions: Provisions) -> Naming | None:
    """Return the treaty of which a paragraph speaks in short, where a provision in brackets follows and names none."""
    place = bisect_right(ends, provisions.start) - 1
    if place < 0 or ends[place] < max(page.block_start(provisions.start), provisions.start - _FAR):
        return None
    opened = page.shown[max(0, provisions.start - 2) : provisions.start].rstrip().endswith("(")
    return namings[place] if opened and namings[place].treaty and namings[place].short else None


@cache
def _body_says(lang: str) -> re.Pattern[str]:
    words = cite_words(lang)
    assert words is not None
    return re.compile(rf"(?:{words.setting('body_says') or '(?!)'})(?!\w)")


def _is_body(page: Page, provisions: Provisions) -> bool:
    """Say whether words in capitals are the name of a body, as "ARTICLE 19" is."""
    words = cite_words(provisions.lang)
    assert words is not None
    bodies = words.words.settings.get("bodies", ())
    shown = page.shown[provisions.start : provisions.end]
    if shown.upper() in bodies and _body_says(provisions.lang).match(page.folded.text, provisions.end):
        return True
    return shown in bodies and not page.shown[provisions.end : provisions.end + 16].strip(" ,").isupper()


def _of_something_else(page: Page, provisions: Provisions) -> bool:
    """Say whether a list goes with words that name no act lawtime can read: "Article 19 of the ICCPR"."""
    words = cite_words(provisions.lang)
    assert words is not None
    text = page.folded.text
    of = words.setting("belongs")
    match = re.compile(rf" *(?:{of})(?!\w) +").match(text, provisions.end) if of else None
    if match is not None:
        return True
    if words.words.settings.get("labels") == "before" and _unknown_before(page, words, provisions.start):
        return True
    after = page.shown[provisions.end : provisions.end + 8]
    if words.words.settings.get("capitals"):
        return re.match(r" ?[A-Z][A-Z]{2,}(?!\w)", after) is not None
    return re.match(r" [^\W\da-z\u0430-\u044f_]", after) is not None


def _unknown_before(page: Page, words: CiteWords, at: int) -> bool:
    """Say whether an abbreviation that is none known stands right before a list, in a text not all in capitals."""
    row = _ABBREVIATED.search(page.shown, max(page.block_start(at), at - 24), at)
    if row is None or page.shown[at : at + 12].isupper():
        return False
    return row["abbr"] not in abbreviations()[1] and fold(row["abbr"]).text not in words.country


@cache
def _gazette(lang: str) -> re.Pattern[str]:
    words = cite_words(lang)
    assert words is not None
    lead = words.setting("number_lead") or "(?!)"
    return re.compile(rf"(?:{lead}) *\d[\d ,ivxlc-]{{0,24}},? *\Z")


def _in_gazette(page: Page, provisions: Provisions) -> bool:
    """Say whether a list counts items of a gazette: "Bulletin of the Parliament, 1998, No. 11-12, Art. 173"."""
    before = page.folded.text[max(0, provisions.start - 36) : provisions.start]
    return _gazette(provisions.lang).search(before) is not None


def _stands_alone(page: Page, provisions: Provisions, piece: Piece) -> bool:
    """Say whether a provision that goes with no act is a citation all the same, and no heading of the text itself."""
    if piece.own or piece.back:
        return True
    if all(any(sign in each.unclear for sign in "./") for each in provisions.pieces):
        return False  # A number with a full stop in it is one of a contract, unless an act is named with it.
    beside = any(eid.startswith("art_") for each in provisions.pieces for eid in each.eids)
    if not piece.rooted or not beside:
        return False
    leads = _LEAD.search(page.shown, max(0, provisions.start - 20), provisions.start) is not None
    return not (leads and len(provisions.pieces) == 1 and _HEADING.match(page.shown, provisions.end))


def _mention(page: Page, start: int, end: int, lang: str, naming: Naming | None, piece: Piece | None) -> Mention:
    first, last = page.original_span(start, end)
    words = " ".join(page.text[first:last].split())
    eids, unclear = (piece.eids, piece.unclear) if piece else ((), "")
    if piece is not None and (piece.own or piece.back):
        sign = HERE if piece.own else LAST
        eids = tuple(f"{sign}{eid}" for eid in eids) or (sign,)
    return Mention(
        first, last, page.line(first), words, lang, naming, eids, unclear, 0 if naming else page.sentence(first)
    )


@cache
def _own_headings() -> re.Pattern[str]:
    parts = []
    for lang in languages():
        words = cite_words(lang)
        assert words is not None
        unit = words.words.phrases("unit.art").source
        before = words.words.settings.get("labels") == "before"
        parts.append(rf"{LABEL} *- *(?:{unit})\." if before else rf"(?:{unit}) *{LABEL} *\.")
    return re.compile(rf"(?:{'|'.join(parts)})(?: |\Z)")


def own_articles(text: str) -> int:
    r"""Return how many lines of a text are headings of articles of its own: kind, number and a full stop.

    >>> own_articles("Article 1. Basic definitions\nArticle 2. Aims\nArticle 3 of the Criminal Code")
    2
    """
    heading = _own_headings()
    return sum(1 for line in text.splitlines() if heading.match(fold(line[:80].lstrip(" \t#*")).text))

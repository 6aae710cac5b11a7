"""An amending act's text → items and instructions; every paragraph is accounted for."""

import re
from datetime import date

from attrs import define, evolve, field

from lawtime.language.folding import fold
from lawtime.language.recognise import recognise
from lawtime.model.acts import ActRef
from lawtime.model.commencement import Rule, Temporary, Unstated
from lawtime.model.findings import Finding
from lawtime.model.operations import Repeal
from lawtime.reading.amending.acts import AmendingAct, Instruction, Item, Piece, PieceKind
from lawtime.reading.amending.citations import Citation, cited_in, read_citation
from lawtime.reading.amending.clauses import (
    Clause,
    Sentence,
    named_elements,
    names_element,
    orders_something,
    read_sentence,
)
from lawtime.reading.amending.commencing import Own, is_commencing, named_in, read_commencement, read_end
from lawtime.reading.amending.drafts import Draft, OpenItem, contradicted, lines_of, partition, timed
from lawtime.reading.amending.footnotes import own_notes, without
from lawtime.reading.amending.headers import header_of, listed_act, signed_from
from lawtime.reading.amending.orders import Ordered, Place, order
from lawtime.reading.amending.paragraphs import Paragraph, Quotation, opens_quotation, paragraphs, quotation_at
from lawtime.reading.amending.references import DEPTHS, UNNUMBERED, Path, Step, address, levels, under
from lawtime.reading.amending.repeals import begins_list, repealed_act
from lawtime.reading.amending.suspending import suspending
from lawtime.reading.amending.tokens import QUOTE, STRAY, WITHIN, Token, in_context, parted, tokens

_NUMBERED = re.compile(r"(?P<number>\d{1,4}(?:-\d{1,3})*)\\?(?P<sign>[.)])(?!\d)\s*")
_UNDOTTED = re.compile(r"(?P<number>\d{1,4}(?:-\d{1,3})*)(?P<sign>) +(?=[^\W\d_])")
_SIGNS = {".": "para", ")": "subpara", "": "para"}
_END_SIGNS = (";", ".")
_NOTHING = "amends-nothing"
_NAMING = (STRAY, QUOTE, WITHIN)


def read_amending(text: str, *, source: str = "", lang: str | None = None, act: ActRef | None = None) -> AmendingAct:
    """Read an amending act into the operations that it orders.

    Args:
        text: the file's characters.
        source: the name of the file.
        lang: its language; recognised where left out.
        act: what the act is called, where its text does not say.

    >>> law = read_amending('''On amendments
    ...
    ... Article 1. To introduce amendments into the following legislative acts:
    ...
    ... 4. In the Law of the Republic of Kazakhstan dated 6 January 2012 "On National Security":
    ...
    ... in subparagraph 2) of Article 14 the words "of crimes" shall be replaced by the words "of offences".
    ...
    ... Article 2. This Law shall be enforced from 1 January 2015.''', lang="en")
    >>> law.items[0].instructions[0].operation.new, law.items[0].instructions[0].target
    ('of offences', 'art_14__subpara_2')
    """
    code = lang or recognise(text)
    notes = own_notes(text, code)
    plain = without(text, notes)
    reader = _Reader(plain, paragraphs(plain), code)
    reader.read()
    found = reader.result(source, act)
    held = suspending(plain, found.pieces, found.commencement, code)
    findings = tuple(each for each in found.findings if not held or each.code != _NOTHING)
    return evolve(found, notes=notes, suspensions=held, findings=findings)


@define
class _Reader:
    text: str
    found: list[Paragraph]
    lang: str
    items: list[OpenItem] = field(factory=list)
    pieces: list[Piece] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    title: str = ""
    named: ActRef | None = None
    item: OpenItem | None = None
    own: Path = ()
    line: int = 0
    began: bool = False
    listed: bool = False
    rule: Rule = field(factory=Unstated)
    until: date | None = None
    commencing: tuple[str, list[str]] | None = None
    provisos: list[Paragraph] = field(factory=list)
    repeals: list[tuple[int, int, Path]] = field(factory=list)
    concerned: list[tuple[Paragraph, tuple[Path, ...]]] = field(factory=list)
    schedule: bool = False

    # -- the paragraphs, one after another --------------------------------------------------------------------------

    def read(self) -> None:
        """Read every paragraph."""
        signed = signed_from([each.text for each in self.found], self.lang)
        at = 0
        while at < signed:
            at = self._paragraph(at)
        for paragraph in self.found[max(at, signed) :]:
            self._mark(0, paragraph, PieceKind.END, 0)

    def _paragraph(self, at: int) -> int:
        paragraph = self.found[at]
        opening = self._own_article(paragraph)
        if opening is not None:
            number, skip = opening
            self._leave()
            self.own, self.line, self.began, self.listed = (Step("art", number),), 0, True, False
            self._number(paragraph, skip)
            return self._provision(at, paragraph, skip)
        numbered = self._own_number(paragraph)
        if numbered is not None:
            return self._numbered(at, paragraph, numbered)
        self.line += 1
        return self._provision(at, paragraph, 0, counted=True)

    def _own_article(self, paragraph: Paragraph) -> tuple[str, int] | None:
        """Return the number of the act's own article that a paragraph opens, and where its words begin."""
        folded = fold(paragraph.text)
        level = levels(self.lang).at(folded.text, 0)
        if level is None or level.kind != "art" or len(level.numbers.labels) != 1:
            return None
        end = folded.span(level.end - 1, level.end)[1]
        if paragraph.text[end : end + 1] != ".":
            return None
        rest = paragraph.text[end + 1 :]
        return level.numbers.labels[0], end + 1 + len(rest) - len(rest.lstrip())

    def _own_number(self, paragraph: Paragraph) -> re.Match[str] | None:
        """Return the number that a paragraph bears; one that belongs to the element it names first is none."""
        numbered = _NUMBERED.match(paragraph.text) or self._undotted(paragraph.text)
        level = levels(self.lang).at(fold(paragraph.text).text, 0) if numbered else None
        return numbered if level is None or level.kind in UNNUMBERED else None

    def _undotted(self, text: str) -> re.Match[str] | None:
        """Return the number that has lost its stop, where an item or the commencement of the act begins behind it."""
        found = _UNDOTTED.match(text)
        words = text[found.end() :] if found else ""
        return found if words and (header_of(words, self.lang) or is_commencing(words, self.lang)) else None

    def _numbered(self, at: int, paragraph: Paragraph, numbered: re.Match[str]) -> int:
        kind, number = _SIGNS[numbered["sign"]], numbered["number"]
        kept = [step for step in self.own if DEPTHS[step.kind] < DEPTHS[kind]]
        self.own, self.line, self.began = (*kept, Step(kind, number)), 0, True
        if self.item is not None:
            if DEPTHS[kind] <= DEPTHS[self.item.own[-1].kind] if self.item.own else kind == "para":
                self._leave()
            else:
                self.item.context, self.item.throughout = (), False
        self._number(paragraph, numbered.end())
        return self._provision(at, paragraph, numbered.end())

    # -- one provision ----------------------------------------------------------------------------------------------

    def _provision(self, at: int, paragraph: Paragraph, skip: int, *, counted: bool = False) -> int:
        """Read what a paragraph says behind its number; `counted` where it is no first line of a numbered element."""
        if not counted:
            self.line = 1
        words = paragraph.text[skip:]
        if not words:
            return at + 1
        if self.commencing is not None and self._lists(skip):
            self.commencing[1].append(words)
            return self._mark(at, paragraph, PieceKind.COMMENCEMENT, skip)
        if is_commencing(words, self.lang) and not (self.item is not None and opens_quotation(paragraph)):
            return self._commence(at, paragraph, skip)
        if self._opens_item(paragraph, skip):
            return self._mark(at, paragraph, PieceKind.HEADER, skip)
        if self.item is not None:
            return self._inside(at, paragraph, skip)
        return self._outside(at, paragraph, skip)

    def _lists(self, skip: int) -> bool:
        """Say whether a numbered line goes on with the list that a commencement provision opened."""
        opened = self.commencing is not None and self.commencing[0].rstrip().endswith(":")
        return opened and skip > 0 and self.own[-1:] != () and self.own[-1].kind == "subpara"

    def _commence(self, at: int, paragraph: Paragraph, skip: int) -> int:
        self._leave()
        self._finish_commencement()
        self.commencing = (paragraph.text[skip:], [])
        return self._mark(at, paragraph, PieceKind.COMMENCEMENT, skip)

    def _finish_commencement(self) -> None:
        if self.commencing is None:
            return
        lead, listed = self.commencing
        rule = read_commencement(lead, listed, self.lang)
        if not isinstance(self.rule, Unstated):
            self._find("two-commencements", "the act states twice when it takes effect", 0)
        self.rule, self.commencing = rule, None

    def _opens_item(self, paragraph: Paragraph, skip: int) -> bool:
        """Begin an item where a provision names the act that it amends."""
        words = paragraph.text[skip:]
        header = header_of(words, self.lang)
        if header is None:
            return False
        if header.several:
            self.listed = True
            return True
        self._open(header.cited, words, paragraph.start + skip)
        if header.within and self.item is not None:
            self.item.context = None
        return True

    def _open(self, cited: Citation | None, quote: str, start: int) -> None:
        self._finish_commencement()
        self.item = OpenItem(cited, quote, (start, start + len(quote)), self.own)
        self.items.append(self.item)

    def _leave(self) -> None:
        self.item = None
        self._finish_commencement()

    # -- within an item ---------------------------------------------------------------------------------------------

    def _inside(self, at: int, paragraph: Paragraph, skip: int) -> int:
        assert self.item is not None
        words = paragraph.text[skip:]
        found = in_context(tokens(words, self.lang), self.item.context)
        sentence = read_sentence(found, self.lang)
        if sentence.unread:
            sentence = read_sentence(parted(found, words, self.lang), self.lang)
        if sentence.heads is not None or sentence.throughout:
            self._head(sentence)
            return self._mark(at, paragraph, PieceKind.HEADER, skip)
        if sentence.unread:
            return self._unread(at, paragraph, skip, sentence.unread)
        return self._instruct(at, paragraph, skip, sentence.clauses)

    def _head(self, sentence: Sentence) -> None:
        assert self.item is not None
        self.item.throughout = sentence.throughout
        if self.item.context is None or sentence.heads is None:
            return
        if len(sentence.heads.paths) == 1 and not sentence.heads.ranged:
            self.item.context = under(self.item.context, sentence.heads.paths[0])
        else:
            self.item.context = None

    def _unread(self, at: int, paragraph: Paragraph, skip: int, why: str) -> int:
        """Keep what is not understood, with the quotations that follow it, as an instruction that nobody can apply."""
        assert self.item is not None
        context = self.item.context
        words = paragraph.text[skip:]
        first_line = self.line
        self._mark(at, paragraph, PieceKind.UNREAD, skip)
        quotations, after = self._quotations(at + 1)
        if words.rstrip().endswith(":") and not quotations:
            self.item.context = None
        header = self.item.context is None and context is not None
        for target in ("act",) if header else self._concerned(words, context):
            ordered = Ordered(target, None, unread=f"not understood: {why[:200]}", sources=tuple(quotations))
            self._draft(at, skip, ordered, first_line, quotations)
        return after

    def _concerned(self, words: str, context: Path | None) -> tuple[str, ...]:
        """Return what a sentence that is not understood may concern: what is around it, or each article it names."""
        if context is None:
            return ("act",)
        found = tokens(words, self.lang)
        named = named_elements([token for token in found if not token.placeless], self.lang)
        if any(token.kind == "mark.throughout" for token in found):
            return ("act",)
        around = address(context, code=self._is_code()).eid
        if named is None or not named.numbered:
            only_contents = not context and any(token.level and token.level.kind == "toc" for token in found)
            return ("toc" if only_contents else address(_around(context, found), code=self._is_code()).eid,)
        concerned = []
        for path in (under(context, each) for each in named.paths):
            article = tuple(step for step in path if step.kind in ("art", "att"))[:1]
            inside = bool(context) and path[: len(context)] == context
            concerned.append(around if inside else address(article).eid if article else "act")
        return tuple(dict.fromkeys(concerned))

    def _instruct(self, at: int, paragraph: Paragraph, skip: int, clauses: tuple[Clause, ...]) -> int:
        assert self.item is not None
        first_line = self.line
        self._mark(at, paragraph, PieceKind.INSTRUCTION, skip)
        quotations: list[Quotation] = []
        after = at + 1
        if any(clause.awaits for clause in clauses):
            quotations, after = self._quotations(at + 1)
        throughout = self.item.throughout or any(clause.throughout for clause in clauses)
        context = self.item.context
        for clause in clauses:
            place = Place(context, self._is_code(), self.lang, throughout)
            given = quotations if clause.awaits else []
            if clause.awaits and sum(each.awaits for each in clauses) > 1:
                made = [Ordered(place.eid(context or ()), None, unread="which quotation is whose cannot be told")]
            else:
                made = order(clause, place, given)
            for ordered in made:
                self._draft(at, skip, ordered, first_line, list(ordered.sources) or given)
            if (
                clause.targets is not None
                and context is not None
                and len(clause.targets.paths) == 1
                and len(clauses) > 1
            ):
                context = under(context, clause.targets.paths[0])
        return after

    def _is_code(self) -> bool:
        return self.item is not None and self.item.amended is not None and self.item.amended.kind == "code"

    def _quotations(self, at: int) -> tuple[list[Quotation], int]:
        """Read the quotations that begin with a paragraph, one after another."""
        quotations: list[Quotation] = []
        while at < len(self.found) and opens_quotation(self.found[at]):
            quotation = quotation_at(self.found, at, self._is_own)
            quotations.append(quotation)
            for index in range(quotation.first, quotation.last + 1):
                self.line += 1
                kind = PieceKind.UNREAD if quotation.doubt else PieceKind.QUOTATION
                self._mark(index, self.found[index], kind, 0)
            if quotation.doubt:
                self._find("quotation-doubtful", quotation.doubt, self.found[at].line)
            at = quotation.last + 1
        return quotations, at

    def _is_own(self, paragraph: Paragraph) -> bool:
        """Say whether a paragraph within a quotation reads as the amending act's own word."""
        numbered = self._own_number(paragraph)
        words = paragraph.text[numbered.end() :] if numbered else paragraph.text
        if is_commencing(words, self.lang):
            return True
        found = tokens(words, self.lang)
        if not any(token.kind.startswith("verb.") for token in found):
            return False
        sentence = read_sentence(found, self.lang)
        return not sentence.unread and bool(sentence.clauses)

    def _draft(self, at: int, skip: int, ordered: Ordered, first_line: int, quotations: list[Quotation]) -> None:
        assert self.item is not None
        paragraph = self.found[at]
        start = paragraph.start + skip
        lines = lines_of(first_line, at, quotations)
        instruction = Instruction(
            ordered.target,
            ordered.operation,
            ordered.position,
            paragraph.text[skip:],
            (start, paragraph.end),
            paragraph.line,
            Unstated(),
            ordered.unread,
            address(self.own).eid if self.own else "",
            lines,
            tuple(quotation.span for quotation in quotations if quotation.span != (0, 0)),
        )
        self.item.drafts.append(Draft(instruction, Own(self.own, lines)))

    # -- outside items ----------------------------------------------------------------------------------------------

    def _outside(self, at: int, paragraph: Paragraph, skip: int) -> int:
        words = paragraph.text[skip:]
        found = tokens(words, self.lang)
        if self._repeals_act(at, skip, found):
            return self._mark(at, paragraph, PieceKind.INSTRUCTION, skip)
        if found[:1] and found[0].kind == "verb.repeal":
            self.repeals.append((at, skip, self.own))
        elif self.schedule and skip:
            self._open(None, words, paragraph.start + skip)
            self._unread(at, paragraph, skip, "which act is repealed is not understood")
            self.item = None
            return at + 1
        if not self.began:
            self._caption(paragraph)
            return self._mark(at, paragraph, PieceKind.CAPTION, skip)
        ends = read_end(words, self.lang)
        if ends is not None:
            self.until = ends if self.until is None else min(ends, self.until)
            return self._mark(at, paragraph, PieceKind.COMMENCEMENT, skip)
        entry = bool(skip) and self.own[-1].kind == "para"
        if self.listed and entry and (named := listed_act(words, self.lang)) is not None:
            self._open(named, words, paragraph.start + skip)
            return self._mark(at, paragraph, PieceKind.HEADER, skip)
        if self.listed and (entry if skip else orders_something(found)):
            self._open(None, words, paragraph.start + skip)
            return self._unread(at, paragraph, skip, "the act that this item amends is not understood")
        if any(token.kind.startswith("verb.") for token in found):
            cited = cited_in(words, self.lang) if skip else None
            if cited is not None or read_sentence(found, self.lang).clauses or names_element(found):
                why = "which act this amends is not said" if cited is None else "the act is named within the sentence"
                self._open(cited, words, paragraph.start + skip)
                after = self._unread(at, paragraph, skip, why)
                self.item = None
                return after
        if not isinstance(self.rule, Unstated) or self.commencing is not None:
            self.provisos.append(paragraph)
        return self._mark(at, paragraph, PieceKind.PROVISION, skip)

    def _caption(self, paragraph: Paragraph) -> None:
        if not self.title:
            self.title = " ".join(paragraph.text.split())
        elif self.named is None:
            cited = read_citation(paragraph.text, self.lang)
            if cited is not None and cited.act is not None:
                self.named = cited.act

    def _repeals_act(self, at: int, skip: int, found: list[Token]) -> bool:
        """Read a provision that repeals another act, or an entry of a list of acts repealed."""
        paragraph = self.found[at]
        words = paragraph.text[skip:]
        repealed = repealed_act(words, found, self.lang, listed=self.schedule and skip > 0)
        if repealed is None:
            self.schedule = self.schedule or (self.began and not skip and begins_list(words, self.lang))
            return False
        self._open(repealed.act, words, paragraph.start + skip)
        target = address(repealed.path, code=repealed.act.kind == "code").eid
        self._draft(at, skip, Ordered(target, Repeal(target=target)), self.line, [])
        self.item = None
        return True

    # -- the end ----------------------------------------------------------------------------------------------------

    def _number(self, paragraph: Paragraph, skip: int) -> None:
        if skip:
            self.pieces.append(Piece(paragraph.start, paragraph.start + skip, PieceKind.NUMBER))

    def _mark(self, at: int, paragraph: Paragraph, kind: PieceKind, skip: int) -> int:
        self.pieces.append(Piece(paragraph.start + skip, paragraph.end, kind))
        return at + 1

    def _find(self, code: str, message: str, line: int) -> None:
        self.findings.append(Finding(code, message, line=line))

    def result(self, source: str, act: ActRef | None) -> AmendingAct:
        """Return what was read."""
        self._finish_commencement()
        if self.until is not None:
            self.rule = Temporary(self.rule, self.until)
        for at, skip, own in self.repeals if not self.schedule else ():
            self.own = own
            self._open(None, self.found[at].text[skip:], self.found[at].start + skip)
            unread = Ordered("act", None, unread="which acts are repealed is not understood")
            self._draft(at, skip, unread, 1, [])
        if not self.items:
            self._find(_NOTHING, "no provision of the act was read as one that amends or repeals an act", 0)
        self.concerned = [(each, self._named(each)) for each in self.provisos]
        items = tuple(self._item(each) for each in self.items)
        found = tuple(evolve(finding, source=source) for finding in self.findings)
        pieces = tuple(partition(self.pieces, len(self.text)))
        return AmendingAct(act or self.named, self.title, items, self.rule, pieces, found, self.lang, source)

    def _item(self, item: OpenItem) -> Item:
        made = contradicted([self._timed(draft) for draft in item.drafts])
        if not made:
            self._find("item-without-instructions", f"nothing is ordered for {item.quote[:80]!r}", 0)
        return Item(item.amended, made, item.quote, item.span, address(item.own).eid if item.own else "")

    def _timed(self, draft: Draft) -> Instruction:
        instruction, proviso = timed(draft, self.rule, self.concerned, self.lang)
        if proviso is not None:
            self._find("instruction-with-proviso", f"a further provision concerns {instruction.address}", proviso.line)
        return instruction

    def _named(self, proviso: Paragraph) -> tuple[Path, ...]:
        """Return the provisions of the act itself that a further provision of it names."""
        numbered = self._own_number(proviso)
        words = proviso.text[numbered.end() :] if numbered else proviso.text
        paths: list[Path] = []
        run: list[Token] = []
        for token in [*tokens(words, self.lang), None]:
            if token is not None and (token.level is not None or token.kind in ("sign", "mark.link", "mark.of")):
                run.append(token)
                continue
            named = [each for each in run if each.level is not None]
            if named:
                paths.extend(named_in(words[named[0].start : named[-1].end], self.lang) or ())
            run = []
        return tuple(paths)


def _around(context: Path, found: list[Token]) -> Path:
    """Return the element of a context that holds whatever a sentence may speak of.

    What it names lies beside its like, and not within. Words that no form accounts for may name what lies beside any
    element within the article, such as a note to it, where they stand before any other name.
    """
    named = [DEPTHS[token.level.kind] for token in found if token.level is not None and not token.placeless]
    first = next((token for token in found if token.level is not None or token.kind in _NAMING), None)
    if first is not None and first.kind == STRAY:
        named.append(DEPTHS["art"] + 1)
    depth = min(named, default=max(DEPTHS.values()) + 1)
    return tuple(step for step in context if DEPTHS[step.kind] < depth)

"""Write a corpus of made-up acts in three languages, for measuring scale; it is never used to measure accuracy.

`python -m benchmarks.generator DIR --acts 20000 --seed 1` writes about 400,000 changes: acts with amendment notes,
amending acts that order some of the changes, and registers of publications. One seed gives the same bytes everywhere.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from math import exp
from pathlib import Path

from attrs import frozen

from benchmarks.wordings import WORDINGS, Wording

ARTICLES = (15.0, 0.6)
"""Articles of an act: mean, and the deviation of the logarithm. The law on commodity exchanges has 38, that on national
security 31, six orders and decisions of 2026 in the shared data from 3 to 5. The mean gives twenty changes an act."""

LINE = (128, 0.7)
"""Characters of a paragraph: median, and the deviation of the logarithm. Medians of the thirteen texts of the shared
data: 143, 142, 119 in laws; 209, 127, 96, 140 in orders."""

PARAGRAPHS = (1, 1, 2, 2, 3, 4, 6)
"""Paragraphs of an article; the median article has 62 to 424 characters in orders and 1,040 to 1,100 in the law."""

NOTED = 0.74
"""Articles with a note: 23 notes on 31 articles in the law on national security."""

CHAIN = {1: 105, 2: 29, 3: 8, 4: 7, 5: 6, 7: 1, 8: 2, 13: 1, 19: 1, 20: 1}
"""Changes told by one footnote, with how many of the 161 footnotes of the gold set tell so many; their mean is 2."""

TOMBSTONES = 0.09
"""Tombstones of paragraphs for each article with a note: 2 beside 23 notes in the law; 31 of 198 in the gold set."""

RULES = {"ten": 172, "sixty": 41, "six months": 16, "day": 10, "date": 41}
"""When changes take effect, with how many of the 355 changes of the gold set do so."""

GAPS = (41, 114, 179, 293, 358, 551, 698, 1204, 1805)
"""Deciles of the days between two changes in one note of the gold set."""

LANGUAGES = {"ru": 45, "kk": 40, "en": 15}
"""Languages of the acts; a guess: every act of Kazakhstan is in Kazakh and Russian, and few are translated."""

PUBLISHED = 0.7
"""Acts whose day of publication a register states; a guess."""

AMENDING_ACTS = 0.25
"""Amending acts for each act: 38 acts changed the law on national security, and each of them dozens of others."""

ORDERED = 0.1
"""Articles with a note of which the amending act of the last change is in the corpus: ten items of 59 changes in the
data on the law on national security."""

_FIRST, _LAST = date(1999, 1, 1), date(2025, 12, 31)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_FOLDER = 1000
_NUMBERS, _AMENDING_NUMBERS = (1, 8_999), (9_000, 9_899)
_CYCLES = 37


@frozen
class Named:
    """An act as others cite it."""

    number: str
    signed: date
    rule: str
    effective: date
    lang: str


@frozen
class Order:
    """Words that an amending act orders to be replaced in a paragraph."""

    act: Named
    title: str
    article: int
    paragraph: int
    old: str
    new: str


@frozen
class Written:
    """How much was written."""

    acts: int
    amending: int
    changes: int
    characters: int


def generate(folder: Path, acts: int, seed: int = 1, changes: float = 1.0) -> Written:
    """Write a corpus into a folder.

    Args:
        folder: where to; it is made.
        acts: how many acts, besides the amending ones.
        seed: the same seed writes the same files.
        changes: how many times the usual number of changes a note tells.
    """
    chance = random.Random(f"{seed}")
    pool = [_named(chance, place, *_AMENDING_NUMBERS) for place in range(max(8, int(acts * AMENDING_ACTS * changes)))]
    by_lang = {code: sorted((a for a in pool if a.lang == code), key=lambda a: a.signed) for code in LANGUAGES}
    sentences = {code: _sentences(random.Random(f"{seed} {code}"), words) for code, words in WORDINGS.items()}
    orders: dict[Named, list[Order]] = {}
    registered: dict[int, list[str]] = {}
    told = characters = 0
    for place in range(acts):
        chance = random.Random(f"{seed} {place}")
        act = _named(chance, place, *_NUMBERS)
        writer = _Writer(act, WORDINGS[act.lang], sentences[act.lang], by_lang[act.lang], chance, changes)
        text = "\n".join(writer.lines(place))
        told += writer.changes
        characters += len(text)
        _write(folder / "acts" / f"{place // _FOLDER:03}" / f"{place:06}.{act.lang}.txt", text)
        for order in writer.orders:
            orders.setdefault(order.act, []).append(order)
        _register(registered, act, chance)
        told += len(writer.orders)
    for place, (act, ordered) in enumerate(sorted(orders.items(), key=lambda pair: pair[0].number)):
        text = "\n".join(_amending(act, ordered, WORDINGS[act.lang]))
        characters += len(text)
        _write(folder / "amending" / f"{place // _FOLDER:03}" / f"{act.number}_{act.signed}.txt", text)
    for act in pool:
        _register(registered, act, random.Random(f"{seed} {act.number}"))
    for year, rows in sorted(registered.items()):
        head = "act\tkind\tsigned\tpublished\tplace\tsource"
        _write(folder / "publications" / f"{year}.tsv", "\n".join((head, *rows)))
    return Written(acts, len(orders), told, characters)


def _named(chance: random.Random, place: int, first: int, last: int) -> Named:
    """Return an act whose number and day no other has; its number lies between two, as in one convocation."""
    cycle, number = divmod(place, last - first + 1)
    days = (_LAST - _FIRST).days // _CYCLES - 30
    day = _FIRST + timedelta(chance.randrange(days) * _CYCLES + (cycle + number) % _CYCLES)
    rule = chance.choices(tuple(RULES), tuple(RULES.values()))[0]
    lang = chance.choices(tuple(LANGUAGES), tuple(LANGUAGES.values()))[0]
    roman = _ROMAN[min(7, (day.year - _FIRST.year) // 4)]
    return Named(f"{first + number}-{roman}", day, rule, date(day.year + 1, 1, 1), lang)


def _register(registered: dict[int, list[str]], act: Named, chance: random.Random) -> None:
    if chance.random() < PUBLISHED:
        day = act.signed + timedelta(chance.choice((1, 2, 3, 3, 4, 5, 7, 10, 12, 20)))
        row = f"{act.number}\tlaw\t{act.signed}\t{day}\t\tthe made-up gazette"
        registered.setdefault(act.signed.year, []).append(row)


def _sentences(chance: random.Random, words: Wording) -> list[str]:
    """Return pieces of prose of the lengths that paragraphs have."""
    found = []
    for _ in range(3_000):
        wanted = LINE[0] * exp(chance.gauss(0, LINE[1]))
        picked: list[str] = []
        size = 0
        while size < wanted:
            picked.append(chance.choice(words.vocabulary))
            size += len(picked[-1]) + 1
        text = " ".join(picked)
        found.append(text[0].upper() + text[1:] + ".")
    return found


class _Writer:
    """Writes one act: its articles, its notes, and what amending acts order in it."""

    def __init__(
        self,
        act: Named,
        words: Wording,
        sentences: list[str],
        pool: list[Named],
        chance: random.Random,
        factor: float,
    ) -> None:
        self.act, self.words, self.sentences, self.chance = act, words, sentences, chance
        self.later = [each for each in pool if each.signed > act.signed] if len(pool) < 200 else pool
        self.factor = factor
        self.orders: list[Order] = []
        self.changes = 0
        self.title = ""

    def lines(self, place: int) -> Iterator[str]:
        words, act, chance = self.words, self.act, self.chance
        self.title = words.title.format(what=f"{chance.choice(words.subjects)} {place + 1}")
        yield from (self.title, "", words.caption.format(date=words.day(act.signed), number=act.number), "")
        mean, spread = ARTICLES
        count = max(2, min(200, round(mean * exp(chance.gauss(-spread * spread / 2, spread)))))
        for number in range(1, count):
            yield from self._article(number)
        yield words.article.format(number=count, heading=words.last_heading)
        yield from ("", "      " + words.own_force[act.rule].format(date=words.day(act.effective)), "")

    def _article(self, number: int) -> Iterator[str]:
        words, chance = self.words, self.chance
        yield words.article.format(number=number, heading=chance.choice(words.subjects).capitalize())
        yield ""
        chain = self._chain() if chance.random() < NOTED else []
        paragraphs = [chance.choice(self.sentences) for _ in range(chance.choice(PARAGRAPHS))]
        if chain and chance.random() < ORDERED:
            self._order(chain[-1], number, paragraphs)
        gone = len(paragraphs) if chain and len(paragraphs) > 1 and chance.random() < TOMBSTONES else 0
        for place, text in enumerate(paragraphs, 1):
            if place == gone and not (self.orders and self.orders[-1].article == number):
                self.changes += 1
                yield f"      {place}. {words.tombstone.format(act=self._cited(chain[0], words.cited))}"
            else:
                yield f"      {place}. {text}"
            yield ""
        if chain:
            self.changes += len(chain)
            cited = words.joiner.join(self._cited(each, words.cited) for each in chain)
            form = words.footnote if len(chain) == 1 else words.footnotes
            yield from ("      " + form.format(number=number, acts=cited), "")

    def _chain(self) -> list[Named]:
        """Return the acts that one note tells of, in the order of their days."""
        chance = self.chance
        wanted = round(chance.choices(tuple(CHAIN), tuple(CHAIN.values()))[0] * self.factor)
        start = self._after(self.act.signed)
        found: list[Named] = []
        while start is not None and len(found) < wanted:
            found.append(self.later[start])
            gap = chance.choice(GAPS) / max(1.0, self.factor * 2)
            start = self._after(self.later[start].signed + timedelta(gap))
        return found

    def _after(self, day: date) -> int | None:
        """Return the place of an act of the pool that was signed after a day."""
        from bisect import bisect_right

        place = bisect_right(self.later, day, key=lambda each: each.signed)
        place += self.chance.randrange(max(1, min(6, len(self.later) // 50)))
        return place if place < len(self.later) else None

    def _cited(self, act: Named, form: str) -> str:
        rule = self.words.rules[act.rule].format(date=f"{act.effective:%d.%m.%Y}")
        return form.format(date=f"{act.signed:%d.%m.%Y}", number=act.number, rule=rule)

    def _order(self, act: Named, number: int, paragraphs: list[str]) -> None:
        """Let the last act of a note order the replacement of words in one paragraph."""
        place = self.chance.randrange(len(paragraphs))
        old, new = self.chance.sample(self.words.phrases, 2)
        if old in paragraphs[place] or new in paragraphs[place]:
            return
        paragraphs[place] = paragraphs[place].rstrip(".") + f", {new}."
        self.orders.append(
            Order(act, self.title + "\t" + self.act.number + "\t" + str(self.act.signed), number, place + 1, old, new)
        )


def _amending(act: Named, orders: list[Order], words: Wording) -> Iterator[str]:
    """Yield the lines of an amending act."""
    yield from (words.amending_title, "", words.caption.format(date=words.day(act.signed), number=act.number), "")
    yield from (words.amending_first, "")
    by_act: dict[str, list[Order]] = {}
    for order in orders:
        by_act.setdefault(order.title, []).append(order)
    for item, (named, ordered) in enumerate(by_act.items(), 1):
        title, number, signed = named.split("\t")
        yield from (
            words.item.format(item=item, date=words.day(date.fromisoformat(signed)), number=number, title=title),
            "",
        )
        for place, each in enumerate(ordered, 1):
            said = words.order.format(article=each.article, paragraph=each.paragraph, old=each.old, new=each.new)
            yield from (f"{place}) {said}{'.' if place == len(ordered) else ';'}", "")
    yield from (words.amending_last.format(force=words.own_force[act.rule].format(date=words.day(act.effective))), "")


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--acts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--changes", type=float, default=1.0, help="how many times the usual number of changes")
    asked = parser.parse_args()
    done = generate(asked.folder, asked.acts, asked.seed, asked.changes)
    print(
        f"{asked.folder}: {done.acts:,} acts, {done.amending:,} amending acts, {done.changes:,} changes, "
        f"{done.characters:,} characters"
    )


if __name__ == "__main__":
    main()

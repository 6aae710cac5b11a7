"""Mutate real notes and check that the reader never states what their words no longer state.

Run as `python tests/fuzz_notes.py [COUNT] [SEED]`. The oracle knows nothing of how the reader works: every act, date
and number that a reading states must stand in the mutated text, and a mutated word that carries meaning must change the
reading or be flagged.
"""

import json
import os
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from lawtime.model.commencement import After, Extended, NotEarlier, OnDate, Rule, Staged
from lawtime.model.notes import Change
from lawtime.reading.notes import change_json, opens, read_note

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LAWTIME_SHARED", ROOT.parent / "shared"))
SEED_LAW = ROOT / "seeds" / "002_d26ded65753fa135.txt"
LETTERS = "абвгдежзиклмнопрстуфхцчшщыьэюяіәңғүұқөһabcdefghijklmnopqrstuvwxyz"
TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
COUNTS = {
    1: "одн|one|бір|a",
    2: "дв|two|екі",
    3: "тр|three|үш",
    6: "шест|six|алты|6",
    4: "четыр|four|төрт",
    5: "пят|five|бес",
    7: "сем|seven|жеті",
    8: "вос|eight|сегіз",
    9: "девят|nine|тоғыз",
    10: "десят|ten|он",
    60: "шестидесят|sixty|алпыс",
}
# Words that must not vanish, double or change without the reading changing or being flagged.
VITAL = re.compile(
    r"исключен\w*|дополнен\w*|утра\w+|редакции|статья|статьей|пункт|глава|заголовок|преамбула|истечении|десяти|шестидесяти|двух|шести|трех"
    r"|месяц\w*|дней|законом|законами|указом|алып|тасталды|толықтырылды|енгізілді|өткен|алпыс|екі|алты|ай"
    r"|excluded|amended|wording|supplemented|article|chapter|sixty|ten|two|six|months|days|laws?",
    re.IGNORECASE,
)
TURNS = {
    "ru": ("не", "кроме", "за исключением"),
    "en": ("not", "except", "no longer"),
    "kk": ("емес", "қоспағанда", "басқа"),
}
"""Words that turn what is said into something else: put in outside quotation marks, they must never go unseen."""
LOOK = str.maketrans("ІіХхСсМмВвАаЕеКкНнОоРрТтУуҺһ", "iixxccmmbbaaeekkhhooppttyyhh")


def texts() -> list[tuple[str, str]]:
    """Return notes and their languages: the gold notes where they are at hand, and those of the seed law."""
    gold = SHARED / "data" / "kz" / "notes" / "gold.jsonl"
    found = [(line.strip(), "en") for line in SEED_LAW.read_text(encoding="utf-8").splitlines() if opens(line, "en")]
    if gold.exists():
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        found += [(row["text"], row["lang"]) for row in rows]
    return found


def mutate(text: str, lang: str, chance: random.Random) -> tuple[str, str, str]:
    """Return a mutated text, what was done, and the word that it was done to."""
    tokens = TOKEN.findall(text)
    words = [index for index, token in enumerate(tokens) if not token.isspace()]
    done = chance.choice(("drop", "double", "swap", "letter", "bracket", "digit", "turn", "cut"))
    at = chance.choice(words)
    word = tokens[at]
    if done == "double":
        tokens[at] = f"{word} {word}"
    elif done == "swap" and words[-1] != at:
        other = words[words.index(at) + 1]
        tokens[at], tokens[other] = tokens[other], tokens[at]
    elif done == "letter":
        place = chance.randrange(len(word))
        tokens[at] = word[:place] + chance.choice(LETTERS) + word[place + 1 :]
    elif done == "digit":
        numbers = [index for index in words if tokens[index].isdecimal()]
        at = chance.choice(numbers or words)
        word = tokens[at]
        place = chance.randrange(len(word))
        tokens[at] = word[:place] + chance.choice("0123456789") + word[place + 1 :]
    elif done == "turn":
        word = chance.choice(TURNS[lang])
        tokens[at] = f" {word} {tokens[at]}"
    elif done == "cut":
        del tokens[at:]
    elif done == "bracket":
        brackets = [index for index in words if tokens[index] in "()"]
        if brackets:
            at = chance.choice(brackets)
            word = tokens[at]
            tokens[at] = ""
    else:
        tokens[at] = ""
    return "".join(tokens), done, word


def folded(text: str) -> str:
    """Return a text in which letters that look alike are the same."""
    return text.translate(LOOK).lower()


def alike(text: str) -> str:
    return folded("".join(text.split()))


def holds_word(text: str, words: str) -> bool:
    """Say whether one of some beginnings of words, or a whole number, begins a word of a text."""
    return any(
        re.search(rf"(?<!\w){folded(word)}" + (r"(?!\d)" if word.isdecimal() else ""), folded(text))
        for word in words.split("|")
    )


def numerals(number: str) -> str:
    """Return how a number of a provision may be spelt: in digits, as a Roman numeral, or, for the first, in words."""
    tens, ones = divmod(int(number), 10) if number.isdecimal() and int(number) < 40 else (0, 0)
    roman = "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
    spelt = {"1": "1|перв|first|бірінші", "2": "2|втор|second|екінші"}.get(number, number)
    return f"{spelt}|{roman}" if roman else spelt


def days(text: str) -> set[tuple[int, int, int]]:
    """Return every day that stands in a text in digits, in either order."""
    found = {(int(y), int(m), int(d)) for d, m, y in re.findall(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)}
    year_first = [(int(y), int(m), int(d)) for y, m, d in re.findall(r"(\d{4})\.(\d{1,2})\.(\d{1,2})", text)]
    found |= {*year_first, *((y, d, m) for y, m, d in year_first if m > 12)}
    return found | {
        ((1900 if y >= "90" else 2000) + int(y), int(m), int(d))
        for d, m, y in re.findall(r"(\d{1,2})\.(\d{1,2})\.(\d{2})(?!\d)", text)
    }


def simple(rule: Rule) -> list[Rule]:
    if isinstance(rule, Staged):
        return [*simple(rule.rule), *(inner for each in rule.exceptions for inner in simple(each.rule))]
    return simple(rule.rule) if isinstance(rule, (Extended, NotEarlier)) else [rule]


def unstated(change: Change, text: str) -> str | None:
    """Return what a change states that its text does not, or `None`."""
    if change.act is not None:
        if change.act.is_numbered and alike(change.act.number) not in alike(text):
            return f"number {change.act.number}"
        day = change.act.date
        if (day.year, day.month, day.day) not in days(text) and not re.search(
            rf"\b0?{day.day}\b[^.;]*\b{day.year}\b", text
        ):
            return f"day {day}"
    for rule in simple(change.commencement):
        if isinstance(rule, OnDate) and (rule.date.year, rule.date.month, rule.date.day) not in days(text):
            return f"date {rule.date}"
        if (
            isinstance(rule, After)
            and rule.count
            and not holds_word(text, f"{COUNTS.get(rule.count, rule.count)}|{rule.count}")
        ):
            return f"count {rule.count}"
    names = re.sub(r"att_1(?!\d)", "att", " ".join((change.target, change.new or "")))
    unsaid = [number for number in set(re.findall(r"\d+", names)) if not holds_word(text, numerals(number))]
    ranges = [(int(low), int(high)) for low, high in re.findall(r"(\d+) *[-\u2013] *(\d+)", text)]
    between = [number for number in unsaid if any(low < int(number) < high for low, high in ranges)]
    return f"target {change.target}" if len(unsaid) > len(between) else None


def main(count: int, seed: int) -> int:
    chance = random.Random(seed)
    notes = texts()
    base = {text: [change_json(each) for each in read_note(text, lang).changes] for text, lang in notes}
    tally: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    shown: dict[str, str] = {}
    start = time.perf_counter()
    for _ in range(count):
        text, lang = chance.choice(notes)
        changed, done, word = mutate(text, lang, chance)
        note = read_note(changed, lang)
        reading = [change_json(each) for each in note.changes]
        tally["flagged" if note.unread else "same" if reading == base[text] else "other"] += 1
        problems = [problem for each in note.changes if (problem := unstated(each, changed))]
        vital = done == "turn" or (done in {"drop", "double"} and VITAL.fullmatch(word))
        vital = vital and not re.search('["\u201c\u00ab]', text)
        if vital and not note.unread and reading == base[text] and alike(changed) != alike(text):
            problems.append(f"{done} of {word!r} made no difference")
        for problem in problems:
            findings[problem] += 1
            shown.setdefault(problem, changed)
    rate = count / (time.perf_counter() - start)
    print(
        f"{count:,} mutations of {len(notes)} notes, {rate:,.0f} a second: "
        + ", ".join(f"{n:,} {name}" for name, n in tally.items())
    )
    for problem, times in findings.most_common(40):
        print(f"  {times:>6} {problem}: {shown[problem][:200]}")
    print(f"findings {sum(findings.values())}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))

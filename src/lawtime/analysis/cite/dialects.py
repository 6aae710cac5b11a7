"""The words of citations: one dialect a language, beside those of amendment notes."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from attrs import field, frozen

from lawtime.language.dialect import Dialect, codes, dialect
from lawtime.language.folding import fold

_FILES = "cite"
_COUNTRIES = "lawtime.jurisdictions"
_SHARED = ("numerals", "ordinals", "ordinal_stems", "months", "dates")
NUMBER = (
    r"(?:\d{1,6}(?:-\d{1,3})?(?: ?-[ivx]{1,5}(?!\w)|(?:[-/]\w{1,8}){0,2})"
    r"|(?:[^\W\d_]{2} )?[^\W\d_]{2,4}-\d{1,4}(?:/\d{1,4})?)(?!\w)"
)
"""The pattern of an act's number in folded text."""
_NAME = r"[^\W\d_]{3,30}?"
_OFFICE = r"[^\W\d_][\w-]{0,40}(?:,? [^\W\d_][\w-]{0,40}){0,14}?"
_SUFFIXED = r"\d{1,5}-[ivx]{1,5}(?!\w)"
_STRANGE = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}"


@frozen(slots=False, eq=False)
class CiteWords:
    """The words of citations in one language.

    Args:
        words: the dialect.
    """

    words: Dialect
    _patterns: dict[str, str] = field(init=False, factory=dict, repr=False)

    @property
    def code(self) -> str:
        """The code of the language."""
        return self.words.code

    def setting(self, name: str) -> str:
        """Return the pattern that a setting is written for; "" for a setting that is empty or missing."""
        found = self._patterns.get(name)
        if found is None:
            written = self.words.settings.get(name, "")
            plain = not written or written == "(?!)"
            found = self._patterns[name] = written if plain else self.words.writer.pattern(written)
        return found

    @cached_property
    def abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        """The codes that each abbreviation may stand for."""
        return {key: tuple(value) for key, value in self.words.tables.get("abbreviations", {}).items()}

    @cached_property
    def small(self) -> frozenset[str]:
        """The words by which no title is told apart, folded."""
        return frozenset(fold(word).text for word in self.words.settings.get("small", ()))

    @cached_property
    def country(self) -> tuple[str, ...]:
        """The names of the country, folded, the longest first."""
        return tuple(
            sorted((fold(each).text for each in self.words.settings.get("country_words", ())), key=len, reverse=True)
        )

    @cached_property
    def before(self) -> re.Pattern[str]:
        """What stands before the kind of an act and tells of it, up to the end of the text searched."""
        source = self.words.phrases
        parts = [f"(?P<{name}>{source(f'time.{name}').source})" for name in ("new", "current", "previous")]
        parts += [f"(?P<{name}>{source(f'time.{name}').source})" for name in ("this", "same")]
        parts += [f"(?P<draft>{source('draft').source})", r"(?P<year>(?:19|20)\d\d)"]
        own = [f"(?P<country>{self.setting('country_before')})"] if self.setting("country_before") else []
        if self.setting("resolution_before"):
            own.append(f"(?P<resolution>{self.setting('resolution_before')})")
        lone = [f"(?P<article>{self.setting('articles')})"] if self.setting("articles") else []
        return re.compile(rf"(?<!\w)(?:{'|'.join([*parts, *own, *lone])})(?:'s|\u2019s)? +\Z")

    @cached_property
    def parts_before(self) -> re.Pattern[str]:
        """A part of an act's name that ends where the text searched ends."""
        return re.compile(rf"(?<!\w)(?P<part>{self.words.phrases('part').source})[ ,]*\Z")


@cache
def _folder() -> Path | None:
    for country in sorted(Path(str(resources.files(_COUNTRIES))).iterdir()):
        if (country / _FILES).is_dir():
            return country / _FILES
    return None


@cache
def cite_words(lang: str) -> CiteWords | None:
    """Return the words of citations in a language, or `None` where there are none.

    >>> words = cite_words("en")
    >>> words.abbreviations["CEC"] if words else None
    ('criminal_executive',)
    """
    folder = _folder()
    path = folder / f"{lang}.toml" if folder else None
    if path is None or not path.is_file():
        return None
    own, shared = tomllib.loads(path.read_text(encoding="utf-8")), dialect(lang).tables
    merged: dict[str, Any] = {key: shared[key] for key in _SHARED if key in shared}
    merged.update(own)
    merged["settings"] = {**shared.get("settings", {}), **own.get("settings", {})}
    merged["macros"] = {**shared.get("macros", {}), **own.get("macros", {})}
    made = Dialect(merged, str(path))
    months = "|".join(made.writer.pattern(each) for each in made.tables.get("months", {}).values()) or "(?!)"
    extra = {
        "number": NUMBER,
        "year": r"(?:19|20)\d\d(?!\d)",
        "month": months,
        "suffixed": _SUFFIXED,
        "strange": _STRANGE,
        "office": _OFFICE,
        "word": _NAME,
    }
    made.writer.slots = {**made.writer.slots, **extra}
    return CiteWords(made)


def name_of_code(code: str, lang: str = "en") -> str:
    """Return what a language calls a code: the first example of its form, or the word for any code.

    >>> name_of_code("administrative_offences")
    'Code of Administrative Offences'
    """
    words = cite_words(lang)
    kinds = (f"code.{code}", "kind.code")
    forms = [form for kind in kinds for form in words.words.phrases(kind).forms] if words is not None else []
    return next((form.examples[0] for form in forms if form.examples), code)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages in which citations can be read.

    >>> languages()
    ('en', 'kk', 'ru')
    """
    return tuple(code for code in codes() if cite_words(code) is not None)


@cache
def anchors() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """Return the pattern of the beginnings of words at which a citation can be read, and the languages of each."""
    found: dict[str, tuple[str, ...]] = {}
    for lang in languages():
        words = cite_words(lang)
        assert words is not None
        for stem in words.words.settings.get("anchors", ()):
            key = fold(stem).text
            found[key] = (*found.get(key, ()), lang)
    spoken = {
        key: tuple(dict.fromkeys(lang for stem, langs in found.items() if key.startswith(stem) for lang in langs))
        for key in found
    }
    return re.compile(rf"(?<!\w){_trie(sorted(found))}"), spoken


def _trie(words: Sequence[str]) -> str:
    """Return a pattern of some words, the longest first where one begins another, that reads each letter once."""
    tails: dict[str, list[str]] = {}
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(letter) + (_trie(rest) if rest != [""] else "") for letter, rest in tails.items()]
    ends = "?" if "" in words else ""
    return branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)}){ends}"


@cache
def abbreviations() -> tuple[re.Pattern[str], Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]]:
    """Return the pattern of abbreviations of codes, as they are printed, and what each stands for in each language."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for lang in languages():
        words = cite_words(lang)
        assert words is not None
        for key, stands in words.abbreviations.items():
            found[key] = (*found.get(key, ()), (lang, stands))
    ordered = sorted(found, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"), found

import ast
from datetime import date
from importlib import metadata
from pathlib import Path

import pytest

from lawtime.errors import NotFoundError, ParseError
from lawtime.language import catalogue, codes, dialect, fold, recognise
from lawtime.language.dates import read_date
from lawtime.language.dialect import Dialect, _added, read_dialect
from lawtime.language.dialect import dialect as load
from lawtime.language.forms import Writer
from lawtime.language.numerals import roman

OWN = ("en", "kk", "ru")
SOURCE = Path(__file__).resolve().parents[2] / "src" / "lawtime"
GROUPS = ("opening", "verb", "kind", "clause", "tail", "sunset", "superseded", "exception", "scope", "remark", "aspect")

TOY = """
code = "xx"
name = "Toy"
[settings]
script = "latin"
number_lead = "#"
[units]
art = { write = "ruleo" }
[[forms.opening.footnote]]
write = "noto_:"
examples = ["Noto:"]
[[forms.verb.amended]]
write = "changed [by]"
examples = ["changed by"]
[[forms.kind.law]]
write = "lawo"
examples = ["Lawo"]
[[forms.clause.date]]
write = "starts {date}"
examples = ["starts 01.01.2016"]
"""


@pytest.mark.parametrize("code", OWN)
@pytest.mark.parametrize("group", GROUPS)
def test_every_example_is_read_by_its_own_form_and_by_no_form_of_another_class(code: str, group: str) -> None:
    phrases = dialect(code).phrases(group)
    for form in phrases.forms:
        for example in form.examples:
            reading = phrases.whole(fold(example).text)
            assert reading is not None, (form.write, example)
            assert reading.form.kind == form.kind, (form.write, example, reading.form.write)


@pytest.mark.parametrize("code", OWN)
def test_every_form_has_an_example_that_only_it_or_a_form_of_its_class_reads(code: str) -> None:
    assert all(examples for _, _, examples in catalogue(code))
    assert len({kind for kind, _, _ in catalogue(code)}) > 20


def test_languages_are_recognised_from_their_letters_and_words() -> None:
    assert recognise("Сноска. Статья 5 исключена Законом") == "ru"
    assert recognise("5) исключен Законом РК от 04.12.2015 № 435-V;") == "ru"
    assert recognise("Ескерту. 5-бап өзгерді - Заңымен") == "kk"
    assert recognise("Footnote. Article 5") == "en"
    assert recognise("приказ № 312-НҚ от 28.12.2020 исключен") == "ru"


@pytest.mark.parametrize(
    ("words", "lang", "number"),
    [
        ("десяти", "ru", 10),
        ("двадцати одного", "ru", 21),
        ("шестидесяти", "ru", 60),
        ("ста восьмидесяти", "ru", 180),
        ("жиырма бір", "kk", 21),
        ("алпыс", "kk", 60),
        ("он екі", "kk", 12),
        ("twenty-one", "en", 21),
        ("ninety", "en", 90),
        ("14", "en", 14),
        ("десяти двадцати", "ru", None),
        ("twenty eleven", "en", None),
    ],
)
def test_numbers_in_words_are_composed(words: str, lang: str, number: int) -> None:
    assert dialect(lang).numerals.count(fold(words).text) == number


@pytest.mark.parametrize(
    ("words", "lang", "number"),
    [
        ("первого", "ru", 1),
        ("третьей", "ru", 3),
        ("двадцать первый", "ru", 21),
        ("екінші", "kk", 2),
        ("он бірінші", "kk", 11),
    ],
)
def test_ordinals_are_composed(words: str, lang: str, number: int) -> None:
    assert dialect(lang).numerals.ordinal(fold(words).text) == number


@pytest.mark.parametrize(
    ("words", "lang", "day"),
    [
        ("01.02.2016", "ru", date(2016, 2, 1)),
        ("8.10.99 г.", "ru", date(1999, 10, 8)),
        ("8 октября 1999 года", "ru", date(1999, 10, 8)),
        ("December 4, 2015", "en", date(2015, 12, 4)),
        ("5 May 2006", "en", date(2006, 5, 5)),
        ("1999.10.08.", "kk", date(1999, 10, 8)),
        ("2020.13.05", "kk", date(2020, 5, 13)),
        ("2021 ж. 2 қаңтар", "kk", date(2021, 1, 2)),
        ("2021 жылғы 2 қаңтардан", "kk", date(2021, 1, 2)),
        ("31.02.2012", "ru", None),
        ("8.10.15 г.", "ru", date(2015, 10, 8)),
        ("8.10.15", "ru", None),
        ("8.10.90", "ru", date(1990, 10, 8)),
        ("8.10.61", "ru", None),
        ("31 June 2006", "en", None),
    ],
)
def test_dates_are_read_or_refused_and_never_guessed(words: str, lang: str, day: date | None) -> None:
    assert read_date(fold(words).text, lang) == day


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("i", 1), ("iv", 4), ("IX", 9), ("xiv", 14), ("xl", 40), ("lxxviii", 78), ("xc", 90), ("CXLIX", 149)],
)
def test_a_roman_numeral_has_its_value(numeral: str, value: int) -> None:
    assert roman(numeral) == value


@pytest.mark.parametrize("letters", ["", "iiv", "vx", "IIII", "ixi", "a", "5", "mm"])
def test_letters_that_make_no_roman_numeral_have_none(letters: str) -> None:
    assert roman(letters) is None


def test_a_dialect_from_another_distribution_is_found_through_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "toy.toml"
    path.write_text(TOY, encoding="utf-8")
    (tmp_path / "toy_dialect.py").write_text(
        f"from pathlib import Path\ndef where():\n    return Path({str(path)!r})\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    point = metadata.EntryPoint("xx", "toy_dialect:where", "lawtime.dialects")
    monkeypatch.setattr(
        metadata, "entry_points", lambda group: metadata.EntryPoints([point]) if group == "lawtime.dialects" else ()
    )
    _added.cache_clear()
    try:
        assert "xx" in codes()
        assert load("xx").name == "Toy"
        from lawtime.reading.notes import read_note

        note = read_note("Noto: Ruleo 5 changed by Lawo 01.02.2016 #7 (starts 01.01.2016)", "xx")
        assert [(c.target, c.act and c.act.number, str(c.commencement)) for c in note.changes] == [
            ("art_5", "7", "OnDate(date=datetime.date(2016, 1, 1))")
        ]
        assert note.unread == ()
    finally:
        monkeypatch.undo()
        _added.cache_clear()
        load.cache_clear()


def test_an_unknown_dialect_is_refused_by_name() -> None:
    with pytest.raises(NotFoundError, match="tlh"):
        dialect("tlh")


def test_a_file_that_is_no_dialect_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text("code = ", encoding="utf-8")
    with pytest.raises(ParseError, match="no dialect file"):
        read_dialect(path)
    with pytest.raises(ParseError, match="name"):
        Dialect({"code": "xx"})
    with pytest.raises(ParseError, match="examples"):
        Dialect({"code": "xx", "name": "X", "forms": {"verb": {"amended": [{"write": "a"}]}}})


@pytest.mark.parametrize("write", ["(a", "a)", "[a", "{nothing}"])
def test_a_form_written_badly_is_refused(write: str) -> None:
    with pytest.raises(ParseError):
        Writer({}, {}).pattern(write)


def test_the_engines_hold_no_letter_of_any_language() -> None:
    files = [*SOURCE.glob("language/*.py"), *SOURCE.glob("reading/notes/*.py")]
    assert len(files) > 12
    for path in files:
        assert path.read_text(encoding="utf-8").isascii(), path


def test_the_engines_hold_no_english_word_of_law_in_their_strings() -> None:
    law = {"article", "enforced", "paragraph", "republic", "official", "publication of", "dated", "excluded"}
    for path in (*SOURCE.glob("language/*.py"), *SOURCE.glob("reading/notes/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                assert node.value.lower().strip() not in law, (path, node.value)

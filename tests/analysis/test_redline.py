"""Redlines: whole words, numbers aligned first, elements moved, and both texts always to be had back."""

import builtins
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawtime.analysis import alignment
from lawtime.analysis.alignment import Opcode, opcodes
from lawtime.analysis.redline import Redline, RunKind, redline, to_html, to_json, to_terminal

TRACED = 5 if sys.gettrace() else 1
"""A run that measures coverage is slower by this much at most."""


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("", "", ""),
        ("a b.", "a b.", "a b."),
        ("", "new text", "{+new text+}"),
        ("old text", "", "[-old text-]"),
        (
            "of crimes and offences;",
            "of criminal and other offences;",
            "of [-crimes-] {+criminal+} and {+other+} offences;",
        ),
        ("science, youth, sport;", "science, sport;", "science, [-youth,-] sport;"),
        ("the last word.", "the last.", "the [-last word.-]{+last.+}"),
        ("1) one;\n2) two;", "1) one;\n1-1) more;\n2) two;", "1) one;\n{+1-1) more;+}\n2) two;"),
        (
            "3) three;\n5) five goes;\n6) six.",
            "3) three;\n4-1) this is new;\n6) six.",
            "3) three;\n{+4-1) this is new;+}\n[-5) five goes;-]\n6) six.",
        ),
        ("4) makes lists;\n5) acts.", "4) makes plans;\n5) acts.", "4) makes [-lists;-]{+plans;+}\n5) acts."),
        (
            "1. A:\n1) x y z;\n2. B:\n1) p q r;",
            "1. A:\n1) x y w;\n2. B:\n1) p q r;",
            "1. A:\n1) x y [-z;-]{+w;+}\n2. B:\n1) p q r;",
        ),
    ],
)
def test_a_redline_marks_whole_words_with_their_punctuation(before: str, after: str, marked: str) -> None:
    assert to_terminal(redline(before, after)) == marked


def test_an_element_that_stands_under_another_number_has_moved() -> None:
    difference = redline(
        "4) keeps the register of objects;\n5) forms a commission;",
        "4) forms a commission;\n5) keeps the register of objects;",
    )
    assert {run.kind for run in difference.runs} == {RunKind.MOVED_FROM, RunKind.MOVED_TO}
    assert difference.is_changed


def test_a_line_that_goes_and_comes_elsewhere_has_moved() -> None:
    difference = redline("Nobody may be above the law.\nOne.\nTwo.", "One.\nTwo.\nNobody may be above the law.")
    assert [
        (run.kind, run.text.strip()) for run in difference.runs if run.kind is not RunKind.EQUAL and run.text.strip()
    ] == [
        (RunKind.MOVED_FROM, "Nobody may be above the law."),
        (RunKind.MOVED_TO, "Nobody may be above the law."),
    ]


def test_short_lines_that_repeat_have_not_moved() -> None:
    kinds = {run.kind for run in redline("a;\nb c d;\n", "b c d;\na;\n").runs}
    assert RunKind.MOVED_TO in kinds or kinds == {RunKind.EQUAL, RunKind.INSERT, RunKind.DELETE}


def test_a_short_word_between_long_changes_is_not_kept_alone() -> None:
    difference = redline("one two three and four five six", "seven eight nine and ten eleven twelve")
    assert [run.kind for run in difference.runs] == [RunKind.DELETE, RunKind.INSERT]


def test_html_escapes_every_word() -> None:
    assert to_html(redline("a <b>", "a &c")) == (
        '<div class="redline" style="white-space: pre-wrap">a <del>&lt;b&gt;</del><ins>&amp;c</ins></div>'
    )


def test_a_terminal_with_colour_shows_the_same_words() -> None:
    shown = to_terminal(redline("a b c", "a d c"), colour=True)
    assert shown == "a \x1b[31;9mb\x1b[0m \x1b[32;4md\x1b[0m c"


def test_json_gives_the_runs() -> None:
    assert to_json(redline("a b", "a c")) == [
        {"op": "equal", "text": "a "},
        {"op": "delete", "text": "b"},
        {"op": "insert", "text": "c"},
    ]


WORDS = st.lists(st.sampled_from(["law", "act,", "1)", "2)", "3.", "of", "the", "state;", "word."]), max_size=8).map(
    " ".join
)
TEXTS = st.lists(WORDS.filter(bool), max_size=8).map("\n".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS)
def test_both_texts_can_be_had_back_from_a_redline(before: str, after: str) -> None:
    difference = redline(before, after)
    assert difference.before == before
    assert difference.after == after
    assert difference.is_changed == (before != after)
    assert all(run.text for run in difference.runs)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_text_and_itself_do_not_differ(text: str) -> None:
    assert redline(text, text).is_changed is False


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_opcodes_cover_both_sequences_in_order_and_equal_ones_are_equal(old: list[str], new: list[str]) -> None:
    at = (0, 0)
    for tag, i1, i2, j1, j2 in opcodes(old, new):
        assert (i1, j1) == at
        assert (tag == "equal") == (old[i1:i2] == new[j1:j2])
        at = (i2, j2)
    assert at == (len(old), len(new))


def kept(codes: Sequence[Opcode]) -> int:
    return sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal")


def test_the_standard_library_gives_the_same_shape_where_rapidfuzz_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real: Callable[..., Any] = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("rapidfuzz"):
            raise ImportError(name)
        return real(name, *rest, **more)

    alignment._engine.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    slow = redline("hears cases of crimes and offences", "hears cases of criminal and other offences")
    alignment._engine.cache_clear()
    monkeypatch.undo()
    assert slow == redline("hears cases of crimes and offences", "hears cases of criminal and other offences")


def test_texts_too_long_for_one_table_are_compared_between_words_that_stand_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(alignment, "_MOST_CELLS", 10_000)
    old = [f"w{n}" for n in range(3_000)]
    new = [word for n, word in enumerate(old) if n % 500]
    new[700:700] = ["x"] * 5
    codes = opcodes(old, new)
    assert kept(codes) > 2_900
    assert [code for code in codes if code[0] == "equal" and old[code[1] : code[2]] != new[code[3] : code[4]]] == []
    assert kept(opcodes(["a"] * 500, ["b"] * 500)) == 0


def test_long_and_hostile_texts_do_not_take_long() -> None:
    start = time.process_time()
    redline("a " * 100_000, "b a " * 60_000)
    redline("\n".join(["x"] * 20_000), "\n".join(["x", "y"] * 9_000))
    assert time.process_time() - start < 10 * TRACED


def test_a_redline_of_1500_words_is_fast_enough_to_be_drawn_while_reading() -> None:
    before = " ".join(f"word{n % 400}" for n in range(1_500))
    after = before.replace("word7 ", "").replace("word99 ", "other words ")
    redline(before, after)
    times = []
    for _ in range(15):
        start = time.process_time()
        assert isinstance(redline(before, after), Redline)
        times.append(time.process_time() - start)
    assert min(times) < 0.005 * TRACED

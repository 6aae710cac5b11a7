"""Amending acts and editions that are wrong or contradict each other: named, placed, and the rest answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

LAW = """О занятости

Закон Республики Казахстан от 6 января 2015 года № 101-V ЗРК.

Статья 1. Основные понятия

1) работа – деятельность за плату;

2) орган – исполнительный орган.

Статья 2. Сфера действия

1. Закон применяется ко всем.
"""
THIS = "6 января 2015 года № 101-V «О занятости»"
RESTATED = "подпункт 2) статьи 1 изложить в следующей редакции:\n\n«2) орган – {}.».\n"
WORDS = "в подпункте 1) статьи 1 слово «плату» заменить словом «{}»"


def amending(number: str, orders: str, law: str = THIS) -> str:
    return f"""О внесении изменений в некоторые законодательные акты Республики Казахстан

Закон Республики Казахстан от 10 мая 2016 года № {number} ЗРК.

Статья 1. Внести изменения в следующие законодательные акты Республики Казахстан:

1. В Закон Республики Казахстан от {law}:

{orders}

Статья 2. Настоящий Закон вводится в действие с 1 июля 2016 года.
"""


@pytest.fixture
def asked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Ask article 1 on 1 August 2016 from the law and some files."""

    def ask(*files: str, dated: str = "2016-01-01", law: str = LAW) -> tuple[str, str]:
        monkeypatch.chdir(tmp_path)
        Path("law.txt").write_text(law, encoding="utf-8")
        names = []
        for number, text in enumerate(files, 1):
            names.append(f"act{number}.txt")
            Path(names[-1]).write_text(text, encoding="utf-8")
        found = run("as-of", "2016-08-01", "--edition", f"{dated}=law.txt", *names, "--article", "1")
        return found.out, found.err

    return ask


def test_an_act_for_another_law_is_named_and_changes_nothing(asked) -> None:  # type: ignore[no-untyped-def]
    out, err = asked(amending("200-V", f"1) {WORDS.format('а')}.", "7 января 2015 года № 102-V «О семье»"))
    assert "№ 102-V «О семье»:', which is not here [amends-another-act]" in err
    assert "1) работа – деятельность за плату;" in out


def test_an_order_for_an_article_that_is_not_there_is_placed_and_the_rest_done(asked) -> None:  # type: ignore[no-untyped-def]
    out, err = asked(amending("201-V", f"1) статью 9 исключить;\n\n2) {WORDS.format('деньги')}."))
    message = "orders a change of art_9, which no text that is given has [target-not-found]"
    assert f"act1.txt:9: Law № 201-V of 10.05.2016 {message}" in err
    assert "1) работа – деятельность за деньги;" in out


def test_an_order_for_an_element_that_is_not_there_leaves_its_article_in_doubt(asked) -> None:  # type: ignore[no-untyped-def]
    out, err = asked(amending("201-V", "1) подпункт 9) статьи 1 исключить."))
    assert "certainty  unknown" in out
    assert "orders a change of art_1__subpara_9, which no text that is given has [target-not-found]" in err


def test_a_quotation_that_does_not_close_is_placed(asked) -> None:  # type: ignore[no-untyped-def]
    out, err = asked(amending("202-V", "1) " + RESTATED.replace("».", "").format("«иной")))
    assert "act1.txt:11: the quotation does not close [quotation-doubtful]" in err
    assert "certainty  unknown" in out


@pytest.mark.parametrize("second", ["2) " + RESTATED.format("другое"), "2) подпункт 2) статьи 1 исключить."])
def test_contradictory_instructions_for_one_element_are_each_named(asked, second: str) -> None:  # type: ignore[no-untyped-def]
    out, err = asked(amending("203-V", "1) " + RESTATED.format("одно").replace("».\n", "»;\n\n") + second))
    assert err.count("another instruction of the act orders something else for the element") == 2
    assert "act1.txt:9: " in err
    assert "act1.txt:13: " in err
    assert "certainty  unknown" in out


def test_two_acts_that_restate_an_element_on_one_day_give_both_texts(asked) -> None:  # type: ignore[no-untyped-def]
    out, _ = asked(
        amending("204-V", "1) " + RESTATED.format("одно")), amending("205-V", "1) " + RESTATED.format("другое"))
    )
    assert "2) орган – одно." in out
    assert "2) орган – другое." in out
    assert "which of Law № 204-V of 10.05.2016 and Law № 205-V of 10.05.2016 was made last" in out


def test_an_edition_older_than_the_law_is_named(asked) -> None:  # type: ignore[no-untyped-def]
    out, err = asked(dated="2011-01-01")
    assert "law.txt: an edition is said to be current on 2011-01-01, before Law № 101-V" in err
    assert "1) работа – деятельность за плату;" in out


def test_the_same_file_twice_is_one_file(asked) -> None:  # type: ignore[no-untyped-def]
    act = amending("204-V", "1) " + RESTATED.format("одно"))
    once, twice = asked(act), asked(act, act, LAW)
    assert "2) орган – одно." in twice[0]
    assert once[0] == twice[0]


def test_editions_that_contradict_each_other_are_disputed(asked, run: Run) -> None:  # type: ignore[no-untyped-def]
    asked()
    Path("other.txt").write_text(LAW.replace("за плату", "за деньги"), encoding="utf-8")
    both = ["--edition", "2016-01-01=law.txt", "--edition", "2016-01-01=other.txt"]
    out = run("as-of", "2015-08-01", *both, "--article", "1").out
    assert "certainty  disputed" in out
    assert "which edition is right about article 1" in out
    assert "law.txt shows it" in out
    assert "other.txt shows it" in out

"""Registers that state what became of an act: repealed, put off or suspended by an act whose text is not given."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.batch.derive import Derive, Work
from lawtime.batch.evidence import Gathered
from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Certainty, Status
from lawtime.model.acts import ActRef
from lawtime.model.dates import Exact
from lawtime.store.contract import Log, unpacked
from lawtime.store.memory import MemoryLog

LAW = (
    "Закон Республики Казахстан от 6 января 2012 года № 527-IV\n\nО безопасности\n\n"
    "Статья 4. Понятия\n\n1. Первое.\n\n2. Второе.\n\nСтатья 5. Начала\n\nСтарый текст.\n\nСтатья 6. Конец\n\n"
    "Закон вводится в действие с 1 февраля 2012 года.\n"
)
AMENDING = (
    "О внесении изменений в некоторые законодательные акты\n\nЗакон Республики Казахстан от 14 декабря 2021 года "
    "№ 95-VII\n\nСтатья 1. Внести изменения в следующие законодательные акты Республики Казахстан:\n\n"
    "1. В Закон Республики Казахстан от 6 января 2012 года № 527-IV «О безопасности»:\n\n"
    "статью 5 изложить в следующей редакции:\n\n«Статья 5. Начала\nНовый текст.».\n\n"
    "Статья 2. Настоящий Закон вводится в действие с 1 июля 2022 года.\n"
)
HEAD = "fact\tact\tsigned\tdate\tby\tby_signed\tprovision\tamended\tuntil\tsource\n"
OF_AMENDING = "{}\t95-VII\t2021-12-14\t{}\t123-VII\t2022-05-21\t{}\t{}\t\tthe gazette"
OF_LAW = "{}\t527-IV\t2012-01-06\t{}\t{}\t{}\t{}\t\t{}\tthe gazette"
OLD, NEW = "Старый текст.", "Новый текст."


def corpus(folder: Path, *rows: str, first: bool = False) -> Corpus:
    (folder / "law.md").write_text(LAW, "utf-8")
    (folder / "95-VII_2021-12-14.md").write_text(AMENDING, "utf-8")
    (folder / "facts.tsv").write_text(HEAD + "\n".join(rows), "utf-8")
    names = ["law.md", "95-VII_2021-12-14.md", "facts.tsv"]
    found = Corpus()
    for name in sorted(names, reverse=True) if first else names:
        found.add(folder / name)
    return found


def asked(found: Corpus, day: str, known_on: str | None = None, article: int = 5) -> Answer:
    known = date.fromisoformat(known_on) if known_on else None
    return found.act("527-IV").article(article).as_of(date.fromisoformat(day), known_on=known)


def told(answer: Answer) -> set[tuple[str, str]]:
    return {(each.act.number, each.action) for each in answer.provenance}


@pytest.mark.parametrize("first", [False, True])
def test_a_change_whose_act_a_register_says_was_repealed_before_its_day_never_happens(
    tmp_path: Path, first: bool
) -> None:
    found = corpus(tmp_path, OF_AMENDING.format("repeal", "2022-06-01", "", ""), first=first)
    for day in ("2022-05-30", "2022-07-01", "2024-01-01"):
        answer = asked(found, day)
        assert answer.text == OLD
        assert ("123-VII", "cancelled") in told(answer)
    because = next(each for each in asked(found, "2024-01-01").provenance if each.action == "cancelled")
    assert (Path(because.source).name, because.line) == ("facts.tsv", 2)
    assert "95-VII" in because.quote
    assert "the gazette" in because.quote
    assert "repealed it before it took effect" in "\n".join(
        map(str, found.act("527-IV").article(5).explain(date(2024, 1, 1)))
    )


def test_a_repeal_on_or_after_the_day_of_force_brings_nothing_back(tmp_path: Path) -> None:
    late = corpus(tmp_path, OF_AMENDING.format("repeal", "2022-08-01", "", ""))
    assert asked(late, "2024-01-01").text == NEW
    assert asked(late, "2024-01-01").certainty in (Certainty.EXACT, Certainty.PRESUMED)
    same = corpus(tmp_path, OF_AMENDING.format("repeal", "2022-07-01", "", ""))
    assert {each.text for each in asked(same, "2024-01-01").candidates} >= {OLD, NEW}


def test_a_change_whose_act_a_register_says_was_put_off_is_made_on_the_later_day(tmp_path: Path) -> None:
    found = corpus(tmp_path, OF_AMENDING.format("postponement", "2023-01-01", "", ""))
    assert [asked(found, day).text for day in ("2022-07-01", "2022-12-31", "2023-01-01")] == [OLD, OLD, NEW]
    assert ("123-VII", "deferred") in told(asked(found, "2022-12-31"))
    assert not any("commencement clause" in words for words in asked(found, "2023-02-01").assumptions)


def test_what_had_taken_effect_before_the_later_act_was_signed_was_not_put_off_and_a_finding_says_so(
    tmp_path: Path,
) -> None:
    row = OF_AMENDING.format("postponement", "2024-01-01", "", "").replace("2022-05-21", "2022-09-21")
    answer = asked(corpus(tmp_path, row), "2023-06-01")
    assert answer.text == NEW
    assert "put-off-too-late" in {each.code for each in answer.findings}


@pytest.mark.parametrize(
    "row",
    [
        OF_AMENDING.format("postponement", "2022-03-01", "", ""),
        OF_AMENDING.format("repeal", "2022-06-01", "art_1__para_1__subpara_2", "").replace("123-VII", "124-VII"),
        OF_AMENDING.format("suspension", "2022-06-01", "", ""),
    ],
    ids=["put off to an earlier day", "a part of the item", "suspended"],
)
def test_what_does_not_settle_a_change_leaves_it_in_doubt(tmp_path: Path, row: str) -> None:
    answer = asked(corpus(tmp_path, row), "2022-08-01")
    assert answer.certainty is Certainty.ONE_OF
    assert {each.text for each in answer.candidates} >= {OLD, NEW}


def test_what_a_register_says_of_another_item_is_no_matter(tmp_path: Path) -> None:
    found = corpus(tmp_path, OF_AMENDING.format("repeal", "2022-06-01", "art_1__para_9", ""))
    assert asked(found, "2022-08-01").text == NEW
    found = corpus(tmp_path, OF_AMENDING.format("repeal", "2022-06-01", "art_1__para_1", ""))
    assert asked(found, "2022-08-01").text == OLD
    found = corpus(tmp_path, OF_AMENDING.format("repeal", "2022-06-01", "art_2", ""))
    assert asked(found, "2022-08-01").certainty is Certainty.ONE_OF


def test_what_a_register_says_of_the_changes_of_one_act_is_no_matter_for_another(tmp_path: Path) -> None:
    other = "/akn/kz/act/code/2014-07-03/226-V"
    found = corpus(tmp_path, OF_AMENDING.format("repeal", "2022-06-01", "", other))
    assert asked(found, "2022-08-01").text == NEW
    mine = "/akn/kz/act/law/2012-01-06/527-IV"
    found = corpus(tmp_path, OF_AMENDING.format("repeal", "2022-06-01", "", mine))
    assert asked(found, "2022-08-01").text == OLD


@pytest.mark.parametrize("kind", ["repeal", "postponement"])
def test_what_nobody_could_know_yet_undoes_nothing(tmp_path: Path, kind: str) -> None:
    found = corpus(tmp_path, OF_AMENDING.format(kind, "2022-06-01" if kind == "repeal" else "2023-01-01", "", ""))
    assert asked(found, "2022-08-01", "2022-02-01").text == NEW
    assert asked(found, "2022-08-01", "2022-06-30").text == OLD


def test_a_register_suspends_a_provision_of_the_act_itself_with_its_row_as_the_reason(tmp_path: Path) -> None:
    row = OF_LAW.format("suspension", "2015-01-01", "1-V", "2014-10-01", "art_5", "2018-01-01")
    found = corpus(tmp_path, row)
    states = [asked(found, day).status for day in ("2014-12-31", "2015-01-01", "2017-12-31", "2018-01-01")]
    assert states == [Status.IN_FORCE, Status.SUSPENDED, Status.SUSPENDED, Status.IN_FORCE]
    held = asked(found, "2016-01-01")
    assert ("1-V", "suspended") in told(held)
    assert held.text == OLD
    assert asked(found, "2016-01-01", article=4).status is Status.IN_FORCE
    assert asked(found, "2016-01-01", "2014-06-01").status is Status.IN_FORCE


def test_a_register_ends_the_act_itself(tmp_path: Path) -> None:
    found = corpus(tmp_path, OF_LAW.format("repeal", "2020-01-01", "9-VI", "2019-10-01", "", ""))
    assert asked(found, "2019-12-31").status is Status.IN_FORCE
    ended = asked(found, "2020-01-01")
    assert ended.status is Status.REPEALED
    assert ("9-VI", "repealed") in told(ended)


def test_a_register_puts_off_the_act_itself(tmp_path: Path) -> None:
    found = corpus(tmp_path, OF_LAW.format("postponement", "2013-01-01", "5-V", "2012-01-20", "", ""))
    assert asked(found, "2012-12-31").status is Status.NOT_YET
    began = asked(found, "2013-01-01")
    assert began.status is Status.IN_FORCE
    assert ("5-V", "deferred") in told(asked(found, "2012-12-31"))
    assert asked(found, "2012-06-01", "2012-01-10").status is not Status.NOT_YET
    late = corpus(tmp_path, OF_LAW.format("postponement", "2013-01-01", "5-V", "2012-05-20", "", ""))
    assert asked(late, "2012-06-01").status is Status.UNCERTAIN
    part = corpus(tmp_path, OF_LAW.format("postponement", "2013-01-01", "5-V", "2012-01-20", "art_4", ""))
    assert asked(part, "2012-06-01").status is Status.IN_FORCE
    assert asked(part, "2012-06-01", article=4).status is Status.NOT_YET


def test_the_day_of_force_that_a_register_gives_is_shown_with_its_row(tmp_path: Path) -> None:
    found = corpus(tmp_path, OF_LAW.format("postponement", "2013-01-01", "5-V", "2012-01-20", "", ""))
    history = found.act("527-IV").history.provision("art_5", "ru")
    assert history.force.resolution.date == Exact(date(2013, 1, 1))
    assert any("facts.tsv:2" in step for step in history.force.resolution.reasoning)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (OF_AMENDING.format("repeal", "2022-06-01", "", "").replace("\t123-VII", "\t"), 'row 2, column "by"'),
        (OF_AMENDING.format("repeal", "2022-06-01", "", "").replace("2022-05-21", ""), 'row 2, column "by_signed"'),
        (OF_AMENDING.format("repeal", "2022-06-01", "", "").replace("2022-05-21", "2020-05-21"), 'row 2, column "by"'),
        (OF_AMENDING.format("repeal", "01.06.2022", "", ""), 'row 2, column "date"'),
        (OF_AMENDING.format("repeal", "2021-06-01", "", ""), 'row 2, column "date"'),
        (OF_AMENDING.format("repeal", "2022-06-01", "article 5", ""), 'row 2, column "provision"'),
        (OF_LAW.format("repeal", "2020-01-01", "9-VI", "2019-10-01", "", "2021-01-01"), 'row 2, column "until"'),
        (OF_LAW.format("suspension", "2020-01-01", "9-VI", "2019-10-01", "", "2019-01-01"), 'row 2, column "until"'),
        (OF_LAW.format("suspension", "2020-01-01", "/akn/9-VI", "2019-10-01", "", ""), 'row 2, column "by"'),
    ],
)
def test_a_row_that_cannot_be_is_a_finding_with_its_row_and_column(tmp_path: Path, row: str, says: str) -> None:
    found = corpus(tmp_path, row)
    assert [each.line for each in found.findings if each.code != "amends-another-act"] == [2]
    assert any(each.message.startswith(says) for each in found.findings)
    assert asked(found, "2022-08-01").text == NEW


def test_a_register_in_toml_states_the_same(tmp_path: Path) -> None:
    found = corpus(tmp_path)
    (tmp_path / "facts.toml").write_text(
        '[[repeal]]\nact = "95-VII"\nsigned = 2021-12-14\ndate = 2022-06-01\n'
        'by = "/akn/kz/act/law/2022-05-21/123-VII"\nsource = "the gazette"\n',
        "utf-8",
    )
    found.add(tmp_path / "facts.toml")
    assert asked(found, "2024-01-01").text == OLD
    assert found.findings == ()


@pytest.mark.parametrize(
    "row",
    [
        OF_AMENDING.format("repeal", "2022-06-01", "", ""),
        OF_LAW.format("suspension", "2015-01-01", "123-VII", "2014-10-01", "art_5", "2018-01-01"),
    ],
)
def test_a_bulk_build_says_the_same(tmp_path: Path, row: str) -> None:
    found = corpus(tmp_path, row)
    gathered, log = Gathered(), found.log
    assert isinstance(log, MemoryLog)
    for event in log.replay():
        gathered.learn(event)

    def opened() -> Log:
        return log

    act = ActRef("law", "527-IV", date(2012, 1, 6))
    derived = Derive(opened, log.head)(Work(act, gathered.about(act)))
    assert derived.kept is not None
    assert "123-VII" in "".join(unpacked(each).content for each in derived.kept.stretches)

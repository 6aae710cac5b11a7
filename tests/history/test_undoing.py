"""An amending act that another repealed, put off or changed before it took effect."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.batch.derive import Derive, Work
from lawtime.batch.evidence import Gathered
from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Certainty
from lawtime.model.acts import ActRef
from lawtime.store.contract import Log, unpacked
from lawtime.store.memory import MemoryLog

HEAD = (
    "О внесении изменений в некоторые законодательные акты\n\nЗакон Республики Казахстан от {day} года № {number}\n\n"
)
LAW = (
    "Закон Республики Казахстан от 6 января 2012 года № 527-IV\n\nО безопасности\n\n"
    "Статья 4. Понятия\n\nТекст.\n\nСтатья 5. Начала\n\nСтарый текст.\n\nСтатья 6. Конец\n\n"
    "Закон вводится в действие с 1 февраля 2012 года.\n"
)
AMENDING = HEAD.format(day="14 декабря 2021", number="95-VII") + (
    "Статья 1. Внести изменения в следующие законодательные акты Республики Казахстан:\n\n"
    "1. В Закон Республики Казахстан от 6 января 2012 года № 527-IV «О безопасности»:\n\n"
    "статью 5 изложить в следующей редакции:\n\n«Статья 5. Начала\nНовый текст.».\n\n"
    "Статья 2. Настоящий Закон вводится в действие с 1 июля 2022 года.\n"
)
OF_THE_AMENDING = "В Закон Республики Казахстан от 14 декабря 2021 года № 95-VII «О внесении изменений»:"
IN_FORCE = "Настоящий Закон вводится в действие с 1 июня 2022 года."
AFTER = "Настоящий Закон вводится в действие с 1 августа 2022 года."


def another(orders: str, when: str = IN_FORCE) -> str:
    head = HEAD.format(day="21 мая 2022", number="123-VII")
    return f"{head}Статья 1. Внести изменения в следующие законодательные акты:\n\n{orders}\n\nСтатья 3. {when}\n"


REPEAL = another(
    "1. В Закон Республики Казахстан от 1 января 2010 года № 1-IV «О другом»:\n\nстатью 3 исключить.\n\n"
    "Статья 2. Признать утратившим силу Закон Республики Казахстан от 14 декабря 2021 года № 95-VII "
    "«О внесении изменений»."
)
LATE_REPEAL = REPEAL.replace(IN_FORCE, AFTER)
PUT_OFF = another(
    f"1. {OF_THE_AMENDING}\n\nв статье 2 слова «с 1 июля 2022 года» заменить словами «с 1 января 2023 года»."
)
NEW_CLAUSE = another(
    f"1. {OF_THE_AMENDING}\n\nстатью 2 изложить в следующей редакции:\n\n"
    "«Статья 2. Настоящий Закон вводится в действие с 1 января 2023 года.»."
)
ITEM_GONE = another(f"1. {OF_THE_AMENDING}\n\nпункт 1 статьи 1 исключить.")
OTHER_ITEM_GONE = another(f"1. {OF_THE_AMENDING}\n\nпункт 7 статьи 1 исключить.")
ITEM_CHANGED = another(f"1. {OF_THE_AMENDING}\n\nабзац второй пункта 1 статьи 1 исключить.")


def corpus(folder: Path, *texts: tuple[str, str]) -> Corpus:
    found = Corpus()
    for name, text in texts:
        place = folder / f"{name}.md"
        place.write_text(text, "utf-8")
        found.add(place)
    return found


def all_of(folder: Path, other: str) -> Corpus:
    texts = [("law", LAW), ("95-VII_2021-12-14", AMENDING), ("123-VII_2022-05-21", other)]
    return corpus(folder, *texts)


def asked(found: Corpus, day: str, known_on: str | None = None) -> Answer:
    known = date.fromisoformat(known_on) if known_on else None
    return found.act("527-IV").article(5).as_of(date.fromisoformat(day), known_on=known)


def told(answer: Answer) -> set[tuple[str, str]]:
    return {(each.act.number, each.action) for each in answer.provenance}


def test_a_change_whose_act_was_repealed_before_its_day_never_happens_and_the_answer_says_by_whom(
    tmp_path: Path,
) -> None:
    found = all_of(tmp_path, REPEAL)
    for day in ("2022-05-30", "2022-07-01", "2024-01-01"):
        answer = asked(found, day)
        assert answer.text == "Старый текст."
        assert ("123-VII", "cancelled") in told(answer)
    assert ("cancelled", "123-VII") in {(row.action, row.act.number) for row in found.act("527-IV").timeline()}
    assert "reworded" not in {row.action for row in found.act("527-IV").timeline()}


def test_what_is_repealed_after_it_took_effect_stays(tmp_path: Path) -> None:
    answer = asked(all_of(tmp_path, LATE_REPEAL), "2024-01-01")
    assert answer.text == "Новый текст."
    assert ("123-VII", "cancelled") not in told(answer)


@pytest.mark.parametrize("other", [PUT_OFF, NEW_CLAUSE], ids=["words replaced", "clause stated anew"])
def test_a_change_whose_act_was_put_off_is_made_on_the_later_day(tmp_path: Path, other: str) -> None:
    found = all_of(tmp_path, other)
    before, after = asked(found, "2022-12-31"), asked(found, "2023-01-01")
    assert (before.text, after.text) == ("Старый текст.", "Новый текст.")
    assert ("123-VII", "deferred") in told(before) & told(after)


def test_a_day_that_is_replaced_in_what_the_act_orders_is_not_taken_for_its_own(tmp_path: Path) -> None:
    other = PUT_OFF.replace("в статье 2 слова", "в статье 1 слова")
    assert other != PUT_OFF
    answer = asked(all_of(tmp_path, other), "2022-08-01")
    assert answer.certainty is Certainty.ONE_OF
    assert ("123-VII", "disturbed") in told(answer)


def test_a_day_that_was_put_off_names_what_it_takes_for_granted(tmp_path: Path) -> None:
    answer = asked(all_of(tmp_path, PUT_OFF), "2023-02-01")
    assert any("commencement clause" in words for words in answer.assumptions)


@pytest.mark.parametrize("other", [REPEAL, PUT_OFF])
def test_what_nobody_could_know_yet_undoes_nothing_on_a_day_before(tmp_path: Path, other: str) -> None:
    found = all_of(tmp_path, other)
    expected = asked(found, "2022-08-01", "2022-02-01")
    assert expected.text == "Новый текст."
    assert not {action for _, action in told(expected)} & {"cancelled", "deferred"}
    assert asked(found, "2022-08-01", "2022-06-30").text == "Старый текст."


def test_a_change_of_the_amending_act_that_is_not_understood_leaves_doubt_and_names_the_act(tmp_path: Path) -> None:
    found = all_of(tmp_path, ITEM_CHANGED)
    answer = asked(found, "2022-08-01")
    assert answer.certainty not in (Certainty.EXACT, Certainty.PRESUMED)
    assert {each.text for each in answer.candidates} >= {"Старый текст.", "Новый текст."}
    assert ("123-VII", "disturbed") in told(answer)
    assert any("123-VII" in each.what for each in answer.missing)
    assert "amending-act-changed" in {each.code for each in answer.findings}


def test_an_item_of_the_amending_act_that_is_taken_out_before_its_day_orders_nothing_and_no_other_is_touched(
    tmp_path: Path,
) -> None:
    gone = asked(all_of(tmp_path, ITEM_GONE), "2022-08-01")
    assert gone.text == "Старый текст."
    assert ("123-VII", "cancelled") in told(gone)
    other = asked(all_of(tmp_path, OTHER_ITEM_GONE), "2022-08-01")
    assert other.text == "Новый текст."
    assert "123-VII" not in {number for number, _ in told(other)}


def test_the_derivation_shows_what_undid_the_change(tmp_path: Path) -> None:
    steps = all_of(tmp_path, REPEAL).act("527-IV").article(5).explain(date(2022, 8, 1))
    says = "\n".join(map(str, steps))
    assert "123-VII of 21.05.2022 repealed it before it took effect" in says
    assert "never made so: № 95-VII" in says


@pytest.mark.parametrize("other", [REPEAL, LATE_REPEAL, PUT_OFF, NEW_CLAUSE, ITEM_GONE])
def test_the_order_in_which_the_files_come_in_is_no_matter(tmp_path: Path, other: str) -> None:
    texts = [("law", LAW), ("95-VII_2021-12-14", AMENDING), ("123-VII_2022-05-21", other)]
    one, two = corpus(tmp_path, *texts), corpus(tmp_path, *texts[::-1])
    for day in ("2022-05-01", "2022-07-15", "2023-02-01"):
        assert told(asked(one, day)) == told(asked(two, day))
        assert asked(one, day).text == asked(two, day).text


@pytest.mark.parametrize("other", [REPEAL, PUT_OFF, ITEM_GONE])
def test_a_bulk_build_says_the_same(tmp_path: Path, other: str) -> None:
    found = all_of(tmp_path, other)
    gathered, log = Gathered(), found.log
    assert isinstance(log, MemoryLog)
    for event in log.replay():
        gathered.learn(event)

    def opened() -> Log:
        return log

    act = ActRef("law", "527-IV", date(2012, 1, 6))
    derived = Derive(opened, log.head)(Work(act, gathered.about(act)))
    assert derived.kept is not None
    whole = "".join(unpacked(each).content for each in derived.kept.stretches)
    assert "123-VII" in whole

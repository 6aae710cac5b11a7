"""One sentence of a line: changed where the sentences are told apart, and otherwise not."""

import pytest

from lawtime.model.document import Provision
from lawtime.model.operations import Addition, Occurrence, Operation, Replacement, Sentence, Side
from lawtime.model.wording import sentences

LINE = "1. Courts decide. Judges are free, and courts are open. Trials are public."


def para(line: str = LINE) -> tuple[Provision, ...]:
    return (Provision("art_1__para_1", "para", "1", "", line, (0, 0)),)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Courts decide. Judges are free.", 2),
        ("Решение принимает судья. «Иной» орган не вправе.", 2),
        ("Решение принимает суд. Иной орган не вправе.", None),
        ("Суд (судья) решает. Иное запрещено!", 2),
        ("в г. Алматы действует суд.", None),
        ("им. Абая", None),
        ("Сумма 5. Иное.", None),
        ("Срок равен году. 5 дней дается на ответ.", None),
        ("ст. 5 закона не применяется.", None),
        ("действует т. е. применяется закон", 1),
        ("One line without a stop", 1),
    ],
)
def test_sentences_are_counted_where_no_abbreviation_leaves_them_in_doubt(line: str, count: int | None) -> None:
    found = sentences(line)
    assert (found and len(found)) == count


@pytest.mark.parametrize(
    ("operation", "after"),
    [
        (Sentence(target="art_1__para_1", nth=2, new=None), "1. Courts decide. Trials are public."),
        (Sentence(target="art_1__para_1", nth=1, new="Judges decide."), LINE.replace("Courts decide", "Judges decide")),
        (Sentence(target="art_1__para_1", nth=4, new=None), "sentence-not-found"),
        (Sentence(target="art_1__para_9", nth=1, new=None), "no-such-element"),
        (Replacement(target="art_1__para_1", sentence=2, old="courts", new="halls"), LINE.replace("courts", "halls")),
        (
            Replacement(target="art_1__para_1", sentence=3, old="are", new="were"),
            LINE.replace("Trials are", "Trials were"),
        ),
        (Replacement(target="art_1__para_1", sentence=1, old="free", new="bound"), "words-not-found"),
        (Replacement(target="art_1__para_1", sentence=7, old="free", new="bound"), "sentence-not-found"),
        (
            Addition(target="art_1__para_1", sentence=2, new="all", side=Side.AFTER, anchor="are open"),
            LINE.replace("are open", "are open all"),
        ),
        (
            Addition(target="art_1__para_1", new="Fees are low.", side=Side.SENTENCE, occurrence=Occurrence(2, None)),
            LINE.replace("Judges", "Fees are low. Judges"),
        ),
        (
            Addition(target="art_1__para_1", new="Fees are low.", side=Side.SENTENCE, occurrence=Occurrence(4, None)),
            LINE + " Fees are low.",
        ),
        (
            Addition(target="art_1__para_1", new="Fees are low.", side=Side.SENTENCE, occurrence=Occurrence(7, None)),
            "sentence-not-found",
        ),
    ],
)
def test_only_the_sentence_that_is_named_changes(operation: Operation, after: str) -> None:
    result = operation.apply(para())
    assert (result.units[0].line if result.certain else result.findings[0].code) == after
    if result.certain and not isinstance(operation, Sentence):
        back = operation.invert(result.units)
        assert back.units == para() if back.certain else back.lost or back.candidates


def test_a_sentence_stated_anew_comes_back_only_from_another_source() -> None:
    operation = Sentence(target="art_1__para_1", nth=1, new="Judges decide.")
    after = operation.apply(para()).units
    assert operation.invert(after).lost == ("art_1__para_1",)
    assert operation.invert(after, lost=para()[0]).units == para()
    assert not operation.invert(after, lost=para("1. Other words. All of them.")[0]).certain


def test_the_only_sentence_of_a_line_does_not_go_for_certain() -> None:
    operation = Sentence(target="art_1__para_1", nth=1, new=None)
    assert [each.code for each in operation.apply(para("Courts decide.")).findings] == ["sentence-not-found"]

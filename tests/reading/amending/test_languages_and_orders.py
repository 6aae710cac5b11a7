"""Amending acts in three languages, as plain values, and real orders of which nothing is lost."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from lawtime.language.folding import fold
from lawtime.model.acts import ActRef
from lawtime.model.commencement import OnDate, Unrecognised, Unstated
from lawtime.model.operations import (
    EVERY,
    Addition,
    Insertion,
    Operation,
    Renumbering,
    Repeal,
    Replacement,
    Side,
    Substitution,
)
from lawtime.reading.amending import AmendingAct, Instruction, PieceKind, operations_json, read_amending
from lawtime.reading.amending.dialects import amending_dialect

SHARED = Path(os.environ.get("LAWTIME_SHARED", Path(__file__).parents[4] / "shared"))
ORDERS = SHARED / "data" / "kz" / "orders"

HEAD = """О внесении изменений

Статья 1. Внести изменения и дополнения в следующие законодательные акты Республики Казахстан:

8. В Закон Республики Казахстан от 6 января 2012 года «О национальной безопасности Республики Казахстан»:

"""
TAIL = """

Статья 2. Настоящий Закон вводится в действие с 1 января 2015 года.
"""


def law(body: str, tail: str = TAIL) -> AmendingAct:
    return read_amending(HEAD + body + tail, lang="ru")


def instructions(body: str, tail: str = TAIL) -> tuple[Instruction, ...]:
    return law(body, tail).items[0].instructions


def brief(operation: Operation | None) -> str:
    """Return an operation in one line, for tables."""
    match operation:
        case Replacement():
            words = "all " if operation.occurrence == EVERY else ""
            return f"{words}{operation.old} > {operation.new}{' inflected' if operation.inflected else ''}"
        case Addition():
            return f"{operation.side.value} {operation.anchor} + {operation.new}"
        case Substitution():
            return "restate " + " | ".join(unit.text for unit in operation.new)
        case Insertion():
            return f"insert {operation.new.eid}: {operation.new.text}"
        case Renumbering():
            return f"number {operation.number}"
        case Repeal():
            return "repeal"
        case _:
            return "unread"


FIRST, JANUARY = date(2015, 1, 1), date(2016, 1, 1)


# -- other languages ---------------------------------------------------------------------------------------------------

ENGLISH = """On amendments

Article 1. To introduce amendments into the following legislative acts of the Republic of Kazakhstan:

8. In the Law of the Republic of Kazakhstan dated January 6, 2012 “On National Security of the Republic of Kazakhstan”:

1) in paragraph 1 of Article 15:

in subparagraph 21) the words “youth policy,” shall be excluded;

to supplement with subparagraph 21-1) of the following content:

“21-1) a body;”;

2) subparagraph 4) of paragraph 1 of Article 6 shall be stated in the following wording:

“4) a threat;”;

3) in Article 13 the words “a” shall be replaced by the words “b”, after the words “c” to supplement with the words “d”.

Article 2. This Law shall be enforced from January 1, 2015, except for subparagraph 2) of paragraph 8 of Article 1, \
which shall be enforced from January 1, 2016.
"""
KAZAKH = """Өзгерістер енгізу туралы

1-бап. Қазақстан Республикасының мына заңнамалық актілеріне өзгерістер енгізілсін:

8. «Қазақстан Республикасының ұлттық қауіпсіздігі туралы» 2012 жылғы 6 қаңтардағы Қазақстан Республикасының Заңына:

1) 15-баптың 1-тармағында:

21) тармақшадағы «жастар саясатын,» деген сөздер алып тасталсын;

мынадай мазмұндағы 21-1) тармақшамен толықтырылсын:

«21-1) орган;»;

2) 6-баптың 1-тармағының 4) тармақшасы мынадай редакцияда жазылсын:

«4) қатер;»;

3) 13-баптың бірінші бөлігіндегі «а» деген сөздер «б» деген сөздермен ауыстырылсын;

13-бап «в» деген сөзден кейін «г» деген сөзбен толықтырылсын.

2-бап. Осы Заң 2015 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.
"""


@pytest.mark.parametrize("lang", ["en", "kk"])
def test_english_and_kazakh_acts_are_read_by_the_same_engine(lang: str) -> None:
    act = read_amending(ENGLISH if lang == "en" else KAZAKH)
    assert act.lang == lang
    (item,) = act.items
    assert item.amended is not None
    assert item.amended.act == ActRef("law", "527-IV", date(2012, 1, 6))
    kinds = [type(each.operation).__name__ for each in item.instructions]
    assert kinds == ["Replacement", "Insertion", "Substitution", "Replacement", "Addition"]
    targets = [each.target for each in item.instructions]
    assert targets[:3] == ["art_15__para_1__subpara_21", "art_15__para_1", "art_6__para_1__subpara_4"]
    last = item.instructions[-1].operation
    assert isinstance(last, Addition)
    assert (last.side, last.anchor) == (Side.AFTER, "c" if lang == "en" else "в")
    assert item.instructions[0].commencement == OnDate(FIRST)


def test_the_english_exception_is_matched_to_its_instruction() -> None:
    found = read_amending(ENGLISH, lang="en").items[0].instructions
    assert [each.commencement == OnDate(JANUARY) for each in found] == [False, False, True, False, False]


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_every_form_of_an_amending_dialect_reads_its_examples(lang: str) -> None:
    words = amending_dialect(lang)
    for form in words.forms:
        for example in form.examples:
            reading = words.phrases(form.kind).whole(fold(example).text)
            assert reading is not None, (form.kind, example)


# -- JSON, real orders, nothing lost -----------------------------------------------------------------------------------


def test_operations_are_given_as_plain_values() -> None:
    rows = list(operations_json(law("в пункте 1 статьи 15 слово «а» заменить словом «б»;\n\nстатью 7 покрасить.")))
    assert json.loads(json.dumps(rows))[0] == {
        "act": "/akn/kz/act/law/2012-01-06/527-IV",
        "target": "art_15__para_1",
        "operation": "replacement",
        "old": "а",
        "new": "б",
        "commencement": {"rule": "on_date", "date": "2015-01-01"},
        "quote": "в пункте 1 статьи 15 слово «а» заменить словом «б»;",
        "span": [rows[0]["span"][0], rows[0]["span"][1]],
        "unread": None,
    }
    assert rows[1]["operation"] is None
    assert "покрасить" in rows[1]["unread"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("статью 7 после слова «а» дополнить словом «б».", {"position": "after", "old": "а", "new": "б"}),
        ("статью 7 дополнить словами «б».", {"position": "end", "new": "б"}),
        (
            "статью 7 дополнить пунктом 3 следующего содержания: «3. Текст.».",
            {"position": "number", "new": "3. Текст."},
        ),
        (
            "пункт 3 статьи 7 изложить в следующей редакции: «3. Текст.».",
            {"operation": "substitution", "new": "3. Текст."},
        ),
        ("пункт 3 статьи 7 считать пунктом 4.", {"operation": "renumbering", "new": "4"}),
        ("статью 7 исключить.", {"operation": "repeal"}),
    ],
)
def test_plain_values_say_what_goes_where(sentence: str, expected: dict[str, str]) -> None:
    (row,) = operations_json(law(sentence))
    assert {key: row[key] for key in expected} == expected


def test_operations_can_be_asked_for_of_one_act() -> None:
    act = law("статью 7 исключить.")
    assert len(list(operations_json(act, ActRef("law", "527-IV", date(2012, 1, 6))))) == 1
    assert list(operations_json(act, ActRef("law", "1-I", date(2012, 1, 6)))) == []


def covers(act: AmendingAct, text: str) -> bool:
    return "".join(text[piece.start : piece.end] for piece in act.pieces) == text


@pytest.mark.parametrize("name", ["223215", "223249", "223251", "223255", "223259", "223263"])
def test_of_real_orders_every_instruction_is_read_or_unread_and_nothing_is_lost(name: str) -> None:
    if not ORDERS.exists():
        pytest.skip("../shared/data is not here")
    text = (ORDERS / f"{name}.txt").read_text(encoding="utf-8")
    act = read_amending(text, source=name)
    assert covers(act, text)
    assert act.act is not None
    assert act.items
    assert not isinstance(act.commencement, Unstated | Unrecognised)
    markup = "".join(text[piece.start : piece.end] for piece in act.pieces if piece.kind is PieceKind.MARKUP)
    assert not markup.strip(" \n\xa0#*")
    inside = [piece for piece in act.pieces if piece.kind in (PieceKind.INSTRUCTION, PieceKind.UNREAD)]
    spans = [each.span for item in act.items for each in item.instructions]
    sources = [span for item in act.items for each in item.instructions for span in each.sources]
    for piece in inside:
        assert any(start <= piece.start and piece.end <= end for start, end in [*spans, *sources]), text[
            piece.start : piece.end
        ]
    read = sum(each.operation is not None for item in act.items for each in item.instructions)
    print(f"\n{name}: {read} of {len(spans)} instructions read")

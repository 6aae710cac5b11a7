"""Reading amending acts: sentences, quotations, items, addresses, commencement, and that nothing of a text is lost."""

import os
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawtime.model.acts import ActRef
from lawtime.model.commencement import OnDate, Staged, Unrecognised, Unstated
from lawtime.model.operations import (
    EVERY,
    Addition,
    Insertion,
    Operation,
    Renumbering,
    Repeal,
    Replacement,
    Substitution,
)
from lawtime.reading.amending import AmendingAct, Instruction, read_amending
from lawtime.reading.amending.paragraphs import SWALLOWS, UNBALANCED, UNCLOSED

TRACED = 5 if sys.gettrace() else 1
"""A run that measures coverage is slower by this much at most."""

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


SENTENCES = [
    ("в подпункте 2) статьи 14 слова «а» заменить словами «б».", [("art_14__subpara_2", "а > б")]),
    ("в пункте 1 статьи 15 слова «а» исключить.", [("art_15__para_1", "а > None")]),
    ("подпункт 5) статьи 13 исключить.", [("art_13__subpara_5", "repeal")]),
    ("подпункты 5) и 6) статьи 13 исключить.", [("art_13__subpara_5", "repeal"), ("art_13__subpara_6", "repeal")]),
    (
        "в пунктах 3 и 4 статьи 2 слово «а» заменить словом «б».",
        [("art_2__para_3", "а > б"), ("art_2__para_4", "а > б")],
    ),
    (
        "в статье 7 слова «а», «б» заменить соответственно словами «в», «г».",
        [("art_7", "а > в"), ("art_7", "б > г")],
    ),
    ("статью 7 после слов «а» дополнить словами «, б».", [("art_7", "after а + , б")]),
    ("пункт 2 статьи 7 дополнить словами «, а также б».", [("art_7__para_2", "end  + , а также б")]),
    ("по всему тексту слово «а» заменить словом «б».", [("act", "all а > б")]),
    ("по всему тексту слово «а» заменить словом «б» в соответствующих падежах.", [("act", "all а > б inflected")]),
    ("часть вторую статьи 7 исключить.", [("art_7__al_2", "repeal")]),
    ("в абзаце первом части второй статьи 7 слово «а» исключить.", [("art_7__al_2__al_1", "а > None")]),
    ("в абзаце третьем части второй статьи 7 слово «а» исключить.", [("art_7__al_2__al_3", "а > None")]),
    ("в подпункте 5) части второй статьи 7 слово «а» исключить.", [("art_7__al_2__subpara_5", "а > None")]),
    (
        "пункты 3 и 4 статьи 7 считать соответственно пунктами 4 и 5.",
        [("art_7__para_4", "number 5"), ("art_7__para_3", "number 4")],
    ),
    (
        "в статье 7 слово «а» заменить словом «б», слова «в» исключить.",
        [("art_7", "а > б"), ("art_7", "в > None")],
    ),
    (
        "подпункт 3) статьи 7 после слова «а» дополнить словом «б», слово «в» заменить словом «г».",
        [("art_7__subpara_3", "after а + б"), ("art_7__subpara_3", "в > г")],
    ),
    (
        "пункт 2 статьи 7 дополнить предложением следующего содержания: «Срок равен году.».",
        [("art_7__para_2", "sentence  + Срок равен году.")],
    ),
    ("заголовок статьи 7 изложить в следующей редакции: «Статья 7. Новый».", [("art_7__heading", "restate Новый")]),
    ("признать утратившей силу статью 7.", [("art_7", "repeal")]),
    ("пункты 3 – 5 статьи 7 исключить.", [("art_7__para_3", "repeal")]),
    ("пункты 3 – 5 статьи 7 и статью 8 исключить.", [("art_7", "unread"), ("act", "unread")]),
    ("приложение 1 изложить в новой редакции согласно приложению к настоящему Закону.", [("att_1", "unread")]),
    ("подпункт 5) исключить.", [("act", "unread")]),
    ("в статье 7 слова «а» «б» заменить.", [("art_7", "unread")]),
    ("в статье 7 слова «а», «б» и «в» заменить словами «г», «д».", [("art_7", "unread")]),
    ("статью 7 переместить в главу 3.", [("art_7", "unread"), ("act", "unread")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[each[0][:40] for each in SENTENCES])
def test_a_sentence_is_read_whole_or_not_at_all(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = instructions(sentence)
    assert [(each.target, brief(each.operation)) for each in found] == expected
    assert all(bool(each.unread) == (each.operation is None) for each in found)


def test_headers_say_where_what_follows_is_to_happen() -> None:
    found = instructions(
        "1) в статье 13:\n\nподпункт 5) исключить;\n\nв пункте 2:\n\nслово «а» заменить словом «б»;\n\n"
        "дополнить пунктом 3 следующего содержания:\n\n«3. Новый.»;\n\n2) статью 14 исключить."
    )
    assert [(each.target, brief(each.operation)) for each in found] == [
        ("art_13__subpara_5", "repeal"),
        ("art_13__para_2", "а > б"),
        ("art_13", "insert art_13__para_3: 3. Новый."),
        ("art_14", "repeal"),
    ]
    assert [each.address for each in found][-1] == "art_1__para_8__subpara_2"


def test_a_header_that_is_not_understood_leaves_all_under_it_unread_until_the_next_number() -> None:
    found = instructions("1) в таблице видов:\n\nпункт 5 исключить;\n\n2) статью 14 исключить.")
    assert [(each.target, each.operation is None) for each in found] == [
        ("act", True),
        ("act", True),
        ("art_14", False),
    ]


def test_one_instruction_may_restate_several_elements_each_in_its_own_quotation_or_in_one() -> None:
    found = instructions(
        "подпункты 4), 6) и 7) пункта 6 статьи 23 изложить в следующей редакции:\n\n«4) а;»;\n\n«6) б;\n\n7) в;»."
    )
    assert [(each.target, brief(each.operation), each.paragraphs) for each in found] == [
        ("art_23__para_6__subpara_4", "restate 4) а;", (3,)),
        ("art_23__para_6__subpara_6", "restate 6) б;", (4,)),
        ("art_23__para_6__subpara_7", "restate 7) в;", (5,)),
    ]


def test_a_quotation_holds_paragraphs_other_quotations_and_numbers_of_its_own() -> None:
    (found,) = instructions(
        "дополнить статьей 5-1 следующего содержания:\n\n«Статья 5-1. Права «А»\n\n"
        "1. Текст:\n\n1) а «б»;\n\n2) в.\n\n2. Иной.».",
    )
    assert isinstance(found.operation, Insertion)
    new = found.operation.new
    assert (new.eid, new.heading) == ("art_5-1", "Права «А»")
    assert new.text == "1. Текст:\n1) а «б»;\n2) в.\n2. Иной."
    assert found.target == "act"


def test_parts_and_lines_come_in_at_their_count() -> None:
    (part,) = instructions("статью 7 дополнить частью второй следующего содержания:\n\n«Новая часть.».")
    assert isinstance(part.operation, Insertion)
    assert (part.operation.new.eid, part.operation.part, part.target) == ("art_7__al_2", True, "art_7")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("пункт 1 статьи 7 изложить в следующей редакции:\n\n«1. Текст.\n\n", UNCLOSED),
        ("пункт 1 статьи 7 изложить в следующей редакции:\n\n«1. Текст «а.\n\nстатью 8 исключить.", UNCLOSED),
        ("пункт 1 статьи 7 изложить в следующей редакции:\n\n«1. Текст»».", UNBALANCED),
        (
            "пункт 1 статьи 7 изложить в следующей редакции:\n\n«1. Текст «а.\n\nстатью 8 исключить;\n\nконец»».",
            SWALLOWS,
        ),
        ("пункт 1 статьи 7 изложить в следующей редакции:", "the quotation that should follow is missing"),
        (
            "пункт 1 статьи 7 изложить в следующей редакции:\n\n«2. Текст.».",
            "the quotation also holds '2. Текст.', which no target takes",
        ),
        (
            "статью 7 дополнить пунктом 3 следующего содержания:\n\n«4. Текст.».",
            "no quoted element bears the number '3'",
        ),
    ],
)
def test_a_quotation_that_is_not_sure_makes_its_target_unknown(body: str, why: str) -> None:
    first = instructions(body)[0]
    assert (first.operation, first.unread) == (None, why)


def test_a_quotation_that_swallows_instructions_makes_the_whole_act_unknown() -> None:
    body = "пункт 1 статьи 7 изложить в следующей редакции:\n\n«1. Текст «а.\n\nстатью 8 исключить;\n\nконец»»."
    assert instructions(body)[0].target == "act"


def test_an_instruction_behind_a_quotation_that_never_closes_is_still_read() -> None:
    found = instructions("пункт 1 статьи 7 изложить в следующей редакции:\n\n«1. Текст «а.\n\nстатью 8 исключить.")
    assert [(each.target, each.operation is None) for each in found] == [("art_7__para_1", True), ("art_8", False)]


# -- commencement ------------------------------------------------------------------------------------------------------

THREE = (
    "1) подпункт 5) статьи 13 исключить;\n\n"
    "2) статью 14 изложить в следующей редакции:\n\n«Статья 14. А\n\nТекст.»;\n\n"
    "3) в статье 15:\n\nпункт 1 исключить;\n\nпункт 2 исключить."
)
FIRST, JANUARY, JULY = date(2015, 1, 1), date(2016, 1, 1), date(2016, 7, 1)


def excepting(words: str) -> str:
    return f"\n\nСтатья 2. Настоящий Закон вводится в действие с 1 января 2015 года, за исключением {words}.\n"


@pytest.mark.parametrize(
    ("excepted", "days"),
    [
        ("пункта 8 статьи 1, который вводится в действие с 1 января 2016 года", [JANUARY] * 4),
        (
            "подпункта 2) пункта 8 статьи 1, который вводится в действие с 1 января 2016 года",
            [FIRST, JANUARY, FIRST, FIRST],
        ),
        (
            "подпунктов 1) – 3) пункта 8 статьи 1 настоящего Закона, которые вводятся в действие с 1 января 2016 года",
            [JANUARY] * 4,
        ),
        (
            "абзаца третьего подпункта 3) пункта 8 статьи 1, который вводится в действие с 1 января 2016 года",
            [FIRST, FIRST, FIRST, JANUARY],
        ),
        ("пунктов 7 и 9 статьи 1, которые вводятся в действие с 1 января 2016 года", [FIRST] * 4),
        ("пункта 8 статьи 3, который вводится в действие с 1 января 2016 года", [FIRST] * 4),
        (
            "абзацев третьегоподпункта 3) пункта 8 статьи 1, которые вводятся в действие с 1 января 2016 года",
            [FIRST] * 3 + [JANUARY],
        ),
    ],
)
def test_each_instruction_has_the_commencement_of_its_address(excepted: str, days: list[date]) -> None:
    rules = [each.commencement for each in instructions(THREE, excepting(excepted))]
    assert rules == [OnDate(day) for day in days]


def test_exceptions_that_stand_in_a_list_are_matched_too() -> None:
    tail = """

Статья 2.

1. Настоящий Закон вводится в действие с 1 января 2015 года, за исключением:

1) подпункта 1) пункта 8 статьи 1 настоящего Закона, который вводится в действие с 1 января 2016 года;

2) абзацев второго и третьего подпункта 3) пункта 8 статьи 1, которые вводятся в действие с 1 июля 2016 года.
"""
    rules = [each.commencement for each in instructions(THREE, tail)]
    assert rules == [OnDate(JANUARY), OnDate(FIRST), OnDate(JULY), OnDate(JULY)]


def test_an_exception_that_is_not_understood_leaves_every_instruction_staged() -> None:
    tail = excepting("положений о присяжных пункта 8, которые вводятся в действие с 1 января 2016 года")
    rule = instructions(THREE, tail)[0].commencement
    assert isinstance(rule, Staged)
    assert [each.rule for each in rule.exceptions] == [OnDate(JANUARY)]


def test_an_exception_that_covers_a_part_of_an_instruction_leaves_it_unrecognised() -> None:
    tail = excepting("абзаца второго подпункта 2) пункта 8 статьи 1, который вводится в действие с 1 января 2016 года")
    assert isinstance(instructions(THREE, tail)[1].commencement, Unrecognised)


def test_a_further_provision_about_an_instruction_takes_its_certainty() -> None:
    tail = TAIL + "\n2. Установить, что подпункт 1) пункта 8 статьи 1 действует до 1 января 2016 года.\n"
    tail = tail.replace("Статья 2. Н", "Статья 2.\n\n1. Н")
    act = law(THREE, tail)
    assert [each.operation is None for each in act.items[0].instructions] == [True, False, False, False]
    assert [finding.code for finding in act.findings] == ["instruction-with-proviso"]


def test_an_act_without_a_commencement_provision_states_none() -> None:
    assert law("статью 7 исключить.", "").commencement == Unstated()


# -- items -------------------------------------------------------------------------------------------------------------


def test_items_are_told_apart_by_the_acts_they_name() -> None:
    act = read_amending(
        HEAD + "статью 7 исключить.\n\n9. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года:\n\n"
        "часть вторую статьи 5 исключить;\n\nв пункте 1) части первой статьи 6 слово «а» исключить." + TAIL,
        lang="ru",
    )
    first, second = act.items
    assert first.amended is not None
    assert first.amended.act == ActRef("law", "527-IV", date(2012, 1, 6))
    assert second.amended is not None
    assert (second.amended.kind, second.amended.date) == ("code", date(2014, 7, 3))
    assert [each.target for each in second.instructions] == ["art_5__para_2", "art_6__para_1__subpara_1"]


def test_an_item_whose_act_is_not_understood_is_kept_unread() -> None:
    text = HEAD + "статью 7 исключить.\n\n9. В соглашение о торговле:\n\nстатью 5 исключить." + TAIL
    act = read_amending(text, lang="ru")
    assert [(item.amended is None, item.is_whole) for item in act.items] == [(False, True), (True, False)]
    assert all(each.target == "act" and each.operation is None for each in act.items[1].instructions)


def test_an_act_that_amends_nothing_has_no_items_and_an_empty_file_nothing_at_all() -> None:
    assert read_amending("О погоде\n\n1. Погода хорошая.", lang="ru").items == ()
    assert read_amending("", lang="ru").pieces == ()


def test_an_order_for_one_act_and_a_repeal_of_whole_acts_are_items() -> None:
    act = read_amending(
        "Приказ Министра от 17 марта 2026 года № 193\n\nПРИКАЗЫВАЮ:\n\n"
        "1. Признать утратившим силу приказ Министра от 4 апреля 2025 года № 151 «О порядке».\n\n"
        "2. Признать утратившими силу некоторые приказы.\n\n"
        "3. Настоящий приказ вводится в действие со дня его подписания.",
        lang="ru",
    )
    assert [
        (item.amended and item.amended.number, [brief(i.operation) for i in item.instructions]) for item in act.items
    ] == [
        ("151", ["repeal"]),
        (None, ["unread"]),
    ]


def test_a_list_of_repealed_acts_gives_an_item_for_each_even_where_one_is_not_understood() -> None:
    act = read_amending(
        "О признании утратившими силу\n\n1. Признать утратившими силу решения согласно приложению.\n\nПриложение\n\n"
        "Перечень утративших силу решений\n\n1. Решение маслихата от 4 апреля 2025 года № 151 «А».\n\n"
        "2. Подпункт 2) пункта 1 решения маслихата от 5 апреля 2025 года № 152 «Б».\n\n3. Прочее.",
        lang="ru",
    )
    found = [
        (item.amended and item.amended.number, item.instructions[0].target, brief(item.instructions[0].operation))
        for item in act.items
    ]
    assert found == [("151", "act", "repeal"), ("152", "para_1__subpara_2", "repeal"), (None, "act", "unread")]


# -- nothing lost ------------------------------------------------------------------------------------------------------


def covers(act: AmendingAct, text: str) -> bool:
    return "".join(text[piece.start : piece.end] for piece in act.pieces) == text


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [each[0] for each in SENTENCES]
            + ["«1. Текст", "конец».", "", "2) прочее", "Статья 3.", "# х", "в статье 5:", "*я*", "<!-- т -->"]
        ),
        max_size=8,
    )
)
def test_every_character_of_any_act_is_in_one_piece(lines: list[str]) -> None:
    text = HEAD + "\n\n".join(lines) + TAIL
    assert covers(read_amending(text, lang="ru"), text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='«»"()1.) ая\n;:-№', max_size=200))
def test_no_text_stops_the_reader(text: str) -> None:
    assert covers(read_amending(text, lang="ru"), text)


@pytest.mark.parametrize("word", ["«", "пункт 1, ", "1", "статьи ", "слова «а» ", "сто двадцать ", "(", "и "])
def test_a_megabyte_in_one_line_is_read_in_linear_time(word: str) -> None:
    text = HEAD + word * (1_000_000 // len(word)) + TAIL
    start = time.process_time()
    read_amending(text, lang="ru")
    assert time.process_time() - start < 3 * TRACED

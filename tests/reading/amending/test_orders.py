"""Clauses with their quotations: what is stated anew or comes in, and what cannot be told."""

import pytest

from lawtime.model.document import Provision
from lawtime.model.operations import Insertion, Renumbering, Substitution, apply_all
from lawtime.reading.amending import Instruction, read_amending

SPAN = (0, 0)
HEAD = (
    "О внесении изменений\n\nСтатья 1. Внести изменения в следующие законодательные акты:\n\n"
    "8. В Закон Республики Казахстан от 6 января 2012 года «О национальной безопасности Республики Казахстан»:\n\n"
)
TAIL = "\n\nСтатья 2. Настоящий Закон вводится в действие с 1 января 2015 года.\n"


def read(body: str, head: str = HEAD) -> tuple[Instruction, ...]:
    return read_amending(head + body + TAIL, lang="ru").items[0].instructions


def al(number: int, words: str, parent: str) -> Provision:
    return Provision(f"{parent}__al_{number}", "al", "", "", words, SPAN)


def subpara(number: str, words: str, parent: str) -> Provision:
    return Provision(f"{parent}__subpara_{number}", "subpara", number, "", f"{number}) {words}", SPAN)


P = "art_7__para_2"
PARA = Provision(
    P, "para", "2", "", "2. Первая:", SPAN, (subpara("1", "а;", P), subpara("2", "б.", P), al(2, "Вторая.", P))
)
ARTICLE = (
    Provision("art_7", "art", "7", "Права", "", SPAN, (PARA,)),
    Provision(
        "art_8", "art", "8", "Дела", "", SPAN, (al(1, "Раз:", "art_8"), al(2, "два;", "art_8"), al(3, "три.", "art_8"))
    ),
)


def applied(body: str) -> str:
    """Return the text after the instructions, or why there is none."""
    found = read(body)
    unread = [each.unread for each in found if each.operation is None]
    if unread:
        return unread[0]
    result = apply_all(ARTICLE, [each.operation for each in found if each.operation is not None])
    return "\n".join(unit.text for unit in result.units) if result.certain else result.findings[0].code


OLD = "2. Первая:\n1) а;\n2) б.\nВторая."
TALE = "Раз:\nдва;\nтри."


@pytest.mark.parametrize(
    ("body", "after"),
    [
        (
            "часть вторую пункта 2 статьи 7 изложить в следующей редакции:\n\n«Новая.».",
            f"2. Первая:\n1) а;\n2) б.\nНовая.\n{TALE}",
        ),
        (
            "часть первую пункта 2 статьи 7 изложить в следующей редакции:\n\n«2. Новая:\n\n1) в.».",
            f"2. Новая:\n1) в.\nВторая.\n{TALE}",
        ),
        (
            "часть первую пункта 2 статьи 7 изложить в следующей редакции:\n\n«2. Новая.».",
            f"2. Новая.\nВторая.\n{TALE}",
        ),
        (
            "абзац первый пункта 2 статьи 7 изложить в следующей редакции:\n\n«2. Новая:».",
            f"2. Новая:\n1) а;\n2) б.\nВторая.\n{TALE}",
        ),
        (
            "абзац первый пункта 2 статьи 7 изложить в следующей редакции:\n\n«Новая:».",
            f"2. Новая:\n1) а;\n2) б.\nВторая.\n{TALE}",
        ),
        (
            "часть вторую пункта 2 статьи 7 изложить в следующей редакции:\n\n«Новая:\n\n1) в;\n\n2) г.».",
            "already-there",
        ),
        ("абзац второй статьи 8 изложить в следующей редакции:\n\n«две;».", f"{OLD}\nРаз:\nдве;\nтри."),
        (
            "абзацы второй и третий статьи 8 изложить в следующей редакции:\n\n«две;\n\nтрех.».",
            f"{OLD}\nРаз:\nдве;\nтрех.",
        ),
        (
            "абзацы второй и третий статьи 8 изложить в следующей редакции:\n\n«две.».",
            "which quoted line is whose cannot be told",
        ),
        ("часть вторую статьи 8 изложить в следующей редакции:\n\n«две;».", "no-such-element"),
        ("абзац второй пункта 2 статьи 7 изложить в следующей редакции:\n\n«Новая.».", "line-miscounted"),
        ("абзац второй статьи 8 изложить в следующей редакции:\n\n«1) две;».", "the new text is not that of one part"),
        ("статью 8 дополнить абзацем четвертым следующего содержания:\n\n«четыре.».", f"{OLD}\n{TALE}\nчетыре."),
        ("пункт 2 статьи 7 дополнить частью третьей следующего содержания:\n\n«Третья.».", f"{OLD}\nТретья.\n{TALE}"),
        (
            "статью 8 дополнить абзацем следующего содержания:\n\n«четыре.».",
            "the elements that come in are not those that are announced",
        ),
        (
            "статью 8 дополнить абзацем четвертым следующего содержания:\n\n«1) четыре.».",
            "the line that comes in is not one line",
        ),
        (
            "пункт 2 статьи 7 дополнить подпунктами 3) и 4) следующего содержания:\n\n«3) в;\n\n4) г.».",
            f"2. Первая:\n1) а;\n2) б.\n3) в;\n4) г.\nВторая.\n{TALE}",
        ),
        ("статью 8 изложить в следующей редакции:\n\n«Статья 8. Иное\n\nНовое.».", f"{OLD}\nНовое."),
        ("статью 8 исключить.", OLD + "\n"),
        (
            "заголовок статьи 8 изложить в следующей редакции:\n\n«Статья 8. Иное\n\nи еще».",
            "the new heading could not be read",
        ),
        (
            "статью 8 дополнить предложением следующего содержания:\n\n«Раз.\n\nДва.».",
            "the words to be added could not be read",
        ),
        (
            "статью 8 после слова «а» дополнить словом «б» в соответствующих падежах.",
            "the words to be added are inflected",
        ),
        ("пункты 2 и 3 статьи 7 считать пунктом 4.", "old and new numbers do not pair"),
        (
            "дополнить подпунктом 3) следующего содержания:\n\n«3) в;».",
            "the element that what comes in enters is not known",
        ),
    ],
)
def test_what_is_ordered_is_done_or_it_is_said_why_not(body: str, after: str) -> None:
    assert applied(body) == after


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("пункты 3 и 4 статьи 7 считать соответственно пунктами 4 и 5.", ["4 > 5", "3 > 4"]),
        ("пункты 4 и 5 статьи 7 считать соответственно пунктами 3 и 4.", ["4 > 3", "5 > 4"]),
        ("пункты 3 и 4 статьи 7 считать соответственно пунктами 4 и 3.", []),
    ],
)
def test_numbers_change_in_an_order_in_which_none_is_taken_twice(sentence: str, numbers: list[str]) -> None:
    found = [each.operation for each in read(sentence)]
    assert [f"{op.target[-1]} > {op.number}" for op in found if isinstance(op, Renumbering)] == numbers


def test_a_chapter_is_supplemented_with_an_article() -> None:
    (found,) = read("главу 4 дополнить статьей 13-1 следующего содержания:\n\n«Статья 13-1. Новая\n\nТекст.».")
    assert isinstance(found.operation, Insertion)
    assert (found.target, found.operation.new.eid) == ("chp_4", "art_13-1")


def test_a_preamble_is_stated_anew() -> None:
    (found,) = read("преамбулу изложить в следующей редакции:\n\n«Настоящий Закон регулирует.».")
    assert isinstance(found.operation, Substitution)
    assert (found.target, found.operation.new[0].line) == ("preamble", "Настоящий Закон регулирует.")


def test_a_part_of_a_code_is_a_paragraph_and_a_point_in_it_a_subparagraph() -> None:
    head = HEAD.partition("8. В")[0] + "8. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года:\n\n"
    found = read(
        "в статье 7:\n\nпункт 1) части второй изложить в следующей редакции:\n\n«1) а;»;\n\n"
        "дополнить частью третьей следующего содержания:\n\n«3. Текст.».",
        head,
    )
    assert [(each.target, each.operation is not None) for each in found] == [
        ("art_7__para_2__subpara_1", True),
        ("art_7", True),
    ]

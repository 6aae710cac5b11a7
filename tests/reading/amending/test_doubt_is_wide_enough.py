"""What a sentence that is not understood may concern is never narrower than what it names."""

import pytest

from lawtime.reading.amending import AmendingAct, read_amending

LAW = """О внесении изменений

Статья 1. Внести изменения в следующие законодательные акты Республики Казахстан:

1. В Закон Республики Казахстан от 6 января 2012 года «О национальной безопасности Республики Казахстан»:

"""
DECISION = """О внесении изменений в решение маслихата

1. Внести в решение Астраханского районного маслихата «О районном бюджете на 2011-2013 годы» от 22 декабря 2010 года № 4С-28-3 следующие изменения:

в подпункте 2) пункта 1 цифры «1699246,7» заменить цифрами «1696046,7».

"""  # noqa: E501


def doubtful(act: AmendingAct) -> list[str]:
    return [each.target for item in act.items for each in item.instructions if each.operation is None]


@pytest.mark.parametrize(
    ("body", "targets"),
    [
        ("1) в статье 13:\n\nв пункте 1:\n\nпункт 7 пункта 6 перенести;", ["art_13"]),
        ("1) в статье 13:\n\nв пункте 1:\n\nсноску дополнить словами «и другие»;", ["art_13"]),
        ("1) в статье 13:\n\nв пункте 1:\n\nстроку «один» заменить строкой «два»;", ["art_13__para_1"]),
        ("1) в статье 13:\n\nв пункте 1:\n\nв графе 3 слова «один» заменить словами «два»;", ["art_13__para_1"]),
        ("1) в статье 13:\n\nв пункте 1:\n\nпункт 2 перенести;", ["art_13"]),
        ("1) в статье 13:\n\nв пункте 1:\n\nподпункт 2) перенести;", ["art_13__para_1"]),
        ("1) статью 13 разделить на статьи 13 и 13-1;", ["art_13", "art_13-1"]),
        ("1) пункты 1 и 2 статьи 13 объединить в пункт 1;", ["art_13", "act"]),
    ],
)
def test_a_sentence_not_understood_leaves_all_that_it_may_speak_of_in_doubt(body: str, targets: list[str]) -> None:
    act = read_amending(LAW + body, lang="ru")
    found = doubtful(act)
    assert found == targets
    assert not any(each.operation for item in act.items for each in item.instructions)


def test_a_provision_that_names_its_act_within_the_sentence_is_an_item_of_that_act() -> None:
    later = (
        "2. Приложения 1, 6 к решению районного маслихата «О районном бюджете на 2011-2013 годы» "
        "от 22 декабря 2010 года № 4С-28-3 изложить в новой редакции согласно приложениям 1, 2 к настоящему решению."
    )
    act = read_amending(DECISION + later, lang="ru")
    assert [item.amended.number for item in act.items if item.amended] == ["4С-28-3", "4С-28-3"]
    assert {"att_1", "att_6"} <= set(doubtful(act))


def test_a_further_provision_that_orders_nothing_of_another_act_is_no_item() -> None:
    later = "2. Контроль за исполнением решения маслихата от 22 декабря 2010 года № 4С-28-3 возложить на комиссию."
    act = read_amending(DECISION + later, lang="ru")
    assert len(act.items) == 1

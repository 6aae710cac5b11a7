"""What an amending act orders in one language, and the text of the amended act in another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawtime.corpus import Corpus
from lawtime.history.answers import Answer, Certainty, Status

RU_LAW = (
    "О дорогах\n\nЗакон Республики Казахстан от 6 января 2012 года № 527-IV\n\nСтатья 4. Сбор\n\nСбор равен одному "
    "тенге.\n\nСтатья 5. Срок\n\nОрган вправе:\n\n1) судить;\n\n2) лечить.\n\nСтатья 6. Введение в действие\n\n"
    "Настоящий Закон вводится в действие с 1 февраля 2012 года.\n"
)
KK_LAW = (
    "Жолдар туралы\n\nҚазақстан Республикасының 2012 жылғы 6 қаңтардағы № 527-IV Заңы\n\n4-бап. Алым\n\nАлым бір теңге "
    "болады.\n\n5-бап. Мерзім\n\nОрган:\n\n1) соттауға;\n\n2) емдеуге құқылы.\n\n6-бап. Қолданысқа енгізу\n\nОсы Заң "
    "2012 жылғы 1 ақпаннан бастап қолданысқа енгізіледі.\n"
)
RU_ACT = (
    "О внесении изменений в Закон Республики Казахстан «О дорогах»\n\nЗакон Республики Казахстан от 10 июня 2014 года "
    "№ 10-V\n\nСтатья 1. Внести в Закон Республики Казахстан от 6 января 2012 года № 527-IV «О дорогах» следующие "
    "изменения:\n\n{}\n\nСтатья 2. Настоящий Закон вводится в действие с 1 января 2015 года.\n"
)
KK_ACT = (
    "«Жолдар туралы» Қазақстан Республикасының Заңына өзгерістер енгізу туралы\n\nҚазақстан Республикасының 2014 жылғы "
    "10 маусымдағы № 10-V Заңы\n\n1-бап. Мына заңнамалық актілерге өзгерістер енгізілсін:\n\n1. «Жолдар туралы» "
    "2012 жылғы 6 қаңтардағы № 527-IV Қазақстан Республикасының Заңына:\n\n{}\n\n2-бап. Осы Заң 2015 жылғы 1 қаңтардан "
    "бастап қолданысқа енгізіледі.\n"
)
ANEW = "1) статью 4 изложить в следующей редакции:\n\n«Статья 4. Сбор\n\nСбор равен двум тенге.»."
KK_ANEW = "4-бап мынадай редакцияда жазылсын:\n\n«4-бап. Алым\n\nАлым екі теңге болады.»."
FILES = {"ru.md": RU_LAW, "kk.md": KK_LAW}


def corpus(folder: Path, *acts: str) -> Corpus:
    """Return a corpus of the law in two languages, and of an amending act in one or two."""
    found = Corpus()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
        found.add(folder / name, current=date(2013, 1, 1))
    for rank, text in enumerate(acts):
        place = folder / f"{rank}" / "10-V_2014-06-10.md"
        place.parent.mkdir()
        place.write_text(text, "utf-8")
        found.add(place)
    return found


def asked(found: Corpus, lang: str, day: str, article: str = "4") -> Answer:
    return found.act("527-IV", lang=lang).article(article).as_of(date.fromisoformat(day))


def test_words_ordered_in_russian_never_stand_in_a_kazakh_text(tmp_path: Path) -> None:
    found = corpus(tmp_path, RU_ACT.format(ANEW))
    assert asked(found, "ru", "2015-01-01").text == "Сбор равен двум тенге."
    assert asked(found, "kk", "2014-12-31").text == "Алым бір теңге болады."
    after = asked(found, "kk", "2015-01-01")
    assert (after.text, after.certainty, after.status) == (None, Certainty.UNKNOWN, Status.IN_FORCE)
    assert asked(found, "kk", "2015-01-01", "5").text is not None


def test_words_ordered_in_kazakh_never_stand_in_a_russian_text(tmp_path: Path) -> None:
    found = corpus(tmp_path, KK_ACT.format(KK_ANEW))
    assert asked(found, "kk", "2015-01-01").text == "Алым екі теңге болады."
    assert asked(found, "ru", "2014-12-31").text == "Сбор равен одному тенге."
    assert asked(found, "ru", "2015-01-01").text is None


@pytest.mark.parametrize("turned", [False, True])
def test_an_amending_act_in_both_languages_changes_each_text_by_its_own_words(tmp_path: Path, turned: bool) -> None:
    acts = [RU_ACT.format(ANEW), KK_ACT.format(KK_ANEW)]
    found = corpus(tmp_path, *(reversed(acts) if turned else acts))
    assert asked(found, "ru", "2015-01-01").text == "Сбор равен двум тенге."
    assert asked(found, "kk", "2015-01-01").text == "Алым екі теңге болады."
    assert "orders-differ" not in {each.code for each in found.act("527-IV").findings}


def test_a_removal_gives_no_words_and_is_the_same_in_each_language(tmp_path: Path) -> None:
    found = corpus(tmp_path, RU_ACT.format("1) подпункт 1) статьи 5 исключить."))
    assert "1)" not in (asked(found, "ru", "2015-01-01", "5").text or "1)")
    assert asked(found, "kk", "2015-01-01", "5").text == "Орган:\n2) емдеуге құқылы."


@pytest.mark.parametrize(
    "words",
    [
        "1) внесено изменение в статью 4 на казахском языке, текст на русском языке не изменяется.",
        "1) в статье 4:\n\nпоправка вносится в текст на казахском языке, текст на русском языке не изменяется.",
        "1) в статью 4 внесены изменения на казахском языке, текст на русском языке не меняется.",
    ],
)
def test_a_change_of_the_kazakh_text_alone_leaves_the_russian_one_as_it_was(tmp_path: Path, words: str) -> None:
    found = corpus(tmp_path, RU_ACT.format(words))
    after = asked(found, "ru", "2015-01-01")
    assert (after.text, after.certainty) == ("Сбор равен одному тенге.", Certainty.PRESUMED)
    assert asked(found, "kk", "2014-12-31").text == "Алым бір теңге болады."
    assert asked(found, "kk", "2015-01-01").text is None


def test_words_meant_for_one_language_are_not_taken_for_a_change_where_something_else_is_said(tmp_path: Path) -> None:
    words = "1) внесено изменение в статью 4 на казахском языке, в статье 5 слова «судить» исключить."
    assert asked(corpus(tmp_path, RU_ACT.format(words)), "ru", "2015-01-01").text is None


def test_what_applies_meanwhile_in_one_language_is_unknown_in_the_other(tmp_path: Path) -> None:
    act = (
        "О приостановлении действия отдельных норм\n\nЗакон Республики Казахстан от 10 июня 2014 года № 10-V\n\n"
        "Статья 1. Приостановить до 1 января 2016 года действие статьи 4 Закона Республики Казахстан от 6 января 2012 "
        "года № 527-IV «О дорогах», установив, что в период приостановления данная статья действует в следующей "
        "редакции:\n\n«Сбор равен трем тенге.».\n\nСтатья 2. Настоящий Закон вводится в действие с 1 января 2015 "
        "года.\n"
    )
    found = corpus(tmp_path, act)
    russian, kazakh = asked(found, "ru", "2015-06-01"), asked(found, "kk", "2015-06-01")
    assert "трем" in (russian.text or "")
    assert "тенге" not in (kazakh.text or "")
    assert not (kazakh.certainty is Certainty.EXACT and kazakh.status is Status.IN_FORCE)

# ruff: noqa: E501 - real notes stand in one line
"""Forms of real notes, by the part of the grammar that reads them."""

from datetime import date
from typing import Any

import pytest

from lawtime.language.dialect import dialect
from lawtime.model.commencement import After, OnDate, OnEvent, Rule, SeeProvision, Unrecognised, Unstated
from lawtime.model.notes import Action, NoteKind
from lawtime.reading.notes import change_json, opens, read_note, read_target

TEN = "вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования"


def stated(text: str, lang: str | None = None, **place: Any) -> list[str]:
    """Return the changes of a note in one line each."""
    found = []
    for change in read_note(text, lang, **place).changes:
        act = f" {change.act.kind} {change.act.number} {change.act.date}" if change.act else ""
        found.append(f"{change.target} {change.action.value}{f' {change.new}' if change.new else ''}{act}")
    return found


def unread(text: str, lang: str | None = None) -> list[str]:
    return [words for _, _, words in read_note(text, lang).unread]


def rules(text: str) -> list[Rule]:
    note = read_note(text)
    assert note.unread == ()
    return [change.commencement for change in note.changes]


WHOLE = {
    # tombstones: lists, ranges, names with brackets
    "2-4. Исключены Законом РК от 04.12.2015 № 435-V.": [f"para_{n} repealed law 435-V 2015-12-04" for n in (2, 3, 4)],
    "2-4. Исключен Законом РК от 04.12.2015 № 435-V.": ["para_2-4 repealed law 435-V 2015-12-04"],
    "7), 8) исключены Законом РК от 04.12.2015 № 435-V;": [
        "subpara_7 repealed law 435-V 2015-12-04",
        "subpara_8 repealed law 435-V 2015-12-04",
    ],
    "7) и 8) исключены Законом РК от 04.12.2015 № 435-V;": [
        "subpara_7 repealed law 435-V 2015-12-04",
        "subpara_8 repealed law 435-V 2015-12-04",
    ],
    "7) - 9) исключены Законом РК от 04.12.2015 № 435-V;": [
        f"subpara_{n} repealed law 435-V 2015-12-04" for n in (7, 8, 9)
    ],
    "Статья 34. (Исключена - Законом РК от 6 июля 2007 г. N 277).": ["art_34 repealed law 277 2007-07-06"],
    "Статья 20. ( исключена Законом РК от 21 июля 2007 г. N 307)": ["art_20 repealed law 307 2007-07-21"],
    "Глава 9. (Исключен - Законом РК от 20 декабря 2004 г. N 13)": ["chp_9 repealed law 13 2004-12-20"],
    # the last bracket is lost in the source
    "Статья 35. (Исключена - Законом РК от 20 декабря 2004 г. N 13 (вводится в действие с 1 января 2005 г.)": [
        "art_35 repealed law 13 2004-12-20"
    ],
    "1. Алынып тасталды - ҚР 1998.03.02 N 211 Заңымен.": ["para_1 repealed law 211 1998-03-02"],
    # divisions
    "Сноска. Раздел III исключен Законом РК от 04.12.2015 № 435-V.": ["sec_3 repealed law 435-V 2015-12-04"],
    "Сноска. Раздел третий исключен Законом РК от 04.12.2015 № 435-V.": ["sec_3 repealed law 435-V 2015-12-04"],
    "Сноска. Третий раздел исключен Законом РК от 04.12.2015 № 435-V.": ["sec_3 repealed law 435-V 2015-12-04"],
    "Сноска. Дополнен разделом VII-I - Законом РК от 16 июля 1999 г. N 440 Z990440_ .": [
        "act inserted sec_7-1 law 440 1999-07-16"
    ],
    "Сноска. Разделы I-III исключены Законом РК от 16 июля 1999 г. N 440.": [
        f"sec_{n} repealed law 440 1999-07-16" for n in (1, 2, 3)
    ],
    "Ескерту. II тарауға өзгерту енгізілді - ҚР 2003.07.10 N 483 (2004 жылғы 1 қаңтардан бастап қолданысқа енгiзiледi) Заңымен.": [
        "chp_2 amended law 483 2003-07-10"
    ],
    # the act in the nominative, behind a dash
    "Сноска. Статья 6 исключена - Закон Республики Казахстан от 2 июля 1997 года N 144-1 Z970144_ .": [
        "art_6 repealed law 144-1 1997-07-02"
    ],
    "Сноска. Статья 3 с изменениями - Закон Республики Казахстан от2 июля 1997 года N 144-1 Z970144_ .": [
        "art_3 amended law 144-1 1997-07-02"
    ],
    # the title of the act behind its number
    'Сноска. Статья 9 в редакции Закона Республики Казахстан от 15 июля 1996 года N 30-1 "О внесении изменений в некоторые законодательные акты".': [
        "art_9 reworded law 30-1 1996-07-15"
    ],
    # a sentence that goes on about the article without its number
    "Сноска. Статья 1 - в редакции Закона РК от 20 декабря 2004 г. N 13. Статья с изменениями, внесенными Законом РК от 21 июля 2007 г. N 307.": [
        "art_1 reworded law 13 2004-12-20",
        "art_1 amended law 307 2007-07-21",
    ],
    # words
    "Сноска. В названии и тексте заменены слова - Конституционным законом РК от 6 мая 1999 г. N 377.": [
        "title words constitutional_law 377 1999-05-06",
        "act words constitutional_law 377 1999-05-06",
    ],
    'Сноска. В тексте после слова "Раздел" цифры "I - IX" заменены соответственно цифрами "1 - 9" - Законом РК от 20 декабря 2004 г. N 13.': [
        "act words law 13 2004-12-20"
    ],
    'Ескерту. Мәтiнде "бөлiм" деген сөздiң алдындағы "I - IX" деген цифрлар тиiсiнше "1 - 9" деген цифрлармен ауыстырылды - ҚР 2004.12.20 N 13 (2005 жылғы 1 қаңтардан бастап күшіне енеді) Заңымен.': [
        "act words law 13 2004-12-20"
    ],
    "Ескерту. Жаңа кіріспемен толықтырылды - Қазақстан Республикасының 2005 жылғы 8 шілдедегі N 67-ІІІ Заңымен.": [
        "act inserted preamble law 67-III 2005-07-08"
    ],
    # the act first
    "Нормативным постановлением Конституционного Суда РК от 20.09.2023 № 28-НП подпункт 2) пункта 4 статьи 4 признан соответствующим Конституции Республики Казахстан.": [
        "art_4__para_4__subpara_2 interpreted court_decision 28-НП 2023-09-20"
    ],
    "Сноска. Законами РК от 04.12.2015 № 1-V (вводится в действие с 01.01.2016) и от 05.12.2015 № 2-V в статью 6 внесены изменения.": [
        "art_6 amended law 1-V 2015-12-04",
        "art_6 amended law 2-V 2015-12-05",
    ],
    "Ескерту. ҚР 04.12.2015 № 1-V Заңымен 6-бап алып тасталды.": ["art_6 repealed law 1-V 2015-12-04"],
    # a unit without a number, and verbs joined before their act
    "Сноска. Статья 13 - в редакции Закона РК от 20 декабря 2004 г. N 13 . Статья с изменениями, внесенными Законом РК от 21 июля 2007 г. N 307.": [
        "art_13 reworded law 13 2004-12-20",
        "art_13 amended law 307 2007-07-21",
    ],
    "Сноска. Дополнен статьей 10-1 - Законом РК от 11 июня 2001 г. N 208; статья с изменениями, внесенными Законом РК от 6 июля 2007 года N 277 .": [
        "act inserted art_10-1 law 208 2001-06-11",
        "art_10-1 amended law 277 2007-07-06",
    ],
    "ЕСКЕРТУ. 9-баптың 1-тармағы өзгертiлдi және 43)-тармақшамен толықтырылды - Қазақстан Республикасының 1998.07.09. N 280  Заңымен.": [
        "art_9__para_1 amended law 280 1998-07-09",
        "art_9__para_1 inserted art_9__para_1__subpara_43 law 280 1998-07-09",
    ],
    'Сноска. Пункт 1 статьи 59 дополнен абзацем третьим, а также в абзаце первом заменены слова - Закон РК от 15 июля 1996 года N 30-1 "О внесении изменений".': [
        "art_59__para_1 inserted art_59__para_1__al_3 law 30-1 1996-07-15",
        "art_59__para_1__al_1 words law 30-1 1996-07-15",
    ],
    # a unit in the plural makes a range of a number with a dash
    "ЕСКЕРТУ. 9-бап 47-48-тармақшалармен толықтырылды - Қазақстан Республикасының 2000.07.05. N 79  Заңымен.": [
        "art_9 inserted art_9__subpara_47 law 79 2000-07-05",
        "art_9 inserted art_9__subpara_48 law 79 2000-07-05",
    ],
    "Ескерту. 9-баптың 2-3-тармақтары алып тасталды - ҚР 2000.07.05. N 79 Заңымен.": [
        "art_9__para_2 repealed law 79 2000-07-05",
        "art_9__para_3 repealed law 79 2000-07-05",
    ],
    "Ескерту. 9-баптың 2-3-тармағы алып тасталды - ҚР 2000.07.05. N 79 Заңымен.": [
        "art_9__para_2-3 repealed law 79 2000-07-05"
    ],
    # brackets around all of it
    "(Глава 4 исключена Законом РК от 21 июля 2007 г. N 307 (порядок введения в действие см. статью 2 Закона )": [
        "chp_4 repealed law 307 2007-07-21"
    ],
    # spaces that are missing
    "Ескерту. 27-бапқа өзгеріс енгізілді -ҚР 16.04.2018 № 147-VІ (алғашқыресми жарияланған күніненкейін күнтізбелік он күн өткен соң қолданысқаенгізіледі) Заңымен.": [
        "art_27 amended law 147-VI 2018-04-16"
    ],
    # force
    "Примечание РЦПИ! Подпункт 4) пункта 1 вводится в действие с 01.07.2017.": ["para_1__subpara_4 commencement"],
    "Примечание ИЗПИ! Статьи 17 и 18 вводятся в действие с 1 января 2018 года.": [
        "art_17 commencement",
        "art_18 commencement",
    ],
    "ЗҚАИ-ның ескертпесі! 4) тармақша 01.07.2017 бастап қолданысқа енгізіледі.": ["subpara_4 commencement"],
    "Сноска. Статья 39 вводится в действие с 01.01.2021 в соответствии с подпунктом 1) пункта 1 статьи 276 настоящего Кодекса.": [
        "art_39 commencement"
    ],
    "Ескерту. 39-бап осы Кодекстің 276-бабы 1-тармағының 1) тармақшасына сәйкес 01.01.2021 бастап қолданысқа енгізіледі.": [
        "art_39 commencement"
    ],
    "Footnote. Article 39 shall be enforced from 01.01.2021 in accordance with Article 276 of this Code.": [
        "art_39 commencement"
    ],
    "Сноска. Вводится в действие с 12.07.2026 в соответствии с Законом РК от 09.01.2026 № 256-VIII.": [
        "act commencement law 256-VIII 2026-01-09"
    ],
    "Footnote. Shall be enforced from 01.01.2016 in accordance with the Law of the RK No. 1-V dated 04.12.2015.": [
        "act commencement law 1-V 2015-12-04"
    ],
}


UNSURE = [
    # which of two articles, and in which element
    "Сноска. Дополнен статьями 10-1 и 10-2 - Законом РК от 11 июня 2001 г. N 208; статья с изменениями, внесенными Законом РК от 6 июля 2007 года N 277 .",
    # no kind of act; not in force; a rule that may be another act's
    "2) (исключен от 21 июля 2007 г. N 307 )",
    "Примечание РЦПИ! Подпункт 4) пункта 1 не вводится в действие с 01.07.2017.",
    "Примечание ИЗПИ! Статья 17 вводится в действие с 01.01.2018 в соответствии со статьей 30 Закона РК о мире.",
    "Примечание РЦПИ! Статья 5 вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования.",
]


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_certain_is_unread(text: str) -> None:
    assert unread(text)


@pytest.mark.parametrize(("text", "changes"), WHOLE.items())
def test_a_real_form_is_read_whole(text: str, changes: list[str]) -> None:
    assert stated(text) == changes
    assert unread(text) == []


NEVER = [
    "Сноска. Раздел I-IX исключен Законом РК от 16 июля 1999 г. N 440.",
    "Сноска. Разделы VII-I исключены Законом РК от 16 июля 1999 г. N 440.",
    "Сноска. Раздел IIX исключен Законом РК от 16 июля 1999 г. N 440.",
    "7), 8. исключены Законом РК от 04.12.2015 № 435-V;",
    "Статья 6. (Искажена - Законом РК от 20 декабря 2004 г. N 13)",
    "Сноска. Статья 5 исключена Закон РК от 04.12.2015 № 1-V.",
    "Сноска. Статья 5 исключена - Закон РК.",
    "Сноска. Статья с изменениями, внесенными Законом РК от 21 июля 2007 г. N 307.",
    "Сноска. Законом РК от 04.12.2015 № 1-V.",
    "Сноска. Законом РК от 04.12.2015 № 1-V статья 6 исключена Законом РК от 05.12.2016 № 2-VI.",
    "Ескерту. ҚР 04.12.2015 № 1-V Заңымен 6-бап алып тасталды - ҚР 05.12.2016 № 2-VI Заңымен.",
    "Сноска. Вводится в действие с 12.07.2026 в соответствии с Законом РК от 31.02.2026 № 256-VIII.",
    "Сноска. Вводится в действие с 12.07.2026 в соответствии с Законом РК от 09.01.2026 № 256-VIII и ещё.",
]


@pytest.mark.parametrize("text", NEVER)
def test_what_is_not_certain_states_nothing_and_is_unread(text: str) -> None:
    assert stated(text) == []
    assert unread(text)


def test_the_ends_of_a_range_that_does_not_say_what_lies_between_are_unread() -> None:
    text = "7) - 5) исключены Законом РК от 04.12.2015 № 435-V;"
    assert unread(text) == ["7) - 5) "]


def test_words_replaced_only_beside_others_are_not_named_as_if_they_were_replaced_everywhere() -> None:
    beside, everywhere = (
        read_note(f'Сноска. В тексте {where}цифры "1" заменены цифрами "2" Законом РК от 20 декабря 2004 г. N 13.')
        for where in ('после слова "Раздел" ', "")
    )
    assert [change.words for change in beside.changes] == [()]
    assert [(pair.old, pair.new) for pair in everywhere.changes[0].words] == [("1", "2")]


def test_words_replaced_by_one_act_in_several_sentences_are_one_change() -> None:
    note = read_note(
        'Сноска. По всему тексту: слово "а" заменено словом "б"; слова "в", "г" заменены соответственно словами "д", "е" - Законом РК от 21 июля 2007 г. N 307.'
    )
    (change,) = note.changes
    assert [(pair.old, pair.new) for pair in change.words] == [("а", "б"), ("в", "д"), ("г", "е")]
    assert note.unread == ()


def test_an_act_named_by_its_day_alone_has_no_number() -> None:
    text = "Сноска. Статья 4 - с изменениями, внесенными Законом Республики Казахстан от 23 декабря 1992 года и Указом Президента Республики Казахстан, имеющим силу Закона, от 21 декабря 1995 г. N 2708 ; Законами РК от 9.12.98 г. N 307 ; от 5 апреля 1999 г. N 360 ."
    assert stated(text) == [
        "art_4 amended law nn-law 1992-12-23",
        "art_4 amended decree 2708 1995-12-21",
        "art_4 amended law 307 1998-12-09",
        "art_4 amended law 360 1999-04-05",
    ]
    assert unread(text) == []
    kazakh = "Ескерту. 71-бап жаңа редакцияда - ҚР 08.06.2022 (08.06.2022 бастап қолданысқа енгізіледі) Заңымен."
    assert stated(kazakh) == ["art_71 reworded law nn-law 2022-06-08"]
    assert unread(kazakh) == []


@pytest.mark.parametrize(
    "text",
    [
        "Сноска. Статья 5 в редакции Закона РК от 08.06.2022",
        "Сноска. Статья 5 в редакции Закона РК от 8 июня 2022 г.",
        "Сноска. Статья 5 в редакции Закона РК от 08.06.2022 № (вводится в действие с 08.06.2022).",
        "Сноска. Статья 5 исключена Законом РК от 9 июля 1998 г. . N 277.Z980277_",
        "Сноска. Статья 5 в редакции Закона РК от 08.06.2022, 130-VII (вводится в действие с 08.06.2022).",
    ],
)
def test_a_day_behind_which_a_number_may_have_stood_names_no_act(text: str) -> None:
    assert not [each for each in stated(text) if "nn-" in each]
    assert unread(text)


def test_an_act_between_a_provision_and_its_verb_is_of_that_verb() -> None:
    assert stated(
        "Сноска. Пункт 1 Законом РК от 08.06.2022 № 130-VII исключен (вводится в действие с 01.01.2023)."
    ) == ["para_1 repealed law 130-VII 2022-06-08"]
    assert stated("Примечание. Статью 72 Законом РК от 08.06.2022 предусмотрено дополнить пунктами 3 и 4:") == [
        "art_72 announced art_72__para_3 law nn-law 2022-06-08",
        "art_72 announced art_72__para_4 law nn-law 2022-06-08",
    ]
    for text in (
        "Ескерту. 1-тармаққа ҚР Парламентінің 2012.06.22 № 4-V қаулысымен өзгерістер енгізілді.",
        "Ескерту. 1-тармаққа ҚР Парламентінің 2012.06.22 № 4-V (2012.07.01 бастап қолданысқа енгізіледі) қаулысымен өзгерістер енгізілді.",
    ):
        assert stated(text) == ["para_1 amended resolution 4-V 2012-06-22"]
        assert unread(text) == []
    assert stated("Ескерту. 3-тармақ ҚР Үкіметінің 2012.06.22 № 40 қаулысының редакциясында.") == [
        "para_3 reworded resolution 40 2012-06-22"
    ]
    many = "Ескерту. 3-тармаққа ҚР 2012.06.22 № 40-V, 2013.05.01 № 90-V заңдарымен өзгерістер енгізілді."
    assert stated(many) == ["para_3 amended law 40-V 2012-06-22", "para_3 amended law 90-V 2013-05-01"]


def test_a_number_may_hold_full_stops_or_run_into_the_word_behind_it() -> None:
    assert stated(
        "Ескерту. 3-қосымша алып тасталды - ҚР Президенті Кеңсесі бастығының 20.08.2020 № 20-42-3.3.11 бұйрығымен."
    ) == ["att_3 repealed order 20-42-3.3.11 2020-08-20"]
    assert stated("Ескерту. 193-1-баппен толықтырылды - ҚР 2007.08.07 N 321Заңымен.") == [
        "act inserted art_193-1 law 321 2007-08-07"
    ]


def test_a_clause_behind_a_full_stop_is_of_the_act_before_it() -> None:
    text = "Ескерту. 9-бап 2-тармақпен толықтырылды - ҚР 2003.04.07. N 403 Заңымен. (бұл өзгеріс 2003 жылғы 1 шілдеден бастап күшіне енеді)"
    (change,) = read_note(text, "kk").changes
    assert change.commencement == OnDate(date(2003, 7, 1))


def test_the_provisions_that_a_scope_leaves_out_are_unread_and_the_change_is_read() -> None:
    for text, left in (
        (
            'Сноска. По всему тексту, за исключением статьи 5, слова "а" заменены словами "б" Законом РК от 09.01.2026 № 256-VIII.',
            "за исключением статьи 5",
        ),
        (
            'Ескерту. Конституциялық заңның бүкіл мәтіні бойынша, 14-тарауды қоспағанда, "а" деген сөздер "б" деген сөздермен ауыстырылды - ҚР 19.06.2007 № 268-III Конституциялық заңымен.',
            "14-тарауды қоспағанда,",
        ),
    ):
        assert [change.action for change in read_note(text).changes] == [Action.WORDS]
        assert unread(text) == [left]


def test_a_clause_in_a_list_of_acts_is_of_its_own_act() -> None:
    """Lists of amending laws give each its own clause, and many of them none."""
    kazakh = "Ескерту. 282-бапқа өзгерту енгізілді - ҚР 1997.07.11 N 154, 1999.07.16 N 436, 2001.12.24 N 276(2002.01.01 бастап қолданысқа енгізіледі), 2007.01.12 N 225, 2006.07.05 N 165 (қолданысқа енгізілу тәртібін 2-баптан қараңыз) Заңдарымен."
    assert rules(kazakh) == [
        Unstated(),
        Unstated(),
        OnDate(date(2002, 1, 1)),
        Unstated(),
        SeeProvision("art_2"),
    ]
    kinds = "Ескерту. 5-бапқа өзгертулер енгізілді - Қазақстан Республикасы Президентінің 1995.10.05 N 2488 Заң күші бар жарлығымен , 2005 жылғы 8 шілдедегі N 67-ІІІ Заңымен (Заңның қолданысқа енгізілу тәртібін 2-баптан қараңыз)."
    assert rules(kinds) == [Unstated(), SeeProvision("art_2")]
    for joint in (",", " и"):
        singular = f"Сноска. Статья 5 с изменениями, внесенными законами РК от 20.07.2011 № 463-IV{joint} от 21.07.2011 № 470-IV (вводится в действие с 01.01.2012)."
        assert rules(singular) == [Unstated(), OnDate(date(2012, 1, 1))]
    english = "Footnote. Article 5 as amended by the Laws of the RK dated 20.07.2011 № 463-IV and dated 21.07.2011 № 470-IV (shall be enforced from 01.01.2012)."
    assert rules(english) == [Unstated(), OnDate(date(2012, 1, 1))]


def test_a_clause_is_of_all_acts_of_a_list_where_its_verb_is_plural_or_it_stands_behind_the_list() -> None:
    plural = "Сноска. Статья 5 с изменениями, внесенными законами РК от 20.07.2011 № 463-IV, от 21.07.2011 № 470-IV (вводятся в действие с 01.01.2012)."
    assert rules(plural) == [OnDate(date(2012, 1, 1))] * 2
    behind = "Ескерту. 5-бапқа өзгерістер енгізілді - ҚР 20.07.2011 № 463-IV, 21.07.2011 № 470-IV Заңдарымен (01.01.2012 бастап қолданысқа енгізіледі)."
    assert rules(behind) == [OnDate(date(2012, 1, 1))] * 2


def test_the_bracket_behind_the_number_of_a_subparagraph_does_not_end_a_clause() -> None:
    text = "Сноска. Статья 553 с изменениями, внесенными законами РК от 02.07.2020 № 354-VI (вводится в действие с 01.01.2021, за исключением подпункта 4) пункта 1 статьи 1); от 10.12.2020 № 382-VI (вводится в действие с 01.01.2021)."
    first, second = read_note(text).changes
    assert second.commencement == OnDate(date(2021, 1, 1))
    assert change_json(first)["commencement"]["except"] == [
        {"text": "подпункта 4) пункта 1 статьи 1", "rule": "unstated", "provision": "art_1__para_1__subpara_4"}
    ]
    assert unread(text) == []


EVENTS = [
    'вводится в действие после дня введения в действие Закона РК "О масс-медиа"',
    "вводится в действие по истечении срока полномочий или прекращения полномочий Центральной избирательной комиссии РК",
]


@pytest.mark.parametrize("clause", EVENTS)
def test_a_clause_about_an_event_is_kept_in_its_words(clause: str) -> None:
    assert rules(f"Сноска. Статья 9 исключена Законом РК от 19.06.2007 № 268-III ({clause}).") == [OnEvent(clause)]


def test_counted_days_are_no_event() -> None:
    for clause in (TEN, "вводится в действие по истечении срока в десять рабочих дней"):
        (change,) = read_note(f"Сноска. Статья 9 исключена Законом РК от 19.06.2007 № 268-III ({clause}).").changes
        assert isinstance(change.commencement, After | OnEvent | Unrecognised)
        assert isinstance(change.commencement, After) is (clause == TEN)


def test_the_place_of_a_note_completes_what_its_words_leave_out() -> None:
    text = "Сноска. Статья дополнена пунктом 8 Законом РК от 21.12.1995 № 2703."
    assert stated(text) == []
    assert stated(text, subject="art_5") == ["art_5 inserted art_5__para_8 law 2703 1995-12-21"]
    begun = "Сноска. Вводится в действие с 12.07.2026 в соответствии с Законом РК от 09.01.2026 № 256-VIII."
    assert stated(begun, subject="art_5") == ["art_5 commencement law 256-VIII 2026-01-09"]


@pytest.mark.parametrize(
    ("text", "lang", "eids"),
    [
        ("Раздел третий", "ru", ["sec_3"]),
        ("раздел VII-1", "ru", ["sec_7-1"]),
        ("разделы I - III", "ru", ["sec_1", "sec_2", "sec_3"]),
        ("III бөлім", "kk", ["sec_3"]),
        ("Section III", "en", ["sec_3"]),
        ("Раздел IIV", "ru", []),
    ],
)
def test_divisions_are_named_in_roman_numerals_and_in_words(text: str, lang: str, eids: list[str]) -> None:
    assert read_target(text, lang) == eids


ANNOUNCED = {
    "Примечание РЦПИ! В Закон предусмотрены изменения Законом РК от 29.12.2014 № 269 (порядок введения в действие см. ст. 3).": "act amended",
    "Примечание ИЗПИ! Статья 5 исключается Законом РК от 30.06.2025 № 205-VIII.": "art_5 repealed",
    "Note of RLLI! Article 5 is provided in the wording of the Law of the RK No. 1-V dated 04.12.2015.": "art_5 reworded",
}


@pytest.mark.parametrize(("text", "coming"), ANNOUNCED.items())
def test_an_announcement_states_what_is_to_come_and_not_what_is(text: str, coming: str) -> None:
    note = read_note(text)
    (change,) = note.changes
    assert (note.kind, note.unread, change.action) == (NoteKind.ANNOUNCEMENT, (), Action.ANNOUNCED)
    assert change.announces is not None
    assert f"{change.target} {change.announces.value}" == coming


@pytest.mark.parametrize(
    "line",
    [
        "Статья 34. (Исключена - Законом РК от 6 июля 2007 г. N 277).",
        "7), 8) исключены Законом РК от 04.12.2015 № 435-V;",
        "2-4. Исключены Законом РК от 04.12.2015 № 435-V.",
    ],
)
def test_a_tombstone_is_known_by_its_beginning(line: str) -> None:
    assert opens(line) is NoteKind.TOMBSTONE


def test_longer_alternatives_are_tried_before_shorter_ones() -> None:
    forms = [form.write for form in dialect("ru").phrases("verb").forms]
    assert forms == sorted(forms, key=len, reverse=True)

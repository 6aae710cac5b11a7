"""Sentences of real amending laws of Kazakhstan, in both languages, each with what it orders.

They are from the laws of 8 April 2016 on ecology, of 3 July 2019 on financial markets and of 26 December 2022 on youth.
"""

from datetime import date

import pytest

from lawtime.model.commencement import OnDate
from lawtime.model.operations import Addition, Insertion, Operation, Repeal, Replacement, Sentence, Substitution
from lawtime.reading.amending import Instruction, operations_json, read_amending

LAW = {
    "ru": "1. В Закон Республики Казахстан от 22 июля 2011 года «О миграции населения»:",
    "kk": "1. «Ұлттық Банк туралы» 1995 жылғы 30 наурыздағы Қазақстан Республикасының Заңына:",
}
CODE = {
    "ru": "1. В Гражданский кодекс Республики Казахстан (Особенная часть) от 1 июля 1999 года:",
    "kk": "1. 2007 жылғы 9 қаңтардағы Қазақстан Республикасының Экологиялық кодексіне:",
}
TOP = {
    "ru": "О внесении изменений\n\nСтатья 1. Внести изменения в следующие законодательные акты Республики Казахстан:",
    "kk": "Өзгерістер енгізу туралы\n\n1-бап. Қазақстан Республикасының мына "
    "заңнамалық актілеріне өзгерістер енгізілсін:",
}


def read(lang: str, head: str, body: str) -> tuple[Instruction, ...]:
    (item,) = read_amending(f"{TOP[lang]}\n\n{head}\n\n{body}", lang=lang).items
    return item.instructions


def brief(each: Instruction) -> str:
    operation: Operation | None = each.operation
    target = each.target + (" whole" if operation is not None and operation.part else "")
    match operation:
        case None:
            return f"{target} unread"
        case Replacement():
            return f"{target}: {operation.old} > {operation.new}"
        case Addition():
            return f"{target}: {operation.side.value} {operation.anchor} + {operation.new}".replace("  ", " ")
        case Insertion():
            return f"{target}: + {operation.new.eid}"
        case Sentence():
            return f"{target}: sentence {operation.nth} > {operation.new}"
        case Substitution():
            return f"{target}: = {' / '.join(unit.text for unit in operation.new)}"
        case Repeal():
            return f"{target}: -" + (f" {operation.through}" if operation.through else "")
    return f"{target}: {operation.kind}"


RUSSIAN = [
    ("в статье 58 пункт 2 после слова «а» дополнить словом «б».", ["art_58__para_2: after а + б"]),
    ("в статье 69 подпункты 2)-4) исключить.", ["art_69__subpara_2: - 4"]),
    ("пункты 3-5 статьи 68 исключить.", ["art_68__para_3: - 5"]),
    ("статьи 22-24 исключить.", ["art_22: - 24"]),
    ("статью 22-24 исключить.", ["art_22-24: -"]),
    ("статьи 22-1 и 23 исключить.", ["art_22-1: -", "art_23: -"]),
    ("в пункте 1 статьи 28 первое предложение исключить.", ["art_28__para_1: sentence 1 > None"]),
    ("в статье 28 подпункт 2) пункта 3 исключить.", ["art_28__para_3__subpara_2: -"]),
    ("в статье 32 слова «а» заменить на слова «б».", ["art_32: а > б"]),
    ("по тексту Закона слово «а» заменить словом «б».", ["act: а > б"]),
    ("пункт 3-1 статьи 68 исключить.", ["art_68__para_3-1: -"]),
    ("пункт 2 статьи 3-5 исключить.", ["art_3-5__para_2: -"]),
    ("исключить пункт 4 статьи 62.", ["art_62__para_4: -"]),
    ("заменить в статье 65 слово «а» словом «б».", ["art_65: а > б"]),
    ("дополнить статью 63 пунктом 5 следующего содержания:\n\n«5. Пятый.».", ["art_63: + art_63__para_5"]),
    ("пункт 1 статьи 63 подпунктом 5) дополнить.", ["art_63 unread"]),
    ("статью 67 дополнить новым пунктом 3 следующего содержания:\n\n«3. Третий.».", ["art_67: + art_67__para_3"]),
    ("в статье 52 после слова «а» дополнить знаком препинания «,».", ["art_52: after а + ,"]),
    ("заголовок главы 5 изложить в следующей редакции:\n\n«Подсудность».", ["chp_5__heading: = Подсудность"]),
    (
        "часть первую пункта 1 статьи 29 изложить в следующей редакции:\n\n«1. Иное.».",
        ["art_29__para_1__al_1 whole: = 1. Иное."],
    ),
    ("слова «не более» в статье 59 заменить словами «не менее» в двух случаях.", ["art_59 unread"]),
    ("в пункте 3 статьи 59 второе слово «суд» исключить.", ["art_59 unread"]),
    (
        "часть вторую статьи 4 после слов «их семей,» дополнить словами «иных,».",
        ["art_4__al_2 whole: after их семей, + иных,"],
    ),
    (
        "в части первой пункта 4 статьи 7 слова «, в том числе» исключить.",
        ["art_7__para_4__al_1 whole: , в том числе > None"],
    ),
    (
        "в абзаце третьем части второй пункта 1 статьи 15 слова «тридцати пяти» заменить словом «сорока».",
        ["art_15__para_1__al_2__al_3: тридцати пяти > сорока"],
    ),
    (
        "подпункт 4) части первой статьи 49 дополнить словами «, иностранцев».",
        ["art_49__al_1__subpara_4: end + , иностранцев"],
    ),
    (
        "подпункт 28) статьи 1 дополнить частью второй следующего содержания:\n\n«Иные.».",
        ["art_1__subpara_28 whole: + art_1__subpara_28__al_2"],
    ),
    (
        "в пункте 2 статьи 4:\n\nчасть вторую изложить в следующей редакции:\n\n«Выплата "
        "есть:\n\nс 2023 года – а;\n\nс 2024 года – б.»;",
        ["art_4__para_2__al_2 whole: = Выплата есть: / с 2023 года – а; / с 2024 года – б."],
    ),
    (
        "пункт 4 статьи 25 дополнить частью седьмой следующего содержания:\n\n«Доля "
        "составляет:\n\nс 2023 года – а;\n\nс 2024 года – б.»;",
        [
            "art_25__para_4 whole: + art_25__para_4__al_7",
            "art_25__para_4: + art_25__para_4__al_7__al_2",
            "art_25__para_4: + art_25__para_4__al_7__al_3",
        ],
    ),
    (
        "в частях первой и третьей пункта 2, подпунктах 2) и 3) части первой пункта 3 "
        "статьи 25 слова «а» заменить словами «б».",
        [
            "art_25__para_2__al_1 whole: а > б",
            "art_25__para_2__al_3 whole: а > б",
            "art_25__para_3__al_1__subpara_2: а > б",
            "art_25__para_3__al_1__subpara_3: а > б",
        ],
    ),
    (
        "абзацы восьмой – одиннадцатый части второй пункта 1 статьи 11 изложить в "
        "следующей редакции:\n\n«а;\n\nб;\n\nв;\n\nг.».",
        [
            "art_11__para_1__al_2__al_8: = а;",
            "art_11__para_1__al_2__al_9: = б;",
            "art_11__para_1__al_2__al_10: = в;",
            "art_11__para_1__al_2__al_11: = г.",
        ],
    ),
    (
        "в заголовке и абзаце первом статьи 223 слова «а» заменить словами «б».",
        ["art_223__heading: а > б", "art_223__al_1: а > б"],
    ),
    (
        "в заголовок статьи 79 поправка вносится в текст на казахском языке, текст на русском языке не изменяется.",
        ["art_79__heading: unchanged"],
    ),
    (
        "1) в оглавлении:\n\nзаголовок статьи 215 исключить;\n\n2) статью 215 исключить.",
        ["toc unread", "art_215: -"],
    ),
    ("в оглавлении заголовок статьи 214 после слова «а» дополнить словом «, б».", ["toc unread"]),
    (
        "оглавление дополнить заголовком статьи 145-1 следующего содержания:\n\n«Статья 145-1. Труд».",
        ["toc unread"],
    ),
    ("подпункты 4) – 8) пункта 2 статьи 10 исключить.", ["art_10__para_2__subpara_4: - 8"]),
    ("в пунктах 4 – 8 статьи 10 слово «а» исключить.", ["art_10 unread"]),
    ("предложение второе части первой статьи 4 исключить.", ["art_4__al_1 whole: sentence 2 > None"]),
    ("второе предложение статьи 5 изложить в следующей редакции:\n\n«Иное.».", ["art_5: sentence 2 > Иное."]),
    ("в первом предложении пункта 2 статьи 6 слово «а» заменить словом «б».", ["art_6__para_2: а > б"]),
    (
        "пункт 3 статьи 7 дополнить предложением вторым следующего содержания: «Иное.».",
        ["art_7__para_3: sentence + Иное."],
    ),
    ("в статье 8:\n\nстроку, порядковый номер 6, изложить в следующей редакции:\n\n«6 | а».", ["art_8 unread"]),
    ("примечание статьи 8 дополнить словами «а».", ["art_8__note: end + а"]),
    ("приложение 2 к указанному решению как-то изменить.", ["att_2 unread"]),
    ("таблицу I приложения 2 дополнить абзацем следующего содержания:\n\n«Размеры.».", ["att_2 unread"]),
    ("cтатью 1 дополнить подпунктом 72-1) следующего содержания:\n\n«72-1) а;».", ["art_1: + art_1__subpara_72-1"]),
    (
        "приложение 1 к указанному решению изложить в новой редакции согласно приложению, к настоящему решению.",
        ["att_1 unread"],
    ),
    ("приложение 2 изложить в редакции согласно приложению 1 к настоящему Закону.", ["att_2 unread"]),
    ("слова «а» исключить, в статье 9 что-то изменить.", ["art_9 unread"]),
    ("по всему тексту в статье 9 что-то изменить.", ["act unread"]),
]
CODES = [
    ("в части второй статьи 64 слова «а» заменить словами «б».", ["art_64__para_2 whole: а > б"]),
    (
        "в части первой пункта 1 статьи 59 слова «а» заменить словами «б».",
        ["art_59__para_1__al_1 whole: а > б"],
    ),
    (
        "пункт 2 статьи 718 дополнить частью второй следующего содержания:\n\n«Защита есть.».",
        ["art_718__para_2 whole: + art_718__para_2__al_2"],
    ),
    (
        "статью 47 дополнить частью 6-1 следующего содержания:\n\n«6-1. Иное.».",
        ["art_47 whole: + art_47__para_6-1"],
    ),
    (
        "часть третью статьи 22 изложить в следующей редакции:\n\n«Орган вправе.».",
        ["art_22__al_3 whole: = Орган вправе."],
    ),
    (
        "часть третью статьи 22 изложить в следующей редакции:\n\n«3. Орган вправе.».",
        ["art_22__para_3: = 3. Орган вправе."],
    ),
    (
        "абзац первый части третьей статьи 416 изложить в следующей редакции:\n\n«3. Иное, –».",
        ["art_416__para_3__al_1: = 3. Иное, –"],
    ),
    (
        "в подпункте 5) части первой пункта 5 статьи 830 слово «а» исключить.",
        ["art_830__para_5__al_1__subpara_5: а > None"],
    ),
    (
        "в статье 24:\n\nчасть вторую подпункта 14) части первой изложить в следующей редакции:\n\n«Иное.».",
        ["art_24__al_1__subpara_14__al_2 whole: = Иное."],
    ),
]
KAZAKH = [
    ("136-баптың 4-тармағы 5-тармақ деп есептелсін.", ["art_136__para_4: renumbering"]),
    ("124-126-баптар алып тасталсын.", ["art_124: - 126"]),
    ("141-баптың 2-1-тармағы алып тасталсын.", ["art_141__para_2-1: -"]),
    ("133-баптың 2-тармағының екінші сөйлемі алып тасталсын.", ["art_133__para_2: sentence 2 > None"]),
    ("175-баптың ескертпесінде «а» деген сөз «б» деген сөзбен ауыстырылсын.", ["art_175__note: а > б"]),
    ("129-бап мынадай мазмұндағы ескертпемен толықтырылсын:\n\n«Ескертпе. А.».", ["art_129: + art_129__note"]),
    ("1-қосымша осы шешімнің 1-қосымшасына сәйкес жаңа редакцияда жазылсын.", ["att_1 unread"]),
    (
        "61-баптың 7) тармақшасының мемлекеттік тіліндегі мәтіні өзгеріссіз қалдырылсын.",
        ["art_61__subpara_7: unchanged"],
    ),
    (
        "7) тармақшаның үшінші абзацындағы «а;» деген сөздер «б;» деген сөзбен "
        "ауыстырылып, мынадай мазмұндағы төртінші "
        "және бесінші абзацтармен толықтырылсын:\n\n«в;\n\nг;».",
        ["act unread", "act unread"],
    ),
    (
        "16-бапта:\n\n7) тармақшаның үшінші абзацындағы «а;» деген сөздер «б;» деген "
        "сөзбен ауыстырылып, мынадай "
        "мазмұндағы төртінші және бесінші абзацтармен "
        "толықтырылсын:\n\n«в;\n\nг;»;\n\n9) тармақша алып тасталсын.",
        [
            "art_16__subpara_7__al_3: а; > б;",
            "art_16__subpara_7: + art_16__subpara_7__al_4",
            "art_16__subpara_7: + art_16__subpara_7__al_5",
            "art_16__subpara_9: -",
        ],
    ),
    (
        "1-баптың 1-тармағының 62) тармақшасы бірінші бөлігінің үшінші абзацындағы «а» "
        "деген сөз «б» деген сөзбен ауыстырылсын.",
        ["art_1__para_1__subpara_62__al_1__al_3: а > б"],
    ),
    (
        "27-баптың 4-тармағындағы және 28-баптың 1-тармағындағы «а», «б» деген сөздер "
        "тиісінше «в», «г» деген сөздермен ауыстырылсын.",
        ["art_27__para_4: а > в", "art_27__para_4: б > г", "art_28__para_1: а > в", "art_28__para_1: б > г"],
    ),
    (
        "4-баптың бірінші бөлігі мынадай редакцияда жазылсын:\n\n«Банк шығарады.».",
        ["art_4__al_1 whole: = Банк шығарады."],
    ),
    (
        "7-баптың екінші бөлігінде:\n\n5) және 6) тармақшалар алып тасталсын.",
        ["art_7__al_2__subpara_5: -", "art_7__al_2__subpara_6: -"],
    ),
    (
        "26-бапта:\n\nтақырып «а» деген сөзден кейін «б» деген сөзбен толықтырылсын.",
        ["art_26__heading: after а + б"],
    ),
    (
        "553-баптың 8-тармағында:\n\nкестенің 2-бағанындағы «а» деген сөз «б» деген сөзбен ауыстырылсын.",
        ["art_553__para_8 unread"],
    ),
    (
        "1) мазмұнындағы 26-баптың тақырыбы «а» деген сөзден кейін «б» деген сөзбен толықтырылсын.",
        ["toc unread"],
    ),
    ("34-1-баптың 1-тармағындағы «(а)» деген сөз алып тасталсын.", ["art_34-1__para_1: (а) > None"]),
]

ENGLISH = [
    ('in part two of Article 4 the words "a" shall be replaced by the words "b".', ["art_4__al_2 whole: a > b"]),
    ("the second sentence of part one of Article 4 shall be excluded.", ["art_4__al_1 whole: sentence 2 > None"]),
    ("subparagraphs 4) – 8) of paragraph 2 of Article 10 shall be excluded.", ["art_10__para_2__subpara_4: - 8"]),
    ("in the table of contents the title of Article 5 shall be excluded.", ["toc unread"]),
    ('Article 5 shall be supplemented with a sentence as follows: "Other."', ["art_5: sentence + Other."]),
]


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH, ids=[each[0][:50] for each in ENGLISH])
def test_a_sentence_in_english(sentence: str, expected: list[str]) -> None:
    head = 'On amendments\n\n4. In the Law of the Republic of Kazakhstan dated 6 January 2012 "On National Security":'
    (item,) = read_amending(f"{head}\n\n{sentence}", lang="en").items
    assert [brief(each) for each in item.instructions] == expected


@pytest.mark.parametrize(("sentence", "expected"), RUSSIAN, ids=[each[0][:50] for each in RUSSIAN])
def test_a_sentence_of_a_law_that_amends_a_law(sentence: str, expected: list[str]) -> None:
    assert [brief(each) for each in read("ru", LAW["ru"], sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), CODES, ids=[each[0][:50] for each in CODES])
def test_a_sentence_of_a_law_that_amends_a_code(sentence: str, expected: list[str]) -> None:
    assert [brief(each) for each in read("ru", CODE["ru"], sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), KAZAKH, ids=[each[0][:50] for each in KAZAKH])
def test_a_sentence_of_a_law_in_kazakh(sentence: str, expected: list[str]) -> None:
    assert [brief(each) for each in read("kk", LAW["kk"], sentence)] == expected


def test_the_number_before_a_table_of_contents_or_a_heading_is_that_of_the_instruction() -> None:
    body = "1) мазмұны мынадай мазмұндағы 5-баптың тақырыбымен толықтырылсын:\n\n«5-бап. Иное»;\n\n"
    found = read("kk", CODE["kk"], body + "2) 5-бап алып тасталсын.")
    assert [each.address for each in found] == ["art_1__para_1__subpara_1", "art_1__para_1__subpara_2"]


ENGLISH = [
    ('the note to Article 125 shall be stated in the following wording:\n\n"Note. A.".', ["art_125__note: = Note. A."]),
    ("paragraph 4 of Article 132 shall be considered as paragraph 5.", ["art_132__para_4: renumbering"]),
    ("paragraphs 3-5 of Article 121 shall be excluded.", ["art_121__para_3: - 5"]),
    ('in Article 133 the word "a" shall be replaced with the word "b" throughout the text.', ["art_133: a > b"]),
    ("the row 5 of Article 133 shall be excluded.", ["art_133 unread"]),
    ("to exclude paragraph 4 of Article 136.", ["art_136__para_4: -"]),
]
LAW["en"] = '1. In the Law of the Republic of Kazakhstan dated 6 January 2012 "On National Security":'
TOP["en"] = "On amendments\n\nArticle 1. To introduce amendments into the following legislative acts:"


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH, ids=[each[0][:50] for each in ENGLISH])
def test_a_sentence_as_laws_are_translated(sentence: str, expected: list[str]) -> None:
    assert [brief(each) for each in read("en", LAW["en"], sentence)] == expected


HEADINGS = {
    "ru": (
        "1) в главе 6:\n\nзаголовок главы после слова «А» дополнить словами «Б»;\n\n2) в статье 8:\n\n"
        "в заголовке статьи слово «а» заменить словом «б»;\n\nпункт исключить.",
        ["chp_6__heading: after А + Б", "art_8__heading: а > б", "art_8 unread"],
    ),
    "kk": (
        "1) 6-тарауда:\n\nтараудың тақырыбы «А» деген сөзден кейін «Б» деген сөзбен толықтырылсын;\n\n2) 8-бапта:\n\n"
        "баптың тақырыбында «а» деген сөз «б» деген сөзбен ауыстырылсын;\n\n"
        "3) 9-баптың 1-тармағы «388» деген цифрлардың алдынан «387,» деген цифрлармен толықтырылсын.",
        ["chp_6__heading: after А + Б", "art_8__heading: а > б", "art_9__para_1: before 388 + 387,"],
    ),
}


@pytest.mark.parametrize("lang", HEADINGS)
def test_the_heading_of_the_element_that_a_sentence_stands_in_needs_no_number(lang: str) -> None:
    body, expected = HEADINGS[lang]
    assert [brief(each) for each in read(lang, LAW[lang], body)] == expected


@pytest.mark.parametrize("name", ["Трудовой", "Лесной", "Цифровой", "Бюджетный", "Гражданский процессуальный"])
def test_a_code_is_named_by_its_subject_and_its_day(name: str) -> None:
    head = f"1. В {name} кодекс Республики Казахстан от 15 мая 2007 года:"
    (item,) = read_amending(f"{TOP['ru']}\n\n{head}\n\nстатью 5 исключить.", lang="ru").items
    assert item.amended is not None
    assert (item.amended.kind, str(item.amended.date)) == ("code", "2007-05-15")


def test_what_an_item_calls_its_act_is_told_where_no_number_says_which_act_it_is() -> None:
    head = "1. В Лесной кодекс Республики Казахстан от 15 мая 2007 года:"
    (row,) = operations_json(read_amending(f"{TOP['ru']}\n\n{head}\n\nстатью 5 исключить.", lang="ru"))
    assert row["act"] is None
    assert row["named"] == {"kind": "code", "number": None, "date": "2007-05-15", "title": None}


GLUED = {
    "ru": (
        'часть вторую статьи 28 после слов "органов дел" дополнитьсловами "в порядке".',
        ["art_28__al_2 whole: after органов дел + в порядке"],
    ),
    "kk": (
        '28-баптың екiншi бөлiгi "органдарының" деген сөздердiңалдынан "тәртiппен" дегенсөздермен толықтырылсын.',
        ["art_28__al_2 whole: before органдарының + тәртiппен"],
    ),
}


@pytest.mark.parametrize("lang", GLUED)
def test_words_between_which_a_space_is_missing_are_read(lang: str) -> None:
    body, expected = GLUED[lang]
    assert [brief(each) for each in read(lang, LAW[lang], body)] == expected


@pytest.mark.parametrize("word", ["неисключить", "исключитьслон", "пункты"])
def test_a_word_that_is_not_made_of_known_ones_stays_strange(word: str) -> None:
    assert brief(read("ru", LAW["ru"], f"статью 5 {word}.")[0]).endswith("unread")


def test_an_item_whose_number_has_lost_its_stop_is_an_item() -> None:
    body = (
        "1 В Лесной кодекс Республики Казахстан от 8 июля 2003 года:\n\nстатью 5 исключить.\n\n"
        "2. В Закон Республики Казахстан от 22 июля 2011 года «О миграции»:\n\nстатью 6 исключить.\n\n"
        "Статья 2.\n\n1 Настоящий Закон вводится в действие с 1 сентября 2014 года."
    )
    act = read_amending(f"{TOP['ru']}\n\n{body}", lang="ru")
    assert [[each.target for each in item.instructions] for item in act.items] == [["art_5"], ["art_6"]]
    assert act.commencement == OnDate(date(2014, 9, 1))


def test_what_is_ordered_where_an_item_should_begin_is_not_passed_over() -> None:
    act = read_amending(f"{TOP['ru']}\n\nВ сотый кодекс страны:\n\nстатью 5 исключить.", lang="ru")
    assert [(item.amended, [brief(each) for each in item.instructions]) for item in act.items] == [
        (None, ["art_5 unread"])
    ]


@pytest.mark.parametrize(
    "signature", ["Президент\n\nРеспублики Казахстан", "ПрезидентРеспублики Казахстан\n\nН. НАЗАРБАЕВ"]
)
def test_who_signed_orders_nothing(signature: str) -> None:
    assert [brief(each) for each in read("ru", LAW["ru"], f"статью 5 исключить.\n\n{signature}")] == ["art_5: -"]


OLD = (
    'О внесении дополнений\n\nВ связи с введением в действие Закона "О праве" внести дополнения в следующие '
    "законодательные акты Казахской ССР:\n\n1. Кодекс Казахской ССР об административных правонарушениях, принятый "
    "Верховным Советом Казахской ССР 22 марта 1984 г. (Ведомости Верховного Совета Казахской ССР, 1984 г., N 14):"
    "\n\n{}\n\n"
    "2. Уголовный кодекс Казахской ССР, утвержденный законом Казахской ССР от 22 июля 1959 года:\n\nстатью 6 исключить."
)


def test_an_old_act_lists_the_acts_that_it_amends_by_what_they_are_called() -> None:
    act = read_amending(OLD.format("статью 5 исключить."), lang="ru")
    assert [
        (str(item.amended.date) if item.amended else "", [brief(each) for each in item.instructions])
        for item in act.items
    ] == [
        ("1984-03-22", ["art_5: -"]),
        ("1959-07-22", ["art_6: -"]),
    ]


def test_an_order_that_stands_behind_text_without_quotation_marks_is_not_passed_over() -> None:
    text = "1) дополнить статьей 170-3 следующего содержания:\n\nСтатья 170-3. Продажа\n\nВлечет штраф;"
    later = '2) статью 216 после цифр "170-1" дополнить цифрами "170-3";\n\n3) пункт 1 статьи 248-1 дополнить абзацем:'
    act = read_amending(OLD.format(f"{text}\n\n{later}"), lang="ru")
    told = [[brief(each) for each in item.instructions] for item in act.items]
    assert told == [["act unread"], ["art_216 unread"], ["act unread"], ["art_6 unread"]]

"""What tells against the plain reading of a name: another country, another maker, the day that a passage speaks of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawtime.analysis.cite import cite, find
from lawtime.analysis.cite.makers import makers_told
from lawtime.analysis.cite.suffixes import Series
from lawtime.jurisdictions.kz.acts import RegisteredAct, register

Row = tuple[str, str, list[tuple[str, str | None]], list[str]]
LACKS = "number-without-suffix"
FAR = "Nothing is said of any country here.\n\n" * 12

ABROAD: list[Row] = [
    (
        f"Kazakhstan has signed. In Uzbekistan much is new.\n\n{FAR}Article 155 of the Criminal Code punishes it.",
        "2020-01-15",
        [("226-V", "art_155")],
        ["country-assumed"],
    ),
    (
        f"Kazakhstan signed. Uzbekistan, Ukraine and Uzbekistan did not.\n\n{FAR}Article 155 of the Criminal Code.",
        "2020-01-15",
        [("unresolved", "art_155")],
        [],
    ),
    (
        f"The Criminal Code of Kazakhstan is new. Uzbekistan has none.\n\n{FAR}Article 155 of the Criminal Code.",
        "2020-01-15",
        [("226-V", None), ("226-V", "art_155")],
        [],
    ),
    (
        "Russia, Ukraine and Russia again.\n\nBack in Kazakhstan, Article 157 of the Criminal Code is used.",
        "2020-01-15",
        [("226-V", "art_157")],
        [],
    ),
]
MAKERS: list[Row] = [
    (
        "Приказ Министра финансов РК от 2 июля 2025 года № 339; приказ Министра юстиции РК от 2 июля 2025 года № 339",
        "2025-09-01",
        [("unresolved", None), ("unresolved", None)],
        [],
    ),
    (
        "Приказ и.о. Министра энергетики от 5 мая 2024 года № 77; приказ Министра энергетики от 5 мая 2024 года № 77",
        "2025-09-01",
        [("77", None), ("77", None)],
        [],
    ),
    (
        "Қаржы министрінің 2015 жылғы 11 желтоқсандағы № 648 бұйрығы және Әділет министрінің 2015 жылғы "
        "11 желтоқсандағы № 648 бұйрығы",
        "2025-09-01",
        [("unresolved", None), ("unresolved", None)],
        [],
    ),
    (
        "Order of the Minister of Finance dated 9 October 2024 No. 687; Order of the Minister of Justice dated "
        "9 October 2024 No. 687",
        "2025-09-01",
        [("unresolved", None), ("unresolved", None)],
        [],
    ),
]
DAYS: list[Row] = [
    (
        "On 24 March 2012 he was fined under article 373 (3) of the Code of Administrative Offences.",
        "2021-03-24",
        [("155-II", "art_373__para_3")],
        ["ceased", "year-spoken-of"],
    ),
    (
        "On 24 March 2012 he spoke publicly. He was fined under article 373 (3) of the CAO.",
        "2021-03-24",
        [("235-V", "art_373__para_3")],
        ["year-spoken-of"],
    ),
    ("On 24 March 2019 he was fined under article 488 of the CAO.", "2021-03-24", [("235-V", "art_488")], []),
    ("On 3 July 2014 the President signed the Criminal Code.", "2021-03-24", [("226-V", None)], []),
    ("On 24 March 2012 the new Criminal Code was far away.", "2015-03-24", [("226-V", None)], []),
    ("Astana, 24 March 2012\nArticle 5 of the Criminal Code", "2015-03-24", [("226-V", "art_5")], []),
]
SECTIONS: list[Row] = [
    ("section 488 of the Code of Administrative Offences", "2020-01-15", [("235-V", "art_488")], []),
    ("section 9(2) of the Criminal Code", "2020-01-15", [("226-V", "art_9__para_2")], []),
    ("section 9 of the Criminal Code", "2020-01-15", [("226-V", "sec_9")], []),
    ("Article 44 § 2 of the Convention on Torts", "2020-01-15", [("treaty", "art_44__para_2")], []),
    ("Article 51- 2 of the Tax Code", "2020-01-15", [("120-VI", "art_51-2")], []),
    (
        "2008 жылғы 10 желтоқсандағы «Салық және бюджетке төленетін басқа да міндетті төлемдер туралы» Қазақстан "
        "Республикасы Кодексінің (Салық кодексі) 178-бабының",
        "2017-01-15",
        [("99-IV", "art_178")],
        [],
    ),
    (
        "the Code of Kazakhstan “On Marriage (Matrimony) and Family” (hereinafter, the Code). They are regulated by "
        "Section 5 of the Code.",
        "2023-12-10",
        [("518-IV", None), ("518-IV", "sec_5")],
        [],
    ),
    ("The duties under the Covenant (Art.2) bind.", "2020-01-15", [("treaty", "art_2")], []),
    (
        "Конституциясының 62-бабының 2 және 8-тармақтарын, 77-бабы 3-тармағының 3) және 5) тармақшаларын",
        "2007-04-18",
        [
            ("CONSTITUTION", "art_62__para_2"),
            ("CONSTITUTION", "art_62__para_8"),
            ("CONSTITUTION", "art_77__para_3__subpara_3"),
            ("CONSTITUTION", "art_77__para_3__subpara_5"),
        ],
        [],
    ),
    (
        "ҚР 2011.07.22 № 478-IV (алғашқы ресми жарияланғанынан кейін қолданысқа енгізіледі) Заңымен",
        "2016-01-10",
        [("478-IV", None)],
        [],
    ),
    ("the Law of the Republic of Kazakhstan dated 03.07.2013 No 125 -V", "2016-01-10", [("125-V", None)], []),
    ("Закон Республики Казахстан от 20 декабря 1991 года 1017-XII.", "2016-01-10", [("1017-XII", None)], []),
    (
        "Приказ Министра здравоохранения Республики Казахстан от 21 декабря 2020 года № ҚР ДСМ-293/2020.",
        "2021-01-10",
        [("ҚРДСМ-293/2020", None)],
        [],
    ),
    ("It is defined in the Domestic Violence Prevention Law, which", "2021-01-10", [("unresolved", None)], []),
    ("The Vienna International Law Commission met.", "2021-01-10", [], []),
    ("There is a draft of a new Law “On Fighting Violence” here", "2021-01-10", [("draft", None)], []),
]


SUFFIXES: list[Row] = [
    ("Law of the Republic of Kazakhstan of 4 May 2005 No. 48", "2016-01-10", [("48-III", None)], [LACKS]),
    ("Закон РК от 28 декабря 2004 года № 22", "2016-01-10", [("22-III", None)], [LACKS]),
    ("Қазақстан Республикасының 2004 жылғы 5 шілдедегі N 569 Заңы", "2016-01-10", [("569-II", None)], [LACKS]),
    ("Law of the Republic of Kazakhstan of 30 March 1995 No. 2155", "2016-01-10", [("unresolved", None)], []),
    ("Law of 4 May 2005 No. 48", "2016-01-10", [("unresolved", None)], []),
]


@pytest.mark.parametrize(("text", "on", "told", "codes"), [*ABROAD, *MAKERS, *DAYS, *SECTIONS, *SUFFIXES])
def test_a_name_with_something_against_its_plain_reading_says_so(
    text: str, on: str, told: list[tuple[str, str | None]], codes: list[str]
) -> None:
    citations = cite(text, on=date.fromisoformat(on)).citations
    assert [(each.act.number if each.act else each.kind, each.eid) for each in citations] == told
    assert sorted({finding.code for each in citations for finding in each.findings} - {"title-differs"}) == codes


def test_an_act_that_is_left_open_for_its_maker_or_its_country_is_among_the_candidates() -> None:
    for text, on, told, _ in [*ABROAD, *MAKERS]:
        for each, (act, _) in zip(cite(text, on=date.fromisoformat(on)).citations, told, strict=True):
            assert act != "unresolved" or each.candidates


@given(st.lists(st.sampled_from(["Finance", "Justice", "Energy"]), max_size=6))
def test_makers_of_one_number_and_day_are_counted_once_each(names: list[str]) -> None:
    text = "; ".join(f"Order of the Minister of {name} dated 9 October 2024 No. 687" for name in names)
    told = makers_told(each.naming for each in find(text) if each.naming is not None)
    assert [len(makers) for makers in told.values()] == ([len(set(names))] if names else [])


@given(st.sampled_from([entry for entry in register() if "-" in entry.act.number]))
def test_no_number_of_the_register_is_completed_to_another_one(entry: RegisteredAct) -> None:
    number, _, suffix = entry.act.number.partition("-")
    if number.isdigit():
        others = [each for each in register() if each.act != entry.act]
        assert Series(others).suffix(int(number), entry.act.date) in {"", suffix}


RULES = (
    "Under {}Resolution of the Government of the Republic of Kazakhstan dated 5 May 2016 No. 271 the claim was filed."
)
RULES_RU = "Согласно пункту 7 {} Правительства Республики Казахстан от 5 мая 2016 года № 271 договор расторгнут."


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (RULES.format("paragraph 5 of the Rules approved by "), ["of-approved-text"]),
        (RULES.format("paragraph 5 of "), []),
        (RULES_RU.format("Правил, утвержденных постановлением"), ["of-approved-text"]),
        (RULES_RU.format("постановления"), []),
    ],
)
def test_a_provision_of_rules_that_an_act_approved_is_told_from_one_of_the_act(words: str, codes: list[str]) -> None:
    (told,) = cite(words, on=date(2020, 1, 1)).citations
    assert told.act is not None
    assert told.act.number == "271"
    assert [finding.code for finding in told.findings] == codes


@pytest.mark.parametrize(
    ("words", "number", "codes"),
    [
        ("In 2010, he was convicted under Article 164 of the Criminal Code.", "226-V", ["year-spoken-of"]),
        (
            "In 2010 many were tried. They were held under Article 164 of the Criminal Code.",
            "226-V",
            ["year-spoken-of"],
        ),
        ("В 2010 году он был осужден по ст. 164 УК РК.", "226-V", ["year-spoken-of"]),
        ("2010 жылы ол ҚР ҚК 164-бабы бойынша сотталды.", "226-V", ["year-spoken-of"]),
        ("In 2017, he was convicted under Article 164 of the Criminal Code.", "226-V", []),
        ("In 2014 the Criminal Code was signed.", "226-V", []),
        ("In 2010 the current Criminal Code was in the making.", "226-V", []),
        ("In 2010 he was tried.\n\nArticle 164 of the Criminal Code punishes it.", "226-V", []),
    ],
)
def test_a_year_of_which_a_passage_speaks_is_a_doubt_where_another_code_applied_all_through_it(
    words: str, number: str, codes: list[str]
) -> None:
    (told,) = cite(words, on=date(2020, 1, 15)).citations
    assert told.act is not None
    assert told.act.number == number
    assert [finding.code for finding in told.findings] == codes

"""How texts call what they cite: codes no form knows, bodies in capitals, halves of a code, drafts behind names."""

from __future__ import annotations

from datetime import date

import pytest

from lawtime.analysis.cite import Citation, cite

ON = date(2020, 1, 15)


def _cited(words: str) -> tuple[Citation, ...]:
    return cite(words, on=ON).citations


def _told(words: str) -> list[tuple[str, str | None, str | None]]:
    return [(each.kind, each.act.number if each.act else None, each.eid) for each in _cited(words)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Қазақстан Республикасы Азаматтық процестік кодексінің жобасы туралы", [("draft", None, None)]),
        ("ҚР Қылмыстық кодексінің жобасында көзделген", [("draft", None, None)]),
        ("ҚР Қылмыстық кодексінің 5-бабы, жобасы жоқ", [("provision", "226-V", "art_5")]),
        (
            "The draft tax code is under review. Article 400 is wide. The Criminal Code of Kazakhstan stays.",
            [("draft", None, None), ("draft", None, "art_400"), ("act", "226-V", None)],
        ),
    ],
)
def test_what_is_only_a_draft_names_no_act_in_force(words: str, told: list[tuple[str, str | None, str | None]]) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ҚР Неке және отбасы кодексінің 139-бабы бойынша", [("provision", "518-IV", "art_139")]),
        ("ҚР ҚК 5-бабы. ҚР Орман кодексінің 9-бабы", [("provision", "226-V", "art_5"), ("unresolved", None, "art_9")]),
        (
            "ҚР ҚК 5-бабы. Сондықтан Кодекстің 7-бабы",
            [("provision", "226-V", "art_5"), ("provision", "226-V", "art_7")],
        ),
        ("ҚР ҚК 5-бабы. ХҮЦК-нің 93-бабы", [("provision", "226-V", "art_5"), ("unresolved", None, "art_93")]),
        ("АІЖК-нің 393-бабының 3-бөлігіне сәйкес", [("provision", "377-V", "art_393__para_3")]),
        ("УК 5-бабы, ТК 181-бабы", [("provision", "226-V", "art_5"), ("provision", "414-V", "art_181")]),
    ],
)
def test_a_kazakh_provision_goes_with_the_code_or_letters_before_it_and_with_nothing_else(
    words: str, told: list[tuple[str, str | None, str | None]]
) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ГК РК, Особенная часть, глава 25", [("provision", "409-I", "chp_25")]),
        ("Civil Code of Kazakhstan, Special Part, chapter 25", [("provision", "409-I", "chp_25")]),
        ("ҚР АК, Ерекше бөлім, 25-тарау", [("provision", "409-I", "chp_25")]),
        ("в Гражданский кодекс РК (Общая часть) внесены", [("act", "268-XIII", None)]),
        ("the Civil Code (General Part) applies", [("act", "268-XIII", None)]),
        ("the Criminal Code (General Part) applies", [("act", "226-V", None)]),
        (
            "Гражданский кодекс РК (Общая часть), принятый Верховным Советом Республики Казахстан 27 декабря 1994 года",
            [("act", "268-XIII", None)],
        ),
        ("Criminal Code, on 16 July 1997 the court sat", [("act", "226-V", None)]),
    ],
)
def test_a_half_of_a_code_settles_which_of_its_acts_is_meant(
    words: str, told: list[tuple[str, str | None, str | None]]
) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "uri"),
    [
        (
            "Decree of the Government of the Republic of Kazakhstan dated November 12, 2013 No. 1214",
            "resolution/2013-11-12/1214",
        ),
        ("Government Decree No. 1214 of 12 November 2013", "resolution/2013-11-12/1214"),
        ("Decree of the President of Kazakhstan dated November 12, 2013 No. 14", "decree/2013-11-12/14"),
        ("приказ МОН РК от 8 ноября 2012 года № 500", "order/2012-11-08/500"),
        ("ҚР БҒМ 2012 жылғы 8 қарашадағы № 500 бұйрығы", "order/2012-11-08/500"),
        ("ҚР Әділет министрінің м.а. 2016 жылғы 29 шілдедегі № 213 бұйрығы", "order/2016-07-29/213"),
    ],
)
def test_a_maker_settles_the_kind_of_an_act_and_that_it_is_one_of_the_state(words: str, uri: str) -> None:
    (told,) = _cited(words)
    assert told.act is not None
    assert told.act.uri == f"/akn/kz/act/{uri}"


@pytest.mark.parametrize("words", ["приказ АБВ от 8 ноября 2012 года № 500", "приказ ТОО РК от 8 ноября 2012 года № 5"])
def test_letters_that_are_no_body_of_the_state_make_no_act(words: str) -> None:
    assert [each.act for each in _cited(words)] in ([], [None])


def test_a_title_ends_with_its_sentence() -> None:
    told = _told("Что установлено Законом о ПОД? Требования Закона РК от 16 мая 2014 года № 202-V изменены.")
    assert told[-1] == ("act", "202-V", None)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("пункт 16 Закона № 94-V от 21 мая 2013 года", ["article-missing"]),
        ("пункт 16 статьи 1 Закона № 94-V от 21 мая 2013 года", []),
        ("пункт 3 приказа Министра юстиции РК от 5 мая 2012 года № 5", []),
    ],
)
def test_a_paragraph_of_a_law_without_its_article_is_told(words: str, codes: list[str]) -> None:
    (told,) = _cited(words)
    assert [finding.code for finding in told.findings] == codes


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The previous Mass Media Law was bad.", [("unresolved", None, None)]),
        ("прежний Закон «О персональных данных и их защите»", [("unresolved", None, None)]),
        ("The former Criminal Code was bad.", [("act", "167-I", None)]),
        ("Kazakhstan’s Trade Union Law, adopted in June 2014, is bad.", [("act", "211-V", None)]),
        ("Kazakhstan’s Trade Union Law, adopted in June 2013, is bad.", [("unresolved", None, None)]),
        (
            "Article 4 of the Code of the Republic of Kazakhstan “On Taxes and other mandatory payments to the Budget”",
            [("provision", "120-VI", "art_4")],
        ),
        (
            "1995 жылғы 29 желтоқсандағы № 2737 конституциялық заң күші бар Жарлығының 17-бабы",
            [("provision", "2737", "art_17")],
        ),
    ],
)
def test_what_is_said_of_an_act_before_and_behind_its_name_is_heeded(
    words: str, told: list[tuple[str, str | None, str | None]]
) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (
            "Article 19 has recently reviewed the law. Article 19 is concerned over it. Article 19’s analysis is long.",
            0,
        ),
        ("ARTICLE 19 calls on the authorities.", 0),
        ("The CAO is old. Article 19 has been amended.", 2),
        ("The CAO is old. Article 18 is concerned with fines.", 2),
    ],
)
def test_a_body_named_like_an_article_is_told_by_what_it_does(words: str, count: int) -> None:
    assert len(_cited(words)) == count


def test_the_office_of_a_maker_goes_back_to_the_country_and_over_no_other_act() -> None:
    words = (
        "Қазақстан Республикасы Қаржы министрінің 2015 жылғы 31 наурыздағы № 237 бұйрығы",
        "Қазақстан Республикасы Заңына сәйкес Қаржы министрінің 2015 жылғы 31 наурыздағы № 237 бұйрығы",
    )
    starts = [_cited(each)[-1].mention.start for each in words]
    assert starts == [0, words[1].index("министрінің")]


@pytest.mark.parametrize(
    ("words", "eids"),
    [
        ("статей 601 и 596 ч.3 КоАП РК", ["art_601", "art_596__para_3"]),
        ("ст. 5, 7 ч. 2 УК РК", ["art_5", "art_7__para_2"]),
        ("Articles 5 and 7, paragraph 2 of the Criminal Code", ["art_5", "art_7__para_2"]),
        ("Articles 5 and 7 (2) of the Criminal Code", ["art_5", "art_7__para_2"]),
        ("paragraph 2 of Articles 5 and 7 of the Criminal Code", ["art_5__para_2", "art_7__para_2"]),
        ("Article 5, paragraphs 2 and 3 of the Criminal Code", ["art_5__para_2", "art_5__para_3"]),
        ("Қылмыстық кодексінің 5, 7-баптарының 2-бөлігі", ["art_5__para_2", "art_7__para_2"]),
    ],
)
def test_a_part_behind_several_articles_is_one_of_the_last(words: str, eids: list[str]) -> None:
    assert [eid for _, _, eid in _told(words)] == eids


def test_a_law_signed_into_law_on_a_day_and_a_proposed_draft_are_each_one_citation() -> None:
    words = "The Trade Union Law, signed into law on 27 June 2014, is bad. The proposed draft law is worse."
    assert [each.mention.text for each in _cited(words)] == [
        "Trade Union Law, signed into law on 27 June 2014",
        "proposed draft law",
    ]

"""Citations found in English, Russian and Kazakh sentences of the kinds that reports, judgments and contracts use."""

from __future__ import annotations

import time

import pytest

from lawtime.analysis.cite import find

LISTS = [
    ("Art. 255(1), Criminal Code of Kazakhstan", ["art_255__para_1"]),
    ("partly Art.147 (3), Art.148 (2) and Art.223 of the CC", ["art_147__para_3", "art_148__para_2", "art_223"]),
    ("paragraphs 3-1 and 3-2 of Article 98 of the Law “On State Property”", ["art_98__para_3-1", "art_98__para_3-2"]),
    ("paragraph 1-2 of Article 41-1 of the Law “On Communication”", ["art_41-1__para_1-2"]),
    ("Articles 22 \u2013 24 of the Constitution", ["art_22", "art_23", "art_24"]),
    ("Art. 5, para. 3, subpara. 2 of the Law “On Communications”", ["art_5__para_3__subpara_2"]),
    ("sub-paragraphs 1) and 3) of Article 12 of the said Law", ["art_12__subpara_1", "art_12__subpara_3"]),
    ("part 2 of Article 174 of the Criminal Code", ["art_174__para_2"]),
    ("Chapter 7 and Art.77-80 of the Penal Execution Code", ["chp_7", "art_77", "art_78", "art_79", "art_80"]),
    ("Criminal Code, Article 190 part 3", ["art_190__para_3"]),
    ("Articles 5, 7 and paragraph 2 of Article 9 of the Tax Code", ["art_5", "art_7", "art_9__para_2"]),
    ("п. 2 ст. 15 Закона РК «О связи»", ["art_15__para_2"]),
    ("ч. 3 ст. 188 УК РК", ["art_188__para_3"]),
    ("ст. 24 ч. 3, ст. 188 ч. 4 п. 2 УК РК", ["art_24__para_3", "art_188__para_4__subpara_2"]),
    ("статьям 5, 6 и 7 Гражданского кодекса", ["art_5", "art_6", "art_7"]),
    ("ст.ст. 147-150 УПК", ["art_147", "art_148", "art_149", "art_150"]),
    ("подпункт 2) пункта 4 статьи 20 настоящего Закона", ["art_20__para_4__subpara_2"]),
    ("п.п. 1), 2) п. 3 ст. 15 Закона РК «О связи»", ["art_15__para_3__subpara_1", "art_15__para_3__subpara_2"]),
    ("часть вторая статьи 10 Кодекса об административных правонарушениях", ["art_10__para_2"]),
    ("ҚР ҚК-нің 188-бабының 3-бөлігі", ["art_188__para_3"]),
    ("Қылмыстық кодексінің 5, 6 және 7-баптары", ["art_5", "art_6", "art_7"]),
    ("Осы Заңның 20-бабы 4-тармағының 2) тармақшасы", ["art_20__para_4__subpara_2"]),
    ("«Мемлекеттік мүлік туралы» Заңның 98-бабы 3-1 және 3-2-тармақтары", ["art_98__para_3-1", "art_98__para_3-2"]),
]


@pytest.mark.parametrize(("text", "eids"), LISTS)
def test_a_list_of_provisions_is_read_with_its_act(text: str, eids: list[str]) -> None:
    mentions = find(text)
    assert [eid for mention in mentions for eid in mention.eids] == eids
    assert all(mention.naming is not None for mention in mentions)


NAMED = [
    ("Law No. 266-IV of 2010 on the countering of terrorism", {"number": "266-IV", "year": 2010}),
    ("Law of the RK “On Broadcasting”, January 18, 2012, №545-IV (as amended on 10.07.2012)", {"number": "545-IV"}),
    ("Law “On making amendments, July 10, 2009, №178-IV", {"title": "On making amendments", "number": "178-IV"}),
    ("Постановление Правительства РК от 31.01.2011 № 45", {"kind": "resolution", "number": "45"}),
    ("Указ Президента от 14 ноября 2011 года № 174", {"kind": "decree", "number": "174"}),
    ("Закон РК «О внесении изменений в Закон «О связи» от 5 июля 2004 года № 9-II", {"number": "9-II"}),
    ("«Байланыс туралы» 2004 жылғы 5 шілдедегі № 567-II Қазақстан Республикасының Заңы", {"number": "567-II"}),
    ("the Code of Administrative Offences (CAO)", {"codes": ("administrative_offences",), "defines": "CAO"}),
    ("1999 Terrorist Financing Convention", {"treaty": True}),
    ("a treaty with the Government of the Slovak Republic on cooperation", {"treaty": True}),
    ("Конвенция ООН о правах ребенка", {"treaty": True}),
    ("draft law on terrorist financing", {"draft": True}),
    ("the Mass Media Law", {"title": "Mass Media"}),
]


@pytest.mark.parametrize(("text", "parts"), NAMED)
def test_an_act_is_read_with_everything_that_names_it(text: str, parts: dict[str, object]) -> None:
    (mention,) = find(text)
    assert mention.naming is not None
    assert {name: getattr(mention.naming, name) for name in parts} == parts


@pytest.mark.parametrize(
    "text",
    [
        "By law, the parties are equal under the law. Law enforcement bodies agreed.",
        "See https://example.org/criminal-code/article-5 and law@code.kz",
        "pending a decision on his extradition, in order to proceed",
        "LOAN AGREEMENT No. 17. This Agreement is made between the parties. Article 9.2 binds them.",
        "Настоящий договор действует до 2019 года. Стороны руководствуются законом.",
        "Bulletin of the Parliament, 1998, No. 11-12, Art. 173; 2000, No. 5, Article 115",
        "Article 5. Payment",
        "Chapter 4. Powers\nArticle 13. Competence of the Government\n",
    ],
)
def test_what_cites_no_act_is_left_alone(text: str) -> None:
    assert find(text) == ()


def test_a_cyrillic_letter_in_an_english_word_hides_nothing() -> None:
    assert find("the \u0421ode of Administrative Offences")[0].naming is not None


def test_offsets_lead_back_to_the_text_also_past_soft_hyphens() -> None:
    text = "the Crim\u00adinal Code, Art\u00adicle 5 of the Constitution"
    assert [text[each.start : each.end] for each in find(text)] == [
        "Crim\u00adinal Code",
        "Art\u00adicle 5 of the Constitution",
    ]


@pytest.mark.parametrize("part", ["Art. 5 ((", "law «", "Law of 1 May 2012, ", "5-бабы ", "CC ", "law on "])
def test_time_grows_in_proportion_with_a_hostile_text(part: str) -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        find(part * count)
        return time.process_time() - begun

    seconds(100)
    assert seconds(8000) < 12 * max(seconds(2000), 0.02)


def test_a_provision_in_brackets_goes_with_the_act_before_it() -> None:
    first, second = find("Законом РК «О связи» (ст. 8), Трудовым кодексом")
    assert first.naming is not None
    assert (first.eids, first.naming.title) == (("art_8",), "О связи")
    assert second.eids == ()

"""Ways of citing met in reports, newsletters, rulings and orders read after the gold was made, and what each gives."""

from __future__ import annotations

from datetime import date

import pytest

from lawtime.analysis.cite import cite

Row = tuple[str, str, list[tuple[str, str | None]], list[str]]

PROVISIONS: list[Row] = [
    (
        "Article 490 of the CAO applies. Under section 1 of that Article it is banned.",
        "2020-01-15",
        [("235-V", "art_490"), ("235-V", "art_490__para_1")],
        [],
    ),
    (
        "Article 3, section 11 of the Law “On Religious Activity and Religious Associations”",
        "2020-01-15",
        [("483-IV", "art_3__para_11")],
        [],
    ),
    (
        "section 2, Article 7 of the Law “On Religious Activity and Religious Associations”",
        "2020-01-15",
        [("483-IV", "art_7__para_2")],
        [],
    ),
    (
        "Under Section 2, Article 7 of the Law “On Religious Activity and Religious Associations”",
        "2020-01-15",
        [("483-IV", "art_7")],
        ["number-unclear"],
    ),
    ("Section 1 of Article 490 of the CAO", "2020-01-15", [("235-V", "art_490__para_1")], []),
    ("The CAO applies; Section 2 of the CAO too.", "2020-01-15", [("235-V", None), ("235-V", "sec_2")], []),
    (
        "Article 1.6-1 of the Law No. 477-IV of the Republic of Kazakhstan dated 22 July 2011",
        "2020-01-15",
        [("477-IV", "art_1")],
        ["number-unclear"],
    ),
    ("В УК РК (ст. 159 УК РК) мошенничество", "2020-01-15", [("226-V", None), ("226-V", "art_159")], []),
    (
        "Қылмыстық кодексінің 22–23-б. сәйкес; 5-б. 2-т.",
        "2020-01-15",
        [("226-V", "art_22"), ("226-V", "art_23"), ("226-V", "art_5__para_2")],
        ["act-assumed"],
    ),
    (
        "Әкiмшiлiк құқық бұзушылық туралы ҚР Кодексiнiң 330-бап. 1-тармақ",
        "2020-01-15",
        [("235-V", "art_330__para_1")],
        [],
    ),
    (
        "ҚР Еңбек кодексінің 8-бабы, 2-тармағының 1) және 2) тармақшаларына",
        "2020-01-15",
        [("414-V", "art_8__para_2__subpara_1"), ("414-V", "art_8__para_2__subpara_2")],
        [],
    ),
    (
        "Қазақстан Республикасының Еңбек Кодексінің 2015 жылғы 23 қарашадағы № 414-V ҚРЗ 27-бабына",
        "2020-01-15",
        [("414-V", "art_27")],
        [],
    ),
    ("130 статья УК РК перенесена", "2020-01-15", [("226-V", "art_130")], []),
    ("статьями 434 и 434-2 КоАП РК", "2020-01-15", [("235-V", "art_434"), ("235-V", "art_434-2")], []),
    (
        "articles 361 (Abuse of authority), 362 (Exceeding authority) and 363 (Misappropriation) of the Criminal Code",
        "2020-01-15",
        [("226-V", "art_361"), ("226-V", "art_362"), ("226-V", "art_363")],
        [],
    ),
    (
        "Article 106 “Causing of serious harm” and Article 107 “Causing of moderate harm” of the Criminal Code",
        "2020-01-15",
        [("226-V", "art_106"), ("226-V", "art_107")],
        [],
    ),
    (
        'Article 5 of the Law of the Republic of Kazakhstan named "On communications" dated July 5, 2004',
        "2020-01-15",
        [("567-II", "art_5")],
        [],
    ),
]

MAKERS: list[Row] = [
    ("Приказ № 5 от 12 марта 2020 года", "2020-01-15", [("unresolved", None)], []),
    ("Приказ Генерального директора ТОО № 5 от 12 марта 2020 года", "2020-01-15", [("unresolved", None)], []),
    (
        "Приказ и.о. Министра финансов Республики Казахстан по вопросам налогов от 12 марта 2020 года № 5",
        "2022-01-15",
        [("5", None)],
        [],
    ),
    ("Постановление № 5 от 12 марта 2019 года", "2020-01-15", [("5", None)], ["maker-assumed"]),
    ("решение Казалинского районного маслихата от 19 февраля 2016 года № 388", "2020-01-15", [("388", None)], []),
    (
        "Қызылорда қалалық мәслихатының 2020 жылғы 24 маусымдағы № 347-62/5 шешімі",
        "2022-01-15",
        [("347-62/5", None)],
        [],
    ),
    ("«Альфа» ЖШС директорының 2020 жылғы 24 маусымдағы № 5 бұйрығы", "2022-01-15", [("unresolved", None)], []),
    ("2020 жылғы 24 маусымдағы № 5 бұйрығы", "2020-01-15", [("unresolved", None)], []),
    ("приказа Министра юстиции РК от 30.09.20 г. № 436", "2022-01-15", [("436", None)], []),
    ("Decree of the President of the RK dated 20 September 2002 #449", "2020-01-15", [("449", None)], []),
    (
        "Paragraph 2.7 of the Rules for the Issuance of Permits, approved by the Order No. 559 of the Acting Minister "
        "of Healthcare and Social Development dated 27 June 2016",
        "2020-01-15",
        [("559", "para_2__subpara_7")],
        ["of-approved-text"],
    ),
    (
        "пункт 7 Правил, утвержденных приказом Министра юстиции от 24 февраля 2015 года № 106",
        "2020-01-15",
        [("106", "para_7")],
        ["of-approved-text"],
    ),
]

COUNTRIES: list[Row] = [
    ("The Penal Code (Turkey), art. 301; Kazakhstan watched.", "2020-01-15", [("treaty", "art_301")], []),
    ("УК ФРГ и УК РК ст. 5", "2020-01-15", [("treaty", None), ("226-V", "art_5")], []),
    ("Конституция Российской Федерации и Казахстан", "2020-01-15", [("treaty", None)], []),
    ("Қырғыз Республикасының Конституциясы 5-бабы, Қазақстан", "2020-01-15", [("treaty", "art_5")], []),
    ("Налоговый кодекс РФ (НК). Статья 5 НК.", "2020-01-15", [("treaty", None), ("treaty", "art_5")], []),
    ("Article 5 CC RF and Kazakhstan", "2020-01-15", [("treaty", "art_5")], []),
    ("Federal Law No. 114-FZ of 25 July 2002; Kazakhstan", "2020-01-15", [("treaty", None)], []),
    (
        "Article 26 of the Law of the Kyrgyz Republic “On Religion”; Kazakhstan",
        "2020-01-15",
        [("treaty", "art_26")],
        [],
    ),
    (
        "Law of Ukraine “On Information”, Article 5. Article 6 of that Law.",
        "2020-01-15",
        [("treaty", "art_5"), ("treaty", "art_6")],
        [],
    ),
    (
        "Clause 7 of the Contract and Article 9 of the Charter of the company",
        "2020-01-15",
        [("unresolved", "art_9")],
        [],
    ),
    ("Decision No. 12 of the Board of Directors of JSC X dated 5 May 2015", "2020-01-15", [("unresolved", None)], []),
    (
        "Article 5 of the Law of Ukraine No. 266-IV and Uzbekistan's Criminal Code, art. 244-2",
        "2020-01-15",
        [("treaty", "art_5"), ("treaty", "art_244-2")],
        [],
    ),
    (
        "ст. 5 УК КР, ст. 3 ТК РБ, статья 5 Конституции Кыргызстана",
        "2020-01-15",
        [("treaty", "art_5"), ("treaty", "art_3"), ("treaty", "art_5")],
        [],
    ),
    ("В Кыргызстане ст. 299 Уголовного кодекса говорит о розни.", "2020-01-15", [("unresolved", "art_299")], []),
    (
        "Он жил в России. Статья 105 Уголовного кодекса применена, а Казахстан не при чём.",
        "2020-01-15",
        [("226-V", "art_105")],
        ["country-assumed"],
    ),
    ("In Russia the Criminal Code is strict.", "2020-01-15", [("unresolved", None)], []),
    (
        "Kazakhstan is strict. Georgia, however, is not. The Tax Code of 2017 is long.",
        "2020-01-15",
        [("unresolved", None)],
        [],
    ),
    (
        "The Russian Code of Criminal Procedure (CPC) applies. Kazakhstan is no party. Article 5 of the CPC.",
        "2020-01-15",
        [("treaty", None), ("treaty", "art_5")],
        [],
    ),
]

NAMES: list[Row] = [
    ("В Уголовном кодексе РК в 1997 году", "2020-01-15", [("unresolved", None)], []),
    ("В Уголовном кодексе РК в 2005 году", "2020-01-15", [("167-I", None)], ["ceased", "year-spoken-of"]),
    ("the Criminal Code in 2005", "2020-01-15", [("167-I", None)], ["ceased", "year-spoken-of"]),
    ("Уголовный кодекс РК 1997 года", "2020-01-15", [("167-I", None)], ["ceased"]),
    ("ARTICLE 19 said that the Criminal Code is bad. ARTICLE 19 welcomes it.", "2020-01-15", [("226-V", None)], []),
    ("Қазақстан Республикасының Заңы 2021 жылғы 9 маусымдағы № 49-VII ҚРЗ.", "2022-01-15", [("49-VII", None)], []),
    ("The Law on Religious Activity contains certain requirements.", "2022-01-15", [("unresolved", None)], []),
    (
        "The Law “On Religious Activity and Religious Associations” binds. The Law on Religious Activity contains it.",
        "2020-01-15",
        [("483-IV", None), ("483-IV", None)],
        ["title-assumed"],
    ),
    (
        "Law dated 11 October 2011 No. 483-IV “On Religious Activity and Religious Associations”"
        " (the “Law on Faith”). The Law on Faith binds.",
        "2020-01-15",
        [("483-IV", None), ("483-IV", None)],
        [],
    ),
    (
        "Law of 21 May 2013 No. 94-V on Personal Data and its Protection ('the Personal Data Law'). "
        "The Personal Data Law applies.",
        "2020-01-15",
        [("94-V", None), ("94-V", None)],
        [],
    ),
    (
        "The Law ‘On Personal Data and Protection Thereof’, dated 21 May 2013",
        "2020-01-15",
        [("94-V", None)],
        ["title-differs"],
    ),
    ("the new Criminal Code", "2014-06-19", [("unresolved", None)], []),
    ("the new Criminal Code", "2014-11-20", [("226-V", None)], ["before-force"]),
    ("Законом от 29 июня 1998 года № 247-1", "2020-01-15", [("247-I", None)], ["number-typed"]),
    ("Law No. 451-1 of 23 July 1999 “On mass media”", "2020-01-15", [("451-I", None)], ["number-typed"]),
    (
        "a bill on terrorism was submitted. The bill was withdrawn, and the new law came to nothing.",
        "2020-01-15",
        [("draft", None), ("draft", None), ("draft", None)],
        [],
    ),
    ("the bill was paid", "2020-01-15", [], []),
    ("draft law ”On amendments to the Constitution of Kazakhstan” was sent", "2020-01-15", [("draft", None)], []),
]

TREATIES: list[Row] = [
    (
        "Article 10 ECHR, article 18 of the ICCPR and Article 9 of the Covenant",
        "2020-01-15",
        [("treaty", "art_10"), ("treaty", "art_18"), ("treaty", "art_9")],
        [],
    ),
    ("the ICCPR and the Convention are treaties", "2020-01-15", [], []),
    (
        "Articles 10 and 11 of the Universal Declaration of Human Rights (UDHR). Article 3 of the UDHR.",
        "2020-01-15",
        [("treaty", "art_10"), ("treaty", "art_11"), ("treaty", "art_3")],
        [],
    ),
    (
        "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment "
        "(Convention against Torture)",
        "2020-01-15",
        [("treaty", None)],
        [],
    ),
    (
        "Конвенции ООН против пыток и других жестоких, бесчеловечных или унижающих достоинство видов обращения",
        "2020-01-15",
        [("treaty", None)],
        [],
    ),
    ("статье 19 Международного пакта о гражданских и политических правах", "2020-01-15", [("treaty", "art_19")], []),
    (
        "Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)",
        "2020-01-15",
        [("treaty", None)],
        [],
    ),
    (
        "Energy Charter Treaty (“ECT”). Article 10 of the ECT binds.",
        "2020-01-15",
        [("treaty", None), ("treaty", "art_10")],
        [],
    ),
    (
        "the agreement between the Republic of Kazakhstan and the Kyrgyz Republic on extradition",
        "2020-01-15",
        [("treaty", None)],
        [],
    ),
    (
        "Regulation (EU) 2016/679, Article 6; Directive 95/46/EC",
        "2020-01-15",
        [("treaty", "art_6"), ("treaty", None)],
        [],
    ),
    ("Адам құқықтарының жалпыға бірдей декларациясының 3-бабы", "2020-01-15", [("treaty", "art_3")], []),
]


@pytest.mark.parametrize(("text", "on", "told", "findings"), PROVISIONS)
def test_provisions_are_read_however_a_text_writes_them(
    text: str, on: str, told: list[tuple[str, str | None]], findings: list[str]
) -> None:
    _check(text, on, told, findings)


@pytest.mark.parametrize(("text", "on", "told", "findings"), MAKERS)
def test_an_order_is_of_the_state_only_where_its_maker_is_told(
    text: str, on: str, told: list[tuple[str, str | None]], findings: list[str]
) -> None:
    _check(text, on, told, findings)


@pytest.mark.parametrize(("text", "on", "told", "findings"), COUNTRIES)
def test_an_act_of_another_country_is_never_one_of_this(
    text: str, on: str, told: list[tuple[str, str | None]], findings: list[str]
) -> None:
    _check(text, on, told, findings)


@pytest.mark.parametrize(("text", "on", "told", "findings"), NAMES)
def test_an_act_is_named_as_texts_name_it(
    text: str, on: str, told: list[tuple[str, str | None]], findings: list[str]
) -> None:
    _check(text, on, told, findings)


@pytest.mark.parametrize(("text", "on", "told", "findings"), TREATIES)
def test_a_treaty_is_told_apart_by_name_and_by_its_letters(
    text: str, on: str, told: list[tuple[str, str | None]], findings: list[str]
) -> None:
    _check(text, on, told, findings)


OF_THE_LAST: list[Row] = [
    ("Articles 5.1, 6.2 of the CAO", "2020-01-15", [("235-V", "art_5"), ("235-V", "art_6")], ["number-unclear"]),
    ("Articles 5.1 and 6.2 bind the borrower.", "2020-01-15", [], []),
    ("Articles 5, 10% of the Criminal Code", "2020-01-15", [("unresolved", "art_5"), ("226-V", None)], []),
    ("Articles 5, ii of the Criminal Code", "2020-01-15", [("unresolved", "art_5"), ("226-V", None)], []),
    ("paragraph first of Article 5 of the CAO", "2020-01-15", [("235-V", "art_5__para_1")], []),
    ("indent two of Article 5 of the CAO", "2020-01-15", [("235-V", "art_5__al_2")], []),
    ("5, алтыншы-баптар", "2020-01-15", [("unresolved", "art_5"), ("unresolved", "art_6")], []),
    ("Қылмыстық кодексінің 5 кез келген бабы", "2020-01-15", [("226-V", None)], []),
    ("Қылмыстық кодексінің 5-бабы және тармағы", "2020-01-15", [("226-V", "art_5")], []),
    ("Қылмыстық кодексінің 5-бабы, содан соң 2-тармағы", "2020-01-15", [("226-V", "art_5")], []),
    ("Criminal Code, dated 3 July 2014, № 226-V", "2020-01-15", [("226-V", None)], []),
    ("Criminal Code, dated 3 July 2014", "2020-01-15", [("226-V", None)], []),
    ("Criminal Code “On crimes” of 2014", "2020-01-15", [("226-V", None)], []),
    ("Law “On commodity exchanges” of 4 May 2009 of 5 May 2009", "2020-01-15", [("155-IV", None)], []),
    ("Law “On commodity exchanges” of 2009 of 2010", "2020-01-15", [("155-IV", None)], []),
    ("the Criminal Code of 2014 in 2016", "2020-01-15", [("226-V", None)], []),
    ("Law No. 155-IV No. 156-IV of 4 May 2009", "2020-01-15", [("155-IV", None)], []),
    (
        "Law No. 155-IV of 4 May 2009 (with amendments as of 09.29.2014)",
        "2020-01-15",
        [("155-IV", None)],
        ["date-order"],
    ),
    ("Law “ab” of 4 May 2009", "2020-01-15", [], []),
    ("Law of 4 May 2009 No. 155-IV (Law)", "2020-01-15", [("155-IV", None)], []),
    ("Law, of Kazakhstan, and Law No. abc", "2020-01-15", [], []),
    ("приказ Министра юстиции от 31.02.70 г. № 5", "2020-01-15", [("unresolved", None)], []),
    ("«Ішкі «Байланыс туралы» заң туралы» Заң", "2020-01-15", [("unresolved", None)], []),
    ("the United Law on Media and the Forest Code", "2020-01-15", [("451-I", None), ("unresolved", None)], []),
    (
        "Закон РК «О связи» принят. Статья 15 Закона, и Закон.",
        "2020-01-15",
        [("567-II", None), ("567-II", "art_15")],
        ["act-assumed"],
    ),
    (
        "п. 4 ст. 48 Закона о ТОО и ст. 49 ГК РК",
        "2020-01-15",
        [("unresolved", "art_48__para_4"), ("268-XIII", "art_49")],
        [],
    ),
    ("Convention on Refugees and on Article 1 CAT", "2020-01-15", [("treaty", None), ("unresolved", "art_1")], []),
    ("статьи с 5 по 6 Уголовного кодекса РК", "2020-01-15", [("226-V", "art_5"), ("226-V", "art_6")], []),
    ("under this article from 12 to 20 years", "2020-01-15", [], []),
    ("Articles from 5 to 6 of the Criminal Code", "2020-01-15", [("226-V", "art_5"), ("226-V", "art_6")], []),
    ("Art. 5 (1)(2)(3)(4) of the CAO", "2020-01-15", [("235-V", "art_5__para_1__subpara_2__al_3")], ["number-unclear"]),
    ("Law of 31.02.2012 No. 5-V", "2020-01-15", [("unresolved", None)], []),
    ("the new law on media", "2020-01-15", [("451-I", None)], ["not-new"]),
    ("Chapter IV of the Constitution of Kazakhstan", "2020-01-15", [("CONSTITUTION", "chp_4")], []),
    ("Art. 5 (a) of the Criminal Code", "2020-01-15", [("226-V", "art_5")], ["number-unclear"]),
    ("Art. 5 (paragraph 2) of the Criminal Code", "2020-01-15", [("226-V", "art_5__para_2")], []),
    (
        "Article 490 (section 1) of the Code of Administrative Offences",
        "2020-01-15",
        [("235-V", "art_490__para_1")],
        [],
    ),
    ("only the first part of Article 130 of the Criminal Code", "2020-01-15", [("226-V", "art_130__para_1")], []),
    ("in the first part of 2019, and Article 130 of the Criminal Code", "2020-01-15", [("226-V", "art_130")], []),
    ("Article 1 of the Kazakhstani Constitution", "2020-01-15", [("CONSTITUTION", "art_1")], []),
    ("changes to the 2011 Religion Law were made", "2020-01-15", [("unresolved", None)], []),
    ("published a revised draft Amending Law proposing changes", "2020-01-15", [("draft", None)], []),
    ("Articles 2-3 of the Criminal Code", "2020-01-15", [("226-V", "art_2"), ("226-V", "art_3")], []),
    ("Art. 2-3 of the Criminal Code", "2020-01-15", [("226-V", "art_2"), ("226-V", "art_3")], ["number-unclear"]),
    ("Қылмыстық кодексінің бірінші бабы", "2020-01-15", [("226-V", "art_1")], []),
    ("Law No. 999-V", "2020-01-15", [("unresolved", None)], []),
    ("Law No. 999-V of 5 May 2015", "2020-01-15", [("999-V", None)], []),
    ("Law No. 12/34 of 5 May 2015", "2020-01-15", [("unresolved", None)], []),
    ("Law No. 527-IV of 5 May 2015", "2020-01-15", [("unresolved", None)], ["number-of-another-act"]),
    (
        "Law No. 155-IV of 6 January 2012 “On National Security”",
        "2020-01-15",
        [("527-IV", None)],
        ["number-of-another-act"],
    ),
    ("Law of 5 May 2015", "2020-01-15", [("unresolved", None)], []),
    ("the Criminal Code (version of July 2014)", "2020-01-15", [("226-V", None)], []),
    ("Criminal Code of 1959", "2020-01-15", [("unresolved", None)], []),
    ("УК Казахской ССР", "2020-01-15", [("treaty", None)], []),
    ("the previous Criminal Code", "2020-01-15", [("167-I", None)], []),
    ("the previous Criminal Code", "2014-08-01", [("unresolved", None)], []),
    ("Law No. 527-IV (as amended on 35.13.2012)", "2020-01-15", [("527-IV", None)], ["date-order"]),
    (
        "Law No. 94-V (as amended on 01.01.2010)",
        "2020-01-15",
        [("94-V", None)],
        ["amended-before-signed", "before-force"],
    ),
    ("Law No. 527-IV, ibid., art. 5", "2020-01-15", [("527-IV", None), ("527-IV", "art_5")], []),
    ("The Law “On media” binds. The current Law differs.", "2020-01-15", [("451-I", None), ("451-I", None)], []),
    (
        "The Law “On trade unions” binds. The new Law differs.",
        "2020-01-15",
        [("211-V", None), ("unresolved", None)],
        [],
    ),
    ("Law No. 527-IV of 2012 applies. The Law of 2012 binds.", "2020-01-15", [("527-IV", None), ("527-IV", None)], []),
    ("«Байланыс туралы» Заң, “Байланыс туралы” Заң", "2020-01-15", [("567-II", None), ("567-II", None)], []),
    ("Мемлекеттік мүлік туралы Қазақстан Республикасының Заңы", "2020-01-15", [("413-IV", None)], []),
    (
        "Article 5 of the Criminal Code of Kazakhstan. In Russia, Article 7 binds.",
        "2020-01-15",
        [("226-V", "art_5"), ("unresolved", "art_7")],
        [],
    ),
    (
        "Convention on Refugees, article 1. Article 33 binds.",
        "2020-01-15",
        [("treaty", "art_1"), ("unresolved", "art_33")],
        [],
    ),
    (
        "paragraph 2 of this Article and section 1 of that Article",
        "2020-01-15",
        [("unresolved", None), ("unresolved", None)],
        [],
    ),
]


@pytest.mark.parametrize(("text", "on", "told", "findings"), OF_THE_LAST)
def test_what_is_not_sure_is_told_or_left_unresolved(
    text: str, on: str, told: list[tuple[str, str | None]], findings: list[str]
) -> None:
    _check(text, on, told, findings)


OWN = """LAW OF THE REPUBLIC OF KAZAKHSTAN
On commodity exchanges
Law of the Republic of Kazakhstan dated 4 May 2009 № 155-IV

Article 1. Definitions

1. This Law regulates exchanges.
2. What paragraph 1 of this Article says holds.

Article 2. Aims

1. The aims stand in paragraph 1 of this Article and in Article 1 of this Law.

Article 3. Scope

1. Article 2 applies. Section 1 of that Article is plain.
"""


def test_an_act_speaks_of_the_article_in_which_it_stands_and_of_the_one_it_cited_last() -> None:
    citations = cite(OWN, on=date(2015, 1, 1)).citations
    assert {each.act.number for each in citations if each.act} == {"155-IV"}
    eids = [each.eid for each in citations if each.eid]
    assert eids == ["art_1__para_1", "art_2__para_1", "art_1", "art_2", "art_2__para_1"]


def _check(text: str, on: str, told: list[tuple[str, str | None]], findings: list[str]) -> None:
    citations = cite(text, on=date.fromisoformat(on)).citations
    assert [(each.act.number if each.act else each.kind, each.eid) for each in citations] == told
    assert sorted({finding.code for each in citations for finding in each.findings}) == findings

"""Forms of citation met in reports, contracts, judgments and orders that were read after the gold was made."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from lawtime.analysis.cite import Citation, cite

SEED_LAW = Path(__file__).parents[2] / "seeds" / "002_d26ded65753fa135.txt"
DAY = datetime.date(2024, 6, 1)


def _cited(text: str) -> tuple[Citation, ...]:
    return cite(text, on=DAY).citations


def _told(text: str) -> list[tuple[str, str | None]]:
    return [(each.act.number if each.act else each.kind, each.eid) for each in _cited(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'the Law No. 482-V "On Population Employment" dated 6 April 2016 (hereinafter, the Employment Law). '
            "Under Article 5 of the Employment Law, and the Employment Law, Article 7, it was so.",
            [("482-V", None), ("482-V", "art_5"), ("482-V", "art_7")],
        ),
        (
            "статьи 10 Закона Республики Казахстан «О противодействии коррупции» от 18 ноября 2015 года № 410-V "
            "(далее – Закон). Согласно пункту 2 статьи 7 Закона решено.",
            [("410-V", "art_10"), ("410-V", "art_7__para_2")],
        ),
        (
            "Закон от 18 ноября 2015 года № 410-V (далее – Закон) и статья 3 Закона; закон от "
            "6 апреля 2016 года № 480-V (далее – Закон) и статья 4 Закона",
            [("410-V", None), ("410-V", "art_3"), ("480-V", None), ("480-V", "art_4")],
        ),
        (
            "«Дербес деректер және оларды қорғау туралы» 2013 жылғы 21 мамырдағы № 94-V Қазақстан Республикасының Заңы "
            "(бұдан әрі – Заң). Заңның 5-бабы қолданылады.",
            [("94-V", None), ("94-V", "art_5")],
        ),
    ],
)
def test_a_short_form_that_the_text_introduces_means_the_act_named_last_under_it(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    assert _told(text) == told


def test_rules_approved_by_an_order_are_not_the_order() -> None:
    order = "the Order No. 559 of the Minister of Health dated 27 June 2016"
    text = f"{order} (hereinafter, the Rules). Article 5 of the Rules applies."
    assert _told(text) == [("559", None), ("unresolved", "art_5")]


def test_an_article_with_a_full_stop_in_its_number_is_given_as_far_as_it_is_sure() -> None:
    (found,) = _cited("Article 1.25 of the Criminal Code")
    assert (found.eid, [each.code for each in found.findings]) == ("art_1", ["number-unclear"])
    assert _told("The loan was repaid. Article 9.2 binds the borrower.") == []


def test_parts_in_brackets_after_an_article_are_not_left_out_in_silence() -> None:
    first, second = _cited("articles 488 and 489 (parts 9 and 10) of the Code on Administrative Offences")
    assert [each.code for each in first.findings] == []
    assert (second.eid, [each.code for each in second.findings]) == ("art_489", ["number-unclear"])


@pytest.mark.parametrize(
    "text",
    [
        "статья 6 Федерального закона от 18 июля 2011 г. N 223-ФЗ",
        "УК КазССР - ст. 165",
        "the Criminal Code of the Kazakh SSR",
    ],
)
def test_acts_of_another_state_or_of_the_former_republic_are_told_apart(text: str) -> None:
    assert {each.kind for each in _cited(text)} == {"treaty"}


def test_a_law_with_a_number_such_as_no_law_bears_is_not_resolved() -> None:
    (found,) = _cited("Закон от 18 июля 2011 года № 223-АБ")
    assert (found.kind, found.act) == ("unresolved", None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Order No. 559 of the Acting Minister of Healthcare and Social Development of the RK dated 27 June 2016",
            "559",
        ),
        ("приказ Министра труда и занятости населения Республики Казахстан от 3 августа 2022 года № 348", "348"),
        ("Constitutional Law of the Republic of Kazakhstan No 438-V ЗРК dated 7 December 2015", "438-V"),
        ("нового Административного процедурно-процессуального кодекса РК", "350-VI"),
    ],
)
def test_makers_of_any_name_and_suffixes_of_the_state_do_not_hide_day_and_number(text: str, number: str) -> None:
    assert _told(text) == [(number, None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The new Forest Code comes into force.", "new Forest Code"),
        (
            "статья 5 Лесного кодекса Республики Казахстан",
            "статья 5 Лесного кодекса Республики Казахстан",
        ),
        ("Дереккөз: Тұтынушылардың құқықтарын қорғау туралы Қазақстан Республикасының Заңы, 14-бап.", "Тұтынушылардың"),
    ],
)
def test_an_act_that_the_register_does_not_know_is_told_and_not_resolved(text: str, words: str) -> None:
    (found,) = _cited(text)
    assert found.kind == "unresolved"
    assert found.mention.text.startswith(words)


def test_an_unquoted_title_in_kazakh_is_found_by_the_register() -> None:
    text = "Олар дербес деректер және оларды қорғау туралы Қазақстан Республикасының Заңына сәйкес"
    assert _told(text) == [("94-V", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Внести в приказ Министра юстиции от 4 апреля 2025 г. № 151 изменения. Настоящий приказ вводится в действие.",
        "Қаржы министрінің 2025 жылғы 4 сәуірдегі № 151 бұйрыққа өзгеріс енгізілсін. Осы бұйрық қолданысқа енгізіледі.",
        "To amend Order No. 151 of the Minister of Finance dated April 4, 2025. This Order takes effect.",
    ],
)
def test_an_order_that_speaks_of_itself_is_not_the_order_that_it_changes(text: str) -> None:
    amended, itself = _told(text)
    assert (amended, itself) == (("151", None), ("unresolved", None))


def test_points_of_a_list_are_sentences_of_their_own() -> None:
    text = (
        "Ten amend the existing criminal code.[1]\n- Article 130 of the existing criminal code\n- Article 131 – Insult"
    )
    found = _cited(text)
    assert [each.eid for each in found] == [None, "art_130", "art_131"]
    assert found[2].findings or found[2].act is None


def test_the_law_at_large_in_an_act_is_no_citation_of_the_act_that_a_note_names() -> None:
    text = SEED_LAW.read_text(encoding="utf-8-sig")
    loose = [each for each in cite(text, on=DAY).citations if each.mention.text == "Law"]
    assert loose
    assert {each.act for each in loose} == {None}


def test_a_note_of_an_act_is_no_part_of_what_the_act_cites() -> None:
    cited = cite(SEED_LAW.read_text(encoding="utf-8-sig"), on=DAY)
    numbers = {each.act.number for each in cited.of_text if each.act and each.act != cited.own}
    assert {"413-IV", "567-II"} <= numbers
    assert not numbers & {"51-VIII", "124-V", "33-V"}
    assert "51-VIII" in {each.act.number for each in cited.citations if each.act}


def test_the_issues_of_a_gazette_are_no_articles_and_a_state_of_several_words_is_one_state() -> None:
    gazette = (
        "Закон от 6 января 2012 года № 527-IV (Ведомости, 2015 г., № 20-IV, ст.113; № 21-II, ст.130, 131; № 22, ст.5)"
    )
    assert _told(gazette) == [("527-IV", None)]
    assert _told("the Criminal Code of the Russian Federation, art. 205") == [("treaty", "art_205")]

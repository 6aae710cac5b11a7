from datetime import date
from pathlib import Path

from lawtime.model.commencement import After, Anchor, Counting, OnDate, Unit, Unstated
from lawtime.reading.notes.commencement import read_commencement, read_sunset, read_superseded

SEED = (Path(__file__).resolve().parents[3] / "seeds" / "002_d26ded65753fa135.txt").read_text(encoding="utf-8")
TEN = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER)


def article_30() -> str:
    start = SEED.index("1. This Law shall be enforced")
    return SEED[start : SEED.index("Footnote", start)]


def test_the_law_starts_ten_days_after_publication_and_one_subparagraph_in_2015() -> None:
    whole, transit = read_commencement(article_30(), "en")
    assert (whole.provision, whole.rule) == ("act", TEN)
    assert (transit.provision, transit.rule) == ("art_20__para_4__subpara_2", OnDate(date(2015, 1, 1)))
    assert transit.aspect.startswith("the prohibition of transit")
    assert "January 1, 2015" in article_30()[slice(*transit.span)]


def test_an_exception_that_no_sentence_times_stays_without_a_rule() -> None:
    text = "Настоящий Закон вводится в действие с 01.01.2016, за исключением пункта 3 статьи 5."
    whole, excepted = read_commencement(text)
    assert whole.rule == OnDate(date(2016, 1, 1))
    assert (excepted.provision, excepted.rule) == ("art_5__para_3", Unstated())


def test_an_acts_own_clause_is_read_in_every_language() -> None:
    assert read_commencement("3. Настоящее решение вводится в действие с 1 января 2026 года.")[0].rule == OnDate(
        date(2026, 1, 1)
    )
    kazakh = "Осы Заң алғашқы ресми жарияланғанынан кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі."
    assert read_commencement(kazakh)[0].rule == TEN


def test_words_that_are_no_commencement_give_nothing() -> None:
    assert read_commencement("Контроль за исполнением возложить на заместителя акима.") == ()
    assert read_commencement("Настоящий Закон вводится в действие когда-нибудь.") == ()


def test_the_pilot_project_ends_with_the_last_day_of_2025() -> None:
    (sunset,) = read_sunset(SEED, "en")
    assert sunset.until == date(2026, 1, 1)
    assert "pilot project" in sunset.aspect
    assert read_sunset("Пункт 3 действует до 31 февраля 2026 года.") == ()


def test_the_superseded_law_is_named_though_the_translation_lost_its_verb() -> None:
    (lost,) = read_superseded(article_30(), "en")
    assert (lost.kind, lost.date, lost.number, lost.complete) == ("law", date(1998, 6, 26), None, False)
    (kept,) = read_superseded(
        'Признать утратившим силу Закон Республики Казахстан от 26 июня 1998 года № 233-I "О национальной безопасности"'
    )
    assert (kept.kind, kept.number, kept.complete) == ("law", "233-I", True)
    assert kept.title == "О национальной безопасности"
    assert (
        read_superseded('To recognize the Law of the Republic of Kazakhstan dated June 31, 1998 "On national security"')
        == ()
    )

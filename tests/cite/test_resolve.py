"""What citations mean on a day, and what is said where they do not settle it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawtime.analysis.cite import Citation, HeldActs, cite, find
from lawtime.analysis.cite.finder import default_index
from lawtime.analysis.cite.resolver import _Resolver
from lawtime.corpus import Corpus
from lawtime.jurisdictions.kz.acts import register
from lawtime.model.acts import parse_uri

SEED = Path(__file__).parents[2] / "seeds" / "002_d26ded65753fa135.txt"


def _cited(text: str, on: str | None) -> Citation:
    return cite(text, on=date.fromisoformat(on) if on else None).citations[-1]


RESOLVED = [
    ("Art. 5 of the Criminal Code", "2014-12-31", "167-I"),
    ("Art. 5 of the Criminal Code", "2015-01-01", "226-V"),
    ("the new Criminal Code", "2014-11-20", "226-V"),
    ("the current Criminal Code", "2014-11-20", "167-I"),
    ("the previous Criminal Code", "2020-01-01", "167-I"),
    ("ст. 5 Трудового кодекса", "2014-06-01", "251-III"),
    ("ст. 5 Трудового кодекса", "2020-06-01", "414-V"),
    ("ст. 272 ГК РК", "2020-06-01", "268-XIII"),
    ("ст. 917 ГК РК", "2020-06-01", "409-I"),
    ("Law “On Informatization”", "2010-01-01", "217-III"),
    ("Law “On Informatization”", "2020-01-01", "418-V"),
    ("Law of 18 January 2012 No. 545-IV", "2020-01-01", "545-IV"),
    ("Law dated January 7, 2003 № 370", "2020-01-01", "370-II"),
    ("Law “On Advertising”, December 19, 2003, №508-II. Art. 6 of the Law “On Advertising”", "2020-01-01", "508-II"),
    ("the Law “On Communications” and Article 5 of the said Law", "2020-01-01", "567-II"),
    ("the Code of Administrative Offences (CAO). Article 5 of the CAO", "2020-01-01", "235-V"),
    ("Закон «О связи» (далее – Закон). Статьи 5 и 6 указанного Закона", "2020-01-01", "567-II"),
    ("Resolution of the Government of 31.01.2011 № 45", "2020-01-01", "45"),
]


@pytest.mark.parametrize(("text", "on", "number"), RESOLVED)
def test_a_citation_means_the_act_of_its_day(text: str, on: str, number: str) -> None:
    act = _cited(text, on).act
    assert act is not None
    assert act.number == number


UNRESOLVED = [
    ("Art. 5 of the Criminal Code", None, {"167-I", "226-V"}),
    ("Articles 8 and 9 CPC", "2020-01-01", {"206-I", "231-V", "411-I", "377-V"}),
    ("the Civil Code", "2020-01-01", {"268-XIII", "409-I"}),
    ("Social Code", "2010-01-01", {"224-VII"}),
    ("2018 Law of Kazakhstan on Countering Terrorism", "2019-12-31", {"416-I"}),
    ("Law “On Counteracting Terrorism”", "2009-04-30", {"416-I"}),
    ("Law “On State Secrets”, No. 451-I", "2020-01-01", {"451-I", "349-I"}),
    ("Law No. 545-IV of 18 January 2013", "2020-01-01", {"545-IV"}),
    ("Law No. 999", "2020-01-01", set()),
    ("Article 19 of the XYZQ", "2020-01-01", set()),
    ("the said Code", "2020-01-01", set()),
    ("the law on religious activity", "2020-01-01", {"483-IV"}),
]


@pytest.mark.parametrize(("text", "on", "numbers"), UNRESOLVED)
def test_what_the_words_do_not_settle_is_given_with_reason_and_candidates(
    text: str, on: str | None, numbers: set[str]
) -> None:
    cited = _cited(text, on)
    assert cited.act is None
    assert cited.kind == "unresolved"
    assert cited.reason
    assert {act.number for act in cited.candidates} == numbers


FINDINGS = [
    ("Law No. 266-IV of 2010 on the countering of terrorism", "2019-12-31", {"amending-act-as-base"}),
    ("Law “On Information”, January 11, 2007, №217", "2012-01-01", {"number-without-suffix", "title-differs"}),
    ("Law “On Television and Radio Broadcasting” of 18 January 2013 No. 545-IV", "2020-01-01", {"date-differs"}),
    ("Law “On State Secrets” of 23 July 1999 No. 451-I", "2020-01-01", {"number-of-another-act"}),
    ("the new Criminal Code", "2014-11-20", {"before-force"}),
    ("the Criminal Code", "2014-11-20", {"successor-signed"}),
    ("Law № 545-IV of 18.01.2012", "2025-01-01", {"ceased"}),
    ("the previous Criminal Code", "2020-01-01", set()),
    ("Law of 6 January 2012 № 527-IV", "2011-06-01", {"before-force"}),
    (
        "Law of 6 January 2012 № 527-IV (as amended on 10.07.2010)",
        "2020-01-01",
        {"amended-before-signed", "before-force"},
    ),
    ("Law № 508-II of December 19, 2003 (with amendments as of 09.29.2014)", "2020-01-01", {"date-order"}),
    ("Law “On Communications”. The rest is in Article 5", "2020-01-01", {"act-assumed"}),
    ("Art. 1 (4/5) of the Law “On Communications”", "2020-01-01", {"number-unclear"}),
    ("the Criminal Procedure Code. Art. 5 of the CPC", "2020-01-01", {"abbreviation-assumed"}),
]


@pytest.mark.parametrize(("text", "on", "codes"), FINDINGS)
def test_a_citation_that_says_something_badly_is_told_so(text: str, on: str, codes: set[str]) -> None:
    assert {finding.code for finding in _cited(text, on).findings} == codes


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    made = Corpus()
    made.add(SEED)
    return made


HELD = [
    ("Article 15 of Law № 527-IV", "2014-06-01", "in_force", set()),
    ("Article 2-1 of Law № 527-IV", "2020-01-01", "absent", {"provision-absent"}),
    ("Article 99 of Law № 527-IV", "2020-01-01", "", {"no-such-provision"}),
    ("Article 15 of Law № 527-IV (as amended on 10.07.2012)", "2020-01-01", "in_force", set()),
    ("Article 15 of Law № 527-IV (as amended on 15.03.2021)", "2022-01-01", "in_force", {"no-such-amendment"}),
]


@pytest.mark.parametrize(("text", "on", "status", "codes"), HELD)
def test_an_act_whose_text_is_here_answers_with_its_versions(
    corpus: Corpus, text: str, on: str, status: str, codes: set[str]
) -> None:
    cited = cite(text, on=date.fromisoformat(on), corpus=corpus).citations[-1]
    assert cited.standing.status == status
    assert {finding.code for finding in cited.findings} == codes
    assert not cited.standing.of_act


def test_a_provision_without_a_text_is_never_marked_exact() -> None:
    assert _cited("Art. 5 of the Criminal Code", "2014-12-01").standing.certainty != "exact"


INTERNAL = {
    455: ("527-IV", "art_15"),
    711: ("567-II", "art_41-1__para_1-2"),
    834: ("527-IV", "art_20__para_4__subpara_2"),
}


def test_the_internal_references_of_the_seed_law_are_resolved_with_their_addresses() -> None:
    cited = cite(SEED.read_text(encoding="utf-8-sig"), on=date(2024, 1, 1)).citations
    found = {each.mention.line: (each.act.number if each.act else "", each.eid) for each in cited if each.eid}
    assert {line: found[line] for line in INTERNAL} == INTERNAL
    property_law = [each.eid for each in cited if each.mention.line == 537]
    assert property_law == ["art_98__para_3-1", "art_98__para_3-2"]
    assert all(each.act is not None and each.act.number == "413-IV" for each in cited if each.mention.line == 537)
    itself = [each for each in cited if each.mention.text.casefold() == "this law"]
    assert len(itself) == 11
    assert all(each.act is not None and each.act.number == "527-IV" for each in itself)


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 of the Criminal Code of Ukraine",
        "the Russian Criminal Code",
        "Article 20 of the Constitution of the Kyrgyz Republic",
        "ст. 105 УК РФ",
        "Уголовный кодекс Российской Федерации",
        "Закон Республики Узбекистан «О связи»",
    ],
)
def test_the_law_of_another_country_is_never_taken_for_that_of_kazakhstan(text: str) -> None:
    cited = cite(text, on=date(2020, 1, 1)).citations
    assert cited
    assert all(each.act is None for each in cited)


def test_the_uri_of_every_act_of_the_register_is_read_back() -> None:
    assert all(parse_uri(entry.act.uri) == entry.act for entry in register())


def test_an_amendment_is_checked_by_the_register_where_the_text_of_the_act_is_not_here() -> None:
    known = cite("Criminal Code (as amended on 07.11.2014)", on=date(2015, 2, 1)).citations[0]
    other = cite("Criminal Code (as amended on 08.11.2014)", on=date(2015, 2, 1)).citations[0]
    assert known.act is not None
    assert "amendment-not-checkable" not in {each.code for each in known.findings}
    assert "amendment-not-checkable" in {each.code for each in other.findings}


@pytest.mark.parametrize(
    "part", ["this Law ", "Art. 1, ", "ст. 5 УК РК (далее – Закон) и Закон ", "Article 7 of the Law. "]
)
def test_resolving_looks_no_further_back_for_each_citation_of_a_longer_text(part: str) -> None:
    # Work is counted, not time: the citations looked at grow with the text, and not with its square.
    looked: list[int] = []
    for size in (2_000, 4_000):
        index = default_index()
        resolver = _Resolver(
            find("Criminal Code. " + part * size, index), date(2020, 1, 15), index, HeldActs(), None, ""
        )
        seen = _Counting()
        resolver.earlier = seen
        assert len(list(resolver.citations())) >= size
        looked.append(seen.looked)
    assert looked[1] <= 2.2 * looked[0] + 100


class _Counting(list[Any]):
    looked = 0

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        self.looked += len(found) if isinstance(place, slice) else 1
        return found


def test_an_act_signed_after_the_day_of_the_text_is_absent_also_where_no_register_knows_it() -> None:
    words = "Приказ Министра просвещения Республики Казахстан от 29 июля 2026 года № 213-НҚ"
    (told,) = cite(words, on=date(2024, 6, 1)).citations
    assert (told.standing.status, [each.code for each in told.findings]) == ("absent", ["before-force"])
    (known,) = cite(words, on=date(2026, 7, 29)).citations
    assert (known.standing.status, known.findings) == ("", ())

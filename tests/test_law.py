"""The faces of an act and of a corpus: what can be asked, how it shows itself, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import lawtime
from lawtime import Law
from lawtime.model.acts import ActRef

SEED = Path(__file__).parents[1] / "seeds" / "002_d26ded65753fa135.txt"


@pytest.fixture(scope="module")
def law() -> Law:
    return lawtime.read(SEED)


def test_answers_are_a_sequence_that_says_how_sure_it_is(law: Law) -> None:
    answers = law.as_of(date(2015, 6, 1))
    assert len(answers) == 31
    assert [answer.eid for answer in answers[:2]] == ["art_1", "art_2"]
    assert answers[-1].eid == "art_30"
    assert repr(answers) == "<31 answers: 14 in_force exact, 1 absent exact, 16 in_force unknown>"
    assert answers._repr_html_().count("<tr>") == 32


@pytest.mark.parametrize(("depth", "kind"), [("para", "para"), ("subpara", "subpara"), ("al", "al")])
def test_a_finer_depth_answers_for_finer_units(law: Law, depth: str, kind: str) -> None:
    eids = [answer.eid for answer in law.as_of(date(2024, 8, 1), depth=depth)]
    assert any(eid.rpartition("__")[2].startswith(f"{kind}_") for eid in eids)
    assert len(eids) > len(law.articles)


def test_units_can_be_asked_for_within_one_article(law: Law) -> None:
    assert law.units("para", "art_2") == ("art_2", "art_2__para_1", "art_2__para_2", "art_2__para_3")


def test_everything_shows_itself_in_one_line(law: Law) -> None:
    title = "On national security of the Republic of Kazakhstan"
    assert repr(law) == f"<Law № 527-IV of 06.01.2012 {title!r}: 31 articles, 59 changes noted>"
    assert repr(law.article("2-1")) == "<article 2-1 of Law № 527-IV of 06.01.2012: 1 changes>"
    assert repr(law.article(7).as_of(date(2015, 6, 1))) == "<art_7 of 527-IV on 2015-06-01: in_force, exact>"
    assert "On national security" in law._repr_html_()


def test_a_page_of_an_answer_escapes_the_text_of_the_law(tmp_path: Path) -> None:
    text = SEED.read_text(encoding="utf-8").replace("from Public funds", "from <script>alert(1)</script>")
    path = tmp_path / "law.txt"
    path.write_text(text, encoding="utf-8")
    page = lawtime.read(path).article("26").as_of(date(2015, 6, 1))._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("number", "near"), [("31", "article 30"), ("2-2", "article 2-1"), ("x", "article"), ("150", "article")]
)
def test_an_article_that_never_was_names_near_misses(law: Law, number: str, near: str) -> None:
    with pytest.raises(lawtime.NotFoundError) as caught:
        law.article(number)
    assert near in str(caught.value)


def test_a_provision_that_never_was_and_a_bad_eid_are_told_apart(law: Law) -> None:
    with pytest.raises(lawtime.NotFoundError, match="art_13__subpara"):
        law.provision("art_13__subpara_55")
    with pytest.raises(lawtime.InvalidIdError, match="not an eId"):
        law.provision("article 13")


def test_an_act_is_found_by_number_uri_and_reference() -> None:
    corpus = lawtime.open(SEED)
    uri = "/akn/kz/act/law/2012-01-06/527-IV"
    named = ActRef("law", "527-IV", date(2012, 1, 6))
    assert corpus.act("527-IV").act == corpus.act(uri).act == corpus.act(named).act == named
    assert corpus.act("527-ІV").act == named
    with pytest.raises(lawtime.NotFoundError, match="527-IV"):
        corpus.act("527-V")
    with pytest.raises(lawtime.InvalidIdError):
        corpus.act("/akn/kz/act/law/2012-13-06/527-IV")


def test_the_same_file_twice_adds_nothing() -> None:
    corpus = lawtime.open(SEED)
    before, answers = corpus.revision, corpus.act("527-IV").as_of(date(2015, 6, 1)).counts()
    corpus.add(SEED)
    assert corpus.revision == before
    assert corpus.act("527-IV").as_of(date(2015, 6, 1)).counts() == answers


def test_a_register_alone_is_no_act(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    path.write_text("act\tsigned\tpublished\n", encoding="utf-8")
    with pytest.raises(lawtime.NotFoundError, match="register"):
        lawtime.read(path)


def test_an_edition_older_than_the_law_is_said_to_be_so() -> None:
    corpus = lawtime.open(editions={date(2011, 1, 1): SEED})
    codes = {finding.code for finding in corpus.act("527-IV").findings}
    assert "edition-before-force" in codes


def test_every_public_name_is_there_and_others_are_not() -> None:
    for name in lawtime.__all__:
        assert getattr(lawtime, name) is not None
    assert set(lawtime.__all__) <= set(dir(lawtime))
    with pytest.raises(AttributeError, match="nothing"):
        lawtime.nothing  # noqa: B018 - the access is the test


def test_parse_note_reads_one_note() -> None:
    note = lawtime.parse_note(
        "Footnote. Article 14 as amended by the Law of RK № 227-V dated 03.07.2014(shall be enforced from 01.01.2015)."
    )
    (change,) = note.changes
    assert (change.target, change.act) == ("art_14", ActRef("law", "227-V", date(2014, 7, 3)))
    assert change.commencement.resolve().date == lawtime.Exact(date(2015, 1, 1))


def test_a_rule_resolves_by_itself_to_bounds_or_to_a_day() -> None:
    note = lawtime.parse_note(
        "Сноска. Статья 5 с изменением, внесенным Законом РК от 03.07.2013 № 124-V "
        "(вводится в действие по истечении десяти календарных дней после его первого официального опубликования)."
    )
    rule = note.changes[0].commencement
    assert rule.resolve(signed=date(2013, 7, 3), published=date(2013, 7, 5)).date == lawtime.Exact(date(2013, 7, 16))
    bounds = rule.resolve(signed=date(2013, 7, 3)).date
    assert bounds == lawtime.Between(date(2013, 7, 14), date(2013, 8, 13))

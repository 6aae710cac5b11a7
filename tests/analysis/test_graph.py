"""The web of acts: what ties them, since when, and what follows from it."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import networkx  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawtime.analysis.cite import cite
from lawtime.analysis.graph import ActGraph, Edge, Relation
from lawtime.analysis.graph_export import to_dot, to_graphml, to_json_lines, to_svg
from lawtime.analysis.graph_of import act_graph
from lawtime.corpus import read
from lawtime.law import Law
from lawtime.model.acts import ActRef

SEED = Path(__file__).parents[2] / "seeds" / "002_d26ded65753fa135.txt"


def _act(number: int, year: int = 2000) -> ActRef:
    return ActRef("law", f"{number}-I", datetime.date(year, 1, 1))


def _day(year: int) -> datetime.date:
    return datetime.date(year, 6, 1)


ACTS = [_act(number, 2000 + number) for number in range(6)]
EDGES = st.builds(
    Edge,
    st.sampled_from(ACTS),
    st.sampled_from(ACTS),
    st.sampled_from(Relation),
    st.sampled_from(["act", "art_1", "art_1__para_2", "art_2"]),
    st.none() | st.dates(datetime.date(2000, 1, 1), datetime.date(2020, 1, 1)),
    st.none() | st.dates(datetime.date(2000, 1, 1), datetime.date(2020, 1, 1)),
    st.sampled_from(["", "art_7"]),
)


@settings(deadline=None)
@given(st.lists(EDGES, max_size=30))
def test_the_arrays_give_back_every_edge_as_it_came(edges: list[Edge]) -> None:
    graph = ActGraph(edges)
    assert list(graph.edges()) == edges
    for act in ACTS:
        assert list(graph.outgoing(act)) == [each for each in edges if each.source == act]
        assert list(graph.incoming(act)) == [each for each in edges if each.target == act]
    assert set(graph.orphans()) == set()


@settings(deadline=None)
@given(st.lists(EDGES, max_size=30), st.dates(datetime.date(2000, 1, 1), datetime.date(2020, 1, 1)))
def test_the_graph_of_a_day_holds_what_had_certainly_taken_effect(edges: list[Edge], day: datetime.date) -> None:
    kept = [each for each in edges if each.latest is not None and each.latest <= day]
    assert list(ActGraph(edges).as_of(day).edges()) == kept


@settings(deadline=None)
@given(st.lists(EDGES, max_size=30))
def test_the_exports_hold_every_edge(edges: list[Edge]) -> None:
    graph = ActGraph(edges, ACTS)
    rows = [json.loads(line) for line in to_json_lines(graph)]
    assert len(rows) == len(ACTS) + len(edges)
    again = networkx.read_graphml(io.BytesIO(to_graphml(graph).encode()), force_multigraph=True)
    assert again.number_of_edges() == len(edges)
    assert to_dot(graph).count(" -> ") == len(edges)


def test_the_blast_radius_is_who_cites_what_an_act_changed() -> None:
    base, change, report, other = _act(1), _act(2), _act(3), _act(4)
    graph = ActGraph(
        [
            Edge(change, base, Relation.AMENDS, "art_3", _day(2001), _day(2001)),
            Edge(report, base, Relation.CITES, "art_3__para_2"),
            Edge(other, base, Relation.CITES, "art_4"),
            Edge(change, base, Relation.CITES, "art_3"),
        ]
    )
    assert [each.source for each in graph.blast_radius(change)] == [report]


def test_two_acts_that_end_one_provision_and_citations_of_what_was_ended_are_contradictions() -> None:
    base, one, two, citing = _act(1), _act(2), _act(3), _act(4, 2010)
    ends = [Edge(act, base, Relation.REPEALS, "art_3", _day(2005), _day(2005)) for act in (one, two)]
    told = ActGraph([*ends, Edge(citing, base, Relation.CITES, "art_3")]).contradictions()
    assert len(told) == 3
    assert "is ended by" in told[0]
    assert ActGraph([ends[0], Edge(_act(5), base, Relation.CITES, "art_3")]).contradictions() == ()


def test_acts_that_replace_one_another_in_a_circle_are_found() -> None:
    one, two, three = _act(1), _act(2), _act(3)
    circle = [Edge(one, two, Relation.SUPERSEDES), Edge(two, one, Relation.REPEALS), Edge(two, three, Relation.REPEALS)]
    assert ActGraph(circle).cycles() == ((one, two),)
    assert ActGraph(circle[1:]).cycles() == ()


def test_an_act_that_nothing_ties_is_an_orphan() -> None:
    assert ActGraph([Edge(_act(1), _act(2), Relation.CITES)], [_act(9)]).orphans() == (_act(9),)


def test_bursts_are_stretches_in_which_several_acts_changed_one() -> None:
    base = _act(1)
    years = (2001, 2002, 2010, 2011, 2012, 2020)
    graph = ActGraph([Edge(_act(year, year), base, Relation.AMENDS) for year in years])
    found = graph.bursts(base, days=740, least=3)
    assert found == ((datetime.date(2010, 1, 1), datetime.date(2012, 1, 1), 3),)


def test_the_most_amended_counts_acts_and_not_notes() -> None:
    base = _act(1)
    twice = [Edge(_act(2), base, Relation.AMENDS, "art_1")] * 2
    graph = ActGraph(
        [*twice, Edge(_act(3), base, Relation.REPEALS, "art_1"), Edge(_act(3), base, Relation.AMENDS, "art_2")]
    )
    assert graph.most_amended() == ((base, "art_1", 2), (base, "art_2", 1))


@pytest.fixture(scope="module")
def law() -> Law:
    return read(SEED)


def test_the_seed_law_has_an_edge_for_every_change_and_one_to_its_predecessor(law: Law) -> None:
    graph = act_graph([law])
    changes = list(graph.edges(Relation.AMENDS, Relation.AMENDS_BEFORE_FORCE, Relation.REPEALS))
    assert {each.source for each in changes} == {row.act for row in law.timeline() if row.act != law.act}
    assert [each.target.number for each in graph.edges(Relation.SUPERSEDES)] == ["233-I"]
    assert graph.most_amended(1)[0][1] == "art_15"


def test_a_retroactive_change_is_no_change_before_force(law: Law) -> None:
    (retroactive,) = [each for each in act_graph([law]).incoming(law.act) if each.source.number == "33-V"]
    assert retroactive.relation is Relation.AMENDS
    assert retroactive.latest == datetime.date(2012, 1, 1)


def test_what_the_text_of_an_act_cites_is_in_the_web(law: Law) -> None:
    citations = cite(SEED.read_text(encoding="utf-8-sig"), on=datetime.date(2024, 1, 1)).citations
    found = {(each.target.number, each.place) for each in act_graph([law], {law.act: citations}).edges(Relation.CITES)}
    assert {("413-IV", "art_98__para_3-1"), ("567-II", "art_41-1__para_1-2"), ("CONSTITUTION", "act")} <= found


def test_the_picture_of_an_act_is_well_formed_and_names_its_neighbours(law: Law) -> None:
    drawn = to_svg(act_graph([law]), law.act)
    ElementTree.fromstring(drawn)
    assert "168-VII" in drawn
    assert "<script" not in drawn


def test_no_words_of_the_picture_leave_their_box() -> None:
    odd = ActRef("constitution", "CONSTITUTION", datetime.date(1995, 8, 30))
    long = ActRef("law", "1" * 60, datetime.date(2001, 1, 1))
    edges = [Edge(odd, long, relation, place) for relation in Relation for place in ("art_1", "art_2")]
    drawn = to_svg(ActGraph(edges), odd)
    assert "Constitution of 30.08.1995" in drawn
    texts = list(ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text"))
    for each in texts:
        wide = len("".join(each.itertext())) * float(each.get("font-size", "12")) * 0.62
        assert wide <= 234 or float(each.get("textLength", "999")) <= 234
    assert any(each.find("{http://www.w3.org/2000/svg}title") is not None for each in texts)


def test_a_citation_is_in_the_web_from_the_day_of_the_edition_that_holds_it(law: Law) -> None:
    cited = cite(SEED.read_text(encoding="utf-8-sig"), on=datetime.date(2024, 9, 1))
    graph = act_graph([law], {law.act: cited.of_text})
    citing = list(graph.edges(Relation.CITES))
    assert {(each.earliest, each.latest) for each in citing} == {(law.act.date, datetime.date(2024, 9, 1))}
    assert not list(graph.as_of(datetime.date(2020, 1, 1)).edges(Relation.CITES))
    amending = {each.source for each in graph.incoming(law.act)}
    assert not amending & {each.target for each in citing}


def test_a_provision_taken_into_force_with_a_later_day_is_an_edge_of_its_own(law: Law) -> None:
    later = list(act_graph([law]).edges(Relation.COMMENCES_WITH))
    assert {(each.source, each.target, each.latest) for each in later} == {
        (law.act, law.act, datetime.date(2015, 1, 1))
    }


def test_the_neighbourhood_grows_with_its_steps() -> None:
    one, two, three = _act(1), _act(2), _act(3)
    graph = ActGraph([Edge(one, two, Relation.CITES), Edge(two, three, Relation.CITES)])
    assert len(graph.around(one)) == 1
    assert len(graph.around(one, 2)) == 2
    assert graph.around(three, 2).to_networkx().number_of_nodes() == 3

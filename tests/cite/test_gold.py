"""The four documents of the founders, against lists made by reading them before any code was written."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import define

from lawtime.analysis.cite import Citation, cite

from .conftest import Document


@define
class Score:
    found: int = 0
    missed: int = 0
    extra: int = 0
    acts: int = 0
    provisions: int = 0
    silent: int = 0

    @property
    def f1(self) -> float:
        precision, recall = self.found / (self.found + self.extra), self.found / (self.found + self.missed)
        return 2 * precision * recall / (precision + recall)


def _groups(citations: tuple[Citation, ...]) -> dict[tuple[int, int], list[Citation]]:
    groups: dict[tuple[int, int], list[Citation]] = {}
    for each in citations:
        groups.setdefault((each.mention.start, each.mention.end), []).append(each)
    return groups


def _overlap(one: tuple[int, int], other: list[int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def _scored(documents: list[Document]) -> Score:
    score = Score()
    for document in documents:
        groups = _groups(cite(document.text, on=document.day).citations)
        for gold in document.gold:
            best = max(groups, key=lambda span: _overlap(span, gold["span"]), default=None)
            if best is None or _overlap(best, gold["span"]) < 0.5:
                score.missed += 1
                continue
            _compare(groups.pop(best), gold, score)
        score.extra += len(groups)
    return score


def _compare(cited: list[Citation], gold: dict[str, Any], score: Score) -> None:
    score.found += 1
    act = cited[0].act.uri if cited[0].act else None
    right = act == gold["act"] and cited[0].kind == gold["class"]
    score.acts += right
    score.provisions += [each.eid for each in cited if each.eid] == gold["eids"]
    score.silent += act is not None and not right and not any(each.findings for each in cited)


def test_nearly_every_citation_is_found_and_resolved_and_none_wrongly_in_silence(documents: list[Document]) -> None:
    score = _scored(documents)
    assert score.f1 >= 0.98, score
    assert score.acts / score.found >= 0.98, score
    assert score.provisions / score.found >= 0.97, score
    assert score.silent == 0, score


FINDINGS = {
    "000_e832f3c4aa438b1c": {"amending-act-as-base": 1},
    "001_7299e5c698df0626": {},
    "003_344e3cefab282a0c": {
        "amending-act": 1,
        "number-without-suffix": 2,
        "title-differs": 3,
        "ceased": 1,
        "date-order": 1,
        "number-unclear": 1,
        "amendment-not-checkable": 7,
    },
    "004_9066cad2ae7e8dbf": {"before-force": 36},
}
ASSUMED = {"abbreviation-assumed", "act-assumed"}


def test_the_findings_arise_where_the_documents_are_wrong_and_nowhere_else(documents: list[Document]) -> None:
    for document in documents:
        told = {
            (each.mention.start, finding.code)
            for each in cite(document.text, on=document.day).citations
            for finding in each.findings
        }
        counts = Counter(code for _, code in told if code not in ASSUMED)
        assert counts == FINDINGS[document.name], document.name


def test_the_counter_terrorism_law_of_a_report_is_named_as_an_amending_law_with_its_base(
    documents: list[Document],
) -> None:
    citations = cite(documents[0].text, on=documents[0].day).citations
    (cited,) = [each for each in citations if each.act is not None and each.act.number == "266-IV"]
    assert [act.number for act in cited.candidates] == ["416-I"]


def test_codes_cited_before_they_took_effect_say_that_an_amendment_came_first(documents: list[Document]) -> None:
    citations = cite(documents[3].text, on=documents[3].day).citations
    told = {finding.message for each in citations for finding in each.findings if each.act}
    changed = {message for message in told if "248-V" in message}
    assert len(changed) == 2
    assert all("had changed it already" in message for message in changed)


def test_without_a_day_none_is_used_and_those_of_the_document_are_proposed(documents: list[Document]) -> None:
    proposed = [{each.day for each in cite(document.text).proposals} for document in documents]
    assert all(day in found for day, found in zip([each.day for each in documents[1:2]], proposed[1:2], strict=True))
    assert documents[3].day in proposed[3]
    assert all(each.on is None for each in cite(documents[3].text).citations)

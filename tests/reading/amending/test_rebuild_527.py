"""The law on national security rebuilt, edition to edition, from the amending acts between them."""

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import frozen

from lawtime.model.acts import article_of, within
from lawtime.model.document import Document, Provision
from lawtime.model.elements import find
from lawtime.model.notes import NoteKind
from lawtime.model.operations import Insertion, Operation, Replacement, apply_all
from lawtime.reading.amending import AmendingAct, Instruction, publisher_habits, read_amending
from lawtime.reading.documents import read_document
from lawtime.reading.notes.reader import read_note

SHARED = Path(os.environ.get("LAWTIME_SHARED", Path(__file__).parents[4] / "shared"))
FOLDER = SHARED / "data" / "kz" / "527-IV"
HABITS = publisher_habits("ru")

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="../shared/data is not here")


@frozen
class Case:
    """One article between two editions."""

    editions: str
    article: str
    old: Provision
    new: Provision
    given: tuple[Instruction, ...]
    missing: tuple[str, ...]


def editions() -> list[Document]:
    found = sorted((FOLDER / "editions").glob("*.ru.md"))
    return [read_document(path.read_text(encoding="utf-8"), source=path.name, lang="ru") for path in found]


def amending() -> dict[str, tuple[str, AmendingAct]]:
    """Return the amending acts by number, each with its day of signature; the files' names give both."""
    found = {}
    for path in sorted((FOLDER / "amending").glob("*.md")):
        number, _, day = path.stem.partition("_")
        found[number] = (day, read_amending(path.read_text(encoding="utf-8"), source=path.name))
    return found


def noted(document: Document) -> dict[str, set[str]]:
    """Return the numbers of the acts that the notes of an edition name, by article."""
    found: dict[str, set[str]] = {}
    for line in document.notes:
        note = read_note(line.text, "ru", subject=line.subject)
        if note.kind is NoteKind.ANNOUNCEMENT:
            continue
        for change in note.changes:
            article = article_of(change.new or "") or article_of(change.target)
            if article is not None and change.act is not None:
                found.setdefault(article, set()).add(change.act.number)
    return found


def ordered_for(
    article: str, numbers: Sequence[str], acts: dict[str, tuple[str, AmendingAct]]
) -> tuple[Instruction, ...]:
    return tuple(
        instruction
        for number in sorted(numbers, key=lambda each: acts[each][0])
        for item in acts[number][1].items
        for instruction in item.instructions
        if within(instruction.target, article) or instruction.target == "act"
    )


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    read, acts = editions(), amending()
    found = []
    for old, new in pairwise(read):
        before, after = noted(old), noted(new)
        earlier = {unit.eid: unit for unit in old.articles}
        for unit in new.articles:
            if unit.eid in earlier:
                between = after.get(unit.eid, set()) - before.get(unit.eid, set())
                given = ordered_for(unit.eid, sorted(between & set(acts)), acts)
                missing = tuple(sorted(between - set(acts)))
                name = f"{old.source[:10]} to {new.source[:10]}"
                found.append(Case(name, unit.eid, earlier[unit.eid], unit, given, missing))
    return found


def operations(case: Case) -> list[Operation]:
    return [each.operation for each in case.given if each.operation is not None]


def test_every_item_about_the_law_is_read_whole() -> None:
    for number, (_, act) in amending().items():
        assert [item.amended.act.number for item in act.items if item.amended and item.amended.act] == ["527-IV"], (
            number
        )
        assert all(item.is_whole for item in act.items), number
        assert not act.findings, number


def test_articles_that_no_note_changes_do_not_change(cases: list[Case]) -> None:
    still = [case for case in cases if not case.given and not case.missing]
    assert len(still) >= 90
    assert [
        case.article for case in still if case.old.text != case.new.text or case.old.heading != case.new.heading
    ] == []


def test_articles_whose_changes_are_all_given_become_the_official_text(cases: list[Case]) -> None:
    whole = [case for case in cases if case.given and not case.missing]
    print("\nforward, all changes given")
    for case in whole:
        result = apply_all((case.old,), operations(case), habits=HABITS)
        same = result.certain and result.units[0].text == case.new.text
        verdict = "identical" if same else "WRONG" if result.certain else "doubt"
        print(f"  {case.editions}  {case.article:7}  {verdict}")
        assert same
    assert {case.article for case in whole} == {"art_13", "art_14"}


def test_articles_whose_changes_are_all_given_lead_back_to_the_earlier_text_or_say_what_is_lost(
    cases: list[Case],
) -> None:
    print("\nbackward, all changes given")
    for case in (each for each in cases if each.given and not each.missing):
        units: tuple[Provision, ...] = (case.new,)
        doubts: list[str] = []
        for operation in reversed(operations(case)):
            back = operation.invert(units, habits=HABITS)
            if back.certain:
                units = back.units
            else:
                doubts.extend(back.lost)
        identical = units[0].text == case.old.text
        print(f"  {case.editions}  {case.article:7}  {'identical' if identical else 'lost: ' + ', '.join(doubts)}")
        assert identical or doubts


def test_lost_text_that_the_earlier_edition_gives_back_leads_to_it(cases: list[Case]) -> None:
    for case in (each for each in cases if each.given and not each.missing):
        units: tuple[Provision, ...] = (case.new,)
        for operation in reversed(operations(case)):
            back = operation.invert(units, lost=find((case.old,), operation.target), habits=HABITS)
            assert back.certain, (case.article, back.findings)
            units = back.units
        assert units[0].text == case.old.text


def test_elements_that_given_acts_change_read_as_the_official_edition_even_where_other_acts_are_missing(
    cases: list[Case],
) -> None:
    print("\nforward, elements named by given acts, in articles that other acts changed too")
    differ = []
    for case in (each for each in cases if each.given and each.missing):
        for instruction in case.given:
            operation = instruction.operation
            assert operation is not None
            result = operation.apply((case.old,), habits=HABITS)
            eid = operation.new.eid if isinstance(operation, Insertion) else operation.target
            ours, theirs = find(result.units, eid), find((case.new,), eid)
            same = result.certain and ours is not None and theirs is not None and ours.text == theirs.text
            verdict = "identical" if same else "doubt" if not result.certain else "differs"
            print(f"  {case.editions}  {eid:30}  {operation.kind:12}  {verdict}")
            if verdict == "differs":
                differ.append((case.editions, eid))
    assert differ == []


def test_inversion_of_a_replacement_leads_to_the_element_of_the_earlier_edition(cases: list[Case]) -> None:
    found = 0
    for case in cases:
        for operation in operations(case):
            if isinstance(operation, Replacement) and operation.new is not None:
                back = operation.invert((case.new,), habits=HABITS)
                assert back.certain
                ours, theirs = find(back.units, operation.target), find((case.old,), operation.target)
                assert ours is not None
                assert theirs is not None
                found += 1
                print(
                    f"\n{case.editions} {operation.target} {'identical' if ours.text == theirs.text else 'differs'}",
                    end="",
                )
    assert found == 3

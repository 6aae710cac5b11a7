"""Evidence that contradicts itself, is cut short or misleads: what cannot be known is never called exact."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import frozen

from lawtime.corpus import Corpus
from lawtime.history.act import ActHistory, build_history
from lawtime.history.answers import Certainty, Status, Version
from lawtime.history.publication import Publications
from lawtime.jurisdictions import kz
from lawtime.model.acts import ActRef
from lawtime.model.applied import Operation
from lawtime.model.commencement import After, Anchor, Counting, OnDate, Rule, Unit
from lawtime.model.document import Provision
from lawtime.model.events import ChangeNoted, ChangeOrdered, CommencementStated, EditionRead, Event, Source
from lawtime.model.notes import Action, Change
from lawtime.model.operations import Insertion, Renumbering, Repeal, Replacement, Substitution

BASE = ActRef("law", "1-VI", date(2020, 1, 1))
TEN = After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER)
FIRST = {"1": "1) one stands;", "2": "2) two stands;", "3": "3) three stands."}


@frozen
class Told:
    """One statement of a note."""

    act: ActRef
    rule: Rule
    target: str = "art_1"
    action: Action = Action.AMENDED
    new: str | None = None
    until: date | None = None


def law(number: int, month: int) -> ActRef:
    return ActRef("law", f"{number}-VI", date(2020, month, 1))


def on(month: int, day: int = 1, year: int = 2021) -> OnDate:
    return OnDate(date=date(year, month, day))


def sub(number: str, line: str, gone: bool = False) -> Provision:
    return Provision(f"art_1__subpara_{number}", "subpara", number, "", "" if gone else line, (0, 0), (), gone)


def article(lines: dict[str, str]) -> Provision:
    return Provision("art_1", "art", "1", "On lines", "", (0, 0), tuple(sub(n, line) for n, line in lines.items()))


def said(**lines: str) -> Provision:
    return article({**FIRST, **{number.removeprefix("n"): line for number, line in lines.items()}})


def shown(*events: list[Event]) -> ActHistory:
    every = [event for group in events for event in group]
    start = CommencementStated(
        source=Source("e"), act=BASE, provision="act", aspect="", rule=OnDate(date=BASE.date), quote="from"
    )
    return build_history(BASE, [*every, start], Publications.build((), (), kz.CONVENTIONS), kz.default_rule)


def edition(name: str, unit: Provision, *told: Told, current: date | None = None) -> list[Event]:
    source = Source(name, name.ljust(64, "0"))
    read = EditionRead(source=source, act=BASE, title="t", lang="en", current=current, claimed=None, provisions=(unit,))
    noted = [
        ChangeNoted(
            source=source,
            amended=BASE,
            edition=read.id,
            place="art_1",
            change=Change(each.target, each.action, each.new, each.act, each.rule, each.until, span=(0, n + 1)),
            quote=each.act.number,
        )
        for n, each in enumerate(told)
    ]
    return [read, *noted]


def order(act: ActRef, rule: Rule, *operations: Operation, whole: bool = True, name: str = "") -> list[Event]:
    source = Source(name or act.number, (name or act.number).ljust(64, "0"))
    quotes = tuple(each.target for each in operations)
    return [
        ChangeOrdered(
            source=source,
            act=act,
            amended=BASE,
            place="art_1",
            operations=operations,
            whole=whole,
            rule=rule,
            quotes=quotes,
        )
    ]


def restate(number: str, words: str) -> Substitution:
    return Substitution(target=f"art_1__subpara_{number}", new=(sub(number, f"{number}) {words}"),))


def words(number: str, old: str, new: str) -> Replacement:
    return Replacement(target=f"art_1__subpara_{number}", old=old, new=new)


def at(history: ActHistory, day: date, eid: str = "art_1") -> Version:
    return history.provision(eid, "en").at(day)


ONE, TWO = law(10, 2), law(11, 3)
LATER = date(2021, 12, 31)


# -- the order of changes ----------------------------------------------------------------------------------------------


def test_two_acts_that_restate_one_element_on_one_day_leave_both_texts() -> None:
    history = shown(
        edition("old", said()),
        edition("new", said(), current=date(2020, 12, 1)),
        order(ONE, on(1), restate("1", "by ten;")),
        order(TWO, on(1), restate("1", "by eleven;")),
    )
    found = at(history, date(2021, 1, 1))
    assert found.certainty is Certainty.ONE_OF
    assert {each.text.splitlines()[0] for each in found.candidates if each.text} == {"1) by ten;", "1) by eleven;"}
    assert "order" in {each.kind for each in found.missing}


def test_an_edition_made_after_both_settles_which_of_them_prevails() -> None:
    both = Told(ONE, on(1)), Told(TWO, on(1))
    history = shown(
        edition("old", said()),
        edition("new", said(n1="1) by ten;"), *both, current=LATER),
        order(ONE, on(1), restate("1", "by ten;")),
        order(TWO, on(1), restate("1", "by eleven;")),
    )
    found = at(history, date(2021, 1, 1))
    assert (found.certainty, found.text) == (Certainty.EXACT, said(n1="1) by ten;").text)


def test_two_acts_of_one_day_on_different_elements_leave_no_doubt() -> None:
    history = shown(
        edition("old", said(), current=LATER.replace(year=2019)),
        edition("new", said(n1="1) by ten;", n2="2) by eleven;"), Told(ONE, on(1)), Told(TWO, on(1)), current=LATER),
        order(ONE, on(1), restate("1", "by ten;")),
        order(TWO, on(1), restate("2", "by eleven;")),
    )
    assert at(history, date(2021, 2, 1)).text == said(n1="1) by ten;", n2="2) by eleven;").text


def test_overlapping_bounds_of_changes_that_meet_are_never_ordered_by_guess() -> None:
    near = ActRef("law", "12-VI", date(2020, 3, 10))
    history = shown(
        edition("old", said()),
        order(TWO, TEN, words("1", "one", "two")),
        order(near, TEN, words("1", "two", "three")),
        edition("other", said(), current=date(2020, 2, 1)),
    )
    found = at(history, date(2020, 8, 1))
    assert found.certainty is not Certainty.EXACT
    assert found.text is None or found.certainty is Certainty.PRESUMED


def test_one_number_repealed_and_inserted_within_the_same_bounds_is_uncertain() -> None:
    near = ActRef("law", "12-VI", date(2020, 3, 10))
    told = (
        Told(TWO, TEN, "art_1__subpara_2", Action.REPEALED),
        Told(near, TEN, "art_1", Action.INSERTED, "art_1__subpara_2"),
    )
    history = shown(edition("new", said(), *told, current=LATER))
    found = at(history, date(2020, 8, 1), "art_1__subpara_2")
    assert found.status is Status.UNCERTAIN or found.certainty is not Certainty.EXACT


def test_a_number_repealed_and_used_again_is_gone_between_the_two_days() -> None:
    told = (
        Told(ONE, on(1), "art_1__subpara_2", Action.REPEALED),
        Told(TWO, on(6), "art_1", Action.INSERTED, "art_1__subpara_2"),
    )
    history = shown(
        edition("old", said(), current=date(2020, 12, 1)), edition("new", said(n2="2) anew;"), *told, current=LATER)
    )
    days = [date(2020, 12, 31), date(2021, 3, 1), date(2021, 7, 1)]
    found = [at(history, day, "art_1__subpara_2") for day in days]
    assert [each.status for each in found] == [Status.IN_FORCE, Status.REPEALED, Status.IN_FORCE]
    assert [each.text for each in found] == ["2) two stands;", None, "2) anew;"]


# -- amending acts against notes ---------------------------------------------------------------------------------------


def test_one_amending_act_read_from_two_files_is_one() -> None:
    told = Told(ONE, on(1))
    events = [
        edition("old", said(), current=date(2020, 12, 1)),
        edition("new", said(n1="1) by ten;"), told, current=LATER),
        order(ONE, on(1), restate("1", "by ten;")),
    ]
    once, twice = shown(*events), shown(*events, order(ONE, on(1), restate("1", "by ten;"), name="a copy"))
    for day in (date(2020, 5, 1), date(2021, 1, 1), LATER):
        assert at(once, day).text == at(twice, day).text is not None


def test_two_texts_of_one_amending_act_that_differ_are_a_finding_and_explain_nothing() -> None:
    history = shown(
        edition("old", said(), current=date(2020, 12, 1)),
        edition("next", said(), current=date(2020, 12, 2)),
        order(ONE, on(1), restate("1", "by ten;")),
        order(ONE, on(1), restate("1", "by another;"), name="a copy"),
        edition("far", said(n1="1) third;"), Told(ONE, on(1)), Told(TWO, on(6)), current=LATER),
    )
    assert "orders-differ" in {each.code for each in history.findings}
    assert at(history, date(2021, 2, 1)).certainty is not Certainty.EXACT


def test_a_note_of_more_than_is_ordered_leaves_the_change_unexplained() -> None:
    told = Told(ONE, on(1)), Told(ONE, on(1), "art_1__subpara_3", Action.REPEALED)
    after = article({"1": "1) by ten;", "2": FIRST["2"]})
    history = shown(edition("new", after, *told, current=LATER), order(ONE, on(1), words("1", "one stands", "by ten")))
    found = at(history, date(2020, 6, 1))
    assert found.certainty is not Certainty.EXACT
    assert "noted-not-ordered" in {each.code for each in history.findings}


def test_an_edition_that_may_hold_a_later_stage_without_saying_so_proves_nothing_of_the_days_between() -> None:
    staged = article({"1": "1) by ten;", "2": "2) by ten too;", "3": FIRST["3"]})
    history = shown(
        edition("old", said(), current=date(2020, 12, 1)),
        edition("new", staged, Told(ONE, on(1)), current=LATER),
        order(ONE, on(1), restate("1", "by ten;")),
        order(ONE, on(6), restate("2", "by ten too;")),
    )
    between, after = at(history, date(2021, 3, 1)), at(history, date(2021, 7, 1))
    assert between.text in (None, said(n1="1) by ten;").text)
    assert after.text == staged.text


def test_an_order_that_no_newer_edition_carries_out_is_disputed_and_found() -> None:
    history = shown(edition("new", said(), current=LATER), order(ONE, on(1), restate("1", "by ten;")))
    before, after = at(history, date(2020, 6, 1)), at(history, date(2021, 2, 1))
    assert (before.certainty, before.text) == (Certainty.EXACT, said().text)
    assert after.certainty is Certainty.DISPUTED
    assert {each.text for each in after.candidates} == {said().text, said(n1="1) by ten;").text}
    assert "ordered-not-noted" in {each.code for each in history.findings}


def test_an_order_that_an_edition_carries_out_without_a_note_is_seen_in_its_text() -> None:
    history = shown(edition("new", said(n1="1) by ten;"), current=LATER), order(ONE, on(1), restate("1", "by ten;")))
    before, after = at(history, date(2020, 6, 1)), at(history, date(2021, 2, 1))
    assert before.certainty is not Certainty.EXACT
    assert (after.certainty, after.text) == (Certainty.EXACT, said(n1="1) by ten;").text)


def test_an_instruction_that_was_not_read_leaves_the_days_after_it_open() -> None:
    history = shown(
        edition("old", said(), current=date(2020, 12, 1)),
        order(ONE, on(1), restate("1", "by ten;"), whole=False),
        edition("new", said(n1="1) by ten;", n2="2) more;"), Told(ONE, on(1)), Told(TWO, on(6)), current=LATER),
    )
    assert at(history, date(2021, 2, 1)).certainty is not Certainty.EXACT


def test_an_order_for_an_element_that_is_not_there_is_named_and_the_rest_answered() -> None:
    history = shown(
        edition("old", said(), current=date(2020, 12, 1)),
        order(ONE, on(1), restate("9", "by ten;")),
        edition("new", said(n1="1) x;"), Told(ONE, on(1)), Told(TWO, on(6), "art_1__subpara_1"), current=LATER),
    )
    found = at(history, date(2021, 2, 1))
    assert found.certainty is not Certainty.EXACT
    assert any("art_1__subpara_9" in each.what for each in found.missing)
    assert at(history, date(2021, 2, 1), "art_1__subpara_2").text == "2) two stands;"


# -- editions ----------------------------------------------------------------------------------------------------------


def test_editions_that_contradict_each_other_are_disputed() -> None:
    history = shown(edition("one", said(), current=LATER), edition("other", said(n1="1) else;"), current=LATER))
    found = at(history, date(2020, 6, 1))
    assert found.certainty is Certainty.DISPUTED
    assert len(found.candidates) == 2


def test_what_two_directions_give_differently_is_disputed() -> None:
    history = shown(
        edition("old", said(), current=date(2020, 12, 1)),
        edition("new", said(n1="1) by mistake;"), Told(ONE, on(1)), current=LATER),
        order(ONE, on(1), words("1", "one stands", "by ten")),
    )
    assert at(history, date(2021, 2, 1)).certainty is Certainty.DISPUTED


def test_an_edition_older_than_the_law_is_a_finding() -> None:
    history = shown(edition("old", said(), current=date(2010, 1, 1)))
    assert "edition-before-act" in {each.code for each in history.findings}
    assert at(history, date(2010, 1, 1)).status is Status.NOT_YET


def test_a_change_that_is_only_announced_has_not_been_made_in_the_edition() -> None:
    coming = Change("art_1", Action.ANNOUNCED, None, ONE, on(6), announces=Action.AMENDED, span=(0, 1))
    told = edition("old", said(), current=date(2021, 1, 1))
    source = told[0].source
    note = ChangeNoted(source=source, amended=BASE, edition=told[0].id, place="art_1", change=coming, quote=ONE.number)
    history = shown([*told, note], edition("new", said(n1="1) x;"), Told(ONE, on(6)), current=LATER))
    assert at(history, date(2021, 5, 1)).text == said().text
    assert at(history, date(2021, 7, 1)).text == said(n1="1) x;").text


def test_a_change_made_for_a_time_says_nothing_of_the_text_after_it() -> None:
    told = Told(ONE, on(1), until=date(2021, 6, 1))
    history = shown(
        edition("old", said(), current=date(2020, 12, 1)),
        edition("during", said(n1="1) for a time;"), told, current=date(2021, 3, 1)),
        order(ONE, on(1), restate("1", "for a time;")),
        edition("far", said(n2="2) more;"), told, Told(TWO, on(9)), current=LATER),
    )
    assert at(history, date(2021, 3, 1)).text == said(n1="1) for a time;").text
    assert at(history, date(2021, 7, 1)).certainty is not Certainty.EXACT


# -- addresses ---------------------------------------------------------------------------------------------------------


def _lines(*words: str) -> Provision:
    lines = tuple(Provision(f"art_1__al_{n}", "al", "", "", line, (0, 0)) for n, line in enumerate(words, 1))
    return Provision("art_1", "art", "1", "On lines", "", (0, 0), lines)


def test_the_address_of_a_line_is_that_of_another_line_once_one_came_in_before_it() -> None:
    new = Provision("art_1__al_2", "al", "", "", "Came in.", (0, 0))
    before, after = _lines("First.", "Second."), _lines("First.", "Came in.", "Second.")
    told = Told(ONE, on(1), "art_1", Action.INSERTED, "art_1__al_2")
    for events in (
        [edition("new", after, told, current=LATER)],
        [edition("new", after, told, current=LATER), order(ONE, on(1), Insertion(target="art_1", new=new))],
        [edition("old", before, current=date(2020, 12, 1)), order(ONE, on(1), Insertion(target="art_1", new=new))],
    ):
        history = shown(*events)
        for n, line in enumerate(("First.", "Second.", None), 1):
            found = at(history, date(2020, 6, 1), f"art_1__al_{n}")
            if found.certainty is Certainty.EXACT:
                assert found.text == line


def test_a_line_restated_as_two_shifts_the_lines_after_it() -> None:
    two = tuple(Provision(f"art_1__al_{n}", "al", "", "", f"New {n}.", (0, 0)) for n in (2, 3))
    before, after = _lines("First.", "Second.", "Third."), _lines("First.", "New 2.", "New 3.", "Third.")
    history = shown(
        edition("old", before, current=date(2020, 12, 1)),
        edition("new", after, Told(ONE, on(1)), current=LATER),
        order(ONE, on(1), Substitution(target="art_1__al_2", new=two)),
    )
    for day, truth in ((date(2020, 6, 1), "Third."), (date(2021, 6, 1), "New 3.")):
        found = at(history, day, "art_1__al_3")
        assert found.text in (None, truth)


def test_two_acts_that_bring_lines_into_one_article_are_not_apart() -> None:
    def line(n: int, words: str) -> Insertion:
        return Insertion(target="art_1", new=Provision(f"art_1__al_{n}", "al", "", "", words, (0, 0)))

    history = shown(
        edition("old", _lines("First.", "Second."), current=date(2020, 12, 1)),
        edition("next", _lines("First.", "Second."), current=date(2020, 12, 2)),
        order(ONE, on(1), line(2, "By ten.")),
        order(TWO, on(1), line(3, "By eleven.")),
    )
    found = at(history, date(2021, 2, 1))
    assert found.certainty is Certainty.ONE_OF
    assert len({each.text for each in found.candidates if each.known}) == 2


def test_an_element_that_was_renumbered_is_found_at_its_own_number_on_each_day() -> None:
    move = Renumbering(target="art_1__subpara_3", number="2")
    before = said()
    after = article({"1": FIRST["1"], "2": "2) three stands."})
    told = Told(ONE, on(1))
    history = shown(
        edition("old", before, current=date(2020, 12, 1)),
        edition("new", after, told, current=LATER),
        order(ONE, on(1), Repeal(target="art_1__subpara_2"), move),
    )
    for day, truth in ((date(2020, 6, 1), "2) two stands;"), (date(2021, 6, 1), "2) three stands.")):
        found = at(history, day, "art_1__subpara_2")
        assert found.text in (None, truth)
        assert at(history, day).text in (None, before.text if day.year == 2020 else after.text)


# -- files -------------------------------------------------------------------------------------------------------------

TEXT = """On National Security of the Republic of Kazakhstan

The Law of the Republic of Kazakhstan dated 6 January 2012 № 527-IV

Article 1. First words

1. The council meets once a year.

2. Its members are appointed.

Article 2. Entry into force

This Law shall be enforced from 1 February 2012.
"""
ORDER = """On introducing amendments

Article 1. To introduce amendments into the following legislative acts:

4. In the Law of the Republic of Kazakhstan dated 6 January 2012 "{title}":

{instruction}

Article 2. This Law shall be enforced from 1 January 2015.
"""
NATIONAL = "On National Security of the Republic of Kazakhstan"
PLAIN = 'in paragraph 2 of Article 1 the words "are appointed" shall be replaced by the words "are elected".'


def written(tmp_path: Path, **orders: str) -> Corpus:
    corpus = Corpus()
    (tmp_path / "law.txt").write_text(TEXT, "utf-8")
    corpus.add(tmp_path / "law.txt", current=date(2014, 12, 1))
    for name, text in orders.items():
        path = tmp_path / f"{name[1:].replace('_', '-')}_2014-07-03.txt"
        path.write_text(text, "utf-8")
        corpus.add(path)
    return corpus


@pytest.mark.parametrize("title", ["On Defence of the Republic of Kazakhstan", "On Archives"])
def test_an_item_for_another_law_of_the_same_day_changes_nothing_here(tmp_path: Path, title: str) -> None:
    corpus = written(tmp_path, n227_V=ORDER.format(title=title, instruction=PLAIN))
    assert "amends-another-act" in {each.code for each in corpus.findings}
    assert corpus.act("527-IV").history.points == ()


def test_a_quotation_that_does_not_close_leaves_its_article_open(tmp_path: Path) -> None:
    broken = 'in paragraph 2 of Article 1 the words "are appointed shall be replaced by the words "are elected.'
    corpus = written(tmp_path, n227_V=ORDER.format(title=NATIONAL, instruction=broken))
    answer = corpus.act("527-IV").article("1").as_of(date(2015, 6, 1))
    assert answer.certainty is not Certainty.EXACT
    assert answer.text is None or "are elected" not in answer.text
    assert corpus.findings


def test_the_same_log_and_arguments_give_the_same_text(tmp_path: Path) -> None:
    corpus = written(tmp_path)
    early = corpus.revision
    law = corpus.act("527-IV")
    told = law.as_of(date(2015, 6, 1))
    path = tmp_path / "227-V_2014-07-03.txt"
    path.write_text(ORDER.format(title=NATIONAL, instruction=PLAIN), "utf-8")
    corpus.add(path)
    newer = corpus.act("527-IV")
    assert newer.as_of(date(2015, 6, 1))[0].text != told[0].text
    for again in (
        newer.as_of(date(2015, 6, 1), revision=early),
        corpus.act("527-IV", revision=early).as_of(date(2015, 6, 1)),
    ):
        assert [each.text for each in again] == [each.text for each in told]
        assert repr(again.items) == repr(told.items)

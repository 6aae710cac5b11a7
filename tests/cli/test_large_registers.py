"""A register of which little bears on the files of a command: what does not bear is left out, and no answer changes."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from lawtime.cli.registers import registers
from lawtime.corpus import Corpus
from lawtime.store.memory import MemoryLog

SEED = Path(__file__).resolve().parents[2] / "seeds" / "002_d26ded65753fa135.txt"
HEAD = "fact\tact\tsigned\tdate\tby\tby_signed\tevent\ttitle\tsource\n"
BEARING = (
    "publication\t19-V\t2012-06-21\t2012-06-26\t\t\t\t\tgazette",
    "in_force\t86-VIII\t2024-05-21\t2024-07-22\t\t\t\t\tbank",
    "repeal\t248-V\t2014-11-07\t2014-11-10\t251-V\t2014-11-08\t\t\tgazette",
    "publication\t251-V\t2014-11-08\t2014-11-09\t\t\t\t\tgazette",
    "publication\t999-V\t2012-06-21\t2012-06-30\t\t\t\t\tan act of the day of another",
    "publication\t\t2012-07-10\t2012-07-12\t\t\t\tOn something\tcited by its day alone",
    "event\t\t\t2015-01-01\t\t\tan event\t\tgazette",
)


def register(folder: Path) -> Path:
    others = (
        f"publication\t{n % 400 + 1}-III\t{day}\t{day + timedelta(5)}\t\t\t\t\tgazette"
        for n in range(3_000)
        for day in [date(1999, 1, 1) + timedelta(n)]
    )
    place = folder / "facts.tsv"
    place.write_text(HEAD + "\n".join([*others, *BEARING]), "utf-8")
    return place


def test_what_may_not_bear_on_any_act_of_the_files_is_left_out_and_no_answer_changes(tmp_path: Path) -> None:
    place = register(tmp_path)
    whole, part = Corpus(), Corpus()
    whole.add(SEED)
    whole.add(place)
    with registers(part) as read:
        read(str(place))
        part.add(SEED)
    assert whole.revision > part.revision + 2_900
    days = [date(2012, 7, 1), date(2012, 7, 12), date(2014, 11, 20), date(2024, 7, 22)]
    one, other = whole.act("527-IV"), part.act("527-IV")
    for eid in one.articles:
        for day in days:
            for known in (None, date(2014, 11, 9)):
                answers = [law.provision(eid).as_of(day, known_on=known) for law in (one, other)]
                told = [(a.status, a.certainty, a.text, a.candidates, a.provenance, a.missing) for a in answers]
                assert told[0] == told[1]
                assert answers[0].version.assumptions == answers[1].version.assumptions
    assert set(one.findings) == set(other.findings)


def test_what_a_register_says_badly_is_told_whatever_it_bears_on(tmp_path: Path) -> None:
    place = tmp_path / "facts.tsv"
    place.write_text(f"{HEAD}publication\t1-III\t1999-01-01\t05.01.1999\n", "utf-8")
    found = Corpus()
    with registers(found) as read:
        read(str(place))
        found.add(SEED)
    assert [each.line for each in found.findings if each.source == str(place)] == [2]
    assert isinstance(found.log, MemoryLog)


def test_a_store_keeps_every_fact(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "law.db") as found, registers(found) as read:
        read(str(register(tmp_path)))
    with Corpus.open(tmp_path / "law.db") as found:
        assert found.revision == 3_000 + len(BEARING)

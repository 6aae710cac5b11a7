"""Answers as plain values."""

from __future__ import annotations

import json
from datetime import date

from lawtime.export.jsonl import answer_json, bounds, finding_json, line, reason_json, row_json
from lawtime.history.act import TimelineRow
from lawtime.history.answers import Answer, Candidate, Certainty, Reason, Status, Version
from lawtime.model.acts import ActRef
from lawtime.model.dates import Between, Exact, Unknown
from lawtime.model.findings import Finding

ACT = ActRef("law", "527-IV", date(2012, 1, 6))
NAMELESS = ActRef("law", "?1234", date.max)


def test_a_bound_that_is_not_known_is_null() -> None:
    assert bounds(None) is None
    assert bounds(Unknown()) == {"earliest": None, "latest": None}
    assert bounds(Between(date(2012, 1, 1), None)) == {"earliest": "2012-01-01", "latest": None}
    assert bounds(Exact(date(2012, 1, 1))) == {"earliest": "2012-01-01", "latest": "2012-01-01"}


def test_an_act_that_the_text_does_not_name_is_null() -> None:
    version = Version(Status.IN_FORCE, Certainty.PRESUMED, None, "Text.")
    plain = answer_json(Answer(NAMELESS, "art_1", "en", date(2020, 1, 1), None, version))
    assert (plain["act"], plain["horizon"], plain["valid"]) == (None, None, {"from": None, "to": None})
    row = TimelineRow("art_1", "amended", NAMELESS, Unknown(), None, "", 0, "")
    assert row_json(NAMELESS, row)["by"] is None


def test_a_reason_tells_of_retroactivity_and_aspect_only_where_they_are() -> None:
    plain = Reason(ACT, "amended", "art_1", Exact(date(2012, 1, 1)), 3, "law.txt", "words")
    assert list(reason_json(plain)) == ["act", "date", "action", "line", "quote"]
    told = Reason(ACT, "amended", "art_1", Exact(date(2012, 1, 1)), 3, "law.txt", "words", True, "transit by aircraft")
    assert (reason_json(told)["retroactive"], reason_json(told)["aspect"]) == (True, "transit by aircraft")
    assert reason_json(told)["date"] == "2012-01-06"


def test_candidates_tell_what_is_possible_and_why() -> None:
    options = (
        Candidate(Status.ABSENT, None, True, "it had not been inserted yet"),
        Candidate(Status.IN_FORCE, "Text.", True, "an edition shows it"),
    )
    version = Version(Status.UNCERTAIN, Certainty.ONE_OF, None, None, options)
    plain = answer_json(Answer(ACT, "art_1", "en", date(2020, 1, 1), date(2020, 2, 1), version))
    assert [each["status"] for each in plain["candidates"]] == ["absent", "in_force"]
    assert plain["candidates"][1]["text"] == "Text."
    assert plain["known_on"] == "2020-02-01"


def test_a_finding_keeps_its_code_and_place() -> None:
    told = finding_json(Finding("note-unread", "not understood", "law.txt", 3, (5, 9)))
    assert told == {"code": "note-unread", "message": "not understood", "source": "law.txt", "line": 3, "span": [5, 9]}
    assert finding_json(Finding("empty", "the file is empty"))["span"] is None


def test_a_line_holds_no_character_that_commands_a_terminal_and_reads_back_the_same() -> None:
    text = "".join(map(chr, range(0xA0))) + "\u2028\u2029 № қазақ \U0001f600"
    written = line({"text": text})
    assert all(sign.isprintable() for sign in written)
    assert json.loads(written) == {"text": text}

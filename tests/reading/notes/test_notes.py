# ruff: noqa: E501 - real notes stand in one line
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawtime.errors import ParseError
from lawtime.model.acts import check_eid
from lawtime.model.commencement import (
    After,
    Anchor,
    Counting,
    Extended,
    NotEarlier,
    On,
    OnDate,
    OnEvent,
    Staged,
    Unit,
    Unrecognised,
)
from lawtime.model.notes import Action, NoteKind
from lawtime.reading.notes import notes_json, opens, parse_note, read_clause, read_note, read_target

SHARED = Path(os.environ.get("LAWTIME_SHARED", Path(__file__).resolve().parents[4] / "shared"))
SEED = Path(__file__).resolve().parents[3] / "seeds" / "002_d26ded65753fa135.txt"
TEN = "вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования"


def shared(name: str) -> str:
    path = SHARED / name
    if not path.exists():
        pytest.skip("../shared/data is not here")
    return path.read_text(encoding="utf-8")


def brief(text: str, **place: Any) -> Any:
    note = read_note(text, **place)
    assert note.unread == (), note.unread
    return [
        (c.target, c.action.value, c.new, None if c.act is None else f"{c.act.kind} {c.act.number} {c.act.date}")
        for c in note.changes
    ]


TARGETS = {
    "ru": {
        "часть вторая пункта 3 статьи 15": ["art_15__para_3__al_2"],
        "часть вторая статьи 6": ["art_6__para_2"],
        "пункт 3 части второй статьи 7": ["art_7__para_2__subpara_3"],
        "абзац первый": ["al_1"],
        "подпункты 1), 3) и 5-1)": ["subpara_1", "subpara_3", "subpara_5-1"],
        "статьи 5–7": ["art_5", "art_6", "art_7"],
        "статья 5-7": ["art_5-7"],
        "Пункты 5-7 статьи 3": ["art_3__para_5", "art_3__para_6", "art_3__para_7"],
        "подпункты 1) - 3) пункта 2 статьи 5": [f"art_5__para_2__subpara_{n}" for n in (1, 2, 3)],
        "пункты 1 и 2, подпункт 3) пункта 4 статьи 5": ["art_5__para_1", "art_5__para_2", "art_5__para_4__subpara_3"],
        "Заголовок статьи 4": ["art_4__heading"],
        "заголовки статей 4 и 5": ["art_4__heading", "art_5__heading"],
        "Заголовок приказа": ["title"],
        "Преамбула": ["preamble"],
        "Приложение 1 к Правилам": ["att_1"],
        "Правила, утвержденные указанным приказом": ["act"],
        "Параграф 3 главы 5": ["chp_5__subchp_3"],
        "статья 5, пункт 3": [],
        "пункт 1 пункта 2": [],
        "стотья 5": [],
    },
    "kk": {
        "3-баптың 4-тармағы": ["art_3__para_4"],
        "6-баптың 1-тармағының 2) тармақшасы": ["art_6__para_1__subpara_2"],
        "5, 6 және 7-баптарға": ["art_5", "art_6", "art_7"],
        "5-7-баптар": ["art_5", "art_6", "art_7"],
        "5-баптың 3-тармағы, 4-тармағының 1) тармақшасы": ["art_5__para_3", "art_5__para_4__subpara_1"],
        "4-баптың тақырыбы": ["art_4__heading"],
        "6-баптың екінші бөлігі": ["art_6__para_2"],
        "Қағидалар": ["act"],
    },
    "en": {
        "subparagraph 2) of paragraph 4 of Article 20": ["art_20__para_4__subpara_2"],
        "part two of paragraph 3 of Article 15": ["art_15__para_3__al_2"],
        "the second part of Article 5": ["art_5__para_2"],
        "Articles 5 to 7": ["art_5", "art_6", "art_7"],
        "The title of Article 4": ["art_4__heading"],
        "one article": [],
    },
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, rows in TARGETS.items() for text in rows])
def test_a_provision_named_in_words_gives_its_eids_or_none(lang: str, text: str) -> None:
    found = read_target(text, lang)
    assert found == TARGETS[lang][text]
    assert [check_eid(each) for each in found] == found


def after(count: int, unit: str = "day", counting: str = "day_after", anchor: str = "publication") -> After:
    return After(Anchor(anchor), count, Unit(unit), Counting(counting))


CLAUSES = [
    (TEN, after(10)),
    (
        "вводится в действие по истечении двадцати одного календарного дня после его официального опубликования",
        after(21),
    ),
    (
        "вводится в действие по истечении трех месяцев со дня его первого официального опубликования",
        after(3, "month", "day_of"),
    ),
    ("вводится в действие после дня его первого официального опубликования", after(0)),
    ("вводится в действие со дня его подписания", On(Anchor.SIGNATURE)),
    ("вводится в действие после дня подписания", after(0, anchor="signature")),
    ("вводится в действие с 9 августа 2007 г.", OnDate(date(2007, 8, 9))),
    ("Настоящий приказ вводится в действие с 01.01.2016.", OnDate(date(2016, 1, 1))),
    (
        "вводится в действие со дня его подписания и распространяется на правоотношения, возникшие с 1 января 2026 года",
        Extended(On(Anchor.SIGNATURE), date(2026, 1, 1)),
    ),
    (f"{TEN}, но не ранее 01.01.2016", NotEarlier(after(10), date(2016, 1, 1))),
    ("алғашқы ресми жарияланғанынан кейін күнтізбелік жиырма бір күн өткен соң қолданысқа енгізіледі", after(21)),
    ("2016 жылғы 1 қаңтардан бастап қолданысқа енгізіледі", OnDate(date(2016, 1, 1))),
    ("shall be enforced upon expiry of ten calendar days after its first official publication", after(10)),
    ("shall be enforced after its first official publication", On(Anchor.PUBLICATION, loose=True)),
    ("enacted sixty calendar days after the date of its first official publication", after(60)),
    (
        "shall be enforced upon expiry of 6 months from the date of its official publication",
        after(6, "month", "day_of"),
    ),
]


@pytest.mark.parametrize(("text", "rule"), CLAUSES)
def test_a_clause_gives_its_rule(text: str, rule: Any) -> None:
    assert read_clause(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        "вводится в действие по истечении десяти рабочих дней после дня его первого официального опубликования",
        "вводится в действие десяти календарных дней после дня его первого официального опубликования",
        "вводится в действие вводится в действие с 01.01.2016",
        "вводится в действие с 31.02.2016",
        "не вводится в действие с 01.01.2016",
        "shall not be enforced from 01.01.2016",
        "shall be enforced upon expiry of ten working days after its first official publication",
        "алғашқы ресми жарияланған күнінен кейін он жұмыс күні өткен соң қолданысқа енгізіледі",
        "x" * 5000,
    ],
)
def test_a_clause_that_is_not_wholly_understood_is_refused(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        read_clause(text, "en" if text.isascii() else None)
    assert caught.value.expected


def test_exceptions_inside_a_clause_keep_their_own_rules() -> None:
    rule = read_clause(
        f"{TEN}, за исключением пункта 3, который вводится в действие с 01.07.2016, и пункта 4, который вводится в действие с 01.01.2017"
    )
    assert isinstance(rule, Staged)
    assert [(e.provision, e.rule) for e in rule.exceptions] == [
        ("para_3", OnDate(date(2016, 7, 1))),
        ("para_4", OnDate(date(2017, 1, 1))),
    ]
    first = read_clause(
        "01.01.2023 бастап қолданысқа енгізілетін, ережелерді қоспағанда, алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі"
    )
    assert isinstance(first, Staged)
    assert first.rule == after(10)
    assert first.exceptions[0].rule == OnDate(date(2023, 1, 1))


def test_an_event_is_kept_in_its_words() -> None:
    rule = read_clause("вводится в действие с даты вступления в силу Договора о Евразийском экономическом союзе")
    assert isinstance(rule, OnEvent)
    assert "Договора" in rule.event


NOTES = [
    (
        "Сноска. Дополнен статьей 5-1 - Законом РК от 29 июня 1998 г. N 236.",
        [("act", "inserted", "art_5-1", "law 236 1998-06-29")],
    ),
    (
        "Сноска. Пункт 3 - в редакции приказа Министра финансов РК от 08.05.2018 № 480.",
        [("para_3", "reworded", None, "order 480 2018-05-08")],
    ),
    (
        "Сноска. Решение дополнено пунктом 3-1 в соответствии с решением Алматинского городского маслихата от 12.12.2019 № 445.",
        [("act", "inserted", "para_3-1", "decision 445 2019-12-12")],
    ),
    (
        "Сноска. Утратил силу постановлением Правительства РК от 31.12.2013 № 1500.",
        [("act", "repealed", None, "resolution 1500 2013-12-31")],
    ),
    (
        "Сноска. Действие статьи 16 приостановлено до 01.01.2016 Законом РК от 03.12.2013 № 151-V.",
        [("art_16", "suspended", None, "law 151-V 2013-12-03")],
    ),
    (
        "Сноска. Статья 9 с изменениями, внесенными Указом Президента РК, имеющим силу Закона, от 27.01.1996 N 2835; Законом РК от 11.07.1997 N 154.",
        [("art_9", "amended", None, "decree 2835 1996-01-27"), ("art_9", "amended", None, "law 154 1997-07-11")],
    ),
    (
        "Сноска. Статья 5 дополнена пунктом 6 согласно Закону РК от 21.05.2022 № 123-VII; пункт 6 исключен Законом РК от 05.11.2022 № 158-VII.",
        [
            ("art_5", "inserted", "art_5__para_6", "law 123-VII 2022-05-21"),
            ("art_5__para_6", "repealed", None, "law 158-VII 2022-11-05"),
        ],
    ),
    (
        "Статья 26. Исключена Законом РК от 17.07.2009 N 188-IV.",
        [("art_26", "repealed", None, "law 188-IV 2009-07-17")],
    ),
    (
        "Сноска. Конституционный закон дополнен главой 9-1 в соответствии с Конституционным законом РК от 14.04.2004 № 545-II.",
        [("act", "inserted", "chp_9-1", "constitutional_law 545-II 2004-04-14")],
    ),
    (
        "Ескерту. 87-бап жаңа редакцияда - ҚР 19.06.2007 № 268-III (ресми жарияланған күнінен бастап қолданысқа енгізіледі); өзгерістер енгізілді - ҚР 09.02.2009 № 124-IV Конституциялық заңдарымен.",
        [
            ("art_87", "reworded", None, "constitutional_law 268-III 2007-06-19"),
            ("art_87", "amended", None, "constitutional_law 124-IV 2009-02-09"),
        ],
    ),
    (
        "Ескерту. 2-тарау 8-1 және 8-2-баптармен толықтырылды - ҚР 12.12.2017 № 114-VI Заңымен.",
        [
            ("chp_2", "inserted", "art_8-1", "law 114-VI 2017-12-12"),
            ("chp_2", "inserted", "art_8-2", "law 114-VI 2017-12-12"),
        ],
    ),
    (
        "Ескерту. Күші жойылды - ҚР Үкіметінің 2013.12.31 № 1500 қаулысымен.",
        [("act", "repealed", None, "resolution 1500 2013-12-31")],
    ),
    (
        "Ескертпе. ҚР Конституциялық Сотының 08.04.2023 № 8-НҚ нормативтік қаулысын қараңыз.",
        [("act", "interpreted", None, "court_decision 8-НҚ 2023-04-08")],
    ),
    (
        "Footnote. Paragraph 3 - in the wording of Order No. 480 of the Minister of Finance of the Republic of Kazakhstan dated 08.05.2018.",
        [("para_3", "reworded", None, "order 480 2018-05-08")],
    ),
    (
        "Footnote. Article 6 is supplemented with paragraphs 5 and 6 in accordance with the Law of the RK No. 36-V dated 10.07.2012.",
        [
            ("art_6", "inserted", "art_6__para_5", "law 36-V 2012-07-10"),
            ("art_6", "inserted", "art_6__para_6", "law 36-V 2012-07-10"),
        ],
    ),
    ("Примечание ИЗПИ! Вводится в действие с 01.07.2024.", [("act", "commencement", None, None)]),
]


@pytest.mark.parametrize(("text", "changes"), NOTES)
def test_a_note_gives_its_changes_and_leaves_nothing_unread(text: str, changes: Any) -> None:
    assert brief(text) == changes


def test_several_acts_share_the_clause_of_the_last_only_where_commas_join_them() -> None:
    joined = read_note(
        "Сноска. Статья 5 с изменениями, внесенными законами РК от 20.07.2011 № 463-IV, от 21.07.2011 № 470-IV (вводятся в действие с 01.01.2012)."
    )
    assert [c.commencement for c in joined.changes] == [OnDate(date(2012, 1, 1))] * 2
    apart = read_note(
        "Сноска. Статья 5 с изменениями, внесенными законами РК от 20.07.2011 № 463-IV; от 21.07.2011 № 470-IV (вводятся в действие с 01.01.2012)."
    )
    assert [type(c.commencement).__name__ for c in apart.changes] == ["Unstated", "OnDate"]


def test_the_end_of_force_is_the_first_day_without_it() -> None:
    until = (
        read_note("Сноска. Пункт 10 действует до 01.01.2029 в соответствии с Законом РК от 28.05.2020 № 63-VI.")
        .changes[0]
        .until
    )
    assert until == date(2029, 1, 1)
    assert (
        read_note("Сноска. Пункт 10 действует по 31.12.2028 в соответствии с Законом РК от 28.05.2020 № 63-VI.")
        .changes[0]
        .until
        == until
    )
    inside = read_note(
        "Сноска. Статья 5 с изменением, внесенным Законом РК от 28.05.2020 № 63-VI (вводится в действие с 01.01.2021 и действует до 01.01.2029)."
    )
    assert (inside.changes[0].commencement, inside.changes[0].until) == (OnDate(date(2021, 1, 1)), until)


def test_an_announcement_says_what_is_to_come() -> None:
    change = read_note(
        "Примечание ИЗПИ! Статью 12 предусмотрено дополнить пунктом 5 в соответствии с Законом РК от 30.06.2025 № 205-VIII."
    ).changes[0]
    assert (change.action, change.announces, change.new) == (Action.ANNOUNCED, Action.INSERTED, "art_12__para_5")


def test_a_tombstone_takes_the_address_of_the_place_where_it_stands() -> None:
    text = "5) исключен Законом РК от 04.12.2015№ 435-V (вводится в действие с 01.01.2016);"
    assert read_note(text).changes[0].target == "subpara_5"
    assert read_note(text, element="art_13__subpara_5").changes[0].target == "art_13__subpara_5"
    assert (
        read_note("Сноска. Пункт 2 исключен Законом РК от 04.12.2015 № 435-V.", subject="art_5").changes[0].target
        == "art_5__para_2"
    )
    assert read_note("25) (подпункт исключен Законом РК от 04.12.2015 № 435-V)").changes[0].target == "subpara_25"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Сноска. Статья 5", NoteKind.FOOTNOTE),
        ("ЕСКЕРТУ. 6-бап", NoteKind.FOOTNOTE),
        ("Примечание РЦПИ!", NoteKind.ANNOUNCEMENT),
        ("ҚР ЗАИ ескертпесі!", NoteKind.ANNOUNCEMENT),
        ("*6. Исключен Законом РК от 30.12.2021", NoteKind.TOMBSTONE),
        ("3-бап алып тасталды - ҚР 03.07.2013 № 1 Заңымен", NoteKind.TOMBSTONE),
        ("1. Is excluded by the Law of RK", NoteKind.TOMBSTONE),
        ("Примечание. См. нормативные постановления Конституционного Суда РК", NoteKind.FOOTNOTE),
        ("Примечание. Для целей настоящей статьи", None),
        ("4) исключение применения технологий", None),
        ("5) exclusion of competition;", None),
        ("5) entities excluded by law;", None),
        ("2) исключен из списка;", None),
        ("", None),
    ],
)
def test_a_line_is_known_for_a_note_by_its_beginning(line: str, kind: Any) -> None:
    assert opens(line) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Сноска. Статья 5 искажена Законом РК от 04.12.2015 № 435-V.",
        "Сноска. Стотья 5 исключена Законом РК от 04.12.2015 № 435-V.",
        "Сноска. Статья 5 исключена Законом РК от 31.02.2015 № 435-V.",
        "Сноска. Статья 5 исключена исключена Законом РК от 04.12.2015 № 435-V.",
        "Сноска. Статья 5 исключена Законом Законом РК от 04.12.2015 № 435-V.",
        "Сноска. Статья 5 исключена Законом РК от 04.12.2015 435-V.",
        "Сноска. Статья 5 исключена Законом РК от 04.12.2015 № 435-.",
        "Сноска. статьи 5 в редакции Закона РК от 04.12.2015 № 435-V.",
        "Сноска. 5 исключена Законом РК от 04.12.2015 № 435-V.",
        "Ескерту. 5-бап алып тасталды - ҚР 04.12.2015 № 435-V.",
        "Footnote. Article 5 was discussed by the Law of the RK № 435-V dated 04.12.2015.",
        "Сноска. Дополнен пунктом 5 - Законом РК от 29 июня 1998 г. N 236.",
        "Footnote.",
    ],
)
def test_what_is_not_understood_is_unread_and_states_no_change(text: str) -> None:
    note = read_note(text)
    assert note.changes == ()
    assert note.unread


def test_an_unknown_clause_is_unrecognised_and_unread_and_the_acts_after_it_are_read() -> None:
    note = read_note(
        "Сноска. Статья 5 с изменениями, внесенными законами РК от 04.12.2015 № 435-V (вводится когда-нибудь); от 05.12.2016 № 36-VI (вводится в действие с 01.01.2017)."
    )
    assert isinstance(note.changes[0].commencement, Unrecognised)
    assert note.changes[1].commencement == OnDate(date(2017, 1, 1))
    assert [words for _, _, words in note.unread] == ["вводится когда-нибудь"]


def test_an_unknown_verb_in_a_chain_governs_what_follows_it() -> None:
    note = read_note(
        "Сноска. Статья 5 в редакции Закона РК от 04.12.2015 № 435-V; искажена законами РК от 05.12.2016 № 36-VI; от 06.12.2017 № 37-VI."
    )
    assert [c.act and c.act.number for c in note.changes] == ["435-V"]
    assert len(note.unread) == 2


def test_the_json_of_a_note_says_what_the_format_asks_for() -> None:
    note = parse_note(
        "Footnote. Article 13 as amended by the Law of the RK № 435-V dated 04.12.2015(shall be enforced from 01.01.2016)."
    )
    assert notes_json(note)["changes"] == [
        {
            "target": "art_13",
            "action": "amended",
            "new": None,
            "act": {"kind": "law", "number": "435-V", "date": "2015-12-04"},
            "commencement": {"rule": "on_date", "date": "2016-01-01"},
        }
    ]
    whole = parse_note(
        f"Сноска. Пункт 5 с изменением, внесенным Законом РК от 01.02.2026 № 1-VIII ({TEN}, но не ранее 01.03.2026, за исключением пункта 3, который вводится в действие с 01.07.2026)."
    )
    rule = notes_json(whole)["changes"][0]["commencement"]
    assert rule["not_before"] == "2026-03-01"
    assert rule["except"] == [{"text": "пункта 3", "rule": "on_date", "date": "2026-07-01", "provision": "para_3"}]
    late = parse_note('Сноска. Слова "а" заменены словами "б" Законом РК от 01.02.2026 № 1-VIII.', "ru")
    assert late.unread


def test_the_notes_of_the_seed_law_are_read_whole() -> None:
    notes = [read_note(line, "en") for line in SEED.read_text(encoding="utf-8").splitlines() if opens(line, "en")]
    assert len(notes) == 23
    assert all(note.unread == () for note in notes)
    assert sum(len(note.changes) for note in notes) == sum(note.text.count("№") for note in notes)


def _reading(change: Any) -> Any:
    rule = change["commencement"]
    act = change["act"] or {}
    picked = {key: rule.get(key) for key in ("rule", "count", "unit", "from", "date", "provision")}
    return json.dumps(
        [change["target"], change["action"], change["new"], act.get("number"), act.get("date"), picked], sort_keys=True
    )


def test_the_gold_notes_are_read_as_they_were_read_by_hand() -> None:
    rows = [json.loads(line) for line in shared("data/kz/notes/gold.jsonl").splitlines() if line.strip()]
    wrong = []
    for row in rows:
        note = notes_json(read_note(row["text"]))
        mine = sorted(_reading(c) for c in note["changes"] if c["action"] != "commencement")
        options = [sorted(map(_reading, option)) for option in [row["changes"], *(row.get("alt") or [])]]
        if mine not in options or note["kind"] != row["kind"] or note["lang"] != row["lang"] or note["unread"]:
            wrong.append(row["id"])
    assert wrong == []


@pytest.mark.parametrize("name", ["ru", "kk"])
def test_the_note_lists_of_the_law_on_national_security_are_read_whole(name: str) -> None:
    lines = [line.strip(" >*\n") for line in shared(f"data/kz/527-IV/notes.{name}.txt").splitlines()]
    notes = [read_note(line) for line in lines if line]
    assert len(notes) == 23
    assert all(note.unread == () and note.lang == name for note in notes)

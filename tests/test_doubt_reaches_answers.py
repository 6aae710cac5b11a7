"""What is read badly must reach the answer, and not only a list of findings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import lawtime
from lawtime import Certainty, Law, Status

DAY = date(2020, 6, 1)
TEXT = """On examples

Law of the Republic of Kazakhstan dated January 10, 2011 № 400-IV.

Chapter 1. General provisions

Article 1. First

      The first article says this.

Article 2. Second

      1. The second article says this.

      2. It also says that.

{note}

Chapter 2. Further provisions

Article 3. Third

      The third article says this.

Article 4. Commencement

      This Law shall be enforced upon expiry of ten calendar days after its first official publication.
"""
LATER = "Footnote. Article 3 as amended by the Law of RK № 5-VI dated 11.01.2021 (shall be enforced from 01.02.2021)."


def law_of(tmp_path: Path, note: str, *, cut: int | None = None, bad: str = "") -> Law:
    text = TEXT.format(note=note).replace(
        "      The third article says this.\n", f"      The third article says this.\n\n{LATER}\n"
    )
    raw = text.encode()[:cut]
    if bad:
        raw = raw.replace(bad.encode(), bad.encode()[:3] + b"\xff\xfe" + bad.encode()[3:])
    path = tmp_path / "law.txt"
    path.write_bytes(raw)
    return lawtime.read(path)


def test_a_clean_text_is_exact(tmp_path: Path) -> None:
    law = law_of(tmp_path, "")
    assert [answer.certainty for answer in law.as_of(DAY)] == [
        Certainty.EXACT,
        Certainty.EXACT,
        Certainty.UNKNOWN,
        Certainty.EXACT,
    ]


def test_a_note_that_is_not_understood_leaves_its_article_open(tmp_path: Path) -> None:
    law = law_of(tmp_path, "      Footnote. Article 2 was somehow touched by somebody (quite recently).")
    first, second, *_ = law.as_of(DAY)
    assert first.certainty is Certainty.EXACT
    assert second.certainty is not Certainty.EXACT
    assert "note-unread" in {finding.code for finding in second.findings}


def test_a_rule_that_is_not_understood_leaves_its_article_open(tmp_path: Path) -> None:
    note = "Footnote. Article 2 as amended by the Law of the RK № 300-V dated 11.04.2014 (shall be enforced some day)."
    second = law_of(tmp_path, note).article("2").as_of(DAY)
    assert second.certainty is not Certainty.EXACT


def test_bytes_that_no_encoding_gives_leave_their_article_unknown(tmp_path: Path) -> None:
    law = law_of(tmp_path, "", bad="It also says that")
    assert law.article("2").as_of(DAY).certainty is Certainty.UNKNOWN
    assert law.article("1").as_of(DAY).certainty is Certainty.EXACT


def test_a_text_that_breaks_off_leaves_its_last_article_open(tmp_path: Path) -> None:
    whole = TEXT.format(note="").encode()
    law = law_of(tmp_path, "", cut=whole.index(b"also says"))
    assert law.articles == ("art_1", "art_2")
    assert law.article("2").as_of(DAY).certainty is not Certainty.EXACT
    assert "text-cut" in {finding.code for finding in law.article("2").as_of(DAY).findings}


def test_a_repealed_chapter_takes_its_articles_with_it(tmp_path: Path) -> None:
    rule = "(shall be enforced from 01.02.2022)"
    note = f"      Footnote. Chapter 2 is excluded by the Law of the RK № 600-VI dated 11.01.2022 {rule}."
    law = law_of(tmp_path, note)
    after = law.article("3").as_of(date(2022, 3, 1))
    assert after.status is Status.REPEALED
    assert law.article("3").as_of(date(2022, 1, 1)).status is Status.IN_FORCE
    assert law.article("1").as_of(DAY).certainty is Certainty.EXACT


OWN = {
    "en": (
        "Law of the Republic of Kazakhstan dated January 10, 2011 № 400-IV\n\nOn examples\n\n",
        "Article {n}. Rule {n}\n\nWords.\n\n",
        "Article 4. Commencement\n\n1. This Law shall be enforced from 1 January 2012.\n\n2. {words}\n",
    ),
    "ru": (
        "Закон Республики Казахстан от 10 января 2011 года № 400-IV\n\nО примерах\n\n",
        "Статья {n}. Правило {n}\n\nСлова.\n\n",
        "Статья 4. Введение в действие\n\n1. Настоящий Закон вводится в действие с 1 января 2012 года.\n\n2. {words}\n",
    ),
    "kk": (
        "Мысалдар туралы\n\nҚазақстан Республикасының 2011 жылғы 10 қаңтардағы № 400-IV Заңы\n\n",
        "{n}-бап. Қағида {n}\n\nСөздер.\n\n",
        "4-бап. Қолданысқа енгізу\n\n1. Осы Заң 2012 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.\n\n2. {words}\n",
    ),
}


@pytest.mark.parametrize(
    ("lang", "words", "status"),
    [
        ("en", "Article 2 shall be in effect until January 1, 2020.", Status.REPEALED),
        ("en", "Article 2 shall cease to be in force from January 1, 2020.", Status.UNCERTAIN),
        ("en", "To suspend until January 1, 2021 the effect of Article 2.", Status.UNCERTAIN),
        ("ru", "Статья 2 действует до 1 января 2020 года.", Status.REPEALED),
        ("ru", "Статья 2 утрачивает силу с 1 января 2020 года.", Status.UNCERTAIN),
        ("ru", "Приостановить до 1 января 2021 года действие статьи 2.", Status.UNCERTAIN),
        ("kk", "2-бап 2020 жылғы 1 қаңтарға дейін қолданылады.", Status.REPEALED),
        ("kk", "2-бап 2020 жылғы 1 қаңтардан бастап күшін жояды.", Status.UNCERTAIN),
        ("kk", "2-баптың қолданысы 2021 жылғы 1 қаңтарға дейін тоқтатыла тұрсын.", Status.UNCERTAIN),
    ],
)
def test_the_end_of_an_article_in_the_act_s_own_final_words_is_never_silence(
    tmp_path: Path, lang: str, words: str, status: Status
) -> None:
    head, article, last = OWN[lang]
    path = tmp_path / "law.txt"
    articles = "".join(article.format(n=n) for n in (1, 2, 3))
    path.write_text(head + articles + last.format(words=words), encoding="utf-8")
    law = lawtime.read(path)
    assert law.article("2").as_of(DAY).status is status
    assert law.article("1").as_of(DAY).status is Status.IN_FORCE

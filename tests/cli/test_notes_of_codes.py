"""The note that an article of a code ends in is asked for, and listed, as an element of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

CODE = """Уголовный кодекс Республики Казахстан

Кодекс Республики Казахстан от 3 июля 2014 года № 226-V ЗРК.

Статья 339. Незаконное обращение

1. Незаконное добывание наказывается штрафом.

2. Те же деяния наказываются лишением свободы.

Примечание. Лицо, сдавшее двадцать предметов, освобождается.
"""
ACT = """О внесении изменений в некоторые законодательные акты Республики Казахстан

Закон Республики Казахстан от 10 мая 2016 года № 200-V ЗРК.

Статья 1. Внести изменения в следующие законодательные акты Республики Казахстан:

1. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года № 226-V:

1) часть вторую статьи 339 изложить в следующей редакции:

«2. Те же деяния наказываются строже.»;

2) в примечании к статье 339 слово «двадцать» заменить словом «тридцать».

Статья 2. Настоящий Закон вводится в действие с 1 июля 2016 года.
"""


def test_a_note_is_listed_and_changed_as_an_element(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("code.txt").write_text(CODE, encoding="utf-8")
    Path("act.txt").write_text(ACT, encoding="utf-8")
    files = ["--edition", "2016-01-01=code.txt", "act.txt"]
    assert "article 339 note" in run("as-of", "2016-08-01", *files, "--depth", "para").out
    note = run("as-of", "2016-08-01", *files, "--provision", "art_339__note").out
    assert "Примечание. Лицо, сдавшее тридцать предметов, освобождается." in note
    whole = run("as-of", "2016-08-01", *files, "--article", "339").out
    assert "2. Те же деяния наказываются строже.\n  Примечание. Лицо, сдавшее тридцать" in whole

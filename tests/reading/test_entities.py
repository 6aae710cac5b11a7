"""Entities in pages: none is defined by a page, none is fetched, and none grows."""

import time
from pathlib import Path

import pytest

from lawtime.reading.documents import read_document

LAW = "<p>Article 1. Goods</p><p>1. Goods are {}.</p>"
BOMB = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' if level else '<!ENTITY e0 "boom">' for level in range(10)
)


def text_of(page: str) -> str:
    return "\n".join(unit.line for unit in read_document(page, lang="en").walk() if unit.line)


@pytest.mark.parametrize(
    "page",
    [
        f"<?xml version='1.0'?><!DOCTYPE html [{BOMB}]><html><body>{LAW.format('&e9;')}</body></html>",
        f"<!DOCTYPE html [{BOMB}]><html><body>{LAW.format('&e9;')}</body></html>",
        f'<!DOCTYPE html [<!ENTITY e9 "{"a" * 100_000}">]><html><body>{LAW.format("&e9;" * 1_000)}</body></html>',
    ],
    ids=["billion laughs in XML", "billion laughs in HTML", "quadratic blow-up"],
)
def test_a_bomb_of_entities_stays_as_small_as_it_was_written(page: str) -> None:
    before = time.process_time()
    text = text_of(page)
    assert len(text) <= len(page)
    assert text.count("boom") <= page.count("boom")
    assert time.process_time() - before < 5


@pytest.mark.parametrize("where", ["file://{}", "{}"])
def test_an_external_entity_is_not_fetched(tmp_path: Path, where: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of this machine")
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY secret SYSTEM "{where.format(secret)}">'
        f'<!ENTITY % remote SYSTEM "http://127.0.0.1:1/evil.dtd"> %remote;]>'
        f"<html><body>{LAW.format('&secret;')}</body></html>"
    )
    document = read_document(page, lang="en")
    assert "the secret" not in "\n".join(unit.line for unit in document.walk())


def test_the_entities_of_html_are_read() -> None:
    assert "«goods»" in text_of(f"<html><body>{LAW.format('&laquo;goods&raquo;')}</body></html>")

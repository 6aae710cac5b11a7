"""Bytes become text, and what is wrong with them is said."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawtime.errors import ParseError
from lawtime.reading import sources
from lawtime.reading.sources import decode, read_source

RU = "Сноска. Статья 5 с изменением, внесенным Законом РК от 03.07.2013 № 124-V."
KK = "Ескерту. 5-бапқа өзгеріс енгізілді – ҚР 03.07.2013 № 124-V Заңымен."


@pytest.mark.parametrize("text", [RU, KK, "Footnote. Article 5 as amended.", "Статья 1\r\nтекст\rещё\n"])
@pytest.mark.parametrize(
    ("encoding", "mark", "codes"),
    [
        ("utf-8", b"", []),
        ("utf-8", codecs.BOM_UTF8, []),
        ("utf-16-le", codecs.BOM_UTF16_LE, ["encoding"]),
        ("utf-16-be", codecs.BOM_UTF16_BE, ["encoding"]),
        ("utf-32-le", codecs.BOM_UTF32_LE, ["encoding"]),
        ("utf-32-be", codecs.BOM_UTF32_BE, ["encoding"]),
    ],
)
def test_a_text_is_read_in_the_encoding_that_its_mark_names(
    text: str, encoding: str, mark: bytes, codes: list[str]
) -> None:
    source = decode("act.txt", mark + text.encode(encoding))
    assert source.text == text
    assert [finding.code for finding in source.findings] == codes


def test_windows_1251_is_guessed_and_the_guess_is_reported() -> None:
    source = decode("act.txt", RU.replace("№", "N").encode("cp1251"))
    assert source.text == RU.replace("№", "N")
    assert [(finding.code, finding.line) for finding in source.findings] == [("encoding-guessed", 1)]


@pytest.mark.parametrize("content", ["naïve café — 5 €".encode("cp1252"), b"abc \xe9\xff def"])
def test_bytes_that_are_not_plausible_cyrillic_are_not_guessed(content: bytes) -> None:
    source = decode("act.txt", content)
    assert {finding.code for finding in source.findings} == {"encoding"}
    assert "\ufffd" in source.text


def test_capitals_alone_are_too_little_to_guess_by() -> None:
    with pytest.raises(ParseError, match="cannot be read"):
        decode("act.txt", "АБВГД ЕЖЗИК ЛМНОП".encode("cp1251"))


def test_a_truncated_file_is_read_up_to_the_damage_and_the_place_is_named() -> None:
    content = f"{RU}\n{KK}".encode()[:-1]
    source = decode("act.txt", content + b"\xd0")
    assert source.text.startswith(RU)
    [finding] = source.findings
    assert finding.code == "encoding"
    assert finding.line == 2
    assert finding.span is not None
    assert set(source.text[slice(*finding.span)]) == {"\ufffd"}


def test_a_damaged_middle_leaves_the_rest() -> None:
    source = decode("act.txt", RU.encode() + b"\n\xff\xfe\xff\n" + KK.encode())
    assert RU in source.text
    assert KK in source.text
    assert [finding.line for finding in source.findings] == [2]


def test_a_replacement_character_that_the_author_wrote_is_no_damage() -> None:
    assert decode("act.txt", "a \ufffd b".encode()).findings == ()
    assert decode("act.txt", codecs.BOM_UTF8 + "a \ufffd b".encode()).findings == ()


def test_damage_behind_a_mark_is_reported() -> None:
    source = decode("act.txt", codecs.BOM_UTF8 + RU.encode()[:-2] + b"\xd0")
    assert [finding.code for finding in source.findings] == ["encoding"]
    assert [finding.code for finding in decode("a", codecs.BOM_UTF16_LE + b"a\x00b").findings] == [
        "encoding",
        "encoding",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02",
        b"PK\x03\x04\x14\x00\x08",
        b"%PDF-1.4 \x00",
        bytes(range(1, 32)) * 4,
        codecs.BOM_UTF16_LE + b"a\x00\x00\x00",
        b"\xff\x98\xfe\x98\xc0\xc1",
    ],
)
def test_what_is_no_text_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(ParseError) as caught:
        decode("act.bin", content)
    assert "act.bin is not a text" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\n \r\n", codecs.BOM_UTF8])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    assert [finding.code for finding in decode("act.txt", content).findings] == ["empty"]


def test_a_file_is_read_with_its_name_and_digest(tmp_path: Path) -> None:
    place = tmp_path / "закон.txt"
    place.write_bytes(RU.encode())
    source = read_source(place)
    assert (source.name, source.text) == (str(place), RU)
    assert source.sha256 == decode("", RU.encode()).sha256
    assert len(source.sha256) == 64


def test_a_missing_file_and_a_folder_are_left_to_the_caller_to_word(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_source(tmp_path / "none.txt")
    with pytest.raises(IsADirectoryError):
        read_source(tmp_path)


def test_a_file_beyond_the_bound_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 3 * 1024 * 1024)
    place = tmp_path / "huge.txt"
    with place.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    with pytest.raises(ParseError, match="larger than 3 MB"):
        read_source(place)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        source = decode("any", content)
    except ParseError:
        return
    assert len(source.text) <= len(content)
    for finding in source.findings:
        assert finding.span is None or set(source.text[slice(*finding.span)]) == {"\ufffd"}


@given(st.text(max_size=200))
def test_any_text_in_utf_8_comes_back_as_it_was(text: str) -> None:
    content = text.encode("utf-8", "ignore")
    try:
        source = decode("any", content)
    except ParseError:
        assert any(ord(letter) < 32 or letter == "\x7f" for letter in text)
        return
    assert source.text == content.decode("utf-8").removeprefix("\ufeff")

"""Bytes to text and back."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.errors import UnreadableError
from citelink.text.encodings import decode, encode

RUSSIAN = "Список литературы и источников по истории края, вышедших в Москве и Алма-Ате — «Наука», 1998. № 3"
KAZAKH = "Қазақстан тарихы: Ұлттық қозғалыс үшін өте маңызды кезең болды. Өзіңіз білесіз, әрі қарай һәм"
UKRAINIAN = "Список використаних джерел та літератури. Історія України є її давньою спадщиною."
ENGLISH = "Hopkirk P. The Great Game. London, 1990. Перевод с английского. The quick brown fox [1]."
CAPITALS = "СПИСОК ЛИТЕРАТУРЫ 1. ИВАНОВ И. И. ИСТОРИЯ КРАЯ. М., 1998."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, encoding) for encoding in ("cp1251", "utf-8", "utf-16-le", "utf-16-be", "mac-cyrillic")),
        *((RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"'), encoding) for encoding in ("cp866",)),
        *((RUSSIAN[:60], encoding) for encoding in ("koi8-r", "iso8859-5")),
        (KAZAKH, "kz1048"),
        *((UKRAINIAN, encoding) for encoding in ("cp1251", "koi8-u")),
        *((ENGLISH, encoding) for encoding in ("cp1251", "koi8-r", "cp866")),
        *((CAPITALS, encoding) for encoding in ("cp1251", "koi8-r", "cp866")),
        ("Литература: Иванов, 1998", "cp1251"),
        ("Müller, Über die Größe der Bücher – München 1999", "cp1252"),
        ("Références bibliographiques à l'œuvre", "cp1252"),
        ("Kaynakça: Türkiye'nin dış politikası için değişim ışığında", "cp1254"),
        ("Piśmiennictwo i źródła: Łódź, książki są również", "cp1250"),
        ("plain", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_text_and_bytes_come_back(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert encode(decoded) == text.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_byte_order_marks(encoding: str) -> None:
    mark = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
            "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}[encoding]  # fmt: skip
    data = mark + KAZAKH.encode(encoding)
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.bom) == (KAZAKH, encoding, True)
    assert encode(decoded) == data


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03" * 50,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        random.Random(1).randbytes(2000).replace(b"\0", b"\1"),
        bytes(random.Random(2).choices(range(0x80, 0x100), k=800)),
        "Қазақстан тарихы ".encode() * 20 + b"\xff" + b" abc",
        codecs.BOM_UTF16_LE + b"\x00\xd8\x41",
        b"abc \xff\xfe\x81\x8d def",
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(("this is", "the encoding"))


@given(st.binary(max_size=200))
def test_whatever_is_decoded_comes_back(data: bytes) -> None:
    try:
        decoded = decode(data)
    except UnreadableError:
        return
    assert encode(decoded) == data


@given(st.text(max_size=200))
def test_utf8_is_always_read_but_for_control_characters(text: str) -> None:
    if any(ord(character) < 0x20 or character == "\x7f" for character in text) or text.startswith("\ufeff"):
        return
    assert decode(text.encode("utf-8")).text == text

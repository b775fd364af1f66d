"""Bytes to text and back."""

from __future__ import annotations

import codecs
import json
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.errors import UnreadableError
from citelink.text.encodings import decode, encode, show_broken
from tests.benchmarks.encodings import by_citelink, noise, samples

RUSSIAN = "Список литературы и источников по истории края, вышедших в Москве и Алма-Ате — «Наука», 1998. № 3"
KAZAKH = "Қазақстан тарихы: Ұлттық қозғалыс үшін өте маңызды кезең болды. Өзіңіз білесіз, әрі қарай һәм"
UKRAINIAN = "Список використаних джерел та літератури. Історія України є її давньою спадщиною."
ENGLISH = "Hopkirk P. The Great Game. London, 1990. Перевод с английского. The quick brown fox [1]."
CAPITALS = "СПИСОК ЛИТЕРАТУРЫ 1. ИВАНОВ И. И. ИСТОРИЯ КРАЯ. М., 1998."
HUNGARIAN = "A felhasznált irodalom és források jegyzéke. Szűcs Jenő: A régi ország története. Győr, 1998."
GREEK = "Κατάλογος της βιβλιογραφίας και των πηγών. Αθήνα, 1998."
HEBREW = "רשימת הספרות והמקורות. כהן א. תולדות הארץ. ירושלים, 1998."
CHINESE = "参考文献和资料来源 1. 王小明. 中国西北地区史. 北京：人民出版社，1998."
FOREIGN = "Heidegger M. Gesamtausgabe. Т. 9. Wegmarken / под ред. F.-W. von Herrmann. Frankfurt, 2004. 488 с."
CENTURIES = "Рыбникова Б. 1971. Датированные надписи ХI-ХIV вв. Москва: Заря."
CAMELS = "Орлова, Нина С. 2003. Словарь терминов, стереотипное изд. Москва: КомАтлас."


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
        *((HUNGARIAN, encoding) for encoding in ("cp1250", "iso8859-2", "cp852")),
        *((GREEK, encoding) for encoding in ("cp1253", "iso8859-7", "cp737")),
        *((HEBREW, encoding) for encoding in ("cp1255", "iso8859-8", "cp862")),
        *((CHINESE, encoding) for encoding in ("gbk", "gb18030")),
        ("參考文獻和資料來源 王小明. 中國西北地區史. 臺北", "big5"),
        *(("参考文献および資料の一覧。田中太郎『日本の歴史』", encoding) for encoding in ("shift_jis", "euc-jp")),
        ("참고 문헌 및 자료 목록. 김영수. 우리나라의 역사. 서울", "euc-kr"),
        ("قائمة المراجع والمصادر المستعملة. القاهرة، 1998", "cp1256"),
        ("Naudotos literatūros ir šaltinių sąrašas. Žukauskas Č. Lietuvių krašto istorija", "cp1257"),
        *((f"{RUSSIAN}. Қасымов Ә. Қазақ хандығы.", encoding) for encoding in ("kz1048", "ptcp154")),
        ("Списак коришћене литературе. Ђорђевић Љ. Историја краја. Београд, 1998.", "cp1251"),
        *((FOREIGN, encoding) for encoding in ("cp1251", "koi8-r", "cp866")),
        *((CENTURIES, encoding) for encoding in ("cp1251", "kz1048", "koi8-r", "cp866")),
        *((CAMELS, encoding) for encoding in ("cp1251", "ptcp154", "koi8-r", "cp866")),
        *(
            (f"Miller R. The steppe and the sown. London, 1990. {at}", encoding)
            for at in ("С. 15-24.", "Т. 2.", "96 с.")
            for encoding in ("cp1251", "koi8-r")
        ),
        ("Miller R. The steppe and the sown. London, 1990. – Б. 15–24.", "cp1251"),
        *((f"A box of {size} is no ninth of a room. £825, not bad.", "cp1252") for size in ("3 × 4", "3×4", "9 ÷ 3")),
        ("BMFSFJ – Bundesministerium für Familie (1996): Handbuch der örtlichen Politik.", "cp1252"),
        *((RUSSIAN, encoding) for encoding in ("utf-32-le", "utf-32-be")),
        ("References and sources – a “short” list, the author’s own…", "cp1252"),
        ("plain", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_text_and_bytes_come_back(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert encode(decoded) == text.encode(encoding)


def test_what_tells_the_encoding_may_stand_far_back() -> None:
    text = "The history of the region was studied by many scholars.\n" * 5000 + RUSSIAN
    decoded = decode(text.encode("cp1251"))
    assert (decoded.text, decoded.encoding) == (text, "cp1251")


@pytest.mark.parametrize(("word", "encoding"), [("Größe", "cp1252"), ("Том", "cp1251"), ("Қазақ", "kz1048")])
def test_one_word_again_and_again_is_no_noise(word: str, encoding: str) -> None:
    text = json.dumps([{"title": f"{word} {number}", "year": 1998} for number in range(40)], ensure_ascii=False)
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RUSSIAN, "kz1048", "cp1251"),
        (RUSSIAN[:60], "koi8-u", "koi8-r"),
        ("Références bibliographiques à l'œuvre".replace("œ", "oe"), "iso8859-1", "cp1252"),
        ("He said «so» and left — for good.", "cp1252", "cp1252"),
        ("참고 문헌 및 자료 목록. 김영수. 우리나라의 역사. 서울", "euc-kr", "cp949"),
    ],
)
def test_of_two_names_for_the_same_text_the_usual_one_is_given(text: str, encoding: str, name: str) -> None:
    assert decode(text.encode(encoding)).encoding == name


# Told wrongly although the text is whole: Spanish in cp850 as cp437 (Á), Estonian in iso8859-4 as iso8859-13 (ž).
WRONG = {("es", "cp850"), ("et", "iso8859-4")}


def test_whole_texts_are_read_in_every_encoding_of_their_language() -> None:
    wrong = {
        (sample.language, sample.encoding)
        for sample in samples()
        if sample.size == "whole" and by_citelink(sample.data) != sample.text
    }
    assert wrong == WRONG


def test_noise_is_refused() -> None:
    assert sum(by_citelink(data) is not None for data in noise()) <= 2


def test_utf8_needs_no_detector() -> None:
    code = "import sys; from citelink.text.encodings import decode; decode('Қазақстан'.encode())"
    done = subprocess.run([sys.executable, "-c", f"{code}; print('chardet' in sys.modules)"], capture_output=True)
    assert done.stdout.strip() == b"False", done.stderr


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
        # Every seventh byte lost; half in another encoding.
        bytes(byte for at, byte in enumerate((KAZAKH * 9).encode()) if at % 7),
        KAZAKH.encode() * 3 + RUSSIAN.encode("cp1251") * 2,
        codecs.BOM_UTF16_LE + b"\x00\xd8\x41",
        b"abc \xff\xfe\x81\x8d def",
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(("this is", "the encoding"))


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (f"{KAZAKH}т".encode()[:-1], f"{KAZAKH}\ufffd"),
        ("Список источников".encode() + b"\xff\xfe abc", "Список источников\ufffd\ufffd abc"),
        ("The Great Game — a “history”".encode() + b" \x93", "The Great Game — a “history” \ufffd"),
        ("Größe und Maß, über ".encode() + b"\xc3 alles", "Größe und Maß, über \ufffd alles"),
        ("参考文献。".encode()[:-1] + "王小明".encode(), "参考文献\ufffd\ufffd王小明"),
        (codecs.BOM_UTF8 + "Әдебиет ".encode() + b"\xd2.", "Әдебиет \ufffd."),
        # Nothing is broken: a replacement character that somebody else put there.
        ("Библио\ufffdграфия".encode(), "Библио\ufffdграфия"),
    ],
)
def test_a_few_broken_bytes_do_not_cost_the_text(data: bytes, shown: str) -> None:
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert show_broken(decoded.text) == shown
    assert encode(decoded) == data


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

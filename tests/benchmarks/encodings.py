"""How many texts are read in the encoding they are in: by citelink, and by chardet alone.

The texts are hand-written, the same eight lines in 44 languages (tests/text/samples), each in every encoding that was
in use for its language and holds it: line by line, three lines at a time, whole, and the Cyrillic lines in capitals.
Right is the same text, whatever the encoding is called; refused is better than wrong.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import chardet

from citelink.errors import UnreadableError
from citelink.text.encodings import decode

TEXTS = Path(__file__).parent.parent / "text" / "samples"
SIZES = ("line", "capitals", "three lines", "whole")
_EVERY = " ".join(sorted(path.stem for path in TEXTS.glob("*.txt")))
_WESTERN = "de fr es pt it nl sv da no fi"
# What was in use: the encodings, and the languages whose texts they hold; kk-ru is Kazakh typed with Russian letters.
FAMILIES = {
    "Cyrillic": [("cp1251", "ru kk-ru uk be bg sr mk"), ("koi8-r", "ru kk-ru bg"), ("koi8-u", "ru uk"),
                 ("cp866", "ru kk-ru")],
    "Kazakh and kin": [("kz1048", "kk ky mn ru"), ("ptcp154", "kk ky tt uz ru"), ("koi8-t", "tg")],
    "Cyrillic, rare": [("iso8859-5", "ru kk-ru be uk bg sr mk"), ("mac-cyrillic", "ru kk-ru uk be bg sr mk"),
                       ("cp855", "ru bg sr mk"), ("cp1125", "uk ru")],
    "Western": [("cp1252 iso8859-1 iso8859-15", f"en {_WESTERN}")],
    "Western, DOS and Mac": [("cp850 mac-roman", _WESTERN), ("cp437", "de fr es it sv fi")],
    "Central European": [("cp1250 iso8859-2", "pl cs sk hu ro hr sl de")],
    "the same, DOS and Mac": [("cp852", "pl cs sk hu ro hr sl"), ("mac-latin2", "pl cs sk hu hr sl")],
    "Baltic": [("cp1257 iso8859-13 iso8859-4 cp775", "lv lt et")],
    "Turkish": [("cp1254 iso8859-9 mac-turkish cp857", "tr")],
    "Greek": [("cp1253 iso8859-7 mac-greek cp737 cp869", "el")],
    "Hebrew, Arabic": [("cp1255 iso8859-8 cp862", "he"), ("cp1256", "ar fa"), ("iso8859-6 cp720", "ar")],
    "Thai, Vietnamese": [("cp874 tis-620", "th"), ("cp1258", "vi")],
    "Chinese": [("gb18030 gbk", "zh zh-Hant"), ("gb2312", "zh"), ("big5", "zh-Hant")],
    "Japanese, Korean": [("shift_jis cp932 euc-jp", "ja"), ("euc-kr cp949 johab", "ko")],
    "UTF-8": [("utf-8 utf-8-sig", _EVERY)],
    "UTF-16, UTF-32": [("utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be", _EVERY)],
}  # fmt: skip
_PLAIN = str.maketrans({
    "«": '"', "»": '"', "„": '"', "“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "…": "...", "№": "N", "€": "EUR",
    "£": "GBP", "©": "(c)", "\u200c": None,
})  # fmt: skip
_RUSSIAN_LETTERS = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Sample:
    """A text, and its bytes in an encoding; `size` is one of SIZES."""

    family: str
    language: str
    encoding: str
    size: str
    text: str
    data: bytes


def samples() -> Iterator[Sample]:
    """Every text in every encoding of its language, in every size; what is ASCII alone is left out."""
    texts = {path.stem: path.read_text("utf-8").splitlines() for path in sorted(TEXTS.glob("*.txt"))}
    texts["kk-ru"] = [line.translate(_RUSSIAN_LETTERS) for line in texts["kk"]]
    for family, rows in FAMILIES.items():
        for encodings, languages in rows:
            for encoding, language in product(encodings.split(), languages.split()):
                for size, text in _pieces(texts[language], capitals="Cyrillic" in family or "Kazakh" in family):
                    if (held := _held(text, encoding)) and not held[0].isascii():
                        yield Sample(family, language, encoding, size, *held)


def _pieces(lines: list[str], *, capitals: bool) -> Iterator[tuple[str, str]]:
    yield from (("line", line) for line in lines)
    yield from (("capitals", line.upper()) for line in lines if capitals)
    yield from (("three lines", "\n".join(lines[start : start + 3])) for start in (0, 3, 5))
    yield "whole", "\n".join(lines)


def _held(text: str, encoding: str) -> tuple[str, bytes] | None:
    """`text`, its typographic signs made plain where that is needed, and its bytes in `encoding`; None: it has not all
    the letters."""
    text = _with_loose_tones(text) if encoding == "cp1258" else text
    for wording in (text, text.translate(_PLAIN)):
        try:
            return wording, wording.encode(encoding)
        except UnicodeEncodeError:
            continue
    return None


def _with_loose_tones(text: str) -> str:
    """Vietnamese as cp1258 has it: tones behind their letters, other marks in them."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(
        character if character in _TONES else unicodedata.normalize("NFC", character)
        for character in _marks_before_tones(apart)
    )


def _marks_before_tones(text: str) -> list[str]:
    """Letters with their marks but the tones, and the tones, one by one."""
    parts: list[str] = []
    letter = -1
    for character in text:
        if unicodedata.combining(character) and character not in _TONES and letter >= 0:
            parts[letter] += character
        else:
            letter = letter if character in _TONES else len(parts)
            parts.append(character)
    return parts


def noise() -> Iterator[bytes]:
    """Bytes that are no text, without the NULs and control characters that would give them away."""
    chance = random.Random(5)
    high, printable = range(0x80, 0x100), range(0x20, 0x7F)
    for length, _ in product((40, 100, 400, 2_000), range(25)):
        yield bytes(chance.choices(high, k=length))
        yield bytes(chance.choices([*printable, *high], k=length))


def by_citelink(data: bytes) -> str | None:
    """The text of `data`; None where citelink refuses it."""
    try:
        return decode(data).text
    except UnreadableError:
        return None


def by_chardet(data: bytes) -> str | None:
    """The text of `data` in the encoding chardet finds likeliest; None where it finds none that fits."""
    encoding = chardet.detect(data, compat_names=False, prefer_superset=False)["encoding"]
    try:
        return None if encoding is None else data.decode(encoding)
    except UnicodeDecodeError:
        return None


def report() -> None:
    """Print, for each family and size, how many samples are right, refused and wrong."""
    readers: dict[str, Callable[[bytes], str | None]] = {"citelink": by_citelink, "chardet alone": by_chardet}
    counts = {name: _count(reader) for name, reader in readers.items()}
    print("right / refused / wrong " + " " * 16 + "".join(f"{name:>20}" for name in readers))
    for family, size in product([*FAMILIES, "all"], SIZES):
        if any(counts["citelink"][family, size, outcome] for outcome in ("right", "refused", "wrong")):
            cells = (
                " / ".join(str(counts[name][family, size, outcome]) for outcome in ("right", "refused", "wrong"))
                for name in readers
            )
            print(f"{family:26}{size:14}" + "".join(f"{cell:>20}" for cell in cells), flush=True)
    for name, reader in readers.items():
        outcomes = [reader(data) for data in noise()]
        print(f"noise refused by {name}: {outcomes.count(None)} of {len(outcomes)}")


def _count(reader: Callable[[bytes], str | None]) -> Counter[tuple[str, str, str]]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for sample in samples():
        read = reader(sample.data)
        outcome = "refused" if read is None else "right" if read == sample.text else "wrong"
        counts[sample.family, sample.size, outcome] += 1
        counts["all", sample.size, outcome] += 1
    return counts


if __name__ == "__main__":
    report()

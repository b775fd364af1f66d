"""Words: what the labeller keeps of a word and of the signs between two words, worked out once for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from zlib import crc32

import numpy as np

from citelink.languages.vocabulary import reference_words
from citelink.parsing.labeller.kernel import KERNEL, Array
from citelink.parsing.labeller.tables import Table
from citelink.parsing.labeller.tokens import EDGE, HAN, squeeze
from citelink.parsing.words import months, words
from citelink.text.patterns import late

# Classes of words by what they do in a stretch of text; the rest announces something (`vol`, `in`, a month).
NONE, INITIAL, LOWER, CAPITAL, NUMBER, YEAR, IDEOGRAPH, CUE = range(8)
_HAN = late(f"[{HAN}]")
# The bounds in which the model learnt them.
_YEAR = re.compile(r"1[4-9]\d\d|20[0-4]\d")
_SHORT_SHAPES = frozenset(["A", "cA", "AA", "cAA"])
_LONGEST_PART, _LONGEST = 4, 12
_LOWER_SHAPES = frozenset(["aaaa", "caaaa", "aA", "caA"])


def number(text: str) -> int:
    """A number that stands for `text`, the same on every machine."""
    return crc32(text.encode("utf-8", "surrogatepass"))


@cache
def _cues() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("page", "volume", "issue", "editors", "translators", "theses", "laws", "et_al"):
        for word in words(kind):
            if " " not in word:
                found.setdefault(word, kind[:3])
    found.update(dict.fromkeys(months(), "mon"))
    found.update((part, "in") for words_before in reference_words().host_words for part in words_before.split())
    return found


def shape(word: str) -> str:
    """The outer form of a word: script, capitals, length of a number."""
    first = word[0]
    if first.isdigit():
        if len(word) == 4:
            return "Y" if _YEAR.fullmatch(word) else "9999"
        return "9" * min(len(word), 5)
    if first == EDGE:
        return first
    if first >= HAN[0]:
        if "\ue000" <= first <= "\ue004":
            return first
        if _HAN.match(first):
            return "K" + str(min(len(word), 4))
    script = "c" if "\u0400" <= first <= "\u052f" else ""
    if len(word) == 1:
        return script + ("A" if first.isupper() else "a")
    if word.isupper():
        return script + "A" * min(len(word), 4)
    if word.islower():
        return script + ("aa" if len(word) < 4 else "aaaa")
    if first.isupper():
        return script + ("Aa" if len(word) < 4 else "Aaaa" if word[1:].islower() else "AaA")
    return script + "aA"


def word_class(form: str, kind: str) -> int:
    """What a word of the shape `form` that announces a `kind` of thing (see `cue`) does in a stretch."""
    if form == "Y":
        return YEAR
    if form[0] == "9":
        return NUMBER
    if kind:
        return CUE
    if form in _SHORT_SHAPES:
        return INITIAL
    if form in _LOWER_SHAPES:
        return LOWER
    if form[0] == "K":
        return IDEOGRAPH
    return CAPITAL if "A" in form else NONE


def word_rows(texts: Sequence[str]) -> Array:
    """The numbers of words in the order of `WORD_COLUMNS`."""
    lows = [text.lower() for text in texts]
    kinds = map(_cues().get, lows, repeat(""))
    forms = _FORMS.find([(shape(text), kind, text[0].isupper()) for text, kind in zip(texts, kinds, strict=True)])
    rows: Array = _FORMS.rows.take(forms, axis=0)
    spell(lows, rows)
    rows[:, _W["length"]] = np.minimum(np.fromiter(map(len, lows), np.uint32, len(lows)), _LONGEST)
    numeric = np.flatnonzero(np.isin(rows[:, _W["class"]], (YEAR, NUMBER)))
    rows[:, _W["paired"]] = rows[:, _W["low"]]
    rows[numeric, _W["paired"]] = rows[numeric, _W["shape"]]
    rows[numeric, _PARTS] = 0
    rows[numeric, _W["p1"]] = [number(f"{low[:2]}/{len(low)}") for low in (lows[n] for n in numeric.tolist())]
    return rows


def _form_rows(forms: Sequence[tuple[str, str, bool]]) -> Array:
    """What the rows of words of these shapes, kinds (see `_cues`) and beginnings have in common."""
    rows = np.zeros((len(forms), len(WORD_COLUMNS)), np.uint32)
    for row, (form, kind, capital) in zip(rows, forms, strict=True):
        outer, said = number(form), number(kind) if kind else 0
        row[[_W[name] for name in ("shape", "form", "class", "cue", "in", "capital")]] = (
            outer, said or outer, word_class(form, kind), said, kind == "in", capital,
        )  # fmt: skip
    return rows


def spell(lows: list[str], rows: Array) -> None:
    """Write to `rows` the number of each word (in lower case), those of its first letter, its first two, three and
    four, and of the last ones; of a part that is the word itself its length."""
    if KERNEL is not None:
        KERNEL.spell(lows, rows, _W["low"], _W["p1"])
        return
    rows[:, _W["low"]] = [number(low) for low in lows]
    rows[:, _PARTS] = [[*_parts(low, 1), *_parts(low, -1)] for low in lows]


def _parts(low: str, step: int) -> list[int]:
    sizes = range(1, _LONGEST_PART + 1)
    return [n if n >= len(low) else number(low[:n] if step > 0 else low[-n:]) for n in sizes]


WORD_COLUMNS = (
    "low",
    "shape",
    "form",
    "p1",
    "p2",
    "p3",
    "p4",
    "e1",
    "e2",
    "e3",
    "e4",
    "length",
    "paired",
    "class",
    "cue",
    "in",
    "capital",
)

_W = {name: column for column, name in enumerate(WORD_COLUMNS)}
_PARTS = slice(_W["p1"], _W["e4"] + 1)
_FORMS: Table[tuple[str, str, bool]] = Table(_form_rows, len(WORD_COLUMNS))

_CLASSES = (
    "none", " ", ". ", ".", ", ", ": ", "; ", " (", "( other", ")", "-", " - ", "//", " / ", "quote", "[", "?",
    "other", "edge",
)  # fmt: skip
_CLASS = {name: index for index, name in enumerate(_CLASSES)}
GAP_CLASSES = len(_CLASSES)
_SIGNS = (
    (EDGE, "edge"), ("//", "//"), ("/", " / "), ("«", "quote"), ("»", "quote"), ('"', "quote"), ("[", "["), ("]", "["),
    ("(", "( other"), (")", ")"), ("?", "?"), ("!", "?"), (";", "; "), (":", ": "),
)  # fmt: skip
# What a gap does to a stretch: nothing; ends it; is a single stop, which ends it unless an initial or a small letter
# is near.
RUNS_ON, STOP, BARE_STOP, ENDS = range(4)
_STRONG = frozenset(".,:;()[]/\"'«»?!|„\n")


def gap_class(gap: str) -> int:
    """The class of the signs between two tokens, which decides what a change of label costs."""
    if gap == "":
        return _CLASS["none"]
    if gap in _CLASS:
        return _CLASS[gap]
    for sign, name in _SIGNS:
        if sign in gap:
            return _CLASS[name]
    if "-" in gap:
        return _CLASS["-" if gap == "-" else " - "]
    if "," in gap:
        return _CLASS[", "]
    return _CLASS[". " if "." in gap else "other"]


def gap_end(gap: str) -> int:
    """Whether a gap ends a stretch."""
    bare = gap.strip()
    if not bare or gap in ("'", "-"):
        return RUNS_ON
    if bare == ".":
        return BARE_STOP if gap == "." else STOP
    return ENDS if bare in ("-", "--", ".-") or any(c in _STRONG for c in gap) else RUNS_ON


def gap_rows(gaps: Sequence[str]) -> Array:
    """The numbers of the signs between two words, in the order of `GAP_COLUMNS`."""
    return np.array([_gap_row(gap if gap == EDGE else squeeze(gap)) for gap in gaps], np.uint32)


def _gap_row(gap: str) -> tuple[int, ...]:
    quotes = gap.count('"')
    single = len(gap) > 1
    opened = gap.count("«") + gap.count("„") + (single and gap.endswith("'"))
    closed = gap.count("»") + (single and gap.startswith("'"))
    return (number(gap), gap_class(gap), gap_end(gap), int("//" in gap), int(" / " in gap), int(":" in gap), quotes,
            opened, closed, gap.count("("), gap.count(")"), gap.count("["), gap.count("]"))  # fmt: skip


GAP_COLUMNS = (
    "gap",
    "class",
    "end",
    "host",
    "slash",
    "colon",
    "quotes",
    "opened",
    "closed",
    "round",
    "unround",
    "square",
    "unsquare",
)

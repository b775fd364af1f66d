"""Words: what the labeller keeps of a word and of the signs between two words, worked out once for each."""

from __future__ import annotations

import re
from functools import cache
from zlib import crc32

from citelink.languages.vocabulary import reference_words
from citelink.parsing.labeller.tokens import HAN
from citelink.parsing.words import months, words

# Classes of words by what they do in a stretch of text; the rest announces something (`vol`, `in`, a month).
NONE, INITIAL, LOWER, CAPITAL, NUMBER, YEAR, IDEOGRAPH, CUE = range(8)
_HAN = re.compile(f"[{HAN}]")
# The bounds in which the model learnt them.
_YEAR = re.compile(r"1[4-9]\d\d|20[0-4]\d")
_SHORT_SHAPES = frozenset(["A", "cA", "AA", "cAA"])
_LONGEST_PART = 4
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


def cue(word: str) -> str:
    """The kind of announcing word that `word` is (`pag`, `vol`, `edi`, `in`, `mon` ...), or ""."""
    return _cues().get(word.lower(), "")


def shape(word: str) -> str:
    """The outer form of a word: script, capitals, length of a number."""
    first = word[0]
    if first.isdigit():
        if len(word) == 4:
            return "Y" if _YEAR.fullmatch(word) else "9999"
        return "9" * min(len(word), 5)
    if "\ue000" <= first <= "\ue004" or first == "\n":
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


def word_row(word: str) -> tuple[int, ...]:
    """The numbers of a word in the order of `WORD_COLUMNS`."""
    low, form, kind = word.lower(), shape(word), cue(word)
    whole, outer, said = number(low), number(form), number(kind) if kind else 0
    numeric = low[0].isdigit()
    parts = [number(f"{low[:2]}/{len(low)}"), *[0] * 7] if numeric else _parts(low)
    paired = outer if numeric else whole
    capital = int(word[0].isupper())
    return (whole, outer, said or outer, *parts, min(len(low), 12), paired,
            word_class(form, kind), said, int(kind == "in"), capital)  # fmt: skip


def _parts(low: str) -> list[int]:
    """The numbers of the first letter, the first two, three and four, and of the last ones; of a part that is the
    word itself its length."""
    size = len(low)
    if size <= _LONGEST_PART:
        sizes, whole = range(1, size), range(size, _LONGEST_PART + 1)
        return [*[number(low[:n]) for n in sizes], *whole, *[number(low[-n:]) for n in sizes], *whole]
    if not low.isascii():
        return [number(low[:1]), number(low[:2]), number(low[:3]), number(low[:4]),
                number(low[-1:]), number(low[-2:]), number(low[-3:]), number(low[-4:])]  # fmt: skip
    # The same without encoding each part.
    signs = low.encode()
    return [crc32(signs[:1]), crc32(signs[:2]), crc32(signs[:3]), crc32(signs[:4]),
            crc32(signs[-1:]), crc32(signs[-2:]), crc32(signs[-3:]), crc32(signs[-4:])]  # fmt: skip


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

_CLASSES = (
    "none", " ", ". ", ".", ", ", ": ", "; ", " (", "( other", ")", "-", " - ", "//", " / ", "quote", "[", "?",
    "other", "edge",
)  # fmt: skip
_CLASS = {name: index for index, name in enumerate(_CLASSES)}
GAP_CLASSES = len(_CLASSES)
_SIGNS = (
    ("\n", "edge"), ("//", "//"), ("/", " / "), ("«", "quote"), ("»", "quote"), ('"', "quote"), ("[", "["), ("]", "["),
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


def gap_row(gap: str) -> tuple[int, ...]:
    """The numbers of the signs between two words."""
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

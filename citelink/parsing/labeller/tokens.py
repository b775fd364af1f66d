"""Tokens: a reference as words and numbers with the punctuation between them.

A field ends where punctuation stands, so the signs between two words are kept as one `gap`, and the words stay bare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from citelink.parsing.labeller.kernel import KERNEL
from citelink.text.patterns import late

# What stands before and behind a reference where it is a row of tokens; no plain view holds it.
EDGE = "\n"
HAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
# The apostrophe that counts as a letter; a plain view holds none.
LETTER_APOSTROPHE = "\u02bc"
# What `cut_tail` found stands in the text as one sign of the private use area.
CUT_SIGNS = {"URL": "\ue001", "DOI": "\ue002", "accessed": "\ue003", "medium": "\ue004", "other": "\ue000"}
# What most tokens are stands first; what begins one token begins no other.
_TOKEN = late(rf"([^\W\d_{HAN}]+(?:['-][^\W\d_{HAN}]+)*|\d+|[\ue000-\ue004]|[{HAN}]+)")
_SPACES = re.compile(r"\s+")
# A reference has thirty tokens; what stands behind so many is no part of its description.
MOST_TOKENS = 600
_LONGEST_GAP = 8


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a reference, the offset of each, and the gaps: `gaps[i]` stands before word i, the last one behind
    the last word. What a gap means its squeezed form says."""

    words: list[str]
    starts: list[int]
    gaps: list[str]


def tokenize(view: str) -> Tokens:
    """The tokens of a plain view of a reference (see `letters.plain`)."""
    if KERNEL is not None and (found := KERNEL.tokenize(view, classes())):
        words, starts, gaps, longest = found
    else:
        parts = _TOKEN.split(view)
        words, gaps = parts[1::2], parts[0::2]
        starts = list(accumulate(map(len, parts)))[:-1:2]
        longest = max(map(len, gaps))
    if len(words) > MOST_TOKENS:
        words, starts, gaps = words[:MOST_TOKENS], starts[:MOST_TOKENS], gaps[: MOST_TOKENS + 1]
    if longest > _LONGEST_GAP:
        # Short ones are squeezed where they are looked up, once for each that is met.
        gaps = [squeeze(gap) for gap in gaps]
    return Tokens(words, starts, gaps)


@cache
def classes() -> bytes:
    """The classes of characters that the kernel asks for, by code point; of rare ones beyond 16 bits there is none."""
    found = bytearray(1 << 16)
    characters = "".join(map(chr, range(len(found))))
    for number, expression in enumerate(
        (rf"[^\W\d_{HAN}]+", r"\d+", "[\ue000-\ue004]+", f"[{HAN}]+", LETTER_APOSTROPHE), 1
    ):
        for match in re.finditer(expression, characters):
            found[match.start() : match.end()] = bytes([number]) * len(match[0])
    return bytes(found)


def squeeze(gap: str) -> str:
    """A gap in few forms: spaces made one, and no longer than what a style can mean by it."""
    return _SPACES.sub(" ", gap)[:_LONGEST_GAP]

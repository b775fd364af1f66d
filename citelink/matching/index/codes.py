"""The numbers under which the index knows texts: codes of 5-grams, and keys of pairs of fields.

Both fit into 40 bits, so that a key and the place of an entry make one 64-bit number, and sorting numbers is fast.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint64]

GRAM = 5
PLACE_BITS = 24
MOST_PLACES = 1 << PLACE_BITS
PLACE_MASK = np.uint64(MOST_PLACES - 1)
_SHIFT = np.uint64(PLACE_BITS)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_OTHER_MULTIPLIER = np.uint64(0xC2B2AE3D27D4EB4F)
_KEY_SHIFT = np.uint64(64 - 40)
_BETWEEN = "\0"
_LATIN = "abcdefghijklmnopqrstuvwxyz0123456789"


def _letter_table() -> NDArray[np.uint32]:
    """6 bits for each code point: exact for Latin letters and digits, which skeletons are made of; 0 stands between
    texts; other letters share the rest."""
    points = np.arange(1 << 16, dtype=np.uint32)
    table = (points % 27 + 37).astype(np.uint32)
    for number, letter in enumerate(_LATIN, 1):
        table[ord(letter)] = number
    table[0] = 0
    return table


_TABLE = _letter_table()


def gram_codes(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The codes of all 5-grams of `texts` in their order, repeated ones too, and the position of each one's text.

    Texts of fewer than five letters have none."""
    joined = _BETWEEN.join(texts)
    points = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32)
    if len(points) < GRAM:
        return np.zeros(0, np.uint32), np.zeros(0, np.int64)
    letters = _TABLE[points & np.uint32(0xFFFF)]
    size = len(letters) - GRAM + 1
    codes = letters[:size].copy()
    whole = letters[:size] != 0
    for at in range(1, GRAM):
        part = letters[at : at + size]
        codes <<= np.uint32(6)
        codes |= part
        whole &= part != 0
    owners = np.repeat(np.arange(len(texts)), np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts)))
    return codes[whole], owners[:size][whole]


def number_of(word: str) -> int:
    """A number for a word (a surname, a volume), the same on every machine."""
    return crc32(word.encode("utf-8", "replace"))


def numbers_of(words: Iterable[str]) -> Codes:
    """The numbers of several words."""
    return np.fromiter((crc32(word.encode("utf-8", "replace")) for word in words), np.uint64)


def pair_keys(kind: int, first: Codes, second: Codes, third: Codes | None = None) -> Codes:
    """The keys of the pairs (or triples) of one kind; the arrays are broadcast against each other."""
    mixed = (first + np.uint64(kind)) * _MULTIPLIER
    mixed = (mixed ^ (mixed >> np.uint64(29)) ^ second) * _OTHER_MULTIPLIER
    if third is not None:
        mixed = (mixed ^ (mixed >> np.uint64(31)) ^ third) * _MULTIPLIER
    mixed ^= mixed >> np.uint64(32)
    keys: Codes = (mixed * _OTHER_MULTIPLIER) >> _KEY_SHIFT
    return keys


def pack(keys: NDArray[np.generic], places: NDArray[np.generic]) -> Codes:
    """Keys and places as numbers that sort by key, then by place."""
    packed: Codes = (keys.astype(np.uint64) << _SHIFT) | places.astype(np.uint64)
    return packed


def unpack(packed: Codes) -> tuple[Codes, NDArray[np.uint32]]:
    """The keys and the places of packed numbers."""
    return packed >> _SHIFT, (packed & PLACE_MASK).astype(np.uint32)

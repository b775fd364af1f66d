"""Which legacy encoding a text is in: chardet's order, with our own rules where those know better.

What an encoding gives must look like text. Cyrillic readings are compared by how they look (`plausibility`), words in
capitals are looked at in small letters, and encodings that differ in a few letters are told by these.
docs/decisions/encodings.md has the figures.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence

from citelink.text.plausibility import (
    beyond_russian,
    cyrillic_quality,
    has_sign_in_word,
    is_ascii_but_designations,
    is_ascii_but_signs,
    is_misread_latin,
    letters_of_one_language,
    one_alphabet,
    sign_share,
)

# What chardet is asked for. Left out: EBCDIC, and what is written in ASCII alone (UTF-7, HZ, ISO 2022).
_CYRILLIC = (
    "cp1251", "koi8-r", "cp866", "kz1048", "koi8-u", "iso8859-5", "mac-cyrillic",
    "ptcp154", "koi8-t", "cp855", "cp1125",
)  # fmt: skip
_OTHERS = (
    "cp1252", "cp850", "cp858", "cp437", "mac-roman", "iso8859-1", "iso8859-3", "iso8859-15",  # Western
    "cp1250", "iso8859-2", "iso8859-16", "cp852", "mac-latin2",  # Central European
    "cp1257", "iso8859-4", "iso8859-10", "iso8859-13", "cp775",  # Baltic
    "cp1254", "iso8859-9", "cp857", "mac-turkish", "cp1258",  # Turkish, Vietnamese
    "cp1253", "iso8859-7", "cp737", "cp869", "mac-greek",
    "cp1255", "iso8859-8", "cp862", "cp1256", "iso8859-6", "cp720", "cp874", "tis-620",  # Hebrew, Arabic, Thai
    "gb18030", "big5hkscs", "cp932", "shift_jis_2004", "euc_jis_2004", "euc_kr", "cp949", "johab",
)  # fmt: skip
# They differ in the letters alone that Russian has not.
_KIN = ("cp1251", "kz1048", "ptcp154")
# Taken for their kin where the text is the same: better known, and with more room for what is written into a copy.
_USUAL = (
    "cp1252", "cp1251", "koi8-r", "cp866", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "cp949",
)  # fmt: skip

# Noise gets confidences up to 0.04 from chardet, text less than that only where it uses few bytes beyond ASCII.
_NOISE = 0.04
_FEW, _NOISE_OF_FEW = 8, 0.01
_ASCII = bytes(range(0x80))


def likely_encodings(sample: bytes) -> Iterator[str]:
    """The encodings that the bytes of `sample` may be in, the likeliest first; none where they are no text.

    They are Python names of legacy encodings; `sample` is neither ASCII nor Unicode."""
    for encoding in _candidates(sample):
        text = _reading(sample, encoding)
        if text and sign_share(text) < 0.25:
            # The usual encoding of those that mean the same text.
            yield next((usual for usual in _USUAL if _reading(sample, usual) == text), encoding)


def _candidates(sample: bytes) -> Iterator[str]:
    if (text := _reading(sample, "cp1252")) and is_ascii_but_signs(text):
        yield "cp1252"
    else:
        yield from (encoding for encoding in _CYRILLIC[:3] if is_ascii_but_designations(_reading(sample, encoding)))
    found = _detected(sample)
    surest = max(found.values(), default=0.0)
    likely = [encoding for encoding in found if 2 * found[encoding] >= surest][:3]
    if capitals := _capitals(sample, max(surest, _NOISE)):
        yield capitals
    elif surest < _NOISE:
        yield from _by_looks(sample, found)
        return
    elif likely[0] in _CYRILLIC or is_misread_latin(_reading(sample, likely[0])):
        yield from _cyrillic(sample, list(found), least=1)
    yield from (encoding for encoding in likely if encoding not in _CYRILLIC)


def _detected(sample: bytes) -> dict[str, float]:
    """The encodings chardet thinks of, each with its confidence, the best first."""
    import chardet  # slow to import, and most files are UTF-8

    # The blank keeps a text that begins with BM from being taken for a picture.
    found = chardet.detect_all(
        b" " + sample, compat_names=False, prefer_superset=False, include_encodings=(*_CYRILLIC, *_OTHERS)
    )
    return {one["encoding"]: one["confidence"] for one in found if one["encoding"] is not None}


def _by_looks(sample: bytes, found: Mapping[str, float]) -> Iterator[str]:
    """The encodings whose reading of `sample` looks like words, although chardet is no surer than of noise."""
    few = len({*sample.translate(None, _ASCII)}) <= _FEW
    best = next(iter(found), None)
    yield from _cyrillic(sample, list(found), least=2 if few and best in _CYRILLIC else 8)
    if few and best is not None and found[best] >= _NOISE_OF_FEW:
        text = _reading(sample, "cp1252")
        if text and not has_sign_in_word(text) and not is_misread_latin(text):
            yield "cp1252"
        if best not in _CYRILLIC:
            yield best


def _capitals(sample: bytes, confidence: float) -> str | None:
    """The Cyrillic encoding in which `sample` is written in capitals, if it is.

    chardet knows words in small letters alone. So it gets each reading that is in capitals in small ones, and is
    believed where it is surer of one of them than it was, `confidence`, of the bytes as they are."""
    best = None
    for encoding in _CYRILLIC:
        text = _reading(sample, encoding)
        if 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text)) and cyrillic_quality(text) >= 0.6:
            sure = _detected(text.lower().encode(encoding, "ignore")).get(encoding, 0.0)
            if sure > confidence:
                best, confidence = encoding, sure
    return best


def _cyrillic(sample: bytes, ranking: Sequence[str], least: int) -> Iterator[str]:
    """The Cyrillic encodings whose reading of `sample` looks about the best, in chardet's order.

    `least` is what `cyrillic_quality` asks for."""
    readings = {encoding: text for encoding in _CYRILLIC if (text := _reading(sample, encoding))}
    qualities = {
        encoding: cyrillic_quality(text, least) * letters_of_one_language(text) for encoding, text in readings.items()
    }
    floor = max(0.6, max(qualities.values(), default=0.0) - 0.02)
    order = [*ranking, *_CYRILLIC]
    near = sorted((encoding for encoding in qualities if qualities[encoding] >= floor), key=order.index)
    if near and near[0] in _KIN:
        near.insert(0, _best_kin({kin: readings[kin] for kin in _KIN if kin in readings}, order))
    yield from near


def _best_kin(readings: Mapping[str, str], order: Sequence[str]) -> str:
    """The encoding in which the letters that Russian has not are those of one language; else the first in `order`.

    A text that has next to none of them is in the most usual encoding: Kazakh and its kin would have many."""
    letters = {encoding: beyond_russian(text) for encoding, text in readings.items()}
    fits = {encoding: one_alphabet(found) for encoding, found in letters.items()}
    rare = max(found.total() for found in letters.values()) < 0.001 * max(map(len, readings.values()))
    best = [encoding for encoding in readings if fits[encoding] == max(fits.values())]
    return min(best, key=(_CYRILLIC if rare else order).index)


def _reading(sample: bytes, encoding: str) -> str:
    """`sample` in `encoding`, without a character cut off at its end; nothing where it is none."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return ""

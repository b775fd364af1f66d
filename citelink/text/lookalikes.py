"""Look-alike letters: Latin letters inside Cyrillic words and the reverse, as typists and OCR leave them.

Only words that hold letters of both scripts are touched, and only when every stray letter has a look-alike in the
script of the majority; so `SWOTталдау` and words of one script stay as they are. One letter is replaced by one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0259\u0275\u1e00-\u1eff"
CYRILLIC = "\u0400-\u0481\u048a-\u052f"

_PAIRS = (
    "aа", "cс", "eе", "oо", "pр", "xх", "yу", "iі", "jј", "sѕ", "hһ", "əә", "ɵө", "ëё", "ïї",
    "AА", "BВ", "CС", "EЕ", "HН", "IІ", "JЈ", "KК", "MМ", "OО", "PР", "SЅ", "TТ", "XХ", "YУ", "ƏӘ", "ƟӨ", "ËЁ", "ÏЇ",
)  # fmt: skip
# OCR reads г as r and к as k, but no Latin word has got a Cyrillic г or к that way.
_ONE_WAY = ("rг", "kк")

TO_CYRILLIC = {ord(pair[0]): pair[1] for pair in (*_PAIRS, *_ONE_WAY)}
# Not back to accented Latin letters: nobody types a Cyrillic ё into a Latin word.
TO_LATIN = {ord(pair[1]): pair[0] for pair in _PAIRS if pair[0].isascii() or pair[0] in "əƏ"}

_LATIN_LETTER = re.compile(f"[{LATIN}]")
_CYRILLIC_LETTER = re.compile(f"[{CYRILLIC}]")
# Possessive and anchored at the start of a word: each letter is looked at twice at most.
_MIXED_WORD = re.compile(
    f"(?<![{LATIN}{CYRILLIC}])(?:[{LATIN}]++(?=[{CYRILLIC}])|[{CYRILLIC}]++(?=[{LATIN}]))[{LATIN}{CYRILLIC}]++"
)


def mixed_words(text: str) -> Iterator[re.Match[str]]:
    """The words of `text` that hold both Latin and Cyrillic letters."""
    return _MIXED_WORD.finditer(text) if _holds_both(text) else iter(())


def unify_word(word: str) -> str:
    """`word` in the script most of its letters have, if look-alikes allow; else unchanged. Same length.

    >>> unify_word("Cтатус")
    'Статус'
    """
    latin, cyrillic = _LATIN_LETTER.findall(word), _CYRILLIC_LETTER.findall(word)
    if len(cyrillic) >= len(latin) or any(ord(letter) not in TO_LATIN for letter in cyrillic):
        strays, table = latin, TO_CYRILLIC
    else:
        strays, table = cyrillic, TO_LATIN
    if all(ord(letter) in table for letter in strays):
        return word.translate(table)
    return word


def unify_text(text: str) -> str:
    """`text` with every mixed word in one script (`unify_word`); same length."""
    return _MIXED_WORD.sub(lambda word: unify_word(word.group()), text) if _holds_both(text) else text


def _holds_both(text: str) -> bool:
    """Whether there are letters of both scripts: a quick look before the slow one."""
    return not text.isascii() and bool(_CYRILLIC_LETTER.search(text)) and bool(_LATIN_LETTER.search(text))

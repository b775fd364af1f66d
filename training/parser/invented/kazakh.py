"""Kazakh cases of a noun phrase, for titles that read as a Kazakh would write them."""

from __future__ import annotations

_FRONT = "әеөүіэ"
_BACK = "аоұыяюу"
_VOICELESS = "пфкқтсшщчхцһбвгд"


def accusative(phrase: str) -> str:
    """`қазақ тілі` -> `қазақ тілін`, `азаматтық қоғам` -> `азаматтық қоғамды`."""
    if _owned(phrase):
        return phrase + "н"
    last = phrase[-1]
    onset = "н" if _is_vowel(last) else "т" if last in _VOICELESS else "д"
    return phrase + onset + _vowel(phrase)


def genitive(phrase: str) -> str:
    """`қазақ тілі` -> `қазақ тілінің`, `азаматтық қоғам` -> `азаматтық қоғамның`."""
    last = phrase[-1]
    onset = "н" if _is_vowel(last) or last in "мнң" else "т" if last in _VOICELESS else "д"
    return phrase + onset + _vowel(phrase) + "ң"


def _owned(phrase: str) -> bool:
    """Whether the head has the ending of the third person (`тілі`, `саясаты`), which takes the short accusative."""
    return " " in phrase and phrase[-1] in "ыі"


def _is_vowel(letter: str) -> bool:
    return letter in _FRONT + _BACK + "и"


def _vowel(phrase: str) -> str:
    for letter in reversed(phrase):
        if letter in _FRONT:
            return "і"
        if letter in _BACK:
            return "ы"
    return "ы"

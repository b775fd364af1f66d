"""Given names as initials (CSL 1.0.2, "Name", initialize-with)."""

from __future__ import annotations

import re

from citelink.languages.vocabulary import name_words

# A word of a given name, or an initial with its stop; a hyphen belongs to what follows it.
_PARTS = re.compile(r"[^\s.-]+\.?|-")
_WORDS = re.compile(r"\S+")
_ALL_CAPITALS = 3


def initials(given: str, sign: str, hyphens: bool) -> str:
    """`given` as initials with `sign` behind each: `Donald E.` -> `D. E.`, `Жан-Поль` -> `Ж.-П.`.

    Abbreviations with a stop stay whole (`Дж.`, `Yu.`), small words (`de los`) and those of scripts without capitals
    stay as they are, and a word that makes a patronymic of the one before it is left out (`Серік ұлы`)."""
    child_of = name_words().child_of
    text = ""
    for word in _WORDS.findall(given):
        if word.casefold() in child_of:
            continue
        letter = next((letter for letter in word if letter.isalpha()), "")
        if not letter.isupper() and "-" not in word:
            text = f"{text.rstrip()} {word} "
        else:
            text += _of_word(word, sign, hyphens)
    return text.strip()


def spaced(given: str, sign: str, hyphens: bool) -> str:
    """`given` with its full names kept and only the initials that it holds written anew (initialize="false")."""
    text = ""
    for word in _WORDS.findall(given):
        letters = [part for part in _PARTS.findall(word) if part != "-"]
        if all(len(part.rstrip(".")) == 1 and part[0].isupper() for part in letters):
            text += _of_word(word, sign, hyphens)
        else:
            text = f"{text.rstrip()} {word} "
    return text.strip()


def _of_word(word: str, sign: str, hyphens: bool) -> str:
    """The initials of a word; of `Jean-Luc` two, of `M.J.` two."""
    text, joins = "", False
    parts = _PARTS.findall(word)
    if len(parts) == 1 and parts[0].isalpha() and parts[0].isupper() and 1 < len(parts[0]) <= _ALL_CAPITALS:
        parts = list(parts[0])
    for part in parts:
        if part == "-":
            joins = True
            continue
        letter = part.lstrip("'’‘")[:1]
        if letter.islower():
            # The small article of `al-Rahman` stays, a small second half (`Guo-ping`) is no initial.
            text += part + "-" if not text else ""
        else:
            if joins and text and not text.endswith("-"):
                text = text.rstrip() + "-" if hyphens else text
            # A stop of the sign and that of an abbreviation are one.
            whole = part[:-1] if part.endswith(".") else letter
            text += (whole if len(whole) > 1 and whole[0].isupper() else letter) + sign
        joins = False
    return text

"""The filters of formulas: each changes a text, or refuses it, so that the next formula is tried."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from citelink.bibliography.key_formulas.syntax import Pattern, Value
from citelink.languages.vocabulary import title_words
from citelink.text.scripts import romanize

_PUNCTUATION = re.compile(r"[^\w\s]|_")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_RELATIONS: Mapping[str, Callable[[int, int], bool]] = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, "=": lambda a, b: a == b, "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b, ">=": lambda a, b: a >= b, ">": lambda a, b: a > b,
}  # fmt: skip
_LONGEST_REPLACED = 1000


class RefusedError(Exception):
    """A condition of a formula does not hold: the next one is tried."""


def capitalize(text: str) -> str:
    """Each word with a capital letter first."""
    return re.sub(r"(?<!\w)\w", lambda found: found[0].upper(), text)


def fold(text: str, mode: str = "") -> str:
    """Letters without their accents; what has no plain form goes."""
    return ascii_of(romanize(text))


def ascii_of(text: str) -> str:
    """Without what is not ASCII."""
    return "".join(char for char in text if char.isascii() and char.isprintable())


def clean(text: str) -> str:
    """Plain letters, and no sign that BibTeX could read."""
    return re.sub(r"[^\w:.+/-]", "", fold(text))


def nopunct(text: str, dash: str = "-") -> str:
    """Letters, figures and spaces."""
    return _PUNCTUATION.sub("", text)


def nopunctordash(text: str) -> str:
    """As `nopunct`, and dashes go with the rest."""
    return _PUNCTUATION.sub("", text)


def skipwords(text: str, nopunct: bool = False) -> str:
    """Without the little words: articles, prepositions, conjunctions."""
    return " ".join(word for word in text.split() if word.strip(".,:;!?()\"'").lower() not in _little_words())


def select(text: str, start: int = 1, n: int = 0) -> str:
    """`n` words from the `start`-th on, all where `n` is 0; from the end where `start` is negative."""
    words = text.split()
    first = start - 1 if start > 0 else max(0, len(words) + start)
    return " ".join(words[first : first + n] if n else words[first:])


def substring(text: str, start: int = 1, n: int = 0) -> str:
    """`n` characters from the `start`-th on, all where `n` is 0."""
    first = max(0, start - 1)
    return text[first : first + n] if n else text[first:]


def alphanum(text: str) -> str:
    """Letters and figures."""
    return "".join(char for char in text if char.isalnum())


def condense(text: str, sep: str = "") -> str:
    """Spaces give way to `sep`."""
    return _SPACE.sub(lambda _: sep, text.strip())


def prefix(text: str, prefix: str = "") -> str:
    """`prefix` before a text that is not empty."""
    return f"{prefix}{text}" if text else ""


def postfix(text: str, postfix: str = "") -> str:
    """`postfix` behind a text that is not empty."""
    return f"{text}{postfix}" if text else ""


def replace(text: str, find: str | Pattern = "", replace: str = "", regex: bool = False) -> str:
    """`find`, a text or an expression, gives way to `replace`."""
    text = text[:_LONGEST_REPLACED]
    if isinstance(find, str) and not regex:
        return text.replace(find, replace) if find else text
    pattern = find if isinstance(find, Pattern) else Pattern(find)
    flags = re.IGNORECASE if "i" in pattern.flags else 0
    count = 0 if "g" in pattern.flags else 1
    return re.sub(pattern.pattern, lambda _: replace, text, count=count, flags=flags)


def abbr(text: str, chars: int = 0) -> str:
    """The first letter of each word; the first `chars` of them where that is more."""
    return "".join(word[: max(1, chars)] for word in _WORD.findall(text))


def longer(text: str, relation: str = ">", n: int = 0) -> str:
    """The text, if its length stands in this relation to `n`; else the next formula is tried."""
    if relation not in _RELATIONS or not _RELATIONS[relation](len(text), n):
        raise RefusedError
    return text


def default(text: str, text_: str = "") -> str:
    """`text_` in place of nothing."""
    return text or text_


def formatdate(text: str, format: str = "") -> str:
    """Dates are given as they are known; a format of more than that is nothing to go by."""
    return text


def transliterate(text: str, mode: str = "") -> str:
    """Letters of other scripts in Latin ones."""
    return unicodedata.normalize("NFC", romanize(text))


FILTERS: Mapping[str, Callable[..., str]] = {
    "abbr": abbr, "alphanum": alphanum, "ascii": ascii_of, "capitalize": lambda text, *_: capitalize(text),
    "clean": clean, "condense": condense, "default": default, "fold": fold, "formatdate": formatdate,
    "len": longer, "lower": str.lower, "nopunct": nopunct, "nopunctordash": nopunctordash, "postfix": postfix,
    "prefix": prefix, "replace": replace, "select": select, "skipwords": skipwords, "substring": substring,
    "transliterate": transliterate, "upper": str.upper,
}  # fmt: skip


def apply(name: str, text: str, places: tuple[Value, ...], named: Mapping[str, Value]) -> str:
    """A text through the filter called `name`. Raises RefusedError, and TypeError for arguments that it has not."""
    known = dict(named)
    if name == "default" and "text" in known:
        known["text_"] = known.pop("text")
    return FILTERS[name](text, *places, **known)


@cache
def _little_words() -> frozenset[str]:
    return frozenset(title_words().unkeyed)

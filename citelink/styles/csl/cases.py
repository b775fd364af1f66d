"""Text-case of CSL (1.0.2, "Text-case") on pieces of text."""

from __future__ import annotations

import re
from collections.abc import Callable

from citelink.languages.vocabulary import title_words
from citelink.styles.csl.rich import Rich

# A word; a hyphen parts two.
_WORD = re.compile(r"[^\W_](?:[\w’'&]|\.(?=\w))*")
# So many characters before a word, or pieces, tell whether it begins something.
_BEFORE = 4
_NEW_SENTENCE = frozenset(":?!.")


def cased(rich: Rich, case: str, english: bool) -> Rich:
    """`rich` in a text-case; title case is for English alone and changes nothing elsewhere."""
    if case == "lowercase":
        return _each(rich, str.lower)
    if case == "uppercase":
        return _each(rich, str.upper)
    if case == "capitalize-first":
        return _first(rich)
    if case == "capitalize-all":
        return _each(rich, lambda text: _WORD.sub(lambda word: _raised(word[0]), text))
    if case == "sentence":
        return _sentence(rich)
    return _title(rich) if case == "title" and english else rich


def _each(rich: Rich, change: Callable[[str], str]) -> Rich:
    return tuple(piece if piece.fixed else piece._replace(text=change(piece.text)) for piece in rich)


def _raised(word: str) -> str:
    """The word with a capital at its beginning; a word with a capital inside stays as it is."""
    return word if any(letter.isupper() for letter in word) else word[:1].upper() + word[1:]


def _first(rich: Rich) -> Rich:
    """The first word with a capital."""
    for at, piece in enumerate(rich):
        if word := _WORD.search(piece.text):
            if piece.fixed:
                return rich
            text = piece.text[: word.start()] + _raised(word[0]) + piece.text[word.end() :]
            return (*rich[:at], piece._replace(text=text), *rich[at + 1 :])
    return rich


def _sentence(rich: Rich) -> Rich:
    """A text all in capitals becomes small but for its first letter; of any other only that is made large."""
    text = "".join(piece.text for piece in rich)
    return _first(_each(rich, str.lower) if text.isupper() else rich)


def _title(rich: Rich) -> Rich:
    """Words with capitals, but for the little ones between others and single letters."""
    words = [(at, word) for at, piece in enumerate(rich) for word in _WORD.finditer(piece.text)]
    changed: dict[int, list[str]] = {}
    for place, (at, word) in enumerate(words):
        start = word.start()
        before = rich[at].text[max(0, start - _BEFORE) : start]
        if start < _BEFORE:
            before = "".join(piece.text or "“" for piece in rich[max(0, at - _BEFORE) : at]) + before
        begins = place == 0 or before.rstrip(" \u00a0\"'“‘«([")[-1:] in _NEW_SENTENCE
        ends = place == len(words) - 1 and before[-1:] not in ("-", "/")
        if not rich[at].fixed and _is_raised(word[0], begins, ends):
            changed.setdefault(at, list(rich[at].text))[start] = _capital(rich[at].text[start])
    return tuple(piece._replace(text="".join(changed[at])) if at in changed else piece for at, piece in enumerate(rich))


def _is_raised(word: str, begins: bool, ends: bool) -> bool:
    if any(letter.isupper() for letter in word):
        return False
    return begins or (len(word) > 1 and word[1] != "." and (ends or word not in _small_words()))


def _capital(letter: str) -> str:
    """The capital of a letter, the letter where that would be two (`ß`)."""
    return letter.upper() if len(letter.upper()) == 1 else letter


def _small_words() -> frozenset[str]:
    return frozenset(title_words().uncapitalized)

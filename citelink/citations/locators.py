"""Locators: where in the cited work (`18-19 б.`, `т. 1, с. 27`, `p. 12`, `Theorem 3.1`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citelink.citations.citation import Locator
from citelink.languages import all_languages

# For use inside a character class.
DASH = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
_NUMBER = rf"\d{{1,5}}(?:\.\d{{1,4}}){{0,3}}[a-zа-я]?(?![^\W\d_])(?:\s{{0,3}}[{DASH}]{{1,2}}\s{{0,3}}\d{{1,5}}(?:\.\d{{1,4}}){{0,3}})?"
_ROMAN = rf"(?:[IVXLCІХ]{{1,7}}|[ivxlc]{{1,7}})(?:[{DASH}][IVXLCІХivxlc]{{1,7}})?(?![^\W\d_])"
_WORD = r"[^\W\d_]{1,20}"
_BEFORE = re.compile(rf"(§{{1,2}}|№|#|{_WORD})\s{{0,3}}\.?[\s:]{{0,3}}((?:{_NUMBER}|{_ROMAN})(?:\s?ff?\b)?)")
_AFTER = re.compile(rf"({_NUMBER}|{_ROMAN})\s{{0,3}}[{DASH}]?\s{{0,3}}({_WORD})")
_GAP = re.compile(r"[\s.,:()]{0,6}")
_UNKNOWN = re.compile(rf"[^\W\d_]{{3,20}}(?:[\s{DASH}][^\W\d_]{{2,20}})?\.?\s{{1,2}}\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}[a-z]?")
_DASHES = re.compile(rf"\s{{0,3}}[{DASH}]{{1,2}}\s{{0,3}}")
_TO_CYRILLIC = str.maketrans("aceopxyiə", "асеорхуіә")
_TO_LATIN = str.maketrans("асеорхуі", "aceopxyi")


@cache
def locator_labels() -> dict[str, str]:
    """Printed word (lower case, without a stop) -> CSL locator label, over all languages; `page` wins a dispute."""
    labels: dict[str, str] = {"§": "section", "§§": "section"}
    for language in all_languages():
        for label, words in language.locators.items():
            for word in words:
                key = word.lower().rstrip(".")
                if label == "page" or key not in labels:
                    labels[key] = label
    return labels


def find_label(word: str) -> str | None:
    """The CSL label a printed word stands for, or None. Look-alike letters of the other alphabet are forgiven
    (`c. 171` with a Latin c is a common slip of Russian typists)."""
    labels = locator_labels()
    key = word.lower()
    return labels.get(key) or labels.get(key.translate(_TO_CYRILLIC)) or labels.get(key.translate(_TO_LATIN))


def read_locator(text: str) -> tuple[tuple[str, str], ...]:
    """The (label, value) pairs that make up all of `text`, in the order printed; () where it is no locator."""
    pairs = []
    at = _skip(text, 0)
    while at < len(text):
        before = _BEFORE.match(text, at)
        match = before or _AFTER.match(text, at)
        if not match:
            return ()
        word, value = match.group(1, 2) if before else match.group(2, 1)
        label = find_label(word)
        if label is None:
            return ()
        pairs.append((label, normal_value(value)))
        at = _skip(text, match.end())
    return tuple(pairs)


def reads_as_unknown(text: str) -> bool:
    """Whether `text` names a part of a work by a word CSL has no term for (`Theorem 3.1`)."""
    return _UNKNOWN.fullmatch(text.strip().rstrip(".")) is not None


def build_locator(pairs: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...], text: str) -> Locator:
    """One locator from all pairs printed for an item: the pages win, otherwise the first; `text` is kept."""
    pairs = tuple(pairs)
    pages = [value for label, value in pairs if label == "page"]
    if pages:
        return Locator("page", ", ".join(pages), text)
    label, value = pairs[0]
    return Locator(label, value, text)


def normal_value(value: str) -> str:
    """A printed value with ranges written `18-19`."""
    return _DASHES.sub("-", value.strip())


def _skip(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at

"""What a printed reference looks like in any language: years, areas joined by dashes, `//`, initials, pages."""

from __future__ import annotations

import re

from citelink.citations.lists.words import ET_AL, PAGES, PUBLISHER, VOLUME

YEAR = re.compile(r"(?<![0-9])(?:1[5-9][0-9]{2}|20[0-4][0-9])(?![0-9])")
_LINK = re.compile(r"https?:|www\.|\bdoi\b|10\.[0-9]{4,9}/|arxiv", re.IGNORECASE)
_AREAS = re.compile(r"\s//?\s|//|[.,»)]\s?[–—-]{1,2}\s?[\w«]|\s:\s")
_INITIALS = re.compile(
    r"[^\W\d_]{2,}[,.]?\s{1,2}[^\W\d_a-zа-я]\s?\.|[^\W\d_a-zа-я]\.\s?[^\W\d_a-zа-я]?\.?\s?[^\W\d_]{2,}"
    r"|[A-Z][\w’'-]{1,30}\s[A-Z]{1,3}[,.\s(]"
)
_EXAMINED = 1_200
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s{1,3}(?=[(\[«\"]?[^\W\d_a-zа-я])")
_PROSE_SENTENCES = 2
_PROSE_WORDS = 5


def reference_signs(text: str, enough: int = 8) -> int:
    """How many kinds of signs of a reference (0-8) `text` bears, counted up to `enough`; two make it look like one."""
    text = text[:_EXAMINED]
    found = 0
    for kind in (YEAR, _AREAS, PAGES, _LINK, VOLUME, _INITIALS, PUBLISHER, ET_AL):
        if kind.search(text) is not None:
            found += 1
            if found >= enough:
                break
    return found


def is_dated(text: str) -> bool:
    """Whether `text` names a year or an address, as nearly every reference does."""
    return YEAR.search(text) is not None or _LINK.search(text) is not None


def looks_like_reference(text: str) -> bool:
    """Whether `text`, known to stand where references are expected, can be one."""
    return len(text) < 4_000 and reference_signs(text, 2) >= 2


def is_surely_reference(text: str) -> bool:
    """Whether `text` is a reference by its own signs: dated or addressed, and with two more signs."""
    if not 20 <= len(text) < 1_500:
        return False
    return is_dated(text) and reference_signs(text, 3) >= 3


def is_prose(text: str) -> bool:
    """Whether `text` holds sentences of running text, two and more: many words, small for the most, no areas."""
    sentences = _SENTENCE_END.split(text[:_EXAMINED])
    return sum(map(_is_sentence, sentences)) >= _PROSE_SENTENCES


def _is_sentence(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return len(words) >= _PROSE_WORDS and small * 4 >= len(words) * 3 and "//" not in text and not PAGES.search(text)

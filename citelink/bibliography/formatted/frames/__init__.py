"""Frames of printed references outside GOST, by name: (entry, hand) -> parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from citelink.bibliography.entry import Entry
from citelink.bibliography.formatted.composition import Parts
from citelink.bibliography.formatted.frames import asian, english, german, romance
from citelink.bibliography.formatted.hand import Hand

FRAMES: Mapping[str, Callable[[Entry, Hand], Parts]] = MappingProxyType(
    {
        "author-date": english.author_date,
        "numbered": english.numbered,
        "medical": english.medical,
        "physical": english.physical,
        "humanities": english.humanities,
        "plain": english.plain,
        "linguistic": english.linguistic,
        "german-author-date": german.author_date,
        "german-notes": german.notes,
        "french": romance.french,
        "brazilian": romance.brazilian,
        "italian": romance.italian,
        "spanish": romance.spanish,
        "korean": asian.korean,
        "chinese": asian.chinese,
        "japanese": asian.japanese,
    }
)

"""Frames of printed references outside GOST, by name: (entry, hand) -> parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from citelink.bibliography.entry import Entry
from citelink.styles.composition import Parts
from training.printing.frames import asian, english, french, german, international
from training.printing.hand import Hand

FRAMES: Mapping[str, Callable[[Entry, Hand], Parts]] = MappingProxyType(
    {
        "author-date": english.author_date,
        "numbered": english.numbered,
        "medical": english.medical,
        "physical": english.physical,
        "humanities": english.humanities,
        "plain": english.plain,
        "iso-690": international.iso_690,
        "mla": international.modern_language,
        "german-author-date": german.author_date,
        "german-notes": german.notes,
        "french": french.french,
        "korean": asian.korean,
        "chinese": asian.chinese,
        "japanese": asian.japanese,
    }
)

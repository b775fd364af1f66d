"""Objections: reasons for which an entry is plainly another work than the reference means, whatever its fields say."""

from __future__ import annotations

from citelink.matching.mentions.compare import Comparison
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference

# Of a text that was split into syllables fewer words than this part have five letters.
_WHOLE_WORDS = 0.2
_CONFIRMING = ("container", "volume", "page", "publisher", "identifier", "address")


def is_another_work(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether one of the objections below holds."""
    return (
        _names_a_page(reference, entry, comparison)
        or _is_another_preprint(reference, entry)
        or _is_by_another(reference, comparison)
        or _shares_numbers_only(comparison)
    )


def _names_a_page(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether the reference is a web page that only bears the title of the entry: it prints an address and none of the
    entry's authors, and nothing but the title agrees."""
    if not reference.address or entry.address or comparison.level("author") != "differs":
        return False
    return not any(one.field != "title" and one.level in ("exact", "close") for one in comparison.evidence)


def _is_another_preprint(reference: FoldedReference, entry: FoldedEntry) -> bool:
    """Whether both bear an arXiv number, and not the same: an archive numbers each work once."""
    printed, held = reference.identifiers.get("arXiv"), entry.identifiers.get("arXiv")
    return bool(printed and held and printed != held)


def _is_by_another(reference: FoldedReference, comparison: Comparison) -> bool:
    """Whether the reference begins with another person than the entry's, or with a namesake of other initials.

    Titles recur, with the year even; with a journal, a place in a volume or a publisher beside them it is rather the
    name that was misread, across scripts a name may be spelt anyhow, and of split words none is whole."""
    signals = comparison.signals
    confirmed = any(comparison.level(field) in ("exact", "close") for field in _CONFIRMING)
    if confirmed or signals.get("other script") or _is_split(reference):
        return False
    if signals.get("initial differs"):
        return True
    return comparison.level("author") == "differs" and bool(signals.get("foreign first word"))


def _is_split(reference: FoldedReference) -> bool:
    """Whether the words were split into syllables: hardly any has five letters."""
    words = reference.words.items
    return sum(len(word) >= 5 for word in words) < _WHOLE_WORDS * len(words)


def _shares_numbers_only(comparison: Comparison) -> bool:
    """Whether numbers are all that agrees: those of an archive's file or of `Ibid., vol. 1, p. 1` fit any journal."""
    agree = {one.field for one in comparison.evidence if one.level in ("exact", "close", "partial")}
    return agree <= {"volume", "issue", "page", "edition", "extent"}

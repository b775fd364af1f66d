"""How the name of a journal, a collection or a publisher stands in a reference, abbreviated or in full."""

from __future__ import annotations

from rapidfuzz import fuzz

from citelink.matching.folded import FoldedEntry, FoldedReference
from citelink.matching.match import Level
from citelink.matching.words import Words

_SMALL = frozenset(
    ("of", "the", "and", "for", "in", "on", "de", "la", "le", "el", "des", "der", "die", "und", "fur", "i", "v", "na",
    "u",
     "et", "a", "an", "no")
)  # fmt: skip


def find_container(entry: FoldedEntry, reference: FoldedReference) -> tuple[Level, float]:
    """The entry's journal or book in the reference: in full, abbreviated either way round, or by its initials."""
    forms = [form for form in entry.containers if form.text]
    if not forms:
        return "missing", 0.0
    best = max(_find_form(form, reference) for form in forms)
    if best >= 0.99:
        return "exact", best
    if best >= 0.85:
        return "close", best
    if best >= 0.6:
        return "partial", best
    return "differs", best


def find_publisher(entry: FoldedEntry, reference: FoldedReference) -> tuple[Level, float]:
    """The entry's publisher in the reference."""
    name = entry.publisher
    if not name.text:
        return "missing", 0.0
    if reference.words.find(name.text) >= 0:
        return "exact", 1.0
    if len(name.text) < 4:
        return "differs", 0.0
    found = fuzz.partial_ratio(name.text, reference.words.text, score_cutoff=60) / 100
    if found >= 0.88:
        return "close", found
    longest = max(name.items, key=len)
    return ("partial", 0.7) if len(longest) >= 5 and longest in reference.vocabulary else ("differs", found)


def _find_form(form: Words, reference: FoldedReference) -> float:
    text = reference.words
    if text.find(form.text) >= 0:
        return 1.0
    if abbreviates(form.items, reference.container.items):
        return 0.95
    if _window(form.items, text.items):
        return 0.92
    initials = "".join(item[0] for item in form.items if item not in _SMALL)
    if len(initials) >= 3 and initials in reference.vocabulary:
        return 0.88
    if len(form.text) >= 10:
        ratio = fuzz.partial_ratio(form.text, text.text, score_cutoff=70) / 100
        return 0.9 if ratio >= 0.92 else 0.65 if ratio >= 0.8 else 0.0
    return 0.0


def abbreviates(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are the same word for word, each word being the other's beginning (or its contraction)."""
    left = [word for word in one if word not in _SMALL]
    right = [word for word in other if word not in _SMALL]
    return bool(left) and len(left) == len(right) and all(map(_one_word, left, right))


def _window(form: tuple[str, ...], words: tuple[str, ...]) -> bool:
    wanted = [word for word in form if word not in _SMALL]
    if not wanted or (len(wanted) == 1 and len(wanted[0]) < 4):
        return False
    text = [word for word in words if word not in _SMALL]
    size = len(wanted)
    first = wanted[0]
    letter = first[0]
    for at in range(len(text) - size + 1):
        if text[at][0] == letter and all(_one_word(a, b) for a, b in zip(wanted, text[at : at + size], strict=True)):
            return size > 1 or len(text[at]) >= 4
    return False


def _one_word(one: str, other: str) -> bool:
    if one[0] != other[0]:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.startswith(short):
        return True
    # Contractions such as natl for national, intl, dtsch: the letters in order, the first two and the last alike.
    if len(short) < 3 or short[:2] != long[:2]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short) and len(short) <= 6

"""How the name of a journal, a collection or a publisher stands in a reference, abbreviated or in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from citelink.languages.vocabulary import title_words
from citelink.matching.match import Grade
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference, find_words
from citelink.matching.words import Words, word_skeleton

_FORMS_LOOKED_AT = 4
# So many initials are known without those of the words before them: NIPS of `Advances in Neural ...`.
_INITIALS = 4
# The letter that abbreviates "journal", which by itself is folded otherwise than in the word.
_LETTER, _JOURNAL = word_skeleton("J"), word_skeleton("journal")


def find_container(entry: FoldedEntry, reference: FoldedReference) -> Grade:
    """The entry's journal or book in the reference: in full, abbreviated either way round, or by its initials."""
    if not entry.containers:
        return "missing", 0.0
    best = max(_find_form(form, reference) for form in entry.containers[:_FORMS_LOOKED_AT])
    if best >= 0.99:
        return "exact", best
    if best >= 0.85:
        return "close", best
    if best >= 0.6:
        return "partial", best
    return "differs", best


def find_publisher(entry: FoldedEntry, reference: FoldedReference) -> Grade:
    """The entry's publisher in the reference."""
    name = entry.publisher
    if not name.text:
        return "missing", 0.0
    if find_words(name, reference) >= 0:
        return "exact", 1.0
    if len(name.text) < 4:
        return "differs", 0.0
    longest = max(name.items, key=len)
    if len(longest) >= 5 and longest in reference.vocabulary:
        return "partial", 0.7
    return "differs", 0.0


def _find_form(form: Words, reference: FoldedReference) -> float:
    words = reference.words
    if find_words(form, reference) >= 0:
        return 1.0
    small = _small()
    if _window(form.items, reference, small):
        return 0.92
    initials = "".join(item[0] for item in form.items if item not in small)
    if len(initials) >= 3 and any(
        initials[begin:] in reference.vocabulary for begin in range(max(1, len(initials) - _INITIALS + 1))
    ):
        return 0.88
    if len(form.text) >= 10:
        ratio = fuzz.partial_ratio(form.text, words.text, score_cutoff=80) / 100
        return 0.9 if ratio >= 0.92 else 0.65 if ratio >= 0.8 else 0.0
    return 0.0


def abbreviates(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are the same word for word, each word being the other's beginning (or its contraction)."""
    small = _small()
    left = [word for word in one if word not in small]
    right = [word for word in other if word not in small]
    return bool(left) and len(left) == len(right) and all(map(_one_word, left, right))


@cache
def _small() -> frozenset[str]:
    return frozenset(map(word_skeleton, title_words().unabbreviated))


def _window(form: tuple[str, ...], reference: FoldedReference, small: frozenset[str]) -> bool:
    if _JOURNAL in form:
        small = small - {_LETTER}
    wanted = [word for word in form if word not in small]
    if not wanted or (len(wanted) == 1 and len(wanted[0]) < 4):
        return False
    first, letter, size = wanted[0], wanted[0][0], len(wanted)
    words = reference.words.items
    beginnings = _beginnings(words)
    places = beginnings.get(letter, ())
    if first == _JOURNAL and letter != _LETTER:
        places = (*places, *beginnings.get(_LETTER, ()))
    for at in places:
        if not _one_word(first, words[at]):
            continue
        text = [word for word in words[at : at + 2 * size + 4] if word not in small][:size]
        if len(text) == size and all(map(_one_word, wanted, text)) and (size > 1 or len(text[0]) >= 4):
            return True
    return False


# A reference is compared with several entries, one after the other.
@lru_cache(maxsize=1 << 8)
def _beginnings(words: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """The places of the words that have one first letter."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word[0], []).append(at)
    return places


def _one_word(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if short == _LETTER and long == _JOURNAL:
        return True
    if one[0] != other[0]:
        return False
    if long.startswith(short):
        return True
    # Contractions such as natl for national, intl, dtsch: the letters in order, the first two and the last alike.
    if not 3 <= len(short) <= 6 or short[:2] != long[:2]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)

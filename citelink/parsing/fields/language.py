"""Language: the one a title is in, told by its frequent words, the ends of its longer words and its letters.

A title has few frequent words, and neighbours share them (`of` and `in` are Dutch too): a sign that several languages
have counts for less, and what English or Russian may have said as well they have said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from citelink.languages import Language, all_languages
from citelink.languages.international import INTERNATIONAL
from citelink.text.lookalikes import CYRILLIC, LATIN, unify_text

_WORD = re.compile(rf"[{LATIN}{CYRILLIC}]+")
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_LONGEST = 400
_MOST_KEPT = 20_000
_LONGEST_END = 9
_LEAST_WORD = 5
_LEAST = 0.04
_TELLING = 12
_SINGLE, _END, _LETTER = 0.4, 0.7, 0.8
_EASILY = frozenset({"en", "ru", "uk", "kk"})
_ENOUGH, _LEAD, _FOREIGN = 0.9, 0.3, 0.5
# Bulgarian writes it between consonants; elsewhere it stands before a vowel.
_HARD_SIGN = re.compile("ъ(?![еёюяо])")
# What decides between equals: most titles are in these.
_USUAL = {"en": 0.06, "ru": 0.06, "uk": 0.03, "kk": 0.03, "de": 0.02, "fr": 0.02, "es": 0.02, "it": 0.02, "pt": 0.01}

Signs = Mapping[str, Mapping[str, float]]


def guess_title_language(title: str) -> str:
    """The BCP 47 code of the language of a title; "" when nothing tells, or it is in a language without a file."""
    code = _told(title)
    return "" if code == INTERNATIONAL.code else code


def _told(title: str) -> str:
    found = _WORD.findall(unify_text(title[:_LONGEST].lower()))
    if not found:
        return ""
    scores: dict[str, float] = defaultdict(float)
    for word in found:
        for code, amount in _said_by(word):
            scores[code] += amount
    if not scores:
        return ""
    code = _likeliest(scores, len(found))
    if code in _EASILY:
        return code if scores[code] / len(found) >= _LEAST and _is_known(scores, code) else ""
    # A word's end alone is no evidence of a language that few titles are in.
    others = max((score for other, score in scores.items() if other != code), default=0.0)
    return code if scores[code] >= _ENOUGH and scores[code] >= others + _LEAD and _is_known(scores, code) else ""


def _likeliest(scores: Mapping[str, float], words: int) -> str:
    """The language that most is said for; of equals the first by its code."""
    best, most = "", float("-inf")
    for code, score in scores.items():
        value = score / words + _USUAL.get(code, 0.0)
        if value > most or (value == most and code < best):
            best, most = code, value
    return best


def _is_known(scores: Mapping[str, float], code: str) -> bool:
    """Whether a language without a file has not nearly as much that speaks for it."""
    return code == INTERNATIONAL.code or scores.get(INTERNATIONAL.code, 0.0) < _FOREIGN * scores[code]


def may_be_in(language: str, title: str) -> bool:
    """Whether a title that is too short to tell its language may be in `language` (a BCP 47 code).

    Its few words must point to no other. Where none points anywhere, Latin letters are only taken for English: a name
    or an English title stands in lists of any language; and a dozen Cyrillic letters without one of the language's own
    are rather Russian."""
    told, wanted = _told(title), language.partition("-")[0].lower()
    if told or not title:
        return told == wanted
    cyrillic = _CYRILLIC.findall(title)
    if wanted in _written_in_cyrillic():
        return bool(cyrillic) and (wanted == "ru" or len(cyrillic) < _TELLING)
    return wanted == "en" and all(letter.isascii() for letter in title if letter.isalpha())


@lru_cache(_MOST_KEPT)
def _said_by(word: str) -> tuple[tuple[str, float], ...]:
    """What a word says for languages, sign by sign; the same words stand in many titles."""
    found: list[tuple[str, float]] = []

    def add(sign: Mapping[str, float], weight: float) -> None:
        found.extend((code, weight * share) for code, share in sign.items())

    words, letters = _words(), _letters()
    if word in words:
        add(words[word], 1.0 if len(word) > 1 else _SINGLE)
    elif len(word) >= _LEAST_WORD:
        add(_ends(word[-_LONGEST_END:]), _END)
    if not word.isascii():
        for letter in sorted(letters.keys() & set(word)):
            add(letters[letter], _LETTER)
        if "ъ" in word and _HARD_SIGN.search(word):
            add({INTERNATIONAL.code: 1.0}, _LETTER)
    return tuple(found)


@lru_cache(_MOST_KEPT)
def _ends(tail: str) -> Mapping[str, float]:
    """What the end of a word says for each language: more for those that know more of its letters."""
    longest: dict[str, int] = {}
    endings = _endings()
    for size in range(2, len(tail) + 1):
        if languages := endings.get(tail[-size:]):
            longest |= languages
    whole = sum(longest.values())
    return {code: size / whole for code, size in longest.items()}


def _shared(pairs: Iterable[tuple[str, str]]) -> Signs:
    """For each sign what it says for each language that has it: the less, the more have it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for sign, code in pairs:
        owners[sign].add(code)
    return {sign: dict.fromkeys(sorted(codes), 1 / len(codes)) for sign, codes in owners.items()}


def _of_all(name: str) -> Iterable[tuple[str, str]]:
    language: Language
    for language in (INTERNATIONAL, *all_languages()):
        for sign in getattr(language, name):
            yield sign, language.code


@cache
def _written_in_cyrillic() -> frozenset[str]:
    return frozenset(one.code for one in all_languages() if _CYRILLIC.search("".join(one.headings)))


@cache
def _words() -> Signs:
    return _shared(_of_all("words"))


@cache
def _endings() -> Mapping[str, Mapping[str, int]]:
    """For each end of words the languages that know it, each with its length."""
    return {ending: dict.fromkeys(codes, len(ending)) for ending, codes in _shared(_of_all("endings")).items()}


@cache
def _letters() -> Signs:
    return _shared((sign, code) for sign, code in _of_all("letters") if sign.isalpha() and not sign.isascii())

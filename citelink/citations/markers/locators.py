"""Locators: where in the cited work (`18-19 б.`, `т. 1, с. 27`, `p. 12`, `Theorem 3.1`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from citelink.citations.citation import Locator
from citelink.languages import all_languages
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_pattern, any_word, late

# For use inside a character class.
DASH = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
DASH_SIGNS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_DOTTED = r"\d{1,5}(?:\.\d{1,4}){0,3}"
_NUMBER = rf"{_DOTTED}(?:[a-zа-я](?![^\W\d_]))?(?:\s{{0,3}}[{DASH}]{{1,2}}\s{{0,3}}{_DOTTED})?"
_ROMAN = rf"(?<![^\W\d_])(?:[IVXLCІХ]{{1,7}}|[ivxlc]{{1,7}})(?:[{DASH}][IVXLCІХivxlc]{{1,7}})?(?![^\W\d_])"
_WORD = r"[^\W\d_]{1,20}"
# `Appendix B`, `Table S2`; only behind words of three letters and more.
_LETTERED = r"(?<=[^\W\d_]{3}[\s.])[A-ZА-Я](?:[.-]?\d{1,3}){0,2}(?![^\W\d_])"
# Pages of supplements and of what has no paper: `p. S17`, `pp. e12-e15`; only behind a word for pages.
_LETTERED_PAGE = rf"(?<=[.\s])(?:[A-Z]|e)\d{{1,5}}(?:[{DASH}]{{1,2}}(?:[A-Z]|e)?\d{{1,5}})?(?![^\W\d_])"
# A word may be doubled, as words for pages are in some languages: `с. с. 5`, `5 б.б.`
_BEFORE = late(
    rf"(§{{1,2}}|№|#|{_WORD})(?:\.\s?\1)?\s{{0,3}}\.?[\s:(]{{0,3}}"
    rf"((?:{_NUMBER}|{_ROMAN}|{_LETTERED_PAGE}|{_LETTERED})(?:\s?{any_pattern(marker_words().following)}\b)?)"
)
_ORDINAL = rf"(?:[{DASH}]{any_word(marker_words().number_endings)}(?![^\W\d_]))?"
_AFTER = late(rf"({_NUMBER}|{_ROMAN}){_ORDINAL}\s{{0,3}}[{DASH}]?\s{{0,3}}({_WORD}\b\.?)(?:\s?\2)?")
_LETTERED_VALUE = late(r"(?:[A-Z]|e)\d.*")
_A_WORD = 3
_GAP = late(r"[\s.,:()]{0,6}")
_UNKNOWN = late(
    rf"[^\W\d_]{{3,20}}(?:[\s{DASH}][^\W\d_]{{2,20}})?\.?\s{{1,2}}\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}[a-z]?"
    r"|[^\W\d_]{1,5}\.\s?\d{1,5}"
)
_CHAINED = late(r"(?<=\d)\.\s{0,2}(?=[^\W\d_])")
_UPPER_ROMAN = late(r"[IVXLCІХ]{1,7}")
_DASHES = late(rf"\s{{0,3}}[{DASH}]{{1,2}}\s{{0,3}}")
_MAIN = ("ru", "kk", "uk", "en", "fr", "es", "pt", "de")
_TO_CYRILLIC = str.maketrans("aceopxyiə", "асеорхуіә")
_TO_LATIN = str.maketrans("асеорхуі", "aceopxyi")


class Place(NamedTuple):
    """One part of a locator: the CSL label that its word stands for (None: it has none), its value, and as printed."""

    label: str | None
    value: str
    printed: str


@cache
def locator_labels(language: str | None = None) -> dict[str, str]:
    """Printed word (lower case, without a stop) -> CSL locator label. Where languages differ (`t.` is a volume in
    French, a part in German) the document's `language` comes first, then the main ones in the order of `_MAIN`, then
    the rest."""
    return _merge_labels((language, *_MAIN, *sorted({one.code for one in all_languages()} - set(_MAIN))))


def find_label(word: str, language: str | None = None) -> str | None:
    """The CSL label a printed word stands for, or None. Look-alike letters of the other alphabet are forgiven
    (`c. 171` with a Latin c is a common slip of Russian typists)."""
    main, key = _main_labels(language), word.lower()
    label = main.get(key) or main.get(key.translate(_TO_CYRILLIC)) or main.get(key.translate(_TO_LATIN))
    return label or locator_labels(language).get(key)


@cache
def _main_labels(language: str | None) -> dict[str, str]:
    return _merge_labels((language, *_MAIN))


def _merge_labels(codes: Iterable[str | None]) -> dict[str, str]:
    languages = {one.code: one for one in all_languages()}
    labels = {"§": "section", "§§": "section"}
    for code in codes:
        if code not in languages:
            continue
        for label, words in languages[code].locators.items():
            for word in words:
                labels.setdefault(word.lower().rstrip("."), label)
    return labels


def read_locator(text: str, language: str | None = None) -> tuple[Place, ...]:
    """The places that make up all of `text`, in the order printed; () where it is no locator."""
    places, end = read_beginning(text, language)
    return places if end == len(text) else ()


def read_beginning(text: str, language: str | None = None) -> tuple[tuple[Place, ...], int]:
    """The places that `text` begins with, and where they end: at its end where all is read."""
    places: list[Place] = []
    end, at = 0, _skip(text, 0)
    while at < len(text):
        before = _BEFORE.match(text, at)
        match = before or _AFTER.match(text, at)
        if not match:
            return tuple(places), end
        word, value = match.group(1, 2) if before else match.group(2, 1)
        label = find_label(word.rstrip("."), language)
        if label is None or (label != "page" and _LETTERED_VALUE.fullmatch(value) and len(word) < _A_WORD):
            return tuple(places), end
        if not before and _is_letter_behind(word, match[0]):
            return tuple(places), end
        places.append(Place(label, normal_value(value), match[0].strip()))
        end = match.end()
        at = _skip(text, end)
    return tuple(places), len(text)


def read_unknown(text: str, language: str | None = None) -> tuple[Place, ...]:
    """The places of a `text` that names parts of a work by words CSL has no term for: `Theorem 3.1`, an archive's
    `Ф. 4. Оп. 1. Л. 5`, a Roman number by itself; () where it does not."""
    places: list[Place] = []
    for piece in _CHAINED.split(text.strip().rstrip(".")):
        if read := read_locator(piece, language) if places else ():
            places.extend(read)
        elif _UNKNOWN.fullmatch(piece) or _UPPER_ROMAN.fullmatch(piece):
            places.append(Place(None, piece, piece))
        else:
            return ()
    return tuple(places)


def build_locator(places: Iterable[Place], text: str) -> Locator:
    """One locator from all places printed for an item: the pages win, otherwise the label that comes first; `text` is
    kept, and of the others the `rest`."""
    places = list(places)
    labels = [place.label for place in places if place.label]
    if not labels:
        return Locator(None, text, text)
    label = "page" if "page" in labels else labels[0]
    value = ", ".join(place.value for place in places if place.label == label)
    return Locator(label, value, text, ", ".join(place.printed for place in places if place.label != label))


def normal_value(value: str) -> str:
    """A printed value with ranges written `18-19`."""
    return _DASHES.sub("-", value.strip())


def _is_letter_behind(word: str, printed: str) -> bool:
    """Whether a one-letter Latin word behind a number is no page unit: a unit of measure (`24 h`), a locant (`3-f`),
    a letter of the numbering (`2b`). Only `p.` is put behind page numbers in Latin script, `b.` in Kazakh, and a
    Latin c for the Cyrillic one by mistake."""
    letter = word.rstrip(".").lower()
    if len(letter) > 1 or not letter.isascii():
        return False
    if letter in ("b", "c") and not (word.endswith(".") or printed[-2:-1].isspace()):
        return True
    if letter == "b":
        return not printed[-3:-2].isspace()
    return letter not in ("p", "c") or DASH_SIGNS.intersection(printed[-3:]) != set()


def _skip(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at

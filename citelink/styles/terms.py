"""Which words a printed reference takes: `С.`, `P.`, `S.`, `Б.`, `и др.`, `ж.б.`; they stand in `languages/`."""

from __future__ import annotations

import re
from functools import cache

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.bibtex.babel import language_code
from citelink.languages import all_languages
from citelink.languages.groups import Terms
from citelink.languages.vocabulary import prints_like, terms
from citelink.text.language import guess_language

_STANDARDS, _USUAL = "ru", "en"
_SAMPLE, _PEOPLE = 200, 3
_WORD = re.compile(r"[^\W\d_]+")


def language_of(entry: Entry) -> str:
    """The language whose words the reference takes: the entry's own, however its library names it; told by its title
    where it says none, by the letters of that where it is short."""
    code = language_code(entry.language).split("-")[0].lower()
    if code in terms() or code in prints_like():
        return code
    text = f"{entry.title} {entry.container}"[:_SAMPLE].lower()
    told = guess_language(text) or _by_letters(text)
    if told == _STANDARDS and not _standard_words() & set(_WORD.findall(text)):
        # A short title has Russian letters alone in many languages; who wrote and who printed it may tell more.
        people = " ".join(f"{person.family} {person.given} {person.literal}" for person in entry.authors[:_PEOPLE])
        return _by_letters(f"{text} {people} {entry.publisher}"[: 2 * _SAMPLE].lower())
    return told


@cache
def _standard_words() -> frozenset[str]:
    return next(frozenset(language.words) for language in all_languages() if language.code == _STANDARDS)


def _by_letters(text: str) -> str:
    """Russian for Cyrillic letters that it has, else the first language that has those of the text."""
    if not any("\u0400" <= letter <= "\u052f" for letter in text):
        return _USUAL
    printed = sorted(
        (language for language in all_languages() if language.terms), key=lambda one: one.code != _STANDARDS
    )
    telling = {letter for language in printed for letter in language.letters} & set(text)
    return next((language.code for language in printed if telling <= set(language.letters)), _STANDARDS)


def terms_of(entry: Entry) -> Terms:
    """The words of the entry's language; English for languages without their own."""
    code = language_of(entry)
    return terms().get(prints_like().get(code, code), terms()[_USUAL])


def own_terms(entry: Entry) -> Terms | None:
    """The words of the entry's language where that has words of its own."""
    return terms().get(language_of(entry))


def standard_terms() -> Terms:
    """The words of the standards themselves, Russian, for what a language says nothing of."""
    return terms()[_STANDARDS]


def roles_of(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What editors and translators are called behind their names; in English for languages that do not say."""
    own, usual = own_terms(entry), terms()[_USUAL]
    return (own and own.editor_roles) or usual.editor_roles, (own and own.translator_roles) or usual.translator_roles

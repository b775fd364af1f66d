"""The words of all languages joined, as they are asked for: a document or a reference may be in several.

What is printed alike in many languages (`international.py`) counts everywhere. Each group is joined once, when it is
first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from citelink.languages import all_languages
from citelink.languages.groups import (
    ArchiveWords,
    KindWords,
    ListWords,
    MarkerWords,
    NameWords,
    NoticeWords,
    NumberWords,
    PatentWords,
    ReferenceWords,
    RoleWords,
    Spelling,
    Terms,
    TitleWords,
)
from citelink.languages.international import INTERNATIONAL
from citelink.languages.language import Language

Group = TypeVar("Group", bound=NamedTuple)


@cache
def spelling() -> Spelling:
    """How words are written."""
    return _joined(lambda language: language.spelling)


@cache
def name_words() -> NameWords:
    """Words of and around names."""
    return _joined(lambda language: language.names)


@cache
def role_words() -> RoleWords:
    """What catalogues call the part that a person had in a work."""
    return _joined(lambda language: language.roles)


@cache
def title_words() -> TitleWords:
    """Little words of titles."""
    return _joined(lambda language: language.titles)


@cache
def kind_words() -> KindWords:
    """Words that tell kinds of publications."""
    return _joined(lambda language: language.kinds)


@cache
def archive_words() -> ArchiveWords:
    """Words of references to archives."""
    return _joined(lambda language: language.archives)


@cache
def patent_words() -> PatentWords:
    """Words of references to patents."""
    return _joined(lambda language: language.patents)


@cache
def reference_words() -> ReferenceWords:
    """Words that references are punctuated with."""
    return _joined(lambda language: language.references)


@cache
def number_words() -> NumberWords:
    """Words beside the numbers of references."""
    return _joined(lambda language: language.numbers)


@cache
def notice_words() -> NoticeWords:
    """Words of notices."""
    return _joined(lambda language: language.notices)


@cache
def marker_words() -> MarkerWords:
    """Words in and beside markers."""
    return _joined(lambda language: language.markers)


@cache
def list_words() -> ListWords:
    """Words by which reference lists are told."""
    return _joined(lambda language: language.lists)


@cache
def terms() -> Mapping[str, Terms]:
    """The terms of printed references, by the code of each language that has its own."""
    return {language.code: language.terms for language in all_languages() if language.terms}


@cache
def prints_like() -> Mapping[str, str]:
    """Codes of languages without terms of their own -> the code of the language whose terms they take."""
    return {language.code: language.prints_like for language in all_languages() if language.prints_like}


@cache
def locators() -> Mapping[str, tuple[str, ...]]:
    """CSL labels of locators, and the words that print each in any language, without a final stop."""
    found: dict[str, dict[str, None]] = {}
    for language in all_languages():
        for label, words in language.locators.items():
            found.setdefault(label, {}).update(dict.fromkeys(words))
    return {label: tuple(words) for label, words in found.items()}


@cache
def short_places() -> Mapping[str, str]:
    """Places, as printed, and what they are abbreviated to."""
    return {place: short for language in all_languages() for place, short in language.short_places.items()}


@cache
def long_places() -> frozenset[str]:
    """Places that have an abbreviation and are printed in full all the same."""
    return frozenset(place for language in all_languages() for place in language.long_places)


@cache
def names_of_languages() -> Mapping[str, str]:
    """What libraries call languages, beside babel's names -> the code of the language."""
    return {name: language.code for language in all_languages() for name in language.called}


def _joined(group: Callable[[Language], Group]) -> Group:
    """What a group holds in all languages: every word once, in the order in which it first comes."""
    all_groups = [group(language) for language in (INTERNATIONAL, *all_languages())]
    return all_groups[0]._make(_union(values) for values in zip(*all_groups, strict=True))


def _union(values: tuple[Any, ...]) -> Any:
    if isinstance(values[0], tuple):
        return tuple(dict.fromkeys(word for words in values for word in words))
    found: dict[str, Any] = {}
    for mapping in values:
        for name, value in mapping.items():
            found[name] = value if isinstance(value, str) else tuple(dict.fromkeys((*found.get(name, ()), *value)))
    return found

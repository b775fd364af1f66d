"""The words of all languages joined, as they are asked for: a document or a reference may be in several.

What is printed alike in many languages (`international.py`) counts everywhere. Each group is joined once, when it is
first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from citelink.languages import all_languages
from citelink.languages.groups import (
    KindWords,
    ListWords,
    MarkerWords,
    NameWords,
    NoticeWords,
    NumberWords,
    ReferenceWords,
    Spelling,
    Terms,
    TitleWords,
)
from citelink.languages.international import INTERNATIONAL
from citelink.languages.language import Language

Group = TypeVar(
    "Group",
    KindWords,
    ListWords,
    MarkerWords,
    NameWords,
    NoticeWords,
    NumberWords,
    ReferenceWords,
    Spelling,
    TitleWords,
)


@cache
def spelling() -> Spelling:
    """How words are written."""
    return _joined(Spelling, (language.spelling for language in _everywhere()))


@cache
def name_words() -> NameWords:
    """Words of and around names."""
    return _joined(NameWords, (language.names for language in _everywhere()))


@cache
def title_words() -> TitleWords:
    """Little words of titles."""
    return _joined(TitleWords, (language.titles for language in _everywhere()))


@cache
def kind_words() -> KindWords:
    """Words that tell kinds of publications."""
    return _joined(KindWords, (language.kinds for language in _everywhere()))


@cache
def reference_words() -> ReferenceWords:
    """Words that references are punctuated with."""
    return _joined(ReferenceWords, (language.references for language in _everywhere()))


@cache
def number_words() -> NumberWords:
    """Words beside the numbers of references."""
    return _joined(NumberWords, (language.numbers for language in _everywhere()))


@cache
def notice_words() -> NoticeWords:
    """Words of notices."""
    return _joined(NoticeWords, (language.notices for language in _everywhere()))


@cache
def marker_words() -> MarkerWords:
    """Words in and beside markers."""
    return _joined(MarkerWords, (language.markers for language in _everywhere()))


@cache
def list_words() -> ListWords:
    """Words by which reference lists are told."""
    return _joined(ListWords, (language.lists for language in _everywhere()))


@cache
def terms() -> Mapping[str, Terms]:
    """The terms of printed references, by the code of each language that has its own."""
    return {language.code: language.terms for language in all_languages() if language.terms}


@cache
def prints_like() -> Mapping[str, str]:
    """Codes of languages without terms of their own -> the code of the language whose terms they take."""
    return {language.code: language.prints_like for language in all_languages() if language.prints_like}


@cache
def short_places() -> Mapping[str, str]:
    """Places, as printed, and what they are abbreviated to."""
    return {place: short for language in all_languages() for place, short in language.short_places.items()}


@cache
def names_of_languages() -> Mapping[str, str]:
    """What libraries call languages, beside babel's names -> the code of the language."""
    return {name: language.code for language in all_languages() for name in language.called}


def _everywhere() -> tuple[Language, ...]:
    return (INTERNATIONAL, *all_languages())


def _joined(kind: type[Group], groups: Iterable[Group]) -> Group:
    """One group with what each of the groups holds: every word once, in the order in which it first comes."""
    all_groups = tuple(groups)
    return kind(**{name: _union([getattr(group, name) for group in all_groups]) for name in kind._fields})


def _union(values: list[Any]) -> Any:
    if isinstance(values[0], tuple):
        return tuple(dict.fromkeys(word for words in values for word in words))
    found: dict[str, Any] = {}
    for mapping in values:
        for name, value in mapping.items():
            found[name] = value if isinstance(value, str) else tuple(dict.fromkeys((*found.get(name, ()), *value)))
    return found

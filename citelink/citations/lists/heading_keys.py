"""The headings of reference lists of all languages, in the form in which headings are compared."""

from __future__ import annotations

from functools import cache

from citelink.languages import all_languages
from citelink.text.fold import heading_key


@cache
def list_keys() -> frozenset[str]:
    """The headings of reference lists."""
    return frozenset(heading_key(heading) for language in all_languages() for heading in language.headings)


@cache
def subheading_keys() -> frozenset[str]:
    """The headings that stand inside reference lists."""
    return frozenset(heading_key(heading) for language in all_languages() for heading in language.subheadings)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key[:3] for key in list_keys())


def may_begin_heading(key: str) -> bool:
    """Whether any heading of a list begins as `key` does: a quick look before the slow ones."""
    return key[:3] in _beginnings()

"""The words a reference is punctuated with, gathered from all languages and made into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from citelink.languages import all_languages
from citelink.languages.vocabulary import reference_words


def words(field: str) -> tuple[str, ...]:
    """The lower-case words of `field` (an attribute of `Language`, or a CSL locator label), longest first.

    Of the languages' own words only those count that are long enough not to mean something else in another language:
    the script and not the language of a reference is known here. Shorter ones count where the language says so."""
    found = set(reference_words().announcing.get(field, ()))
    for language in all_languages():
        value = getattr(language, field, None) or language.locators.get(field, ())
        found.update(word for word in (w.casefold().strip(" .") for w in value) if sum(map(str.isalpha, word)) > 3)
    return tuple(sorted(found - {""}, key=lambda word: (-len(word), word)))


@cache
def pattern(field: str) -> str:
    """A regular expression (no groups) for any word of `field`; inner spaces and stops are optional."""
    return alternatives(words(field))


_Tree = dict[str, "_Tree"]


def alternatives(found: Iterable[str]) -> str:
    """A regular expression for any of the given words, longest first; inner spaces are free, inner stops optional.

    It branches letter by letter, so that a place where no word begins is left after one comparison."""
    tree: _Tree = {}
    for word in sorted(set(found)):
        node = tree
        for sign in re.findall(r"\. ?| |[^. ]", word):
            node = node.setdefault(r"\.? ?" if sign[0] == "." else " ?" if sign == " " else re.escape(sign), {})
        node[""] = {}
    return _expression(tree)


def _expression(tree: _Tree) -> str:
    branches = [sign + _expression(rest) if rest else sign for sign, rest in tree.items() if sign]
    if not branches:
        return ""
    if "" not in tree and len(branches) == 1:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in tree else ''}"


_LITERAL = re.compile(r"(?:[^\W_]|\\\.(?!\?)| (?!\?)|-(?!\?))+(?![?*{])|[^\W_]")


def stems(patterns: Iterable[str]) -> tuple[str, ...]:
    """Texts of which one stands wherever one of `patterns` (in lower case) matches: looking for them costs little.

    >>> stems(["patent", r"pat\\.", "patents?", r"ф\\.", "фонд"])
    ('pat.', 'patent', 'ф.', 'фонд')
    """
    found = {match[0].replace("\\", "") for pattern in patterns if (match := _LITERAL.match(pattern))}
    return tuple(sorted(stem for stem in found if not any(stem != one and one in stem for one in found)))


def holds_any(text: str, found: Iterable[str]) -> bool:
    """Whether one of the texts `found` (stems, say) stands in `text`."""
    return any(map(text.__contains__, found))


@cache
def months() -> dict[str, int]:
    """Every printed month (lower case, no stop) with its number."""
    return {
        form.casefold().strip(" ."): number
        for language in all_languages()
        for number, forms in language.months.items()
        for form in forms
        if len(form.strip(" .")) > 2
    }


@cache
def act_months() -> dict[str, int]:
    """The months as they are inflected in dates of acts (`ақпандағы`, and without what makes it belong to the act
    `ақпанда`) with their numbers."""
    return {
        form: number
        for language in all_languages()
        if language.terms
        for number, month in enumerate(language.terms.act.months, start=1)
        for form in (month, month[:-2])
    }


@cache
def month_pattern() -> str:
    """A regular expression (no groups) for any month."""
    return alternatives(months())

"""Telling works apart that citations print alike (CSL 1.0.2, "Disambiguation").

Tried in this order: more names, given names, the conditions of the style, a letter behind the year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from citelink.styles.csl.cite import Cite
from citelink.styles.csl.elements import Element
from citelink.styles.csl.persons import Name

# More names are not tried: a citation that needs them is no citation any more.
_MOST_NAMES = 30
_NAMES = ("author", "editor", "translator")


def tell_apart(cites: Sequence[Cite], citation: Element, shown: Callable[[Cite], str]) -> None:
    """Marks the cites so that `shown`, the text of a citation, tells as many apart as the style allows. `cites` are in
    the order in which letters are given."""
    asked = {name for name in ("names", "givenname", "year-suffix")
             if citation.get(f"disambiguate-add-{name}") == "true"}  # fmt: skip
    rule = citation.get("givenname-disambiguation-rule", "by-cite")
    if "givenname" in asked and rule != "by-cite":
        _tell_people_apart(cites, rule)
    conditional = any(element.get("disambiguate") for element in citation.walk())
    for group in _alike(cites, shown):
        if "names" in asked:
            _add_names(group, shown)
        if "givenname" in asked and rule == "by-cite":
            _add_given_names(group, shown)
        if conditional:
            _by_conditions(group, shown)
    if "year-suffix" in asked:
        for group in _alike(cites, shown):
            for at, cite in enumerate(group):
                cite.year_suffix = letters(at)


def letters(at: int) -> str:
    """`a` for 0, `b` for 1 ... `z`, `aa`."""
    text = ""
    at += 1
    while at:
        at, letter = divmod(at - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def _alike(cites: Iterable[Cite], shown: Callable[[Cite], str]) -> Iterator[list[Cite]]:
    groups: defaultdict[str, list[Cite]] = defaultdict(list)
    for cite in cites:
        groups[shown(cite)].append(cite)
    return (group for group in groups.values() if len(group) > 1)


def _told(group: Sequence[Cite], shown: Callable[[Cite], str]) -> int:
    """How many texts the group is printed as."""
    return len({shown(cite) for cite in group})


def _people(cite: Cite) -> tuple[Name, ...]:
    return next((names for variable in _NAMES if (names := cite.names(variable))), ())


def _add_names(group: Sequence[Cite], shown: Callable[[Cite], str]) -> None:
    """As many names as tell the most of the group apart, the fewest that do."""
    longest = min(_MOST_NAMES, max(len(_people(cite)) for cite in group))
    best, least = 1, 0
    for more in range(1, longest + 1):
        for cite in group:
            cite.more = more
        if (told := _told(group, shown)) > best:
            best, least = told, more
    for cite in group:
        cite.more = least


def _add_given_names(group: Sequence[Cite], shown: Callable[[Cite], str]) -> None:
    """Initials, or given names where these do not tell, of as few names as tell the most apart."""
    longest = min(_MOST_NAMES, max(len(_people(cite)) for cite in group))
    best = 1
    for at in range(longest):
        for whole in (1, 2):
            before = [cite.whole for cite in group]
            for cite in group:
                cite.whole = {**cite.whole, at: whole}
            if (told := _told(group, shown)) > best:
                best = told
                break
            for cite, kept in zip(group, before, strict=True):
                cite.whole = kept


def _by_conditions(group: Sequence[Cite], shown: Callable[[Cite], str]) -> None:
    for cite in group:
        cite.disambiguate = True
    if _told(group, shown) == 1:
        for cite in group:
            cite.disambiguate = False


def _tell_people_apart(cites: Sequence[Cite], rule: str) -> None:
    """Initials or given names for those who share their family name, wherever they stand."""
    people: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for cite in cites:
        for name in _of_rule(cite, rule):
            if name.family:
                people[name.particle, name.family].add(name.given)
    for cite in cites:
        whole = {}
        for at, name in enumerate(_of_rule(cite, rule)):
            givens = people.get((name.particle, name.family), set())
            if len(givens) > 1:
                first = [given[:1] for given in givens]
                whole[at] = 1 if len(set(first)) == len(first) or rule.endswith("with-initials") else 2
        cite.whole = whole


def _of_rule(cite: Cite, rule: str) -> tuple[Name, ...]:
    return _people(cite)[:1] if rule.startswith("primary-name") else _people(cite)

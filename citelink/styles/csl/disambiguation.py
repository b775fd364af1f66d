"""Telling works apart that citations print alike (CSL 1.0.2, "Disambiguation").

Tried in this order: more names, given names, the conditions of the style, a letter behind the year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from citelink.styles.csl.cite import Cite
from citelink.styles.csl.elements import Element
from citelink.styles.csl.persons import Name
from citelink.styles.names import initials

# More names are not tried: a citation that needs them is no citation any more.
_MOST_NAMES = 30
_NAMES = ("author", "editor", "translator")


def tell_apart(cites: Sequence[Cite], citation: Element, shown: Callable[[Cite], str], *, conditional: bool) -> None:
    """Marks the cites so that `shown`, the text of a citation, tells as many apart as the style allows. `cites` are in
    the order in which letters are given; `conditional` says whether the style has conditions for works alike."""
    asked = {name for name in ("names", "givenname", "year-suffix")
             if citation.get(f"disambiguate-add-{name}") == "true"}  # fmt: skip
    rule = citation.get("givenname-disambiguation-rule", "by-cite")
    if "givenname" in asked and rule != "by-cite":
        _tell_people_apart(cites, rule)
    # Each way is tried on what the ways before it left alike.
    ways = [
        _add_names if "names" in asked else None,
        _add_given_names if "givenname" in asked and rule == "by-cite" else None,
        _by_conditions if conditional else None,
    ]
    for tell in filter(None, ways):
        for group in list(_alike(cites, shown)):
            tell(group, shown)
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


def people_of(cite: Cite) -> tuple[Name, ...]:
    """The people that a citation of a work names."""
    return next((names for variable in _NAMES if (names := cite.names(variable))), ())


def _add_names(group: Sequence[Cite], shown: Callable[[Cite], str]) -> None:
    """As many names as tell the most of the group apart, the fewest that do."""
    longest = min(_MOST_NAMES, max(len(people_of(cite)) for cite in group))
    best, least = 1, 0
    for more in range(1, longest + 1):
        for cite in group:
            cite.more = more
        if (told := _told(group, shown)) > best:
            best, least = told, more
    for cite in group:
        cite.more = least


def _add_given_names(group: Sequence[Cite], shown: Callable[[Cite], str]) -> None:
    """Initials, or given names where these do not tell as many, of as few people as tell the most apart."""
    longest = min(_MOST_NAMES, max(len(people_of(cite)) for cite in group))
    best = _told(group, shown)
    for at in range(longest):
        before = [cite.whole for cite in group]
        chosen = 0
        for whole in (1, 2):
            _set_whole(group, before, at, whole)
            if (told := _told(group, shown)) > best:
                best, chosen = told, whole
        _set_whole(group, before, at, chosen)


def _set_whole(group: Sequence[Cite], before: Sequence[Mapping[int, int]], at: int, whole: int) -> None:
    """Has the given names of the person at a place printed: as initials (1), in full (2) or as they were (0)."""
    for cite, kept in zip(group, before, strict=True):
        cite.whole = {**kept, at: whole} if whole else kept


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
            # By initials `А. Б.` is `Анна Борисовна`.
            if len(givens) > 1 and not (rule.endswith("with-initials") and len(set(map(initials, givens))) == 1):
                first = [given[:1] for given in givens]
                whole[at] = 1 if len(set(first)) == len(first) or rule.endswith("with-initials") else 2
        cite.whole = whole


def _of_rule(cite: Cite, rule: str) -> tuple[Name, ...]:
    return people_of(cite)[:1] if rule.startswith("primary-name") else people_of(cite)

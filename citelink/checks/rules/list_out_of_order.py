"""A reference stands out of place in an alphabetical list.

What it does: where a list is alphabetical but for a few, names those few. Compared are the surnames of first authors
and nothing else: works of one author may stand in any order, works without an author anywhere. Cyrillic and Latin names
are two alphabets, each in an order of its own, whichever comes first. Kazakh letters have their places in the Kazakh
alphabet; a list that puts them behind all others is right too. A list that is cited in the order of its numbers is not
alphabetical.

Why it matters: a reader who looks for a name does not find it; often the reference was added later, at a number of its
own.

Example: `5. Сыздықова`, `6. Кеңесбаев`, `7. Томанов`.

What to do: put it in its place, and renumber the markers.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.languages import all_languages
from citelink.results import ParsedReference, ResolvedDocument, ResolvedList
from citelink.text.lookalikes import unify_text
from citelink.text.scripts import script_of

CODE = "CL115"
NAME = "list-out-of-order"
SEVERITY: Severity = "info"
# Of fewer names one in five thousand orders is alphabetical but for one by chance; of ten names so many may be out.
_LEAST_NAMES, _OUT_OF = 7, 10
# Cited in the order of the list are lists of which so many of ten first citations ascend.
_ASCENDING_OF_TEN = 7

# In capitals a surname may be initials up to so many letters.
_LONGEST_INITIALS = 4
_SURNAME = re.compile(r"[^\W\d_]{2,40}(?:[-'’\s][^\W\d_]{1,40}){0,3}")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]{0,2}){0,4}")


class _OutOfPlace(NamedTuple):
    """The position of a name, and of the nearest in order that it should not stand behind, or before."""

    position: int
    beside: int


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for found in resolved.lists:
        if _is_in_order_of_citation(resolved, found):
            continue
        for script in ("cyrillic", "latin"):
            named = [(one, name) for one in found.references if (name := _surname(one)) and script_of(name) == script]
            for one in _out_of_place([name for _, name in named], script):
                yield _found(named, one)


def _found(named: Sequence[tuple[ParsedReference, str]], out: _OutOfPlace) -> Found:
    parsed, name = named[out.position]
    return Found(
        {"number": parsed.printed_number, "name": name, "beside": named[out.beside][1]},
        parsed.reference.span,
        parsed.numbers,
        message="" if out.beside < out.position else "first",
    )


def _surname(parsed: ParsedReference) -> str:
    """The surname of the first author in one script, where the reference begins with it, or with initials before it; ""
    where it does not, and where sorting may take another word."""
    people = parsed.entry.authors
    if not people or parsed.antecedent is not None or people[0].particle or people[0].suffix:
        return ""
    name, text = people[0].family, parsed.reference.text
    at = text.find(name) if _SURNAME.fullmatch(name) else -1
    if at < 0 or not _INITIALS.fullmatch(text, 0, at) or (name.isupper() and len(name) <= _LONGEST_INITIALS):
        return ""
    return unify_text(name)


def _is_in_order_of_citation(resolved: ResolvedDocument, found: ResolvedList) -> bool:
    cited = (link.reference for link in resolved.links if link.reference is not None)
    numbers = [one.reference.number for one in cited if one.scope == found.scope and one.reference.number is not None]
    first = list(dict.fromkeys(numbers))
    return len(first) > 2 and 10 * len(_ascending(first)) > _ASCENDING_OF_TEN * len(first)


def _out_of_place(names: Sequence[str], script: str) -> list[_OutOfPlace]:
    """The few names that are out of place; () where there are none, or so many that the list is in no order at all."""
    if len(names) < _LEAST_NAMES:
        return []
    tried = [_out_of([order(name) for name in names]) for order in _orders(script)]
    out = min(tried, key=len)
    if len(out) > max(1, len(names) // _OUT_OF):
        return []
    # What follows the list in an order of its own is a group: laws before it, addresses behind it.
    positions = [one.position for one in out]
    grouped = len(out) > 1 and positions in ([*range(len(out))], [*range(len(names) - len(out), len(names))])
    return [] if grouped else out


def _out_of(keys: Sequence[Any]) -> list[_OutOfPlace]:
    kept = _ascending(keys)
    found = []
    for position in sorted(set(range(len(keys))) - set(kept)):
        at = bisect_left(kept, position)
        # One of the two that are in order stands wrong to it, or it would be in order with them.
        behind = at > 0 and keys[position] < keys[kept[at - 1]]
        found.append(_OutOfPlace(position, kept[at - 1] if behind else kept[at]))
    return found


def _ascending(keys: Sequence[Any]) -> list[int]:
    """The positions of a longest row of keys that ascend; equal ones may stand in any order."""
    ends: list[Any] = []
    last: list[int] = []
    before: list[int | None] = []
    for position, key in enumerate(keys):
        length = bisect_right(ends, key)
        ends[length:], last[length:] = [key, *ends[length + 1 :]], [position, *last[length + 1 :]]
        before.append(last[length - 1] if length else None)
    row: list[int] = []
    at = last[-1] if last else None
    while at is not None:
        row.append(at)
        at = before[at]
    return row[::-1]


@cache
def _orders(script: str) -> tuple[Callable[[str], Any], ...]:
    """The orders in which names of a script may stand."""
    if script == "latin":
        return (_without_accents, _letters)
    return tuple(partial(_in_alphabet, one.alphabet) for one in all_languages() if one.alphabet)


def _in_alphabet(alphabet: str, name: str) -> tuple[int, ...]:
    """The places of the letters of a name; what is not in the alphabet stands behind it."""
    places = ((alphabet.find(letter), letter) for letter in _letters(name).replace("ё", "е"))
    return tuple(len(alphabet) + ord(letter) if place < 0 else place for place, letter in places)


def _without_accents(name: str) -> str:
    return _letters(unicodedata.normalize("NFKD", name))


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalpha())

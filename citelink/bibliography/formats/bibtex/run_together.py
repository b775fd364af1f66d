"""Names that nobody parted by `and`: `Smith J, Doe A`, `Иванов И. И., Петров П. П.`, `Smith, John \\& Doe, Anna`.

BibTeX takes a comma for the one inside a name. It is read otherwise only where every part is a whole name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from citelink.bibliography.formats.bibtex.latex import to_unicode
from citelink.bibliography.formats.bibtex.splitting import is_balanced, split_outside
from citelink.languages.vocabulary import name_words
from citelink.text.patterns import any_pattern

INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,4}|[^\W\d_]\.?")
CAPITALS = re.compile(r"[^\W\d_]{1,3}")
OTHERS = frozenset(["others", "et al", "et al."])
_AMPERSAND = re.compile(r"\s\\?&\s")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_MOST_WORDS = 5


def part_all(names: Sequence[str]) -> list[list[str]]:
    """The names in each of a field's `names`, which stand between its `and`s."""
    parted = [part_names(name) if "," in name or "&" in name else [name] for name in names]
    if any("," in name and len(parts) == 1 for name, parts in zip(names, parted, strict=True)):
        # Who writes `Last, First` elsewhere in the field does so here.
        return [parts if len(parts) != 2 or "&" in name else [name] for name, parts in zip(names, parted, strict=True)]
    return parted


def part_names(name: str) -> list[str]:
    """The names in what BibTeX reads as one; that one alone where it may well be one."""
    if "&" in name and (parts := _at_ampersands(name)):
        return parts
    if "," not in name:
        return [name]
    parts = [" ".join(part.replace("~", " ").split()) for part in split_outside(name, ",")]
    if not parts[-1]:
        parts.pop()
    people = [part for part in parts if part.lower() not in OTHERS]
    if len(people) < 2:
        return [name]
    if all(map(_is_person, people)) and (len(people) > 2 or _one_order(people)):
        return [_inverted(part) if part in people else part for part in parts]
    if len(people) % 2 == 0 and len(people) > 2 and _alternate(people):
        paired = [f"{family}, {given}" for family, given in zip(people[::2], people[1::2], strict=True)]
        return paired + parts[len(people) :]
    return [name]


def is_suffix(word: str) -> bool:
    """Whether a word stands behind a name (`Jr.`)."""
    return word.lower() in name_words().suffixes


def _at_ampersands(name: str) -> list[str]:
    """The names between ampersands; none where a part is no whole name (`Ernst & Young`)."""
    parts = [part.strip(" ,") for part in _AMPERSAND.split(name)]
    if len(parts) < 2 or not all(map(is_balanced, parts)):
        return []
    found: list[str] = []
    for part in parts:
        people = part_names(part)
        inverted = part.count(",") == 1 and not _bodies().search(part)
        if not (len(people) > 1 or inverted or _is_person(part)):
            return []
        found += people
    return found


def _alternate(parts: list[str]) -> bool:
    """`Smith, J., Doe, A.`: family names, and initials behind each."""
    families, given = parts[::2], parts[1::2]
    return all(map(_is_given, given)) and not any(_initials_side(family) or is_suffix(family) for family in families)


def _inverted(part: str) -> str:
    """A name with a comma before the initials that stand behind it, so that a lone letter is not its family name."""
    words = part.split()
    first = len(words)
    if _initials_side(part) == "last":
        while first > 1 and _are_initials(words[first - 1]):
            first -= 1
    return f"{' '.join(words[:first])}, {' '.join(words[first:])}" if first < len(words) else part


def _is_given(part: str) -> bool:
    words = part.split()
    return bool(words) and all(map(_are_initials, words))


def _is_person(part: str) -> bool:
    """Whether it is a family name with given names or initials, and no name of a body."""
    words = (to_unicode(part) if "\\" in part else part).split()
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(_WORD.fullmatch, words)) or is_suffix(words[0]):
        return False
    capital = all(word[0].isupper() or word in name_words().particles for word in words)
    return capital and not all(map(INITIALS.fullmatch, words)) and not _bodies().search(part)


def _one_order(people: Sequence[str]) -> bool:
    """Whether all have initials, and all on the same side."""
    sides = {_initials_side(person) for person in people}
    return len(sides) == 1 and "" not in sides


def _initials_side(part: str) -> Literal["", "first", "last"]:
    """Whether a name begins or ends with initials that are not all of it."""
    words = (to_unicode(part) if "\\" in part else part).split()
    if len(words) < 2 or all(map(INITIALS.fullmatch, words)) or is_suffix(words[-1]):
        return ""
    first, last = words[0], words[-1]
    if INITIALS.fullmatch(last) or (_are_capitals(last) and any(map(str.islower, first))):
        return "last"
    return "first" if INITIALS.fullmatch(first) else ""


def _are_initials(word: str) -> bool:
    return bool(INITIALS.fullmatch(word)) or _are_capitals(word)


def _are_capitals(word: str) -> bool:
    return word.isupper() and bool(CAPITALS.fullmatch(word))


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"\b{any_pattern(name_words().bodies)}", re.IGNORECASE)

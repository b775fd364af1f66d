"""Names of people as lists print them: inverted or direct, with initials or in full; and English ordinals."""

from __future__ import annotations

import re

from citelink.bibliography.entry import Person

_HYPHENS = re.compile(r"[-–]")
_GLUED = re.compile(r"(?<=\.)(?=\w)")
_ABBREVIATED = re.compile(r"[^\W\d_]{2,3}\.")


def initials(given: str, gap: str = " ", stop: str = ".") -> str:
    """`Александр Николаевич` -> `А. Н.`; hyphens stay (`Жан-Поль` -> `Ж.-П.`); `gap` stands between initials."""
    letters: list[str] = []
    for word in given.split()[:4]:
        halves = [half for half in _HYPHENS.split(word) if half]
        if len(halves) > 1:
            letters.append("-".join(_initial(half, stop) for half in halves))
        else:
            letters.extend(_initial(piece, stop) for piece in _pieces("".join(halves)))
    return gap.join(letter for letter in letters if letter != stop)


def _pieces(word: str) -> list[str]:
    """The names or initials that a word holds: `А.Н.`, and two capitals as PubMed has them (`AZ`)."""
    if len(word) == 2 and word.isalpha() and word.isupper():
        return list(word)
    return [piece for piece in _GLUED.split(word) if piece]


def _initial(name: str, stop: str) -> str:
    """The first letter with a stop; what is abbreviated already keeps its letters (`Дж.`, `Th.`)."""
    if _ABBREVIATED.fullmatch(name):
        return name[:-1] + stop
    return name[:1].upper() + stop


def family_of(person: Person) -> str:
    """The family name with its particle, or the whole of a corporate name."""
    return " ".join(filter(None, (person.particle, person.family))) or person.literal


def inverted(person: Person, comma: str = " ", gap: str = " ", full: bool = False, stop: str = ".") -> str:
    """`Соколов А. Н.`; `comma` stands behind the family name, `full` keeps the given names as they are."""
    given = person.given if full else initials(person.given, gap, stop)
    if not given or not person.family:
        return family_of(person)
    suffix = f", {person.suffix}" if person.suffix else ""
    return f"{family_of(person)}{comma}{given}{suffix}"


def direct(person: Person, gap: str = " ", full: bool = False, space: str = " ", stop: str = ".") -> str:
    """`А. Н. Соколов`."""
    given = person.given if full else initials(person.given, gap, stop)
    if not given or not person.family:
        return family_of(person)
    suffix = f" {person.suffix}" if person.suffix else ""
    return f"{given}{space}{family_of(person)}{suffix}"


def ordinal(number: str) -> str:
    """`2` -> `2nd`, as English editions are counted."""
    value = int(number) % 100
    return number + ("th" if 10 < value < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th"))

"""Names of people as lists print them: inverted or direct, with initials or in full; and English ordinals."""

from __future__ import annotations

import re

from citelink.bibliography.entry import Person


def initials(given: str, gap: str = " ", stop: str = ".") -> str:
    """`Александр Николаевич` -> `А. Н.`; hyphens stay (`Жан-Поль` -> `Ж.-П.`); `gap` stands between initials."""
    letters: list[str] = []
    for word in given.split()[:4]:
        halves = [half for half in re.split(r"[-–]", word) if half]
        for piece in re.split(r"(?<=\.)(?=\w)", halves[0]) if len(halves) == 1 else [word]:
            if len(halves) == 1:
                letters.append(piece[:1].upper() + stop)
            else:
                letters.append("-".join(half[:1].upper() + stop for half in halves))
    return gap.join(letter for letter in letters if letter != stop)


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

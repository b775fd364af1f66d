"""Names as lists of references managers hold them: `Family, Given, Suffix`, one in each field."""

from __future__ import annotations

from citelink.bibliography.entry import Person


def read_name(value: str) -> Person | None:
    """The person whose name is `value`; a body has no comma, or one behind it (`World Bank,`). None for nothing."""
    parts = [part.strip() for part in value.split(",", 2)]
    if len(parts) > 1 and any(parts[1:]):
        return Person(parts[0], parts[1], suffix=parts[2] if len(parts) > 2 else "") if parts[0] else None
    return Person(literal=parts[0]) if parts[0] else None


def write_name(person: Person) -> str:
    """The name of a person, the family name first."""
    family = f"{person.particle} {person.family}".strip()
    if person.literal or not person.given:
        return person.literal or family
    return ", ".join(part for part in (family, person.given, person.suffix) if part)

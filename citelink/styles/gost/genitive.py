"""Names of people behind `под ред.` and `пер.`: in the genitive, where it is plain what that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from citelink.bibliography.entry import Person
from citelink.languages.groups import Declension


def decline(people: Sequence[Person], forms: Declension, *, printed: bool) -> tuple[Person, ...] | None:
    """The people with family names in the genitive; None where that of one of them is not plain.

    A family name tells its case and whose it is by its end, a given name or patronymic by its own (`Асмус` is declined
    where it is a man's). Names in the genitive already stay; where one of the people is, so are those that may be:
    `Мосолова` is a woman in the nominative or a man in the genitive. printed: the names were read from a reference,
    where they stood behind such words."""
    evident = any(_is_done(person, forms) for person in people)
    families = [_family(person, forms, evident or printed) for person in people]
    if evident:
        # What stands beside a genitive and does not tell its case is one too.
        families = [family or person.family for person, family in zip(people, families, strict=True)]
    if not all(families):
        return None
    return tuple(
        replace(person, family=family) if family else person for person, family in zip(people, families, strict=True)
    )


def _is_done(person: Person, forms: Declension) -> bool:
    return person.family.endswith(forms.done) or _patronymic(person).endswith(forms.done_given)


def _patronymic(person: Person) -> str:
    return person.given.split()[-1] if person.given.strip() else ""


def _family(person: Person, forms: Declension, done: bool) -> str:
    """The family name in the genitive; "" where it is not plain."""
    family = person.family
    if not family:
        return ""
    if _is_done(person, forms) or family.endswith(forms.unchanging):
        return family
    if done and family.endswith(tuple(forms.endings.values())):
        return family
    if found := _ended(family, forms.endings):
        # Both halves of `Римский-Корсаков` are declined, those that tell it themselves.
        halves = found.split("-")
        return "-".join([*(_ended(half, forms.endings) or half for half in halves[:-1]), halves[-1]])
    patronymic = _patronymic(person)
    if patronymic.endswith(forms.men):
        return _ended(family, forms.of_men)
    return _ended(family, forms.of_women) if patronymic.endswith(forms.women) else ""


def _ended(name: str, endings: Mapping[str, str]) -> str:
    """The name with its end in the genitive; "" where none of the endings fits."""
    for ending, genitive in endings.items():
        if name.endswith(ending):
            return name[: -len(ending)] + genitive
    return ""

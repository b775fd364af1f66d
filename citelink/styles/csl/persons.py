"""Names of CSL-JSON with their particles (CSL 1.0.2, "Name")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from citelink.languages.vocabulary import name_words


@dataclass(frozen=True, slots=True)
class Name:
    """A name of CSL-JSON with its particles found."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    particle: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""


def read_names(value: Any) -> tuple[Name, ...]:
    """The names of a variable of CSL-JSON; `[]` for what is none."""
    found = (_read(name) for name in value if isinstance(name, Mapping)) if isinstance(value, list) else ()
    return tuple(name for name in found if name != Name())


def _read(name: Mapping[str, Any]) -> Name:
    said = {key: " ".join(str(value).split()) for key, value in name.items() if isinstance(value, str | int)}
    if not said.get("family"):
        return Name(literal=said.get("literal") or said.get("given", ""))
    family, particle = _leading(said["family"], said.get("non-dropping-particle", ""))
    given, dropping = _trailing(said.get("given", ""), said.get("dropping-particle", ""))
    comma = name.get("comma-suffix") in (True, "true", 1)
    return Name(family, given, dropping, particle, said.get("suffix", ""), comma)


def _leading(family: str, particle: str) -> tuple[str, str]:
    """A family name and the particle that it may begin with: small words before a large one."""
    if particle or not family[:1].islower():
        return family.strip('"'), particle
    words = family.split(" ")
    small = next((at for at, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[small:]), " ".join(words[:small])


def _trailing(given: str, particle: str) -> tuple[str, str]:
    """Given names and the particle that they may end with; a word that makes a patronymic is none."""
    words = given.split(" ")
    small = len(words)
    while small > 1 and words[small - 1].isalpha() and words[small - 1].islower():
        small -= 1
    if particle or small == len(words) or words[-1] in name_words().child_of:
        return given, particle
    return " ".join(words[:small]), " ".join(words[small:])

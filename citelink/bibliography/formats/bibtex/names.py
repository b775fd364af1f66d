"""Names as BibTeX and biblatex print them: `von Last, Jr, First`, `First von Last`, `{Corporate}`, `family=Last`."""

from __future__ import annotations

import re

from citelink.bibliography.entry import Person
from citelink.bibliography.formats.bibtex.latex import from_unicode, to_unicode

_AND = re.compile(r"(?<!\s)\s++and\s+", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_OTHERS = frozenset(["others", "et al", "et al."])
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix|useprefix)\s*=", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,4}|[^\W\d_]\.?")
# The usual `Last, First` without any markup, for speed.
_PLAIN = re.compile(r"([^\W\d_][\w'’.-]*+(?: [\w'’.-]++)*), ([\w'’.-]++(?: [\w'’.-]++)*)")
_TIE = re.compile(r"(?<!\\)~")
_NOBODY = Person()
_SEPARATING = re.compile(r"[,;=]|(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{2,3}")


def read_names(value: str) -> tuple[tuple[Person, ...], bool]:
    """The persons of a name field, and whether it ends in `and others`."""
    persons = []
    others = False
    for name in _split_names(value):
        if name.lower() in _OTHERS:
            others = True
        elif (person := read_name(name)) and person != _NOBODY:
            persons.append(person)
    return tuple(persons), others


def read_name(name: str) -> Person | None:
    """One name; None when nothing is printed."""
    if (match := _PLAIN.fullmatch(name)) and not match[1][0].islower() and "--" not in name and "''" not in name:
        return Person(match[1], match[2])
    name = name.strip()
    if not name.strip(","):
        return None
    if name[0] == "{" and _one_group(name):
        return Person(literal=to_unicode(name))
    if "=" in name and _EXTENDED.match(name):
        return _extended(name)
    parts = [part.strip() for part in _split(name, ",")] if "," in name else [name]
    if len(parts) == 1:
        return _natural(_words(name))
    if len(parts) == 2:
        return _inverted(parts[0], "", parts[1])
    return _inverted(parts[0], parts[1], " ".join(parts[2:]))


def _split_names(value: str) -> list[str]:
    if "{" not in value:
        names = [name.strip() for name in _AND.split(value)]
    else:
        names, depth, start = [], 0, 0
        for match in _AND_OR_BRACE.finditer(value):
            if match[0] == "{":
                depth += 1
            elif match[0] == "}":
                depth -= 1
            elif depth <= 0:
                names.append(value[start : match.start()].strip())
                start = match.end()
        names.append(value[start:].strip())
    # Semicolons between names are no BibTeX, but common; a semicolon never is a part of a name.
    return [part.strip() for name in names for part in (_split(name, ";") if ";" in name else [name]) if part.strip()]


def _split(text: str, separator: str) -> list[str]:
    """Split at `separator` outside braces."""
    if "{" not in text:
        return text.split(separator)
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif char == separator and depth <= 0 and (at == 0 or text[at - 1] != "\\"):
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return parts


def _words(text: str) -> list[str]:
    """Words outside braces; `~` separates as a space does."""
    text = " ".join(text.split())
    if "~" in text:
        text = _TIE.sub(" ", text)
    return [word for word in _split(text, " ") if word]


def _one_group(text: str) -> bool:
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if not depth:
            return at == len(text) - 1
    return False


def _natural(words: list[str]) -> Person:
    """`First von Last`: `von` are the first lower-case words, and never the last word."""
    if not words:
        return _NOBODY
    bracket = next((at for at, word in enumerate(words) if word[0] == "(" and at), len(words))
    if bracket < len(words) and words[-1][-1] == ")":
        # `Abay (Ibrahim Qunanbayuly)`: what stands in brackets explains a name and is no family name itself.
        return _with_particle(words[:bracket], words[bracket:], [])
    if len(words) == 1:
        return _person(words, [], [], [])
    if person := _initials_last(words):
        return person
    lower = next((at for at, word in enumerate(words[:-1]) if _is_lower(word)), len(words) - 1)
    return _with_particle(words[lower:], words[:lower], [])


def _initials_last(words: list[str]) -> Person | None:
    """`Ivanov I. I.` and `Smith JA`: initials are no family name, so the family name stands first."""
    count = 0
    while count < len(words) and "." in words[-1 - count] and _INITIALS.fullmatch(words[-1 - count]):
        count += 1
    if not count and _CAPITALS.fullmatch(words[-1]) and any(char.islower() for char in words[0]):
        count = 1
    family = words[: len(words) - count]
    if not count or not family or any(_INITIALS.fullmatch(word) for word in family):
        return None
    return _with_particle(family, words[len(family) :], [])


def _inverted(last: str, suffix: str, first: str) -> Person:
    return _with_particle(_words(last), _words(first), _words(suffix))


def _with_particle(words: list[str], given: list[str], suffix: list[str]) -> Person:
    count = 0
    while count < len(words) - 1 and _is_lower(words[count]):
        count += 1
    return _person(words[count:], words[:count], given, suffix)


def _is_lower(word: str) -> bool:
    """Whether a word counts as `von`: its first letter outside braces is lower case (BibTeX: btxdoc, 4)."""
    if word[0] == "{" and word[1:2] != "\\":
        return False
    letter = next((char for char in (to_unicode(word) if "\\" in word else word) if char.isalpha()), "")
    return letter.islower()


def _person(family: list[str], particle: list[str], given: list[str], suffix: list[str]) -> Person:
    def text(words: list[str]) -> str:
        return to_unicode(" ".join(words)) if words else ""

    if not text(family):
        return Person(literal=text(particle + given + suffix))
    return Person(text(family), text(given), text(particle), text(suffix))


def _extended(name: str) -> Person | None:
    """biblatex 3.5 extended name format: `family=Last, given=First, prefix=von, suffix=Jr`."""
    parts = {}
    for part in _split(name, ","):
        label, _, value = part.partition("=")
        parts[label.strip().lower()] = to_unicode(value.strip().strip('"'))
    person = Person(parts.get("family", ""), parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", ""))
    return person if person.family else Person(literal=person.given) if person.given else None


def write_name(person: Person) -> str:
    """A name as BibTeX has it (`von Last, Jr, First`); `read_name` leads back."""
    if not person.family:
        return "{" + from_unicode(person.literal or person.given) + "}"
    family, given, suffix = _guarded(person.family), _guarded(person.given), _guarded(person.suffix)
    if not family.startswith("{") and any(_is_lower(word) for word in family.split()):
        family = "{" + family + "}"
    last = f"{from_unicode(person.particle)} {family}" if person.particle else family
    if given or suffix:
        return ", ".join([last, *([suffix] if suffix else []), given])
    # A comma behind a lone family name of several words keeps them together.
    return f"{last}," if " " in last or family.startswith("{") else last


def _guarded(text: str) -> str:
    """Text as a part of a name; in braces where it holds what separates parts or names."""
    value = from_unicode(text)
    return "{" + value + "}" if _SEPARATING.search(value) or value.lower() in _OTHERS else value

"""Names as BibTeX and biblatex print them: `von Last, Jr, First`, `First von Last`, `{Corporate}`, `family=Last`."""

from __future__ import annotations

import re
from dataclasses import replace

from citelink.bibliography.entry import Person
from citelink.bibliography.formats.bibtex.latex import from_unicode, to_unicode, with_entities
from citelink.bibliography.formats.bibtex.run_together import INITIALS, OTHERS, is_suffix, part_all, part_names
from citelink.bibliography.formats.bibtex.splitting import split_outside

_AND = re.compile(r"(?<!\s)\s++and\s+", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix|useprefix)\s*=", re.IGNORECASE)
# The usual `Last, First` without any markup, for speed.
_PLAIN = re.compile(r"([^\W\d_][\w'’.-]*+(?: [\w'’.-]++)*), ([\w'’.-]++(?: [\w'’.-]++)*)")
_TIE = re.compile(r"(?<!\\)~")
_MOST_COMMAS = 2
_NOBODY = Person()
_SEPARATING = re.compile(r"[,;=]|(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{2,3}")
_SPOKEN = re.compile(r"[^AEIOUY][AEIOUY][A-Z]")


def read_names(value: str) -> tuple[tuple[Person, ...], bool]:
    """The persons of a name field, and whether it ends in `and others`."""
    persons = []
    others = False
    for run in part_all(_split_names(value)):
        for name in run:
            if name.lower() in OTHERS:
                others = True
            elif (person := read_name(name)) and person != _NOBODY:
                persons.append(person)
    return tuple(persons), others


def find_run_together(value: str) -> tuple[tuple[Person, ...], bool] | None:
    """What `read_names` reads where names are not parted by `and`; None where all are."""
    if "," not in value and "&" not in value:
        return None
    return read_names(value) if any(len(run) > 1 for run in part_all(_split_names(value))) else None


def has_too_many_commas(value: str) -> bool:
    """Whether a name that is read as one has more commas than `von Last, Jr, First`, which stops other programs."""
    return value.count(",") > _MOST_COMMAS and any(
        len(split_outside(name, ",")) > _MOST_COMMAS + 1 and not _EXTENDED.match(name)
        for run in part_all(_split_names(value))
        for name in run
    )


def read_name(name: str) -> Person | None:
    """One name; None when nothing is printed."""
    name = name.replace("\\ ", " ")
    if (
        (match := _PLAIN.fullmatch(name))
        and not match[1][0].islower()
        and "--" not in name
        and "''" not in name
        and not is_suffix(match[2])
    ):
        return Person(match[1], match[2])
    name = name.strip()
    if not name.strip(","):
        return None
    if name[0] == "{" and _one_group(name):
        return Person(literal=to_unicode(name))
    if "=" in name and _EXTENDED.match(name):
        return _extended(name)
    parts = [part.strip() for part in split_outside(name, ",")] if "," in name else [name]
    if len(parts) == 1:
        return _natural(_words(name))
    if len(parts) == 2 and is_suffix(parts[1]):
        # `Guy L. Steele, Jr.`
        return _suffixed(_natural(_words(parts[0])), parts[1])
    if len(parts) == 3 and is_suffix(parts[2]) and not is_suffix(parts[1]):
        return _inverted(parts[0], parts[2], parts[1])
    if len(parts) == 2:
        return _inverted(parts[0], "", parts[1])
    return _inverted(parts[0], parts[1], " ".join(parts[2:]))


def _suffixed(person: Person, suffix: str) -> Person:
    return replace(person, suffix=to_unicode(suffix)) if person.family else person


def _split_names(value: str) -> list[str]:
    if "&" in value:
        # The semicolon of `&eacute;` parts no names.
        value = with_entities(value)
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
    return [
        part.strip() for name in names for part in (split_outside(name, ";") if ";" in name else [name]) if part.strip()
    ]


def _words(text: str) -> list[str]:
    """Words outside braces; `~` separates as a space does."""
    text = " ".join(text.split())
    if "~" in text:
        text = _TIE.sub(" ", text)
    return [word for word in split_outside(text, " ") if word]


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
    if len(words) > 2 and is_suffix(words[-1]):
        return _suffixed(_natural(words[:-1]), words[-1])
    if person := _initials_last(words):
        return person
    lower = next((at for at, word in enumerate(words[:-1]) if _is_lower(word)), len(words) - 1)
    return _with_particle(words[lower:], words[:lower], [])


def _initials_last(words: list[str]) -> Person | None:
    """`Ivanov I. I.` and `Smith JA`: initials are no family name, so the family name stands first."""
    count = 0
    while count < len(words) and "." in words[-1 - count] and INITIALS.fullmatch(words[-1 - count]):
        count += 1
    if not count and _CAPITALS.fullmatch(words[-1]) and any(char.islower() for char in words[0]):
        # Three letters that can be spoken are a name in capitals: `Yu HAN`.
        count = int(not _SPOKEN.fullmatch(words[-1]))
    family = words[: len(words) - count]
    if not count or not family or any(INITIALS.fullmatch(word) for word in family):
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
    for part in split_outside(name, ","):
        label, _, value = part.partition("=")
        parts[label.strip().lower()] = to_unicode(value.strip().strip('"'))
    person = Person(parts.get("family", ""), parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", ""))
    return person if person.family else Person(literal=person.given) if person.given else None


def write_names(persons: tuple[Person, ...], et_al: bool) -> str:
    """Names as BibTeX has them, `others` at the end where the list is cut short; `read_names` leads back."""
    return " and ".join([*(write_name(person) for person in persons), *(["others"] if et_al else [])])


def write_name(person: Person) -> str:
    """A name as BibTeX has it (`von Last, Jr, First`); `read_name` leads back."""
    if not person.family:
        return "{" + from_unicode(person.literal or person.given) + "}"
    family, given = _guarded(person.family), _guarded(person.given)
    suffix = person.suffix if is_suffix(person.suffix) else _guarded(person.suffix)
    if not family.startswith("{") and any(_is_lower(word) for word in family.split()):
        family = "{" + family + "}"
    last = f"{from_unicode(person.particle)} {family}" if person.particle else family
    if given and not suffix and len(part_names(f"{last}, {given}")) > 1:
        last = f"{from_unicode(person.particle)} {{{family}}}".lstrip()
    if given or suffix:
        return ", ".join([last, *([suffix] if suffix else []), given])
    # A comma behind a lone family name of several words keeps them together.
    return f"{last}," if " " in last or family.startswith("{") else last


def _guarded(text: str) -> str:
    """Text as a part of a name; in braces where it holds what separates parts or names."""
    value = from_unicode(text)
    return "{" + value + "}" if _SEPARATING.search(value) or value.lower() in OTHERS or is_suffix(value) else value

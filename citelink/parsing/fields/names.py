"""Names: `Фамилия, И. О.`, `И. О. Фамилия`, `Smith JA`, `van der Berg, J.`, corporate authors, `et al.`"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citelink.bibliography.entry import Person
from citelink.languages.vocabulary import name_words
from citelink.parsing.cues import EVERYTHING, Cue
from citelink.parsing.letters import LOWER, UPPER
from citelink.parsing.words import alternatives, pattern, words
from citelink.text.patterns import any_case, any_pattern, any_word, caseless, late

_INITIAL = rf"{UPPER}{LOWER}{{0,2}}\."
_ANY_INITIAL = re.compile(_INITIAL)
_SHORTEST_BODY = 9
_LEAST_PAIRED = 4
_ROMAN = 3
# The same initials stand in many names.
_MANY = 4096
_NOBODY = Person()
_INITIALS = late(
    rf"\.?(?:(?:{UPPER}{LOWER}{{1,2}}[.:]|{UPPER}[.:]?)[\s-]{{0,2}}){{1,5}}\.?|{UPPER}{LOWER}{{1,3}}|{UPPER}{{1,4}}\.?"
)
_INITIALS_FIRST = re.compile(
    rf"((?:\.?(?:{UPPER}-)?{UPPER}{LOWER}{{0,3}}[.:][\s-]{{0,2}}){{1,5}})(?=\S*{LOWER}|{UPPER}{{2}}|['’])(.+)"
)
_INITIALS_LAST = re.compile(
    rf"(.{{1,80}}?)[\s.]{{1,2}}((?:\.?{UPPER}{LOWER}?[.:][\s-]{{0,2}}){{1,5}}|\.{UPPER}|{UPPER}{{1,3}}(?:-{UPPER})?|"
    rf"{UPPER}(?:[ -]{UPPER}){{1,3}})\.?(?:\s+(Jr|Sr|II|III|IV|2nd|3rd)\.?)?"
)
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_GLUED_INITIALS = late(rf"(.*{LOWER}{{2}})\.((?:{UPPER}\.){{1,3}})")


@cache
def _et_al() -> re.Pattern[str]:
    return re.compile(rf"[\s,;(\[]{{0,4}}(?<!\w)(?:{pattern('et_al')}|\betc)(?!\w)[.\])]{{0,3}}", re.I)


@cache
def _et_al_word() -> re.Pattern[str]:
    return any_case(rf"(?:{pattern('et_al')}|etc)(?!\w)")


@cache
def _roles() -> re.Pattern[str]:
    role = alternatives({*words("editors"), *words("translators")})
    bracketed, leading, trailing = r"\.?\s?[)\]]\.?", r"(?!\w)[.:]?", r"\.?\s*$"
    return re.compile(
        rf"(?:([(\[]\s?)|(^\s*)|(?<=[,\s])){role}(?(1){bracketed}|(?(2){leading}|{trailing}))", re.IGNORECASE
    )


@cache
def _role_word() -> re.Pattern[str]:
    return any_case(alternatives({*words("editors"), *words("translators")}))


@cache
def _and() -> re.Pattern[str]:
    joining = any_word(name_words().conjunctions)
    return re.compile(rf"(?:(?<!\s)\s++)?(?:[;/|]|(?:,\s?)?(?:&|(?<=[\s.]){joining}\s))\s*")


@cache
def _ranks() -> re.Pattern[str]:
    """`проф. В. Я. Горфинкель`, `Dr. J. Smith`: what people are is no part of their names."""
    return re.compile(rf"(?:{any_pattern(name_words().ranks)}\s+)+(?=\S)", re.I)


@cache
def _body_words() -> re.Pattern[str]:
    return any_case(any_pattern(name_words().bodies))


def _names_body(text: str) -> bool:
    return _body_words().search(caseless(text)) is not None


@cache
def _opening() -> frozenset[str]:
    return frozenset(name_words().openings)


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(name_words().suffixes)


@cache
def _particles() -> frozenset[str]:
    return frozenset(name_words().particles)


# `Исаев Ж.Б.` has two initials; in small letters they would be "and others" in Kazakh.
_INITIALS_ONLY = late(rf"[\s,;]*{UPPER}\.?\s?{UPPER}[.\])]*")
# French lists print `Braudel (F.)`.
_BRACKETED = late(rf"\s\(((?:{UPPER}{LOWER}?\.[\s-]?){{1,4}})\)")
_PAIR = re.compile(rf"{UPPER}[^\s,]+,\s[^,]+")
# Chinese and Japanese lists end in `等` or `他`, Korean ones in `외`.
_ASIAN = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_ASIAN_NAME = late(rf"[{_ASIAN}]{{1,8}}")
_ASIAN_ET_AL = late(rf"(?<=[{_ASIAN}])[\s,]{{0,3}}(?:等|(?<=[\s,])[他외])\.?$")
_ASIAN_COMMA = str.maketrans("，、；。", ",,;.")
# `Rowe, T., ... Zane, Z.`: authors left out.
_DOTS = ("…", "...", ". . .")
_LEFT_OUT = late(r"(?<=[.,\w])[,\s]{0,3}(?:…|\.{3}|\. \. \.)[,\s]{0,3}(?:& ?)?(?=\w)")
# The stop of the sentence behind a name; initials, `Jr.` and `Inc.` have stops of their own.
_LAST_STOP = late(rf"(?<={LOWER}{{2}})\.$|(?<={UPPER}{{3}})\.$")
_ENDS_IN_CAPITALS = re.compile(rf"{UPPER}{{2}}\.$")


def parse_names(text: str, said: int = EVERYTHING) -> tuple[tuple[Person, ...], bool]:
    """The people (or bodies) a list of names holds, in order, and whether it was cut short by an `et al.`; `said` are
    the cues of the reference, where they are known."""
    text, cut_short = _complete(text[:4000], said)
    if said & Cue.ROLE and _role_word().search(caseless(text)):
        text = _roles().sub(" ", text)
    if "(" in text:
        text = _BRACKETED.sub(r" \1", text)
    if body := _one_body(text):
        return (Person(literal=body),), cut_short
    people: list[Person] = []
    strong = _and().split(text) if ";" not in text else re.split(r"\s*;\s*(?:and|und|&|и)?\s*", text)
    groups = [group.strip(" ,;:&") for group in strong]
    # `Smith, John and Roe, Ann`: what a comma does in the first name it does in the others.
    inverted = all(_PAIR.fullmatch(group) for group in groups)
    for index, group in enumerate(groups):
        people.extend(_group(group, first=index == 0 or inverted, alone=";" in text))
    return tuple([person for person in people if person.family or person.literal or person != _NOBODY]), cut_short


def _complete(text: str, said: int) -> tuple[str, bool]:
    """The names that are printed, and whether some were left out."""
    asian = None
    if not text.isascii():
        text = text.translate(_ASIAN_COMMA)
        asian = _ASIAN_ET_AL.search(text)
        if asian:
            text = text[: asian.start()]
    match = None
    if said & Cue.ET_AL and _et_al_word().search(caseless(text)):
        match = next((found for found in _et_al().finditer(text) if not _INITIALS_ONLY.fullmatch(found[0])), None)
        if match:
            text = text[: match.start()]
    left_out = 0
    if any(map(text.__contains__, _DOTS)):
        text, left_out = _LEFT_OUT.subn(", ", text)
    return text, bool(match or asian or left_out)


def _one_body(text: str) -> str:
    """The name of a body that holds an "and": `Министерство образования и науки РК`; "" for anything else."""
    if ("," in text or ";" in text) and text[0].isalpha() and (text[-1].isalpha() or text[-1] == "."):
        return ""
    text = _tidy(text).rstrip(".")
    if "," in text or ";" in text or _ANY_INITIAL.search(text) or not _names_body(text):
        return ""
    parts = [part for part in _and().split(text) if part]
    return text if len(parts) > 1 and _names_body(parts[0]) and not all(map(_names_body, parts)) else ""


def _group(text: str, *, first: bool, alone: bool) -> list[Person]:
    """The names between two strong separators; a comma either parts two names or a family from its given name."""
    if not text:
        return []
    if "," not in text:
        return [parse_name(text)]
    if not _ANY_INITIAL.search(text) and _names_body(text):
        return [Person(literal=_tidy(text))]
    parts = [part for piece in text.split(",") if (part := piece.strip()).strip(" .")]
    if first and _are_pairs(parts):
        return [_inverted(family, given) for family, given in zip(parts[::2], parts[1::2], strict=True)]
    people: list[Person] = []
    at = 0
    while at < len(parts):
        part, following = parts[at], parts[at + 1] if at + 1 < len(parts) else ""
        if not part.isascii() and _ASIAN_NAME.fullmatch(part):
            people.append(Person(family=part))
            at += 1
        elif following.casefold() in _suffixes():
            given = parts[at + 2] if at + 2 < len(parts) and " " not in part else ""
            # `Rowe, Jr., Sam`
            inverted = bool(given) and (_is_initials(given) or (first and len(parts) == at + 3))
            people.append(_with_suffix(_inverted(part, given) if inverted else parse_name(part), following))
            at += 3 if inverted else 2
        elif (
            following
            and not _has_initials(part)
            and (_is_initials(following) or _is_given(_without_suffix(part)[0], following, alone, first and at == 0))
        ):
            suffix = parts[at + 2] if at + 2 < len(parts) and parts[at + 2].casefold() in _suffixes() else ""
            people.append(_with_suffix(_inverted(part, following), suffix))
            at += 3 if suffix else 2
        else:
            people.append(parse_name(part))
            at += 1
    return people


def _are_pairs(parts: list[str]) -> bool:
    """Whether a list without initials is one of families and given names by turns: `Rowe, Tom, Hill, Sue`."""
    return (
        len(parts) >= _LEAST_PAIRED
        and len(parts) % 2 == 0
        and all(part.isalpha() and part[0].isupper() and not part.isupper() for part in parts)
    )


def _is_given(part: str, following: str, alone: bool, first: bool) -> bool:
    """Whether `following` is the given name of `part`, when no initials say so: one family, then given words."""
    if len(following.split()) > 3:
        return False
    # `КИМ, Юлия Олеговна` and `Ким, Юлия Олеговна` tell by themselves.
    if (len(part) > 2 and part.isupper() and not following.isupper()) or (
        len(part.split()) == 1 and len(following.split()) == 2 and _ends_in(following, name_words().patronymic_endings)
    ):
        return True
    if not (alone or first):
        return False
    # `García Márquez, Gabriel`: one word alone is hardly a second person.
    if first and len(part.split()) == 2 and len(following.split()) == 1 and len(following.strip(".")) > 2:
        return True
    return alone or len(part.split()) == 1 or part.split()[0].casefold() in _particles() or part.isupper()


def parse_name(text: str) -> Person:
    """One name, in whatever order it is printed."""
    text = _tidy(text)
    if not text:
        return Person()
    if ranks := _ranks().match(text):
        text = text[ranks.end() :]
    if not text.isascii() and _ASIAN_NAME.fullmatch(text.rstrip(".")):
        return Person(family=text.rstrip("."))
    if "," in text:
        family, _, given = text.partition(",")
        return _inverted(family, given.strip())
    if body := _body(text):
        return Person(literal=body)
    name, suffix = _without_suffix(text)
    if suffix:
        return _with_suffix(parse_name(name), suffix)
    opened = text.partition(" ")[0].casefold() in _opening()
    if not opened and (match := _INITIALS_FIRST.fullmatch(text)):
        return _family(match[2], given=_initials(match[1]))
    if (match := _INITIALS_LAST.fullmatch(text)) and _TWO_LETTERS.search(match[1]):
        return _with_suffix(_family(match[1], given=_initials(match[2])), match[3] or "")
    if match := _GLUED_INITIALS.fullmatch(text):
        return _family(match[1], given=_initials(match[2]))
    tokens = text.split(" ")
    if tokens[-1].casefold() not in _suffixes():
        tokens[-1] = _LAST_STOP.sub("", tokens[-1])
    if len(tokens) == 1:
        return Person(family=tokens[0])
    if len(tokens) > 5 or _names_body(text) or (text[0].islower() and tokens[0] not in _particles()):
        return Person(literal=" ".join(tokens))
    return _full(tokens)


def _without_suffix(text: str) -> tuple[str, str]:
    """The name, and the suffix it ends in; `Petrov II` has initials."""
    name, _, last = text.rpartition(" ")
    if name and last.casefold() in _suffixes() and not (last.isupper() and len(last) < _ROMAN):
        return name.rstrip(" ,"), last
    return text, ""


def _body(text: str) -> str:
    """The name of a body of several words; "" for a person. Capitals at its end are its country (`РК`), no initials."""
    if _ENDS_IN_CAPITALS.search(text):
        text = text[:-1]
    if " " not in text or len(text) < _SHORTEST_BODY or _ANY_INITIAL.search(text) or not _names_body(text):
        return ""
    return _LAST_STOP.sub("", text) + (")" if text.count("(") > text.count(")") else "")


def _full(tokens: list[str]) -> Person:
    if tokens[-1].casefold() in name_words().suffixes and len(tokens) > 2:
        return _with_suffix(_full(tokens[:-1]), tokens[-1])
    capitals = [token for token in tokens if len(token) > 2 and token.isupper()]
    if capitals and len(capitals) < len(tokens) and tokens[: len(capitals)] == capitals:
        return Person(family=" ".join(capitals), given=" ".join(tokens[len(capitals) :]))
    if len(tokens) == 3 and tokens[1].casefold() in name_words().child_of:
        return Person(family=" ".join(tokens[:2]), given=tokens[2])
    if len(tokens) == 4 and tokens[3].casefold() in name_words().child_of:
        return Person(family=tokens[0], given=" ".join(tokens[1:]))
    if len(tokens) == 3 and _ends_in(tokens[2], name_words().patronymic_endings):
        return Person(family=tokens[0], given=" ".join(tokens[1:]))
    families = name_words().family_endings
    if len(tokens) == 2 and _ends_in(tokens[0], families) and not _ends_in(tokens[1], families):
        return Person(family=tokens[0], given=tokens[1])
    if len(tokens) > 2 and tokens[-2].casefold() in _opening():
        return Person(family=" ".join(tokens[-2:]), given=" ".join(tokens[:-2]))
    for index, token in enumerate(tokens):
        if token in _particles() and index:
            return _family(" ".join(tokens[index:]), given=" ".join(tokens[:index]))
    return Person(family=tokens[-1], given=" ".join(tokens[:-1]))


def _ends_in(name: str, endings: tuple[str, ...]) -> bool:
    return name.casefold().endswith(endings)


def _inverted(family: str, given: str) -> Person:
    family, suffix = _without_suffix(family)
    given, other = _without_suffix(given)
    if suffix or other:
        return _with_suffix(_inverted(family, given), suffix or other)
    given_tokens = given.split()
    trailing: list[str] = []
    while given_tokens and given_tokens[-1] in _particles():
        trailing.insert(0, given_tokens.pop())
    given = " ".join(given_tokens)
    return _family(
        " ".join([*trailing, _tidy(family)]),
        given=_initials(given) if _is_initials(given) else _LAST_STOP.sub("", _tidy(given)),
    )


def _family(text: str, given: str) -> Person:
    tokens = _tidy(text).strip(" .:,").split(" ")
    lead = 0
    while lead < len(tokens) - 1 and tokens[lead] in _particles():
        lead += 1
    return Person(family=" ".join(tokens[lead:]), given=given, particle=" ".join(tokens[:lead]))


def _with_suffix(person: Person, suffix: str) -> Person:
    return (
        Person(person.family, person.given, person.particle, suffix.strip("., "), person.literal) if suffix else person
    )


@lru_cache(_MANY)
def _is_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text.strip())) and (text.strip().endswith(".") or len(text.strip(" .")) <= 4)


def _has_initials(text: str) -> bool:
    """`Smith J.`, `J. Smith` (not the family name alone)."""
    # `St.` is no initial, and what `van` opens may have some.
    first, _, rest = text.partition(" ")
    if first.casefold() in _opening():
        text = rest
    return _WITH_INITIALS.search(_without_suffix(text)[0]) is not None


@lru_cache(_MANY)
def _initials(text: str) -> str:
    """`АН`, `А.Н.`, `A N` -> `А. Н.`; hyphens stay: `Х.-Г.`"""
    text = text.strip(" ,;")
    if _CAPITALS.fullmatch(text):
        return " ".join(f"{c}." for c in text)
    text = text.replace(":", ".").lstrip(".")
    text = _UNSTOPPED.sub(".", text)
    return _HYPHEN.sub("-", _STOPPED.sub(". ", text)).strip()


_WITH_INITIALS = late(rf"^{_INITIAL}|[\s.-]\.?{UPPER}{LOWER}?\.$|{LOWER}\s{UPPER}{{1,3}}$")
_CAPITALS = re.compile(rf"{UPPER}{{1,4}}")
_UNSTOPPED = re.compile(rf"(?<={UPPER})(?=[\s-]|$)")
_STOPPED = re.compile(r"\.\s*(?=[^\s.-])")
_HYPHEN = re.compile(r"(?:(?<!\s)\s++)?-\s*")


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:&*\"«»()[]'")

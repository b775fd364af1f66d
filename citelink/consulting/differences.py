"""What a reference prints otherwise than the record of its work. Only what is printed is compared, and what may be a
slip of the parser is passed over: a value of the record that stands anywhere in the text is no difference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance.Levenshtein import normalized_similarity as ratio

from citelink.bibliography.entry import Entry, Person
from citelink.bibliography.kinds import WHOLES
from citelink.matching.match import Match
from citelink.matching.words import split_words
from citelink.sources.source import Record
from citelink.text.lookalikes import CYRILLIC
from citelink.verdicts import Difference

_NUMBER = re.compile(r"\d{1,9}")
# A digit beside a letter may be a letter misread.
_WHOLE_NUMBER = re.compile(r"(?<!\w)\d{1,9}(?!\w)")
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_WORD = re.compile(r"[^\W\d_]+")
_PRINTED_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OTHER_ALPHABET = re.compile(r"[^\x00-\u058f\u1e00-\u1fff\u2000-\u22ff]")
_LIKE = 0.75
# A journal's name in fewer letters may be its initials.
_NAME = 10
# A conference by its initials (`NeurIPS`, `CVPR (2)`, `EMNLP/IJCNLP`), which need not be those of its name.
_ACRONYM = re.compile(r"(?=[^a-z]*[A-Z][^A-Z]*[A-Z])[^\W_]{2,12}(?:[-/][^\W_]{2,12}){0,3}(?: \([^()]{1,20}\))?")
_ARTICLES = frozenset(("article-journal", "paper-conference"))


def find_differences(entry: Entry, text: str, record: Record, match: Match | None) -> tuple[Difference, ...]:
    """The fields that a reference and the record of its work say otherwise: `entry` is what was parsed from `text`."""
    levels = {item.field: item.level for item in match.evidence} if match else {}
    return tuple(_differences(entry, text, record, levels))


def _differences(entry: Entry, text: str, record: Record, levels: Mapping[str, str]) -> Iterator[Difference]:
    found = record.entry
    if levels.get("title") == "differs" and _title_differs(entry, record):
        yield Difference("title", entry.title, found.title)
    if differs_in_author(entry, found):
        yield Difference("author", _name(entry.authors[0]), "; ".join(map(_name, (found.authors or found.editors)[:3])))
    if _year_differs(entry, text, record):
        yield Difference("issued", str(entry.year), str(found.year))
    if levels.get("container") in ("differs", None) and _container_differs(entry, text, found):
        yield Difference("container-title", entry.container, found.container)
    numbers = set(_NUMBER.findall(text))
    whole = set(_WHOLE_NUMBER.findall(text))
    if entry.volume in whole and _number_differs(entry.volume, found.volume, numbers) and found.type in _ARTICLES:
        yield Difference("volume", entry.volume, found.volume)
    if whole.issuperset(_NUMBER.findall(entry.pages)) and _pages_differ(entry.pages, found.pages, numbers):
        yield Difference("page", entry.pages, found.pages)


def _originals(found: Entry) -> Iterator[str]:
    return (value for name, value in found.extra if name == "original-title")


def differs_in_author(entry: Entry, found: Entry) -> bool:
    """Whether the first author that a reference prints is none of a record's people."""
    return bool(entry.authors and (found.authors or found.editors)) and _author_differs(entry.authors[0], found)


def is_another_edition(entry: Entry, text: str, record: Record, match: Match) -> bool:
    """Whether the record is that of a book of another year, and no number says that the reference means this one: of a
    book there are editions, and what one says of itself is not to be held against another."""
    levels = {item.field: item.level for item in match.evidence}
    return (
        record.entry.type in WHOLES
        and levels.get("identifier") not in ("exact", "close")
        and _year_differs(entry, text, record)
    )


def _title_differs(entry: Entry, record: Record) -> bool:
    printed = split_words(entry.title).text
    return (
        bool(printed)
        and _one_script(entry.title, record.entry.title)
        and all(
            ratio(printed, split_words(title).text) < _LIKE for title in (record.entry.title, *_originals(record.entry))
        )
    )


def _author_differs(printed: Person, found: Entry) -> bool:
    """Whether no word of the first author's name is near one of the record's people. Family and given name are taken
    for one another; then they must be the same, since short names are near to many."""
    people = (*found.authors, *found.editors)
    mine, theirs = _family_words([printed]), _family_words(people)
    if not mine or not theirs or _OTHER_ALPHABET.search("".join(map(_name, (printed, *found.authors)))):
        return False
    if _given_words([printed]) & set(theirs) or _given_words(people) & set(mine):
        return False
    return not any(ratio(one, other) >= _LIKE or _begins(one, other) for one in mine for other in theirs)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short)


def _given_words(people: Iterable[Person]) -> set[str]:
    return {item for person in people for item in split_words(person.given).items if len(item) >= 4}


def _family_words(people: Iterable[Person]) -> list[str]:
    found = []
    for person in people:
        said = f"{person.particle} {person.family}" if person.family else person.literal
        items = split_words(said).items
        found += [item for item in items if len(item) >= 3 and not item.isdigit()] or [split_words(said).text]
        found.append(split_words(said).text)
    return [item for item in dict.fromkeys(found) if len(item) >= 2]


def _year_differs(entry: Entry, text: str, record: Record) -> bool:
    years = {*record.years, *((record.entry.year,) if record.entry.year else ())}
    printed = entry.year
    if not years or printed is None or str(printed) not in text:
        return False
    if _has_a_preprint(record.entry) and printed > min(years):
        # What is printed may be the year in which it was published at last.
        return False
    near = {year + by for year in years for by in (-1, 0, 1)}
    return printed not in near and not any(int(year) in near for year in _PRINTED_YEAR.findall(text))


def _has_a_preprint(found: Entry) -> bool:
    """Whether a record is a preprint's, or one for the preprint and the publication together."""
    return found.type == "article" or bool(found.identifier("arXiv"))


def _container_differs(entry: Entry, text: str, found: Entry) -> bool:
    """Whether two journals have not one word in common, abbreviated or whole."""
    names = [
        found.container,
        *(value for name, value in found.extra if name in ("container-title-short", "collection-title")),
    ]
    names = [name for name in names if name and not _ACRONYM.fullmatch(name)]
    if not names or found.type not in _ARTICLES or len(entry.container) < _NAME or entry.container not in text:
        return False
    if not all(_one_script(entry.container, name) for name in names):
        return False
    mine = [word for word in split_words(entry.container).items if len(word) >= 2]
    theirs = [word for name in names for word in split_words(name).items if len(word) >= 2]
    whole = split_words(text).text
    if any(split_words(name).text in whole for name in names) or len(mine) < 2:
        return False
    return not any(one[:3] == other[:3] and len(one) >= 3 for one in mine for other in theirs) and not _initials(
        mine, theirs
    )


def _initials(mine: list[str], theirs: list[str]) -> bool:
    return any(
        "".join(word[0] for word in words).find(item) >= 0
        for words, others in ((mine, theirs), (theirs, mine))
        for item in others
        if 3 <= len(item) <= 6
    )


def _number_differs(printed: str, found: str, numbers: set[str]) -> bool:
    if not (printed.isdecimal() and found.isdecimal()):
        return False
    return int(printed) != int(found) and found.lstrip("0") not in {number.lstrip("0") for number in numbers}


def _pages_differ(printed: str, found: str, numbers: set[str]) -> bool:
    mine, theirs = _NUMBER.findall(printed), _NUMBER.findall(found)
    if len(mine) != 2 or len(theirs) < 2 or re.search(r"[^\W\d]", printed + found):
        return False
    first, last = int(theirs[0]), int(theirs[1])
    if theirs[0].lstrip("0") in {number.lstrip("0") for number in numbers}:
        return False
    return not first <= int(mine[0]) <= max(first, last)


def _one_script(one: str, other: str) -> bool:
    return bool(_CYRILLIC.search(one)) == bool(_CYRILLIC.search(other)) and not _OTHER_ALPHABET.search(one + other)


def _name(person: Person) -> str:
    return person.literal or " ".join(part for part in (person.particle, person.family, person.given) if part)

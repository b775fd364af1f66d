"""What an entry says that tells its work from others, each field in comparison form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from citelink.bibliography.entry import RAW_TYPE, Entry, Person
from citelink.bibliography.identifiers import compared_address
from citelink.bibliography.kinds import ARTICLES, PARTS, WHOLES
from citelink.languages.vocabulary import title_words
from citelink.matching.fields import CONTAINERS, ORIGINALS
from citelink.matching.identifiers import entry_identifiers
from citelink.matching.match import Level
from citelink.matching.mentions.printed_numbers import is_abstract_of_thesis
from citelink.matching.notices import NO_NOTICE, Notice, read_notice
from citelink.matching.numbers import DIGITS, field_number, last_page
from citelink.matching.persons import in_order, surname_stem
from citelink.matching.words import join_words, skeletons, word_skeleton
from citelink.matching.works.titles import Title, fold_title
from citelink.text.lookalikes import CYRILLIC, TO_CYRILLIC
from citelink.text.rich import without_rich

_LONGEST = 400
_NAMES = 12
_WORDS_OF_A_NAME = 4
_PAGES = re.compile(r"([a-zа-я]{0,2}\d{1,8})(?:\s?[-–—]{1,3}\s?([a-zа-я]{0,2}\d{1,8}))?", re.IGNORECASE)
_PREPRINTS = re.compile(
    r"(?i)\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|ssrn|corr|research square|preprints?)\b"
)
_JOURNAL = re.compile(r"\bJ\b\.?(?=\s)")
# DOI prefixes of servers that hold preprints alone (Crossref and DataCite lists of members).
_PREPRINT_DOIS = (
    "10.48550/", "10.2139/ssrn", "10.1101/2", "10.1101/0", "10.21203/", "10.26434/", "10.31234/",
    "10.31235/", "10.31219/", "10.20944/", "10.36227/", "10.7287/", "10.22541/", "10.14293/s2199",
)  # fmt: skip
_FIRST_LETTER = re.compile(r"\b[^\W\d_]")
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
# Which kinds of publication are never one another. What is in none of them (a web page, a manuscript, a parsed
# reference) may be any.
_KINDS = {
    **dict.fromkeys(WHOLES, "whole"),
    **dict.fromkeys(PARTS, "part"),
    # CSL calls preprints `article`, and others call them reports.
    **dict.fromkeys(ARTICLES - {"article"}, "article"),
    "thesis": "thesis",
}
# What is known by its number.
_NUMBERED = frozenset(["patent", "standard"])
# Given names that are written out, and how much of one must be in the other: Alexander is Alexandre, Jane is not John.
_WHOLE_NAME = 3
_ALIKE = 70


@dataclass(frozen=True, slots=True)
class PersonName:
    """A surname in skeleton form, and the first letters of the given names (to be compared within one alphabet only: Ж
    may be Zh, J or G). A name that came in one piece is all `surname`, and `words` are its first and its last word; of
    others `given` is the first given name."""

    surname: str
    initials: str
    words: tuple[str, ...] = ()
    given: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """The fields of a work in comparison form; "", (), None: not said.

    volume       with the part, where a volume has parts
    kind         `whole`, `set` (of volumes), `part`, `article`, `thesis`, or "" for what may be anything
    originals    titles it says it has in another language
    first, last  its pages within something;  extent  the number of its pages
    notice       whether it is an erratum, a comment or a review, and on what
    day          month and day of its publication
    number       the digits of the number of a patent or a standard
    version      of a program or a data set;  chapter  its number in a book
    """

    title: Title
    originals: tuple[str, ...]
    names: tuple[PersonName, ...]
    year: int | None
    volume: str
    issue: str
    first: str
    last: str
    extent: str
    edition: str
    containers: tuple[tuple[str, ...], ...]
    series: bool
    publisher: tuple[str, ...]
    identifiers: Mapping[str, str]
    url: str
    kind: str
    notice: Notice
    thesis_abstract: bool
    preprint: bool
    cyrillic: bool
    day: tuple[int, int] | None = None
    number: str = ""
    version: str = ""
    chapter: str = ""


def fold_traits(entry: Entry, parsed: bool = False) -> Traits:
    """The traits of an entry; `parsed`: it was read from a reference, whose type is a guess."""
    extra = {name.lower(): value for name, value in entry.extra}
    whole = without_rich(f"{entry.title}. {extra['subtitle']}" if extra.get("subtitle") else entry.title)
    kind = "" if parsed else _kind(entry, extra)
    first, last, extent = _pages(entry, kind)
    title = fold_title(whole)
    preprint = _is_preprint(entry)
    return Traits(
        title=title,
        originals=(*title.inside, *_texts(extra.get(name, "") for name in ORIGINALS)),
        names=tuple(name for name in map(_fold_name, (entry.authors or entry.editors)[:_NAMES]) if name.surname),
        year=entry.year,
        volume=_volume(entry, extra),
        issue=field_number(entry.issue or entry.number) if kind not in ("whole", "set") else "",
        first=first,
        last=last,
        extent=extent,
        edition=field_number(entry.edition),
        containers=_containers(entry, extra),
        series=bool(entry.series or entry.container),
        publisher=_fold_container(entry.publisher[:_LONGEST]),
        identifiers=entry_identifiers(entry),
        url=compared_address(entry.url),
        kind=kind,
        notice=read_notice(whole) if whole else NO_NOTICE,
        thesis_abstract=is_abstract_of_thesis(" ".join((whole, entry.genre, entry.note)))
        if entry.genre or entry.note or kind in ("thesis", "")
        else False,
        preprint=preprint,
        cyrillic=_is_cyrillic(whole),
        day=(entry.date.month, entry.date.day) if entry.date and entry.date.month and entry.date.day else None,
        number="".join(DIGITS.findall(entry.number[:60])) if entry.type in _NUMBERED else "",
        version=extra.get("version", "").strip().lower().removeprefix("v"),
        chapter=field_number(extra.get("chapter", "") or extra.get("chapter-number", "")),
    )


def compare_names(one: Traits, other: Traits) -> Level:
    """Whether two works are by the same people: `exact` (all that both name), `close` (the first, or most of them),
    `partial` (some, or initials that clash), `differs`, `missing` where one names nobody."""
    if not one.names or not other.names:
        return "missing"
    few, many = sorted((one.names, other.names), key=len)
    found = [_same_person(name, many) for name in few]
    if not any(found):
        return "differs"
    if not all(known is not False for known in found) or found.count(None) * 2 >= len(found):
        # Somebody is missing on either side, or a J. stands against an A.
        return "close" if found[0] and found.count(True) * 2 > len(few) else "partial"
    return "exact" if found[0] and len(few) == len(many) else "close" if found[0] else "partial"


def _same_person(name: PersonName, among: Iterable[PersonName]) -> bool | None:
    """True where the person is there, None where only the surname is, False where not."""
    verdict: bool | None = False
    for other in among:
        if name.given and name.given == other.surname and name.surname == other.given:
            # The one was read the wrong way round.
            return True
        if _same_surname(name.surname, other.surname) or name.surname in other.words or other.surname in name.words:
            if not _clash(name, other):
                return True
            verdict = None
    return verdict


def _clash(one: PersonName, other: PersonName) -> bool:
    """Whether the given names are those of two people: no initial in common, or two names that are not alike."""
    if not one.initials or not other.initials or one.initials.isascii() != other.initials.isascii():
        return False
    if not set(one.initials) & set(other.initials):
        return True
    if min(len(one.initials), len(other.initials)) > 1 and one.initials[0] != other.initials[0]:
        return set(one.initials) != set(other.initials)  # И. И. and П. И. share a father's name
    if min(len(one.given), len(other.given)) < _WHOLE_NAME or one.given[0] != other.given[0]:
        return False  # an initial against a name, or two names in another order
    if one.given.startswith(other.given) or other.given.startswith(one.given):
        return False  # Alex is Alexander
    return fuzz.ratio(one.given, other.given) < _ALIKE


def _same_surname(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) < 4 or len(other) < 4:
        return False
    if surname_stem(one) == surname_stem(other) or one.endswith(other) or other.endswith(one):
        return True
    if min(len(one), len(other)) >= 5 and (one in other or other in one):
        return True
    return one[0] == other[0] and Levenshtein.distance(one, other, score_cutoff=1) <= (max(len(one), len(other)) >= 6)


@lru_cache(maxsize=1 << 16)
def _fold_name(person: Person) -> PersonName:
    # The same people write many works, so they are remembered.
    family, given = person.family, person.given
    words: tuple[str, ...] = ()
    if not family:
        # A corporate or unparsed name: all of it is the name.
        family, given = person.literal or person.given, ""
        items = skeletons(family[:_LONGEST])
        words = (items[0], items[-1]) if 1 < len(items) <= _WORDS_OF_A_NAME else ()
    else:
        family, given = in_order(family, given)
    letters = "".join(_FIRST_LETTER.findall(given[:60])).lower()
    if given.isupper() and len(given) <= 3 and given.isalpha():
        letters = given.lower()
    if not family.isascii() and _is_cyrillic(family):
        letters = letters.translate(TO_CYRILLIC)
    surname = join_words(family[:_LONGEST])
    first = skeletons(given[:60])[:1]
    return PersonName(surname, letters, words, first[0] if first else "")


@lru_cache(maxsize=1 << 14)
def _fold_container(name: str) -> tuple[str, ...]:
    # A lone J never means anything else, and is no beginning of "journal" in another alphabet.
    return skeletons(_JOURNAL.sub("Journal", name))


def _pages(entry: Entry, kind: str) -> tuple[str, str, str]:
    """First and last page, and the extent: pages of a whole are how many it has."""
    extent = DIGITS.search(entry.number_of_pages)
    found = _PAGES.search(entry.pages[:60]) if entry.pages else None
    if found is None or kind in ("whole", "set", "thesis"):
        numbers = DIGITS.findall(entry.pages[:60])
        return "", "", extent[0] if extent else max(numbers, key=int, default="")
    first = found[1].lower().lstrip("0")
    last = (found[2] or "").lower().lstrip("0")
    if last.isdecimal() and first.isdecimal():
        last = last_page(first, last)
    return first, last, extent[0] if extent else ""


def _kind(entry: Entry, extra: Mapping[str, str]) -> str:
    # biblatex calls sets of volumes @mvbook, @mvproceedings ...
    return "set" if extra.get(RAW_TYPE, "").startswith("mv") else _KINDS.get(entry.type, "")


def _volume(entry: Entry, extra: Mapping[str, str]) -> str:
    part = field_number(extra.get("part", "") or extra.get("part-number", ""))
    return f"{field_number(entry.volume)}/{part}" if part else field_number(entry.volume)


def _containers(entry: Entry, extra: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    said = (entry.container, *(extra.get(name, "") for name in CONTAINERS), entry.series)
    texts = dict.fromkeys(text[:_LONGEST] for text in said if text)
    return tuple(items for text in texts if not _no_containers().issuperset(items := _fold_container(text)))


@cache
def _no_containers() -> frozenset[str]:
    """What stands in the field of a journal when a record was cut wrongly."""
    return frozenset(map(word_skeleton, title_words().no_containers))


def _texts(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for one in said if one and (text := join_words(one[:_LONGEST])))


def _is_preprint(entry: Entry) -> bool:
    """Whether it says that it was published on a preprint server, and nowhere else."""
    if entry.pages and entry.volume:
        return False
    said = (entry.container, entry.publisher, entry.series, entry.genre, entry.medium, entry.number)
    if entry.identifier("DOI").lower().startswith(_PREPRINT_DOIS) or _PREPRINTS.search(" ".join(said)[:_LONGEST]):
        return True
    return bool(entry.identifier("arXiv")) and not entry.container


def _is_cyrillic(text: str) -> bool:
    text = text[:_LONGEST]
    return not text.isascii() and 2 * len(_CYRILLIC.findall(text)) > sum(map(str.isalpha, text))

"""The comparison forms of an entry and of a reference: everything folded once, compared many times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from citelink.bibliography.entry import Entry, Person
from citelink.matching.identifiers import entry_identifiers, strip_identifiers, text_identifiers
from citelink.matching.printed import is_abstract_of_thesis, is_notice, printed_volumes, strip_asides
from citelink.matching.words import Words, join_words, split_words, word_skeleton

# What stands behind is not looked at: longer texts are no references and no fields, and must not cost more.
_LONGEST_TEXT = 4000
_LONGEST_FIELD = 1000
_DIGITS = re.compile(r"\d{1,9}")
_PAGE = re.compile(r"[A-Za-zА-Яа-я]{0,2}\d{1,8}")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d|20[0-4])\d(?!\d)")
_HOST = re.compile(r"//|\b(?:In|in|В кн|В сб|Кітапта)\s?[:.]\s|\. In ")
_CALENDAR = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)")
_DESIGNATION = re.compile(r"\[[^\[\]\d]{4,40}\]")
_EDITION = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:-?\s?(?:е|ое|ші|шы|изд|th|nd|rd|st)\.?,?\s+(?:\w{1,12}\.?,?\s+){0,2}?(?:изд|бас|ed\b|edn|edition)"
    r"|\.\s?(?:Aufl|éd|ed\b|изд))",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\w+")
_COLON = re.compile(r"\s*[:;.=?!–—]\s+|\s+[-–—]\s+")
# Fields a .bib may hold beside the CSL ones, which print as part of a title.
_TITLE_EXTRAS = ("maintitle", "booktitle", "volume-title", "reviewed-title", "title-short", "shorttitle", "origtitle")
_CONTAINER_EXTRAS = (
    "shortjournal", "journalsubtitle", "container-title-short", "maintitle", "booktitle", "event-title", "eventtitle",
    "collection-title", "institution", "school",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A person: `surname` in skeleton form, the first letter of each given name, and whether it was in Latin letters
    (initials are compared only within one script: Ж may be Zh, J or G). `parts` are the words of a surname of
    several."""

    surname: str
    initials: str
    latin: bool
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoldedEntry:
    """An entry in comparison form. `titles` are the forms its title may be printed in, the whole one first; `numbers`
    are all numbers any of its fields holds; `text` is the skeleton of all its fields."""

    entry: Entry
    library: int
    titles: tuple[Words, ...]
    names: tuple[Name, ...]
    year: int | None
    end_year: int | None
    volume: str
    issue: str
    first_page: str
    edition: str
    containers: tuple[Words, ...]
    publisher: Words
    identifiers: Mapping[str, str]
    numbers: frozenset[str]
    text: str
    notice: bool
    thesis_abstract: bool


@dataclass(frozen=True, slots=True)
class FoldedReference:
    """A reference in comparison form: `words` of its text without identifiers and addresses, its `numbers` in order,
    `host` the place in `words.text` where the host item begins (`//`, `In:`) or its length, and what was parsed."""

    entry: Entry
    words: Words
    vocabulary: frozenset[str]
    numbers: tuple[str, ...]
    years: tuple[int, ...]
    host: int
    title: Words
    names: tuple[Name, ...]
    year: int | None
    volume: str
    issue: str
    first_page: str
    edition: str
    container: Words
    identifiers: Mapping[str, str]
    volumes: frozenset[str]
    notice: bool
    thesis_abstract: bool


def fold_entry(entry: Entry, library: int = 0) -> FoldedEntry:
    """The comparison form of an entry of the library at position `library`."""
    extra = {name.lower(): value for name, value in entry.extra}
    subtitle = extra.get("subtitle", "")
    whole = f"{entry.title} {subtitle}".strip()
    containers = _distinct([entry.container, *(extra.get(name, "") for name in _CONTAINER_EXTRAS), entry.series])
    names = tuple(_names((*entry.authors, *entry.editors, *entry.translators)))
    printed = [field[:_LONGEST_FIELD] for field in _field_texts(entry, extra)]
    return FoldedEntry(
        entry=entry,
        library=library,
        titles=_title_forms(whole[:_LONGEST_FIELD], [extra.get(name, "")[:_LONGEST_FIELD] for name in _TITLE_EXTRAS]),
        names=names,
        year=entry.year,
        end_year=entry.date.end_year if entry.date else None,
        volume=_first(_DIGITS, entry.volume) or word_skeleton(entry.volume.strip()),
        issue=_first(_DIGITS, entry.issue or entry.number),
        first_page=_first(_PAGE, entry.pages).lower(),
        edition=_first(_DIGITS, entry.edition),
        containers=tuple(split_words(container[:_LONGEST_FIELD]) for container in containers),
        publisher=split_words(entry.publisher[:_LONGEST_FIELD]),
        identifiers=entry_identifiers(entry),
        numbers=_numbers_of(printed, entry),
        text=join_words(" ".join(printed)),
        notice=is_notice(whole),
        thesis_abstract=is_abstract_of_thesis(" ".join((whole, entry.genre, entry.note))),
    )


def fold_reference(entry: Entry, text: str) -> FoldedReference:
    """The comparison form of a reference: what was parsed from it, and its whole text."""
    text = text[:_LONGEST_TEXT]
    identifiers = {**text_identifiers(text), **entry_identifiers(entry)}
    plain = _DESIGNATION.sub(" ", _CALENDAR.sub(" ", strip_identifiers(text)))
    words = split_words(plain)
    host = _HOST.search(plain)
    edition = _first(_DIGITS, entry.edition)
    if not edition and (found := _EDITION.search(plain)):
        edition = found.group(1)
    return FoldedReference(
        entry=entry,
        words=words,
        vocabulary=frozenset(words.items),
        numbers=tuple(number.lstrip("0") or "0" for number in _DIGITS.findall(strip_asides(plain))),
        years=tuple(int(year) for year in _YEAR.findall(plain)),
        host=len(split_words(plain[: host.start()]).text) if host else len(words.text),
        title=split_words(entry.title),
        names=tuple(_names(entry.authors)),
        year=entry.year,
        volume=_first(_DIGITS, entry.volume) or word_skeleton(entry.volume.strip()),
        issue=_first(_DIGITS, entry.issue),
        first_page=_first(_PAGE, entry.pages).lower(),
        edition=edition,
        container=split_words(entry.container),
        identifiers=identifiers,
        volumes=printed_volumes(plain),
        notice=is_notice(text),
        thesis_abstract=is_abstract_of_thesis(text),
    )


def entry_text(entry: Entry) -> str:
    """An entry printed plainly, so that it can be compared like a reference."""
    persons = ", ".join(
        person.literal or f"{person.particle} {person.family} {person.given}".strip()
        for person in (*entry.authors, *entry.editors)
    )
    extra = dict(entry.extra)
    date = entry.date
    year = "" if date is None else f"{date.year or date.literal}" + (f"-{date.end_year}" if date.end_year else "")
    parts = (persons, f"{entry.title} {extra.get('subtitle', '')}".strip(), entry.genre)
    host = (entry.container, entry.series, entry.edition and f"{entry.edition} ed.", entry.place, entry.publisher, year,
            entry.volume, entry.issue or entry.number, entry.pages, entry.number_of_pages)
    mark = ". // " if entry.container else ". "
    return ". ".join(part for part in parts if part) + mark + ". ".join(part for part in host if part)


def _title_forms(whole: str, others: Iterable[str]) -> tuple[Words, ...]:
    forms = [split_words(whole)]
    main = _COLON.split(whole, maxsplit=1)[0]
    if main != whole:
        forms.append(split_words(main))
    forms.extend(map(split_words, others))
    seen: dict[str, Words] = {}
    for form in forms:
        if form.text:
            seen.setdefault(form.text, form)
    return tuple(seen.values())


def _names(persons: Iterable[Person]) -> Iterable[Name]:
    for person in persons:
        family, given = person.family, person.given
        if not family:
            # A corporate or unparsed name: its longest word is the likeliest to be printed.
            parts = person.literal.replace(",", " ").split()
            family = max(parts, key=len, default="")
            given = " ".join(part for part in parts if part != family) if len(parts) <= 4 else ""
        elif len(family) <= 3 and family.isupper() and len(given) > 3:
            # "Conger BV" read as given name and family name the wrong way round.
            family, given = given, family
        surname, pieces = _fold_surname(family)
        if surname:
            letters = _initial_letters(given)
            yield Name(surname, letters.lower(), family.isascii() and letters.isascii(), pieces)


@lru_cache(maxsize=1 << 15)
def _fold_surname(family: str) -> tuple[str, tuple[str, ...]]:
    """A surname in skeleton form, and the words of one that has several."""
    words = split_words(family)
    return words.text, tuple(item for item in words.items if len(item) >= 4) if len(words.items) > 1 else ()


def _initial_letters(given: str) -> str:
    words: list[str] = _GIVEN.findall(given)
    if len(words) == 1 and len(words[0]) <= 3 and words[0].isupper():
        return words[0]
    return "".join(word[0] for word in words)


def _field_texts(entry: Entry, extra: Mapping[str, str]) -> list[str]:
    date = entry.date
    years = [] if date is None else [str(date.year or ""), str(date.end_year or ""), date.literal]
    persons = [
        f"{person.family} {person.given} {person.particle} {person.literal}"
        for person in (*entry.authors, *entry.editors, *entry.translators)
    ]
    return [
        *persons, entry.title, entry.container, *years, entry.volume, entry.issue, entry.pages, entry.number_of_pages,
        entry.number, entry.edition, entry.publisher, entry.place, entry.series, entry.genre, entry.note,
        *(value for name, value in extra.items() if not name.startswith(("x-", "abstract", "file", "keyword"))),
    ]


def _numbers_of(texts: Iterable[str], entry: Entry) -> frozenset[str]:
    found = {number.lstrip("0") or "0" for number in _DIGITS.findall(" ".join(texts))}
    pages = _DIGITS.findall(entry.pages)
    if len(pages) >= 2:
        first, last = pages[0], pages[1]
        if len(last) < len(first):
            found.add(first[: len(first) - len(last)] + last)
        # 1074-1080 may be printed 1074-80 or 1074-0.
        found.update(last[cut:].lstrip("0") or "0" for cut in range(1, len(last)) if len(first) == len(last))
    return frozenset(found)


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    if found is None:
        return ""
    printed: str = found.group()
    return printed.lstrip("0") or "0"

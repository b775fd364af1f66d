"""The comparison forms of an entry and of a reference: everything folded once, compared many times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from citelink.bibliography.entry import Entry, Person
from citelink.bibliography.identifiers import compared_address
from citelink.bibliography.kinds import ARTICLES
from citelink.languages.vocabulary import reference_words
from citelink.matching.fields import CONTAINERS, TITLES
from citelink.matching.identifiers import (
    entry_identifiers,
    strip_identifiers,
    text_identifiers,
)
from citelink.matching.mentions.printed_numbers import (
    boilerplate,
    is_abstract_of_thesis,
    is_thesis,
    read_numbers,
)
from citelink.matching.mentions.titles_of_volumes import split_volumes
from citelink.matching.notices import notice_place
from citelink.matching.numbers import DIGITS, bare, field_number, first_number, last_page
from citelink.matching.persons import in_order
from citelink.matching.words import Words, join_words, split_words, word_skeleton
from citelink.text.lookalikes import CYRILLIC
from citelink.text.patterns import any_word
from citelink.text.pickling import quick
from citelink.text.rich import without_rich

# What stands behind is not looked at: longer texts are no references and no fields, and must not cost more.
_LONGEST_TEXT = 4000
_LONGEST_FIELD = 1000
# A day, or the number of a field of study, which is printed with theses.
_NO_NUMBERS = re.compile(r"\d(?<!\d\d)(?:\d?\.\d{1,2}\.(?:19|20)\d\d(?!\d)|(?<!\..)\d\.\d\d\.\d\d(?![\d.]))")
_DESIGNATION = re.compile(r"\[[^\[\]\d]{4,40}\]")
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_GIVEN = re.compile(r"\w+")
_COLON = re.compile(r"(?:(?<!\s)\s++)?[:;.=?!–—]\s+|(?<!\s)\s++[-–—]\s+")
NOTHING_PARSED = Entry()
_ANY_THESIS = "PhD thesis"
# Among so many words the first surname stands.
_FIRST_WORDS = 4
_UNPRINTED = ("x-", "abstract", "file", "keyword")


@quick
@dataclass(frozen=True, slots=True)
class Name:
    """A person: `surname` in skeleton form, the skeletons of the initials, and whether it was in Latin letters
    (initials are compared only within one script: Ж may be Zh, J or G). `parts` are the words of a surname of
    several."""

    surname: str
    initials: str
    latin: bool
    parts: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class FoldedEntry:
    """An entry in comparison form. `titles` are the forms its title may be printed in, the whole one first; `numbers`
    are all numbers any of its fields holds; `text` is the skeleton of all its fields. `entry` may be an outline."""

    entry: Entry
    library: int
    titles: tuple[Words, ...]
    names: tuple[Name, ...]
    year: int | None
    end_year: int | None
    volume: str
    issue: str
    first_page: str
    last_page: str
    extent: str
    edition: str
    containers: tuple[Words, ...]
    publisher: Words
    identifiers: Mapping[str, str]
    address: str
    numbers: frozenset[str]
    text: str
    notice: bool
    thesis: bool
    thesis_abstract: bool
    cyrillic: bool
    designated: bool


@quick
@dataclass(frozen=True, slots=True)
class FoldedReference:
    """A reference in comparison form: `words` of its text without identifiers and addresses; `spaced` the same with a
    space around each word; `telling` those of four letters and more that may name a work, with their places in
    `words.text`; `numbers` in order, `garbled` those with a misread digit; `host` the place in `words.text` where the
    host item begins (`//`, `In:`) or its length; volume, issue and pages as their neighbours tell them; `designated`: a
    medium in brackets (`[Electronic resource]`) is printed; `notice` is the place where a
    notice is named, or -1. `names` are those that a parser found, where one looked. `printed` is the text that `words`
    are of, with its signs; `first_word` is the first of them that may be a surname."""

    words: Words
    spaced: str
    vocabulary: frozenset[str]
    telling: tuple[tuple[str, int], ...]
    numbers: tuple[str, ...]
    years: tuple[int, ...]
    year: int | None
    host: int
    names: tuple[Name, ...]
    volume: str
    issue: str
    first_page: str
    last_page: str
    extent: str
    edition: str
    volumes: frozenset[str]
    set_told: bool
    garbled: tuple[str, ...]
    designated: bool
    identifiers: Mapping[str, str]
    address: str
    notice: int
    thesis: bool
    thesis_abstract: bool
    cyrillic: bool
    printed: str
    first_word: str


def fold_entry(entry: Entry, library: int = 0) -> FoldedEntry:
    """The comparison form of an entry of the library at position `library`."""
    if (plain := _plain(entry)) is not entry:
        return replace(fold_entry(plain, library), entry=entry)
    extra = {name.lower(): value for name, value in entry.extra}
    whole = f"{entry.title} {extra.get('subtitle', '')}".strip()
    containers = _distinct([entry.container, *(extra.get(name, "") for name in CONTAINERS), entry.series])
    title, in_title = whole, ""
    if entry.type not in ARTICLES:
        title, in_title = split_volumes(whole[:_LONGEST_FIELD])
        containers = _distinct(split_volumes(container[:_LONGEST_FIELD])[0] for container in containers)
    printed = [field[:_LONGEST_FIELD] for field in _field_texts(entry, extra) if field]
    pages = DIGITS.findall(entry.pages)
    return FoldedEntry(
        entry=entry,
        library=library,
        titles=_title_forms(title[:_LONGEST_FIELD], [extra.get(name, "")[:_LONGEST_FIELD] for name in TITLES]),
        names=tuple(_names((*entry.authors, *entry.editors, *entry.translators))),
        year=entry.year,
        end_year=entry.date.end_year if entry.date else None,
        volume=field_number(entry.volume) or in_title,
        issue=field_number(entry.issue or entry.number),
        first_page=bare(pages[0]) if pages else "",
        last_page=last_page(*pages[:2]) if len(pages) > 1 else "",
        extent=first_number(entry.number_of_pages),
        edition=first_number(entry.edition),
        containers=tuple(split_words(container[:_LONGEST_FIELD]) for container in containers),
        publisher=split_words(entry.publisher[:_LONGEST_FIELD]),
        identifiers=entry_identifiers(entry),
        address=compared_address(entry.url),
        numbers=_numbers_of(printed, entry),
        text=join_words(" ".join(printed)),
        notice=notice_place(whole) >= 0,
        # BibTeX says `PhD thesis` of every kind of it.
        thesis=is_thesis((said := " ".join((whole, entry.genre, entry.note))).replace(_ANY_THESIS, "")),
        thesis_abstract=is_abstract_of_thesis(said),
        cyrillic=_CYRILLIC.search(whole) is not None,
        designated="[" in whole and _DESIGNATION.search(whole) is not None,
    )


def _plain(entry: Entry) -> Entry:
    """An entry without markup in its titles; itself where it has none."""
    if "<" not in entry.title + entry.container + entry.series and not any("<" in value for _, value in entry.extra):
        return entry
    plain = replace(
        entry,
        title=without_rich(entry.title),
        container=without_rich(entry.container),
        series=without_rich(entry.series),
        extra=tuple((name, without_rich(value)) for name, value in entry.extra),
    )
    return plain if plain != entry else entry


def fold_reference(entry: Entry, text: str) -> FoldedReference:
    """The comparison form of a reference: its whole text, and the names and identifiers that were parsed from it."""
    folded = _fold_text(text[:_LONGEST_TEXT])
    if entry == NOTHING_PARSED:
        return folded
    return replace(
        folded,
        year=entry.year or folded.year,
        names=tuple(_names(entry.authors)),
        identifiers={**folded.identifiers, **entry_identifiers(entry)},
        address=folded.address or compared_address(entry.url),
    )


# What is not told by its text alone is asked for again when it is parsed.
@lru_cache(maxsize=512)
def _fold_text(text: str) -> FoldedReference:
    lowered = text.lower()
    identifiers, address = text_identifiers(text, lowered)
    plain = strip_identifiers(text, lowered)
    designated = False
    if "[" in plain and (designated := _DESIGNATION.search(plain) is not None):
        plain = _DESIGNATION.sub(" ", plain)
    if "riginal" in plain or "irst published" in plain:
        plain = _reprint().sub(" ", plain)
    plain = _NO_NUMBERS.sub(" ", plain)
    words = split_words(plain)
    host = _host().search(plain)
    printed = read_numbers(plain)
    return FoldedReference(
        words=words,
        spaced=f" {' '.join(words.items)} ",
        vocabulary=frozenset(words.items),
        telling=_telling(words),
        numbers=tuple(printed.numbers),
        years=tuple(printed.years),
        year=printed.years[0] if printed.years else None,
        host=len(split_words(plain[: host.start()]).text) if host else len(words.text),
        names=(),
        volume=printed.volume,
        issue=printed.issue,
        first_page=printed.first_page,
        last_page=printed.last_page,
        extent=printed.extent,
        edition=printed.edition,
        volumes=frozenset(printed.volumes),
        set_told=printed.set_told,
        garbled=tuple(printed.garbled),
        designated=designated,
        identifiers=identifiers,
        address=address,
        notice=len(join_words(text[:noticed])) if (noticed := notice_place(text)) >= 0 else -1,
        thesis=is_thesis(text),
        thesis_abstract=is_abstract_of_thesis(text),
        cyrillic=not plain.isascii() and len(_CYRILLIC.findall(plain)) * 4 > len(plain),
        printed=plain,
        first_word=next((item for item in words.items[:_FIRST_WORDS] if len(item) >= 4 and not item.isdecimal()), ""),
    )


@cache
def _host() -> re.Pattern[str]:
    return re.compile(rf"//|\b{any_word(reference_words().hosts)}\s?[:.]\s|\. In ")


@cache
def _reprint() -> re.Pattern[str]:
    return re.compile(rf"\({any_word(reference_words().reprints)}[^()]{{0,30}}\)", re.IGNORECASE)


def find_words(form: Words, reference: FoldedReference) -> int:
    """Where in the reference's `words.text` the words of `form` stand, spaced in whatever way; -1 where they do not.

    Short forms must stand there as whole words."""
    place = reference.words.text.find(form.text)
    # Twelve letters are hardly found by chance.
    if place < 0 or len(form.text) >= 12:
        return place
    spaced = reference.spaced.find(f" {' '.join(form.items)} ")
    return -1 if spaced < 0 else spaced - reference.spaced.count(" ", 0, spaced)


def entry_text(entry: Entry) -> str:
    """An entry printed plainly, each number with its word, so that it can be compared like a reference."""
    persons = ", ".join(
        person.literal or f"{person.particle} {person.family} {person.given}".strip()
        for person in (*entry.authors, *entry.editors)
    )
    extra = dict(entry.extra)
    date = entry.date
    year = "" if date is None else f"{date.year or date.literal}" + (f"-{date.end_year}" if date.end_year else "")
    parts = (persons, f"{entry.title} {extra.get('subtitle', '')}".strip(), entry.genre)
    issue = entry.issue or entry.number
    host = (
        entry.container, entry.series, entry.edition and f"{entry.edition} ed.", entry.place, entry.publisher, year,
        entry.volume and f"Vol. {entry.volume}", issue and f"no. {issue}", entry.pages and f"P. {entry.pages}",
        entry.number_of_pages and f"{entry.number_of_pages} p.",
    )  # fmt: skip
    mark = ". // " if entry.container else ". "
    return ". ".join(part for part in parts if part) + mark + ". ".join(part for part in host if part)


def _telling(words: Words) -> tuple[tuple[str, int], ...]:
    silent = boilerplate()
    found = []
    for item, place, number in zip(words.items, words.starts, words.numerals, strict=True):
        if number is None and len(item) >= 4 and item not in silent:
            found.append((item, place))
    return tuple(found)


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
        else:
            family, given = in_order(family, given)
        surname, pieces = _fold_surname(family)
        if surname:
            letters = _initial_letters(given)
            initials = "".join(word_skeleton(letter)[:1] for letter in letters)
            yield Name(surname, initials, family.isascii() and letters.isascii(), pieces)


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
        *persons,
        entry.title,
        entry.container,
        *years,
        entry.volume,
        entry.issue,
        entry.pages,
        entry.number_of_pages,
        entry.number,
        entry.edition,
        entry.publisher,
        entry.place,
        entry.series,
        entry.genre,
        entry.note,
        *(value for name, value in extra.items() if not name.startswith(_UNPRINTED)),
    ]


def _numbers_of(texts: Iterable[str], entry: Entry) -> frozenset[str]:
    found = {bare(number) for number in DIGITS.findall(" ".join(texts))}
    pages = DIGITS.findall(entry.pages)
    if len(pages) >= 2:
        first, last = pages[0], pages[1]
        found.add(last_page(first, last))
        # 1074-1080 may be printed 1074-80 or 1074-0.
        found.update(bare(last[cut:]) for cut in range(1, len(last)) if len(first) == len(last))
    return frozenset(found)


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))

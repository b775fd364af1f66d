"""Whether two entries are the same work. Editions, volumes, parts and years of one work are different works here, and
so are an erratum, a preprint, a translation or an author's abstract and what they belong to: those are *related*.

Fields are compared with fields, so that no word of a title goes unexplained. Only where a text was parsed, and the
fields leave it open, is the text weighed as the matcher weighs it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import exp

from rapidfuzz.distance.Levenshtein import normalized_similarity as ratio

from citelink.bibliography.entry import Entry
from citelink.matching.match import Evidence, Level
from citelink.matching.mentions.compare import compare
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference, entry_text, fold_entry, fold_reference
from citelink.matching.mentions.objections import is_called_otherwise
from citelink.matching.mentions.weights import probability
from citelink.matching.words import is_little
from citelink.matching.works.places import Places, compare_places
from citelink.matching.works.relations import Relation, relation_of
from citelink.matching.works.titles import TitleLevel, begins_with, compare_titles, has_numbers, other_words
from citelink.matching.works.traits import Traits, compare_names, fold_traits

_CERTAIN = 0.8
_LIKELY = 0.5
# What agreement is worth. A weighty title, the author and the year together are just enough for one work; where one of
# them lacks or is blurred, the place (container, pages, publisher) has to make up for it.
_ENOUGH = 6.0
_TITLE_WORTH: dict[TitleLevel, float] = {
    "exact": 3.0, "close": 2.8, "main": 2.4, "slip": 1.2, "loose": 0.6, "half": 0.6,
}  # fmt: skip
_LIGHT_TITLE = 2.0
_NAMES_WORTH: dict[Level, float] = {"exact": 2.0, "close": 1.8, "partial": 0.5}
_PLACE_WORTH = {
    "year": 1.0, "container": 1.0, "volume": 0.7, "issue": 0.3, "page": 1.5, "extent": 0.7,
}  # fmt: skip
# The publisher of a whole is its place; that of a part says little.
_PUBLISHER_WORTH = {True: 1.15, False: 0.7}
# The same pages of the same volume: more than the two of them apart.
_PLACED_WORTH = 0.5
_KEY_WORTH = 1.0
# The address of a page, with whatever title; that of a site.
_PAGE_WORTH = 5.0
_SITE_WORTH = 4.0
_STUB_WORTH = 2.0
# So many words of a title that no two articles of the same people have them.
_LONG_TITLE = 5
# How much of two titles must be the same, letter by letter.
_NEARLY = 0.8
_TEXT_LETTERS = 15
# A word of a reference that may be abbreviated or misspelt in another still begins like it.
_LONG_WORD = 6
_BEGINNING = 3
_IDENTIFIER_WORTH: dict[Level, float] = {"exact": 4.0, "close": 2.5, "partial": 1.0}
_LEVEL_WORTH: dict[Level, float] = {"exact": 1.0, "close": 0.9, "partial": 0.5}
_TITLE_LEVELS: dict[TitleLevel, tuple[Level, float]] = {
    "exact": ("exact", 1.0),
    "close": ("close", 0.97),
    "main": ("close", 0.94),
    "slip": ("close", 0.92),
    "loose": ("partial", 0.8),
    "half": ("partial", 0.6),
    "numbers": ("differs", 0.5),
    "differs": ("differs", 0.0),
    "missing": ("missing", 0.0),
}
# Fields that a parser may have read wrongly: what differs there may stand elsewhere in the text.
_READ = frozenset(["title", "author", "container"])


@dataclass(frozen=True, slots=True)
class SameWork:
    """Whether two are the same work, how likely that is (0..1), and the evidence; `bool()` of it is the verdict.

    `apart`: something says that they are two, however alike they are; without it, and without `same`, too little is
    known. `relation`: how two that are apart belong together, "" where nothing says that they do."""

    same: bool
    score: float
    evidence: tuple[Evidence, ...]
    apart: bool = False
    relation: Relation = ""

    def __bool__(self) -> bool:
        return self.same


@dataclass(frozen=True, eq=False)
class Work:
    """A work in comparison form, so that it can be compared many times; `text` is the reference it was parsed from,
    "" for an entry of a library."""

    source: Entry
    text: str
    traits: Traits

    @cached_property
    def entry(self) -> FoldedEntry:
        """It as the matcher sees an entry."""
        return fold_entry(self.source)

    @cached_property
    def reference(self) -> FoldedReference:
        """It as the matcher sees a reference."""
        return fold_reference(self.source, self.text or entry_text(self.source))


def fold_work(entry: Entry, text: str = "") -> Work:
    """The comparison form of an entry; `text` is the reference it was parsed from, when it was."""
    return Work(entry, text, fold_traits(entry, parsed=bool(text)))


def same_work(one: Entry, other: Entry) -> SameWork:
    """Whether two entries are the same work, in whatever spelling or script."""
    return compare_works(fold_work(one), fold_work(other))


def compare_works(one: Work, other: Work) -> SameWork:
    """The same for works already folded."""
    a, b = one.traits, other.traits
    parsed = bool(one.text or other.text)
    title = compare_titles(a.title, b.title)
    if title == "differs" and not parsed and not (_points_on(a) or _points_on(b) or _shared_identifier(a, b)):
        # Most pairs that an index proposes end here.
        return _TWO_TITLES
    names = compare_names(a, b)
    places = compare_places(a, b)
    relation = relation_of(a, b, title, names, places)
    conflicts = _conflicts(a, b, title, names, places)
    if _inherits(one.source, other.source) or _inherits(other.source, one.source):
        conflicts.append("parent")
    if parsed and all(field in _READ for field in conflicts):
        conflicts = [field for field in conflicts if _said_twice(field, one, other)]
    apart = bool(conflicts) or relation not in ("", "transliteration")
    worth = _worth(a, b, title, names, places) + _page_worth(a, b, title, places)
    if _is_stub(a, b, title, names, places):
        worth += _STUB_WORTH
    if title in ("exact", "close") and a.title.weighty and one.source.key and one.source.key == other.source.key:
        # Libraries that grew from one.
        worth += _KEY_WORTH
    same, score = worth >= _ENOUGH and not apart, _score(worth)
    if parsed and not apart and title not in ("exact", "close") and places["page"] not in ("exact", "close"):
        apart = _titles_part(one, other) or _titles_part(other, one)
        same = same and not apart
    if parsed and not same and not apart and not (_has_inserted(one, other) or _has_inserted(other, one)):
        same, score = _same_text(one, other)
    score = round(min(score, 0.1) if apart else score, 3)
    return SameWork(same, score, _evidence(title, names, places), apart, relation)


def _inherits(entry: Entry, other: Entry) -> bool:
    """Whether an entry is a part of the other: what it inherits makes the two look alike."""
    parent = next((value for name, value in entry.extra if name == "crossref"), "")
    return bool(parent) and parent == other.key and entry.origin == other.origin


def _points_on(traits: Traits) -> bool:
    """Whether it may name another work: as its subject or its original."""
    return bool(traits.notice.kind or traits.originals)


def _shared_identifier(a: Traits, b: Traits) -> bool:
    return any(b.identifiers.get(name) == value for name, value in a.identifiers.items() if name != "ISBN")


def _conflicts(a: Traits, b: Traits, title: TitleLevel, names: Level, places: Places) -> list[str]:
    """The fields that keep two apart."""
    if _is_registered_once(a, b, title, names, places):
        return _conflicts_of_one_number(a, b, places)
    identified = places["identifier"] in ("exact", "close")
    whole = bool({"whole", "set"} & {a.kind, b.kind})
    # One place in one journal is one work, whatever the records say otherwise.
    placed = places["page"] == "exact" and places["year"] == "exact" and places["volume"] != "differs"
    clash = {
        "identifier": places["identifier"] == "differs",
        "year": places["year"] == "differs" or (places["year"] == "partial" and not _is_year_slip(a, b, places)),
        "edition": places["edition"] == "differs",
        "volume": _other_volume(a, b, places, whole),
        "issue": places["issue"] == "differs" and places["page"] == "missing" and not whole,
        "page": places["page"] == "differs",
        # An address is all that is known of a page without a title.
        "url": (title == "missing" and bool(a.url and b.url) and a.url != b.url) or _other_page(a, b, places),
        **_unequal(a, b),
        "type": _other_kind(a, b, places),
        "notice": a.notice.kind != b.notice.kind and title != "exact",
        "abstract": a.thesis_abstract != b.thesis_abstract,
        "title": _other_title(a, title, places, identified),
        "author": names == "differs" and not (placed and identified),
        "container": places["container"] == "differs" and not (whole or placed or identified),
    }
    return [field for field, differs in clash.items() if differs]


def _is_year_slip(a: Traits, b: Traits, places: Places) -> bool:
    """Whether two at one place differ by a year because one is wrong. A column comes back in every volume on one page
    (`2019. No. 10. P. 4`, `2020. No. 10. P. 4`), so a lone page tells only with the volume, and another day unmakes it.
    """
    if places["identifier"] in ("exact", "close"):
        return True
    if a.day is not None and b.day is not None and a.day != b.day:
        return False
    lone = not any(said.last and said.last != said.first for said in (a, b))
    return places["page"] in ("exact", "close") and not (lone and places["volume"] != "exact")


def _is_registered_once(a: Traits, b: Traits, title: TitleLevel, names: Level, places: Places) -> bool:
    """Whether two have one DOI (arXiv, PubMed number), nearly the same weighty title (or any title on one page), and
    authors in common: what records say of pages, volumes and types is then often wrong, or said otherwise (an article
    number for pages)."""
    if places["identifier"] != "exact" or names not in ("exact", "close") or "set" in (a.kind, b.kind):
        return False
    if a.notice.kind != b.notice.kind:
        return False
    if begins_with(a.title, b.title) and places["page"] != "differs":
        # Registries often have the title without the rest of it.
        return names == "exact" or min(len(a.title.content), len(b.title.content)) >= _LONG_TITLE
    if not (a.title.weighty and b.title.weighty):
        # Every chapter of a book may be an `Introduction` under the book's DOI, but not on one page.
        return title == "exact" and places["page"] in ("exact", "close", "partial")
    if title in ("exact", "close", "slip"):
        return True
    # Formulas come in many spellings, but each in the same figures.
    alike = title != "numbers" and ratio(a.title.whole.text, b.title.whole.text) >= _NEARLY
    return alike and has_numbers(a.title, b.title) and has_numbers(b.title, a.title)


def _conflicts_of_one_number(a: Traits, b: Traits, places: Places) -> list[str]:
    """The fields that keep two with one DOI apart: editions and volumes of a book, parts of one."""
    whole = "whole" in (a.kind, b.kind)
    clash = {
        "edition": places["edition"] == "differs",
        "volume": whole and places["volume"] == "differs",
        "year": whole and places["year"] == "differs",
        "abstract": a.thesis_abstract != b.thesis_abstract,
        **_unequal(a, b),
    }
    return [field for field, differs in clash.items() if differs]


def _unequal(a: Traits, b: Traits) -> dict[str, bool]:
    """What is never two things of one work: the number of a patent, a version, a chapter, the day of a web page."""
    numbers = sorted((a.number, b.number), key=len)
    dated = not (a.kind or b.kind or a.first or b.first or a.volume or b.volume)
    # 07.12 and 12.07 may be one day.
    days = a.day is not None and b.day is not None and sorted(a.day) != sorted(b.day)
    return {
        "number": bool(numbers[0]) and not numbers[1].startswith(numbers[0]),
        "version": bool(a.version and b.version) and a.version != b.version,
        "chapter": bool(a.chapter and b.chapter) and a.chapter != b.chapter,
        "day": dated and days,
    }


def _other_page(a: Traits, b: Traits, places: Places) -> bool:
    """Whether both are pages of one site, and no more than that."""
    alone = not any(said.first or said.volume or said.containers or said.identifiers or said.kind for said in (a, b))
    return alone and places["address"] == "differs"


def _other_title(a: Traits, title: TitleLevel, places: Places, identified: bool) -> bool:
    """Whether the titles are of two works: one place makes up for words that one record lacks, and where the place is
    more than a page, for a title that is half another."""
    if title in ("exact", "close", "main", "slip", "missing"):
        return False
    paged = places["page"] in ("exact", "close") and places["year"] == "exact" and places["volume"] != "differs"
    if title == "loose":
        return not (paged and (places["volume"] == "exact" or places["page"] == "exact"))
    spread = paged and places["page"] == "exact" and a.first != a.last
    if title == "half":
        return not (spread and places["volume"] == "exact")
    return title == "numbers" or not (identified and spread)


def _other_volume(a: Traits, b: Traits, places: Places, whole: bool) -> bool:
    if places["volume"] == "differs":
        return whole or not (places["page"] == "exact" and places["year"] == "exact")
    # A volume of a set against the set; with a series, it is the number in the series.
    return whole and bool(a.volume) != bool(b.volume) and not (a.series or b.series) and places["extent"] != "exact"


def _other_kind(a: Traits, b: Traits, places: Places) -> bool:
    if not a.kind or not b.kind or a.kind == b.kind:
        return False
    if {a.kind, b.kind} == {"article", "part"}:
        return "exact" not in (places["identifier"], places["page"]) and places["container"] not in ("exact", "close")
    # A monograph of a series is an article of a journal to some.
    return not (places["container"] in ("exact", "close") and places["volume"] == "exact")


def _said_twice(field: str, one: Work, other: Work) -> bool:
    """Whether each of two works, one of them parsed, says a title (author, container) that the other's text has not."""
    a, b = one.traits, other.traits
    if field == "title":
        here = other_words(a.title, b.title, other.reference.vocabulary)
        return bool(here and other_words(b.title, a.title, one.reference.vocabulary))
    if field == "author":
        left, right = {name.surname for name in a.names}, {name.surname for name in b.names}
        return not (left & other.reference.vocabulary or right & one.reference.vocabulary)
    return not (_stands_in(a.containers, other) or _stands_in(b.containers, one))


def _stands_in(forms: tuple[tuple[str, ...], ...], work: Work) -> bool:
    """Whether the words of a container, or their beginnings, stand in the text of a work."""
    words = work.reference.vocabulary
    for form in forms:
        told = [item for item in form if not is_little(item)]
        if told and all(item in words or any(item.startswith(word[:3]) for word in words) for item in told):
            return True
    return False


def _worth(a: Traits, b: Traits, title: TitleLevel, names: Level, places: Places) -> float:
    """What all agreement is worth together."""
    worth = _TITLE_WORTH.get(title, 0.0)
    if not (a.title.weighty and b.title.weighty) and not (title == "main" and (a.title.weighty or b.title.weighty)):
        worth = min(worth * 2 / 3, _LIGHT_TITLE)
    worth += _NAMES_WORTH.get(names, 0.0) + _IDENTIFIER_WORTH.get(places["identifier"], 0.0)
    if places["page"] == places["volume"] == places["year"] == "exact":
        worth += _PLACED_WORTH
    whole = a.kind in ("whole", "thesis", "") and b.kind in ("whole", "thesis", "")
    worth += _PUBLISHER_WORTH[whole] * _LEVEL_WORTH.get(places["publisher"], 0.0)
    worth += sum(value * _LEVEL_WORTH.get(places[field], 0.0) for field, value in _PLACE_WORTH.items())
    # A lone record without a year may be any printing.
    return worth - (places["year"] == "missing")


def _page_worth(a: Traits, b: Traits, title: TitleLevel, places: Places) -> float:
    """What an address in common is worth: as much as an identifier, where the titles agree too."""
    if title not in ("exact", "close", "main"):
        return 0.0
    if places["address"] == "close":
        return _SITE_WORTH if a.title.weighty and b.title.weighty else 0.0
    return _PAGE_WORTH if places["address"] == "exact" else 0.0


def _is_stub(a: Traits, b: Traits, title: TitleLevel, names: Level, places: Places) -> bool:
    """Whether one is an article of the same long title and authors as the other, and lacks the rest. A book without a
    year may be any printing."""
    if title not in ("exact", "close") or names != "exact" or places["year"] != "missing":
        return False
    bare = any(not (said.year or said.containers or said.volume or said.first) for said in (a, b))
    return bare and {a.kind, b.kind} <= {"article", "part"} and len(a.title.content) >= _LONG_TITLE


def _score(worth: float) -> float:
    return 1 / (1 + exp(_ENOUGH - 1.0 - worth))


def _same_text(one: Work, other: Work) -> tuple[bool, float]:
    """Either weighed against the text of the other, as the matcher does it; both must agree."""
    if min(len(one.reference.words.text), len(other.reference.words.text)) < _TEXT_LETTERS:
        # An address, and no words beside it.
        return False, 0.0
    if _words_alone(one, other) and _words_alone(other, one):
        return False, 0.0
    there, back = compare(one.entry, other.reference), compare(other.entry, one.reference)
    scores = [probability(comparison.signals) for comparison in (there, back)]
    other_number = any("title numerals differ" in comparison.signals for comparison in (there, back))
    return max(scores) >= _CERTAIN and min(scores) >= _LIKELY and not other_number, min(scores)


def _titles_part(one: Work, other: Work) -> bool:
    """Whether the text of one prints a title that is alike and another's; a text that ends within its title may be cut
    short."""
    if any(work.text and _ends_with_its_title(work) for work in (one, other)):
        return False
    # What a parser left out of the title still stands in the text.
    entry = replace(one.entry, text=one.entry.text + one.reference.words.text)
    return is_called_otherwise(other.reference, entry, compare(entry, other.reference))


def _ends_with_its_title(work: Work) -> bool:
    title = work.traits.title.whole.text
    return bool(title) and work.reference.words.text.endswith(title)


def _has_inserted(one: Work, other: Work) -> bool:
    """Whether the title of one has a word, between words that both have, which the other's text has in no spelling."""
    words = one.traits.title.content
    vocabulary = other.reference.vocabulary
    beginnings = {word[:_BEGINNING] for word in vocabulary}
    common = [at for at, word in enumerate(words) if word in vocabulary]
    return any(
        common[0] < at < common[-1]
        and len(word) > _BEGINNING
        and word.isalpha()
        and word[:_BEGINNING] not in beginnings
        for at, word in enumerate(words)
        if common
    )


def _words_alone(one: Work, other: Work) -> bool:
    """Whether a text has a long word that the other has neither whole, nor abbreviated, nor misspelt."""
    words = [word for word in one.reference.vocabulary - other.reference.vocabulary if len(word) >= _LONG_WORD]
    beginnings = {word[:_BEGINNING] for word in other.reference.vocabulary}
    return any(word.isalpha() and word[:_BEGINNING] not in beginnings for word in words)


def _evidence(title: TitleLevel, names: Level, places: Places) -> tuple[Evidence, ...]:
    level, score = _TITLE_LEVELS[title]
    others = [Evidence(field, found, _LEVEL_WORTH.get(found, 0.0)) for field, found in places.items()]
    return Evidence("title", level, score), Evidence("author", names, _LEVEL_WORTH.get(names, 0.0)), *others


_TWO_TITLES = SameWork(False, 0.0, (Evidence("title", "differs", 0.0),), True)

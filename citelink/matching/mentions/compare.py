"""Compare an entry with a reference, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from citelink.bibliography.entry import Entry
from citelink.bibliography.kinds import ARTICLES, PARTS, WHOLES
from citelink.matching.match import Evidence, Grade, Level
from citelink.matching.mentions.containers import find_container, find_publisher
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference
from citelink.matching.mentions.names import NameEvidence, find_names
from citelink.matching.mentions.numbers_compared import (
    MISSING,
    compare_address,
    compare_edition,
    compare_extent,
    compare_identifiers,
    compare_number,
    compare_year,
    count_loose,
)
from citelink.matching.mentions.titles import TitleEvidence, find_title
from citelink.text.pickling import quick

FIELDS = (
    "title", "author", "year", "container", "volume", "issue", "page", "publisher", "edition", "extent", "identifier",
    "address",
)  # fmt: skip
# What the decision weighs, in the order in which it is computed below.
SIGNALS = (
    "title", "title coverage", "title length", "title whole", "title absent word", "title strange word",
    "title numerals differ", "title place", "title in host", "title is a container",
    "author", "other authors", "authors", "initial differs", "author early", "foreign first word",
    "year", "year distance", "year known",
    "container", "publisher", "volume", "issue", "page", "last page", "page told", "pages on one side",
    "edition", "edition on one side", "extent", "identifier", "address",
    "loose years", "loose pages", "loose numbers", "entry numbers not printed", "entry fields silent",
    "run before", "run inside", "run after", "strange words", "explained share",
    "article", "book", "part of a book", "thesis", "web page",
    "printed volume equal", "printed volume differs", "printed volume unknown", "volume of a book not printed",
    "set told", "hosted", "designation on one side",
    "notice on one side", "thesis abstract on one side", "reference length", "reference numbers", "other script",
)  # fmt: skip
PLACE_OF: Mapping[str, int] = {name: place for place, name in enumerate(SIGNALS)}
_FIELD_AT: Mapping[str, int] = {name: place for place, name in enumerate(FIELDS)}
_LEFT_OVER = tuple(
    PLACE_OF[name]
    for name in (
        "loose years", "loose pages", "loose numbers", "run before", "notice on one side",
        "thesis abstract on one side", "printed volume differs", "volume of a book not printed",
    )
)  # fmt: skip
_CODES: Mapping[Level, float] = {"exact": 4.0, "close": 3.0, "partial": 2.0, "missing": 1.0, "differs": 0.0}
# What nothing is known of is mostly a book.
_BOOKS = WHOLES | {"document", "legislation"}
_WEB = frozenset(("webpage", "post", "post-weblog", "dataset", "software"))

# The fields of a parsed reference in which each is that may stand in an entry alone.
_PRINTED_IN = {
    "container": ("container", "series"), "volume": ("volume",), "issue": ("issue", "number"), "page": ("pages",),
    "publisher": ("publisher",),
}  # fmt: skip


@quick
@dataclass(frozen=True, slots=True)
class Comparison:
    """How each of FIELDS agrees, and the values of SIGNALS that the decision weighs."""

    grades: tuple[Grade, ...]
    values: tuple[float, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence, field by field."""
        return tuple(
            Evidence(field, level, round(score, 3)) for field, (level, score) in zip(FIELDS, self.grades, strict=True)
        )

    @property
    def signals(self) -> dict[str, float]:
        """The values of SIGNALS by name; those that are 0 are left out."""
        return {name: value for name, value in zip(SIGNALS, self.values, strict=True) if value}

    def level(self, field: str) -> Level:
        """The level of one field."""
        return self.grades[_FIELD_AT[field]][0]

    def signal(self, name: str) -> float:
        """The value of one of SIGNALS."""
        return self.values[PLACE_OF[name]]

    def agreeing(self, *levels: Level) -> list[str]:
        """The fields at one of some levels."""
        return [field for field, (level, _) in zip(FIELDS, self.grades, strict=True) if level in levels]


def compare(entry: FoldedEntry, reference: FoldedReference) -> Comparison:
    """All evidence on whether the reference means the entry."""
    title = find_title(entry, reference)
    names = find_names(entry, reference)
    year = compare_year(entry, reference)
    volume = compare_number(entry.volume, reference.volume, reference)
    issue = compare_number(entry.issue, reference.issue, reference)
    page = compare_number(entry.first_page, reference.first_page, reference)
    container = find_container(entry, reference)
    publisher = find_publisher(entry, reference)
    edition = compare_edition(entry, reference)
    extent = compare_extent(entry, reference)
    identifier = compare_identifiers(entry, reference)
    address = compare_address(entry, reference)
    grades = (
        (title.level, title.score), (names.level, names.score), year, container, volume, issue, page, publisher,
        edition, extent, identifier, address,
    )  # fmt: skip
    values = (
        *_title_values(entry, reference, title),
        *_name_values(entry, names),
        *_year_values(entry, reference, year),
        _CODES[container[0]],
        _CODES[publisher[0]],
        _CODES[volume[0]],
        _CODES[issue[0]],
        _CODES[page[0]],
        *_page_values(entry, reference),
        _CODES[edition[0]],
        float(bool(entry.edition and entry.edition != "1") - bool(reference.edition)),
        _CODES[extent[0]],
        _CODES[identifier[0]],
        _CODES[address[0]],
        *_number_values(entry, reference, (year, volume, issue, page)),
        *_run_values(entry, reference, title),
        *_kind_values(entry.entry.type),
        *_volume_values(entry, reference),
        float(reference.set_told) - float(bool(entry.volume)),
        float(bool(entry.containers)),
        float(entry.designated) - float(reference.designated),
        _notice_value(entry, reference, title),
        float((entry.thesis and reference.thesis_abstract) or (entry.thesis_abstract and reference.thesis)),
        float(min(len(reference.words.text), 400)),
        float(min(len(reference.numbers), 12)),
        float(entry.cyrillic != reference.cyrillic),
    )
    return Comparison(grades, values)


def printed_evidence(comparison: Comparison, said: Entry) -> tuple[Evidence, ...]:
    """The evidence for people on a reference from which `said` was parsed: what a reference does not print, as most
    print no publisher of a journal, does not differ from anything."""
    return tuple(
        Evidence(item.field, "missing", 0.0) if item.level == "differs" and _is_unprinted(item.field, said) else item
        for item in comparison.evidence
    )


def _is_unprinted(field: str, said: Entry) -> bool:
    names = _PRINTED_IN.get(field, ())
    return bool(names) and not any(getattr(said, name) for name in names)


def is_plain(comparison: Comparison) -> bool:
    """Whether title, first author and year are there and nothing is left over."""
    agree = all(level in ("exact", "close") for level, _ in comparison.grades[:3])
    return agree and not any(comparison.values[at] for at in _LEFT_OVER)


def _title_values(entry: FoldedEntry, reference: FoldedReference, title: TitleEvidence) -> tuple[float, ...]:
    own = title.form.text
    hosted = title.found and reference.host < len(reference.words.text) and title.start >= reference.host
    return (
        title.score if entry.titles else -1.0,
        title.coverage,
        float(min(len(own), 150)),
        float(title.whole),
        float(title.absent),
        float(title.strange),
        float(title.numerals_differ),
        float(min(title.start, 200)) if title.found else -1.0,
        float(hosted),
        # A journal named like the article, or the collection like its paper: the title found may be the host's.
        float(bool(own) and any(own in form.text for form in entry.containers)),
    )


def _name_values(entry: FoldedEntry, names: NameEvidence) -> tuple[float, ...]:
    return (
        names.score if entry.names else -1.0,
        names.others if len(entry.names) > 1 else -1.0,
        float(min(len(entry.names), 10)),
        float(names.initial_differs),
        float(names.early),
        float(names.foreign_first),
    )


def _year_values(entry: FoldedEntry, reference: FoldedReference, year: Grade) -> tuple[float, ...]:
    distance = 0
    if entry.year is not None and reference.years:
        distance = min(abs(entry.year - printed) for printed in reference.years)
    return _CODES[year[0]], float(min(distance, 20)), float(entry.year is not None)


def _page_values(entry: FoldedEntry, reference: FoldedReference) -> tuple[float, ...]:
    """Whether the last pages agree (-1: one is not known), whether the reference tells pages, and which side alone has
    them (1 the entry, -1 the reference)."""
    last = -1.0
    if entry.last_page and reference.last_page:
        last = float(entry.last_page == reference.last_page)
    told = bool(reference.first_page)
    return last, float(told) + float(bool(reference.last_page)), float(bool(entry.first_page) - told)


def _number_values(
    entry: FoldedEntry, reference: FoldedReference, numbers: tuple[Grade, Grade, Grade, Grade]
) -> tuple[float, ...]:
    loose = count_loose(entry, reference)
    unprinted = sum([level == "differs" for level, _ in numbers])
    silent = sum([grade is MISSING for grade in numbers])
    return (
        float(min(loose.years, 3)),
        float(loose.pages),
        float(min(loose.others, 6)),
        float(unprinted),
        float(silent),
    )


def _run_values(entry: FoldedEntry, reference: FoldedReference, title: TitleEvidence) -> tuple[float, ...]:
    """Letters of the longest run of words that the entry does not explain, before, inside and after its title; of all
    such words; and the share of what is explained.

    Words under four letters neither explain nor break a run."""
    found = title.found
    start, end = (title.start, title.end) if found else (0, 0)
    text = entry.text
    abbreviations: tuple[str, ...] | None = None
    longest = [0, 0, 0]
    run = strange = told = 0
    side = before = 2
    for item, at in reference.telling:
        length = len(item)
        told += length
        if found:
            side = 0 if at + length <= start + 1 else 1 if at < end else 2
            if side != before:
                run, before = 0, side
        if item in text:
            run = 0
            continue
        if abbreviations is None:
            forms = (*entry.containers, entry.publisher)
            abbreviations = tuple(word for form in forms for word in form.items if len(word) >= 3)
        if abbreviations and item.startswith(abbreviations):
            run = 0
            continue
        run += length
        strange += length
        if run > longest[side]:
            longest[side] = run
    return (
        float(min(longest[0], 80)),
        float(min(longest[1], 80)),
        float(min(longest[2], 80)),
        float(min(strange, 200)),
        1.0 - strange / told if told else 1.0,
    )


@cache
def _kind_values(kind: str) -> tuple[float, ...]:
    return (
        float(kind in ARTICLES), float(kind in _BOOKS), float(kind in PARTS), float(kind == "thesis"),
        float(kind in _WEB),
    )  # fmt: skip


def _notice_value(entry: FoldedEntry, reference: FoldedReference, title: TitleEvidence) -> float:
    """Whether one side alone is a notice (an erratum, a reply) about a work of this title. What stands behind the title
    is no part of it, and where no title is printed nothing can be said."""
    if not title.found:
        return 0.0
    said = 0 <= reference.notice <= title.end
    return float(entry.notice != said)


def _volume_values(entry: FoldedEntry, reference: FoldedReference) -> tuple[float, ...]:
    """Volumes of a book against each other; journals mostly print volumes without a word."""
    journal = entry.entry.type in ARTICLES
    said = reference.volumes
    return (
        float(bool(entry.volume) and entry.volume in said),
        float(bool(entry.volume and said) and entry.volume not in said),
        float(bool(said) and not entry.volume and not journal and said.isdisjoint(entry.numbers)),
        float(bool(entry.volume) and not journal and not said and entry.volume not in reference.numbers),
    )

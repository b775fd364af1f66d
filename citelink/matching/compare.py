"""Compare an entry with a reference, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from citelink.matching.containers import find_container, find_publisher
from citelink.matching.folded import FoldedEntry, FoldedReference
from citelink.matching.match import Evidence, Level
from citelink.matching.names import NameFinding, find_names
from citelink.matching.slots import (
    compare_edition,
    compare_identifiers,
    compare_slot,
    compare_year,
    unexplained_numbers,
)
from citelink.matching.titles import TitleFinding, find_title

_PARTS = ("chapter", "paper-conference", "article-journal", "article", "article-magazine", "article-newspaper")


@dataclass(frozen=True, slots=True)
class Comparison:
    """`evidence` for people, and the named `signals` (each 0..1 or a small count) that the decision weighs."""

    evidence: tuple[Evidence, ...]
    signals: Mapping[str, float]


def compare(entry: FoldedEntry, reference: FoldedReference) -> Comparison:
    """All evidence on whether the reference means the entry."""
    title = find_title(entry, reference)
    names = find_names(entry, reference)
    year = compare_year(entry, reference)
    volume = compare_slot(entry.volume, reference.volume, reference)
    issue = compare_slot(entry.issue, reference.issue, reference)
    page = compare_slot(entry.first_page, reference.first_page, reference)
    container = find_container(entry, reference)
    publisher = find_publisher(entry, reference)
    edition = compare_edition(entry, reference)
    identifier = compare_identifiers(entry, reference)
    before, after = _unexplained_runs(entry, reference, title)
    levels = {
        "title": (title.level, title.score),
        "author": (names.level, names.score),
        "year": year,
        "container": container,
        "volume": volume,
        "issue": issue,
        "page": page,
        "publisher": publisher,
        "edition": edition,
        "identifier": identifier,
    }
    evidence = tuple(Evidence(field, level, round(score, 3)) for field, (level, score) in levels.items())
    signals = {f"{field} {level}": 1.0 for field, (level, _) in levels.items() if level != "missing"}
    signals |= _title_signals(entry, reference, title)
    signals |= _name_signals(entry, reference, names)
    signals |= _run_signals(before, after, entry)
    signals |= _number_signals(entry, reference)
    signals |= _volume_signals(entry, reference, year[0])
    signals |= _crossed({field: level for field, (level, _) in levels.items()}, title, max(before, after))
    return Comparison(evidence, {name: value for name, value in signals.items() if value})


def _title_signals(entry: FoldedEntry, reference: FoldedReference, title: TitleFinding) -> dict[str, float]:
    found = title.level in ("exact", "close", "partial")
    length = len(title.form.text)
    signals = {
        "title short": float(found and length < 16),
        "title medium": float(found and 16 <= length < 30),
        "title long": float(found and length >= 60),
        "title main only": float(found and not title.whole),
        "title numerals differ": float(title.numerals_differ),
        "title far": max(0.0, 0.92 - title.score) * 5 if found else 0.0,
        "title in host": float(found and title.start >= reference.host and entry.entry.type not in _PARTS),
        "part in host": float(found and title.start >= reference.host and entry.entry.type in _PARTS),
    }
    signals |= _host_signals(entry, reference, title)
    parsed = reference.title.text
    if parsed and entry.titles:
        best = max(fuzz.ratio(parsed, form.text) for form in entry.titles) / 100
        signals["parsed title equal"] = float(best >= 0.97)
        signals["parsed title close"] = float(0.85 <= best < 0.97)
        if best < 0.85:
            inside = any(len(form.text) >= 8 and parsed.startswith(form.text) for form in entry.titles)
            signals["parsed title longer"] = float(inside)
            signals["parsed title differs"] = float(not inside) * (1.0 - best)
    return signals


def _host_signals(entry: FoldedEntry, reference: FoldedReference, title: TitleFinding) -> dict[str, float]:
    """Whether the reference is a part of what the entry is, or the whole of what the entry is a part of."""
    own = title.form.text
    hosts, parsed, host = [form.text for form in entry.containers], reference.title.text, reference.container.text
    own_is_host = bool(own and host and parsed) and fuzz.ratio(own, host) >= 88 and fuzz.ratio(own, parsed) < 70
    host_is_own = bool(parsed) and title.level in ("differs", "partial") and any(
        fuzz.ratio(parsed, form) >= 88 for form in hosts
    )
    return {
        "title is the reference's host": float(own_is_host),
        "host is the reference's title": float(host_is_own),
        "host is the reference's title, entry has pages": float(host_is_own and bool(entry.first_page)),
        "notice on one side": float(entry.notice != reference.notice),
        "thesis abstract on one side": float(entry.thesis_abstract != reference.thesis_abstract),
    }


def _volume_signals(entry: FoldedEntry, reference: FoldedReference, year: Level) -> dict[str, float]:
    """Volumes and editions of a book against each other; journals mostly print volumes without a word."""
    journal = entry.entry.type.startswith("article")
    said = reference.volumes
    return {
        "printed volume equal": float(bool(entry.volume) and entry.volume in said),
        "printed volume differs": float(bool(entry.volume and said) and entry.volume not in said),
        "printed volume unknown to a book": float(
            bool(said) and not entry.volume and not journal and not any(volume in entry.numbers for volume in said)
        ),
        "volume of a book not printed": float(
            bool(entry.volume) and not journal and not said and entry.volume not in reference.numbers
        ),
        "book of another year": float(year == "differs" and not journal),
        "edition only printed": float(bool(reference.edition) and not entry.edition and not journal),
        "edition only in entry": float(bool(entry.edition) and not reference.edition and entry.edition != "1"),
    }


def _name_signals(entry: FoldedEntry, reference: FoldedReference, names: NameFinding) -> dict[str, float]:
    return {
        "other authors": names.others,
        "initial differs": float(names.initial_differs),
        "foreign first author": float(names.foreign_first),
        "no author known": float(not entry.names),
    }


def _run_signals(before: int, after: int, entry: FoldedEntry) -> dict[str, float]:
    hosted = bool(entry.containers or entry.publisher.text)
    return {
        "words before": min(before, 40) / 40,
        "words after": min(after, 60) / 60,
        "words after, host known": min(after, 60) / 60 * hosted,
    }


def _number_signals(entry: FoldedEntry, reference: FoldedReference) -> dict[str, float]:
    loose = unexplained_numbers(entry, reference)
    # A journal's volume, issue and two pages explain four; what the entry does not say cannot explain a number.
    silent = 2 * (not entry.entry.pages) + (not entry.volume) + (not entry.issue) + (entry.year is None)
    return {"loose numbers": min(loose, 4) / 4, "loose numbers, all known": min(max(0, loose - silent), 3) / 3}


def _crossed(levels: dict[str, str], title: TitleFinding, run: int) -> dict[str, float]:
    good = ("exact", "close")
    titled = title.level in good
    authored = levels["author"] in good
    placed = levels["volume"] in good and levels["page"] in good
    return {
        "title and author": float(titled and authored),
        "title and year": float(titled and levels["year"] == "exact"),
        "title, no author": float(titled and levels["author"] == "differs"),
        "title, other year": float(titled and levels["year"] == "differs"),
        "title, author, year": float(titled and authored and levels["year"] == "exact"),
        "volume and page": float(placed),
        "no title, volume and page": float(not titled and placed),
        "no title, volume, page, author": float(not titled and placed and authored),
        "no title, volume, page, author, year": float(
            not titled and placed and authored and levels["year"] == "exact"
        ),
        "no title, container, volume, page": float(not titled and placed and levels["container"] in good),
        "no title, many words": float(not titled) * min(run, 40) / 40,
        "next year, page unconfirmed": float(levels["year"] == "partial" and levels["page"] not in good),
        "title, other page": float(titled and levels["page"] == "differs"),
        "title, other volume": float(titled and levels["volume"] == "differs"),
        "volume and page differ": float(levels["volume"] == "differs" and levels["page"] == "differs"),
    }


def _unexplained_runs(entry: FoldedEntry, reference: FoldedReference, title: TitleFinding) -> tuple[int, int]:
    """Letters of the longest run of words that the entry does not explain, before and after its title.

    Words under four letters neither explain nor break a run."""
    found = title.level in ("exact", "close", "partial")
    start, end = (title.start, title.end) if found else (0, 0)
    abbreviations = tuple(
        item for form in (*entry.containers, entry.publisher) for item in form.items if len(item) >= 3
    )
    longest = [0, 0]
    run = 0
    words = reference.words
    for item, at, number in zip(words.items, words.starts, words.numerals, strict=True):
        if found and start <= at + 1 and at < end:
            run = 0
            continue
        if number is not None or len(item) < 4:
            continue
        if item in entry.text or (abbreviations and item.startswith(abbreviations)):
            run = 0
            continue
        run += len(item)
        side = int(found and at >= end) if found else 1
        longest[side] = max(longest[side], run)
    return longest[0], longest[1]

"""How two works that are not one belong together, where there is evidence for it."""

from __future__ import annotations

from typing import Literal

from citelink.matching.match import Level
from citelink.matching.works.places import Places
from citelink.matching.works.titles import TitleLevel
from citelink.matching.works.traits import Traits

Relation = Literal[
    "", "abstract", "comment", "correction", "edition", "preprint", "review", "translation", "transliteration",
    "version", "volume",
]  # fmt: skip
# What each is called in a sentence: "B is ... A", for pairs that have no direction.
RELATIONS: dict[Relation, str] = {
    "abstract": "an author's abstract and the thesis",
    "comment": "a comment and what it is on",
    "correction": "a correction and what it corrects",
    "edition": "two editions or printings",
    "preprint": "a preprint and the publication",
    "review": "a review and what it reviews",
    "translation": "an original and its translation",
    "transliteration": "one record in two scripts",
    "version": "two publications under one title",
    "volume": "two volumes or parts",
}
_SUBJECT_LETTERS = 12
_PREPRINT_YEARS = 4
_HIGHEST_VOLUME = 60


def relation_of(one: Traits, other: Traits, title: TitleLevel, names: Level, places: Places) -> Relation:
    """The relation of two works, "" where nothing says that there is one (they may then be the same)."""
    if relation := _notice(one, other) or _notice(other, one):
        return relation
    known = names in ("exact", "close")
    if not known:
        return ""
    if title not in ("exact", "close", "main"):
        return _other_title(one, other, title)
    if one.thesis_abstract != other.thesis_abstract:
        return "abstract"
    if one.preprint != other.preprint and _near(one.year, other.year) and not _one_doi(one, other):
        return "preprint"
    if one.cyrillic != other.cyrillic and places["year"] in ("exact", "missing"):
        return "transliteration"
    return _publication(one, other, places) if one.title.weighty else ""


def _notice(one: Traits, other: Traits) -> Relation:
    """Whether `one` is a notice on `other`."""
    subject = one.notice.subject
    if one.notice.kind == other.notice.kind or len(subject) < _SUBJECT_LETTERS:
        return ""
    return one.notice.kind if subject == other.title.whole.text else ""


def _other_title(one: Traits, other: Traits, title: TitleLevel) -> Relation:
    for mine, theirs in ((one, other), (other, one)):
        if theirs.title.whole.text in mine.originals and len(theirs.title.whole.text) >= _SUBJECT_LETTERS:
            return "translation"
    return "volume" if title == "numbers" and one.title.weighty and _counts(one, other) else ""


def _counts(one: Traits, other: Traits) -> bool:
    """Whether the numbers that tell two titles apart count volumes or parts, not years or files."""
    return all(number <= _HIGHEST_VOLUME for number in {*one.title.numerals} ^ {*other.title.numerals})


def _publication(one: Traits, other: Traits, places: Places) -> Relation:
    kinds = {one.kind, other.kind}
    registered = places["identifier"] == "exact"
    if kinds <= {"whole", ""} and "whole" in kinds:
        if places["volume"] == "differs":
            return "volume"
        # One DOI is of one printing, whose year is that of the press or of the publication on line.
        years: tuple[Level, ...] = ("differs",) if registered else ("partial", "differs")
        return "edition" if places["edition"] == "differs" or places["year"] in years else ""
    if "thesis" in kinds and len(kinds - {""}) > 1:
        return "version"
    if registered:
        # Catalogues name the journal, its series, the meeting (`Proceedings of ...`, `SODA`) or the archive of it.
        return ""
    if places["identifier"] == "differs":
        return "version"
    elsewhere = places["container"] == "differs" and places["page"] not in ("exact", "close")
    return "version" if elsewhere or (places["year"] == "differs" and places["page"] in ("differs", "missing")) else ""


def _one_doi(one: Traits, other: Traits) -> bool:
    return "DOI" in one.identifiers and one.identifiers["DOI"] == other.identifiers.get("DOI")


def _near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= _PREPRINT_YEARS

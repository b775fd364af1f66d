"""Whether two entries are the same work. Editions, volumes, parts and years of one work are different works here."""

from __future__ import annotations

from dataclasses import dataclass

from citelink.bibliography.entry import Entry
from citelink.matching.compare import Comparison, compare
from citelink.matching.decide import probability
from citelink.matching.folded import FoldedEntry, FoldedReference, entry_text, fold_entry, fold_reference
from citelink.matching.match import Evidence

_CERTAIN = 0.8
_LIKELY = 0.5
# There is no runner-up when two works are compared: the signal stands where it stands for a clear winner.
_ALONE = {"ahead of the next": 0.5, "shared grams": 0.8}


@dataclass(frozen=True, slots=True)
class SameWork:
    """Whether two are the same work, how likely that is (0..1), and the evidence; `bool()` of it is the verdict.

    `apart`: edition, volume, part, year or identifier says that they are two, however alike they are."""

    same: bool
    score: float
    evidence: tuple[Evidence, ...]
    apart: bool = False

    def __bool__(self) -> bool:
        return self.same


@dataclass(frozen=True, slots=True)
class Work:
    """A work in both comparison forms, so that it can be compared many times."""

    entry: FoldedEntry
    reference: FoldedReference


def fold_work(entry: Entry, text: str = "") -> Work:
    """The comparison forms of an entry; `text` is the reference it was parsed from, when it was."""
    return Work(fold_entry(entry), fold_reference(entry, text or entry_text(entry)))


def same_work(one: Entry, other: Entry) -> SameWork:
    """Whether two entries are the same work, in whatever spelling or script."""
    return compare_works(fold_work(one), fold_work(other))


def compare_works(one: Work, other: Work) -> SameWork:
    """The same for works already folded. Either is compared with the text of the other, and both must agree."""
    there = compare(one.entry, other.reference)
    back = compare(other.entry, one.reference)
    scores = [probability({**comparison.signals, **_ALONE}) for comparison in (there, back)]
    apart = _kept_apart(one.entry, other.entry, there, back)
    same = max(scores) >= _CERTAIN and min(scores) >= _LIKELY and not apart
    return SameWork(same, round(min(scores), 3), there.evidence, apart)


def _kept_apart(one: FoldedEntry, other: FoldedEntry, there: Comparison, back: Comparison) -> bool:
    """Whether edition, volume, part, year or identifier says that two otherwise equal works are two."""
    if one.year and other.year and abs(one.year - other.year) > 1:
        return True
    if any("title numerals differ" in comparison.signals for comparison in (there, back)):
        return True
    same_page = bool(one.first_page) and one.first_page == other.first_page
    if not same_page and all(_level(comparison, "container") == "differs" for comparison in (there, back)):
        # Both name where it was published, and it is not the same place: a reprint is another publication.
        return True
    for mine, theirs in ((one.edition, other.edition), (one.volume, other.volume)):
        if mine and theirs and mine != theirs:
            return True
    doi, others = one.identifiers.get("DOI"), other.identifiers.get("DOI")
    if one.year != other.year and one.year and other.year:
        # Published online in December, printed in January: the same place in the journal proves it. Reports and books
        # of two years are two editions.
        return not same_page and not (doi and doi == others)
    return bool(doi and others and doi != others and not (doi.startswith(others) or others.startswith(doi)))


def _level(comparison: Comparison, field: str) -> str:
    return next(evidence.level for evidence in comparison.evidence if evidence.field == field)

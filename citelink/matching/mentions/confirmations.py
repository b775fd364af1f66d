"""Why so: what shows that a reference means an entry whatever the trees say, since real references teach it too seldom.

A work cited in a thesis is often named in fewer words than a catalogue has for it; what cannot be another's shows it
all the same.
"""

from __future__ import annotations

from citelink.bibliography.kinds import ARTICLES
from citelink.matching.mentions.compare import Comparison
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference
from citelink.matching.mentions.other_titles import begins_printed

_AGREES = ("exact", "close")
_HALF = 0.5
# So many telling words begin one title of an author in a year of a journal.
_TELLING = 4
# How likely an entry is at least that is confirmed.
_CONFIRMED = 0.97
# What makes two texts of one author two works, though they stand on one page or are one's thesis.
_NEVER = ("initial differs", "notice on one side", "thesis abstract on one side")


def after_confirmations(score: float, reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> float:
    """The probability of an entry, and no less than likely where something shows that the reference means it."""
    if score >= _CONFIRMED or comparison.level("year") != "exact" or comparison.level("author") not in _AGREES:
        return score
    if any(map(comparison.signal, _NEVER)):
        return score
    shown = (
        _is_in_its_place(reference, entry, comparison)
        or _begins_in_its_journal(reference, entry, comparison)
        or _is_the_thesis(reference, entry, comparison)
    )
    return max(score, _CONFIRMED) if shown else score


def _is_in_its_place(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether an article stands where the reference says, on its page in the volume of the journal, and half its title
    is there: a number or a word that one side lacks tells no other work then."""
    if not (entry.volume and entry.volume == reference.volume and entry.first_page == reference.first_page != ""):
        return False
    return _is_of_the_issue(reference, entry, comparison) and comparison.signal("title coverage") >= _HALF


def _begins_in_its_journal(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether a title that tells much was cut, and the article is of the author, the year and the journal: whatever
    else the reference prints is not otherwise."""
    if entry.entry.type not in ARTICLES or comparison.level("author") != "exact":
        return False
    told = ((entry.volume, reference.volume), (entry.first_page, reference.first_page))
    if any(printed and held and printed != held for held, printed in told):
        return False
    return _is_of_the_issue(reference, entry, comparison) and begins_printed(entry, reference, _TELLING)


def _is_of_the_issue(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether the journal or the book is there, and no other issue of it."""
    if not entry.containers or comparison.level("container") not in _AGREES:
        return False
    return not (entry.issue and reference.issue and entry.issue != reference.issue)


def _is_the_thesis(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether both are the thesis of one author of one year, and the title that is printed begins the entry's: nobody
    writes two."""
    is_thesis = entry.entry.type == "thesis" and (reference.thesis or reference.thesis_abstract)
    return is_thesis and comparison.level("author") == "exact" and begins_printed(entry, reference, 1)

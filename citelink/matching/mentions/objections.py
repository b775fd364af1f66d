"""Why not: what speaks against an entry whatever agrees, since real references teach it too seldom or never.

held_against          what plain contradictions cost, beside what the trees say
after_objections      no more than unlikely: an entry that is plainly another work than the reference means
contradicts           an identifier in common does not count: the rest is another work's
is_called_otherwise   the title that is printed is another, though alike
rests_on_one_field    no link: a name alone, or a year, is no work
"""

from __future__ import annotations

import numpy as np

from citelink.bibliography.kinds import ARTICLES, PARTS
from citelink.matching.identifiers import is_of_a_page
from citelink.matching.mentions.compare import PLACE_OF, Comparison
from citelink.matching.mentions.folded import FoldedEntry, FoldedReference
from citelink.matching.mentions.forest import Table
from citelink.matching.mentions.other_titles import (
    begins_printed,
    goes_on,
    has_another_number,
    has_subtitle,
    is_printed_in_part,
)
from citelink.matching.mentions.titles import find_title

# In log-odds.
_CONTRADICTIONS = {"title numerals differ": 2.0, "notice on one side": 2.5, "thesis abstract on one side": 8.0}
_OTHER_VOLUME = 6.0
_OTHER_PAGE = 8.0
_OTHER_TITLE = 3.0
_WHOLE_BOOK = 4.0
# Signals from `close` on, and those of addresses that differ, or only lie on one site.
_AGREES = 3.0
_OTHER_ADDRESS, _OTHER_PAGE_OF_SITE = 0.0, 2.0
_HALF = 0.7
# So many letters that the entry does not explain are a title.
_A_TITLE = 9
_A_WORD = 4
# What is plainly another work for a reason that no field weighs is at most this likely.
_UNLIKELY = 0.1
# Of a text that was split into syllables fewer words than this part have five letters.
_WHOLE_WORDS = 0.2
_SEVERAL = 2
_PUBLISHED = ARTICLES | PARTS
# What may be a web page and no more.
_PAGES = frozenset(("webpage", "document", "post", "post-weblog"))
_CONFIRMING = ("container", "volume", "page", "publisher", "identifier", "address")


def held_against(table: Table) -> Table:
    """What plain contradictions cost each row of a table of COLUMNS, in log-odds."""

    def column(name: str) -> Table:
        return table[:, PLACE_OF[name]]

    cost = np.zeros(len(table))
    for name, worth in _CONTRADICTIONS.items():
        cost += column(name) * worth
    cost += column("printed volume differs") * (1 - column("article")) * _OTHER_VOLUME
    # Pages of one site may bear the name of their owner alone: where nothing else is said, the address tells them
    # apart.
    confirmed = np.max(table[:, [PLACE_OF[name] for name in ("year", "volume", "page", "identifier")]], axis=1)
    address = column("address")
    cost += ((address == _OTHER_ADDRESS) | (address == _OTHER_PAGE_OF_SITE)) * (confirmed < _AGREES) * _OTHER_PAGE
    # Another book of the author: a style that prints no title leaves no words over.
    unfound = (column("title") < _HALF) & (column("title coverage") < _HALF) & (column("page") < _AGREES)
    cost += unfound * (column("strange words") >= _A_TITLE) * _OTHER_TITLE
    # Only the host of a part is named, and no page: the reference means the whole of it.
    hosted = (column("part of a book") > 0) & (column("container") >= _AGREES)
    cost += unfound * hosted * _WHOLE_BOOK
    return cost


def after_objections(score: float, reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> float:
    """`score`, a probability, or what it comes down to where the entry is plainly another work."""
    if score <= _UNLIKELY or not _is_another_work(reference, entry, comparison):
        return score
    return _UNLIKELY


def contradicts(comparison: Comparison) -> bool:
    """Whether an entry with the reference's identifier is plainly another work: the identifier is wrong, not the
    rest."""
    author = comparison.level("author")
    if comparison.level("title") == "differs":
        agree = sum(comparison.level(field) in ("exact", "close") for field in ("author", "year", "page"))
        return author in ("differs", "missing") or agree < 2
    return author == "differs" and comparison.level("year") == "differs"


def is_on_its_page(entry: FoldedEntry, reference: FoldedReference, comparison: Comparison) -> bool:
    """Whether the reference prints the address of the entry's page, and title or author bear it out. A page that is no
    more than a page may be called anything: its address says which it is."""
    if not entry.address or entry.address != reference.address or not is_of_a_page(entry.address):
        return False
    if comparison.signal("title numerals differ") or comparison.level("identifier") == "differs":
        return False
    called = comparison.level("title") != "differs" or comparison.signal("title coverage") >= _HALF
    if called or comparison.level("author") in ("exact", "close"):
        return not (comparison.signal("initial differs") or comparison.level("page") == "differs")
    nothing_else = not (entry.names or entry.containers or entry.volume or entry.first_page)
    return nothing_else and entry.entry.type in _PAGES


def is_called_otherwise(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether the title that is printed is another than the entry's, though alike, and neither an identifier nor the
    place of an article says which work it is."""
    if _is_placed(comparison) or comparison.signal("other script") or _is_split(reference):
        return False
    title = find_title(entry, reference)
    if comparison.level("extent") == "differs" and (title.level == "partial" or has_subtitle(entry, reference, title)):
        return True
    return (
        goes_on(entry, reference, title)
        or (is_printed_in_part(entry, reference) and not _is_shortened(entry, reference, comparison))
        or has_another_number(entry, reference, title)
    )


def _is_shortened(entry: FoldedEntry, reference: FoldedReference, comparison: Comparison) -> bool:
    """Whether a long title was rather cut: all of several authors seldom write two works in one year whose titles begin
    with the same words."""
    if len(entry.names) < _SEVERAL or comparison.level("author") != "exact":
        return False
    if comparison.signal("other authors") != 1.0:
        return False
    same_year = comparison.level("year") == "exact" and not comparison.signal("initial differs")
    return same_year and begins_printed(entry, reference)


def rests_on_one_field(comparison: Comparison) -> bool:
    """Whether no more than one field agrees, and that is neither title nor identifier."""
    agree = comparison.agreeing("exact", "close", "partial")
    return len(agree) < 2 and "title" not in agree and "identifier" not in agree


def _is_another_work(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    return (
        _names_a_page(reference, entry, comparison)
        or _is_another_preprint(reference, entry)
        or _is_by_another(reference, comparison)
        or _is_in_another_issue(reference, entry, comparison)
        or _is_a_thesis_beside(reference, entry, comparison)
        or _shares_numbers_only(comparison)
        or _is_another_whole(reference, entry, comparison)
        or is_called_otherwise(reference, entry, comparison)
    )


def _names_a_page(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether the reference is a web page that only bears the title of the entry: it prints an address and none of the
    entry's authors, and nothing but the title agrees."""
    if not reference.address or entry.address or comparison.level("author") != "differs":
        return False
    return not {*comparison.agreeing("exact", "close")} - {"title"}


def _is_another_preprint(reference: FoldedReference, entry: FoldedEntry) -> bool:
    """Whether both bear an arXiv number, and not the same: an archive numbers each work once."""
    printed, held = reference.identifiers.get("arXiv"), entry.identifiers.get("arXiv")
    return bool(printed and held and printed != held)


def _is_by_another(reference: FoldedReference, comparison: Comparison) -> bool:
    """Whether the reference begins with another person than the entry's, or with a namesake of other initials.

    Titles recur, with the year even; with a journal, a place in a volume or a publisher beside them it is rather the
    name that was misread, across scripts a name may be spelt anyhow, and of split words none is whole."""
    confirmed = any(comparison.level(field) in ("exact", "close") for field in _CONFIRMING)
    if confirmed or comparison.signal("other script") or _is_split(reference):
        return False
    if comparison.signal("initial differs"):
        return True
    return comparison.level("author") == "differs" and bool(comparison.signal("foreign first word"))


def _is_in_another_issue(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether an article stands in another issue of the volume, and is not called quite what is printed: the parts of
    a work begin on one page now and then."""
    held, printed = entry.issue, reference.issue
    # A number that was parted is no other one.
    if not held or not printed or held.startswith(printed) or printed.startswith(held):
        return False
    if entry.entry.type not in ARTICLES or comparison.level("identifier") in ("exact", "close"):
        return False
    return comparison.level("title") != "exact" and entry.volume == reference.volume != ""


def _is_a_thesis_beside(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether the reference is a thesis, and the entry what its author published beside it, called otherwise."""
    if not (reference.thesis or reference.thesis_abstract) or entry.thesis or entry.thesis_abstract:
        return False
    return entry.entry.type in _PUBLISHED and comparison.level("title") not in ("exact", "close")


def _is_another_whole(reference: FoldedReference, entry: FoldedEntry, comparison: Comparison) -> bool:
    """Whether a whole's title is not printed, and a word that the entry has nowhere: no style leaves out the title of a
    whole."""
    if comparison.level("title") != "differs" or entry.containers or _is_placed(comparison):
        return False
    strange = comparison.signal("strange words") >= _A_WORD
    return strange and not (comparison.signal("other script") or _is_split(reference))


def _is_placed(comparison: Comparison) -> bool:
    """Whether an identifier or an address agrees, or the page in a volume or a book."""
    agrees = {field: comparison.level(field) in ("exact", "close") for field in _CONFIRMING}
    return agrees["identifier"] or agrees["address"] or (agrees["page"] and (agrees["volume"] or agrees["container"]))


def _is_split(reference: FoldedReference) -> bool:
    """Whether the words were split into syllables: hardly any has five letters."""
    words = reference.words.items
    return sum(len(word) >= 5 for word in words) < _WHOLE_WORDS * len(words)


def _shares_numbers_only(comparison: Comparison) -> bool:
    """Whether numbers are all that agrees: those of an archive's file or of `Ibid., vol. 1, p. 1` fit any journal."""
    return {*comparison.agreeing("exact", "close", "partial")} <= {"volume", "issue", "page", "edition", "extent"}

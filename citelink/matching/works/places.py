"""Where and when two works were published, field beside field."""

from __future__ import annotations

from rapidfuzz import fuzz

from citelink.matching.match import Level
from citelink.matching.mentions.containers import abbreviates
from citelink.matching.words import is_little
from citelink.matching.works.traits import Traits

Places = dict[str, Level]
_JSTOR = "10.2307/"


def compare_places(one: Traits, other: Traits) -> Places:
    """The levels of year, container, volume, issue, page, publisher, edition, extent, identifier and address."""
    places: Places = {
        "year": _compare_years(one.year, other.year),
        "container": _compare_containers(one, other),
        "volume": _equal(one.volume, other.volume),
        "issue": _equal(one.issue, other.issue),
        "page": _compare_pages(one, other),
        "publisher": _compare_publishers(one.publisher, other.publisher),
        "edition": _equal(one.edition, other.edition),
        "extent": _equal(one.extent, other.extent),
        "identifier": _compare_identifiers(one, other),
        "address": _compare_addresses(one.url, other.url),
    }
    if places["identifier"] == "differs" and places["page"] == places["volume"] == places["year"] == "exact":
        # Registered twice, or by the next publisher once more.
        places["identifier"] = "partial" if one.first != one.last and one.last else "differs"
    return places


def _equal(one: str, other: str) -> Level:
    if not one or not other:
        return "missing"
    return "exact" if one == other else "differs"


def _compare_addresses(one: str, other: str) -> Level:
    """`exact`: one page; `close`: one site's first page; `differs`: two pages of one site."""
    if not one or not other:
        return "missing"
    (host, _, page), (other_host, _, other_page) = one.partition("/"), other.partition("/")
    if one == other:
        return "exact" if page else "close"
    return "differs" if host == other_host and page and other_page else "missing"


def _compare_years(one: int | None, other: int | None) -> Level:
    if one is None or other is None:
        return "missing"
    apart = abs(one - other)
    return "exact" if not apart else "partial" if apart == 1 else "differs"


def _compare_pages(one: Traits, other: Traits) -> Level:
    """`exact`: first and last page; `close`: the first, where one names no last; `partial`: the first, and another
    last."""
    if not one.first or not other.first:
        return "missing"
    if one.first != other.first:
        return "differs"
    if one.last and other.last:
        return "exact" if one.last == other.last else "partial"
    return "close"


def _compare_identifiers(one: Traits, other: Traits) -> Level:
    """`exact`: a DOI, arXiv or PubMed number in common; `close`: one DOI is the beginning of the other; `partial`: an
    ISBN, which a whole book has in common with its chapters; `differs`: two DOIs or arXiv numbers."""
    level: Level = "missing"
    for name in ("DOI", "arXiv", "PMID", "PMCID"):
        mine, theirs = one.identifiers.get(name), other.identifiers.get(name)
        if not mine or not theirs:
            continue
        if mine == theirs:
            return "exact"
        short, long = sorted((mine, theirs), key=len)
        if name == "DOI" and len(short) >= 12 and long.startswith(short):
            level = "close"
        elif name == "DOI" and mine.startswith(_JSTOR) != theirs.startswith(_JSTOR):
            # JSTOR gives DOIs of its own to what has one from its publisher.
            continue
        elif level == "missing":
            level = "differs"
    isbn = one.identifiers.get("ISBN")
    return "partial" if level == "missing" and isbn and isbn == other.identifiers.get("ISBN") else level


def _compare_publishers(one: tuple[str, ...], other: tuple[str, ...]) -> Level:
    if not one or not other:
        return "missing"
    if one == other:
        return "exact"
    if _same_name(one, other) or set(_weighty(one)) & set(_weighty(other)):
        return "close"
    return "differs"


def _compare_containers(one: Traits, other: Traits) -> Level:
    if not one.containers or not other.containers:
        return "missing"
    level: Level = "differs"
    for mine in one.containers:
        for theirs in other.containers:
            if mine == theirs:
                return "exact"
            if level == "differs" and _same_name(mine, theirs):
                level = "close"
    return level


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of a journal, a collection or a house are one: abbreviated, shortened, or misspelt."""
    if abbreviates(one, other) or _initials(one) == "".join(other) or _initials(other) == "".join(one):
        return True
    numbers = [{item for item in name if item.isdecimal()} for name in (one, other)]
    if not (numbers[0] <= numbers[1] or numbers[1] <= numbers[0]):
        # Volume 7, Number 1 and Volume 7, Number 3 of one journal.
        return False
    mine, theirs = set(_weighty(one)), set(_weighty(other))
    if not mine or not theirs:
        return False
    common = len(mine & theirs)
    smaller = min(len(mine), len(theirs))
    if (common == smaller and common >= 2) or common >= 0.6 * max(len(mine), len(theirs)):
        return True
    return bool(fuzz.ratio("".join(one), "".join(other)) >= 90)


def _initials(items: tuple[str, ...]) -> str:
    letters = "".join(item[0] for item in items if not is_little(item))
    return letters if len(letters) >= 3 else ""


def _weighty(items: tuple[str, ...]) -> list[str]:
    return [item for item in items if len(item) > 3 and not is_little(item) and not item.isdecimal()]

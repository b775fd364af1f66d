"""The CSL types of MODS records: by genre, by what holds them, by type of resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.bibliography.kinds import CSL_TYPES
from citelink.bibliography.xml_records import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

LOCAL = "local"
"""The authority of terms that were agreed with nobody; citelink writes the CSL type under it."""
# Terms of MARC's list of genres (marcgt) and of others, in lower case; an article may be in a journal or in a book.
_GENRES = {
    "thesis": "thesis", "theses": "thesis", "dissertation": "thesis", "doctoral thesis": "thesis",
    "master thesis": "thesis", "bachelor thesis": "thesis", "academic dissertation": "thesis",
    "journal article": "article-journal", "book chapter": "chapter", "chapter": "chapter",
    "conference paper": "paper-conference", "web site": "webpage", "web page": "webpage", "website": "webpage",
    "book": "book", "map": "map", "atlas": "map", "patent": "patent", "report": "report",
    "technical report": "report", "dictionary": "book", "encyclopedia": "book", "computer program": "software",
    "newspaper": "article-newspaper", "legislation": "legislation", "letter": "personal_communication",
    "motion picture": "motion_picture", "dataset": "dataset", "preprint": "article",
    "legal case and case notes": "legal_case",
}  # fmt: skip
_RESOURCES = {
    "cartographic": "map", "notated music": "musical_score", "sound recording": "song", "still image": "graphic",
    "moving image": "motion_picture", "software, multimedia": "software", "sound recording-musical": "song",
    "sound recording-nonmusical": "song", "mixed material": "collection",
}  # fmt: skip
_WHOLES = frozenset(("monographic", "single unit", "multipart monograph"))
_JOURNALS = frozenset(("academic journal", "journal", "periodical", "magazine", "newspaper"))


def kind_of(record: _Element, host: _Element | None) -> str:
    """The CSL type of a record; `host`: the whole that holds it."""
    genres = list(record.iterchildren("{*}genre"))
    for one in genres:
        if one.get("authority") == LOCAL and text_of(one) in CSL_TYPES:
            return text_of(one)
    said = [text_of(one).lower() for one in genres]
    if known := next((_GENRES[word] for word in said if word in _GENRES), ""):
        return known
    resource = next(record.iterchildren("{*}typeOfResource"), None)
    if resource is not None and resource.get("collection") == "yes":
        return "collection"
    if host is not None and _is_part(record, host):
        return "article-journal" if _is_serial(host) else "chapter"
    if resource is not None and resource.get("manuscript") == "yes":
        return "manuscript"
    if kind := _RESOURCES.get(text_of(resource).lower()):
        return kind
    return _whole(record)


def _is_part(record: _Element, host: _Element) -> bool:
    """Whether the host is more than a collection or a series that the record of a whole work is kept in."""
    imprints = list(record.iterchildren("{*}originInfo"))
    whole = any(text_of(one) in _WHOLES for imprint in imprints for one in imprint.iter("{*}issuance"))
    if whole and any(next(imprint.iter("{*}publisher"), None) is not None for imprint in imprints):
        return False
    return any(next(one.iterchildren("{*}part"), None) is not None for one in (host, record)) or (
        next(host.iter("{*}issuance", "{*}dateIssued", "{*}publisher"), None) is not None
    )


def _is_serial(host: _Element) -> bool:
    """Whether the host is a journal: it goes on, has an ISSN and no ISBN, or numbers of volumes and issues."""
    numbers = {one.get("type") for one in host.iterchildren("{*}identifier")}
    if "isbn" in numbers:
        return False
    if any(text_of(one) in ("continuing", "serial") for one in host.iter("{*}issuance")):
        return True
    if any(text_of(one).lower() in _JOURNALS for one in host.iterchildren("{*}genre")):
        return True
    return "issn" in numbers or any(one.get("type") == "issue" for one in host.iter("{*}detail"))


def _whole(record: _Element) -> str:
    issued = [text_of(one) for one in record.iter("{*}issuance")]
    if any(text in ("continuing", "serial") for text in issued):
        return "periodical"
    isbn = any(one.get("type") == "isbn" for one in record.iterchildren("{*}identifier"))
    if isbn or any(text in _WHOLES for text in issued):
        return "book"
    return "book" if next(record.iter("{*}publisher"), None) is not None else "document"

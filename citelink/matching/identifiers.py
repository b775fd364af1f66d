"""Identifiers in the form they are compared in: lower case, without hyphens and resolver addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citelink.bibliography.entry import Entry

_DOI = re.compile(r"10\.\d{4,9}\s?/\s?[^\s\"<>«»]{2,200}")
# Extraction and typing lose the stop of an arXiv number, and break it at the end of a line. One that runs on into a
# letter was misread, and is no number to go by.
_ARXIV = re.compile(
    r"(?i)arxiv\s?[:.]?\s?(?:org/(?:abs|pdf)/)?"
    r"(\d{4}(?:\.?|\.-\s?)\d{4,5}(?=v\d|\W|$)|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7})"
)
_PMID = re.compile(r"(?i)\bPMID\s?:?\s?(\d{4,9})\b")
_PMCID = re.compile(r"(?i)\bPMC\s?(\d{4,9})\b")
_ISBN = re.compile(r"(?i)\bISBN(?:-1[03])?\s?:?\s?([\d][\d\s–-]{8,16}[\dXxХх])")
_ISSN = re.compile(r"(?i)\bISSN\s?:?\s?\d{4}[-–]?\d{3}[\dXxХх]")
_ADDRESS = re.compile(r"(?i)\b(?:https?\s?:\s?//|ftp://|www\.)\S{1,400}")
_DOI_WORD = re.compile(r"(?i)\bdoi\b\s?:?")
_RESOLVER = re.compile(r"(?i)^\s*(?:https?://)?(?:dx\.)?(?:doi\.org/|doi\s?:?\s?)")
_HYPHENS = re.compile(r"[\s\u00ad\u2010-\u2015\u2212-]+")
_SCHEME = re.compile(r"(?i)^(?:https?\s?:\s?//|ftp://)?(?:www\.)?")
# A pattern is tried only where one of its own words stands (a look for a word is many times quicker).
_GUARDED = (
    (("http", "ftp", "www"), _ADDRESS),
    (("10.",), _DOI),
    (("doi",), _DOI_WORD),
    (("pmid",), _PMID),
    (("pmc",), _PMCID),
    (("isbn",), _ISBN),
    (("issn",), _ISSN),
)


def compared_doi(text: str) -> str:
    """A DOI as it is compared: lower case, no resolver, no spaces and no hyphens (extraction from PDF loses hyphens at
    line ends)."""
    return _HYPHENS.sub("", _RESOLVER.sub("", text)).rstrip(".,;:)]}>'\"").lower()


def compared_isbn(text: str) -> str:
    """An ISBN as it is compared: 13 digits where it can be told, so that both lengths meet."""
    digits = re.sub(r"[^\dXx]", "", text.replace("Х", "X").replace("х", "x")).upper()
    return f"978{digits[:9]}" if len(digits) == 10 else digits[:12]


def compared_address(text: str) -> str:
    """A web address as it is compared: without scheme, `www.` and what closes the sentence behind it; "" for the
    resolver of DOIs, which is an identifier."""
    address = _SCHEME.sub("", "".join(text.split())).rstrip(".,;:)]}>'\"/").lower()
    return "" if "doi.org/" in address else address


def entry_identifiers(entry: Entry) -> Mapping[str, str]:
    """The comparable identifiers of an entry, by name (`DOI`, `ISBN`, `arXiv`, `PMID`, `PMCID`)."""
    found: dict[str, str] = {}
    for name, value in entry.identifiers:
        compared = _compared(name, value)
        if compared:
            found.setdefault(name, compared)
    if "DOI" not in found and "doi.org/10." in entry.url:
        found["DOI"] = compared_doi(entry.url)
    # Many records name the preprint's number only where a journal would stand: `arXiv preprint arXiv:1704.00399`.
    if "arXiv" not in found and "arxiv" in (said := entry.container.lower()) and (match := _ARXIV.search(said)):
        found["arXiv"] = _compared("arXiv", match.group(1))
    return found


def text_identifiers(text: str, lowered: str) -> dict[str, str]:
    """The comparable identifiers printed in the text of a reference; `lowered` is the text in lower case."""
    found: dict[str, str] = {}
    if "10." in text and (doi := _DOI.search(text)):
        found["DOI"] = compared_doi(doi.group())
    for name, pattern in (("arXiv", _ARXIV), ("PMID", _PMID), ("PMCID", _PMCID), ("ISBN", _ISBN)):
        guard = "pmc" if name == "PMCID" else name.lower()
        if guard in lowered and (match := pattern.search(text)):
            found[name] = _compared(name, match.group(1))
    return found


def text_address(text: str, lowered: str) -> str:
    """The comparable web address printed in the text of a reference, or ""."""
    if "http" not in lowered and "www." not in lowered:
        return ""
    found = _ADDRESS.search(text)
    return compared_address(found.group()) if found else ""


def strip_identifiers(text: str, lowered: str) -> str:
    """`text` without identifiers and web addresses: their letters and digits are no words and numbers of the work."""
    for guards, pattern in _GUARDED:
        if any(guard in lowered for guard in guards):
            text = pattern.sub(" ", text)
    return text


def _compared(name: str, value: str) -> str:
    if name == "DOI":
        return compared_doi(value)
    if name == "ISBN":
        return compared_isbn(value)
    if name == "arXiv":
        bare = re.sub(r"(?i)^arxiv:|v\d+$", "", value.strip()).lower()
        return re.sub(r"^(\d{4})\.[-\s]*", r"\1", bare)
    if name in ("PMID", "PMCID"):
        return "".join(re.findall(r"\d+", value))
    return ""

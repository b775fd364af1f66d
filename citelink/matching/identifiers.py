"""Identifiers in the form they are compared in: lower case, without hyphens and resolver addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citelink.bibliography.entry import Entry
from citelink.bibliography.identifiers import compared_address, compared_identifier
from citelink.bibliography.printed_identifiers import find_identifiers

# Extraction and typing lose the stop of an arXiv number, and break it at the end of a line. One that runs on into a
# letter was misread, and is no number to go by.
_ARXIV = re.compile(
    r"(?i)arxiv\s?[:.]?\s?(?:org/(?:abs|pdf)/)?"
    r"(\d{4}(?:\.?|\.-\s?)\d{4,5}(?=v\d|\W|$)|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7})"
)
_ADDRESS = re.compile(r"(?i)\b(?:https?\s?:\s?//|ftp://|www\.)\S{1,400}")
_DOI = re.compile(r"10\.\d{4,9}\s?/\s?[^\s\"<>«»]{2,200}")
# What is cut out, where the word before it stands (a look for a word is many times quicker).
_CUT = (
    ("http", _ADDRESS),
    ("ftp", _ADDRESS),
    ("www", _ADDRESS),
    ("10.", _DOI),
    ("doi", re.compile(r"(?i)\bdoi\b\s?:?")),
    ("pmid", re.compile(r"(?i)\bPMID\s?:?\s?\d{4,9}\b")),
    ("pmc", re.compile(r"(?i)\bPMC\s?\d{4,9}\b")),
    ("isbn", re.compile(r"(?i)\bISBN(?:-1[03])?\s?:?\s?\d[\d\s–-]{8,16}[\dXxХх]")),
    ("issn", re.compile(r"(?i)\bISSN\s?:?\s?\d{4}[-–]?\d{3}[\dXxХх]")),
)


def entry_identifiers(entry: Entry) -> Mapping[str, str]:
    """The comparable identifiers of an entry, by name (`DOI`, `ISBN`, `arXiv`, `PMID`, `PMCID`)."""
    found: dict[str, str] = {}
    for name, value in entry.identifiers:
        compared = compared_identifier(name, value)
        if compared:
            found.setdefault(name, compared)
    if "DOI" not in found and "doi.org/10." in entry.url:
        found["DOI"] = compared_identifier("DOI", entry.url)
    # Many records name the preprint's number only where a journal would stand: `arXiv preprint arXiv:1704.00399`.
    if "arXiv" not in found and "arxiv" in (said := entry.container.lower()) and (match := _ARXIV.search(said)):
        found["arXiv"] = compared_identifier("arXiv", match.group(1))
    return found


def is_of_a_page(address: str) -> bool:
    """Whether a compared address is that of a page, and not of a whole site."""
    return "/" in address


def text_identifiers(text: str, lowered: str) -> tuple[dict[str, str], str]:
    """The comparable identifiers printed in the text of a reference, and its web address or ""; `lowered` is the text
    in lower case."""
    found: dict[str, str] = {}
    address = ""
    for printed in find_identifiers(text):
        if printed.name == "URL":
            address = address or compared_address(printed.value)
        elif compared := compared_identifier(printed.name, printed.value):
            found.setdefault(printed.name, compared)
    if "arxiv" in lowered and "arXiv" not in found and (match := _ARXIV.search(text)):
        found["arXiv"] = compared_identifier("arXiv", match.group(1))
    if not address and ("http" in lowered or "www." in lowered) and (match := _ADDRESS.search(text)):
        # One that holds a DOI.
        address = compared_address(match.group())
    return found, address


def strip_identifiers(text: str, lowered: str) -> str:
    """`text` without identifiers and web addresses: their letters and digits are no words and numbers of the work."""
    for guard, pattern in _CUT:
        if guard in lowered:
            text = pattern.sub(" ", text)
    return text

"""Identifiers as sources are asked for them: their kind in front, in lower case, and one form of the value
(`doi:10.1000/x`, `arxiv:2101.00001`, `pmid:123`, `pmcid:PMC1`, `isbn:9781234567897`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from citelink.bibliography.identifiers import normalize_arxiv, normalize_doi, normalize_isbn

_NUMBER = re.compile(r"[1-9]\d{0,9}")
# The archive registers a DOI for every preprint (https://info.arxiv.org/help/doi.html).
_DOI_OF_ARXIV = "10.48550/arxiv."


def _number(text: str) -> str:
    found = _NUMBER.search(text)
    return found[0] if found else ""


def _pmcid(text: str) -> str:
    number = _number(text)
    return f"PMC{number}" if number else ""


# By their names in `Entry.identifiers`, in the order of their worth.
_FORMS: Mapping[str, Callable[[str], str]] = {
    "DOI": normalize_doi,
    "arXiv": normalize_arxiv,
    "PMID": _number,
    "PMCID": _pmcid,
    "ISBN": normalize_isbn,
}
NAMES = tuple(_FORMS)
_NAMES = {name.lower(): name for name in NAMES}


def identify(name: str, value: str) -> str:
    """How a source is asked for the identifier called `name` as in `Entry.identifiers`; "" for what is none."""
    form = _FORMS.get(name)
    known = form(value) if form else ""
    return f"{name.lower()}:{known}" if known else ""


def name_of(identifier: str) -> str:
    """The name in `Entry.identifiers` (`DOI`) of what `identify` gives."""
    return _NAMES[identifier.partition(":")[0]]


def value_of(identifier: str) -> str:
    """The value alone (`10.1000/x`)."""
    return identifier.partition(":")[2]


def values_of(identifiers: Iterable[str], name: str) -> list[str]:
    """The values of the identifiers that are called `name`."""
    return [value_of(one) for one in identifiers if name_of(one) == name]


def arxiv_of_doi(doi: str) -> str:
    """The number of the preprint whose DOI this is; "" for the DOIs of others."""
    return normalize_arxiv(doi.removeprefix(_DOI_OF_ARXIV)) if doi.startswith(_DOI_OF_ARXIV) else ""


def with_doi(doi: str, *others: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The identifiers of a record, for `Entry.identifiers`: its DOI, the number of the preprint that it is by its DOI,
    and `others`; those that are "" are left out."""
    said = (("DOI", doi), ("arXiv", arxiv_of_doi(doi)), *others)
    return tuple(dict.fromkeys((name, value) for name, value in said if value))


def doi_of_arxiv(number: str) -> str:
    """The DOI of a preprint of arXiv, in lower case."""
    return _DOI_OF_ARXIV + number

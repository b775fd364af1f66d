"""Identifiers in one form: DOI, ISBN, ISSN, arXiv, PMID and URL, for keeping and for comparing."""

from __future__ import annotations

import re

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/\S{1,300}")
_ARXIV = re.compile(r"(?:[a-z][a-z-]{1,20}(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})", re.IGNORECASE)
_TRAILING = ".,;:!?'\"»”’›>"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRACKING = re.compile(r"^(?:utm_\w{1,30}|fbclid|gclid|yclid|ysclid)=", re.IGNORECASE)


def normalize_doi(text: str) -> str:
    """The bare DOI in lower case (`10.1000/x`), or "" when there is none; DOIs are case-insensitive (DOI Handbook 2.4).

    Prefixes (`https://doi.org/`, `doi:`), white space inside and punctuation behind it are dropped."""
    squeezed = "".join(text.split()).replace("%2F", "/").replace("%2f", "/").replace("\u00ad", "")
    match = _DOI.search(squeezed[:1000])
    return _without_trailing(match[0]).lower() if match else ""


def doi_comparison_form(text: str) -> str:
    """A DOI without hyphens: text taken from a PDF loses those at the ends of lines."""
    return re.sub(r"[-\u2010-\u2015\u2212]", "", normalize_doi(text))


def normalize_isbn(text: str) -> str:
    """An ISBN as 13 digits (ISO 2108), or "" when its check digit is wrong or it has another length."""
    sign = re.sub(r"[^0-9Xx]", "", text[:200]).upper()
    if len(sign) == 13 and sign.isdecimal():
        return sign if _isbn13_check(sign[:12]) == sign[12] else ""
    if len(sign) == 10 and sign[:9].isdecimal():
        total = sum((10 - at) * (10 if char == "X" else int(char)) for at, char in enumerate(sign))
        return f"978{sign[:9]}{_isbn13_check('978' + sign[:9])}" if total % 11 == 0 else ""
    return ""


def normalize_issn(text: str) -> str:
    """An ISSN as `1234-567X` (ISO 3297), or "" when its check digit is wrong."""
    sign = re.sub(r"[^0-9Xx]", "", text[:200]).upper()
    if len(sign) != 8 or not sign[:7].isdecimal():
        return ""
    total = sum((8 - at) * (10 if char == "X" else int(char)) for at, char in enumerate(sign))
    return f"{sign[:4]}-{sign[4:]}" if total % 11 == 0 else ""


def normalize_arxiv(text: str) -> str:
    """The arXiv identifier without prefix and version (`2101.00001`, `hep-th/9901001`), or ""."""
    match = _ARXIV.search(text[:500])
    return match[0].lower() if match else ""


def normalize_pmid(text: str) -> str:
    """The digits of a PubMed identifier, or ""."""
    match = re.search(r"\d{1,8}", text[:200])
    return match[0].lstrip("0") if match else ""


def normalize_url(text: str) -> str:
    """A URL for comparison: no scheme, `www.`, fragment, tracking parameters and last slash; the host in lower case."""
    bare = _without_trailing("".join(text.split())[:4000])
    bare = re.sub(r"^[a-z][a-z0-9+.-]{0,20}://", "", bare, flags=re.IGNORECASE).partition("#")[0]
    host, slash, path = bare.partition("/")
    path, _, query = path.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.match(part))
    host = re.sub(r"^www\.", "", host.lower())
    return (host + slash + path).rstrip("/") + (f"?{kept}" if kept else "")


def _isbn13_check(digits: str) -> str:
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return str(-total % 10)


def _without_trailing(text: str) -> str:
    """Without punctuation behind it and without a bracket that closes nothing inside."""
    while text:
        last = text[-1]
        closes_nothing = last in _PAIRS and text.count(last) > text.count(_PAIRS[last])
        if closes_nothing or (last in _TRAILING and last not in _PAIRS):
            text = text[:-1]
        else:
            break
    return text

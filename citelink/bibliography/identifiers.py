"""Identifiers in one form: for keeping (`normalize_...`) and, less strict, for comparing (`compared_...`)."""

from __future__ import annotations

import re
from html import unescape

from citelink.text.dashes import DASHES

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/\S{1,300}")
# ` [doi]`, which PubMed prints behind a DOI.
_PUBMED_TAIL = re.compile(r"\[(?:doi|pii)\]", re.IGNORECASE)
_ENCODED = re.compile(r"%([2-7][\dA-Fa-f])")
_LONGEST = 1000
_ARXIV = re.compile(r"(?:[a-z][a-z-]{1,20}(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})", re.IGNORECASE)
# The archives that numbered their preprints by themselves, until March 2007 (arxiv.org/help/arxiv_identifier).
_ARCHIVES = """
    acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga
    funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph
    q-alg q-bio quant-ph solv-int supr-con
"""
ARCHIVES = tuple(_ARCHIVES.split())
_HYPHENS = re.compile(rf"[{DASHES}\u00ad]+")
_VERSION = re.compile(r"^arxiv:|v\d+$", re.IGNORECASE)
_STOP = re.compile(r"^(\d{4})\.[-\s]*")
_DIGITS = re.compile(r"\d+")
_NOT_OF_ISBN = re.compile(r"[^\dXx]")
_TRAILING = ".,;:!?'\"»”’›>"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]{0,20}://")
_TRACKING = re.compile(r"(?:utm_\w{1,30}|fbclid|gclid|yclid|ysclid)=")


def find_doi(text: str) -> str:
    """The first DOI in `text`, as it stands there, or ""."""
    match = _DOI.search(text[:1000])
    return match[0] if match else ""


def normalize_doi(text: str) -> str:
    """The bare DOI in lower case (`10.1000/x`), or "" when there is none; DOIs are case-insensitive (DOI Handbook 2.4).

    Prefixes (`https://doi.org/`, `doi:`), white space inside and punctuation behind it are dropped, and what addresses
    write for signs (`%3C`) is decoded."""
    squeezed = "".join(_PUBMED_TAIL.sub(" ", text[:_LONGEST]).split()).replace("\u00ad", "")
    return without_trailing(find_doi(decode_doi(squeezed))).lower()


def decode_doi(text: str) -> str:
    """A DOI without what addresses and web pages make of its signs (`%3C`, `&lt;`, `\\<`)."""
    if "%" in text:
        text = _ENCODED.sub(lambda match: chr(int(match[1], 16)), text)
    return unescape(text).replace("\\", "") if "&" in text or "\\" in text else text


def normalize_arxiv(text: str) -> str:
    """The arXiv identifier without prefix and version (`2101.00001`, `hep-th/9901001`), or ""."""
    match = _ARXIV.search(text[:500])
    return match[0].lower() if match else ""


def normalize_isbn(text: str) -> str:
    """The 13 digits of an ISBN, or "" where it has another length or its last digit does not follow from the others."""
    digits = _NOT_OF_ISBN.sub("", latin_x(text[:100])).upper()
    if len(digits) not in (10, 13) or "X" in digits[:-1] or digits[-1] != check_digit(digits):
        return ""
    if len(digits) == 13:
        return digits
    whole = f"978{digits[:9]}"
    return whole + check_digit(f"{whole}0")


def short_isbn(digits: str) -> str:
    """The form of 10 of an ISBN of 13 digits, which older books print; "" where it has none."""
    body = digits[3:12]
    return body + check_digit(f"{body}0") if digits.startswith("978") and len(digits) == 13 else ""


def check_digit(digits: str) -> str:
    """The last digit that an ISBN of 10 or 13 digits (ISO 2108) or an ISSN of 8 (ISO 3297) must have by those before
    it."""
    body = [int(digit) for digit in digits[:-1]]
    if len(digits) == 13:
        return str(-sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(body)) % 10)
    rest = -sum(digit * (len(digits) - place) for place, digit in enumerate(body)) % 11
    return "X" if rest == 10 else str(rest)


def compared_identifier(name: str, value: str) -> str:
    """The form in which two identifiers of one name (`DOI`, `ISBN`, `arXiv`, `PMID`, `PMCID`) are compared; "" for
    those of other names, and where there is nothing to compare."""
    if name == "DOI":
        # Text taken from a PDF loses hyphens at the ends of lines.
        return _HYPHENS.sub("", normalize_doi(value) or "".join(value.split()).lower())
    if name == "ISBN":
        return _compared_isbn(value)
    if name == "arXiv":
        # The stop is lost as well, or stands before the end of a line.
        return _STOP.sub(r"\1", _VERSION.sub("", value.strip()).strip().lower())
    if name in ("PMID", "PMCID"):
        return "".join(_DIGITS.findall(value))
    return ""


def compared_address(url: str) -> str:
    """A web address as it is compared: in lower case, without scheme, `www.`, fragment, tracking parameters and last
    slash; "" for what is none, and for the resolver of DOIs, which is an identifier."""
    if not url:
        return ""
    bare = without_trailing("".join(url.split())[:4000]).lower()
    bare = _SCHEME.sub("", bare).partition("#")[0]
    path, _, query = bare.removeprefix("www.").partition("?")
    if "." not in path or "doi.org/" in path:
        return ""
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.match(part))
    return path.rstrip("/") + (f"?{kept}" if kept else "")


def latin_x(text: str) -> str:
    """The number of a book or a journal whose last sign, a Latin X, was typed in Cyrillic."""
    return text.replace("Х", "X").replace("х", "x")


def without_trailing(text: str) -> str:
    """Without punctuation behind it and without a bracket that closes nothing inside."""
    while text:
        last = text[-1]
        closes_nothing = last in _PAIRS and text.count(last) > text.count(_PAIRS[last])
        if closes_nothing or (last in _TRAILING and last not in _PAIRS):
            text = text[:-1]
        else:
            break
    return text


def _compared_isbn(text: str) -> str:
    """13 digits but for the last, which only checks the others and differs between the two lengths."""
    digits = _NOT_OF_ISBN.sub("", latin_x(text)).upper()
    return f"978{digits[:9]}" if len(digits) == 10 else digits[:12]

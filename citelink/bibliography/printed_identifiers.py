"""DOI, URL, ISBN, ISSN, arXiv, PMID and PMCID inside a reference, with their places; values repaired across spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citelink.bibliography.identifiers import ARCHIVES, decode_doi, without_trailing
from citelink.text.patterns import any_word, late
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier: its `name` (DOI, URL, ISBN, ISSN, arXiv, PMID, PMCID), its repaired `value`, the `span` of the
    value, and `whole`, which takes in the words that announce it."""

    name: str
    value: str
    span: Span
    whole: Span


# A DOI may be cut by spaces after a slash, a dot or a hyphen; a cut is believed where more of the DOI must follow.
# Brackets belong to it where it is made of a serial item's identifier (`130<1913:EDAWPO>2.0.CO;2`).
_DOI = late(
    r"(10\s?\.\s?\d{4,9}(?:\.\d{1,6})?\s?/\s?(?:[^\s\"<>]|<[^\s<>\"]{1,60}>(?=\d\.\d\.[a-z]{2};)"
    r"|(?<=[/_-]) (?=[\da-z])|(?<=\.) (?=(?!\d{1,5}[–-]\d)[\da-z]+[./-]|0\d{1,5}(?![\d–-])|\d{5,9}(?![\d–-])))+)",
    re.I,
)
_DOI_LEAD = late(
    r"(?:(?:https?\s?:\s?/\s?/\s?)?(?:dx\s?\.\s?)?doi\s?\.\s?org\s?/\s?"
    r"|\bDOI\s{0,2}[:\s]\s{0,2}|\bdoi\s{0,2}[:.]?\s{0,2})\Z",
    re.I,
)
_LONGEST_LEAD = 40
_URL = late(
    r"((?:https?\s?:\s?/\s?/\s?|ftp://|www\.)(?:[^\s\"<>«»]|(?<=[/?=&_%-]) (?=[\da-z?=&%][^\s]*[/._=&?"
    r"%-])|(?<=[/.]) (?=[a-z\d-]+[/.][a-z]))+)",
    re.I,
)
_ISBN = late(r"\bISBN(?:-1[03])?\s?:?\s{0,2}((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXxХх])", re.I)
_ISSN = late(r"\bISSN\s?:?\s{0,2}(\d{4}[- ]?\d{3}[\dXxХх])", re.I)
_ARXIV = late(
    r"\barXiv\s{0,2}(?:preprint\s{0,2})?(?:arXiv\s?)?:?\s{0,2}(\d{4}\.\d{4,5}(?:v\d{1,2})?"
    r"|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})",
    re.I,
)
# What needs no word before it: an archive of old, year, month and number.
_OLD_ARXIV = late(
    rf"(?<![\w./-])({any_word(ARCHIVES)}(?:\.[A-Z]{{2}})?\s?/\s?(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{{3}})(?!\d)", re.I
)
_PMID = late(r"\b(?:PMID|PubMed(?: ID)?)\s?:?\s{0,2}(\d{4,9})", re.I)
_PMCID = late(r"\b(?:(?:PubMed Central\s{0,2})?PMCID\s?:?\s{0,2})?(PMC\s?\d{4,9})\b")
_TRIGGERS = ("doi", "10.", "10 .", "://", ": //", "www.", "isbn", "issn", "arxiv", "pm")
# An expression is tried only where one of its own words stands (a look for a word is many times quicker).
_GUARDED = (
    ("10", "DOI", _DOI), ("http", "URL", _URL), ("ftp:", "URL", _URL), ("www", "URL", _URL), ("arxiv", "arXiv", _ARXIV),
    ("isbn", "ISBN", _ISBN), ("issn", "ISSN", _ISSN), ("pmc", "PMCID", _PMCID), ("pmid", "PMID", _PMID),
    ("pubmed", "PMID", _PMID),
)  # fmt: skip


def find_identifiers(text: str) -> tuple[Found, ...]:
    """Every identifier of `text` in order, none overlapping another; a DOI's link counts as the DOI."""
    lowered = text.casefold()
    for trigger in _TRIGGERS:
        if trigger in lowered:
            break
    else:
        if not _names_an_archive(lowered):
            return ()
    tried = [(name, expression) for guard, name, expression in _GUARDED if guard in lowered]
    if _names_an_archive(lowered):
        tried.append(("arXiv", _OLD_ARXIV))
    found: list[Found] = []
    for name, expression in dict.fromkeys(tried):
        last = 0
        for match in expression.finditer(text):
            begin, (start, end) = match.start(), match.span(1)
            if name == "DOI" and (lead := _DOI_LEAD.search(text, max(last, start - _LONGEST_LEAD), start)):
                begin = lead.start()
            last = match.end()
            end = start + len(without_trailing(match[1])) if name in {"DOI", "URL"} else end
            whole = Span(begin, max(end, start))
            if end > start and not any(f.whole.overlaps(whole) for f in found):
                found.append(Found(name, _value(name, text[start:end]), Span(start, end), whole))
    return tuple(sorted(found, key=lambda f: f.whole))


def _names_an_archive(lowered: str) -> bool:
    return "/" in lowered and any(archive in lowered for archive in ARCHIVES)


def _value(name: str, printed: str) -> str:
    value = re.sub(r"\s+", "", printed)
    if name in {"ISBN", "ISSN"}:
        return value.replace("Х", "X").replace("х", "X").upper()
    return decode_doi(value).lower() if name == "DOI" else value

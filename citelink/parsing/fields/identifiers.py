"""DOI, URL, ISBN, ISSN, arXiv, PMID and PMCID inside a reference, with their places; values repaired across spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_DOI = re.compile(
    r"(?:(?:https?\s?:\s?/\s?/\s?)?(?:dx\s?\.\s?)?doi\s?\.\s?org\s?/\s?"
    r"|\bDOI\s{0,2}[:\s]\s{0,2}|\bdoi\s{0,2}[:.]?\s{0,2})?"
    r"(10\s?\.\s?\d{4,9}(?:\.\d{1,6})?\s?/\s?(?:[^\s\"<>]|(?<=[/_-]) (?=[\da-z])|(?<=\.) (?=[\da-z]+[./-]))+)",
    re.I,
)
_URL = re.compile(
    r"((?:https?\s?:\s?/\s?/\s?|ftp://|www\.)(?:[^\s\"<>«»]|(?<=[/?=&_%-]) (?=[\da-z?=&%][^\s]*[/._=&?"
    r"%-])|(?<=[/.]) (?=[a-z\d-]+[/.][a-z]))+)",
    re.I,
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?\s?:?\s{0,2}((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXxХх])", re.I)
_ISSN = re.compile(r"\bISSN\s?:?\s{0,2}(\d{4}[- ]?\d{3}[\dXxХх])", re.I)
_ARXIV = re.compile(
    r"\barXiv\s{0,2}(?:preprint\s{0,2})?(?:arXiv\s?)?:?\s{0,2}(\d{4}\.\d{4,5}(?:v\d{1,2})?"
    r"|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})",
    re.I,
)
_PMID = re.compile(r"\b(?:PMID|PubMed(?: ID)?)\s?:?\s{0,2}(\d{4,9})", re.I)
_PMCID = re.compile(r"\b(?:(?:PubMed Central\s{0,2})?PMCID\s?:?\s{0,2})?(PMC\s?\d{4,9})\b")
_TRIGGERS = ("10.", "10 .", "://", ": //", "www.", "isbn", "issn", "arxiv", "pm", "doi")


def find_identifiers(text: str) -> tuple[Found, ...]:
    """Every identifier of `text` in order, none overlapping another; a DOI's link counts as the DOI."""
    lowered = text.casefold()
    if not any(trigger in lowered for trigger in _TRIGGERS):
        return ()
    found: list[Found] = []
    for name, expression in (
        ("DOI", _DOI),
        ("URL", _URL),
        ("arXiv", _ARXIV),
        ("ISBN", _ISBN),
        ("ISSN", _ISSN),
        ("PMCID", _PMCID),
        ("PMID", _PMID),
    ):
        for match in expression.finditer(text):
            start, end = match.span(1)
            end = start + len(_trimmed(match[1])) if name in {"DOI", "URL"} else end
            whole = Span(match.start(), max(end, start))
            if end > start and not any(f.whole.overlaps(whole) for f in found):
                found.append(Found(name, _value(name, text[start:end]), Span(start, end), whole))
    return tuple(sorted(found, key=lambda f: f.whole))


def _trimmed(value: str) -> str:
    """Without the punctuation of the sentence around it; a closing bracket goes when none was opened inside."""
    while value:
        last = value[-1]
        if last in ".,;:'\"»>" or (last in ")]" and value.count(last) > value.count("(" if last == ")" else "[")):
            value = value[:-1].rstrip()
        else:
            break
    return value


def _value(name: str, printed: str) -> str:
    value = re.sub(r"\s+", "", printed)
    if name in {"ISBN", "ISSN"}:
        return value.replace("Х", "X").replace("х", "X").upper()
    return value.lower() if name == "DOI" else value

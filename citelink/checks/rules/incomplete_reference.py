"""A reference says less than the others of its list.

What it does: names fields that a reference lacks and that nearly all others of its list have: the year, whatever kind
the others are of; volume or issue, pages, the date of access, where the others are of the same kind. Lists of a
discipline that prints no titles, or no pages, lack nothing. A law, a standard, a patent, an archive's document lacks
nothing, nor does what says itself that it has no date or is in press (`[б. г.]`, `n.d.`), nor an article with a DOI.

Why it matters: an editor asks for it anyway, and by less it is harder to find the work.

Example: `Әуезов М. Абай жолы. – Алматы: Жазушы.` in a list where all other books have a year.

What to do: add what is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

from citelink.bibliography.entry import Entry
from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Clause, Severity
from citelink.languages.vocabulary import reference_words
from citelink.results import ParsedReference, ResolvedDocument, ResolvedList
from citelink.text.patterns import any_pattern, any_word
from citelink.text.span import Span

CODE = "CL120"
NAME = "incomplete-reference"
SEVERITY: Severity = "info"
# So many others of ten must have a field, and so many others must there be, to say that the list prints it.
_HAVE_OF_TEN, _LEAST_DATED, _LEAST_OF_KIND = 9, 5, 4
_DATABLE = frozenset(
    ("book", "chapter", "article-journal", "article-newspaper", "paper-conference", "thesis", "report", "webpage")
)
_NUMBER = re.compile(r"\d+")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")

Other = TypeVar("Other")
Has = Callable[[Entry], bool]


def _has_number(entry: Entry) -> bool:
    return bool(entry.volume or entry.issue or entry.number)


def _has_pages(entry: Entry) -> bool:
    return bool(entry.pages)


def _was_accessed(entry: Entry) -> bool:
    return entry.accessed is not None


# What the references of a kind have where they have all, beside a year.
_OF_KIND: Mapping[str, Mapping[str, Has]] = {
    "article-journal": {"volume": _has_number, "pages": _has_pages},
    "webpage": {"accessed": _was_accessed},
}


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for found in resolved.lists:
        for parsed in found.references:
            if _may_lack(parsed) and (missing := _missing(parsed, found)):
                yield Found(
                    {
                        "number": parsed.printed_number,
                        "text": excerpt(parsed.reference.text),
                        "missing": tuple(Clause(f"field-{field}") for field in missing),
                    },
                    parsed.reference.span,
                    parsed.numbers,
                )


def _may_lack(parsed: ParsedReference) -> bool:
    """Whether it is a work of a kind that has a date, and read well enough to say that something is not there."""
    entry = parsed.entry
    return (
        entry.type in _DATABLE
        and parsed.antecedent is None
        and bool(entry.title)
        and bool(entry.container or entry.publisher or entry.place or entry.url)
        and not entry.identifiers
        and not _undated().search(parsed.reference.text)
    )


def _missing(parsed: ParsedReference, found: ResolvedList) -> list[str]:
    fields = _OF_KIND.get(parsed.entry.type, {})
    lacking = [field for field, has in fields.items() if not has(parsed.entry)]
    if not lacking and _is_dated(parsed):
        return []
    others = [one for one in found.references if one is not parsed and one.antecedent is None]
    kin = [one.entry for one in others if one.entry.type == parsed.entry.type]
    missing = []
    if not _is_dated(parsed) and _nearly_all(others, _is_dated, _LEAST_DATED):
        # A page of the web is dated by whoever saw it.
        missing.append("accessed" if parsed.entry.type == "webpage" else "year")
    # What has neither volume nor pages is of another kind, or not yet in print.
    if lacking and len(lacking) < max(2, len(fields)) and _is_surely_read(parsed):
        missing += [
            field for field in lacking if field not in missing and _nearly_all(kin, fields[field], _LEAST_OF_KIND)
        ]
    return missing


def _is_surely_read(parsed: ParsedReference) -> bool:
    """Whether no number may be the one that seems missing: one that the parser took for no field, or two for one; and
    whether an article is one, and no part of a book or of proceedings."""
    text, spans, entry = parsed.reference.text, parsed.spans, parsed.entry
    if entry.type == "article-journal" and (entry.publisher or entry.place or entry.url or _stands_in_book(parsed)):
        return False
    counts = Counter(field.label for field in spans)
    numbers = [Span(*number.span()) for number in _NUMBER.finditer(text)]
    read = all(any(field.span.overlaps(number) for field in spans) for number in numbers)
    return read and all(counts[label] < 2 for label in ("volume", "issue", "number", "page"))


def _stands_in_book(parsed: ParsedReference) -> bool:
    """Whether `in` stands before what holds it, or a year in its name, as in those of conferences."""
    if _ANY_YEAR.search(parsed.entry.container):
        return True
    start = next((field.span.start for field in parsed.spans if field.label == "container-title"), 0)
    return _host().search(parsed.reference.text[:start].rstrip(" :")) is not None


def _nearly_all(others: Sequence[Other], has: Callable[[Other], bool], least: int) -> bool:
    return len(others) >= least and 10 * sum(map(has, others)) >= _HAVE_OF_TEN * len(others)


def _is_dated(parsed: ParsedReference) -> bool:
    """Whether a year is printed anywhere in it: the parser may have missed what it is."""
    entry = parsed.entry
    return bool(entry.date or entry.accessed or _ANY_YEAR.search(parsed.reference.text))


@cache
def _undated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_pattern(reference_words().undated)}(?!\w)")


@cache
def _host() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_word(reference_words().host_words)}\.?$", re.I)

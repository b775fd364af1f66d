"""Two references of one list are the same work.

What it does: compares the references of a list by the work they were resolved to. A list that is printed twice (in
Cyrillic and transliterated) is not reported, nor one that says itself that it names a work again (`Там же`, `Ibid.`),
nor two pages of the web with different addresses, nor short notes that name different places of a work (`Kear 2005, p.
448`, `Kear 2005`): they are meant to.

Why it matters: one work gets two numbers, and the text cites now the one, now the other.

Example: `3. Hopkirk P. The Great Game. 1990.` and `17. Hopkirk, Peter. The great game. London, 1990.`

What to do: keep one of them and cite its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citelink.bibliography.identifiers import compared_address
from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.citations.markers.locators import read_beginning
from citelink.findings import Related, Severity
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.years import YEAR

CODE = "CL103"
NAME = "duplicate-reference"
SEVERITY: Severity = "warning"

# Names, which hold no stop but those of initials, and the year; before them signs and letters of links back.
_SHORT_NOTE = re.compile(
    rf"(?:\^\s{{0,2}}(?:[a-z]\s{{1,2}}){{0,26}})?(?P<work>(?:[^\d.:;/\n]|(?<=\b\w)\.){{2,90}}[\s(]{YEAR}[a-zа-я]?)\)?(?!\w)"
)
_MORE_PLACES = re.compile(r"(?:[\s,;–-]{1,3}\d{1,4}){0,8}[\s.]{0,2}")


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    first: dict[tuple[int, str], ParsedReference] = {}
    for parsed in resolved.references:
        if parsed.key is None or parsed.antecedent is not None:
            continue
        earlier = first.setdefault((parsed.scope, parsed.key), parsed)
        if earlier is not parsed and not _share_text(earlier, parsed) and not _are_apart(earlier, parsed):
            yield Found(
                {
                    "first": earlier.printed_number,
                    "second": parsed.printed_number,
                    "text": excerpt(parsed.reference.text),
                },
                parsed.reference.span,
                (*earlier.numbers, *parsed.numbers),
                related=(Related(resolved.path, earlier.reference.span),),
            )


def _share_text(one: ParsedReference, other: ParsedReference) -> bool:
    """Whether two labels stand before one text, `[1] [4] Title`: that is printed once."""
    first, second = one.reference, other.reference
    return first.text == second.text and 2 * min(len(first.span), len(second.span)) < len(first.text)


def _are_apart(one: ParsedReference, other: ParsedReference) -> bool:
    return _are_other_pages(one, other) or _name_other_places(one.reference.text, other.reference.text)


def _name_other_places(one: str, other: str) -> bool:
    """Whether both are notes of the same names and year and nothing more, but for the places in the work."""
    notes = _SHORT_NOTE.match(one), _SHORT_NOTE.match(other)
    if notes[0] is None or notes[1] is None or notes[0]["work"].casefold() != notes[1]["work"].casefold():
        return False
    places = [text[note.end() :].strip(" .,;") for text, note in zip((one, other), notes, strict=True) if note]
    return places[0] != places[1] and all(map(_is_place, places))


def _is_place(text: str) -> bool:
    """Whether `text` says where in a work, or nothing."""
    places, end = read_beginning(text)
    return not text or (bool(places) and _MORE_PLACES.fullmatch(text, end) is not None)


def _are_other_pages(one: ParsedReference, other: ParsedReference) -> bool:
    """Whether both are pages of the web at different addresses. Whatever else has two addresses may be one work."""
    if one.entry.type != "webpage" or other.entry.type != "webpage":
        return False
    addresses = {compared_address(one.entry.url), compared_address(other.entry.url)}
    return "" not in addresses and len(addresses) == 2

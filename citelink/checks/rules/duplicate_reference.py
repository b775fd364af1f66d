"""Two references of one list are the same work.

What it does: compares the references of a list by the work they were resolved to. A list that is printed twice (in
Cyrillic and transliterated) is not reported, nor one that says itself that it names a work again (`Там же`, `Ibid.`),
nor two pages of the web with different addresses.

Why it matters: one work gets two numbers, and the text cites now the one, now the other.

Example: `3. Hopkirk P. The Great Game. 1990.` and `17. Hopkirk, Peter. The great game. London, 1990.`

What to do: keep one of them and cite its number.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.bibliography.identifiers import compared_address
from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Related, Severity
from citelink.results import ParsedReference, ResolvedDocument

CODE = "CL103"
NAME = "duplicate-reference"
SEVERITY: Severity = "warning"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    first: dict[tuple[int, str], ParsedReference] = {}
    for parsed in resolved.references:
        if parsed.key is None or parsed.antecedent is not None:
            continue
        earlier = first.setdefault((parsed.scope, parsed.key), parsed)
        if earlier is not parsed and not _share_text(earlier, parsed) and not _are_other_pages(earlier, parsed):
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


def _are_other_pages(one: ParsedReference, other: ParsedReference) -> bool:
    """Whether both are pages of the web at different addresses. Whatever else has two addresses may be one work."""
    if one.entry.type != "webpage" or other.entry.type != "webpage":
        return False
    addresses = {compared_address(one.entry.url), compared_address(other.entry.url)}
    return "" not in addresses and len(addresses) == 2

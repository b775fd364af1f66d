"""What an editor shows of a marker or a reference under the cursor, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citelink.lsp.analysis import Analysis
from citelink.lsp.positions import Spot
from citelink.matching.match import Match
from citelink.results import Link, ParsedReference
from citelink.writers.explained import said_fields
from citelink.writers.voice import count, printable

# A marker such as `[1-50]` shows so many.
_MOST = 8
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&$^])")


def hover_at(analysis: Analysis, spot: Spot) -> str | None:
    """What is shown at a spot; None where neither a marker nor a reference stands."""
    cited = analysis.cited_at(spot)
    if cited is not None:
        links = cited[1]
        parts = [_link(analysis, link) for link in links[:_MOST]]
        parts += [f"and {len(links) - _MOST} more"] if len(links) > _MOST else []
        return "\n\n---\n\n".join(parts)
    found = analysis.reference_at(spot)
    return "\n".join(_reference(analysis, found[0])) if found else None


def _link(analysis: Analysis, link: Link) -> str:
    named = _escape(str(link.item.key or link.item.number))
    if link.reference is None:
        return f"**{named}** {'`' + _code(link.key) + '`' if link.key else 'leads to no reference of the list'}"
    where = f", {_escape(link.locator.text)}" if link.locator is not None else ""
    return "\n".join((f"**{named}**{where}", "", *_reference(analysis, link.reference)))


def _reference(analysis: Analysis, parsed: ParsedReference) -> Iterator[str]:
    yield _escape(parsed.reference.text)
    yield ""
    for name, value in said_fields(parsed.entry):
        yield f"- *{name}* {_escape(value)}"
    if parsed.match is not None:
        yield f"- {_match(parsed.match)}"
    places = sum(1 for _ in analysis.citing([parsed]))
    yield f"- cited {count(places, 'time')}" if places else "- never cited"


def _match(match: Match) -> str:
    best = match.candidate
    if best is None or match.status == "unmatched":
        return "in no library"
    evidence: Sequence[str] = [f"{one.field} {one.level}" for one in match.evidence]
    said = f"{match.status}: `{_code(best.entry.key)}` in {_escape(best.source)}"
    return said + (f" ({_escape(', '.join(evidence))})" if evidence else "")


def _escape(text: str) -> str:
    """A document's words: none of their signs means anything."""
    return _SIGNS.sub(r"\\\1", printable(text, " "))


def _code(text: str | None) -> str:
    return printable(text or "").replace("`", "'")

"""Views: entries, matches and findings as the templates show them."""

from __future__ import annotations

from dataclasses import dataclass

from citelink.bibliography.entry import Entry, Person
from citelink.matching.match import Match
from citelink.results import ParsedReference
from citelink.writers.pages.html.page import doi_link, web_link

LONGEST_TITLE = 300
MOST_AUTHORS = 3

_GRADES = {
    "wrong-doi": "error", "doi-not-registered": "error", "retracted": "error", "differs": "warning",
    "concern": "warning", "not-found": "info",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntryView:
    """One work in a line: who, what, where, and the addresses that may be linked (label, address)."""

    authors: str
    title: str
    rest: str
    links: tuple[tuple[str, str], ...]

    @property
    def line(self) -> str:
        """The work without links."""
        return " ".join(part for part in (self.authors, self.title, self.rest) if part)


@dataclass(frozen=True, slots=True)
class MatchView:
    """A verdict with its reasons. `label` names what the badge says (good, doubt, open, none, source, found), `kind` is
    its colour (the same but source and found); `verdict` is that of the sources, unless it is ok, and `grade` its
    colour."""

    label: str
    kind: str
    reason: str
    key: str
    source: str
    score: str
    evidence: tuple[tuple[str, str, str], ...]
    rivals: tuple[tuple[str, str, str], ...]
    verdict: str = ""

    @property
    def grade(self) -> str:
        """The colour of what the sources say."""
        return _GRADES.get(self.verdict, "open")

    @property
    def compared(self) -> tuple[tuple[str, str, str], ...]:
        """The evidence on fields that both sides have: field, level, score."""
        return tuple(one for one in self.evidence if one[1] != "missing")

    @property
    def not_compared(self) -> tuple[str, ...]:
        """The fields that one side lacks."""
        return tuple(field for field, level, _ in self.evidence if level == "missing")


def view_entry(entry: Entry) -> EntryView:
    """`entry` in a line, in the order of most lists: authors, title, container, volume, publisher, year, pages."""
    title = _cut(entry.title)
    names = [_name(person) for person in entry.authors[:MOST_AUTHORS]]
    authors = ", ".join(name for name in names if name)
    if entry.et_al or len(entry.authors) > MOST_AUTHORS:
        authors += " et al."
    volume = entry.volume and f"vol. {entry.volume}"
    issue = entry.issue and f"no. {entry.issue}"
    pages = entry.pages and f"pp. {entry.pages}"
    published = ": ".join(part for part in (entry.place, entry.publisher) if part)
    rest = [_cut(entry.container), volume, issue, published, str(entry.year or ""), pages]
    return EntryView(
        authors=f"{authors.rstrip('.')}." if authors else "",
        title=title and f"{title.rstrip('.')}.",
        rest=", ".join(part for part in rest if part) + ("." if any(rest) else ""),
        links=_links(entry),
    )


def view_match(parsed: ParsedReference) -> MatchView:
    """The verdict on a reference."""
    match, said = parsed.match, parsed.verdict.name if parsed.verdict is not None else "ok"
    verdict = "" if said == "ok" else said
    if match is None:
        return MatchView("none", "none", "", "", "", "", (), (), verdict)
    kind = {"matched": "good", "ambiguous": "doubt"}.get(match.status, "open")
    best = match.candidate
    return MatchView(
        label="source" if parsed.is_from_source else kind,
        kind=kind,
        reason=match.reason,
        key=best.entry.key if best else "",
        source=best.source if best else "",
        score=_percent(best.score) if best else "",
        evidence=tuple((one.field, one.level, _percent(one.score)) for one in match.evidence),
        rivals=_rivals(match),
        verdict=verdict,
    )


def _rivals(match: Match) -> tuple[tuple[str, str, str], ...]:
    return tuple((rival.entry.key, view_entry(rival.entry).line, _percent(rival.score)) for rival in match.rivals)


def _links(entry: Entry) -> tuple[tuple[str, str], ...]:
    links = []
    if address := doi_link(entry.identifier("DOI")):
        links.append((f"doi:{entry.identifier('DOI').strip()}", address))
    if address := web_link(entry.url):
        links.append((address if len(address) < 60 else address[:57] + "…", address))
    return tuple(links)


def _name(person: Person) -> str:
    if person.literal:
        return person.literal
    family = " ".join(part for part in (person.particle, person.family) if part)
    return " ".join(part for part in (family, person.given, person.suffix) if part)


def _percent(score: float) -> str:
    return f"{score:.0%}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"

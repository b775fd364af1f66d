"""A document for the report's script: its text, markers, references and findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citelink.findings import SEVERITIES, Finding
from citelink.results import Link, ParsedReference, ResolvedDocument, ResolvedMarker
from citelink.text.span import Span
from citelink.writers.pages.facts.shown import ShownText
from citelink.writers.pages.facts.strings import Sentences
from citelink.writers.pages.html.page import copy_link, show_text
from citelink.writers.pages.html.views import view_entry, view_match

Json = dict[str, Any]

# A script stays quick: a hostile document may hold a hundred thousand markers of fifty works each.
MOST_ITEMS = 12
MOST_MARKERS = 20_000
MOST_FINDINGS = 5_000
LONGEST_TEXT = 300


class DocumentFacts:
    """Tells the script about documents. `places` are where references stand, document and position in its list, by
    their addresses; `marks` tell findings apart from one run to the next."""

    def __init__(self, sentences: Sentences, marks: Mapping[int, str], most_text: int) -> None:
        self._sentences = sentences
        self._marks = marks
        self._most_text = most_text
        self.places: dict[tuple[str, str], tuple[int, int]] = {}
        self.given: list[Json] = []

    def place_references(self, documents: Sequence[ResolvedDocument]) -> None:
        """Number the references of the set, so that markers can lead to those of another document. Those that are
        cited and stand in no document, because their list was given by hand, are `given`; their document is -1."""
        for index, resolved in enumerate(documents):
            for position, parsed in enumerate(resolved.printed_references):
                self.places[parsed.address] = (index, position)
        for link in (link for resolved in documents for link in resolved.links):
            cited = link.reference
            if cited is not None and cited.address not in self.places:
                self.places[cited.address] = (-1, len(self.given))
                text = show_text(_shortened(cited.reference.text))
                self.given.append({"n": cited.printed_number, "text": text, "from": show_text(cited.source)})

    def tell(self, resolved: ResolvedDocument, index: int, *, copies: bool) -> Json:
        """All that the script is told of a document; `copies`: whether reading copies lie beside the page."""
        document = resolved.document
        said: Json = {"path": show_text("-" if resolved.path == "-" else resolved.location or resolved.path)}
        if document is None:
            return {**said, "failure": show_text(resolved.why_unread), **self._nothing(resolved)}
        shown = ShownText(document)
        references = list(resolved.printed_references)
        findings = resolved.findings[:MOST_FINDINGS]
        kept = shown.paragraphs
        if len(shown.text) > self._most_text:
            kept = shown.around(_spans(resolved, findings, shown))
        return {
            **said,
            "copy": copy_link(document) if copies else "",
            "language": document.language or "",
            "shared": resolved.shared_from or "",
            "length": shown.units(Span(0, len(shown.text)))[1],
            "cut": len(kept) < len(shown.paragraphs),
            "text": shown.pieces(kept),
            "markers": [self._marker(one, index, shown) for one in resolved.markers[:MOST_MARKERS]],
            "references": [self._reference(parsed, shown) for parsed in references],
            "findings": [self.finding(one, shown, _place(resolved, one), resolved.path) for one in findings],
            "counts": _counts(resolved),
        }

    def finding(self, finding: Finding, shown: ShownText | None, place: str, path: str = "") -> Json:
        """A finding: code, severity (0: error), message, advice, its place in words and in the shown text."""
        said: Json = {
            "c": finding.code,
            "v": len(SEVERITIES) - 1 - SEVERITIES.index(finding.severity),
            "m": self._sentences.message(finding),
            "f": self._sentences.advice(finding),
            "i": self._marks[id(finding)],
            "p": show_text(place),
        }
        if (to_author := self._sentences.advice_to_author(finding)) != said["f"]:
            said["a"] = to_author
        if shown is not None and finding.span is not None:
            said["s"] = shown.units(shown.view(finding.span))
        if shown is not None and (related := [one.span for one in finding.related if one.document == path]):
            said["r"] = [shown.units(shown.view(span)) for span in related]
        if finding.offset is not None:
            said |= {"n": list(finding.numbers), "o": finding.offset}
        return said

    def _nothing(self, resolved: ResolvedDocument) -> Json:
        empty: Json = {"copy": "", "language": "", "shared": "", "length": 0, "cut": False}
        findings = [self.finding(one, None, "") for one in resolved.findings]
        counts = _counts(resolved)
        return {**empty, "text": [], "markers": [], "references": [], "findings": findings, "counts": counts}

    def _marker(self, one: ResolvedMarker, index: int, shown: ShownText) -> tuple[object, ...]:
        """Start, end, and for each item its number or key and where it leads: the position of a reference of this
        document, document and position of another's, the key of a work that no list has, or -1."""
        items = [(_named(link), self._target(link, index)) for link in one.links[:MOST_ITEMS]]
        return (*shown.units(shown.view(one.span)), items, max(0, len(one.links) - MOST_ITEMS))

    def _target(self, link: Link, index: int) -> object:
        place = self.places.get(link.reference.address) if link.reference is not None else None
        if place is None:
            return show_text(link.key) if link.status == "library" and link.key else -1
        return place[1] if place[0] == index else place

    def _reference(self, parsed: ParsedReference, shown: ShownText) -> Json:
        said: Json = {"n": parsed.printed_number, "s": shown.units(shown.view(parsed.reference.span))}
        said["b"] = show_text(_byline(parsed))
        match = view_match(parsed)
        said["k"] = match.kind
        if match.key:
            said |= {"key": match.key, "from": show_text(match.source)}
            best = parsed.match.candidate if parsed.match else None
            said["work"] = show_text(_shortened(view_entry(best.entry).line)) if best else ""
            said["why"] = [(field, level) for field, level, _ in match.evidence]
        if match.rivals:
            said["rivals"] = [(key, show_text(_shortened(line))) for key, line, _ in match.rivals]
        if parsed.verdict is not None:
            said["verdict"] = parsed.verdict.name
        if parsed.is_from_source:
            said["k"] = "source"
        return said


def _named(link: Link) -> int | str:
    return link.item.number if link.item.number is not None else show_text(link.item.key or "?")


def _place(resolved: ResolvedDocument, finding: Finding) -> str:
    if finding.span is None or resolved.document is None:
        return str(finding.place or "")
    return str(resolved.document.places.of(finding.span.start))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _byline(parsed: ParsedReference) -> str:
    """Who wrote it, and when: `Hopkirk 1990`."""
    people = [person.family or person.literal for person in parsed.entry.authors[:2]]
    year = parsed.entry.year
    return " ".join((", ".join(filter(None, people)) or parsed.entry.title[:40], str(year) if year else "")).strip()


def _spans(resolved: ResolvedDocument, findings: Sequence[Finding], shown: ShownText) -> Iterator[Span]:
    """What is shown of a long text: the places of findings, and the references that the markers there cite."""
    places = [one.span for one in findings if one.span is not None]
    places += [two.span for one in findings for two in one.related if two.document == resolved.path]
    yield from map(shown.view, places)
    kept = shown.around(map(shown.view, places))
    cited: dict[str, Span] = {}
    for marker in resolved.markers:
        at = shown.view(marker.span).start
        if any(one.span.start <= at < one.span.end for one in kept):
            for link in marker.links[:MOST_ITEMS]:
                if link.reference is not None and link.reference.source == resolved.path:
                    cited[link.reference.reference.id] = link.reference.reference.span
    yield from map(shown.view, cited.values())


def _counts(resolved: ResolvedDocument) -> tuple[int, int, int]:
    """Markers, references, and how many of these a library has."""
    references = list(resolved.references)
    matched = sum(parsed.is_matched and not parsed.is_from_source for parsed in references)
    return len(resolved.markers), len(references), matched

"""A small resolution made by hand, so that the writers are tested without the rooms that come before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citelink.bibliography.entry import Candidate, Date, Entry, Person
from citelink.bibliography.library import Library
from citelink.citations.citation import (
    CitationItem,
    Citations,
    ListHeading,
    Locator,
    Marker,
    Reference,
    ReferenceList,
    RefusedHeading,
)
from citelink.documents.decoding import TextSource
from citelink.documents.document import Block, Document
from citelink.documents.places import LinePlaces
from citelink.errors import UnreadableError
from citelink.findings import Finding
from citelink.matching.match import Evidence, Match
from citelink.results import (
    Link,
    ParsedReference,
    Resolution,
    ResolvedDocument,
    ResolvedList,
    ResolvedMarker,
)
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

TEXT = """Үлкен ойын

«Үлкен ойын» ұғымын Хопкирк кеңінен таратты [1, 18-19 б.]. Оның тарихы кейін қайта қаралды [1-2].

Бұл пікірге қарсы пікірлер де бар [2, 31], ал [7] белгісі ешқайда апармайды.

Пайдаланылған әдебиет
1. Hopkirk P. The Great Game: On Secret Service in High Asia. – London: John Murray, 1990. – 562 p.
2. Сергеев Е.Ю. Большая игра, 1856–1907: мифы и реалии. – М.: КМК, 2012. – 454 с.
3. Безымянный <b>труд</b> & "кавычки". – 1999.
"""

GREAT_GAME = Entry(
    key="hopkirk1990great",
    type="book",
    title="The Great Game: On Secret Service in High Asia",
    authors=(Person(family="Hopkirk", given="Peter"),),
    date=Date(year=1990),
    publisher="John Murray",
    place="London",
    identifiers=(("DOI", "10.1000/great<game>"),),
    url="javascript:alert(1)",
    origin="bib/asia.bib",
)
RIVAL = Entry(key="hopkirk1984", title="Trespassers on the Roof of the World", authors=(Person(family="Hopkirk"),))


def _document(text: str, path: str) -> Document:
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    blocks = []
    at = 0
    for part in text.split("\n\n"):
        kind = "heading" if not blocks else "paragraph"
        blocks.append(Block(kind, Span(at, at + len(part.rstrip()))))  # type: ignore[arg-type]
        at += len(part) + 2
    return Document(
        path,
        "text",
        text,
        RepairedText.identity(text),
        tuple(blocks),
        "kk",
        LinePlaces(tuple(starts)),
        source=TextSource("utf-8", b""),
    )


def _citations() -> Citations:
    def marker(text: str, *items: CitationItem) -> Marker:
        start = TEXT.index(text)
        return Marker(Span(start, start + len(text)), text, "bracket", items)

    markers = (
        marker("[1, 18-19 б.]", CitationItem(1, Locator("page", "18-19", "18-19 б."))),
        marker("[1-2]", CitationItem(1), CitationItem(2)),
        marker("[2, 31]", CitationItem(2), CitationItem(31)),
        marker("[7]", CitationItem(7)),
    )
    references = []
    for number in (1, 2, 3):
        start = TEXT.index(f"{number}. ", TEXT.index("әдебиет\n"))
        end = TEXT.index("\n", start)
        references.append(Reference.plain(f"r{number}", number, Span(start, end), TEXT[start + 3 : end]))
    at = TEXT.index("Пайдаланылған әдебиет")
    heading = ListHeading(Span(at, at + 21), "Пайдаланылған әдебиет")
    whole = Span(references[0].span.start, references[-1].span.end)
    refused = RefusedHeading(Span(0, 10), "Үлкен ойын", "no-references")
    return Citations(markers, (ReferenceList(whole, heading, 0, tuple(references)),), (refused,))


def _references(path: str, citations: Citations) -> tuple[ParsedReference, ...]:
    best = Candidate(GREAT_GAME, "bib/asia.bib", 0.98)
    evidence = (Evidence("title", "exact", 1.0), Evidence("authors", "close", 0.91), Evidence("pages", "missing", 0.0))
    matches = (
        Match("matched", "title and author agree", best, evidence, (Candidate(RIVAL, "bib/asia.bib", 0.41),)),
        Match("ambiguous", "two editions fit", None, (), (best, Candidate(RIVAL, "bib/asia.bib", 0.9))),
        Match("unmatched", "nothing in the library is near"),
    )
    keys = ("hopkirk1990great", "sergeev2012bolshaia", "anon1999bezymiannyi")
    found = citations.reference_lists[0].references
    return tuple(
        ParsedReference(reference, Entry(title=reference.text), (), match, path, 0, key)
        for reference, match, key in zip(found, matches, keys, strict=True)
    )


def build_resolution(path: str = "chapters/kk.txt") -> Resolution:
    """One document that was read, and one that could not be."""
    citations = _citations()
    references = _references(path, citations)
    by_number = {parsed.reference.number: parsed for parsed in references}
    markers = tuple(
        ResolvedMarker(marker, tuple(_link(item, by_number.get(item.number)) for item in marker.items))
        for marker in citations.markers
    )
    half, dangling = citations.markers[2], citations.markers[3]
    uncited = {"number": 3, "text": "Безымянный <b>труд</b>"}
    findings = (
        _dangling(path, half, 31),
        _dangling(path, dangling, 7),
        Finding(
            "CL102",
            "uncited-reference",
            "warning",
            uncited,
            document=path,
            span=references[2].reference.span,
            numbers=(3,),
        ),
    )
    lists = (ResolvedList(citations.reference_lists[0], references),)
    read = ResolvedDocument(path, _document(TEXT, path), markers, lists, citations.refused_headings, (), findings)
    failure = UnreadableError("broken.txt: is no text")
    unreadable = Finding("CL901", "unreadable-document", "error", {"reason": "is no text"}, document="broken.txt")
    unread = ResolvedDocument("broken.txt", None, findings=(unreadable,), failure=failure)
    entries = {parsed.key or "": parsed.entry for parsed in references} | {"hopkirk1990great": GREAT_GAME}
    said = {"key": "nye2004", "first": path, "second": "other.txt", "new_key": "nye2004a"}
    collision = Finding("CL301", "key-collision", "warning", said, documents=(path, "other.txt"))
    return Resolution((read, unread), Library("", entries), (collision,))


def _link(item: CitationItem, parsed: ParsedReference | None) -> Link:
    return Link(item, "linked" if parsed else "dangling", parsed)


def _dangling(path: str, marker: Marker, number: int) -> Finding:
    said = {"marker": marker.text, "missing": (number,)}
    return Finding("CL101", "dangling-marker", "error", said, document=path, span=marker.span, numbers=(number,))


@pytest.fixture(scope="session")
def make_resolution() -> Callable[..., Resolution]:
    return build_resolution


@pytest.fixture(scope="session")
def resolution() -> Resolution:
    return build_resolution()

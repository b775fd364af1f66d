"""The body of a reading copy: the document as it is seen, with anchors, links and notes laid into it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

from markupsafe import Markup

from citelink.checks.wording import say_clause, why_malformed, why_refused
from citelink.documents.showing import Container, Shown, ShownBlock, show_document
from citelink.findings import Finding
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.span import Span
from citelink.writers.pages.html.cards import MOST_CARDS, CardWriter, LinkedMarker
from citelink.writers.pages.html.page import load_macros, reference_anchor
from citelink.writers.pages.html.styled import StyledText
from citelink.writers.pages.html.telling import Telling
from citelink.writers.pages.html.views import view_entry

MOST_BACKLINKS = 30
_ELEMENTS = {"table": "pre", "code": "pre", "rule": "hr"}
_CONTAINERS = {"quote": "blockquote", "list": "ul", "item": "li", "footnote": "aside"}
HYPHENS = ("-", "\u2010", "\u00ad", "\u00ac")
SHORTEST_WRAP, LONGEST_WRAP = 40, 130
_LINE_END = re.compile(r"[^\S\r\n]{0,80}(?:\r\n|\n|\r)[^\S\r\n]{0,80}")
_ITEM = re.compile(r"\s{0,40}(?:[-–—•*+|]|[\[(]?\d{1,4}[.)\]])")


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding that is said below the block in which its place begins; `anchor` is the id of what is said, "" where
    something at the place has one, which `target` names."""

    finding: Finding
    message: str
    anchor: str
    target: str


@dataclass(frozen=True, slots=True)
class Body:
    """What a body is written from: the document, its markers, its words, and the references that other documents
    cite."""

    resolved: ResolvedDocument
    markers: tuple[LinkedMarker, ...]
    telling: Telling
    cited_elsewhere: frozenset[str] | set[str] = frozenset()
    findings: tuple[PlacedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A step of the page. `block`: an element with its classes, the parts of its text or of the cells of its rows, of
    which the template escapes what is no markup, and the findings said below it. `open` and `close`: the ends of an
    element that holds other pieces."""

    step: Literal["open", "close", "block"]
    element: str
    classes: str = ""
    parts: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()
    findings: tuple[PlacedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Inlay:
    """Something laid over `span`: `write` gets the text of the part and whether it is the first; `after` is what
    follows the whole, a block of its own; what `is_link` holds no links."""

    span: Span
    write: Callable[[Markup, bool], Markup]
    after: Markup | None = None
    is_link: bool = False


def write_body(body: Body) -> Iterator[Piece]:
    """The pieces of the body: every character of what is seen is in them once."""
    document = body.resolved.document
    assert document is not None
    shown = show_document(document)
    writer = _BlockWriter(shown, _find_inlays(body))
    waiting = deque(sorted(body.findings, key=lambda one: one.finding.span or Span(0, 0)))
    open_now: tuple[Container, ...] = ()
    for block, classes in _pieces(shown):
        same = next(
            (at for at, (one, other) in enumerate(zip(open_now, block.containers, strict=False)) if one != other),
            min(len(open_now), len(block.containers)),
        )
        yield from _close(open_now[same:])
        yield from (Piece("open", _CONTAINERS[one.kind], one.kind) for one in block.containers[same:])
        open_now = block.containers
        said = []
        end = shown.view.original(block.span).end
        while waiting and (place := waiting[0].finding.span) is not None and place.start < end:
            said.append(waiting.popleft())
        yield writer.write(block, classes, tuple(said))
    yield from _close(open_now)
    if waiting:
        yield Piece("block", "div", "between", findings=tuple(waiting))


def _close(containers: Sequence[Container]) -> Iterator[Piece]:
    return (Piece("close", _CONTAINERS[one.kind]) for one in reversed(containers))


class _BlockWriter:
    """Writes blocks in the order of the text, with what is laid into it and how it is set."""

    def __init__(self, shown: Shown, inlays: Iterator[_Inlay]) -> None:
        self._text = shown.view.text
        seen = (replace(inlay, span=shown.view.view(inlay.span)) for inlay in inlays)
        self._inlays = _without_overlaps(inlay for inlay in seen if len(inlay.span))
        self._styled = StyledText(shown)
        self._at = 0

    def write(self, block: ShownBlock, classes: str, findings: tuple[PlacedFinding, ...]) -> Piece:
        """The piece for `block`, which stands behind the one before."""
        element = f"h{min(6, max(1, block.level or 1) + 1)}" if block.kind == "heading" else "div"
        element = _ELEMENTS.get(block.kind, element)
        if not block.rows:
            return Piece("block", element, classes, tuple(self._parts(block.span)), findings=findings)
        rows = tuple(tuple(tuple(self._parts(cell)) for cell in row) for row in block.rows)
        return Piece("block", "table", classes, (), rows, findings)

    def _parts(self, span: Span) -> Iterator[str]:
        while self._at < len(self._inlays) and self._inlays[self._at].span.end <= span.start:
            self._at += 1
        at = span.start
        for index in range(self._at, len(self._inlays)):
            inlay = self._inlays[index]
            if inlay.span.start >= span.end:
                break
            begin, finish = max(inlay.span.start, span.start), min(inlay.span.end, span.end)
            yield from self._styled.parts(at, begin)
            inner = self._styled.parts(begin, finish, links=not inlay.is_link)
            yield inlay.write(Markup("").join(inner), begin == inlay.span.start)
            at = finish
            if finish == inlay.span.end and inlay.after:
                yield inlay.after
                # The note is a block, which ends the line already.
                if line_end := _LINE_END.match(self._text, at, span.end):
                    at = line_end.end()
        yield from self._styled.parts(at, span.end)


def _pieces(shown: Shown) -> Iterator[tuple[ShownBlock, str]]:
    """The blocks of the document and what stands between them, with their classes. Blank stretches are dropped; what
    stands before a block in its line (`## `, `- `) is shown with it."""
    text = shown.view.text
    at = 0
    page = shown.blocks[0].page if shown.blocks else None
    for block in shown.blocks:
        start = max(at, text.rfind("\n", at, block.span.start) + 1)
        gap = text[at:start]
        if gap.strip():
            yield ShownBlock("paragraph", Span(at, start), containers=block.containers), "between"
        blank = gap.count("\n") if "\n" in gap else gap.count("\r")
        classes: list[str] = [block.kind]
        if block.page != page:
            classes.append("page")
        elif at and blank < 2:
            classes.append("tight")
        if block.flows:
            classes.append("flows")
        elif block.kind in ("paragraph", "list_item") and is_hard_wrapped(block.span.of(text)):
            classes.append("wrapped")
        yield block._replace(span=Span(start, block.span.end)), " ".join(classes)
        at, page = block.span.end, block.page
    if text[at:].strip():
        yield ShownBlock("paragraph", Span(at, len(text))), "between"


def is_hard_wrapped(text: str) -> bool:
    """Whether the line ends are only those of a narrow page, so that the lines may flow: all but the last are about
    equally long, none ends in a hyphen (it would be left inside a word) and none begins like an item of a list."""
    lines = text.splitlines()
    longest = max((len(line) for line in lines), default=0)
    return (
        len(lines) > 1
        and SHORTEST_WRAP <= longest <= LONGEST_WRAP
        and all(len(line) > 0.7 * longest for line in lines[:-1])
        and not any(line.rstrip().endswith(HYPHENS) for line in lines[:-1])
        and not any(_ITEM.match(line) for line in lines[1:])
    )


def _find_inlays(body: Body) -> Iterator[_Inlay]:
    speech = body.telling.speech
    macros = load_macros("inlays.html", speech=speech)
    resolved, back = body.resolved, _gather_back_links(body.markers)
    yield from _marker_inlays(body, macros)
    for found in resolved.printed_lists:
        if found.list.heading is not None:
            yield _Inlay(found.list.heading.span, macros.list_heading)
        for parsed in found.references:
            yield _reference_inlay(parsed, back.get(parsed.reference.id, []), body, macros)
    for refused in resolved.refused_headings:
        yield _Inlay(refused.span, partial(macros.refused_heading, say_clause(why_refused(refused), speech.language)))
    for malformed in resolved.malformed_markers:
        yield _Inlay(
            malformed.span, partial(macros.malformed_marker, say_clause(why_malformed(malformed), speech.language))
        )


def _marker_inlays(body: Body, macros: Any) -> Iterator[_Inlay]:
    cards = CardWriter(macros, body.telling)
    for number, marker in enumerate(body.markers):
        card = cards.write(marker) if number < MOST_CARDS else ""
        yield _Inlay(marker.marker.span, partial(macros.marker, marker, card), is_link=True)


def _gather_back_links(markers: tuple[LinkedMarker, ...]) -> dict[str, list[str]]:
    """The anchors of the markers that cite each reference, by its id."""
    links: dict[str, list[str]] = {}
    for marker in markers:
        for item in marker.items:
            if item.link.reference is None or item.borrowed:
                continue
            back = links.setdefault(item.link.reference.reference.id, [])
            if not back or back[-1] != marker.anchor:
                back.append(marker.anchor)
    return links


def _reference_inlay(parsed: ParsedReference, back: list[str], body: Body, macros: Any) -> _Inlay:
    reference = parsed.reference
    uncited = not back and reference.id not in body.cited_elsewhere and not reference.paired_with
    write = partial(macros.reference, reference_anchor(reference.id), uncited)
    return _Inlay(reference.span, write, _write_note(parsed, back, uncited, body.telling, macros))


def _write_note(parsed: ParsedReference, back: list[str], uncited: bool, telling: Telling, macros: Any) -> Markup:
    """What stands below a reference: its verdict, its key, the way back, and the evidence."""
    match, paired_with = telling.view(parsed), parsed.reference.paired_with
    best = parsed.match.candidate if parsed.match else None
    note: Markup = macros.note(
        match=match,
        paired_with=reference_anchor(paired_with) if paired_with else "",
        antecedent=reference_anchor(parsed.antecedent) if parsed.antecedent else "",
        is_uncited=uncited,
        key=parsed.key,
        back=back[:MOST_BACKLINKS],
        more=max(0, len(back) - MOST_BACKLINKS),
        place=match.source
        if match.key == parsed.key
        else telling.speech.say("in-source", key=match.key, source=match.source),
        reason=telling.reason(match),
        entry=view_entry(best.entry) if best else None,
    )
    return note


def _without_overlaps(inlays: Iterable[_Inlay]) -> list[_Inlay]:
    """The inlays in the order of the text; one that begins inside another is left out."""
    kept: list[_Inlay] = []
    for inlay in sorted(inlays, key=lambda inlay: (inlay.span.start, -inlay.span.end)):
        if not kept or inlay.span.start >= kept[-1].span.end:
            kept.append(inlay)
    return kept

"""The body of a reading copy: the document's text as it stands, with anchors, links and notes laid into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from markupsafe import escape

from citelink.documents.document import Document
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.span import Span
from citelink.writers.html.cards import MOST_CARDS, CardWriter, LinkedMarker
from citelink.writers.html.page import reference_anchor, show_text
from citelink.writers.html.views import view_entry, view_match

MOST_BACKLINKS = 30
SHORT_MARKER = 24
_ELEMENTS = {"heading": "h2", "table": "pre"}
HYPHENS = ("-", "\u2010", "\u00ad", "\u00ac")
SHORTEST_WRAP, LONGEST_WRAP = 40, 130
_LINE_END = re.compile(r"[^\S\r\n]{0,80}(?:\r\n|\n|\r)[^\S\r\n]{0,80}")
_ITEM = re.compile(r"\s{0,40}(?:[-–—•*+|]|[\[(]?\d{1,4}[.)\]])")


@dataclass(frozen=True, slots=True)
class Body:
    """What a body is written from: the document, its markers, and the references that other documents cite."""

    resolved: ResolvedDocument
    markers: tuple[LinkedMarker, ...]
    cited_elsewhere: frozenset[str] | set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Inlay:
    """Something laid over `span`: `write` gets the escaped text of the part and whether it is the first; `after` is
    what follows the whole, a block of its own."""

    span: Span
    write: Callable[[str, bool], str]
    after: str = ""


@dataclass(slots=True)
class _Notes:
    """The markers that cite each reference, by its id."""

    back: dict[str, list[str]] = field(default_factory=dict)


def write_body(body: Body) -> str:
    """The body as HTML: every character of the text is in it once, escaped."""
    document = body.resolved.document
    assert document is not None
    inlays = _without_overlaps(_find_inlays(body))
    parts: list[str] = []
    at = 0
    for element, classes, span in _pieces(document):
        while at < len(inlays) and inlays[at].span.end <= span.start:
            at += 1
        parts.append(f"<{element} class='{classes}'>{_write_piece(document.text, span, inlays, at)}</{element}>\n")
    return "".join(parts)


def _pieces(document: Document) -> Iterator[tuple[str, str, Span]]:
    """The blocks of the document and what stands between them: element, classes, span. Blank stretches are dropped;
    what stands before a block in its line (`## `, `- `) is shown with it."""
    text = document.text
    at = 0
    page = document.blocks[0].page if document.blocks else None
    for block in document.blocks:
        start = max(at, text.rfind("\n", at, block.span.start) + 1)
        gap = text[at:start]
        if gap.strip():
            yield "div", "between", Span(at, start)
        blank = gap.count("\n") if "\n" in gap else gap.count("\r")
        classes: list[str] = [block.kind]
        if block.page != page:
            classes.append("page")
        elif at and blank < 2:
            classes.append("tight")
        if block.kind in ("paragraph", "list_item") and _is_hard_wrapped(block.span.of(text)):
            classes.append("wrapped")
        yield _ELEMENTS.get(block.kind, "div"), " ".join(classes), Span(start, block.span.end)
        at, page = block.span.end, block.page
    if text[at:].strip():
        yield "div", "between", Span(at, len(text))


def _is_hard_wrapped(text: str) -> bool:
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


def _write_piece(text: str, span: Span, inlays: list[_Inlay], first: int) -> str:
    parts: list[str] = []
    at = span.start
    for index in range(first, len(inlays)):
        inlay = inlays[index]
        if inlay.span.start >= span.end:
            break
        begin, finish = max(inlay.span.start, span.start), min(inlay.span.end, span.end)
        parts.append(_plain(text[at:begin]))
        parts.append(inlay.write(_plain(text[begin:finish]), begin == inlay.span.start))
        at = finish
        if finish == inlay.span.end and inlay.after:
            parts.append(inlay.after)
            # The note is a block, which ends the line already.
            if line_end := _LINE_END.match(text, at, span.end):
                at = line_end.end()
    parts.append(_plain(text[at : span.end]))
    return "".join(parts)


def _find_inlays(body: Body) -> list[_Inlay]:
    resolved = body.resolved
    inlays = list(_marker_inlays(body.markers))
    notes = _gather_back_links(body.markers)
    for found in resolved.printed_lists:
        if found.list.heading is not None:
            inlays.append(_Inlay(found.list.heading.span, lambda text, first: f"<strong class=list>{text}</strong>"))
        for parsed in found.references:
            inlays.append(_reference_inlay(parsed, notes, body.cited_elsewhere))
    for refused in resolved.refused_headings:
        title = escape(show_text(f"reads like the heading of a list, but: {refused.reason}"))
        inlays.append(_Inlay(refused.span, _wrap(f'<span class="refused" title="{title}">')))
    for malformed in resolved.malformed_markers:
        title = escape(show_text(f"cannot be read as a marker: {malformed.reason}"))
        inlays.append(_Inlay(malformed.span, _wrap(f'<span class="malformed" tabindex="0" title="{title}">')))
    return inlays


def _wrap(tag: str) -> Callable[[str, bool], str]:
    return lambda text, first: f"{tag}{text}</span>"


def _marker_inlays(markers: tuple[LinkedMarker, ...]) -> Iterator[_Inlay]:
    cards = CardWriter()
    for number, marker in enumerate(markers):
        card = cards.write(marker) if number < MOST_CARDS else ""
        yield _Inlay(marker.marker.span, _marker_writer(marker, card))


def _marker_writer(marker: LinkedMarker, card: str) -> Callable[[str, bool], str]:
    target = f' href="#{marker.target}"' if marker.target else ' tabindex="0"'
    anchor = marker.anchor
    kind = f"{marker.kind} short" if len(marker.marker.text) <= SHORT_MARKER else marker.kind
    described = f' aria-describedby="c{anchor}"' if card else ""
    shown = f'<span class="card" role="note" id="c{anchor}">{card}</span>' if card else ""

    def write(text: str, first: bool) -> str:
        if not first:
            return f'<span class="marker {kind}"><a{target}>{text}</a></span>'
        return f'<span class="marker {kind}"><a id="{anchor}"{target}{described}>{text}</a>{shown}</span>'

    return write


def _gather_back_links(markers: tuple[LinkedMarker, ...]) -> _Notes:
    notes = _Notes()
    for marker in markers:
        for item in marker.items:
            if item.link.reference is None or item.borrowed:
                continue
            back = notes.back.setdefault(item.link.reference.reference.id, [])
            if not back or back[-1] != marker.anchor:
                back.append(marker.anchor)
    return notes


def _reference_inlay(parsed: ParsedReference, notes: _Notes, cited_elsewhere: frozenset[str] | set[str]) -> _Inlay:
    reference = parsed.reference
    back = notes.back.get(reference.id, [])
    uncited = not back and reference.id not in cited_elsewhere and not reference.paired_with
    anchor = reference_anchor(reference.id)
    classes = "reference uncited" if uncited else "reference"

    def write(text: str, first: bool) -> str:
        return f'<span class="{classes}"{_id(anchor, first)}>{text}</span>'

    return _Inlay(reference.span, write, _write_note(parsed, back, uncited))


def _write_note(parsed: ParsedReference, back: list[str], uncited: bool) -> str:
    """What stands below a reference: its verdict, its key, the way back, and the evidence."""
    match = view_match(parsed)
    parts = [f'<span class="badge {match.kind}">{match.label}</span>']
    if parsed.reference.paired_with:
        first = reference_anchor(parsed.reference.paired_with)
        parts.append(f'<a class="badge" href="#{first}">printed twice, see the first</a>')
    elif uncited:
        parts.append('<span class="badge warning">never cited</span>')
    if parsed.key:
        parts.append(f"<code>@{escape(parsed.key)}</code>")
    parts.extend(
        f'<a class="back" href="#{anchor}" aria-label="Back to citation {number}">↑{number}</a>'
        for number, anchor in enumerate(back[:MOST_BACKLINKS], start=1)
    )
    if len(back) > MOST_BACKLINKS:
        parts.append(f"and {len(back) - MOST_BACKLINKS} more")
    best = parsed.match.candidate if parsed.match else None
    if best is not None:
        evidence = "".join(f"<li class={level}>{escape(name)} <b>{level}</b></li>" for name, level, _ in match.compared)
        place = match.source if match.key == parsed.key else f"{match.key} in {match.source}"
        parts.append(
            f"<details><summary>{escape(place)}</summary>"
            f'{escape(view_entry(best.entry).line)}<ul class="evidence">{evidence}</ul></details>'
        )
    elif match.reason:
        parts.append(f"<span class=why>{escape(match.reason)}</span>")
    return f'<div class="note" lang="en">{show_text(" ".join(parts))}</div>'


def _id(anchor: str, first: bool) -> str:
    return f' id="{anchor}"' if first else ""


def _without_overlaps(inlays: list[_Inlay]) -> list[_Inlay]:
    """The inlays in the order of the text; one that begins inside another is left out."""
    kept: list[_Inlay] = []
    for inlay in sorted(inlays, key=lambda inlay: (inlay.span.start, -inlay.span.end)):
        if not kept or inlay.span.start >= kept[-1].span.end:
            kept.append(inlay)
    return kept


def _plain(text: str) -> str:
    return str(escape(show_text(text)))

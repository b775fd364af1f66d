"""wanted_annotations(): what marks are on the pages of a PDF: links and highlights with notes, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Any

from citelink.documents.formats.pdf.geometry import PagePlaces
from citelink.documents.marks import AnchorMark, CommentMark, LinkMark, Mark
from citelink.documents.places import Rectangle

_MOST_LINES = 8  # of what a note stands at; of what is longer, a list, only the first is painted over
_COLOURS = {"error": (1.0, 0.55, 0.5), "warning": (1.0, 0.85, 0.35), "info": (0.65, 0.85, 1.0)}


def wanted_annotations(places: PagePlaces, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """What is to be added, in the order of `marks`, as plain values: each is on `page` (from 1) at `boxes` (left,
    bottom, right, top), says `text`, and leads `to` a page and a place on it or has a `colour`.

    Numbers, lists and live citations, for which a PDF has no form, are left out."""
    targets = {mark.anchor: target for mark in marks if isinstance(mark, AnchorMark) if (target := _top(places, mark))}
    wanted: list[dict[str, Any]] = []
    for mark in marks:
        if isinstance(mark, LinkMark):
            for part in mark.parts:
                wanted.extend(_links(places, part, targets))
        elif isinstance(mark, CommentMark):
            wanted.extend(_note(places, mark))
    return wanted


def _top(places: PagePlaces, mark: AnchorMark) -> tuple[int, float, float] | None:
    first = next(places.rectangles(mark.span), None)
    return (first.page, _round(first.left), _round(first.top)) if first else None


def _links(
    places: PagePlaces, mark: LinkMark, targets: dict[str, tuple[int, float, float]]
) -> Iterator[dict[str, Any]]:
    """A link for each line on which the marker stands, to the first of its works that has a place."""
    to = next((targets[anchor] for anchor in mark.anchors if anchor in targets), None)
    if to is None:
        return
    keys = "; ".join(key for key in mark.keys if key)
    for rectangle in islice(places.rectangles(mark.span), _MOST_LINES):
        yield {"page": rectangle.page, "boxes": [_box(rectangle)], "text": keys, "to": to}


def _note(places: PagePlaces, mark: CommentMark) -> Iterator[dict[str, Any]]:
    span = mark.span if len(mark.span) else places.first_line(mark.span.start)
    boxes = list(islice(places.rectangles(span), _MOST_LINES + 1))
    if not boxes or len(boxes) > _MOST_LINES:
        boxes = boxes[:1] or list(places.rectangles(places.first_line(span.start)))
    if boxes:
        # An annotation stands on one page.
        on_page = takewhile(lambda box: box.page == boxes[0].page, boxes)
        yield {
            "page": boxes[0].page,
            "boxes": [_box(box) for box in on_page],
            "text": f"{mark.code}: {mark.text}",
            "colour": _COLOURS[mark.severity],
        }


def _box(rectangle: Rectangle) -> tuple[float, float, float, float]:
    return _round(rectangle.left), _round(rectangle.bottom), _round(rectangle.right), _round(rectangle.top)


def _round(points: float) -> float:
    return round(points, 2)

"""Comments for findings, each at its place.

Word knows no comments in boxes, and none at the head or foot of pages; those of notes are not shown by every program.
So what is found in a note or a box is told where that is anchored in the text, and what is found in a field beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citelink.documents.formats.docx.copying import Copy, Stretch, paragraph_of, run_of
from citelink.documents.formats.docx.cuts import (
    COMMENT_BEGINS,
    COMMENT_ENDS,
    POINT,
    Cut,
    attributes,
    prefixed,
)
from citelink.documents.formats.docx.names import PARAGRAPH, WORD
from citelink.documents.formats.docx.stories import Story
from citelink.documents.marks import CommentMark

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that was put in: its number, and what it says."""

    id: str
    said: str


@dataclass(frozen=True, slots=True)
class _Range:
    story: Story
    begin: Cut
    end: Cut
    element: _Element


def put_comments(copy: Copy, marks: Sequence[CommentMark], first_id: int) -> list[Comment]:
    """The comments that have a place, numbered from `first_id`; what there is to say of the head of pages has none."""
    comments: list[Comment] = []
    for mark in marks:
        stretches = copy.stretches(mark.span)
        if stretches:
            place = _range(copy, stretches[0], stretches[-1])
        else:
            nearest = copy.nearest(mark.span)
            place = None if nearest is None else _point(copy, nearest)
        if place is None:
            continue
        number = str(first_id + len(comments))
        comments.append(Comment(number, f"{mark.code}: {mark.text}"))
        _put(place, number)
    return comments


def _put(place: _Range, number: str) -> None:
    # A formula has names of its own.
    element = (
        place.element if place.element.tag.startswith(f"{{{WORD}}}") else next(place.element.iterancestors(PARAGRAPH))
    )
    begin, end, sign = (
        f"<{prefixed(element, name)}{attributes(element, id=number)}/>"
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    )
    run = prefixed(element, "r")
    end += f"<{run}>{sign}</{run}>"
    if place.begin is place.end:
        place.begin.add(POINT, begin + end)
    else:
        place.begin.add(COMMENT_BEGINS, begin)
        place.end.add(COMMENT_ENDS, end)


def _range(copy: Copy, first: Stretch, last: Stretch) -> _Range | None:
    """From the first to the last character of what a comment is about; None: there is no place for it."""
    begin = _begin(copy, first)
    if begin is None:
        return None
    end = _end(copy, last)
    if end is None or end.story is not begin.story or end.end.at < begin.begin.at:
        return begin
    return _Range(begin.story, begin.begin, end.end, begin.element)


def _begin(copy: Copy, first: Stretch) -> _Range | None:
    story = first.origin.story
    if _is_apart(first):
        return _around(copy, story, run_of(first.element), first.origin.live)
    cuts = copy.cuts(story)
    return _Range(story, cuts.before(first.element, first.start), cuts.after(run_of(first.element)), first.element)


def _end(copy: Copy, last: Stretch) -> _Range | None:
    story = last.origin.story
    if _is_apart(last):
        return _around(copy, story, run_of(last.element), last.origin.live)
    cut = copy.cuts(story).after(last.element, None if last.whole else last.end)
    return _Range(story, cut, cut, last.element)


def _point(copy: Copy, near: Stretch) -> _Range | None:
    place = _begin(copy, near)
    return None if place is None else _Range(place.story, place.begin, place.begin, place.element)


def _is_apart(stretch: Stretch) -> bool:
    """Whether nothing may be put in where a text stands."""
    origin = stretch.origin
    return origin.live is not None or origin.story.anchor is not None or origin.story.kind is not None


def _around(copy: Copy, story: Story, run: _Element, live: _Element | None) -> _Range | None:
    """Around a run of the body, or around that on which the story of the run hangs; around a field, and before it where
    that ends in another paragraph."""
    while story.anchor is not None:
        story, run, live = story.anchor
    if story.kind is not None:
        return None
    cuts = copy.cuts(story)
    if live is None:
        return _Range(story, cuts.before(run), cuts.after(run), run)
    begin, ending = run_of(live), copy.end_of_field(story, live)
    before = cuts.before(begin)
    if ending is None or paragraph_of(ending) is not paragraph_of(live):
        return _Range(story, before, before, begin)
    return _Range(story, before, cuts.after(run_of(ending)), begin)

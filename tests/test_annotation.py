"""annotate(): which marks a resolved document gets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citelink.annotation import annotate
from citelink.bibliography.entry import Entry
from citelink.citations.citation import CitationItem, Locator, Marker, Reference, ReferenceList
from citelink.documents import (
    AnchorMark,
    CitationMark,
    CitedWork,
    CommentMark,
    LinkMark,
    Mark,
    document_from_text,
    load_format,
)
from citelink.findings import Finding
from citelink.results import Link, ParsedReference, ResolvedDocument, ResolvedList, ResolvedMarker
from citelink.text.span import Span

TEXT = "See [1, 5] and [1; 9].\n\n1. Nye J.\n2. Kim C."


def reference(number: int, start: int, key: str | None) -> ParsedReference:
    printed = Reference.plain(f"r{number}", number, Span(start, start + 9), "x")
    return ParsedReference(printed, Entry(), (), None, "a.txt", 0, key)


ONE, TWO = reference(1, 24, "nye2004"), reference(2, 34, "kim2010")
FIRST = Marker(Span(4, 10), "[1, 5]", "bracket", (CitationItem(1, Locator("page", "5", "5")),))
SECOND = Marker(
    Span(15, 21), "[1; 9]", "bracket", (CitationItem(1, span=Span(16, 17)), CitationItem(9, span=Span(19, 20)))
)


def resolved() -> ResolvedDocument:
    found = ReferenceList(Span(24, 43), None, 0, (ONE.reference, TWO.reference))
    first = ResolvedMarker(FIRST, (Link(FIRST.items[0], "linked", ONE),))
    second = ResolvedMarker(SECOND, (Link(SECOND.items[0], "linked", ONE), Link(SECOND.items[1], "dangling")))
    document = document_from_text(TEXT, name="a.txt")
    return ResolvedDocument("a.txt", document, (first, second), (ResolvedList(found, (ONE, TWO)),))


def test_link_marks_and_notes() -> None:
    assert annotate(resolved(), "link") == (
        LinkMark(FIRST.span, ("nye2004",), ("ref-1",), (None,)),
        LinkMark(SECOND.span, ("nye2004", None), ("ref-1", None), (Span(16, 17), Span(19, 20))),
        AnchorMark(ONE.reference.span, "ref-1", "nye2004", (FIRST.span, SECOND.span)),
        AnchorMark(TWO.reference.span, "ref-2", "kim2010"),
    )


def test_a_dangling_number_keeps_a_marker_from_becoming_a_citation() -> None:
    cited, as_printed = (
        CitationMark(FIRST.span, (CitedWork("nye2004", "page", "5", printed="5"),)),
        CitationMark(SECOND.span, ()),
    )
    assert annotate(resolved(), "cite") == (cited, as_printed)


def test_a_list_of_another_document_gives_keys_but_no_anchors() -> None:
    shared = replace(resolved(), lists=(), shared_from="b.txt")
    assert annotate(shared, "link") == (
        LinkMark(FIRST.span, ("nye2004",), (None,), (None,)),
        LinkMark(SECOND.span, ("nye2004", None), (None, None), (Span(16, 17), Span(19, 20))),
    )


@pytest.mark.parametrize(
    ("spans", "anchors", "parts"),
    [
        ((None,), ("ref-1",), [(0, 9, "ref-1")]),
        ((None,), (None,), [(0, 9, None)]),
        ((), ("ref-3", "ref-4"), [(0, 9, "ref-3")]),
        ((Span(1, 2),), ("ref-1",), [(0, 9, "ref-1")]),
        ((Span(1, 2), Span(4, 5)), ("ref-1", "ref-2"), [(1, 2, "ref-1"), (4, 5, "ref-2")]),
        ((Span(1, 2), Span(4, 5)), (None, "ref-2"), [(1, 2, None), (4, 5, "ref-2")]),
        ((Span(1, 4), Span(1, 4), Span(1, 4)), ("ref-1", "ref-2", "ref-3"), [(0, 9, "ref-1")]),
        ((Span(1, 4), Span(1, 4), Span(6, 7)), (None, "ref-2", "ref-9"), [(1, 4, "ref-2"), (6, 7, "ref-9")]),
    ],
)
def test_each_number_of_a_marker_leads_to_its_own_reference(
    spans: tuple[Span | None, ...], anchors: tuple[str | None, ...], parts: list[tuple[int, int, str | None]]
) -> None:
    mark = LinkMark(Span(0, 9), (None,) * len(anchors), anchors, spans)
    assert [(part.span.start, part.span.end, part.anchor) for part in mark.parts] == parts


def test_without_a_list_nothing_is_said_of_a_number() -> None:
    markers = tuple(ResolvedMarker(one, tuple(Link(item, "open") for item in one.items)) for one in (FIRST, SECOND))
    alone = replace(resolved(), lists=(), markers=markers)
    assert annotate(alone, "link") == ()
    assert annotate(alone, "cite") == ()


def test_a_citation_by_key_stays() -> None:
    by_key = Marker(FIRST.span, "[@nye]", "key", (CitationItem(None, None, "nye"),))
    alive = replace(resolved(), markers=(ResolvedMarker(by_key, (Link(by_key.items[0], "linked", ONE),)),))
    assert not [mark for mark in annotate(alive, "link") if isinstance(mark, LinkMark)]


@pytest.mark.parametrize(
    ("locator", "label", "value", "suffix"),
    [
        (Locator("page", "27", "т. 1, с. 27", "т. 1"), "page", "27", "т. 1"),
        (Locator("volume", "2", "2-том, passim", "passim"), "volume", "2", "passim"),
        (Locator(None, "Theorem 3.1", "Theorem\n3.1; [x]"), None, "Theorem\n3.1; [x]", ""),
    ],
)
def test_nothing_of_a_locator_is_lost(locator: Locator, label: str | None, value: str, suffix: str) -> None:
    marker = replace(FIRST, items=(replace(FIRST.items[0], locator=locator, prefix="см."),))
    one = replace(resolved(), markers=(ResolvedMarker(marker, (Link(marker.items[0], "linked", ONE),)),))
    assert annotate(one, "cite") == (
        CitationMark(FIRST.span, (CitedWork("nye2004", label, value, "см.", suffix, locator.text),)),
    )


DANGLING = Finding("CL101", "dangling-marker", "error", {"marker": "[1; 9]", "missing": (9,)}, span=SECOND.span)
UNCITED = Finding("CL102", "uncited-reference", "warning", {"number": 2, "text": "Kim C."}, span=TWO.reference.span)
NOWHERE = Finding("CL107", "missing-reference-list", "error", {"markers": 2, "numbers": 3})


def comments(marks: tuple[Mark, ...]) -> list[CommentMark]:
    return [mark for mark in marks if isinstance(mark, CommentMark)]


@pytest.mark.parametrize("mode", ["link", "cite"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "The marker [1; 9] cites 9, which no reference of the list has. What to do: add the reference, or "
                "correct the number.",
                "Reference 2 is never cited: Kim C. What to do: cite it, or remove it from the list.",
            ),
        ),
        (
            "kk",
            (
                "[1; 9] сілтемесі: тізімде 9-дереккөз жоқ. Не істеу керек: дереккөзді тізімге қосыңыз немесе "
                "нөмірді түзетіңіз.",
                "2-дереккөзге бірде-бір сілтеме жоқ: Kim C. Не істеу керек: мәтінде оған сілтеме жасаңыз немесе "
                "тізімнен алып тастаңыз.",
            ),
        ),
    ],
)
def test_findings_with_a_place_are_comments(mode: str, language: str, said: tuple[str, str]) -> None:
    found = replace(resolved(), findings=(UNCITED, NOWHERE, DANGLING))
    marks = annotate(found, mode, language)  # type: ignore[arg-type]
    assert comments(marks) == [
        CommentMark(SECOND.span, "CL101", "error", said[0]),
        CommentMark(TWO.reference.span, "CL102", "warning", said[1]),
    ]
    assert [mark.span for mark in marks] == sorted(mark.span for mark in marks)
    at = marks.index(comments(marks)[0])
    assert marks[at - 1].span == SECOND.span, "the comment comes last at its place"


@pytest.mark.parametrize("name", ["text", "markdown"])
@pytest.mark.parametrize("mode", ["link", "cite"])
def test_text_and_markdown_leave_comments_out(name: str, mode: str) -> None:
    document = document_from_text(TEXT, name="a.txt", format=name)
    found = replace(resolved(), document=document)
    marks = annotate(replace(found, findings=(UNCITED, DANGLING)), mode)  # type: ignore[arg-type]
    bare = annotate(found, mode)  # type: ignore[arg-type]
    assert len(marks) == len(bare) + 2
    assert load_format(name).write(document, marks) == load_format(name).write(document, bare)

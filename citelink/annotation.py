"""annotate(): a ResolvedDocument -> neutral marks. What they look like is the business of the document's format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from citelink.checks.wording import say_to_author
from citelink.documents.marks import AnchorMark, BibliographyMark, CitationMark, CitedWork, CommentMark, LinkMark, Mark
from citelink.results import Link, ParsedReference, ResolvedDocument, ResolvedMarker
from citelink.text.span import Span


def annotate(
    resolved: ResolvedDocument, mode: Literal["link", "cite"] = "link", language: str = "en"
) -> tuple[Mark, ...]:
    """The marks that annotate a document, ascending by place; of several at one place the comments come last.

    `link`: each marker carries the key of every work it cites, None for a number that leads nowhere, and each reference
    of the document's own lists is an anchor. `cite`: a marker whose numbers all lead somewhere becomes a citation, any
    other stands as it was printed, without the keys of an earlier run.
    Markers that have no list to look in are left as they stand: nothing can be said of their numbers.

    In either mode each finding that has a place is a comment there, in one of `checks.wording.LANGUAGES`: what is
    wrong, and what its author is to do."""
    marks: list[Mark] = []
    back: dict[str, list[Span]] = {}
    for marker in resolved.markers:
        # A citation by key is alive already.
        if marker.marker.style == "key" or all(link.status == "open" for link in marker.links):
            continue
        if mode == "link":
            marks.append(_link_mark(marker, resolved, back))
        else:
            marks.append(_citation_mark(marker))
    if mode == "link":
        marks.extend(_anchors(resolved, back))
    marks.extend(_comments(resolved, language))
    return tuple(sorted(marks, key=lambda mark: mark.span))


def give_way(resolved: ResolvedDocument, library: str) -> BibliographyMark | str:
    """The mark that puts the bibliography made of the file `library` in the place of the document's list; why the list
    stays, where it does: what its numbers mean must still be told."""
    lists = [one for one in resolved.lists if resolved.shared_from is None]
    if len(lists) != 1:
        return f"has {len(lists)} lists of its own" if lists else "has no list"
    typed = [one for one in resolved.markers if one.marker.style != "key" and not _citation_mark(one).works]
    if typed:
        more = f" and {len(typed) - 1} more stay" if typed[1:] else " stays"
        return f"{' '.join(typed[0].marker.text.split())}{more} as typed, and the list says what the numbers mean"
    keys = [parsed.key for parsed in lists[0].references if parsed.antecedent is None]
    if None in keys:
        return "a reference of it names a work that is not known"
    cited = {link.reference.key for link in resolved.links if link.reference is not None}
    uncited = tuple(dict.fromkeys(key for key in keys if key is not None and key not in cited))
    language = resolved.document.language if resolved.document else None
    return BibliographyMark(lists[0].list.span, library, language or "", uncited)


def _link_mark(marker: ResolvedMarker, resolved: ResolvedDocument, back: dict[str, list[Span]]) -> LinkMark:
    anchors = tuple(_anchor(link.reference, resolved) if link.reference else None for link in marker.links)
    for anchor in dict.fromkeys(filter(None, anchors)):
        back.setdefault(anchor, []).append(marker.span)
    keys = tuple(link.reference.key if link.reference else None for link in marker.links)
    return LinkMark(marker.span, keys, anchors, tuple(link.item.span for link in marker.links))


def _citation_mark(marker: ResolvedMarker) -> CitationMark:
    """A citation; where one of the numbers leads nowhere, the marker as it was printed."""
    works = tuple(
        cited_work(link, link.reference.key)
        for link in marker.links
        if link.reference is not None and link.reference.key
    )
    return CitationMark(marker.span, works if len(works) == len(marker.links) else ())


def cited_work(link: Link, key: str) -> CitedWork:
    """The work of a citation, by its `key`, with where in it."""
    locator = link.locator
    if locator is None:
        return CitedWork(key, prefix=link.item.prefix)
    value = locator.text if locator.label is None else locator.value
    return CitedWork(key, locator.label, value, link.item.prefix, locator.rest, locator.text)


def _comments(resolved: ResolvedDocument, language: str) -> Iterator[CommentMark]:
    for finding in resolved.findings:
        if finding.span is not None:
            yield CommentMark(finding.span, finding.code, finding.severity, say_to_author(finding, language))


def _anchors(resolved: ResolvedDocument, back: dict[str, list[Span]]) -> Iterator[AnchorMark]:
    for parsed in resolved.printed_references:
        anchor = _anchor(parsed, resolved)
        if anchor is not None:
            yield AnchorMark(parsed.reference.span, anchor, parsed.key, tuple(back.get(anchor, ())))


def _anchor(parsed: ParsedReference, resolved: ResolvedDocument) -> str | None:
    """`ref-1` for the reference r1 of the document itself; a list lent by another document has no place in this one."""
    if resolved.shared_from is not None or parsed.source != resolved.path:
        return None
    return f"ref-{parsed.reference.id.removeprefix('r')}"

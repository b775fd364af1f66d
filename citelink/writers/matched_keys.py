"""with_matched_keys(): a resolution whose references have the keys of the entries they were matched to."""

from __future__ import annotations

from dataclasses import replace

from citelink.results import Link, ParsedReference, Resolution, ResolvedDocument, ResolvedList


def with_matched_keys(resolution: Resolution) -> Resolution:
    """`resolution` with the keys of the user's libraries instead of those of the merged library, as `inspect` prints
    it; a reference that was matched to no entry has none."""
    return replace(resolution, documents=tuple(map(_document, resolution.documents)))


def _document(resolved: ResolvedDocument) -> ResolvedDocument:
    markers = tuple(replace(marker, links=tuple(map(_link, marker.links))) for marker in resolved.markers)
    return replace(resolved, markers=markers, lists=tuple(map(_list, resolved.lists)))


def _link(link: Link) -> Link:
    return link if link.reference is None else replace(link, reference=_reference(link.reference))


def _list(found: ResolvedList) -> ResolvedList:
    references = tuple(map(_reference, found.references))
    return replace(found, references=references, printings=tuple(map(_list, found.printings)))


def _reference(parsed: ParsedReference) -> ParsedReference:
    best = parsed.match.candidate if parsed.match else None
    return replace(parsed, key=best.entry.key if best else None)

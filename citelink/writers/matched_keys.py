"""with_matched_keys(): a resolution whose references have the keys of the entries they were matched to."""

from __future__ import annotations

from dataclasses import replace

from citelink.results import Link, ParsedReference, Resolution, ResolvedDocument, ResolvedList


def with_matched_keys(resolution: Resolution) -> Resolution:
    """`resolution` with the keys of the user's libraries instead of those of the merged library, as `inspect` prints
    it; a reference that was matched to no entry has none."""
    return replace(resolution, documents=tuple(map(_document, resolution.documents)))


def _document(resolved: ResolvedDocument) -> ResolvedDocument:
    lists = tuple(map(_list, resolved.lists))
    # Most links lead to references of the document's own lists, several to one.
    listed = {parsed.address: parsed for found in lists for parsed in found.references}

    def keyed(link: Link) -> Link:
        if link.reference is None:
            return link
        return replace(link, reference=listed.get(link.reference.address) or _reference(link.reference))

    markers = tuple(replace(marker, links=tuple(map(keyed, marker.links))) for marker in resolved.markers)
    return replace(resolved, markers=markers, lists=lists)


def _list(found: ResolvedList) -> ResolvedList:
    references = tuple(map(_reference, found.references))
    return replace(found, references=references, printings=tuple(map(_list, found.printings)))


def _reference(parsed: ParsedReference) -> ParsedReference:
    best = parsed.match.candidate if parsed.match else None
    return replace(parsed, key=best.entry.key if best else None)

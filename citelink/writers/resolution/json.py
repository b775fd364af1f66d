"""The machine-readable form of a resolution (`schema_version` 1), as `inspect` prints it and `resolve` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.documents.document import Document
from citelink.documents.places import Place, PrintedPlaces
from citelink.findings import Finding
from citelink.results import Link, ParsedReference, Resolution, ResolvedDocument, ResolvedList, summarise
from citelink.text.span import Span
from citelink.writers.json_parts import (
    SCHEMA_VERSION,
    Json,
    finding_to_json,
    match_to_json,
    summary_to_json,
    verdict_to_json,
)
from citelink.writers.json_text import json_text
from citelink.writers.voice import Voice

NAME = "json"
# A reference of more printed lines is none.
_MOST_RECTANGLES = 50


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """One JSON object, a document of it at a time, ending in a newline."""
    return join_documents(resolution, map(render_document, resolution.documents))


def render_document(resolved: ResolvedDocument) -> str:
    """The part of `render` that is about one document."""
    return json_text(document_to_json(resolved), 2)


def join_documents(resolution: Resolution, documents: Iterable[str]) -> Iterator[str]:
    """What `render` gives, from what `render_document` gave for each document."""
    yield f'{{\n "schema_version": {SCHEMA_VERSION},\n "documents": '
    begun = False
    for document in documents:
        yield f"{',' if begun else '['}\n  {document}"
        begun = True
    yield "\n ]" if begun else "[]"
    findings = json_text([finding_to_json(finding) for finding in resolution.findings], 1)
    yield f',\n "findings": {findings},\n "summary": {json_text(summary_to_json(summarise(resolution)), 1)}\n}}\n'


def document_to_json(resolved: ResolvedDocument) -> Json:
    """One document with all that was found in it."""
    document = resolved.document
    printed = document.places if document and isinstance(document.places, PrintedPlaces) else None
    return {
        "path": resolved.path,
        "format": document.format if document else None,
        "language": document.language if document else None,
        "markers": [
            {
                "start": one.span.start,
                "end": one.span.end,
                "text": one.marker.text,
                "style": one.marker.style,
                "scope": one.marker.scope,
                "items": [_item(link, resolved) for link in one.links],
                **_rectangles(printed, one.span),
            }
            for one in resolved.markers
        ],
        "reference_lists": [_reference_list(found, printed) for found in resolved.printed_lists],
        "annotations": [
            {
                "start": splice.span.start,
                "end": splice.span.end,
                "original": splice.original,
                "replacement": splice.replacement,
            }
            for splice in (resolved.written.changes if resolved.written else ())
        ],
        "findings": [_placed(finding, document) for finding in resolved.findings],
    }


def _placed(finding: Finding, document: Document | None) -> Json:
    """A finding of a document; where offsets are not those of a file that a person can open, also its place."""
    if document is None or finding.span is None:
        return finding_to_json(finding)
    place = document.places.of(finding.span.start)
    plain = place == Place(place.line, place.column)
    return finding_to_json(finding if plain else replace(finding, place=place))


def _item(link: Link, resolved: ResolvedDocument) -> Json:
    said: Json = {"number": link.item.number, "locator": _locator(link), "reference": None, "key": link.key}
    if link.item.prefix:
        said["prefix"] = link.item.prefix
    if link.reference is not None:
        said["reference"] = link.reference.reference.id
        said["key"] = link.reference.key
        if link.reference.source != resolved.path:
            said["document"] = link.reference.source
    return said


def _locator(link: Link) -> Json | None:
    locator = link.locator
    if locator is None:
        return None
    said: Json = {"label": locator.label, "value": locator.value}
    if locator.text:
        said["text"] = locator.text
    return said


def _rectangles(printed: PrintedPlaces | None, span: Span) -> Json:
    """Where on `printed` pages `span` stands, a rectangle a line; nothing where the format prints none."""
    if printed is None:
        return {}
    found = islice(printed.rectangles(span), _MOST_RECTANGLES)
    return {"rectangles": [{name: round(value, 1) for name, value in one._asdict().items()} for one in found]}


def _reference_list(resolved: ResolvedList, printed: PrintedPlaces | None) -> Json:
    found, heading = resolved.list, resolved.list.heading
    return {
        "start": found.span.start,
        "end": found.span.end,
        "scope": found.scope,
        "heading": {"start": heading.span.start, "end": heading.span.end, "text": heading.text} if heading else None,
        "numbered": found.numbered,
        "references": [_reference(parsed, printed) for parsed in resolved.references],
    }


def _reference(parsed: ParsedReference, printed: PrintedPlaces | None) -> Json:
    reference = parsed.reference
    said: Json = {
        "id": reference.id,
        "number": reference.number,
        "start": reference.span.start,
        "end": reference.span.end,
        "text": reference.text,
        "key": parsed.key,
        # CSL-JSON demands an id, and a reference that was found in no library has none of its own.
        "entry": {"id": reference.id, **entry_to_csl(parsed.entry)},
        "match": match_to_json(parsed.match),
        **_rectangles(printed, reference.span),
    }
    if parsed.verdict is not None:
        said["lookup"] = verdict_to_json(parsed.verdict)
    if reference.paired_with:
        said["paired_with"] = reference.paired_with
    return said

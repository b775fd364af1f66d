"""The machine-readable form of a resolution (`schema_version` 1), as `inspect` prints it and `resolve` writes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.checks.wording import advise, say
from citelink.citations.citation import CitationItem
from citelink.documents.document import Document
from citelink.documents.places import Place
from citelink.findings import Finding
from citelink.matching.match import Match
from citelink.results import (
    Link,
    ParsedReference,
    Resolution,
    ResolvedDocument,
    ResolvedList,
    Summary,
    summarise,
)

NAME = "json"
SCHEMA_VERSION = 1

Json = dict[str, Any]


def render(resolution: Resolution, *, merged: bool = True) -> str:
    """`resolution` as JSON, ending in a newline. `merged`: keys are those of the merged library; otherwise (`inspect`)
    those of the matched entries."""
    return join_documents(resolution, (render_document(one, merged=merged) for one in resolution.documents))


def render_document(resolved: ResolvedDocument, *, merged: bool = True) -> str:
    """The part of `render` that is about one document."""
    return _dump(document_to_json(resolved, merged=merged), 2)


def join_documents(resolution: Resolution, documents: Iterable[str]) -> str:
    """What `render` gives, from what `render_document` gave for each document."""
    said = ",".join(f"\n  {document}" for document in documents)
    members = {
        "schema_version": str(SCHEMA_VERSION),
        "documents": f"[{said}\n ]" if said else "[]",
        "findings": _dump([finding_to_json(finding) for finding in resolution.findings], 1),
        "summary": _dump(summary_to_json(summarise(resolution)), 1),
    }
    return "{\n" + ",\n".join(f' "{name}": {value}' for name, value in members.items()) + "\n}\n"


def _dump(value: object, depth: int) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def summary_to_json(summary: Summary) -> Json:
    """The counts of a set."""
    return {
        "documents": summary.documents,
        "markers": summary.markers,
        "references": summary.references,
        "matched": summary.matched,
        "findings": dict(summary.findings),
    }


def finding_to_json(finding: Finding) -> Json:
    """One finding, in English; a finding of the set names its `documents`."""
    said: Json = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "numbers": list(finding.numbers),
        "message": say(finding),
    }
    if fix := advise(finding):
        said["fix"] = fix
    if finding.place is not None:
        said["place"] = place_to_json(finding.place)
    if finding.related:
        said["related"] = [
            {"path": one.document, "start": one.span.start, "end": one.span.end} for one in finding.related
        ]
    if finding.document is None:
        said["documents"] = list(finding.documents)
    return said


def place_to_json(place: Place) -> Json:
    """What a person is told of a place, without what its format does not count."""
    said = {"line": place.line, "column": place.column, "paragraph": place.paragraph, "page": place.page}
    return {name: value for name, value in (*said.items(), ("part", place.part or None)) if value is not None}


def document_to_json(resolved: ResolvedDocument, *, merged: bool = True) -> Json:
    """One document with all that was found in it."""
    document = resolved.document
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
                "items": [_item(link, resolved, merged) for link in one.links],
            }
            for one in resolved.markers
        ],
        "reference_lists": [_reference_list(found, merged) for found in resolved.printed_lists],
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


def _item(link: Link, resolved: ResolvedDocument, merged: bool) -> Json:
    said: Json = {"number": link.item.number, "locator": _locator(link.item), "reference": None, "key": link.key}
    if link.item.prefix:
        said["prefix"] = link.item.prefix
    if link.reference is not None:
        said["reference"] = link.reference.reference.id
        said["key"] = _key(link.reference, merged)
        if link.reference.source != resolved.path:
            said["document"] = link.reference.source
    return said


def _locator(item: CitationItem) -> Json | None:
    if item.locator is None:
        return None
    said: Json = {"label": item.locator.label, "value": item.locator.value}
    if item.locator.text:
        said["text"] = item.locator.text
    return said


def _key(parsed: ParsedReference, merged: bool) -> str | None:
    if merged:
        return parsed.key
    return parsed.match.candidate.entry.key if parsed.match and parsed.match.candidate else None


def _reference_list(resolved: ResolvedList, merged: bool) -> Json:
    found, heading = resolved.list, resolved.list.heading
    return {
        "start": found.span.start,
        "end": found.span.end,
        "scope": found.scope,
        "heading": {"start": heading.span.start, "end": heading.span.end, "text": heading.text} if heading else None,
        "numbered": found.numbered,
        "references": [_reference(parsed, merged) for parsed in resolved.references],
    }


def _reference(parsed: ParsedReference, merged: bool) -> Json:
    reference = parsed.reference
    said: Json = {
        "id": reference.id,
        "number": reference.number,
        "start": reference.span.start,
        "end": reference.span.end,
        "text": reference.text,
        "key": _key(parsed, merged),
        # CSL-JSON demands an id, and a reference that was found in no library has none of its own.
        "entry": {"id": reference.id, **entry_to_csl(parsed.entry)},
        "match": match_to_json(parsed.match),
    }
    if reference.paired_with:
        said["paired_with"] = reference.paired_with
    return said


def match_to_json(match: Match | None) -> Json | None:
    """A match with its evidence and rivals; null where nothing was matched against."""
    if match is None:
        return None
    best = match.candidate
    return {
        "status": match.status,
        "key": best.entry.key if best else None,
        "source": best.source if best else None,
        "score": round(best.score, 4) if best else None,
        "reason": match.reason,
        "evidence": [{"field": one.field, "level": one.level, "score": round(one.score, 4)} for one in match.evidence],
        "rivals": [
            {"key": rival.entry.key, "source": rival.source, "score": round(rival.score, 4)} for rival in match.rivals
        ],
    }

"""The machine-readable form of a resolution (`schema_version` 1), as `inspect` prints it and `resolve` writes it."""

from __future__ import annotations

import json
from typing import Any

from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.citations.citation import CitationItem, ReferenceList
from citelink.matching.match import Match
from citelink.results import Finding, Link, ParsedReference, Resolution, ResolvedDocument

NAME = "json"
SCHEMA_VERSION = 1

Json = dict[str, Any]


def render(resolution: Resolution, *, merged: bool = True) -> str:
    """`resolution` as JSON, ending in a newline. `merged`: keys are those of the merged library; otherwise (`inspect`)
    those of the matched entries."""
    return json.dumps(to_json(resolution, merged=merged), ensure_ascii=False, indent=1) + "\n"


def to_json(resolution: Resolution, *, merged: bool = True) -> Json:
    """The object that `render` writes."""
    return {
        "schema_version": SCHEMA_VERSION,
        "documents": [_document(resolved, merged) for resolved in resolution.documents],
        "findings": [finding_to_json(finding) for finding in resolution.findings],
        "summary": summarise(resolution),
    }


def summarise(resolution: Resolution) -> Json:
    """The counts of the set. References of a list's second printing are not counted."""
    references = [
        parsed for one in resolution.documents for parsed in one.references if not parsed.reference.paired_with
    ]
    findings = [*resolution.findings, *(finding for one in resolution.documents for finding in one.findings)]
    return {
        "documents": len(resolution.documents),
        "markers": sum(len(one.citations.markers) for one in resolution.documents),
        "references": len(references),
        "matched": sum(parsed.match is not None and parsed.match.status == "matched" for parsed in references),
        "findings": {
            severity: sum(finding.severity == severity for finding in findings)
            for severity in ("error", "warning", "info")
        },
    }


def finding_to_json(finding: Finding) -> Json:
    """One finding; a finding of the set names its `documents`."""
    said: Json = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "numbers": list(finding.numbers),
        "message": finding.message,
    }
    if finding.fix:
        said["fix"] = finding.fix
    if finding.document is None:
        said["documents"] = list(finding.documents)
    return said


def _document(resolved: ResolvedDocument, merged: bool) -> Json:
    links: dict[int, list[Link]] = {}
    for link in resolved.links:
        links.setdefault(id(link.marker), []).append(link)
    parsed = {one.reference.id: one for one in resolved.references}
    return {
        "path": resolved.path,
        "format": resolved.document.format if resolved.document else None,
        "language": resolved.document.language if resolved.document else None,
        "markers": [
            {
                "start": marker.span.start,
                "end": marker.span.end,
                "text": marker.text,
                "style": marker.style,
                "scope": marker.scope,
                "items": [_item(link, resolved, merged) for link in links.get(id(marker), ())],
            }
            for marker in resolved.citations.markers
        ],
        "reference_lists": [_reference_list(found, parsed, merged) for found in resolved.citations.reference_lists],
        "annotations": [
            {
                "start": splice.span.start,
                "end": splice.span.end,
                "original": splice.original,
                "replacement": splice.replacement,
            }
            for splice in resolved.splices
        ],
        "findings": [finding_to_json(finding) for finding in resolved.findings],
    }


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


def _reference_list(found: ReferenceList, parsed: dict[str, ParsedReference], merged: bool) -> Json:
    heading = found.heading
    return {
        "start": found.span.start,
        "end": found.span.end,
        "scope": found.scope,
        "heading": {"start": heading.span.start, "end": heading.span.end, "text": heading.text} if heading else None,
        "numbered": found.numbered,
        "references": [_reference(parsed[reference.id], merged) for reference in found.references],
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

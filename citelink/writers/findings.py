"""The findings of a run as JSON, each with its line and column: what `citelink check --format json` prints."""

from __future__ import annotations

import json
from typing import Any

from citelink.results import Finding, Resolution, ResolvedDocument
from citelink.writers.json import SCHEMA_VERSION, finding_to_json, summarise

NAME = "findings"


def render(resolution: Resolution) -> str:
    """The findings of `resolution` as JSON, in the order of the documents; line and column count from 1."""
    found = {
        "schema_version": SCHEMA_VERSION,
        "documents": [
            {"path": resolved.path, "findings": [_placed(finding, resolved) for finding in resolved.findings]}
            for resolved in resolution.documents
        ],
        "findings": [finding_to_json(finding) for finding in resolution.findings],
        "summary": summarise(resolution),
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _placed(finding: Finding, resolved: ResolvedDocument) -> dict[str, Any]:
    said = finding_to_json(finding)
    if finding.span is not None and resolved.document is not None:
        place = resolved.document.places.of(finding.span.start)
        said["line"], said["column"] = place.line, place.column
    return said

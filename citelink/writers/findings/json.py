"""For programs: each finding with its line and column, in one JSON object."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.documents.document import Document
from citelink.documents.places import Place
from citelink.findings import Finding
from citelink.results import Resolution, summarise
from citelink.writers.json_parts import SCHEMA_VERSION, Json, finding_to_json, place_to_json, summary_to_json
from citelink.writers.json_text import json_text
from citelink.writers.voice import Voice

NAME = "json"


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The findings in the order of the documents; line and column count from 1."""
    found = {
        "schema_version": SCHEMA_VERSION,
        "documents": [
            {"path": one.path, "findings": [_placed(finding, one.document) for finding in one.findings]}
            for one in resolution.documents
        ],
        "findings": [finding_to_json(finding) for finding in resolution.findings],
        "summary": summary_to_json(summarise(resolution)),
    }
    yield json_text(found) + "\n"


def _placed(finding: Finding, document: Document | None) -> Json:
    said = finding_to_json(finding)
    if finding.span is not None and document is not None:
        place = document.places.of(finding.span.start)
        said["line"], said["column"] = place.line, place.column
        if place != Place(place.line, place.column) or place.line is None:
            said["place"] = place_to_json(place)
    return said

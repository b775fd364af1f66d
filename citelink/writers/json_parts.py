"""What several writers say in JSON: findings, places, matches, counts. `SCHEMA_VERSION` holds for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.checks.wording import advise, say
from citelink.documents.places import Place
from citelink.findings import Finding
from citelink.matching.match import Match
from citelink.results import Summary
from citelink.verdicts import Verdict

SCHEMA_VERSION = 1

Json = dict[str, Any]


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
    if finding.likely:
        said["likely"] = list(finding.likely)
    if finding.offset is not None:
        said["offset"] = finding.offset
    if finding.boundary is not None:
        said["boundary"] = list(finding.boundary)
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
    named = {"part": place.part or None, "file": place.file or None}
    return {name: value for name, value in {**said, **named}.items() if value is not None}


def summary_to_json(summary: Summary) -> Json:
    """The counts of a set."""
    said: Json = {
        "documents": summary.documents,
        "markers": summary.markers,
        "references": summary.references,
        "matched": summary.matched,
        "findings": dict(summary.findings),
    }
    if summary.verdicts:
        said["verdicts"] = dict(summary.verdicts)
    return said


def verdict_to_json(verdict: Verdict) -> Json:
    """What the sources say of a reference; what there is nothing to say of is left out."""
    found = verdict.found
    said: Json = {"verdict": verdict.name}
    if found is not None:
        said["found"] = {"source": verdict.source, **entry_to_csl(replace(found, extra=()))}
    if verdict.differs:
        said["differs"] = [{"field": one.field, "printed": one.printed, "found": one.found} for one in verdict.differs]
    if verdict.notices:
        said["notices"] = [{"kind": one.kind, "DOI": one.doi, "told_by": one.told_by} for one in verdict.notices]
    if verdict.doi:
        said["wrong_doi"] = {"DOI": verdict.doi, "title": verdict.doi_title}
    if verdict.related:
        said["related"] = [one.key for one in verdict.related]
    if verdict.asked:
        said["asked"] = list(verdict.asked)
    if verdict.failures:
        said["not_asked"] = [{"source": source, "reason": reason} for source, reason in verdict.failures]
    if verdict.nearest:
        said["nearest"] = verdict.nearest
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

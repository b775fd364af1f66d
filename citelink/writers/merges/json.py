"""A merge for programs: every join with its evidence, every key that is another now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from citelink.matching.match import Evidence
from citelink.merging import Merged
from citelink.writers.json_parts import SCHEMA_VERSION, Json, finding_to_json
from citelink.writers.merge_reasons import why_joined, why_related
from citelink.writers.voice import Voice
from citelink.writers.writer import MergeReport

NAME = "json"


def render(report: MergeReport, voice: Voice) -> Iterator[str]:
    """The whole report. `keys` has for each library the keys that are others in the merged one, so that texts which
    cite them can be mended."""
    merged = report.merged
    said = {
        "schema_version": SCHEMA_VERSION,
        "libraries": _libraries(merged),
        "joined": [
            {
                "library": one.second,
                "key": one.other_key,
                "into": {"library": one.first, "key": one.key},
                "merged_key": merged.entry_keys[one.second, one.other_key],
                "kept": one.kept,
                "score": one.score,
                "reason": why_joined(one),
                "evidence": _evidence(one.evidence),
                "only_there": list(one.only_there),
            }
            for one in merged.same_work
        ],
        "renamed": [
            {"library": one.second, "key": one.key, "merged_key": one.new_key, "other_library": one.first}
            for one in merged.collisions
        ],
        "related": [
            {
                "relation": one.relation,
                "entries": [{"library": one.first, "key": one.key}, {"library": one.second, "key": one.other_key}],
                "reason": why_related(one),
                "evidence": _evidence(one.evidence),
            }
            for one in merged.related
        ],
        "keys": _renamed_keys(merged),
        "findings": [finding_to_json(finding) for finding in report.findings],
        "summary": _summary(merged),
    }
    yield json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _libraries(merged: Merged) -> list[Json]:
    return [
        {
            "path": library.path,
            "entries": len(library.entries),
            "joined": sum(shared.second == library.path for shared in merged.same_work if not shared.kept),
            "failures": [{"line": failure.line, "reason": failure.reason} for failure in library.failures],
        }
        for library in merged.libraries
    ]


def _renamed_keys(merged: Merged) -> dict[str, dict[str, str]]:
    """For each library the keys that are others in the merged one: old key -> new key."""
    renamed: dict[str, dict[str, str]] = {library.path: {} for library in merged.libraries}
    for (path, key), new in merged.entry_keys.items():
        if key != new:
            renamed[path][key] = new
    return renamed


def _summary(merged: Merged) -> Json:
    return {
        "libraries": len(merged.libraries),
        "entries": sum(len(library.entries) for library in merged.libraries),
        "merged": len(merged.library.entries),
        "joined": sum(not shared.kept for shared in merged.same_work),
        "renamed": len(merged.collisions),
        "related": len(merged.related),
        "failures": sum(len(library.failures) for library in merged.libraries),
    }


def _evidence(evidence: Sequence[Evidence]) -> list[Json]:
    return [{"field": one.field, "level": one.level, "score": one.score} for one in evidence if one.level != "missing"]

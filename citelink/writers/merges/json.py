"""A merge for programs: every join with its evidence, every key that is another now."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from citelink.findings import Finding
from citelink.matching.match import Evidence
from citelink.merging import Merged
from citelink.writers.json import SCHEMA_VERSION, finding_to_json
from citelink.writers.merges.wording import renamed_keys, why_joined, why_related
from citelink.writers.text import Paint, plain

NAME = "json"


def render(merged: Merged, findings: Sequence[Finding], paint: Paint = plain) -> str:
    """The whole report. `keys` has for each library the keys that are others in the merged one, so that texts which
    cite them can be mended."""
    joined = [shared for shared in merged.same_work if not shared.kept]
    report = {
        "schema_version": SCHEMA_VERSION,
        "libraries": [
            {
                "path": library.path,
                "entries": len(library.entries),
                "joined": sum(shared.second == library.path for shared in joined),
                "failures": [{"line": failure.line, "reason": failure.reason} for failure in library.failures],
            }
            for library in merged.libraries
        ],
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
        "keys": renamed_keys(merged),
        "findings": [finding_to_json(finding) for finding in findings],
        "summary": {
            "libraries": len(merged.libraries),
            "entries": sum(len(library.entries) for library in merged.libraries),
            "merged": len(merged.library.entries),
            "joined": len(joined),
            "renamed": len(merged.collisions),
            "related": len(merged.related),
            "failures": sum(len(library.failures) for library in merged.libraries),
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _evidence(evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [{"field": one.field, "level": one.level, "score": one.score} for one in evidence if one.level != "missing"]

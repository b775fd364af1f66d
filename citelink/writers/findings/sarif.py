"""SARIF 2.1.0, for code scanning and for editors: a run with its rules, their pages, and each finding with its place.

Columns and offsets count code points, lines end as citelink reads them, and a byte order mark is no part of the
text. Where a format counts no lines the message names the place, and the region is the first line, because GitHub takes
no finding without one (docs.github.com, "SARIF support for code scanning").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from citelink.checks import all_rules
from citelink.checks.rule import Rule
from citelink.checks.wording import advise, say
from citelink.findings import Severity
from citelink.fingerprints import fingerprints
from citelink.results import Resolution
from citelink.version import __version__
from citelink.writers.located import Located, locate, locate_silenced, path_of, worst_first
from citelink.writers.voice import Voice

NAME = "sarif"
Json = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SILENCED = {"comment": "inSource", "baseline": "external"}
# GitHub shows no more of a run.
_MOST_RESULTS = 5000
_ROOT = "SRCROOT"
# citelink has no page on the web, so that the address holds what there is to know (RFC 2397).
_ABOUT = (
    f"data:text/plain,{quote('citelink checks typed citation markers and lists of references; see citelink explain')}"
)
_LINK_SIGNS = re.compile(r"[\[\]\\]")
# GitHub's own key, `primaryLocationLineHash`, is filled by GitHub.
_FINGERPRINT = "citelinkFinding/v1"


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """One log with one run; the worst findings first where there are more than 5,000, and what is silenced last."""
    found = worst_first(locate(resolution))
    shown = [*found, *locate_silenced(resolution)][:_MOST_RESULTS]
    codes = {one.finding.code for one in shown}
    rules = [rule for rule in all_rules() if rule.code in codes]
    paths = sorted({*map(path_of, resolution.documents), *(one.path for one in shown if one.path)})
    marks = fingerprints(resolution, Path())
    places = {"rule": {rule.code: at for at, rule in enumerate(rules)}, "path": {p: at for at, p in enumerate(paths)}}
    run: Json = {
        "tool": {"driver": _driver(rules)},
        "invocations": [_invocation(resolution, len(found) - _MOST_RESULTS)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which citelink was run."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "language": voice.language,
        "artifacts": [{"location": _uri(path)} for path in paths],
        "results": [_result(one, marks[id(one.finding)], places, voice.language) for one in shown],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _driver(rules: Sequence[Rule]) -> Json:
    return {
        "name": "citelink",
        "semanticVersion": __version__,
        "informationUri": _ABOUT,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: Rule) -> Json:
    first, _, rest = rule.page.partition("\n\n")
    whole = f"{rule.code} {rule.name}\n\n{rule.page}"
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": " ".join(first.split())},
        "fullDescription": {"text": " ".join((rest.partition("\n\n")[0] or first).split())},
        "help": {"text": whole, "markdown": f"# {rule.code} {rule.name}\n\n{rule.page}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["citations"], "precision": "high", "problem.severity": _problem(rule.severity)},
    }


def _problem(severity: Severity) -> str:
    """The severity as GitHub names it."""
    return "recommendation" if severity == "info" else severity


def _invocation(resolution: Resolution, left_off: int) -> Json:
    said: Json = {"executionSuccessful": not resolution.faults}
    notes = [{"level": "error", "message": {"text": fault}} for fault in resolution.faults]
    if left_off > 0:
        text = f"A run holds {_MOST_RESULTS:,} findings; left off, of the lightest: {left_off:,}."
        notes.append({"level": "note", "message": {"text": text}})
    if notes:
        said["toolExecutionNotifications"] = notes
    return said


def _result(one: Located, mark: str, places: Mapping[str, Mapping[str, int]], language: str) -> Json:
    finding = one.finding
    place = f"{one.start}: " if one.start is not None and not one.start.line else ""
    said = " ".join(filter(None, (place + say(finding, language), _sentence(advise(finding, language)))))
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": places["rule"].get(finding.code, -1),
        "level": _LEVELS[finding.severity],
        "message": {"text": _without_links(said)},
        "partialFingerprints": {_FINGERPRINT: mark},
    }
    if one.path:
        file = {**_uri(one.path), "index": places["path"][one.path]}
        result["locations"] = [{"physicalLocation": {"artifactLocation": file, "region": _region(one)}}]
    if finding.numbers:
        result["properties"] = {"numbers": list(finding.numbers)}
    if one.silenced:
        result["suppressions"] = [{"kind": _SILENCED[one.silenced]}]
    return result


def _sentence(clause: str) -> str:
    """A clause as a sentence of its own."""
    return f"{clause[0].upper()}{clause[1:]}{'' if clause.endswith(('.', '!', '?')) else '.'}" if clause else ""


def _without_links(text: str) -> str:
    """A message in which nothing is a link: `[words](address)` of a document would be one (SARIF 2.1.0, 3.11.6)."""
    return _LINK_SIGNS.sub(r"\\\g<0>", text) if "](" in text else text


def _region(one: Located) -> Json:
    start, end, span = one.start, one.end, one.finding.span
    if start is None or not start.line:
        return {"startLine": 1}
    region: Json = {"startLine": start.line}
    if start.column:
        region["startColumn"] = start.column
    if end is not None:
        region |= {"endLine": end.line, "endColumn": end.column}
    if one.is_of_text and span is not None and one.document is not None:
        region |= {"charOffset": span.start, "charLength": len(span)}
        region["snippet"] = {"text": one.document.text[span.start : span.end]}
    return region


def _uri(path: str) -> Json:
    """The location of a file: below the root, or absolute."""
    if PurePosixPath(path).is_absolute():
        return {"uri": "file://" + quote(path)}
    return {"uri": quote(path), "uriBaseId": _ROOT}

"""The contract of resolution.json (`schema_version` 1) as a strict reader would check it: every field and its type, and
what must hold between the fields. Knows nothing of citelink but what is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Shape = Any
Json = dict[str, Any]

STYLES = {"bracket", "pipe", "paren", "slash", "superscript", "key"}
SEVERITIES = {"error", "warning", "info"}
LEVELS = {"exact", "close", "partial", "differs", "missing"}
STATUSES = {"matched", "ambiguous", "unmatched"}
# CSL 1.0.2: the terms a locator may have.
LOCATOR_LABELS = {
    *("act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation", "equation", "figure"),
    *("folio", "issue", "line", "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo"),
    *("supplement", "table", "timestamp", "title-locator", "verse", "version", "volume"),
}
CSL_TEXTS = {
    *("container-title", "collection-title", "volume", "issue", "page", "number-of-pages", "number", "edition"),
    *("publisher", "publisher-place", "genre", "medium", "title", "URL", "language", "note"),
    *("DOI", "ISBN", "ISSN", "PMID", "PMCID", "id", "type"),
}
CSL_NAMES = {"author", "editor", "translator"}
CSL_NAME_PARTS = {"family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle"}
CSL_DATES = {"issued", "accessed"}

TEXT, NUMBER, SCORE, FLAG = (str,), (int,), (int, float), (bool,)


def optional(*types: type) -> tuple[type, ...]:
    return (*types, type(None))


FINDING = {
    "code": TEXT, "name": TEXT, "severity": SEVERITIES, "start": optional(int), "end": optional(int),
    "numbers": [NUMBER], "message": TEXT, "?fix": TEXT, "?documents": [TEXT],
    "?place": {"?line": NUMBER, "?column": NUMBER, "?paragraph": NUMBER, "?page": NUMBER, "?part": TEXT},
    "?related": [{"path": TEXT, "start": NUMBER, "end": NUMBER}],
    "?likely": [NUMBER], "?offset": NUMBER, "?boundary": [NUMBER],
}  # fmt: skip
LOCATOR = {"label": optional(str), "value": TEXT, "text": TEXT}
ITEM = {
    "number": optional(int), "locator": (LOCATOR, None), "reference": optional(str), "key": optional(str),
    "?prefix": TEXT, "?document": TEXT,
}  # fmt: skip
MARKER = {"start": NUMBER, "end": NUMBER, "text": TEXT, "style": STYLES, "scope": NUMBER, "items": [ITEM]}
RIVAL = {"key": TEXT, "source": TEXT, "score": SCORE}
MATCH = {
    "status": STATUSES, "key": optional(str), "source": optional(str), "score": optional(int, float), "reason": TEXT,
    "evidence": [{"field": TEXT, "level": LEVELS, "score": SCORE}], "rivals": [RIVAL],
}  # fmt: skip
REFERENCE = {
    "id": TEXT, "number": optional(int), "start": NUMBER, "end": NUMBER, "text": TEXT, "key": optional(str),
    "entry": (dict,), "match": (MATCH, None), "?paired_with": TEXT,
}  # fmt: skip
HEADING = {"start": NUMBER, "end": NUMBER, "text": TEXT}
LIST = {
    "start": NUMBER, "end": NUMBER, "scope": NUMBER, "heading": (HEADING, None), "numbered": FLAG,
    "references": [REFERENCE],
}  # fmt: skip
DOCUMENT = {
    "path": TEXT, "format": optional(str), "language": optional(str), "markers": [MARKER], "reference_lists": [LIST],
    "annotations": [{"start": NUMBER, "end": NUMBER, "original": TEXT, "replacement": TEXT}], "findings": [FINDING],
}  # fmt: skip
COUNTS = {"error": NUMBER, "warning": NUMBER, "info": NUMBER}
SUMMARY = {"documents": NUMBER, "markers": NUMBER, "references": NUMBER, "matched": NUMBER, "findings": COUNTS}
RESOLUTION = {"schema_version": NUMBER, "documents": [DOCUMENT], "findings": [FINDING], "summary": SUMMARY}


def assert_contract(said: Json, texts: Mapping[str, str], *, merged: set[str] | None) -> None:
    """`said` keeps the contract. `texts` holds the text of each document that can be read, by its path; `merged` the
    keys of merged.bib, None where nothing was merged (`inspect`)."""
    assert_shape(said, RESOLUTION, "")
    assert said["schema_version"] == 1
    paths = [one["path"] for one in said["documents"]]
    assert len(set(paths)) == len(paths)
    for path in paths:
        assert path == "-" or not (path.startswith("/") or "\\" in path.split("/") or ".." in path.split("/")), path
    for one in said["documents"]:
        text = texts.get(one["path"])
        if text is None:
            _assert_unread(one)
        else:
            _assert_markers(one, text)
            _assert_lists(one, text)
            _assert_items(one, said)
            _assert_findings(one, text)
            _assert_annotations(one, text)
        assert all("documents" not in finding for finding in one["findings"])
    for finding in said["findings"]:
        assert finding["documents"], finding
        assert (finding["start"], finding["end"]) == (None, None)
    _assert_summary(said)
    _assert_keys(said, merged)


def assert_shape(value: Any, shape: Shape, place: str) -> None:
    """`value` is of this shape: a dict of fields (`?` in front: may be missing), a list of one shape, a set of texts,
    a tuple of types, or a pair of a shape and None."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), place
        fields = {name.removeprefix("?") for name in shape}
        assert value.keys() <= fields, f"{place}: unknown {value.keys() - fields}"
        for name, inner in shape.items():
            if not name.startswith("?"):
                assert name in value, f"{place}.{name} is missing"
            if name.removeprefix("?") in value:
                assert_shape(value[name.removeprefix("?")], inner, f"{place}.{name.removeprefix('?')}")
    elif isinstance(shape, list):
        assert isinstance(value, list), place
        for index, one in enumerate(value):
            assert_shape(one, shape[0], f"{place}[{index}]")
    elif isinstance(shape, set):
        assert value in shape, f"{place}: {value!r}"
    elif isinstance(shape[0], dict):
        if value is not None:
            assert_shape(value, shape[0], place)
    else:
        assert isinstance(value, shape), f"{place}: {value!r}"
        assert bool in shape or not isinstance(value, bool), f"{place}: {value!r}"


def assert_csl(entry: Json, place: str) -> None:
    """`entry` is a CSL-JSON item (the 1.0.2 input schema)."""
    for name, value in entry.items():
        if name in CSL_TEXTS:
            assert isinstance(value, str), f"{place}.{name}: {value!r}"
            assert value, f"{place}.{name} is empty"
        elif name in CSL_NAMES:
            for person in value:
                assert person, f"{place}.{name}: a person without a name"
                assert person.keys() <= CSL_NAME_PARTS, f"{place}.{name}: {person}"
                assert all(isinstance(part, str) for part in person.values()), f"{place}.{name}: {person}"
        elif name in CSL_DATES:
            assert value, f"{place}.{name} is empty"
            assert value.keys() <= {"date-parts", "literal", "raw", "circa", "season"}, f"{place}: {value}"
            for parts in value.get("date-parts", ()):
                assert 1 <= len(parts) <= 3, f"{place}: {value}"
                assert all(type(part) is int for part in parts), f"{place}: {value}"
        else:
            assert name == "custom", f"{place}: {name} is no CSL variable"
            assert isinstance(value, dict), f"{place}.custom: {value}"
    assert {"id", "type"} <= entry.keys(), place
    assert "–" not in entry.get("page", ""), f"{place}: {entry['page']}"


def _assert_unread(one: Json) -> None:
    assert (one["format"], one["language"]) == (None, None)
    assert one["markers"] == one["reference_lists"] == one["annotations"] == []
    (finding,) = one["findings"]
    assert finding["code"] in ("CL901", "CL902")
    assert (finding["start"], finding["end"], finding["numbers"]) == (None, None, [])


def _assert_markers(one: Json, text: str) -> None:
    end = 0
    for marker in one["markers"]:
        assert end <= marker["start"] < marker["end"] <= len(text), "markers ascend and do not overlap"
        assert text[marker["start"] : marker["end"]] == marker["text"]
        end = marker["end"]
        assert marker["items"], marker
        assert marker["scope"] >= 0
        for found in one["reference_lists"]:
            apart = marker["end"] <= found["start"] or marker["start"] >= found["end"]
            assert apart, f"{marker['text']} stands inside a list"
        for item in marker["items"]:
            assert (item["number"] is None) == (marker["style"] == "key"), marker
            assert item["number"] is None or item["number"] >= 0
            if locator := item["locator"]:
                assert locator["value"], marker
                assert locator["label"] in LOCATOR_LABELS or locator["label"] is None, marker
                if locator["label"] == "page":
                    assert not set("–—−") & set(locator["value"]), marker


def _assert_lists(one: Json, text: str) -> None:
    references = [reference for found in one["reference_lists"] for reference in found["references"]]
    assert [reference["id"] for reference in references] == [f"r{n}" for n in range(1, len(references) + 1)]
    first: dict[str, tuple[int, int | None]] = {}
    end = 0
    for found in one["reference_lists"]:
        assert end <= found["start"] < found["end"] <= len(text)
        if heading := found["heading"]:
            assert end <= heading["start"] < heading["end"] <= found["start"]
            assert text[heading["start"] : heading["end"]] == heading["text"]
        assert found["references"]
        assert found["references"][0]["start"] == found["start"]
        assert found["references"][-1]["end"] == found["end"]
        at = found["start"]
        for position, reference in enumerate(found["references"], start=1):
            assert at <= reference["start"] < reference["end"] <= found["end"]
            at = reference["end"]
            assert "\n" not in reference["text"]
            assert reference["text"] == reference["text"].strip()
            assert found["numbered"] or reference["number"] == position
            assert_csl(reference["entry"], reference["id"])
            if pair := reference.get("paired_with"):
                assert first[pair] == (found["scope"], reference["number"]), reference["id"]
            first[reference["id"]] = (found["scope"], reference["number"])
            _assert_match(reference)
        end = found["end"]


def _assert_match(reference: Json) -> None:
    match = reference["match"]
    if match is None:
        return
    if match["status"] == "matched":
        assert match["key"], reference["id"]
        assert match["source"] is not None, reference["id"]
        assert 0 <= match["score"] <= 1, reference["id"]
    else:
        assert (match["key"], match["source"], match["score"]) == (None, None, None), reference["id"]
    assert match["status"] == "matched" or match["reason"], reference["id"]
    assert all(0 <= one["score"] <= 1 for one in (*match["evidence"], *match["rivals"]))


def _assert_items(one: Json, said: Json) -> None:
    """Each number leads to the first reference of its scope that has it, to one of a list that its own goes on with, or
    nowhere."""
    lists: dict[str, dict[tuple[int, int], Json]] = {}
    by_id: dict[tuple[str, str], Json] = {}
    for other in said["documents"]:
        for found in other["reference_lists"]:
            for reference in found["references"]:
                by_id[other["path"], reference["id"]] = reference
                if "paired_with" not in reference and reference["number"] is not None:
                    place = found["scope"], reference["number"]
                    lists.setdefault(other["path"], {}).setdefault(place, reference)
    own = lists.get(one["path"], {})
    for marker in one["markers"]:
        for item in marker["items"]:
            if item["reference"] is None:
                assert item["number"] is None or (item["key"] is None and "document" not in item)
                assert item["number"] is None or (marker["scope"], item["number"]) not in own, marker
            elif "document" not in item:
                reference = by_id[one["path"], item["reference"]]
                assert item["key"] == reference["key"]
                if item["number"] is not None:
                    assert own.get((marker["scope"], item["number"]), reference) is reference
            elif item["document"] in lists:
                assert item["key"] == by_id[item["document"], item["reference"]]["key"]


def _assert_findings(one: Json, text: str) -> None:
    codes = Counter(finding["code"] for finding in one["findings"])
    assert not codes.keys() & {"CL901", "CL902"}
    markers = {(marker["start"], marker["end"]): marker for marker in one["markers"]}
    references = {(r["start"], r["end"]): r for found in one["reference_lists"] for r in found["references"]}
    for finding in one["findings"]:
        place = finding["start"], finding["end"]
        assert (place[0] is None) == (place[1] is None)
        assert place[0] is None or 0 <= place[0] < place[1] <= len(text), finding
        if finding["code"] == "CL101":
            items = markers[place]["items"]
            dangling = [item["number"] for item in items if item["reference"] is None and item["number"] is not None]
            assert finding["numbers"] == list(dict.fromkeys(dangling))
        if finding["code"] == "CL102":
            assert finding["numbers"] == [references[place]["number"]]
            assert "paired_with" not in references[place]
    for code in ("CL101", "CL102"):
        places = [(finding["start"], finding["end"]) for finding in one["findings"] if finding["code"] == code]
        assert len(set(places)) == len(places), f"{code} twice for one place"
    numbered = any(marker["style"] != "key" for marker in one["markers"])
    borrowed = any("document" in item for marker in one["markers"] for item in marker["items"])
    if one["reference_lists"] or not numbered:
        assert codes["CL107"] == 0
    elif not borrowed:
        items = [item for marker in one["markers"] if marker["style"] != "key" for item in marker["items"]]
        numbers = {item["number"] for item in items}
        few = len(numbers) <= 2 and 1 not in numbers
        scattered = len(numbers) <= 5 and max(number or 0 for number in numbers) > 2 * len(numbers)
        stray = (few or scattered) and not any(item["locator"] for item in items)
        assert codes["CL107"] == 1 or codes["CL101"] or codes["CL122"] or stray
    scopes = {found["scope"] for found in one["reference_lists"]}
    assert codes["CL106"] <= len(scopes)
    assert codes["CL104"] <= len({marker["scope"] for marker in one["markers"]} - scopes)


def _assert_annotations(one: Json, text: str) -> None:
    at = 0
    for annotation in one["annotations"]:
        assert at <= annotation["start"] <= annotation["end"] <= len(text)
        assert text[annotation["start"] : annotation["end"]] == annotation["original"]
        assert annotation["original"] != annotation["replacement"]
        at = annotation["end"]


def _assert_summary(said: Json) -> None:
    documents: Sequence[Json] = said["documents"]
    references = [r for one in documents for found in one["reference_lists"] for r in found["references"]]
    counted = [reference for reference in references if "paired_with" not in reference]
    findings = [*said["findings"], *(finding for one in documents for finding in one["findings"])]
    severities = Counter(finding["severity"] for finding in findings)
    assert said["summary"] == {
        "documents": len(documents),
        "markers": sum(len(one["markers"]) for one in documents),
        "references": len(counted),
        "matched": sum((reference["match"] or {}).get("status") == "matched" for reference in counted),
        "findings": {severity: severities[severity] for severity in ("error", "warning", "info")},
    }


def _assert_keys(said: Json, merged: set[str] | None) -> None:
    for one in said["documents"]:
        if merged is None:
            assert one["annotations"] == []
        for found in one["reference_lists"]:
            for reference in found["references"]:
                if merged is None:
                    assert reference["key"] == (reference["match"] or {}).get("key")
                else:
                    # A back reference without the work it names again (`Op. cit.`) has none.
                    nameless = reference["key"] is None and "title" not in reference["entry"]
                    assert nameless or reference["key"] in merged, reference["id"]
        for marker in one["markers"]:
            for item in marker["items"]:
                assert merged is None or item["key"] is None or item["key"] in merged

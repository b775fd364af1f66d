"""Real labelled sets in the form of samples, one convention for all; measuring sets and rows are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from citelink.bibliography.entry import FieldSpan
from citelink.text.span import Span
from training.parser.aligned_fields import align_gost, align_scielo
from training.parser.held_out import TRAINABLE, Row, allow_row, measuring_texts, read_rows
from training.parser.sample import Sample, tidy
from training.parser.segments import Segment, numbers_in, place_segments, tight

# Labels of the collections -> ours; "" for what stays outside every field.
_ANYSTYLE = {
    "citation-number": "citation-number",
    "author": "author",
    "date": "issued",
    "title": "title",
    "journal": "container-title",
    "container-title": "container-title",
    "pages": "page",
    "volume": "volume",
    "location": "publisher-place",
    "publisher": "publisher",
    "editor": "editor",
    "translator": "translator",
    "edition": "edition",
    "collection-title": "collection-title",
    "genre": "genre",
    "medium": "medium",
    "note": "note",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "source": "note",
    "director": "note",
    "producer": "note",
}
_GROBID = {
    "author": "author",
    "date": "issued",
    "title@a": "title",
    "title@j": "container-title",
    "title@s": "collection-title",
    "biblScope@pp": "page",
    "biblScope@page": "page",
    "biblScope@pages": "page",
    "biblScope@vol": "volume",
    "biblScope@volume": "volume",
    "biblScope@issue": "issue",
    "pubPlace": "publisher-place",
    "pubplace": "publisher-place",
    "publisher": "publisher",
    "editor": "editor",
    "note": "note",
    "note@report": "genre",
    "idno@report": "number",
    "ptr@web": "URL",
    "idno@doi": "DOI",
    "idno@arxiv": "arXiv",
    "idno@arxive": "arXiv",
    "idno@issn": "ISSN",
    "idno@isbn": "ISBN",
    "idno@pmid": "PMID",
    "idno@pmc": "PMCID",
}
_JATS = {
    "author": "author",
    "year": "issued",
    "article-title": "title",
    "chapter-title": "title",
    "source": "container-title",
    "volume": "volume",
    "issue": "issue",
    "publisher-name": "publisher",
    "publisher-loc": "publisher-place",
    "edition": "edition",
    "editor": "editor",
    "series": "collection-title",
    "object-id": "PMID",
    "fpage": "page",
    "month": "issued",
    "day": "issued",
}
_LINKED = {
    "author": "author",
    "title": "title",
    "pagination": "page",
    "year": "issued",
    "date": "issued",
    "publicationplace": "publisher-place",
    "publisher": "publisher",
    "volume": "volume",
    "tomo": "volume",
    "series": "collection-title",
    "publicationspecifications": "edition",
    "archive_lib": "archive",
    "archivalreference": "archive_location",
    "box": "archive_location",
    "folder": "archive_location",
    "foliation": "page",
    "column": "page",
}
_GAP = {
    "author": re.compile(r"[\s,;&.]*(?:(?:and|et al|et|y|und|e)\b[\s.]*)*"),
    "page": re.compile(r"\s*[-–—−]+\s*"),
    "issued": re.compile(r"[\s,]*"),
    "archive_location": re.compile(r"[\s,.;]*"),
}


def read_all(folder: Path) -> Iterator[Sample]:
    """The samples of all trainable sets below `folder`/parsing, without reprints of what is measured."""
    parsing = folder / "parsing"
    texts = measuring_texts(parsing)
    seen: set[str] = set()
    for name in TRAINABLE:
        for suffix in (".jsonl", ".json"):
            if (path := parsing / f"{name}{suffix}").exists():
                for sample in read_set(path):
                    key = "".join(filter(str.isalnum, sample.raw.casefold()))
                    if key not in seen and key not in texts:
                        seen.add(key)
                        yield sample


def read_set(path: Path) -> Iterator[Sample]:
    """The samples of one set, rows that cannot be aligned left out. Raises HeldOut for a measuring set."""
    name = path.name.split(".")[0]
    for number, row in read_rows(path):
        if sample := align(name, number, row):
            yield sample


def align(name: str, number: int, row: Row) -> Sample | None:
    """The row as a sample; None when its labels cannot be found in its text. Raises HeldOut for a row kept out."""
    allow_row(name, number, row)
    raw = row["raw"]
    if name == "jats_scielo":
        spans = align_scielo(raw, row["gold"])
    elif name in {"gost_pairs_rendered", "refs_ru_kk"}:
        spans = align_gost(raw, row.get("fields") or {})
    else:
        spans = _by_segments(name, row)
    return tidy(raw, spans, name) if spans and len(spans) > 1 else None


def _by_segments(name: str, row: Row) -> list[FieldSpan] | None:
    labels = row.get("labels") or []
    placed = place_segments(row["raw"], [(label, text) for label, text in labels])
    if placed is None:
        return None
    renamed = list(_renamed(name, row, placed))
    return list(_spans(row["raw"], renamed, row["gold"]))


def _renamed(name: str, row: Row, placed: list[Segment]) -> Iterator[Segment]:
    table: Mapping[str, str]
    if name.startswith("anystyle"):
        table = _ANYSTYLE
    elif name.startswith("grobid"):
        article = any(label == "title@a" for label, _, _ in placed)
        table = {**_GROBID, "title@m": "container-title" if article else "title"}
    elif name == "jats_plos":
        titled = any(label in {"article-title", "chapter-title"} for label, _, _ in placed)
        table = _JATS if titled else {**_JATS, "source": "title"}
    else:
        yield from _linked(row["raw"], placed)
        return
    for label, start, end in placed:
        key = label.lower() if label.startswith("idno") else label
        if name == "jats_plos" and key == "ext-link":
            text = row["raw"][start:end]
            key = "DOI" if re.search(r"10\.\d{4}", text) else "URL"
            yield key, start, end
        elif key == "lpage" or table.get(key):
            yield ("page" if key == "lpage" else table[key]), start, end
        else:
            yield "", start, end


def _linked(raw: str, placed: list[Segment]) -> Iterator[Segment]:
    """LinkedBooks calls the host a second title, behind `in`; within one title `, in «` parts it off."""
    titled = False
    for label, start, end in placed:
        mine = _LINKED.get(label, "")
        if label == "publicationnumber-year":
            if year := re.search(r"\d{4}", raw[start:end]):
                if number := re.match(r"\W*(\w+)\W*$", raw[start : start + year.start()]):
                    yield "volume", start + number.start(1), start + number.end(1)
                yield "issued", start + year.start(), start + year.end()
            continue
        if (
            mine == "title"
            and not titled
            and (host := re.search(r",?\s+in:?\s+(?=[«\"“A-Z])", raw[start:end]))
            and host.start() > 8
        ):
            yield "title", start, start + host.start()
            yield "container-title", start + host.end(), end
            titled = True
            continue
        if mine == "author" and raw.startswith("a cura di", start):
            mine = "editor"
        yield ("container-title" if mine == "title" and titled else mine), start, end
        titled = titled or mine == "title"


def _spans(raw: str, segments: list[Segment], gold: Mapping[str, Any]) -> Iterator[FieldSpan]:
    held: FieldSpan | None = None
    for label, start, end in segments:
        if not label:
            continue
        found = list(numbers_in(raw, start, end, gold)) if label == "volume" else []
        found = found or [item for item in (tight(raw, label, start, end),) if item]
        for item in found:
            if held and item.label == held.label and _joined(raw, held, item):
                held = FieldSpan(held.label, Span(held.span.start, item.span.end))
                continue
            if held:
                yield held
            held = item
    if held:
        yield held


def _joined(raw: str, held: FieldSpan, item: FieldSpan) -> bool:
    gap = _GAP.get(item.label)
    return bool(gap and gap.fullmatch(raw, held.span.end, item.span.start))

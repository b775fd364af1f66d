"""Against recordings and records of the services: shapes, verdicts on references of every kind, and faults.

The rates are lifted here; `test_sources_limits.py` and `test_sources_web.py` hold them."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from replaying import FOLDER, needs_replay, recordings, replaying, unpacked

from citelink.bibliography.entry import Person
from citelink.consulting.consult import Consultant, Question
from citelink.parsing import parse_references
from citelink.sources import web
from citelink.sources.desk import Desk, Order
from citelink.sources.services import crossref, doi_org
from citelink.sources.source import Limit
from citelink.verdicts import Verdict
from tests.benchmarks.result_lists import FLOORS, QUERIES, SERVICES, measure, read_searches

pytestmark = needs_replay
ACCUSED = {"not-found", "wrong-doi", "doi-not-registered"}
REAL = {"real", "retracted", "concern", "cyrillic-present", "cyrillic-absent", "book-present", "book-absent"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web.random, "uniform", lambda low, high: 0.01)
    monkeypatch.setattr(crossref, "_POLITE", Limit(1000, 8))
    monkeypatch.setattr(doi_org, "_LIMIT", Limit(1000, 8))
    monkeypatch.setattr(web.Web, "_obey", lambda *said: None)


def consult(url: str, raws: list[str], **more: Any) -> list[Verdict]:
    desk = Desk(Order(("crossref",), contact="ann@example.org", base=url, **more))
    entries = [one.entry for one in parse_references(raws)]
    verdicts = Consultant(desk).ask([Question(entry, raw) for entry, raw in zip(entries, raws, strict=True)])
    desk.close()
    return verdicts


def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / "gold" / "references.jsonl").read_text("utf-8").splitlines()]


def test_verdicts_on_references_of_every_kind() -> None:
    rows = gold()
    with replaying() as server:
        verdicts = consult(server.url, [row["raw"] for row in rows])
    named = {row["id"]: verdict.name for row, verdict in zip(rows, verdicts, strict=True)}
    right = [row["id"] for row in rows if named[row["id"]] in row["verdict"]]
    assert len(right) >= 48
    of: dict[str, Counter[str]] = {}
    for row in rows:
        of.setdefault(row["category"], Counter())[named[row["id"]]] += 1
    assert not any(of[kind][name] for kind in REAL for name in ACCUSED)
    assert not any(of[kind]["ok"] for kind in ("invented", "chimera"))
    assert of["retracted"] == {"retracted": 3}
    assert of["wrong-doi"] == {"wrong-doi": 5}
    assert of["unregistered-doi"] == {"doi-not-registered": 3}
    assert of["field-error"]["differs"] >= 3


FAULTS = (
    "429-bare", "403", "503", "drop", "reset", "truncate", "badjson", "html200", "text200", "empty", "gzip", "null",
    "items-null", "redirect-loop", "huge", "bomb", "redirect-away", "refused-key",
)  # fmt: skip
HARMLESS = ("429:1", "500:1", "wrongtype", "bom")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_the_next_run_completes(fault: str, tmp_path: Any) -> None:
    raws = [row["raw"] for row in gold() if row["category"] == "field-error"] + [
        "Оспанов Ә. Құлып пен кілт туралы // Хабаршы. – 2011. – № 3. – Б. 5-9."
    ]
    with replaying() as server:
        server.set(fault=fault)
        verdicts = consult(server.url, raws, folder=tmp_path)
        assert {verdict.name for verdict in verdicts} == {"not-looked-up"}
        assert all(verdict.failures for verdict in verdicts)
        server.set(fault="none")
        expected = consult(server.url, raws)
        assert consult(server.url, raws, folder=tmp_path) == expected
        asked = len(server.log)
        assert consult(server.url, raws, folder=tmp_path) == expected
        assert len(server.log) == asked


@pytest.mark.parametrize("fault", HARMLESS)
def test_a_fault_that_passes_costs_nothing(fault: str) -> None:
    raws = [row["raw"] for row in gold() if row["category"] == "field-error"]
    with replaying() as server:
        server.set(fault=fault)
        assert "not-looked-up" not in {verdict.name for verdict in consult(server.url, raws)}


@pytest.mark.parametrize("service", SERVICES)
def test_the_services_own_lists(service: str) -> None:
    """What comes of real result lists, in the services' own order and shape."""
    score = measure(service, read_searches(service, FOLDER / QUERIES, unpacked("records")))
    assert score.found >= FLOORS[service] * score.held
    assert score.held >= 50
    assert score.authors_missed == 0


def test_every_recorded_work_of_crossref_is_read() -> None:
    """Field by field with what the answer says, where it says it plainly."""
    works = [one for one in recordings("crossref") if '"message-type":"work"' in one["body"].replace(" ", "")[:200]]
    read = 0
    for recorded in works:
        said = json.loads(recorded["body"])["message"]
        record = crossref.read(said)
        assert record is not None
        entry = record.entry
        assert entry.key == said["DOI"].lower()
        assert len(entry.authors) == len(
            [one for one in said.get("author") or [] if one.get("family") or one.get("name") or one.get("given")]
        )
        assert (entry.volume, entry.issue) == (said.get("volume") or "", said.get("issue") or "")
        assert entry.pages.partition("-")[0] in str(said.get("page") or said.get("article-number") or "")
        years = {
            parts[0]
            for name in ("issued", "published-print", "published-online", "posted")
            for parts in (said.get(name) or {}).get("date-parts") or []
            if parts and parts[0]
        }
        assert set(record.years) == years
        assert "<i>" not in entry.title + entry.container
        assert bool(entry.title) == any(
            "".join(said.get(name) or []).strip() for name in ("title", "subtitle", "original-title")
        )
        read += 1
    assert read > 100


def test_records_field_by_field() -> None:
    known = {one["request"]["url"].rpartition("/works/")[2].lower(): one for one in recordings("crossref")}
    retracted = next(
        one for url, one in known.items() if "s0140-6736(97)11096-0" in url or "s0140-6736%2897%2911096-0" in url
    )
    record = crossref.read(json.loads(retracted["body"])["message"])
    assert record is not None
    assert record.entry.title.startswith("Ileal-lymphoid-nodular hyperplasia")
    assert record.entry.authors[0] == Person("Wakefield", "AJ")
    assert (record.entry.container, record.entry.volume, record.entry.pages) == ("The Lancet", "351", "637-641")
    assert [one.kind for one in record.notices] == ["correction", "retraction"]
    assert record.notices[1].told_by == "retraction-watch"

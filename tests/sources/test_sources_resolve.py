"""The whole way with two services: the fixtures and a paper whose references are of every kind, against recordings and
records of the services. What is found, what is not and what could not be asked stand apart wherever it is told."""

from __future__ import annotations

import json
import re
import shutil
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from replaying import FOLDER, needs_replay, replaying

from citelink.cli import main
from citelink.consulting import consult
from citelink.sources import web
from citelink.sources.services import crossref, doi_org, openalex
from citelink.sources.source import Limit
from tests.report_facts import facts_of

pytestmark = needs_replay
ROOT = Path(__file__).parents[2]
KINDS = ("real", "field-error", "retracted", "wrong-doi", "unregistered-doi", "invented", "book-absent")
# The words of the report for each verdict that the run must bring.
TOLD = (
    "ok", "differs", "retracted", "not-found", "unverified", "not-looked-up", "wrong-doi", "doi-not-registered",
)  # fmt: skip


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web.random, "uniform", lambda low, high: 0.01)
    for module, name in ((crossref, "_POLITE"), (openalex, "_LIMIT"), (doi_org, "_LIMIT")):
        monkeypatch.setattr(module, name, Limit(1000, 8))
    monkeypatch.setattr(web.Web, "_obey", lambda *said: None)
    # One after the other, so that the same search fails every time.
    monkeypatch.setattr(consult, "_THREADS", 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fixtures, a paper that cites a work of each kind twice, and a library with one of them, which lacks most of
    its fields."""
    rows = [json.loads(line) for line in (FOLDER / "gold" / "references.jsonl").read_text("utf-8").splitlines()]
    chosen = [row["raw"] for kind in KINDS for row in [one for one in rows if one["category"] == kind][:2]]
    numbers = ", ".join(f"[{number}]" for number in range(1, len(chosen) + 1))
    listed = "".join(f"{number}. {raw}\n" for number, raw in enumerate(chosen, start=1))
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    shutil.copytree(ROOT / "bib", tmp_path / "bib")
    (tmp_path / "fixtures" / "paper.txt").write_text(f"All of them {numbers}.\n\nReferences\n\n{listed}", "utf-8")
    title = "Loss of membrane B2 microglobulin in eccrine porocarcinoma. Its association with the histopathologic and "
    title += "clinical criteria of malignancy"
    sparse = f"@misc{{holden,\n  author = {{Holden, C. A.}},\n  title = {{{title}}},\n  year = {{1984}}\n}}\n"
    (tmp_path / "bib" / "sparse.bib").write_text(sparse, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main(list(arguments))
    return int(done.value.code or 0)


ASKING = ("--source", "crossref,openalex", "--contact", "ann@example.org", "-q", "--jobs", "1")


def verdicts(out: Path) -> dict[str, Counter[str]]:
    """How often each verdict was given, by document."""
    found: dict[str, Counter[str]] = {}
    for document in json.loads((out / "resolution.json").read_text("utf-8"))["documents"]:
        lookups = (one["lookup"] for listed in document["reference_lists"] for one in listed["references"])
        found[document["path"]] = Counter(one["verdict"] for one in lookups)
    return found


def report_counts(out: Path) -> dict[str, int]:
    """What the report counts of each kind."""
    return dict(facts_of((out / "report.html").read_text("utf-8"))["verdicts"])


def test_resolve_with_two_services(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with replaying() as server:
        monkeypatch.setenv("CITELINK_SOURCES_BASE", server.url)
        assert run("resolve", "fixtures", "--bib", "bib", *ASKING, "-o", "out") == 0
        asked = len(server.log)
        # One search of OpenAlex fails: of what it was about nothing is known.
        server.set(fault="badjson:1", fault_path="openalex.*search=")
        assert run("resolve", "fixtures", "--bib", "bib", *ASKING, "--refresh", "-o", "failing") == 3
    assert asked > 0
    found = verdicts(folder / "out")
    paper = found.pop("paper.txt")
    assert {name for name in TOLD if paper[name]} == set(TOLD) - {"not-looked-up"}
    assert set().union(*found.values()) <= {"unverified", "not-found", "doi-not-registered"}
    failing = sum(verdicts(folder / "failing").values(), Counter())
    assert failing["not-looked-up"] == 1
    for out, counts in (("out", sum(found.values(), paper)), ("failing", failing)):
        assert report_counts(folder / out) == {name: counts[name] for name in TOLD if counts[name]}

    merged = (folder / "out" / "merged.bib").read_text("utf-8")
    entry = merged[merged.index("@misc{holden") :].partition("\n}\n")[0]
    assert "  year = {1984}" in entry, "what is there is kept"
    completed = re.search(r"x-citelink-completed = \{([^}]*)\}", entry)
    assert completed is not None
    for field in completed[1].split(", "):
        name, source = field.split(": ")
        assert source == "crossref"
        assert f"  {name} = {{" in entry
    assert {"volume: crossref", "pages: crossref", "doi: crossref"} <= set(completed[1].split(", "))
    facts = facts_of((folder / "out" / "report.html").read_text("utf-8"))
    assert completed[1] in {work.get("completed") for work in facts["works"]}
    # In a library is what a library has (Holden and Olcott); what is only found at a source is counted as that.
    assert [one["counts"][2] for one in facts["documents"] if one["path"].endswith("paper.txt")] == [2]
    assert facts["libraries"]
    assert "x-citelink-origin = {crossref}" in merged


def test_a_report_without_libraries_speaks_of_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with replaying() as server:
        monkeypatch.setenv("CITELINK_SOURCES_BASE", server.url)
        assert run("resolve", "fixtures/paper.txt", "--no-bib", *ASKING, "-o", "out") == 0
    facts = facts_of((folder / "out" / "report.html").read_text("utf-8"))
    assert not facts["libraries"]
    assert "source" in {reference["k"] for one in facts["documents"] for reference in one["references"]}


def test_offline_no_socket_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with replaying() as server:
        monkeypatch.setenv("CITELINK_SOURCES_BASE", server.url)
        assert run("resolve", "fixtures/paper.txt", "--bib", "bib", *ASKING, "-o", "out") == 0

    def closed(*said: Any, **more: Any) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    assert run("resolve", "fixtures/paper.txt", "--bib", "bib", *ASKING, "--offline", "-o", "again") == 0
    assert (folder / "again" / "merged.bib").read_bytes() == (folder / "out" / "merged.bib").read_bytes()
    assert verdicts(folder / "again") == verdicts(folder / "out")
    # What nobody asked before is told as such, and nothing is looked for.
    assert run("resolve", "fixtures/article.txt", "--bib", "bib", *ASKING, "--offline", "-o", "unasked") == 3
    assert set(verdicts(folder / "unasked")["article.txt"]) == {"not-looked-up"}

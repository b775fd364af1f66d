"""An index as a source: no network, its own records and notices, verdicts as of the services."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from dumped import NOTICE, OF_OPENALEX, RETRACTED, WORKS, lines, work

from citelink.cli import main
from citelink.consulting.consult import Consultant, Question
from citelink.indexes.asking import IndexSource, covered
from citelink.indexes.building import build_index
from citelink.parsing import parse_reference
from citelink.sources.desk import Desk, Order
from citelink.sources.source import Request
from citelink.verdicts import Verdict


@pytest.fixture
def source(tmp_path: Path) -> IndexSource:
    """An index of two stored libraries."""
    (tmp_path / "a.jsonl").write_bytes(lines(*WORKS))
    (tmp_path / "b.jsonl").write_bytes(lines(RETRACTED, NOTICE))
    (tmp_path / "c.jsonl").write_bytes(lines(OF_OPENALEX))
    paths = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl", "c.jsonl")]
    build_index(paths, str(tmp_path / "own"), say=print, slab=30, shard=30)
    return IndexSource(str(tmp_path / "own"))


@pytest.fixture(autouse=True)
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any, **named: Any) -> NoReturn:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def nobody(request: Request) -> NoReturn:
    raise AssertionError(request)


def consult(source: IndexSource, text: str) -> Verdict:
    desk = Desk(Order((source.NAME,)), [source])
    return Consultant(desk).ask([Question(parse_reference(text).entry, text)])[0]


FOUND = (
    "Valleyd A. Lichens of the 3th valley and their slow neighbours // Journal of Slow Botany. 1953. Vol. 3. P. 31-39."
)
RIVERS = "Nurlan A. Rivers that forget their names // River Letters. 2011. Vol. 4. P. 10-19."
CASES = (
    (FOUND, "ok", "10.5555/work.3"),
    (FOUND.replace("1953", "1963"), "differs", "10.5555/work.3"),
    (FOUND.replace("P. 31-39", "https://doi.org/10.5555/WORK.3"), "ok", "10.5555/work.3"),
    ("Valleyb A. Moss & stone // Journal of Slow Botany. 1982. Vol. 31. P. 311-319.", "retracted", "10.5555/work.31"),
    (
        "Nurlan A. Rivers that forget their names // River Letters. 2011. Vol. 4. P. 10-19.",
        "retracted",
        "10.5555/oa.77",
    ),
    ("Penn K. Tides and their clocks // Coastal Notes. 2001. Vol. 9. P. 1-12.", "unverified", None),
    # Nobody can say that a DOI is not registered but the registry, which is not asked.
    (f"{FOUND.replace('31-39', '31')} https://doi.org/10.5555/nobodys", "ok", "10.5555/work.3"),
    # The DOI of another work.
    (FOUND.replace("P. 31-39", "https://doi.org/10.5555/oa.77"), "wrong-doi", "10.5555/work.3"),
)


@pytest.mark.parametrize(("text", "verdict", "key"), CASES, ids=[case[1] for case in CASES])
def test_verdicts(source: IndexSource, text: str, verdict: str, key: str | None) -> None:
    found = consult(source, text)
    assert (found.name, found.found.key if found.found else None) == (verdict, key)
    assert found.failures == ()
    assert found.asked == (source.NAME,)
    if found.found:
        assert found.found.origin == source.NAME


def test_a_damaged_row_is_a_source_that_does_not_answer(source: IndexSource, tmp_path: Path) -> None:
    rows = tmp_path / "own" / "shards" / "000" / "entries.bin"
    rows.write_bytes(b"?" * rows.stat().st_size)
    found = consult(IndexSource(str(tmp_path / "own")), FOUND)
    assert found.name == "not-looked-up"
    assert found.failures == ((source.NAME, "it is damaged; build it again"),)


def test_what_it_covers(source: IndexSource, tmp_path: Path) -> None:
    """A part of a dump says nothing by what it has not; a library never does."""
    assert frozenset() == source.COVERS
    from citelink.indexes.index import read_contents

    contents = read_contents(str(tmp_path / "own"))
    many = replace(contents, types={"article-journal": 90_000_000, "book": 5_000_000})
    assert covered(many) == {"article-journal"}
    assert covered(replace(many, dumps={"library": 95_000_000, "dblp": 1})) == frozenset()


def test_work_is_found_among_many_alike(tmp_path: Path) -> None:
    """What the index looks at is what the engine looks at in a library of that size."""
    (tmp_path / "a.jsonl").write_bytes(lines(*(work(number) for number in range(2_000))))
    build_index([str(tmp_path / "a.jsonl")], str(tmp_path / "own"), say=print)
    source = IndexSource(str(tmp_path / "own"))
    assert [one.entry.key for one in source.search(parse_reference(FOUND).entry, FOUND, print)][:1] == [
        "10.5555/work.3"
    ]


PAPER = f"Lichens [1], rivers [2].\n\nReferences\n\n1. {FOUND}\n2. {RIVERS}\n"


def test_the_whole_way(source: IndexSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is completed and what enters the merged library says that it is from the index."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.txt").write_text(PAPER, "utf-8")
    title = "Lichens of the 3th valley and their slow neighbours"
    sparse = f"@article{{mine,\n  author = {{Valleyd, Ann}},\n  title = {{{title}}},\n  year = {{1953}}\n}}\n"
    (tmp_path / "mine.bib").write_text(sparse, "utf-8")
    with pytest.raises(SystemExit) as done:
        main(["resolve", "paper.txt", "--bib", "mine.bib", "--source", "index:own", "-q"])
    assert done.value.code == 0
    merged = (tmp_path / "citelink-out" / "merged.bib").read_text("utf-8")
    completed = "journal: index:own, volume: index:own, pages: index:own, doi: index:own"
    assert f"x-citelink-completed = {{{completed}}}" in merged
    assert "x-citelink-origin = {index:own}" in merged
    resolution = json.loads((tmp_path / "citelink-out" / "resolution.json").read_text("utf-8"))
    assert resolution["summary"]["verdicts"] == {"ok": 1, "retracted": 1}


PEOPLE = [{"family": "Heron", "given": "Q. R."}]
OF_A_LIBRARY = (
    {"id": "10.5555/vib.461", "type": "chapter", "title": "Plates in still water", "author": PEOPLE, "page": "461-480",
     "container-title": "Theory of Ripples with Applications", "issued": {"date-parts": [[1993]]}},
    {"id": "10.5555/vib.12", "type": "chapter", "title": "Strings and membranes", "author": PEOPLE, "page": "12-40",
     "container-title": "Theory of Ripples with Applications", "issued": {"date-parts": [[1993]]}},
    {"id": "10.5555/air.3", "type": "article-journal", "title": "Dust above the steppe in a dry spring",
     "author": [{"family": "Оспанова", "given": "Д."}], "container-title": "Air of the Steppe", "volume": "26",
     "page": "137-140", "issued": {"date-parts": [[1942]]}},
    {"id": "10.5555/pre", "type": "article", "title": "Slow clocks for slow rivers and their slower seas",
     "author": PEOPLE, "issued": {"date-parts": [[2011]]}, "container-title": "Preprints of the Delta"},
    {"id": "10.5555/pub", "type": "article-journal", "title": "Slow clocks for slow rivers and their slower seas",
     "author": PEOPLE, "issued": {"date-parts": [[2011]]}, "container-title": "River Letters"},
    {"id": "10.5555/ru", "type": "article-journal", "title": "Тихие омуты и их обитатели весной",
     "author": [{"family": "Полынцев", "given": "Г. В."}], "container-title": "Вестник гидрологии", "issue": "3",
     "page": "14-19", "issued": {"date-parts": [[2009]]}},
)  # fmt: skip
PRINTED = (
    # Without their titles, as physicists and chemists cite.
    "[1] Q.R. Heron, Theory of Ripples with Applications 461 (1993).",
    "Q.R. Heron, Theory of Ripples with Applications (1993) 12.",
    "(3) Оспанова, Д. Air of the Steppe 1942, 26, 137-140.",
    "[4] D. Ospanova, Air of the Steppe 26, 137 (1942).",
    # Something that looks like a label and is none.
    "137. Dust above the steppe in a dry spring. (1942). Air of the Steppe, 26, 137.",
    "Heron Q. R. Slow clocks for slow rivers and their slower seas. 2011.",
    "Heron Q. R. Slow clocks for slow rivers and their slower seas // River Letters. 2011.",
    "6. Полынцев Г. В. Тихие омуты и их обитатели весной // Вестник гидрологии. – 2009. – № 3. – С. 14-19.",
    "Полынцев Г. В. Тихие омуты. – М.: Вереск, 1999. – 212 с.",
    "Q. R. Heron. Theory of ripples with applications. Heather Press, 1993. 520 p.",
    "Ерсінов Қ. Бұлақ басындағы әңгімелер. – Алматы: Жалын, 1987. – 212 б.",
)


def test_verdicts_are_those_on_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the same records: whether a reference is matched, and to what."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "works.json").write_text(json.dumps(OF_A_LIBRARY), "utf-8")
    (tmp_path / "references.txt").write_text("".join(f"{raw}\n" for raw in PRINTED), "utf-8")
    build_index(["works.json"], "own", say=print)
    capsys.readouterr()
    said = []
    for where in (("--bib", "works.json"), ("--source", "index:own")):
        with pytest.raises(SystemExit):
            main(["match", "references.txt", *where, "--format", "jsonl", "-q"])
        matches = map(json.loads, capsys.readouterr().out.splitlines())
        said.append([(one["status"], one["key"]) for one in matches])
    assert said[0] == said[1]
    assert len({status for status, _ in said[0]}) > 1
    assert ("matched", "10.5555/vib.461") in said[1]


def test_explain_compares_with_what_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "works.json").write_text(json.dumps(OF_A_LIBRARY), "utf-8")
    (tmp_path / "references.txt").write_text(f"{PRINTED[0]}\n", "utf-8")
    (tmp_path / "bib").mkdir()
    other = "@book{reed, author = {Reed, A.}, title = {Theory of ripples in marshes}, year = {1999}}"
    (tmp_path / "bib" / "own.bib").write_text(other, "utf-8")
    build_index(["works.json"], "own", say=print)
    capsys.readouterr()
    tables = []
    for more in ((), ("--no-bib",)):
        with pytest.raises(SystemExit):
            main(["match", "references.txt", "--source", "index:own", "--explain", "-q", *more])
        tables.append(capsys.readouterr().out)
    compared = [[line.split()[0] for line in table.splitlines() if "likely to" in line] for table in tables]
    assert compared == [["10.5555/vib.461", "reed"], ["10.5555/vib.461"]]

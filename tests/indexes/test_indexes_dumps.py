"""Every form of dumps: what is read of it, and what is told of files that are none."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from dumped import DBLP, OF_DATACITE, OF_OPENALEX, RETRACTED, WORKS, archive, lines

from citelink.bibliography.entry import Person
from citelink.errors import InputError, LibraryError
from citelink.indexes.asking import IndexSource
from citelink.indexes.building import build_index
from citelink.indexes.index import Contents
from citelink.sources.source import Record

BIB = """@article{lake2001, title = {Lakes and their mirrors}, author = {Lake, Ann}, year = {2001}, doi = {10.5555/L.1}}
@book{plain, title = {{RETRACTED}: A book without a number}, author = {Reed, Bo}, year = {1999}}
"""


def build(tmp_path: Path, name: str, data: bytes) -> tuple[Contents, IndexSource, list[str]]:
    """The index of one file."""
    (tmp_path / name).write_bytes(data)
    said: list[str] = []
    contents = build_index([str(tmp_path / name)], str(tmp_path / "own"), say=said.append)
    return contents, IndexSource(str(tmp_path / "own")), said


def record(source: IndexSource, key: str) -> Record:
    found = source.read(key)
    assert found is not None
    return found


def test_crossref(tmp_path: Path) -> None:
    contents, source, _ = build(tmp_path, "works.jsonl", lines(*WORKS, RETRACTED))
    assert (contents.records, contents.dumps) == (31, {"crossref": 31})
    found = record(source, "10.5555/work.31")
    assert (found.entry.title, found.entry.volume, found.entry.pages) == ("Moss & stone", "31", "311-319")
    assert found.years == (1981, 1982)
    assert [(one.kind, one.doi, one.told_by) for one in found.notices] == [
        ("retraction", "10.5555/notice", "publisher")
    ]
    assert found.entry.origin == source.NAME
    assert found.entry.extra == (), "what is kept for itself is not shown"


def test_openalex(tmp_path: Path) -> None:
    _, source, _ = build(tmp_path, "part_000.gz", gzip.compress(lines(OF_OPENALEX)))
    found = record(source, "10.5555/oa.77")
    assert (found.entry.title, found.entry.authors) == ("Rivers that forget their names", (Person("Nurlan", "Aigul"),))
    assert [one.kind for one in found.notices] == ["retraction"]


def test_datacite(tmp_path: Path) -> None:
    _, source, _ = build(tmp_path, "dois.jsonl", lines(OF_DATACITE))
    found = record(source, "10.5555/dc.1").entry
    assert (found.type, found.title, found.year, found.publisher) == (
        "dataset",
        "Soundings of a frozen lake",
        2019,
        "House of Ice",
    )


@pytest.mark.parametrize("packed", [True, False])
def test_dblp(tmp_path: Path, packed: bool) -> None:
    data = DBLP.encode("ascii")
    contents, source, _ = build(
        tmp_path, "dblp.xml.gz" if packed else "dblp.xml", gzip.compress(data) if packed else data
    )
    assert contents.types == {"article-journal": 1, "paper-conference": 1, "thesis": 1, "book": 1, "article": 1}
    found = record(source, "10.5555/db.1").entry
    assert found.title == "Sorting n lists & their tails"
    assert found.authors == (Person("Grün", "Jürgen"), Person("Lind", "Åsa"))
    assert (found.container, found.volume, found.issue, found.pages, found.year) == (
        "Slow Comput.",
        "3",
        "2",
        "5-17",
        2007,
    )
    assert record(source, "conf/slow/Lind08").entry.container == "SLOW"
    thesis = record(source, "ms/Lind06")
    assert (thesis.entry.publisher, [one.kind for one in thesis.notices]) == ("Slow University", ["retraction"])
    assert record(source, "conf/slow/2008").entry.editors == (Person("Grün", "Jürgen"),)
    assert record(source, "journals/corr/abs-0801-0001").entry.identifier("arXiv") == "0801.0001"


def test_an_entity_of_its_own_is_not_looked_for(tmp_path: Path) -> None:
    """Neither fetched nor unfolded: a document may say what it likes of its entities."""
    bomb = DBLP.replace("Trees without leaves", "&lol; leaves").replace(
        'SYSTEM "dblp.dtd"', '[<!ENTITY lol "lol"><!ENTITY ext SYSTEM "file:///etc/passwd">]'
    )
    contents, _, _ = build(tmp_path, "dblp.xml", bomb.encode("ascii"))
    assert (contents.records, contents.unread) == (4, 1)
    assert "undefined entity" in contents.failures[0]


def test_libraries(tmp_path: Path) -> None:
    contents, source, _ = build(tmp_path, "own.bib", BIB.encode())
    assert contents.dumps == {"library": 2}
    assert record(source, "10.5555/l.1").entry.title == "Lakes and their mirrors"
    plain = record(source, "plain")
    assert (plain.entry.title, [one.told_by for one in plain.notices]) == ("A book without a number", ["title"])


@pytest.mark.parametrize("form", ["array", "lines", "packed lines"])
def test_csl_json(tmp_path: Path, form: str) -> None:
    items = [
        {"id": "a1", "type": "book", "title": "One <b>bold</b> book", "DOI": "https://doi.org/10.5555/C.1"},
        {"id": "a2", "type": "book", "title": "Another book"},
    ]
    data = json.dumps(items, indent=1).encode() if form == "array" else lines(*items)
    name = {"array": "a.json", "lines": "a.jsonl", "packed lines": "a.jsonl.gz"}[form]
    contents, source, _ = build(tmp_path, name, gzip.compress(data) if form == "packed lines" else data)
    assert contents.dumps == {"csl-json": 2}
    assert record(source, "10.5555/c.1").entry.title == "One bold book"
    assert record(source, "a2").entry.title == "Another book"


def test_a_snapshot_with_its_manifest(tmp_path: Path) -> None:
    """What the manifest names is read, and nothing else; files that are missing are told."""
    folder = tmp_path / "data" / "works"
    for day in ("01", "02", "03"):
        (folder / f"updated_date=2026-01-{day}").mkdir(parents=True)
        item = {**OF_OPENALEX, "id": f"https://openalex.org/W{day}", "doi": None}
        (folder / f"updated_date=2026-01-{day}" / "part_000.gz").write_bytes(gzip.compress(lines(item)))
    address = "s3://openalex/data/works/updated_date=2026-01-{}/part_000.gz"
    listed = [{"url": address.format(day), "meta": {"record_count": 1}} for day in ("01", "02")]
    (folder / "manifest").write_text(json.dumps({"entries": listed}), "utf-8")
    assert build_index([str(folder)], str(tmp_path / "own"), say=print).records == 2
    listed.append({"url": address.format("04"), "meta": {}})
    (folder / "manifest").write_text(json.dumps({"entries": listed}), "utf-8")
    with pytest.raises(LibraryError, match=r"2026-01-04/part_000\.gz: the manifest names 1 files that are not there"):
        build_index([str(folder)], str(tmp_path / "own"), say=print)


@pytest.mark.parametrize("how", ["file", "folder", "manifest"])
def test_parquet_is_refused(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "works"
    folder.mkdir()
    if how == "manifest":
        entries = [{"url": "s3://openalex/data/parquet/works/part_000.parquet"}]
        (folder / "manifest").write_text(json.dumps({"entries": entries}), "utf-8")
        (folder / "part_000.gz").write_bytes(gzip.compress(lines(OF_OPENALEX)))
    else:
        (folder / "part_000.parquet").write_bytes(b"PAR1")
    with pytest.raises(LibraryError, match="Parquet is not read; take the same snapshot in JSON lines"):
        build_index([str(folder / "part_000.parquet" if how == "file" else folder)], str(tmp_path / "own"), say=print)
    assert not (tmp_path / "own.building").exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"nothing", "is no dump that can be read"),
        ("a.jsonl", b'{"what": "ever"}\n', "no record was found in .*a.jsonl; .*a.jsonl"),
        ("a.jsonl.gz", gzip.compress(lines(*WORKS))[:-400][:200], "no record was found"),
        ("a.tar", b"no archive", "breaks off"),
    ],
)
def test_what_is_no_dump(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises((LibraryError, InputError), match=said):
        build(tmp_path, name, data)
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_what_breaks_off_is_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    whole = gzip.compress(lines(*WORKS))
    members = {
        "1.jsonl.gz": whole[: len(whole) // 2],
        "2.jsonl": b"\xff{]",
        "3.jsonl.gz": gzip.compress(lines(RETRACTED)),
    }
    archive(tmp_path / "dump.tar", members)
    contents = build_index([str(tmp_path / "dump.tar")], str(tmp_path / "own"), say=print)
    assert 1 <= contents.records < 31
    assert "dump.tar/1.jsonl.gz, line 1: it breaks off" in contents.failures[0]
    assert contents.strange == (f"{tmp_path}/dump.tar/2.jsonl",)
    assert IndexSource(str(tmp_path / "own")).read("10.5555/work.31") is not None

"""An index is built in a stream: in any form the same, gone on with after a kill, whole or not there."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from dumped import WORKS, archive, in_files, lines, public_file, work

from citelink.bibliography.entry import Entry
from citelink.bibliography.streaming import Batch
from citelink.errors import LibraryError, OutputError
from citelink.indexes import building
from citelink.indexes.asking import IndexSource
from citelink.indexes.building import build_index
from citelink.indexes.index import open_shards, read_contents

# Batches are of so many records where a test is about what lies between two.
MANY = tuple(work(number) for number in range(3_500))


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of all files below a folder, but for the names of the inputs."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    found["index.json"] = json.dumps({**json.loads(found["index.json"]), "inputs": []}).encode()
    return found


def test_one_dump_in_every_form(tmp_path: Path) -> None:
    members = in_files(WORKS, 8)
    (tmp_path / "folder").mkdir()
    for name, data in members.items():
        (tmp_path / "folder" / name).write_bytes(data)
    (tmp_path / "folder" / "README.txt").write_text("what this is", "utf-8")
    (tmp_path / "whole.jsonl").write_bytes(lines(*WORKS))
    (tmp_path / "whole.jsonl.gz").write_bytes(gzip.compress(lines(*WORKS)))
    (tmp_path / "whole.json.gz").write_bytes(public_file(*WORKS))
    archive(tmp_path / "dump.tar", members)
    archive(tmp_path / "dump.tar.gz", members, packed=True)
    indexes = []
    for name in ("folder", "whole.jsonl", "whole.jsonl.gz", "whole.json.gz", "dump.tar", "dump.tar.gz"):
        contents = build_index([str(tmp_path / name)], str(tmp_path / f"{name}.index"), say=print)
        assert (contents.records, contents.unread, contents.strange) == (30, 0, ())
        found = content(tmp_path / f"{name}.index")
        indexes.append({name: data for name, data in found.items() if name.endswith(".bin")})
    assert all(index == indexes[0] for index in indexes)


KILLED = """
import os, signal, sys
from citelink.indexes.building import build_index

def progress(records, share):
    if records >= {at}:
        os.kill(os.getpid(), signal.SIGKILL)

build_index({paths}, {out}, say=print, progress=progress, slab=1000, shard=2000, shards={shards})
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
@pytest.mark.parametrize(
    ("form", "shards"), [("dump.tar", None), ("dump.tar.gz", None), ("dump.jsonl.gz", None), ("dump.tar", 3)]
)
def test_killed_and_gone_on_with(
    tmp_path: Path, form: str, shards: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / form
    if form == "dump.jsonl.gz":
        path.write_bytes(gzip.compress(lines(*MANY)))
    else:
        archive(path, in_files(MANY, 700), packed=form.endswith(".gz"))
    paths, out = [str(path)], str(tmp_path / "own")
    for at in (1_500, 2_500, 3_400):
        code = KILLED.format(paths=paths, out=repr(out), at=at, shards=shards)
        killed = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        assert not Path(out).exists(), "it has no name until it is whole"
    prepared: list[Any] = []
    prepare = building._prepare

    def prepare_and_note(batch: Batch, **more: Any) -> object:
        prepared.append(batch)
        return prepare(batch, **more)

    monkeypatch.setattr(building, "_prepare", prepare_and_note)
    said: list[str] = []
    build_index(paths, out, say=said.append, slab=1000, shard=2000, shards=shards)
    assert said == [f"{out}.building was broken off, and is gone on with"]
    assert sum(len(batch.pieces) for batch in prepared) <= 1_000, "what was done is not done again"
    build_index(paths, str(tmp_path / "at-once"), say=said.append, slab=1000, shard=2000, shards=shards)
    assert content(Path(out)) == content(tmp_path / "at-once")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([form, "own", "at-once"])


def test_other_files_begin_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(*MANY))

    def stop(records: int, share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index([str(path)], str(tmp_path / "own"), say=print, progress=stop)
    path.write_bytes(lines(*WORKS))
    said: list[str] = []
    assert build_index([str(path)], str(tmp_path / "own"), say=said.append).records == 30
    assert said == [f"{tmp_path}/own.building was begun with other files or by another citelink, and is begun anew"]


def test_two_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(*WORKS))
    running = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        building._claim(tmp_path / "own.building", building.find_files([str(path)]), print)
        (tmp_path / "own.building" / "lock").write_text(str(running.pid), "ascii")
        with pytest.raises(OutputError, match=f"is being built by the process {running.pid}"):
            build_index([str(path)], str(tmp_path / "own"), say=print)
    finally:
        running.communicate(b"\n")
    assert build_index([str(path)], str(tmp_path / "own"), say=print).records == 30


def test_only_an_index_is_replaced(tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "own"
    path.write_bytes(lines(*WORKS))
    for name in ("..", "."):
        with pytest.raises(OutputError, match="is no name for an index"):
            build_index([str(path)], name, say=print)
    out.mkdir()
    (out / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="exists and is no index"):
        build_index([str(path)], str(out), say=print)
    (tmp_path / "new.building").mkdir()
    (tmp_path / "new.building" / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match=r"new\.building: is needed .* holds something else"):
        build_index([str(path)], str(tmp_path / "new"), say=print)
    assert (out / "thesis.txt").read_text("utf-8") == "mine"
    build_index([str(path)], str(tmp_path / "third"), say=print)
    path.write_bytes(lines(*WORKS[:3]))
    assert build_index([str(path)], str(tmp_path / "third"), say=print).records == 3
    assert IndexSource(str(tmp_path / "third")).read("10.5555/work.4") is None


def test_one_doi_one_record(tmp_path: Path) -> None:
    """The first record of a DOI counts; an entry of a library that has the DOI of its book is kept by its own key."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(*WORKS[:3], {**WORKS[0], "volume": "99"}, WORKS[1]))
    contents = build_index([str(path)], str(tmp_path / "own"), say=print)
    assert (contents.records, contents.repeated) == (3, 2)
    found = IndexSource(str(tmp_path / "own")).read("10.5555/work.1")
    assert found is not None
    assert found.entry.volume == "1"
    library = tmp_path / "own.bib"
    chapter = (
        "@incollection{{{0}, title = {{Chapter {0} of a long book}}, booktitle = {{B}}, doi = {{10.5555/book}}}}\n"
    )
    library.write_text(chapter.format("first") + chapter.format("second"), "utf-8")
    contents = build_index([str(library)], str(tmp_path / "chapters"), say=print)
    source = IndexSource(str(tmp_path / "chapters"))
    assert contents.records == 2
    titles = [one.entry.title for key in ("10.5555/book", "second") if (one := source.read(key))]
    assert titles == ["Chapter first of a long book", "Chapter second of a long book"]


def test_shards_by_hash(tmp_path: Path) -> None:
    """Each record is in one of them, those of one DOI in the same, wherever they were read; and they are found."""
    one, two = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    one.write_bytes(lines(*MANY[:300]))
    two.write_bytes(lines(*({**each, "volume": "99"} for each in MANY[250:310])))
    contents = build_index([str(one), str(two)], str(tmp_path / "own"), say=print, slab=100, shards=4)
    assert (contents.records, contents.repeated, contents.shards) == (310, 50, 4)
    sizes = [len(shard) for shard in open_shards(str(tmp_path / "own"), contents)]
    assert sum(sizes) == 310
    assert min(sizes) > 40, "all are of about a size"
    source = IndexSource(str(tmp_path / "own"))
    for number in (0, 7, 299, 309):
        found = source.read(f"10.5555/work.{number}")
        assert found is not None
        assert found.entry.volume == ("99" if number > 299 else str(number))
        title = f"Lichens of the {number}th valley and their slow neighbours"
        first, *_ = source.search(Entry(title=title), f"Valley A. {title} // Journal of Slow Botany", never)
        assert first.entry.key == f"10.5555/work.{number}"
    said = (
        "Valley A. Lichens of the 7th valley and their slow neighbours // Journal of Slow Botany. 1957. Vol. 7. P. 71"
    )
    verdict = source.decide(Entry(), said)
    assert verdict.candidate is not None
    assert verdict.candidate.entry.key == "10.5555/work.7"
    few = build_index([str(one)], str(tmp_path / "few"), say=print, shards=500)
    assert (few.records, few.shards) == (300, 500), "some are empty"
    assert IndexSource(str(tmp_path / "few")).read("10.5555/work.5") is not None


def never(*arguments: Any) -> Any:
    raise AssertionError("an index asks nobody")


def test_another_number_of_shards_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(*WORKS))
    building._claim(tmp_path / "own.building", building.find_files([str(path)]), print, 2)
    said: list[str] = []
    assert build_index([str(path)], str(tmp_path / "own"), say=said.append, shards=3).shards == 3
    assert len(said) == 1
    assert "begun anew" in said[0]


def test_what_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no such index; `citelink index build"):
        read_contents(str(tmp_path / "nowhere"))
    with pytest.raises(LibraryError, match="is no index; "):
        read_contents(str(tmp_path))
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(*WORKS))
    build_index([str(path)], str(tmp_path / "own"), say=print)
    rows = tmp_path / "own" / "shards" / "000" / "rows.bin"
    rows.write_bytes(rows.read_bytes()[:-1])
    with pytest.raises(LibraryError, match="the index is damaged"):
        IndexSource(str(tmp_path / "own"))
    table = tmp_path / "own" / "index.json"
    table.write_text(table.read_text("utf-8").replace('"shape": "', '"shape": "other'), "utf-8")
    with pytest.raises(LibraryError, match="built by another version of citelink"):
        IndexSource(str(tmp_path / "own"))

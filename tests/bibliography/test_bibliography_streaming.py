"""Libraries in a stream hold what they hold when they are read at once, however the file is cut."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.bibtex import streaming as bibtex_streaming
from citelink.bibliography.formats.csl_json import streaming as csl_streaming
from citelink.bibliography.formats.csl_json.items import entry_from_csl
from citelink.bibliography.reading import read_library, stream_library

ITEMS = [
    {"id": f"k{number}", "type": "book", "title": f'Том {number} "}}{{][\\ \n', "author": [{"family": "Ы"}]}
    for number in range(40)
]
VALUES = st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner, max_size=3), max_leaves=5)


def streamed(path: Path) -> list[Entry]:
    entries: list[Entry] = []
    for batch in stream_library(str(path)).batches:
        entries.extend(batch()[0])
    return entries


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("chunk", [1, 7, 100, 1 << 20])
def test_an_array_however_it_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, indent: int) -> None:
    monkeypatch.setattr(csl_streaming, "CHUNK", chunk)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(ITEMS, ensure_ascii=False, indent=indent), "utf-8")
    assert streamed(path) == list(read_library(path).entries.values())


@given(st.lists(st.dictionaries(st.text(), VALUES), max_size=5), st.integers(1, 60))
def test_the_pieces_of_an_array_are_its_elements(items: list[dict[str, object]], chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csl_streaming, "CHUNK", chunk)
        file = io.StringIO(json.dumps(items, ensure_ascii=False))
        pieces = [json.loads(text) for _, text in csl_streaming.pieces(file)]
    assert pieces == items


@pytest.mark.parametrize("chunk", [1, 50, 1 << 20])
def test_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(csl_streaming, "CHUNK", chunk)
    path = tmp_path / "x.jsonl"
    path.write_text("\n\n".join(json.dumps(item, ensure_ascii=False) for item in ITEMS), "utf-8")
    assert streamed(path) == list(read_library(path).entries.values())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("wrapped.json", json.dumps({"items": ITEMS}).encode()),
        ("one.json", json.dumps(ITEMS[0]).encode()),
        ("bom.json", b"\xef\xbb\xbf" + json.dumps(ITEMS).encode()),
        ("legacy.json", json.dumps(ITEMS, ensure_ascii=False).encode("cp1251")),
        ("utf16.json", json.dumps(ITEMS).encode("utf-16")),
        ("x.bib", "@book{a, title = {Ы}}\n@book{b, crossref = {a}}\n".encode()),
        ("x.ris", "TY  - BOOK\nTI  - Ы\nID  - a\nER  - \nTY  - BOOK\nTI  - Э\nID  - b\nER  - \n".encode()),
        ("empty.json", b""),
    ],
)
def test_other_files(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert streamed(path) == list(read_library(path).entries.values())


@pytest.mark.parametrize("cut", [5, 60, 300, 1500])
def test_a_file_that_is_cut_short_keeps_what_stands_before_the_cut(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(ITEMS)[:cut], "utf-8")
    failures = [failure for batch in stream_library(str(path)).batches for failure in batch()[1]]
    assert len(failures) == 1
    assert streamed(path) == list(read_of(ITEMS, tmp_path)[: len(streamed(path))])


def read_of(items: list[dict[str, object]], folder: Path) -> list[Entry]:
    whole = folder / "whole.json"
    whole.write_text(json.dumps(items), "utf-8")
    cut = str(folder / "x.json")
    return [entry_from_csl(item, cut) for item in items]


def test_an_element_without_an_end_costs_no_square(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('[{"id": "' + "a" * 5_000_000, "utf-8")
    assert streamed(path) == []


BIB = """% a comment with an @ in it
@string{ann = {Annals}} @preamble{"\\newcommand{\\x}{}"}
@article{a, title = {One}, journal = ann # { of Rivers}, year = 2001}
@inproceedings{b, title = {Two {of} them}, crossref = {host}, abstract = {A line
@book{that only looks like one, title = {No}} goes on}}
@inbook{c, title = {Три}, xdata = {place}, crossref = {host}}
@book{broken, title = {Never closed, year = 2000}
@misc{d, title = {Four}, journal = LATER}
@proceedings{host, title = {The Host}, year = 1999, crossref = {series}}
@mvproceedings{series, title = {The Series}, publisher = {P}}
@xdata{place, location = {Алматы}}
@string{later = {Late}}
@book{d, title = {Another four}}
@book{, title = {Without a key}, author = {Ы, Э.}}
"""


@pytest.mark.parametrize("chunk", [10, 100, 400, 1 << 20])
def test_bibtex_chunk_by_chunk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(bibtex_streaming, "CHUNK", chunk)
    path = tmp_path / "x.bib"
    path.write_text(BIB, "utf-8")
    whole = read_library(path)
    stream = stream_library(str(path))
    by_title = {entry.title: entry for batch in stream.batches for entry in batch()[0]}
    for entry in whole.entries.values():
        found = by_title[entry.title]
        # Keys that repeat over chunks are told apart later, and macros are known before their definition.
        later = entry.title == "Four"
        assert found == (replace(entry, container=found.container) if later else replace(entry, key=found.key))
    assert by_title["Two {of} them".replace("{", "").replace("}", "")].container == "The Host"
    assert stream.rest() == (dict(whole.strings), whole.preamble)

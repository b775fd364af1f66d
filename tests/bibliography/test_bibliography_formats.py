"""The formats of libraries: each keeps to the contract, and all that is asked for by a suffix works for each."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from citelink.bibliography.format import FORMATS, LibraryFormat, format_of, load_format, suffixes
from citelink.bibliography.reading import read_library, read_text, stream_library
from citelink.errors import LibraryError

VERBS = ("recognizes", "read", "write", "stream")
BIB = "@book{nye2004, author = {Nye, Joseph S.}, title = {Soft Power}, year = {2004}, publisher = {P}}"


@pytest.mark.parametrize("name", FORMATS.names)
def test_a_format_keeps_to_the_contract(name: str) -> None:
    plugin = load_format(name)
    assert name == plugin.NAME
    assert inspect.getdoc(plugin), "its first line is printed"
    assert plugin.SUFFIXES
    for suffix in plugin.SUFFIXES:
        assert suffix.startswith(".")
        assert suffix == suffix.lower()
        assert suffixes()[suffix] == name, "another format has the suffix too"
    for verb in VERBS:
        wanted, found = getattr(LibraryFormat, verb), getattr(plugin, verb)
        assert list(inspect.signature(found).parameters) == list(inspect.signature(wanted).parameters)[1:]
        said, meant = get_type_hints(found), get_type_hints(wanted)
        given, wished = said.pop("return"), meant.pop("return")
        assert said == meant
        assert given in (wished, *get_args(wished)), "it may promise more than is asked for"


@pytest.mark.parametrize("suffix", sorted(suffixes()))
def test_what_is_written_is_read_again(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"works{suffix.upper()}"
    plugin = load_format(format_of(str(path)))
    written = read_text(BIB, "mine.bib")
    path.write_text(plugin.write(written, str(path)), "utf-8")
    (entry,) = read_library(path).entries.values()
    (streamed,) = (one for batch in stream_library(str(path)).batches for one in batch()[0])
    assert (entry.key, entry.title, entry.year, entry.publisher) == ("nye2004", "Soft Power", 2004, "P")
    assert entry.authors == written.entries["nye2004"].authors
    assert streamed == entry


@pytest.mark.parametrize(
    ("beginning", "looks_right"),
    [
        ('[{"id": "a", "title": "T"}', True),
        ('\ufeff [\n {"abstract": "a \\"title\\": [{", "title": "T', True),
        ('{"title" : ["T"], "type": "book"}', True),
        ('{"id": "a", "title": "T"}\n{"id": "b", "title": "U"}\n', True),
        ('{"id": "a"}\n{"id": "b", "title": "U"}\n', True),
        ('{"config": {"title": 1}, "items": [{"title": "T"}]}', True),
        ('[{"DOI": "10.1/x", "author": [{"family": "F"}], "title": "T"}]', True),
        ('{"commands": [{"title": "T"}]}', False),
        ('{"raw": "x", "entry": {"title": "T"}}', False),
        ('{"items": [{"data": {"title": "T"}}]}', False),
        ('["title", {"id": "title"}]', False),
        ('"title": "T"', False),
        ('{"id": "a \\"title\\": ', False),
        ("", False),
        ("\0" * 100, False),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_looks_like_csl_json(beginning: str, looks_right: bool, encoding: str) -> None:
    assert load_format("csl-json").recognizes(beginning.encode(encoding)) is looks_right


@pytest.mark.parametrize("piece", [b"[", b"{", b'"', b'\\"', b'"\\', b'"a":', b"}"])
def test_a_hostile_beginning_is_looked_at_once(piece: bytes) -> None:
    assert not load_format("csl-json").recognizes(piece * (1 << 16))


def test_names_that_tell_no_format() -> None:
    for name in ("works.docx", "works", ".bib", "-"):
        with pytest.raises(LibraryError, match=r"the name of a library ends in \.bib, \.biblatex"):
            format_of(name)
    with pytest.raises(KeyError):
        load_format("marc")

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
        assert name in suffixes()[suffix]
    assert suffixes()[plugin.SUFFIXES[0]] == (name,), "another format has its own suffix too"
    for verb in VERBS:
        wanted, found = getattr(LibraryFormat, verb), getattr(plugin, verb)
        assert list(inspect.signature(found).parameters) == list(inspect.signature(wanted).parameters)[1:]
        said, meant = get_type_hints(found), get_type_hints(wanted)
        given, wished = said.pop("return"), meant.pop("return")
        assert said == meant
        assert given in (wished, *get_args(wished)), "it may promise more than is asked for"


@pytest.mark.parametrize(
    ("suffix", "name"), [(suffix, name) for suffix in sorted(suffixes()) for name in suffixes()[suffix]]
)
def test_what_is_written_is_read_again(suffix: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"works{suffix.upper()}"
    plugin = load_format(name)
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


XML = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a library -->\n'


@pytest.mark.parametrize(
    ("beginning", "name"),
    [
        (f'{XML}<collection xmlns="http://www.loc.gov/MARC21/slim"><record>', "marcxml"),
        (f"{XML}<marc:collection xmlns:marc = 'http://www.loc.gov/MARC21/slim'>", "marcxml"),
        ('\ufeff<collection><record><controlfield tag="001">1</controlfield>', "marcxml"),
        (f'{XML}<modsCollection xmlns="http://www.loc.gov/mods/v3"/>', "mods"),
        (f'{XML}<m:mods xmlns:m="http://www.loc.gov/mods/v3"/>', "mods"),
        ("<mods><titleInfo>", "mods"),
        (f"{XML}<article><p>See http://www.loc.gov/mods/v3 and http://www.loc.gov/MARC21/slim</p></article>", None),
        (f"{XML}<record><title>T</title></record>", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_suffix_of_several_formats(beginning: str, name: str | None, encoding: str) -> None:
    known = [one for one in suffixes()[".xml"] if load_format(one).recognizes(beginning.encode(encoding))]
    assert known == [name] * (name is not None)
    if name is None:
        with pytest.raises(LibraryError, match=r"works\.xml is of no known format; it is none of .*marcxml, mods"):
            format_of("works.xml", beginning.encode(encoding))
    else:
        assert format_of("works.xml", beginning.encode(encoding)) == name


def test_names_that_tell_no_format() -> None:
    for name in ("works.docx", "works", ".bib", "-"):
        with pytest.raises(LibraryError, match=r"the name of a library ends in \.bib, \.biblatex"):
            format_of(name)
    with pytest.raises(KeyError):
        load_format("marc")

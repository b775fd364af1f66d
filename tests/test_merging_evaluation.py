"""Over real libraries that people wrote: merged.bib takes every sound entry over byte for byte."""

from __future__ import annotations

import lzma
import os
import random
from pathlib import Path

import pytest

from citelink.bibliography.entry import Candidate
from citelink.bibliography.formats.bibtex.writing import write_library
from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_text
from citelink.citations.citation import Reference
from citelink.matching.match import Match
from citelink.merging import merge
from citelink.results import ParsedReference
from citelink.text.span import Span

DATA = Path(os.environ.get("CITELINK_EVAL", Path(__file__).parent.parent.parent / "shared")) / "data" / "bib"
FILES = sorted(path for path in DATA.rglob("*") if path.name.endswith((".bib", ".bib.xz")))
LARGEST = 2_000_000
NAMED = 60


def read(path: Path) -> tuple[str, Library]:
    with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as file:
        text = file.read(LARGEST).decode("utf-8", "ignore")
    return text, read_text(text, path.name)


@pytest.mark.skipif(not FILES, reason="no shared evaluation data (set CITELINK_EVAL)")
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_what_a_set_names_is_taken_over_as_it_stood(path: Path) -> None:
    text, library = read(path)
    keys = [key for key, entry in library.entries.items() if entry.source_text]
    named = random.Random(path.name).sample(keys, min(NAMED, len(keys)))
    references = [
        ParsedReference(
            Reference.plain(f"r{number}", number, Span(0, 0), library.entries[key].title),
            library.entries[key],
            (),
            Match("matched", "", Candidate(library.entries[key], library.path, 1.0)),
            "thesis.txt",
            0,
        )
        for number, key in enumerate(named, start=1)
    ]
    merged = merge(references, (library,))
    written = write_library(merged.library)
    assert set(merged.keys) == {parsed.address for parsed in references}
    for number, key in enumerate(named, start=1):
        taken = merged.keys["thesis.txt", f"r{number}"]
        source = library.entries[taken].source_text
        # What was mended in reading differs, and only that.
        assert source in text or not read_text(source, "x.bib").failures
        assert source in written
        # One work under two keys goes to one of them; any other keeps its own.
        assert taken == key or any({taken, key} <= {pair.key, pair.other_key} for pair in merged.same_work)

"""resolution.json and what `inspect` prints keep the contract: for the fixtures, for every situation, for documents
made of what is hard to tell apart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from contract import assert_contract, assert_shape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pages import Case, lay, read_cases
from restoring import annotate_all

from citelink.bibliography.reading import read_library
from citelink.documents.inputs import Input, find_inputs
from citelink.results import Resolution
from citelink.run import Run, resolve
from citelink.writers.matched_keys import with_matched_keys
from citelink.writers.resolution import json as json_writer
from citelink.writers.voice import Voice

ROOT = Path(__file__).parents[2]
LIBRARIES = tuple(read_library(path) for path in sorted((ROOT / "bib").glob("*.bib")))


def hold(resolution: Resolution) -> None:
    """Both printed forms of `resolution` keep the contract."""
    texts = {one.path: one.document.text for one in resolution.documents if one.document is not None}
    keys = set(resolution.library.entries)
    assert_contract(_said(annotate_all(resolution, "link")), texts, merged=keys)
    assert_contract(_said(with_matched_keys(resolution)), texts, merged=None)


def _said(resolution: Resolution) -> Any:
    return json.loads("".join(json_writer.render(resolution, Voice())))


@pytest.mark.parametrize("libraries", [LIBRARIES, ()], ids=["with libraries", "without"])
def test_fixtures(libraries: Sequence[object]) -> None:
    inputs = find_inputs([str(ROOT / "fixtures"), "missing.txt"]).files
    hold(resolve(inputs, LIBRARIES if libraries else (), Run(match=bool(libraries))))


@pytest.mark.parametrize("case", read_cases(ROOT / "tests" / "situations"), ids=str)
def test_situations(case: Case, tmp_path: Path) -> None:
    hold(lay(case, tmp_path).run())


PIECES = st.sampled_from(
    [
        *("[1]", "[2, 3]", "[1-3]", "[1]–[3]", "[1], [2]", "[2; 31]", "[3, 18–19 б.]", "[1, с. 5; 2, с. 7]", "(1, 2)"),
        *("[5-2]", "[1,,3]", "[0]", "[99999999999999999999]", "[1-99999]", "[[1]]", "[1, [2]]", "[١]", "|22|", "/1/"),
        *("¹", "²⁻⁴", "^1,2^", "[@hopkirk1990great]", "[@none, p. 3]", "\\[1\\]", "`[1]`", "[1](x)", "[^1]"),
        *("[12,\n3]", " сөз ", "word ", "\n", "\n\n", ". ", "\r\n", "\f", "\t", "\u202e", "ə", "\ufeff", "é"),
        *("\n\nӘдебиеттер\n\n", "\n# References\n", "\nСписок литературы\n\n", "\nReferences\n"),
        *("\n1. Hopkirk P. The Great Game. – London: John Murray, 1990. – 562 p.", "\n2. Сергеев Е. Игра. – М., 2012."),
        *("\n3) Nye J. Soft Power. – N.Y., 2004.", "\n[4] Morgan G. Rivalry. 1981. P. 1–2.", "\n2. Тағы бір. – 2001."),
        *("\n1. Khopkirk P. Bolshaia igra. – M., 2004.", "\n7. Last of all. – 1999.", "\n\nСоңы [2].", "{@a; ?}"),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=150)
@given(texts=st.lists(st.lists(PIECES, min_size=1, max_size=40).map("".join), min_size=1, max_size=2), data=st.data())
def test_documents_of_pieces(texts: list[str], data: st.DataObject, tmp_path: Path) -> None:
    inputs = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}{data.draw(st.sampled_from(['.txt', '.md']))}"
        path.write_bytes(text.encode())
        inputs.append(Input(str(path), path.name))
    hold(resolve(inputs, LIBRARIES))


def test_the_reader_is_strict(resolution: Resolution) -> None:
    """A field too many, one too few and one of another type are all seen."""
    with pytest.raises(AssertionError, match="unknown"):
        assert_shape({"a": 1, "b": 2}, {"a": (int,)}, "")
    with pytest.raises(AssertionError, match="missing"):
        assert_shape({}, {"a": (int,)}, "")
    with pytest.raises(AssertionError):
        assert_shape({"a": True}, {"a": (int,)}, "")
    wrong = replace(resolution.documents[0].findings[0], numbers=(1, 2))
    document = replace(resolution.documents[0], findings=(wrong,))
    with pytest.raises(AssertionError):
        hold(replace(resolution, documents=(document,)))

"""resolution.json and what `inspect` prints keep the contract: for the fixtures, for every situation, for documents
made of what is hard to tell apart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from contract import assert_contract, assert_shape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_situations import Case, lay, read_cases

from citelink.bibliography.reading import read_library
from citelink.documents.inputs import Input, find_inputs
from citelink.outputs import annotate_all
from citelink.pipeline import resolve
from citelink.results import Resolution
from citelink.writers import json as json_writer

ROOT = Path(__file__).parents[2]
LIBRARIES = tuple(read_library(path) for path in sorted((ROOT / "bib").glob("*.bib")))


def hold(resolution: Resolution) -> None:
    """Both printed forms of `resolution` keep the contract."""
    texts = {one.path: one.document.text for one in resolution.documents if one.document is not None}
    keys = set(resolution.library.entries)
    assert_contract(json.loads(json_writer.render(annotate_all(resolution, "link"))), texts, merged=keys)
    assert_contract(json.loads(json_writer.render(resolution, merged=False)), texts, merged=None)


@pytest.mark.parametrize("libraries", [LIBRARIES, ()], ids=["with libraries", "without"])
def test_fixtures(libraries: Sequence[object]) -> None:
    inputs = find_inputs([str(ROOT / "fixtures"), "missing.txt"]).files
    hold(resolve(inputs, LIBRARIES if libraries else (), match=bool(libraries)))


@pytest.mark.parametrize("case", list(read_cases()), ids=lambda case: f"{case.page.stem}: {case.title}")
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

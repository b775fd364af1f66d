"""The libraries that the header of a Markdown file names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.documents.formats.markdown.metadata import named_libraries
from citelink.documents.inputs import Input
from citelink.run import Run, resolve

BIB = "@book{alcott1951, author = {Alcott, J.}, title = {Saddles}, year = 1951}\n"
RIS = "TY  - BOOK\nID  - bagshaw1952\nTI  - Harness\nAU  - Bagshaw, E.\nPY  - 1952\nER  - \n"


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("bibliography: refs.bib", ["refs.bib"]),
        ("title: T\nbibliography: refs.bib   # mine\nlang: kk", ["refs.bib"]),
        ("bibliography: \"my refs.bib\" # a comment", ["my refs.bib"]),
        ("bibliography: 'a#b.bib'", ["a#b.bib"]),
        ("bibliography: Әдебиет/тізім.bib", ["Әдебиет/тізім.bib"]),
        ("bibliography: [a.bib, \"b.json\", a.bib]", ["a.bib", "b.json"]),
        ("bibliography: [a.bib,\n  b.json]\ntitle: T", ["a.bib", "b.json"]),
        ("bibliography:\n  - a.bib\n  - 'b.json'  # old\ntitle: T", ["a.bib", "b.json"]),
        ("bibliography:\n- a.bib\nother:\n- c.bib", ["a.bib"]),
        ("bibliography:", []),
        ("bibliography: *anchor", []),
        ("bibliography: {a: b}", []),
        ("other:\n  bibliography: a.bib", []),
        ("title: bibliography: a.bib", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_names(header: str, names: list[str], end: str) -> None:
    text = f"---\n{header}\n---\n\nA tent.\n\nbibliography: later.bib\n".replace("\n", end)
    assert list(named_libraries(text)) == names


@pytest.mark.parametrize("text", ["bibliography: a.bib\n", "+++\nbibliography = 'a.bib'\n+++\n", "", "---\n"])
def test_what_is_no_header(text: str) -> None:
    assert named_libraries(text) == ()


@given(st.text("bibliography:-[]'\", \n\ra.#", max_size=200))
def test_any_header_is_read(text: str) -> None:
    assert all(name.strip() for name in named_libraries(f"---\nbibliography: {text}\n---\n"))


def linked(folder: Path, header: str) -> list[str | None]:
    """The status of each citation of a text with this header, and what its entries are called."""
    path = folder / "paper.md"
    path.write_text(f"---\n{header}\n---\n\nSee [@alcott1951, p. 5] and [@bagshaw1952].\n", "utf-8")
    (one,) = resolve([Input(str(path), path.name)], run=Run()).documents
    return [f"{link.item.key} {link.status}" for marker in one.markers for link in marker.links]


def test_they_are_libraries_of_the_document(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "Refs.ris").write_text(RIS, "utf-8")
    assert linked(tmp_path, "title: T")[0] != "alcott1951 library"
    assert linked(tmp_path, "bibliography: refs.bib") == ["alcott1951 library", "bagshaw1952 dangling"]
    both = ["alcott1951 library", "bagshaw1952 library"]
    assert linked(tmp_path, "bibliography: [refs.bib, more/refs.ris]") == both


@pytest.mark.parametrize(
    "name", ["../refs.bib", "gone.bib", "refs.yaml", "{folder}/refs.bib", "folder.bib", "~/refs.bib"]
)
def test_what_is_no_library_of_the_folder_is_left_alone(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    (inside / "folder.bib").mkdir(parents=True)
    for place in (tmp_path / "refs.bib", inside / "refs.yaml"):
        place.write_text(BIB, "utf-8")
    assert "alcott1951 library" not in linked(inside, f"bibliography: {name.format(folder=tmp_path)}")

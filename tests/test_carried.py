"""Records that a document carries: references are matched to them, keys that people read are made of them, and the
user's own libraries come first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import SimpleNamespace

import pytest

from citelink import registry
from citelink.bibliography.reading import read_text
from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.format import FORMATS
from citelink.documents.formats import text
from citelink.documents.given import Given, GivenCitation, GivenItem, GivenLibrary
from citelink.documents.inputs import find_inputs
from citelink.documents.marks import Mark
from citelink.results import Resolution
from citelink.run import Run, resolve
from citelink.text.span import Span

RECORDS = [
    {
        "id": "http://zotero.org/users/1/items/AAAA1111",
        "type": "book",
        "title": "Үлкен ойын",
        "author": [{"family": "Хопкирк", "given": "П."}],
        "issued": {"date-parts": [[2004]]},
        "publisher-place": "Алматы",
        "number-of-pages": "640",
    },
    {
        "id": "http://zotero.org/users/1/items/BBBB2222",
        "type": "book",
        "title": "Soft Power",
        "author": [{"family": "Nye", "given": "Joseph S."}],
        "issued": {"date-parts": [[2004]]},
    },
]
FIRST, SECOND = (str(record["id"]) for record in RECORDS)
LIST = "\n\nӘдебиеттер\n\n1. Хопкирк П. Үлкен ойын. – Алматы, 2004. – 640 б.\n2. Nye J. S. Soft Power. – 2004.\n"


def read(data: bytes, path: str) -> Document:
    """A text whose markers in braces, `{[1]|id|id}`, are fields of a word processor."""
    said, citations = "", []
    for at, part in enumerate(data.decode().replace("}", "{").split("{")):
        printed, *ids = part.split("|") if at % 2 else [part]
        if ids:
            span = Span(len(said), len(said) + len(printed))
            citations.append(GivenCitation(span, tuple(GivenItem(id) for id in ids)))
        said += printed
    records = GivenLibrary("Zotero", "csl-json", json.dumps(RECORDS), keyed=False)
    document = text.read(said.encode(), path)
    return replace(document, format="fields", given=Given(citations=tuple(citations), libraries=(records,)))


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """Fields are not written back."""
    return text.write(document, ())


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """Nothing was changed."""
    return text.restore(document, changes)


TRIAL = SimpleNamespace(
    __doc__="Fields.",
    NAME="fields",
    SUFFIXES=(".fields",),
    recognizes=lambda data: False,
    read=read,
    write=write,
    restore=restore,
)


@pytest.fixture(autouse=True)
def fields(monkeypatch: pytest.MonkeyPatch) -> None:
    points = EntryPoints([EntryPoint("fields", f"{__name__}:TRIAL", FORMATS.package)])

    def found(package: str) -> dict[str, EntryPoint]:
        return {one.name: one for one in points.select(group=package)}

    monkeypatch.setattr(registry, "_entry_points", found)


def resolved(folder: Path, body: str, bib: str = "", *, jobs: int = 1) -> Resolution:
    (folder / "thesis.fields").write_text(body, "utf-8")
    libraries = [read_text(bib, "refs.bib")] if bib else []
    return resolve(find_inputs([str(folder)]).files, libraries, Run(jobs=jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_printed_list_is_matched_to_the_records(tmp_path: Path, jobs: int) -> None:
    found = resolved(tmp_path, f"Ол {{[1]|{FIRST}}} және {{[1, 2]|{FIRST}|{SECOND}}} туралы.{LIST}", jobs=jobs)
    (one,) = found.documents
    assert [[link.item.number for link in marker.links] for marker in one.markers] == [[1], [1, 2]]
    assert [parsed.match.status for parsed in one.references if parsed.match] == ["matched", "matched"]
    assert sorted(found.library.entries) == ["khopkirk2004ulken", "nye2004soft"]
    assert one.findings == found.findings == ()


def test_names_and_years_are_citations_by_readable_keys(tmp_path: Path) -> None:
    found = resolved(tmp_path, f"Бұл туралы {{(Хопкирк, 2004)|{FIRST}}} мен {{(2004)|{SECOND}}} айтты.\n")
    (one,) = found.documents
    assert [link.item.key for marker in one.markers for link in marker.links] == ["khopkirk2004ulken", "nye2004soft"]
    assert {link.status for marker in one.markers for link in marker.links} == {"library"}
    assert sorted(found.library.entries) == ["khopkirk2004ulken", "nye2004soft"]


def test_the_users_own_library_comes_first_and_is_not_compared_with_the_records(tmp_path: Path) -> None:
    bib = "@book{ulken, author={Хопкирк, П.}, title={Үлкен ойын}, address={Алматы}, year=2004}\n"
    found = resolved(tmp_path, f"Ол {{[1]|{FIRST}}} және {{[2]|{SECOND}}} туралы.{LIST}", bib)
    assert sorted(found.library.entries) == ["nye2004soft", "ulken"]
    assert found.findings == ()


def test_a_number_that_the_list_has_not_dangles(tmp_path: Path) -> None:
    found = resolved(tmp_path, f"Ол {{[1]|{FIRST}}}, {{[2]|{SECOND}}} және {{[3]|{SECOND}}} туралы.{LIST}")
    assert [(one.code, one.numbers) for one in found.documents[0].findings] == [("CL101", (3,))]

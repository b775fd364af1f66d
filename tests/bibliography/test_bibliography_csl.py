"""CSL-JSON, dates and identifiers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import (
    Date,
    Entry,
    Person,
    entry_from_csl,
    entry_to_csl,
    read_library,
    read_text,
    write_entry,
)
from citelink.bibliography.dates import read_date
from citelink.bibliography.formats.csl_json.writing import write
from citelink.errors import LibraryError


def test_entry_to_csl() -> None:
    entry = Entry(
        key="k",
        type="article-journal",
        title="Тақырып",
        authors=(Person("Назарбаев", "Н."), Person(literal="UNESCO")),
        et_al=True,
        container="Журнал",
        date=Date(1996, 5),
        accessed=Date(2020, 1, 2),
        issue="3",
        pages="18-19",
        number_of_pages="464",
        identifiers=(("DOI", "10.1/x"), ("arXiv", "2101.00001")),
        language="kk",
    )
    item = entry_to_csl(entry)
    assert item == {
        "id": "k",
        "type": "article-journal",
        "title": "Тақырып",
        "author": [{"family": "Назарбаев", "given": "Н."}, {"literal": "UNESCO"}],
        "issued": {"date-parts": [[1996, 5]]},
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "container-title": "Журнал",
        "issue": "3",
        "page": "18-19",
        "number-of-pages": "464",
        "DOI": "10.1/x",
        "language": "kk",
        "custom": {"arXiv": "2101.00001", "et-al": True},
    }
    assert entry_from_csl(item) == entry
    assert entry_to_csl(Entry()) == {"type": "document"}


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"title": ["A", "B"], "volume": 3}, {"title": "A", "volume": "3"}),
        ({"type": "journal-article"}, {"type": "article-journal"}),
        ({"author": [{"name": "UNESCO"}, "X", 5, {}]}, {"authors": (Person(literal="UNESCO"), Person(literal="X"))}),
        ({"author": "X", "editor": {"family": "Y"}}, {"authors": (), "editors": ()}),
        ({"issued": {"date-parts": [["2001", "2"]]}}, {"date": Date(2001, 2)}),
        ({"issued": {"date-parts": [[2001], [2003]]}}, {"date": Date(2001, end_year=2003)}),
        ({"issued": {"raw": "2001-02-03"}}, {"date": Date(2001, 2, 3)}),
        ({"issued": "2001"}, {"date": Date(2001)}),
        ({"issued": {"date-parts": [[None]]}}, {"date": None}),
        ({"issued": {"date-parts": 7}, "accessed": []}, {"date": None, "accessed": None}),
        ({"custom": 1, "DOI": {}, "title": True}, {"identifiers": (), "title": ""}),
        ({"abstract": "x"}, {"extra": (("abstract", "x"),)}),
    ],
)
def test_tolerant_csl(item: dict[str, Any], expected: dict[str, Any]) -> None:
    entry = entry_from_csl(item)
    assert {name: getattr(entry, name) for name in expected} == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3000) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["family", "date-parts"]), inner),
    max_leaves=6,
)
NAMES = ["id", "type", "title", "author", "issued", "accessed", "page", "DOI", "custom", "abstract"]


@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_no_item_raises_and_items_come_back(item: dict[str, Any]) -> None:
    entry = entry_from_csl(item)
    once = entry_to_csl(entry)
    assert entry_to_csl(entry_from_csl(once)) == once


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2001-02-03",), Date(2001, 2, 3)),
        (("1997/1999",), Date(1997, end_year=1999)),
        (("1997?",), Date(1997)),
        (("", "1977–79"), Date(1977, end_year=1979)),
        (("", "1990", "мая"), Date(1990, 5)),
        (("", "1990", "jan~5"), Date(1990, 1, 5)),
        (("", "1990", "Желтоқсан"), Date(1990, 12)),
        (("", "1990", "juillet"), Date(1990, 7)),
        (("", "1990", "Mai"), Date(1990, 5)),
        (("", "1990", "листопада"), Date(1990, 11)),
        (("", "1990", "Frühling"), Date(1990)),
        (("", "1990", "12", "31"), Date(1990, 12, 31)),
        (("", "c. 1998"), Date(1998, literal="c. 1998")),
        (("", "in press"), Date(literal="in press")),
        (("02.12.2020",), Date(2020, 12, 2)),
        (("12/31/2020",), Date(2020, 12, 31)),
        (("",), None),
    ],
)
def test_dates(parts: tuple[str, ...], date: Date | None) -> None:
    assert read_date(*parts) == date


def test_reading_csl_files(tmp_path: Path) -> None:
    items = [{"id": "a", "title": "A"}, {"id": "a", "title": "B"}, {"id": "a", "title": "A"}, {"title": "C"}, 7]
    array = tmp_path / "x.json"
    array.write_text(json.dumps(items), encoding="utf-8")
    lines = tmp_path / "x.jsonl"
    lines.write_text("\n".join(json.dumps(item) for item in items) + "\n{broken\n", encoding="utf-8")
    for path, failures in ((array, 4), (lines, 5)):
        library = read_library(path)
        assert {key: entry.title for key, entry in library.entries.items()} == {"a": "A", "aa": "B", "c": "C"}
        assert len(library.failures) == failures
        assert library.entries["a"].origin == library.path == str(path)
    assert library.failures[-1].line == 6


def test_reading_failures(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"cannot be opened"):
        read_library(tmp_path / "gone.bib")
    with pytest.raises(LibraryError, match=r"no known format.*\.bib"):
        read_library(tmp_path / "library.docx")
    binary = tmp_path / "x.bib"
    binary.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(LibraryError, match=r"cannot be read as text"):
        read_library(binary)
    binary.write_bytes("\ufeff@book{а, title={Қазақ}}".encode("utf-16"))
    assert read_library(binary).entries["а"].title == "Қазақ"
    assert read_text("[" * 100_000, "x.json", "csl-json").failures[0].line == 1


def test_halves_of_characters_are_replaced() -> None:
    library = read_text('[{"id": "k\\ud800", "title": "Soft \\udfff Power \\ud83d\\ude00"}]', "x.json", "csl-json")
    (entry,) = library.entries.values()
    assert (entry.key, entry.title) == ("k\ufffd", "Soft \ufffd Power 😀")
    "".join((entry.key, entry.title)).encode()


def test_variables_without_a_place_keep_their_values_and_get_biblatex_names() -> None:
    item = {
        "id": "a", "type": "paper-conference", "title": "Су", "event-title": "Жиын", "event-place": "Алматы",
        "collection-number": "12", "number-of-volumes": "4", "original-date": {"date-parts": [[1999, 5]]},
        "keyword": "R&D, су", "title-short": "С", "container-author": [{"family": "Ким", "given": "А."}],
    }  # fmt: skip
    library = read_text(json.dumps([item]), "x.json", "csl-json")
    assert json.loads(write(library, "x.json")) == [item]
    written = write_entry(library.entries["a"])
    for field in (
        "eventtitle = {Жиын}", "venue = {Алматы}", "number = {12}", "volumes = {4}", "origdate = {1999-05}",
        "keywords = {R\\&D, су}", "shorttitle = {С}", "bookauthor = {Ким, А.}",
    ):  # fmt: skip
        assert field in written
    (back,) = json.loads(write(read_text(written, "x.bib", "bibtex"), "x.json"))
    for name in ("event-title", "event-place", "number-of-volumes", "keyword", "title-short"):
        assert back[name] == item[name]


@pytest.mark.parametrize(
    "said",
    [
        {"author": [{"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}]},
        {"editor": [{"family": "Davis", "given": "Sammy", "suffix": "Jr.", "comma-suffix": True}]},
        {"issued": {"date-parts": [[2012]], "season": 2}},
        {"issued": {"date-parts": [[1450]], "circa": True}},
        {"issued": {"date-parts": [[2011, 5, 3], [2011, 5, 7]]}},
    ],
)
def test_names_and_dates_that_say_more_than_an_entry_come_back_whole(said: dict[str, Any]) -> None:
    item = {"id": "a", "type": "book", "title": "T", **said}
    entry = entry_from_csl(item)
    assert entry_to_csl(entry) == item
    assert "x-csl" not in write_entry(entry)
    changed = replace(entry, authors=(Person("Other"),), editors=(Person("Other"),), date=Date(1999))
    written = entry_to_csl(changed)
    assert written["author"] == written["editor"] == [{"family": "Other"}]
    assert written["issued"] == {"date-parts": [[1999]]}

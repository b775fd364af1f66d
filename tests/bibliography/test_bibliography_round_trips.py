# ruff: noqa: E501 (an item is read best on one line)
"""Libraries that go from one format to another and back: what comes back, and which other programs read it."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography import read_text, write_library
from citelink.bibliography.format import load_format
from citelink.bibliography.keys import make_key
from citelink.bibliography.library import Library
from tests.entries import entries

KIM = [{"family": "Ким", "given": "А. А."}]
ITEMS: dict[str, dict[str, Any]] = {
    "mixed capitals (en)": {"id": "a1", "type": "article-journal", "title": "The role of pH, mRNA and McDonald's iPhone in LaTeX", "author": [{"family": "McDonald", "given": "Ann"}, {"family": "DiCaprio", "given": "J. M.", "suffix": "Jr."}, {"literal": "WHO"}], "container-title": "eLife & NMR", "container-title-short": "eL", "issued": {"date-parts": [[2011, 3, 5]]}, "volume": "12", "issue": "3", "page": "12-20", "DOI": "10.5555/ab_d.7", "abstract": "An <i>abstract</i> of 100 %", "keyword": "pH, mRNA"},
    "keys with capitals (kk)": {"id": "Kim2011Daladagy_Su", "type": "book", "title": "Даладағы су: ҚазҰУ", "author": KIM, "issued": {"date-parts": [[2011]]}},
    "an archive (ru)": {"id": "b", "type": "manuscript", "title": "Прошение жителей", "archive": "ЦГА РК", "archive_location": "Ф. 4. Оп. 1. Д. 23. Л. 5", "archive-place": "Алматы", "archive_collection": "Ф. 4"},
    "an archive (kk)": {"id": "c", "type": "manuscript", "title": "Ахметтің хаты", "archive": "ҚР ОММ", "archive_location": "81-қор, 1-тізбе, 9-іс"},
    "an archive (de)": {"id": "d", "type": "document", "title": "Bericht über die Steppe", "archive": "BArch & Co", "archive_location": "R 43/1234, Bl. 5", "call-number": "R 43"},
    "a title of a volume (ru)": {"id": "e", "type": "book", "title": "Собрание сочинений", "volume-title": "Война и мир", "volume": "4", "number-of-volumes": "12", "collection-title": "Классика", "collection-number": "7", "number-of-pages": "464"},
    "a title of a volume (kk)": {"id": "f", "type": "book", "title": "Таңдамалы", "volume-title": "Әңгімелер", "volume": "2"},
    "a title of a volume (en)": {"id": "g", "type": "chapter", "title": "Walks", "container-title": "Games", "volume-title": "Random walks", "volume": "2", "page": "5-9"},
    "a meeting (en)": {"id": "h", "type": "paper-conference", "title": "Counting saiga", "event-title": "Steppe days", "event-place": "Paris", "event-date": {"date-parts": [[2001, 5, 1], [2001, 5, 4]]}, "collection-number": "12", "container-author": [{"family": "Hall", "given": "B."}], "collection-editor": KIM},
    "a translation (ru)": {"id": "i", "type": "book", "title": "Пески", "original-title": "Sands", "original-date": {"date-parts": [[1869, 2]]}, "original-publisher": "Viking", "original-author": [{"family": "Hall", "given": "B."}], "translator": KIM},
    "a page (kk)": {"id": "j", "type": "webpage", "title": "Су деңгейі", "URL": "https://ex.kz/su?a=1&b=2", "accessed": {"date-parts": [[2020, 1, 2]]}},
    "a patent (ru)": {"id": "k", "type": "patent", "title": "Способ очистки", "number": "2345678", "authority": "РФ", "author": KIM, "issued": {"date-parts": [[2007, 12, 1]]}},
    "a newspaper (de)": {"id": "l", "type": "article-newspaper", "title": "Steppe brennt", "container-title": "Bote", "section": "B", "issued": {"date-parts": [[1999, 5]]}},
    "a law (kk)": {"id": "m", "type": "legislation", "title": "Су кодексі", "number": "481", "jurisdiction": "KZ"},
    "data (en)": {"id": "n", "type": "dataset", "title": "Levels of lakes", "version": "2.1", "publisher": "Repository"},
    "a dictionary (de)": {"id": "o", "type": "entry-dictionary", "title": "Steppe", "container-title": "Wörterbuch", "source": "Katalog", "dimensions": "2 cm", "scale": "1:5"},
    "a preprint (en)": {"id": "p", "type": "article", "title": "Slow lakes", "number": "12", "custom": {"arXiv": "2101.00001"}},
    "an interview (kk)": {"id": "q", "type": "interview", "title": "Дала туралы", "interviewer": KIM},
}  # fmt: skip
# What RIS has tags for.
RIS_ITEMS = [
    "keys with capitals (kk)",
    "an archive (kk)",
    "a title of a volume (kk)",
    "a page (kk)",
    "data (en)",
    "a newspaper (de)",
]
_NO_TAG = frozenset({"volume-title", "version", "custom"})


def converted(item: dict[str, Any], name: str) -> tuple[str, dict[str, Any]]:
    """An item as a library of the format called `name`, and the item that is made of that."""
    form, csl = load_format(name), load_format("csl-json")
    text = form.write(csl.read(json.dumps([item]), "a.json"), "a")
    (back,) = json.loads(csl.write(form.read(text, "a"), "b.json"))
    return text, back


@pytest.mark.parametrize("case", ITEMS)
def test_items_come_back_from_bibtex(case: str) -> None:
    assert converted(ITEMS[case], "bibtex")[1] == ITEMS[case]


@pytest.mark.parametrize("case", ITEMS)
def test_once_more_written_they_are_the_same(case: str) -> None:
    text, back = converted(ITEMS[case], "bibtex")
    assert sorted(converted(back, "bibtex")[0].splitlines()) == sorted(text.splitlines())


@pytest.mark.parametrize("case", RIS_ITEMS)
def test_items_come_back_from_ris(case: str) -> None:
    item = {name: value for name, value in ITEMS[case].items() if name not in _NO_TAG}
    assert converted(item, "ris")[1] == item


@pytest.mark.parametrize(
    ("item", "fields"),
    [
        ("an archive (ru)", ["library = {ЦГА РК}", "shelfmark = {Ф. 4. Оп. 1. Д. 23. Л. 5}"]),
        ("an archive (de)", ["library = {BArch \\& Co}"]),
        ("a title of a volume (kk)", ["volumetitle = {Әңгімелер}"]),
        ("a meeting (en)", ["eventdate = {2001-05-01/2001-05-04}", "eventtitle = {Steppe days}"]),
        ("a newspaper (de)", ["@article{l", "entrysubtype = {article-newspaper}"]),
        ("a patent (ru)", ["@misc{k", "entrysubtype = {patent}"]),
    ],
)
def test_fields_have_the_names_that_users_of_bibtex_know(item: str, fields: list[str]) -> None:
    text = converted(ITEMS[item], "bibtex")[0]
    assert [field for field in fields if field not in text] == []


@pytest.mark.parametrize(
    ("kind", "subtype", "expected"),
    [
        ("article", "newspaper", "article-newspaper"),
        ("article", "magazine", "article-magazine"),
        ("misc", "webpage", "webpage"),
        ("book", "webpage", "book"),
        ("misc", "nonacademic", "document"),
        ("online", "patent", "webpage"),
    ],
)
def test_subtypes_that_fit_their_type_are_read(kind: str, subtype: str, expected: str) -> None:
    library = read_text(f"@{kind}{{a, title={{Су}}, entrysubtype={{{subtype}}}}}", "a.bib")
    assert library.entries["a"].type == expected


def test_an_archive_makes_the_same_key_from_both() -> None:
    item = {name: value for name, value in ITEMS["an archive (kk)"].items() if name != "title"}
    (given_,) = read_text(json.dumps([item]), "a.json", "csl-json").entries.values()
    (back,) = read_text(converted(item, "bibtex")[0], "a.bib").entries.values()
    assert make_key(given_) == make_key(back) != ""


@settings(max_examples=60, deadline=None)
@given(
    st.lists(entries, min_size=1, max_size=4),
    st.lists(
        st.from_regex(r"[A-Za-z][A-Za-z0-9:_./+-]{0,9}", fullmatch=True), min_size=4, max_size=4, unique_by=str.lower
    ),
)
def test_what_is_written_is_read_by_pybtex_and_bibtexparser_under_the_same_keys(
    found: list[Any], keys: list[str]
) -> None:
    named = {key: replace(entry, key=key) for key, entry in zip(keys, found, strict=False)}
    text = write_library(Library("a.bib", named))
    assert list(read_text(text, "a.bib").entries) == list(named)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pybtex.database import parse_string

        assert list(parse_string(text, "bibtex").entries) == list(named)
    bibtexparser = pytest.importorskip("bibtexparser")
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    assert [entry["ID"] for entry in bibtexparser.loads(text, parser).entries] == list(named)

"""Writing: the user's entries as they stood, ours so that BibTeX's readers load them."""

from __future__ import annotations

import lzma
import os
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import Date, Entry, Library, Person, write_entry, write_library
from citelink.bibliography.formats.bibtex.reading import read
from citelink.bibliography.formats.bibtex.scanner import scan

OURS = Entry(
    key="hopkirk1990great",
    type="book",
    title="The Great Game: 100% true & {odd} #1_a $5 ~ ^ \\",
    authors=(Person("Hopkirk", "Peter"), Person(literal="Barnes and Noble"), Person("Heide", "H.", "von der", "Jr.")),
    et_al=True,
    date=Date(1990, 3, 4),
    accessed=Date(2020, 1, 2),
    number_of_pages="562",
    publisher="Oxford University Press",
    place="Оксфорд",
    identifiers=(("DOI", "10.1000/a_b"), ("arXiv", "2101.00001")),
    url="https://example.org/a_b?c=%20&d#e{f}",
    language="kk",
    note="-- ``x'' << \"y",
    extra=(("x-citelink-status", "unverified"), ("keywords", "{a} b"), ("bad name", "x"), ("abstract", "a } b")),
)


def test_our_entry() -> None:
    assert write_entry(OURS) == (
        "@book{hopkirk1990great,\n"
        "  author = {Hopkirk, Peter and {Barnes and Noble} and von der Heide, Jr., H. and others},\n"
        "  title = {The Great Game: 100\\% true \\& \\textbraceleft{}odd\\textbraceright{} \\#1\\_a \\$5 "
        "\\textasciitilde{} \\textasciicircum{} \\textbackslash{}},\n"
        "  year = {1990},\n  month = {3},\n  day = {4},\n  pagetotal = {562},\n"
        "  publisher = {Oxford University Press},\n  address = {Оксфорд},\n"
        "  doi = {10.1000/a\\_b},\n  eprint = {2101.00001},\n  eprinttype = {arxiv},\n"
        "  url = {https://example.org/a_b?c=%20&d#e%7Bf%7D},\n  urldate = {2020-01-02},\n"
        "  langid = {kazakh},\n  note = {-{}-{} `{}`{}x'{}'{} <{}<{} \"{}y},\n"
        "  keywords = {{a} b},\n  abstract = {a \\textbraceright{} b},\n  x-citelink-status = {unverified},\n}"
    )


def test_our_entry_is_read_as_it_was() -> None:
    entry = read(write_entry(OURS), "").entries["hopkirk1990great"]
    url = OURS.url.replace("{", "%7B").replace("}", "%7D")
    assert replace(entry, source_text="", extra=()) == replace(OURS, extra=(), url=url)


def test_our_entries_load_in_pybtex() -> None:
    with warnings.catch_warnings():
        # pybtex asks for entry points in a way that Python has since deprecated.
        warnings.simplefilter("ignore")
        from pybtex.database import parse_string

        database = parse_string(write_entry(OURS) + "\n\n" + write_entry(Entry(key="b", title="Б")), "bibtex")
    assert list(database.entries) == ["hopkirk1990great", "b"]
    assert database.entries["hopkirk1990great"].persons["author"][0].last_names == ["Hopkirk"]


@pytest.mark.parametrize(
    ("source", "key", "written"),
    [
        ("@book{old, title={old}}", "old", "@book{old, title={old}}"),
        ("@book{old, title={old}}", "new", "@book{new, title={old}}"),
        ("@Book ( old ,\r\n  title = {old} )", "new", "@Book ( new ,\r\n  title = {old} )"),
        ("@book{, title={T}}", "new", "@book{new, title={T}}"),
        ("@book{ title={T}}", "new", "@book{new,  title={T}}"),
        ("@book{old}", "new", "@book{new}"),
    ],
)
def test_only_the_key_of_a_source_is_replaced(source: str, key: str, written: str) -> None:
    assert write_entry(Entry(key=key, source_text=source)) == written
    assert list(read(written, "").entries) == [key]


def test_what_an_entry_inherits() -> None:
    library = read(
        "@string{ox = {Oxford}} @string{oup = ox # { UP}} @string{no = {x}}\n"
        "@inbook{a, title={A}, crossref={b}, month=jan}\n@book{b, title={B}, publisher=oup, xdata={c, gone}}\n"
        "@xdata{c, location={L}}\n@book{d, title={D}}\n@inbook{loop, crossref={loop}}",
        "x",
    )
    child = library.entries["a"]
    assert (child.title, child.container, child.publisher, child.place) == ("A", "B", "Oxford UP", "L")


def test_a_library_is_written_whole() -> None:
    text = '@string{a = "b"}\n\n@preamble{"x"}\n\n@book{k, publisher = a}\n\n@misc{l,\r\n  title={L} }\n'
    assert write_library(read(text, "x")) == text
    assert write_library(Library("", {})) == ""


WORDS = st.text(alphabet="абҚәi зZ-–—~%&#_$^{}\\\"'`,.;=<>1", max_size=30).map(lambda text: " ".join(text.split()))
DATES = st.none() | st.builds(
    Date, st.integers(1500, 2030), st.none() | st.integers(1, 12), st.none(), st.none() | st.integers(2031, 2040)
)
ENTRIES = st.builds(
    Entry,
    key=st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True),
    type=st.sampled_from(["book", "article-journal", "chapter", "paper-conference", "report", "document"]),
    title=WORDS,
    container=WORDS,
    date=DATES,
    volume=WORDS,
    place=WORDS,
    edition=WORDS,
    series=WORDS,
    note=WORDS,
    language=st.sampled_from(["", "kk", "ru", "en", "xx"]),
    et_al=st.booleans(),
)


@given(ENTRIES)
def test_written_entries_are_read_again(entry: Entry) -> None:
    library = read(write_entry(entry), "")
    found = library.entries[entry.key]
    genre = "Technical report" if entry.type == "report" else ""
    expected = replace(entry, source_text=found.source_text, extra=found.extra, genre=genre)
    assert library.failures == ()
    assert found == expected
    assert write_entry(replace(found, source_text="")) == write_entry(replace(expected, source_text=""))


LARGE = 3_000_000


def files() -> list[Path]:
    root = Path(os.environ.get("CITELINK_EVAL", Path(__file__).parents[3] / "shared"))
    return sorted((root / "data" / "bib").glob("**/*.bib*")) if root.is_dir() else []


def text_of(path: Path) -> str:
    """The text of a library; of the two that are larger than 20 MB the first entries, for speed."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    text = data.decode("utf-8")
    return text if len(text) < LARGE else text[: text.rindex("\n@", 0, LARGE)]


@pytest.mark.skipif(not files(), reason="shared evaluation data is not present (CITELINK_EVAL)")
@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_real_libraries_are_written_back_as_they_stood(path: Path) -> None:
    text = text_of(path)
    library = read(text, "x")
    at = 0
    for entry in library.entries.values():
        if entry.source_text in text:
            at = text.index(entry.source_text, at) + len(entry.source_text)
        else:
            assert not scan(entry.source_text).failures, "only what is mended differs"
        assert entry.source_text.startswith("@")
        assert write_entry(entry) == entry.source_text
    written = write_library(library)
    again = read(written, "x")
    assert again.entries == library.entries
    assert again.strings == library.strings
    assert write_library(again) == written

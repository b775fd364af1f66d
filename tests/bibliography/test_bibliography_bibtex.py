"""Reading BibTeX tolerantly: what is wrong is said with its line, the rest is used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.formats.bibtex.reading import read
from citelink.bibliography.formats.bibtex.scanner import scan
from citelink.bibliography.library import Library


def reasons(library: Library) -> list[tuple[int, str]]:
    return [(failure.line, failure.reason) for failure in library.failures]


def test_healthy_file() -> None:
    text = (
        "% Encoding: UTF-8\n\nWritten by hand, mail me@example.org\n"
        '@string{cup = "Cambridge" # " University Press"}\n'
        "@preamble{ {\\newcommand{\\x}{}} }\n"
        "@comment{jabref-meta: saveActions:enabled;}\n"
        "@Book{Hopkirk:1990,\n  author = {Hopkirk, Peter},\n  title = {The {Great Game}},\n"
        '  publisher = cup, month = jan # "~5",\n  year = 1990\n}\n'
        "@article(абай, title = {Абай (Ибраһим)}, year = {2001}, % the year\n number = 3)\n"
    )
    library = read(text, "x.bib")
    assert library.failures == ()
    assert list(library.entries) == ["Hopkirk:1990", "абай"]
    book = library.entries["Hopkirk:1990"]
    assert (book.title, book.publisher, book.year) == ("The Great Game", "Cambridge University Press", 1990)
    assert book.date is not None
    assert (book.date.month, book.date.day) == (1, 5)
    assert book.source_text.startswith("@Book{Hopkirk:1990,")
    assert book.source_text.endswith("year = 1990\n}")
    assert library.entries["абай"].issue == "3"
    assert library.strings == {"cup": '@string{cup = "Cambridge" # " University Press"}'}
    assert library.preamble == ("@preamble{ {\\newcommand{\\x}{}} }",)


@pytest.mark.parametrize(
    ("text", "titles", "expected"),
    [
        ("@book{a, title={A}, title={B}}", {"a": "A"}, [(1, "the field title is given twice; the first counts")]),
        (
            "@book{a, title={A}\n year={2000}}\n@book{b, title={B}}",
            {"a": "A", "b": "B"},
            [(2, "a comma is missing behind a field")],
        ),
        (
            "@book{a, title={A},\n\n@book{b, title={B}}",
            {"a": "A", "b": "B"},
            [(1, "an entry that is not closed, or unbalanced braces")],
        ),
        (
            "@book{a, title={A, year={2000}}\n@book{b, title={B}}",
            {"a": "A", "b": "B"},
            [(1, "an entry that is not closed, or unbalanced braces")],
        ),
        (
            '@book{a, title="A,\n year={2000}}\n@book{b, title={B}}',
            {"a": "A", "b": "B"},
            [(1, "an entry that is not closed, or unbalanced braces")],
        ),
        (
            "@book{a, title={A}}, year={2000}}\n@book{b, title={B}}",
            {"a": "A", "b": "B"},
            [(1, "an entry that is not closed, or unbalanced braces")],
        ),
        ("@book{a, title={A}, year=undefd}", {"a": "A"}, [(1, "no @string defines undefd")]),
        (
            "@book{a, title={A}, series=lncs}\n@book{b, title={B}, series=LNCS}",
            {"a": "A", "b": "B"},
            [(1, "no @string defines lncs (2 times used)")],
        ),
        (
            "@book{a, title={A}}\n  year = {2000},\n}\n@book{b, title={B}}",
            {"a": "A", "b": "B"},
            [(2, "text outside of any entry")],
        ),
        ("@book{a, title = Two words}", {"a": "Two words"}, [(1, "a value without braces or quotes")]),
        ("@book{a, junk here, title={A}}", {"a": "A"}, [(1, "text in an entry that belongs to no field")]),
        (
            "@book{, title={Тоғысу}, author={Назарбаев, Н.}, year=1996}",
            {"nazarbaev1996togysu": "Тоғысу"},
            [(1, "an entry without a key, called nazarbaev1996togysu")],
        ),
        (
            "@book{title={Great}, year=1990}",
            {"great1990": "Great"},
            [(1, "an entry without a key, called great1990")],
        ),
        ("@book{a b, title={A}}", {"a b": "A"}, [(1, "white space in a key")]),
        (
            "@book{a, title={A}}\n@book{a, title={A}}",
            {"a": "A"},
            [(2, "the key a is repeated by an entry that says the same")],
        ),
        (
            "@book{a, title={A}}\n@book{a, title={B}}",
            {"a": "A", "aa": "B"},
            [(2, "the key a is repeated by another entry, called aa here")],
        ),
        ("% @book{a, title={A}}\n@comment{@book{b, title={B}}}\n@book{c, title={C}}", {"c": "C"}, []),
        ("@string{a = {b}\n@book{c, title={C}}", {"c": "C"}, [(1, "a @string that is not closed")]),
        ("@book{a,}\r\n@book{b, title={B}}\r\n", {"a": "", "b": "B"}, []),
        ("\ufeff@book{a, title={A}}", {"a": "A"}, []),
        ("no entries at all", {}, []),
        ("", {}, []),
    ],
)
def test_damaged_files(text: str, titles: dict[str, str], expected: list[tuple[int, str]]) -> None:
    library = read(text, "x.bib")
    assert {key: entry.title for key, entry in library.entries.items()} == titles
    assert reasons(library) == expected


def test_an_entry_that_is_not_closed_keeps_its_fields_but_no_source() -> None:
    entry = read("@book{a, title={A}, year=2000\n\n@book{b, title={B}}", "x").entries["a"]
    assert (entry.title, entry.year, entry.source_text) == ("A", 2000, "")


def test_an_entry_pasted_into_a_value_is_text() -> None:
    library = read("@book{a, title={A}, note={see\n@book{inner, title={I}}\nthere}, year=2000}", "x")
    assert list(library.entries) == ["a"]
    assert library.entries["a"].year == 2000


@pytest.mark.parametrize(
    "piece", ["@article{{{{{", "@article{{{{{\n", "@", "@a{", '@a{k,t="x ', "@a{k,t={", "[", "@a(k,"]
)
def test_hostile_files_are_read_to_their_end(piece: str) -> None:
    library = read(piece * (300_000 // len(piece)), "x")
    assert library.failures or not library.entries


@given(st.text(alphabet='@abook{}(),="#% \n\\12', max_size=120))
def test_no_text_raises_and_every_source_is_found(text: str) -> None:
    library = read(text, "x")
    for entry in library.entries.values():
        assert entry.source_text in text
    for raw in scan(text).entries:
        assert text[raw.key_end - len(raw.key) : raw.key_end] == raw.key


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("journaltitle={J}, journal={K}", {"container": "J"}),
        ("title={T}, subtitle={S}, titleaddon={A}", {"title": "T: S. A"}),
        ("date={2001-02-03}", {"year": 2001}),
        ("year={1977--1979}", {"year": 1977}),
        ("location={Алматы}", {"place": "Алматы"}),
        ("address={Алматы}", {"place": "Алматы"}),
        ("school={ҚазҰУ}", {"publisher": "ҚазҰУ"}),
        ("pages={18--19}", {"pages": "18-19"}),
        ("pages={R31----R58}", {"pages": "R31-R58"}),
        ("pages={464}", {"pages": "", "number_of_pages": "464"}),
        ("pagetotal={464}", {"number_of_pages": "464"}),
        ("doi={https://doi.org/10.1000/ABC}", {"identifiers": (("DOI", "10.1000/abc"),)}),
        ("eprint={2101.00001v2}, archiveprefix={arXiv}", {"identifiers": (("arXiv", "2101.00001"),)}),
        ("isbn={5-201-01951-X}, issn={1234}", {"identifiers": (("ISBN", "5-201-01951-X"), ("ISSN", "1234"))}),
        ("url={\\url{http://a.b/c_d\\%20~e--f}}", {"url": "http://a.b/c_d%20~e--f"}),
        ("howpublished={\\url{http://a.b/c}}", {"url": "http://a.b/c", "medium": ""}),
        ("langid={kazakh}", {"language": "kk"}),
        ("language={Russian}", {"language": "ru"}),
        ("author={A, B and others}", {"et_al": True}),
        ("keywords={a, {b}}", {"extra": (("entrytype", "book"), ("keywords", "a, {b}"))}),
        ("maintitle={Works}, title={Volume One}", {"title": "Volume One", "container": "Works"}),
    ],
)
def test_fields(fields: str, expected: dict[str, object]) -> None:
    entry = read(f"@book{{k, {fields}}}", "x").entries["k"]
    assert {name: getattr(entry, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("kind", "csl", "genre"),
    [
        ("article", "article-journal", ""),
        ("inproceedings", "paper-conference", ""),
        ("incollection", "chapter", ""),
        ("phdthesis", "thesis", "PhD thesis"),
        ("techreport", "report", "Technical report"),
        ("online", "webpage", ""),
        ("misc", "document", ""),
        ("legislation", "legislation", ""),
        ("nonsense", "document", ""),
    ],
)
def test_types(kind: str, csl: str, genre: str) -> None:
    entry = read(f"@{kind.upper()}{{k, title={{T}}}}", "x").entries["k"]
    assert (entry.type, entry.genre, entry.extra) == (csl, genre, (("entrytype", kind),))

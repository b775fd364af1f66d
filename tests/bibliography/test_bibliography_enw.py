"""EndNote's tagged format: records as EndNote, Google Scholar and Refer write them, and what is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import read_text
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.enw.reading import read
from citelink.bibliography.formats.enw.writing import write
from citelink.bibliography.library import Library
from tests.entries import entries as any_entries

ARTICLE = """%0 Journal Article
%T Wind and sand
in the south
%A Hall, Ann
%A Chen, Wei, Jr.
%A World Bank,
%A Ray, C.
%J Journal of Sand
%O J. Sand
%D 2011
%8 Apr 12
%V 13
%N 4
%P 87-95
%R 10.5555/js.2011.7
%@ 1234-5678
%M 12345678
%~ PubMed
%F hall2011wind
%X First part.

Second part.
%K sand
%K wind
"""


def entries(text: str) -> list[Entry]:
    return list(read_text(text, "x.enw", "enw").entries.values())


def test_an_article() -> None:
    (entry,) = entries(ARTICLE)
    assert entry == Entry(
        "hall2011wind", "article-journal", "Wind and sand in the south",
        (Person("Hall", "Ann"), Person("Chen", "Wei", suffix="Jr."), Person(literal="World Bank"), Person("Ray", "C.")),
        container="Journal of Sand", date=Date(2011, 4, 12), volume="13", issue="4", pages="87-95",
        identifiers=(("DOI", "10.5555/js.2011.7"), ("ISSN", "1234-5678"), ("PMID", "12345678")),
        origin="x.enw", extra=(
            ("abstract", "First part. Second part."), ("container-title-short", "J. Sand"), ("keyword", "sand; wind"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("%0 Book\n%B Series\n%P 384\n%N 7\n%@ 5-210-01336-2\n%7 2nd\n%C М.\n%I Искусство",
         {"type": "book", "series": "Series", "number_of_pages": "384", "container": "", "issue": "", "edition": "2nd",
          "identifiers": (("ISBN", "5-210-01336-2"),), "extra": (("collection-number", "7"),), "place": "М."}),
        ("%0 Edited Book\n%A Hall, Ann", {"type": "book", "authors": (), "editors": (Person("Hall", "Ann"),)}),
        ("%0 Book Section\n%B Steppes\n%S Series\n%E Ray, C.\n%Y Kim, A.\n%? Ivanov, I.\n%P 5-9\n%& 3",
         {"type": "chapter", "container": "Steppes", "series": "Series", "editors": (Person("Ray", "C."),),
          "translators": (Person("Ivanov", "I."),), "pages": "5-9",
          "extra": (("chapter-number", "3"), ("collection-editor", '[{"family": "Kim", "given": "A."}]'))}),
        ("%0 Conference Paper\n%B Steppe days", {"type": "paper-conference", "container": "Steppe days"}),
        ("%0 Thesis\n%B Department\n%I KazNU\n%9 PhD\n%P 120 p.\n%Y Kim, A.",
         {"type": "thesis", "publisher": "KazNU", "genre": "PhD", "number_of_pages": "120 p.", "series": "",
          "extra": (("contributor", '[{"family": "Kim", "given": "A."}]'),)}),
        ("%0 Report\n%@ TR-12\n%I Water Board", {"type": "report", "number": "TR-12", "identifiers": ()}),
        ("%0 Patent\n%@ 2345678\n%N 5", {"type": "patent", "number": "2345678", "issue": ""}),
        ("%0 Web Page\n%U https://ex.kz/a\n%[ 12 May 2020",
         {"url": "https://ex.kz/a", "accessed": Date(2020, 5, 12, literal="12 May 2020")}),
        ("%0 journal  article\n%U https://doi.org/10.5555/x", {"identifiers": (("DOI", "10.5555/x"),)}),
        ("%0 Serial\n%0 Audio\n%C Wien", {"type": "periodical", "place": "Wien"}),
        ("%0 My own type\n%B Host", {"type": "document", "container": "Host"}),
        ("%D 1998\n%8 June 1997", {"date": Date(1998, 6)}),
        ("%D 1998\n%8 1998/06/03", {"date": Date(1998, 6, 3)}),
        ("%8 2001/06/03", {"date": Date(2001, 6, 3)}),
        ("%D 1998\n%8 Spring", {"date": Date(1998)}),
        ("%D in press", {"date": Date(literal="in press")}),
        ("%F two words", {"key": "knuthdangers"}),
        ("%M WOS:000123", {"identifiers": ()}),
        # Refer has no types, and names in their natural order.
        ("%J Journal", {"type": "article-journal", "container": "Journal"}),
        ("%B Host", {"type": "chapter", "container": "Host"}),
        ("%I House", {"type": "book", "publisher": "House"}),
    ],
)  # fmt: skip
def test_fields(lines: str, expected: dict[str, Any]) -> None:
    (entry,) = entries(f"{lines}\n%T The dangers\n" + ("" if "%A" in lines else "%A Donald E. Knuth\n"))
    assert {name: getattr(entry, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Knuth, Donald E.", Person("Knuth", "Donald E.")),
        ("Donald E. Knuth", Person("Knuth", "Donald E.")),
        ("Geoffrey Chaucer", Person("Chaucer", "Geoffrey")),
        ("D.E. Knuth", Person("Knuth", "D.E.")),
        ("World Health Organization", Person(literal="World Health Organization")),
        ("World Bank,", Person(literal="World Bank")),
        ("Аристотель", Person(literal="Аристотель")),
        ("А. С. Пушкин", Person("Пушкин", "А. С.")),
    ],
)
def test_names(name: str, person: Person) -> None:
    (entry,) = entries(f"%0 Book\n%A {name}\n%T T\n")
    assert entry.authors == (person,)


def test_records_of_refer_end_at_blank_lines_and_others_at_the_next_type() -> None:
    text = "%A Hall, A.\n%T One\n\n\n%T Two\n%0 Book\n%T Three\n\n%Z note\n%0 Book\n%T Four"
    library = read(text, "x.enw")
    assert [entry.title for entry in library.entries.values()] == ["One", "Two", "Three", "Four"]
    assert library.entries["three"].note == "note"


def test_records_that_are_repeated_or_none() -> None:
    library = read(f"stray text\n\n{ARTICLE}{ARTICLE}{ARTICLE.replace('2011', '2012')}", "x.enw")
    assert [(failure.line, failure.reason) for failure in library.failures] == [
        (1, "text outside of any record"),
        (27, "the key hall2011wind is repeated by an entry that says the same"),
    ]
    assert list(library.entries) == ["hall2011wind", "hall2012wind"]


def test_nothing_and_noise() -> None:
    assert entries("") == []
    assert entries("\0\n%\n%%\n% A x\n" * 1000 + "%A X\n" * 20_000) != []


@given(st.lists(any_entries, max_size=4))
def test_what_is_written_comes_back(found: list[Entry]) -> None:
    library = Library("a.enw", {f"k{n}": replace(one, key=f"k{n}") for n, one in enumerate(found)})
    again = read(write(library, "a.enw"), "a.enw")
    assert (list(again.entries), again.failures) == (list(library.entries), ())
    assert write(again, "a.enw") == write(read(write(again, "a.enw"), "a.enw"), "a.enw")
    for key, entry in library.entries.items():
        back = again.entries[key]
        for name in (
            "title",
            "volume",
            "place",
            "publisher",
            "edition",
            "url",
            "accessed",
            "language",
            "genre",
            "note",
        ):
            said = getattr(entry, name)
            assert getattr(back, name) == (" ".join(said.split()) if isinstance(said, str) else said)


@given(st.text("%0ATJ\n \r\x85абв,.-", max_size=200))
def test_any_text_is_read(text: str) -> None:
    library = read(text, "x.enw")
    assert all(entry.key == key for key, entry in library.entries.items())

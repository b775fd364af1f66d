"""PubMed's format: what PubMed exports, and what citelink writes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.nbib.reading import read
from citelink.bibliography.formats.nbib.writing import write
from citelink.bibliography.library import Library
from tests.entries import entries as any_entries

ARTICLE = """
PMID- 12345678
OWN - NLM
STAT- MEDLINE
IS  - 1234-5678 (Electronic)
IS  - 2345-6789 (Linking)
VI  - 13
IP  - 4
DP  - 2011 Apr 12
TI  - Wind and sand in the
      steppes.
PG  - 1132-42
LID - e7 [pii]
LID - 10.5555/js.2011.7 [doi]
AB  - First part.
FAU - Hall, Ann B
AU  - Hall AB
FAU - Chen, Wei Jr
AU  - Chen W Jr
CN  - Sand Study Group
LA  - eng
LA  - rus
PT  - Journal Article
PT  - Review
PL  - England
TA  - J Sand
JT  - Journal of sand
OT  - sand
OT  - wind
PMC - PMC7654321
MHDA- 2011/06/01 00:00
SO  - J Sand. 2011 Apr 12;13(4):1132-42.
"""
BOOK = """PMID- 20821847
OWN - NLM
PT  - Book
PL  - Oxford
BTI - Sands: An Integrated Approach.
CTI - The Bookshelf
DP  - 2001
EN  - 2nd
FED - Ray, Carl
LA  - eng
PB  - Sand House
ISBN- 1859962521
"""


def entries(text: str) -> list[Entry]:
    library = read(text, "x.nbib")
    assert library.failures == ()
    return list(library.entries.values())


def test_an_article() -> None:
    (entry,) = entries(ARTICLE)
    assert entry == Entry(
        "hall2011wind", "article-journal", "Wind and sand in the steppes",
        (Person("Hall", "Ann B"), Person("Chen", "Wei", suffix="Jr"), Person(literal="Sand Study Group")),
        container="Journal of sand", date=Date(2011, 4, 12), volume="13", issue="4", pages="1132-1142", language="en",
        origin="x.nbib", identifiers=(
            ("DOI", "10.5555/js.2011.7"), ("ISSN", "1234-5678"), ("ISSN", "2345-6789"), ("PMID", "12345678"),
            ("PMCID", "PMC7654321"),
        ),
        extra=(("abstract", "First part."), ("container-title-short", "J Sand"), ("keyword", "sand; wind")),
    )  # fmt: skip


def test_a_book() -> None:
    (entry,) = entries(BOOK)
    assert entry == Entry(
        "ray2001sands", "book", "Sands: An Integrated Approach", editors=(Person("Ray", "Carl"),), date=Date(2001),
        edition="2nd", publisher="Sand House", place="Oxford", series="The Bookshelf", language="en", origin="x.nbib",
        identifiers=(("ISBN", "1859962521"), ("PMID", "20821847")),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("TI  - [On wind].\nTT  - О ветре.", {"title": "On wind", "extra": (("original-title", "О ветре"),)}),
        ("TI  - Is it [really] so?", {"title": "Is it [really] so?"}),
        ("TI  - And so on...", {"title": "And so on..."}),
        ("TI  - Keys.\nBTI - Locks of Asia", {"type": "chapter", "title": "Keys", "container": "Locks of Asia"}),
        ("TI  - Keys.\nBTI - Locks\nPT  - Congress", {"type": "paper-conference", "container": "Locks"}),
        ("TI  - Keys.\nPT  - Academic Dissertation\nPB  - X", {"type": "thesis", "publisher": "X"}),
        ("TI  - Keys.\nJT  - bioRxiv\nPT  - Preprint", {"type": "article", "container": "bioRxiv"}),
        ("TI  - Keys.\nTA  - J Keys\nPT  - Legislation", {"type": "article-journal", "container": "J Keys"}),
        ("TI  - Keys.", {"type": "document"}),
        ("AU  - Hall AB\nAU  - van der Berg C\nAU  - Plato",
         {"authors": (Person("Hall", "AB"), Person("van der Berg", "C"), Person(literal="Plato"))}),
        ("DP  - 2010 Sep-Oct", {"date": Date(2010, 9)}),
        ("DP  - 1998 Dec-1999 Jan", {"date": Date(1998, 12)}),
        ("DP  - 2000 Spring", {"date": Date(2000)}),
        ("DP  - 1998-1999", {"date": Date(1998, end_year=1999)}),
        ("DEP - 20190312", {"date": Date(literal="20190312")}),
        ("PG  - 737-8; discussion 740", {"pages": "737-738; discussion 740"}),
        ("LID - e1234 [pii]\nLID - 10.5555/x [doi]", {"pages": "e1234"}),
        ("LID - S0140-6736(20)30183-5 [pii]", {"pages": ""}),
        ("ISSN- EISSN-1234-5678\nISBN- ISBN-5-210-01336-2",
         {"identifiers": (("ISBN", "5-210-01336-2"), ("ISSN", "1234-5678"))}),
        ("PG  - S12-5", {"pages": "S12-5"}),
        ("PG  - 99-101", {"pages": "99-101"}),
        ("AID - 10.5555/x [doi]", {"identifiers": (("DOI", "10.5555/x"),)}),
        ("LA  - kaz", {"language": "kk"}),
        ("LA  - und", {"language": ""}),
    ],
)  # fmt: skip
def test_fields(lines: str, expected: dict[str, Any]) -> None:
    (entry,) = entries(f"OWN - ERIC\n{lines}\n")
    assert {name: getattr(entry, name) for name in expected} == expected


def test_records_end_at_blank_lines_and_at_the_next_number() -> None:
    text = f"TI  - One\n\n\nTI  - Two\nPMID- 1\nTI  - Three\n{BOOK}"
    assert [entry.title for entry in entries(text)] == ["One", "Two", "Three", "Sands: An Integrated Approach"]
    library = read(f"stray\n      text\n{BOOK}{BOOK}", "x.nbib")
    assert [(failure.line, failure.reason) for failure in library.failures] == [(1, "text outside of any record")]
    assert list(library.entries) == ["ray2001sands", "ray2001sandsa"]


@given(st.lists(any_entries, max_size=4))
def test_what_is_written_comes_back(found: list[Entry]) -> None:
    library = Library("a.nbib", {f"k{n}": replace(one, key=f"k{n}") for n, one in enumerate(found)})
    text = write(library, "a.nbib")
    again = read(text, "a.nbib")
    assert (list(again.entries), again.failures) == (list(library.entries), ())
    for key, entry in library.entries.items():
        back = again.entries[key]
        said = " ".join(entry.title.split())
        assert back.title in (said, said.removesuffix("."))
        for name in ("volume", "publisher", "edition", "pages", "series", "language"):
            assert getattr(back, name) == " ".join(getattr(entry, name).split())
        if entry.date != Date(literal="б. г."):
            assert back.date == entry.date


@given(st.text("PMIDTOAU -\n \r\x85абв,.[]", max_size=200))
def test_any_text_is_read(text: str) -> None:
    library = read(text, "x.nbib")
    assert all(entry.key == key for key, entry in library.entries.items())

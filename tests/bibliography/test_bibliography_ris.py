"""RIS files: records, what exporters make of them, and records that are none."""

from __future__ import annotations

from citelink.bibliography import read_text
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.ris.writing import write

ARTICLE = """TY  - JOUR
AU  - Moreno, Luis
AU  - Chen, Wei, Jr.
TI  - Selective oxidation of alcohols
      over copper
JO  - J. Catal. Lett.
T2  - Journal of Catalysis Letters
PY  - 2011/04/12/
VL  - 133
IS  - 4
SP  - 8714
EP  - 8723
DO  - https://doi.org/10.5555/jcl.2011.7
SN  - 1234-5678
ID  - moreno2011
ER  - 
"""  # noqa: W291 (the standard has a blank there)
BOOK = """TY  - BOOK\nA1  - Лотман, Ю. М.\nT1  - Структура художественного текста\nY1  - 1970\nPB  - Искусство
CY  - М.\nSP  - 384\nSN  - 5-210-01336-2\nER  -\n"""
CHAPTER = "TY  - CHAP\nAU  - Brown, K.\nED  - Smith, Anna\nTI  - Grazing\nBT  - Steppes\nPY  - 2008\nER  -\n"


def entries(text: str) -> list[Entry]:
    return list(read_text(text, "x.ris", "ris").entries.values())


def test_an_article() -> None:
    (entry,) = entries(ARTICLE)
    assert entry.key == "moreno2011"
    assert entry.type == "article-journal"
    assert entry.title == "Selective oxidation of alcohols over copper"
    assert entry.authors == (Person("Moreno", "Luis"), Person("Chen", "Wei", suffix="Jr."))
    assert entry.container == "Journal of Catalysis Letters"
    assert ("container-title-short", "J. Catal. Lett.") in entry.extra
    assert entry.date == Date(2011, 4, 12)
    assert (entry.volume, entry.issue, entry.pages) == ("133", "4", "8714-8723")
    assert entry.identifiers == (("DOI", "10.5555/jcl.2011.7"), ("ISSN", "1234-5678"))


def test_a_book_has_an_extent_and_no_pages() -> None:
    (entry,) = entries(BOOK)
    assert entry.key == "lotman1970struktura"
    assert (entry.pages, entry.number_of_pages, entry.place) == ("", "384", "М.")
    assert entry.identifiers == (("ISBN", "5-210-01336-2"),)


def test_a_chapter() -> None:
    (entry,) = entries(CHAPTER)
    assert (entry.container, entry.editors) == ("Steppes", (Person("Smith", "Anna"),))


def test_records_that_are_not_closed_repeated_or_none() -> None:
    text = ARTICLE.replace("ER  - \n", "") + ARTICLE + "stray text\nER  - \n" + ARTICLE.replace("8714", "1")
    library = read_text(text, "x.ris", "ris")
    assert list(library.entries) == ["moreno2011", "moreno2011a"]
    assert [failure.reason for failure in library.failures] == [
        "the key moreno2011 is repeated by an entry that says the same",
        "text outside of any record",
        "the key moreno2011 is repeated by another entry, called moreno2011a here",
    ]


def test_nothing_and_noise() -> None:
    assert entries("") == []
    assert entries("\0\n" * 1000 + "AU  - X\n" * 20000) == []


def record(*lines: str) -> Entry:
    (entry,) = entries("TY  - JOUR\nTI  - Су туралы\n" + "\n".join(lines) + "\nER  - \n")
    return entry


def test_the_fuller_date_of_one_year_wins() -> None:
    assert record("PY  - 2011", "DA  - 2011/04/12").date == Date(2011, 4, 12)
    assert record("PY  - 2011/05//", "DA  - 2011").date == Date(2011, 5)
    assert record("PY  - 2011", "DA  - 2012/04/12").date == Date(2011)
    assert record("DA  - 2012/04/12").date == Date(2012, 4, 12)
    assert record("Y2  - 2020/01/02").accessed == Date(2020, 1, 2)


def test_numbers_of_databases_and_other_tags_are_kept() -> None:
    assert record("AN  - 12345678").identifier("PMID") == "12345678"
    assert record("AN  - 12345678", "DB  - PubMed").identifier("PMID") == "12345678"
    assert record("AN  - hep-th/9805123").identifier("arXiv") == "hep-th/9805123"
    other = record("AN  - 12345678", "DB  - EBSCOhost", "C1  - астана", "M1  - 7")
    assert not other.identifiers
    assert {("AN", "12345678"), ("DB", "EBSCOhost"), ("C1", "астана"), ("M1", "7")} <= set(other.extra)
    library = read_text("TY  - JOUR\nTI  - T\nID  - t\nKW  - a\nKW  - b\nC1  - x\nAB  - long\nER  - \n", "x.ris", "ris")
    assert read_text(write(library, "x.ris"), "x.ris", "ris").entries == library.entries

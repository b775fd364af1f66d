"""EndNote's XML: what EndNote exports, and what citelink writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.endnote.kinds import KINDS, kind_called, kind_of
from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.endnote_xml import plugin as endnote_xml
from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_library, stream_library
from tests.entries import entries as any_entries

# As EndNote writes it: on one line, each text in styles, its own elements before the record's.
ARTICLE = (
    '<record><database name="My.enl" path="C:\\My.enl">My.enl</database><source-app name="EndNote" version="20.2">'
    'EndNote</source-app><rec-number>7</rec-number><foreign-keys><key app="EN" db-id="x" timestamp="1">7</key>'
    '</foreign-keys><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal" '
    'font="default" size="100%">Hall, Ann</style></author><author><style face="normal">World Bank,</style></author>'
    '</authors></contributors><titles><title><style face="normal">Wind &amp; sand in </style><style face="italic">'
    'Stipa</style><style face="normal"> steppes</style></title><secondary-title><style face="normal">Journal of Sand'
    "</style></secondary-title><alt-title>J. Sand</alt-title></titles><periodical><full-title>Journal of Sand"
    "</full-title><abbr-1>J Sand</abbr-1></periodical><pages>87-95</pages><volume>13</volume><number>4</number>"
    "<keywords><keyword>sand</keyword><keyword>wind</keyword></keywords><dates><year>2011</year><pub-dates><date>Apr 12"
    "</date></pub-dates></dates><isbn>1234-5678&#xD;2345-6789</isbn><accession-num>12345678</accession-num><label>"
    "hall2011wind</label><urls><related-urls><url>https://ex.kz/1</url><url>https://ex.kz/2</url></related-urls></urls>"
    "<electronic-resource-num>10.5555/js.2011.7</electronic-resource-num><remote-database-name>PubMed"
    "</remote-database-name><research-notes>mine</research-notes></record>"
)
BOOK = (
    '<record><ref-type name="Edited Book">28</ref-type><contributors><authors><author>Лотман, Ю. М.</author></authors>'
    "<subsidiary-authors><author>Ray, C.</author></subsidiary-authors></contributors><titles><title>Структура</title>"
    "<secondary-title>Серия</secondary-title></titles><pages>384</pages><dates><year>1970</year></dates><pub-location>"
    "М.</pub-location><publisher>Искусство</publisher><isbn>5-210-01336-2</isbn></record>"
)


def read(*records: str) -> Library:
    text = f'<?xml version="1.0" encoding="UTF-8" ?><xml><records>{"".join(records)}</records></xml>'
    return endnote_xml.read(text, "works.xml")


def test_an_article() -> None:
    (entry,) = read(ARTICLE).entries.values()
    assert entry == Entry(
        "hall2011wind", "article-journal", "Wind & sand in Stipa steppes",
        (Person("Hall", "Ann"), Person(literal="World Bank")), container="Journal of Sand", date=Date(2011, 4, 12),
        volume="13", issue="4", pages="87-95", url="https://ex.kz/1", origin="works.xml", identifiers=(
            ("DOI", "10.5555/js.2011.7"), ("ISSN", "1234-5678"), ("ISSN", "2345-6789"), ("PMID", "12345678"),
        ),
        extra=(("container-title-short", "J Sand"), ("keyword", "sand; wind")),
    )  # fmt: skip


def test_a_book() -> None:
    (entry,) = read(BOOK).entries.values()
    assert entry == Entry(
        "lotman1970struktura", "book", "Структура", editors=(Person("Лотман", "Ю. М."),),
        translators=(Person("Ray", "C."),), date=Date(1970), number_of_pages="384", series="Серия", place="М.",
        publisher="Искусство", identifiers=(("ISBN", "5-210-01336-2"),), origin="works.xml",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number", "type"),
    [
        ("Journal Article", "17", "article-journal"),
        ("Journal Article", "", "article-journal"),
        ("статья", "17", "article-journal"),
        ("", "6", "book"),
        ("My type", "999", "document"),
        ("", "x", "document"),
    ],
)
def test_types(name: str, number: str, type: str) -> None:
    assert kind_called(name, number).type == type


def test_every_type_is_written_as_one_that_is_read_as_it() -> None:
    for kind in KINDS:
        assert kind_called(kind_of(kind.type).name).type == kind.type
        assert kind_called(kind.name, str(kind.number)) == kind_called("", str(kind.number)) or not kind.number


def test_what_other_programs_write() -> None:
    text = (
        '<record><ref-type name="Report">10</ref-type><periodical/><keywords/><urls><pdf-urls><url>internal-pdf://a.pdf'
        "</url></pdf-urls><web-urls><url>https://ex.kz/3</url></web-urls></urls></record>"
    )
    (entry,) = read(text).entries.values()
    assert (entry.type, entry.url) == ("report", "https://ex.kz/3")


def test_records_that_are_repeated_or_none() -> None:
    library = read(ARTICLE, ARTICLE, ARTICLE.replace("2011", "2012"), "<record><a/></record>", BOOK)
    assert list(library.entries) == ["hall2011wind", "hall2012wind", "lotman1970struktura"]
    assert sorted(failure.reason for failure in library.failures) == [
        "an element of that name that is no record of EndNote",
        "the key hall2011wind is repeated by an entry that says the same",
    ]


def test_what_stands_before_damage_is_read(tmp_path: Path) -> None:
    path = tmp_path / "works.xml"
    path.write_text(f"<xml><records>{ARTICLE}\x0b{BOOK}<record><titles>", "utf-8")
    library = read_library(path)
    assert list(library.entries) == ["hall2011wind", "lotman1970struktura"]
    assert len(library.failures) == 1


def test_what_is_streamed_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "works.xml"
    path.write_text(f"<xml>\n<records>\n{ARTICLE}\n{BOOK}</records>\n</xml>", "utf-8")
    streamed = [entry for batch in stream_library(str(path)).batches for entry in batch()[0]]
    assert [replace(entry, key="") for entry in streamed] == [
        replace(entry, key="") for entry in read_library(path).entries.values()
    ]


@pytest.mark.parametrize(
    ("beginning", "is_endnote"),
    [
        ('<?xml version="1.0"?>\n<xml>\n <records>\n<record>', True),
        ("<xml><records><record><rec-number>", True),
        ("<records><record><ref-type name='Book'>", True),
        ("<records><record><title>", False),
        ("<xml><record>", False),
        ("<article><p>&lt;xml&gt;&lt;records&gt;</p></article>", False),
    ],
)
def test_what_looks_like_it(beginning: str, is_endnote: bool) -> None:
    assert endnote_xml.recognizes(beginning.encode()) is is_endnote


@given(st.lists(any_entries, max_size=4))
def test_what_is_written_comes_back(found: list[Entry]) -> None:
    library = Library("a.endnote", {f"k{n}": replace(one, key=f"k{n}") for n, one in enumerate(found)})
    text = endnote_xml.write(library, "a.endnote")
    again = endnote_xml.read(text, "a.endnote")
    assert endnote_xml.recognizes(text.encode())
    assert (list(again.entries), again.failures) == (list(library.entries), ())
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


@given(st.text('<>/&;recordxmltis \n\x00\x0bабв"=', max_size=200), st.booleans())
def test_any_text_is_read(text: str, inside: bool) -> None:
    library = endnote_xml.read(f"<xml><records>{text}</records></xml>" if inside else text, "x.xml")
    assert all(entry.key == key for key, entry in library.entries.items())


def test_entities_stay_shut() -> None:
    bomb = '<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    library = endnote_xml.read(f"{bomb}<xml><records>{BOOK.replace('Серия', '&b;')}</records></xml>", "works.xml")
    assert not any("aa" in entry.series for entry in library.entries.values())

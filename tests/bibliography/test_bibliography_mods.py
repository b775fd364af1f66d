"""MODS: what libraries and repositories write, and what citelink writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.mods import plugin as mods
from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_library, stream_library

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3">\n'


def read(*records: str) -> list[Entry]:
    library = mods.read(f"{HEAD}{''.join(f'<mods>{one}</mods>' for one in records)}</modsCollection>", "works.mods")
    assert library.failures == ()
    return list(library.entries.values())


KAZAKH = """
<titleInfo><nonSort>Қазақ</nonSort><title>Абай жолы</title><subTitle>роман-эпопея</subTitle>
<partNumber>1-кітап</partNumber></titleInfo>
<name type="personal" usage="primary"><namePart>Әуезов, Мұхтар</namePart>
<namePart type="date">1897-1961</namePart></name>
<name type="personal"><namePart>Серікқызы, А.</namePart></name>
<note type="statement of responsibility">М. Әуезов ; құраст. А. Серікқызы</note>
<typeOfResource>text</typeOfResource>
<originInfo><place><placeTerm type="code">kz</placeTerm></place><place>
<placeTerm type="text">[Алматы] :</placeTerm></place>
<publisher>Жазушы,</publisher><dateIssued>2009.</dateIssued><edition>3-бас.</edition>
<issuance>monographic</issuance></originInfo>
<language><languageTerm type="text">Kazakh</languageTerm>
<languageTerm type="code" authority="iso639-2b">kaz</languageTerm></language>
<physicalDescription><extent>384 б. ; 21 см</extent></physicalDescription>
<identifier type="isbn">978-601-200-041-2 (қатты)</identifier>
<identifier type="isbn" invalid="yes">9780000000000</identifier>
<relatedItem type="series"><titleInfo><title>Қазақ романы</title></titleInfo>
<part><detail type="volume"><number>7</number></detail></part></relatedItem>
<recordInfo><recordIdentifier>kz-2</recordIdentifier></recordInfo>
"""
ARTICLE = """
<titleInfo><title>О языке степи</title></titleInfo>
<titleInfo type="translated"><title>On the language of the steppe</title></titleInfo>
<name type="personal"><namePart type="family">Ким</namePart><namePart type="given">А. Б.</namePart>
<role><roleTerm type="text">Автор</roleTerm></role></name>
<name type="personal"><namePart>Иванов, П.</namePart><role><roleTerm type="code">ths</roleTerm></role></name>
<relatedItem type="host"><titleInfo><title>Вестник КазНУ</title></titleInfo>
<identifier type="issn">1563-0223</identifier>
<part><text>2012. - Т. 3, № 5. - С. 23-34</text><date>2012-05</date></part></relatedItem>
<location><url>https://doi.org/10.26577/x.2012</url></location><location><url>https://example.org/5</url></location>
<identifier type="citekey">kim2012</identifier>
"""
THESIS = """
<titleInfo><title>Экономика региона</title></titleInfo><genre>thesis</genre>
<name type="corporate"><namePart>Казахский национальный университет</namePart><role>
<roleTerm type="code">dgg</roleTerm></role></name>
<name type="personal"><namePart>Иванова, Анна</namePart></name>
<originInfo><dateIssued keyDate="yes" encoding="w3cdtf">2009-06-01</dateIssued><dateIssued>2009</dateIssued>
</originInfo>
<note type="thesis">канд. экон. наук</note>
"""
IN_TWO_SCRIPTS = """
<titleInfo altRepGroup="01" script="Latn" transliteration="ala-lc"><title>Moskva</title></titleInfo>
<titleInfo altRepGroup="01" script="Cyrl"><title>Москва</title></titleInfo>
<name type="personal" altRepGroup="02"><namePart>Belyĭ, Andreĭ</namePart></name>
<name type="personal" altRepGroup="02"><namePart>Белый, Андрей</namePart></name>
<originInfo altRepGroup="03"><publisher>Krug</publisher><dateIssued>1926</dateIssued></originInfo>
<originInfo altRepGroup="03"><publisher>Кругъ</publisher><dateIssued>1926</dateIssued></originInfo>
"""
CHAPTER = """
<titleInfo><title>Keys</title></titleInfo><typeOfResource>text</typeOfResource>
<relatedItem type="host"><titleInfo><title>Locks of Asia</title></titleInfo>
<identifier type="isbn">9780306406157</identifier>
<name type="personal"><namePart>Wright, Ann</namePart><role><roleTerm>editor</roleTerm></role></name>
<originInfo><publisher>Locks</publisher><dateIssued point="start">2001</dateIssued>
<dateIssued point="end">2003</dateIssued></originInfo>
<part><extent unit="page"><start>7</start><end>19</end></extent></part></relatedItem>
"""


@pytest.mark.parametrize(
    ("given", "entry"),
    [
        (
            KAZAKH,
            Entry(
                key="kz-2", type="book", title="Қазақ Абай жолы: роман-эпопея. 1-кітап",
                authors=(Person("Әуезов", "Мұхтар"),),
                editors=(Person("Серікқызы", "А."),), date=Date(2009), number_of_pages="384", edition="3-бас.",
                publisher="Жазушы", place="Алматы", series="Қазақ романы",
                identifiers=(("ISBN", "978-601-200-041-2"),), language="kk", extra=(("collection-number", "7"),),
            ),
        ),
        (
            ARTICLE,
            Entry(
                key="kim2012", type="article-journal", title="О языке степи", authors=(Person("Ким", "А. Б."),),
                container="Вестник КазНУ", date=Date(2012, 5), volume="3", issue="5", pages="23-34",
                identifiers=(("ISSN", "1563-0223"), ("DOI", "10.26577/x.2012")), url="https://example.org/5",
                extra=(("original-title", "On the language of the steppe"),),
            ),
        ),
        (
            THESIS,
            Entry(
                key="ivanova2009ekonomika", type="thesis", title="Экономика региона",
                authors=(Person("Иванова", "Анна"),), date=Date(2009, 6, 1),
                publisher="Казахский национальный университет", genre="канд. экон. наук",
            ),
        ),
        (
            IN_TWO_SCRIPTS,
            Entry(
                key="belyy1926moskva", type="book", title="Москва", authors=(Person("Белый", "Андрей"),),
                date=Date(1926), publisher="Кругъ",
            ),
        ),
        (
            CHAPTER,
            Entry(
                key="wright2001keys", type="chapter", title="Keys", editors=(Person("Wright", "Ann"),),
                container="Locks of Asia", date=Date(2001, end_year=2003), pages="7-19", publisher="Locks",
                identifiers=(("ISBN", "9780306406157"),),
            ),
        ),
    ],
)  # fmt: skip
def test_records(given: str, entry: Entry) -> None:
    (found,) = read(given)
    assert found == Entry(**{**{name: getattr(entry, name) for name in entry.__slots__}, "origin": "works.mods"})


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("<genre>Journal article</genre>", "article-journal"),
        ('<genre authority="marcgt">map</genre>', "map"),
        ('<genre authority="local">software</genre>', "software"),
        ('<genre authority="local">Brief</genre>', "document"),
        ("<typeOfResource>cartographic</typeOfResource>", "map"),
        ('<typeOfResource collection="yes">mixed material</typeOfResource>', "collection"),
        ('<typeOfResource manuscript="yes">text</typeOfResource>', "manuscript"),
        ("<originInfo><issuance>serial</issuance></originInfo>", "periodical"),
        ("<originInfo><publisher>Locks</publisher></originInfo>", "book"),
        ("<typeOfResource>text</typeOfResource>", "document"),
    ],
)
def test_kinds(said: str, kind: str) -> None:
    (found,) = read(f"<titleInfo><title>Keys</title></titleInfo>{said}")
    assert found.type == kind


@pytest.mark.parametrize("text", ["no XML", "", "<mods><titleInfo></mods>"])
def test_damaged_files(text: str) -> None:
    library = mods.read(text, "works.mods")
    assert library.entries == {}
    assert [failure.reason for failure in library.failures] == [
        "the XML is damaged here; what stands behind it is not read"
    ]


def test_a_stream_gives_what_the_whole_file_does(tmp_path: Path) -> None:
    path = tmp_path / "works.xml"
    path.write_text(f"{HEAD}<mods>{KAZAKH}</mods><mods>{ARTICLE}</mods></modsCollection>", "utf-8")
    streamed = [entry for batch in stream_library(str(path)).batches for entry in batch()[0]]
    assert streamed == list(read_library(path).entries.values())
    assert [entry.key for entry in streamed] == ["kz-2", "kim2012"]


LETTERS = st.text(st.sampled_from("abcжқәéБA 12"), max_size=12)
WORDS = LETTERS.map(lambda text: f"A{' '.join(text.split())}a")
PERSONS = st.one_of(st.builds(Person, WORDS, WORDS), st.builds(lambda name: Person(literal=name), WORDS))
NAMES = st.lists(PERSONS, max_size=3, unique=True)
KINDS = ("book", "article-journal", "chapter", "thesis", "report", "webpage", "legislation")


@given(
    title=WORDS, authors=NAMES, editors=NAMES, volume=st.sampled_from(("", "3")), kind=st.sampled_from(KINDS),
    date=st.builds(Date, st.integers(1500, 2099), st.sampled_from((None, 5))), place=WORDS,
    pages=st.sampled_from(("", "5-9", "7", "1-3, 9")), series=st.one_of(st.just(""), WORDS),
    language=st.sampled_from(("", "kk", "ru", "en", "tlh-x")), cut=st.booleans(),
)  # fmt: skip
def test_what_is_written_says_the_same(
    title: str, authors: list[Person], editors: list[Person], volume: str, kind: str, date: Date, place: str,
    pages: str, series: str, language: str, cut: bool,
) -> None:  # fmt: skip
    entry = Entry(
        key="k", type=kind, title=title, authors=tuple(authors), editors=tuple(editors), date=date, place=place,
        container="Locks" if kind in ("article-journal", "chapter") else "", pages=pages, volume=volume,
        series=series, issue="2", number_of_pages="12", publisher="Basic", genre="Diss" if kind == "thesis" else "",
        identifiers=(("DOI", "10.1000/a"), ("ISBN", "9780306406157")), language=language, url="https://example.org/a",
        note="Read twice", et_al=cut, number="8" if kind == "report" else "", origin="works.mods",
        extra=(("collection-number", "4"),) if series else (),
    )  # fmt: skip
    library = mods.read(mods.write(Library("", {"k": entry}), "works.mods"), "works.mods")
    assert library.entries == {"k": entry}
    assert library.failures == ()


_NAMED = """
    titleInfo title name namePart role roleTerm originInfo dateIssued place placeTerm relatedItem part detail number
    extent start identifier language languageTerm genre
"""
NAMED = _NAMED.split()
SAID = st.one_of(
    st.text("aА1 ,.;:/=[]()-–", max_size=20), st.sampled_from(("edt", "c2010.", "rus", "10.1000/a", "5-9"))
)
MARKS = ("", ' type="host"', ' type="series"', ' type="code"', ' type="doi"', ' altRepGroup="1"', ' point="end"')


def element(name: str, kind: str, inside: str) -> str:
    return f"<{name}{kind}>{inside}</{name}>"


ELEMENTS = st.recursive(
    SAID,
    lambda inner: st.builds(
        element, st.sampled_from(NAMED), st.sampled_from(MARKS), st.lists(inner, max_size=3).map("".join)
    ),
)


@given(st.lists(ELEMENTS, max_size=6))
def test_no_record_is_too_odd(elements: list[str]) -> None:
    library = mods.read(f"<mods><note/>{''.join(elements)}</mods>", "works.mods")
    assert len(library.entries) == 1
    again = mods.read(mods.write(library, "works.mods"), "works.mods")
    assert len(again.entries) == 1

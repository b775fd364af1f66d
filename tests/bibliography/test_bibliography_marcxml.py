"""MARCXML: what catalogues write, in Kazakh, Russian and others, and what citelink writes."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.formats.marcxml import plugin as marcxml
from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_library, stream_library

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'


def field(tag: str, subfields: str, marks: str = "  ") -> str:
    """A field from `a Title /|c Author`: its subfields, parted by bars."""
    parts = "".join(f'<subfield code="{part[0]}">{part[2:]}</subfield>' for part in subfields.split("|"))
    return f'<datafield tag="{tag}" ind1="{marks[0]}" ind2="{marks[1]}">{parts}</datafield>\n'


def record(*fields: str, leader: str = "00000nam a2200000 i 4500", number: str = "1", coded: str = "") -> str:
    head = f'<record><leader>{leader}</leader><controlfield tag="001">{number}</controlfield>\n'
    coded = f'<controlfield tag="008">{coded}</controlfield>' if coded else ""
    return f"{head}{coded}{''.join(fields)}</record>\n"


def read(*records: str) -> list[Entry]:
    library = marcxml.read(f"{HEAD}{''.join(records)}</collection>", "works.mrcx")
    assert library.failures == ()
    return list(library.entries.values())


KAZAKH = record(
    field("020", "a 9965-24-371-2 :|c 500 тг."),
    field("041", "a kaz", "0 "),
    field("100", "a Қозыбаев, Манаш Қабашұлы,|d 1931-2002.|4 aut", "1 "),
    field("245", "a Қазақстан тарихы :|b 5 томдық /|c М. Қ. Қозыбаев ; жалпы ред. А. Н. Нүсіпбеков.", "10"),
    field("250", "a 2-бас."),
    field("260", "a Алматы :|b Атамұра,|c 2010."),
    field("300", "a 768 б. :|b сур. ;|c 24 см."),
    field("490", "a Ұлы дала тарихы ;|v 3-кіт."),
    field("700", "a Нүсіпбеков, А. Н.", "1 "),
    number="kz-1",
)
RUSSIAN = record(
    field("020", "a 978-5-02-036739-5 (в пер.)"),
    field("245", "a Этногенез и биосфера Земли /|c Л. Н. Гумилёв ; под ред. В. С. Жекулина", "10"),
    field("100", "a Гумилёв, Лев Николаевич", "1 "),
    field("264", "a [Ленинград] :|b Изд-во ЛГУ,|c [1989?]", " 1"),
    field("300", "a 495, [1] с."),
    field("700", "a Жекулин, В. С.|e ред.", "1 "),
    coded="900101s1989    ru            000 0 rus d",
)
ARTICLE = record(
    field("022", "a "),
    field("100", "a Ким, А. Б.", "1 "),
    field("245", "a О языке степи", "10"),
    field("773", "t Вестник КазНУ. Серия филологическая. -|x 1563-0223|g 2012. - № 5 (139). - С. 23-34", "0 "),
    leader="00000naa a2200000 i 4500",
)
NATIONAL = record(
    field("245", "a Über Schlösser", "10"),
    field("773", "t Zeitschrift für Schlosser|g volume:12|g number:3|g year:2019|g pages:5-9", "18"),
    field("856", "u https://doi.org/10.1515/zfs-2019-3", "40"),
    leader="00000nab a2200000 i 4500",
)
CHAPTER = record(
    field("245", "a Keys of the steppe", "10"),
    field("773", "t Locks of Asia|z 9780306406157|g P. 7-19|d London : Locks, 2001", "0 "),
    leader="00000naa a2200000 i 4500",
)
THESIS = record(
    field("100", "a Иванова, Анна Петровна", "1 "),
    field("245", "a Экономика региона :|b диссертация ... кандидата экономических наук : 08.00.05", "10"),
    field("502", "b кандидат экономических наук|c Казахский национальный университет|d 2009"),
    number="t",
)
TRANSLATED = record(
    field("245", "a Soft power =|b Мягкая сила /|c by J. S. Nye ; transl. by V. Petrov.", "10"),
    field("100", "a Nye, Joseph S.,|c Jr.,|e author.", "1 "),
    field("700", "a Petrov, V.", "1 "),
    field("700", "a Nye, Joseph S.|t Bound to lead.", "12"),
    field("710", "a PublicAffairs,|e publisher.|4 pbl", "2 "),
    field("856", "u http://example.org/toc.pdf|3 Contents", "42"),
    number="nye",
)
IN_TWO_SCRIPTS = record(
    field("100", "6 880-01|a Gumilëv, L. N.", "1 "),
    field("245", "6 880-02|a Tysi͡acheletie vokrug Kaspii͡a /|c L.N. Gumilëv.", "10"),
    field("264", "6 880-03|a Moskva :|b AST,|c 2002.", " 1"),
    field("880", "6 264-03/(N|a Москва :|b АСТ,|c 2002.", " 1"),
    field("880", "6 100-01/(N|a Гумилёв, Л. Н.", "1 "),
    field("880", "6 245-02/(N|a Тысячелетие вокруг Каспия /|c Л.Н. Гумилёв.", "10"),
    field("880", "6 490-00/(N|a Историческая библиотека", "0 "),
    coded="020101s2002    ru            000 0 rus d",
)
ROMANIZED_BELOW = record(
    field("245", "6 880-01|a Абай жолы", "10"),
    field("880", "6 245-01|a Abaĭ z͡holy", "10"),
)


@pytest.mark.parametrize(
    ("given", "entry"),
    [
        (
            KAZAKH,
            Entry(
                key="kz-1", type="book", title="Қазақстан тарихы: 5 томдық",
                authors=(Person("Қозыбаев", "Манаш Қабашұлы"),), editors=(Person("Нүсіпбеков", "А. Н."),),
                date=Date(2010), number_of_pages="768", edition="2-бас.", publisher="Атамұра", place="Алматы",
                series="Ұлы дала тарихы", identifiers=(("ISBN", "9965-24-371-2"),), language="kk",
                extra=(("collection-number", "3-кіт."),),
            ),
        ),
        (
            RUSSIAN,
            Entry(
                key="1", type="book", title="Этногенез и биосфера Земли",
                authors=(Person("Гумилёв", "Лев Николаевич"),),
                editors=(Person("Жекулин", "В. С."),), date=Date(1989), number_of_pages="495",
                publisher="Изд-во ЛГУ", place="Ленинград", identifiers=(("ISBN", "978-5-02-036739-5"),), language="ru",
            ),
        ),
        (
            ARTICLE,
            Entry(
                key="1", type="article-journal", title="О языке степи", authors=(Person("Ким", "А. Б."),),
                container="Вестник КазНУ. Серия филологическая", date=Date(2012), issue="5", pages="23-34",
                identifiers=(("ISSN", "1563-0223"),),
            ),
        ),
        (
            NATIONAL,
            Entry(
                key="1", type="article-journal", title="Über Schlösser", container="Zeitschrift für Schlosser",
                date=Date(2019), volume="12", issue="3", pages="5-9", identifiers=(("DOI", "10.1515/zfs-2019-3"),),
            ),
        ),
        (
            CHAPTER,
            Entry(
                key="1", type="chapter", title="Keys of the steppe", container="Locks of Asia",
                date=Date(2001, literal="London : Locks, 2001"), pages="7-19", place="London",
                identifiers=(("ISBN", "9780306406157"),),
            ),
        ),
        (
            THESIS,
            Entry(
                key="t", type="thesis", authors=(Person("Иванова", "Анна Петровна"),),
                title="Экономика региона: диссертация ... кандидата экономических наук : 08.00.05",
                date=Date(2009), publisher="Казахский национальный университет", genre="кандидат экономических наук",
            ),
        ),
        (
            TRANSLATED,
            Entry(
                key="nye", type="book", title="Soft power", authors=(Person("Nye", "Joseph S.", suffix="Jr."),),
                translators=(Person("Petrov", "V."),), publisher="PublicAffairs",
                extra=(("original-title", "Мягкая сила"),),
            ),
        ),
        (
            IN_TWO_SCRIPTS,
            Entry(
                key="1", type="book", title="Тысячелетие вокруг Каспия", authors=(Person("Гумилёв", "Л. Н."),),
                date=Date(2002), publisher="АСТ", place="Москва", series="Историческая библиотека", language="ru",
            ),
        ),
        (ROMANIZED_BELOW, Entry(key="1", type="book", title="Абай жолы")),
    ],
)  # fmt: skip
def test_records(given: str, entry: Entry) -> None:
    (found,) = read(given)
    assert found == Entry(**{**{name: getattr(entry, name) for name in entry.__slots__}, "origin": "works.mrcx"})


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("c2011.", Date(2011)),
        ("©2011", Date(2011)),
        ("[1957?]", Date(1957)),
        ("1994-", Date(1994)),
        ("1994-1999.", Date(1994, end_year=1999)),
        ("[б. г.]", None),
        ("2010, cop. 2009.", Date(2010, literal="2010, cop. 2009")),
    ],
)
def test_dates(said: str, date: Date | None) -> None:
    (found,) = read(record(field("245", "a Keys"), field("260", f"a Алматы :|b Атамұра,|c {said}")))
    assert found.date == date


@pytest.mark.parametrize(
    ("extent", "pages"),
    [("xvii, 389 p. : ill.", "389"), ("XV, 629 Seiten", "629"), ("479, [1] с.", "479"), ("1 sound disc :", "")],
)
def test_extents(extent: str, pages: str) -> None:
    (found,) = read(record(field("245", "a Keys"), field("300", f"a {extent}")))
    assert found.number_of_pages == pages


@pytest.mark.parametrize("place", ["[S.l.] :", "[Б. м.] :", "S. l."])
def test_a_place_that_is_not_known(place: str) -> None:
    (found,) = read(record(field("245", "a Keys"), field("260", f"a {place}|b Locks,|c 2001.")))
    assert (found.place, found.publisher) == ("", "Locks")


RUSMARC = record(
    field("010", "a 978-601-04-0001-2|d 500 тг."),
    field("100", "a 20100101d2009    m  y0rusy50      ca"),
    field("101", "a rus", "0 "),
    field(
        "200",
        "a История Казахстана|e учебное пособие|h Кн. 1|i Древность|f А. Б. Ким, В. Г. Цой|g под ред. Д. Е. Ли",
        "1 ",
    ),
    field("205", "a 2-е изд., испр."),
    field("210", "a Алматы|c Қазақ университеті|d 2009"),
    field("215", "a 384, [2] с."),
    field("225", "a Учебники КазНУ|v вып. 5", "2 "),
    field("700", "a Ким|b А. Б.|g Алексей Борисович|4 070", " 1"),
    field("701", "a Цой|b В. Г.", " 1"),
    field("702", "a Ли|b Д. Е.", " 1"),
    field("801", "a KZ|b NLRK", " 0"),
    leader="00000nam0 2200000   450 ",
    number="KZ-1",
)
RUSMARC_ARTICLE = record(
    field("101", "a kaz", "0 "),
    field("200", "a Дала жолдары|f Б. Қ. Сәрсенов", "1 "),
    field("215", "a Б. 60-75"),
    field("463", "1 001X|1 011  |a 1563-0223|1 2001 |a Дала тарихы|v Т. 9, № 4|1 210  |d 2015", " 0"),
    field("700", "a Сәрсенов|b Б. Қ.", " 1"),
    leader="00000naa0 2200000   450 ",
)


@pytest.mark.parametrize(
    ("given", "entry"),
    [
        (
            RUSMARC,
            Entry(
                key="KZ-1", type="book", title="История Казахстана: учебное пособие. Кн. 1. Древность",
                authors=(Person("Ким", "Алексей Борисович"), Person("Цой", "В. Г.")), editors=(Person("Ли", "Д. Е."),),
                date=Date(2009), number_of_pages="384", edition="2-е изд., испр.", publisher="Қазақ университеті",
                place="Алматы", series="Учебники КазНУ", identifiers=(("ISBN", "978-601-04-0001-2"),), language="ru",
                extra=(("collection-number", "вып. 5"),),
            ),
        ),
        (
            RUSMARC_ARTICLE,
            Entry(
                key="1", type="article-journal", title="Дала жолдары", authors=(Person("Сәрсенов", "Б. Қ."),),
                container="Дала тарихы", date=Date(2015), volume="9", issue="4", pages="60-75",
                identifiers=(("ISSN", "1563-0223"),), language="kk",
            ),
        ),
    ],
)  # fmt: skip
def test_records_of_unimarc(given: str, entry: Entry) -> None:
    test_records(given, entry)


def test_marks_of_sorting_and_divided_letters() -> None:
    (found,) = read(record(field("245", "a \x98The\x9c Abai\u0306 road")))
    assert found.title == "The Abaĭ road"


def test_envelopes_and_a_single_record() -> None:
    one = KAZAKH.replace("<record>", '<record xmlns="http://www.loc.gov/MARC21/slim">')
    answer = (
        '<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:records><zs:record><zs:recordData>'
        f"{one}</zs:recordData></zs:record></zs:records></zs:searchRetrieveResponse>"
    )
    assert list(marcxml.read(answer, "a.xml").entries) == ["kz-1"]
    assert list(marcxml.read(KAZAKH, "a.xml").entries) == ["kz-1"]


def test_keys(tmp_path: Path) -> None:
    same, other = record(field("245", "a Keys")), record(field("245", "a Locks"))
    library = marcxml.read(HEAD + same + same + other + "</collection>", "works.mrcx")
    assert {key: entry.title for key, entry in library.entries.items()} == {"1": "Keys", "1a": "Locks"}
    assert [failure.reason for failure in library.failures] == [
        "the key 1 is repeated by an entry that says the same",
        "the key 1 is repeated by another entry, called 1a here",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "keys", "line"),
    [
        (HEAD + KAZAKH + "<record><leader>x</leader", ["kz-1"], 14),
        (HEAD + KAZAKH + "</record></collection>", ["kz-1"], 14),
        ("no XML", [], 1),
        ("", [], 1),
        ("<a>" * 400, [], 1),
    ],
)
def test_damaged_files(text: str, keys: list[str], line: int, tmp_path: Path) -> None:
    library = marcxml.read(text, "works.mrcx")
    assert list(library.entries) == keys
    (failure,) = library.failures
    assert (failure.line, failure.reason) == (line, "the XML is damaged here; what stands behind it is not read")
    path = tmp_path / "works.mrcx"
    path.write_text(text, "utf-8")
    read = [batch() for batch in stream_library(str(path)).batches]
    assert [entry.key for entries, _ in read for entry in entries] == keys
    assert len([failure for _, failures in read for failure in failures]) == 1


def test_signs_that_xml_cannot_hold() -> None:
    (found,) = read(record(field("245", "a Locks\x1f and \x02keys")))
    assert found.title == "Locks and keys"


INNER = ["x" * 10, *(f"&e{number};" * 10 for number in range(9))]
BOMB = "".join(f'<!ENTITY e{number} "{inner}">' for number, inner in enumerate(INNER))


@pytest.mark.parametrize(
    ("declared", "title", "titles"),
    [
        ('<!ENTITY file SYSTEM "file:///etc/passwd">', "Keys &file;", ["Keys"]),
        ('<!ENTITY word "and locks">', "Keys &word;", ["Keys"]),
        (BOMB, "Keys &e9;", []),
    ],
)
def test_entities_stay_shut(declared: str, title: str, titles: list[str]) -> None:
    text = f"<!DOCTYPE collection [{declared}]><collection>{record(field('245', f'a {title}'))}</collection>"
    library = marcxml.read(text, "works.mrcx")
    assert [entry.title for entry in library.entries.values()] == titles
    assert bool(library.failures) is not bool(titles)


def test_a_stream_gives_what_the_whole_file_does(tmp_path: Path) -> None:
    records = [KAZAKH, ARTICLE.replace(">1<", ">2<"), THESIS, TRANSLATED]
    path = tmp_path / "works.xml"
    path.write_text(HEAD + "".join(records) + "</collection>", "utf-8")
    streamed = [entry for batch in stream_library(str(path)).batches for entry in batch()[0]]
    assert streamed == list(read_library(path).entries.values())


LETTERS = st.text(st.sampled_from("abcжқәéБA 12"), max_size=12)
WORDS = LETTERS.map(lambda text: f"A{' '.join(text.split())}a")
PERSONS = st.one_of(st.builds(Person, WORDS, WORDS), st.builds(lambda name: Person(literal=name), WORDS))
NAMES = st.lists(PERSONS, max_size=3, unique=True)


@given(
    title=WORDS, authors=NAMES, editors=NAMES, year=st.integers(1500, 2099), volume=st.sampled_from(("", "3", "12")),
    kind=st.sampled_from(("book", "article-journal", "chapter", "thesis", "report", "webpage")), place=WORDS,
    series=st.one_of(st.just(""), WORDS), language=st.sampled_from(("", "kk", "ru", "en", "tlh-x")),
)  # fmt: skip
def test_what_is_written_says_the_same(
    title: str, authors: list[Person], editors: list[Person], year: int, volume: str, kind: str, place: str,
    series: str, language: str,
) -> None:  # fmt: skip
    part = kind in ("article-journal", "chapter")
    entry = Entry(
        key="k", type=kind, title=title, authors=tuple(authors), editors=tuple(editors), date=Date(year),
        container="Locks" if part else "", pages="5-9" if part else "", volume=volume, place=place, series=series,
        issue="2" if kind == "article-journal" else "", number_of_pages="" if part else "12", publisher="Basic",
        genre="Diss" if kind == "thesis" else "", identifiers=(("DOI", "10.1000/a"),), language=language,
        url="https://example.org/a", note="Read twice", origin="works.mrcx",
    )  # fmt: skip
    library = marcxml.read(marcxml.write(Library("", {"k": entry}), "works.mrcx"), "works.mrcx")
    assert library.entries == {"k": entry}
    assert library.failures == ()


_TAGS = """
    001 008 020 024 041 100 110 111 200 210 245 246 260 264 300 363 463 490 502 700 702 720 773 856 880
"""
TAGS = _TAGS.split()
TEXTS = st.one_of(
    st.text("aА1 ,.;:/=[]()-–<&'\"", max_size=30),
    st.sampled_from(
        ("880-01", "245-01/(N", "edt", "ред.", "2001 ", "c2010.", "с. 5-9", "Bd. 2", "10.1000/a", "rusfre")
    ),
)
SUBFIELDS = st.lists(st.tuples(st.sampled_from("abcdegnptvx1246"), TEXTS), max_size=4)
FIELDS = st.lists(st.tuples(st.sampled_from(TAGS), SUBFIELDS), max_size=8)


@given(FIELDS, st.text("abmnst 0", max_size=10))
def test_no_record_is_too_odd(fields: list[tuple[str, list[tuple[str, str]]]], leader: str) -> None:
    parts = []
    for tag, subfields in fields:
        inside = "".join(f'<subfield code="{code}">{escape(text)}</subfield>' for code, text in subfields)
        parts.append(f'<datafield tag="{tag}" ind1=" " ind2="1">{inside}</datafield>')
        parts.append(f'<controlfield tag="{tag}">{escape("".join(text for _, text in subfields))}</controlfield>')
    library = marcxml.read(f"<record><leader>{leader}</leader>{''.join(parts)}</record>", "works.mrcx")
    assert len(library.entries) + len(library.failures) == 1
    again = marcxml.read(marcxml.write(library, "works.mrcx"), "works.mrcx")
    assert len(again.entries) == len(library.entries)

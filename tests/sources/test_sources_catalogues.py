"""The catalogues of libraries: what each is asked, and how a made answer is read."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from types import ModuleType

import pytest
from serving import Asked, Reply, serving

from citelink.bibliography.entry import Date, Entry, Person
from citelink.sources.desk import Desk, Order
from citelink.sources.limits import Limits
from citelink.sources.services import dnb, k10plus, loc, openlibrary
from citelink.sources.source import Answer, Ask, NotLookedUpError, Request
from citelink.sources.web import Web

MADE = Path(__file__).parent / "made"
STEPPE = Entry(title="Die Schlüssel der Steppe: Handel", authors=(Person("Schlosser", "Ä."),))
TALES = Entry(title="Юрта и ключи. Сказки", authors=(Person("Жуйков", "П."),))
EDITED = Entry(title="Locks and keys of the old towns", authors=(Person("Wright", "Ann"),))
ENVELOPE = '<z:searchRetrieveResponse xmlns:z="http://www.loc.gov/zing/srw/">{}</z:searchRetrieveResponse>'
NOTHING = ENVELOPE.format("<z:numberOfRecords>0</z:numberOfRecords>")
DIAGNOSTIC = ENVELOPE.format(
    "<z:diagnostics><d:diagnostic xmlns:d='x'>Unsupported index</d:diagnostic></z:diagnostics>"
)


def asking(*answers: str) -> tuple[Ask, list[Request]]:
    """Something that answers in this order, and the list of what it was asked."""
    asked: list[Request] = []

    def ask(request: Request) -> Answer:
        asked.append(request)
        return Answer(200, answers[min(len(asked), len(answers)) - 1])

    return ask, asked


def queries(asked: list[Request]) -> list[str]:
    return [dict(request.parameters)["query"] for request in asked]


@pytest.mark.parametrize(
    ("source", "path", "schema", "entry", "wanted"),
    [
        (
            k10plus, "/opac-de-627", "picaxml", STEPPE,
            [
                'pica.tit=schlüssel and pica.tit=steppe and pica.per="Schlosser"',
                "pica.tit=schlüssel and pica.tit=steppe",
            ],
        ),
        (
            dnb, "/sru/dnb", "MARC21-xml", TALES,
            ['tit=юрта and tit=ключи and per="Жуйков"', 'tit=jurta and tit=kljuci and per="Zujkov"'],
        ),
        (
            loc, "/lcdb", "marcxml", TALES,
            [
                'bath.title=юрта and bath.title=ключи and bath.author="Жуйков"',
                'bath.title=iurta and bath.title=kliuchi and bath.author="Zhuikov"',
            ],
        ),
        (
            loc, "/lcdb", "marcxml", EDITED,
            [
                'bath.title=locks and bath.title=keys and bath.title=towns and bath.author="Wright"',
                "bath.title=locks and bath.title=keys and bath.title=towns",
            ],
        ),
        (
            loc, "/lcdb", "marcxml", Entry(title="Many more words of some quite considerable length about locksmiths"),
            ["bath.title=words and bath.title=considerable and bath.title=length and bath.title=locksmiths"],
        ),
        (loc, "/lcdb", "marcxml", Entry(title="Keys"), []),
        (
            loc, "/lcdb", "marcxml", Entry(title='Keys" or 1', authors=(Person("O'Brien-Ng"),)),
            ['bath.title=keys and bath.author="O Brien Ng"'],
        ),
        (loc, "/lcdb", "marcxml", Entry(authors=(Person("Wright"),)), []),
    ],
)  # fmt: skip
def test_what_a_catalogue_is_asked(source: ModuleType, path: str, schema: str, entry: Entry, wanted: list[str]) -> None:
    ask, asked = asking(NOTHING)
    assert source.search(entry, "", ask) == ()
    assert queries(asked) == wanted
    assert {request.path for request in asked} <= {path}
    assert {dict(request.parameters)["recordSchema"] for request in asked} <= {schema}
    assert {dict(request.parameters)["maximumRecords"] for request in asked} <= {"5"}


def test_what_is_found_is_not_asked_for_again() -> None:
    ask, asked = asking((MADE / "dnb_search.xml").read_text("utf-8"))
    found = [(record.entry.key, record.years) for record in dnb.search(STEPPE, "", ask)]
    assert found == [("1000000001", (2010,)), ("10.1000/steppe.2019.3", (2019,))]
    assert len(asked) == 1


def test_a_book_by_its_number() -> None:
    ask, asked = asking((MADE / "dnb_isbn.xml").read_text("utf-8"))
    found = dnb.lookup(["isbn:9785170123452", "isbn:9780306406157"], ask)
    assert queries(asked) == ["num=9785170123452 or num=5170123450", "num=9780306406157 or num=0306406152"]
    # The answer to the second question holds another book.
    assert list(found) == ["isbn:9785170123452"]
    assert json.loads(json.dumps(found)) == found
    record = dnb.read(found["isbn:9785170123452"])
    assert record is not None
    assert (record.entry.title, record.entry.date) == ("Замки и ключи: очерки", Date(2002))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (DIAGNOSTIC, "it does not understand the question"),
        ("Resource not found.", "its answer is no XML"),
        ("<html><body>Moved</body></html>", "its answer has another form than agreed"),
        ("<searchRetrieveResponse/>", "its answer has another form than agreed"),
        ('{"docs": null}', "its answer is no XML"),
    ],
)
@pytest.mark.parametrize("source", [dnb, k10plus, loc], ids=lambda one: one.NAME)
def test_answers_that_are_none(source: ModuleType, answer: str, reason: str) -> None:
    ask, _ = asking(answer)
    with pytest.raises(NotLookedUpError, match=reason):
        source.search(STEPPE, "", ask)


def test_records_packed_as_text() -> None:
    field = '<datafield tag="245"><subfield code="a">Locks</subfield></datafield>'
    record = escape(f'<record xmlns="http://www.loc.gov/MARC21/slim">{field}</record>')
    ask, _ = asking(
        ENVELOPE.format(f"<z:records><z:record><z:recordData>{record}</z:recordData></z:record></z:records>")
    )
    assert [found.entry.title for found in loc.search(EDITED, "", ask)] == ["Locks"]


def pica(*fields: str) -> str:
    """A record from fields such as `021A a @Keys|d A history`."""
    parts = []
    for field in fields:
        tag, _, rest = field.partition(" ")
        inside = "".join(f'<subfield code="{one[0]}">{escape(one[2:])}</subfield>' for one in rest.split("|"))
        parts.append(f'<datafield tag="{tag}">{inside}</datafield>')
    return f'<record xmlns="info:srw/schema/5/picaXML-v1.0">{"".join(parts)}</record>'


@pytest.mark.parametrize(
    ("said", "entry"),
    [
        (
            pica(
                "002@ 0 Aau", "003@ 0 12345678X", "010@ a rus", "011@ a 2002",
                "021A T 01|U Latn|a @Zamki i ključi|d očerki", "021A T 01|U Cyrl|a @Замки и ключи|d очерки",
                "028A T 02|U Latn|a Ključnikov|d Ivan", "028A T 02|U Cyrl|a Ключников|d Иван",
                "028C a Петров|d П.|B Übers.|4 trl", "033A p Москва|n Засов", "034D a 254, [1] S.",
            ),
            Entry(
                key="12345678x", type="book", title="Замки и ключи: очерки", authors=(Person("Ключников", "Иван"),),
                translators=(Person("Петров", "П."),), date=Date(2002), number_of_pages="254", publisher="Засов",
                place="Москва", language="ru",
            ),
        ),
        (
            pica(
                "002@ 0 Oox", "004V 0 10.1000/Keys", "005A 0 1563-0223", "021A a @The keys",
                "028A a Beethoven|d Ann|c van", "031A d 12|e 3|j 2019|h 5-19", "039B a In|t Journal of Locks",
            ),
            Entry(
                key="10.1000/keys", type="article-journal", title="The keys",
                authors=(Person("Beethoven", "Ann", "van"),),
                container="Journal of Locks", date=Date(2019), volume="12", issue="3", pages="5-19",
                identifiers=(("DOI", "10.1000/keys"), ("ISSN", "1563-0223")),
            ),
        ),
        (
            pica(
                "002@ 0 Aau", "003@ 0 7", "021A a @Schlüssel", "028A P Novalis", "011@ a 2000",
                "037C d Dissertation|e Universität Kiel|f 1999",
            ),
            Entry(
                key="7", type="thesis", title="Schlüssel", authors=(Person(literal="Novalis"),), date=Date(2000),
                publisher="Universität Kiel", genre="Dissertation",
            ),
        ),
        (
            pica("002@ 0 Aau", "003@ 0 8", "021A a @Keys", "029F a Guild of Locksmiths"),
            Entry(key="8", type="book", title="Keys", authors=(Person(literal="Guild of Locksmiths"),)),
        ),
    ],
)  # fmt: skip
def test_records_of_pica(said: str, entry: Entry) -> None:
    record = k10plus.read(said)
    assert record is not None
    assert record.entry == Entry(**{**{name: getattr(entry, name) for name in entry.__slots__}, "origin": "k10plus"})


NO_RECORDS = (None, 7, "", "<a/>", "no XML", pica("021A h nobody"), "<record><datafield/></record>")


@pytest.mark.parametrize("said", NO_RECORDS)
@pytest.mark.parametrize("source", [dnb, k10plus, loc, openlibrary], ids=lambda one: one.NAME)
def test_what_is_no_record(source: ModuleType, said: object) -> None:
    assert source.read(said) is None


def test_a_search_of_open_library() -> None:
    several = {
        "key": "/works/OL1W", "title": "Locks", "author_name": ["Ann Wright"], "edition_count": 7, "isbn": ["1"],
        "first_publish_year": 1990, "publish_year": [2004, 1990], "publisher": ["A", "B"], "language": ["eng", "rus"],
    }  # fmt: skip
    ask, asked = asking(json.dumps({"docs": [several, {"key": "x"}, None]}))
    (record,) = openlibrary.search(Entry(title="Locks & keys: a history", authors=(Person("Wright", "A."),)), "", ask)
    assert dict(asked[0].parameters)["q"] == "locks keys wright"
    assert record.years == (1990, 2004)
    assert record.entry == Entry(
        key="ol1w", type="book", title="Locks", authors=(Person("Wright", "Ann"),), date=Date(1990),
        origin="openlibrary",
    )  # fmt: skip


def test_books_of_open_library_by_number() -> None:
    book = {"title": "Locks", "identifiers": {"isbn_10": ["0306406152"]}, "key": "/books/OL1M"}
    ask, asked = asking(json.dumps({"ISBN:9780306406157": book, "ISBN:9785170123452": book}))
    found = openlibrary.lookup(["isbn:9780306406157", "isbn:9785170123452"], ask)
    assert found == {"isbn:9780306406157": book}
    assert dict(asked[0].parameters)["bibkeys"] == "ISBN:9780306406157,ISBN:9785170123452"


@pytest.mark.parametrize("answer", ["{}", '{"docs": null}', "[]", "null", "<html/>"])
def test_answers_of_open_library_that_are_none(answer: str) -> None:
    ask, _ = asking(answer)
    with pytest.raises(NotLookedUpError):
        openlibrary.search(EDITED, "", ask)


@pytest.mark.parametrize(
    ("base", "root"),
    [("", "http://lx2.loc.gov:210"), ("http://127.0.0.1:8901", "http://127.0.0.1:8901/lx2.loc.gov:210")],
)
def test_a_host_with_a_port_and_without_tls(base: str, root: str) -> None:
    assert Web(Limits(None), base=base)._root(loc) == root


def test_it_may_lead_to_its_own_host() -> None:
    def answer(asked: Asked) -> Reply:
        if "lcdb" in asked.path:
            return Reply(302, headers={"Location": "https://lx2.loc.gov/new?x=1"})
        return Reply(body=NOTHING.encode())

    with serving(answer) as served:
        Desk(Order(("loc",), base=served.url)).search(loc, EDITED, "")
    assert {asked.path for asked in served.asked} == {"lx2.loc.gov:210/lcdb", "lx2.loc.gov:210/new"}

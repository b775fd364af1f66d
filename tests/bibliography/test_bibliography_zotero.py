"""Zotero's items as entries, from its database and from its local API; what of it is meant; how it is copied."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import ZOTERO_ITEM, Date, Entry, Person
from citelink.bibliography.format import FORMATS
from citelink.bibliography.library import Library
from citelink.bibliography.zotero.database import open_database
from citelink.bibliography.zotero.extra import read_extra
from citelink.bibliography.zotero.items import Item, read_item
from citelink.bibliography.zotero.kinds import TYPES
from citelink.bibliography.zotero.local_api import ApiShelf
from citelink.bibliography.zotero.places import PORT, find_database, find_port
from citelink.bibliography.zotero.shelf import read_shelf
from citelink.errors import LibraryAbsentError, LibraryError
from tests.bibliography.zotero_library import GROUP, Made, MadeZotero, running
from tests.sources.replaying import FOLDER

NOBODY = ("author", "A.", "Nobody")
STEPPE = Made(
    "journalArticle",
    {
        "title": "Rain on the steppe", "publicationTitle": "Journal of Rain", "journalAbbreviation": "J. Rain",
        "volume": "7", "issue": "2", "pages": "11-19", "date": "2020-05-00 May 2020", "DOI": "10.5555/rain",
        "language": "en", "citationKey": "akhmetov2020rain", "abstractNote": "Wet.",
        "accessDate": "2021-03-04 05:06:07", "libraryCatalog": "Somewhere",
    },
    [("author", "A.", "Akhmetov"), ("translator", "B.", "Hall"), ("reviewedAuthor", "C.", "Ray")],
    collections=[1],
)  # fmt: skip
BOOK = Made(
    "book",
    {"title": "Жауын", "publisher": "Өнер", "place": "Алматы", "date": "1996-00-00 1996", "numPages": "272",
     "extra": "Citation Key: жауын1996\nOriginal Date: 1990\nbought in Almaty"},
    [("editor", None, "Қазақ университеті")],
    collections=[2, 3],
)  # fmt: skip
KEYLESS = Made(
    "report",
    {"title": "Wells", "institution": "Water Board", "reportNumber": "12", "date": "0000-00-00 n.d."},
    [NOBODY],
)
TWIN = replace(KEYLESS, fields={**KEYLESS.fields, "reportNumber": "13"})
LEFT_OUT = [
    replace(STEPPE, fields={"title": "In the trash"}, trashed=True),
    Made("attachment", {"title": "A file"}),
    Made("note", {"title": "A note"}),
    Made("annotation", {}),
    Made("journalArticle", {"title": "Of a feed"}, library=3),
]
OF_GROUP = Made("book", {"title": "Read together", "date": "1983-00-00 1983"}, [NOBODY], library=2, collections=[5])
COLLECTIONS = [
    ("Thesis", 0, 1, False), ("Chapter 1", 1, 1, False), ("Rain/snow", 0, 1, False), ("Chapter 1", 3, 1, False),
    ("Basics", 0, 2, False), ("Gone", 0, 1, True),
]  # fmt: skip
ZOTERO = MadeZotero([STEPPE, BOOK, KEYLESS, *LEFT_OUT, OF_GROUP, TWIN], COLLECTIONS)
KEYS = ["akhmetov2020rain", "жауын1996", "nobodywells", "nobodywellsa"]


def ignore(sentence: str) -> None:
    return None


def from_database(path: Path, called: str = "zotero") -> Library:
    with open_database(str(path)) as shelf:
        return read_shelf(shelf, called, ignore)


def from_api(zotero: MadeZotero, called: str = "zotero") -> Library:
    return read_shelf(ApiShelf(zotero.ask()), called, ignore)


def test_an_article_is_read(tmp_path: Path) -> None:
    entry = from_database(ZOTERO.write(tmp_path / "zotero.sqlite")).entries["akhmetov2020rain"]
    assert entry == Entry(
        "akhmetov2020rain", "article-journal", "Rain on the steppe", (Person("Akhmetov", "A."),),
        translators=(Person("Hall", "B."),), container="Journal of Rain", date=Date(2020, 5), accessed=Date(2021, 3, 4),
        volume="7", issue="2", pages="11-19", identifiers=(("DOI", "10.5555/rain"),), language="en",
        extra=(("container-title-short", "J. Rain"), ("reviewed-author", '[{"family": "Ray", "given": "C."}]')),
        origin="zotero",
    )  # fmt: skip


def test_a_book_is_read(tmp_path: Path) -> None:
    entry = from_database(ZOTERO.write(tmp_path / "zotero.sqlite")).entries["жауын1996"]
    assert (entry.type, entry.title, entry.publisher, entry.place) == ("book", "Жауын", "Өнер", "Алматы")
    assert (entry.number_of_pages, entry.year, entry.editors) == ("272", 1996, (Person(literal="Қазақ университеті"),))
    assert (entry.note, entry.extra) == ("bought in Almaty", (("original-date", '{"date-parts": [[1990]]}'),))


def test_database_and_api_say_the_same(tmp_path: Path) -> None:
    read = from_database(ZOTERO.write(tmp_path / "zotero.sqlite"))
    assert read == from_api(ZOTERO)
    assert list(read.entries) == KEYS


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_has_its_title_and_first_role(kind: str) -> None:
    roles = {
        "artwork": "artist", "audioRecording": "performer", "bill": "sponsor", "computerProgram": "programmer",
        "film": "director", "hearing": "contributor", "interview": "interviewee", "map": "cartographer",
        "patent": "inventor", "podcast": "podcaster", "presentation": "presenter", "radioBroadcast": "creator",
        "tvBroadcast": "director", "videoRecording": "creator",
    }  # fmt: skip
    title = {"case": "caseName", "email": "subject", "statute": "nameOfAct"}.get(kind, "title")
    zotero = MadeZotero([Made(kind, {title: "T", "citationKey": "k"}, [(roles.get(kind, "author"), "A.", "N")])])
    entry = from_api(zotero).entries["k"]
    assert (entry.title, entry.authors, entry.type) == ("T", (Person("N", "A."),), TYPES[kind])


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("thesis", {"thesisType": "PhD", "university": "KazNU"}, {"genre": "PhD", "publisher": "KazNU"}),
        ("bookSection", {"bookTitle": "B", "seriesNumber": "3"}, {"container": "B", "collection-number": "3"}),
        ("conferencePaper", {"proceedingsTitle": "P", "conferenceName": "C"}, {"container": "P", "event-title": "C"}),
        ("webpage", {"websiteTitle": "W", "url": "https://ex.kz/"}, {"container": "W", "url": "https://ex.kz/"}),
        ("case", {"court": "C", "docketNumber": "5", "dateDecided": "2001-02-03 3.2.2001"},
         {"authority": "C", "number": "5", "date": Date(2001, 2, 3)}),
        ("patent", {"patentNumber": "9", "filingDate": "2001-02-00 2/2001"},
         {"number": "9", "submitted": '{"date-parts": [[2001, 2]]}'}),
        ("preprint", {"repository": "arXiv", "archiveID": "arXiv:2101.00001"}, {"arXiv": "2101.00001"}),
        ("preprint", {"extra": "arXiv: 2101.00002 [cs]"}, {"arXiv": "2101.00002"}),
        ("preprint", {"repository": "OSF", "archiveID": "2101.00003"}, {"arXiv": "", "number": "2101.00003"}),
        ("journalArticle", {"extra": "DOI: 10.5555/x\nPMID: 123456"}, {"DOI": "10.5555/x", "PMID": "123456"}),
        ("journalArticle", {"extra": "DOI: 10.5555/x", "DOI": "10.5555/y"}, {"DOI": "10.5555/y"}),
        ("journalArticle", {"journalAbbreviation": "J. X."}, {"container": "J. X."}),
        ("document", {"extra": "Type: legislation"}, {"type": "legislation"}),
        ("document", {"extra": "Type: nonsense"}, {"type": "document"}),
        ("book", {"date": "1995-00-00 1995-1998"}, {"date": Date(1995, end_year=1998)}),
        ("book", {"date": "2003-04-05 5 April 2003"}, {"date": Date(2003, 4, 5)}),
        ("book", {"date": "0000-00-00 forthcoming"}, {"date": Date(literal="forthcoming")}),
        ("book", {"date": "1999"}, {"date": Date(1999)}),
        ("book", {"abstractNote": "A", "rights": "R", "libraryCatalog": "L"}, {"extra": ()}),
        ("book", {"title": 'The <i>Stipa</i> of <span class="nocase">Gobi</span>, H<sub>2</sub>O &lt; a < b'},
         {"title": "The Stipa of Gobi, H2O &lt; a < b"}),
        ("book", {"extra": "abstract: A"}, {"extra": (), "note": "abstract: A"}),
    ],
)  # fmt: skip
def test_fields(kind: str, fields: dict[str, str], expected: Mapping[str, Any], tmp_path: Path) -> None:
    zotero = MadeZotero([Made(kind, fields)])
    (entry,) = from_database(zotero.write(tmp_path / "zotero.sqlite")).entries.values()
    for name, value in expected.items():
        found = getattr(entry, name, None) if hasattr(entry, name) else None
        assert (entry.identifier(name) or dict(entry.extra).get(name, "") if found is None else found) == value
    (told,) = from_api(zotero).entries.values()
    assert told == entry


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("", {}, ""),
        ("Citation Key: a2001b", {"citation-key": "a2001b"}, ""),
        ("citation key:a\nCitation Key: b", {"citation-key": "a"}, ""),
        ("tex.note: x\nbought: yes", {}, "tex.note: x\nbought: yes"),
        ("Original Title: Sands\r\nlent to B.", {"original-title": "Sands"}, "lent to B."),
        ("DOI:", {}, "DOI:"),
    ],
)
def test_extra(text: str, found: dict[str, str], rest: str) -> None:
    assert read_extra(text) == (found, rest)


@given(st.dictionaries(st.sampled_from(["title", "date", "extra", "pages", "DOI", "language"]), st.text(max_size=60)))
def test_any_text_in_any_field_is_an_entry(fields: dict[str, str]) -> None:
    entry = read_item(Item("K", "", "book", fields, {"date": fields.get("date", "")}), "zotero")
    assert entry.origin == "zotero"


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ("zotero", KEYS),
        ("zotero:", KEYS),
        ("zotero:my library", KEYS),
        ("zotero:Thesis", KEYS[:2]),
        ("zotero:thesis/Chapter 1", [KEYS[1]]),
        ("zotero:My Library/Thesis", KEYS[:2]),
        ("zotero:Rain/snow", [KEYS[1]]),
        ("zotero:Rain/snow/Chapter 1", []),
        ("zotero:Reading group", ["nobody1983read"]),
        ("zotero:reading  GROUP/", ["nobody1983read"]),
        ("zotero:Reading group/Basics", ["nobody1983read"]),
    ],
)
def test_what_is_meant(called: str, expected: list[str], tmp_path: Path) -> None:
    library = from_database(ZOTERO.write(tmp_path / "zotero.sqlite"), called)
    assert (library.path, list(library.entries)) == (called, expected)
    assert from_api(ZOTERO, called) == library


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("zotero:Chapter 1", "several collections or groups called Chapter 1: Thesis/Chapter 1, Rain/snow/Chapter 1;"),
        ("zotero:Gone", "no collection and no group called Gone; there are Thesis, Thesis/Chapter 1, Rain/snow, Rain/"),
        ("zotero:Basics", "no collection and no group called Basics"),
        ("zotero:Reading group/Thesis", "no collection and no group called Reading group/Thesis"),
    ],
)
def test_what_is_meant_by_nobody(called: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=said):
        from_database(ZOTERO.write(tmp_path / "zotero.sqlite"), called)
    with pytest.raises(LibraryError, match=said):
        from_api(ZOTERO, called)


def test_only_what_is_meant_is_asked_for() -> None:
    zotero = replace(ZOTERO, steps=[])
    from_api(zotero, "zotero:Thesis")
    assert [step.partition("?")[0] for step in zotero.steps] == [
        "/api/users/0/groups",
        "/api/users/0/collections",
        "/api/users/0/collections/COLL0001/items/top",
        "/api/users/0/collections/COLL0002/items/top",
    ]


def test_a_group_may_be_called_like_a_collection() -> None:
    zotero = replace(ZOTERO, group="Thesis")
    with pytest.raises(LibraryError, match="called Thesis: Thesis/, Thesis;"):
        from_api(zotero, "zotero:Thesis")
    assert list(from_api(zotero, "zotero:My Library/Thesis").entries) == KEYS[:2]


def test_keys_that_two_items_have(tmp_path: Path) -> None:
    said: list[str] = []
    zotero = MadeZotero([STEPPE, STEPPE, replace(BOOK, fields={"title": "Other", "citationKey": "akhmetov2020rain"})])
    library = read_shelf(ApiShelf(zotero.ask()), "zotero", said.append)
    assert list(library.entries) == ["akhmetov2020rain", "akhmetov2020raina"]
    assert said == [
        "zotero: the key akhmetov2020rain is repeated by an entry that says the same",
        "zotero: the key akhmetov2020rain is repeated by another entry, called akhmetov2020raina here",
    ]


@pytest.mark.parametrize("locked", [False, True])
def test_a_zotero_that_runs(tmp_path: Path, locked: bool) -> None:
    path = tmp_path / "zotero.sqlite"
    new = [replace(KEYLESS, fields={"title": title}) for title in ("Newest one", "Newest two")]
    with running(ZOTERO, path, new, locked=locked):
        before = {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in tmp_path.iterdir()}
        assert list(from_database(path).entries) == [*KEYS, "nobodynewest", "nobodynewesta"]
        assert {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in tmp_path.iterdir()} == before


def test_what_a_zotero_has_half_written_is_not_read(tmp_path: Path) -> None:
    path = ZOTERO.write(tmp_path / "zotero.sqlite")
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA cache_size = 5")
    base.execute("BEGIN")
    base.execute("UPDATE itemDataValues SET value = 'changed ' || value")
    base.executemany("INSERT INTO creators VALUES (NULL, ?, ?, 0)", [("x" * 500, str(n)) for n in range(2_000)])
    assert path.with_name("zotero.sqlite-journal").stat().st_size > 0
    assert path.stat().st_size > 500_000
    assert list(from_database(path).entries) == KEYS
    base.close()


def test_a_database_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "other.sqlite").write_bytes(b"")
    (tmp_path / "text.sqlite").write_text("no database at all\n" * 100)
    for name, said in (
        ("other", "cannot be read as a database of Zotero: no such table"),
        ("text", "file is not a database"),
    ):
        with pytest.raises(LibraryError, match=said):
            from_database(tmp_path / f"{name}.sqlite")
    for place in (tmp_path / "gone.sqlite", tmp_path):
        with pytest.raises(LibraryError, match="cannot be read: there is no such file"):
            from_database(place)


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_the_api_is_read_page_by_page(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citelink.bibliography.zotero.local_api._PAGE", size)
    starts: list[int] = []

    def ask(path: str) -> tuple[int, str]:
        address, _, parameters = path.partition("?")
        said = dict(part.split("=") for part in parameters.split("&"))
        status, objects = ZOTERO.answer(address)
        starts.append(int(said["start"]))
        return status, json.dumps(objects[starts[-1] :][: int(said["limit"])])

    assert read_shelf(ApiShelf(ask), "zotero", ignore) == from_api(ZOTERO)
    assert starts == list(range(0, 7 // size * size + 1, size))


def test_an_api_that_gives_the_same_page_again_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citelink.bibliography.zotero.local_api._PAGE", 2)
    assert from_api(ZOTERO).entries.keys() == set(KEYS)


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (403, "Local API is not enabled", "Zotero runs but lets no other program read it"),
        (500, "", r"answers with an error \(500\)"),
        (404, "", r"answers with an error \(404\)"),
        (200, "<html>", "its answer makes no sense"),
        (200, "[" * 100_000, "its answer makes no sense"),
        (200, '{"data": []}', "its answer makes no sense"),
    ],
)
def test_an_api_that_does_not_answer_as_it_should(status: int, body: str, said: str) -> None:
    with pytest.raises(LibraryAbsentError, match=said):
        read_shelf(ApiShelf(lambda path: (status, body)), "zotero", ignore)


@pytest.mark.parametrize("one", ["null", "{}", '{"data": {"itemType": 5, "creators": {"a": 1}}, "meta": [1]}', "[]"])
def test_objects_that_make_no_sense(one: str) -> None:
    library = read_shelf(ApiShelf(lambda path: (200, f"[{one}]")), "zotero", ignore)
    assert len(library.entries) <= 1


def test_where_zotero_keeps_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert (find_database(), find_port()) == (None, PORT)
    usual = ZOTERO.write(tmp_path / "Zotero" / "zotero.sqlite")
    assert find_database() == usual
    profiles = tmp_path / ".zotero" / "zotero"
    for name in ("old", "new"):
        (profiles / name).mkdir(parents=True)
    (profiles / "profiles.ini").write_text("[Profile0]\nPath=old\n\n[Profile1]\nPath=new\nDefault=1\n[General]\n")
    (profiles / "old" / "prefs.js").write_text('user_pref("extensions.zotero.dataDir", "/nowhere");\n')
    elsewhere = ZOTERO.write(tmp_path / 'my "data"' / "zotero.sqlite")
    said = json.dumps(str(elsewhere.parent))
    preferences = f'user_pref("extensions.zotero.useDataDir", true);\nuser_pref("extensions.zotero.dataDir", {said});\n'
    (profiles / "new" / "prefs.js").write_text(preferences + 'user_pref("extensions.zotero.httpServer.port", 23120);\n')
    assert (find_database(), find_port()) == (elsewhere, 23120)
    (profiles / "new" / "user.js").write_text('user_pref("extensions.zotero.useDataDir", false);')
    assert find_database() == usual
    (profiles / "profiles.ini").write_bytes(b"\xff[\0")
    assert (find_database(), find_port()) == (usual, PORT)


needs_shared = pytest.mark.skipif(
    not (FOLDER / "zotero" / "zotero.sqlite").is_file(), reason="no shared evaluation data (set CITELINK_EVAL)"
)


@needs_shared
def test_the_shared_library_is_the_same_whoever_tells_of_it() -> None:
    folder = FOLDER / "zotero"

    def ask(path: str) -> tuple[int, str]:
        for file in sorted((folder / "api").glob("*.json")):
            said = json.loads(file.read_text("utf-8"))
            if said["request"]["url"].partition("23119")[2] == path.partition("?")[0]:
                return said["status"], said["body"]
        return 404, ""

    closed = from_database(folder / "zotero.sqlite")
    assert len(closed.entries) == 11
    assert list(closed.entries)[:2] == ["mackinder1904pivot", "masanov1995kochevaia"]
    assert not any("trash" in entry.title for entry in closed.entries.values())
    assert from_database(folder / "running" / "zotero.sqlite") == closed
    assert read_shelf(ApiShelf(ask), "zotero", ignore) == closed
    part = "zotero:Thesis chapter 1"
    chosen = read_shelf(ApiShelf(ask), part, ignore)
    assert from_database(folder / "zotero.sqlite", part) == chosen
    assert len(chosen.entries) == 3


@pytest.mark.parametrize(
    ("account", "called", "stored", "told"),
    [
        (None, "zotero", "", ""),
        (("userID", 1234), "zotero", *["http://zotero.org/users/1234/items/ITEM0001"] * 2),
        (("localUserKey", "aBcD"), "zotero", "http://zotero.org/users/local/aBcD/items/ITEM0001", ""),
        (None, "zotero:Reading group", *[f"http://zotero.org/groups/{GROUP}/items/ITEM0002"] * 2),
    ],
)
def test_an_item_has_the_address_by_which_documents_name_it(
    account: tuple[str, int | str] | None, called: str, stored: str, told: str, tmp_path: Path
) -> None:
    zotero = MadeZotero([STEPPE, replace(OF_GROUP, collections=())], account=account)
    for library, address in (
        (from_database(zotero.write(tmp_path / "zotero.sqlite"), called), stored),
        (from_api(zotero, called), told),
    ):
        (entry,) = library.entries.values()
        assert dict(entry.extra).get(ZOTERO_ITEM, "") == address
        assert not any("zotero" in FORMATS.load(name).write(library, "a") for name in FORMATS.names)

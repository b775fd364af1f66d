"""What each source asks and how its answers are read: made answers here, recorded ones where they are there."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest
from replaying import needs_replay, recordings
from serving import Asked, Reply, serving, work, works

from citelink.bibliography.entry import Entry, Person
from citelink.sources import web
from citelink.sources.desk import Desk, Order
from citelink.sources.services import crossref, datacite, doi_org, openalex
from citelink.sources.source import Answer, NotLookedUpError, Request

OPENALEX = {
    "id": "https://openalex.org/W12",
    "doi": "https://doi.org/10.1000/Marsh",
    "title": "Salt marshes and their birds",
    "publication_year": 2009,
    "type": "article",
    "authorships": [
        {"author": {"display_name": "Peter Marsh"}},
        {"author": {"display_name": None}, "raw_author_name": "Reed, Anna"},
    ],
    "primary_location": {
        "source": {"display_name": "Coastal Ecology", "issn_l": "1234-5678"},
        "raw_type": "journal-article",
    },
    "biblio": {"volume": "12", "issue": "3", "first_page": "41", "last_page": "57"},
    "is_retracted": False,
}  # fmt: skip
DATACITE = {
    "id": "10.1000/data",
    "type": "dois",
    "attributes": {
        "doi": "10.1000/DATA",
        "titles": [{"title": "Counts of birds"}, {"title": "2001 to 2009", "titleType": "Subtitle"}],
        "creators": [
            {"name": "Marsh, Peter", "familyName": "Marsh", "givenName": "Peter", "nameType": "Personal"},
            {"name": "Society of Shores", "nameType": "Organizational"},
        ],
        "publisher": {"name": "Shore Archive"},
        "publicationYear": 2010,
        "types": {"resourceTypeGeneral": "Dataset"},
        "container": {},
    },
}

REGISTERED = {
    "DOI": "10.1000/there",
    "title": "RETRACTED: Salt",
    "author": [{"family": "Marsh"}],
    "updated-by": [{"DOI": "10.1000/gone", "type": "retraction", "source": "retraction-watch"}],
}


def asked_of(source: ModuleType, text: str, entry: Entry = Entry()) -> list[Request]:  # noqa: B008
    """The requests that a search makes."""
    made: list[Request] = []

    def ask(request: Request) -> Answer:
        made.append(request)
        return Answer(200, '{"message": {"items": []}, "results": [], "data": []}')

    assert source.search(entry, text, ask) == ()
    return made


def test_crossref_is_asked_once_with_the_whole_reference() -> None:
    (request,) = asked_of(crossref, "Marsh P. Salt & birds, 2009.")
    said = dict(request.parameters)
    assert (request.path, said["query.bibliographic"], said["rows"]) == ("/works", "Marsh P. Salt & birds, 2009.", "5")
    assert "updated-by" in said["select"]


@pytest.mark.parametrize("source", [openalex, datacite])
def test_what_means_something_in_a_search_is_left_out(source: ModuleType) -> None:
    (request,) = asked_of(source, "", Entry(title='Salt OR "sand": a (very) old* question?'))
    assert request.parameters[0][1] == "salt or sand a very old question"
    assert asked_of(source, "?!") == []


def test_the_registry_has_no_search() -> None:
    assert asked_of(doi_org, "Marsh P. Salt") == []


def test_openalex_is_read() -> None:
    record = openalex.read(OPENALEX)
    assert record is not None
    entry = record.entry
    assert (entry.key, entry.type, entry.title) == ("10.1000/marsh", "article-journal", "Salt marshes and their birds")
    assert entry.authors == (Person("Marsh", "Peter"), Person("Reed", "Anna"))
    assert (entry.container, entry.year, entry.volume, entry.issue, entry.pages) == (
        "Coastal Ecology", 2009, "12", "3", "41-57",
    )  # fmt: skip
    assert entry.identifiers == (("DOI", "10.1000/marsh"), ("ISSN", "1234-5678"))
    assert record.notices == ()
    retracted = openalex.read({**OPENALEX, "is_retracted": True, "doi": None})
    assert retracted is not None
    assert (retracted.entry.key, [one.kind for one in retracted.notices]) == ("w12", ["retraction"])


def test_datacite_is_read() -> None:
    record = datacite.read(DATACITE)
    assert record is not None
    entry = record.entry
    assert (entry.key, entry.type, entry.title) == ("10.1000/data", "dataset", "Counts of birds: 2001 to 2009")
    assert entry.authors == (Person("Marsh", "Peter"), Person(literal="Society of Shores"))
    assert (entry.publisher, entry.year) == ("Shore Archive", 2010)


@pytest.mark.parametrize("source", [crossref, datacite, doi_org, openalex], ids=lambda source: source.NAME)
@pytest.mark.parametrize("said", [None, 7, "x", [], {}, {"DOI": 3}, {"id": []}, {"attributes": []}, {"record": 1}])
def test_what_is_no_record_is_none(source: ModuleType, said: Any) -> None:
    assert source.read(said) is None


@pytest.mark.parametrize("value", [None, 7, "x", [7, None, {}], {"a": 1}])
def test_fields_of_another_form_cost_themselves_only(value: Any) -> None:
    sound_of = ((crossref, work("10.1000/x", "Salt"), ""), (openalex, OPENALEX, ""), (datacite, DATACITE, "attributes"))
    for source, sound, inside in sound_of:
        told: Any = sound[inside] if inside else sound
        for name in told:
            if name.lower() in ("doi", "id"):
                continue
            broken = {**told, name: value}
            record = source.read({**sound, inside: broken} if inside else broken)
            assert record is not None
            assert record.entry.identifier("DOI").startswith("10.1000/")


def test_a_key_goes_to_its_host_alone_and_is_dropped_when_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web.random, "uniform", lambda low, high: 0.01)

    def answer(asked: Asked) -> Reply:
        if asked.parameters.get("api_key"):
            return Reply(401, b'{"error": "bad key"}')
        return Reply(body=json.dumps({"results": [OPENALEX]}).encode())

    with serving(answer) as served:
        desk = Desk(Order(("openalex",), base=served.url, keys={"openalex": "secret"}))
        for text in ("one", "two"):
            records, requests = desk.search(desk.sources[0], Entry(), text)
            assert [record.entry.key for record in records] == ["10.1000/marsh"]
            assert "secret" not in str(requests)
    assert [asked.parameters.get("api_key") for asked in served.asked] == ["secret", None, None]
    assert "secret" not in repr(desk.order)


def test_a_spent_budget_is_not_slept_on() -> None:
    spent = Reply(429, b'{"error": "Rate limit exceeded", "retryAfter": 43200}', {"Retry-After": "43200"})
    with serving(lambda asked: spent) as served:
        desk = Desk(Order(("openalex",), base=served.url))
        for text in ("one", "two"):
            with pytest.raises(NotLookedUpError, match="left alone for 12 hours"):
                desk.search(desk.sources[0], Entry(), text)
    assert len(served.asked) == 1


def test_the_registry_alone_knows_what_is_not_registered() -> None:
    def answer(asked: Asked) -> Reply:
        if asked.path == "doi.org/ra/10.1000/none":
            return Reply(body=b'[{"DOI": "10.1000/none", "status": "DOI does not exist"}]')
        if asked.path == "doi.org/ra/10.1000/there":
            return Reply(body=b'[{"DOI": "10.1000/there", "RA": "JaLC"}]')
        if asked.path == "doi.org/ra/10.1000/odd":
            return Reply(body=b'[{"DOI": "10.1000/odd", "status": "Invalid DOI"}]')
        assert asked.headers["accept"] == "application/vnd.citationstyles.csl+json"
        return Reply(body=json.dumps(REGISTERED).encode())

    with serving(answer) as served:
        desk = Desk(Order(("doi-org",), base=served.url))
        said = desk.lookup(desk.sources[0], ["doi:10.1000/none", "doi:10.1000/there", "doi:10.1000/odd"])
    assert said["doi:10.1000/none"] == {"registered": False}
    assert said["doi:10.1000/there"]["agency"] == "JaLC"
    record = doi_org.read(said["doi:10.1000/there"])
    assert record is not None
    assert (record.entry.title, record.entry.authors) == ("Salt", (Person("Marsh"),))
    assert [(one.kind, one.told_by) for one in record.notices] == [("retraction", "retraction-watch")]
    assert isinstance(said["doi:10.1000/odd"], NotLookedUpError)


def test_crossref_reads_a_list() -> None:
    with serving(lambda asked: works(work("10.1000/a", "One"), {"DOI": 7}, work("10.1000/B", "Two"))) as served:
        desk = Desk(Order(("crossref",), base=served.url))
        records, _ = desk.search(desk.sources[0], Entry(), "x")
    assert [record.entry.key for record in records] == ["10.1000/a", "10.1000/b"]


@needs_replay
@pytest.mark.parametrize(("source", "service"), [(openalex, "openalex"), (datacite, "datacite")])
def test_recorded_works_are_read(source: ModuleType, service: str) -> None:
    """Field by field with what the answer says, where it says it plainly."""
    read = 0
    for recorded in recordings(service):
        try:
            body = json.loads(recorded["body"])
        except ValueError:
            continue
        if recorded["status"] != 200 or not isinstance(body, dict):
            continue
        if service == "openalex":
            items = [
                one
                for one in body.get("results") or [body]
                if str(one.get("id", "")).startswith("https://openalex.org/W")
            ]
        else:
            data = body.get("data")
            items = [
                one
                for one in (data if isinstance(data, list) else [data])
                if isinstance(one, dict) and one.get("type") == "dois"
            ]
        for item in items:
            record = source.read(item)
            assert record is not None
            told = item.get("attributes", item)
            assert record.entry.year == (told.get("publication_year") or told.get("publicationYear"))
            people = told.get("authorships") if service == "openalex" else told.get("creators")
            assert len(record.entry.authors) <= len(people or [])
            assert bool(record.entry.authors) == bool(people)
            assert record.entry.identifier("DOI") in str(told.get("doi")).lower()
            read += 1
    assert read >= 40

"""References -> verdicts, from recorded answers: what is found, what differs, which version is meant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from citelink.bibliography.entry import Candidate, Date, Entry, Person
from citelink.consulting import versions
from citelink.consulting.consult import Consultant, Question
from citelink.consulting.registered import query_text
from citelink.matching.match import Evidence, Level, Match
from citelink.parsing import parse_reference
from citelink.sources.desk import Desk, Order
from citelink.sources.services import crossref
from citelink.sources.services.crossref import _SELECT as SELECT
from citelink.sources.source import Record
from citelink.verdicts import Verdict

MARSH = "Marsh P. Salt marshes and their birds // Coastal Ecology. – 2009. – Vol. 12, No. 3. – P. 41-57."
ICE = "Ветлугин С. К. Речные льды Прикамья и сроки ледохода // Гидрология суши. – 2011. – Т. 5, № 2. – С. 14-29."
PATHS = "Сәрсенов Б. Қ. Көшпелі малшылардың жайылым жолдары // Дала тарихы. – 2015. – Т. 9, № 4. – Б. 60-75."
FILMS = "Ising K. Magnetische Ordnung in Kobaltfilmen // Physik der Schichten. – 1999. – Bd. 3. – S. 1-9."


def item(doi: str, title: str, family: str, journal: str, year: int, **more: Any) -> dict[str, Any]:
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": [{"family": family, "given": "P."}],
        "container-title": [journal],
        "issued": {"date-parts": [[year]]},
        **more,
    }


MARSH_RECORD = item(
    "10.1000/m", "Salt marshes and their birds", "Marsh", "Coastal Ecology", 2009, volume="12", page="41-57"
)
ICE_RECORD = item(
    "10.1000/i", "Речные льды Прикамья и сроки ледохода", "Ветлугин", "Гидрология суши", 2011, volume="5", page="14-29"
)
PATHS_RECORD = item(
    "10.1000/p", "Көшпелі малшылардың жайылым жолдары", "Сәрсенов", "Дала тарихы", 2015, volume="9", page="60-75"
)
FILMS_RECORD = item(
    "10.1000/f", "Magnetische Ordnung in Kobaltfilmen", "Ising", "Physik der Schichten", 1999, volume="3", page="1-9"
)
SHOALS = "Yuhuan Zhao. Shoals of herring near the northern coast // Coastal Ecology. – 2009. – Vol. 12. – P. 80-91."
SHOALS_RECORD = item(
    "10.1000/s", "Shoals of herring near the northern coast", "Zhao", "Coastal Ecology", 2009, volume="12", page="80-91"
)
COINS = "Bulletin of Numismatics"
PREPRINT = item("10.1000/pre", "Salt marshes and their birds", "Marsh", "", 2008, type="posted-content")


def consult(tmp_path: Path, text: str, *found: Mapping[str, Any]) -> Verdict:
    """The verdict on a reference whose search brings `found`."""
    body = {"message": {"items": list(found)}}
    request = f"/works?query.bibliographic={query_text(text)}&rows=5&select={SELECT}"
    recording = tmp_path / "answers.jsonl"
    line = {"source": "crossref", "request": request, "status": 200, "body": body}
    recording.write_text(json.dumps(line, ensure_ascii=False), "utf-8")
    desk = Desk(Order(("crossref",), replay=recording))
    (verdict,) = Consultant(desk).ask([Question(parse_reference(text).entry, text)])
    desk.close()
    return verdict


@pytest.mark.parametrize(
    ("text", "record"), [(MARSH, MARSH_RECORD), (ICE, ICE_RECORD), (PATHS, PATHS_RECORD), (FILMS, FILMS_RECORD)]
)
def test_what_is_there_is_found(tmp_path: Path, text: str, record: dict[str, Any]) -> None:
    verdict = consult(tmp_path, text, record)
    assert (verdict.name, verdict.source, verdict.differs) == ("ok", "crossref", ())
    assert verdict.is_link
    assert verdict.found is not None
    assert verdict.found.key == record["DOI"]


@pytest.mark.parametrize(
    ("text", "changed", "differs"),
    [
        (MARSH, {"issued": {"date-parts": [[2003]]}}, ("issued", "2009", "2003")),
        (ICE, {"volume": "8"}, ("volume", "5", "8")),
        (PATHS, {"page": "101-118"}, ("page", "60-75", "101-118")),
        (MARSH, {"container-title": [COINS]}, ("container-title", "Coastal Ecology", COINS)),
        (FILMS, {"author": [{"family": "Stern", "given": "Otto"}]}, ("author", "Ising K.", "Stern Otto")),
        (SHOALS, {"author": [{"family": "Huang", "given": "Wei"}]}, ("author", "Zhao Yuhuan", "Huang Wei")),
    ],
)  # fmt: skip
def test_one_field_differs(tmp_path: Path, text: str, changed: dict[str, Any], differs: tuple[str, str, str]) -> None:
    record = {
        MARSH: MARSH_RECORD, ICE: ICE_RECORD, PATHS: PATHS_RECORD, FILMS: FILMS_RECORD, SHOALS: SHOALS_RECORD,
    }[text]  # fmt: skip
    verdict = consult(tmp_path, text, {**record, **changed})
    assert verdict.name == "differs"
    assert [(one.field, one.printed, one.found) for one in verdict.differs] == [differs]


@pytest.mark.parametrize(
    "changed",
    [
        {"issued": {"date-parts": [[2010]]}},
        {"issued": {"date-parts": [[2007]]}, "published-print": {"date-parts": [[2009]]}},
        {"container-title": ["CoastEco (2)"], "type": "proceedings-article"},
        {"container-title": ["Coastal Ecology: Journal of the Society of Shores"]},
        {"short-container-title": ["Coast. Ecol."], "container-title": ["The Shore and Its Ecology"]},
        {"author": [{"family": "Reed", "given": "A."}, {"family": "Marsh", "given": "Peter"}]},
        {"author": [{"family": "Марш", "given": "П."}]},
        {"author": [{"family": "Peter", "given": "Marsh"}]},
        {"author": []},
        {"page": "e41"},
        {"volume": ""},
        {"title": ["<i>Salt marshes</i> and their&nbsp;birds"]},
        {"title": ["SALT MARSHES AND THEIR BIRDS"]},
        {"title": ["Salt marshes"], "subtitle": ["and their birds"]},
    ],
    ids=lambda changed: ", ".join(changed),
)
def test_what_is_no_difference(tmp_path: Path, changed: dict[str, Any]) -> None:
    verdict = consult(tmp_path, MARSH, {**MARSH_RECORD, **changed})
    assert (verdict.name, verdict.differs) == ("ok", ())


def test_of_two_versions_the_printed_one_is_meant(tmp_path: Path) -> None:
    verdict = consult(tmp_path, MARSH, PREPRINT, MARSH_RECORD)
    assert verdict.found is not None
    assert (verdict.name, verdict.found.key) == ("ok", "10.1000/m")
    assert [one.key for one in verdict.related] == ["10.1000/pre"]


ARNAUTOV = (Person("Арнаутов", "К. П."),)
SET = Entry(
    key="set", type="book", title="Собрание сочинений", authors=ARNAUTOV, publisher="Волна", place="Томск",
    series="Вершины", date=Date(1997, end_year=1998), extra=(("number-of-volumes", "5"),),
)  # fmt: skip


def test_volumes_of_a_set_are_no_versions_of_one_another() -> None:
    """Each may be a version of the set; taken for one work they would not stand against each other."""
    volumes = [
        replace(SET, key=f"v{number}", volume=str(number), number_of_pages=str(500 + 40 * number))
        for number in range(2, 5)
    ]
    records = [Record(one) for one in (SET, *volumes)]
    assert len(versions._works(records)) == 3


@pytest.mark.parametrize(("pages", "works"), [("296 с.", 2), ("444", 1), ("", 1)])
def test_books_of_other_lengths_are_two(pages: str, works: int) -> None:
    book = replace(SET, title="Философия степных городов", number_of_pages="448 с.")
    assert len(versions._works([Record(book), Record(replace(book, key="other", number_of_pages=pages))])) == works


def test_a_retracted_title_is_the_work(tmp_path: Path) -> None:
    notice = item("10.1000/n", "Retraction: Salt marshes and their birds", "Marsh", "Coastal Ecology", 2012, **{
        "update-to": [{"DOI": "10.1000/m", "type": "retraction"}]
    })  # fmt: skip
    work = {**MARSH_RECORD, "title": ["RETRACTED ARTICLE: Salt marshes and their birds"]}
    verdict = consult(tmp_path, MARSH, notice, work)
    assert verdict.found is not None
    assert (verdict.name, verdict.found.key) == ("retracted", "10.1000/m")


def test_a_part_is_not_the_whole(tmp_path: Path) -> None:
    people = [{"family": "Marsh", "given": "P."}, {"family": "Reed", "given": "A. B."}]
    title, book = "Motivation for Function and Shore Analysis", "Functional and Shore Data Analysis"
    chapter = item("10.1000/c", title, "Marsh", book, 2009, type="book-chapter", author=people)
    whole = "P. Marsh, A. B. Reed. Functional and shore data analysis. Heather, 2009."
    assert consult(tmp_path, whole, chapter).found is None
    part = f"P. Marsh, A. B. Reed. {title}. In: {book}. Heather, 2009."
    assert consult(tmp_path, part, chapter).is_link
    # Cited without its title: by the page on which it begins, or in a journal.
    paged = {**chapter, "page": "461-480"}
    for lone in (f"P. Marsh, A.B. Reed, {book} 461 (2009).", f"Marsh, P.; Reed, A. B. {book} 2009, 461-480."):
        assert consult(tmp_path, lone, paged).is_link, lone
    assert consult(tmp_path, f"{whole} 512 p.", paged).found is None
    article = item("10.1000/a", title, "Marsh", "Functional and Shore Data", 2009, author=people)
    assert consult(tmp_path, "Marsh, P.; Reed, A. B. Functional and Shore Data 2009.", article).is_link


def test_a_title_alone_is_no_work(tmp_path: Path) -> None:
    text = "Otter B. Salt marshes and their birds. Truncated somewh"
    verdict = consult(tmp_path, text, {**MARSH_RECORD, "author": [{"family": "Heron", "given": "C."}]})
    assert not verdict.is_link
    assert verdict.name in ("differs", "unverified")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MARSH, "not-found"),
        (ICE, "unverified"),
        (PATHS, "unverified"),
        ("Marsh P. Birds. – Leeds: Heather, 1999. – 212 p.", "unverified"),
        ("Marsh P. Salt marshes: PhD thesis. – Leeds, 2001.", "unverified"),
        ("Birds of the coast. URL: https://example.org/birds (accessed 3 May 2020).", "unverified"),
        ("ISO 690:2021. Guidelines for bibliographic references.", "unverified"),
    ],
)
def test_nothing_is_found(tmp_path: Path, text: str, name: str) -> None:
    verdict = consult(tmp_path, text)
    assert (verdict.name, verdict.found, verdict.asked) == (name, None, ("crossref",))


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/birds (accessed 3 May 2020)",
        "URL: https://example.org/birds",
        "https://example.org/birds (дата обращения: 03.05.2020)",
        "[Электронды ресурс]. https://example.org/birds (қаралған күні 03.05.2020)",
    ],
)
def test_a_bare_address_is_not_searched(tmp_path: Path, text: str) -> None:
    verdict = consult(tmp_path, text, SHOALS_RECORD)
    assert (verdict.name, verdict.found, verdict.asked) == ("unverified", None, ())


@pytest.mark.parametrize(
    ("levels", "is_meant"),
    [
        ({"title": "differs", "author": "differs"}, False),
        ({"title": "differs", "author": "differs", "identifier": "exact"}, True),
        ({"title": "differs", "author": "close"}, True),
        ({"title": "partial", "author": "differs"}, True),
        ({"title": "missing", "author": "differs"}, True),
    ],
)
def test_another_text_on_the_same_page_is_not_meant(
    levels: dict[str, Level], is_meant: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the engine makes of year, journal, volume and page."""
    agreeing: dict[str, Level] = {"year": "exact", "container": "exact", "volume": "exact", "page": "exact"}
    evidence = tuple(Evidence(name, level, 1.0) for name, level in {**agreeing, **levels}.items())
    there = crossref.read(MARSH_RECORD)
    assert there is not None
    match = Match("matched", "", Candidate(there.entry, "crossref", 0.9), evidence)
    monkeypatch.setattr(versions, "decide", lambda *said: match)
    found = versions.choose(parse_reference(MARSH).entry, MARSH, [there], "crossref")
    assert (found.record is not None, found.match.status == "matched") == (is_meant, is_meant)


@pytest.mark.parametrize(
    ("printed", "held", "is_beside"),
    [
        ("Tides and clocks. Part 2: Neap", "Tides and clocks, Part 1: Spring", True),
        ("Tides and clocks. II", "Tides and clocks. III", True),
        ("Type 2 tides of 3 bays", "Type 2 tides of 4 bays", True),
        ("Tides and clocks in bays", "Tides and clocks in bays—Reply", True),
        ("Tides and clocks in bays", "Reply to: Tides and clocks in bays", True),
        ("Tides and clocks. Part 2: Neap", "Tides and clocks", False),
        ("Tides and clocks (1942)", "1599. Tides and clocks", False),
        ("Tides and clocks. Part 2: Neap", "Tides and clocks. Part II: Neap", False),
        ("Tides and clocks in bays—Reply", "Tides and clocks in bays—Reply", False),
        ("Tides and clocks", "Rivers of the north—Reply", False),
    ],
)
def test_what_goes_with_a_work_is_not_it(printed: str, held: str, is_beside: bool) -> None:
    assert versions.is_beside_it(Entry(title=printed), Entry(title=held)) == is_beside


def test_a_search_without_an_answer_says_nothing(tmp_path: Path) -> None:
    recording = tmp_path / "answers.jsonl"
    recording.write_text("", "utf-8")
    desk = Desk(Order(("crossref",), replay=recording))
    (verdict,) = Consultant(desk).ask([Question(parse_reference(MARSH).entry, MARSH)])
    assert verdict.name == "not-looked-up"
    assert verdict.failures == (("crossref", "it is not in the recording, and no connection is made"),)
    assert Consultant(desk).ask([]) == []


PREPRINT_ANSWER = {
    "id": "10.48550/arxiv.2101.00001",
    "attributes": {
        "doi": "10.48550/arxiv.2101.00001",
        "titles": [{"title": "Salt marshes and their birds"}],
        "creators": [{"name": "Marsh, Peter", "familyName": "Marsh", "givenName": "Peter"}],
        "publicationYear": 2009,
        "types": {"resourceTypeGeneral": "Preprint"},
    },
}
WITH_NUMBER = "Marsh P. Salt marshes and their birds. 2009. arXiv:2101.00001"


def asked_by_identifier(tmp_path: Path, text: str, **answers: Any) -> Verdict:
    """The verdict where DataCite knows identifiers (`arxiv`), and a search finds nothing."""
    recording = tmp_path / "answers.jsonl"
    words = " ".join(parse_reference(text).entry.title.lower().split())
    search = f"/dois?query={words}&page[size]=5&page[number]=1"
    lines = [{"source": "datacite", "request": search, "status": 200, "body": {"data": []}}]
    for kind, body in answers.items():
        value = {"arxiv": "2101.00001", "doi": "10.48550/arxiv.2101.00001"}[kind]
        status = 200 if body else 404
        lines.append({"source": "datacite", "request": f"{kind}:{value}", "status": status, "body": body or ""})
    recording.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    desk = Desk(Order(("datacite",), replay=recording))
    (verdict,) = Consultant(desk).ask([Question(parse_reference(text).entry, text)])
    desk.close()
    return verdict


def test_a_printed_identifier_that_is_no_doi_leads_to_the_work(tmp_path: Path) -> None:
    verdict = asked_by_identifier(tmp_path, WITH_NUMBER, arxiv=PREPRINT_ANSWER)
    assert verdict.found is not None
    assert (verdict.name, verdict.found.key) == ("ok", "10.48550/arxiv.2101.00001")


def test_the_year_of_a_preprint_may_be_earlier(tmp_path: Path) -> None:
    text = "Marsh P. Salt marshes and their birds // Coastal Ecology. 2012. arXiv:2101.00001"
    verdict = asked_by_identifier(tmp_path, text, arxiv=PREPRINT_ANSWER)
    assert (verdict.name, verdict.is_link, verdict.differs) == ("ok", True, ())
    earlier = asked_by_identifier(tmp_path, text.replace("2012", "2001"), arxiv=PREPRINT_ANSWER)
    assert [(one.field, one.found) for one in earlier.differs] == [("issued", "2009")]


def test_a_number_of_another_work_is_passed_over(tmp_path: Path) -> None:
    other = {**PREPRINT_ANSWER["attributes"], "titles": [{"title": "Magnetic order in cobalt films"}], "creators": []}  # type: ignore[dict-item]
    verdict = asked_by_identifier(tmp_path, WITH_NUMBER, arxiv={**PREPRINT_ANSWER, "attributes": other})
    assert (verdict.name, verdict.found, verdict.asked) == ("unverified", None, ("datacite",))


def test_the_doi_of_a_preprint_is_its_number_too(tmp_path: Path) -> None:
    text = "Marsh P. Salt marshes and their birds. 2009. https://doi.org/10.48550/arXiv.2101.00001"
    verdict = asked_by_identifier(tmp_path, text, doi=None, arxiv=PREPRINT_ANSWER)
    assert verdict.found is not None
    # The registry could not be asked about the DOI.
    assert (verdict.name, verdict.found.key, len(verdict.failures)) == ("ok", "10.48550/arxiv.2101.00001", 1)

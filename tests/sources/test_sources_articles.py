"""The sources of articles, papers and preprints: what each asks, and how a made answer is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import pytest

from citelink.bibliography.entry import Entry, Person
from citelink.sources.services import arxiv, dblp, europepmc, pubmed, semanticscholar
from citelink.sources.source import Answer, NotLookedUpError, Record, Request

SOURCES = (arxiv, dblp, europepmc, pubmed, semanticscholar)
MARSH = Entry(title="Salt marshes: and their (shy) birds?")

PAPER = {
    "paperId": "0ab1",
    "externalIds": {"DOI": "10.1000/Marsh", "ArXiv": "2101.00001", "PubMed": "7654321", "PubMedCentral": "54321"},
    "title": "Salt marshes and their birds",
    "authors": [{"authorId": "1", "name": "Peter van der Marsh"}, {"authorId": "2", "name": "A. Reed"}],
    "venue": "Coastal Ecology",
    "journal": {"name": "Coastal Ecology", "volume": "12", "pages": "141-57"},
    "year": 2009,
    "publicationDate": "2008-12-30",
    "publicationTypes": ["Review", "JournalArticle"],
}
INFO = {
    "authors": {"author": [{"@pid": "1/2", "text": "Peter Marsh 0003"}, {"@pid": "3/4", "text": "Anna Reed"}]},
    "title": "Counting &quot;shy&quot; birds.",
    "venue": "BirdConf (2)",
    "pages": "41-57",
    "year": "2009",
    "type": "Conference and Workshop Papers",
    "key": "conf/bird/MarshR09",
    "doi": "10.1000/BIRDS.7",
}
ATOM = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <title>arXiv Query</title>
  <entry>
    <id>http://arxiv.org/abs/2101.00001v3</id>
    <title>Salt marshes and
  their $\\alpha$-birds</title>
    <published>2021-01-01T10:00:00Z</published>
    <updated>2022-03-04T10:00:00Z</updated>
    <author><name>Peter Marsh</name><arxiv:affiliation>Shore</arxiv:affiliation></author>
    <author><name>Anna Reed</name></author>
    <arxiv:journal_ref>Coastal Ecology 12 (2023) 1914-1930</arxiv:journal_ref>
  </entry>
  <entry><id>https://arxiv.org/api/errors#incorrect_id</id><title>Error</title></entry>
</feed>"""
MEDLINE = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" "https://example.org/x.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation><PMID Version="1">7654321</PMID><Article>
  <Journal><ISSN>1234-5678</ISSN>
    <JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><MedlineDate>2009 Sep-Oct</MedlineDate></PubDate></JournalIssue>
    <Title>Coastal ecology (Leeds, England)</Title><ISOAbbreviation>Coast Ecol</ISOAbbreviation></Journal>
  <ArticleTitle>[Salt marshes and CO<sub>2</sub>].</ArticleTitle>
  <Pagination><MedlinePgn>141-57</MedlinePgn></Pagination>
  <AuthorList>
    <Author><LastName>Marsh</LastName><ForeName>Peter</ForeName><Initials>P</Initials><Suffix>Jr</Suffix></Author>
    <Author><CollectiveName>Society of Shores</CollectiveName></Author>
  </AuthorList>
  <Language>ger</Language>
  <PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList>
  <VernacularTitle>Salzwiesen und CO2.</VernacularTitle>
  <ArticleDate><Year>2008</Year></ArticleDate>
</Article>
<CommentsCorrectionsList>
  <CommentsCorrections RefType="Cites"><RefSource>Nature. 1999</RefSource><PMID>1</PMID></CommentsCorrections>
  <CommentsCorrections RefType="RetractionIn"><RefSource>Coast Ecol. 2011;14(1):3. doi: 10.1000/Gone.</RefSource></CommentsCorrections>
</CommentsCorrectionsList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/Marsh</ArticleId><ArticleId IdType="pmc">PMC54321</ArticleId></ArticleIdList>
  <ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList>
</PubmedData></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>7654322</PMID>
  <Book><Publisher><PublisherName>Heather</PublisherName><PublisherLocation>Leeds</PublisherLocation></Publisher>
    <BookTitle>Birds of the shore</BookTitle><PubDate><Year>2001</Year></PubDate>
    <AuthorList Type="editors"><Author><LastName>Reed</LastName><Initials>A</Initials></Author></AuthorList>
    <Isbn>9785699120147</Isbn></Book>
  <ArticleTitle>Waders.</ArticleTitle>
  <AuthorList Type="authors"><Author><LastName>Marsh</LastName><ForeName>Peter</ForeName></Author></AuthorList>
</BookDocument></PubmedBookArticle>
</PubmedArticleSet>"""  # noqa: E501
FOUND = "<eSearchResult><Count>2</Count><IdList><Id>7654321</Id><Id>7654322</Id></IdList></eSearchResult>"
RESULT = {
    "id": "7654321", "source": "MED", "pmid": "7654321", "pmcid": "PMC54321", "doi": "10.1000/Marsh",
    "title": "Salt marshes and their birds.", "authorString": "Marsh P Jr, Reed AB, Society of Shores.",
    "authorList": {"author": [
        {"fullName": "Marsh P", "firstName": "Peter", "lastName": "Marsh", "initials": "P"},
        {"collectiveName": "Society of Shores"},
    ]},
    "journalInfo": {"volume": "12", "issue": "3", "yearOfPublication": 2009, "journal": {
        "title": "Coastal ecology (Leeds, England)", "isoabbreviation": "Coast Ecol", "issn": "1234-5678"}},
    "pubYear": "2009", "firstPublicationDate": "2008-11-03", "pageInfo": "141-57", "language": "eng",
    "pubTypeList": {"pubType": ["Retracted Publication", "Journal Article"]},
    "commentCorrectionList": {"commentCorrection": [{"type": "Erratum in", "reference": "Coast Ecol. 2010"}]},
}  # fmt: skip
ANSWERS: Mapping[ModuleType, Callable[[Request], str]] = {
    arxiv: lambda request: ATOM,
    dblp: lambda request: json.dumps({"result": {"hits": {"hit": [{"info": INFO}, {"info": 7}]}}}),
    europepmc: lambda request: json.dumps({"hitCount": 1, "resultList": {"result": [RESULT]}}),
    pubmed: lambda request: FOUND if "esearch" in request.path else MEDLINE,
    semanticscholar: lambda request: json.dumps({"data": [PAPER]}),
}
NOTHING: Mapping[ModuleType, Answer] = {
    arxiv: Answer(200, '<feed xmlns="http://www.w3.org/2005/Atom"/>'),
    dblp: Answer(200, '{"result": {"hits": {"@total": "0", "@sent": "0"}}}'),
    europepmc: Answer(200, '{"hitCount": 0, "resultList": {"result": []}}'),
    pubmed: Answer(200, "<eSearchResult><Count>0</Count><IdList/></eSearchResult>"),
    semanticscholar: Answer(404, ""),
}


def search(source: ModuleType, entry: Entry = MARSH) -> tuple[tuple[Record, ...], list[Request]]:
    """What a search finds, and what it asked."""
    made: list[Request] = []

    def ask(request: Request) -> Answer:
        made.append(request)
        return Answer(200, ANSWERS[source](request))

    return source.search(entry, "", ask), made


@pytest.mark.parametrize(
    ("source", "path", "asked"),
    [
        (arxiv, "/api/query", ("search_query", 'ti:"salt marshes and their shy birds"')),
        (dblp, "/search/publ/api", ("q", "salt marshes and their shy birds")),
        (
            europepmc,
            "/europepmc/webservices/rest/search",
            ("query", "TITLE:(salt AND marshes AND their AND birds)"),
        ),
        (
            pubmed,
            "/entrez/eutils/esearch.fcgi",
            ("term", "salt[ti] AND marshes[ti] AND their[ti] AND birds[ti]"),
        ),
        (semanticscholar, "/graph/v1/paper/search/match", ("query", "salt marshes and their shy birds")),
    ],
    ids=lambda one: getattr(one, "NAME", ""),
)
def test_what_is_asked(source: ModuleType, path: str, asked: tuple[str, str]) -> None:
    _, made = search(source)
    assert made[0].path == path
    assert asked in made[0].parameters
    assert search(source, Entry(title="?!")) == ((), [])


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.NAME)
def test_nothing_is_found(source: ModuleType) -> None:
    assert source.search(MARSH, "", lambda request: NOTHING[source]) == ()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.NAME)
@pytest.mark.parametrize("body", ["", "null", "[]", "<html></html>", "<a>", "no", '{"result": 7}', '{"data": {}}'])
def test_an_answer_that_makes_no_sense(source: ModuleType, body: str) -> None:
    with pytest.raises(NotLookedUpError):
        source.search(MARSH, "", lambda request: Answer(200, body))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.NAME)
@pytest.mark.parametrize("said", [None, 7, "x", "", [], {}, {"paperId": 7}, {"key": []}, {"id": 1}, "<a/>", "<a"])
def test_what_is_no_record(source: ModuleType, said: Any) -> None:
    assert source.read(said) is None


@pytest.mark.parametrize("value", [None, 7, "x", [7, None, {}], {"a": 1}, {"author": [7]}])
def test_fields_of_another_form_cost_themselves_only(value: Any) -> None:
    for source, sound, kept in ((semanticscholar, PAPER, "paperId"), (dblp, INFO, "key"), (europepmc, RESULT, "id")):
        for name in sound:
            if name not in (kept, "source", "doi", "externalIds"):
                record = source.read({**sound, name: value})
                assert record is not None
                assert record.entry.identifier("DOI").startswith("10.1000/")


def test_semanticscholar_is_read() -> None:
    ((record,), _) = search(semanticscholar)
    entry = record.entry
    assert (entry.key, entry.type, entry.title) == ("10.1000/marsh", "article-journal", "Salt marshes and their birds")
    assert entry.authors == (Person("Marsh", "Peter", "van der"), Person("Reed", "A."))
    assert (entry.container, entry.volume, entry.pages, record.years) == (
        "Coastal Ecology", "12", "141-157", (2008, 2009),
    )  # fmt: skip
    assert entry.identifiers == (
        ("DOI", "10.1000/marsh"), ("PMID", "7654321"), ("PMCID", "PMC54321"), ("arXiv", "2101.00001"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "csl"),
    [
        ({"publicationTypes": ["JournalArticle", "Conference"]}, "paper-conference"),
        ({"publicationTypes": None, "publicationVenue": {"type": "journal"}}, "article-journal"),
        ({"publicationTypes": None}, "document"),
        ({"journal": {"name": "ArXiv", "volume": "abs/2101.00001"}, "venue": "arXiv.org"}, "article"),
        ({"journal": {"name": "ArXiv", "volume": "abs/2101.00001"}}, "article-journal"),
        ({"publicationTypes": ["Book", "JournalArticle"]}, "book"),
    ],
)
def test_kinds_of_papers(changed: dict[str, Any], csl: str) -> None:
    record = semanticscholar.read({**PAPER, **changed})
    assert record is not None
    assert record.entry.type == csl
    assert "abs" not in record.entry.volume


def test_dblp_is_read() -> None:
    ((record,), _) = search(dblp)
    entry = record.entry
    assert (entry.key, entry.type, entry.title) == ("10.1000/birds.7", "paper-conference", 'Counting "shy" birds')
    assert entry.authors == (Person("Marsh", "Peter"), Person("Reed", "Anna"))
    assert (entry.container, entry.year, entry.pages) == ("BirdConf (2)", 2009, "41-57")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"authors": {"author": {"text": "Peter Marsh"}}}, {"authors": (Person("Marsh", "Peter"),)}),
        ({"type": "Editorship"}, {"type": "book", "authors": ()}),
        ({"key": "phd/Marsh09", "type": "Books and Theses", "doi": None}, {"type": "thesis", "key": "phd/Marsh09"}),
        (
            {"type": "Informal and Other Publications", "venue": "CoRR", "volume": "abs/2101.00001",
             "doi": "10.48550/ARXIV.2101.00001"},
            {"type": "article", "container": "CoRR", "volume": "",
             "identifiers": (("DOI", "10.48550/arxiv.2101.00001"), ("arXiv", "2101.00001"))},
        ),
        ({"title": "What now..."}, {"title": "What now..."}),
        ({"venue": ["One", "Two"]}, {"container": "One"}),
    ],
)  # fmt: skip
def test_kinds_of_publications(changed: dict[str, Any], expected: dict[str, Any]) -> None:
    record = dblp.read({**INFO, **changed})
    assert record is not None
    assert {name: getattr(record.entry, name) for name in expected} == expected


def test_arxiv_is_read() -> None:
    ((record,), _) = search(arxiv)
    entry = record.entry
    assert (entry.key, entry.type, entry.title) == (
        "10.48550/arxiv.2101.00001", "article", "Salt marshes and their α-birds",
    )  # fmt: skip
    assert entry.authors == (Person("Marsh", "Peter"), Person("Reed", "Anna"))
    assert (entry.year, record.years) == (2021, (2021, 2022, 2023))
    assert entry.identifiers == (("DOI", "10.48550/arxiv.2101.00001"), ("arXiv", "2101.00001"))


def test_numbers_that_cannot_be_are_not_asked_for() -> None:
    made: list[Request] = []

    def ask(request: Request) -> Answer:
        made.append(request)
        return Answer(200, ATOM)

    said = arxiv.lookup(["arxiv:2101.00001", "arxiv:2113.00001", "arxiv:hep-th/9901001", "arxiv:abs/9901001"], ask)
    assert dict(made[0].parameters)["id_list"] == "2101.00001,hep-th/9901001"
    assert list(said) == ["arxiv:2101.00001"]
    record = arxiv.read(said["arxiv:2101.00001"])
    assert record is not None
    assert record.entry.key == "10.48550/arxiv.2101.00001"
    assert arxiv.lookup(["arxiv:2113.00001"], ask) == {}
    assert len(made) == 1


def test_pubmed_is_read() -> None:
    ((record, chapter), made) = search(pubmed)
    entry = record.entry
    assert [request.path.rpartition("/")[2] for request in made] == ["esearch.fcgi", "efetch.fcgi"]
    assert ("id", "7654321,7654322") in made[1].parameters
    assert (entry.key, entry.type, entry.title) == ("10.1000/marsh", "article-journal", "Salt marshes and CO2")
    assert entry.authors == (Person("Marsh", "Peter", suffix="Jr"), Person(literal="Society of Shores"))
    assert (entry.container, entry.volume, entry.issue, entry.pages, entry.language) == (
        "Coastal ecology", "12", "3", "141-157", "de",
    )  # fmt: skip
    assert (entry.year, record.years) == (2009, (2008, 2009))
    assert entry.identifiers == (
        ("DOI", "10.1000/marsh"), ("PMID", "7654321"), ("PMCID", "PMC54321"), ("ISSN", "1234-5678"),
    )  # fmt: skip
    assert entry.extra == (("container-title-short", "Coast Ecol"), ("original-title", "Salzwiesen und CO2"))
    assert [(one.kind, one.doi, one.told_by) for one in record.notices] == [("retraction", "10.1000/gone", "pubmed")]
    part = chapter.entry
    assert (part.key, part.type, part.title, part.container) == (
        "pmid:7654322", "chapter", "Waders", "Birds of the shore",
    )  # fmt: skip
    assert (part.authors, part.editors) == ((Person("Marsh", "Peter"),), (Person("Reed", "A"),))
    assert (part.publisher, part.place, part.identifier("ISBN")) == ("Heather", "Leeds", "9785699120147")


def test_pubmed_is_asked_for_numbers_at_once() -> None:
    made: list[Request] = []

    def ask(request: Request) -> Answer:
        made.append(request)
        return Answer(200, ANSWERS[pubmed](request))

    said = pubmed.lookup(["pmid:7654321", "pmid:1"], ask)
    assert [dict(request.parameters).get("id") for request in made] == ["7654321,1"]
    assert list(said) == ["pmid:7654321"]
    said = pubmed.lookup(["doi:10.1000/marsh", "pmcid:PMC54321"], ask)
    assert dict(made[1].parameters)["term"] == '"10.1000/marsh"[doi] OR "PMC54321"[pmc]'
    assert list(said) == ["doi:10.1000/marsh", "pmcid:PMC54321"]
    record = pubmed.read(said["pmcid:PMC54321"])
    assert record is not None
    assert record.entry.key == "10.1000/marsh"


@pytest.mark.parametrize(
    ("kind", "notices", "is_notice"),
    [
        ("Retracted Publication", ["retraction"], False),
        ("Retraction of Publication", [], True),
        ("Published Erratum", [], True),
        ("Preprint", [], False),
    ],
)
def test_types_of_publications_tell_what_happened(kind: str, notices: list[str], is_notice: bool) -> None:
    text = MEDLINE.replace("RetractionIn", "Cites").replace(">Journal Article<", f">{kind}<")
    (record, _) = pubmed.search(MARSH, "", lambda request: Answer(200, FOUND if "esearch" in request.path else text))
    assert ([one.kind for one in record.notices], record.is_notice) == (notices, is_notice)
    same = {**RESULT, "pubTypeList": {"pubType": [kind]}, "commentCorrectionList": None}
    also = europepmc.read(same)
    assert also is not None
    assert ([one.kind for one in also.notices], also.is_notice) == (notices, is_notice)


def test_europepmc_is_read() -> None:
    ((record,), _) = search(europepmc)
    entry = record.entry
    assert (entry.key, entry.type, entry.title) == ("10.1000/marsh", "article-journal", "Salt marshes and their birds")
    assert entry.authors == (Person("Marsh", "Peter"), Person(literal="Society of Shores"))
    assert (entry.container, entry.volume, entry.issue, entry.pages, entry.language) == (
        "Coastal ecology", "12", "3", "141-157", "en",
    )  # fmt: skip
    assert (entry.year, record.years) == (2009, (2008, 2009))
    assert entry.extra == (("container-title-short", "Coast Ecol"),)
    assert [one.kind for one in record.notices] == ["correction", "retraction"]
    brief = europepmc.read({**RESULT, "authorList": None, "source": "PPR"})
    assert brief is not None
    assert brief.entry.type == "article"
    assert brief.entry.authors == (
        Person("Marsh", "P", suffix="Jr"), Person("Reed", "AB"), Person(literal="Society of Shores"),
    )  # fmt: skip


def test_europepmc_is_asked_for_many_at_once() -> None:
    made: list[Request] = []

    def ask(request: Request) -> Answer:
        made.append(request)
        return Answer(200, ANSWERS[europepmc](request))

    wanted = ["doi:10.1000/marsh", "pmid:7654321", "pmcid:PMC54321", "doi:10.1000/none"]
    assert list(europepmc.lookup(wanted, ask)) == wanted[:3]
    assert dict(made[0].parameters)["query"] == (
        'DOI:"10.1000/marsh" OR (EXT_ID:7654321 AND SRC:MED) OR PMCID:PMC54321 OR DOI:"10.1000/none"'
    )


def test_semanticscholar_is_asked_one_by_one() -> None:
    made: list[Request] = []

    def ask(request: Request) -> Answer:
        made.append(request)
        return Answer(404, "") if "none" in request.path else Answer(200, json.dumps(PAPER))

    said = semanticscholar.lookup(["doi:10.1000/a<b", "arxiv:2101.00001", "pmcid:PMC54321", "doi:10.1000/none"], ask)
    assert [request.path for request in made] == [
        "/graph/v1/paper/DOI:10.1000/a%3Cb",
        "/graph/v1/paper/ARXIV:2101.00001",
        "/graph/v1/paper/PMCID:54321",
        "/graph/v1/paper/DOI:10.1000/none",
    ]
    assert list(said) == ["doi:10.1000/a<b", "arxiv:2101.00001", "pmcid:PMC54321"]


def test_entities_of_an_answer_are_not_followed(tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    trap = ATOM.replace("<feed", f'<!DOCTYPE feed [<!ENTITY x SYSTEM "{secret.as_uri()}">]><feed', 1)
    trap = trap.replace("<name>Peter", "<name>&x;Peter")
    (record,) = arxiv.search(MARSH, "", lambda request: Answer(200, trap))
    assert "secret" not in str(record)
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    bomb = ATOM.replace("<feed", f"<!DOCTYPE feed [{laughs}]><feed", 1).replace("Anna Reed", "&e8;")
    with pytest.raises(NotLookedUpError, match="no XML"):
        arxiv.search(MARSH, "", lambda request: Answer(200, bomb))

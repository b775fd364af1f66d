"""The reading copy: escaped, self-contained, linked, the same bytes every time."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest

from citelink import writers
from citelink.bibliography.entry import Candidate, Date, Entry, Person
from citelink.bibliography.library import Library
from citelink.checks.wording import LANGUAGES, say
from citelink.citations.citation import (
    CitationItem,
    Locator,
    MalformedMarker,
    Marker,
    MarkerFault,
    Reference,
    ReferenceList,
    RefusedHeading,
)
from citelink.documents.document import Block, Document
from citelink.documents.places import LinePlaces
from citelink.documents.reading import document_from_text
from citelink.findings import Finding
from citelink.matching.match import Evidence, Match
from citelink.results import Link, ParsedReference, Resolution, ResolvedDocument, ResolvedList, ResolvedMarker
from citelink.text.repaired import RepairedText
from citelink.text.span import Span
from citelink.verdicts import Verdict
from citelink.writers.pages import reading_copy, report
from citelink.writers.pages.html.body import is_hard_wrapped
from citelink.writers.pages.html.page import copy_link, doi_link, report_link, web_link
from citelink.writers.pages.html.views import view_entry
from citelink.writers.speech import speak
from citelink.writers.voice import Voice
from citelink.writers.writer import DocumentOfSet

VOID = {"meta", "br", "input", "link", "img", "hr"}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\x00\x1b[31m\x9f"


class Page(HTMLParser):
    """Reads a page strictly: elements must close in order; collects ids, links, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.article = ""
        self._notes = 0
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self.open.append(tag)
        if self._notes or (attributes.get("class") or "").split(" ")[0] in ("card", "note", "finding"):
            self._notes += tag not in VOID
        if attributes.get("id"):
            self.ids.append(attributes["id"] or "")
        if attributes.get("href"):
            self.links.append(attributes["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"
        if self._notes:
            self._notes -= 1

    def handle_data(self, data: str) -> None:
        if "article" in self.open and not self._notes:
            self.article += data


def write_report(resolution: Resolution) -> str:
    return "".join(report.render(resolution, Voice()))


def write_copy(resolved: ResolvedDocument, resolution: Resolution) -> str:
    return "".join(reading_copy.render(DocumentOfSet(resolved, resolution), Voice()))


def _squeeze(text: str) -> str:
    return "".join(text.split())


def test_the_reading_copy_holds_the_whole_text_once(resolution: Resolution) -> None:
    resolved = resolution.documents[0]
    assert resolved.document is not None
    page = Page(write_copy(resolved, resolution))
    assert _squeeze(page.article) == _squeeze(resolved.document.text)


def test_markers_lead_to_their_reference_and_back(resolution: Resolution) -> None:
    html = write_copy(resolution.documents[0], resolution)
    page = Page(html)
    assert {"m1", "m2", "m3", "m4", "ref-1", "ref-2", "ref-3"} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert '<a id="m1" href="#ref-1" aria-describedby="cm1">[1, 18-19 б.]</a>' in html
    assert 'href="#m1" aria-label="Back to citation 1"' in html
    assert '<span class="marker half short"><a id="m3" href="#ref-2"' in html
    assert '<span class="marker dangling short"><a id="m4" tabindex="0"' in html
    assert '<span class="reference uncited" id="ref-3">' in html
    assert '<article id="text" lang="kk">' in html


def test_a_card_shows_entry_and_evidence(resolution: Resolution) -> None:
    html = write_copy(resolution.documents[0], resolution)
    card = html[html.index('id="cm1"') :].split("</a>", 2)[1]
    assert "The Great Game" in card
    assert "title exact, authors close" in card
    assert "31</b> not in the list" in html


def test_pages_link_to_each_other(resolution: Resolution) -> None:
    one = DocumentOfSet(resolution.documents[0], resolution, has_report=True)
    copy = Page("".join(reading_copy.render(one, Voice())))
    assert "../../report.html" in copy.links
    alone = Page(write_copy(resolution.documents[0], resolution))
    assert not [link for link in alone.links if "report" in link]
    assert '"copy":"annotated/chapters/kk.txt.html"' in write_report(resolution)


def _found(path: str, *codes: str) -> ResolvedDocument:
    """A document with findings, which stand one behind the other."""
    severities = {"CL101": "error", "CL102": "warning", "CL108": "info"}
    names = {"CL101": "dangling-marker", "CL102": "uncited-reference", "CL108": "false-list-heading"}
    values = {"marker": "[9]", "missing": (9,), "number": 9, "text": "x", "heading": "y", "reason": "z"}
    document = document_from_text("0123456789" * 20, name=path)
    findings = tuple(
        Finding(
            code, names[code], severities[code], values, document=path, span=Span(10 * at, 10 * at + 5), numbers=(9,)
        )  # type: ignore[arg-type]
        for at, code in enumerate(codes)
    )
    return ResolvedDocument(path, document, findings=findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_said_in_the_language_asked_for(language: str) -> None:
    resolved = _found("a.txt", "CL101")
    resolution = Resolution((resolved,), Library("", {}))
    said = say(resolved.findings[0], language)
    voice = Voice(language=language)
    copy = "".join(reading_copy.render(DocumentOfSet(resolved, resolution), voice))
    assert said in copy
    assert f'lang="{language}"' in copy


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_reading_copy_says_nothing_in_english(resolution: Resolution, language: str) -> None:
    resolution = replace(resolution, libraries=("bib/asia.bib",))
    one = DocumentOfSet(resolution.documents[0], resolution, has_report=True)
    html = "".join(reading_copy.render(one, Voice(language=language)))
    assert f'<html lang="{language}">' in html
    assert speak(language, "pages/reading_words").say("match-doubt") in html
    body = html[html.index("<body>") :]
    said = re.sub(r"<[^>]*>", "\n", body) + "\n".join(re.findall(r'(?:aria-label|title)="([^"]*)"', body))
    english = tomllib.loads(resources.files(writers).joinpath("pages/reading_words/en.toml").read_text("utf-8"))
    for name, sentence in english["words"].items():
        for form in sentence if isinstance(sentence, list) else [sentence]:
            pattern = r"\S+".join(map(re.escape, re.split(r"\{\w+\}", form)))
            assert not re.search(rf"^\W*{pattern}\W*$", said, re.MULTILINE), name


def test_where_there_is_no_library_nothing_is_said_of_being_in_none(resolution: Resolution) -> None:
    (resolved, *_) = resolution.documents
    searched = write_copy(resolved, replace(resolution, libraries=("bib/asia.bib",)))
    assert "not in library" in searched
    assert "not in library" not in write_copy(resolved, resolution)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("libraries", [(), ("bib/asia.bib",)])
def test_what_the_sources_say_stands_below_each_reference(
    resolution: Resolution, language: str, libraries: tuple[str, ...]
) -> None:
    (resolved, *_) = resolution.documents
    speech = speak(language, "pages/reading_words")
    first, second, third = resolved.lists[0].references
    match = Match("matched", "title agrees", Candidate(Entry(key="reed", title="Reeds"), "crossref", 1.0))
    verdict = Verdict("ok", "crossref", Entry(key="10.5555/reed", title="Reeds"), match)
    found = replace(first, match=match, verdict=verdict)
    others = [replace(second, verdict=Verdict("retracted")), replace(third, verdict=Verdict("unverified"))]
    listed = replace(resolved.lists[0], references=(found, *others))
    told = replace(resolution, documents=(replace(resolved, lists=(listed,)),), libraries=libraries)
    html = "".join(reading_copy.render(DocumentOfSet(told.documents[0], told), Voice(language=language)))
    assert f'<span class="badge good">{speech.say("match-source" if libraries else "match-found")}</span>' in html
    assert f'<span class="badge error">{speech.word("verdicts", "retracted")}</span>' in html
    assert f'<span class="badge open">{speech.word("verdicts", "unverified")}</span>' in html
    assert speech.word("verdicts", "not-found") not in html


def _hostile() -> Resolution:
    """A document of which every word is out to be read as something else: text, names, reasons, keys, entries."""
    text = f"{HOSTILE} [1]\f[2, 1] {HOSTILE} [3] {HOSTILE}\n1. {HOSTILE}\n2. {HOSTILE}"
    path = f"a/{HOSTILE.replace('/', '')}.txt"

    def span(part: str, start: int = 0) -> Span:
        at = text.index(part, start)
        return Span(at, at + len(part))

    document = Document(
        path,
        "text",
        text,
        RepairedText.identity(text),
        (Block("heading", Span(0, len(text))),),
        HOSTILE,
        LinePlaces((0,)),
    )
    entry = Entry(
        key=HOSTILE,
        type="book",
        title=HOSTILE,
        authors=(Person(family=HOSTILE),),
        url="javascript:alert(1)",
        identifiers=(("DOI", HOSTILE),),
        origin=HOSTILE,
    )
    candidate = Candidate(entry, HOSTILE, 0.9)
    match = Match("matched", HOSTILE, candidate, (Evidence("title", "close", 0.9),), (candidate,))
    references = (
        ParsedReference(Reference.plain("r1", 1, span(f"1. {HOSTILE}"), HOSTILE), entry, (), match, path, 0, HOSTILE),
        ParsedReference(
            Reference.plain("r2", 2, span(f"2. {HOSTILE}"), HOSTILE),
            entry,
            (),
            Match("unmatched", HOSTILE),
            path,
            0,
            HOSTILE,
        ),
    )
    items = (CitationItem(1, Locator("page", HOSTILE, HOSTILE)), CitationItem(2), CitationItem(None, None, HOSTILE))
    markers = (
        ResolvedMarker(Marker(span("[1]"), "[1]", "bracket", items[:1]), (Link(items[0], "linked", references[0]),)),
        ResolvedMarker(
            Marker(span("[2, 1]"), "[2, 1]", "bracket", items[1:]),
            (Link(items[1], "linked", references[1]), Link(items[2], "dangling")),
        ),
    )
    whole = ReferenceList(Span(references[0].reference.span.start, len(text)), None, 0, ())
    said = {"marker": HOSTILE, "missing": (1,)}
    finding = Finding("CL101", "dangling-marker", "error", said, document=path, span=markers[0].span, numbers=(1,))
    resolved = ResolvedDocument(
        path,
        document,
        markers,
        (ResolvedList(whole, references),),
        (RefusedHeading(Span(0, 8), "<script>", "contents"),),
        (MalformedMarker(span("[3]"), "[3]", MarkerFault("range-open")),),
        (finding,),
    )
    return Resolution((resolved,), Library("", {HOSTILE: entry}), (replace(finding, document=None, documents=(path,)),))


def test_hostile_words_stay_words() -> None:
    resolution = _hostile()
    for html, scripts in ((write_report(resolution), 2), (write_copy(resolution.documents[0], resolution), 0)):
        page = Page(html)
        assert [tag for tag, _ in page.elements].count("script") == scripts
        assert "img" not in {tag for tag, _ in page.elements}
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
        assert not [link for link in page.links if re.match(r"\s*(javascript|data|vbscript):", link, re.IGNORECASE)]
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", html)
        assert "&amp;lt;" not in html, "escaped twice"
        assert "default-src 'none'" in html


def test_all_markup_stands_in_templates() -> None:
    """Templates escape all they are given; a tag in the code would be a second way of making a page."""
    tag = re.compile(r"</?[a-zA-Z!]")
    found = [
        f"{path.name}:{node.lineno}: {node.value}"
        for path in sorted(Path(writers.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and tag.search(node.value)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        (" https://example.org ", True),
        ("javascript:alert(1)", False),
        ("JaVaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ('https://example.org/" onclick="x', False),
        ("ftp://example.org", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url: str, linked: bool) -> None:
    assert (web_link(url) is not None) is linked


def test_a_doi_is_quoted() -> None:
    assert doi_link('10.1000/a"b<c') == "https://doi.org/10.1000/a%22b%3Cc"
    assert doi_link("not a doi") is None


@pytest.mark.parametrize(
    ("path", "copy", "back"),
    [
        ("a.txt", "annotated/a.txt.html", "../report.html"),
        ("b/c d#.txt", "annotated/b/c%20d%23.txt.html", "../../report.html"),
        ("-", "annotated/stdin.txt.html", "../report.html"),
    ],
)
def test_links_between_pages(path: str, copy: str, back: str) -> None:
    document = document_from_text("x", name=path)
    assert copy_link(document) == copy
    assert report_link(path) == back


def test_the_same_resolution_gives_the_same_bytes(make_resolution: Callable[..., Resolution]) -> None:
    one, other = make_resolution(), make_resolution()
    assert write_report(one) == write_report(other)
    assert write_copy(one.documents[0], one) == write_copy(other.documents[0], other)


def _relinked(resolved: ResolvedDocument, change: Callable[[Link], Link]) -> tuple[ResolvedMarker, ...]:
    return tuple(replace(marker, links=tuple(map(change, marker.links))) for marker in resolved.markers)


def _lend(source: str) -> Callable[[Link], Link]:
    """What leads a link to the same reference of another list."""
    return lambda link: replace(link, reference=replace(link.reference, source=source) if link.reference else None)


def test_a_document_without_a_list_has_open_markers(resolution: Resolution) -> None:
    resolved = resolution.documents[0]
    bare = replace(
        resolved, lists=(), refused_headings=(), markers=_relinked(resolved, lambda link: Link(link.item, "open"))
    )
    html = write_copy(bare, replace(resolution, documents=(bare,)))
    assert html.count('<span class="marker open') == 5  # four, and one in the legend
    assert "no list to look it up in" in html


def test_a_shared_list_stands_at_the_end(resolution: Resolution) -> None:
    resolved = resolution.documents[0]
    bare = replace(
        resolved,
        lists=(),
        refused_headings=(),
        markers=_relinked(resolved, _lend("other.txt")),
        shared_from="other.txt",
    )
    page = Page(write_copy(bare, replace(resolution, documents=(bare,))))
    assert {"shared-ref-1", "shared-ref-2"} <= set(page.ids)
    assert "#shared-ref-1" in page.links
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_a_large_document_is_written_in_a_moment() -> None:
    line = "Сөз сөзге жалғасып, ой ойға ұласады [1-50]. "
    text = (line * 20 + "\n\n") * 1200
    assert len(text) > 1_000_000
    starts, blocks, markers, at = [0], [], [], 0
    items = tuple(CitationItem(number) for number in range(1, 51))
    while (at := text.find("[1-50]", at)) >= 0:
        markers.append(Marker(Span(at, at + 6), "[1-50]", "bracket", items))
        at += 6
    size = len(line) * 20
    for start in range(0, len(text), size + 2):
        starts.extend((start + size + 1, start + size + 2))
        blocks.append(Block("paragraph", Span(start, start + size)))
    document = Document(
        "big.txt", "text", text, RepairedText.identity(text), tuple(blocks), "kk", LinePlaces(tuple(starts))
    )
    links = tuple(Link(item, "open") for item in items)
    resolved = ResolvedDocument(
        "big.txt", document, tuple(ResolvedMarker(one, links if at < 80 else ()) for at, one in enumerate(markers))
    )
    html = write_copy(resolved, Resolution((resolved,), Library("", {})))
    assert len(html) < 12 * len(text)


def test_an_entry_in_a_line() -> None:
    many = tuple(Person(family=f"Name{number}", given="A.") for number in range(5))
    entry = Entry(
        "k", "article-journal", "A title", many, container="A Journal", date=Date(2001), volume="3", pages="1-9"
    )
    assert view_entry(entry).line == ("Name0 A., Name1 A., Name2 A. et al. A title. A Journal, vol. 3, 2001, pp. 1-9.")
    assert view_entry(Entry()).line == ""


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        (
            "The first line of a paragraph is as long as\nthe second line of it, and so is the third, as\nall see.",
            True,
        ),
        (
            "The first line of a paragraph is as long as\nthe second line of it, and so is the third, al-\nso.",
            False,
        ),
        (
            "1. The first item of a list of two is quite long.\n2. The second item of a list of two is quite long.",
            False,
        ),
        ("A verse is short,\nand so is this,\nand ends amiss.", False),
        ("A single line, however long it may be, has no line end that could be let go of.", False),
        ("", False),
    ],
)
def test_hard_wrapped_lines_flow(text: str, flows: bool) -> None:
    assert is_hard_wrapped(text) is flows

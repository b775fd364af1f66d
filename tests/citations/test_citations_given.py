"""What the file itself marks: its references make a list without guessing, its citations lead there by number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from citelink import registry
from citelink.annotation import annotate
from citelink.citations.citation import Citations, Marker
from citelink.citations.find import find_citations
from citelink.documents.document import Block, Document
from citelink.documents.format import FORMATS
from citelink.documents.given import Given, GivenCitation, GivenItem, GivenReference
from citelink.documents.inputs import Input
from citelink.documents.marks import AnchorMark, LinkMark
from citelink.documents.places import LinePlaces
from citelink.run import resolve
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span

# <r ID NUMBER>...</r> is a reference, <c TARGETS>...</c> a citation, <h>...</h> a heading of a list. Targets are parted
# by spaces; behind a slash stands what is printed behind the work.
TAG = re.compile(r"</?[rch](?: [^<>]*)?>")
WHOLE = re.compile(r"<(?P<kind>[rch])(?: (?P<said>[^<>]*))?>(?P<text>[^<>]*)</(?P=kind)>")


def read(source: str, blocks: Sequence[Block] = ()) -> Document:
    """The document that a toy format reads from `source`."""
    citations, references, headings = [], [], []
    for found in WHOLE.finditer(source):
        span, said = Span(*found.span("text")), (found["said"] or "").split()
        if found["kind"] == "r":
            references.append(GivenReference(span, said[0], int(said[1]) if said[1:] else None))
        elif found["kind"] == "c":
            items = [GivenItem(one.partition("/")[0], suffix=one.partition("/")[2]) for one in said]
            citations.append(GivenCitation(span, tuple(items)))
        else:
            headings.append(span)
    given = Given(tuple(citations), tuple(references), tuple(headings))
    prose = RepairedText.identity(source).edit(Edit(*tag.span(), "") for tag in TAG.finditer(source))
    return Document("x.xml", "text", source, prose, tuple(blocks), None, LinePlaces((0,)), given)


def shown(marker: Marker) -> tuple[str, str, list[int | str | None], int]:
    return marker.text, marker.style, [item.key or item.number for item in marker.items], marker.scope


def listed(found: Citations) -> list[list[tuple[int | None, str]]]:
    return [[(one.number, one.text) for one in each.references] for each in found.reference_lists]


ARTICLES = [
    (
        "Бұл <c b1>[1]</c>, <c b1 b2>[1, 2]</c>.\n\n<h>Қайнар</h>\n\n"
        "<r b1 1>1. Абай. Қара сөз</r>\n<r b2 2>2. Шоқан</r>\n",
        [("[1]", "bracket", [1], 0), ("[1, 2]", "bracket", [1, 2], 0)],
        [[(1, "Абай. Қара сөз"), (2, "Шоқан")]],
        "Қайнар",
    ),
    (
        "Это <c b>(2)</c> и <c a>(1)</c>.\n\nВот что прочитано:\n\n<r a 1>Пушкин. Проза</r>\n\n<r b 2>Гоголь</r>\n",
        [("(2)", "paren", [2], 0), ("(1)", "paren", [1], 0)],
        [[(1, "Пушкин. Проза"), (2, "Гоголь")]],
        None,
    ),
    (
        "It is so <c ref-7>¹</c> and <c ref-9>²</c>.\n\nReferences\n\n"
        "<r ref-7>Smith, J. A title</r>\n<r ref-9>Jones</r>\n",
        [("¹", "superscript", [1], 0), ("²", "superscript", [2], 0)],
        [[(1, "Smith, J. A title"), (2, "Jones")]],
        "References",
    ),
]


@pytest.mark.parametrize(("source", "markers", "lists", "heading"), ARTICLES)
def test_lists_and_citations_are_taken_as_they_are(
    source: str, markers: list[object], lists: list[object], heading: str | None
) -> None:
    found = find_citations(read(source))
    assert [shown(marker) for marker in found.markers] == markers
    assert listed(found) == lists
    assert found.refused_headings == ()
    (one,) = found.reference_lists
    assert (one.heading and one.heading.text) == heading
    assert [r.id for r in one.references] == ["r1", "r2"]
    assert [r.span.of(source) for r in one.references] == [
        m["text"] for m in WHOLE.finditer(source) if m["kind"] == "r"
    ]


STYLES = [
    ("[<c a>1</c>, <c b>2</c>]", ["bracket", "bracket"]),
    ("(see <c a>1</c>; <c b>2</c>)", ["paren", "paren"]),
    ("^<c a>1</c>,<c b>2</c>^", ["superscript", "superscript"]),
    ("<c a>Smith, 2004</c>", ["bracket"]),
    ("(<c a>Smith, 2004</c>; <c b>Jones, 2005</c>)", ["paren", "paren"]),
    ("<c a>Smith (2004)</c>", ["paren"]),
    ("[x] and <c a>1</c>", ["bracket"]),
    ("/<c a>1</c>, 5 б./", ["slash"]),
    ("either/or <c a>1</c>", ["bracket"]),
    ("<c key2004>[@key2004]</c>", ["key"]),
    ("<c key2004 a>[@key2004; 1]</c>", ["bracket"]),
]


@pytest.mark.parametrize(("cited", "styles"), STYLES)
def test_the_style_is_that_of_what_is_printed(cited: str, styles: list[str]) -> None:
    source = f"So {cited} it is.\n\n<r a 1>1. Smith</r>\n<r b 2>2. Jones</r>\n"
    assert [marker.style for marker in find_citations(read(source)).markers] == styles


def test_printed_numbers_and_locators_have_their_places() -> None:
    source = (
        "So <c a/p.3 b>[1, с. 5; 2–2]</c> and <c a b>[1, p. 7; 2]</c>.\n\n<r a 1>1. Smith</r>\n<r b 2>2. Jones</r>\n"
    )
    one, two = find_citations(read(source)).markers
    assert one.numbers != ()
    assert [number.span.of(source) for number in two.numbers] == ["1", "2"]
    assert [item.span.of(source) if item.span else None for item in two.items] == ["1, p. 7", "2"]
    assert [item.locator and (item.locator.label, item.locator.value) for item in one.items] == [("page", "3"), None]
    assert [item.locator and (item.locator.label, item.locator.value) for item in two.items] == [("page", "7"), None]


def test_where_the_file_marks_citations_none_are_searched() -> None:
    source = (
        "So [1], <c a>[2]</c>, [<c b>1</c>–<c a>2</c>] and <c key>[1] of all</c>.\n\n"
        "<r a 2>2. Smith</r>\n<r b 1>1. J</r>\n"
    )
    found = find_citations(read(source))
    assert [(marker.text, marker.style) for marker in found.markers] == [
        ("[1]", "bracket"),
        *(("[2]", "bracket"), ("1", "bracket"), ("2", "bracket")),
        ("[1] of all", "key"),
    ]


CHAPTERS = (
    "Бірі <c a1>[1]</c>.\n\n<h>Әдебиет</h>\n<r a1 1>1. Абай</r>\n\nКітаптар\n\n<r a2 2>2. Шоқан</r>\n\n"
    "Екінші тарау мұнда басталады: <c b1>[1]</c>.\n\n<h>References</h>\n<r b1 1>1. Smith</r>\n<r b2 2>2. Jones</r>\n\n"
    "Part three, as said before, is here: <c c1>[1]</c> and <c a2>[2]</c>.\n\n<r c1>Brown</r>\n<r c2>Green</r>\n"
)


def test_several_lists() -> None:
    found = find_citations(read(CHAPTERS))
    texts = [[text for _, text in one] for one in listed(found)]
    assert texts == [["Абай", "Шоқан"], ["Smith", "Jones"], ["Brown", "Green"]]
    assert [one.heading and one.heading.text for one in found.reference_lists] == ["Әдебиет", "References", None]
    assert [one.numbered for one in found.reference_lists] == [True, True, False]
    assert [(items, scope) for _, _, items, scope in map(shown, found.markers)] == [
        *(([1], 0), ([1], 1)),
        *(([1], 2), ([2], 0)),
    ]


def test_numbers_that_begin_anew_begin_a_list() -> None:
    source = "<r a 1>1. Smith</r>\n<r b 2>2. Jones</r>\n<r c 1>1. Brown</r>\n<r d 2>2. Green</r>\n"
    assert [[number for number, _ in one] for one in listed(find_citations(read(source)))] == [[1, 2], [1, 2]]


def test_other_lists_are_still_found() -> None:
    works = "".join(f"{n}. Hopkirk P. The Great Game, {n}. London: Murray, 199{n}. 56{n} p.\n" for n in range(1, 4))
    given = "<h>Әдебиет</h>\n<r a 1>1. Хопкирк П. Үлкен ойын, 1</r>\n<r b 2>2. Хопкирк П. Үлкен ойын, 2</r>\n"
    for source in (f"So [1].\n\n{given}\nReferences\n\n{works}", f"So [1].\n\nReferences\n\n{works}\n\n{given}"):
        found = find_citations(read(source))
        assert sorted(len(one.references) for one in found.reference_lists) == [2, 3]
        assert found.reference_lists[0].references[0].id == "r1"


def test_references_in_footnotes_and_tables_that_the_file_marks() -> None:
    source = "So <c a>¹</c>.\n\n<r a 1>¹ Smith, J. A title</r>\n<r b 2>² Jones</r>\n"
    start = source.index("<r a")
    found = find_citations(read(source, [Block("footnote", Span(start, len(source)))]))
    assert [len(one) for one in listed(found)] == [2]


def test_a_reference_that_looks_like_a_page_number() -> None:
    source = "<r a>12</r>\n\n<r b>Page 5</r>\n\n<r c>Jones</r>\n"
    assert listed(find_citations(read(source))) == [[(1, "12"), (2, "Page 5"), (3, "Jones")]]


def test_a_reference_runs_on_over_the_turn_of_a_page() -> None:
    source = "<r a 1>1. Smith, J. A title\nTHE JOURNAL\nof a work. 1990</r>\n<r b 2>2. Jones</r>\n"
    at = source.index("THE")
    found = find_citations(read(source, [Block("header", Span(at, at + 11))]))
    assert listed(found) == [[(1, "Smith, J. A title of a work. 1990"), (2, "Jones")]]


def test_a_run_counts_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a format that marks references, findings and annotation are those of a document with typed numbers."""
    form = SimpleNamespace(SUFFIXES=(".marked",), read=lambda data, path: replace(read(data.decode()), path=path))
    monkeypatch.setattr(
        registry,
        "_entry_points",
        lambda package: {"marked": SimpleNamespace(load=lambda: form)} if package == FORMATS.package else {},
    )
    path = tmp_path / "a.marked"
    works = "<r a 1>1. A</r>\n<r b 2>2. B</r>\n<r c 3>3. C</r>\n"
    path.write_text(f"So <c a>[1]</c> and <c a c/p.5>[1; 3, p. 5]</c>.\n\n{works}", encoding="utf-8")
    one = resolve([Input(str(path), path.name, "marked")]).documents[0]
    assert [(finding.name, finding.numbers) for finding in one.findings] == [("uncited-reference", (2,))]
    marks = annotate(one)
    assert [mark.anchors for mark in marks if isinstance(mark, LinkMark)] == [("ref-1",), ("ref-1", "ref-3")]
    assert [len(mark.back) for mark in marks if isinstance(mark, AnchorMark)] == [2, 0, 1]

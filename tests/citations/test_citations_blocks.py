"""What a format knows of its blocks is not guessed again: documents made by hand, one per kind of block."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.citations.citation import Citations
from citelink.citations.find import find_citations
from citelink.documents.document import Block, BlockKind, Document
from citelink.documents.given import Given, GivenCitation, GivenItem, GivenReference
from citelink.documents.places import LinePlaces
from citelink.documents.reading import document_from_text
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span

KK = (
    "Хопкирк П. Үлкен ойын. – Алматы: Рауан, 1992. – 310 б.",
    "Назарбаев Н.Ә. Ғасырлар тоғысында. – Алматы: Өнер, 1996. – 272 б.",
    "Бартольд В.В. Түркістан тарихы // Жұлдыз. – 1993. – № 4. – Б. 12-19.",
)
RU = (
    "Хопкирк П. Большая игра. – М.: Рипол, 2004. – 640 с.",
    "Бартольд В.В. Туркестан в эпоху монгольского нашествия. – СПб., 1900. – 573 с.",
    "Пищулина К.А. Письменные источники // Вестник. – 1977. – № 3. – С. 14-21.",
)
EN = (
    "Hopkirk P. The Great Game. London: John Murray, 1990. 562 p.",
    "Olcott M.B. The Kazakhs. Stanford: Hoover Press, 1987. 341 p.",
    "Barthold W. Turkestan down to the Mongol invasion. London: Luzac, 1928. 513 p.",
)
Part = tuple[BlockKind, str] | tuple[BlockKind, str, int]


def build(*parts: Part, gap: str = "\n\n") -> Document:
    """A document of blocks, each (kind, text) or (kind, text, level), with `gap` between them."""
    text, blocks = "", []
    for kind, said, *level in parts:
        text += gap if text else ""
        blocks.append(Block(kind, Span(len(text), len(text) + len(said)), None, *level))
        text += said
    return Document("x.docx", "text", text, RepairedText.identity(text), tuple(blocks), None, LinePlaces((0,)))


def items(works: tuple[str, ...], label: str = "{}. ", kind: BlockKind = "paragraph", start: int = 1) -> list[Part]:
    return [(kind, label.format(number) + work) for number, work in enumerate(works, start)]


def lists(found: Citations) -> list[list[str]]:
    return [[reference.text for reference in one.references] for one in found.reference_lists]


def markers(found: Citations) -> list[str]:
    return [marker.text for marker in found.markers]


LANGUAGES = pytest.mark.parametrize(
    ("works", "heading", "body"),
    [
        (KK, "Пайдаланылған әдебиеттер тізімі", "Бұл мәселе зерттелген [1]. Ол туралы кейін айтылады [2, 3]."),
        (RU, "Список литературы", "Этот вопрос изучен [1]. О нём говорится ниже [2, 3]."),
        (EN, "References", "This question was studied [1]. It is taken up below [2, 3]."),
    ],
)


@LANGUAGES
@pytest.mark.parametrize("kind", ["code", "formula", "header", "footer"])
def test_no_markers_where_nobody_cites(works: tuple[str, ...], heading: str, body: str, kind: BlockKind) -> None:
    document = build(("paragraph", body), (kind, "x = a [3] + b [2]"), ("heading", heading), *items(works))
    assert markers(find_citations(document)) == ["[1]", "[2, 3]"]
    assert markers(find_citations(replace(document, blocks=()))) != ["[1]", "[2, 3]"]


@LANGUAGES
@pytest.mark.parametrize("kind", ["code", "formula", "header", "footer", "contents", "table", "footnote", "caption"])
def test_no_lists_where_none_stand(works: tuple[str, ...], heading: str, body: str, kind: BlockKind) -> None:
    printed = "\n".join(said for _, said, *_ in items(works))
    document = build(("paragraph", body), (kind, printed), ("paragraph", body))
    assert lists(find_citations(document)) == []
    assert lists(find_citations(replace(document, blocks=()))) == [list(works)]


@LANGUAGES
@pytest.mark.parametrize("kind", ["header", "footer", "footnote"])
def test_what_stands_at_the_turn_of_a_page_is_no_part_of_a_reference(
    works: tuple[str, ...], heading: str, body: str, kind: BlockKind
) -> None:
    first, *others = works
    at = first.index(" ", 20)
    document = build(
        *(("paragraph", body), ("heading", heading), ("paragraph", f"1. {first[:at]}")),
        *((kind, "Тарих және қоғам. Том 5"), ("paragraph", first[at + 1 :])),
        *items(tuple(others), start=2),
        gap="\n",
    )
    assert lists(find_citations(document)) == [list(works)]
    assert lists(find_citations(replace(document, blocks=()))) != [list(works)]


@LANGUAGES
def test_a_marker_runs_on_over_the_turn_of_a_page(works: tuple[str, ...], heading: str, body: str) -> None:
    document = build(("paragraph", "So [1,"), ("header", "ТАРИХ"), ("paragraph", "2] it is."), *items(works), gap="\n")
    assert markers(find_citations(document)) == ["[1,\nТАРИХ\n2]"]
    assert [item.number for item in find_citations(document).markers[0].items] == [1, 2]


@LANGUAGES
def test_contents_head_nothing(works: tuple[str, ...], heading: str, body: str) -> None:
    document = build(("contents", f"1\n{heading}"), *items(works[:2], "", "contents"), ("paragraph", body))
    found = find_citations(document)
    assert (lists(found), found.refused_headings) == ([], ())
    without = find_citations(replace(document, blocks=()))
    assert lists(without) != [] or without.refused_headings != ()


@LANGUAGES
@pytest.mark.parametrize("looks", ["{},", "{}.........145", "{} 145", "12. {};"])
def test_a_known_heading_heads_a_list_whatever_its_looks(
    works: tuple[str, ...], heading: str, body: str, looks: str
) -> None:
    printed = looks.format(heading)
    unnumbered = tuple(sorted(works))
    document = build(("paragraph", body), ("heading", printed), *items(unnumbered, ""))
    (found,) = find_citations(document).reference_lists
    assert [reference.text for reference in found.references] == list(unnumbered)
    assert found.heading is not None
    assert found.heading.text == printed
    assert lists(find_citations(replace(document, blocks=()))) == []


@LANGUAGES
def test_a_heading_over_several_lines(works: tuple[str, ...], heading: str, body: str) -> None:
    printed = "\n".join(heading.split()) if " " in heading else f"5.\n{heading}"
    document = build(("paragraph", body), ("heading", printed), *items(works, ""))
    (found,) = find_citations(document).reference_lists
    assert found.heading is not None
    assert found.heading.text == printed


@LANGUAGES
@pytest.mark.parametrize("label", ["{}. ", "[{}] ", ""])
@pytest.mark.parametrize("title", ["дала мен су 12", "Бағдарлама, 2020", "How it was done in 1990"])
def test_a_known_heading_ends_a_list(works: tuple[str, ...], heading: str, body: str, label: str, title: str) -> None:
    after = "Бұл туралы Бартольд В.В. 1993 жылы айтты. – Алматы, 12 б."
    document = build(
        *(("paragraph", body), ("heading", heading, 1), *items(works, label)),
        *(("heading", title, 1), ("paragraph", after)),
        gap="\n",
    )
    assert lists(find_citations(document)) == [list(works)]
    assert lists(find_citations(replace(document, blocks=()))) != [list(works)]


@LANGUAGES
def test_an_empty_section_has_no_list(works: tuple[str, ...], heading: str, body: str) -> None:
    found = find_citations(build(("paragraph", body), ("heading", heading, 1), ("heading", "A", 1), *items(works[:2])))
    assert lists(found) == []
    assert [refused.text for refused in found.refused_headings] == [heading]


@LANGUAGES
@pytest.mark.parametrize("level", [2, 3])
@pytest.mark.parametrize("label", ["{}. ", "[{}] "])
def test_deeper_headings_stand_within_a_list(
    works: tuple[str, ...], heading: str, body: str, level: int, label: str
) -> None:
    document = build(
        *(("paragraph", body), ("heading", heading, 1), ("heading", "A. 1990–2000", level), *items(works, label)),
        *(("heading", "B. 2001–2020", level), *items(works[::-1], label, start=4)),
    )
    assert lists(find_citations(document)) == [[*works, *works[::-1]]]


@LANGUAGES
def test_the_number_of_a_heading_is_no_label(works: tuple[str, ...], heading: str, body: str) -> None:
    document = build(
        *(("paragraph", body), ("heading", "1. Дала, 1992. – 10 б."), ("paragraph", body)),
        *(("heading", "2. Степь // Вестник, 1993. – С. 5-9"), ("heading", "3. Nye J. London: Cass, 1990. P. 5")),
    )
    assert lists(find_citations(document)) == []
    assert len(lists(find_citations(replace(document, blocks=())))) == 1


@LANGUAGES
@pytest.mark.parametrize("kind", ["footnote", "table", "caption"])
def test_nothing_joins_the_last_reference(works: tuple[str, ...], heading: str, body: str, kind: BlockKind) -> None:
    note = "авторы осы жерде көрсетілген, 1990"
    document = build(("paragraph", body), ("heading", heading), *items(works), (kind, note), gap="\n")
    assert lists(find_citations(document)) == [list(works)]
    whole = "".join(f"{n}. {work}\n" for n, work in enumerate(works, 1)).strip()
    span = find_citations(document).reference_lists[0].span
    assert span.of(document.text) == whole


@LANGUAGES
def test_rows_of_a_table_are_no_labels(works: tuple[str, ...], heading: str, body: str) -> None:
    rows = "\n".join(f"{number}. Облыс // {1990 + number}. – № {number}. – Б. 1-9." for number in range(4, 9))
    document = build(("heading", heading), *items(works), ("table", rows), ("paragraph", body), gap="\n")
    assert lists(find_citations(document)) == [list(works)]
    assert len(lists(find_citations(replace(document, blocks=())))[0]) > 3


@LANGUAGES
def test_a_known_item_begins_a_reference(works: tuple[str, ...], heading: str, body: str) -> None:
    small = tuple(work[0].lower() + work[1:] for work in works)
    document = build(("paragraph", body), ("heading", heading), *items(small, "", "list_item"), gap="\n")
    assert lists(find_citations(document)) == [list(small)]
    assert lists(find_citations(replace(document, blocks=()))) != [list(small)]


@LANGUAGES
def test_what_the_file_marks_as_heading_of_a_list_is_one(works: tuple[str, ...], heading: str, body: str) -> None:
    document = build(("paragraph", body), ("paragraph", "Қайнар бұлақ"), *items(works))
    span = document.blocks[1].span
    (found,) = find_citations(replace(document, given=Given(headings=(span,)))).reference_lists
    assert found.heading is not None
    assert (found.heading.text, found.heading.span) == ("Қайнар бұлақ", span)
    assert [reference.text for reference in found.references] == list(works)


@LANGUAGES
def test_the_blocks_of_markdown_are_read(works: tuple[str, ...], heading: str, body: str) -> None:
    text = f"{body}\n\n# {heading}\n\n" + "".join(f"{n}. {work}\n" for n, work in enumerate(works, 1))
    document = document_from_text(f"{text}# Дала, 2020\n2020 – 12 б.\n", format="markdown")
    assert lists(find_citations(document)) == [list(works)]
    assert lists(find_citations(replace(document, blocks=()))) != [list(works)]


def test_blocks_lead_through_a_view() -> None:
    """Blocks are spans into the text; what the prose does not show of them shifts nothing."""
    text = "So **it** is [1] and [2].\n\n<c>a [1] b</c>\n\n# R\n\n1. A. 1990. P. 5.\n2. B // C. – 1991. – P. 6.\n"
    edits = [Edit(found.start(), found.end(), "") for found in re.finditer(r"\*\*|</?c>|# ", text)]
    prose = RepairedText.identity(text).edit(edits)
    at, head = text.index("<c>"), text.index("# R")
    blocks = (Block("code", Span(at, at + 14)), Block("heading", Span(head, head + 3)))
    given = Given(headings=(Span(head + 2, head + 3),))
    document = Document("x", "text", text, prose, blocks, None, LinePlaces((0,)), given)
    found = find_citations(document)
    assert markers(found) == ["[1]", "[2]"]
    assert lists(found) == [["A. 1990. P. 5.", "B // C. – 1991. – P. 6."]]


KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
SAID = st.sampled_from(
    [
        *(f"{number}. {work}" for number, work in enumerate((*KK, *RU, *EN), 1)), *KK, *EN,
        "Әдебиеттер", "References", "Books", "Appendix A", "So [1], [2, 3] it is (4).", "12", "Page 6", "", " ", "1.",
        "и др.", "1990. 45 p.", "ТАРИХ\nЖУРНАЛ", "References 3\n1. A. 1990. P. 5.",
    ]
)  # fmt: skip
PARTS = st.lists(st.tuples(st.sampled_from(KINDS), SAID, st.integers(0, 3)), max_size=25)


@given(PARTS, st.sampled_from(["\n", "\n\n", "\f", " "]), st.data())
def test_any_blocks_and_any_marks(parts: list[Part], gap: str, data: st.DataObject) -> None:
    document = build(*parts, gap=gap)
    spans = [block.span for block in document.blocks]
    marked = data.draw(st.lists(st.sampled_from(["", "", "reference", "heading", "citation"]), min_size=len(spans)))
    of = {what: [span for span, one in zip(spans, marked, strict=False) if one == what] for what in set(marked)}
    references = tuple(
        GivenReference(span, str(span.start), at % 4 or None) for at, span in enumerate(of.get("reference", []))
    )
    citations = tuple(GivenCitation(span, (GivenItem("0"), GivenItem("key"))) for span in of.get("citation", []))
    found = find_citations(replace(document, given=Given(citations, references, tuple(of.get("heading", [])))))
    at = 0
    for one in found.reference_lists:
        for reference in one.references:
            assert at <= reference.span.start < reference.span.end <= len(document.text)
            at = reference.span.end
            assert reference.text or not reference.span.of(document.text).strip("0123456789.[]() -–—")
    starts = {reference.span.start for one in found.reference_lists for reference in one.references}
    assert all(span.start in starts for span in of.get("reference", []) if span.of(document.text).strip())
    for marker in found.markers:
        assert marker.text == marker.span.of(document.text)
        assert not any(one.span.overlaps(marker.span) for one in found.reference_lists)

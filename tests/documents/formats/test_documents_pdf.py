"""Reading PDF files: what is printed where becomes text in the order of reading, with pages and rectangles."""

from __future__ import annotations

import json
import multiprocessing
import pickle
import sys
from array import array
from pathlib import Path

import pytest
from pdf_files import Page, make_pdf, width

from citelink.citations.find import find_citations
from citelink.documents.document import Document, Remark
from citelink.documents.formats.pdf import process as reading
from citelink.documents.formats.pdf.geometry import PagePlaces
from citelink.documents.formats.pdf.pages import PageCharacters
from citelink.documents.formats.pdf.plugin import read, recognizes
from citelink.documents.formats.pdf.settled import settle_lines
from citelink.documents.inputs import Input
from citelink.errors import UnreadableError
from citelink.run import Run, resolve
from citelink.text.span import Span
from citelink.writers.resolution.json import render
from citelink.writers.voice import Voice

PROSE = (
    "Кіші жүз туралы еңбектер көп жазылған, олардың бірі",
    "жоғарыда аталған, сондықтан мұнда қайталанбайды және",
    "оқырман оларды тізімнен табады, мәселен мына жерде",
    "айтылған пікірлер автордың өзіне тиесілі болып келеді",
)


def pdf(*pages: Page, misread: bool = False) -> Document:
    return read(make_pdf(pages, misread=misread), "thesis.pdf")


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


@pytest.mark.parametrize(
    ("said", "prose"),
    [
        ("Кіші жүз туралы [1, 18-19 б.]", "Кіші жүз туралы [1, 18-19 б.]"),
        ("Об этом писали [2–5, 9].", "Об этом писали [2–5, 9]."),
        ("As shown by others [7].", "As shown by others [7]."),
        ("如前所述[3]。", "如前所述[3]。"),
        ("The letter 𝛼 and the sign 𝔸 [4]", "The letter 𝛼 and the sign 𝔸 [4]"),
    ],
)
def test_a_line_is_read_as_it_is_printed(said: str, prose: str) -> None:
    document = pdf(Page().print(60, 700, said))
    assert document.text == said + "\n"
    assert document.prose.text == prose + "\n"


def test_lines_paragraphs_and_pages() -> None:
    first = Page().lines(PROSE).print(60, 620, "A paragraph of its own [1].")
    document = pdf(first, Page().lines(["Second page [2]."]))
    assert document.text == "\n".join(PROSE) + "\n\nA paragraph of its own [1].\n\fSecond page [2].\n"
    assert [block.page for block in document.blocks] == [1, 1, 2]
    assert str(document.places.of(document.text.index("[2]"))) == "p. 2"


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"left column, its line {number} of many" for number in range(9)]
    right = [f"right column, the line {number} of many" for number in range(9)]
    document = pdf(Page().lines(left).lines(right, x=320))
    assert document.text.split("\n")[:-1] == left + right


def test_columns_that_are_drawn_line_by_line_are_read_one_after_the_other() -> None:
    page = Page().print(60, 750, "A title over both of the columns of the page, which is long enough")
    for at in range(8):
        page.print(60, 700 - 12 * at, f"left column, its line {at} of so many")
        page.print(320, 700 - 12 * at, f"right column, its line {at} of so many")
    said = [line for line in pdf(page).text.split("\n") if line][1:]
    assert [line.split(",")[0] for line in said] == ["left column"] * 8 + ["right column"] * 8


def test_cells_of_a_row_stay_together() -> None:
    page = Page()
    for at in range(8):
        page.print(60, 700 - 12 * at, f"Name {at}").print(200, 700 - 12 * at, "12.5").print(300, 700 - 12 * at, "[7]")
    assert pdf(page).text.split("\n")[0] == "Name 0 12.5 [7]"


def test_a_list_that_is_set_as_a_table_is_a_list() -> None:
    page = Page().print(60, 720, "References")
    for at, said in enumerate(("Smith J. On lists of works. London, 2001.", "Kim A. On tables. Seoul, 2004. 90 p."), 1):
        page.print(60, 712 - 12 * at, f"{at}.").print(100, 712 - 12 * at, said).print(420, 712 - 12 * at, "book")
    (found,) = find_citations(pdf(page)).reference_lists
    assert [one.number for one in found.references] == [1, 2]


def test_double_spacing_makes_no_paragraphs() -> None:
    page = Page().lines(PROSE, step=24).print(60, 580, "12 1 2 3").print(60, 568, "13 4 5 6").print(60, 556, "14 7 8 9")
    assert pdf(page).text.startswith("\n".join(PROSE))


def test_brackets_in_text_from_right_to_left() -> None:
    # As it is drawn, from the left: the words from the last to the first, each of them backwards.
    said = "[1] دوش"
    document = pdf(Page().print(60, 700, said))
    assert "[1]" in document.prose.text


def test_hyphens_at_line_ends_stay_in_the_text() -> None:
    document = pdf(Page().lines(["It is the dis-", "tribution of the works"]))
    assert document.text == "It is the dis-\ntribution of the works\n"


@pytest.mark.parametrize(
    ("raised", "shown"),
    [("12", "¹²"), ("1,3", "¹,³"), ("2–4", "²⁻⁴"), ("[5]", "^[5]^"), ("th", "th"), ("*", "*")],
)
def test_what_stands_above_the_line_is_shown_raised(raised: str, shown: str) -> None:
    before, behind = 60 + width("as was found"), 60 + width("as was found") + width(raised, 6.5) + 3
    page = Page().print(60, 700, "as was found").print(before, 703.5, raised, 6.5).print(behind, 700, "long ago")
    document = pdf(page)
    assert raised in document.text
    assert f"found{shown} long ago" in document.prose.text
    at = document.prose.text.index(shown)
    assert document.prose.original(Span(at, at + len(shown))).of(document.text) == raised


def test_lowered_figures_are_not_raised() -> None:
    document = pdf(Page().print(60, 700, "water, H").print(99, 697.5, "2", 6.5).print(104, 700, "O, is wet"))
    assert "²" not in document.prose.text


def test_dashes_and_ligatures_of_fonts_without_names() -> None:
    said = make_pdf([Page().print(60, 700, "the di#erence [7~9]")], misread=True)
    said = said.replace(b"23657265", b"1b657265").replace(b"377e39", b"371539")
    document = read(said, "t.pdf")
    assert document.text == "the diﬀerence [7–9]\n"
    assert document.prose.text == "the difference [7–9]\n"


def test_running_heads_and_page_numbers_are_known() -> None:
    pages = [
        Page().print(60, 760, "Ғылым жаршысы, 2019, № 3").lines([*PROSE[at:], *PROSE[:at]]).print(300, 30, str(at + 11))
        for at in range(4)
    ]
    document = pdf(*pages)
    assert {said for kind, said in kinds(document) if kind == "header"} == {"Ғылым жаршысы, 2019, № 3"}
    assert [said for kind, said in kinds(document) if kind == "footer"] == ["11", "12", "13", "14"]


def test_frames_and_stamps_are_furniture_wherever_they_stand() -> None:
    pages = [Page().lines([*PROSE[at:], *PROSE[:at]]).print(20, 350, "Взам. инв. №") for at in range(4)]
    document = pdf(*pages)
    assert [said for kind, said in kinds(document) if kind == "header"] == ["Взам. инв. №"] * 4


def test_text_that_stands_high_on_one_page_is_no_running_head() -> None:
    names = ("Кіріспе", "Беташар", "Қорытынды")
    document = pdf(*(Page().lines([f"{name} [1]", *PROSE[at:]], top=760) for at, name in enumerate(names)))
    assert {kind for kind, _ in kinds(document)} == {"paragraph"}


def test_labels_that_are_set_after_the_text_stand_before_it() -> None:
    page = Page().lines(["Hopkirk P. The Great Game.", "London, 1990.", "Nye J. Soft Power. New York, 2004."], x=80)
    page.print(60, 700, "1.").print(60, 676, "2.")
    assert pdf(page).text == "1. Hopkirk P. The Great Game.\nLondon, 1990.\n2. Nye J. Soft Power. New York, 2004.\n"


def test_raised_labels_are_labels_of_a_list() -> None:
    page = Page().lines(["References"])
    for number, said in enumerate(
        ("Smith J. On lists // J. Lists. 2001. P. 1-9.", "Ким А. О списках. М., 2004. 90 с.")
    ):
        page.print(60, 683 - 14 * number, str(number + 1), 6).print(66, 680 - 14 * number, said)
    found = find_citations(pdf(page)).reference_lists
    assert [(one.number, one.text.split(" ")[0]) for one in found[0].references] == [(1, "Smith"), (2, "Ким")]


def test_programs_in_letters_of_one_width_are_code() -> None:
    page = Page().lines(PROSE)
    for number, said in enumerate(("for (i = 0; i < n; i++) {", "matrix[1] = count[2];", "}", "return matrix[1];")):
        page.print(60, 600 - 12 * number, said, font="F2")
    document = pdf(page.lines(["As the last chapter says [1], it is so", *PROSE], top=500))
    assert next(said for kind, said in kinds(document) if kind == "code").startswith("for (i = 0;")
    assert [marker.span.of(document.text) for marker in find_citations(document).markers] == ["[1]"]


def test_misread_letters_are_shown_as_what_they_are() -> None:
    said = ["Об этом писали многие авторы [1], но не все", "В. В. Иванов и другие, см. § 5 и список источников"] * 3
    document = pdf(Page().lines(said), misread=True)
    assert "Îá ýòîì ïèñàëè" in document.text
    assert document.prose.text == "\n".join(said) + "\n"
    assert document.language == "ru"
    assert Remark("misread-letters", (("encoding", "cp1251"),)) in document.remarks


@pytest.mark.parametrize(
    "said", ["Éric a déjà été là où ça gênait, à Évry", "Größe, Übermaß, Äther, Öl", "água à época"]
)
def test_latin_letters_with_accents_are_not_misread(said: str) -> None:
    document = pdf(Page().lines([said] * 9))
    assert document.prose.text == document.text
    assert not document.remarks


def test_pages_without_text_are_named() -> None:
    assert pdf(Page(), Page()).remarks == (Remark("no-text"),)
    lost = make_pdf([Page().lines(["a"]), Page().lines(["b"])]).replace(b"/Kids[5 0 R", b"/Kids[9 0 R")
    assert read(lost, "t.pdf").remarks == (Remark("pages-without-text", (("pages", "1"),)),)
    said = pdf(Page().lines(["a"]), Page(), Page().lines(["b"]), Page(), Page()).remarks
    assert said == (Remark("pages-without-text", (("pages", "2, 4-5"),)),)


def test_a_resolution_says_where_on_the_page_markers_and_references_stand(tmp_path: Path) -> None:
    page = Page().lines([*PROSE, "сөз [1].", "Әдебиеттер", "1. Най Дж. Жұмсақ күш. – Астана, 2010. – 200 б."])
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([page]))
    said = json.loads("".join(render(resolve([Input(str(path), "a.pdf")], (), Run(jobs=1)), Voice())))["documents"][0]
    (marker,), (reference,) = said["markers"], said["reference_lists"][0]["references"]
    (box,), (line,) = marker["rectangles"], reference["rectangles"]
    assert (box["page"], line["page"]) == (1, 1)
    assert box["bottom"] > line["top"]
    assert box["right"] - box["left"] < line["right"] - line["left"]


def test_every_span_has_rectangles() -> None:
    document = pdf(Page().lines(["first line [1,", "2] second line"]))
    places = document.places
    assert isinstance(places, PagePlaces)
    span = Span(document.text.index("["), document.text.index("]") + 1)
    above, below = places.rectangles(span)
    assert (above.page, below.page) == (1, 1)
    assert above.bottom > below.bottom
    assert above.bottom < 700 < above.top
    assert below.left == pytest.approx(60, abs=1)
    assert above.left > 100


@pytest.mark.parametrize(("ascent", "descent"), [(3100, -800), (1700, -250), (0, 0), (20, -900)])
def test_rectangles_are_as_high_as_letters_whatever_the_font_says(ascent: int, descent: int) -> None:
    tall = f"<</Type/FontDescriptor/FontName/A/Flags 32/FontBBox[0 {descent} 1000 {ascent}]/Ascent {ascent}"
    page = Page().lines(["the line above", "a marker [1] here", "the line below"])
    data = make_pdf([page], more=[f"{tall}/Descent {descent}>>"], fonts="/FontDescriptor 5 0 R")
    document = read(data, "a.pdf")
    assert isinstance(document.places, PagePlaces)
    at = document.text.index("[1]")
    (box,) = document.places.rectangles(Span(at, at + 3))
    assert 688 - 5 < box.bottom < 688 - 1
    assert 688 + 6 < box.top < 688 + 12


def test_a_page_that_is_turned_is_read_level() -> None:
    page = Page(extra="/Rotate 90")
    turned = make_pdf([page.print(0, 0, "Turned by a quarter [1]").print(0, -14, "and a second line")])
    turned = turned.replace(b" 0 0 Td", b" 0 1 -1 0 300 100 Tm").replace(b" 0 -14 Td", b" 0 1 -1 0 314 100 Tm")
    assert read(turned, "t.pdf").text == "Turned by a quarter [1]\nand a second line\n"


def test_a_document_travels_between_processes() -> None:
    document = pdf(Page().lines(PROSE))
    assert pickle.loads(pickle.dumps(document)) == document


def _read_in_daemon(data: bytes, out: multiprocessing.Queue[str]) -> None:
    out.put(read(data, "t.pdf").text)


def test_a_daemonic_worker_can_read_pdf() -> None:
    context = multiprocessing.get_context("spawn")
    out: multiprocessing.Queue[str] = context.Queue()
    worker = context.Process(target=_read_in_daemon, args=(make_pdf([Page().lines(["a [1]"])]), out), daemon=True)
    worker.start()
    assert out.get(timeout=60) == "a [1]\n"
    worker.join()


def test_recognizes() -> None:
    assert recognizes(b"%PDF-1.4\n...")
    assert recognizes(b"\xef\xbb\xbf\r\n%PDF-1.4\n...")
    assert not recognizes(b"How to read %PDF-1.4 files")
    assert not recognizes(b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is no PDF, or a broken one"),
        (b"%PDF-1.4\nnothing", "it is no PDF, or a broken one"),
        (make_pdf([]), "a PDF without pages"),
        (make_pdf([Page()]).replace(b"/Kids[5 0 R]", b"/Kids[9 0 R]"), "none of its pages can be opened"),
    ],
)
def test_what_is_no_pdf_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=f"^t.pdf: {said}"):
        read(data, "t.pdf")


@pytest.mark.parametrize(
    "child",
    [
        "import os; os.abort()",
        "import time; time.sleep(60)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'P' + b'\\xff' * 99)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'P\\x10\\0\\0\\0' + b'\\1' * 16)",
        "import sys; sys.stdout.buffer.write(b'P')",
    ],
)
def test_a_reader_that_dies_hangs_or_lies_costs_its_file(child: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_START", child)
    monkeypatch.setattr(reading, "_SILENT", 0.5)
    with pytest.raises(UnreadableError, match=r"^t.pdf: it cannot be read within bounded time and memory"):
        read(make_pdf([Page()]), "t.pdf")


def test_the_reader_needs_a_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(UnreadableError, match=r"^t.pdf: the process that opens PDF files cannot be started"):
        read(make_pdf([Page()]), "t.pdf")


@pytest.mark.parametrize("step", [5.0, 30.0, -5.0])
def test_a_page_of_very_many_pieces_is_laid_out(step: float) -> None:
    codes, places = array("I"), array("f")
    for at in range(30_000):
        x = 1000 + step * (at % 1000)
        codes.extend((ord("1") if at % 2 else ord("a"), 13, 10))
        places.extend((x, 698, x + 5, 707, x, 700, 10))
        places.extend((0.0,) * 14)
    lines = settle_lines(PageCharacters(600, 800, 0, codes, places))
    assert sum(line.text.count("a") for line in lines) == 15_000

"""What is known of places: printed numbers, items, labels and the words of references lead into the document's text."""

from __future__ import annotations

import pickle
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import read_cases

from citelink.citations.citation import Marker, Reference
from citelink.citations.find import find_citations
from citelink.documents.document import Document
from citelink.documents.format import load_format
from citelink.documents.inputs import find_inputs
from citelink.documents.reading import document_from_text, format_of, read_document
from citelink.errors import UnreadableError
from citelink.text.lookalikes import TO_LATIN
from citelink.text.skeleton import skeleton
from citelink.text.span import Span

ROOT = Path(__file__).parents[2]
WORD = re.compile(r"\w+")
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def documents() -> Iterator[tuple[str, Document]]:
    """Every document of the tests: the fixtures, those of the commands, and those of the situations."""
    folders = [ROOT / "fixtures", ROOT / "tests/commands/example"]
    for found in find_inputs([str(folder) for folder in folders]).files:
        with suppress(UnreadableError):
            yield found.name, read_document(found.path, name=found.name)
    for case in read_cases(Path(__file__).parents[1] / "situations"):
        for name, data in case.files.items():
            if not name.endswith(".bib"):
                yield f"{case.page.stem}: {case.title}: {name}", load_format(format_of(name)).read(data, name)


DOCUMENTS = list(documents())


@pytest.mark.parametrize("document", [one for _, one in DOCUMENTS], ids=[name for name, _ in DOCUMENTS])
def test_in_every_test_document(document: Document) -> None:
    found = find_citations(document)
    for marker in found.markers:
        assert_numbers_are_printed(document.text, marker)
    for one in found.reference_lists:
        for reference in one.references:
            assert_words_lead_back(document.text, reference)
            assert_label_is_printed(document.text, reference)


def test_there_are_markers_and_references_of_all_kinds() -> None:
    found = [find_citations(document) for _, document in DOCUMENTS]
    markers = [marker for one in found for marker in one.markers]
    references = [reference for one in found for each in one.reference_lists for reference in each.references]
    assert {marker.style for marker in markers} == {"bracket", "pipe", "paren", "slash", "superscript", "key"}
    assert sum(number.first < number.last for marker in markers for number in marker.numbers) > 10
    assert sum(reference.label is None for reference in references) > 5
    assert len(references) > 200


def assert_numbers_are_printed(text: str, marker: Marker) -> None:
    at = marker.span.start
    for number in marker.numbers:
        figures = re.findall(r"\d+", number.span.of(text).translate(LOWERED))
        assert figures == [str(one) for one in dict.fromkeys((number.first, number.last))]
        assert text[number.span.start].isdigit()
        assert text[number.span.end - 1].isdigit()
        assert at <= number.span.start < number.span.end <= marker.span.end
        at = number.span.end
    printed = [number for one in marker.numbers for number in range(one.first, one.last + 1)]
    assert printed == [item.number for item in marker.items if item.number is not None]
    places = {number: one.span for one in marker.numbers for number in range(one.first, one.last + 1)}
    for item in marker.items:
        assert item.span is not None
        assert marker.span.contains(item.span)
        if item.number is not None:
            assert item.span.start == places[item.number].start or printed.count(item.number) > 1
        else:
            assert str(item.key) in item.span.of(text)
        if item.locator is not None and item.locator.text:
            assert item.locator.text.rstrip(" .,") in item.span.of(text)


def assert_label_is_printed(text: str, reference: Reference) -> None:
    if reference.label is None:
        return
    assert reference.span.contains(reference.label)
    assert re.search(r"\d+", reference.label.of(text)) is not None
    assert reference.label.of(text) == reference.label.of(text).strip()
    if reference.text:
        assert reference.label.end <= reference.view.original(Span(0, 1)).start


def assert_words_lead_back(text: str, reference: Reference) -> None:
    for word in WORD.finditer(reference.text):
        span = reference.view.original(Span(word.start(), word.end()))
        assert reference.span.contains(span)
        assert bare(span.of(text)) == bare(word[0]), (span.of(text), word[0])


def bare(word: str) -> str:
    """A word without what repairs and markup change in it: line ends, hyphens, signs, and which alphabet a letter is
    of."""
    return skeleton("".join(one for one in unicodedata.normalize("NFC", word) if one.isalnum()).translate(TO_LATIN))


RENUMBERED = [
    ("text", "So [1, 18-19 б.] and [2–4; 7, с. 2].", "So [101, 18-19 б.] and [102-104; 107, с. 2]."),
    ("text", "Бұл [см.: 3; 5 и др.] және [1 және 2].", "Бұл [см.: 103; 105 и др.] және [101 және 102]."),
    ("text", "It [1]–[3] is [ 4 ] so [5,\n6].", "It [101-103] is [ 104 ] so [105,\n106]."),
    ("text", "It is /1, 15 б./ and /2/.", "It is /101, 15 б./ and /102/."),
    ("markdown", r"It \[1\]–\[3\] is \[4, p. 5\].", r"It \[101-103\] is \[104, p. 5\]."),
    ("markdown", "It [**1**, *2*] is [*3*, 4].", "It [**101**, *102*] is [*103*, 104]."),
    ("text", "So it was.¹ It is² so³ and¹⁻³ then⁴ too.^1\\,2^", None),
    ("markdown", "So.<sup>1</sup> It<sup>2</sup> is<sup>3</sup> so<sup>4,5</sup>.", None),
]


@pytest.mark.parametrize(("format", "text", "expected"), RENUMBERED)
def test_exactly_the_figures_are_replaced(format: str, text: str, expected: str | None) -> None:
    works = "".join(f"{n}. Author A. The title of a work. – London: Cass, 199{n}. – 10 p.\n" for n in range(1, 8))
    whole = f"{text}\n\nReferences\n\n{works}"
    document = document_from_text(whole, format=format)
    markers = find_citations(document).markers
    for marker in markers:
        assert_numbers_are_printed(whole, marker)
    assert len(markers) >= 2
    renumbered = whole
    for number in sorted((one for marker in markers for one in marker.numbers), key=lambda one: -one.span.start):
        printed = "-".join(str(100 + one) for one in dict.fromkeys((number.first, number.last)))
        renumbered = renumbered[: number.span.start] + printed + renumbered[number.span.end :]
    if expected is not None:
        assert renumbered.partition("\n\nReferences")[0] == expected


PIECES = st.sampled_from(
    [
        "[1]", "[2, 3]", "[4-7]", "[1]–[3]", "[ 8 ]", "[1, с. 5]", "[2; 5, т. 1, с. 7, 9]", "[см.: 3 и др.]",
        "[1, 18, 19 б.]", "[5a]", "\\[4–6\\]", "/1/", "/2, 15 б./", "^1,2^", "¹", "²⁻⁴", "<sup>3</sup>",
        "[**2**, &#51;]", "[@a, p. 3; @b]", "(1)", "(2, 3)", " ", "сөз", "word.", "\n", "\n\n", ", ", "– ", "{@a}",
        "*", "\\",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["text", "markdown"]))
def test_in_any_text(text: str, format: str) -> None:
    for marker in find_citations(document_from_text(text, format=format)).markers:
        if "&#" not in marker.text:
            assert_numbers_are_printed(text, marker)


LABELS = [
    ("text", "{}. ", ["1.", "2.", "3."]),
    ("text", "[{}]\t", ["[1]", "[2]", "[3]"]),
    ("text", "- {}) ", ["1)", "2)", "3)"]),
    ("text", "|{}| ", ["|1|", "|2|", "|3|"]),
    ("markdown", "\\[{}\\] ", ["\\[1\\]", "\\[2\\]", "\\[3\\]"]),
    ("text", "• ", [None, None, None]),
]


@pytest.mark.parametrize(("format", "label", "expected"), LABELS)
def test_labels(format: str, label: str, expected: list[str | None]) -> None:
    works = [f"Author {one}. The title of a work. – London: Cass, 1990. – 10 p." for one in "ABC"]
    text = "References\n\n" + "\n\n".join(label.format(number) + work for number, work in enumerate(works, 1))
    (found,) = find_citations(document_from_text(text, format=format)).reference_lists
    assert [r.label.of(text) if r.label else None for r in found.references] == expected
    assert [r.text for r in found.references] == works


def test_items_of_a_range_share_its_place() -> None:
    text = "So [2-4, p. 7; 9] is."
    (marker,) = find_citations(document_from_text(text)).markers
    assert [item.span.of(text) if item.span else None for item in marker.items] == [*["2-4, p. 7"] * 3, "9"]
    assert [number.span.of(text) for number in marker.numbers] == ["2-4", "9"]


def test_items_by_key() -> None:
    text = "So [see @a, vol. 2; also -@b:c.d; @{my key}, 7 ]."
    (marker,) = find_citations(document_from_text(text)).markers
    assert [item.span.of(text) if item.span else None for item in marker.items] == [
        "@a, vol. 2",
        "-@b:c.d",
        "@{my key}, 7",
    ]
    assert marker.numbers == ()


def test_what_is_found_can_be_compared_and_sent_to_other_processes() -> None:
    name, document = DOCUMENTS[0]
    found = find_citations(document)
    assert pickle.loads(pickle.dumps(found)) == found, name
    assert hash(found) == hash(find_citations(document))
    reference = found.reference_lists[0].references[0]
    assert reference == pickle.loads(pickle.dumps(reference))
    with pytest.raises((AttributeError, TypeError)):
        reference.number = 3  # type: ignore[misc]


def test_a_reference_of_plain_text() -> None:
    reference = Reference.plain("r1", 1, Span(40, 60), "Nye J. S. Soft Power.")
    assert (reference.text, reference.label) == ("Nye J. S. Soft Power.", None)
    assert reference.view.original(Span(4, 6)) == Span(44, 46)

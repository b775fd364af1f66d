"""Whatever the document: the copy leads back to it byte for byte, and annotating the copy changes nothing."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.documents import AnchorMark, CitationMark, CitedWork, Document, LinkMark, Mark
from citelink.documents.format import load_format
from citelink.text.span import Span

PARTS = st.sampled_from(
    [
        *(
            "[1]",
            "[2, 3]",
            r"\[1\]",
            r"\[2, 3\]",
            "(1)",
            "/2/",
            "¹",
            "^1,2^",
            "<sup>3</sup>",
            "[1]–[3]",
            "|4|",
            "[[1]](#b)",
        ),
        *("сөз", " ", "\n", "\r\n", "\n\n", "*a*", "`[1]`", "[x](http://y)", "[1](#ref-1)", r"\[[1](#ref-1),[2](#q)\]"),
        *("> ", "- ", "    ", "|a|[1]|\n|-|-|\n|b|(2)|\n", "!", ".", "# ", "\n\n1. Nye J. 2004.\n", "\n\n2. *Kim* C."),
        *('<a id="ref-1"></a>', "{@a}", "[31]{?}", "[↩](#cite-1)", "$x$", "&amp;", "\\", "^", "<!-- [1] -->"),
    ]
)
MARKER = re.compile(r"\[\d(?:, \d)*\](?:–\[\d\])?|\(\d\)|/\d/|[¹²]|\^\d(?:,\d)*\^|\|\d\|")
REFERENCE = re.compile(r"^\d\. .*[^\s]", re.MULTILINE)
ENCODINGS = st.sampled_from([("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")])


def find_marks(document: Document, mode: Literal["link", "cite"]) -> list[Mark]:
    """Every marker and numbered line of the view, each marker linked to the line with its first number."""
    prose = document.prose
    references = {}
    for found in REFERENCE.finditer(prose.text.replace("\r", "\n")):
        references.setdefault(found.group()[0], (found.span(), prose.original(Span(*found.span()))))
    marks: list[Mark] = []
    back: dict[str, list[Span]] = {}
    for found in MARKER.finditer(prose.text):
        if any(start < found.end() and found.start() < end for (start, end), _ in references.values()):
            continue
        span = prose.original(Span(*found.span()))
        numbers = re.findall(r"\d", found.group()) or ["1"]
        if mode == "cite":
            marks.append(CitationMark(span, tuple(CitedWork(f"k{number}") for number in numbers)))
            continue
        anchors = tuple(f"ref-{number}" if number in references else None for number in numbers)
        marks.append(
            LinkMark(span, tuple(f"k{number}" if number in references else None for number in numbers), anchors)
        )
        for anchor in dict.fromkeys(filter(None, anchors)):
            back.setdefault(anchor, []).append(span)
    if mode == "link":
        for number, (_, span) in references.items():
            marks.append(AnchorMark(span, f"ref-{number}", f"k{number}", tuple(back.get(f"ref-{number}", ()))))
    return marks


@pytest.mark.parametrize("format", ["text", "markdown"])
@given(st.lists(PARTS, max_size=25), ENCODINGS, st.sampled_from(["link", "cite"]))
def test_there_and_back(
    format: str, parts: list[str], encoding: tuple[str, bytes], mode: Literal["link", "cite"]
) -> None:
    data = encoding[1] + "".join(parts).encode(encoding[0])
    reader = load_format(format)
    document = reader.read(data, "a")
    assert reader.write(document, []).data == data
    written = reader.write(document, find_marks(document, mode))
    copy = reader.read(written.data, "a")
    assert reader.restore(copy, written.changes) == data
    if mode == "link":
        assert reader.write(copy, find_marks(copy, mode)).data == written.data
        assert copy.prose.text == document.prose.text

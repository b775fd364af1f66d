"""Our blocks against those of a CommonMark library: the same lines are code."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citelink.documents.commonmark.blocks import scan_blocks
from citelink.documents.reading import document_from_text

LINES = (
    "|word a|    word b|  word c|      word d|```|~~~|> word e|>     word f|> ```|- word g|1. word h|2. word i|- ```"
    "|-     word j|   word k|# word l|---|===|\tword m|> - word n|>|1.  word o|     word p|- - word q|* word r|***|-"
    "|  ```"
)


def code_lines(text: str) -> set[int]:
    """The lines with a word that the library has in a code block."""
    lines: set[int] = set()
    for token in MarkdownIt("commonmark").disable("inline").parse(text):
        if token.type in ("fence", "code_block") and token.map:
            lines.update(range(*token.map))
    return {line for line in lines if "word" in text.split("\n")[line]}


@settings(max_examples=300)
@given(st.lists(st.sampled_from(LINES.split("|")), min_size=1, max_size=12))
def test_the_same_lines_are_code(lines: list[str]) -> None:
    lines = ["", *lines]  # what begins with `---` is front matter to us, which the library does not know
    text = "\n".join(lines) + "\n"
    seen = scan_blocks(text).view.text.split("\n")
    ours = {index for index, line in enumerate(lines) if "word" in line and "word" not in seen[index]}
    assert ours == code_lines(text)


@pytest.mark.parametrize("text", ["> a\n\n    word\n", "1. a\n\n   - b\n\n         word\n", "-\n\n      word\n"])
def test_code_in_containers(text: str) -> None:
    lines = text.split("\n")
    seen = scan_blocks(text).view.text.split("\n")
    assert {i for i, line in enumerate(lines) if "word" in line and "word" not in seen[i]} == code_lines(text)


@pytest.mark.parametrize("text", ["> - \n\ntext [1]\n", "> 1. \n\nx", "> * item\n>\n> -\n\nx", "- > -\n\nx\n"])
def test_an_empty_item_inside_a_quote_is_read(text: str) -> None:
    document = document_from_text(text, format="markdown")
    assert document.text == text

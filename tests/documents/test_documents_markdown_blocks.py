"""Our blocks against those of a CommonMark library: the same lines are code."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citelink.documents.formats.markdown.blocks import scan_blocks
from citelink.documents.reading import document_from_text
from citelink.text.span import Span

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


def counted_lines(text: str) -> list[tuple[int, str]]:
    """The lines of ordered items whose typed number is not the one that a reader sees, with that number: of the lists
    that have the same number at every item."""
    shown: list[tuple[int, str]] = []
    lists: list[tuple[int, list[tuple[int, int]]]] = []
    for token in MarkdownIt("commonmark").disable("inline").parse(text):
        if token.type == "ordered_list_open":
            lists.append((int(token.attrs.get("start", 1)), []))
        elif token.type == "bullet_list_open":
            lists.append((0, []))
        elif token.type == "list_item_open" and token.info and token.map:
            lists[-1][1].append((token.map[0], int(token.info)))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            first, items = lists.pop()
            if len({number for _, number in items}) == 1:
                shown += [(line, str(first + count)) for count, (line, _) in enumerate(items) if count]
    return sorted(shown)


NUMBERED = (
    "1. word|1. word|2. word|1) word|9. word|10. word|   word|   1. word|     1. word|- word|> word|> 1. word|# word||"
)
NUMBERED += "word|---|```|    word|1.|  1. word|1. 1. word|| x|a: b | c"


@settings(max_examples=500)
@given(st.lists(st.sampled_from(NUMBERED.split("|")), min_size=1, max_size=14))
def test_the_same_items_are_counted(lines: list[str]) -> None:
    text = "\n".join(["", *lines]) + "\n"
    # Behind an empty item the library ends a list at two blank lines; the specification never does (5.3).
    assume("1.\n\n\n" not in text)
    found = scan_blocks(text)
    ours = [(found.view.text[: edit.start].count("\n"), edit.replacement) for edit in found.numbers]
    assert ours == counted_lines(text)
    assert all(found.view.text[edit.start : edit.end].isdigit() for edit in found.numbers)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. a\n1. b\n1. c\n", "1. a\n2. b\n3. c\n"),
        ("7) a\n\n7) b\n", "7) a\n\n8) b\n"),
        ("".join("1. x\n" for _ in range(11)), "".join(f"{number}. x\n" for number in range(1, 12))),
        ("1. a\n1. b\n\nc\n\n1. d\n", "1. a\n2. b\n\nc\n\n1. d\n"),
        ("1. a\n   1. b\n   1. c\n1. d\n", "1. a\n   1. b\n   2. c\n2. d\n"),
        ("1. a\n2. b\n2. c\n", "1. a\n2. b\n2. c\n"),
        ("1. a\n1) b\n", "1. a\n1) b\n"),
        ("> 1. a\n> 1. *b*\n", "1. a\n2. b\n"),
        ("1\\. a\n1\\. b\n", "1. a\n1. b\n"),
    ],
)
def test_a_reader_sees_numbers_counted(text: str, shown: str) -> None:
    document = document_from_text(text, format="markdown")
    assert document.prose.text == shown
    for number in re.finditer(r"\d+(?=[.)])", shown):
        assert document.prose.original(Span(number.start(), number.end())).of(text).isdigit()

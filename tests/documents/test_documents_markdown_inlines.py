"""Our inline markup against that of a CommonMark library: the same words are seen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citelink.documents.reading import document_from_text
from tests.benchmarks.commonmark import visible_words

# Parted by spaces; `~` stands for a space, `¶` for a line end.
PARTS = st.sampled_from(
    "* ** *** _ __ а б c ~ ~ . ` `` [ ](д) ![ [е](ж) \\* ¶ <b> </b> <!-- --> <i~ a='*' > <https://x.y/> \\ &amp; ( )"
    .replace("¶", "\n").split(" ")
).map(lambda part: part.replace("~", " "))  # fmt: skip


def seen_words(text: str) -> str:
    """What the library shows; what is in brackets is compared without them, since those within the text of a link are
    not in our view."""
    return plain(" ".join(visible_words(MarkdownIt("commonmark").render(text))))


def plain(text: str) -> str:
    return "".join(char for char in text if char not in "[]" and not char.isspace())


@settings(max_examples=500)
@given(st.lists(PARTS, min_size=1, max_size=14))
def test_the_same_words_are_seen(parts: list[str]) -> None:
    text = "x" + "".join(parts)
    assert plain(document_from_text(text, format="markdown").prose.text) == seen_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "*дала **ел** жер*",
        "*степь **край*",
        "***a** b* _в **г_ д**",
        "*[ж*](з) **[и](к)** [*л](м)*",
        "![*н*](о) `п`р``с``",
        "<em т='*'>у</em> *ф<!-- * -->*",
    ],
)
def test_examples_are_right(text: str) -> None:
    assert plain(document_from_text(text, format="markdown").prose.text) == seen_words(text)

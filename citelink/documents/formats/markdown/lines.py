"""What a single line of Markdown can be."""

from __future__ import annotations

import re

from citelink.documents.formats.markdown.tags import html_end

_MAX_INDENT = 400

# Blank lines, lines that can only go on a paragraph, and single lines. Possessive: no text is looked at twice.
BLANK = re.compile(r"(?:[ \t]*+(?:\r\n|\r(?!\n)|\n))+")
PLAIN = re.compile(r"(?:[^\W\d_][^|\r\n]*+(?:\r\n|\r(?!\n)|\n|\Z))+")
LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r(?!\n)|\n)|[^\r\n]++\Z")
ITEM = re.compile(r"(?:[-*+]|(\d{1,9})[.)])(?=[ \t]|\Z)")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]:[ \t]*+")
RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})\Z")
HEADING = re.compile(r"#{1,6}(?:[ \t]++|\Z)")
# pandoc, kramdown: `# Sources {#sources .unnumbered}`, `# Sources {-}`.
HEADING_ATTRIBUTES = re.compile(r"[ \t]{1,40}\{(?:-|:?[.#][^{}]{1,200})\}\Z")
LONGEST_ATTRIBUTES = 250
UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+\Z")
FENCE = re.compile(r"(`{3,}+)[^`]*+\Z|(~{3,}+)")


def indent(text: str, at: int, stop: int) -> tuple[int, int]:
    """Columns of white space from `at`, and where the ink begins (`stop`: nowhere near)."""
    width = 0
    while at < stop and width < _MAX_INDENT:
        char = text[at]
        if char == " ":
            width += 1
        elif char == "\t":
            width += 4 - width % 4
        else:
            return width, at
        at += 1
    return width, at


def advance(text: str, at: int, columns: int) -> int:
    """Where `columns` columns of white space from `at` end; before the first ink at the latest."""
    width = 0
    while width < columns and at < len(text) and text[at] in " \t":
        width += 1 if text[at] == " " else 4 - width % 4
        at += 1
    return at


def starts_block(text: str, at: int, stop: int) -> bool:
    """Whether the line `[at, stop)` begins something that a paragraph does not swallow."""
    width, ink = indent(text, at, stop)
    if width > 3:
        return False
    rest = text[ink : min(stop, ink + 1000)]
    return bool(
        rest.startswith((">", ":::"))
        or ITEM.match(rest)
        or HEADING.match(rest)
        or FENCE.match(rest)
        or RULE.match(rest)
        or FOOTNOTE.match(rest)
        or html_end(rest, within_paragraph=True) is not None
    )

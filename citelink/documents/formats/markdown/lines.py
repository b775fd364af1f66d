"""What a single line of Markdown can be."""

from __future__ import annotations

import re

_MAX_INDENT = 400

# Blank lines, lines that can only go on a paragraph, and single lines. Possessive: no text is looked at twice.
BLANK = re.compile(r"(?:[ \t]*+(?:\r\n|\r(?!\n)|\n))+")
PLAIN = re.compile(r"(?:[^\W\d_][^|\r\n]*+(?:\r\n|\r(?!\n)|\n|\Z))+")
LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r(?!\n)|\n)|[^\r\n]++\Z")
FRONT_MATTER = re.compile(r"---[ \t]*+(?:\r\n|\r|\n)(?=[^\s:][^:\r\n]{0,200}:(?:\s|\Z)|#)")
FRONT_MATTER_END = re.compile(r"(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*+(?:\r\n|\r|\n|\Z)")
ITEM = re.compile(r"(?:[-*+]|(\d{1,9})[.)])(?=[ \t]|\Z)")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]:[ \t]*+")
RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})\Z")
HEADING = re.compile(r"#{1,6}(?:[ \t]++|\Z)")
UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+\Z")
FENCE = re.compile(r"(`{3,}+)[^`]*+\Z|(~{3,}+)")
_TITLE = r"""(?:"[^"]*+"|'[^']*+'|\([^()]*+\))"""
_DESTINATION = r"(?:<[^<>]*+>|[^\s<]\S*+)"
_DEFINED = r"\[(?!\^)((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*+"
DEFINITION = re.compile(rf"{_DEFINED}{_DESTINATION}(?:[ \t]++{_TITLE})?[ \t]*+\Z")
# The parts of a definition that stands on several lines (CommonMark 4.7).
DEFINITION_BEGUN = re.compile(rf"{_DEFINED}\Z")
DESTINATION_LINE = re.compile(rf"[> \t]*+{_DESTINATION}(?:[ \t]++{_TITLE})?[ \t]*+\Z")
TITLE_LINE = re.compile(rf"[> \t]*+{_TITLE}[ \t]*+\Z")
TABLE_RULE = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*+\Z")
_RAW_HTML = re.compile(r"<(?:(script|pre|style|textarea)(?=[\s>]|\Z)|!--|\?|!\[CDATA\[|![A-Za-z])", re.IGNORECASE)


def raw_end(line: str) -> str:
    """What ends the raw block that `line` begins and does not end itself; "" where it begins none."""
    if line.startswith("$$"):
        return "" if "$$" in line[2:] else "$$"
    html = _RAW_HTML.match(line)
    if html is None:
        return ""
    if html.group(1):
        ending = f"</{html.group(1).lower()}>"
    else:
        ending = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}.get(html.group(), ">")
    return "" if ending in line.lower() else ending


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


def count_cells(row: str) -> int:
    """How many cells a row of a table has."""
    bare = re.sub(r"\\.", "", row).strip().removeprefix("|").removesuffix("|")
    return bare.count("|") + 1

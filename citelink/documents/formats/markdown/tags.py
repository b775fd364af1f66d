"""Raw HTML in Markdown: tags, comments and the like (CommonMark 6.6), and the lines that begin a block of it (4.6)."""

from __future__ import annotations

import re

# Lengths are bounded so that hostile text costs linear time; nobody's tags are as long.
_GAP = r"[ \t\r\n]"
_VALUE = r"""(?:[^\s"'=<>`]{1,2000}|'[^']{0,2000}'|"[^"]{0,2000}")"""
_ATTRIBUTE = rf"{_GAP}{{1,99}}[A-Za-z_:][A-Za-z0-9_.:-]{{0,99}}(?:{_GAP}{{0,99}}={_GAP}{{0,99}}{_VALUE})?"
_OPENING = rf"<([A-Za-z][A-Za-z0-9-]{{0,40}})(?:{_ATTRIBUTE}){{0,99}}{_GAP}{{0,99}}/?>"
_CLOSING = rf"</([A-Za-z][A-Za-z0-9-]{{0,40}}){_GAP}{{0,99}}>"
# An opening tag is named by group 1, a closing one by group 2.
TAG = re.compile(rf"{_OPENING}|{_CLOSING}")
DECLARATION = re.compile(r"<![A-Za-z][^>]{0,2000}>")
# What begins something that is not shown, and what ends it.
HIDDEN = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
EMPTY_COMMENT = re.compile(r"<!---?>")

# What is no prose: of the former the words stay readable, of the latter nothing.
CODE_TAGS = frozenset(("code", "kbd", "samp", "tt"))
UNREAD_TAGS = frozenset(("pre", "script", "style", "textarea"))
# Elements that stand on lines or in cells of their own, so that their words do not run on.
_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|"
    "main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|"
    "title|tr|track|ul"
)
BLOCK_TAGS = frozenset(_BLOCK_NAMES.split("|"))

_BEGINS_UNREAD = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE)
_BEGINS_HIDDEN = re.compile(r"<(?:!--|\?|!\[CDATA\[|![A-Za-z])")
_BEGINS_BLOCK = re.compile(rf"</?(?:{_BLOCK_NAMES})(?=[\s>]|/>|\Z)", re.IGNORECASE)
_LINE_OF_A_TAG = re.compile(rf"(?:{_OPENING}|{_CLOSING})[ \t]*+\Z")


def html_end(line: str, *, within_paragraph: bool) -> str | None:
    """What ends the block of raw HTML that `line` begins, in lower case; "" for one that ends at a blank line, None
    where it begins none."""
    if not line.startswith("<"):
        return None
    if unread := _BEGINS_UNREAD.match(line):
        return f"</{unread.group(1).lower()}>"
    if hidden := _BEGINS_HIDDEN.match(line):
        return HIDDEN.get(hidden.group(), ">").lower()
    if _BEGINS_BLOCK.match(line):
        return ""
    return "" if not within_paragraph and _LINE_OF_A_TAG.match(line) else None

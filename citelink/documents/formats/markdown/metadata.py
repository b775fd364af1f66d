"""What stands in a Markdown file about the document and is not shown: YAML and TOML before the text (pandoc, Jekyll,
Hugo), and pandoc's YAML blocks with references anywhere."""

from __future__ import annotations

import re

_END_OF_LINE = r"[ \t]*+(?:\r\n|\r|\n)"
_BEFORE = re.compile(
    rf"(?:---{_END_OF_LINE}(?=[^\s:][^:\r\n]{{0,200}}:(?:\s|\Z)|#)|\+\+\+{_END_OF_LINE}(?=[\w.-]{{1,200}} ?=|\[|#))"
)
_ENDS = {
    "-": re.compile(r"(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*+(?:\r\n|\r|\n|\Z)"),
    "+": re.compile(r"(?:\r\n|\r|\n)\+\+\+[ \t]*+(?:\r\n|\r|\n|\Z)"),
}
# The keys by which pandoc finds works and citations: a block with one of them between lines of `---` is no text.
_CITING = re.compile(rf"---{_END_OF_LINE}(?:(?:references|bibliography|nocite|csl):)(?:[ \t\r\n]|\Z)")


def metadata_end(text: str, at: int) -> int:
    """Where the metadata end that begin with the line at `at`; `at` where none do. Within the text only such are taken
    for it as begin with the works themselves: what else stands between two rules may be prose."""
    begins = (_CITING if at else _BEFORE).match(text, at)
    end = _ENDS[text[at]].search(text, begins.end() - 1) if begins else None
    return end.end() if end else at

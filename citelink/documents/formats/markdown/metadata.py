"""What stands in a Markdown file about the document and is not shown: YAML and TOML before the text (pandoc, Jekyll,
Hugo), and pandoc's YAML blocks with references anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

_LIBRARIES = re.compile(r"^bibliography:[ \t]{0,20}(.{0,2000})$", re.MULTILINE)
_LISTED = re.compile(r"\s{0,20}-[ \t]{1,20}(.{1,500})")
_QUOTED = r"\"([^\"]{1,300})\"|'([^']{1,300})'"
_PLAIN = r"([^\s#\"'\[\]{},&*!|>%@`][^#,\[\]{}]{0,300}?)"
_SCALAR = re.compile(rf"\s{{0,20}}(?:{_QUOTED}|{_PLAIN})\s{{0,20}}(?:#.{{0,500}})?")
_MOST_LIBRARIES = 50


def metadata_end(text: str, at: int) -> int:
    """Where the metadata end that begin with the line at `at`; `at` where none do. Within the text only such are taken
    for it as begin with the works themselves: what else stands between two rules may be prose."""
    begins = (_CITING if at else _BEFORE).match(text, at)
    end = _ENDS[text[at]].search(text, begins.end() - 1) if begins else None
    return end.end() if end else at


def named_libraries(text: str) -> tuple[str, ...]:
    """The files that the YAML before the text names as the libraries of the document, `bibliography: refs.bib`: one, a
    list in brackets, or one on each line."""
    header = text[: metadata_end(text, 0)]
    found = _LIBRARIES.search(header) if header.startswith("---") else None
    if found is None:
        return ()
    names = (_SCALAR.fullmatch(value) for value in _values(header, found))
    said = ((name[1] or name[2] or name[3]).strip() for name in names if name)
    return tuple(dict.fromkeys(said))[:_MOST_LIBRARIES]


def _values(header: str, found: re.Match[str]) -> Iterator[str]:
    value = found[1].strip()
    if value.startswith("["):
        behind = header[found.start(1) :].partition("]")[0]
        yield from behind.lstrip()[1:].replace("\n", " ").split(",")
    elif value and not value.startswith("#"):
        yield value
    else:
        for line in header[found.end() :].lstrip("\r\n").splitlines():
            item = _LISTED.fullmatch(line)
            if item is None:
                return
            yield item[1]

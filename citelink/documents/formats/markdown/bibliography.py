"""The bibliography that pandoc makes, in the place of a printed list: metadata that name the library, and the division
where the list is to stand (pandoc's manual, "Citations").

    ---
    bibliography: ../merged.bib
    lang: kk
    nocite: |
      @olcott1987kazakhs
    ---

    ::: {#refs}
    :::

Metadata at the top of the document win over these: pandoc takes the first value of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citelink.documents.changes import Splice
from citelink.documents.document import Document
from citelink.documents.marks import BibliographyMark, Mark
from citelink.documents.pandoc import spell_key

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_BEFORE = re.compile(r"(?:\A|\n)[ \t]*\n[ \t]*\Z")
_BEFORE = 200


def bibliography_changes(document: Document, marks: Iterable[Mark]) -> Iterator[Splice]:
    """What to change so that lists give way to pandoc's bibliography."""
    text = document.text
    for mark in marks:
        if isinstance(mark, BibliographyMark):
            found = _LINE_END.search(text)
            written = (found.group() if found else "\n").join(_lines(mark))
            above = _LINE_END.sub("\n", text[max(0, mark.span.start - _BEFORE) : mark.span.start])
            blank = _BLANK_BEFORE.search(above)
            before = "" if blank or not mark.span.start else (found.group() if found else "\n")
            yield Splice(mark.span, mark.span.of(text), before + written)


def _lines(mark: BibliographyMark) -> Iterator[str]:
    yield "---"
    yield f"bibliography: {_quoted(mark.library)}"
    if mark.language:
        yield f"lang: {mark.language}"
    if mark.uncited:
        yield "nocite: |"
        yield f"  {', '.join(f'@{spell_key(key)}' for key in mark.uncited)}"
    yield from ("---", "", "::: {#refs}", ":::")


def _quoted(path: str) -> str:
    """A path as YAML has it."""
    if re.fullmatch(r"[\w./-]{1,500}", path):
        return path
    return "'" + path.replace("'", "''") + "'"

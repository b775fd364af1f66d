"""Word: a document of its own whose paragraphs are numbered by a list, with looks, links and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citelink.styles import Line, Run
from citelink.writers.voice import Voice, printable
from citelink.writers.writer import Bibliography

NAME = "docx"
# A name of a bookmark has letters, digits and underscores, and no more than forty.
_NO_NAME = re.compile(r"\W+")
_LONGEST = 36


def render(bibliography: Bibliography, voice: Voice) -> Iterator[bytes]:
    """The bytes of the document, with the heading; a label that the style prints is typed before its reference."""
    from citelink.documents.formats.docx.composing import ComposedParagraph, ComposedRun, compose_docx

    def write(line: Line, counted: int, bookmark: str) -> ComposedParagraph:
        label = (Run(f"{line.label} "),) if line.label else ()
        runs = ((printable(run.text, " "), run) for run in (*label, *line.runs))
        composed = tuple(ComposedRun(text, frozenset(run.looks), _web(run.url)) for text, run in runs)
        return ComposedParagraph(composed, list=counted, bookmark=bookmark)

    paragraphs: list[ComposedParagraph] = []
    for number, one in enumerate(filter(None, (bibliography, bibliography.second)), start=1):
        paragraphs.append(ComposedParagraph((ComposedRun(one.heading),), heading=True))
        counted = number if one.counts_itself else 0
        paragraphs += [write(line, counted, _bookmark(line.key) if number == 1 else "") for line in one.lines]
    yield compose_docx(paragraphs, bibliography.language)


def _bookmark(key: str) -> str:
    name = _NO_NAME.sub("_", key)[:_LONGEST]
    return f"ref_{name}" if name else ""


def _web(url: str) -> str:
    return url if re.match(r"(?:https?|ftp)://\S", url, re.IGNORECASE) else ""

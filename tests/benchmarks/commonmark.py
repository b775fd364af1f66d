"""What a reader sees of CommonMark's examples: the prose view of each against the HTML that the specification gives.

`CITELINK_COMMONMARK` names the specification, a `spec.txt` as its repository (commonmark/commonmark-spec) holds it.

Compared word by word, after white space. Tags and the words of `alt` and `title` are no words; code blocks, scripts,
styles and forms are left out on both sides, and of code spans the letters count, since the prose view blanks the rest
of them by design. What a list prints before an item is a word too: a number, or a bullet of any form.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from citelink.documents.formats.markdown.prose import scan_markdown

SPEC = os.environ.get("CITELINK_COMMONMARK", "")
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)
_SECTION = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
# Python's parser does not know the short ones, as browsers do.
_COMMENT = re.compile(r"<!---?>|<!--.*?-->", re.DOTALL)
_NUMBER, _BULLET = "\ue000", "\ue001"
_PRINTED = {_NUMBER: re.compile(r"\d{1,9}[.)]"), _BULLET: re.compile(r"[-*+]")}
_BLOCK = re.compile(r"blockquote|br|div|h[1-6r]|li|ol|p|pre|table|td|textarea|tr|ul")
_UNREAD = frozenset(("pre", "script", "style", "textarea"))


class Example(NamedTuple):
    """An example of the specification: its number, its section, the Markdown and the HTML."""

    number: int
    section: str
    markdown: str
    html: str


def read_examples(spec: str) -> Iterator[Example]:
    """The examples of a specification, in order; arrows in them are tabs."""
    sections = [(found.start(), found.group(1)) for found in _SECTION.finditer(_EXAMPLE.sub(_blanked, spec))]
    for number, found in enumerate(_EXAMPLE.finditer(spec), start=1):
        section = next((name for at, name in reversed(sections) if at < found.start()), "")
        yield Example(number, section, *(part.replace("→", "\t") for part in found.groups()))


def visible_words(html: str) -> list[str]:
    """The words that a browser shows of `html`."""
    page = _Page()
    page.feed(_COMMENT.sub("", html))
    page.close()
    return "".join(page.shown).split()


def differing(example: Example) -> tuple[list[str], list[str]] | None:
    """The words of the HTML and those of the prose view, where they are not the same."""
    expected, seen = visible_words(example.html), scan_markdown(example.markdown).view.text.split()
    same = all(_is_printed(word, shown) for word, shown in zip_longest(expected, seen, fillvalue=""))
    return None if same else (expected, seen)


def report() -> None:
    """Print how many examples show the right words, and the others."""
    if not SPEC:
        print("commonmark: skipped, CITELINK_COMMONMARK names no spec.txt")
        return
    examples = list(read_examples(Path(SPEC).read_text(encoding="utf-8")))
    wrong = [(example, words) for example in examples if (words := differing(example))]
    for example, (expected, seen) in wrong:
        print(f"  {example.number} {example.section}: {example.markdown!r}\n    html  {expected}\n    prose {seen}")
    print(f"commonmark: visible words right in {len(examples) - len(wrong)} of {len(examples)} examples")


class _Page(HTMLParser):
    """Collects what is visible."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            lists = [name for name in self._open if name in ("ol", "ul")]
            self.shown.append(f" {_NUMBER if lists[-1:] == ['ol'] else _BULLET} ")
        elif _BLOCK.fullmatch(tag):
            self.shown.append(" ")
        if tag in ("ol", "ul", "code") or tag in _UNREAD:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        if _BLOCK.fullmatch(tag):
            self.shown.append(" ")

    def handle_data(self, data: str) -> None:
        if _UNREAD.intersection(self._open):
            return
        if "code" in self._open:
            data = "".join(char if char.isalpha() else " " for char in data)
        self.shown.append(data)


def _is_printed(word: str, shown: str) -> bool:
    printed = _PRINTED.get(word)
    return printed.fullmatch(shown) is not None if printed else word == shown


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())

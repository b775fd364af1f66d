"""Small styles for tests, and what they print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citelink.styles.csl.bibliography import Processor, split_label
from citelink.styles.csl.elements import read_elements
from citelink.styles.csl.rich import runs_of, text_of

_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {options}>
<info><title>Test</title></info>{head}
<citation {citation}><layout {layout}>{cite}</layout></citation>
<bibliography {bibliography}>{sort}<layout>{body}</layout></bibliography></style>"""


def style(
    body: str,
    *,
    options: str = "",
    head: str = "",
    citation: str = "",
    layout: str = "",
    cite: str = '<text variable="citation-number"/>',
    bibliography: str = "",
    sort: str = "",
) -> str:
    """The XML of a style whose list prints `body`."""
    return _STYLE.format(
        body=body,
        options=options,
        head=head,
        citation=citation,
        layout=layout,
        cite=cite,
        bibliography=bibliography,
        sort=sort,
    )


def processor(xml: str, language: str = "en-US") -> Processor:
    """The style at work in one language."""
    return Processor(read_elements(xml.encode(), "test", "style"), lambda item: language)


def lines(xml: str, items: Sequence[Mapping[str, Any]], language: str = "en-US") -> list[str]:
    """The lines of a list without labels and looks."""
    work = processor(xml, language)
    return ["".join(run.text for run in runs_of(split_label(rich)[1])) for rich in work.lines(work.prepared(items))]


def line(xml: str, item: Mapping[str, Any], language: str = "en-US") -> str:
    """The line of one item."""
    return lines(xml, [{"id": "a", "type": "book", **item}], language)[0]


def looks(xml: str, item: Mapping[str, Any]) -> str:
    """The line of one item, its looks as `<i>`, `<b>` and so on."""
    work = processor(xml)
    marks = {"italic": "i", "bold": "b", "small-caps": "sc", "subscript": "sub", "superscript": "sup"}
    text = ""
    for run in runs_of(next(work.lines(work.prepared([{"id": "a", "type": "book", **item}])))):
        names = sorted(marks[look] for look in run.looks)
        text += "".join(f"<{name}>" for name in names) + run.text + "".join(f"</{name}>" for name in names[::-1])
    return text


def cited(xml: str, items: Sequence[Mapping[str, Any]], *keys: str, language: str = "en-US") -> str:
    """The citation of some of the items, each by its key or as `key@locator`."""
    work = processor(xml, language)
    by_key = {one.key: one for one in work.prepared(items)}
    found = []
    for said in keys:
        key, _, locator = said.partition("@")
        by_key[key].locator = locator
        found.append(by_key[key])
    return text_of(work.citation(found))

"""HTML: a page that holds the list, with anchors by the keys of the entries, looks and links."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.writers.pages.html.page import render_page, web_link
from citelink.writers.voice import Voice
from citelink.writers.writer import Bibliography

NAME = "html"


def render(bibliography: Bibliography, voice: Voice) -> Iterator[str]:
    """The page: an ordered list, or paragraphs where the style prints labels or is not numeric."""
    yield render_page("bibliography.html", bibliography=bibliography, link=web_link)

"""A whole archive as one HTML page: tables of findings, folders, cited works and retracted works."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from citelink.writers.pages.html.page import doi_link, render_page
from citelink.writers.voice import Voice
from citelink.writers.writer import Archive

NAME = "html"


def render(archive: Archive, voice: Voice) -> Iterator[str]:
    """The page, of long tables the beginning."""
    folders = sorted(archive.folders(), key=lambda one: (-sum(number for _, number in one.findings), one.folder))
    yield render_page(
        "archive.html",
        archive=archive,
        folders=folders[: archive.most],
        more=len(folders) - archive.most,
        cited=list(islice(archive.cited(), archive.most)),
        retracted=list(islice(archive.retracted(), archive.most)),
        doi_link=doi_link,
    )

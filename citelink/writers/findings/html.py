"""The report as one HTML page without reading copies beside it, as `check -o report.html` writes it."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.results import Resolution
from citelink.writers.pages.report import render_report
from citelink.writers.voice import Voice

NAME = "html"


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The page, in the language of `voice`; its reader may choose another."""
    return render_report(resolution, voice, copies=False)

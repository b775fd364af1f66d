"""What `citelink check` prints: the findings of a resolution, one file per format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.results import Resolution
    from citelink.writers.findings import csv, errorformat, github, gitlab, html, json, jsonl, junit, sarif, text
    from citelink.writers.writer import Writer

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Writer[Resolution], ...] = (
        csv, errorformat, github, gitlab, html, json, jsonl, junit, sarif, text,
    )  # fmt: skip

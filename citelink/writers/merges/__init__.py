"""What `citelink merge` prints: a merge of libraries, one file per format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.writers.merges import csv, json, text
    from citelink.writers.writer import MergeReport, Writer

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Writer[MergeReport], ...] = (csv, json, text)

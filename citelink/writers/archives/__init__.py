"""What `citelink corpus report` prints: what was found in a whole archive, one file per format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.writers.archives import csv, html, text
    from citelink.writers.writer import Archive, Writer

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Writer[Archive], ...] = (csv, html, text)

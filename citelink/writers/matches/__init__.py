"""What `citelink match` prints: the verdicts on references, one file per format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citelink.writers.matches import csv, jsonl, text
    from citelink.writers.writer import Matched, Writer

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Writer[Iterable[Matched]], ...] = (csv, jsonl, text)

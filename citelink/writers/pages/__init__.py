"""Pages to read in a browser, without scripts: the report on a set, and the reading copy of each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.results import Resolution
    from citelink.writers.pages import reading_copy, report
    from citelink.writers.writer import DocumentOfSet, Writer

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    OF_THE_SET: Writer[Resolution] = report
    OF_A_DOCUMENT: Writer[DocumentOfSet] = reading_copy

"""A whole resolution: what `citelink inspect` prints and `citelink resolve` writes, one file per format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.results import Resolution
    from citelink.writers.resolution import bibtex, json
    from citelink.writers.writer import Writer

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Writer[Resolution], ...] = (bibtex, json)

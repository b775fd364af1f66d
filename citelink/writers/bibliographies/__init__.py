"""What `citelink bibliography` prints: a list of references in a style, one file per format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.writers.bibliographies import docx, html, jsonl, latex, markdown, text
    from citelink.writers.writer import BibliographyWriter

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[BibliographyWriter, ...] = (docx, html, jsonl, latex, markdown, text)

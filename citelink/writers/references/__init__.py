"""What `citelink parse` prints: references, each with what was parsed from it, one file per format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citelink.parsing.reference import ParsedText
    from citelink.writers.references import bibtex, csl_json, jsonl, ris, text
    from citelink.writers.writer import Writer

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Writer[Iterable[tuple[str, ParsedText]]], ...] = (bibtex, csl_json, jsonl, ris, text)

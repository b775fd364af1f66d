"""Formats of libraries, one file or folder each; what each has is `citelink.bibliography.format.LibraryFormat`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.bibliography.format import LibraryFormat
    from citelink.bibliography.formats.bibtex import plugin as bibtex
    from citelink.bibliography.formats.csl_json import plugin as csl_json
    from citelink.bibliography.formats.marcxml import plugin as marcxml
    from citelink.bibliography.formats.mods import plugin as mods
    from citelink.bibliography.formats.ris import plugin as ris

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[LibraryFormat, ...] = (bibtex, csl_json, marcxml, mods, ris)

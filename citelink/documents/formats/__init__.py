"""Formats of documents, one file or folder each; what each has is `citelink.documents.format.Format`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.documents.format import Format
    from citelink.documents.formats import text
    from citelink.documents.formats.markdown import plugin as markdown
    from citelink.documents.formats.pdf import plugin as pdf

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Format, ...] = (markdown, pdf, text)

"""Formats of documents, one file or folder each; what each has is `citelink.documents.format.Format`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.documents.format import Format
    from citelink.documents.formats import text
    from citelink.documents.formats.docx import plugin as docx
    from citelink.documents.formats.epub import plugin as epub
    from citelink.documents.formats.html import plugin as html
    from citelink.documents.formats.jats import plugin as jats
    from citelink.documents.formats.latex import plugin as latex
    from citelink.documents.formats.markdown import plugin as markdown
    from citelink.documents.formats.odt import plugin as odt
    from citelink.documents.formats.pdf import plugin as pdf

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Format, ...] = (docx, epub, html, jats, latex, markdown, odt, pdf, text)

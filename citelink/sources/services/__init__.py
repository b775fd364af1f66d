"""The sources, one file each; what each has is `citelink.sources.source.Source`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.sources.services import (
        arxiv,
        crossref,
        datacite,
        dblp,
        dnb,
        doi_org,
        europepmc,
        k10plus,
        loc,
        openalex,
        openlibrary,
        pubmed,
        retraction_watch,
        semanticscholar,
    )
    from citelink.sources.source import Source

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Source, ...] = (
        arxiv,
        crossref,
        datacite,
        dblp,
        dnb,
        doi_org,
        europepmc,
        k10plus,
        loc,
        openalex,
        openlibrary,
        pubmed,
        retraction_watch,
        semanticscholar,
    )

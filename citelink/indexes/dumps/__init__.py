"""The forms of dumps, one file each; what each has is `citelink.indexes.dump.Dump`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.indexes.dump import Dump
    from citelink.indexes.dumps import crossref, csl_json, datacite, dblp, openalex

    # mypy holds these to the contract; that none is missing here is held by tests/test_plugins.py.
    HELD: tuple[Dump, ...] = (crossref, csl_json, datacite, dblp, openalex)

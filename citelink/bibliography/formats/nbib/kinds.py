"""Publication types of PubMed (the MeSH publication types that are forms of works) and the CSL types that they mean."""

from __future__ import annotations

# What the key stands behind among the numbers of other bodies (OID), each of which names whose it is.
KEY = "CITEKEY:"
# The first name of a CSL type is the one that is written for it.
_NAMES = {
    "article-journal": "journal article", "article": "preprint", "article-newspaper": "newspaper article",
    "chapter": "book chapter", "book": "book", "thesis": "academic dissertation", "report": "technical report",
    "paper-conference": "congress", "legislation": "legislation", "dataset": "dataset", "patent": "patent",
    "entry-dictionary": "dictionary", "entry-encyclopedia": "encyclopedia", "pamphlet": "pamphlet", "map": "map",
    "manuscript": "unpublished work", "webpage": "web archive",
}  # fmt: skip
TYPES = {name: kind for kind, name in _NAMES.items()} | {"study guide": "book", "monograph": "book"}
NAMES = {kind: name.title() for kind, name in _NAMES.items()}
JOURNALS = ("article-journal", "article-newspaper", "article")
BOOKS = ("book", "thesis", "report", "dataset", "map", "pamphlet")

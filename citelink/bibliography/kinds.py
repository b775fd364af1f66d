"""Kinds of publication: the CSL types that are articles, parts of books, and wholes."""

from __future__ import annotations

ARTICLES = frozenset(
    ("article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book")
)  # fmt: skip
"""What appears in a periodical; `article` may also be a preprint."""
PARTS = frozenset(("chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary"))
"""What appears in a book, a collection or a work of reference."""
WHOLES = frozenset(("book", "report", "pamphlet", "collection", "periodical", "classic"))
"""What is published by itself, theses apart: its pages are how many it has."""

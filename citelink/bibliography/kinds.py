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
_CSL = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
"""
CSL_TYPES = frozenset(_CSL.split())
"""All types of CSL 1.0.2 (appendix III)."""

"""What is known of the elements of JATS: which hold text, which stand on lines of their own."""

from __future__ import annotations


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


# Data about the article: names, places and dates, with raised numbers that are no citations.
DATA = _words("front front-stub floats-meta")
# What of it is text.
TEXT_OF_DATA = _words("article-title trans-title abstract trans-abstract")
UNSEEN = _words(
    "object-id tex-math alt-text long-desc journal-meta permissions processing-meta self-uri related-article "
    "related-object custom-meta-group custom-meta-wrap ref-count annotation annotation-xml history pub-date"
)
FORMULAS = _words("inline-formula disp-formula math chem-struct chem-struct-wrap")
CODE = _words("code preformat")
INLINE_CODE = _words("monospace")
BLOCKS = _words(
    "abstract ack alternatives app app-group article-title attrib back bio body boxed-text caption chem-struct- "
    "wrap code def def-item def-list disp-formula disp-formula-group disp-quote fig fig-group fn fn-group "
    "glossary list list-item media note p preformat ref ref-list response sec sig-block speech statement sub- "
    "article subtitle supplementary-material table table-wrap table-wrap-foot table-wrap-group tbody term tfoot "
    "thead title tr trans-abstract trans-title verse-group verse-line"
)
CELLS = _words("td th")
NOTES = _words("fn fn-group table-wrap-foot")
TITLES = _words("title article-title trans-title subtitle")
# Citations whose parts stand beside each other without what is printed between them.
TAGGED_CITATIONS = _words("element-citation mixed-citation nlm-citation citation product")
HIDDEN_BESIDE_MIXED = _words("element-citation nlm-citation")
# Cross-references to these are raised signs, and no citations.
NO_CITATIONS = _words("fn table-fn aff corresp author-notes contrib")

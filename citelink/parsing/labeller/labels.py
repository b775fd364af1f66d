"""The labels of the labeller, in the order of the model's columns: CSL variables, and `O` for what is no field."""

from __future__ import annotations

LABELS = (
    "O",
    "author",
    "title",
    "container-title",
    "issued",
    "volume",
    "issue",
    "page",
    "publisher",
    "publisher-place",
    "editor",
    "translator",
    "edition",
    "collection-title",
    "number-of-pages",
    "number",
    "genre",
    "note",
)

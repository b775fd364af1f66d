"""One file of data per language, named by its code; `all_languages()` gives them all, `vocabulary.py` joins them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from citelink.languages.language import Language

__all__ = ["Language", "all_languages"]

_NO_LANGUAGES = {"__init__", "groups", "international", "language", "vocabulary"}


@cache
def all_languages() -> tuple[Language, ...]:
    """Every language citelink has data for, sorted by code. One without headings is known for printing alone."""
    stems = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    modules = (import_module(f"{__name__}.{stem}") for stem in stems if stem not in _NO_LANGUAGES)
    return tuple(module.LANGUAGE for module in modules)

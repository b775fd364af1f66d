"""One file of data per language, named by its code; `all_languages()` gives them all."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from citelink.languages.language import Language

__all__ = ["Language", "all_languages"]


@cache
def all_languages() -> tuple[Language, ...]:
    """Every language citelink has data for, sorted by code."""
    stems = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    modules = (import_module(f"{__name__}.{stem}") for stem in stems if stem not in {"__init__", "language"})
    return tuple(module.LANGUAGE for module in modules)

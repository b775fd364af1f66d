"""What cache does: lists the libraries in the cache, or removes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from citelink.matching.stored.cache import cache_folder, clear, kept_libraries
from citelink.settings import gather_settings
from citelink.writers.text import count

_UNITS = ("bytes", "kB", "MB", "GB")


def run_cache(action: str, options: Mapping[str, Any]) -> int:
    """The `cache` command: prints what is there, or what was freed; gives the exit code."""
    folder = cache_folder(gather_settings(options).cache)
    if folder is None:
        click.echo("nothing is kept: the cache is off")
        return 0
    if action == "clear":
        click.echo(f"{folder}: {_size(clear(folder))} freed")
        return 0
    kept = kept_libraries(folder)
    for library in kept:
        said = count(library.entries, "entry") if library.entries else "damaged"
        click.echo(f"{library.path or '(no longer used)'}  {said}, {_size(library.size)}")
    libraries = "1 library" if len(kept) == 1 else f"{len(kept)} libraries"
    click.echo(f"{folder}: {libraries}, {_size(sum(library.size for library in kept))}")
    return 0


def _size(number: float) -> str:
    unit = 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:,.0f} {_UNITS[unit]}" if unit == 0 or number >= 10 else f"{number:.1f} {_UNITS[unit]}"

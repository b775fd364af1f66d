"""citelink cache: the indexes of large libraries."""

from __future__ import annotations

from typing import Any

import click

_UNITS = ("bytes", "kB", "MB", "GB")


@click.command(
    "cache",
    short_help="Show or clear the indexes of large libraries.",
    epilog="\b\nExample:\n  citelink cache clear",
)
@click.argument("action", type=click.Choice(("show", "clear")), default="show", metavar="[show|clear]")
@click.option("--cache", metavar="FOLDER", help="Folder of the cache (default: the platform's).")
def command(action: str, **said: Any) -> None:
    """Show what the cache holds and where it is, or clear it.

    Libraries of a megabyte and more are indexed once and opened in milliseconds ever after; what is cleared is built
    again when it is needed. CITELINK_CACHE names another folder, `off` keeps nothing.
    """
    from citelink.matching.stored.cache import cache_folder, clear, kept_libraries
    from citelink.settings import gather_settings
    from citelink.writers.voice import count

    folder = cache_folder(gather_settings(said).cache)
    if folder is None:
        click.echo("nothing is kept: the cache is off")
    elif action == "clear":
        click.echo(f"{folder}: {_size(clear(folder))} freed")
    else:
        kept = kept_libraries(folder)
        for library in kept:
            entries = count(library.entries, "entry") if library.entries else "damaged"
            click.echo(f"{library.path or '(no longer used)'}  {entries}, {_size(library.size)}")
        click.echo(f"{folder}: {count(len(kept), 'library')}, {_size(sum(library.size for library in kept))}")


def _size(number: float) -> str:
    unit = 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:,.0f} {_UNITS[unit]}" if unit == 0 or number >= 10 else f"{number:.1f} {_UNITS[unit]}"

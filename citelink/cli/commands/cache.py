"""citelink cache: the indexes of large libraries."""

from __future__ import annotations

from typing import Any

import click


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
    from citelink.cli.caching import run_cache

    click.get_current_context().exit(run_cache(action, said))

"""citelink cache: the indexes of large libraries, and the answers of sources."""

from __future__ import annotations

from typing import Any

import click


@click.command(
    "cache",
    short_help="Show or clear what is kept: indexes and answers.",
    epilog="\b\nExample:\n  citelink cache clear",
)
@click.argument("action", type=click.Choice(("show", "info", "clear")), default="show", metavar="[show|clear]")
@click.option("--cache", metavar="FOLDER", help="Folder of the cache (default: the platform's).")
def command(action: str, **said: Any) -> None:
    """Show what the cache holds and where it is (also called info), or clear it.

    Libraries of a megabyte and more are indexed once and opened in milliseconds ever after; what is cleared is built
    again when it is needed. What sources answered is kept for 90 days, and for 7 that they have not what was looked
    for. CITELINK_CACHE names another folder, `off` keeps nothing.
    """
    from citelink.cli.terminal import say_size
    from citelink.matching.stored.cache import cache_folder, clear, kept_libraries
    from citelink.settings import gather_settings
    from citelink.sources.answers import FILE, clear_answers, kept_answers
    from citelink.writers.voice import count

    folder = cache_folder(gather_settings(said).cache)
    if folder is None:
        click.echo("nothing is kept: the cache is off")
    elif action == "clear":
        click.echo(f"{folder}: {say_size(clear(folder) + clear_answers(folder / FILE))} freed")
    else:
        kept = kept_libraries(folder)
        answers = kept_answers(folder / FILE)
        for source in answers:
            click.echo(f"{source.source}  {count(source.answers, 'answer')}, {say_size(source.size)}")
        for library in kept:
            entries = count(library.entries, "entry") if library.entries else "damaged"
            click.echo(f"{library.path or '(no longer used)'}  {entries}, {say_size(library.size)}")
        size = sum(library.size for library in kept) + sum(source.size for source in answers)
        asked = f", answers of {count(len(answers), 'source')}" if answers else ""
        click.echo(f"{folder}: {count(len(kept), 'library')}{asked}, {say_size(size)}")

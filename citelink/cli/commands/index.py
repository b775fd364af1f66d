"""citelink index: dumps and libraries made into an index of one's own."""

from __future__ import annotations

import click

from citelink.cli import options


@click.group(
    "index",
    short_help="Build an index of dumps, and say what is in one.",
    epilog="\b\nExample:\n  citelink index build crossref-2026.tar -o crossref.index",
)
def command() -> None:
    """Make an index of metadata that you own, and ask it as a source: --source index:PATH."""


@command.command(
    "build",
    short_help="Make an index of dumps and libraries.",
    epilog="\b\nExample:\n  citelink index build dump/ library.bib -o own.index",
)
@click.argument("paths", nargs=-1, metavar="FILE...", required=True)
@click.option("-o", "--output", "out", metavar="PATH", required=True, help="Folder that becomes the index.")
@click.option(
    "--shards",
    type=click.IntRange(1, 999),
    metavar="N",
    help="Put the records, by a hash, into N stored libraries (default: as many as have a million each).",
)
@options.quiet
def build(paths: tuple[str, ...], out: str, shards: int | None, quiet: bool | None) -> None:
    """Make an index of FILEs: dumps, libraries, and folders and archives (.tar, .tar.gz) of dumps, packed (.gz) or not.

    Read are Crossref's public data file and works (JSON), OpenAlex's snapshot of works (JSON lines), DataCite's data
    file (JSON lines), DBLP's XML, CSL-JSON, and whatever --bib reads. Broken off, the same command goes on where it
    was.
    """
    from citelink.cli.indexing import run_build

    click.get_current_context().exit(run_build(paths, out, shards=shards, quiet=bool(quiet)))


@command.command("info", short_help="Say what is in an index.", epilog="\b\nExample:\n  citelink index info own.index")
@click.argument("path", metavar="PATH")
def info(path: str) -> None:
    """Say what the index PATH holds, of which dumps it was made, and what could not be read of them."""
    from citelink.cli.indexing import run_info

    click.get_current_context().exit(run_info(path))

"""citelink match: raw references against libraries."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options
from citelink.writers.writer import MATCHES


@click.command(
    "match",
    short_help="Find the entries that raw references mean.",
    epilog="\b\nExample:\n  citelink match references.txt --bib library.bib --format csv",
)
@click.argument("file", default="-", metavar="[FILE|-]")
@options.bib
@options.no_bib
@options.form(MATCHES)
@options.sources
@click.option("--explain", is_flag=True, help="Print each comparison as a table.")
@options.quiet
@options.color
def command(file: str, form: str, explain: bool, **said: Any) -> None:
    """Say for every line of FILE, one reference per line, which entry of the libraries it means, or that none is there.

    A library is a file of BibTeX, CSL-JSON, RIS or another format of libraries, or your Zotero (zotero). Of several the
    first that holds the work wins.
    """
    from citelink.cli.matching import run_match

    click.get_current_context().exit(run_match(file, said, form, explain=explain))

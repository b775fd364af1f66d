"""citelink bibliography: the list of references in a style."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options
from citelink.writers.writer import BIBLIOGRAPHIES


@click.command(
    "bibliography",
    short_help="Print a list of references in GOST or another style.",
    epilog="\b\nExample:\n  citelink bibliography thesis/ --bib library.bib --style gost-7.1-2003 -o list.docx",
)
@options.paths
@click.option("-o", "--output", "output", metavar="FILE", help="Write to FILE (default: standard output).")
@options.style
@options.order
@click.option(
    "--format",
    "form",
    type=click.Choice(BIBLIOGRAPHIES.names),
    help="Default: what the name of FILE says (.txt .md .html .tex .docx .jsonl), else text.",
)
@options.bib
@options.no_bib
@options.references
@options.share_list
@options.medium
@options.places
@options.et_al_kk
@options.engine
@options.transliterated
@options.terms
@options.stdin_format
@options.max_size
@options.jobs
@options.force
@options.quiet
@options.lang
def command(paths: tuple[str, ...], output: str | None, form: str | None, **said: Any) -> None:
    """Print the list of references of PATHS: documents, folders of them, or libraries (.bib, .json, .ris ..., or
    your Zotero: zotero).

    Of documents the works of their lists are printed, each once, as the library has them that was given with --bib,
    else as they were read. Terms are those of each record's language: С., P., Б.
    """
    from citelink.cli.bibliography import run_bibliography

    click.get_current_context().exit(run_bibliography(paths, said, output, form))

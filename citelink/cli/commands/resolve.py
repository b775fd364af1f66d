"""citelink resolve: the whole way, written to a folder."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options


@click.command(
    "resolve",
    short_help="Link, annotate, merge and report.",
    epilog="\b\nExample:\n  citelink resolve chapters/ article.md --bib library.bib -o citelink-out",
)
@options.paths
@options.out
@options.bib
@options.no_bib
@options.sources
@options.references
@options.share_list
@options.annotate
@options.replace_list
@options.stdin_format
@options.fail_on("never")
@options.select
@options.ignore
@options.max_size
@options.key_format
@options.jobs
@options.force
@options.quiet
@options.lang
@options.color
def command(paths: tuple[str, ...], **said: Any) -> None:
    """Link every marker in PATHS to its reference and to a library, and write what was found to OUT.

    PATHS are files, folders, globs, or - for standard input. OUT gets merged.bib, resolution.json, report.html and
    annotated/: each document with its keys, and its reading copy. The summary goes to standard output.
    """
    from citelink.cli.running import run_resolve

    click.get_current_context().exit(run_resolve(paths, said))

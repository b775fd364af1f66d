"""citelink inspect: all that was found, as JSON."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options


@click.command(
    "inspect",
    short_help="Print all that was found, as JSON.",
    epilog="\b\nExample:\n  citelink inspect thesis.txt | jq '.documents[].markers[].text'",
)
@options.paths
@options.bib
@options.no_bib
@options.references
@options.share_list
@options.stdin_format
@options.fail_on("never")
@options.select
@options.ignore
@options.max_size
@options.jobs
@options.quiet
def command(paths: tuple[str, ...], **said: Any) -> None:
    """Print the markers, lists, references and findings of PATHS as JSON. Without --bib nothing is matched."""
    from citelink.cli.running import run_inspect

    click.get_current_context().exit(run_inspect(paths, said))

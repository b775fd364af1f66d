"""citelink merge: several libraries into one."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options
from citelink.writers.writer import MERGES


@click.command(
    "merge",
    short_help="Merge libraries into one, each work once.",
    epilog="\b\nExample:\n  citelink merge mine.bib theirs.bib -o merged.bib --report merged.csv",
)
@click.argument("paths", nargs=-1, required=True, metavar="LIBRARIES...")
@click.option(
    "-o", "--output", "output", metavar="FILE", help="Merged library: .bib, .json, .jsonl or .ris, or - for stdout."
)
@click.option(
    "--report", metavar="FILE", help=f"Write the whole report too: a file {', '.join(options.report_suffixes())}."
)
@options.form(MERGES, "Report on stdout (default: text).")
@click.option("--aliases", is_flag=True, help="Give joined entries the other keys as aliases (biblatex `ids`).")
@options.fail_on("never")
@options.select
@options.ignore
@options.force
@options.quiet
@options.color
def command(
    paths: tuple[str, ...], output: str | None, report: str | None, form: str, aliases: bool, **said: Any
) -> None:
    """Merge LIBRARIES (files, folders of them, zotero), each work once, and say what was joined and why.

    The first library that holds a work wins: its entry is kept as it stands, key and all, and other entries for the
    work are joined into it. A key that stands for another work gets a suffix. Editions, volumes, translations,
    preprints and errata stay apart. Without -o nothing is written.
    """
    from citelink.cli.merging import run_merge

    click.get_current_context().exit(run_merge(paths, said, output, report, form, aliases))

"""citelink corpus: a whole archive, in memory that does not grow."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options
from citelink.writers.writer import ARCHIVES


@click.group(
    "corpus",
    short_help="Look at a whole archive, and report on it.",
    epilog="\b\nExample:\n  citelink corpus run theses/ --db library.bib -o run && citelink corpus report run",
)
def command() -> None:
    """Do what `resolve` does for any number of documents, in memory that does not grow."""


@command.command(
    "run",
    short_help="Look at all documents of an archive.",
    epilog="\b\nExample:\n  citelink corpus run theses/ --db library.bib -o run --jobs 4",
)
@options.paths
@click.option("--files-from", metavar="LIST", help="Read the paths from this file, one a line (- for standard input).")
@click.option("--db", "bib", multiple=True, metavar="FILE", help="Library, as --bib of `resolve`; may be repeated.")
@options.bib
@options.no_bib
@click.option("-o", "--output", "--out", "out", required=True, metavar="RUN", help="Folder of the run.")
@click.option("--resume", is_flag=True, help="Go on with the run in RUN that was broken off.")
@options.select
@options.ignore
@options.max_size
@options.key_format
@options.jobs
@click.option(
    "--scheduler", metavar="ADDRESS", help="Have the work done by the Dask cluster of this scheduler (tcp://HOST:8786)."
)
@click.option("--force", is_flag=True, help="Begin anew, whatever run there is in RUN.")
@options.quiet
def run(
    paths: tuple[str, ...], files_from: str | None, resume: bool, force: bool, scheduler: str | None, **said: Any
) -> None:
    """Find, link, merge and check the citations of all documents in PATHS, and write what was found to RUN.

    RUN gets documents.jsonl (a line of JSON per document), works.sqlite (works, references, links, findings),
    merged.bib and run.json. No copies of the documents are written, and no source is asked. A run that was broken off,
    in whatever way, goes on with --resume, and ends with the same bytes. A document that cannot be read is a line, and
    never the end.

    The workers of a cluster need citelink, and see documents and libraries under the same paths as this machine.
    """
    from citelink.cli.archives import run_archive

    click.get_current_context().exit(
        run_archive(paths, files_from, said, resume=resume, force=force, scheduler=scheduler)
    )


@command.command(
    "report",
    short_help="Report on a run over an archive.",
    epilog="\b\nExample:\n  citelink corpus report run --format csv > works.csv",
)
@click.argument("folder", metavar="RUN")
@options.form(ARCHIVES)
@click.option("--most", type=click.IntRange(1, 1_000_000), default=20, metavar="N", help="Rows of a table (20).")
@options.color
def report(folder: str, form: str, most: int, color: str | None) -> None:
    """Say what was found in the archive of RUN: findings by rule and folder, the works that are cited most and by whom,
    retracted works and who cites them.

    csv has every row, whatever --most says; html is a page of its own.
    """
    from citelink.cli.archives import report_archive

    report_archive(folder, form, most, color)

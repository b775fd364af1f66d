"""citelink check: the findings only."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options
from citelink.writers.writer import FINDINGS


@click.command(
    "check",
    short_help="Report what does not add up.",
    epilog="\b\nExamples:\n  citelink check thesis.txt --bib library.bib --ignore CL102 --fail-on warning\n"
    "  citelink check submissions/ -o report.html",
)
@options.paths
@options.bib
@options.no_bib
@options.sources
@options.references
@options.share_list
@options.form(FINDINGS)
@click.option("-o", "--output", "report", metavar="FILE.html", help="Also write the report, one page, to FILE.html.")
@options.force
@options.stdin_format
@options.fail_on("error")
@options.select
@options.ignore
@options.baseline
@options.write_baseline
@options.max_size
@options.jobs
@options.verbose
@options.quiet
@options.lang
@options.color
def command(paths: tuple[str, ...], form: str, report: str | None, **said: Any) -> None:
    """Print what does not add up in PATHS. The exit code is 1 when there are errors."""
    from citelink.cli.running import run_check

    click.get_current_context().exit(run_check(paths, said, form, report))

"""citelink parse: raw references to fields."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options

FORMATS = ("text", "jsonl", "bibtex", "csl-json", "ris")


@click.command(
    "parse",
    short_help="Read the fields of raw references.",
    epilog="\b\nExample:\n  citelink parse references.txt --format bibtex > references.bib",
)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Default: text.")
@click.option("--language", default="", metavar="CODE", help="Language of references too short to tell (kk, ru, en).")
@options.quiet
@options.color
def command(file: str, form: str, language: str, **said: Any) -> None:
    """Read the fields of every line of FILE, one printed reference per line, in any style and language.

    Every line gives one record, in order; an empty or senseless line gives an empty one with the reason.
    """
    from citelink.cli.parsing import run_parse

    click.get_current_context().exit(run_parse(file, said, form, language=language))

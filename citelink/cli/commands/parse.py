"""citelink parse: raw references to fields."""

from __future__ import annotations

import re
from typing import Any

import click

from citelink.cli import options

FORMATS = ("text", "jsonl", "bibtex", "csl-json", "ris")


def _language_code(context: click.Context, option: click.Parameter, value: str) -> str:
    if value and not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*", value):
        raise click.BadParameter(f"{value!r} is no BCP 47 code of a language, such as kk, ru or en-GB.")
    return value


@click.command(
    "parse",
    short_help="Read the fields of raw references.",
    epilog="\b\nExample:\n  citelink parse references.txt --format bibtex > references.bib",
)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Default: text.")
@click.option(
    "--language",
    default="",
    metavar="CODE",
    callback=_language_code,
    help="Language of references too short to tell: its BCP 47 code (kk, ru, en, ...).",
)
@options.quiet
@options.color
def command(file: str, form: str, language: str, **said: Any) -> None:
    """Read the fields of every line of FILE, one printed reference per line, in any style and language.

    FILE is UTF-8, UTF-16, cp1251 or another encoding that can be told. A reference stands on one line.
    Every line gives one record, in order; an empty or senseless line gives an empty one with the reason.
    """
    from citelink.cli.parsing import run_parse

    click.get_current_context().exit(run_parse(file, said, form, language=language))

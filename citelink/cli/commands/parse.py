"""citelink parse: raw references to fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from citelink.cli import options
from citelink.writers.writer import REFERENCES

if TYPE_CHECKING:
    from citelink.parsing.reference import ParsedText


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
@options.form(REFERENCES)
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
    from citelink.cli.terminal import choose_voice, note, say
    from citelink.settings import gather_settings

    settings = gather_settings(said)
    voice = choose_voice(settings.color, form=form)
    counts = {"all": 0, "empty": 0}
    say(REFERENCES.load(form).render(_parse_lines(file, language, counts), voice), voice)
    if form == "text" and not settings.quiet:
        counted = "1 reference" if counts["all"] == 1 else f"{counts['all']:,} references"
        note(counted + (f", {counts['empty']:,} of them without a field" if counts["empty"] else ""))


def _parse_lines(file: str, language: str, counts: dict[str, int]) -> Iterator[tuple[str, ParsedText]]:
    """The lines of a file with what they say; `counts` is how many there were so far."""
    from citelink.cli.reference_lines import opened, reference_batches
    from citelink.parsing import parse_references

    with opened(file) as source:
        for raws in reference_batches(source):
            for raw, parsed in zip(raws, parse_references(raws, language), strict=True):
                counts["all"] += 1
                counts["empty"] += parsed.reason is not None
                yield raw, parsed

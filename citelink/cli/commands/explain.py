"""citelink explain: the page of a rule, or all that is known of a number of a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from citelink.cli import options


@click.command(
    "explain",
    short_help="Print the page of a rule, or all about a number.",
    epilog="\b\nExamples:\n  citelink explain CL101\n  citelink explain thesis.txt:7 --bib library.bib",
)
@click.argument("rule", metavar="RULE|DOC:NUMBER")
@options.bib
@options.no_bib
@options.lang
@options.color
def command(rule: str, **said: Any) -> None:
    """Print what RULE (CL101, 101 or dangling-marker) looks for, why it matters and what to do.

    DOC:NUMBER is a number of a document: print its reference, each place that cites it with the names around it, what
    does not add up, and how it compares with the likeliest entries of the libraries. --lang is the language of titles
    and headings; the pages of rules are in English.
    """
    path, _, number = rule.rpartition(":")
    if path and Path(path).is_file():
        from citelink.cli.explaining import run_explain

        click.get_current_context().exit(run_explain(path, number, said))
    if path and number.isdecimal():
        raise click.UsageError(f"There is no document {path}.", click.get_current_context())
    from difflib import get_close_matches

    from citelink.checks import all_rules, find_rule

    found = find_rule(rule)
    if found is None:
        close = get_close_matches(rule.lower(), [known.name for known in all_rules()], 1)
        hint = f"Did you mean '{close[0]}'?" if close else "`citelink list checks` prints them all."
        raise click.UsageError(f"No rule is called '{rule}'. {hint}", click.get_current_context())
    from citelink.checks.wording import choose_language
    from citelink.writers.explained import write_rule

    click.echo(write_rule(found, choose_language(said.get("lang"))))

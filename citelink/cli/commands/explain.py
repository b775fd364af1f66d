"""citelink explain: the page of a rule."""

from __future__ import annotations

import click


@click.command(
    "explain",
    short_help="Print the page of a rule.",
    epilog="\b\nExample:\n  citelink explain CL101",
)
@click.argument("rule", metavar="RULE")
def command(rule: str) -> None:
    """Print what RULE (CL101, 101 or dangling-marker) looks for, why it matters and what to do."""
    from difflib import get_close_matches

    from citelink.checks import all_rules, find_rule

    found = find_rule(rule)
    if found is None:
        close = get_close_matches(rule.lower(), [known.name for known in all_rules()], 1)
        hint = f"Did you mean '{close[0]}'?" if close else "`citelink list checks` prints them all."
        raise click.UsageError(f"No rule is called '{rule}'. {hint}", click.get_current_context())
    click.echo(f"{found.code} {found.name} ({found.severity})\n\n{found.page}")

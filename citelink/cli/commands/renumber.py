"""citelink renumber: references in another order, and every number that cites them."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options
from citelink.renumbering.wishes import ORDERS


@click.command(
    "renumber",
    short_help="Move, merge, delete or sort references; markers follow.",
    epilog="\b\nExamples:\n  citelink renumber thesis.docx --move 41:7 --dry-run\n"
    "  citelink renumber thesis.docx --order cited -o thesis-cited.docx",
)
@click.argument("path", metavar="DOC")
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    help="Number the references by their places (as-is), as they are first cited, or alphabetically.",
)
@click.option("--move", "moves", multiple=True, metavar="N:M", help="Reference N becomes number M; may be repeated.")
@click.option("--swap", "swaps", multiple=True, metavar="N:M", help="References N and M change places.")
@click.option("--delete", "deletes", multiple=True, metavar="N[,N]", help="References that go.")
@click.option(
    "--merge", "merges", multiple=True, metavar="N,N[,N]", help="References of one work: the first stays, for all."
)
@click.option("--list", "which", type=click.IntRange(1), metavar="N", help="Which of several lists is meant, from 1.")
@click.option("--join", is_flag=True, help="Make one list, at the end, of those of several chapters.")
@click.option("--split-by-chapter", "split", is_flag=True, help="Give each chapter a list of what it cites.")
@click.option("--compress", is_flag=True, help="Print runs of three and more numbers in a marker as ranges.")
@click.option("--expand", is_flag=True, help="Print ranges as single numbers.")
@click.option("-o", "--output", metavar="FILE", help="Where to write; the document itself stays as it is.")
@click.option("--in-place", is_flag=True, help="Write over the document; what it was is kept beside it as DOC.bak.")
@click.option("-n", "--dry-run", is_flag=True, help="Print a unified diff and write nothing.")
@options.max_size
@options.force
@options.quiet
@options.color
def command(path: str, **said: Any) -> None:
    """Set the references of DOC anew, and rewrite the numbers, ranges and lists of numbers that cite them.

    DOC is a text, Markdown, LaTeX, Word or OpenDocument file whose citations are typed. All numbers are those that are
    printed now. Markers keep their way: brackets, separators, dashes, ranges, locators. What cannot be rewritten (live
    citations, numbers of references that are deleted or were never there) stays as typed, and stderr says where.
    Without -o or --in-place nothing is written and the diff is printed.
    """
    from citelink.cli.renumbering import run_renumber

    click.get_current_context().exit(run_renumber(path, said))

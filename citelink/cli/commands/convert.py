"""citelink convert: typed markers become live citations."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options


def _targets() -> tuple[str, ...]:
    # What converting needs is loaded where something is converted.
    return ("pandoc", "latex", "typst", "scan", "zotero", "word", "mendeley")


@click.command(
    "convert",
    short_help="Turn typed markers into live citations.",
    epilog="\b\nExamples:\n  citelink convert thesis.docx --to zotero --bib library.bib\n"
    "  citelink convert article.md --to pandoc -o live.md",
)
@click.argument("document", metavar="DOC")
@click.option("--to", "target", type=click.Choice(_targets()), required=True, help="What the citations become.")
@click.option("-o", "--output", "output", metavar="FILE", help="File to write (default: beside DOC, named after both).")
@click.option("--style", default="", metavar="NAME", help="CSL style that Zotero is to use, by its name or address.")
@click.option("--dry-run", is_flag=True, help="Say what would become of each marker, and write nothing.")
@options.bib
@options.no_bib
@options.references
@options.key_format
@options.max_size
@options.force
@options.quiet
@options.color
def command(document: str, target: str, output: str | None, style: str, dry_run: bool, **said: Any) -> None:
    """Write a copy of DOC in which each typed marker whose numbers lead to references is a live citation.

    In a Word file: zotero, word and mendeley make fields that show what was typed, with the records of the works in
    them. In any document whose text can be written: pandoc [@key, 18-19], latex \\cite[18--19]{key}, typst
    #cite(<key>), scan the form that ODF Scan and DOCX Scan read; a library with the works is written beside it.
    Markers that lead nowhere, what is hardly a citation, and what stands where no citation can be put, stay as they are
    and are named. A document of several files goes into a folder of its own; what is read is never written over.
    """
    from citelink.cli.converting import run_convert

    click.get_current_context().exit(run_convert(document, target, output, style, said, dry_run=dry_run))

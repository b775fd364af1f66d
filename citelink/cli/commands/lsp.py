"""citelink lsp: the language server."""

from __future__ import annotations

from typing import Any

import click

from citelink.cli import options


@click.command(
    "lsp",
    short_help="Answer an editor: findings while you write, hover, go to.",
    epilog="\b\nExample:\n  citelink lsp --bib library.bib",
)
@options.bib
@options.no_bib
@options.select
@options.ignore
@options.max_size
@options.lang
def command(**said: Any) -> None:
    """Speak the Language Server Protocol on standard input and output; editors start this, people do not.

    An editor shows what `check` finds while a text, Markdown or LaTeX document is written, the reference and the
    library's entry of the marker under the cursor, and goes from a marker to its reference and to all that cite it.
    Settings and libraries are those of the folder that it is started in. Needs the extra: pip install citelink[lsp]
    """
    from citelink.cli.serving import run_server

    run_server(said)

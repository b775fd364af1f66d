"""Inputs that strangers send: 10 MB of one piece, read and resolved to the end."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks.measuring import run_citelink

SIZE = 10_000_000
PIECES = {
    "brackets": "[",
    "closed brackets": "[1] ",
    "ranges": "[1-",
    "parentheses": "((1",
    "pipes": "|1",
    "superscripts": "¹",
    "labels": "1. a\n",
    "blank lines": "\n",
    "line-end hyphens": "а-\n",
    "mixed script": "аa",
    "years": "2001. ",
}


def report() -> None:
    """Print a line for each piece, as text and as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".txt", ".md"):
            for name, piece in PIECES.items():
                path = Path(folder) / f"input{suffix}"
                path.write_text(piece * (SIZE // len(piece.encode())), "utf-8")
                run = run_citelink("resolve", str(path), "--no-bib", "-o", str(Path(folder) / "out"))
                print(f"10 MB of {name:18} {suffix:4} {run}", flush=True)

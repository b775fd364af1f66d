"""Renumbering tried on shared documents: what markers cite before and after, read again; and the way back."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.renumbering.trials import Tally, try_document, usable

TRIALS = 10
SETS = {
    "text": ("jats/*.txt", "jats_sup/*.txt", "jats_paren/*.txt", "kk/*.txt", "wild/*.txt"),
    "Markdown": ("wild/*.md", "formats/*.md"),
    "docx": ("formats/*.docx", "realdocs/docx/*.docx", "realdocs/ungraded/*.docx"),
    "odt": ("realdocs/odt/*.odt",),
    "LaTeX": ("latex/*.tex", "realdocs/tex/*/*.tex"),
}
MOST = {"text": 40, "Markdown": 30, "docx": 30, "odt": 10, "LaTeX": 10}


def report() -> None:
    """Prints what the trials showed, per format, and a line for each that is not as it should be."""
    shared = Path(os.environ.get("CITELINK_EVAL", "../shared")) / "corpus"
    if not shared.is_dir():
        print(f"renumbering: no shared evaluation data at {shared}")
        return
    total: Counter[str] = Counter()
    for name, patterns in SETS.items():
        tally = Tally()
        paths = [path for pattern in patterns for path in sorted(shared.glob(pattern))]
        documents = 0
        with tempfile.TemporaryDirectory() as folder:
            for document in usable(paths, MOST[name]):
                documents += 1
                try_document(document, Path(folder), tally, TRIALS)
        total += tally.counts
        print(f"{name}: {documents} documents")
        for what, count in sorted(tally.counts.items()):
            print(f"  {count:5}  {what}")
        for line in tally.told:
            print(f"    {line}")
    read = total["cites the same"], total["read otherwise"]
    print(f"read again: {read[0]} of {sum(read)} cite the same ({100 * read[0] / max(1, sum(read)):.1f} %)")
    sys.stdout.flush()

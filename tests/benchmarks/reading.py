"""How fast documents of each format are read: documents, and pages of PDFs, per second of processor time.

python -m tests.benchmarks reading
"""

from __future__ import annotations

import resource
from collections.abc import Sequence
from pathlib import Path

from citelink.documents.reading import read_document
from tests.benchmarks.measuring import EVAL

# Folders of corpus/realdocs, and which of their files are documents; `formats` has what the first lacks.
_SETS = {
    "docx": ("realdocs/docx", "*.doc[xm]"),
    "odt": ("realdocs/odt", "*.odt"),
    "html": ("realdocs/html", "*.html"),
    "pdf": ("realdocs/pdf", "*.pdf"),
    "jats": ("realdocs/jats", "*.xml"),
    "latex": ("realdocs/tex", "*/*.tex"),
    "markdown": ("formats", "*.md"),
}
_ROUNDS = 3


def report() -> None:
    """Print a row for each format: the least of three rounds, children included."""
    corpus = EVAL / "corpus"
    if not corpus.is_dir():
        print(f"reading: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    for name, (folder, pattern) in _SETS.items():
        paths = sorted((corpus / folder).glob(pattern))
        if name == "latex":
            mains = (corpus / folder / "mains.txt").read_text("utf-8").split()
            paths = [corpus / folder / main for main in mains]
        seconds, pages = min(_read(paths) for _ in range(_ROUNDS))
        printed = f", {pages / seconds:6.1f} pages/s ({pages} pages)" if pages else ""
        print(
            f"{name:9} {len(paths):3} documents in {seconds:6.2f} s: {len(paths) / seconds:6.1f} documents/s{printed}"
        )


def _read(paths: Sequence[Path]) -> tuple[float, int]:
    """Processor time for reading all, and how many pages they have where that is known."""
    before, pages = _spent(), 0
    for path in paths:
        pages += max((block.page or 0 for block in read_document(path).blocks), default=0)
    return _spent() - before, pages


def _spent() -> float:
    each = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in each)

"""Trials over shared documents, a few of each form; the whole of it is a benchmark."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.renumbering.trials import Tally, try_document, usable

SHARED = Path(os.environ.get("CITELINK_EVAL", Path(__file__).parents[2] / ".." / "shared")) / "corpus"
needs_data = pytest.mark.skipif(not SHARED.is_dir(), reason="no shared evaluation data; set CITELINK_EVAL")
SETS = {
    "text": (("kk/*.txt", "jats/*.txt"), 8),
    "Markdown": (("wild/*.md",), 4),
    "docx": (("realdocs/docx/*.docx",), 4),
}
# What a trial may show beside what is right: it is told, and counted by the benchmark.
TOLD = ("led back, not", "refused", "document refused", "insert not read")
# Of a hundred trials so many may be read otherwise, and of fewer one; the benchmark lists each with its place.
MOST_READ_OTHERWISE = 5


@needs_data
@pytest.mark.parametrize("form", SETS)
def test_markers_of_real_documents_cite_the_same_works(form: str, tmp_path: Path) -> None:
    patterns, most = SETS[form]
    paths = [path for pattern in patterns for path in sorted(SHARED.glob(pattern))]
    tally = Tally()
    documents = list(usable(paths, most))
    assert len(documents) >= most
    for document in documents:
        try_document(document, tmp_path, tally, trials=1)
    read, otherwise = tally.counts["cites the same"], tally.counts["read otherwise"]
    assert 100 * (otherwise - 1) <= MOST_READ_OTHERWISE * (read + otherwise), tally.told
    wrong = [line for line in tally.told if not line.startswith((*TOLD, "read otherwise"))]
    assert wrong == []
    assert tally.counts["led back to the byte"] >= tally.counts["led back, not to the byte"]

"""A large document set against a large library: two corpora of articles (94 documents) and the seeds."""

from __future__ import annotations

import tempfile

from tests.benchmarks.measuring import EVAL, run_citelink


def report() -> None:
    """Print the figures of two runs in one folder."""
    corpus = EVAL / "corpus"
    if not corpus.is_dir():
        print(f"documents: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    inputs = [str(path) for path in (corpus / "jats", corpus / "perturbed", EVAL / "seeds")]
    with tempfile.TemporaryDirectory() as folder:
        for turn in ("first", "second"):
            run = run_citelink("resolve", *inputs, "--bib", str(corpus / "bib/library.bib"), "-o", folder)
            print(f"resolve, 99 documents, 9,623 entries, {turn} run: {run}", flush=True)

"""`python -m citelink`."""

from __future__ import annotations

from citelink.cli import run

run()

"""What the sources say, in words for people."""

from __future__ import annotations

from collections.abc import Mapping

from citelink.bibliography.entry import Entry

VERDICTS: Mapping[str, str] = {
    "ok": "found",
    "differs": "found, and different",
    "wrong-doi": "with the DOI of another work",
    "doi-not-registered": "with a DOI that nobody registered",
    "retracted": "retracted",
    "concern": "doubted by the journal",
    "not-found": "not found",
    "unverified": "not covered by the sources",
    "not-looked-up": "that could not be looked up",
}
"""Verdicts as they stand behind a number of references."""


def say_completed(entry: Entry) -> str:
    """Which fields of an entry were filled, and from where: `doi: crossref`."""
    return next((value for name, value in entry.extra if name == "x-citelink-completed"), "")

"""What the documents in fixtures/ must give with the library in bib/: golden files that a person can check.

`CITELINK_ACCEPT=1` writes what is found now; read the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from citelink.bibliography.reading import read_library
from citelink.checks.wording import say
from citelink.documents.inputs import find_inputs
from citelink.results import Resolution
from citelink.run import resolve
from citelink.writers.resolution import bibtex
from citelink.writers.voice import Voice

ROOT = Path(__file__).parent.parent
EXPECTED = ROOT / "fixtures" / "expected"


@pytest.fixture(scope="module")
def resolution() -> Resolution:
    library = read_library(ROOT / "bib" / "central-asia.bib")
    return resolve(find_inputs([str(ROOT / "fixtures")]).files, [library])


def test_every_marker_leads_where_it_must(resolution: Resolution) -> None:
    lines = []
    for resolved in resolution.documents:
        for marker, link in ((one.marker, link) for one in resolved.markers for link in one.links):
            locator = f" ({link.item.locator.label} {link.item.locator.value})" if link.item.locator else ""
            key = link.reference.key if link.reference else "nothing"
            printed = " ".join(marker.text.split())
            lines.append(f"{resolved.path}: {printed} {link.item.number}{locator} -> {key}\n")
        lines += [f"{resolved.path}: {finding.code} {say(finding)}\n" for finding in resolved.findings]
    compare("links.lst", "".join(lines))


def test_the_merged_library(resolution: Resolution) -> None:
    compare("merged.bib", "".join(bibtex.render(resolution, Voice())))


def compare(name: str, found: str) -> None:
    path = EXPECTED / name
    if os.environ.get("CITELINK_ACCEPT"):
        path.write_text(found, encoding="utf-8")
    assert found.splitlines() == path.read_text(encoding="utf-8").splitlines()

"""Texts alone and texts with what was parsed from them are matched to the same entries: `match`, `resolve` and the API
say the same."""

from __future__ import annotations

import json
import lzma
import os
from pathlib import Path

import pytest

import citelink
from citelink.bibliography.reading import read_library
from citelink.documents.inputs import find_inputs
from citelink.matching import Matcher
from citelink.matching.match import Match
from citelink.parsing import parse_references
from citelink.run import match_texts, resolve

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("CITELINK_EVAL", ROOT.parent / "shared")) / "data" / "matching"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="no shared evaluation data (set CITELINK_EVAL)")


def verdict(match: Match | None) -> tuple[str, str | None]:
    assert match is not None
    return match.status, match.candidate.entry.key if match.candidate else None


def test_the_fixtures() -> None:
    library = read_library(ROOT / "bib" / "central-asia.bib")
    references = [
        parsed
        for one in resolve(find_inputs([str(ROOT / "fixtures")]).files, [library]).documents
        for parsed in one.printed_references
    ]
    texts = [parsed.reference.text for parsed in references]
    resolved = [verdict(parsed.match) for parsed in references]
    assert [verdict(match) for match in match_texts(Matcher([library]), texts)] == resolved
    assert verdict(citelink.match(texts[0], [library])) == resolved[0]
    assert len(set(resolved)) > 12


@needs_data
@pytest.mark.parametrize(("queries", "pool"), [("gost_queries", "gost_pool"), ("crossref_queries", "crossref_pool")])
def test_references_whose_record_is_known(queries: str, pool: str, tmp_path: Path) -> None:
    (tmp_path / "pool.json").write_bytes(lzma.decompress((DATA / f"{pool}.json.xz").read_bytes()))
    rows = lzma.decompress((DATA / f"{queries}.jsonl.xz").read_bytes()).decode().splitlines()[:80]
    texts = [" ".join(json.loads(row)["raw"].split()) for row in rows]
    matcher = Matcher([read_library(tmp_path / "pool.json")])
    parsed = [one.entry for one in parse_references(texts)]
    alone = [verdict(match) for match in match_texts(matcher, texts)]
    assert alone == [verdict(match) for match in match_texts(matcher, texts, parsed)]

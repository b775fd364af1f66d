"""What callers may give the verbs of the package root."""

from __future__ import annotations

from pathlib import Path

import pytest

import citelink
from citelink.bibliography.reading import read_text


@pytest.mark.parametrize("kind", [str, Path, list, tuple], ids=["str", "Path", "list", "tuple"])
def test_resolve_takes_one_path_or_many(kind: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Дала [1].\n\n## Әдебиеттер\n\n1. Сатаев Б. Дала. – Алматы: Арыс, 2001. – 40 б.\n")
    library = read_text("@book{s, author = {Сатаев, Б.}, title = {Дала}, year = 2001}", "l.bib")
    paths = ["a.md"] if kind in (list, tuple) else "a.md"
    for libraries in (library, [library]):
        (one,) = citelink.resolve(kind(paths), libraries).documents
        assert [parsed.key for parsed in one.references] == ["s"]

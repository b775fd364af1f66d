"""References are parsed and matched once, as long as they stand in the text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from citelink.bibliography.entry import Entry
from citelink.lsp import kept
from citelink.lsp.kept import KeptReferences
from citelink.matching.match import Match
from citelink.parsing import parse_references

FIRST = "Лесбеков Ү. Күрке. – Семей: Абай, 1988. – 46 б."
SECOND = "Nye, R. (2004). Dugouts. Derby: Coal Press."
THIRD = "Усов С. У. Навесы. – Курск: Чернозём, 1972. – 50 с."


def test_references_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def parse(texts: Sequence[str], language: str | None) -> object:
        asked.extend(texts)
        return parse_references(texts, language)

    monkeypatch.setattr(kept, "parse_references", parse)
    references = KeptReferences(None)
    for texts, new in (
        ([FIRST, SECOND, FIRST], [FIRST, SECOND]),
        ([SECOND, THIRD], [THIRD]),
        ([FIRST], [FIRST]),
        ([FIRST], []),
    ):
        references.turn()
        assert list(references.parse(texts, "kk")) == list(parse_references(texts, "kk"))
        assert asked == new
        asked.clear()


def test_verdicts_are_kept_in_order() -> None:
    asked: list[str] = []

    class Counting:
        def match_all(self, references: Sequence[tuple[Entry, str]], /) -> list[Match]:
            asked.extend(text for _, text in references)
            return [Match("unmatched", text) for _, text in references]

    references = KeptReferences(Counting())
    for texts, new in (("ab", "ab"), ("bca", "c"), ("b", ""), ("ab", "a")):
        references.turn()
        found = references.match_all([(Entry(), text) for text in texts])
        assert [match.reason for match in found] == [*texts]
        assert "".join(asked) == new
        asked.clear()

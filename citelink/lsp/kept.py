"""What an analysis knows already from the one before: references parsed and matched, by their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from citelink.bibliography.entry import Entry
from citelink.matching.match import Match
from citelink.parsing import ParsedText, parse_references
from citelink.run import Matching


class KeptReferences:
    """Parses and matches the references of a document that is edited: each text once, as long as it stands there.

    What the last analysis did not ask for is forgotten with the next `turn`."""

    def __init__(self, matcher: Matching | None) -> None:
        self._matcher = matcher
        self._parsed: dict[tuple[str, str | None], ParsedText] = {}
        self._matched: dict[tuple[Entry, str], Match] = {}
        self._parsed_before = self._parsed
        self._matched_before = self._matched

    def turn(self) -> None:
        """A new analysis begins."""
        self._parsed_before, self._parsed = self._parsed, {}
        self._matched_before, self._matched = self._matched, {}

    def parse(self, texts: Iterable[str], language: str | None = None) -> Iterator[ParsedText]:
        """What each text says, in order; as `parse_references`."""
        asked = list(texts)
        new = [text for text in dict.fromkeys(asked) if (text, language) not in self._parsed_before]
        said = dict(zip(new, parse_references(new, language), strict=True))
        for text in asked:
            key = (text, language)
            self._parsed[key] = said[text] if text in said else self._parsed_before[key]
            yield self._parsed[key]

    def match_all(self, references: Sequence[tuple[Entry, str]]) -> list[Match]:
        """The verdicts on references; as `Matcher.match_all`."""
        if self._matcher is None:
            return []
        new = [one for one in dict.fromkeys(references) if one not in self._matched_before]
        found = dict(zip(new, self._matcher.match_all(new), strict=True))
        for one in references:
            self._matched[one] = found[one] if one in found else self._matched_before[one]
        return [self._matched[one] for one in references]

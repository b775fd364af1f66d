"""Sentences in every language of the report, each kept once."""

from __future__ import annotations

from citelink.checks.wording import LANGUAGES, advise, advise_author, say
from citelink.findings import Finding
from citelink.writers.pages.html.page import show_text


class Sentences:
    """A table of sentences, in all languages each; `number` is what the script asks for."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}

    @property
    def table(self) -> list[tuple[str, ...]]:
        """The sentences in the order of their numbers, each in the order of LANGUAGES."""
        return [*self._numbers]

    def message(self, finding: Finding) -> int:
        """The number of what a finding says."""
        return self._number(tuple(show_text(say(finding, language)) for language in LANGUAGES))

    def advice(self, finding: Finding) -> int:
        """The number of what to do about a finding; -1 where the message says it."""
        said = tuple(show_text(advise(finding, language)) for language in LANGUAGES)
        return self._number(said) if any(said) else -1

    def advice_to_author(self, finding: Finding) -> int:
        """As `advice`, for whoever wrote the document."""
        said = tuple(show_text(advise_author(finding, language)) for language in LANGUAGES)
        return self._number(said) if any(said) else -1

    def _number(self, said: tuple[str, ...]) -> int:
        return self._numbers.setdefault(said, len(self._numbers))

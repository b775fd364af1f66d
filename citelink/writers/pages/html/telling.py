"""Telling: in which words a reading copy speaks of references and what they were matched to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from citelink.results import ParsedReference, Resolution
from citelink.writers.pages.html.views import MatchView, view_match
from citelink.writers.speech import Speech, speak

_WORDS = "pages/reading_words"
_MOST_KEYS = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of one language; `searched`: whether there was a library to look references up in. Where there was
    none, that a reference is in none says nothing."""

    speech: Speech
    searched: bool

    @classmethod
    def of(cls, resolution: Resolution, language: str) -> Telling:
        """How the reading copies of a resolution speak."""
        return cls(speak(language, _WORDS), bool(resolution.libraries))

    def view(self, parsed: ParsedReference) -> MatchView:
        """The verdict on a reference; one without a badge and reason where nothing can be said."""
        match = view_match(parsed)
        if self.searched:
            return match
        if match.label == "source":
            return replace(match, label="found")
        return replace(match, label="", reason="", rivals=()) if match.kind in ("open", "none") else match

    def reason(self, match: MatchView) -> str:
        """Why it is so, in a clause; "" where the evidence says it."""
        # What the matcher says is English; what it rests on is told in any language.
        if self.speech.language == "en":
            return match.reason
        keys = [key for key, _, _ in match.rivals[:_MOST_KEYS]]
        if match.kind == "doubt" and keys:
            return self.speech.say("fit-alike", keys=", ".join(keys))
        return self.speech.say("nearest", key=keys[0]) if keys and match.kind == "open" else ""

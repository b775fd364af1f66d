"""How many errors, warnings and remarks there are, in words."""

from __future__ import annotations

from citelink.results import Summary
from citelink.writers.speech import speak
from citelink.writers.voice import Paint


def write_severities(summary: Summary, paint: Paint, language: str = "en") -> str:
    """`1 error, 2 warnings`; `nothing to report`."""
    speech = speak(language)
    parts = [paint(severity, speech.count(severity, number)) for severity, number in summary.findings if number]
    return ", ".join(parts) or paint("good", speech.say("nothing"))

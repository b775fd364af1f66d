"""What match does: lines of references in, verdicts out, some hundreds at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.cli.gathering import load_libraries
from citelink.cli.reference_lines import opened, reference_batches
from citelink.cli.terminal import choose_voice, note, say
from citelink.errors import SettingsError
from citelink.matching import Matcher
from citelink.parsing import parse_reference
from citelink.run import match_texts
from citelink.settings import gather_settings
from citelink.writers.writer import MATCHES, Comparison, Matched


def run_match(file: str, options: Mapping[str, Any], form: str, *, explain: bool = False) -> int:
    """The `match` command: prints the verdict on every line of `file`; gives the exit code."""
    settings = gather_settings(options)
    libraries = load_libraries(settings)
    if not libraries:
        raise SettingsError("there is no library to match against; name one with --bib FILE")
    if explain and form != "text":
        raise SettingsError(f"--explain prints tables for people; --format {form} says it in its evidence")
    matcher = Matcher(libraries)
    counts = dict.fromkeys(("matched", "ambiguous", "unmatched"), 0)

    def match_lines() -> Iterator[Matched]:
        with opened(file) as source:
            for raws in reference_batches(source):
                for raw, match in zip(raws, match_texts(matcher, raws), strict=True):
                    counts[match.status] += 1
                    yield Matched(raw, match, _compare(matcher, parse_reference(raw).entry, raw) if explain else None)

    voice = choose_voice(settings.color, form=form)
    say(MATCHES.load(form).render(match_lines(), voice), voice)
    if form == "text" and not settings.quiet:
        note(f"{sum(counts.values()):,} references: " + ", ".join(f"{n:,} {status}" for status, n in counts.items()))
    return 0


def _compare(matcher: Matcher, entry: Entry, raw: str) -> Comparison:
    return Comparison(entry, tuple(matcher.explain(entry, raw)))

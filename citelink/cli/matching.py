"""What match does: lines of references in, verdicts out, some hundreds at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from citelink.cli.gathering import load_libraries
from citelink.cli.looking_up import COULD_NOT_LOOK_UP, consultant_for, say_unanswered
from citelink.cli.reference_lines import opened, reference_batches
from citelink.cli.terminal import choose_voice, note, say
from citelink.errors import SettingsError
from citelink.matching import Matcher
from citelink.matching.matcher import Compared
from citelink.parsing import parse_reference
from citelink.run import match_texts
from citelink.settings import gather_settings
from citelink.verifying import consult_texts, with_verdict
from citelink.writers.writer import MATCHES, Comparison, Matched

if TYPE_CHECKING:
    from citelink.consulting.consult import Consultant
    from citelink.verdicts import Verdict


def run_match(file: str, options: Mapping[str, Any], form: str, *, explain: bool = False) -> int:
    """The `match` command: prints the verdict on every line of `file`; gives the exit code."""
    settings = gather_settings(options)
    libraries = load_libraries(settings)
    if not libraries and not settings.source:
        raise SettingsError("there is no library to match against; name one with --bib FILE")
    if explain and form != "text":
        raise SettingsError(f"--explain prints tables for people; --format {form} says it in its evidence")
    matcher = Matcher(libraries)
    counts = dict.fromkeys(("matched", "ambiguous", "unmatched"), 0)
    verdicts: list[Verdict] = []

    def match_lines(consultant: Consultant | None) -> Iterator[Matched]:
        with opened(file) as source:
            for raws in reference_batches(source):
                matches = match_texts(matcher, raws)
                found = consult_texts(consultant, raws) if consultant else [None] * len(raws)
                for raw, match, verdict in zip(raws, matches, found, strict=True):
                    match = with_verdict(match, verdict, matcher)
                    counts[match.status] += 1
                    verdicts.extend([verdict] if verdict else [])
                    comparison = _compare(matcher, raw, verdict) if explain else None
                    yield Matched(raw, match, comparison, verdict)

    voice = choose_voice(settings.color, form=form)
    with consultant_for(settings) as consultant:
        say(MATCHES.load(form).render(match_lines(consultant), voice), voice)
    if form == "text" and not settings.quiet:
        note(f"{sum(counts.values()):,} references: " + ", ".join(f"{n:,} {status}" for status, n in counts.items()))
        if verdicts:
            names = Counter(verdict.name for verdict in verdicts)
            note("at sources: " + ", ".join(f"{number:,} {name}" for name, number in names.most_common()))
    return COULD_NOT_LOOK_UP if say_unanswered(verdicts) else 0


def _compare(matcher: Matcher, raw: str, verdict: Verdict | None) -> Comparison:
    """How a reference compares with what a source has found, and with the likeliest entries of the libraries."""
    entry = parse_reference(raw).entry
    compared = matcher.explain(entry, raw) if matcher.libraries else []
    if verdict is not None and verdict.match is not None and verdict.match.candidate is not None:
        compared.insert(0, Compared(verdict.match.candidate, verdict.match.evidence))
    return Comparison(entry, tuple(compared))

"""What match does: lines of references in, verdicts out, some hundreds at a time."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citelink import registry
from citelink.citations.find import find_citations
from citelink.cli.gathering import load_libraries
from citelink.cli.reference_lines import opened, reference_batches
from citelink.cli.terminal import choose_paint, note, say
from citelink.errors import SettingsError
from citelink.matching import Matcher
from citelink.parsing import parse_reference
from citelink.run import match_texts
from citelink.settings import gather_settings
from citelink.writers.matches import comparison

WRITERS = "citelink.writers.matches"


def run_match(file: str, options: Mapping[str, Any], form: str, *, explain: bool = False) -> int:
    """The `match` command: prints the verdict on every line of `file`; gives the exit code."""
    settings = gather_settings(options)
    libraries = load_libraries(settings)
    if not libraries:
        raise SettingsError("there is no library to match against; name one with --bib FILE")
    if explain and form != "text":
        raise SettingsError(f"--explain prints tables for people; --format {form} says it in its evidence")
    # What matching makes holds no circles; looking for them takes a tenth of the time.
    gc.set_threshold(100_000, 50, 50)
    matcher = Matcher(libraries)
    writer = registry.load(WRITERS, form)
    paint = choose_paint(settings.color)
    counts = dict.fromkeys(("matched", "ambiguous", "unmatched"), 0)
    say(writer.HEAD, paint)
    with opened(file) as source:
        for raws in reference_batches(source):
            matches = match_texts(matcher, raws)
            for match in matches:
                counts[match.status] += 1
            if not explain:
                say(writer.render(raws, matches, paint), paint)
                continue
            for raw, match in zip(raws, matches, strict=True):
                entry = parse_reference(raw).entry
                say(comparison.render(raw, entry, match, matcher.explain(entry, raw), paint), paint)
    if form == "text" and not settings.quiet:
        note(f"{sum(counts.values()):,} references: " + ", ".join(f"{n:,} {status}" for status, n in counts.items()))
    return 0


def run_explain(document: str, number: str, options: Mapping[str, Any]) -> int:
    """`explain DOC:7`: prints how reference 7 of a document compares with the libraries; gives the exit code.

    Raises SettingsError where the document has no such reference."""
    from citelink.run import open_document

    settings = gather_settings(options)
    libraries = load_libraries(settings)
    if not libraries:
        raise SettingsError("there is no library to compare with; name one with --bib FILE")
    found = find_citations(open_document(Path(document), name=document, limit=settings.max_size))
    references = [reference for one in found.reference_lists for reference in one.references]
    wanted = [reference for reference in references if number in (str(reference.number), reference.id)]
    if not wanted:
        raise SettingsError(f"{document} has {len(references)} references, and none is number {number}")
    matcher = Matcher(libraries)
    paint = choose_paint(settings.color)
    for reference in wanted[:1]:
        entry = parse_reference(reference.text).entry
        match = matcher.match(entry, reference.text)
        say(comparison.render(reference.text, entry, match, matcher.explain(entry, reference.text), paint), paint)
    return 0

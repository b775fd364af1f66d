"""What parse does: lines of references in, records out, some hundreds at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citelink import registry
from citelink.cli.reference_lines import opened, reference_batches
from citelink.cli.terminal import choose_paint, note, say
from citelink.parsing import parse_references
from citelink.settings import gather_settings

WRITERS = "citelink.writers.references"


def run_parse(file: str, options: Mapping[str, Any], form: str, *, language: str = "") -> int:
    """The `parse` command: prints a record for every line of `file`; gives the exit code."""
    settings = gather_settings(options)
    writer = registry.load(WRITERS, form).Writer()
    paint = choose_paint(settings.color)
    count = empty = 0
    say(writer.head, paint)
    with opened(file) as source:
        for raws in reference_batches(source):
            parsed = list(parse_references(raws, language))
            count += len(parsed)
            empty += sum(one.reason is not None for one in parsed)
            say(writer.render(raws, parsed, paint), paint)
    say(writer.tail, paint)
    if form == "text" and not settings.quiet:
        counted = "1 reference" if count == 1 else f"{count:,} references"
        note(counted + (f", {empty:,} of them without a field" if empty else ""))
    return 0

"""What `explain DOC:7` does: all that is known of a number of a document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citelink.checks.wording import choose_language
from citelink.citing import cited_places
from citelink.cli.gathering import load_libraries
from citelink.cli.terminal import choose_voice, say
from citelink.documents.inputs import Input
from citelink.errors import SettingsError, UnreadableError
from citelink.matching import Matcher
from citelink.results import ParsedReference, ResolvedDocument
from citelink.run import Run, resolve
from citelink.settings import gather_settings
from citelink.writers.explained import Explained, write_explained
from citelink.writers.writer import Comparison, Matched


def run_explain(document: str, number: str, options: Mapping[str, Any]) -> int:
    """`explain DOC:7`: prints what is known of number 7 of a document; gives the exit code.

    Raises SettingsError where the document neither has such a reference nor cites the number, UnreadableError where it
    cannot be read."""
    settings = gather_settings(options)
    libraries = load_libraries(settings)
    run = Run(limit=settings.max_size, match=bool(libraries), jobs=1)
    (resolved,) = resolve([Input(document, Path(document).name)], libraries, run).documents
    if resolved.failure is not None:
        raise UnreadableError(f"{document}: {resolved.why_unread}")
    matcher = Matcher(libraries) if libraries else None
    references = list(resolved.references)
    wanted = [one for one in references if number in (str(one.reference.number), one.reference.id)]
    explained = [_explain(resolved, one, matcher) for one in wanted]
    if number.isdecimal() and (places := tuple(cited_places(resolved, int(number)))):
        explained.append(Explained(resolved, number, None, places))
    if not explained:
        raise SettingsError(f"{document} has {len(references)} references, and none is number {number}")
    voice = choose_voice(settings.color, language=choose_language(settings.lang))
    say((piece for one in explained for piece in write_explained(one, voice)), voice)
    return 0


def _explain(resolved: ResolvedDocument, parsed: ParsedReference, matcher: Matcher | None) -> Explained:
    text = parsed.reference.text
    matched = None
    if matcher is not None and parsed.match is not None:
        matched = Matched(text, parsed.match, Comparison(parsed.entry, tuple(matcher.explain(parsed.entry, text))))
    places = tuple(cited_places(resolved, None, parsed))
    return Explained(resolved, str(parsed.printed_number), parsed, places, matched)

"""What sources say of a set's references, beside what the user's libraries say: the libraries come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from citelink.bibliography.entry import Candidate, Entry
from citelink.bibliography.keys import FreeKeys, make_key
from citelink.bibliography.library import Library
from citelink.matching.match import Match
from citelink.parsing import parse_references
from citelink.results import ParsedReference, ResolvedDocument, ResolvedList
from citelink.verdicts import Verdict

if TYPE_CHECKING:
    from citelink.consulting.consult import Consultant

Address = tuple[str, str]


def consult_texts(consultant: Consultant, texts: Sequence[str]) -> list[Verdict]:
    """The verdicts on printed references."""
    return consult_entries(
        consultant, [(one.entry, text) for one, text in zip(parse_references(texts), texts, strict=True)]
    )


def consult_entries(consultant: Consultant, said: Sequence[tuple[Entry, str]]) -> list[Verdict]:
    """The verdicts on references, each with what was parsed from it."""
    from citelink.consulting.consult import Question

    return consultant.ask([Question(entry, text) for entry, text in said])


def with_verdict(match: Match, verdict: Verdict | None) -> Match:
    """The match of a reference: the library's, or the source's where no library has the work."""
    if match.status == "matched" or verdict is None or verdict.match is None or not verdict.is_link:
        return match
    return verdict.match


def verify(
    documents: Sequence[ResolvedDocument],
    borrowed: Sequence[ParsedReference],
    libraries: Sequence[Library],
    consultant: Consultant,
) -> tuple[list[ResolvedDocument], tuple[ParsedReference, ...]]:
    """The documents and the references given by hand, with verdicts; what no library has is matched to the source's
    record, under a key of its own."""
    references = [parsed for one in documents for parsed in one.printed_references]
    references += [parsed for parsed in borrowed if parsed.reference.text]
    verdicts = consult_entries(consultant, [(one.entry, one.reference.text) for one in references])
    keys = _keys([verdict for verdict in verdicts if verdict.is_link], libraries)
    verified = {
        parsed.address: _verified(parsed, verdict, keys) for parsed, verdict in zip(references, verdicts, strict=True)
    }

    def renewed(found: ResolvedList) -> ResolvedList:
        printed = tuple(verified[parsed.address] for parsed in found.references)
        return replace(found, references=printed, printings=tuple(map(renewed, found.printings)))

    resolved = [replace(one, lists=tuple(map(renewed, one.lists))) for one in documents]
    return resolved, tuple(verified.get(parsed.address, parsed) for parsed in borrowed)


def _keys(verdicts: Iterable[Verdict], libraries: Sequence[Library]) -> dict[tuple[str, str], str]:
    """A key for each record that was found, by its source and its key there."""
    free = FreeKeys(key for library in libraries for key in library.entries)
    keys: dict[tuple[str, str], str] = {}
    for verdict in verdicts:
        if verdict.found is not None and (verdict.source, verdict.found.key) not in keys:
            keys[verdict.source, verdict.found.key] = free.like(make_key(verdict.found))
    return keys


def _verified(parsed: ParsedReference, verdict: Verdict, keys: Mapping[tuple[str, str], str]) -> ParsedReference:
    if parsed.is_matched or not verdict.is_link or verdict.found is None or verdict.match is None:
        return replace(parsed, verdict=verdict)
    found = verdict.found
    own = [("x-citelink-origin", verdict.source)]
    if verdict.related:
        own.append(("x-citelink-related", ", ".join(one.key for one in verdict.related)))
    entry = replace(found, key=keys[verdict.source, found.key], extra=(*found.extra, *own))
    score = verdict.match.candidate.score if verdict.match.candidate else 1.0
    match = replace(verdict.match, candidate=Candidate(entry, verdict.source, score), rivals=())
    return replace(parsed, match=match, verdict=verdict)

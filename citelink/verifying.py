"""What sources say of a set's references, beside what the user's libraries say: the libraries come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance.Levenshtein import normalized_similarity as ratio

from citelink.bibliography.entry import Candidate, Date, Entry
from citelink.bibliography.keys import FreeKeys, make_key
from citelink.bibliography.library import Library
from citelink.matching import Matcher
from citelink.matching.match import Match
from citelink.parsing import parse_references
from citelink.results import ParsedReference, ResolvedDocument, ResolvedList
from citelink.text.scripts import romanize, script_of
from citelink.verdicts import COMPLETED, Verdict

if TYPE_CHECKING:
    from citelink.consulting.consult import Consultant

Address = tuple[str, str]
# So much alike are a title and one that a catalogue romanised, in plain letters; and what is in letters at all.
_ROMANIZED = 0.75
_LETTERED = ("title", "authors", "editors", "translators", "container", "publisher", "place", "series", "language")


def consult_texts(consultant: Consultant, texts: Sequence[str]) -> list[Verdict]:
    """The verdicts on printed references."""
    return consult_entries(
        consultant, [(one.entry, text) for one, text in zip(parse_references(texts), texts, strict=True)]
    )


def consult_entries(consultant: Consultant, said: Sequence[tuple[Entry, str]]) -> list[Verdict]:
    """The verdicts on references, each with what was parsed from it."""
    from citelink.consulting.consult import Question

    return consultant.ask([Question(entry, text) for entry, text in said])


def with_verdict(match: Match, verdict: Verdict | None, matcher: Matcher | None = None) -> Match:
    """The match of a reference: the library's; where no library was seen to have the work that a source has found, that
    of the record, which one of them may have in another spelling; or else the source's, also where that has several
    works and the library none."""
    if match.status == "matched" or verdict is None or verdict.match is None:
        return match
    if not verdict.is_link:
        return verdict.match if (match.status, verdict.match.status) == ("unmatched", "ambiguous") else match
    return _match_by_record(verdict, matcher) or verdict.match


def _match_by_record(verdict: Verdict, matcher: Matcher | None) -> Match | None:
    """The match of a reference to the entry of the libraries that is the work which a source has found for it."""
    found = matcher.find_work(verdict.found) if matcher is not None and verdict.found is not None else None
    if found is None or verdict.match is None:
        return None
    reason = f"it is the work that {verdict.source} has found"
    return Match("matched", reason, found, verdict.match.evidence)


def verify(
    documents: Sequence[ResolvedDocument],
    borrowed: Sequence[ParsedReference],
    libraries: Sequence[Library],
    consultant: Consultant,
    matcher: Matcher | None = None,
) -> tuple[list[ResolvedDocument], tuple[ParsedReference, ...]]:
    """The documents and the references given by hand, with verdicts; what no library has, in whatever spelling, is
    matched to the source's record, under a key of its own. `matcher`: of the libraries."""
    references = [parsed for one in documents for parsed in one.printed_references]
    references += [parsed for parsed in borrowed if parsed.reference.text]
    verdicts = consult_entries(consultant, [(one.entry, one.reference.text) for one in references])
    keys = _keys(zip(references, verdicts, strict=True), libraries)
    verified = {
        parsed.address: _verified(parsed, verdict, keys, matcher)
        for parsed, verdict in zip(references, verdicts, strict=True)
    }

    def renewed(found: ResolvedList) -> ResolvedList:
        printed = tuple(verified[parsed.address] for parsed in found.references)
        return replace(found, references=printed, printings=tuple(map(renewed, found.printings)))

    resolved = [replace(one, lists=tuple(map(renewed, one.lists))) for one in documents]
    return resolved, tuple(verified.get(parsed.address, parsed) for parsed in borrowed)


def in_letters_of(printed: Entry, found: Entry) -> Entry:
    """A record in the letters in which a reference prints the work: what the source has romanised (`Rechnye lʹdy`) is
    taken from the reference where that says it, the rest from the record."""
    if script_of(found.title) != "latin" or script_of(printed.title) not in ("cyrillic", "mixed"):
        return found
    # Catalogues romanise in several ways; a translation is far from all of them.
    main = len(romanize(printed.title))
    if ratio(romanize(printed.title).lower(), romanize(found.title)[:main].lower()) < _ROMANIZED:
        return found
    kept = {name: value for name in _LETTERED if (value := getattr(printed, name))}
    return replace(found, **kept)


def dated_by(parsed: ParsedReference, found: Entry) -> Entry:
    """A record with the year that the reference prints, where it has none: of a book some services know none."""
    year = parsed.entry.year
    if found.date is not None or year is None:
        return found
    told = (COMPLETED, f"year: {parsed.source}: {parsed.printed_number}")
    return replace(found, date=Date(year), extra=(*found.extra, told))


def _keys(found: Iterable[tuple[ParsedReference, Verdict]], libraries: Sequence[Library]) -> dict[tuple[str, str], str]:
    """A key for each record that was found, by its source and its key there."""
    free = FreeKeys(key for library in libraries for key in library.entries)
    keys: dict[tuple[str, str], str] = {}
    for parsed, verdict in found:
        if verdict.is_link and verdict.found is not None and (verdict.source, verdict.found.key) not in keys:
            keys[verdict.source, verdict.found.key] = free.like(make_key(dated_by(parsed, verdict.found)))
    return keys


def _verified(
    parsed: ParsedReference, verdict: Verdict, keys: Mapping[tuple[str, str], str], matcher: Matcher | None
) -> ParsedReference:
    if parsed.is_matched or not verdict.is_link or verdict.found is None or verdict.match is None:
        return replace(parsed, verdict=verdict)
    if by_record := _match_by_record(verdict, matcher):
        return replace(parsed, match=by_record, verdict=verdict)
    found = dated_by(parsed, verdict.found)
    own = [("x-citelink-origin", verdict.source)]
    if verdict.related:
        own.append(("x-citelink-related", ", ".join(one.key for one in verdict.related)))
    entry = in_letters_of(parsed.entry, found)
    entry = replace(entry, key=keys[verdict.source, found.key], extra=(*found.extra, *own))
    score = verdict.match.candidate.score if verdict.match.candidate else 1.0
    match = replace(verdict.match, candidate=Candidate(entry, verdict.source, score), rivals=())
    return replace(parsed, match=match, verdict=verdict)

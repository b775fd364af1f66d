"""Decide: from the comparisons of the likeliest entries to `matched`, `ambiguous` or `unmatched`. Precision first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citelink.bibliography.entry import Candidate, Entry
from citelink.matching.match import Evidence, Match
from citelink.matching.mentions.compare import Comparison, printed_evidence
from citelink.matching.mentions.folded import FoldedEntry
from citelink.matching.mentions.objections import rests_on_one_field
from citelink.text.pickling import quick

# A link is asserted from here on; below it, entries from PLAUSIBLE on are worth showing as rivals that cannot be told
# apart.
ASSERTED = 0.5
PLAUSIBLE = 0.35
# The runner-up must be this much less likely (as a ratio of odds) or the two are a tie.
TIE_ODDS = 4.0
_SHOWN = 5
_NAMES = {
    "title": "title", "author": "first author", "year": "year", "container": "journal or book", "volume": "volume",
    "page": "first page", "identifier": "identifier",
}  # fmt: skip


@quick
@dataclass(frozen=True, slots=True)
class Rated:
    """An entry that was compared, the probability (0..1) that the reference means it, and whether
    the two have an identifier in common or the address of a page."""

    entry: FoldedEntry
    comparison: Comparison
    score: float
    identified: bool = False


def decide(rated: Sequence[Rated], sources: Sequence[str], same: Sequence[bool], said: Entry) -> Match:
    """The verdict on the reference from which `said` was parsed. `rated` is in falling order of score; `same` says of
    each whether it is the same work as the first (the libraries may hold it twice: then the first library's first entry
    is taken); `sources` are the libraries' paths."""
    if not rated:
        return Match("unmatched", "no entry of the library resembles it")
    best = rated[0]
    others = [other for other, is_same in zip(rated, same, strict=True) if not is_same]
    if best.score < PLAUSIBLE:
        return Match("unmatched", _refusal(best, said), rivals=_candidates(rated, sources))
    tied = [other for other in others if _odds(best.score) < TIE_ODDS * _odds(other.score) and other.score >= PLAUSIBLE]
    if tied and (best.score >= ASSERTED or tied[0].score >= PLAUSIBLE):
        return Match("ambiguous", _tie(best, tied), rivals=_candidates(rated, sources))
    if best.score < ASSERTED or (rests_on_one_field(best.comparison) and not best.identified):
        return Match("unmatched", _refusal(best, said), rivals=_candidates(rated, sources))
    alike = [other for other, is_same in zip(rated, same, strict=True) if is_same and other.score >= PLAUSIBLE]
    chosen = min(alike, key=lambda other: other.entry.library)
    rest = [other for other in rated if other is not chosen]
    evidence = printed_evidence(chosen.comparison, said)
    return Match(
        "matched",
        _agreement(evidence),
        _candidate(chosen, sources),
        evidence,
        _candidates(rest, sources),
    )


def _odds(score: float) -> float:
    return score / max(1e-9, 1 - score)


def _candidate(rated: Rated, sources: Sequence[str]) -> Candidate:
    return Candidate(rated.entry.entry, sources[rated.entry.library], round(rated.score, 3))


def _candidates(rated: Sequence[Rated], sources: Sequence[str]) -> tuple[Candidate, ...]:
    return tuple(_candidate(other, sources) for other in rated[:_SHOWN] if other.score >= 0.01)


def _agreement(evidence: Sequence[Evidence]) -> str:
    agree = [_NAMES[item.field] for item in evidence if item.field in _NAMES and item.level in ("exact", "close")]
    return f"{_listed(agree)} agree{'s' if len(agree) == 1 else ''}" if agree else "the evidence taken together agrees"


def _refusal(best: Rated, said: Entry) -> str:
    evidence = printed_evidence(best.comparison, said)
    differ = [_NAMES[item.field] for item in evidence if item.field in _NAMES and item.level == "differs"]
    if not differ:
        return f"too little of it agrees with the nearest entry, {best.entry.entry.key}"
    return f"the nearest entry, {best.entry.entry.key}, differs in {_listed(differ)}"


def _tie(best: Rated, tied: Sequence[Rated]) -> str:
    keys = [rated.entry.entry.key for rated in (best, *tied[:2])]
    return f"{_listed(keys)} fit about equally well"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"

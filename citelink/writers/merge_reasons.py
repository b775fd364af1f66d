"""Why two entries are the same work, or what they have to do with each other, in a clause for people."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.matching.match import Evidence
from citelink.matching.works.relations import RELATIONS
from citelink.merging import RelatedWorks, SharedWork

_FIELDS = {
    "title": "title", "author": "authors", "year": "year", "container": "journal or book", "volume": "volume",
    "issue": "issue", "page": "pages", "extent": "extent", "publisher": "publisher", "edition": "edition",
    "identifier": "identifier",
}  # fmt: skip


def why_joined(shared: SharedWork) -> str:
    """`title, authors and year agree; pages differ`."""
    if not shared.evidence:
        return "they say the same"
    agree = _named(shared.evidence, ("exact", "close", "partial"))
    differ = _named(shared.evidence, ("differs",))
    clause = f"{_listed(agree)} agree{_ending(agree)}" if agree else "all of it taken together agrees"
    return clause + (f"; {_listed(differ)} differ{_ending(differ)}" if differ else "")


def why_related(related: RelatedWorks) -> str:
    """`a correction and what it corrects`."""
    return RELATIONS[related.relation]


def _named(evidence: Sequence[Evidence], levels: Sequence[str]) -> list[str]:
    return [_FIELDS[one.field] for one in evidence if one.level in levels and one.field in _FIELDS]


def _ending(words: Sequence[str]) -> str:
    return "s" if len(words) == 1 and not words[0].endswith("s") else ""


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"

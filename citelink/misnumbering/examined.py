"""examine(): all that speaks against the numbers of a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from citelink.citations.citation import Marker
from citelink.misnumbering.evidence import Evidence
from citelink.misnumbering.places import CitedList, cited_lists
from citelink.misnumbering.shifts import Run, find_runs
from citelink.misnumbering.singles import Misnamed, find_misnamed
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.dashes import repeats_authors

NOBODY = "–"
_MOST_LABEL = 40


class Examined:
    """A list and what was found out about the numbers that cite it; each is searched when it is first asked for."""

    def __init__(self, cited: CitedList) -> None:
        self.cited = cited

    @cached_property
    def evidence(self) -> Evidence:
        """What stands before the markers, weighed."""
        return Evidence(self.cited)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Numbers that are off by one offset."""
        return find_runs(self.evidence)

    def first_marker(self, number: int) -> Marker:
        """The first marker that cites a number."""
        markers = self.evidence.witnesses_of(number)[0].place.markers
        return next(one for one in markers if any(item.number == number for item in one.items))

    def label(self, number: int) -> str:
        """By whom a reference is, or how it begins; a dash where there is none."""
        parsed = self.cited.references.get(number)
        if parsed is None:
            return NOBODY
        dashes = repeats_authors(parsed.reference.text)
        named = _author(parsed) or (self._author_above(number) if dashes else "")
        if named:
            return named[:_MOST_LABEL]
        beginning = parsed.reference.text[dashes:][:_MOST_LABEL]
        return beginning.rpartition(" ")[0] or beginning or NOBODY

    def _author_above(self, number: int) -> str:
        """The author for whom a dash stands: that of the nearest reference before `number` without one."""
        for above in range(number - 1, 0, -1):
            parsed = self.cited.references.get(above)
            if parsed is None:
                return ""
            if not repeats_authors(parsed.reference.text):
                return _author(parsed)
        return ""

    @cached_property
    def misnamed(self) -> tuple[Misnamed, ...]:
        """Single markers that a name speaks against."""
        return find_misnamed(self.evidence, {number for run in self.runs for number in run.numbers})


def _author(parsed: ParsedReference) -> str:
    people = parsed.entry.authors or parsed.entry.editors
    return next((person.family or person.literal for person in people if person.family or person.literal), "")


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A document, known again as the same object: comparing two by what they hold costs more than examining one."""

    resolved: ResolvedDocument

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.resolved is other.resolved

    def __hash__(self) -> int:
        return id(self.resolved)


def examine(resolved: ResolvedDocument) -> tuple[Examined, ...]:
    """The lists of a document that its markers cite by number. The last document is remembered, since more than one
    rule asks."""
    return _examine(_Same(resolved))


@lru_cache(maxsize=1)
def _examine(same: _Same) -> tuple[Examined, ...]:
    return tuple(Examined(cited) for cited in cited_lists(same.resolved))

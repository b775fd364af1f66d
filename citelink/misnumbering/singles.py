"""Single markers beside an author whom the references behind them do not have, and others have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from citelink.citations.citation import Marker
from citelink.misnumbering.evidence import Evidence, Witness
from citelink.misnumbering.mentions import Mention
from citelink.misnumbering.tuned import BARE_RIGHT, BARE_WORDS, BARE_WRONG_SHARE, MISNAMED_BELIEVED


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A marker, the numbers it cites, the name before it as the list prints it, and the numbers of the references by
    that author, the likeliest first."""

    marker: Marker
    cited: tuple[int, ...]
    name: str
    likely: tuple[int, ...]


def find_misnamed(evidence: Evidence, told: Collection[int]) -> tuple[Misnamed, ...]:
    """The markers that a name speaks against, but for the numbers `told` that a run tells of already; none where names
    hardly ever fit."""
    found = tuple(_misnamed(evidence, told))
    fitting = sum(
        any(not mention.numbers.isdisjoint(witness.place.numbers) for mention in witness.named)
        for witness in evidence.witnesses
    )
    return found if len(found) <= max(MISNAMED_BELIEVED, fitting) else ()


def _misnamed(evidence: Evidence, told: Collection[int]) -> Iterator[Misnamed]:
    trusted = _bare_names_are_right(evidence)
    for witness in evidence.witnesses:
        numbers = witness.place.numbers
        if not witness.named or any(one in told or one not in evidence.cited.references for one in numbers):
            continue
        if any(_may_fit(evidence, mention, number) for mention in witness.named for number in numbers):
            continue
        likely = _likely(witness, witness.named)
        if all(one.kind == "bare" for one in witness.named) and not trusted and not _words_agree(witness, likely[0]):
            continue
        name = evidence.authors.printed(witness.named[-1].word, likely[0])
        yield Misnamed(witness.place.markers[0], numbers, name, likely)


def _may_fit(evidence: Evidence, mention: Mention, number: int) -> bool:
    """Whether a reference has the name or a slip of it anywhere, or may have it where its authors are cut short."""
    authors = evidence.authors
    if authors.is_mentioned(mention.word, number) or authors.is_alike(mention.word, number):
        return True
    cut = evidence.cited.references[number].entry.et_al
    return cut and any(authors.share(number, other) for other in mention.numbers)


def _likely(witness: Witness, named: Sequence[Mention]) -> tuple[int, ...]:
    """The references by all that are named together, or else by the first, best first."""
    common = frozenset.intersection(*(one.numbers for one in named)) or named[-1].numbers
    return tuple(sorted(common, key=lambda number: (-witness.words.get(number, 0.0), number)))


def _words_agree(witness: Witness, number: int) -> bool:
    """Whether the words before a place speak for a reference and less for those that are cited."""
    cited = max(witness.words.get(one, 0.0) for one in witness.place.numbers)
    return witness.words.get(number, 0.0) - cited >= BARE_WORDS


def _bare_names_are_right(evidence: Evidence) -> bool:
    """Whether bare names before markers are those of the works cited, in this document."""
    right = wrong = 0
    for witness in evidence.witnesses:
        for mention in witness.mentions:
            if mention.kind == "bare":
                fits = not mention.numbers.isdisjoint(witness.place.numbers)
                right, wrong = right + fits, wrong + (not fits)
    return right >= BARE_RIGHT and wrong <= right * BARE_WRONG_SHARE

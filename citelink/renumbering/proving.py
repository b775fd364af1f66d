"""The copy read again: does it say what was planned?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from citelink.citations.citation import Marker, ReferenceList
from citelink.citations.find import find_citations
from citelink.documents.document import Document
from citelink.documents.marks import NumberMark
from citelink.renumbering.renumber import Renumbered
from citelink.renumbering.spans import whole_line
from citelink.results import ResolvedDocument
from citelink.text.span import Span

_Cited = frozenset[tuple[int | None, str]]
_MOST_ALIGNED = 5_000


@dataclass(frozen=True, slots=True)
class Proof:
    """What the copy says otherwise than planned, each as a clause; nothing: all is as planned.

    wrong    what may not be: another list, other text
    misread  markers that are printed as planned and yet read otherwise
    """

    wrong: tuple[str, ...] = ()
    misread: tuple[str, ...] = ()


def prove(resolved: ResolvedDocument, planned: Renumbered, copy: Document) -> Proof:
    """Reads `copy`, the document with the marks written, and compares it with the plan."""
    document = resolved.document
    assert document is not None
    found = find_citations(copy)
    wrong = [*_lists(planned, found.reference_lists), *_text(resolved, planned, document, copy, found.reference_lists)]
    return Proof(tuple(wrong), tuple(_markers(planned.expected, found.markers, copy)))


def _lists(planned: Renumbered, lists: Sequence[ReferenceList]) -> Iterator[str]:
    """Each list as planned stands among those that are found."""
    said = [(one.number, _plain(one.text)) for found in lists for one in found.references]
    for plan in planned.plans:
        items = plan.listing.items
        order = [place for run in plan.runs for place in run]
        wanted = [(plan.numbers[place], _plain(items[place].reference.text)) for place in order]
        begins = (at for at, one in enumerate(said) if one == wanted[0])
        if not any(said[at : at + len(wanted)] == wanted for at in begins):
            found = frozenset(said)
            at = next((at for at, one in enumerate(wanted) if one not in found), 0)
            yield f"reference {wanted[at][0]} of the new list would not be read as it should"


def _text(
    resolved: ResolvedDocument, planned: Renumbered, document: Document, copy: Document, lists: Sequence[ReferenceList]
) -> Iterator[str]:
    """What stands outside of lists is what stood there, with the numbers changed that were to be."""
    numbers = [one for one in planned.marks if isinstance(one, NumberMark)]
    before = _outside(document.text, _printed(document.text, [one.list for one in resolved.printed_lists]), numbers)
    after = _outside(copy.text, _printed(copy.text, lists), ())
    if before != after:
        yield "text outside of the list and the markers would change"


def _printed(text: str, lists: Sequence[ReferenceList]) -> list[Span]:
    """Where lists and the lines of their headings stand."""
    headings = [whole_line(text, one.heading.span) for one in lists if one.heading is not None]
    return [*headings, *(one.span for one in lists)]


def _outside(text: str, lists: Sequence[Span], numbers: Sequence[NumberMark]) -> str:
    """A text without its lists, white space aside, with numbers as they are to be."""
    beside = [one for one in numbers if not any(span.overlaps(one.span) for span in lists)]
    cuts = sorted([*((span, "") for span in lists), *((one.span, one.printed) for one in beside)])
    parts: list[str] = []
    at = 0
    for span, said in cuts:
        if span.start >= at:
            parts += (text[at : span.start], said)
            at = span.end
    return "".join(sign for part in (*parts, text[at:]) for sign in part if not sign.isspace())


def _plain(text: str) -> str:
    return "".join(text.split())


def _markers(expected: Sequence[_Cited], markers: Sequence[Marker], copy: Document) -> Iterator[str]:
    said = [_cited(marker) for marker in markers]
    # A range `[2]–[5]` may have become several markers, `[2], [4]–[6]`.
    if list(expected) == said or _in_a_row(expected) == _in_a_row(said):
        return
    if max(len(expected), len(said)) > _MOST_ALIGNED:
        yield "markers are read otherwise than before"
        return
    aligned = SequenceMatcher(None, [_shape(one) for one in expected], [_shape(one) for one in said], autojunk=False)
    for kind, begin, end, first, last in aligned.get_opcodes():
        if kind == "equal":
            continue
        for at in range(first, last):
            place = copy.places.of(markers[at].span.start)
            yield f"{place}: {markers[at].text} is read otherwise than meant"
        if first == last:
            yield f"{_numbers(expected[begin:end])} would not be found as cited"


def _cited(marker: Marker) -> _Cited:
    return frozenset((item.number, item.locator.text if item.locator else "") for item in marker.items)


def _in_a_row(cited: Sequence[_Cited]) -> list[tuple[int, str]]:
    return [work for one in cited for work in _shape(one)]


def _shape(cited: _Cited) -> tuple[tuple[int, str], ...]:
    return tuple(sorted((number or 0, where) for number, where in cited))


def _numbers(cited: Sequence[_Cited]) -> str:
    return ", ".join(str(number) for one in cited for number in sorted(number or 0 for number, _ in one))

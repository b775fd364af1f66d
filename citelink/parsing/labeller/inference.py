"""Inference: the labelled places of references, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from citelink.bibliography.entry import FieldSpan
from citelink.parsing.archives import cut_archive, of_an_archive
from citelink.parsing.back_references import cut_back_reference
from citelink.parsing.draft import Draft
from citelink.parsing.labeller.labels import LABELS
from citelink.parsing.labeller.model import Model, load
from citelink.parsing.labeller.settling import settle
from citelink.parsing.labeller.tokens import CUT_SIGNS, Tokens, tokenize
from citelink.parsing.letters import plain
from citelink.parsing.patents import cut_patent, of_a_patent
from citelink.parsing.tail import cut_label, cut_tail
from citelink.parsing.theses import cut_thesis
from citelink.text.span import Span

MODEL_FILE = Path(__file__).parent / "model.npz"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reference ready to be labelled: its plain view with what was cut shown as signs, what was cut, whether it
    names a patent, and its cues."""

    view: str
    tokens: Tokens
    marks: tuple[FieldSpan, ...]
    of_patent: bool
    said: int


@cache
def model() -> Model:
    """The model that comes with the package, read once."""
    return load(MODEL_FILE)


def label_references(texts: Sequence[str], labeller: Model | None = None) -> list[list[FieldSpan]]:
    """The labelled places of each text in order of place; labels are CSL variables, offsets into the text."""
    prepared = [prepare(text) for text in texts]
    paths = (labeller or model()).label([one.tokens for one in prepared])
    return [place_fields(one, path) for one, path in zip(prepared, paths, strict=True)]


def prepare(text: str) -> Prepared:
    """Cut the label, identifiers, links and dates of access, and tokenise the rest."""
    view = plain(text)
    start = cut_label(view)
    draft = Draft(text, f"{' ' * start}{view[start:]}" if start else view)
    cut_tail(draft)
    cut_back_reference(draft)
    cut_thesis(draft)
    of_patent = cut_patent(draft)
    cut_archive(draft)
    view = draft.view
    if draft.marks:
        signs = list(view)
        for mark in draft.marks:
            signs[mark.span.start] = CUT_SIGNS.get(mark.label, CUT_SIGNS["other"])
        view = "".join(signs)
    return Prepared(view, tokenize(view), tuple(draft.marks), of_patent, draft.said)


def place_fields(prepared: Prepared, path: Sequence[int]) -> list[FieldSpan]:
    """The places of the fields that the labels of the tokens make, those that were cut among them."""
    tokens, view = prepared.tokens, prepared.view
    found: list[FieldSpan] = []
    index, count = 0, len(path)
    while index < count:
        label = path[index]
        end = index + 1
        while end < count and path[end] == label:
            end += 1
        if label:
            start, finish = tokens.starts[index], tokens.starts[end - 1] + len(tokens.words[end - 1])
            found.append(FieldSpan(LABELS[label], _with_signs(view, start, finish, LABELS[label])))
        index = end
    found = settle(view, found, prepared.said)
    if any(mark.label == "archive_location" for mark in prepared.marks):
        found = of_an_archive(view, found, prepared.marks)
    elif prepared.of_patent:
        found = of_a_patent(view, found, prepared.marks)
    if prepared.marks:
        found = sorted([*found, *prepared.marks], key=lambda field: (field.span.start, field.span.end))
    return found


_OPENING = {")": "(", "]": "[", "»": "«", "”": "“", '"': '"'}
_CLOSING = {opening: closing for closing, opening in _OPENING.items()}
# Where a stop behind the last word belongs to the field: initials, shortened names of places, and journals
# whose other words are shortened too.
_SHORTENED = {"author": 3, "editor": 3, "translator": 3, "publisher-place": 4}


def _with_signs(view: str, start: int, end: int, label: str) -> Span:
    """The place with the bracket or quote that belongs to one inside it, the question mark, and the stop of a shortened
    word."""
    inside = view[start:end]
    stopped = view[end : end + 1] == "." and view[end + 1 : end + 2] in _OPENING
    sign = view[end + stopped : end + stopped + 1]
    if sign in _OPENING and _unpaired(inside, _OPENING[sign], sign):
        end += 1 + stopped
        inside = view[start:end]
    before = view[start - 1 : start]
    if before in _CLOSING and _unpaired(inside, _CLOSING[before], before):
        start -= 1
    sign = view[end : end + 1]
    if sign and sign in "?!":
        return Span(start, end + 1)
    if sign == "." and label == "container-title" and "." in view[start:end]:
        return Span(start, end + 1)
    longest = _SHORTENED.get(label, 0)
    if sign == "." and longest and not view[max(start, end - longest - 1) : end].isalpha():
        return Span(start, end + 1)
    return Span(start, end + 1 if sign == "." and end - start <= longest else end)


def _unpaired(inside: str, sign: str, other: str) -> bool:
    """Whether a `sign` in the text lacks its other half; of quotes that open and close alike, whether their number is
    odd."""
    return inside.count(sign) % 2 == 1 if sign == other else inside.count(sign) > inside.count(other)

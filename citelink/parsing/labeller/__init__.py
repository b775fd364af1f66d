"""The trained labeller: a linear-chain CRF over words and the signs between them.

tokens      words, numbers, and the gaps between them
words       what is kept of a word or a gap by itself
features    what is seen of every token, as arrays of numbers
model       the weights, and the search for the best labels
inference   text -> labelled places
settling    what a chain of labels cannot know, put right

The heavy modules are imported when the first reference is labelled, so that starting stays quick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.bibliography.entry import FieldSpan


def label_references(texts: Sequence[str]) -> list[list[FieldSpan]]:
    """The labelled places of each text, in order of place; labels are CSL variables."""
    if not texts:
        return []
    from citelink.parsing.labeller import inference

    return inference.label_references(texts)

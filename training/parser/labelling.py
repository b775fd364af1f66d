"""Samples as the labeller sees them: tokens, each with its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citelink.parsing.labeller.inference import prepare
from citelink.parsing.labeller.labels import LABELS
from citelink.parsing.labeller.tokens import Tokens
from training.parser.learning import Labelled
from training.parser.sample import Sample

_LONGEST = 2500
# Labels of the samples that the labeller does not know, or knows by another name.
_RENAMED = {"archive": "note", "archive_location": "note"}
_JOINED = frozenset(["and", "und", "et", "y", "e", "и", "және", "та", "al", "jr", "u", "a"])


def label_tokens(tokens: Tokens, sample: Sample) -> list[str]:
    """The label of every token: that of the span it stands in, `O` outside; words that join names go with the names."""
    labels = ["O"] * len(tokens.words)
    spans = iter(sample.spans)
    field = next(spans, None)
    for n, (word, start) in enumerate(zip(tokens.words, tokens.starts, strict=True)):
        while field and field.span.end <= start:
            field = next(spans, None)
        if field and field.span.start <= start and start + len(word) <= field.span.end + 1 and word[0] < "\ue000":
            label = _RENAMED.get(field.label, field.label)
            labels[n] = label if label in LABELS else "O"
    for n in range(1, len(labels)):
        if labels[n] == "O" and labels[n - 1] in ("author", "editor") and tokens.words[n].lower() in _JOINED:
            follows = labels[n + 1] if n + 1 < len(labels) else ""
            if follows == labels[n - 1] or tokens.words[n].lower() in ("et", "al"):
                labels[n] = labels[n - 1]
    return labels


def labelled(samples: Iterable[Sample]) -> Iterator[Labelled]:
    """The samples as the labeller sees them."""
    for sample in samples:
        if len(sample.raw) <= _LONGEST:
            tokens = prepare(sample.raw).tokens
            if tokens.words:
                yield tokens, label_tokens(tokens, sample)

"""Learning the labeller: tokens with their labels, and the mean of several models."""

from __future__ import annotations

import numpy as np
import pytest

from citelink.bibliography.entry import FieldSpan
from citelink.parsing.labeller.labels import LABELS
from citelink.parsing.labeller.words import GAP_CLASSES
from citelink.text.span import Span
from training.parser.labelling import labelled
from training.parser.learning import Weights, average
from training.parser.sample import Sample


@pytest.mark.parametrize(
    ("raw", "spans", "expected"),
    [
        ("Lee A. Rivers. 1999", [("author", "Lee A."), ("title", "Rivers")], ["author", "author", "title", "O"]),
        ("Lee A. and Roy B.", [("author", "Lee A."), ("author", "Roy B.")], ["author"] * 5),
        ("Lee A. and Rivers", [("author", "Lee A."), ("title", "Rivers")], ["author", "author", "O", "title"]),
        ("Ф. 64", [("archive_location", "Ф. 64")], ["note", "note"]),
        ("Lee A. Rivers", [("medium", "Rivers")], ["O", "O", "O"]),
        ("Lee A. et al. Rivers", [("author", "Lee A.")], ["author"] * 4 + ["O"]),
    ],
)
def test_every_token_has_the_label_of_its_span(raw: str, spans: list[tuple[str, str]], expected: list[str]) -> None:
    places = [FieldSpan(label, Span(raw.index(text), raw.index(text) + len(text))) for label, text in spans]
    ((tokens, labels),) = labelled([Sample(raw, tuple(places), "")])
    assert list(zip(tokens.words, labels, strict=True)) == list(zip(tokens.words, expected, strict=True))


def test_models_are_averaged_feature_by_feature() -> None:
    def weights(features: int, value: float) -> Weights:
        count = len(LABELS)
        return Weights(
            np.full((features, count), value, np.float32),
            np.full((GAP_CLASSES, count, count), value, np.float32),
            np.full(count, value, np.float32),
            np.full(count, value, np.float32),
        )

    seen = [np.array(hashes, np.uint32) for hashes in ([3, 9], [5, 9])]
    hashes, mean = average(zip(seen, (weights(2, 4.0), weights(2, 2.0)), strict=True))
    assert hashes.tolist() == [3, 5, 9]
    assert mean.features[:, 0].tolist() == [2.0, 1.0, 3.0]
    assert mean.moves.mean() == mean.first.mean() == mean.last.mean() == 3.0
    with pytest.raises(ValueError, match="no model"):
        average([])

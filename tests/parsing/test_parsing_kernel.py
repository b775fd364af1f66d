"""The kernel in C and the same steps with numpy: the same numbers, and no array that does not fit is touched."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.parsing import cues
from citelink.parsing.labeller import feature_weights, model, tokens, words
from citelink.parsing.labeller.features import lay_out
from citelink.parsing.labeller.inference import MODEL_FILE, prepare
from citelink.parsing.labeller.kernel import KERNEL, Array, Kernel
from citelink.parsing.labeller.model import Model, load
from citelink.parsing.labeller.tokens import Tokens

needs_kernel = pytest.mark.skipif(KERNEL is None, reason="citelink was installed without a compiler")
TEXTS = (
    "Mackinder H. The Geographical Pivot of History // Geogr. J. – 1904. – Vol. 23, № 4. – P. 421–437.",
    "Сәтбаев Қ. И. Жезқазған ауданының кендері. – Алматы: Ғылым, 1962. – 312 б.",
    "Бердяев Н.А. Смысл истории [Электронный ресурс]. URL: http://example.org/a (дата обращения: 12.03.2019)",
    "山田太郎 (2003) 「地理学」 東京: 岩波書店.",
    "Watson JD, Crick FH. Nature. 1953;171(4356):737-8.",
    "a",
)


def _tokens(texts: Sequence[str]) -> list[Tokens]:
    return [one for text in texts if (one := prepare(text).tokens).words]


def _answers(labeller: Model, batch: Sequence[Tokens], kernel: Kernel | None) -> tuple[Array, list[list[int]]]:
    with pytest.MonkeyPatch.context() as patched:
        for module in (feature_weights, model, words):
            patched.setattr(module, "KERNEL", kernel)
        row = lay_out(batch, labeller.words, labeller.gaps)
        scores = labeller.score(row)
        return scores, labeller.search(scores, row)


@needs_kernel
@pytest.mark.parametrize("asked", [0, 10**9], ids=["few", "many"])
def test_the_kernel_finds_what_numpy_finds(asked: int) -> None:
    with_kernel, without = load(MODEL_FILE), load(MODEL_FILE)
    for labeller in (with_kernel, without):
        labeller.features._asked = asked
    for batch in (_tokens(TEXTS[:1]), _tokens(TEXTS * 20)):
        scores, paths = _answers(with_kernel, batch, KERNEL)
        expected, best = _answers(without, batch, None)
        np.testing.assert_array_equal(scores, expected)
        assert paths == best


_LABELLERS = [load(MODEL_FILE), load(MODEL_FILE)]


@needs_kernel
@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=6))
def test_the_kernel_finds_what_numpy_finds_in_anything(texts: list[str]) -> None:
    batch = _tokens([*texts, TEXTS[0]])
    scores, paths = _answers(_LABELLERS[0], batch, KERNEL)
    expected, best = _answers(_LABELLERS[1], batch, None)
    np.testing.assert_array_equal(scores, expected)
    assert paths == best


@needs_kernel
@settings(max_examples=500, deadline=None)
@given(st.text(st.sampled_from("ab'-Я ʼ1२²_漢字정.,\ue001\ud800éй\u0301𝔸") | st.characters(), max_size=40))
def test_the_kernel_splits_as_the_expressions_do(text: str) -> None:
    found, said = [], []
    for kernel in (KERNEL, None):
        with pytest.MonkeyPatch.context() as patched:
            for module in (tokens, cues):
                patched.setattr(module, "KERNEL", kernel)
            found.append(tokens.tokenize(text))
            said.append(cues.runs(text))
    assert found[0] == found[1]
    assert said[0] == said[1]


def _numbers(kind: str, *shape: int) -> Array:
    return np.zeros(shape, kind)


@needs_kernel
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search", ("f4 3 2", "i8 1", "i4 3", "f4 1 2 2", "f4 2", "f4 2", "u1 4")),
        ("search", ("f4 3 2", "i8 0", "i4 3", "f4 1 2 2", "f4 2", "f4 3", "u1 3")),
        ("search", ("f8 3 2", "i8 0", "i4 3", "f4 1 2 2", "f4 2", "f4 2", "u1 3")),
        ("search", ("f4 3 2", "i8 1", "i4 3", "f4 1 2 2", "f4 2", "f4 2", "u1 3")),
        ("add", ("i4 2 3", "i4 5", "i4 5", 6, "i1 4 3", 3)),
        ("add", ("i4 2 3", "i4 5", "i4 5", 5, "i1 0", 3)),
        ("add", ("i4 2 3", "i4 5", "i4 5", 5, "i1 4 3", 0)),
        ("gather", ("i4 2 3", "i2 1 8 3", "i4 4", "i4 3", "i4 2", "i4 5", 3)),
        ("gather", ("i4 2 3", "i2 0", "i4 4", "i4 4", "i4 2", "i4 5", 3)),
        ("find", ([(1, ())], 1, 1, "u4 9", "u8 0", "i4 0", 10, "i4 2", "i4 2", "?1 1")),
        ("find", ([(1, (_numbers("u4", 3),))], 1, 1, "u4 9", "u8 0", "i4 0", 10, "i4 2", "i4 2", "?1 1")),
        ("find", ([(1, (_numbers("u4", 2),))], 1, 1, "u4 900", "u8 0", "i4 0", 10, "i4 2", "i4 2", "?1 1")),
        ("find", ([(1, (_numbers("u4", 2),))], 1, 1, "u4 9", "u8 7", "i4 7", 10, "i4 2", "i4 2", "?1 1")),
    ],
)
def test_arrays_that_do_not_fit_are_refused(name: str, arguments: tuple[object, ...]) -> None:
    def made(argument: object) -> object:
        if not isinstance(argument, str):
            return argument
        kind, *shape = argument.split()
        return _numbers(kind.replace("?1", "?"), *map(int, shape))

    with pytest.raises(ValueError, match=r"fit together|another shape|parts or none"):
        getattr(KERNEL, name)(*map(made, arguments))

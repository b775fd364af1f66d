"""Kernel: the inner loops of the labeller in C (`_kernel.c`), where there was a compiler when citelink was installed.

It gives the same numbers as the steps with numpy beside which it is called; a test holds both to it. With
CITELINK_NO_KERNEL=1 in the environment it is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

from citelink.kernels import load_kernel

if TYPE_CHECKING:
    import numpy as np

# numpy itself is loaded when the first reference is labelled.
Array: TypeAlias = "np.ndarray[Any, Any]"


class Kernel(Protocol):
    """What the extension module holds; all arrays are contiguous."""

    def find(
        self,
        mixtures: list[tuple[int, tuple[Array, ...]]],
        prime: int,
        second: int,
        hashes: Array,
        bits: Array,
        ranks: Array,
        shift: int,
        tokens: Array,
        rows: Array,
        wanted: Array,
    ) -> int:
        """How many of all mixed features are known; their tokens and rows (int32, with room for all) are written, and
        which blocks of rows are `wanted` (bool)."""

    def add(self, totals: Array, tokens: Array, rows: Array, found: int, table: Array, width: int) -> None:
        """Add to `totals[token]` (int32) what the first `found` rows of the `table` (int8) weigh."""

    def gather(
        self, totals: Array, sums: Array, words: Array, stretches: Array, tokens: Array, offsets: Array, width: int
    ) -> None:
        """Set `totals[token]` (int32) to what the words beside it and in the stretches around it weigh, by `sums`
        (int16, for each word its slots); all others are int32."""

    def spell(self, words: list[str], rows: Array, whole: int, parts: int) -> None:
        """Write to `rows[word]` (uint32) the CRC-32 of each word to the column `whole`, and those of its beginnings and
        ends of one to four letters to the columns from `parts` on; of one that is no part its length."""

    def tokenize(self, view: str, classes: bytes) -> tuple[list[str], list[int], list[str], int] | None:
        """The words, their starts, the gaps and the length of the longest gap; None where a character has no class."""

    def runs(self, text: str, classes: bytes) -> list[str] | None:
        """The runs of letters of a text; None where a character has no class."""

    def search(
        self, scores: Array, lengths: Array, classes: Array, moves: Array, first: Array, last: Array, paths: Array
    ) -> None:
        """Write the best labels of references that stand one behind the other to `paths` (uint8)."""


KERNEL = cast("Kernel | None", load_kernel("citelink.parsing.labeller"))

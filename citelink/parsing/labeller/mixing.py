"""Mixing: one number of several, which is how a feature is made of what it is seen in. `_kernel.c` does the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from citelink.parsing.labeller.kernel import Array

PRIME, SECOND = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)
# What is to be mixed with a salt into one feature of each token.
Mixture = tuple[int, tuple[Array, ...]]


def mix(salt: int, *parts: Array) -> Array:
    """One number from several, spread evenly."""
    return _stirred(np.uint32(salted(salt)), parts)


def salted(salt: int) -> int:
    """The number that a salt begins with."""
    return (salt * 0x27D4EB2F + 0x165667B1) & 0xFFFFFFFF


def _stirred(salt: np.uint32 | Array, parts: Sequence[Array]) -> Array:
    found: Array = (parts[0] ^ salt) * PRIME
    for part in parts[1:]:
        found ^= found >> np.uint32(15)
        found ^= part
        found *= SECOND
    found ^= found >> np.uint32(13)
    return found


def mixed(wanted: Sequence[Mixture]) -> Array:
    """`mix` of each of the `wanted`, a row each. Those of as many parts are mixed at once: the tokens of a list are so
    few that each step costs more than its numbers."""
    found = np.empty((len(wanted), len(wanted[0][1][0])), np.uint32)
    for size in {len(parts) for _, parts in wanted}:
        places = [n for n, (_, parts) in enumerate(wanted) if len(parts) == size]
        salts = np.array([[salted(wanted[n][0])] for n in places], np.uint32)
        found[places] = _stirred(salts, [np.stack([wanted[n][1][at] for n in places]) for at in range(size)])
    return found

"""What is to become of the references of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from citelink.errors import SettingsError

Order = Literal["as-is", "cited", "alphabetical"]
Runs = Literal["kept", "compressed", "expanded"]
Lists = Literal["kept", "joined", "split"]
ORDERS: tuple[Order, ...] = get_args(Order)
_PAIR = re.compile(r"\s{0,3}(\d{1,5})\s{0,3}:\s{0,3}(\d{1,5})\s{0,3}")
_NUMBERS = re.compile(r"\s{0,3}\d{1,5}(?:\s{0,3},\s{0,3}\d{1,5}){0,999}\s{0,3}")


@dataclass(frozen=True, slots=True)
class Wishes:
    """All numbers are those that are printed now.

    order   as-is: each reference gets the number of its place; cited: in the order in which they are first cited, those
            that nobody cites behind them; alphabetical; None: the order and the numbers stay but for what follows
    merges  groups of numbers of one work: the first stays, the others go and their citations become its
    deletes the numbers of references that go
    swaps   pairs that change places
    moves   (number, the number it is to have)
    list    which list of several is meant, from 1; None: all
    lists   joined: one list of those of several chapters; split: a list for each chapter of the one at the end
    runs    what becomes of runs of numbers in markers, `[2-5]` or `[2, 3, 4, 5]`
    """

    order: Order | None = None
    merges: tuple[tuple[int, ...], ...] = ()
    deletes: tuple[int, ...] = ()
    swaps: tuple[tuple[int, int], ...] = ()
    moves: tuple[tuple[int, int], ...] = ()
    list: int | None = None
    lists: Lists = "kept"
    runs: Runs = "kept"

    @property
    def names_numbers(self) -> bool:
        """Whether single references are named."""
        return bool(self.merges or self.deletes or self.swaps or self.moves)


def read_pairs(said: Iterable[str], option: str) -> tuple[tuple[int, int], ...]:
    """`7:3`, twice as (7, 3). Raises SettingsError."""
    pairs = []
    for one in said:
        found = _PAIR.fullmatch(one)
        if found is None:
            raise SettingsError(f"{option} {one}: must be two numbers of references, such as 7:3")
        pairs.append((int(found[1]), int(found[2])))
    return tuple(pairs)


def read_numbers(said: str, option: str, least: int = 1) -> tuple[int, ...]:
    """`7,12` as (7, 12), `least` numbers or more, none twice. Raises SettingsError."""
    numbers = tuple(map(int, said.split(","))) if _NUMBERS.fullmatch(said) else ()
    if len(numbers) < least or len(set(numbers)) < len(numbers):
        raise SettingsError(f"{option} {said}: must be numbers of references, such as {'7' if least == 1 else '7,12'}")
    return numbers

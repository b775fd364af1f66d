"""Hand: who prints a reference, by the book or with habits of their own."""

from __future__ import annotations

from random import Random


class Hand:
    """Picks among forms: the first without `rng`, any with it (repeat a form to make it likelier)."""

    def __init__(self, rng: Random | None = None) -> None:
        self.rng = rng

    def pick(self, *forms: str) -> str:
        """One of the forms; the first is the canonical one."""
        return self.rng.choice(forms) if self.rng else forms[0]

    def does(self, chance: float, canonical: bool = True) -> bool:
        """Whether the hand does something that others do with this chance."""
        return self.rng.random() < chance if self.rng else canonical

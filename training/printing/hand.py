"""Hands: who prints a reference, by the book or with habits of their own."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from citelink.styles.gost.form import GostForm

# The number of a term: the first are the most frequent, as a draw that falls off quickly.
_A_TERM = None
# What hands in Kazakh and Russian lists really do instead of the prescribed form; repeated values weigh more. They are
# drawn one after the other, so that their order decides what a seed prints.
_LOOSE: dict[str, tuple[Any, ...] | None] = {
    "area": (". – ", ". – ", ". — ", ". - ", ".- ", ".– ", ". ", ". ", ". -", ", ", " – ", ".-", ".–", " - ", ". ‒ "),
    "colon": (" : ", ": ", ": ", ":", " :"),
    "slash": (" / ", " / ", "/ ", "/", " /"),
    "host": (" // ", " // ", "// ", "//", " //", ". // ", ".// ", " // В кн.: ", " // В сб.: ", " / "),
    "semicolon": (" ; ", "; ", ";", ", "),
    "comma": (" ", " ", ", ", ", "),
    "gap": (" ", "", "\u00a0", ""),
    "heading": ("first", "all", "all", "all", "none", "full", "direct"),
    "behind_slash": ("many", "many", "all", "none", "none"),
    "shown_of_many": (1, 1, 3, 2, 0),
    "et_al_form": (" [{}]", " [{}]", " {}", ", {}", " ({})"),
    "et_al_term": _A_TERM,
    "medium": ("none", "none", "none", "bracketed", "area"),
    "place": ("short", "short", "full"),
    "imprint": ("all",) * 8 + ("place", "place", "year", "year", "publisher"),
    "genre_sign": ("",) * 7 + (". ", " – ", "/"),
    "publisher_colon": (" : ", ": ", ": ", ":", ", ", ". "),
    "year_comma": (", ", ", ", ", ", ",", ". – ", ". "),
    "extent": (True, True, False),
    "series": (True, False),
    "isbn": (True, False),
    "translator": (True, True, False),
    "genre": (True, True, False),
    "range_dash": ("–", "-", "-", "—", " - ", " – ", "‑"),
    "pages_term": _A_TERM,
    "extent_term": _A_TERM,
    "volume_term": _A_TERM,
    "issue_term": _A_TERM,
    "part_term": _A_TERM,
    "volumes_term": _A_TERM,
    "year_term": _A_TERM,
    "edited_term": _A_TERM,
    "translated_term": _A_TERM,
    "edition_term": _A_TERM,
    "accessed_term": _A_TERM,
    "address_term": _A_TERM,
    "number_term": _A_TERM,
    "address_form": ("round", "round", "bare", "square"),
    "issue_bracketed": (False, False, False, True),
    "year_last": (False, False, False, False, True),
    "doi_form": ("DOI: ", "DOI ", "DOI:", "doi: ", "https://doi.org/", "http://dx.doi.org/", "doi:", "doi.org/"),
    "quotes": ("", "", "", "", "«»", "\"\"", "“”"),
    "label": ("", "", "", "", "", "", "{}. ", "{} ", "[{}] ", "{}) ", "{}."),
    "role_form": ("before",) * 5 + ("inverted", "inverted", "direct"),
    "names_behind": ("direct", "direct", "direct", "inverted", "inverted", "full"),
    "bodies": (True, True, False),
    "year_form": ("{}",) * 20 + ("cop. {}", "[{}]", "сор. {}"),
    "preliminary": ("",) * 20 + ("XVI, ", "VIII, ", "XII, ", "IX, ", "[2], "),
    "unnumbered": ("",) * 20 + (", [2]", ", [1]", ", [3]"),
    "illustrated": ("",) * 8 + (
        " : ил.", ": ил.", " : ил., табл.", ": ил., портр.", ", [4] л. ил. : ил.", ": табл.", ": сур.",
    ),
    "in_parts": (False, False, True),
    "count_sign": (". ", ". ", ". ", ", ", ": ", " : "),
    "part_sign": (". ", ". ", " : ", ": "),
    "remark": ("",) * 16 + (
        "Библиогр.: с. {}", "Библиогр. : с. {}", "Библиогр. в конце ст.", "Библиогр.: б. {}", "Указ.: с. {}",
        "Имен. указ.: с. {}", "Рез. англ.", "500 экз.",
    ),
    "repeater": ("",) * 30 + ("———", "———.", "–", "---"),
    "law_form": ("title", "kind", "kind", "date"),
    "stop": (".", ".", ".", "", ""),
}  # fmt: skip


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


def draw_form(form: GostForm, rng: Random, looseness: float = 0.5) -> GostForm:
    """Another form, each of its choices kept as it is with the chance `1 - looseness`; `rng` decides all."""
    changes: dict[str, Any] = {}
    for name, choices in _LOOSE.items():
        if rng.random() < looseness:
            changes[name] = min(int(rng.expovariate(0.6)), 9) if choices is _A_TERM else rng.choice(choices)
    if changes.get("label"):
        changes["label"] = changes["label"].format(rng.randint(1, 180))
    return replace(form, **changes)

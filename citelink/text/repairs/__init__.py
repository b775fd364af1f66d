"""Repairs: each takes a view of a text and gives a repaired view with an exact way back to the original offsets.

`repair_reference` makes the text of one reference readable in small steps, in an order that matters; what is damaged is
found by `find_damage` over the whole document, so sound text is never repaired on a guess.
"""

from __future__ import annotations

import re

from citelink.text.repaired import Edit, RepairedText
from citelink.text.repairs.damage import Damage, find_damage, is_split
from citelink.text.repairs.identifiers import heal_identifiers
from citelink.text.repairs.letters import compose, drop_invisible, unify_look_alikes
from citelink.text.repairs.lines import join_hyphens
from citelink.text.repairs.syllables import join_syllables
from citelink.text.years import DATED, is_year

__all__ = [
    "Damage", "compose", "drop_invisible", "find_damage", "heal_identifiers", "join_hyphens", "join_syllables",
    "repair_reference", "unify_look_alikes",
]  # fmt: skip

_BLANKS = re.compile(r"(?<!\s)\s++")
# A number alone on a line of a reference belongs to it after these (`pp. 12–`, `Т.`, `№`).
_EXPECTS_NUMBER = re.compile(r"(?:[-–—:,/№#(]|\b[^\W\d_]{1,4}\.?)\s*\Z")
_SPACING_COMMANDS = re.compile(r"\\[hv]space\*?\{[^{}]{1,20}\}")
_NUMBER_LINES = re.compile(r"(?<=\n)[ \t]*\d{1,4}[ \t]*(?:\n|\Z)")

_YEAR = re.compile(rf"(?<![0-9]){DATED}(?![0-9])")
_SENTENCE_ENDS = (".", "!", "?", "…", ";", "")


def repair_reference(view: RepairedText, damage: Damage) -> RepairedText:
    """The text of one reference on one line, single-spaced, its hyphens, identifiers and letters repaired."""
    for step in _STEPS:
        view = step(view)
    if damage.syllables and is_split(view.text, least=4):
        view = join_syllables(view)
    return _single_spaced(view)


def _drop_commands(view: RepairedText) -> RepairedText:
    """Without commands of TeX for space, which stand in references typed for a document of TeX."""
    return view.edit(Edit(found.start(), found.end(), " ") for found in _SPACING_COMMANDS.finditer(view.text))


def _drop_page_number(view: RepairedText) -> RepairedText:
    """Without the number of a page that ended inside the reference or behind it."""
    if "\n" not in view.text:
        return view
    return view.edit(
        Edit(found.start(), found.end(), "")
        for found in _NUMBER_LINES.finditer(view.text)
        if not _EXPECTS_NUMBER.search(view.text[max(0, found.start() - 12) : found.start()])
        and not _is_its_year(view.text, found)
    )


def _is_its_year(text: str, line: re.Match[str]) -> bool:
    """Whether the number alone on `line` is the year of the reference, wrapped: it has none before, and goes on."""
    if not is_year(line.group().strip()) or text[line.end() : line.end() + 1].islower():
        return False
    before = text[: line.start()].rstrip()
    return before[-1:] not in _SENTENCE_ENDS and _YEAR.search(before) is None


_STEPS = (
    compose, drop_invisible, _drop_commands, _drop_page_number, heal_identifiers, join_hyphens, unify_look_alikes,
)  # fmt: skip


def _single_spaced(view: RepairedText) -> RepairedText:
    text = view.text
    if text == " ".join(text.split()):
        return view
    return view.edit(
        Edit(blank.start(), blank.end(), "" if blank.start() == 0 or blank.end() == len(text) else " ")
        for blank in _BLANKS.finditer(text)
        if blank.group() != " " or blank.start() == 0 or blank.end() == len(text)
    )

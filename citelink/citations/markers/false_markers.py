"""Numbers in brackets that are no citations, told by what stands in, before and behind the bracket.

Each rule has one reason that holds in any document; what only the whole document can tell is in `styles`, what is glued
to the name of an array in `indices`, values in `values`.
"""

from __future__ import annotations

import re

from citelink.citations.markers.locators import DASH, DASH_SIGNS
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.tuned import NumberLimits
from citelink.languages.vocabulary import marker_words, number_words, reference_words
from citelink.text.patterns import any_pattern, any_word, late
from citelink.text.years import DATED

# Signs of sets and of arithmetic: what stands behind them is an operand.
_OPERATORS = "∈∉∋⊂⊆⊃⊇∪∩×⋅÷±∓≤≥≪≫≈≃∼≠≡∝∞√∑∏∫→⇒=+*^_\\~"
# A sign glued to the name before it, and not to what follows, ends the name: C++ [3], A* [4].
_SIGNED_NAME = late(r"(?:\w\+\+|(?:[^\W\d_]{2}|[A-Z])[+*])\s{1,3}$|[A-Z]\+\+$")
# `[7] = 7`, `[0; 4] ⊂ A`, `[3] := {1, 2, 3}`: what is defined, compared or joined is an operand too.
_OPERATOR_BEHIND = re.compile(r"[ \u00a0]{0,2}(?::=|[≠≤≥≈∈∉⊂⊆∪∩])|[ \u00a0]{1,2}[=<>]=?[ \u00a0]\S")
# Brackets raised side by side, `^[7]^ ^[8]^`: the carets are theirs and no operators.
RAISED_BEFORE = late(r"\d\s?[\])]\^\s{0,3}\Z")
_RAISED_BEHIND = late(r"\s{0,3}\^[\[(]\s?\d")
# Spaces that typesetters put inside formulas ([0, 1] as a pair of numbers), never inside citations.
_FORMULA_SPACES = re.compile("[\u2001\u2004\u2005\u2006]")
_known = marker_words()
_PART_NOUNS = frozenset(_known.part_nouns)
_PART_PLURALS = frozenset(_known.part_plurals)
_COMPOUND = late(r"[^\W\d_]{2}[-\u2010\u2011]$")
_KIND = late(rf"\b{any_word(_known.part_kinds)}\s{{1,3}}$", re.IGNORECASE)
_INTERVALS = frozenset(_known.interval_nouns)
_IDEOGRAPHS = "\u3040"
_UNPARTED_INTERVALS = tuple(noun for noun in _known.interval_nouns if noun[-1] > _IDEOGRAPHS)
_GLUED = frozenset(_known.glued)
_LAST_WORD = re.compile(
    rf"(?<![^\W\d_])([^\W\d_]{{1,25}})[.:]?\s{{0,3}}[(]?\s{{0,3}}{any_pattern(_known.numero)}?\s{{0,3}}$", re.IGNORECASE
)
_NUMBER_BEFORE_NOUN = late(rf"\d[\s\u00a0.\-\u2013]{{0,3}}{any_word(_known.number_endings)}?[\s\-]?$")
_COMMAND = late(r"\\[a-zA-Z]{1,30}\*?(?:\{[^{}]{0,40}\}){0,3}$")
_VALUE_BEFORE = re.compile(
    rf"(?<![\w.,])[{DASH}]?(\d{{1,6}}(?:[.,]\d{{1,4}})?)\s?"
    rf"{any_pattern(_known.measures)}?\s{{1,2}}$"
)
_DECIMAL_BEFORE = late(r"(?<![\w.,])(\d{1,6}[.,]\d{1,4})\Z")
_CHEMICAL_WORD = re.compile(rf"[{DASH}]?([a-z]{{3,20}})")
_LATIN_LETTER = late(r"[a-z]$")
_BRIDGE = re.compile(r"[\w\u2032'][-\u2010\u2011]$")
_ATOM = re.compile(rf"[{DASH}][A-Z][a-z]?(?:[{DASH}\s]|$)")
_LOCANT = late(r"\[[^\[\]]{0,20}[a-z]\s{0,2}\]\s{0,2}$")
_LEAVES_BEFORE = late(r"\d\s{0,2},\s{0,2}$")
_LEAVES_BEHIND = late(rf"\s{{0,2}}{any_word(number_words().page_units)}\b", re.IGNORECASE)
_YEAR_FIGURES = 3
_YEAR = late(rf"1[0-3]\d\d|{DATED}")
_FIGURES_BEHIND = re.compile(r"\d{1,3}(?![\w%])(?![.,]\d)")
_FIGURES_BEFORE = re.compile(r"(?<![\w.,\-\u2010-\u2015])\d{1,3}\Z")
_YEAR_WORD = late(rf"\s{{0,2}}{any_word(reference_words().years)}(?!\w)", re.IGNORECASE)
_DEFINITION = late(r":\s{1,4}(?:https?://|www\.|<)")
# What stands first between the parentheses of a call: `nn.dense([280], rate = 0.5)`.
_CALL = late(r"(?<!\w)[A-Za-z]\w{1,30}(?:[._][A-Za-z]\w{1,30}){1,4}[ ]?\(\s?\Z")
_ARGUMENT = late(r"\s?,[^()]{0,200}?[A-Za-z_]\w{0,30}\s?=\s?[\w\"'.+-]")
# A list of numbers that a function is given: `array([6, 5, 7])`.
_FUNCTION = re.compile(r"(?<![^\W_])[A-Za-z_][A-Za-z0-9_.]{1,40}\(\Z")
_CONTEXT = 60


def is_impossible(marker: PossibleMarker, largest: int | None, *, zero: bool = False) -> bool:
    """Whether the numbers cannot be those of a list: zero, a year, or four digits where the list has fewer.

    largest: the largest number of the document's lists, None where it has none. zero: 0 may be one of its numbers.
    """
    numbers = marker.reading.numbers
    if not zero and any(number == 0 for number in numbers):
        return True
    if any(number >= NumberLimits.year for number in numbers):
        return largest is None or max(numbers) > largest * NumberLimits.beyond
    return False


def is_formula(text: str, marker: PossibleMarker) -> bool:
    """Whether the bracket belongs to a formula, a program, a chemical name or a statistic."""
    before = text[max(0, marker.start - _CONTEXT) : marker.start]
    behind = text[marker.end : marker.end + 20]
    near = before.rstrip()
    if near and near[-1] in _OPERATORS and not near.endswith(("\\_", "\\*", "**", "__")):
        if RAISED_BEFORE.search(before):
            return False
        return _SIGNED_NAME.search(before) is None
    if _FORMULA_SPACES.search(marker.inside) or _is_command(before, behind) or _OPERATOR_BEHIND.match(behind):
        return True
    if near.endswith("(") and _CALL.search(before) and _ARGUMENT.match(text, marker.end):
        return True
    if marker.style == "bracket" and len(marker.reading.numbers) > 1 and _FUNCTION.search(before):
        return True
    return _is_chemical(marker, before, behind) or _is_interval(marker, before, behind)


def names_part(text: str, marker: PossibleMarker, is_listed: bool = False) -> bool:
    """Whether a noun before the bracket says that the number is a figure's, a table's or an equation's.

    A number before the noun (`1-кесте [5]`) already numbers it: then the bracket is a citation. So it is where the list
    has its numbers, `is_listed`, and the noun is one of a thing: `hash-table [2]`, `on such tables [12]`, `in table
    [2; 3]`.
    """
    before = text[max(0, marker.start - _CONTEXT) : marker.start]
    match = _LAST_WORD.search(before)
    if not match or match[1].lower() not in _PART_NOUNS or any(work.locator for work in marker.reading.works):
        return False
    if is_listed and (";" in marker.inside or _is_common(before[: match.start()], match[1], marker)):
        return False
    return not _NUMBER_BEFORE_NOUN.search(before[: match.start()])


def _is_common(before: str, noun: str, marker: PossibleMarker) -> bool:
    """Whether a noun is one of a thing and not of a part of the document, by its form and the words `before` it."""
    if marker.number is not None and noun.lower() in _PART_PLURALS:
        return True
    return _COMPOUND.search(before) is not None or _KIND.search(before) is not None


def last_noun(text: str, marker: PossibleMarker) -> str | None:
    """The word right before the marker, in lower case; None where something else stands there."""
    match = _LAST_WORD.search(text[max(0, marker.start - _CONTEXT) : marker.start])
    return match[1].lower() if match else None


def is_glued(text: str, marker: PossibleMarker) -> bool:
    """Whether there is no space before the marker."""
    return marker.start > 0 and not text[marker.start - 1].isspace() and text[marker.start - 1] not in "([{«“\"'"


def counts_leaves(text: str, marker: PossibleMarker) -> bool:
    """`479, [1] с.`: in a bibliographic description a bracket before the page unit counts unnumbered leaves."""
    before = text[max(0, marker.start - 12) : marker.start]
    return (
        before.rstrip().endswith(",")
        and bool(_LEAVES_BEFORE.search(before))
        and bool(_LEAVES_BEHIND.match(text, marker.end, marker.end + 8))
    )


def completes_year(text: str, marker: PossibleMarker, is_listed: bool) -> bool:
    """`[17]81`, `17[81]`: an editor put in those figures of a year that the source leaves out; with the figures that
    it is glued to the bracket is a year. Figures before a bracket may be cited for all that: where the list has the
    number, a word for a year must follow."""
    if marker.style != "bracket" or not marker.inside.isdecimal() or len(marker.inside) > _YEAR_FIGURES:
        return False
    behind = _FIGURES_BEHIND.match(text, marker.end)
    before = _FIGURES_BEFORE.search(text, max(0, marker.start - _YEAR_FIGURES), marker.start)
    year = (before[0] if before else "") + marker.inside + (behind[0] if behind else "")
    if year == marker.inside or not _YEAR.fullmatch(year):
        return False
    return behind is not None or not is_listed or _YEAR_WORD.match(text, marker.end) is not None


def defines_link(text: str, marker: PossibleMarker) -> bool:
    """`[1]: https://...` at a line's beginning defines a link target, as in e-mails and Markdown."""
    before = text[max(0, marker.start - 4) : marker.start].rstrip(" ")
    return before[-1:] in ("", "\n") and _DEFINITION.match(text, marker.end, marker.end + 16) is not None


def _is_command(before: str, behind: str) -> bool:
    """`\\newcommand{\\x}[2]{...}`, `\\sqrt[3]{x}`: an argument of a TeX command."""
    if "\\" in before and _COMMAND.search(before):
        return True
    return behind[:1] == "{" and behind[1:2] not in ("@", "?") and before[-1:] in ("}", "]")


def _is_chemical(marker: PossibleMarker, before: str, behind: str) -> bool:
    """Locants of fused rings: `pyrido[3,2-f][1,4]oxazepine`, `benzo-[1,3]-dioxole`.

    A list of numbers runs on into a lower-case Latin word or an atom (`[1,3]-O-to-N shift`), or a bracket that ends
    with a ring letter or a hyphen stands before it; citations are followed by a space or stop. A single number counts
    ring members inside a word: `calix[4]arene`."""
    word = _CHEMICAL_WORD.match(behind)
    runs_on = word is not None and word[1] not in _GLUED
    if len(marker.reading.numbers) < 2:
        return runs_on and behind[0] != "-" and bool(_LATIN_LETTER.search(before))
    if (before.rstrip().endswith("]") and _LOCANT.search(before)) or _BRIDGE.search(before):
        return True
    return runs_on or _ATOM.match(behind) is not None


def _is_interval(marker: PossibleMarker, before: str, behind: str) -> bool:
    """Two numbers that are the ends of an interval: a noun says so, a set operation follows, or the value they enclose
    stands right before them (`45 [38-52] years`). Nobody writes an interval of two neighbouring whole numbers."""
    if not marker.reading.pair:
        return False
    low, high = marker.reading.numbers[0], marker.reading.numbers[-1]
    match = _LAST_WORD.search(before)
    listed = not any(dash in marker.inside for dash in DASH_SIGNS)
    wide = high != low + 1 if listed else high - low > NumberLimits.wide
    if wide and match and names_interval(match[1]):
        return True
    if behind.lstrip()[:1] in ("∪", "∩", "×", "⊂", "^") and not _RAISED_BEHIND.match(behind):
        return True
    # Glued to it only a range as wide as no citation: `a score of 2.5[1-63]`.
    value = value_before(before)
    if value is None and high - low > NumberLimits.wide and (glued := _DECIMAL_BEFORE.search(before)):
        value = float(glued[1].replace(",", "."))
    return value is not None and low < value < high


def value_before(before: str) -> float | None:
    """The value, with or without its unit, that ends the text before a bracket; None where no number does."""
    value = _VALUE_BEFORE.search(before)
    return float(value[1].replace(",", ".")) if value else None


def names_interval(word: str) -> bool:
    """Whether a word says that two numbers are the ends of an interval, alone or glued to others."""
    return word.lower() in _INTERVALS or (word[-1] > _IDEOGRAPHS and word.endswith(_UNPARTED_INTERVALS))

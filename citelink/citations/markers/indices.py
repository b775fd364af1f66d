"""Brackets that hold indices: elements of arrays, in programs, in listings and in prose about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from citelink.citations.markers.false_markers import is_glued
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.styles import Numbering
from citelink.citations.markers.tuned import IndexLimits, LabelLimits
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_pattern
from citelink.text.span import line_around

_NAME = re.compile(r"(?<!\w)[A-Za-z_][A-Za-z0-9_]{0,30}\Z")
# Names that are no words: one letter, snake_case, camelCase.
_CODED = re.compile(r"[a-zA-Z]|\w{0,30}_\w{0,30}|[a-z]{1,15}[A-Z]\w{0,15}")
_NUMBERS = re.compile(r"[\d\s,;\-\u2010-\u2015\u2212]{1,40}")
_OPERAND = r"(?:[A-Za-z_]\w{0,15}|\d{1,4})"
# What no citation is: zero, a counter, a sum. Other letters may be marks of notes, words parts of a package.
_TELLING = rf"0|[i-nxyN]|(?!\d{{1,4}}\s?[-/]\s?\d){_OPERAND}\s?[-+*/]\s?{_OPERAND}"
_ELEMENT = re.compile(rf"(?<!\w)([A-Za-z_][A-Za-z0-9_]{{0,30}})(?:\[\d{{1,4}}\]){{0,2}}\[(?:{_TELLING})\]")
_ASSIGNED = re.compile(
    r"(?<!\w)([A-Za-z_][A-Za-z0-9_]{0,30})(?:\[[^\[\]\n]{1,20}\]){1,3}[ \t]{0,2}"
    r"(?:[-+*/%|&:!<>]?=(?!>)|\+\+|--|[\u2190\u2260\u2264\u2265])"
)
_DECLARED = re.compile(
    r"^[ \t]{0,40}(?:[A-Za-z_][\w:<>]{0,30}[ \t*&]{1,4}){1,3}([A-Za-z_]\w{0,30})(?:\[\d{1,6}\]){1,3}[ \t]{0,2}[;={]",
    re.MULTILINE,
)
# An element of a matrix: counted from zero, or given a value.
_PAIR = r"\d{1,4},[ ]?\d{1,4}"
_MATRIX = re.compile(
    r"(?<!\w)([A-Za-z_][A-Za-z0-9_]{0,30})"
    rf"\[(?:0,[ ]?\d{{1,4}}\]|\d{{1,4}},[ ]?0\]|{_PAIR}(?:,[ ]?\d{{1,4}})?\][ \t]{{0,2}}:?=(?!=))"
)
_CODE_SIGNS = re.compile(r"[ \w)\]][=!]=[ \w(]|&&| \|\| |\w->\w|\w::\w| [-+*/]= |\w\+\+[;)]|<<|\)[ \t]?\{")
_CODE_END = re.compile(r"[;{}][ \t\\]{0,3}\Z")
_CODE_PART = re.compile(r"\w\(|(?<![=<>!])=(?![=>])")
_ARRAY_NOUN = re.compile(rf"(?<!\w){any_pattern(marker_words().array_nouns)}[\s:«\"'(]{{1,3}}\Z", re.IGNORECASE)
_LAST_LETTER = re.compile(r"([^\W\d_])[\s,:(«\"-]{0,3}\Z")
_LATIN_END = "\u024f"
_CONTEXT = 60


def find_indices(text: str, possible: Sequence[PossibleMarker], numbering: Numbering, beside: int) -> set[int]:
    """Starts of the brackets that are glued to the name of an array: `a[1]`, `row_id[2]`, `delay[6][11] = 0`.

    What the brackets beside it, the operator behind it or its line show to be an element is one in any document, and
    its name is that of an array wherever it stands. A name alone shows it only where citations are not glued to words;
    `beside` citations that the file marks set that habit with the others."""
    glued = [one for one in possible if one.style == "bracket" and is_glued(text, one)]
    if not glued:
        return set()
    arrays = {match[1] for pattern in (_ELEMENT, _ASSIGNED, _DECLARED) for match in pattern.finditer(text)}
    matrices = {match[1] for match in _MATRIX.finditer(text)}
    shown, likely = set(), set()
    for one in glued:
        chain = _Chain(text, one)
        if not chain.name:
            continue
        # Several numbers are seldom the index of what a word names.
        single = one.number is not None
        if chain.tells or chain.name in (arrays if single else matrices) or _is_code(text, one):
            shown.add(one.start)
        elif _CODED.fullmatch(chain.name) or (single and _is_likely(text, chain, one, numbering)):
            likely.add(one.start)
    _run_on(possible, shown)
    _run_on(possible, likely)
    habit = [one for one in glued if one.start not in shown and one.start not in likely]
    if LabelLimits.glued * len(habit) > len(possible) - len(shown) + beside:
        return shown
    return shown | likely


def _run_on(possible: Sequence[PossibleMarker], indices: set[int]) -> None:
    for last, one in pairwise(possible):
        if last.start in indices and last.end == one.start:
            indices.add(one.start)


def _is_likely(text: str, chain: _Chain, marker: PossibleMarker, numbering: Numbering) -> bool:
    """Whether a word that may be one of prose names an array: it has two indices, a noun says so, or the list has no
    such number and the word is Latin in a text that is not."""
    before = text[max(0, chain.start - _CONTEXT) : chain.start]
    if not chain.name.islower():
        return False
    if chain.length > 1 or _ARRAY_NOUN.search(before):
        return True
    letters = _LAST_LETTER.search(before)
    return not numbering.covers(marker) and letters is not None and letters[1] > _LATIN_END


def _is_code(text: str, marker: PossibleMarker) -> bool:
    """Whether the line is one of a program."""
    line = line_around(text, marker.start, marker.end, IndexLimits.line)
    if _CODE_SIGNS.search(line):
        return True
    return _CODE_END.search(line) is not None and _CODE_PART.search(line) is not None


class _Chain:
    """The brackets glued to each other around a marker, and the name that they are glued to.

    name    what stands before the first, `start` its place; "" where it is no name
    length  how many there are
    tells   whether one of them holds what no citation does
    """

    def __init__(self, text: str, marker: PossibleMarker) -> None:
        self.length, self.tells = 1, False
        at = marker.start
        while self.length < IndexLimits.longest and text[at - 1 : at] == "]" and (opened := _opening(text, at)) >= 0:
            self._take(text[opened + 1 : at - 1])
            at = opened
        behind = marker.end
        while self.length < IndexLimits.longest and text[behind : behind + 1] == "[":
            closed = text.find("]", behind, behind + _CONTEXT)
            if closed < 0:
                break
            self._take(text[behind + 1 : closed])
            behind = closed + 1
        name = _NAME.search(text, max(0, at - _CONTEXT), at)
        self.name = name[0] if name else ""
        self.start = name.start() if name else at

    def _take(self, inside: str) -> None:
        self.length += 1
        self.tells = self.tells or inside.strip() == "0" or _NUMBERS.fullmatch(inside) is None


def _opening(text: str, end: int) -> int:
    """Where the bracket that closes before `end` opens, -1: not near."""
    depth = 0
    for at in range(end - 1, max(-1, end - _CONTEXT), -1):
        depth += (text[at] == "]") - (text[at] == "[")
        if not depth:
            return at
    return -1

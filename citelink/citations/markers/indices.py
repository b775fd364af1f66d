"""Brackets that hold indices: elements of arrays, in programs, in listings and in prose about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from citelink.citations.markers.false_markers import is_glued
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.styles import Numbering
from citelink.citations.markers.tuned import IndexLimits, LabelLimits
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_pattern, late
from citelink.text.span import line_around

_NAME = late(r"(?<!\w)[A-Za-z_][A-Za-z0-9_]{0,30}\Z")
# Names that are no words: one letter, snake_case, camelCase.
_CODED = late(r"[a-zA-Z]|\w{0,30}_\w{0,30}|[a-z]{1,15}[A-Z]\w{0,15}")
_NUMBERS = late(r"[\d\s,;\-\u2010-\u2015\u2212]{1,40}")
_OPERAND = r"(?:[A-Za-z_]\w{0,15}|\d{1,4})"
# What no citation is: zero, a counter, a sum. Other letters may be marks of notes, words parts of a package.
_TELLING = rf"0|[i-nxyN]|(?!\d{{1,4}}\s?[-/]\s?\d){_OPERAND}\s?[-+*/]\s?{_OPERAND}"
# What shows an array is looked for by its brackets, and then for the name before them: prose is passed over quickly.
_TELLING_BRACKET = late(rf"\[(?:{_TELLING})\]")
_NAME_OF_ELEMENT = late(r"(?<!\w)([A-Za-z_][A-Za-z0-9_]{0,30})(?:\[\d{1,4}\]){0,2}\Z")
# Listings that were typeset part a name from its index; nobody cites a zero.
_ZERO = re.compile(r"\[[ \u00a0]?0[ \u00a0]?\]")
_SPACED_NAME = late(r"(?<!\w)([A-Za-z_][A-Za-z0-9_]{0,30})[ \u00a0]\Z")
_ASSIGNMENT = late(r"\](?=[ \t]{0,2}(?:[-+*/%|&:!<>]?=(?!>)|\+\+|--|[\u2190\u2260\u2264\u2265]))")
_NAME_OF_ASSIGNED = late(r"(?<!\w)([A-Za-z_][A-Za-z0-9_]{0,30})(?:\[[^\[\]\n]{1,20}\]){1,3}\Z")
# With several indices one of which is zero: `m[0, 1]`.
_CELL = late(r"\[(?=[^\[\]\n]{0,12}(?<!\d)0\s?[,\]])\d{1,4}(?:\s?,\s?\d{1,4}){1,2}\]")
_DECLARED = late(
    r"[ \t]{0,40}(?://[ \t]{0,4})?(?:[A-Za-z_][\w:<>]{0,30}[ \t*&]{1,4}){1,3}"
    r"([A-Za-z_]\w{0,30})(?:\[\d{1,6}\]){1,3}[ \t]{0,2}[;={]"
)
_LONGEST_DECLARATION = 240
_DECLARATION_END = late(r"\][ \t]{0,2}[;={]")
_CODE_SIGNS = late(r"[ \w)\]][=!]=[ \w(]|&&| \|\| |\w->\w|\w::\w| [-+*/]= |\w\+\+[;)]|<<|\)[ \t]?\{")
_CODE_END = late(r"[;{}][ \t\\]{0,3}\Z")
_CODE_PART = late(r"\w\(|(?<![=<>!])=(?![=>])")
# A line that sets something or gives it back, and says nothing in words.
_STATEMENT = late(
    r"[ \t]{0,40}(?:(?:[A-Za-z_]\w{0,20} ){0,2}[A-Za-z_$][\w.$]{0,60}(?:\[[^\[\]\n]{1,20}\]){0,2}"
    r"[ \t]?(?::|[-+*/])?=(?![=>])|(?:return|yield|echo|print)[ \t]+[A-Za-z_$])"
)
_WORDS = late(r"[^\W\d_]{2,} [^\W\d_]{2,} [^\W\d_]{2,}")
# A sentence is longer than what a comment in a program says behind a statement.
_PROSE = re.compile(r"(?:[^\W\d_]{1,40}[,:]? ){5}")
_SENTENCE_END = re.compile(r"\.(?:\s|$)")
_ARRAY_NOUN = late(rf"(?<!\w){any_pattern(marker_words().array_nouns)}[\s:«\"'(]{{1,3}}\Z", re.IGNORECASE)
_LAST_LETTER = late(r"([^\W\d_])[\s,:(«\"-]{0,3}\Z")
_LATIN_END = "\u024f"
_CONTEXT = 60
# A name and three brackets are no longer.
_LONGEST_NAMED = 100


def find_indices(text: str, possible: Sequence[PossibleMarker], numbering: Numbering, beside: int) -> set[int]:
    """Starts of the brackets that index an array: `a[1]`, `row_id[2]`, `delay[6][11] = 0`, in listings `col [1]`.

    What the brackets beside it, the operator behind it or its line show to be an element is one in any document, and
    its name is that of an array wherever it stands. A name alone shows it only where citations are not glued to words;
    `beside` citations that the file marks set that habit with the others."""
    spaced = _find_spaced(text, possible) if 0 not in numbering.numbers else set()
    glued = [one for one in possible if one.style == "bracket" and is_glued(text, one)]
    if not glued:
        return spaced
    arrays, grids = _shown_arrays(text)
    shown, likely = set(), set()
    for one in glued:
        chain = _Chain(text, one)
        if not chain.name:
            continue
        # Several numbers are seldom the index of what a word names, unless a program has set it by several.
        single = one.number is not None
        if chain.tells or chain.name in (arrays if single else grids) or _is_code(text, chain, one, numbering):
            shown.add(one.start)
        elif _CODED.fullmatch(chain.name) or (single and _is_likely(text, chain, one, numbering)):
            likely.add(one.start)
    _run_on(possible, shown)
    _run_on(possible, likely)
    habit = [one for one in glued if one.start not in shown and one.start not in likely]
    if LabelLimits.glued * len(habit) > len(possible) - len(shown) + beside:
        return spaced | shown
    return spaced | shown | likely


def _shown_arrays(text: str) -> tuple[set[str], set[str]]:
    """The names that the text itself shows to be arrays, and those that it shows to have several indices."""
    elements = _before(text, (match.start() for match in _TELLING_BRACKET.finditer(text)), _NAME_OF_ELEMENT)
    assigned = list(_before(text, (match.end() for match in _ASSIGNMENT.finditer(text)), _NAME_OF_ASSIGNED))
    cells = _before(text, (match.start() for match in _CELL.finditer(text)), _NAME)
    ends = (match.start() for match in _DECLARATION_END.finditer(text))
    starts = {text.rfind("\n", max(0, end - _LONGEST_DECLARATION), end) + 1 for end in ends}
    declared = filter(None, (_DECLARED.match(text, start) for start in starts))
    arrays = {match[1] for match in (*elements, *assigned, *declared)}
    return arrays, {match[1] for match in assigned if "," in match[0]} | {match[0] for match in cells}


def _before(text: str, places: Iterable[int], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What of a pattern, which ends in `\\Z`, stands right before each of `places`."""
    for at in places:
        if match := pattern.search(text, max(0, at - _LONGEST_NAMED), at):
            yield match


def _find_spaced(text: str, possible: Sequence[PossibleMarker]) -> set[int]:
    """Starts of the brackets behind the name of an array and a space: elsewhere the same name has the index zero."""
    arrays = {_spaced_name(text, match.start()) for match in _ZERO.finditer(text)} - {""}
    if not arrays:
        return set()
    return {one.start for one in possible if one.number is not None and _spaced_name(text, one.start) in arrays}


def _spaced_name(text: str, at: int) -> str:
    """The name that stands before a place of `text`, with a space between; "" where none does."""
    name = _SPACED_NAME.search(text, max(0, at - _CONTEXT), at)
    return name[1] if name else ""


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


def _is_code(text: str, chain: _Chain, marker: PossibleMarker, numbering: Numbering) -> bool:
    """Whether the line is one of a program and no sentence that ends in a name and its source: `Code::Blocks[16].`"""
    line = line_around(text, marker.start, marker.end, IndexLimits.line)
    if (
        numbering.numbers
        and numbering.covers(marker)
        and chain.length == 1
        and not _CODED.fullmatch(chain.name)
        and _SENTENCE_END.match(text, marker.end)
        and _PROSE.search(line)
    ):
        return False
    if _CODE_SIGNS.search(line) or (_STATEMENT.match(line) and not _WORDS.search(line)):
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

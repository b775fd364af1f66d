"""Cues: what a reference may say, told by its words, so that an expression is tried only where it can match.

Most references print no access date, no thesis and no patent, and the dozen expressions that look for such things would
each go through all letters of the text. Here every distinct word is looked at once, and what it may begin is remembered
as bits; those of a text are put together. A bit that is missing is certain; one that is there only says: look.

Cues are read off the expressions and words themselves (`cues_of`): of each, a run of letters that stands in the text
wherever it matches, as a whole word or as its beginning. The expressions that are asked so must find their words
where no letter stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, reduce
from operator import or_

from citelink.languages.vocabulary import archive_words, kind_words, name_words, patent_words, reference_words
from citelink.parsing.labeller.kernel import KERNEL
from citelink.parsing.labeller.tokens import HAN, LETTER_APOSTROPHE, classes
from citelink.parsing.words import words
from citelink.text.patterns import caseless

# The texts of some hundreds of references are asked for several times while they are worked on.
_TEXTS = 1024
_MOST_WORDS = 50_000
_LEAST, _SHARED = 3, 2
# The apostrophe that counts as a letter is made one of the others in a plain view; beside ideographs a word may end.
_RUNS = re.compile(rf"[^\W\d_{LETTER_APOSTROPHE}{HAN}]+")
_GROUP = re.compile(r"\(\?:([^()]*)\)(?![?*{])")
_MOST_EXPANDED = 64


# The cues of a text whose own were not asked for.
EVERYTHING = -1


class Cue:
    """What a text may hold: a bit each. (An enumeration of flags takes longer to be asked than it saves.)"""

    ACCESSED = 1 << 0
    ET_AL = 1 << 1
    ROLE = 1 << 2
    THESIS = 1 << 3
    LAW = 1 << 4
    REPORT = 1 << 5
    PROCEEDINGS = 1 << 6
    NEWSPAPER = 1 << 7
    PATENT = 1 << 8
    PATENT_NUMBER = 1 << 9
    ARCHIVE = 1 << 10
    MENTIONED = 1 << 11
    CITED_ON = 1 << 12
    COLLABORATION = 1 << 13
    THESIS_TITLE = 1 << 14
    SPECIALITY = 1 << 15


@lru_cache(_TEXTS)
def said(text: str) -> int:
    """The cues of a text, `Cue` by `Cue` a bit."""
    known = _words()
    if len(known) > _MOST_WORDS:
        known.clear()
    return reduce(or_, map(known.__getitem__, runs(caseless(text))), known.always)


def runs(text: str) -> list[str]:
    """The runs of letters of a text."""
    found = KERNEL.runs(text, classes()) if KERNEL is not None else None
    return _RUNS.findall(text) if found is None else found


class _Words(dict[str, int]):
    """Words (runs of letters) with their cues; `always`: the cues that cannot be told by a word."""

    def __init__(self) -> None:
        super().__init__()
        self.whole: dict[str, int] = {}
        # By the letters that all of them have.
        self.beginnings: dict[str, dict[str, int]] = {}
        self.always = 0
        for cue, found in _all_cues():
            if found is None:
                self.always |= cue
            for run, is_whole in found or ():
                kept = self.whole if is_whole else self.beginnings.setdefault(run[:_SHARED], {})
                kept[run] = kept.get(run, 0) | cue

    def __missing__(self, word: str) -> int:
        mask = self.whole.get(word, 0)
        if begun := self.beginnings.get(word[:_SHARED]):
            for run, cue in begun.items():
                if word.startswith(run):
                    mask |= cue
        self[word] = mask
        return mask


@cache
def _words() -> _Words:
    return _Words()


Run = tuple[str, bool]


def _all_cues() -> Iterator[tuple[int, set[Run] | None]]:
    known, kinds, patents, archives = reference_words(), kind_words(), patent_words(), archive_words()
    printed = {
        Cue.ACCESSED: words("accessed"),
        Cue.ET_AL: ("etc", *words("et_al")),
        Cue.ROLE: (*words("editors"), *words("translators")),
        Cue.THESIS: words("theses"),
        Cue.LAW: words("laws"),
        Cue.COLLABORATION: name_words().collaborations,
    }
    expressions = {
        Cue.REPORT: kinds.reports,
        Cue.PROCEEDINGS: kinds.proceedings,
        Cue.NEWSPAPER: kinds.newspapers,
        Cue.PATENT: (*kinds.patents, *kinds.patents_behind_title, *kinds.patents_anywhere),
        Cue.PATENT_NUMBER: patents.words,
        Cue.ARCHIVE: (*archives.fonds, *archives.fonds_behind),
        Cue.MENTIONED: known.mentioned,
        Cue.CITED_ON: known.cited_on,
        Cue.THESIS_TITLE: kinds.thesis_genres,
        Cue.SPECIALITY: kinds.thesis_specialities,
    }
    for cue, phrases in printed.items():
        yield cue, set().union(*map(phrase_cues, phrases))
    for cue, patterns in expressions.items():
        yield cue, cues_of(patterns)


def phrase_cues(phrase: str) -> set[Run]:
    """The runs of letters of which one stands wherever a phrase does that no letter follows, with a space and a stop
    between its words or without; and whether each is a whole word.

    >>> sorted(phrase_cues("thesis")), sorted(phrase_cues("и др")), sorted(phrase_cues("date of access"))
    ([('thesis', True)], [('др', True), ('идр', True)], [('date', False)])
    """
    phrase = caseless(phrase)
    runs = [(match[0], match.start()) for match in _RUNS.finditer(phrase)]
    for n, (run, start) in enumerate(runs):
        if n and len(run) > _LEAST and phrase[start - 1] in "-'":
            return {(run, n == len(runs) - 1)}
    first = runs[0][0]
    if len(runs) == 1:
        return {(first, True)}
    second, last = runs[1][0], len(runs) == 2
    if len(second) > len(first):
        return {(second, last), (first + second, last)}
    return {(first, False)} if len(first) >= _LEAST else {(first, True), (first + second, last)}


def cues_of(patterns: Iterable[str]) -> set[Run] | None:
    r"""The runs of letters of which one stands wherever one of the expressions matches, and whether each is a whole
    word; None where an expression has none.

    >>> sorted(cues_of(["пат(?:ент)?\\b", r"u\.?\s?s\.?\s+patent", r"\w{3}\. (?:дисс?|канд)\."]))
    [('patent', False), ('дис', False), ('канд', True), ('пат', False)]
    """
    found: set[Run] = set()
    for pattern in patterns:
        for expression in _expanded(pattern):
            if not (run := _best_run(expression)):
                return None
            found.add(run)
    return found


def _expanded(pattern: str) -> list[str]:
    """The expression with each of its groups that must be there as one of their alternatives."""
    done: list[str] = []
    todo = [pattern]
    while todo and len(done) + len(todo) < _MOST_EXPANDED:
        one = todo.pop()
        if group := _GROUP.search(one):
            todo += [f"{one[: group.start()]}{part}{one[group.end() :]}" for part in group[1].split("|")]
        else:
            done.append(one)
    return done + todo


# What an expression without groups is made of: letters that must be there, a sign or white space that must be, and
# whatever else, which may be nothing.
_PARTS = re.compile(
    r"(?P<letters>(?:[^\W\d_](?![?*{]))+)|(?P<sign>(?:\\\.|\\s|[ /:№-])(?:\+|(?![?*{])))|(?P<edge>\\b)"
    r"|(?:\[[^\]]*\]|\\?.)(?:[?*+]|\{[^}]*\})?",
    re.S,
)
_INNERMOST = re.compile(r"\([^()]*\)(?:[?*+]|\{[^}]*\})?")


def _best_run(expression: str) -> Run | None:
    """The longest run of letters that no letter can stand before; whole where none can stand behind it either."""
    while (flat := _INNERMOST.sub("\0", expression)) != expression:
        expression = flat
    if "|" in expression:
        return None
    best: Run | None = None
    parts = [(part.lastgroup, part[0]) for part in _PARTS.finditer(expression)]
    for at, (kind, text) in enumerate(parts):
        if kind == "letters" and (at == 0 or parts[at - 1][0] in ("sign", "edge")):
            closed = at + 1 < len(parts) and parts[at + 1][0] in ("sign", "edge")
            if best is None or len(text) > len(best[0]):
                best = (caseless(text), closed)
    return best

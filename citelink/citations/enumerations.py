"""Numbers in brackets that label something: points of an enumeration, notes under a text."""

from __future__ import annotations

import re

from citelink.citations.citing_order import is_needed, list_uses
from citelink.citations.false_markers import is_glued
from citelink.citations.marker_candidates import Candidate

_REACH = 1500
_CANDIDATES_AHEAD = 40
_TEXT_BEHIND = re.compile(r"[ \t\u00a0]{0,3}\n?[ \t\u00a0]{0,3}[«“\"(]?[^\W_]")
_TEXT_ON_LINE = re.compile(r"[ \t\u00a0]{1,8}[«“\"(*]?[^\W_]")
_PARTED = re.compile(
    r"(?:[,;:.(\u2014\u2013]|\b(?:and|or|as|и|или|та|або|және|немесе|und|oder|y|o|et|ou|e))\s{0,3}$", re.IGNORECASE
)
_STARTED = re.compile(r"(?:[:;]|^|\n)\s{0,3}$")
_LINE_START = re.compile(r"(?:^|\n)[ \t\u00a0]{0,8}$")
_NEW_PARAGRAPH = re.compile(r"[.!?:]\s{0,10}\n[ \t\u00a0\r]{0,4}\n\s{0,8}$")
_WORD_BEHIND = re.compile(r"[ \t\u00a0]{1,3}[«“\"(]?[^\W\d_]")
_LINE_BEFORE_BLANK = re.compile(r"(\S)[ \t\u00a0\r]{0,8}\n[ \t\u00a0\r]{0,8}\n")
_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n")
_STOPPED = re.compile(r"[.!?:;…»)\"”]\s{0,4}$")


def find_inline_labels(text: str, candidates: list[Candidate]) -> set[int]:
    """Starts of the candidates that count the points of an enumeration in running text: `(1) ..., (2) ..., and (3)
    ...`.

    The label precedes what it counts, so each but the first stands behind a separator or `and` and before a word; a
    citation stands behind what it supports. Bracketed enumerations must moreover begin behind a colon or on a new line.
    """
    after_stop = _stop_share(text, candidates) > 0.4
    uses = list_uses(candidates)
    labels: set[int] = set()
    for index, first in enumerate(candidates):
        if first.number != 1 or first.start in labels or not _TEXT_BEHIND.match(text, first.end, first.end + 8):
            continue
        if first.style == "bracket" and not _STARTED.search(text[max(0, first.start - 4) : first.start]):
            continue
        run = [first]
        for candidate in candidates[index + 1 : index + 1 + _CANDIDATES_AHEAD]:
            if candidate.start - run[-1].end > _REACH:
                break
            if candidate.number == 1:
                break
            if candidate.number == len(run) + 1 and _labels_point(text, candidate, after_stop):
                run.append(candidate)
        if len(run) > 1 and not is_needed(run, uses):
            labels.update(candidate.start for candidate in run)
    return labels


def find_line_labels(text: str, candidates: list[Candidate]) -> list[list[Candidate]]:
    """Runs `[1] ...`, `[2] ...` that begin neighbouring lines or paragraphs, counted from 1, each before a text:
    points of a list or notes under a text. Lines are wrapped within a sentence, so a marker that begins a line by
    chance is not followed by its successor at the beginning of the next paragraph."""
    runs: list[list[Candidate]] = []
    run: list[Candidate] = []
    for candidate in candidates:
        number = candidate.number
        if number is None or not _labels_line(text, candidate):
            continue
        if run and number == len(run) + 1 and _follows(text, run[-1], candidate):
            run.append(candidate)
            continue
        if len(run) > 1:
            runs.append(run)
        run = [candidate] if number == 1 else []
    if len(run) > 1:
        runs.append(run)
    return runs


def find_paragraph_labels(text: str, candidates: list[Candidate]) -> set[int]:
    """Starts of the candidates that begin a paragraph before a capital, behind a complete one: the sentence begins
    behind the bracket, so the bracket is no part of it but labels it (notes, points, what TeX's
    `\\begin{algorithmic}[1]` leaves).
    """
    labels = set()
    for one in candidates:
        before = text[max(0, one.start - 40) : one.start]
        if not _NEW_PARAGRAPH.search(before) or not _WORD_BEHIND.match(text, one.end, one.end + 6):
            continue
        if text[one.end : one.end + 6].lstrip(' \t\u00a0«“"(')[:1].isupper():
            labels.add(one.start)
    return set() if labels and _is_double_spaced(text) else labels


def find_note_anchors(text: str, candidates: list[Candidate], runs: list[list[Candidate]]) -> set[int]:
    """Starts of the candidates that lead to a note of one of the `runs`.

    Notes are anchored to the word they explain: the anchor is glued to it, in a document whose citations are parted
    from the words before them by a space.
    """
    if not runs:
        return set()
    glued = [candidate for candidate in candidates if is_glued(text, candidate)]
    if len(glued) * 3 > len(candidates):
        return set()
    notes = [(run[0].start, len(run)) for run in runs]
    anchors = set()
    for candidate in glued:
        number = candidate.number
        if number is not None and any(candidate.start < start and number <= length for start, length in notes):
            anchors.add(candidate.start)
    return anchors


def _is_double_spaced(text: str) -> bool:
    """Whether blank lines stand between the lines of a paragraph: then most stand in the middle of a sentence."""
    ends = [match[1] for match in _LINE_BEFORE_BLANK.finditer(text)]
    return 2 * sum(end in '.!?:;…»)"”' for end in ends) < len(ends)


def _labels_point(text: str, candidate: Candidate, after_stop: bool) -> bool:
    if not _TEXT_BEHIND.match(text, candidate.end, candidate.end + 8):
        return False
    before = text[max(0, candidate.start - 14) : candidate.start]
    if after_stop and before.rstrip().endswith("."):
        return False
    return _PARTED.search(before) is not None or _LINE_START.search(before) is not None


def _stop_share(text: str, candidates: list[Candidate]) -> float:
    """The share of candidates right behind a full stop: some journals put every marker there."""
    stopped = sum(
        text[max(0, candidate.start - 3) : candidate.start].rstrip().endswith(".") for candidate in candidates
    )
    return stopped / len(candidates) if candidates else 0.0


def _labels_line(text: str, candidate: Candidate) -> bool:
    before = text[max(0, candidate.start - 10) : candidate.start]
    return _LINE_START.search(before) is not None and _TEXT_ON_LINE.match(text, candidate.end) is not None


def _follows(text: str, label: Candidate, successor: Candidate) -> bool:
    """Whether only the labelled paragraph stands between two labels, and it is complete."""
    between = text[label.end : successor.start]
    if len(between) > 3 * _REACH:
        return False
    breaks = _BLANK_LINE.findall(between)
    if breaks:
        return len(breaks) == 1 and not between[_last_break(between) :].strip()
    return between.count("\n") <= 8 and (_STOPPED.search(between) is not None or between.count("\n") == 1)


def _last_break(between: str) -> int:
    last = 0
    for match in _BLANK_LINE.finditer(between):
        last = match.start()
    return last

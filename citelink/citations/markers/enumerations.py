"""Numbers in brackets that label something: points of an enumeration, notes under a text."""

from __future__ import annotations

import re

from citelink.citations.markers.citing_order import is_needed, list_uses
from citelink.citations.markers.false_markers import is_glued
from citelink.citations.markers.possible import PossibleMarker
from citelink.citations.markers.tuned import LabelLimits
from citelink.citations.own_works import heads_own_works
from citelink.languages.vocabulary import marker_words
from citelink.text.patterns import any_word, late

_TEXT_BEHIND = re.compile(r"[ \t\u00a0]{0,3}\n?[ \t\u00a0]{0,3}[«“\"(]?[^\W_]")
_TEXT_ON_LINE = late(r"[ \t\u00a0]{1,8}[«“\"(*]?[^\W_]")
_PARTED = late(rf"(?:[,;:.(\u2014\u2013]|\b{any_word(marker_words().parting_words)})\s{{0,3}}$", re.IGNORECASE)
_STARTED = re.compile(r"(?:[:;]|^|\n)\s{0,3}$")
_LINE_START = re.compile(r"(?:^|\n)[ \t\u00a0]{0,8}$")
_BULLET = late(r"(?:^|\n)[ \t\u00a0]{0,8}[-*+•–—▪●◦][ \t\u00a0]{1,4}$")
_BLANK_OR_BULLET = " \t\n\r\u00a0-*+•–—▪●◦"
_NEW_PARAGRAPH = re.compile(r"[.!?:]\s{0,10}\n[ \t\u00a0\r]{0,4}\n\s{0,8}$")
_WORD_BEHIND = late(r"[ \t\u00a0]{1,3}[«“\"(]?[^\W\d_]")
_LINE_BEFORE_BLANK = late(r"(\S)[ \t\u00a0\r]{0,8}\n[ \t\u00a0\r]{0,8}\n")
_BLANK_LINE = late(r"\n[ \t\u00a0]*\n")
_STOPPED = late(r"[.!?:;…»)\"”]\s{0,4}$")


def find_inline_labels(text: str, possible: list[PossibleMarker]) -> set[int]:
    """Starts of the markers that count the points of an enumeration in running text: `(1) ..., (2) ..., and (3)
    ...`.

    The label precedes what it counts, so each but the first stands behind a separator or `and` and before a word; a
    citation stands behind what it supports. Bracketed enumerations must moreover begin behind a colon or on a new line.
    """
    after_stop = _stop_share(text, possible) > LabelLimits.after_stop
    uses = list_uses(possible)
    labels: set[int] = set()
    for index, first in enumerate(possible):
        if first.number != 1 or first.start in labels or not _TEXT_BEHIND.match(text, first.end, first.end + 8):
            continue
        if first.style == "bracket" and not _STARTED.search(text[max(0, first.start - 4) : first.start]):
            continue
        run = [first]
        for marker in possible[index + 1 : index + 1 + LabelLimits.ahead]:
            if marker.start - run[-1].end > LabelLimits.reach:
                break
            if marker.number == 1:
                break
            if marker.number == len(run) + 1 and _labels_point(text, marker, after_stop):
                run.append(marker)
        if len(run) > 1 and not is_needed(run, uses):
            labels.update(marker.start for marker in run)
    return labels


def find_own_labels(text: str, possible: list[PossibleMarker]) -> set[int]:
    """Starts of the markers that begin the line right below a heading of the author's own publications: `[1]` labels
    the first of these, be it the only one."""
    labels: set[int] = set()
    for marker in possible:
        if marker.number == 1 and _LINE_START.search(text, max(0, marker.start - 10), marker.start):
            above = text[max(0, marker.start - LabelLimits.heading_above) : marker.start].rstrip()
            if heads_own_works(above.rpartition("\n")[2].strip()):
                labels.add(marker.start)
    return labels


def find_line_labels(text: str, possible: list[PossibleMarker]) -> list[list[PossibleMarker]]:
    """Runs `[1] ...`, `[2] ...` that begin neighbouring lines or paragraphs, counted from 1, each before a text:
    points of a list or notes under a text. Lines are wrapped within a sentence, so a marker that begins a line by
    chance is not followed by its successor at the beginning of the next paragraph."""
    runs: list[list[PossibleMarker]] = []
    run: list[PossibleMarker] = []
    for marker in possible:
        number = marker.number
        if number is None or not _labels_line(text, marker):
            continue
        if run and number == len(run) + 1 and _follows(text, run[-1], marker):
            run.append(marker)
            continue
        if len(run) > 1:
            runs.append(run)
        run = [marker] if number == 1 else []
    if len(run) > 1:
        runs.append(run)
    return runs


def find_paragraph_labels(text: str, possible: list[PossibleMarker]) -> set[int]:
    """Starts of the markers that begin a paragraph before a capital, behind a complete one: the sentence begins
    behind the bracket, so the bracket is no part of it but labels it (notes, points, what TeX's
    `\\begin{algorithmic}[1]` leaves).
    """
    labels = set()
    for one in possible:
        before = text[max(0, one.start - 40) : one.start]
        if not _NEW_PARAGRAPH.search(before) or not _WORD_BEHIND.match(text, one.end, one.end + 6):
            continue
        if text[one.end : one.end + 6].lstrip(' \t\u00a0«“"(')[:1].isupper():
            labels.add(one.start)
    return set() if labels and _is_double_spaced(text) else labels


def find_note_anchors(text: str, possible: list[PossibleMarker], runs: list[list[PossibleMarker]]) -> set[int]:
    """Starts of the markers that lead to a note of one of the `runs`.

    Notes are anchored to the word they explain: the anchor is glued to it, in a document whose citations are parted
    from the words before them by a space.
    """
    if not runs:
        return set()
    glued = [marker for marker in possible if is_glued(text, marker)]
    if len(glued) * LabelLimits.glued > len(possible):
        return set()
    notes = [(run[0].start, len(run)) for run in runs]
    anchors = set()
    for marker in glued:
        number = marker.number
        if number is not None and any(marker.start < start and number <= length for start, length in notes):
            anchors.add(marker.start)
    return anchors


def _is_double_spaced(text: str) -> bool:
    """Whether blank lines stand between the lines of a paragraph: then most stand in the middle of a sentence."""
    ends = [match[1] for match in _LINE_BEFORE_BLANK.finditer(text)]
    return 2 * sum(end in '.!?:;…»)"”' for end in ends) < len(ends)


def _labels_point(text: str, marker: PossibleMarker, after_stop: bool) -> bool:
    if not _TEXT_BEHIND.match(text, marker.end, marker.end + 8):
        return False
    before = text[max(0, marker.start - 14) : marker.start]
    if after_stop and before.rstrip().endswith("."):
        return False
    return _PARTED.search(before) is not None or _LINE_START.search(before) is not None


def _stop_share(text: str, possible: list[PossibleMarker]) -> float:
    """The share of markers right behind a full stop: some journals put every marker there."""
    stopped = sum(text[max(0, marker.start - 3) : marker.start].rstrip().endswith(".") for marker in possible)
    return stopped / len(possible) if possible else 0.0


def _labels_line(text: str, marker: PossibleMarker) -> bool:
    before = text[max(0, marker.start - 14) : marker.start]
    # Behind a bullet a bracket may cite, as in a review that says a thing of each work; a round one counts.
    begins = _LINE_START.search(before) or (marker.style == "paren" and _BULLET.search(before))
    return bool(begins) and _TEXT_ON_LINE.match(text, marker.end) is not None


def _follows(text: str, label: PossibleMarker, successor: PossibleMarker) -> bool:
    """Whether only the labelled paragraph stands between two labels, and it is complete."""
    between = text[label.end : successor.start]
    if len(between) > 3 * LabelLimits.reach:
        return False
    breaks = _BLANK_LINE.findall(between)
    if breaks:
        return len(breaks) == 1 and not between[_last_break(between) :].strip(_BLANK_OR_BULLET)
    line_ends = between.count("\n")
    return line_ends <= LabelLimits.paragraph_lines and (_STOPPED.search(between) is not None or line_ends == 1)


def _last_break(between: str) -> int:
    last = 0
    for match in _BLANK_LINE.finditer(between):
        last = match.start()
    return last

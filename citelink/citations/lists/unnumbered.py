"""Reference lists without labels: where each reference begins, by names, indentation, blank lines, line lengths.

No single sign tells a first line from a wrapped one, so the lines are parted as a whole: the division is chosen whose
first lines look most like first lines and whose pieces look most like references.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from citelink.citations.chapters import begins_chapter
from citelink.citations.lists.endings import (
    ListShape,
    end_of_reference,
    is_back_matter,
    is_heading,
)
from citelink.citations.lists.lines import LineRange, Lines
from citelink.citations.lists.printed_labels import BULLET
from citelink.citations.lists.printed_lines import Line
from citelink.citations.lists.reference_shape import is_dated, looks_like_reference, reference_signs
from citelink.citations.lists.tuned import BeginningScores, DivisionScores, EndingLimits, StartScores
from citelink.citations.lists.words import PARTICLE, UNFINISHED

_CAPITAL = r"[^\W\d_a-zа-я]"
_NAME = rf"{_CAPITAL}[\w’'`-]{{1,30}}"
_INITIAL = rf"{_CAPITAL}\s?\.(?:\s?-?{_CAPITAL}\s?\.){{0,3}}"
_AUTHOR_START = re.compile(
    rf"(?:{PARTICLE}?(?:"
    rf"{_NAME}(?:\s{_NAME})?,\s{{0,2}}{_CAPITAL}"  # Surname, A. | Surname, Given
    rf"|{_NAME}(?:\s{_NAME})?\s{{1,2}}\.?{_INITIAL}"  # Surname A. B.
    rf"|{_NAME}(?:[\s-]{_NAME})?\s[A-ZА-ЯЁӘҒҚҢӨҰҮІ-]{{1,4}}(?:[,.:(]|\s[(\d])"  # Surname AB,
    rf"|{_INITIAL}\s{{0,2}}{PARTICLE}?{_NAME}"  # A. B. Surname
    rf"|{_NAME}\s(?:{_CAPITAL}\.\s)?{_NAME}(?:,|\sand\s|\s&|\.\s)"  # Given Surname,
    rf")|[—–_-]{{2,8}}[.,\s]|—[.,]\s|\[[^\[\]\n]{2, 25}\]\s)"  # [Key 2003]
)
_ADDRESS = re.compile(r"[ \t]{0,8}<?(?:https?://|www\.)\S", re.IGNORECASE)
_KEY_LABEL = re.compile(r"\[[^\[\]\n]{2,25}\]\s")
_FINISHED = re.compile(r"(?:[.!?…)\]»”\"/]|[0-9])$")


class _Habits:
    """What tells first lines from wrapped ones in this list; learned from lines that can only be one of the two."""

    __slots__ = (
        "alphabetical",
        "first_indent",
        "paragraphs",
        "spaced",
        "stops",
        "unwrapped",
        "width",
        "wrapped_indent",
    )

    def __init__(self, lines: Lines, part: LineRange) -> None:
        firsts: Counter[int] = Counter()
        wrapped: Counter[int] = Counter()
        blank = stopped = parted = 0
        letters = []
        text = lines.text
        for at in range(part.first + 1, part.last):
            line = lines[at]
            if _is_wrapped(lines, at):
                wrapped[line.indent] += 1
                blank += line.blank > 0
            elif _AUTHOR_START.match(text, line.start, line.end):
                stopped += text[lines[at - 1].end - 1] == "."
                firsts[line.indent] += 1
                parted += line.blank > 0 or line.page_break
                letters.append(text[line.start].casefold())
        widths = sorted(line.end - line.start for line in lines.all[part.first : part.last])
        self.width = widths[int(len(widths) * EndingLimits.full_width)] if widths else 0
        self.spaced = blank * 2 > wrapped.total() > 0
        self.paragraphs = parted * 5 > firsts.total() * 4 and blank * 20 < wrapped.total() + 20
        self.stops = stopped * 5 > firsts.total() * 4
        self.unwrapped = wrapped.total() * 12 < part.last - part.first
        rising = sum(one <= other for one, other in pairwise(letters))
        self.alphabetical = len(letters) > 5 and rising * 4 > (len(letters) - 1) * 3
        self.first_indent = self.wrapped_indent = -1
        if firsts and wrapped:
            first, wrap = firsts.most_common(1)[0], wrapped.most_common(1)[0]
            if first[0] != wrap[0] and first[1] * 2 > firsts.total() and wrap[1] * 2 > wrapped.total():
                self.first_indent, self.wrapped_indent = first[0], wrap[0]


def _is_wrapped(lines: Lines, at: int) -> bool:
    return lines.text[lines[at].start].islower() or UNFINISHED.search(lines.ending(at - 1, 8)) is not None


def split_unnumbered(lines: Lines, part: LineRange) -> list[LineRange]:
    """The references in the lines of `part`, each with its lines, up to where references end.

    Empty where what follows the heading is no list: its first pieces do not look like references."""
    first = part.first
    if addresses := _addresses(lines, part):
        return addresses
    limit = _region_end(lines, LineRange(first, min(part.last, first + DivisionScores.list_lines)))
    if limit - first < 2:
        return []
    habits = _Habits(lines, LineRange(first, min(limit, first + DivisionScores.learnt_from)))
    pieces = _best_division(lines, LineRange(first, limit), habits)
    pieces = _checked(lines, _best_beginning(lines, pieces))
    if len(pieces) > 2:
        shape = ListShape(lines, pieces[:-1])
        pieces[-1] = LineRange(pieces[-1].first, end_of_reference(lines, pieces[-1], shape))
    return pieces


def _addresses(lines: Lines, part: LineRange) -> list[LineRange]:
    """Web pages, a line each that begins with the address; none where fewer than two stand there or text follows."""
    last = part.first
    while last < part.last and _ADDRESS.match(lines.text, lines[last].start, lines[last].end):
        last += 1
    alone = last == part.last or lines[last].blank > 0 or lines.is_apart(last, part.first)
    whole = alone or is_heading(lines, last) or not lines.text[lines[last].start].isalpha()
    return [LineRange(at, at + 1) for at in range(part.first, last)] if last - part.first > 1 and whole else []


def _best_beginning(lines: Lines, pieces: list[LineRange]) -> list[LineRange]:
    """`pieces` up to where text takes over from references: the beginning with the best sum of good and bad pieces."""
    total = best = 0.0
    count = 0
    for number, piece in enumerate(pieces, 1):
        total += _piece_score(lines.read(piece))
        if total > best:
            best, count = total, number
    return pieces[:count]


def _piece_score(printed: str) -> float:
    if _holds(printed):
        return BeginningScores.reference if len(printed) < BeginningScores.long else BeginningScores.long_reference
    if len(printed) >= BeginningScores.short:
        return BeginningScores.text
    return BeginningScores.doubtful if looks_like_reference(printed) else BeginningScores.short_text


def _region_end(lines: Lines, part: LineRange) -> int:
    """The first line that ends the list for certain: back matter, a section heading, a stretch without a reference."""
    wrapped = spaced = 0
    last_sign = part.first
    for at in range(part.first + 1, part.last):
        line = lines[at]
        if lines.is_apart(at, part.first):
            return at
        printed = lines.printed(at, 200)
        if _is_wrapped(lines, at):
            wrapped += 1
            spaced += line.blank > 0
        finished = _FINISHED.search(lines.ending(at - 1, 3)) is not None
        if is_back_matter(printed) and (line.blank or finished):
            return at
        if line.blank and finished and begins_chapter(printed):
            return at
        alone = line.blank and (at + 1 == part.last or lines[at + 1].blank) and spaced * 2 <= wrapped
        if alone and is_heading(lines, at) and len(printed.split()) <= 6:
            return at
        if is_dated(printed) or _AUTHOR_START.match(printed):
            last_sign = at
        elif at - last_sign > DivisionScores.signless:
            return last_sign + 1
    return part.last


def _best_division(lines: Lines, part: LineRange, habits: _Habits) -> list[LineRange]:
    """The division of the lines of `part` with the best sum over all pieces."""
    first, size = part.first, part.last - part.first
    starts = [0.0] + [_start_score(lines, first + at, habits) - StartScores.threshold for at in range(1, size)] + [0.0]
    dated = [0]
    blank = [0]
    for at in range(*part):
        line = lines[at]
        dated.append(dated[-1] + is_dated(lines.printed(at, DivisionScores.longest)))
        blank.append(blank[-1] + (line.blank > 0 and not line.page_break and not habits.spaced))
    best = [0.0] + [float("-inf")] * size
    back = [0] * (size + 1)
    for end in range(1, size + 1):
        if end < size and starts[end] < StartScores.impossible:
            continue
        for start in range(end - 1, max(-1, end - 1 - DivisionScores.most_lines), -1):
            if best[start] == float("-inf"):
                continue
            length = lines.all[first + end - 1].end - lines.all[first + start].start
            score = best[start] + starts[end]
            score += DivisionScores.dated if dated[end] > dated[start] else DivisionScores.undated
            score += DivisionScores.blank_within * (blank[end] - blank[start + 1])
            score += _length_score(length)
            if habits.alphabetical and end < size:
                score += _order_score(lines.text, lines.all[first + start], lines.all[first + end])
            if score > best[end]:
                best[end], back[end] = score, start
            if length > DivisionScores.longest:
                break
    pieces = []
    at = size
    while at > 0 and best[at] > float("-inf"):
        pieces.append(LineRange(first + back[at], first + at))
        at = back[at]
    return pieces[::-1]


def _length_score(length: int) -> float:
    if length < DivisionScores.shortest:
        return DivisionScores.short
    return -min(max(0, length - DivisionScores.long) / DivisionScores.characters_for_one, DivisionScores.long_most)


def _order_score(text: str, one: Line, other: Line) -> float:
    before, after = text[one.start : one.start + 3].casefold(), text[other.start : other.start + 3].casefold()
    if not (before[:1].isalpha() and after[:1].isalpha()):
        return 0.0
    if before <= after:
        return DivisionScores.in_order if ord(after[0]) - ord(before[0]) <= DivisionScores.close_letters else 0.0
    return DivisionScores.out_of_order


def _start_score(lines: Lines, at: int, habits: _Habits) -> float:
    """How much line `at` looks like the first line of a reference."""
    text, line = lines.text, lines[at]
    author = _AUTHOR_START.match(text, line.start, line.end) is not None
    character = text[line.start]
    if lines.begins_item(at) or BULLET.match(text, line.start, line.end):
        return StartScores.item
    if character.islower() and not author:
        return StartScores.small
    score = StartScores.author if author else 0.0
    score += StartScores.capital if character.isupper() or character in '«“"„[—–_-' else StartScores.no_capital
    score += _after_score(lines.ending(at - 1, 8), habits)
    before = lines[at - 1]
    next_word = lines.printed(at, 40).split(maxsplit=1)[0]
    fits = before.end - before.start + 1 + len(next_word) < EndingLimits.fits * habits.width
    score += StartScores.short_before if fits else StartScores.full_before
    if habits.unwrapped:
        score += StartScores.unwrapped
    if habits.paragraphs and not line.page_break:
        score += StartScores.new_paragraph if line.blank else StartScores.same_paragraph
    elif line.blank and not habits.spaced and not line.page_break:
        score += StartScores.blank_before
    if habits.first_indent >= 0:
        indents = {habits.first_indent: StartScores.first_indent, habits.wrapped_indent: StartScores.wrapped_indent}
        score += indents.get(line.indent, 0.0)
    return score


def _after_score(ended: str, habits: _Habits) -> float:
    """How much the end of the line before looks like the end of a reference."""
    if UNFINISHED.search(ended):
        return StartScores.after_unfinished
    if not habits.stops:
        return StartScores.after_end if _FINISHED.search(ended) else StartScores.after_no_end
    if ended[-1] == ".":
        return StartScores.after_stop
    return StartScores.after_closing if ended[-1] in ')]/”"' else StartScores.after_no_stop


def _checked(lines: Lines, pieces: list[LineRange]) -> list[LineRange]:
    """`pieces` without what follows the last reference; nothing where the first ten are not references for the most."""
    while pieces and not _holds(lines.read(pieces[-1])):
        pieces.pop()
    head = pieces[:10]
    good = sum(_holds(lines.read(piece)) for piece in head)
    return pieces if good >= 2 and good * 3 > len(head) * 2 else []


def _holds(piece: str) -> bool:
    if len(piece) > DivisionScores.longest or not is_dated(piece):
        return False
    if _KEY_LABEL.match(piece) or BULLET.match(piece):
        return True
    least = 2 if _AUTHOR_START.match(piece) else 3
    return reference_signs(piece, least) >= least

"""Where the last reference of a list ends, and what inside a list is no reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citelink.citations.chapters import begins_chapter
from citelink.citations.lists.labels import line_label
from citelink.citations.lists.lines import LineRange, Lines
from citelink.citations.lists.reference_shape import is_dated
from citelink.citations.lists.tuned import EndingLimits
from citelink.citations.lists.words import ADDRESS, BACK_MATTER, CONTENTS_HEADING, NO_BREAK

_FINISHED = re.compile(r"(?:[.!?…)\]»”\"]|[0-9]|/)$")
# An address that a line breaks off behind one of its own signs.
_BROKEN_ADDRESS = re.compile(r"(?:https?://|www\.)\S{0,300}[/_=&?#%-]$")
_TITLE_LABEL = re.compile(r"(?:(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5})[.)]?\s{1,3})?[\"«“]?(?=\S)")
_NUMBERED_HEADING = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}|[IVX]{1,5})[.\s]\s{0,3}[^\W\d_]")


def is_back_matter(line: str) -> bool:
    """Whether `line` begins what follows a list of references: an appendix, acknowledgements, the next article."""
    return BACK_MATTER.match(line) is not None


def heads_contents(line: str) -> bool:
    """Whether `line` is the heading of a table of contents, the entries of which look like items of a list."""
    return CONTENTS_HEADING.match(line) is not None


def is_heading_shaped(line: str) -> bool:
    """Whether `line` has the shape of a section heading: short, from a capital, without a stop, no figures in it."""
    if not 3 <= len(line) <= 80 or line[-1] in ".,;-–—" or any(map(str.isdigit, line)):
        return False
    return line[0].isupper() and "//" not in line and (line.isupper() or len(line.split()) <= 7)


def is_title_shaped(line: str) -> bool:
    """Whether `line` can be a title among others: from a capital, with a number of its own before it or without, and
    without the stop of a sentence."""
    label = _TITLE_LABEL.match(line)
    begin = label.end() if label else 0
    return len(line) <= EndingLimits.title and line[begin].isupper() and line[-1] not in ".,;:!?-–—"


def is_heading(lines: Lines, at: int) -> bool:
    """Whether line `at` is a heading: by what its block is known to be, or else by its shape."""
    block = lines.known.get(at)
    return is_heading_shaped(lines.printed(at)) if block is None else block.kind == "heading"


class ListShape:
    """How the references of one list are set: width, lines, spacing; learned from all but the last."""

    __slots__ = ("dated", "longest", "most_lines", "references", "spaced", "width")

    def __init__(self, lines: Lines, inner: Sequence[LineRange]) -> None:
        """`inner` holds the lines of all references but the last."""
        self.references = len(inner)
        self.most_lines = max((last - first for first, last in inner), default=0)
        self.longest = max((lines[last - 1].end - lines[first].start for first, last in inner), default=0)
        self.dated = sum(is_dated(lines.read(part)) for part in inner) * 5 > len(inner) * 4
        widths = sorted(lines[i].end - lines[i].start for first, last in inner for i in range(first, last))
        self.width = widths[int(len(widths) * EndingLimits.full_width)] if widths else 0
        wrapped = [first for first, last in inner if last - first > 1]
        blank = sum(lines[first + 1].blank > 0 for first in wrapped)
        self.spaced = bool(wrapped) and blank * 2 > len(wrapped)


def end_of_reference(lines: Lines, part: LineRange, shape: ListShape) -> int:
    """The line behind the reference that begins in the first line of `part` and ends within it."""
    unwrapped = shape.references >= 3 and shape.most_lines <= 1
    most = EndingLimits.most_lines_unwrapped if unwrapped else max(EndingLimits.most_lines, 2 * shape.most_lines)
    longest = max(EndingLimits.longest, 2 * shape.longest)
    first = part.first
    at = first + 1
    if _stands_alone(lines, first) and at < part.last and not _ends_list(lines, first, at):
        at += 1  # its text is the next paragraph, as far off as that may be
    spare = EndingLimits.scraps
    while at < min(part.last, first + most) and lines[at].end - lines[first].start <= longest:
        if _breaks_off(lines, first, at, shape):
            break
        if spare and _is_scattered(lines, at):
            most, spare = most + 1, spare - 1
        at += 1
    return at


def _stands_alone(lines: Lines, at: int) -> bool:
    """Whether a label has line `at` to itself."""
    label = line_label(lines, at)
    return label is not None and label.text_start >= lines[at].end


def _ends_list(lines: Lines, first: int, at: int) -> bool:
    """Whether in line `at` begins what follows a list, whatever the reference that begins in line `first` says."""
    printed = lines.printed(at)
    if lines.is_apart(at, first) or is_back_matter(printed) or heads_contents(printed):
        return True
    return lines[at].blank > 0 and begins_chapter(printed)


def _is_scattered(lines: Lines, at: int) -> bool:
    """Whether the words of a justified line were taken for paragraphs: this one and one beside it are a word or two."""
    return _is_scrap(lines, at) and (_is_scrap(lines, at - 1) or _is_scrap(lines, at + 1))


def _is_scrap(lines: Lines, at: int) -> bool:
    if not 0 < at < len(lines) or not lines[at].blank:
        return False
    return len(lines.printed(at, EndingLimits.scrap + 1)) <= EndingLimits.scrap and len(lines.printed(at).split()) <= 2


def _is_of_address(ended: str, printed: str) -> bool:
    """Whether a line says where something is found, or is the rest of an address that broke off in the line before."""
    if ADDRESS.match(printed):
        return True
    return " " not in printed and _BROKEN_ADDRESS.search(ended) is not None


def _breaks_off(lines: Lines, first: int, at: int, shape: ListShape) -> bool:
    if _ends_list(lines, first, at):
        return True
    line, before = lines[at], lines[at - 1]
    printed, ended = lines.printed(at), lines.printed(at - 1)
    runs_on = bool(NO_BREAK.search(ended)) or not _FINISHED.search(ended)
    if lines.leaves_item(at, first):
        return True
    continues = printed[0].islower() or printed[0] in "([,;:–—-"
    if line.blank and (runs_on or continues) and (_is_scattered(lines, at) or _is_scattered(lines, at - 1)):
        return False
    if line.blank and not (shape.spaced and line.blank <= 2) and not (line.page_break and runs_on):
        return True
    if (continues and runs_on) or (not line.blank and _is_of_address(ended, printed)):
        return False
    if is_heading(lines, at) and (line.blank or (printed.isupper() and not runs_on)):
        return True
    if _NUMBERED_HEADING.match(printed) and not runs_on:
        return True
    if shape.references >= 3 and shape.most_lines == 1:
        return not (runs_on and continues)
    if runs_on or continues:
        return False
    # A wrapped line breaks because the next word does not fit; where it would have fitted, a paragraph ends.
    next_word = printed.split(maxsplit=1)[0]
    short = len(ended) + 1 + len(next_word) < EndingLimits.fits * shape.width
    return short and (not shape.dated or is_dated(lines.text[lines[first].start : before.end]))

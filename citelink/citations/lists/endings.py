"""Where the last reference of a list ends, and what inside a list is no reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citelink.citations.lists.lines import Line
from citelink.citations.lists.reference_shape import is_dated

# What follows lists in articles and theses: back matter, the next article's front matter, captions.
_BACK_MATTER = re.compile(
    "(?:"
    + "|".join(
        (
            r"appendi(?:x|ces)\b|supplement(?:ary|al)\b|acknowledge?ments?\b|authors?[’']? contributions?\b",
            r"funding\b|about the authors?\b",
            r"(?:authors? |information about the authors?|corresponding author|correspondence)\b",
            r"conflicts? of interest|competing interests?|publisher[’']s note|how to cite|cite this",
            r"citation:|©|copyright\b|received\b|accepted\b|abstract\b",
            r"summary\b|key ?words?\b|ethics approval|abbreviations?\b|udc\b|irsti\b",
            r"data availability|tables?\s?[0-9ivx]+|fig(?:ure|\.)?\s?[0-9]+|anhang\b|annexe?\b",
            r"como citar|anexos?\b|apêndices?\b|agradecimentos|recebido\b|apéndices?\b|agradecimientos|recibido\b",
            r"приложени[ея]\b|благодарност|(?:сведения|информация)?\s?об авторе?|как цитировать|для цитирования",
            r"поступила\b|статья поступила|рецензент|аннотация\b|резюме\b|ключевые слова",
            r"таблица\s?[0-9]|рис(?:унок|\.)\s?[0-9]",
            r"удк\b|мрнти\b|додат(?:ок|ки)\b",
            r"қосымша(?:лар)?\s?[0-9А-Я]?\s*$|алғыс\b|авторл?а?р? туралы|сілтеме жасау|түскен күні|аңдатпа\b",
            r"түйін(?:деме)?\b|түйін сөздер|кілт сөздер|[0-9]{0,3}-?\s?(?:кесте|сурет)\s?[0-9–—-]|әож\b|ғтамр\b",
        )
    )
    + ")",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"(?:chapter|section|part|kapitel|capítulo|глава|раздел|часть)\s[0-9IVX]{1,4}\b"
    r"|[0-9IVX]{1,4}[\s-]{0,2}(?:тарау|бөлім|глава|раздел)\b",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"(?:[.!?…)\]»”\"]|[0-9]|/)$")
_NO_BREAK = re.compile(r"(?:[,;:(–—&-]|\b(?:and|и|мен|және|et|und|of|the|in|de|в|на|для|by)|№)$", re.IGNORECASE)
_NUMBERED_HEADING = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}|[IVX]{1,5})[.\s]\s{0,3}[^\W\d_]")


def is_back_matter(line: str) -> bool:
    """Whether `line` begins what follows a list of references: an appendix, acknowledgements, the next article."""
    return _BACK_MATTER.match(line) is not None


def begins_chapter(line: str) -> bool:
    """Whether `line` can be the heading of a chapter (`2-тарау`); `Part 2. Theory` may as well go on a title."""
    return _CHAPTER.match(line) is not None and line[0] == line[0].upper() and len(line) <= 120


def is_heading_shaped(line: str) -> bool:
    """Whether `line` has the shape of a section heading: short, from a capital, without a stop, no figures in it."""
    if not 3 <= len(line) <= 80 or line[-1] in ".,;-–—" or any(map(str.isdigit, line)):
        return False
    return line[0].isupper() and "//" not in line and (line.isupper() or len(line.split()) <= 7)


class ListShape:
    """How the references of one list are set: width, lines, spacing; learned from all but the last."""

    __slots__ = ("dated", "longest", "most_lines", "references", "spaced", "width")

    def __init__(self, text: str, lines: Sequence[Line], inner: Sequence[tuple[int, int]]) -> None:
        """`inner` holds the line ranges `[first, last)` of all references but the last."""
        self.references = len(inner)
        self.most_lines = max((last - first for first, last in inner), default=0)
        self.longest = max((lines[last - 1].end - lines[first].start for first, last in inner), default=0)
        dated = sum(is_dated(text[lines[first].start : lines[last - 1].end]) for first, last in inner)
        self.dated = dated * 5 > len(inner) * 4
        widths = sorted(lines[i].end - lines[i].start for first, last in inner for i in range(first, last))
        self.width = widths[int(len(widths) * 0.95)] if widths else 0
        wrapped = [(first, last) for first, last in inner if last - first > 1]
        blank = sum(lines[first + 1].blank > 0 for first, last in wrapped)
        self.spaced = bool(wrapped) and blank * 2 > len(wrapped)


def end_of_reference(text: str, lines: Sequence[Line], first: int, limit: int, shape: ListShape) -> int:
    """The line behind the reference that begins in line `first` and ends before line `limit` at the latest."""
    most = max(8, 2 * shape.most_lines) if shape.references < 3 or shape.most_lines > 1 else 3
    longest = max(600, 2 * shape.longest)
    at = first + 1
    while at < min(limit, first + most) and lines[at].end - lines[first].start <= longest:
        if _breaks_off(text, lines, first, at, shape):
            break
        at += 1
    return at


def _breaks_off(text: str, lines: Sequence[Line], first: int, at: int, shape: ListShape) -> bool:
    line, before = lines[at], lines[at - 1]
    so_far = text[lines[first].start : before.end]
    printed, ended = text[line.start : line.end], text[before.start : before.end]
    if is_back_matter(printed) or (line.blank and begins_chapter(printed)):
        return True
    runs_on = bool(_NO_BREAK.search(ended)) or not _FINISHED.search(ended)
    continues = printed[0].islower() or printed[0] in "([,;:–—-"
    if line.blank and not (shape.spaced and line.blank <= 2) and not (line.page_break and runs_on):
        return True
    if continues and runs_on:
        return False
    if is_heading_shaped(printed) and (line.blank or (printed.isupper() and not runs_on)):
        return True
    if _NUMBERED_HEADING.match(printed) and not runs_on:
        return True
    if shape.references >= 3 and shape.most_lines == 1:
        return not (runs_on and continues)
    if runs_on or continues:
        return False
    # A wrapped line breaks because the next word does not fit; where it would have fitted, a paragraph ends.
    next_word = printed.split(maxsplit=1)[0]
    return len(ended) + 1 + len(next_word) < 0.88 * shape.width and (not shape.dated or is_dated(so_far))

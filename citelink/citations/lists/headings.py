"""Headings of reference lists: which lines read like one, and why some of them head no list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from citelink.citations.lists.heading_keys import LONGEST_HEADING, HeadingKind, heading_kind, list_keys
from citelink.citations.lists.lines import Lines
from citelink.citations.lists.printed_lines import Line
from citelink.text.fold import heading_key

_SHORTEST_HEADING = 2
_EXAMINED = 20_000
_SECTION_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}\.?\s{1,3}(?=\S)")
# Each branch begins with one character, so that what holds none of them is passed over quickly; what holds none of
# these signs and no spaced dots has no leaders.
_LEADER_SIGNS = ("....", "……", "____", "\t")
_SPACED_DOTS = re.compile(r"\.\s\.\s\.\s\.\s")
_LEADERS = re.compile(r"\.\.{3,}|\.\s(?:\.\s){3,}|……+|__{3,}|(?<!\t)\t++(?=\s{0,4}[0-9])")
_TRAILING_PAGES = re.compile(r"[\s.…]{1,9}[0-9]{1,4}(?:\s?[–—-]\s?[0-9]{1,4})?$")
_PAGE_BEHIND = re.compile(r"\s*[0-9]{1,4}(?:\s?[–—-]\s?[0-9]{1,4})?")
# A run-in heading stands with the first label behind it within so many characters.
_RUN_IN_REACH = 84
_RUN_IN = re.compile(
    r"(?P<heading>[^\W\d_][^\n:.\[(]{3,70}?)\s{0,3}[:.]?\s{1,3}(?=(?:\[1\]|\(1\)|1[.)])\s{0,3}[^\W\d_«“\"])"
)


class HeadingLine(NamedTuple):
    """A line (or two, or the beginning of one) that reads like a heading; `[start, end)` into the text searched.

    `first` and `last` are the indexes of its lines; a run-in heading, which its list follows on the same line, has
    `run_in` true."""

    start: int
    end: int
    first: int
    last: int
    kind: HeadingKind
    key: str
    run_in: bool = False


def find_headings(lines: Lines) -> list[HeadingLine]:
    """All lines that read like headings, in order."""
    found: list[HeadingLine] = []
    for index in range(len(lines)):
        if found and found[-1].last >= index:
            continue
        if lines.is_apart(index):
            found.extend(_known_heading(lines, index))
        else:
            found.extend(_headings_at(lines, index))
    return found


def _known_heading(lines: Lines, index: int) -> Iterator[HeadingLine]:
    """What the block that begins in line `index` is known to head, whatever its looks: its words alone say whether a
    list, unless the file itself marks it as a list's heading."""
    block = lines.known[index]
    if block.kind != "heading" or lines.known.get(index - 1) is block:
        return
    last = index
    while lines.known.get(last + 1) is block:
        last += 1
    printed = " ".join(lines.printed(at, 2 * LONGEST_HEADING) for at in range(index, last + 1)).rstrip(
        ",;-\u00ad\u2010 "
    )
    kind = heading_kind(printed) or heading_kind(_TRAILING_PAGES.sub("", printed))
    if block.heads_list:
        kind = "list", heading_key(printed)
    if kind is not None:
        yield HeadingLine(lines[index].start, lines[last].end, index, last, *kind)


def _headings_at(lines: Lines, index: int) -> list[HeadingLine]:
    line = lines[index]
    if line.end - line.start < _SHORTEST_HEADING:
        return []
    printed = lines.printed(index, _EXAMINED)
    if line.end - line.start <= LONGEST_HEADING:
        kind = heading_kind(printed)
        # A hyphen at its end says that the heading goes on, though its first line alone may be one.
        if kind is not None and printed[-1] not in "-\u00ad\u2010":
            return [HeadingLine(line.start, line.end, index, index, *kind)]
        joined = _broken_heading(lines, index)
        if joined is not None:
            return [joined]
        if kind is not None:
            return [HeadingLine(line.start, line.end, index, index, *kind)]
    contents = _contents(printed, line, index)
    if contents:
        return contents
    match = _RUN_IN.match(printed) if "1" in printed[:_RUN_IN_REACH] else None
    if match is not None and heading_key(match["heading"]) in list_keys():
        key = heading_key(match["heading"])
        return [HeadingLine(line.start, line.start + match.end("heading"), index, index, "list", key, True)]
    return []


def _broken_heading(lines: Lines, index: int) -> HeadingLine | None:
    """A heading that runs over two lines: both without a stop, the second close behind the first."""
    if index + 1 >= len(lines):
        return None
    text, line, following = lines.text, lines[index], lines[index + 1]
    if following.end - following.start > LONGEST_HEADING // 2 or following.blank > 1:
        return None
    numbered = _SECTION_NUMBER.match(text, line.start, line.end)
    if not text[numbered.end() if numbered else line.start].isupper() or text[line.end - 1] in ".:;,":
        return None
    if line.blank == 0 and following.blank == 0 and index and text[lines[index - 1].end - 1] not in ".:;!?…":
        return None
    kind = heading_kind(f"{lines.printed(index)} {lines.printed(index + 1)}")
    if kind is None or kind[0] == "subheading":
        return None
    return HeadingLine(line.start, following.end, index, index + 1, *kind)


def _contents(printed: str, line: Line, index: int) -> list[HeadingLine]:
    """Headings that dot leaders or a page number follow; several entries may be glued into one line."""
    found = []
    leaders = list(_LEADERS.finditer(printed)) if _may_have_leaders(printed) else []
    start = 0
    for leader in leaders[:500]:
        entry = printed[start : leader.start()]
        kind = heading_kind(entry.strip()) if entry.strip() else None
        if kind is not None and kind[0] == "list":
            lead = len(entry) - len(entry.lstrip())
            pages = _PAGE_BEHIND.match(printed, leader.end())
            end = pages.end() if pages else leader.end()
            found.append(HeadingLine(line.start + start + lead, line.start + end, index, index, "contents", kind[1]))
        pages = _PAGE_BEHIND.match(printed, leader.end())
        start = pages.end() if pages else leader.end()
    numbered = not leaders and len(printed) <= LONGEST_HEADING and printed[-1].isdigit()
    trailing = _TRAILING_PAGES.search(printed) if numbered else None
    if trailing is not None:
        kind = heading_kind(printed[: trailing.start()])
        if kind is not None and kind[0] == "list":
            found.append(HeadingLine(line.start, line.end, index, index, "contents", kind[1]))
    return found


def _may_have_leaders(printed: str) -> bool:
    return any(sign in printed for sign in _LEADER_SIGNS) or _SPACED_DOTS.search(printed) is not None


def stands_alone(lines: Lines, heading: HeadingLine) -> bool:
    """Whether the line reads like a heading, not like the wrapped end of a sentence (`... и другая / литература`)."""
    if lines.is_apart(heading.first):
        return True
    first = lines.text[heading.start]
    if not first.islower():
        return True
    if heading.first == 0 or lines[heading.first].blank:
        return lines.text[heading.end - 1] != "."
    return False

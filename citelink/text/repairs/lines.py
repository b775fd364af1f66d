"""Repairs of what a page did to the text: hyphens at line ends, lines, page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.text.repaired import Edit, RepairedText
from citelink.text.repairs.damage import runs_on

_LETTER = r"[^\W\d_]"
# Every pattern starts at a character that cannot be inside what it repeats, so long runs are read once.
_LINE_END_HYPHEN = re.compile(
    r"(?<=[^\W_])[-\u2010\u2011\u00ac][ \t\u00a0]{0,20}\r?\n(?:[ \t]{0,40}\r?\n)?[ \t\u00a0]{0,40}"
    r"(?P<right>[^\W_]{1,40})"
)
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_COMPOUND = re.compile(rf"(?<!{_LETTER}){_LETTER}{{1,40}}-{_LETTER}{{1,40}}")
_WORD = re.compile(rf"{_LETTER}{{2,80}}+")
_PARTICLES = frozenset({"либо", "нибудь", "таки"})
_BEFORE_TO = frozenset({"что", "кто", "где", "как", "когда", "куда", "чей", "кое", "какой", "какая", "какие", "почему"})
_BOUND_PREFIXES = frozenset({"self", "non", "ex", "quasi", "вице", "экс"})

_BREAK = re.compile(r"(?<![ \t\u00a0])[ \t\u00a0]*+(?:(?:\r\n|[\r\n\f\v\x85\u2028\u2029])[ \t\u00a0]*+)+")
_LINE_END = re.compile(r"\r\n|[\r\n\f]")

# A line that is not blank, with its line break.
_FULL_LINE = re.compile(r"(?m)^[ \t\u00a0]*+([^\s][^\r\n\f]*)(?:\r\n|[\r\n\f]|\Z)")
_NUMBER_LINE = re.compile(r"[ \t]*[-–—]?[ \t]*(\d{1,4})[ \t]*[-–—]?[ \t]*")
_PAGE_DISTANCE = 8
_HEAD_LETTERS = 12
_HEAD_LENGTH = 150
_PAGE_SIGNS = " \t\u00a00123456789-–—|"


def join_hyphens(view: RepairedText) -> RepairedText:
    """Words divided at a line end put together; real compounds (`жан-жақ`, `АҚШ-тың`, `1994-6716`) keep their hyphen.

    A word is joined when the next line starts with a small letter, unless the text itself writes it with a hyphen more
    often than without.
    """
    found = [_Division.of(view.text, match) for match in _LINE_END_HYPHEN.finditer(view.text)]
    if not found:
        return view
    solid, hyphenated = _spellings(view.text, found)

    def edits() -> Iterator[Edit]:
        for word in found:
            keep = _is_compound(word.left, word.right) or hyphenated[word.compound] > solid[word.solid]
            yield Edit(word.start + (1 if keep else 0), word.end, "")

    return view.edit(edits())


@dataclass(frozen=True, slots=True)
class _Division:
    """A word divided at a line end: from its hyphen at `start` to its second part at `end`."""

    start: int
    end: int
    left: str
    right: str

    @classmethod
    def of(cls, text: str, match: re.Match[str]) -> _Division:
        left = _LAST_WORD.search(text[max(0, match.start() - 40) : match.start()])
        return cls(match.start(), match.start("right"), left.group() if left else "", match["right"])

    @property
    def solid(self) -> str:
        return f"{self.left}{self.right}".lower()

    @property
    def compound(self) -> str:
        return f"{self.left}-{self.right}".lower()


def _is_compound(left: str, right: str) -> bool:
    if not right[0].islower() or not left.isalpha() or (len(left) > 1 and left.isupper()):
        return True
    low = left.lower()
    # A repeated word (`бір-бір`, `еле-еле`) is a compound in every language that has them.
    repeated = len(low) >= 3 and right.startswith(low)
    return repeated or right in _PARTICLES or low in _BOUND_PREFIXES or (right == "то" and low in _BEFORE_TO)


def _spellings(text: str, found: list[_Division]) -> tuple[Counter[str], Counter[str]]:
    """How often the text writes the divided words as one word, and how often with a hyphen."""
    solid, compound = {word.solid for word in found}, {word.compound for word in found}
    return (
        Counter(word for word in map(str.lower, _WORD.findall(text)) if word in solid),
        Counter(word for word in map(str.lower, _COMPOUND.findall(text)) if word in compound),
    )


def join_lines(view: RepairedText, paragraphs: bool = True, double_spaced: bool = False) -> RepairedText:
    """Every line break, with the blanks around it, as one space.

    `paragraphs`: a blank line (two of them in a double-spaced text) ends a paragraph and stays, as one newline.
    """
    most = 2 if double_spaced else 1

    def edits() -> Iterator[Edit]:
        for found in _BREAK.finditer(view.text):
            ends = paragraphs and len(_LINE_END.findall(found.group())) > most
            yield Edit(found.start(), found.end(), "\n" if ends else " ")

    return view.edit(edits())


def drop_page_lines(view: RepairedText) -> RepairedText:
    """Without the lines a page adds inside the text: page numbers and running heads.

    A number alone on a line is a page number when it stands inside a sentence or counts on from others some lines away.
    Any other line is a running head when it stands inside a sentence and is repeated in the text.
    """
    lines = list(_FULL_LINE.finditer(view.text))
    texts = [line[1] for line in lines]
    numbers = {place: int(found[1]) for place, text in enumerate(texts) if (found := _NUMBER_LINE.fullmatch(text))}
    dropped = _page_numbers(numbers)
    for first, last in _neighbours(sorted({*numbers, *_repeated(texts)})):
        if first > 0 and last + 1 < len(texts) and runs_on(texts[first - 1], texts[last + 1]):
            dropped.update(range(first, last + 1))
    return view.edit(Edit(lines[place].start(), lines[place].end(), "") for place in sorted(dropped))


def _repeated(texts: list[str]) -> set[int]:
    """The places of lines that stand in the text more than once, page numbers in them not counted."""
    keys = [text.strip(_PAGE_SIGNS).lower() if len(text) <= _HEAD_LENGTH else "" for text in texts]
    times = Counter(keys)
    return {
        place
        for place, (key, text) in enumerate(zip(keys, texts, strict=True))
        if len(key) >= _HEAD_LETTERS and times[key] > 1 and not text.lstrip()[:1].islower()
    }


def _neighbours(places: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of places that follow each other, of three at most: a page adds no more."""
    first = last = -2
    for place in [*places, -2]:
        if place == last + 1:
            last = place
            continue
        if first >= 0 and last - first < 3:
            yield first, last
        first = last = place


def _page_numbers(numbers: dict[int, int]) -> set[int]:
    """The places (in full lines) of numbers that count on by one from page to page; labels of a list stand closer."""
    places = sorted(numbers)
    counted: set[int] = set()
    for before, here, after in zip(places, places[1:], places[2:], strict=False):
        apart = min(here - before, after - here) >= _PAGE_DISTANCE
        if apart and numbers[here] == numbers[before] + 1 and numbers[after] == numbers[here] + 1:
            counted.update((before, here, after))
    return counted

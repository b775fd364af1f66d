"""The repair of what a page did to words: hyphens at line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.languages.vocabulary import spelling
from citelink.text.repaired import Edit, RepairedText

_LETTER = r"[^\W\d_]"
# Every pattern starts at a character that cannot be inside what it repeats, so long runs are read once.
_LINE_END_HYPHEN = re.compile(
    r"(?<=[^\W_])[-\u2010\u2011\u00ac][ \t\u00a0]{0,20}\r?\n(?:[ \t]{0,40}\r?\n)?[ \t\u00a0]{0,40}"
    r"(?P<right>[^\W_]{1,40})"
)
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_COMPOUND = re.compile(rf"(?<!{_LETTER}){_LETTER}{{1,40}}-{_LETTER}{{1,40}}")
_WORD = re.compile(rf"{_LETTER}{{2,80}}+")


def join_hyphens(view: RepairedText) -> RepairedText:
    """Words divided at a line end put together; real compounds (`жан-жақ`, `АҚШ-тың`, `1994-6716`) keep their hyphen.

    A word is joined when the next line starts with a small letter, unless the text itself writes it with a hyphen more
    often than without.
    """
    if "\n" not in view.text:
        return view
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
    if repeated or low in spelling().hyphened_prefixes:
        return True
    before = spelling().hyphened_endings.get(right)
    return before is not None and (not before or low in before)


def _spellings(text: str, found: list[_Division]) -> tuple[Counter[str], Counter[str]]:
    """How often the text writes the divided words as one word, and how often with a hyphen."""
    solid, compound = {word.solid for word in found}, {word.compound for word in found}
    return (
        Counter(word for word in map(str.lower, _WORD.findall(text)) if word in solid),
        Counter(word for word in map(str.lower, _COMPOUND.findall(text)) if word in compound),
    )

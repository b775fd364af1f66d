"""misread_letters(): Cyrillic text whose fonts say that it is Latin (`Ïðèâåò` for `Привет`).

A font without a table of Unicode is read by the names of its letters, and old Russian fonts call the letters of cp1251
by those of Latin-1 in their places. What is shown is right and what is said is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citelink.text.plausibility import cyrillic_quality, is_misread_latin
from citelink.text.repaired import Edit

ENCODING = "cp1251"

# Words without an ASCII letter, and what may stand between two of them.
_HIGH = "\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u20ac\u201a\u2021\u02c6\u2030"
_WORDS = re.compile(rf"[{_HIGH}]+(?:[\s,.;:()\-–—«»\"/0-9]{{1,6}}[{_HIGH}]+){{0,400}}")
_LETTER = re.compile(r"[À-ÿ¨¸]")
_LEAST = 40  # letters of the whole text
_GOOD = 0.6


def misread_letters(text: str) -> list[Edit]:
    """What shows the misread words of `text` as what they are, ascending; each of the length of what it replaces. Empty
    where the text is not misread."""
    runs = [(found.start(), found.group()) for found in _WORDS.finditer(text)]
    said = " ".join(run for _, run in runs)
    if len(_LETTER.findall(said)) < _LEAST or not is_misread_latin(text):
        return []
    decoded = [(start, run, _decoded(run)) for start, run in runs]
    if cyrillic_quality(" ".join(shown for _, _, shown in decoded).lower()) < _GOOD:
        return []
    return list(_edits(decoded))


def _edits(decoded: list[tuple[int, str, str]]) -> Iterator[Edit]:
    for start, run, shown in decoded:
        if shown != run and _LETTER.search(run):
            yield Edit(start, start + len(run), shown)


def _decoded(run: str) -> str:
    return "".join(map(_letter, run))


def _letter(sign: str) -> str:
    for encoding in ("latin-1", "cp1252"):
        try:
            return sign.encode(encoding).decode(ENCODING)
        except UnicodeError:
            continue
    return sign

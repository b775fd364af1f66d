"""Repairs of single letters: composed forms, invisible characters, look-alikes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from citelink.text.lookalikes import CYRILLIC, LATIN, TO_CYRILLIC, TO_LATIN, mixed_words, unify_word
from citelink.text.patterns import late
from citelink.text.repaired import Edit, RepairedText
from citelink.text.scripts import script_of

_CYRILLIC_LETTER = late(f"[{CYRILLIC}]")
_LATIN_LETTER = late(f"[{LATIN}]")
_BEYOND_ASCII = late(r"[\x00-\x7f]?[^\x00-\x7f]+")
# Joiners stay where they shape letters (Persian, Indic scripts); in Latin and Cyrillic words they are rubbish.
_INVISIBLE = late(
    "\u00ad(?:[ \t]*\r?\n[ \t]*)?|[\u200b\u200e\u200f\u2060\ufeff]+|(?<=[" + LATIN + CYRILLIC + "])[\u200c\u200d]+"
)

_CAPITALS = "А-ЯЁӘҒҚҢӨҰҮІҺЄЇҐЎ"
_INITIALS = late(rf"(?<!\w)(?:[A-Z{_CAPITALS}]\.[ \u00a0]?){{1,3}}")
# Not I and X, which are more often Roman numbers (`Т. I. С. 5`).
_STRAY_INITIAL = {"latin": re.compile(r"[АВСЕНКМОРТУ](?=\.)"), "cyrillic": re.compile(r"[ABCEHKMOPTY](?=\.)")}
_NAME_BEFORE = late(f"([{LATIN}{CYRILLIC}])[,.]?[ \u00a0]?\\Z")
_NAME_AFTER = late(f"[{LATIN}{CYRILLIC}]")
_LONE_SCHWA = late(f"(?<![{LATIN}])[əƏ](?![{LATIN}])")
# `171 c.` and `C. 5` with a Latin c: the sign for pages.
_LATIN_PAGES = late(r"(?<=\d)[ \u00a0]?c(?=\.)|(?<![\w.])C(?=\.[ \u00a0]?\d)")


def compose(view: RepairedText) -> RepairedText:
    """Letters and their accents as one character each (NFC)."""
    if unicodedata.is_normalized("NFC", view.text):
        return view
    return view.edit(_compositions(view.text))


def drop_invisible(view: RepairedText) -> RepairedText:
    """Without soft hyphens (and the line break after one), zero-width characters and direction marks."""
    if view.text.isascii():
        return view
    return view.edit(Edit(found.start(), found.end(), "") for found in _INVISIBLE.finditer(view.text))


def unify_look_alikes(view: RepairedText) -> RepairedText:
    """Latin letters in Cyrillic words, and the reverse, as letters of the script most of the word is in.

    Beside Cyrillic words a lone schwa, a Latin initial and the Latin c of a page number count as Cyrillic; a Cyrillic
    initial beside a Latin name counts as Latin.
    """
    if view.text.isascii():
        return view
    words = view.edit(
        Edit(word.start(), word.end(), unified)
        for word in mixed_words(view.text)
        if (unified := unify_word(word.group())) != word.group()
    )
    if not _CYRILLIC_LETTER.search(words.text):
        return words
    return words.edit(_one_letter_edits(words.text))


def _compositions(text: str) -> Iterator[Edit]:
    for found in _BEYOND_ASCII.finditer(text):
        run = found.group()
        composed = unicodedata.normalize("NFC", run)
        if composed == run:
            continue
        clusters = _clusters(run)
        if "".join(unicodedata.normalize("NFC", cluster) for cluster in clusters) != composed:
            clusters = [run]
        start = found.start()
        for cluster in clusters:
            whole = unicodedata.normalize("NFC", cluster)
            if whole != cluster:
                yield Edit(start, start + len(cluster), whole)
            start += len(cluster)


def _clusters(run: str) -> list[str]:
    """A letter with the marks on it, one after the other."""
    starts = [0, *(place for place in range(1, len(run)) if not unicodedata.combining(run[place])), len(run)]
    return [run[start:end] for start, end in pairwise(starts)]


def _one_letter_edits(text: str) -> list[Edit]:
    tables: dict[int, dict[int, str]] = {}
    for found in (*_LONE_SCHWA.finditer(text), *_LATIN_PAGES.finditer(text)):
        if _among_cyrillic(text, found.start(), found.end()):
            tables[found.end() - 1] = TO_CYRILLIC
    for group in _INITIALS.finditer(text):
        script = _script_of_name(text, group)
        for found in _STRAY_INITIAL[script].finditer(text, group.start(), group.end()) if script else ():
            tables[found.start()] = TO_CYRILLIC if script == "cyrillic" else TO_LATIN
    return [Edit(place, place + 1, table[ord(text[place])]) for place, table in sorted(tables.items(), key=_place)]


def _place(item: tuple[int, dict[int, str]]) -> int:
    return item[0]


def _script_of_name(text: str, group: re.Match[str]) -> str:
    """The script of the name that initials belong to; empty where none touches them or one on either side differs."""
    before = _NAME_BEFORE.search(text[max(0, group.start() - 3) : group.start()])
    after = _NAME_AFTER.match(text, group.end())
    scripts = {script_of(found.group()) for found in (before, after) if found}
    return scripts.pop() if len(scripts) == 1 else ""


def _among_cyrillic(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 30) : start] + text[end : end + 30]
    return len(_CYRILLIC_LETTER.findall(around)) > len(_LATIN_LETTER.findall(around))

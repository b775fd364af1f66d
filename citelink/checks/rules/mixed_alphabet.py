"""A word of one alphabet has look-alike letters of another.

What it does: names words of the text and of the lists that hold both Cyrillic and Latin letters, where the rarer ones
look like letters of the other alphabet (`тiл` with a Latin i). One finding per word, however often it stands; many such
words are one finding. Two words joined by a hyphen (`SWOT-талдау`), acronyms with an ending (`SMSтер`),
quantities with their index (`Pвх`) and Roman numbers are left alone.

Why it matters: searching does not find the word, sorting puts it elsewhere, and a name is not recognised.

Example: `Cтатус` with a Latin C.

What to do: type the letter anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.checks.rule import Found
from citelink.documents.document import Document
from citelink.findings import Clause, Severity
from citelink.results import ResolvedDocument
from citelink.text.lookalikes import CYRILLIC, LATIN, TO_LATIN, mixed_words, unify_word
from citelink.text.span import Span

CODE = "CL121"
NAME = "mixed-alphabet"
SEVERITY: Severity = "info"
# So many different words are no slips of the pen: a converter or a font made them.
MOST_WORDS = 20
_LEAST_LETTERS = 3
# Cyrillic letters that only Macedonian and Serbian have; in a mixed word it is the Latin one that was meant.
_NOT_MEANT = frozenset("ЅѕЈј")
_ACRONYM = re.compile(rf"[A-Z]{{2}}[{LATIN}]*+[{CYRILLIC}]+")
# A quantity with its index: `Pвх`, `Tдис`, `UФЭ`; and a Roman number that was glued to a word: `Iэлементы`.
_QUANTITY = re.compile(rf"[A-Z][{CYRILLIC}]{{1,3}}|[IVX][а-яёәғқңөұүһі]+")
_LATIN_LETTER = re.compile(f"[{LATIN}]")
_ROMAN = re.compile("[IVXLCDM]+", re.IGNORECASE)


@dataclass(slots=True)
class _Word:
    """A word as it is printed and as it was meant, where it stands first, and how often it is printed."""

    printed: str
    meant: str
    span: Span
    times: int = 1


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    words = _mixed(resolved.document) if resolved.document else []
    if len(words) > MOST_WORDS:
        first = words[0]
        yield Found({"count": len(words), "word": first.printed, "letters": _strays(first)}, first.span, message="many")
        return
    for word in words:
        message = "often" if word.times > 1 else ""
        yield Found({"word": word.printed, "letters": _strays(word), "times": word.times}, word.span, message=message)


def _mixed(document: Document) -> list[_Word]:
    found: dict[str, _Word] = {}
    for match in mixed_words(document.prose.text):
        printed = match[0]
        if printed in found:
            found[printed].times += 1
        elif meant := _meant(printed):
            found[printed] = _Word(printed, meant, document.prose.original(Span(*match.span())))
    return list(found.values())


def _meant(printed: str) -> str:
    """The word in one alphabet; "" where it may be meant as it is."""
    meant = unify_word(printed)
    strays = [letter for letter, other in zip(printed, meant, strict=True) if letter != other]
    if len(printed) < _LEAST_LETTERS or not strays or 2 * len(strays) >= len(printed) or _NOT_MEANT & {*meant}:
        return ""
    left = _ACRONYM.match(printed) or _QUANTITY.fullmatch(printed) or _holds_roman_number(printed)
    return "" if left else meant


def _holds_roman_number(printed: str) -> bool:
    """Whether it is a Roman number in letters of either alphabet, or one of several figures stands before a word:
    `XIXғ`."""
    number = re.match(rf"[{LATIN}]{{2,}}+", printed)
    return bool(_ROMAN.fullmatch(printed.translate(TO_LATIN)) or (number and _ROMAN.fullmatch(number[0])))


def _strays(word: _Word) -> tuple[Clause, ...]:
    """The letters of the other alphabet, each once; nobody sees of which one it is."""
    pairs = dict.fromkeys(zip(word.printed, word.meant, strict=True))
    return tuple(
        Clause("letter-cyrillic" if _LATIN_LETTER.match(other) else "letter-latin", {"letter": letter, "other": other})
        for letter, other in pairs
        if letter != other
    )

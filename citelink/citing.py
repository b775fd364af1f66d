"""Where a document cites a number: each place with the words and the names around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.citations.citation import Locator
from citelink.results import Link, ParsedReference, ResolvedDocument, ResolvedMarker
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

_BEFORE, _BEHIND = 110, 50
_WORD = re.compile(r"[^\W\d_]{1,40}(?:[-'’][^\W\d_]{1,40}){0,3}\.?")
_LEAST_LETTERS = 3
_EMPTY_LINE = re.compile(r"\n[ \t\r]{0,80}\n")
_OPENING = '.!?…:«“"('


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place that cites a number. `before` and `behind` are what stands beside the `marker`, on one line; `names` the
    names of people in it as printed, as far as they are told by their form; `span` is into `Document.text`."""

    span: Span
    marker: str
    before: str
    behind: str
    names: tuple[str, ...]
    locator: Locator | None = None


def cited_places(
    resolved: ResolvedDocument, number: int | None, reference: ParsedReference | None = None
) -> Iterator[CitedPlace]:
    """The places of a document that cite `reference`, or without one those that cite `number` and lead nowhere."""
    if resolved.document is None:
        return
    prose = resolved.document.prose
    surnames = _surnames(resolved)
    for marker in resolved.markers:
        for link in marker.links:
            if _cites(link, number, reference):
                yield _place(prose, marker, link, surnames)
                break


def _cites(link: Link, number: int | None, reference: ParsedReference | None) -> bool:
    if reference is None:
        return link.reference is None and number is not None and link.item.number == number
    return link.reference is not None and reference.address in link.reference.named


def _surnames(resolved: ResolvedDocument) -> frozenset[str] | None:
    """The beginnings of the authors' names in the lists of a document; None where it has no list."""
    if not resolved.lists:
        return None
    people = (person for parsed in resolved.references for person in parsed.entry.authors)
    return frozenset(_stem(person.family or person.literal) for person in people)


def _place(prose: RepairedText, marker: ResolvedMarker, link: Link, surnames: frozenset[str] | None) -> CitedPlace:
    shown = prose.view(marker.span)
    before = prose.text[max(0, shown.start - _BEFORE) : shown.start]
    behind = prose.text[shown.end : shown.end + _BEHIND]
    if len(before) == _BEFORE:
        before = before.partition(" ")[2]
    if len(behind) == _BEHIND:
        behind = behind.rpartition(" ")[0]
    before, behind = _EMPTY_LINE.split(before)[-1], _EMPTY_LINE.split(behind)[0]
    names = find_names(before, behind, surnames)
    said = " ".join(before.split()), " ".join(behind.split())
    return CitedPlace(marker.span, marker.marker.text, *said, names, link.locator)


def find_names(before: str, behind: str, surnames: frozenset[str] | None = None) -> tuple[str, ...]:
    """The names in what stands beside a marker: words with initials, and those that begin like one of `surnames`; where
    there are none to know them by, capitalised words that begin no sentence."""
    found: dict[str, None] = {}
    for text, continued in ((before, False), (behind, True)):
        words = list(_WORD.finditer(text))
        for at, word in enumerate(words):
            if not _may_be_surname(word[0]):
                continue
            first = _initials(words[:at][::-1], text, word.start(), backwards=True)
            last = _initials_behind(words[at + 1 :], text, word.end())
            known = not _begins_sentence(text, first, continued) if surnames is None else _stem(word[0]) in surnames
            if first < word.start() or last > word.end() or known:
                found[" ".join(text[first:last].rstrip(".").split()) + ("." if last > word.end() else "")] = None
    return tuple(found)


def _may_be_surname(word: str) -> bool:
    bare = word.rstrip(".")
    parts = re.split("[-'’]", bare)
    return len(bare) >= _LEAST_LETTERS and bare[0].isupper() and all(part.istitle() or part.islower() for part in parts)


def _stem(name: str) -> str:
    """What stays of a surname in all its cases, or nearly so."""
    letters = name.rstrip(".").casefold()
    return letters[: max(4, min(len(letters) - 2, 6))]


def _initials_behind(words: list[re.Match[str]], text: str, at: int) -> int:
    """Where the initials behind a word end; `at` where there are none, or where they are those of the next surname."""
    last = _initials(words, text, at, backwards=False)
    following = next((word for word in words if word.start() >= last), None)
    if following is None or text[last : following.start()].strip() or not _may_be_surname(following[0]):
        return last
    return at


def _initials(words: list[re.Match[str]], text: str, at: int, *, backwards: bool) -> int:
    """Where the initials beside a word begin or end; `at` where there are none."""
    for word in words[:3]:
        between = text[word.end() : at] if backwards else text[at : word.start()]
        if len(word[0]) > 3 or not word[0].endswith(".") or not word[0][0].isupper() or between.strip(" ,\u00a0"):
            break
        at = word.start() if backwards else word.end()
    return at


def _begins_sentence(text: str, at: int, continued: bool) -> bool:
    """Whether a word at a place of the text begins a sentence, or may: at the beginning it is not told."""
    ahead = text[:at].rstrip()
    return ahead[-1] in _OPENING if ahead else not continued

"""Damage: what PDF extraction, OCR and careless typing do to a reference; the spans are carried through exactly.

Each kind of damage is a list of edits `(start, end, replacement)`; `apply_edits` moves the spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from citelink.bibliography.entry import FieldSpan
from citelink.text.span import Span
from training.parser.sample import Sample, tidy

Edit = tuple[int, int, str]

_VOWELS = "аеёиоуыэюяәіөүұєїaeiouyäöüáéíóú"
_SYLLABLE = re.compile(
    rf"(?<=[{_VOWELS}])(?=[^\W\d_{_VOWELS}][^\W\d_])|(?<=[{_VOWELS}][^\W\d_{_VOWELS}])(?=[^\W\d_{_VOWELS}][^\W\d_])",
    re.I,
)
_LETTERS = {
    "а": "a",
    "с": "c",
    "е": "e",
    "о": "o",
    "р": "p",
    "х": "x",
    "у": "y",
    "і": "i",
    "А": "A",
    "В": "B",
    "С": "C",
    "Е": "E",
    "Н": "H",
    "К": "K",
    "М": "M",
    "О": "O",
    "Р": "P",
    "Т": "T",
    "Х": "X",
    "І": "I",
}
_SCANNED = {
    "қ": "к",
    "г": "r",
    "ң": "н",
    "ү": "у",
    "ғ": "г",
    "ә": "э",
    "ө": "о",
    "ұ": "у",
    "һ": "h",
    "ы": "ьі",
    "З": "3",
    "О": "0",
    "l": "1",
    "m": "rn",
    "ш": "щ",
    "и": "н",
    "п": "н",
    "I": "l",
    "б": "6",
    "ь": "ъ",
    "Қ": "К",
    "ж": "x",
    "№": "N",
    "«": "<<",
    "—": "-",
}


def apply_edits(raw: str, spans: Sequence[FieldSpan], edits: Sequence[Edit]) -> tuple[str, tuple[FieldSpan, ...]]:
    """The text after the edits, and the spans over what became of their characters.

    What is put in at the border of a span, or replaces letters across it, stands outside; what replaces letters
    inside stands inside."""
    pieces: list[str] = []
    # Where a span may start, and where one may end, at each place of the text: they differ where something is put in.
    starts, ends = list(range(len(raw) + 1)), list(range(len(raw) + 1))
    position = shift = 0
    for start, end, text in sorted(edits):
        if start < position:
            continue
        for place in range(position + 1, start + 1):
            starts[place] = ends[place] = place + shift
        begin = start + shift
        pieces += [raw[position:start], text]
        if start == end:
            starts[start] = begin + len(text)
        for place in range(start + 1, end):
            starts[place], ends[place] = begin + len(text), begin
        shift += len(text) - (end - start)
        if start != end:
            starts[end] = ends[end] = end + shift
        position = end
    for place in range(position + 1, len(raw) + 1):
        starts[place] = ends[place] = place + shift
    pieces.append(raw[position:])
    moved = (FieldSpan(s.label, Span(starts[s.span.start], max(starts[s.span.start], ends[s.span.end]))) for s in spans)
    return "".join(pieces), tuple(moved)


def damage(sample: Sample, rng: Random, kinds: int = 1) -> Sample:
    """`sample` after one or more kinds of damage drawn at random."""
    raw, spans = sample.raw, sample.spans
    for kind in rng.sample(tuple(KINDS), kinds):
        raw, spans = apply_edits(raw, spans, KINDS[kind](raw, spans, rng))
        spans = tidy(raw, spans, "").spans
    return tidy(raw, spans, sample.source)


def split_syllables(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """Soft hyphens turned into spaces: every word falls into syllables, in most of the text."""
    share = rng.choice((0.3, 0.8, 1.0))
    return [
        (place.start(), place.start(), " ")
        for place in _SYLLABLE.finditer(raw)
        if rng.random() < share and not _inside(spans, place.start(), ("URL", "DOI"))
    ]


def break_lines(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """Line ends with a hyphen that stayed, or that took a real hyphen with it."""
    edits: list[Edit] = []
    place, width = rng.randint(20, 90), rng.randint(55, 95)
    while place < len(raw) - 3:
        point = _SYLLABLE.search(raw, place)
        if point is None:
            break
        edits.append((point.start(), point.start(), rng.choice(("- ", "- ", "-", "-\n", "‐ ", "\u00ad"))))
        place = point.start() + width
    return edits


def eat_hyphens(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """A real hyphen at a line end is gone (`1994-6716-2018` -> `1994-67162018`)."""
    places = [found.start() for found in re.finditer(r"(?<=\w)-(?=\w)", raw)]
    return [(place, place + 1, "") for place in places if rng.random() < 0.4]


def cut_identifiers(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """Spaces and line ends inside addresses, DOIs and standard numbers."""
    edits: list[Edit] = []
    for item in spans:
        if item.label in {"URL", "DOI", "ISBN"}:
            signs = [
                found.end()
                for found in re.finditer(r"[/.\-_=?&:]", raw[: item.span.end])
                if found.start() > item.span.start
            ]
            edits += [(place, place, " ") for place in signs if place < item.span.end and rng.random() < 0.35]
    return edits


def swap_letters(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """Latin look-alikes for Cyrillic letters: one letter everywhere, or a few anywhere."""
    if "ә" in raw and rng.random() < 0.5:
        return [(place, place + 1, "ə") for place, letter in enumerate(raw) if letter == "ә"]
    if "і" in raw and rng.random() < 0.4:
        return [(place, place + 1, "i") for place, letter in enumerate(raw) if letter == "і"]
    return [
        (place, place + 1, _LETTERS[letter])
        for place, letter in enumerate(raw)
        if letter in _LETTERS and rng.random() < 0.04
    ]


def misread(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """OCR confusions."""
    return [
        (place, place + 1, _SCANNED[letter])
        for place, letter in enumerate(raw)
        if letter in _SCANNED and rng.random() < 0.06 and not _inside(spans, place, ("URL", "DOI"))
    ]


def lose_spaces(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """No space around signs (`Мектеп,1984.– 175б.`)."""
    share = rng.choice((0.3, 0.6, 1.0))
    places = re.finditer(r"(?<=[.,:;/–—-]) | (?=[–—:;/-])|(?<=\d) (?=[^\W\d_])", raw)
    return [(place.start(), place.end(), "") for place in places if rng.random() < share]


def double_spaces(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """Two and more spaces, no-break and thin spaces, spaces before commas and stops."""
    edits: list[Edit] = []
    for place, sign in enumerate(raw):
        if sign == " " and rng.random() < 0.2:
            edits.append((place, place + 1, rng.choice(("  ", "   ", "\u00a0", "\u2009", "\t"))))
        elif sign in ".,:;" and rng.random() < 0.1 and not _inside(spans, place, ("URL", "DOI")):
            edits.append((place, place, " "))
    return edits


def lose_stops(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """Stops and commas that were not printed."""
    places = re.finditer(r"[.,](?=\s|$)", raw)
    return [(place.start(), place.end(), "") for place in places if rng.random() < 0.3]


def change_signs(raw: str, spans: Sequence[FieldSpan], rng: Random) -> list[Edit]:
    """Other dashes and quotes, doubled slashes and stops."""
    dash = rng.choice(("-", "—", "–", "--", "−", "‑"))
    edits: list[Edit] = [(found.start(), found.end(), dash) for found in re.finditer("[–—]", raw)]
    edits += [
        (found.start(), found.end(), rng.choice(("..", ".,", ",", ".", ":")))
        for found in re.finditer(r"\.(?=\s)", raw)
        if rng.random() < 0.05
    ]
    return edits


KINDS: dict[str, Callable[[str, Sequence[FieldSpan], Random], list[Edit]]] = {
    "syllables": split_syllables,
    "lines": break_lines,
    "hyphens": eat_hyphens,
    "identifiers": cut_identifiers,
    "letters": swap_letters,
    "scanned": misread,
    "lost spaces": lose_spaces,
    "double spaces": double_spaces,
    "lost stops": lose_stops,
    "signs": change_signs,
}


def _inside(spans: Sequence[FieldSpan], place: int, labels: Sequence[str]) -> bool:
    return any(item.label in labels and item.span.start <= place < item.span.end for item in spans)

"""Pieces of text with looks, and how CSL puts them together: formatting, affixes, quotation marks, punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, cast

from citelink.styles.csl.elements import Element
from citelink.styles.style import Look, Run

# What a piece is beside text: a quotation mark whose form is settled last, or the number of the entry in the list.
OPEN, CLOSE, NUMBER = "open", "close", "number"


class Piece(NamedTuple):
    """A piece of text. A look is None until an element decides it; inner elements decide first.

    `flips` are looks that the value's own markup asks for: italic within italic is upright again. `kind` is "" for
    text. `fixed` text keeps its case (`<span class="nocase">`)."""

    text: str
    italic: bool | None = None
    bold: bool | None = None
    small: bool | None = None
    raised: str | None = None
    flips: frozenset[str] = frozenset()
    url: str = ""
    kind: str = ""
    fixed: bool = False


Rich = tuple[Piece, ...]
_DECIDES = {
    ("font-style", "italic"): ("italic", True), ("font-style", "oblique"): ("italic", True),
    ("font-style", "normal"): ("italic", False), ("font-weight", "bold"): ("bold", True),
    ("font-weight", "normal"): ("bold", False), ("font-weight", "light"): ("bold", False),
    ("font-variant", "small-caps"): ("small", True), ("font-variant", "normal"): ("small", False),
    ("vertical-align", "sup"): ("raised", "superscript"), ("vertical-align", "sub"): ("raised", "subscript"),
    ("vertical-align", "baseline"): ("raised", ""),
}  # fmt: skip
_FORMATTING = ("font-style", "font-weight", "font-variant", "vertical-align")
# Signs that meet where two pieces do: which of them stays ("first", "second"); both stay where nothing is said.
_MEETING = {
    "!.": 1, "!:": 1, "?.": 1, "?:": 1, ":!": 2, ":?": 2, ":.": 1, ";!": 2, ";?": 2, ";:": 1, ";.": 1, "!!": 1, "??": 1,
    "..": 1, "::": 1, ";;": 1, ",,": 1, "  ": 2, " ,": 2, " .": 2, "….": 1, "\u00a0 ": 1, " \u00a0": 2,
}  # fmt: skip
# Behind one of these no other sign is put before a closing quotation mark.
_ENDS = tuple(".,;:?!…")
_MOVED = (".", ",")
_BEGINS = (".", ",", ";")


def plain(text: str) -> Rich:
    """A text without looks; nothing for ""."""
    return (Piece(text),) if text else ()


def text_of(rich: Iterable[Piece]) -> str:
    """The text without looks, quotation marks as straight ones."""
    return "".join(piece.text or ('"' if piece.kind in (OPEN, CLOSE) else "") for piece in rich)


def formatted(rich: Rich, element: Element) -> Rich:
    """`rich` in the looks that the element asks for, where no inner element has decided."""
    asked: dict[str, Any] = {}
    for name in _FORMATTING:
        if decided := _DECIDES.get((name, element.get(name))):
            asked[decided[0]] = decided[1]
    if not asked:
        return rich
    return tuple(
        piece._replace(**{look: value for look, value in asked.items() if getattr(piece, look) is None})
        for piece in rich
    )


def affixed(rich: Rich, element: Element) -> Rich:
    """`rich` between the element's prefix and suffix; nothing where there is nothing."""
    if not rich:
        return ()
    return (*plain(element.get("prefix")), *rich, *plain(element.get("suffix")))


def quoted(rich: Rich) -> Rich:
    """`rich` in quotation marks."""
    return (Piece("", kind=OPEN), *rich, Piece("", kind=CLOSE)) if rich else ()


def joined(parts: Iterable[Rich], delimiter: str) -> Rich:
    """The parts that are not empty with the delimiter between them, but for one that begins with a sign itself."""
    pieces: list[Piece] = []
    for part in parts:
        if part:
            if pieces and delimiter and part[0].text[:1] not in _BEGINS:
                pieces.append(Piece(delimiter))
            pieces += part
    return tuple(pieces)


def without_stops(rich: Rich) -> Rich:
    """`rich` without full stops (strip-periods)."""
    return tuple(piece._replace(text=piece.text.replace(".", "")) for piece in rich)


def settled(rich: Rich, marks: Sequence[str], punctuation_in_quote: bool) -> Rich:
    """The pieces as they are printed: quotation marks by level (`marks` are the outer pair and the inner one), commas
    and stops within them where the locale wants that, signs that meet reduced to those that stay."""
    return _met(_in_quotes(_marked(rich, marks)) if punctuation_in_quote else _marked(rich, marks))


def _marked(rich: Rich, marks: Sequence[str]) -> Rich:
    level = 0
    pieces = []
    for piece in rich:
        if piece.kind == OPEN:
            pieces.append(piece._replace(text=marks[0] if level % 2 == 0 else marks[2]))
            level += 1
        elif piece.kind == CLOSE:
            level = max(0, level - 1)
            pieces.append(piece._replace(text=marks[1] if level % 2 == 0 else marks[3]))
        else:
            pieces.append(piece)
    return tuple(pieces)


def _in_quotes(rich: Rich) -> Rich:
    """Commas and stops behind closing quotation marks put before them."""
    pieces = list(rich)
    for at in range(len(pieces) - 1):
        # Of closing marks that stand together the last one takes the sign.
        if pieces[at].kind == CLOSE and pieces[at + 1].kind != CLOSE:
            _take_signs(pieces, at)
    return tuple(pieces)


def _take_signs(pieces: list[Piece], at: int) -> None:
    """Puts the comma or stop behind the closing mark at `at` before it, but for one behind another sign."""
    for behind in range(at + 1, len(pieces)):
        while pieces[behind].text[:1] in _MOVED:
            sign, rest = pieces[behind].text[0], pieces[behind].text[1:]
            pieces[behind] = pieces[behind]._replace(text=rest)
            if _last_sign(pieces[:at]) not in _ENDS and pieces[at].text[:1] not in _MOVED:
                pieces[at] = pieces[at]._replace(text=sign + pieces[at].text)
        if pieces[behind].text:
            return


def _met(rich: Rich) -> Rich:
    pieces: list[Piece] = []
    for piece in rich:
        text = piece.text
        while pieces and text and (stays := _MEETING.get(_last_sign(pieces) + text[0])):
            if stays == 1:
                text = text[1:]
            elif pieces[-1].kind == CLOSE:
                break
            else:
                pieces[-1] = pieces[-1]._replace(text=pieces[-1].text[:-1])
                if not pieces[-1].text:
                    pieces.pop()
        if text:
            pieces.append(piece._replace(text=text))
    return tuple(pieces)


def _last_sign(pieces: Sequence[Piece]) -> str:
    """The sign that the pieces end with, within closing quotation marks."""
    for piece in reversed(pieces):
        if piece.kind != CLOSE:
            return piece.text[-1:]
        if piece.text[:1] in _MOVED:
            return piece.text[0]
    return ""


def runs_of(rich: Rich) -> tuple[Run, ...]:
    """The pieces as runs of a line; neighbours alike become one run."""
    runs: list[Run] = []
    for piece in rich:
        looks = _looks(piece)
        if runs and (runs[-1].looks, runs[-1].url) == (looks, piece.url):
            runs[-1] = Run(runs[-1].text + piece.text, looks, piece.url)
        elif piece.text:
            runs.append(Run(piece.text, looks, piece.url))
    return tuple(runs)


def _looks(piece: Piece) -> frozenset[Look]:
    looks = set()
    for look, name in (("italic", "italic"), ("bold", "bold"), ("small", "small-caps")):
        if bool(getattr(piece, look)) != (look in piece.flips):
            looks.add(name)
    looks |= {look for look in ("subscript", "superscript") if look in piece.flips}
    if piece.raised:
        looks.add(piece.raised)
    return cast("frozenset[Look]", frozenset(looks))

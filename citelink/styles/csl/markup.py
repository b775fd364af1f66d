"""The markup that values of CSL-JSON may hold (CSL 1.0.2, "Rich Text Markup within Fields"), as pieces."""

from __future__ import annotations

import re
from functools import lru_cache

from citelink.styles.csl.rich import CLOSE, OPEN, Piece, Rich, plain

_TAG = re.compile(r"<(/?)(i|b|sub|sup|sc|em|strong|span)(?: [^<>]{0,120})?>")
_TAGS = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold", "sc": "small", "sub": "subscript",
         "sup": "superscript"}  # fmt: skip
# A quotation mark, or an apostrophe that may be one.
_SIGNS = re.compile("[\"“”„'‘’]")
_DEEPEST = 20


@lru_cache(maxsize=4096)
def read_markup(text: str) -> Rich:
    """The pieces of a value: looks of its tags, straight and curly quotation marks in pairs, apostrophes curly."""
    if not _TAG.search(text) and not _SIGNS.search(text):
        return plain(text)
    pieces: list[Piece] = []
    open_tags: list[tuple[str, str, bool]] = []
    at = 0
    for tag in _TAG.finditer(text):
        if not _takes(tag, open_tags, text):
            continue
        pieces += _piece(text[at : tag.start()], open_tags)
        at = tag.end()
        if tag[1]:
            open_tags.pop()
        else:
            open_tags.append(_opened(tag))
    pieces += _piece(text[at:], open_tags)
    return _paired(pieces)


def _takes(tag: re.Match[str], open_tags: list[tuple[str, str, bool]], text: str) -> bool:
    """Whether a tag opens what is closed again, or closes what stands open; others are text."""
    if tag[1]:
        return bool(open_tags) and open_tags[-1][0] == tag[2]
    return len(open_tags) < _DEEPEST and text.find(f"</{tag[2]}>", tag.end()) > 0


def _opened(tag: re.Match[str]) -> tuple[str, str, bool]:
    name = tag[2]
    if name != "span":
        return name, _TAGS[name], False
    return name, "small" if "small-caps" in tag[0] else "", "nocase" in tag[0]


def _piece(text: str, open_tags: list[tuple[str, str, bool]]) -> Rich:
    if not text:
        return ()
    looks = frozenset(look for _, look, _ in open_tags if look)
    return (Piece(text, flips=looks, fixed=any(fixed for *_, fixed in open_tags)),)


def _paired(pieces: list[Piece]) -> Rich:
    """The pieces with quotation marks as pieces of their own; a mark without its other half stays as it is."""
    found: list[Piece] = []
    waiting: list[int] = []
    before = ""
    for piece in pieces:
        at = 0
        for sign in _SIGNS.finditer(piece.text):
            left = piece.text[sign.start() - 1] if sign.start() else before
            right = piece.text[sign.end() : sign.end() + 1]
            found += _cut(piece, at, sign.start())
            at = sign.end()
            _place(found, waiting, piece._replace(text=sign[0]), left, right)
        found += _cut(piece, at, len(piece.text))
        before = piece.text[-1:]
    return _joined(found)


def _joined(pieces: list[Piece]) -> Rich:
    """Neighbours that look alike as one piece, so that a word with an apostrophe is one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and not piece.kind and piece._replace(text="") == last._replace(text=""):
            found[-1] = last._replace(text=last.text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def _cut(piece: Piece, start: int, end: int) -> Rich:
    return (piece._replace(text=piece.text[start:end]),) if start < end else ()


def _place(found: list[Piece], waiting: list[int], sign: Piece, left: str, right: str) -> None:
    """Puts a quotation mark or an apostrophe; `waiting` are the places of marks that may yet be closed."""
    single = sign.text in "'‘’"
    begins = not left or left.isspace() or left in "([{«—–-"
    same = [at for at in waiting if (found[at].text in "'‘") == single]
    if same and not begins and not (single and right.isalnum()) and sign.text not in "„‘":
        at = same[-1]
        del waiting[waiting.index(at) :]
        found[at] = found[at]._replace(text="", kind=OPEN)
        found.append(sign._replace(text="", kind=CLOSE))
    elif begins and sign.text not in "”’":
        waiting.append(len(found))
        found.append(sign)
    else:
        found.append(sign._replace(text="’") if sign.text == "'" else sign)

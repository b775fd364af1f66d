"""DOIs and URLs that spaces and line ends have cut into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citelink.text.repaired import Edit, RepairedText
from citelink.text.years import YEAR

# Each branch begins with the character that it is known by, so that text without it is passed over quickly.
_START = re.compile(
    r"[hH][ ]?[tT][ ]?[tT][ ]?[pP][ ]?[sS\u017f]?[ ]?:\s{0,3}/\s{0,3}/\s{0,3}"
    r"|[wW](?<![\w.].)[wW]{2}\s{0,2}\.\s{0,2}|1(?<![\w.].)0\s{0,2}\.\s{0,2}\d{4,9}\s{0,3}/\s{0,3}"
)
_GAP = re.compile(r"\s{1,80}")
_PIECE = re.compile(r"[^\s<>\"«»“”\u0400-\u052f]{1,300}")
_ENDS_OPEN = frozenset("/-_=?&%#~@+:")
_STARTS_OPEN = frozenset("/_=?&%#~")
_DOMAIN_OR_FILE = re.compile(
    r"(?:[a-z0-9-]{1,60}\.){0,6}(?:com|org|net|info|edu|gov|int|html?|pdf|php|aspx?|jsp|[a-z]{2})(?![a-z])"
)
_LIKE_AN_ADDRESS = re.compile(r"[\w.%~-]*(?:[/=?&%_]|\d[\w-]*\w|\.(?:html?|pdf|php|aspx?)\b)", re.ASCII)
_YEAR = re.compile(rf"{YEAR}\W*\Z")
_MOST_PIECES = 12


def heal_identifiers(view: RepairedText) -> RepairedText:
    """DOIs and URLs without the whitespace inside them (`10 . 1134 /⏎S207` is `10.1134/S207`).

    A piece is taken in when what stands before the gap cannot end an address or what follows can only be part of one.
    """
    return view.edit(_edits(view.text))


def _edits(text: str) -> Iterator[Edit]:
    done = 0
    for start in _START.finditer(text):
        if start.start() < done:
            continue
        for blank in re.finditer(r"\s+", start.group()):
            yield Edit(start.start() + blank.start(), start.start() + blank.end(), "")
        done = start.end()
        for _ in range(_MOST_PIECES):
            piece = _PIECE.match(text, done)
            done = piece.end() if piece else done
            gap = _GAP.match(text, done)
            following = _PIECE.match(text, gap.end()) if gap else None
            if not gap or not following or not _goes_on(text[max(0, done - 4) : done], gap.group(), following.group()):
                break
            yield Edit(done, gap.end(), "")
            done = gap.end()


def _goes_on(before: str, gap: str, following: str) -> bool:
    """Whether the address that ends in `before` goes on behind a gap."""
    last, first = before[-1], following[0]
    if following.startswith(("//", "http", "www", "(", "[", "–", "—", "doi", "DOI")) or following in {"/", "-", "."}:
        return False
    if last in _ENDS_OPEN or (first in _STARTS_OPEN and len(following) > 1):
        return not _YEAR.match(following)
    if first == "." and following[1:2].isalnum():
        return True
    if before.lower() == "www.":
        return True
    if last == ".":
        return bool(_DOMAIN_OR_FILE.match(following)) and following[0].islower()
    # A line end may fall anywhere in an address, a space does not.
    return "\n" in gap and not _YEAR.match(following) and bool(_LIKE_AN_ADDRESS.match(following)) and last.isalnum()

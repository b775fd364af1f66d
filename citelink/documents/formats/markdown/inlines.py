"""The inline markup of one block of Markdown: what of it a reader does not see."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from citelink.documents.formats.markdown.emphasis import Emphasis, Emphasized
from citelink.documents.formats.markdown.links import match_label, match_tail, normalize_label
from citelink.documents.formats.markdown.tags import (
    BLOCK_TAGS,
    CODE_TAGS,
    DECLARATION,
    EMPTY_COMMENT,
    HIDDEN,
    TAG,
    UNREAD_TAGS,
)
from citelink.documents.pandoc import BACK_LINK, KEYS, follows_marker
from citelink.text.repaired import Edit

_MAX_OPEN = 1000

_IN_HTML = re.compile(r"<|&|\[+|\]|\{")
_OWN_LINK = re.compile(r"#(?:ref|cite)-\d{1,9}")
_ESCAPES = re.compile(r"(?:\\[!-/:-@\[-`{-~])+")
_TICKS = re.compile(r"`+")
_MAIL = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,100}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,20}"
_AUTOLINK = re.compile(rf"<(?:[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]{{0,2000}}|{_MAIL})>")
_BRACKETS = re.compile(r"[\[\]]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s^]{1,100}\]")
_ATTRIBUTES = re.compile(r"\{[.#][^{}\r\n]{0,500}\}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# pandoc: no space inside the dollars, no digit behind them, so that prices are no formulas.
_MATH_END = re.compile(r"(?<![\s\\$])\$(?![\d$])")
_MAX_MATH = 2000
# The text of a link that is nothing but numbers in brackets, raised or not: `[[1]](https://...)`.
_CITES = re.compile(
    r"(?:[\s,;^*_\u2010-\u2015-]|</?sup>){0,9}\\?\[[^\[\]\\]{0,60}\d[^\[\]\\]{0,140}\\?\]"
    r"(?:[\s,;^*_\u2010-\u2015-]|</?sup>|\\?\[\d{1,4}\\?\]){0,20}"
)


class LinkSpan(NamedTuple):
    """A link or image, `[start, end)`, and its destination."""

    start: int
    end: int
    destination: str


class OpenBracket(NamedTuple):
    """A bracket that may open a link; `runs` of emphasis stand before it."""

    start: int
    end: int
    runs: int = 0


class Inlines:
    """The inline markup of the block `[start, end)` of a text: `edits` that take it away, and the `links` in it. In
    raw `html` nothing is markup but tags, entities, and what a run of citelink wrote. `definitions`: labels of links
    and where those lead."""

    SPECIAL = re.compile(r"\\|`+|<|!\[|\[+|\]|\*+|_+|\$+|\{|&")

    def __init__(self, text: str, start: int, end: int, definitions: Mapping[str, str], *, html: bool = False) -> None:
        self.links: list[LinkSpan] = []
        self._text, self._start, self._end = text, start, end
        self._definitions = definitions
        self._html = html
        self._edits: dict[int, Edit] = {}
        self._brackets: list[OpenBracket] = []
        # Openers before this one cannot begin a link any more: links hold no links.
        self._floor = 0
        self._last_bracket = -1
        self._literals: list[OpenBracket] = []
        self._emphasis = Emphasis(text, start, end)
        self._ticks: dict[int, list[int]] | None = None
        self._math_end = -1
        self._missing: set[str] = set()
        self._scan()

    def edits(self) -> list[Edit]:
        """What to change, ascending; what lies in an image goes with it."""
        kept: list[Edit] = []
        at = self._start
        for start in sorted(self._edits):
            if start >= at:
                kept.append(self._edits[start])
                at = kept[-1].end
        return kept

    def _scan(self) -> None:
        at = self._start
        handlers = {
            "\\": self._escape,
            "`": self._code,
            "<": self._angle,
            "!": self._image,
            "[": self._open,
            "]": self._close,
            "*": self._delimiters,
            "_": self._delimiters,
            "$": self._math,
            "{": self._brace,
            "&": self._entity,
        }
        special = _IN_HTML if self._html else self.SPECIAL
        while found := special.search(self._text, at, self._end):
            at = handlers.get(found.group()[0], self._other)(found.start(), found.end())
        self._emphasize(self._emphasis.pair(0))

    def _other(self, start: int, end: int) -> int:
        """A sign that is no markup here."""
        return end

    def _edit(self, start: int, end: int, shown: str = "") -> None:
        self._edits[start] = Edit(start, end, shown)

    def _escape(self, start: int, end: int) -> int:
        escapes = _ESCAPES.match(self._text, start, self._end)
        if escapes is None:
            if end < self._end and self._text[end] in "\r\n":
                self._edit(start, end)
            return end
        if escapes.end() - start > 100:
            # Nobody writes fifty escapes in a row; one edit for all keeps hostile text small.
            self._edit(start, escapes.end(), escapes.group()[1::2])
            return escapes.end()
        for at in range(start, escapes.end(), 2):
            self._edit(at, at + 2, self._text[at + 1])
            if self._text[at + 1] in "[]":
                self._literals.append(OpenBracket(at, at + 2))
        return escapes.end()

    def _code(self, start: int, end: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self._text, self._start, self._end):
                self._ticks.setdefault(len(run.group()), []).append(run.start())
        places = self._ticks.get(end - start, [])
        index = bisect_right(places, start)
        if index == len(places):
            return end
        closing = places[index]
        self._edit(start, end)
        self._hide(end, closing)
        self._edit(closing, closing + end - start)
        return closing + end - start

    def _hide(self, start: int, end: int) -> None:
        """Code: its words stay readable, nothing in it can look like a marker."""
        if start == end:
            return
        kept = "".join(char if char.isalpha() or char.isspace() else " " for char in self._text[start:end])
        self._edit(start, end, kept)

    def _angle(self, start: int, end: int) -> int:
        text = self._text
        if not self._html and (link := _AUTOLINK.match(text, start, self._end)):
            self._edit(start, end)
            self._edit(link.end() - 1, link.end())
            self._address(end, link.end() - 1)
            return link.end()
        if text[end : end + 1] in ("!", "?"):
            return self._hidden(start, end)
        tag = TAG.match(text, start, self._end)
        if tag is None:
            return end
        name = (tag.group(1) or tag.group(2)).lower()
        if tag.group(1) and name in CODE_TAGS | UNREAD_TAGS:
            stop = self._find(f"</{name}>", tag.end())
            if stop >= 0:
                return self._code_element(name, start, tag.end(), stop)
            if self._html and name in UNREAD_TAGS:
                self._blank(start, self._end)
                return self._end
        self._tag(name, tag.group(1) is None, start, tag.end())
        return tag.end()

    def _tag(self, name: str, closes: bool, start: int, end: int) -> None:
        self._edit(start, end, "^" if name == "sup" else " " if name == "br" or name in BLOCK_TAGS else "")

    def _address(self, start: int, end: int) -> None:
        """An address that stands for itself: brackets in it are none of a marker."""
        for bracket in _BRACKETS.finditer(self._text, start, end):
            self._edit(bracket.start(), bracket.end(), " ")

    def _code_element(self, name: str, start: int, inner: int, stop: int) -> int:
        end = stop + len(name) + 3
        if name in CODE_TAGS:
            self._edit(start, inner)
            self._hide(inner, stop)
            self._edit(stop, end)
        else:
            self._blank(start, end)
        return end

    def _hidden(self, start: int, end: int) -> int:
        """Where the comment, the instruction, the declaration that begins at `start` ends; `end` where none does."""
        if found := EMPTY_COMMENT.match(self._text, start, self._end):
            stop = found.end()
        elif ending := next((HIDDEN[sign] for sign in HIDDEN if self._text.startswith(sign, start)), ""):
            stop = self._find(ending, end + 1)
            stop = stop + len(ending) if stop >= 0 else -1
        else:
            found = DECLARATION.match(self._text, start, self._end)
            stop = found.end() if found else -1
        if stop < 0:
            return end
        if self._html:
            self._blank(start, stop)
        else:
            self._edit(start, stop)
        return stop

    def _blank(self, start: int, end: int) -> None:
        self._edit(start, end, re.sub(r"[^\r\n]", " ", self._text[start:end]))

    def _find(self, wanted: str, at: int) -> int:
        """Where `wanted` stands behind `at`; what was once not found is not looked for again."""
        if wanted in self._missing:
            return -1
        found = self._text.find(wanted, at, self._end)
        if found < 0:
            self._missing.add(wanted)
        return found

    def _image(self, start: int, end: int) -> int:
        self._push(start, end)
        return end

    def _open(self, start: int, end: int) -> int:
        last = end - 1
        if (
            not self._html
            and self._text[end : end + 1] == "^"
            and (note := _FOOTNOTE.match(self._text, last, self._end))
        ):
            self._note(last, note.end())
            end = note.end()
        elif back := BACK_LINK.match(self._text, last, self._end):
            spaced = last > self._start and self._text[last - 1] == " "
            self._edit(last - spaced, back.end())
            end = back.end()
        else:
            last = end
        for at in range(max(start, last - _MAX_OPEN), last):
            self._push(at, at + 1)
        return end

    def _note(self, start: int, end: int) -> None:
        self._edit(start, end)

    def _push(self, start: int, end: int) -> None:
        self._brackets.append(OpenBracket(start, end, self._emphasis.taken))
        self._last_bracket = start
        if len(self._brackets) > 2 * _MAX_OPEN:
            del self._brackets[:_MAX_OPEN]
            self._floor = max(0, self._floor - _MAX_OPEN)

    def _close(self, start: int, end: int) -> int:
        if not self._brackets:
            return end
        opener = self._brackets.pop()
        image = opener.end - opener.start == 2
        active = image or len(self._brackets) >= self._floor
        self._floor = min(self._floor, len(self._brackets))
        innermost = opener.start == self._last_bracket
        self._last_bracket = start
        tail = self._tail(opener, start, end, innermost) if active else None
        if self._html and not (tail and _OWN_LINK.fullmatch(tail[0])):
            return end
        if tail is not None:
            return self._link(opener, start, tail, image)
        if attributes := _ATTRIBUTES.match(self._text, end, self._end):
            self._edit(opener.start, opener.end)
            self._edit(start, attributes.end())
            return attributes.end()
        self._literals += (OpenBracket(opener.end - 1, opener.end), OpenBracket(start, end))
        return end

    def _tail(self, opener: OpenBracket, start: int, end: int, innermost: bool) -> tuple[str, int] | None:
        """Destination and end of the link whose `]` stands at `start`."""
        following = self._text[end : min(end + 1, self._end)]
        if following == "(" and (tail := match_tail(self._text, end, self._end)):
            return tail
        if not self._definitions:
            return None
        if following == "[" and (label := match_label(self._text, end, self._end)) and label[0]:
            return (self._definitions[label[0]], label[1]) if label[0] in self._definitions else None
        if not innermost or start - opener.end > 999:
            return None
        destination = self._definitions.get(normalize_label(self._text[opener.end : start]))
        if destination is None:
            return None
        return destination, end + 2 if self._text.startswith("[]", end) and end + 2 <= self._end else end

    def _link(self, opener: OpenBracket, start: int, tail: tuple[str, int], image: bool) -> int:
        destination, end = tail
        if attributes := _ATTRIBUTES.match(self._text, end, self._end):
            end = attributes.end()
        self.links.append(LinkSpan(opener.start, end, destination))
        # What is emphasised in the text of a link begins and ends there.
        self._emphasize(self._emphasis.pair(opener.runs))
        self._linked(opener, start, end, destination, image)
        if not image:
            self._floor = len(self._brackets)
        return end

    def _linked(self, opener: OpenBracket, start: int, end: int, destination: str, image: bool) -> None:
        """A link or image whose text ends at `start`."""
        within = len(self._literals)
        while within and self._literals[within - 1].start > opener.start:
            within -= 1
        if image:
            # What is told instead of an image is not read by who sees it.
            self._edit(opener.start, end)
        else:
            self._edit(opener.start, opener.end)
            self._edit(start, end)
        cites = _CITES.fullmatch(self._text, opener.end, start) is not None
        if not image and not (cites or destination.startswith("#")):
            # A bracket within the text of a link elsewhere cites nothing in this document, where it is not all of it.
            for literal in self._literals[within:]:
                self._edit(literal.start, literal.end)
        del self._literals[within:]

    def _delimiters(self, start: int, end: int) -> int:
        self._emphasize(self._emphasis.take(start, end))
        return end

    def _emphasize(self, found: list[Emphasized]) -> None:
        for one in found:
            self._edit(one.open_start, one.open_end)
            self._edit(one.close_start, one.close_end)

    def _math(self, start: int, end: int) -> int:
        text, stop = self._text, -1
        if end - start == 2:
            stop = self._find("$$", end)
            stop = stop + 2 if stop >= 0 else -1
        elif end - start == 1 and not text[end : end + 1].isspace():
            if self._math_end <= end:
                closing = _MATH_END.search(text, end + 1, self._end)
                self._math_end = closing.end() if closing else self._end + 1
            stop = self._math_end if self._math_end <= self._end else -1
        if stop < 0 or stop - start > _MAX_MATH:
            return end
        self._hide_math(start, stop, end - start)
        return stop

    def _hide_math(self, start: int, end: int, sign: int) -> None:
        self._blank(start, end)

    def _brace(self, start: int, end: int) -> int:
        if start > self._start and follows_marker(self._text, start):
            keys = KEYS.match(self._text, start, self._end)
            if keys:
                self._edit(start, keys.end())
                return keys.end()
        return end

    def _entity(self, start: int, end: int) -> int:
        entity = _ENTITY.match(self._text, start, self._end)
        if entity is None or (shown := html.unescape(entity.group())) == entity.group():
            return end
        self._edit(start, entity.end(), shown)
        return entity.end()

"""read_page(): an HTML page -> its text, piece by piece, in the order in which a reader meets it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from citelink.documents.comments import Comment
from citelink.documents.document import BlockKind
from citelink.documents.extraction import Extraction
from citelink.documents.formats.html import elements
from citelink.documents.formats.html.lists import begin_list, is_labelled
from citelink.documents.formats.html.stack import Effect, Element, Stack
from citelink.documents.formats.html.survey import Survey, survey
from citelink.documents.formats.html.works import MarkedWorks, marks_work
from citelink.documents.markup.characters import Shown, show
from citelink.documents.markup.flow import Flow
from citelink.documents.markup.tokens import COMMENT, Token, attributes, scan
from citelink.text.span import Span

# A label that stands apart from what it labels: `[1]` in an element of its own.
_LABEL = re.compile(r"(?:[\[(]?[0-9]{1,4}[\])]?|[\[(]?[a-z][\])])[.):]?\s?")
_LABEL_LENGTH = 10
# Signs of links that lead from a note or a reference back into the text, and letters beside them (`^ a b`).
_BACK_SIGNS = "^\u2191\u2934\u21a9\u21b5\u23ce\u21d1\u21e7\u21ea\u25b2\u2912"
_BACK_SIGN = re.compile(rf"[{re.escape(_BACK_SIGNS)}]{{1,2}}\ufe0e?\ufe0f?")
_BACK_LETTER = re.compile(r"[a-z]{1,2}|[0-9]{1,2}(?:\.[0-9]{1,2})?")
_LINK_CONTENT = re.compile(r"([^\0]{0,300}?)</a\s{0,9}>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,200}>|\s+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read.

    anchors  where in the text what an id of the page names begins, with the ids
    ids      all ids of the page
    links    the links of the page: where in its source each begins and ends; ascending, none within another
    works    the references that it marks itself
    based    it says that its links start elsewhere: `#ref-1` would lead away from it
    comments  those that speak to citelink
    """

    extraction: Extraction[Span]
    anchors: dict[int, tuple[str, ...]]
    ids: frozenset[str]
    links: tuple[Span, ...]
    works: MarkedWorks
    based: bool
    comments: tuple[Comment, ...]


def read_page(
    text: str,
    *,
    xml: bool = False,
    into: Extraction[Span] | None = None,
    shift: int = 0,
    raising: frozenset[str] = frozenset(),
) -> Page:
    """What the page `text`, HTML or (`xml`) XHTML, says; the origin of each piece is its place in `text`, and `shift`.

    into     the text goes on behind what other pages said
    raising  classes that style sheets beside the page print above the line"""
    return _Reader(text, xml, Flow(into if into is not None else Extraction(), shift), raising).read()


def _outermost(spans: list[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


class _Reader:
    def __init__(self, text: str, xml: bool, flow: Flow, raising: frozenset[str]) -> None:
        self._text, self._xml, self._flow = text, xml, flow
        self._survey: Survey = survey(text, xml=xml)
        self._survey.raising |= raising
        self._stack = Stack(xml)
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._fresh = False  # an item began of which nothing was said yet
        self._cell_ended = False  # a paragraph ended in a cell, where nothing may follow
        self._back = False  # within `^ a b`
        self._waiting: list[str] = []
        self._anchors: dict[int, tuple[str, ...]] = {}
        self._ids: set[str] = set()
        self._links: list[Span] = []
        self._works = MarkedWorks()
        self._based = False

    def read(self) -> Page:
        skipped_to = 0
        for token in scan(self._text, xml=self._xml):
            if token.start < skipped_to:
                continue
            if token.kind == "start":
                skipped_to = self._start(token)
            elif token.kind == "end":
                self._end(token)
            elif token.kind == "text" or token.name in ("cdata", "xmp"):
                self._characters(token)
            elif token.name == COMMENT:
                self._flow.hear(self._text[token.start : token.end])
        self._break()
        return Page(
            self._flow.said,
            self._anchors,
            frozenset(self._ids),
            _outermost(self._links),
            self._works,
            self._based,
            tuple(self._flow.comments),
        )

    # Tags

    def _start(self, token: Token) -> int:
        """Opens an element; gives the place up to which its content is passed over."""
        name, said = token.name.lower().rpartition(":")[2], attributes(self._text, token)
        for ended in self._stack.make_room(name):
            self._leave(ended, token.start)
        named = [one for one in (said.get("id"), said.get("name") if name == "a" else None) if one]
        self._ids.update(named)
        if name == "br":
            self._line_break(token)
            return 0
        classes = frozenset(said.get("class", "").split())
        element = Element(name, token.start, self._effects(name, said, classes))
        if name in elements.BLOCKS and not self._stack.effects["unseen"] and "unseen" not in element.effects:
            self._begin_block(element, said, token.end)
        if "citation" in classes and self._text[token.end : token.end + 1] in ("(", "[") and self._flow.in_line:
            self._flow.join()  # pandoc's class; what it says of itself parts it from the word before it
        self._based |= name == "base" and bool(said.get("href"))
        if name == "a" and "#" in said.get("href", ""):
            # A page that was saved may name itself by its address.
            element.target, element.said = unquote(said["href"].partition("#")[2]), self._flow.said.length
        if name in elements.CONTAINERS:
            self._waiting.clear()  # it begins where its first item does, and is none
        else:
            self._waiting += named
        if name in elements.VOID or token.closed:
            return 0
        self._stack.push(element)
        if element.target and (content := self._back_link(token.end)):
            self._stack.pop("a")
            return content
        return 0

    def _end(self, token: Token) -> None:
        name = token.name.lower().rpartition(":")[2]
        if name == "br":
            self._line_break(token)
        for ended in self._stack.pop(name):
            self._leave(ended, token.end)

    def _effects(self, name: str, said: dict[str, str], classes: frozenset[str]) -> tuple[Effect, ...]:
        found: list[Effect] = []
        if elements.is_unseen(name, said, classes):
            found.append("unseen")
        if elements.is_raised(name, said) or not self._survey.raising.isdisjoint(classes):
            found.append("raised")
        if elements.is_math(name, said):
            found.append("math")
        if elements.is_note_link(said, classes):
            found.append("note-link")
        elif elements.is_note_label(name, said):
            found += ["note-link", "note"]
        if name in elements.CODE:
            found.append("code")
        elif name in elements.PREFORMATTED:
            found.append("preformatted")
        elif name in elements.HEADINGS:
            found.append("heading")
        elif name in ("caption", "figcaption"):
            found.append("caption")
        elif name == "a" and "href" in said:
            found.append("link")
        if name in elements.BLOCKS:
            if elements.is_note(said, classes):
                found.append("note")
            if elements.is_contents(name, said, classes):
                found.append("contents")
            if name in ("header", "footer") and self._stack.nearest("article", "main", "section", "blockquote") is None:
                found.append("header" if name == "header" else "footer")
            elif name == "div" and said.get("title") in ("header", "footer"):
                found.append("header" if said["title"] == "header" else "footer")  # as LibreOffice writes them
        return tuple(found)

    def _begin_block(self, element: Element, said: dict[str, str], content: int) -> None:
        name = element.name
        if name in elements.CELLS:
            self._begin_cell()
            return
        if name in elements.HARD_BLOCKS:
            self._break()
        else:
            self._soft_break()
        if not self._works.is_open and marks_work(name, said, frozenset(said.get("class", "").split())):
            around = self._stack.open[-1].start if self._stack.open else 0
            self._works.begin(said.get("id", ""), around, self._flow.said.length)
            element.work = True
        if name == "ol":
            numbered = not elements.is_unnumbered(said)
            element.count = begin_list(said, self._survey.items.get(element.start, 0), numbered)
        elif name == "table":
            element.use = self._survey.tables.get(element.start, "data")
        elif name == "tr":
            table = self._stack.nearest("table")
            self._fresh = table is not None and table.use == "list"
        elif name == "li":
            self._begin_item(said, content)

    def _begin_item(self, said: dict[str, str], content: int) -> None:
        self._fresh = True
        around = self._stack.nearest(*elements.LISTS)
        if around is None or around.count is None:
            return
        number = around.count.number(said)
        if around.count.numbered and not elements.is_unnumbered(said) and not is_labelled(self._text, content, number):
            self._begin_line()
            self._flow.print(around.count.label(number))

    def _begin_cell(self) -> None:
        self._cell_ended = False
        table = self._stack.nearest("table")
        if table is not None and table.use == "layout":
            self._break()
        else:
            self._flow.end_cell()

    def _leave(self, element: Element, at: int) -> None:
        """What the end of an element changes."""
        name = element.name
        if "link" in element.effects:
            self._links.append(Span(element.start, at))
        if element.target:
            self._works.link(element.target, element.said, self._flow.said.length)
        if "unseen" in element.effects or self._stack.effects["unseen"]:
            return
        if name in elements.CELLS:
            self._cell_ended = False
            self._flow.forget_space()
        elif name in elements.HARD_BLOCKS:
            self._break()
            self._fresh = False
        elif name in elements.BLOCKS:
            self._soft_break()
        if element.work:
            self._works.end(self._flow.said.length)

    # Lines

    def _soft_break(self) -> None:
        """Ends the line, unless all that stands on it is a label; in a cell only when something follows there."""
        line = self._flow.line
        if not line:
            return  # nothing but the number that the browser prints
        if len(line) < _LABEL_LENGTH and _LABEL.fullmatch(line) and self._kind != "heading":
            self._flow.join()
        elif (around := self._stack.nearest("td", "th", "li")) is not None and around.name != "li":
            self._cell_ended = True
        else:
            self._break()

    def _break(self) -> None:
        self._cell_ended, self._back = False, False
        self._flow.end(self._kind, self._level)

    def _line_break(self, token: Token) -> None:
        if not self._stack.effects["unseen"]:
            self._flow.end_line(token.start, token.end)

    def _begin_line(self) -> None:
        """Decides what the block is that begins now."""
        effects = self._stack.effects
        self._level = 0
        table = self._stack.nearest("table", "li") if not self._fresh else None
        if effects["preformatted"]:
            self._kind = "code"
        elif effects["contents"]:
            self._kind = "contents"
        elif effects["header"] or effects["footer"]:
            self._kind = "header" if effects["header"] else "footer"
        elif effects["heading"]:
            heading = self._stack.nearest(*elements.HEADINGS)
            self._kind, self._level = "heading", int(heading.name[1]) if heading is not None else 0
        elif effects["note"]:
            self._kind = "footnote"
        elif effects["caption"]:
            self._kind = "caption"
        elif self._fresh:
            self._kind = "list_item"
        else:
            self._kind = "table" if table is not None and table.use == "data" else "paragraph"
        self._fresh = False

    # Text

    def _characters(self, token: Token) -> None:
        if self._stack.effects["unseen"]:
            return
        kept = bool(self._stack.effects["preformatted"])
        references = token.kind == "text"
        for shown in self._flow.pieces(self._text, token.start, token.end, references=references, kept=kept):
            if not self._is_back_sign(shown.said):
                self._say(shown)

    def _say(self, shown: Shown) -> None:
        if self._cell_ended:
            self._break()
        if not self._flow.in_line:
            self._begin_line()
        self._back = False
        effects = self._stack.effects
        unseen = bool(effects["math"] or effects["code"] or effects["note-link"])
        where = self._flow.say(shown, raised=effects["raised"] > 0 and not unseen, unseen=unseen)
        if self._waiting:
            self._anchors.setdefault(where.start, tuple(self._waiting))
            self._waiting.clear()

    # Links back

    def _is_back_sign(self, said: str) -> bool:
        """Whether `said` begins an item with the sign before its links back, and is no part of it."""
        if self._stack.nearest("li") is None or not _BACK_SIGN.fullmatch(said) or self._flow.line:
            return False
        self._back = True
        return True

    def _back_link(self, at: int) -> int:
        """Where the content ends of a link that leads back into the text, and begins at `at`; 0: it is none."""
        found = _LINK_CONTENT.match(self._text, at)
        if found is None:
            return 0
        bare = _TAGS.sub("", found[1])
        said = "".join(one.said for one in show(bare, 0, len(bare)))
        if _BACK_SIGN.fullmatch(said) or (self._back and _BACK_LETTER.fullmatch(said)):
            return found.end()
        return 0

"""Marks written in Markdown: keys and links at the markers, anchors and links back at the references.

    ... the Great Game <a id="cite-1"></a>[[1, 18-19](#ref-1)]{@hopkirk1990great}.

    1. <a id="ref-1"></a>Hopkirk P. The Great Game. – London, 1990. [↩](#cite-1)

Markdown has no anchors of its own at such places; inline HTML is part of CommonMark and pandoc knows it too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citelink.documents.changes import Splice
from citelink.documents.document import Document
from citelink.documents.formats.markdown.prose import MarkdownSource
from citelink.documents.marks import AnchorMark, CitationMark, LinkMark, Mark
from citelink.documents.pandoc import BACK_LINK, CITE_ANCHOR, KEYS, REF_ANCHOR, spell_citation, spell_keys
from citelink.text.span import Span

_ANCHOR_LENGTH = 40
_LINE_BREAK = re.compile(r"(?<!\\)\\(?=\r?\n)")
_LINK_BEHIND = re.compile(r"\]\(#ref-\d{1,9}\)")
_LINK_WITHIN = re.compile(r"(\\?\[|\^|<sup>)\[((?:[^\[\]\\]|\\[^\[\]]){1,2000})\]\(#ref-\d{1,9}\)(\\?\]|\^|</sup>)")
_DELIMITED = re.compile(r"(\\?\[|\^|<sup>)((?:[^\[\]^<>\\]|\\[^\[\]]){1,2000})(\\?\]|\^|</sup>)")
_CLOSING = {"[": "]", r"\[": r"\]", "^": "^", "<sup>": "</sup>"}
_LABEL = re.compile(
    r"(?:[-*+][ \t]{1,8})?"
    r"(?:\\?\[[ \t]?\d{1,5}[ \t]?\\?\][.:]?|\\?\(?\d{1,5}\\?[.)]|\d{1,5}(?=[ \t])|\\?\|\d{1,5}\\?\|)?\s*+"
)
_BACK_LINKS = re.compile(r"(?: " + BACK_LINK.pattern + r"){1,100000}")


@dataclass(frozen=True, slots=True)
class _Site:
    """A marker in its text.

    covered   all that its annotation takes the place of, keys of an earlier run included
    printed   the marker as it was printed, without a link of an earlier run
    whole     what is covered, without the keys
    linkable  whether a link may be put there: links hold no links
    """

    covered: Span
    printed: str
    whole: str
    linkable: bool


def mark_changes(document: Document, marks: Iterable[Mark]) -> Iterator[Splice]:
    """What to change to write links, citations and anchors; what an earlier run wrote there is replaced."""
    marks = sorted(marks, key=lambda mark: mark.span)
    references = [mark for mark in marks if isinstance(mark, AnchorMark)]
    markers = [mark for mark in marks if isinstance(mark, LinkMark | CitationMark)]
    cited = {span for reference in references for span in reference.back}
    numbers = {
        mark.span: number
        for number, mark in enumerate(markers, start=1)
        # Behind a backslash the anchor's `<` would be escaped.
        if mark.span in cited and document.text[max(0, mark.span.start - 1) : mark.span.start] != "\\"
    }
    for mark in markers:
        yield from _write_marker(document, mark, numbers.get(mark.span))
    for reference in references:
        yield from _write_anchor(document, reference, [numbers[span] for span in reference.back if span in numbers])
    if markers and not any(isinstance(mark, LinkMark) for mark in markers):
        yield from _take_away_links_back(document)


def _write_marker(document: Document, mark: LinkMark | CitationMark, number: int | None) -> Iterator[Splice]:
    text = document.text
    site = _site(document, mark.span)
    start = site.covered.start
    old = _anchor_before(text, start, CITE_ANCHOR)
    shown = f'<a id="cite-{number}"></a>' if number is not None and isinstance(mark, LinkMark) else ""
    if isinstance(mark, CitationMark):
        written = spell_citation(mark, site.printed)
    else:
        anchor = next(filter(None, mark.anchors), None)
        # An exclamation mark would make the link an image, a caret a note, a backslash plain text.
        if anchor and site.linkable and (shown or text[start - 1 : start] not in ("!", "^", "\\")):
            written = _link(site.printed, anchor)
        else:
            written = site.printed if old < start else site.whole
        written += spell_keys(mark)
    if shown or old < start:
        yield Splice(Span(old, start), text[old:start], shown)
    if written != site.covered.of(text):
        yield Splice(site.covered, site.covered.of(text), written)


def _site(document: Document, span: Span) -> _Site:
    assert isinstance(document.source, MarkdownSource)
    text, start, end = document.text, span.start, span.end
    printed = span.of(text)
    linkable = _balanced(printed) and _in_one_block(document, span)
    if (behind := _LINK_BEHIND.match(text, end)) and re.search(r"(?<!\\)\[\Z", text[max(0, start - 2) : start]):
        start, end = start - 1, behind.end()
    elif within := _LINK_WITHIN.fullmatch(printed):
        printed = "".join(within.groups())
    elif around := document.source.link_around(span):
        start, end, linkable = around.start, around.end, False
        printed = text[start:end]
    elif "](" in printed:
        linkable = False
    keys = KEYS.match(text, end)
    return _Site(Span(start, keys.end() if keys else end), printed, text[start:end], linkable)


def _in_one_block(document: Document, span: Span) -> bool:
    """Whether a link can hold `span`: the paragraphs of a double-spaced text are one line each, and no link goes from
    one to the next."""
    index = bisect_right(document.blocks, span.start, key=lambda block: block.span.start) - 1
    return index >= 0 and span.end <= document.blocks[index].span.end


def _balanced(printed: str) -> bool:
    """Whether the brackets that are not escaped pair off, as they must in the text of a link."""
    bare = re.sub(r"\\.", "", printed)
    return bare.count("[") == bare.count("]")


def _link(printed: str, anchor: str) -> str:
    """A marker in brackets or raised keeps them outside of its link, any other marker is the text of the link."""
    delimited = _DELIMITED.fullmatch(printed)
    if delimited and _CLOSING[delimited.group(1)] == delimited.group(3):
        return f"{delimited.group(1)}[{delimited.group(2)}](#{anchor}){delimited.group(3)}"
    return f"[{printed}](#{anchor})"


def _anchor_before(text: str, at: int, anchor: re.Pattern[str]) -> int:
    """Where the anchor begins that an earlier run put right before `at`; `at` where there is none."""
    begin = text.rfind("<a ", max(0, at - _ANCHOR_LENGTH), at)
    return begin if begin >= 0 and anchor.fullmatch(text, begin, at) else at


def _write_anchor(document: Document, mark: AnchorMark, numbers: list[int]) -> Iterator[Splice]:
    text, end = document.text, mark.span.end
    label = _LABEL.match(text, mark.span.start, end)
    at = label.end() if label else mark.span.start
    old = REF_ANCHOR.match(text, at)
    behind = old.end() if old else at
    at = at if old else _anchor_before(text, at, REF_ANCHOR)
    # A document that has such an anchor of its own keeps it.
    if f'id="{mark.anchor}"' not in text[behind:end]:
        yield Splice(Span(at, behind), text[at:behind], f'<a id="{mark.anchor}"></a>')
    place = _visible_from(document, end)
    back = _BACK_LINKS.match(text, end) or _BACK_LINKS.search(text, end, place)
    covered = Span(back.start(), back.end()) if back else Span(place, place)
    written = "".join(f" [↩](#cite-{number})" for number in numbers)
    if written or back:
        yield Splice(covered, covered.of(text), written)


def _visible_from(document: Document, at: int) -> int:
    """Where the first character at or behind `at` stands that a reader sees: what closes a link or an emphasis that
    ends here is passed over, a backslash that breaks the line is not."""
    pieces = document.prose.pieces
    index = bisect_right(pieces, at, key=lambda piece: piece.end)
    place = max(at, pieces[index].start) if index < len(pieces) else len(document.text)
    break_ = _LINE_BREAK.match(document.text, place - 1) if place > at else None
    return place - 1 if break_ else place


def _take_away_links_back(document: Document) -> Iterator[Splice]:
    """Where markers become citations, the anchors and links back that an earlier run wrote lead nowhere."""
    for pattern in (CITE_ANCHOR, _BACK_LINKS):
        for found in pattern.finditer(document.text):
            if _visible_from(document, found.start()) < found.end():
                continue  # not markup: it stands in code
            yield Splice(Span(found.start(), found.end()), found.group(), "")

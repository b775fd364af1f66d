"""A document without what was put into its copy, as it was before, to the byte."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from citelink.documents.archive import Archive
from citelink.documents.formats.docx.comments_part import AUTHOR, OWN_CLOSING, OWN_ONLY_RELATION, OWN_RELATION
from citelink.documents.formats.docx.cuts import BETWEEN, EMPTY, IN_TEXT
from citelink.documents.formats.docx.linking import OWN
from citelink.documents.formats.docx.markup import Markup, edited
from citelink.documents.formats.docx.names import (
    BOOKMARK_END,
    BOOKMARK_START,
    COMMENT,
    COMMENT_END,
    COMMENT_SIGN,
    COMMENT_START,
    HYPERLINK_ANCHOR,
    ID,
    INSERTED,
    LINK,
    MOVED_HERE,
    NAME,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    word,
)
from citelink.documents.formats.docx.package import CONTENT_TYPES_PART, Package, relations_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIGN = word("rsidDel")
_OWN_AUTHOR = word("author")
_STORIES = ("footnotes", "endnotes")
_Gap = tuple[int, int, str]


def without_marks(archive: Archive) -> Archive:
    """The document before an earlier run put anything into it; itself where none did."""
    package = Package(archive)
    changed: dict[str, bytes] = {}
    gone: set[str] = set()
    comments = _take_comments(package, changed, gone)
    parts = [package.main, *(part for kind in _STORIES for part in package.parts(kind))]
    for part in parts:
        data = archive.read(part)
        if comments or OWN.encode() in data or IN_TEXT[:-1].encode() in data or OWN.encode("utf-16-le") in data:
            root = package.root(part)
            markup = Markup(data, root, f"{archive.path}: its {part}")
            gaps = [*_marks(markup, root, comments), *_joints(markup, root)]
            if gaps:
                changed[part] = edited(markup.source, gaps).encode(markup.encoding)
    if not changed and not gone:
        return archive
    return Archive(archive.with_members(changed, gone), archive.path)


def _take_comments(package: Package, changed: dict[str, bytes], gone: set[str]) -> frozenset[str]:
    """Takes our comments out of their part, or the part out of the file; gives their numbers."""
    numbers: set[str] = set()
    for part, root in package.roots("comments"):
        own = [one for one in root.iterchildren(COMMENT) if one.get(_OWN_AUTHOR) == AUTHOR]
        numbers.update(one.get(ID) or "" for one in own)
        relation = next(one.id for one in package.main_relations if one.target == part)
        if relation == OWN_ONLY_RELATION:
            gone |= {part, relations_part(package.main)}
        elif relation == OWN_RELATION:
            gone.add(part)
        elif own:
            markup = Markup(package.archive.read(part), root, f"{package.archive.path}: its {part}")
            changed[part] = _without(markup, root, own)
    listing = relations_part(package.main)
    for part in gone - {listing}:
        if listing not in gone:
            _forget(package, listing, "Id", OWN_RELATION, changed)
        _forget(package, CONTENT_TYPES_PART, "PartName", f"/{part}", changed)
    return frozenset(numbers)


def _forget(package: Package, listing: str, attribute: str, value: str, changed: dict[str, bytes]) -> None:
    root = package.root(listing)
    own = [one for one in root if one.get(attribute) == value]
    if own:
        markup = Markup(package.archive.read(listing), root, f"{package.archive.path}: its {listing}")
        changed[listing] = _without(markup, root, own)


def _without(markup: Markup, root: _Element, own: list[_Element]) -> bytes:
    """A part without some elements in its root, which was empty where its end tag is one of ours."""
    gaps: list[_Gap] = [(markup.start(one), markup.end(one), "") for one in own]
    if markup.closing_tag(root).endswith(OWN_CLOSING):
        begin = markup.inside(root) - 1
        gaps = [(begin, markup.end(root), "/>")]
    return edited(markup.source, gaps).encode(markup.encoding)


def _marks(markup: Markup, root: _Element, comments: frozenset[str]) -> Iterator[_Gap]:
    """Links, bookmarks and the places of comments."""
    bookmarks = {one.get(ID) for one in root.iter(BOOKMARK_START) if (one.get(NAME) or "").startswith(OWN)}
    for one in root.iter(LINK, BOOKMARK_START, BOOKMARK_END, COMMENT_START, COMMENT_END, COMMENT_SIGN):
        if one.tag == LINK:
            if (one.get(HYPERLINK_ANCHOR) or "").startswith(OWN):
                yield markup.start(one), markup.inside(one), ""
                yield markup.closing(one), markup.end(one), ""
        elif one.tag in (BOOKMARK_START, BOOKMARK_END):
            if one.get(ID) in bookmarks:
                yield markup.start(one), markup.end(one), ""
        elif one.get(ID) in comments:
            run = one.getparent()
            alone = one.tag == COMMENT_SIGN and run is not None and _holds_only(run, one)
            gone = run if alone and run is not None else one
            yield markup.start(gone), markup.end(gone), ""


def _holds_only(run: _Element, sign: _Element) -> bool:
    return run.tag == RUN and all(one is sign or one.tag == RUN_PROPERTIES for one in run)


def _joints(markup: Markup, root: _Element) -> Iterator[_Gap]:
    """What stands between the parts of runs that were parted, from the end of what one says to the beginning of what
    the other says."""
    text: _Element | None = None
    runs = _Ends(markup, (one for one in root.iter(RUN) if one.find(COMMENT_SIGN) is None))
    insertions = _Ends(markup, root.iter(INSERTED, MOVED_HERE))
    for one in root.iter(RUN, TEXT):
        if one.tag == TEXT:
            text = one
            continue
        signed = one.get(_SIGN)
        if signed == IN_TEXT:
            own = one.find(TEXT)
            if text is not None and own is not None:
                yield markup.closing(text), markup.inside(own), ""
        elif signed == BETWEEN:
            look = one.find(RUN_PROPERTIES)
            begin = runs.before(one)
            if begin is not None:
                yield begin, markup.inside(one) if look is None else markup.end(look), ""
        elif signed == EMPTY:
            holder = one.getparent()
            begin = None if holder is None else insertions.before(holder)
            if begin is not None:
                yield begin, markup.end(one), ""


class _Ends:
    """Where some elements end."""

    def __init__(self, markup: Markup, elements: Iterable[_Element]) -> None:
        self._markup = markup
        self._ends = sorted((markup.end(one), markup.closing(one)) for one in elements)

    def before(self, element: _Element) -> int | None:
        """Where the end tag stands of the one that ends last before an element begins."""
        at = bisect_right(self._ends, (self._markup.start(element), len(self._markup.source)))
        return self._ends[at - 1][1] if at else None

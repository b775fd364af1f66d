"""The part that holds the comments of a document, and what must be said of it in other parts where it is new."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import TYPE_CHECKING

from citelink.documents.formats.docx.commenting import Comment
from citelink.documents.formats.docx.cuts import attributes, escaped, prefixed
from citelink.documents.formats.docx.markup import Markup, edited
from citelink.documents.formats.docx.names import (
    COMMENT,
    COMMENT_END,
    COMMENT_SIGN,
    COMMENT_START,
    ENDNOTE,
    FOOTNOTE,
    ID,
    PACKAGE_RELATIONS,
    RELATIONS,
    STRICT_RELATIONS,
    STRICT_WORD,
    WORD,
)
from citelink.documents.formats.docx.package import CONTENT_TYPES_PART, Package, relations_part
from citelink.documents.formats.docx.styles import number_of

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "citelink"
# By these a part that is ours is known, and an end tag that was not there: `<Types/>` became `<Types></Types >`.
OWN_RELATION, OWN_ONLY_RELATION = "citelinkComments", "citelinkCommentsOnly"
OWN_CLOSING = " >"
_INITIALS = "cl"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NEW = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{space}">{said}</w:comments>'

_NEW_LISTING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{PACKAGE_RELATIONS}">{{said}}</Relationships>'
)


def next_comment_id(package: Package) -> int:
    """The first number that no comment and no note of the document has. LibreOffice loses notes, or shows one in the
    place of another, where a comment between them has the number of a note."""
    roots = [package.root(package.main)]
    roots += [root for kind in ("comments", "footnotes", "endnotes") for _, root in package.roots(kind)]
    taken = (COMMENT, COMMENT_START, COMMENT_END, COMMENT_SIGN, FOOTNOTE, ENDNOTE)
    numbers = (number_of(one.get(ID)) for root in roots for one in root.iter(*taken))
    return max((number for number in numbers if number is not None), default=-1) + 1


def with_comments(package: Package, comments: Sequence[Comment]) -> dict[str, bytes]:
    """The parts that change when `comments` are added."""
    if not comments:
        return {}
    for part, root in package.roots("comments"):
        said = "".join(_spell(root, one) for one in comments)
        return {part: put_in_root(package, part, root, said)}
    return _new_part(package, comments)


def _spell(root: _Element, comment: Comment) -> str:
    names = {name: prefixed(root, name) for name in ("comment", "p", "r", "t")}
    told = attributes(root, id=comment.id, author=AUTHOR, initials=_INITIALS)
    return (
        f'<{names["comment"]}{told}><{names["p"]}><{names["r"]}><{names["t"]} xml:space="preserve">'
        f"{escaped(comment.said)}</{names['t']}></{names['r']}></{names['p']}></{names['comment']}>"
    )


def _new_part(package: Package, comments: Sequence[Comment]) -> dict[str, bytes]:
    from lxml import etree

    folder = posixpath.dirname(package.main)
    part = posixpath.join(folder, "comments.xml")
    types = package.root(CONTENT_TYPES_PART)
    if package.archive.holds(part) or any(one.get("PartName") == f"/{part}" for one in types):
        part = posixpath.join(folder, f"comments-{AUTHOR}.xml")
    strict = package.is_strict
    empty = _NEW.format(space=STRICT_WORD if strict else WORD, said="")
    root = etree.fromstring(empty.encode())
    said = "".join(_spell(root, one) for one in comments)
    changed = {part: _NEW.format(space=STRICT_WORD if strict else WORD, said=said).encode()}
    override = f'<{prefixed(types, "Override")} PartName="/{part}" ContentType="{_TYPE}"/>'
    changed[CONTENT_TYPES_PART] = put_in_root(package, CONTENT_TYPES_PART, types, override)
    listing = relations_part(package.main)
    kind = (STRICT_RELATIONS if strict else RELATIONS) + "/comments"
    told = f'Type="{kind}" Target="/{part}"/>'
    if package.archive.holds(listing):
        relations = package.root(listing)
        one = f'<{prefixed(relations, "Relationship")} Id="{OWN_RELATION}" {told}'
        changed[listing] = put_in_root(package, listing, relations, one)
    else:
        changed[listing] = _NEW_LISTING.format(said=f'<Relationship Id="{OWN_ONLY_RELATION}" {told}').encode()
    return changed


def put_in_root(package: Package, part: str, root: _Element, said: str) -> bytes:
    """The XML of `part` with more at the end of its root."""
    markup = Markup(package.archive.read(part), root, f"{package.archive.path}: its {part}")
    at = markup.closing(root)
    if at < markup.end(root):
        source = edited(markup.source, [(at, at, said)])
    else:
        closing = f"</{prefixed(root, root.tag.rpartition('}')[2])}{OWN_CLOSING}"
        source = edited(markup.source, [(at - 2, at, f">{said}{closing}")])
    return source.encode(markup.encoding)

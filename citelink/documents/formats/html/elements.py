"""What is known of the elements of HTML: which stand on lines of their own, which nobody sees, which end which."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


VOID = _words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ol", "ul", "menu", "dir"})
CELLS = frozenset({"td", "th"})
# They begin a line wherever they stand.
_LINES = frozenset({"li", "tr", "table", "caption", "hr", "pre", "listing", "figcaption", *HEADINGS, *LISTS})
# They begin a line unless all that stands on it so far is a label.
_PARAGRAPHS = _words(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figure footer form header "
    "hgroup html legend main nav p search section summary tbody tfoot thead"
)
BLOCKS = _LINES | _PARAGRAPHS | CELLS
HARD_BLOCKS = _LINES
CONTAINERS = LISTS | {"dl", "table", "section", "article", "main", "body"}
# Content that is no text of the page.
UNSEEN = _words(
    "annotation annotation-xml applet audio button canvas datalist desc embed head iframe input noembed noframes "
    "noscript object rp script select style svg template textarea title video xmp"
)
CODE = frozenset({"code", "kbd", "samp"})
PREFORMATTED = frozenset({"pre", "listing", "plaintext"})
# Opening one of these ends an open paragraph (HTML standard, 13.1.2.4).
ENDS_PARAGRAPH = (BLOCKS - CELLS - {"html", "body", "tbody", "tfoot", "thead", "tr", "caption", "legend"}) | {"xmp"}
# Opening an element ends those that are open, up to the nearest of its surroundings.
ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), LISTS),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (CELLS, frozenset({"tr", "table"})),
    "th": (CELLS, frozenset({"tr", "table"})),
    "tbody": (frozenset({"tr", "tbody", "thead", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"tr", "tbody", "thead", "tfoot"}), frozenset({"table"})),
}
# No end tag of what was opened outside reaches into these.
WALLS = frozenset({"table", "td", "th", "caption"})

# Classes under which content stands that is no text of the author or that only pointing at a place shows: MediaWiki's
# edit and back links, what only screen readers say, links from a note back (pandoc, Jekyll, Hugo), tool tips (SciELO).
_UNSEEN_CLASSES = _words(
    "mw-editsection mw-cite-backlink mw-jump-link sr-only visually-hidden screen-reader-text footnote-back "
    "footnote-backref reversefootnote tooltiptext tooltip-text tooltip-content refCtt"
)
_UNSEEN_ROLES = frozenset({"doc-backlink", "tooltip"})
_UNSEEN_STYLE = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.IGNORECASE)
# A page opens these where the reader clicks: rows and lists that are long.
_OPENED = frozenset({"table", "tbody", "tr", "ul", "ol", "li", "dl", "section"})
_RAISED_STYLE = re.compile(
    r"vertical-align\s{0,4}:\s{0,4}(?:super|text-top)|mso-text-raise\s{0,4}:\s{0,4}\.?\d", re.IGNORECASE
)
_UNNUMBERED_STYLE = re.compile(r"list-style(?:-type)?\s{0,4}:\s{0,4}none", re.IGNORECASE)
_MATH_CLASS = re.compile(r"(?:^|\s)(?:mjx-|mjpage|MathJax|katex|mwe-math|ltx_Math)")
_NOTE_CLASSES = _words("footnotes footnote endnotes MsoFootnoteText MsoEndnoteText sdfootnote sdendnote")
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-footnote", "doc-endnote"})
_NOTE_TYPES = frozenset({"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"})
# Notes as word processors name them: Word `_ftn1` and `_edn1`, Google Docs `ftnt1`, LibreOffice `sdfootnote1sym`.
_NOTE_ID = re.compile(r"_?(?:ftn|edn)\d{1,5}|(?:ft|ed)nt\d{1,5}|sd(?:foot|end)note\d{1,5}(?:sym)?")
_NOTE_LINK_CLASSES = frozenset({"footnote-ref", "footnote-reference", "footnoteRef"})
_CONTENTS = frozenset({"toc", "doc-toc"})


def is_unseen(name: str, attributes: Mapping[str, str], classes: frozenset[str]) -> bool:
    """Whether nobody sees the content of the element where the page is open."""
    return (
        name in UNSEEN
        or "hidden" in attributes
        or attributes.get("role") in _UNSEEN_ROLES
        or not _UNSEEN_CLASSES.isdisjoint(classes)
        or (name == "dialog" and "open" not in attributes)
        or (name not in _OPENED and bool(_UNSEEN_STYLE.search(attributes.get("style", ""))))
    )


def is_raised(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether the element prints its content above the line."""
    return name == "sup" or bool(_RAISED_STYLE.search(attributes.get("style", "")))


def is_math(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether the element is a formula: MathML, or what MathJax, KaTeX, MediaWiki and LaTeXML make of one."""
    return name == "math" or bool(_MATH_CLASS.search(attributes.get("class", "")))


def is_note(attributes: Mapping[str, str], classes: frozenset[str]) -> bool:
    """Whether the element holds notes, by the vocabularies of DPUB-ARIA and EPUB or the classes of pandoc and its
    kin."""
    return (
        attributes.get("role") in _NOTE_ROLES
        or attributes.get("epub:type") in _NOTE_TYPES
        or not _NOTE_CLASSES.isdisjoint(classes)
        or bool(_NOTE_ID.fullmatch(attributes.get("id", "")))
    )


def is_note_link(attributes: Mapping[str, str], classes: frozenset[str]) -> bool:
    """Whether the element is the sign of a note in the text."""
    return (
        attributes.get("role") == "doc-noteref"
        or attributes.get("epub:type") == "noteref"
        or attributes.get("rel") == "footnote"
        or not _NOTE_LINK_CLASSES.isdisjoint(classes)
        or bool(_NOTE_ID.fullmatch(attributes.get("href", "").partition("#")[2]))
    )


def is_note_label(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether the element is the sign at the beginning of a note, which leads back into the text."""
    named = attributes.get("id") or attributes.get("name") or ""
    return name == "a" and _NOTE_ID.fullmatch(named) is not None


def is_contents(name: str, attributes: Mapping[str, str], classes: frozenset[str]) -> bool:
    """Whether the element is a table of contents or leads through the site."""
    named = {attributes.get("role", ""), attributes.get("epub:type", ""), attributes.get("id", "").lower()}
    return name == "nav" or not _CONTENTS.isdisjoint(classes | named)


def is_unnumbered(attributes: Mapping[str, str]) -> bool:
    """Whether a list or an item says itself that no numbers are printed."""
    return bool(_UNNUMBERED_STYLE.search(attributes.get("style", "")))

"""The names of elements and attributes, as lxml spells them (ECMA-376, part 1, "WordprocessingML")."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SOURCES = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
# What the strict form of the standard calls the same.
STRICT = {
    STRICT_WORD.encode(): WORD.encode(),
    STRICT_RELATIONS.encode(): RELATIONS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/bibliography": SOURCES.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
}
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def word(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


ALTERNATE, CHOICE, FALLBACK = (_COMPATIBILITY + name for name in ("AlternateContent", "Choice", "Fallback"))
MATH, MATH_PARAGRAPH, MATH_TEXT = (_MATH + name for name in ("oMath", "oMathPara", "t"))
BODY, PARAGRAPH, TABLE, ROW, CELL = map(word, ("body", "p", "tbl", "tr", "tc"))
CONTROL, CONTROL_CONTENT, CONTROL_PROPERTIES = map(word, ("sdt", "sdtContent", "sdtPr"))
GALLERY, TAG = map(word, ("docPartGallery", "tag"))
INSERTED, DELETED, MOVED_HERE, MOVED_AWAY = map(word, ("ins", "del", "moveTo", "moveFrom"))
SMART_TAG, CUSTOM, DIRECTION, OVERRIDE = map(word, ("smartTag", "customXml", "dir", "bdo"))
LINK, SIMPLE_FIELD = map(word, ("hyperlink", "fldSimple"))
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = map(word, ("pPr", "rPr"))
RUN, TEXT, TAB, POSITIONED_TAB, BREAK, RETURN = map(word, ("r", "t", "tab", "ptab", "br", "cr"))
HARD_HYPHEN, SYMBOL, RUBY, RUBY_BASE = map(word, ("noBreakHyphen", "sym", "ruby", "rubyBase"))
FIELD_SIGN, FIELD_CODE, FIELD_DATA, INSTRUCTION = map(word, ("fldChar", "instrText", "fldData", "instr"))
FIELD_SIGN_KIND = word("fldCharType")
FOOTNOTE, ENDNOTE = map(word, ("footnote", "endnote"))
FOOTNOTE_SIGN, ENDNOTE_SIGN, OWN_SIGN = map(word, ("footnoteReference", "endnoteReference", "customMarkFollows"))
DRAWING, PICTURE, OBJECT, BOX = map(word, ("drawing", "pict", "object", "txbxContent"))
STYLE, BASED_ON, NAME, OUTLINE = map(word, ("style", "basedOn", "name", "outlineLvl"))
PARAGRAPH_STYLE, RUN_STYLE = map(word, ("pStyle", "rStyle"))
RAISED, POSITION, HIDDEN = map(word, ("vertAlign", "position", "vanish"))
NUMBERING, NUMBERING_ID, LEVEL = map(word, ("numPr", "numId", "ilvl"))
VALUE, ID, TYPE = map(word, ("val", "id", "type"))
HYPERLINK_ANCHOR = word("anchor")
BOOKMARK_START, BOOKMARK_END = map(word, ("bookmarkStart", "bookmarkEnd"))
COMMENT, COMMENT_START, COMMENT_END, COMMENT_SIGN = map(
    word, ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
)
# Elements that only hold others of their kind: paragraphs, or runs.
HOLDERS = frozenset({INSERTED, MOVED_HERE, SMART_TAG, CUSTOM, DIRECTION, OVERRIDE, LINK})
# Begins the tag of a control in which Mendeley keeps a citation; the tag ends in that citation, in base 64.
MENDELEY_CONTROL = "MENDELEY_CITATION"

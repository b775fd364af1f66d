"""scan(): the tags and texts of HTML or XML, each with its place in the file. Whatever the file says, something comes
out, in one pass and in time that grows with its length alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

TokenKind = Literal["text", "literal", "start", "end", "other"]

# The name of the token of a comment.
COMMENT = "--"
_NAME = re.compile(r"</?([A-Za-z_:][^\s/>]{0,200})")
_STOP = re.compile("[>\"']")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]{1,200})(?:\s{0,40}=\s{0,40}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
# What stands in these is text whatever it looks like (HTML standard, 13.2.5: RAWTEXT, RCDATA and script data).
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
# Pages that are called XHTML often have scripts that are no XML.
_SCRIPTS = frozenset({"script", "style"})


class Token(NamedTuple):
    """A piece of the file, `[start, end)`.

    text     characters and character references
    literal  characters that are no markup whatever they look like: a script, a CDATA section
    start    the start tag of the element `name`; `closed`: it ends there (`<br/>`)
    end      the end tag of the element `name`
    other    a comment, a declaration, a processing instruction
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    closed: bool = False


def scan(text: str, *, xml: bool = False, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `text` from `start` to `end`, in which characters stand first; names of HTML in lower case.

    xml  it is XML: an empty tag closes its element, CDATA sections are text, names stay as they are written

    A tag that the file ends in is dropped, as browsers do."""
    at, last = start, len(text) if end is None else end
    while at < last:
        opened = text.find("<", at, last)
        if opened < 0:
            yield Token("text", at, last)
            return
        found = _NAME.match(text, opened, last)
        if found is None and text[opened + 1 : opened + 2] not in ("!", "?", "/"):
            # A sign that is no markup belongs to the text before it.
            ended = _next_markup(text, opened + 1, last)
            yield Token("text", at, ended)
            at = ended
            continue
        if opened > at:
            yield Token("text", at, opened)
        if found is None:
            token = _declaration(text, opened, last, xml)
            yield token
            at = token.end + (3 if token.kind == "literal" else 0)
            continue
        closed = _tag_end(text, found.end(), last)
        if closed is None:
            return
        name = found.group(1) if xml else found.group(1).lower()
        empty = xml and text[closed - 2] == "/"
        if text[opened + 1] == "/":
            yield Token("end", opened, closed, name)
            at = closed
            continue
        yield Token("start", opened, closed, name, empty)
        at = closed
        if name in (_SCRIPTS if xml else _RAW) and not empty:
            ended = _raw_end(text, name, closed, last)
            if ended > closed:
                yield Token("literal", closed, ended, name)
            at = ended


def attributes(text: str, token: Token) -> dict[str, str]:
    """The attributes of a start tag, names in lower case; of two with one name the first counts."""
    said = text[token.start + 1 + len(token.name) : token.end - 1]
    if not said or said.isspace():
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(said):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found


def _next_markup(text: str, at: int, last: int) -> int:
    """Where the next `<` stands, from `at` on."""
    opened = text.find("<", at, last)
    return last if opened < 0 else opened


def _tag_end(text: str, at: int, last: int) -> int | None:
    """Where the tag ends whose name ends at `at`; None: the file ends before. A quotation mark hides what follows only
    behind an equals sign."""
    while (stop := _STOP.search(text, at, last)) is not None:
        if stop.group() == ">":
            return stop.end()
        before = stop.start() - 1
        while before >= at and text[before].isspace():
            before -= 1
        if before < at or text[before] != "=":
            at = stop.end()
            continue
        closing = text.find(stop.group(), stop.end(), last)
        if closing < 0:
            return None
        at = closing + 1
    return None


def _declaration(text: str, opened: int, last: int, xml: bool) -> Token:
    """What begins with `<!`, `<?` or `</` and is no tag."""
    if text.startswith("<!--", opened):
        closing = text.find("-->", opened + 2, last)
        return Token("other", opened, last if closing < 0 else closing + 3, COMMENT)
    if xml and text.startswith("<![CDATA[", opened):
        closing = text.find("]]>", opened, last)
        return Token("literal", opened + 9, last if closing < 0 else closing, "cdata")
    if xml and text.startswith("<?", opened):
        closing = text.find("?>", opened, last)
        return Token("other", opened, last if closing < 0 else closing + 2, "?")
    if xml and text.startswith("<!", opened):
        return Token("other", opened, _doctype_end(text, opened, last), "!")
    closing = text.find(">", opened, last)
    return Token("other", opened, last if closing < 0 else closing + 1, text[opened + 1])


def _doctype_end(text: str, opened: int, last: int) -> int:
    """The end of a declaration, with the declarations that it holds in brackets."""
    closing = text.find(">", opened, last)
    bracket = text.find("[", opened, closing if closing >= 0 else last)
    if bracket >= 0:
        inner = text.find("]", bracket, last)
        closing = text.find(">", inner, last) if inner >= 0 else -1
    return last if closing < 0 else closing + 1


def _raw_end(text: str, name: str, at: int, last: int) -> int:
    """Where the end tag of the raw element `name` begins, whose start tag ends at `at`."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at, last)
    return found.start() if found else last

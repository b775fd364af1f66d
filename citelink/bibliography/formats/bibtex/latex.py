"""LaTeX to Unicode for the values of BibTeX fields, and back."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from unicodedata import normalize

from citelink.bibliography.formats.bibtex.symbols import ACCENTS, DROPPING, FORMATTING, QUOTING, SYMBOLS
from citelink.text.patterns import late

_SUSPICIOUS = late(r"[\\{}~$]|[^\S ]|--|``|''|  |\"[=-]|<<|>>|&[#\w]|</?[A-Za-z]|^\s|\s$")
_ACCENT = late(
    r"\\(?:([\"'`^~=.])|([bcdHhkruv]|hat|bar|tilde|acute|grave|d?dot|check|breve|vec|mathring|textcommabelow)"
    r"(?![A-Za-z]))\s{0,8}"
    r"(?:\{\s{0,8}(?:\\([ij])(?![A-Za-z])|([^\W\d_][\u0300-\u036f]{0,4})|)\s{0,8}\}"
    r"|\\([ij])(?![A-Za-z])(?:\{\}| {0,8})|([^\W\d_][\u0300-\u036f]{0,4}))"
)
_NEGATED = late(r"\\not\s{0,8}([=<>])")
_TOKEN = late(r"\\([A-Za-z]+)\*?[ \t\r\n]*|\\(.)|([{}])|(\$)|(---?|``|''|<<|>>|\"---|\"=|\"-)|([~\s]+)", re.DOTALL)
# Markup of web pages, which exports leave in titles: entities, and tags, whose brackets may be LaTeX by now.
_ENTITY = late(r"(?:\{\\&\}|\\?&)((?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,31});)")
_LESS, _GREATER = (
    rf"(?:{sign}|\$\\{name}\$|\{{\\text{name}\}}|\\text{name}(?:\{{\}}|[ ](?=/?[a-z])|(?=[^A-Za-z])|$))"
    for sign, name in (("<", "less"), (">", "greater"))
)
_TAGS = (
    r"i|em|b|bold|strong|p|su[bp]|inf|su|italic|u|sc|scp|sec|span|small|tt|title|br|div|font|(?:jats|mml):[a-z-]{1,20}"
)
_TAG = late(rf"{_LESS}/?(?:{_TAGS})(?:\s[a-z:-]{{1,20}}=[^<>{{}}$\\]{{0,200}})?\s?/?{_GREATER}", re.IGNORECASE)
_VERBATIM = late(r"\\(?:url|path|nolinkurl)\s{0,8}\{([^{}]{0,4000})\}")
_ESCAPED = frozenset("&%#_$@?*+|\"'`^~=.[](){}")
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "<<": "«", ">>": "»", '"---': "—", '"=': "-", '"-': ""}


def to_unicode(value: str) -> str:
    """The text that a BibTeX value prints: accents and symbols composed, braces gone, white space single, NFC.

    Mathematics keeps its text without the dollars."""
    if not value or not _SUSPICIOUS.search(value):
        return value if value.isascii() else normalize("NFC", value)
    if "&" in value:
        value = with_entities(value)
    if "<" in value or "less" in value:
        value = _TAG.sub("", value)
    if "\\" in value:
        value = _compose_accents(_VERBATIM.sub(lambda match: match[0].replace("~", r"\textasciitilde{}"), value))
    return normalize("NFC", " ".join("".join(_Decoder(value).pieces()).split()))


def to_plain(value: str) -> str:
    """The text of a verbatim field (a URL, a DOI): only braces, `\\url` and backslashes before signs are undone."""
    if "\\" in value or "{" in value:
        value = re.sub(r"\\(?:url|path|nolinkurl|href)\s{0,8}(?=\{)", "", value)
        value = value.replace(r"\textasciitilde", "~").replace(r"\~", "~").replace(r"\textunderscore", "_")
        value = re.sub(r"\\([&%#_$~{}])", r"\1", value).replace("{", "").replace("}", "")
    return "".join(value.split())


def with_entities(value: str) -> str:
    """A value with the characters that entities of HTML stand for (`&amp;`, `&eacute;`) in their places."""
    return _ENTITY.sub(_character, value)


def _character(match: re.Match[str]) -> str:
    printed = unescape(f"&{match[1]}")
    return match[0] if printed.endswith(match[1]) else _ESCAPES.get(printed, printed)


def from_unicode(text: str) -> str:
    """Text as a BibTeX value: what LaTeX would read as markup is escaped, Unicode stays; `to_unicode` leads back."""
    return _MARKUP.sub(lambda match: _ESCAPES[match[0]] if match[1] is None else _OF_WEB[match[1]], text)


_ESCAPES = {
    **{sign: f"\\{sign}" for sign in "%&#_$"},
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "--": "-{}-{}", "-": "-", "``": "`{}`{}", "''": "'{}'{}", "<<": "<{}<{}", ">>": ">{}>{}", '"': '"{}',
}  # fmt: skip
# What would be read as an entity or a tag.
_OF_WEB = {"&": r"\&{}", "<": "<{}"}
_MARKUP = late(rf"(?i:(&(?=#?\w{{1,32}};)|<(?=/?(?:{_TAGS})[\s/>])))|" + r"[%&#_$\\~^{}\"]|--|``|''|<<|>>")


def _compose_accents(value: str) -> str:
    value = _NEGATED.sub(lambda match: match[1] + "\u0338", value)
    # An accent may carry an accented letter, so the innermost are composed first; deeper than three means nothing.
    for _ in range(3):
        value, count = _ACCENT.subn(_composed, value)
        if not count:
            break
    return normalize("NFC", value)


def _composed(match: re.Match[str]) -> str:
    mark = ACCENTS[match[1] or match[2]]
    letter = match[3] or match[4] or match[5] or match[6]
    if letter is None:
        return match[1] or ""
    # ə and the like have no composed form; the mark then stays a combining one.
    return normalize("NFC", letter + mark)


class _Decoder:
    """One pass over a value whose accents are composed."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.out: list[str] = []
        self.closing: list[str] = []  # what the closing brace of each open group prints
        self.dropped_from: list[tuple[int, int]] = []  # (depth, length of out) of arguments that are not printed
        self.pending = ""  # what the last command wants of its argument: "", "quote" or "drop"

    def pieces(self) -> list[str]:
        """The printed text in pieces."""
        at = 0
        for match in _TOKEN.finditer(self.value):
            if match.start() > at:
                self.pending = ""
                self.out.append(self.value[at : match.start()])
            at = match.end()
            self._token(match)
        self.out.append(self.value[at:])
        while self.closing:
            self._close()
        return self.out

    def _token(self, match: re.Match[str]) -> None:
        word, sign, brace, dollar, ligature, _ = match.groups()
        if brace == "{":
            self._open()
        elif brace:
            self._close()
        elif word:
            self._command(word, match[0])
        elif sign is not None:
            if self.pending == "drop":
                # The sign is all of the argument.
                self.pending = ""
                return
            self.out.append(sign if sign in _ESCAPED else "" if sign in {"-", "/"} else " ")
        elif ligature:
            self.out.append(_LIGATURES[ligature])
        elif not dollar:
            self.out.append(" ")

    def _open(self) -> None:
        pending, self.pending = self.pending, ""
        self.closing.append("”" if pending == "quote" else "")
        if pending == "quote":
            self.out.append("“")
        elif pending == "drop":
            self.dropped_from.append((len(self.closing), len(self.out)))

    def _close(self) -> None:
        if not self.closing:
            return
        if self.dropped_from and self.dropped_from[-1][0] == len(self.closing):
            del self.out[self.dropped_from.pop()[1] :]
        self.out.append(self.closing.pop())

    def _command(self, word: str, printed: str) -> None:
        self.pending = "quote" if word in QUOTING else "drop" if word in DROPPING else ""
        if self.pending or word in FORMATTING:
            return
        self.out.append(SYMBOLS[word] if word in SYMBOLS else _other_symbol(word))


@cache
def _other_symbol(name: str) -> str:
    """What a rarer command prints according to pylatexenc; an unknown one prints nothing of its own."""
    from pylatexenc.latex2text import get_default_latex_context_db

    spec = get_default_latex_context_db().get_macro_spec(name)
    replacement = getattr(spec, "simplify_repl", "")
    return replacement if isinstance(replacement, str) and "%" not in replacement else ""

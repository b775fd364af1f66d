"""The entries of a .bbl as runs of text: LaTeX commands become looks and links, or go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from citelink.bibliography.formats.bibtex.latex import to_plain, to_unicode
from citelink.styles.bst.definitions import Definition, expand, read_definitions
from citelink.styles.bst.groups import argument, closing
from citelink.styles.style import Look, Run

# An entry; that of the package harvard says its citation and its year before its key.
_ITEM = re.compile(r"\\(bib|harvard)item\s{0,8}")
_COMMENT = re.compile(r"(?<!\\)%[^\n]{0,2000}\n[ \t]{0,200}")
# Characters as TeX spells their bytes.
_BYTES = re.compile(r"(?:\^\^[0-9a-f]{2}){1,200}")
_COMMAND = re.compile(r"\\([A-Za-z@]+)\*?[ \t\n]{0,200}|\\.|[{}$]", re.DOTALL)
# Lengths behind commands that want one: `\hskip 1em plus 0.5em`.
_LENGTH = re.compile(
    r"\\(?:hskip|vskip|kern|penalty)\s{0,8}-?[\d.]{0,12}\s{0,3}(?:em|ex|pt|cm|mm|in)?"
    r"(?:\s{1,8}(?:plus|minus)\s{0,8}[\d.]{1,12}(?:em|ex|pt|cm|mm|in|fil{1,3})){0,2}\s?"
)
_IN_MATHS = re.compile(r"([_^])(\{[^{}]{0,200}\}|\\[A-Za-z]{1,30}|[^\s\\{}])")
# Looks of what follows in the group, and of the argument.
_SWITCHES: Mapping[str, Look] = {
    "em": "italic", "it": "italic", "itshape": "italic", "sl": "italic", "slshape": "italic", "bf": "bold",
    "bfseries": "bold", "sc": "small-caps", "scshape": "small-caps",
}  # fmt: skip
_LOOKS: Mapping[str, Look] = {
    "emph": "italic", "textit": "italic", "textsl": "italic", "BibEmph": "italic", "textbf": "bold", "mathbf": "bold",
    "textsc": "small-caps", "textsuperscript": "superscript", "textsubscript": "subscript",
}  # fmt: skip
_UPRIGHT = frozenset(["rm", "rmfamily", "upshape", "normalfont", "mdseries"])
_ADDRESSES = frozenset(["url", "path", "nolinkurl", "BibUrl"])
# Commands of which so many arguments are not printed.
_UNPRINTED = {
    "selectlanguageifdefined": 1, "selectlanguage": 1, "foreignlanguage": 1, "bibinfo": 1, "bibfield": 1,
    "BibAnnote": 1, "textcolor": 1, "color": 1, "hspace": 1, "vspace": 1, "label": 1, "BibitemShut": 1,
    "setlength": 2, "addtolength": 2, "noopsort": 1, "raisebox": 1, "begin": 1, "end": 1,
}  # fmt: skip
# What some commands print.
_PRINTED = {"newblock": " ", "BibDash": " – ", "cyrdash": "–", "par": " ", "quad": " ", "qquad": " ", "space": " "}
_KNOWN = sorted({*_SWITCHES, *_LOOKS, *_UPRIGHT, *_ADDRESSES, *_UNPRINTED, *_PRINTED, "href"})
_STRUCTURE = re.compile(rf"\\(?:{'|'.join(_KNOWN)})(?![A-Za-z])|\$")
_DEEPEST = 30
# Single quotation marks, as TeX prints them.
_QUOTES = str.maketrans("`'", "‘’")


@dataclass(frozen=True, slots=True)
class _State:
    looks: frozenset[Look] = frozenset()
    url: str = ""


@dataclass(slots=True)
class _Reader:
    """Reads the LaTeX of an entry into runs."""

    runs: list[Run] = field(default_factory=list)

    def read(self, text: str, state: _State, depth: int = 0) -> None:
        """Adds the runs of `text`; a group's own looks end with it."""
        at = behind = 0
        for_next = state
        while match := _COMMAND.search(text, at):
            at = match.end()
            word = match[1]
            if match[0] == "{":
                end = closing(text, at)
                inner = text[at:end]
                at = min(end + 1, len(text))
                if for_next == state and not _STRUCTURE.search(inner):
                    continue  # braces that only keep case belong to the text
                self._text(text[behind : match.start()], state)
                if depth < _DEEPEST:
                    self.read(inner, for_next, depth + 1)
                behind, for_next = at, state
                continue
            if match[0] == "$":
                self._text(text[behind : match.start()], state)
                end = text.find("$", at)
                end = len(text) if end < 0 else end
                self._maths(text[at:end], state)
                at = behind = end + 1
                continue
            if word is None or not _STRUCTURE.match(match[0]):
                continue
            self._text(text[behind : match.start()], state)
            at, state, for_next = self._command(word, text, at, state)
            behind = at
        self._text(text[behind:], state)

    def _command(self, word: str, text: str, at: int, state: _State) -> tuple[int, _State, _State]:
        """What a command does: where the text goes on, the looks from there, and those of its argument."""
        if word in _SWITCHES:
            state = replace(state, looks=state.looks ^ {_SWITCHES[word]})
        elif word in _UPRIGHT:
            state = replace(state, looks=frozenset())
        elif word in _LOOKS:
            return at, state, replace(state, looks=state.looks ^ {_LOOKS[word]})
        elif word in _ADDRESSES:
            address, at = argument(text, at)
            address = to_plain(address)
            self.runs.append(Run(address, state.looks, state.url or address))
        elif word == "href":
            address, at = argument(text, at)
            return at, state, replace(state, url=to_plain(address))
        elif word in _UNPRINTED:
            for _ in range(_UNPRINTED[word]):
                _, at = argument(text, at)
        else:
            self.runs.append(Run(_PRINTED[word], state.looks, state.url))
        return at, state, state

    def _maths(self, text: str, state: _State) -> None:
        at = 0
        for raised in _IN_MATHS.finditer(text):
            self._text(text[at : raised.start()], state)
            look: Look = "subscript" if raised[1] == "_" else "superscript"
            self._text(raised[2], replace(state, looks=state.looks | {look}))
            at = raised.end()
        self._text(text[at:], state)

    def _text(self, latex: str, state: _State) -> None:
        """Adds the text of a piece; blanks at its ends stay."""
        text = to_unicode(latex).translate(_QUOTES)
        if latex[:1].isspace() or latex[:1] == "~":
            text = f" {text}"
        if len(latex) > 1 and (latex[-1].isspace() or latex[-1] == "~"):
            text = f"{text} "
        if text:
            self.runs.append(Run(text, state.looks, state.url))


def read_bbl(bbl: str) -> dict[str, tuple[str, tuple[Run, ...]]]:
    """The entries of a .bbl by key: the label that the style gives, "" where the list counts itself, and the runs."""
    bbl = _COMMENT.sub("", _BYTES.sub(_decoded, bbl.replace("\r\n", "\n")))
    starts = [match.start() for match in _ITEM.finditer(bbl)]
    definitions = read_definitions(bbl[: starts[0]] if starts else "")
    found = {}
    for start, end in pairwise((*starts, len(bbl))):
        label, key, text = _item(bbl[start:end])
        found[key] = (label, read_latex(text, definitions))
    return found


def read_latex(text: str, definitions: Mapping[str, Definition] | None = None) -> tuple[Run, ...]:
    """The runs that a piece of LaTeX prints; `definitions` are commands that its file defines."""
    text = _LENGTH.sub(" ", expand(text, definitions or {}, known))
    reader = _Reader()
    reader.read(text, _State())
    return tuple(_tidied(reader.runs))


def known(command: str) -> bool:
    """Whether a command is known here, whatever a file defines it to be."""
    return _STRUCTURE.fullmatch(f"\\{command}") is not None


def _item(text: str) -> tuple[str, str, str]:
    """The label, the key and the text of an entry that begins with its command."""
    begun = _ITEM.match(text)
    at = begun.end() if begun else 0
    label = ""
    if text[at : at + 1] == "[":
        end = _label_end(text, at + 1)
        label, at = text[at + 1 : end], end + 1
    if begun and begun[1] == "harvard":
        label = ""
        for _ in range(2):
            _, at = argument(text, at)
    key, at = argument(text, at)
    return _label(label), key.strip(), text[at:].replace(r"\end{thebibliography}", "")


def _label_end(text: str, at: int) -> int:
    depth = 0
    for sign in re.finditer(r"\\.|[{}\]]", text[at:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if sign[0] == "]" and depth <= 0:
            return at + sign.start()
    return len(text)


def _label(latex: str) -> str:
    """`[Knu97]`; natbib's `Knuth(1997)` is for citations and printed in no list."""
    text = to_unicode(latex)
    return f"[{text}]" if text and "(" not in text and "{" not in text else ""


def _decoded(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("^^", "")).decode("utf-8", "replace")


def _tidied(runs: list[Run]) -> Iterator[Run]:
    """The runs with single blanks, none at either end; neighbours alike are one."""
    waiting: Run | None = None
    blank = True
    for run in runs:
        text = re.sub(r"\s+", " ", run.text)
        text = text.lstrip() if blank else text
        if not text:
            continue
        blank = text.endswith(" ")
        if waiting is not None and (waiting.looks, waiting.url) == (run.looks, run.url):
            waiting = replace(waiting, text=waiting.text + text)
            continue
        if waiting is not None:
            yield waiting
        waiting = replace(run, text=text)
    if waiting is not None and waiting.text.strip():
        yield replace(waiting, text=waiting.text.rstrip())

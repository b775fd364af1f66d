"""A tolerant scanner of LaTeX: what a reader sees of the text, as edits of it, and what the file itself marks.

It knows the commands that writers use and runs none: a macro of the author's own is passed over, its words stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from citelink.documents.document import Block, BlockKind
from citelink.documents.extraction import raised_edits
from citelink.documents.formats.latex import commands as known
from citelink.documents.formats.latex.arguments import after_space, arguments_end, group_end, option_end
from citelink.documents.formats.latex.citations import find_cites, read_cite, read_cites
from citelink.documents.formats.latex.comments import OWN, find_live
from citelink.documents.formats.latex.counting import LISTS, Counting
from citelink.documents.formats.latex.definitions import find_own_cites, find_own_words
from citelink.documents.formats.latex.expansion import BEGIN, END
from citelink.documents.given import GivenCitation, GivenItem, GivenReference
from citelink.text.repaired import Edit, RepairedText
from citelink.text.span import Span

_NEXT = re.compile(r"[\\%${}~&]|-{2,3}|``|''|,,|<<|>>|\"(?:---|[=~\-<>`'])")
_COMMAND = re.compile(r"\\(?:([A-Za-z@]+)(\*?)|([\s\S]))")
_COMMENT = re.compile(r"%[^\n]*(?:\n[ \t]*(?!\n))?")
_ENVIRONMENT = re.compile(r"[ \t]*\{([^{}\n]{1,60})\}")
_LENGTH = re.compile(r"[ \t]*\[[ \t]*-?[\d.,]{1,8}[ \t]*(?:[a-z]{2}|\\[a-z]{1,20})[ \t]*\]")
# Numbers alone, as commands take them.
_COUNT = re.compile(r"\[[ \t]*\d[\d.,;\s–-]{0,60}\]")
_BARE_LENGTH = re.compile(r"\[[ \t]*-?\d[\d.,]{0,8}[ \t]*\]")
_VERBATIM = re.compile(r"\*?(?:([^\sA-Za-z*{])([^\n]{0,2000}?)\1|\{[^{}\n]{0,2000}\})")
_RAISED_FORMULA = re.compile(r"\s*\^\s*\{?\s*(\[[\d,;\s–-]{1,60}\]|\(?\d[\d,;\s–-]{0,60}\)?)\s*\}?\s*")
# Numbers that are spelt otherwise than they are printed.
_SPELT_RAISED = re.compile(r"((?:[\d,;\s~–\[\]()-]|\\[,;:]){1,60})\}")
# What says how an environment is set: a place for it, a width, a setting.
_SETTING = re.compile(
    r"\[\s*(?:[htbpHcrlsmT!]{0,6}|-?[\d.,]+\s*(?:[a-z]{2}|\\[a-z]+)?|\\[a-z]+|[^\[\]=]*=[\s\S]*)\s*\]"
)
_DEFINED = re.compile(r"[^{}\n]{0,200}")
_SAME = re.compile(r"[ \t]*\\(?:[A-Za-z@]+|.)[ \t]*=?[ \t]?(?:\\(?:[A-Za-z@]+|.))?")
_BASE = re.compile(r"\{(?:\\([ij])\s?|([^\W\d_]))\}|\\([ij])(?![A-Za-z])[ \t]?|([^\W\d_])")
_FALSE = re.compile(r"\\fi\b")
_FORMULA_ENDS = {
    "$": re.compile(r"(?<!\\)\$"),
    "$$": re.compile(r"(?<!\\)\$\$"),
    "[": re.compile(r"\\\]"),
    "(": re.compile(r"\\\)"),
}
_LONGEST_FORMULA, _MOST_GROUPS = 20_000, 10_000
_DASHES = {
    "--": "–",
    "---": "—",
    "``": "“",
    "''": "”",
    ",,": "„",
    "<<": "«",
    ">>": "»",
    '"---': "—",
    '"=': "-",
    '"~': "-",
    '"-': "",
    '"<': "«",
    '">': "»",
    '"`': "„",
    "\"'": "“",
}
_LABEL = re.compile(r"[ \t]*\{([^{}\n]{1,200})\}")
_COUNTER = re.compile(r"[ \t]*\{(\w{1,20})\}[ \t]*\{[ \t]*(-?\d{1,5})[ \t]*\}")


@dataclass(slots=True)
class Scanned:
    """What was found: edits that make the prose, ascending; blocks; and what the file itself marks."""

    edits: list[Edit] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    citations: list[GivenCitation] = field(default_factory=list)
    references: list[GivenReference] = field(default_factory=list)
    also_cited: list[str] = field(default_factory=list)


def scan(text: str) -> Scanned:
    """What the text of a LaTeX document, its parts in place, says; without the preamble and what follows the end."""
    begin = find_live(text, BEGIN)
    end = find_live(text, END, begin + 1)
    scanner = _Scanner(text, begin + len(BEGIN) if begin >= 0 else 0, end if end >= 0 else len(text))
    scanner.run()
    found = scanner.found
    found.blocks.sort(key=lambda block: block.span)
    # A macro or a glossary that the preamble defines cites where it is used.
    before = find_cites(text, Span(0, max(begin, 0)), scanner.cites)
    found.also_cited += [item.target for _, cite in before for item in cite.items]
    return found


def prose(text: str, found: Scanned) -> RepairedText:
    """The view a reader sees."""
    return RepairedText.identity(text).edit(found.edits)


def _raised(said: str) -> str:
    """How numbers above the line are shown."""
    return RepairedText.identity(said).edit(raised_edits(said, [Span(0, len(said))])).text


class _Scanner:
    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, 0, end
        self.cites = known.CITES | find_own_cites(text)
        self._words = find_own_words(text)
        self.found = Scanned()
        self._groups: list[Callable[[int], str] | None] = []
        self._counting = Counting()
        self._referring: list[tuple[int, str]] = []  # the edit that shows a reference, and its form
        self._in_block = False
        self._tables: list[int] = []
        self._options: list[int] = []
        self._reference: tuple[int, str] | None = None
        self._listed = 0
        if start:
            self._edit(0, start, "")

    def run(self) -> None:
        """Walks through the text once."""
        while (found := _NEXT.search(self.text, self.at, self.end)) is not None:
            sign = found[0]
            self.at = found.start()
            if self._options and self._options[-1] <= self.at:
                self._close_option()
                continue
            if sign == "\\":
                self._command()
            elif sign == "%":
                self._comment()
            elif sign == "$":
                self._formula("$$" if self.text.startswith("$$", self.at) else "$")
            elif sign == "{":
                self._open(self.at + 1, "", None)
            elif sign == "}":
                close = self._groups.pop() if self._groups else None
                self._edit(self.at, self.at + 1, close(self.at) if close else "")
            else:
                self._edit(self.at, found.end(), {"~": "\u00a0", "&": "\t"}.get(sign) or _DASHES.get(sign, ""))
        if self._options and self._options[-1] < self.end:
            self._close_option()
        self._end_reference(self.end)
        self._print_references()
        self._edit(self.end, len(self.text), "")

    def _close_option(self) -> None:
        """The bracket behind a printed option is no text."""
        self.at = self._options.pop()
        self._edit(self.at, self.at + 1, " ")

    def _edit(self, start: int, end: int, shown: str) -> None:
        """`shown` stands for `[start, end)`, and the scan goes on behind it."""
        start = max(start, self.found.edits[-1].end if self.found.edits else 0)
        end = min(max(start, end), len(self.text))
        if start < end or shown:
            self.found.edits.append(Edit(start, max(start, end), shown))
        self.at = max(self.at + 1, end) if end <= self.at else end

    def _pass(self, end: int, shown: str) -> None:
        """What stands up to `end` is shown as `shown`, but for the citations in it."""
        for start, cite in find_cites(self.text, Span(self.at, end), self.cites):
            if start > self.at:
                self._edit(self.at, start, shown)
            self._cite(cite.items, cite.end, cite.keys)
        if end > self.at:
            self._edit(self.at, end, shown)

    def _open(self, behind: int, shown: str, close: Callable[[int], str] | None) -> None:
        """A group begins; `behind` its brace the text goes on, and at its end `close` says what is shown there."""
        self._edit(self.at, behind, shown)
        if len(self._groups) < _MOST_GROUPS:
            self._groups.append(close)

    def _comment(self) -> None:
        before = self.at - (self.text[self.at - 1 : self.at] in (" ", "\t"))
        own = OWN.match(self.text, before, self.end)
        comment = own or _COMMENT.match(self.text, self.at)
        self._edit(before if own else self.at, comment.end() if comment else self.at + 1, "")

    def _command(self) -> None:
        command = _COMMAND.match(self.text, self.at)
        if command is None:
            self._edit(self.at, self.at + 1, "")
            return
        name, sign = command[1], command[3]
        if name is None:
            self._sign(sign, command.end())
        elif name in ("begin", "end"):
            self._environment(name, command.end())
        elif name == "verb" or name == "lstinline":
            verbatim = _VERBATIM.match(self.text, command.end())
            self._edit(self.at, verbatim.end() if verbatim else command.end(), " ")
        elif name in known.MANY_CITES and len(cites := read_cites(self.text, command.end())) > 1:
            self._cite(cites[0].items + tuple(item for cite in cites[1:] for item in cite.items), cites[-1].end, None)
        elif (name in self.cites or name in known.MANY_CITES) and (cite := read_cite(self.text, command.end())):
            self._cite(cite.items, cite.end, cite.keys)
        elif name == "bibitem":
            self._bibitem(command.end())
        else:
            self._word(name, command.end())

    def _sign(self, sign: str, end: int) -> None:
        if sign in known.ACCENTS:
            self._accent(sign, end)
        elif sign in ("[", "("):
            self._formula(sign)
        elif sign == "\\":
            length = _LENGTH.match(self.text, end + (self.text[end : end + 1] == "*"))
            length = length or _BARE_LENGTH.match(self.text, end)
            self._edit(self.at, length.end() if length else end, "\n")
        else:
            self._edit(self.at, end, known.SIGNS.get(sign, sign if not sign.isascii() else ""))

    def _word(self, name: str, end: int) -> None:
        text = self.text
        opened = after_space(text, end)
        option = option_end(text, opened) if text[opened : opened + 1] == "[" else None
        behind_option = after_space(text, option) if option else opened
        grouped = text[behind_option : behind_option + 1] == "{"
        if name in known.HEADINGS and grouped:
            self._block(behind_option + 1, "heading", known.HEADINGS[name])
        elif name in known.CAPTIONS and grouped:
            first = group_end(text, behind_option) if name == "captionof" else None
            self._block((after_space(text, first) if first else behind_option) + 1, "caption", 0)
        elif name in known.NOTES and grouped:
            self._block(behind_option + 1, "footnote", 0)
        elif name in known.RAISED and text[opened : opened + 1] == "{":
            self._raise(opened + 1)
        elif name in known.REFERS:
            self._refer(name, end)
        elif name in known.NO_CITES:
            if cite := read_cite(text, end):
                self.found.also_cited += [item.target for item in cite.items]
            self._edit(self.at, arguments_end(text, end, 1), "")
        elif name in known.SYMBOLS:
            self._edit(self.at, end if text[end : end + 1] not in (" ", "\t") else end + 1, known.SYMBOLS[name])
        elif name in known.ACCENTS and not text[end : end + 1].isalpha():
            self._accent(name, opened)
        elif name == "item":
            self._item(opened, option)
        elif name == "iffalse":
            ended = _FALSE.search(text, end, self.end)
            self._edit(self.at, ended.end() if ended else end, "")
        elif name == "let":
            same = _SAME.match(text, end)
            self._edit(self.at, same.end() if same else end, "")
        elif name in known.DEFINITIONS:
            defined = _DEFINED.match(text, end)
            behind = defined.end() if defined else end
            self._edit(self.at, arguments_end(text, behind, 1 if behind > opened else 2), "")
        elif name in known.SILENT:
            self._count(name, end)
            behind = arguments_end(text, end, known.SILENT[name], options_behind=name in known.OPTIONS_BEHIND)
            self._edit(self.at, behind, "")
        elif option is not None and self._takes_count(name, end, opened, option):
            self._edit(self.at, option, "\n" if name in known.BREAKS else "")
        elif name in known.BREAKS:
            self._edit(self.at, end, "\n")
        elif name in known.FIRST_SILENT:
            behind = arguments_end(text, end, known.FIRST_SILENT[name], options_behind=name in known.OPTIONS_BEHIND)
            self._edit(self.at, behind, "")
        else:
            self._edit(self.at, behind_option if option and grouped else opened, "")

    def _count(self, name: str, end: int) -> None:
        """What a silent command that ends at `end` says of the numbers of lists."""
        if name == "label" and (label := _LABEL.match(self.text, end)):
            self._counting.label(label[1].strip())
        elif name in ("setcounter", "addtocounter") and (counter := _COUNTER.match(self.text, end)):
            self._counting.set(counter[1], int(counter[2]), add=name == "addtocounter")

    def _refer(self, name: str, end: int) -> None:
        """A reference to a label shows a number, which may be known only later."""
        label = _LABEL.match(self.text, end)
        before = len(self.found.edits)
        self._edit(self.at, arguments_end(self.text, end, 1), "??" if label else "")
        if label and len(self.found.edits) > before:
            self._referring.append((before, f"({label[1]})" if name == "eqref" else label[1]))

    def _print_references(self) -> None:
        for at, labels in self._referring:
            shown = re.sub(r"[^(),]+", lambda found: self._counting.referred(found[0].strip()), labels)
            edit = self.found.edits[at]
            self.found.edits[at] = Edit(edit.start, edit.end, shown.replace(",", ", "))

    def _takes_count(self, name: str, end: int, opened: int, option: int) -> bool:
        """Whether the numbers in brackets at `opened`, behind a command that ends at `end`, are for the command. What
        an unknown one takes nobody knows; where they touch it, they hardly are a marker."""
        if _COUNT.fullmatch(self.text, opened, option) is None or name in known.ALONE:
            return False
        return name in known.COUNTED or (opened == end and name not in self._words)

    def _accent(self, accent: str, at: int) -> None:
        """A letter with an accent: `\\'e`, `\\'{e}`, `\\v{s}`, `\\'\\i`."""
        base = _BASE.match(self.text, at)
        if base is None:
            self._edit(self.at, at, "")
            return
        letter = base[base.lastindex or 0]
        self._edit(self.at, base.end(), unicodedata.normalize("NFC", letter + known.ACCENTS[accent]))

    def _formula(self, opening: str) -> None:
        begun = self.at + (2 if opening != "$" else 1)
        ended = _FORMULA_ENDS[opening].search(self.text, begun, min(self.end, begun + _LONGEST_FORMULA))
        if ended is None or (opening == "$" and "\n\n" in self.text[begun : ended.start()]):
            self._edit(self.at, begun, "")
            return
        raised = _RAISED_FORMULA.fullmatch(self.text, begun, ended.start())
        if raised is None:
            self._pass(ended.end(), " ")
            return
        self._edit(self.at, ended.end(), _raised(raised[1]))

    def _environment(self, which: str, at: int) -> None:
        named = _ENVIRONMENT.match(self.text, at)
        if named is None:
            self._edit(self.at, at, "")
            return
        name, behind = named[1], named.end()
        if which == "end":
            self._end_environment(name, behind)
            return
        if name in known.CODE or name in known.FORMULAS:
            end = self.text.find(f"\\end{{{name}}}", behind, self.end)
            behind = end + len(name) + 6 if end >= 0 else behind
            if name in known.CODE - known.SET_CODE:
                self._edit(self.at, behind, "\n")
            else:
                self._pass(behind, "\n" if name in known.CODE else " ")
            return
        if name == "thebibliography":
            self._listed = 0
        elif name in known.TABLES:
            self._tables.append(self.at)
        opened = after_space(self.text, behind)
        option = option_end(self.text, opened) if self.text[opened : opened + 1] == "[" else None
        if name in LISTS:
            self._counting.begin(name, self.text[opened : option or opened])
        if option is not None and name in known.PLAIN:
            option = None
        elif option is not None and name not in LISTS and not _SETTING.fullmatch(self.text, opened, option):
            # The name of a theorem: it is printed.
            self._edit(self.at, opened + 1, "\n")
            self._options.append(option - 1)
            return
        behind = option or behind
        for _ in range(known.ARGUMENTS.get(name, 0)):
            opened = after_space(self.text, behind)
            behind = (group_end(self.text, opened) if self.text[opened : opened + 1] == "{" else None) or behind
        self._edit(self.at, behind, "\n")

    def _end_environment(self, name: str, behind: int) -> None:
        if name in LISTS:
            self._counting.end()
        elif name == "thebibliography":
            self._end_reference(self.at)
        elif name in known.TABLES and self._tables:
            start = self._tables.pop()
            if not self._tables and not any(block.span.end > start for block in self.found.blocks):
                self.found.blocks.append(Block("table", Span(start, self.at)))
        self._edit(self.at, behind, "\n")

    def _item(self, opened: int, option: int | None) -> None:
        if option is None:
            number = self._counting.item()
            self._edit(self.at, opened, "\n" if number is None else f"\n{number}. ")
            return
        # Its label is printed.
        self._edit(self.at, opened + 1, "\n")
        self._options.append(option - 1)

    def _block(self, behind: int, kind: BlockKind, level: int) -> None:
        """A heading, a caption or a note: its words, on a line of their own, are a block."""
        start, outer = behind, self._in_block
        self._in_block = True

        def close(end: int) -> str:
            self._in_block = outer
            if not outer and not self._tables:
                self.found.blocks.append(Block(kind, Span(start, end), level=level))
            return "\n"

        self._open(behind, "\n\n" if kind == "heading" else "\n", close)

    def _raise(self, behind: int) -> None:
        spelt = _SPELT_RAISED.match(self.text, behind)
        if spelt is not None and ("--" in spelt[1] or "~" in spelt[1] or "\\" in spelt[1]):
            self._edit(self.at, spelt.end(), _raised(re.sub(r"~|\\[,;:]", " ", spelt[1].replace("--", "–"))))
            return
        before = len(self.found.edits)

        def close(end: int) -> str:
            if len(self.found.edits) == before + 1:
                self.found.edits += raised_edits(self.text, [Span(behind, end)])
            return ""

        self._open(behind, "", close)

    def _cite(self, items: tuple[GivenItem, ...], end: int, keys: Span | None) -> None:
        """A citation, which the prose shows as its keys in brackets."""
        self.found.citations.append(GivenCitation(Span(self.at, end), items))
        if keys is None:
            self._edit(self.at, end, f"[{', '.join(item.target for item in items)}]")
            return
        self._edit(self.at, keys.start, "[")
        self._edit(keys.end, end, "]")

    def _bibitem(self, at: int) -> None:
        self._end_reference(self.at)
        opened = after_space(self.text, at)
        option = option_end(self.text, opened) if self.text[opened : opened + 1] == "[" else None
        opened = after_space(self.text, option) if option else opened
        end = group_end(self.text, opened) if self.text[opened : opened + 1] == "{" else None
        if end is None:
            self._edit(self.at, at, "\n")
            return
        self._listed += 1
        self._reference = self.at, self.text[opened + 1 : end - 1].strip()
        self._edit(self.at, end, "\n")

    def _end_reference(self, end: int) -> None:
        if self._reference is None:
            return
        start, key = self._reference
        self._reference = None
        end = start + len(self.text[start:end].rstrip())
        self.found.references.append(GivenReference(Span(start, end), key, self._listed))

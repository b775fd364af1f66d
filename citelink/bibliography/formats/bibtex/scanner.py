"""A tolerant scanner of BibTeX files: what can be read is read, the rest becomes a failure with its line and reason.

Outside entries `%` starts a comment (as biber has it) and prose is ignored (as BibTeX has it). Every character is
looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from citelink.bibliography.formats.bibtex.blocks import BlockReader
from citelink.bibliography.formats.bibtex.raw import Macro, RawEntry, Scan
from citelink.bibliography.formats.bibtex.splitting import is_balanced

_START = re.compile(r"@[ \t]*+([A-Za-z][\w-]*+)\s*+([{(])")
_LEFT_OVER = re.compile(r"^(?![ \t]*+%)[^\n]*?(?:[{}]|\w[ \t]*+=[ \t]*+[{\"\d])", re.MULTILINE)
_KEY = re.compile(r"\s*+([^,{}\"=\r\n]*+)(?=\s*+[,})])")
# A key whose comma is forgotten: what follows is a field.
_KEY_ALONE = re.compile(r"\s*+([^\s,{}\"=#%()]++)(?=\s++[A-Za-z][\w-]*+\s*+=\s*+[{\"\w])")
_LONE_RETURN = re.compile(r"\r(?!\n)")
# A file with more failures than this, and with hardly any entries, is no library.
_PATIENCE = 10_000


def scan(text: str, macros: Mapping[str, Macro] | None = None) -> Scan:
    """Scan the text of a BibTeX file, or a part of one in which the @strings `macros` are known; never raises."""
    scanner = _Scanner(with_newlines(text))
    scanner.macros.update(macros or {})
    scanner.run()
    failures = sorted(scanner.failures, key=lambda failure: failure.line)
    return Scan(tuple(scanner.entries), scanner.macros, tuple(scanner.preamble), tuple(failures))


def with_newlines(text: str) -> str:
    """`text` with a line feed for every carriage return that ends a line alone (classic Mac); offsets stay."""
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text


def key_span(source_text: str) -> tuple[int, int]:
    """Where the key of an entry stands in its text; an empty span where one can be put in."""
    opening = _START.match(source_text)
    if not opening:
        return 0, 0
    match = _find_key(source_text, opening.end())
    if not match:
        return opening.end(), opening.end()
    return match.start(1), match.start(1) + len(match[1].rstrip())


def _find_key(text: str, at: int) -> re.Match[str] | None:
    return _KEY.match(text, at) or _KEY_ALONE.match(text, at)


class _Scanner(BlockReader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.entries: list[RawEntry] = []
        self.preamble: list[str] = []

    def run(self) -> None:
        """Go through the text from entry to entry."""
        text = self.text
        behind = at = 0
        while (at := text.find("@", at)) >= 0:
            match = _START.match(text, at)
            if not match or (at and text[at - 1].isalnum()):
                at += 1
                continue
            if (line_end := self._comment_end(behind, at)) >= 0:
                at = line_end
                continue
            self._check_between(behind, at)
            behind = at = self._block(match)
            if len(self.failures) > _PATIENCE + 10 * len(self.entries):
                behind = len(text)
                self.fail(at, "", "nearly nothing can be read, so reading stops here")
                break
        self._check_between(behind, len(text))
        for name, places in self.undefined.items():
            word = self.text[places[0] : places[0] + len(name)]
            times = f" ({len(places)} times used)" if len(places) > 1 else ""
            self.fail(places[0], word, f"no @string defines {word}{times}")

    def _comment_end(self, behind: int, at: int) -> int:
        """The end of the line when a `%` between `behind` and `at` makes a comment of it, else -1."""
        line_start = max(behind, self.text.rfind("\n", behind, at) + 1)
        if self.text.find("%", line_start, at) < 0:
            return -1
        line_end = self.text.find("\n", at)
        return line_end if line_end >= 0 else len(self.text)

    def _check_between(self, start: int, end: int) -> None:
        """Prose between entries is nobody's business; pieces of fields are."""
        if end - start < 2 or self.text[start:end].isspace():
            return
        if match := _LEFT_OVER.search(self.text, start, end):
            self.fail(match.start(), self.text[match.start() : end].strip(), "text outside of any entry")

    def _block(self, match: re.Match[str]) -> int:
        kind = match[1].lower()
        self.start_block("}" if match[2] == "{" else ")", match.start())
        if kind == "comment":
            return self._comment(match)
        if kind == "preamble":
            return self._preamble(match)
        if kind == "string":
            return self._string(match)
        return self._entry(kind, match.end())

    def _comment(self, match: re.Match[str]) -> int:
        if self.closer == "}" and (close := self.braces.close(match.end() - 1)) >= 0:
            return close + 1
        line_end = self.text.find("\n", match.end())
        return line_end if line_end >= 0 else len(self.text)

    def _preamble(self, match: re.Match[str]) -> int:
        at = self.value("preamble", self._space(match.end()))
        end = at + 1
        if not self.sound or self.text[at:end] != self.closer:
            return self._recover(match.end(), "a @preamble that is not closed")
        self.preamble.append(self.text[match.start() : end])
        return end

    def _string(self, match: re.Match[str]) -> int:
        end = self.read_fields(match.end())
        source = self.text[match.start() : end]
        if not self.sound:
            self.fail(match.start(), source, "a @string that is not closed")
        elif not self.fields:
            self.fail(match.start(), source, "a @string without a definition")
        for name, value in self.fields.items():
            if not self.sound or self.said:
                source = f"@string{{{name} = {{{value}}}}}" if is_balanced(value) else ""
            macro = Macro(name, value, source, tuple(self.used))
            if self.macros.get(name, macro).value != value:
                self.fail(match.start(), source, f"a second definition of the @string {name}; the last one counts")
            self.macros[name] = macro
        return end

    def _entry(self, kind: str, at: int) -> int:
        match = _find_key(self.text, at)
        key = match[1].rstrip() if match else ""
        key_end = match.start(1) + len(key) if match else at
        if match:
            at = match.end()
        if match and match.re is _KEY_ALONE:
            self.say(at, key, "a comma is missing behind the key")
        start = self.start
        end = self.read_fields(at)
        if not self.sound:
            self.fail(start, self.text[start:end].rstrip(), "an entry that is not closed, or unbalanced braces")
            end = start + len(self.text[start:end].rstrip())
        if not self.fields and not (key and self.sound):
            if self.sound:
                self.fail(start, self.text[start:end], "an entry without a key and without fields")
            return end
        if " " in key or "\t" in key:
            self.fail(start, key, "white space in a key")
        mended = bool(self.said) or not self.tidy
        self.entries.append(RawEntry(kind, key, self.fields, start, end, key_end, tuple(self.used), self.sound, mended))
        return end

    def _recover(self, at: int, reason: str) -> int:
        end = self.next_start(at)
        self.fail(self.start, self.text[self.start : end].rstrip(), reason)
        return end

"""The inside of a BibTeX block: fields and their values, with all that people get wrong in them."""

from __future__ import annotations

import re

from citelink.bibliography.formats.bibtex.braces import Braces
from citelink.bibliography.formats.bibtex.raw import Lines, Macro
from citelink.bibliography.library import Failure

# The usual field: a value in braces nested at most twice, in quotes without braces, or a number.
_FIELD = re.compile(
    r"\s*+(?:,\s*+)?([^\s=,{}\"#%()@]++)\s*+=\s*+"
    r"(?:\{((?:[^{}]++|\{[^{}]*+\})*)\}|\"([^\"{}]*+)\"|([0-9]++))(?=\s*+[,})])"
)
_NEXT_START = re.compile(r"^[ \t]*+@[ \t]*+[A-Za-z][\w-]*+\s*+[{(]", re.MULTILINE)
_NAME = re.compile(r"([^\s=,{}\"#%()@]++)\s*+=\s*+")
_SKIP = re.compile(r"(?:[\s,]++|%[^\n]*+)*")
_SPACE = re.compile(r"\s*+")
_BARE = re.compile(r"[^\s,{}\"#=@%()]++")
_BARE_REST = re.compile(r"[^,{}\"\n@]*+")
_JUNK = re.compile(r"[^,{}\n]++|[,}\n]")
_QUOTE = re.compile(r"[\"{}]")
# After one brace too many the fields go on.
_GOES_ON = re.compile(r"[})]\s*+,\s*+[A-Za-z_-]++\s*+=\s*+[{\"\d]")
_EMBEDDED = re.compile(r"(?:,\s*+|\n[ \t]*+)[A-Za-z_-]++[ \t]*+=[ \t]*+[{\"\d]")
_STOP = re.compile(_NEXT_START.pattern + "|" + _EMBEDDED.pattern, re.MULTILINE)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class BlockReader:
    """Reads the fields of one block after the other of `text`; what is wrong with them is in `failures`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.braces = Braces(text)
        self.lines = Lines(text)
        self.macros: dict[str, Macro] = {}
        self.failures: list[Failure] = []
        self.undefined: dict[str, list[int]] = {}
        self.start_block("", 0)

    def start_block(self, closer: str, start: int) -> None:
        """Forget the last block; this one begins at `start` and ends with `closer`."""
        self.closer, self.start = closer, start
        self.sound = self.tidy = True
        self.fields: dict[str, str] = {}
        self.used: dict[str, None] = {}
        self.said: set[str] = set()

    def read_fields(self, at: int) -> int:
        """Read fields from `at` on; gives where the block ends. Sets `sound` to False when it is not closed."""
        text, fields, quick = self.text, self.fields, _FIELD.match
        while True:
            while match := quick(text, at):
                name, braced, quoted, number = match.groups()
                name = name.lower()
                if name in fields:
                    self._repeated(name, match.start(1))
                else:
                    fields[name] = braced if braced is not None else number if quoted is None else quoted
                at = match.end()
            skipped = _SKIP.match(text, at)
            if skipped:
                # biber alone passes over comments here, and over empty fields.
                self.tidy = self.tidy and "%" not in skipped[0] and skipped[0].count(",") < 2
                at = skipped.end()
            char = text[at : at + 1]
            if char == self.closer:
                if not _GOES_ON.match(text, at):
                    return at + 1
                self.sound = False
                at += 1
                continue
            if not char or char == "@":
                self.sound = False
                return at
            at = self._slow_field(at) if (named := _NAME.match(text, at)) is None else self._named(named)
            if at < 0:
                self.sound = False
                return self.next_start(-at)

    def _named(self, named: re.Match[str]) -> int:
        """Read the value of a field that is not of the usual form; gives where it ends."""
        name = named[1].lower()
        if name in self.fields:
            self._repeated(name, named.start(1))
            at = self.value("", named.end())
        else:
            at = self.value(name, named.end())
        if at >= 0 and self.text[at : at + 1] != self.closer and _NAME.match(self.text, at):
            self.say(at, self.text[named.start() : at].strip(), "a comma is missing behind a field")
        return at

    def _slow_field(self, at: int) -> int:
        """Step over what is no field; negative (minus the offset) when only the next entry can help."""
        char = self.text[at]
        if char == "{":
            close = self.braces.close(at)
            if close < 0:
                return -at
            self.say(at, self.text[at : close + 1], "text in an entry that belongs to no field")
            return close + 1
        match = _JUNK.match(self.text, at)
        end = match.end() if match else at + 1
        self.say(at, self.text[at:end].strip(), "text in an entry that belongs to no field")
        return end

    def value(self, name: str, at: int) -> int:
        """Read the value at `at` and store it under `name`; gives where it ends (behind the white space)."""
        text = self.text
        parts: list[str] = []
        while True:
            char = text[at : at + 1]
            if char == "{":
                end = self.braces.close(at)
                if end < 0 or self._swallows(at, end):
                    return self._cut(name, parts, at)
                parts.append(text[at + 1 : end])
                at = end + 1
            elif char == '"':
                end = self._quote_end(at)
                if end < 0:
                    return self._cut(name, parts, at)
                parts.append(text[at + 1 : end])
                at = end + 1
            else:
                at = self._bare(parts, at)
            at = self._space(at)
            if text[at : at + 1] != "#":
                break
            at = self._space(at + 1)
        if name:
            self.fields[name] = parts[0] if len(parts) == 1 else "".join(parts)
        return at

    def _bare(self, parts: list[str], at: int) -> int:
        """A number, a macro, or words that somebody forgot to put into braces."""
        match = _BARE.match(self.text, at)
        if not match:
            self.say(at, self.text[self.start : at].rsplit("\n", 1)[-1].strip(), "a field without a value")
            return at
        word, end = match[0], match.end()
        space = self._space(end)
        if self.text[space : space + 1] not in {",", "#", self.closer, ""} and not _NAME.match(self.text, space):
            rest = _BARE_REST.match(self.text, at)
            whole = rest[0] if rest else word
            whole = whole.rstrip() if self.closer == "}" else whole.partition(")")[0].rstrip()
            if len(whole) > len(word):
                self.say(at, whole, "a value without braces or quotes")
                parts.append(whole)
                return at + len(whole)
        if word[0].isdigit() and not word.isdigit():
            self.say(at, word, "a value without braces or quotes")
        parts.append(word if word[0].isdigit() else self._macro(word, at))
        return end

    def _macro(self, word: str, at: int) -> str:
        name = word.lower()
        macro = self.macros.get(name)
        if macro or name not in MONTHS:
            self.used[name] = None
        if macro:
            return macro.value
        if name not in MONTHS:
            self.undefined.setdefault(name, []).append(at)
        return word

    def _quote_end(self, at: int) -> int:
        """Where the quoted value at `at` ends; -1 when it is not closed."""
        place = at + 1
        while match := _QUOTE.search(self.text, place):
            if match[0] == '"':
                return -1 if self._swallows(at, match.start()) else match.start()
            if match[0] == "}":
                return -1
            close = self.braces.close(match.start())
            if close < 0:
                return -1
            place = close + 1
        return -1

    def _swallows(self, start: int, end: int) -> bool:
        """Whether the value in `[start, end]` has run over the start of another entry."""
        after = self._space(end + 1)
        if self.text[after : after + 1] in {",", "#", self.closer}:
            return False
        return bool(
            _NEXT_START.search(self.text, start, end)
            or (
                (after == len(self.text) or _NEXT_START.match(self.text, self.text.rfind("\n", end, after) + 1))
                and _EMBEDDED.search(self.text, start, end)
            )
        )

    def _cut(self, name: str, parts: list[str], at: int) -> int:
        """A value that is not closed ends before the next field or entry."""
        self.sound = False
        match = _STOP.search(self.text, at)
        end = match.start() if match else len(self.text)
        parts.append(self.text[at + 1 : end].strip().rstrip("}").rstrip())
        if name:
            self.fields[name] = "".join(parts)
        return end

    def next_start(self, at: int) -> int:
        """Where the next block begins that stands at the beginning of a line."""
        match = _NEXT_START.search(self.text, at)
        return match.start() if match else len(self.text)

    def _space(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _repeated(self, name: str, at: int) -> None:
        self.say(at, name, f"the field {name} is given twice; the first counts")

    def say(self, at: int, text: str, reason: str) -> None:
        """A failure inside an entry, once per entry and reason."""
        if reason not in self.said:
            self.said.add(reason)
            self.fail(at, text, reason)

    def fail(self, at: int, text: str, reason: str) -> None:
        """Keep a failure that begins at the offset `at`."""
        self.failures.append(Failure(self.lines.line(at), text, reason))

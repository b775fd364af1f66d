"""A tolerant scanner of BibTeX files: what can be read is read, the rest becomes a failure with its line and reason.

Outside entries `%` starts a comment (as biber has it) and prose is ignored (as BibTeX has it). Every character is
looked at a bounded number of times.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from citelink.bibliography.bibtex.braces import Braces
from citelink.bibliography.library import Failure

_START = re.compile(r"@[ \t]*+([A-Za-z][\w-]*+)\s*+([{(])")
_NEXT_START = re.compile(r"^[ \t]*+@[ \t]*+[A-Za-z][\w-]*+\s*+[{(]", re.MULTILINE)
_KEY = re.compile(r"\s*+([^,{}\"=\n]*+)(?=,|\s*+[})])")
# The usual field: a value in braces nested at most twice, in quotes without braces, or a number.
_FIELD = re.compile(
    r"[\s,]*+([^\s=,{}\"#%()@]++)\s*+=\s*+"
    r"(?:\{((?:[^{}]++|\{[^{}]*+\})*+)\}|\"([^\"{}]*+)\"|([0-9]++))(?=\s*+[,})])"
)
_NAME = re.compile(r"([^\s=,{}\"#%()@]++)\s*+=\s*+")
_SKIP = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
_SPACE = re.compile(r"\s*+")
_BARE = re.compile(r"[^\s,{}\"#=@%()]++")
_BARE_REST = re.compile(r"[^,{}\"\n@]*+")
_JUNK = re.compile(r"[^,{}\n]++|[,}\n]")
_QUOTE = re.compile(r"[\"{}]")
# After one brace too many the fields go on.
_GOES_ON = re.compile(r"[})]\s*+,\s*+[A-Za-z_-]++\s*+=\s*+[{\"\d]")
_EMBEDDED = re.compile(r",?[ \t]*+\r?\n[ \t]*+[A-Za-z_-]++[ \t]*+=[ \t]*+[{\"\d]")
_STOP = re.compile(_NEXT_START.pattern + "|" + _EMBEDDED.pattern, re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?![ \t]*+%)[^\n]*?(?:[{}]|\w[ \t]*+=[ \t]*+[{\"\d])", re.MULTILINE)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry before its values are understood.

    type, fields  in lower case; values as they stand between their delimiters, macros and `#` resolved
    start, end    its place in the text, from `@` behind its closing delimiter
    key_end       where its key ends; the key starts at `key_end - len(key)`
    macros        the @string names that its values use, defined or not
    sound         whether it is closed and its braces balance, so that its text can be written back as it stands
    """

    type: str
    key: str
    fields: dict[str, str]
    start: int
    end: int
    key_end: int
    macros: tuple[str, ...]
    sound: bool


@dataclass(frozen=True, slots=True)
class Macro:
    """A @string definition: its value, its source text, and the names of the macros it uses itself."""

    name: str
    value: str
    source_text: str
    macros: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in a BibTeX file."""

    entries: tuple[RawEntry, ...]
    macros: dict[str, Macro]
    preamble: tuple[str, ...]
    failures: tuple[Failure, ...]


def scan(text: str) -> Scan:
    """Scan the text of a BibTeX file; never raises."""
    scanner = _Scanner(text)
    scanner.run()
    failures = sorted(scanner.failures, key=lambda failure: failure.line)
    return Scan(tuple(scanner.entries), scanner.macros, tuple(scanner.preamble), tuple(failures))


class Lines:
    """Line numbers (from 1) of offsets into a text, counted when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] | None = None

    def line(self, offset: int) -> int:
        """The line on which `offset` stands."""
        if self._ends is None:
            self._ends = [match.start() for match in re.finditer("\n", self._text)]
        return bisect_left(self._ends, offset) + 1


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.braces = Braces(text)
        self.lines = Lines(text)
        self.entries: list[RawEntry] = []
        self.macros: dict[str, Macro] = {}
        self.preamble: list[str] = []
        self.failures: list[Failure] = []
        self.undefined: dict[str, list[int]] = {}
        self._start_block("", 0)

    def _start_block(self, closer: str, start: int) -> None:
        self.closer, self.start, self.sound = closer, start, True
        self.fields: dict[str, str] = {}
        self.used: dict[str, None] = {}
        self.said: set[str] = set()

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
        self._check_between(behind, len(text))
        for name, places in self.undefined.items():
            word = self.text[places[0] : places[0] + len(name)]
            times = f" ({len(places)} times used)" if len(places) > 1 else ""
            self._fail(places[0], word, f"no @string defines {word}{times}")

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
            self._fail(match.start(), self.text[match.start() : end].strip(), "text outside of any entry")

    def _block(self, match: re.Match[str]) -> int:
        kind = match[1].lower()
        self._start_block("}" if match[2] == "{" else ")", match.start())
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
        at = self._value("preamble", match.end())
        end = self._end_of_block(at) if at >= 0 else -1
        if end < 0:
            return self._recover(match.end(), "a @preamble that is not closed")
        self.preamble.append(self.text[match.start() : end])
        return end

    def _string(self, match: re.Match[str]) -> int:
        end = self._read_fields(match.end())
        source = self.text[match.start() : end]
        if not self.sound:
            self._fail(match.start(), source, "a @string that is not closed")
        elif not self.fields:
            self._fail(match.start(), source, "a @string without a definition")
        for name, value in self.fields.items():
            macro = Macro(name, value, source, tuple(self.used))
            if self.macros.get(name, macro).value != value:
                self._fail(match.start(), source, f"a second definition of the @string {name}; the last one counts")
            self.macros[name] = macro
        return end

    def _entry(self, kind: str, at: int) -> int:
        match = _KEY.match(self.text, at)
        key = match[1].rstrip() if match else ""
        key_end = match.start(1) + len(key) if match else at
        if match:
            at = match.end()
        start = self.start
        end = self._read_fields(at)
        if not self.sound:
            self._fail(start, self.text[start:end].rstrip(), "an entry that is not closed, or unbalanced braces")
            end = start + len(self.text[start:end].rstrip())
        if not key and not self.fields:
            self._fail(start, self.text[start:end], "an entry without a key and without fields")
        elif " " in key or "\t" in key:
            self._fail(start, key, "white space in a key")
        self.entries.append(RawEntry(kind, key, self.fields, start, end, key_end, tuple(self.used), self.sound))
        return end

    def _read_fields(self, at: int) -> int:
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
            at = skipped.end() if skipped else at
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
                return self._next_start(-at)

    def _named(self, named: re.Match[str]) -> int:
        """Read the value of a field that is not of the usual form; gives where it ends."""
        name = named[1].lower()
        if name in self.fields:
            self._repeated(name, named.start(1))
            at = self._value("", named.end())
        else:
            at = self._value(name, named.end())
        if at >= 0 and self.text[at : at + 1] != self.closer and _NAME.match(self.text, at):
            self._say(at, self.text[named.start() : at].strip(), "a comma is missing behind a field")
        return at

    def _slow_field(self, at: int) -> int:
        """Step over what is no field; negative (minus the offset) when only the next entry can help."""
        char = self.text[at]
        if char == "{":
            close = self.braces.close(at)
            if close < 0:
                return -at
            self._say(at, self.text[at : close + 1], "text in an entry that belongs to no field")
            return close + 1
        match = _JUNK.match(self.text, at)
        end = match.end() if match else at + 1
        self._say(at, self.text[at:end].strip(), "text in an entry that belongs to no field")
        return end

    def _value(self, name: str, at: int) -> int:
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
            self._say(at, self.text[self.start : at].rsplit("\n", 1)[-1].strip(), "a field without a value")
            return at
        word, end = match[0], match.end()
        after = self.text[self._space(end) : self._space(end) + 1]
        if after not in {",", "#", self.closer, ""}:
            rest = _BARE_REST.match(self.text, at)
            whole = rest[0] if rest else word
            whole = whole.rstrip() if self.closer == "}" else whole.partition(")")[0].rstrip()
            if len(whole) > len(word):
                self._say(at, whole, "a value without braces or quotes")
                parts.append(whole)
                return at + len(whole)
        parts.append(word if word.isdigit() else self._macro(word, at))
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

    def _end_of_block(self, at: int) -> int:
        return at + 1 if self.text[at : at + 1] == self.closer else -1

    def _recover(self, at: int, reason: str) -> int:
        end = self._next_start(at)
        self._fail(self.start, self.text[self.start : end].rstrip(), reason)
        return end

    def _next_start(self, at: int) -> int:
        match = _NEXT_START.search(self.text, at)
        return match.start() if match else len(self.text)

    def _space(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _repeated(self, name: str, at: int) -> None:
        self._say(at, name, f"the field {name} is given twice; the first counts")

    def _say(self, at: int, text: str, reason: str) -> None:
        """A failure inside an entry, once per entry and reason."""
        if reason not in self.said:
            self.said.add(reason)
            self._fail(at, text, reason)

    def _fail(self, at: int, text: str, reason: str) -> None:
        self.failures.append(Failure(self.lines.line(at), text, reason))

"""A formula as a tree: what a text of functions, filters and literals means, before any entry is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citelink.errors import SettingsError

_LONGEST, _DEEPEST = 4000, 30
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | "(?P<double>(?:[^"\\]|\\.)*)" | '(?P<single>(?:[^'\\]|\\.)*)'
    | (?P<number>-?\d{1,6}(?![\w]))
    | (?P<name>[^\W\d]\w{0,60})
    | (?P<sign>\|\||[+;|.,()=?:\[\]])""",
    re.VERBOSE,
)
_PATTERN = re.compile(r"/(?P<pattern>(?:[^/\\\n]|\\.){1,200})/(?P<flags>[gimsuy]{0,6})")
# The notation of earlier days, `[auth:lower][year]`: what stands between brackets are names, the rest is literal.
_BRACKETED = re.compile(r"\[([^\[\]]{1,200})\]|([^\[\]]+)")
_FILTER_SIGN = re.compile(r":(?![^()]*\))")


class FormulaError(SettingsError):
    """A formula that cannot be read; `str()` says why, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression as an argument; `flags` are JavaScript's."""

    pattern: str
    flags: str = ""


Value = str | int | bool | Pattern | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a function or filter; `name` is "" for one that is told by its place."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Call:
    """A function or a filter with its arguments."""

    name: str
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Filtered:
    """What `of` gives, through filters; `of` is a literal, a function or a formula in brackets."""

    of: str | Call | Sum | FirstOf | Choice
    filters: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts one behind the other."""

    parts: tuple[Filtered, ...]


@dataclass(frozen=True, slots=True)
class FirstOf:
    """`a || b`: the first that gives something."""

    parts: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`a ? b : c`."""

    condition: FirstOf
    then: FirstOf
    otherwise: FirstOf


Formula = Choice | FirstOf


def parse(text: str) -> tuple[Formula, ...]:
    """The formulas of a text, in the order in which they are tried. Raises FormulaError."""
    if len(text) > _LONGEST:
        raise FormulaError(f"--key-format: a formula has at most {_LONGEST:,} characters")
    if text.lstrip().startswith("["):
        return (_parse_bracketed(text.strip()),)
    return _Parser(text).formulas()


def _parse_bracketed(text: str) -> Formula:
    parts: list[Filtered] = []
    at = 0
    for found in _BRACKETED.finditer(text):
        if found.start() != at:
            break
        at = found.end()
        if found[2] is not None:
            parts.append(Filtered(found[2]))
            continue
        (formula,) = _Parser(_FILTER_SIGN.sub(".", found[1])).formulas()
        if not isinstance(formula, FirstOf) or len(formula.parts) > 1:
            raise FormulaError(f"--key-format: [{found[1]}] is no name of a function")
        parts.extend(formula.parts[0].parts)
    if at != len(text):
        raise FormulaError(f"--key-format: a bracket has no other half, at character {at + 1}")
    return FirstOf((Sum(tuple(parts)),))


class _Parser:
    """Reads a formula from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._scan())
        self._at = 0
        self._depth = 0

    def formulas(self) -> tuple[Formula, ...]:
        found = []
        while True:
            if self._peek() not in ("", ";", "|"):
                found.append(self._choice())
            if self._peek() not in (";", "|"):
                break
            self._at += 1
        if self._peek():
            self._fail(f"{self._peek()} was not expected")
        if not found:
            raise FormulaError("--key-format: the formula is empty; for example: auth.lower + shorttitle(3, 3) + year")
        return tuple(found)

    def _choice(self) -> Formula:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._fail("there are too many brackets")
        condition = self._first_of()
        result: Formula = condition
        if self._take("?"):
            then = self._first_of()
            self._expect(":")
            result = Choice(condition, then, self._first_of())
        self._depth -= 1
        return result

    def _first_of(self) -> FirstOf:
        parts = [self._sum()]
        while self._take("||"):
            parts.append(self._sum())
        return FirstOf(tuple(parts))

    def _sum(self) -> Sum:
        parts = [self._filtered()]
        while self._take("+"):
            parts.append(self._filtered())
        return Sum(tuple(parts))

    def _filtered(self) -> Filtered:
        of = self._primary()
        filters = []
        while self._take("."):
            filters.append(self._call())
        return Filtered(of, tuple(filters))

    def _primary(self) -> str | Call | Formula:
        kind, value, _ = self._token()
        if kind in ("text", "number"):
            self._at += 1
            return value
        if self._take("("):
            inner = self._choice()
            self._expect(")")
            return inner
        return self._call()

    def _call(self) -> Call:
        kind, name, _ = self._token()
        if kind != "name":
            self._fail("the name of a function was expected" if not name else f"{name} was not expected")
        self._at += 1
        arguments = []
        if self._take("("):
            while not self._take(")"):
                arguments.append(self._argument())
                if not self._take(",") and self._peek() != ")":
                    self._fail("a comma or a bracket was expected")
        return Call(name, tuple(arguments))

    def _argument(self) -> Argument:
        kind, name, _ = self._token()
        if kind == "name" and self._tokens[self._at + 1 : self._at + 2] and self._tokens[self._at + 1][1] == "=":
            self._at += 2
            return Argument(name, self._value())
        return Argument("", self._value())

    def _value(self) -> Value:
        kind, value, _ = self._token()
        if self._take("["):
            listed: list[str] = []
            while not self._take("]"):
                listed.append(str(self._value()))
                self._take(",")
            return tuple(listed)
        if kind == "sign" or not kind:
            self._fail("a value was expected")
        self._at += 1
        if kind == "pattern":
            pattern, _, flags = value.rpartition("/")
            return Pattern(pattern, flags)
        if kind == "number":
            return int(value)
        if kind == "name" and value in ("true", "false"):
            return value == "true"
        return value

    def _scan(self) -> Iterator[tuple[str, str, int]]:
        at = 0
        while at < len(self._text):
            before = self._text[:at].rstrip()[-1:]
            pattern = _PATTERN.match(self._text, at) if before in ("(", "=", ",") else None
            if pattern is not None:
                yield "pattern", f"{pattern['pattern']}/{pattern['flags']}", at
                at = pattern.end()
                continue
            token = _TOKEN.match(self._text, at)
            if token is None:
                raise FormulaError(f"--key-format: {self._text[at]!r} at character {at + 1} means nothing here")
            kind = str(token.lastgroup)
            if kind in ("double", "single"):
                yield "text", re.sub(r"\\(.)", r"\1", token[kind]), at
            elif kind != "space":
                yield kind, token[kind], at
            at = token.end()

    def _token(self) -> tuple[str, str, int]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "", len(self._text))

    def _peek(self) -> str:
        kind, value, _ = self._token()
        return value if kind != "text" else f'"{value}"'

    def _take(self, sign: str) -> bool:
        kind, value, _ = self._token()
        if kind != "sign" or value != sign:
            return False
        self._at += 1
        return True

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            self._fail(f"{sign} was expected")

    def _fail(self, why: str) -> None:
        place = self._token()[2] + 1
        where = "at its end" if place > len(self._text) else f"at character {place}"
        raise FormulaError(f"--key-format: {why}, {where} of {self._text[:200]}")

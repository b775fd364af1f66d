"""KeyFormula: keys for entries by a formula."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.bibliography.key_formulas import filters, functions
from citelink.bibliography.key_formulas.filters import FILTERS, RefusedError, fold
from citelink.bibliography.key_formulas.syntax import (
    Argument,
    Call,
    Choice,
    Filtered,
    FirstOf,
    Formula,
    FormulaError,
    Pattern,
    Sum,
    parse,
)
from citelink.bibliography.keys import make_key, suffix_letters

# How the keys of works that come out alike are told apart: `postfix("-%(n)s")`.
_SUFFIXES = ("postfix", "infix")
_SUFFIX = re.compile(r"%\((?P<kind>[anA])\)s")
# Signs that BibTeX, biber, pandoc and file names all take in a key.
_UNSAFE = re.compile(r"[^A-Za-z0-9_:.+/-]")
_LONGEST = 120
_MARK = "\0"


@dataclass(frozen=True, slots=True)
class KeyFormula:
    """Formulas, of which the first that gives something makes the key of an entry."""

    text: str
    formulas: tuple[Formula, ...]

    def key(self, entry: Entry, taken: Collection[str]) -> str:
        """A key for `entry`: ASCII, not empty, and not among `taken`, which are case-folded. Where the formula gives
        the same for several works, the second gets a suffix, by the letters a, b ... or as the formula says."""
        base, template = self._base(entry)
        number = 0
        while (key := _suffixed(base, template, number)).casefold() in taken:
            number += 1
        return key

    def _base(self, entry: Entry) -> tuple[str, str]:
        """The key without suffix, the place of which is marked, and the form of the suffix."""
        for formula in self.formulas:
            suffix: list[str] = []
            try:
                said = _evaluate(formula, entry, suffix)
            except RefusedError:
                continue
            parts = [_UNSAFE.sub("", fold(part)) for part in said.split(_MARK)][:2]
            if any(parts):
                return _MARK.join(parts)[:_LONGEST], (suffix or ["%(a)s"])[0]
        return make_key(entry), "%(a)s"


def read_formula(text: str) -> KeyFormula:
    """The formula that a text says. Raises FormulaError for one that cannot be read, or that names a function or filter
    that is not known."""
    formulas = parse(text)
    for formula in formulas:
        _check(formula)
    return KeyFormula(text, formulas)


def _suffixed(base: str, template: str, number: int) -> str:
    said = ""
    if number:
        letters = suffix_letters(number)
        forms = {"a": letters, "A": letters.upper(), "n": str(number)}
        said = _UNSAFE.sub("", _SUFFIX.sub(lambda found: forms[found["kind"]], template)) or letters
    before, _, behind = base.partition(_MARK)
    return f"{before}{said}{behind}"


def _evaluate(formula: Formula | Sum, entry: Entry, suffix: list[str]) -> str:
    if isinstance(formula, Choice):
        chosen = formula.then if _evaluate(formula.condition, entry, suffix) else formula.otherwise
        return _evaluate(chosen, entry, suffix)
    if isinstance(formula, FirstOf):
        return _first(formula, entry, suffix)
    return "".join(_filtered(part, entry, suffix) for part in formula.parts)


def _first(formula: FirstOf, entry: Entry, suffix: list[str]) -> str:
    for part in formula.parts[:-1]:
        try:
            if said := _evaluate(part, entry, suffix):
                return said
        except RefusedError:
            continue
    return _evaluate(formula.parts[-1], entry, suffix)


def _filtered(part: Filtered, entry: Entry, suffix: list[str]) -> str:
    if isinstance(part.of, str):
        said = part.of
    elif isinstance(part.of, Call):
        said = _call(part.of, entry, suffix)
    else:
        said = _evaluate(part.of, entry, suffix)
    for one in part.filters:
        places, named = _arguments(one.arguments)
        said = filters.apply(one.name.lower(), said, places, named)
    return said


def _call(call: Call, entry: Entry, suffix: list[str]) -> str:
    if call.name.lower() in _SUFFIXES:
        suffix.append(next((str(one.value) for one in call.arguments), "%(a)s"))
        return _MARK
    function = functions.find_function(call.name)
    assert function is not None
    places, named = _arguments(call.arguments)
    return function(entry, *places, **named)


def _arguments(arguments: tuple[Argument, ...]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    places = tuple(one.value for one in arguments if not one.name)
    return places, {one.name: one.value for one in arguments if one.name}


def _check(formula: Formula | Sum) -> None:
    """Raises FormulaError for names and arguments that are not known."""
    if isinstance(formula, Choice):
        for branch in (formula.condition, formula.then, formula.otherwise):
            _check(branch)
    elif isinstance(formula, FirstOf):
        for sum in formula.parts:
            _check(sum)
    else:
        for part in formula.parts:
            _check_part(part)


def _check_part(part: Filtered) -> None:
    if isinstance(part.of, Call):
        _check_function(part.of)
    elif not isinstance(part.of, str):
        _check(part.of)
    for one in part.filters:
        _check_call(one, FILTERS.get(one.name.lower()), tuple(FILTERS), "filter", {"text": "text_"})


def _check_function(call: Call) -> None:
    if call.name.lower() not in _SUFFIXES:
        _check_call(call, functions.find_function(call.name), functions.names(), "function", {})


def _check_call(
    call: Call, known: Callable[..., str] | None, names: tuple[str, ...], kind: str, renamed: dict[str, str]
) -> None:
    if known is None:
        close = get_close_matches(call.name.lower(), [name.lower() for name in names], 1)
        spelt = next((name for name in names if close and name.lower() == close[0]), "")
        hint = f"did you mean {spelt}?" if spelt else f"known are {', '.join(sorted(names))}"
        raise FormulaError(f"--key-format: no {kind} is called {call.name}; {hint}")
    places, named = _arguments(call.arguments)
    try:
        inspect.signature(known).bind("", *places, **{renamed.get(name, name): value for name, value in named.items()})
    except TypeError as error:
        raise FormulaError(f"--key-format: {call.name} takes other arguments ({error})") from None
    for one in call.arguments:
        if isinstance(one.value, Pattern):
            try:
                re.compile(one.value.pattern)
            except (re.error, OverflowError) as error:
                raise FormulaError(f"--key-format: /{one.value.pattern}/ is no expression ({error})") from None

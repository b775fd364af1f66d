"""Runs of white space cost every regular expression of the package time in proportion to their length."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import citelink
from citelink.text.patterns import late

# What `late` gives, asked or not.
LATE = type(late("")).__mro__[1]
SIGNS = {
    "tab": "\t", "line feed": "\n", "line tabulation": "\v", "form feed": "\f", "carriage return": "\r", "space": " ",
    "next line": "\x85", "no-break space": "\xa0", "ogham space": "\u1680", "thin space": "\u2009",
    "line separator": "\u2028", "paragraph separator": "\u2029", "narrow no-break space": "\u202f",
    "ideographic space": "\u3000", "line end": "\r\n", "space and line feed": " \n", "space and tab": " \t",
}  # fmt: skip
SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
SHORT, LONG = 250, 2000
# For a run of eight times the length a quadratic pattern takes up to 64 times as long, a linear one eight times.
MOST_GROWTH = 32


@cache
def searched_names() -> dict[str, set[str]]:
    """The names of what is looked for anywhere, not only at a place, by the file that does so."""
    found: dict[str, set[str]] = {}
    for path in Path(citelink.__file__).parent.rglob("*.py"):
        names = found.setdefault(str(path), set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in SEARCHING:
                value = node.value.func if isinstance(node.value, ast.Call) else node.value
                names.add(getattr(value, "id", getattr(value, "attr", "")))
    return found


def is_searched(name: str, file: str) -> bool:
    """Whether the module in `file`, or for a name that others import any, looks for it anywhere."""
    own = name in searched_names()[file]
    return own or (not name.startswith("_") and any(name in names for names in searched_names().values()))


def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns on text that a module holds, or makes when they are first asked for, and that are searched for."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(citelink.__path__, "citelink."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            made = value() if _makes_patterns(value) else value
            for pattern in _inside(made):
                if isinstance(pattern.pattern, str) and (
                    is_searched(name, str(loaded.__file__)) or not isinstance(value, re.Pattern | LATE)
                ):
                    found[pattern.pattern] = pattern
    return found


def _makes_patterns(value: object) -> bool:
    if not callable(value) or not hasattr(value, "cache_info"):
        return False
    signature = inspect.signature(value)
    return "Pattern" in str(signature.return_annotation) and not signature.parameters


def _inside(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, LATE):
        one: Any = value
        yield re.compile(one.pattern, one.flags)
    elif depth < 4 and isinstance(value, Mapping):
        for one in value.values():
            yield from _inside(one, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _inside(one, depth + 1)


def begins_unbounded(parsed: Iterable[tuple[Any, Any]]) -> bool:
    """Whether the first thing that a parsed pattern looks for, in one of its branches, may be of any length; a single
    character before it (`\\t\\t*`) is not looked at."""
    for at, (operation, argument) in enumerate(parsed):
        kind = str(operation)
        if at == 0 and kind in ("LITERAL", "IN"):
            continue
        if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = argument
            if str(most) == "MAXREPEAT" or begins_unbounded(inner):
                return True
            if least:
                return False
        elif kind == "BRANCH":
            return any(begins_unbounded(branch) for branch in argument[1])
        elif kind in ("SUBPATTERN", "ATOMIC_GROUP"):
            return begins_unbounded(argument[-1] if kind == "SUBPATTERN" else argument)
        else:
            return False  # also a look behind, which is what keeps a search from beginning within a run
    return False


def growth(pattern: re.Pattern[str], sign: str) -> float:
    """How many times as long it takes to look all through a long run as through a short one."""
    short, long = (
        min(_seconds(pattern, f"x{sign * (length // len(sign))}x") for _ in range(2)) for length in (SHORT, LONG)
    )
    return long / short


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    # Of the processor: what else a busy machine does is none of it.
    start = time.thread_time()
    for _ in pattern.finditer(text):
        pass
    return time.thread_time() - start


def is_quadratic(pattern: re.Pattern[str]) -> bool:
    if not begins_unbounded(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)):
        return False
    # What looks so because the machine was busy is measured again.
    return any(growth(pattern, sign) > MOST_GROWTH and growth(pattern, sign) > MOST_GROWTH for sign in SIGNS.values())


@pytest.mark.parametrize("wrong", [r"\s*,\s*", r"\s+and\s+", r"[ \t]+$", r"\t\t*(?=\d)", r"\n*\Z", r"(\s*)(?:;|\|)"])
def test_the_measure_tells_quadratic_patterns(wrong: str) -> None:
    assert is_quadratic(re.compile(wrong))


@pytest.mark.parametrize("right", [r"(?:(?<!\s)\s++)?,\s*", r"(?<!\s)\s++and\s+", r"\s{0,9},", r"[^\W\d_]+x", r"\s+"])
def test_and_leaves_others_alone(right: str) -> None:
    assert not is_quadratic(re.compile(right))


def test_no_pattern_takes_quadratic_time() -> None:
    found = patterns()
    assert len(found) > 150
    assert [pattern.pattern for pattern in found.values() if is_quadratic(pattern)] == []


@pytest.mark.parametrize(
    ("pattern", "old"),
    [
        (r"(?:(?<!\s)\s++)?,\s*", r"\s*,\s*"),
        (r"(?:(?<!\s)\s++)?-\s*", r"\s*-\s*"),
        (r"(?<!\s)\s++and\s+", r"\s+and\s+"),
        (r"(?:(?<!\s)\s++)?[/|•]\s*|(?<!\s)\s++[–—]\s+", r"\s*[/|•]\s*|\s+[–—]\s+"),
        (r"(?:(?<!\s)\s{2,}+|\s)[0-9]{1,4}$", r"(?:\s{2,}[0-9]{1,4}|\s[0-9]{1,4})$"),
    ],
)
@pytest.mark.parametrize(
    "text",
    ["Ахметов , Б.,,  В", " , a ,", "и - - о", "x  and  and y", "Әл / Б  –  В", " – – ", "текст   12", "S. 7", ""],
)
def test_a_run_is_begun_where_it_begins(pattern: str, old: str, text: str) -> None:
    assert [one.span() for one in re.finditer(pattern, text)] == [one.span() for one in re.finditer(old, text)]

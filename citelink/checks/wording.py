"""What findings say, in words: templates in `messages/`, one file per language.

A template names the values of the finding, `{marker}`; a count with its noun is `{markers:marker}`, the noun's forms
stand in the file's table [nouns], in the order of the language's plurals (Unicode CLDR 46, plural rules: English one,
other; Russian one, few, many; Kazakh one form behind numbers). With a row of numbers, `{missing:absent}`, they are two:
of one number and of several. Sentences that errors of the system or of a library
bring along stay as they are.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any, Protocol

from citelink.citations.citation import MalformedMarker, RefusedHeading
from citelink.findings import Clause, Finding, Value
from citelink.registry import Plugins

LANGUAGES = ("en", "ru", "kk")
LONGEST_EXCERPT = 80
MOST_RUNS = 12
_ENDS = (".", "…", "!", "?")
_UNASKED = "unasked-"
_AND_IT = ", and it "


class _Speaking(Protocol):
    """A rule of another package, which brings its messages along, by language, at least in English."""

    MESSAGES: Mapping[str, Mapping[str, Any]]


_SPEAKING: Plugins[_Speaking] = Plugins("citelink.checks.rules")


def say(finding: Finding, language: str = "en") -> str:
    """The message of a finding in one of `LANGUAGES`."""
    return _fill(_templates(finding, language)["message"], finding.values, language)


def advise(finding: Finding, language: str = "en") -> str:
    """One clause that says what to do about a finding; "" where the message says it."""
    return _fill(_templates(finding, language).get("fix", ""), finding.values, language)


def advise_author(finding: Finding, language: str = "en") -> str:
    """As `advise`, for whoever wrote the document and may not have citelink: no option of a command, no library."""
    templates = _templates(finding, language)
    return _fill(templates.get("author", templates.get("fix", "")), finding.values, language)


def say_to_author(finding: Finding, language: str = "en") -> str:
    """The message of a finding and what its author is to do about it, as sentences of one remark."""
    message, advice = say(finding, language), advise_author(finding, language)
    if not advice:
        return message
    ended = message if message.endswith(_ENDS) else f"{message}."
    return f"{ended} {_messages(language)['lists']['to-do'].format(advice=advice)}"


def title_of(code: str, name: str, language: str = "en") -> str:
    """What a rule is called in one of `LANGUAGES`; the `name` of one of another package that has no title."""
    rule = _messages(language).get(code)
    return str(rule["title"]) if rule and "title" in rule else name


def say_clause(clause: Clause, language: str = "en") -> str:
    """A clause as it stands in a message."""
    return _fill(_messages(language)["clauses"][clause.id], clause.values, language)


def why_refused(heading: RefusedHeading) -> Clause:
    """Why a heading heads no list."""
    return Clause(f"heading-{heading.reason}")


def why_malformed(marker: MalformedMarker) -> Clause:
    """Why a marker cannot be read."""
    return Clause(f"marker-{marker.fault.kind}", {"first": marker.fault.first, "last": marker.fault.last})


def why_unasked(reason: str) -> tuple[Clause, ...]:
    """Why a source did not answer, as its desk says in English; what only the source itself knows stays as it is."""
    if clause := _clause_that_says(reason):
        return (clause,)
    first, comma, second = reason.partition(_AND_IT)
    clauses = _clause_that_says(first), _clause_that_says(comma.removeprefix(", ") + second) if comma else None
    found = tuple(clause for clause in clauses if clause is not None)
    return found if len(found) == len(clauses) else (Clause(f"{_UNASKED}other", {"reason": reason}),)


def _clause_that_says(reason: str) -> Clause | None:
    for name, pattern in _unasked():
        if said := pattern.fullmatch(reason):
            return Clause(name, {key: int(value) if key == "n" else value for key, value in said.groupdict().items()})
    return None


@cache
def _unasked() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Expressions of the English clauses on why a source did not answer, which are what its desk says."""
    found = []
    for name, template in _messages("en")["clauses"].items():
        if name.startswith(_UNASKED) and name != f"{_UNASKED}other":
            parts = Formatter().parse(template)
            values = {"n": r"\d{1,9}"}
            said = "".join(
                re.escape(text) + (f"(?P<{field}>{values.get(field, '.{1,100}')})" if field else "")
                for text, field, *_ in parts
            )
            found.append((name, re.compile(said)))
    return tuple(found)


def choose_language(asked: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The language to speak: the one asked for, else the terminal's (`LC_ALL`, `LC_MESSAGES`, `LANG`) where it is one
    of `LANGUAGES`, else English."""
    if asked:
        return asked
    locale = next((said for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (said := environment.get(name))), "")
    spoken = locale.partition("_")[0].partition(".")[0].lower()
    return spoken if spoken in LANGUAGES else "en"


def excerpt(text: str) -> str:
    """`text` on one line, cut at a word to at most 80 characters."""
    line = " ".join(text[: 4 * LONGEST_EXCERPT].split())
    if len(line) <= LONGEST_EXCERPT:
        return line
    return line[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"


def say_numbers(numbers: Sequence[int], language: str = "en") -> str:
    """`4`, `4 and 7`, `4, 7–9 and 12`; a long row is cut short and says how many more there are."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    words = _messages(language)["lists"]
    joined = f" {words['and']} "
    said = [str(a) if a == b else f"{a}{joined}{b}" if b == a + 1 and len(runs) == 1 else f"{a}–{b}" for a, b in runs]
    if len(said) > MOST_RUNS:
        return f"{', '.join(said[:MOST_RUNS])} {words['more'].format(n=len(said) - MOST_RUNS)}"
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])}{joined}{said[-1]}"


def say_count(count: int, noun: str, language: str = "en") -> str:
    """`1 marker`, `2 markers`, `5 маркеров`; where a form stands around the number, `вставлено 2 источника`."""
    forms = _messages(language)["nouns"][noun]
    form: str = forms[min(plural_form(count, language), len(forms) - 1)]
    return form.format(n=count) if "{" in form else f"{count} {form}"


def plural_form(count: int, language: str) -> int:
    """Which of a noun's forms stands behind a number."""
    if language == "ru":
        if count % 10 == 1 and count % 100 != 11:
            return 0
        return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2
    return 0 if count == 1 else 1


class _Words(Formatter):
    """Fills a template in one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec and isinstance(value, tuple):
            one, several = _messages(self._language)["nouns"][format_spec]
            return str((several if value[1:] else one).format(n=self._say(value)))
        if format_spec:
            return say_count(value, format_spec, self._language)
        return self._say(value)

    def _say(self, value: Value) -> str:
        if isinstance(value, Clause):
            return say_clause(value, self._language)
        if not isinstance(value, tuple):
            return str(value)
        numbers = [one for one in value if isinstance(one, int)]
        if numbers:
            return say_numbers(numbers, self._language)
        return ", ".join(self._say(one) for one in value)


def _fill(template: str, values: Mapping[str, Value], language: str) -> str:
    return _Words(language).vformat(template, (), values)


def _templates(finding: Finding, language: str) -> Mapping[str, str]:
    rule = _messages(language).get(finding.code) or _own_messages(finding, language)
    found: Mapping[str, str] = rule[finding.message] if finding.message else rule
    return found


def _own_messages(finding: Finding, language: str) -> Mapping[str, Any]:
    """The messages that a rule of another package brings along."""
    own = _SPEAKING.load(finding.name).MESSAGES
    return own.get(language, own["en"])


@cache
def _messages(language: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.files("citelink.checks").joinpath(f"messages/{language}.toml").read_text("utf-8"))

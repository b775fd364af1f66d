"""Numbers, counts and nouns in the languages of the messages, and which language is spoken."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from citelink.checks import all_rules
from citelink.checks.wording import (
    LANGUAGES,
    advise,
    advise_author,
    choose_language,
    excerpt,
    say,
    say_clause,
    say_count,
    say_numbers,
    say_to_author,
    why_unasked,
)
from citelink.findings import Clause, Finding, Value

MESSAGES = Path(__file__).parents[2] / "citelink" / "checks" / "messages"
STRAY = Clause("letter-latin", {"letter": "C", "other": "С"})


@pytest.mark.parametrize(
    ("numbers", "language", "said"),
    [
        ((4,), "en", "4"),
        ((4, 7), "en", "4 and 7"),
        ((4, 5), "en", "4 and 5"),
        ((4, 5, 6), "en", "4–6"),
        ((12, 7, 8, 9, 4, 4), "en", "4, 7–9 and 12"),
        ((1, 2, 4, 5), "en", "1–2 and 4–5"),
        (range(1, 60, 2), "en", "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 18 more"),
        ((4, 7), "ru", "4 и 7"),
        ((4, 7, 9), "kk", "4, 7 және 9"),
        (range(1, 60, 2), "ru", "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 и ещё 18"),
        (range(1, 60, 2), "kk", "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 және тағы 18"),
    ],
)
def test_numbers(numbers: tuple[int, ...], language: str, said: str) -> None:
    assert say_numbers(numbers, language) == said


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (1, "en", "1 marker"),
        (0, "en", "0 markers"),
        (21, "en", "21 markers"),
        (1, "ru", "1 ссылка"),
        (2, "ru", "2 ссылки"),
        (4, "ru", "4 ссылки"),
        (5, "ru", "5 ссылок"),
        (0, "ru", "0 ссылок"),
        (11, "ru", "11 ссылок"),
        (12, "ru", "12 ссылок"),
        (21, "ru", "21 ссылка"),
        (111, "ru", "111 ссылок"),
        (122, "ru", "122 ссылки"),
        (1, "kk", "1 сілтеме"),
        (7, "kk", "7 сілтеме"),
    ],
)
def test_counts(count: int, language: str, said: str) -> None:
    assert say_count(count, "marker", language) == said


@pytest.mark.parametrize(
    ("asked", "environment", "spoken"),
    [
        (None, {}, "en"),
        (None, {"LANG": "ru_RU.UTF-8"}, "ru"),
        (None, {"LANG": "kk_KZ.UTF-8"}, "kk"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "kk_KZ"}, "kk"),
        (None, {"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "kk_KZ", "LC_ALL": "C"}, "en"),
        (None, {"LC_ALL": "", "LANG": "ru"}, "ru"),
        ("kk", {"LANG": "ru_RU.UTF-8"}, "kk"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_terminals(
    asked: str | None, environment: dict[str, str], spoken: str
) -> None:
    assert choose_language(asked, environment) == spoken


def test_an_excerpt_is_one_short_line() -> None:
    assert excerpt("one\n\n  two") == "one two"
    assert excerpt("word " * 100) == "word " * 16 + "…"
    assert excerpt("x" * 200) == "x" * 80 + " …"


@pytest.mark.parametrize(
    ("code", "message", "values", "language", "said"),
    [
        ("CL101", "", {"marker": "[9]", "missing": (9,)}, "ru", "Ссылка [9]: в списке нет источника 9."),
        ("CL101", "", {"marker": "[2–4]", "missing": (3, 4)}, "ru", "Ссылка [2–4]: в списке нет источников 3 и 4."),
        ("CL101", "", {"marker": "[9]", "missing": (9,)}, "kk", "[9] сілтемесі: тізімде 9-дереккөз жоқ."),
        ("CL109", "", {"early": (5,)}, "ru", "Источник 5 упомянут раньше источников с меньшими номерами."),
        ("CL109", "", {"early": (5, 8)}, "ru", "Источники 5 и 8 упомянуты раньше источников с меньшими номерами."),
        ("CL109", "", {"early": (*range(2, 44, 2),)}, "en", "References 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 and "
         "9 more are cited before references with smaller numbers."),
        ("CL205", "", {"source": "Crossref", "references": 21, "reason": "-"}, "ru",
         "Crossref не ответил, не проверен 21 источник: -."),
        ("CL205", "", {"source": "Crossref", "references": 3, "reason": "-"}, "ru",
         "Crossref не ответил, не проверены 3 источника: -."),
        ("CL121", "many", {"count": 21, "word": "Cтатус", "letters": (STRAY,)}, "ru",
         "Буквы другого алфавита есть в 21 слове, первое из них – «Cтатус»: латинская C вместо кириллической С."),
    ],
)  # fmt: skip
def test_nouns_stand_in_the_form_that_their_numbers_ask_for(
    code: str, message: str, values: dict[str, Value], language: str, said: str
) -> None:
    assert say(Finding(code, "", "error", values, message), language) == said


@pytest.mark.parametrize(
    ("reason", "language", "said"),
    [
        ("it cannot be reached", "en", ["it cannot be reached"]),
        ("it cannot be reached", "ru", ["связаться не удалось"]),
        ("it cannot be reached", "kk", ["байланысу мүмкін болмады"]),
        ("its answer is longer than 16 MB", "ru", ["ответ длиннее 16 МБ"]),
        ("it leads to another host, a.org", "kk", ["жауап басқа серверге жібереді, a.org"]),
        ("it is out of order (503)", "ru", ["сервер неисправен (503)"]),
        ("it is asked too often (429), and it wants to be left alone for 3 hours", "ru",
         ["запросы слишком часты (429)", "и просит не обращаться 3 часа"]),
        ("its disk is full, and it is tired", "kk", ["its disk is full, and it is tired"]),
    ],
)  # fmt: skip
def test_why_a_source_did_not_answer(reason: str, language: str, said: list[str]) -> None:
    assert [say_clause(clause, language) for clause in why_unasked(reason)] == said


def _reasons() -> Iterator[str]:
    """What the code gives as reasons, any number for the values in them."""
    package = MESSAGES.parents[1]
    for path in (*package.glob("sources/**/*.py"), *package.glob("indexes/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            said = node.args[0]
            if node.func.id not in ("NotLookedUpError", "DownError", "UnaskedError", "_Failure"):
                continue
            if isinstance(said, ast.Constant):
                yield str(said.value)
            elif isinstance(said, ast.JoinedStr) and isinstance(said.values[0], ast.Constant):
                yield "".join(str(one.value) if isinstance(one, ast.Constant) else "7" for one in said.values)


def test_every_reason_is_said_in_every_language() -> None:
    reasons = {*_reasons(), "it is not in the cache, and no connection is made", "its file was not named (a:FILE)"}
    assert len(reasons) > 20
    for reason in reasons - {"it is not 7, and no connection is made"}:
        clauses = why_unasked(reason)
        assert "unasked-other" not in {clause.id for clause in clauses}, reason
        assert ", ".join(map(say_clause, clauses)) == reason


def test_authors_are_told_of_no_option_and_what_to_do_is_a_sentence_of_the_remark() -> None:
    for language in LANGUAGES:
        for place, found in texts(language).items():
            told = found.get("author", found.get("fix", ""))
            assert "--" not in told, (language, place)
    no_list = Finding("CL107", "", "error", {"markers": 2, "cited": 2})
    assert advise_author(no_list) == "attach the list of references" != advise(no_list)
    assert say_to_author(no_list, "ru").endswith("Что делать: приложите список литературы.")
    unread = Finding("CL901", "", "error", {"reason": "broken"})
    assert say_to_author(unread) == say(unread) == "broken"
    endless = Finding("CL102", "", "warning", {"number": 2, "text": "Kim C"})
    assert (
        say_to_author(endless) == "Reference 2 is never cited: Kim C. What to do: cite it, or remove it from the list."
    )


def texts(language: str) -> dict[str, dict[str, str]]:
    """The templates of a language, by their place in the file."""
    found: dict[str, dict[str, str]] = {}

    def walk(table: dict[str, object], place: str) -> None:
        for name, value in table.items():
            if isinstance(value, dict):
                walk(value, f"{place}.{name}".lstrip("."))
            elif isinstance(value, str):
                found.setdefault(place, {})[name] = value

    walk(tomllib.loads((MESSAGES / f"{language}.toml").read_text("utf-8")), "")
    return found


def templates(language: str) -> dict[str, dict[str, set[str]]]:
    """The values that each template of a language names, by the template's place in the file."""
    return {
        place: {name: {field for _, field, _, _ in Formatter().parse(said) if field} for name, said in found.items()}
        for place, found in texts(language).items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_message_and_names_no_other_values(language: str) -> None:
    english, spoken = templates("en"), templates(language)
    assert {place: set(found) for place, found in spoken.items()} == {
        place: set(found) for place, found in english.items()
    }
    for place, found in spoken.items():
        for name, named in found.items():
            # A reason that only English has words for may be left out.
            assert named <= english[place][name], (place, name)
            assert english[place][name] - named <= {"reason"}, (place, name)
    assert {rule.code for rule in all_rules()} <= set(spoken)

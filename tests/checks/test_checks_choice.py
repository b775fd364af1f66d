"""Which rules are chosen, and what becomes of one that fails."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest

from citelink.bibliography.library import Library
from citelink.checks import check, choose_rules
from citelink.checks.rule import Found, Rule, RuleModule
from citelink.errors import SettingsError
from citelink.merging import Merged
from citelink.results import ResolvedDocument


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (("CL101",), (), ["CL101"]),
        (("101",), (), ["CL101"]),
        (("cl10",), ("CL104", "105"), ["CL101", "CL102", "CL103", "CL106", "CL107", "CL108", "CL109"]),
        (("dangling-marker", "CL9"), (), ["CL101", "CL901", "CL902", "CL903", "CL904", "CL905", "CL906", "CL907"]),
        (("CL3",), ("CL3",), []),
    ],
)
def test_rules_are_chosen(select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]) -> None:
    assert [rule.code for rule in choose_rules(select, ignore)] == codes


def test_without_a_choice_all_rules_are_meant() -> None:
    assert len(choose_rules()) > 16
    assert [rule.code for rule in choose_rules((), ("CL1",))] == [
        rule.code for rule in choose_rules() if not rule.code.startswith("CL1")
    ]


@pytest.mark.parametrize("place", ["select", "ignore"])
def test_a_word_that_names_nothing_is_an_error(place: str) -> None:
    with pytest.raises(SettingsError, match="'CL777' names no check"):
        choose_rules(**{place: ("CL777",)})


def test_the_fault_of_a_rule_costs_what_it_would_have_found() -> None:
    def fail(resolved: ResolvedDocument) -> Iterator[Found]:
        yield Found({"reason": "seen before the fault"})
        raise ZeroDivisionError("division by zero")

    def find(resolved: ResolvedDocument) -> Iterator[Found]:
        yield Found({"reason": resolved.path})

    rules = [
        Rule(code, "name", "error", "", cast(RuleModule, SimpleNamespace(check=done)))
        for code, done in (("CL901", fail), ("CL902", find))
    ]
    documents = [ResolvedDocument(path, None) for path in ("a.txt", "b.txt")]
    checked = check(documents, Merged(Library("", {})), rules)
    assert [(one.code, one.document) for one in checked.findings if one.code == "CL902"] == [
        ("CL902", "a.txt"),
        ("CL902", "b.txt"),
    ]
    assert checked.faults == tuple(
        f"CL901 failed on {path}, a fault of citelink itself, please report it (ZeroDivisionError: division by zero)"
        for path in ("a.txt", "b.txt")
    )

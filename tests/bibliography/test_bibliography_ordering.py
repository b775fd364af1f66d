"""alphabetical: entries in the order of an alphabetical list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.ordering import alphabetical


def entry(key: str, *names: str, title: str = "", year: int | None = None) -> Entry:
    persons = tuple(Person(*name.split(", ")) if ", " in name else Person(literal=name) for name in names)
    return Entry(key=key, authors=persons, title=title, date=Date(year))


RIGHT = (
    entry("абай-тіл", "Абай, Қ.", title="Тіл"),
    entry("абай-қара", "Абай, Қ.", title="Шығарма", year=1990),
    entry("абай-қара-2", "Абай, Қ.", title="Шығарма", year=2004),
    entry("абай-бірге", "Абай, Қ.", "Әлім, Ғ.", title="А"),
    entry("әлем", title="«Әлем» энциклопедиясы"),
    entry("бюро", "Бюро статистики", title="Б"),
    entry("ғалым", "Ғалымов, А.", title="Я"),
    entry("knuth", "Knuth, D.", title="Art"),
    entry("unix", title="Unix"),
)


def test_authors_then_titles_then_years() -> None:
    assert [one.key for one in alphabetical(reversed(RIGHT))] == [one.key for one in RIGHT]


@given(st.permutations([*RIGHT, entry("twin", "Knuth, D.", title="Art")]))
def test_sorting_is_stable_and_idempotent(entries: list[Entry]) -> None:
    once = alphabetical(entries)
    assert alphabetical(once) == once
    twins = {"knuth", "twin"}
    assert [e.key for e in once if e.key in twins] == [e.key for e in entries if e.key in twins]

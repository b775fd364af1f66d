"""Citation keys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import Date, Entry, Person, make_key, unique_key


@pytest.mark.parametrize(
    ("family", "year", "title", "key"),
    [
        ("Hopkirk", 1990, "The Great Game", "hopkirk1990great"),
        ("Назарбаев", 1996, "Ғасырлар тоғысында", "nazarbaev1996gasyrlar"),
        ("Құнанбайұлы", 2001, "Қара сөздер", "qunanbayuly2001qara"),
        ("Лотман", 1983, "О поэтах и поэзии", "lotman1983poetakh"),
        ("La Fontaine", 1668, "Les Fables", "lafontaine1668fables"),
        ("O'Neil", 2016, "Weapons of Math", "oneil2016weapons"),
        ("Gödel", 1931, "Über formal unentscheidbare Sätze", "godel1931formal"),
        ("Orwell", 1949, "1984", "orwell19491984"),
        ("Nye", None, "Soft Power", "nyesoft"),
        ("", 2008, "Қазақ тілінің түсіндірме сөздігі", "qazaq2008tilining"),
        ("", None, "", "untitled"),
        ("", None, "1984", "x1984"),
        ("Nye", 2004, "", "nye2004"),
        ("Nye", 2004, "The", "nye2004the"),
    ],
)
def test_keys(family: str, year: int | None, title: str, key: str) -> None:
    authors = (Person(family),) if family else ()
    assert make_key(Entry(title=title, authors=authors, date=Date(year) if year else None)) == key


def test_keys_of_works_without_author() -> None:
    assert make_key(Entry(title="Білім", editors=(Person("Ахметов"),), date=Date(2007))) == "akhmetov2007bilim"
    assert make_key(Entry(authors=(Person(literal="The World Bank"),), title="Report", date=Date(2020))) == (
        "world2020report"
    )
    assert make_key(Entry(publisher="Ғылым", date=Date(1987))) == "gylym1987"


def test_collisions() -> None:
    taken: set[str] = set()
    keys = []
    for _ in range(29):
        keys.append(unique_key("Nye", taken))
        taken.add(keys[-1].casefold())
    assert keys[:3] == ["Nye", "Nyea", "Nyeb"]
    assert keys[26:] == ["Nyez", "Nyeaa", "Nyeab"]


@given(st.text(max_size=40), st.text(max_size=40))
def test_keys_are_plain_ascii(title: str, family: str) -> None:
    key = make_key(Entry(title=title, authors=(Person(family),)))
    assert re.fullmatch(r"[a-z][a-z0-9]{0,90}", key)

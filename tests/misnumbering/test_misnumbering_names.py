"""Names of a list as a text has them: declined, in another script, as a foreign name is heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Entry, Person
from citelink.citations.citation import Reference
from citelink.misnumbering.authors import Authors
from citelink.misnumbering.mentions import mentions
from citelink.misnumbering.names import Names, are_one
from citelink.misnumbering.sounds import sounds
from citelink.results import ParsedReference
from citelink.text.span import Span


def listed(*people: str) -> dict[int, ParsedReference]:
    """A list with one reference for each text `Family G., Family G.`; `et al.` at its end cuts it."""
    references = {}
    for number, text in enumerate(people, start=1):
        names = [one.rpartition(" ") for one in text.split(", ") if one != "et al."]
        authors = tuple(Person(family=family, given=given) for family, _, given in names)
        reference = Reference.plain(f"r{number}", number, Span(0, 0), f"{text} On something.")
        entry = Entry(authors=authors, et_al=text.endswith("et al."))
        references[number] = ParsedReference(reference, entry, (), None, "a.txt", 0)
    return references


@pytest.mark.parametrize(
    ("word", "family"),
    [
        ("Левшиннің", "Левшин"),
        ("Пиажемен", "Пиаже"),
        ("Жұбановтың", "Жұбанов"),
        ("Щербактан", "Щербак"),
        ("Бжезинскийге", "Бжезинский"),
        ("Трениным", "Тренин"),
        ("Достоевского", "Достоевский"),
        ("Малышевой", "Малышева"),
        ("Fourier's", "Fourier"),
        ("Yılmaz'ın", "Yılmaz"),
        ("Маккиндердің", "Mackinder"),
        ("Хантингтонның", "Huntington"),
        ("Найквиста", "Nyquist"),
        ("Аррениусом", "Arrhenius"),
        ("Лаумулин", "Laumulin"),
    ],
)
def test_a_name_is_found_in_every_form(word: str, family: str) -> None:
    authors = Authors(listed(f"{family} A.", "Okafor B."))
    assert authors.numbers(word) == {1}
    assert authors.printed(word, 1) == family


@pytest.mark.parametrize(
    ("word", "family"),
    [("Аманов", "Абенов"), ("Smith", "Smythe"), ("Най", "Nye"), ("Lee", "Leeds")],
)
def test_other_names_are_not(word: str, family: str) -> None:
    assert Authors(listed(f"{family} A.", "Okafor B.")).numbers(word) == frozenset()


def test_its_own_script_wins() -> None:
    authors = Authors(listed("Huntington S.", "Хантингтон С."))
    assert authors.numbers("Хантингтона") == {2}


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("huntington", "хантингтон"),
        ("nyquist", "найквист"),
        ("giddens", "гидденс"),
        ("williams", "уильямс"),
        ("churchill", "черчилль"),
        ("wright", "райт"),
        ("johnson", "джонсон"),
    ],
)
def test_names_sound_alike(latin: str, cyrillic: str) -> None:
    assert set(sounds(latin)) & set(sounds(cyrillic))


@pytest.mark.parametrize("word", ["", "'", "g" * 200, "ch" * 100, "Ñandú", "ж"])
def test_anything_sounds_somehow(word: str) -> None:
    assert 1 <= len(sounds(word)) <= 8


@pytest.mark.parametrize(
    ("before", "kinds"),
    [
        ("as shown by Amber et al. ", [("Amber", "team")]),
        ("as shown by Amber et al. (2004) ", [("Amber", "team")]),
        ("как показали Amber и др. ", [("Amber", "team")]),
        ("Amber және т.б. ", [("Amber", "team")]),
        ("as A. B. Amber ", [("Amber", "full")]),
        ("as Amber A.B. ", [("Amber", "full")]),
        ("as Amber and Birch ", [("Birch", "full"), ("Amber", "full")]),
        ("Amber, Birch & Cedar ", [("Cedar", "full"), ("Birch", "full"), ("Amber", "full")]),
        ("the index of Amber ", [("Amber", "bare")]),
        ("Amber et al. say of rice that it ", [("Amber", "told")]),
        ("what Amber says of rice is that it ", [("Amber", "near")]),
        ("the amber of the sea ", []),
        ("Dogwood et al. ", []),
    ],
)
def test_how_a_name_stands_before_a_marker(before: str, kinds: list[tuple[str, str]]) -> None:
    authors = Authors(listed("Amber A., Birch B.", "Cedar C.", "Amber A., Birch B., Cedar C."))
    assert [(one.word, one.kind) for one in mentions(before, authors)] == kinds


def test_a_slip_of_a_name_is_the_name() -> None:
    authors = Authors(listed("Hirsch J.", "Lo Re V."))
    assert authors.is_alike("Hirch", 1)
    assert not authors.is_alike("Hurst", 2)
    assert authors.is_mentioned("Re", 2)


def test_bodies_are_no_authors() -> None:
    references = listed("Amber A.", "Birch B.")
    body = ParsedReference(references[1].reference, Entry(authors=(Person(family="KazStat"),)), (), None, "a.txt", 0)
    assert Authors({**references, 3: body}).numbers("KazStat") == frozenset()


@given(
    st.lists(
        st.sampled_from(["Ivanov", "Иванова", "Smith", "Смит", "Fourier's", "Фурье", "soil", "почва", ""]), max_size=5
    ),
    st.sampled_from(["Ivanov", "Иванову", "Smith", "Смита", "Fourier", "Qasymov", "Касымов", ""]),
)
def test_words_hold_a_name_where_one_of_them_is_it(words: list[str], name: str) -> None:
    assert Names(words).hold(name) == any(are_one(name, word) for word in words)

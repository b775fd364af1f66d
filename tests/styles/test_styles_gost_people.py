"""People in printed references: declined where it is plain, translators with their language, lists cut short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citelink.bibliography import Date, Entry, Person
from citelink.bibliography.formats.bibtex.reading import read
from citelink.languages import all_languages
from citelink.styles import Choices, open_style, render
from citelink.styles.gost.genitive import decline
from citelink.styles.names import initials

RUSSIAN = next(one.terms for one in all_languages() if one.code == "ru")
BOOK = Entry(type="book", language="ru", title="Реки", place="Омск", date=Date(1999))
KAZAKH = replace(BOOK, language="kk", title="Өзендер", place="Алматы")
ENGLISH = replace(BOOK, language="en", title="Rivers", place="Leeds")


@pytest.mark.parametrize(
    ("people", "families"),
    [
        (["Орлов, П. И."], ["Орлова"]),
        (["Зимина, О. П."], ["Зиминой"]),
        (["Донская, О. П."], ["Донской"]),
        (["Полевский, О. П."], ["Полевского"]),
        (["Белый, А. Н."], ["Белого"]),
        (["Римский-Корсаков, Н. А."], ["Римского-Корсакова"]),
        # The same in every case.
        (["Бондаренко, И. С."], ["Бондаренко"]),
        (["Черных, И. С."], ["Черных"]),
        (["Әміржанұлы, Т."], ["Әміржанұлы"]),
        # A patronymic tells a man from a woman.
        (["Левин-Гольц, Ян Карлович"], ["Левин-Гольца"]),
        (["Гайдай, Пётр Ильич"], ["Гайдая"]),
        (["Ким, Ольга Петровна"], ["Ким"]),
        (["Сорока, Анна Львовна"], ["Сороки"]),
        # It cannot be told whose name it is.
        (["Гольц, Я. К."], None),
        (["Сорока, А. Л."], None),
        (["Орлов, П. И.", "Гольц, Я. К."], None),
        (["Институт рек"], None),
        # In the genitive already, and so are those beside them.
        (["Полевского, О. П."], ["Полевского"]),
        (["Полевского, О. П.", "Зимина, А. П."], ["Полевского", "Зимина"]),
        (["Зиминой, О. П."], ["Зиминой"]),
        (["Зиминой, О. П.", "Гольц, Я. К."], ["Зиминой", "Гольц"]),
        (["Гольца, Яна Карловича"], ["Гольца"]),
    ],
)
def test_names_in_the_genitive(people: list[str], families: list[str] | None) -> None:
    assert RUSSIAN is not None
    named = [Person(*name.split(", ")) if ", " in name else Person(literal=name) for name in people]
    found = decline(named, RUSSIAN.declension, printed=False)
    assert (found and [person.family for person in found]) == families


@pytest.mark.parametrize(
    ("people", "printed"),
    [
        ("Орлов, П. И.", "под ред. П. И. Орлова"),
        ("Гольц, Я. К.", "ред. Я. К. Гольц"),
        ("Полевского, О. П.", "под ред. О. П. Полевского"),
    ],
)
def test_editors(people: str, printed: str) -> None:
    entry = replace(BOOK, editors=(Person(*people.split(", ")),))
    assert render(entry).text == f"Реки / {printed}. – Омск, 1999."


def test_editors_that_were_read_stand_in_the_case_they_had() -> None:
    entry = replace(BOOK, editors=(Person("Орлова", "П. И."),))
    read_entry = replace(entry, extra=(("x-citelink-status", "unverified"),))
    assert "под ред. П. И. Орловой" in render(entry).text
    assert "под ред. П. И. Орлова." in render(read_entry).text


@pytest.mark.parametrize(
    ("entry", "language", "style", "printed"),
    [
        (BOOK, "", "gost-7.0.5-2008", "пер. О. П. Зимина"),
        (BOOK, "en", "gost-7.0.5-2008", "пер. с англ. О. П. Зимина"),
        (BOOK, "fr", "gost-7.1-2003", "пер. с фр. О. П. Зимина"),
        (BOOK, "kk-KZ", "gost-7.0.100-2018", "перевод с казахского О. П. Зимина"),
        (BOOK, "", "gost-7.0.100-2018", "перевод О. П. Зимина"),
        (BOOK, "tlh", "gost-7.1-2003", "пер. О. П. Зимина"),
        (KAZAKH, "ru", "gost-7.0.5-2008", "орысш. ауд. О. П. Зимин"),
        (KAZAKH, "", "gost-7.0.5-2008", "ауд. О. П. Зимин"),
        (ENGLISH, "ru", "gost-7.0.5-2008", "transl. from Russian by О. П. Зимин"),
        (ENGLISH, "", "gost-7.0.5-2008", "transl. by О. П. Зимин"),
    ],
)
def test_translators(entry: Entry, language: str, style: str, printed: str) -> None:
    extra = (("original-language", language),) if language else ()
    entry = replace(entry, translators=(Person("Зимин", "О. П."),), extra=extra)
    assert f"/ {printed}. – " in render(entry, style).text


def test_what_biblatex_says_of_people() -> None:
    text = """@book{a, title={Жолдар}, langid={russian}, translator={Зимин, О. П.}, origlanguage={german}, year=1990,
    editor={Орлов, П. И.}, editortype={compiler}}"""
    assert render(read(text, "x.bib").entries["a"]).text == (
        "Жолдар / сост. П. И. Орлов ; пер. с нем. О. П. Зимина. – 1990."
    )


FOUR = tuple(Person(name, "И. И.") for name in ("Орлов", "Зимин", "Белый", "Юрьев"))


@pytest.mark.parametrize(
    ("entry", "words", "behind"),
    [
        (replace(BOOK, authors=FOUR), None, "И. И. Орлов [и др.]"),
        (replace(KAZAKH, authors=FOUR), None, "И. И. Орлов [және т.б.]"),
        (replace(KAZAKH, authors=FOUR), "ж.б.", "И. И. Орлов [ж.б.]"),
        (replace(BOOK, authors=FOUR), "ж.б.", "И. И. Орлов [и др.]"),
        (replace(ENGLISH, authors=FOUR), "ж.б.", "И. И. Орлов [et al.]"),
        # A list that the record cuts short is one of four and more.
        (replace(BOOK, authors=FOUR[:2], et_al=True), None, "И. И. Орлов, И. И. Зимин [и др.]"),
    ],
)
def test_authors_left_out(entry: Entry, words: str | None, behind: str) -> None:
    (line,) = open_style("gost-7.0.5-2008").lines([entry], Choices(et_al_kk=words))
    assert line.text.startswith(f"{entry.title} / {behind}. – ")


@pytest.mark.parametrize(
    ("given", "printed"),
    [("Дж. Р.", "Дж. Р."), ("Th. W.", "Th. W."), ("AZ", "A. Z."), ("Ян", "Я."), ("Айгүл Қайратқызы", "А. Қ.")],
)
def test_initials_of_all_kinds(given: str, printed: str) -> None:
    assert initials(given) == printed

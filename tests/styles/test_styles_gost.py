"""Printed references by the three standards, by the book and in other forms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from entries import assert_tight, entries
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import Date, Entry, Person
from citelink.errors import CitelinkError
from citelink.styles import STYLES, Choices, open_style, render
from citelink.styles.composition import compose
from citelink.styles.gost.description import description
from citelink.styles.gost.form import GOST_FORMS
from citelink.styles.names import direct, initials, inverted

FORM = GOST_FORMS["gost-7.0.5-2008"]
ARTICLE = Entry(
    type="article-journal",
    language="ru",
    title="Степные дороги: очерк",
    authors=(Person("Тихонов", "Андрей Николаевич"), Person("Ким", "Юлия Олеговна")),
    container="Вопросы истории",
    date=Date(2010),
    volume="40",
    issue="6",
    pages="878-886",
)
BOOK = Entry(
    type="book",
    language="kk",
    title="Дала тарихы",
    authors=(Person("Байтұрсынұлы", "Ахмет"),),
    genre="оқулық",
    place="Алматы",
    publisher="Ғылым",
    date=Date(2001),
    number_of_pages="320",
)
MANY = replace(
    ARTICLE, authors=tuple(Person(name, "Иван Петрович") for name in ("Волков", "Соколов", "Лунин", "Ежов", "Цой"))
)


@pytest.mark.parametrize(
    ("style", "entry", "text"),
    [
        (
            "gost-7.1-2003",
            ARTICLE,
            "Тихонов, А. Н. Степные дороги [Текст] : очерк / А. Н. Тихонов, Ю. О. Ким // Вопросы истории. – 2010. – "
            "Т. 40, № 6. – С. 878-886.",
        ),
        (
            "gost-7.0.5-2008",
            ARTICLE,
            "Тихонов А. Н., Ким Ю. О. Степные дороги : очерк // Вопросы истории. – 2010. – Т. 40, № 6. – С. 878–886.",
        ),
        (
            "gost-7.0.100-2018",
            ARTICLE,
            "Тихонов, А. Н. Степные дороги : очерк / А. Н. Тихонов, Ю. О. Ким. – Текст : непосредственный // Вопросы "
            "истории. – 2010. – Т. 40, № 6. – С. 878–886.",
        ),
        ("gost-7.0.5-2008", BOOK, "Байтұрсынұлы А. Дала тарихы : оқулық. – Алматы : Ғылым, 2001. – 320 б."),
        (
            "gost-7.0.5-2008",
            MANY,
            "Степные дороги : очерк / И. П. Волков [и др.] // Вопросы истории. – 2010. – Т. 40, № 6. – С. 878–886.",
        ),
        (
            "gost-7.0.100-2018",
            MANY,
            "Степные дороги : очерк / И. П. Волков, И. П. Соколов, И. П. Лунин [и др.]. – Текст : непосредственный // "
            "Вопросы истории. – 2010. – Т. 40, № 6. – С. 878–886.",
        ),
    ],
)
def test_by_the_book(style: str, entry: Entry, text: str) -> None:
    assert render(entry, style).text == text


def fields(entry: Entry, style: str) -> dict[str, str]:
    rendered = render(entry, style)
    return {item.label: item.span.of(rendered.text) for item in rendered.spans}


def test_a_kazakh_law_has_its_title_in_the_middle() -> None:
    law = Entry(
        type="legislation", language="kk", title="Тіл туралы", genre="Заңы", number="151-I", date=Date(1997, 7, 11)
    )
    assert render(law).text == "Қазақстан Республикасының 1997 жылғы 11 шілдедегі № 151-I «Тіл туралы» Заңы."
    assert fields(law, "gost-7.0.5-2008") == {
        "issued": "1997 жылғы 11 шілдедегі",
        "number": "151-I",
        "title": "Тіл туралы",
        "genre": "Заңы",
    }


def test_a_russian_law_begins_with_its_title() -> None:
    law = Entry(
        type="legislation", language="ru", title="О науке", genre="закон РК", number="407-IV", date=Date(2011, 2, 18)
    )
    assert render(law).text == "О науке : закон РК от 18 февраля 2011 г. № 407-IV."


def test_an_archival_file() -> None:
    extra = (("archive", "ЦГА РК"), ("shelfmark", "Ф. 64. Оп. 1. Д. 125. Л. 7"))
    entry = Entry(type="manuscript", language="ru", title="Донесение", extra=extra)
    assert render(entry).text == "Донесение // ЦГА РК. Ф. 64. Оп. 1. Д. 125. Л. 7."


def test_a_volume_of_a_work() -> None:
    entry = replace(
        BOOK, language="ru", genre="", volume="4", container="Собрание сочинений", extra=(("number-of-volumes", "6"),)
    )
    assert render(entry).text.startswith("Байтұрсынұлы А. Собрание сочинений. В 6 т. Т. 4. Дала тарихы. – Алматы")
    assert fields(entry, "gost-7.0.5-2008")["number-of-volumes"] == "6"


def test_a_web_page_with_its_date_of_access() -> None:
    entry = Entry(
        type="webpage", language="kk", title="Халық саны", url="https://example.kz/a", accessed=Date(2024, 3, 5)
    )
    assert render(entry).text == "Халық саны. – URL: https://example.kz/a (қаралған күні: 05.03.2024)."


EDITED = replace(
    BOOK,
    language="ru",
    title="Степь",
    authors=(Person("Тихонов", "Андрей Николаевич"),),
    editors=(Person("Давыдов", "Виктор Викторович"),),
    genre="учебник",
    extra=(("bodies", "Моск. гос. ун-т им. М. В. Ломоносова"),),
)


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        (
            {},
            "Тихонов А. Н. Степь : учебник / под ред. В. В. Давыдова ; Моск. гос. ун-т им. М. В. Ломоносова. – Алматы "
            ": Ғылым, 2001. – 320 с.",
        ),
        (
            {"role_form": "inverted", "bodies": False},
            "Тихонов А. Н. Степь : учебник / Давыдов В. В. (отв. ред.). – Алматы : Ғылым, 2001. – 320 с.",
        ),
        (
            {"behind_slash": "all", "names_behind": "inverted", "role_form": "direct", "bodies": False},
            "Тихонов А. Н. Степь : учебник / Тихонов А. Н. ; В. В. Давыдов (отв. ред.). – Алматы : Ғылым, 2001. – "
            "320 с.",
        ),
        (
            {"genre_sign": ". ", "imprint": "publisher", "year_form": "[{}]", "bodies": False, "role_form": "direct"},
            "Тихонов А. Н. Степь. учебник / В. В. Давыдов (отв. ред.). – Ғылым, [2001]. – 320 с.",
        ),
        (
            {
                "genre": False,
                "bodies": False,
                "preliminary": "XVI, ",
                "illustrated": " : ил.",
                "remark": "Библиогр.: с. {}",
            },
            "Тихонов А. Н. Степь / под ред. В. В. Давыдова. – Алматы : Ғылым, 2001. – XVI, 320 с. : ил. – "
            "Библиогр.: с. 308–320.",
        ),
    ],
)
def test_habits_of_libraries(changes: dict[str, Any], printed: str) -> None:
    rendered = compose(description(EDITED, replace(FORM, **changes)))
    assert rendered.text == printed
    values = [(item.label, item.span.of(printed)) for item in rendered.spans]
    assert ("title", "Степь") in values
    assert ("number-of-pages", "320") in values
    assert any(label == "editor" and value.startswith(("В. В. Давыдов", "Давыдов В. В.")) for label, value in values)


def test_a_volume_may_be_called_a_book() -> None:
    entry = replace(BOOK, language="ru", genre="", volume="2", container="Собрание сочинений")
    form = replace(FORM, in_parts=True, part_term=1, part_sign=" : ")
    text = compose(description(entry, form)).text
    assert text.startswith("Байтұрсынұлы А. Собрание сочинений. Кн. 2 : Дала тарихы. – ")


def test_a_part_of_collected_works_names_their_author_again() -> None:
    entry = replace(
        ARTICLE,
        type="chapter",
        title="Степь",
        authors=(Person("Тихонов", "Андрей Николаевич"),),
        container="Соч.",
        volume="5",
        issue="",
        place="Москва",
        extra=(("container-author", "Тихонов А. Н."), ("number-of-volumes", "9")),
    )
    rendered = render(entry)
    assert rendered.text == "Тихонов А. Н. Степь // Тихонов А. Н. Соч. В 9 т. Т. 5. – М., 2010. – С. 878–886."
    assert [item.label for item in rendered.spans[:3]] == ["author", "title", "container-title"]


def test_pages_without_a_number_stand_behind_the_others() -> None:
    form = replace(FORM, unnumbered=", [2]")
    rendered = compose(description(replace(BOOK, language="ru"), form))
    assert rendered.text.endswith("– 320, [2] с.")
    assert rendered.spans[-1].span.of(rendered.text) == "320"


def test_an_article_with_a_publisher_prints_it() -> None:
    text = render(replace(ARTICLE, publisher="Наука")).text
    assert "Вопросы истории. – Наука, 2010. – Т. 40" in text


@pytest.mark.parametrize(
    ("given_names", "printed"),
    [("Александр Николаевич", "А. Н."), ("Жан-Поль", "Ж.-П."), ("А.Н.", "А. Н."), ("J. R. R.", "J. R. R."), ("", "")],
)
def test_initials(given_names: str, printed: str) -> None:
    assert initials(given_names) == printed


def test_names() -> None:
    person = Person("Соколов", "Александр Николаевич")
    assert inverted(person, ", ") == "Соколов, А. Н."
    assert direct(person, "") == "А.Н. Соколов"
    assert direct(Person(literal="Министерство науки")) == "Министерство науки"


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(CitelinkError, match="no style"):
        render(ARTICLE, "gost-1999")


@given(entries, st.sampled_from(STYLES))
def test_spans_are_tight_ordered_and_true(entry: Entry, style: str) -> None:
    assert_tight(render(entry, style))


@given(entries, st.sampled_from(STYLES))
def test_no_number_is_lost_without_a_word(entry: Entry, style: str) -> None:
    (line,) = open_style(style).lines([entry], Choices())
    year = str(entry.date.year) if entry.date and entry.date.year else ""
    for name, value in (("issued", year), ("volume", entry.volume), ("page", entry.pages[:2])):
        assert value in line.text or name in line.lost


@pytest.mark.parametrize(
    ("entry", "lost"),
    [
        (ARTICLE, ()),
        (replace(ARTICLE, container=""), ()),
        (replace(ARTICLE, type="webpage", url="http://a.kz"), ()),
        (replace(ARTICLE, type="standard", number="5-7"), ("volume", "issue")),
        (Entry(note="Записки 5, 1990"), ()),
    ],
)
def test_what_a_description_has_no_place_for_is_told(entry: Entry, lost: tuple[str, ...]) -> None:
    (line,) = open_style("gost-7.1-2003").lines([entry], Choices())
    assert line.lost == lost


@given(entries, st.sampled_from(STYLES))
def test_the_title_stands_under_its_label(entry: Entry, style: str) -> None:
    rendered = render(entry, style)
    squeezed = "".join(entry.title.split())
    titles = ["".join(item.span.of(rendered.text).split()) for item in rendered.spans if item.label == "title"]
    # The medium parts a title proper from what stands behind its colon.
    assert titles == [squeezed] or "".join(titles) == squeezed.replace(":", "", len(titles) - 1)

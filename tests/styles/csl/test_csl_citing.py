"""Citations in the text, and works told apart."""

from __future__ import annotations

from typing import Any

import pytest

from tests.styles.csl.styles import cited, lines, processor, style

NUMBERS = style("", citation='collapse="citation-number"', layout='prefix="[" suffix="]" delimiter=","',
                cite='<group delimiter=", "><text variable="citation-number"/><group delimiter=" "><label variable='
                '"locator" form="short"/><text variable="locator"/></group></group>')  # fmt: skip
SEMICOLONS = NUMBERS.replace('collapse="citation-number"', 'collapse="citation-number" after-collapse-delimiter="; "')


def item(key: str, year: int, *authors: str, **said: Any) -> dict[str, Any]:
    names = [dict(zip(("family", "given"), author.split(", "), strict=True)) for author in authors]
    return {"id": key, "type": "book", "title": key, "author": names, "issued": {"date-parts": [[year]]}, **said}


MANY = [item(f"k{number}", 2000, f"Name{number}, A.") for number in range(1, 10)]


@pytest.mark.parametrize(
    ("keys", "right"),
    [
        ("k1", "[1]"), ("k1 k2", "[1,2]"), ("k1 k2 k3", "[1–3]"), ("k1 k3 k4 k5 k9", "[1,3–5,9]"),
        ("k1@5", "[1, p. 5]"), ("k1@5-6 k2 k3 k4", "[1, pp. 5–6,2–4]"), ("k1 k2@3 k3", "[1,2, p. 3,3]"),
    ],
)  # fmt: skip
def test_numbers_collapse(keys: str, right: str) -> None:
    assert cited(NUMBERS, MANY, *keys.split()) == right


def test_numbers_collapse_where_the_style_prints_no_locators() -> None:
    xml = style("", citation='collapse="citation-number"', layout='delimiter=","')
    assert cited(xml, MANY, "k1@5", "k2", "k3@7-8") == "1–3"


def test_another_delimiter_behind_a_range() -> None:
    assert cited(SEMICOLONS, MANY, "k1", "k2", "k3", "k8", "k9") == "[1–3; 8,9]"


AUTHOR_DATE = style(
    '<names variable="author"><name form="short"/></names>'
    '<date variable="issued" prefix=" "><date-part name="year"/></date>',
    citation='et-al-min="3" et-al-use-first="1" {}',
    layout='prefix="(" suffix=")" delimiter="; "',
    cite='<group delimiter=" "><names variable="author"><name form="short" and="symbol" initialize-with=". "/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>',
)
TWINS = [item("a", 2001, "Smith, John"), item("b", 2001, "Smith, John"), item("c", 2002, "Smith, John")]


def test_letters_stand_behind_years() -> None:
    xml = AUTHOR_DATE.format('disambiguate-add-year-suffix="true"')
    assert lines(xml, TWINS) == ["Smith 2001a", "Smith 2001b", "Smith 2002"]
    assert cited(xml, TWINS, "a", "c") == "(Smith 2001a; Smith 2002)"


@pytest.mark.parametrize(
    ("collapse", "right"),
    [
        ("year", "(Smith 2001a, 2001b, 2002; Jones 1999)"),
        ("year-suffix", "(Smith 2001a, b, 2002; Jones 1999)"),
    ],
)
def test_works_of_the_same_people_stand_together(collapse: str, right: str) -> None:
    xml = AUTHOR_DATE.format(f'disambiguate-add-year-suffix="true" collapse="{collapse}"')
    assert cited(xml, [*TWINS, item("d", 1999, "Jones, A.")], "a", "d", "b", "c") == right


def test_a_row_of_letters_becomes_a_range() -> None:
    xml = AUTHOR_DATE.format('disambiguate-add-year-suffix="true" collapse="year-suffix-ranged"')
    four = [item(key, 2001, "Smith, John") for key in "abcd"]
    assert cited(xml, four, "a", "b", "c") == "(Smith 2001a–c)"
    assert cited(xml, four, "a", "b", "d") == "(Smith 2001a, b, d)"


def test_more_names_tell_works_apart_before_letters_do() -> None:
    works = [
        item("a", 2001, "Alpha, A.", "Beta, B.", "Gamma, C."),
        item("b", 2001, "Alpha, A.", "Delta, D.", "Gamma, C."),
    ]
    plain = AUTHOR_DATE.format('disambiguate-add-year-suffix="true"')
    assert cited(plain, works, "a", "b") == "(Alpha et al. 2001a; Alpha et al. 2001b)"
    names = AUTHOR_DATE.format('disambiguate-add-names="true" disambiguate-add-year-suffix="true"')
    assert cited(names, works, "a", "b") == "(Alpha, Beta, et al. 2001; Alpha, Delta, et al. 2001)"


@pytest.mark.parametrize("rule", ["by-cite", "all-names", "primary-name"])
def test_given_names_tell_people_apart(rule: str) -> None:
    xml = AUTHOR_DATE.format(f'disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}"')
    works = [item("a", 2001, "Smith, John"), item("b", 2001, "Smith, Ann"), item("c", 2001, "Brown, B.")]
    assert cited(xml, works, "a", "b", "c") == "(J. Smith 2001; A. Smith 2001; Brown 2001)"
    works[1] = item("b", 2001, "Smith, Jane")
    assert cited(xml, works, "a", "b", "c") == "(John Smith 2001; Jane Smith 2001; Brown 2001)"


def test_initials_that_are_those_of_the_whole_name_tell_nobody_apart() -> None:
    """`А. Б.` may be `Анна Борисовна`."""
    rule = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="{}-with-initials"'
    works = [item("a", 2001, "Ким, Анна Борисовна"), item("b", 2002, "Ким, А. Б."), item("c", 2003, "Ким, Олег")]
    for people in ("all-names", "primary-name"):
        xml = AUTHOR_DATE.format(rule.format(people))
        assert cited(xml, works[:2], "a", "b") == "(Ким 2001; Ким 2002)"
        assert cited(xml, works, "a", "c") == "(А. Б. Ким 2001; О. Ким 2003)"


@pytest.mark.parametrize(
    ("works", "right"),
    [
        (("a", "b"), "(Smith 2001a, 2001b)"), (("a@5", "b"), "(Smith 2001a, 5; 2001b)"),
        (("a", "b@5"), "(Smith 2001a; 2001b, 5)"),
    ],
)  # fmt: skip
def test_behind_a_page_the_next_year_is_no_page(works: tuple[str, ...], right: str) -> None:
    year = '<date variable="issued"><date-part name="year"/></date>'
    xml = AUTHOR_DATE.format('disambiguate-add-year-suffix="true" collapse="year"').replace(
        f"{year}</group>", f'<group delimiter=", ">{year}<text variable="locator"/></group></group>'
    )
    assert cited(xml, TWINS, *works) == right


def test_conditions_tell_apart_what_names_do_not() -> None:
    cite = (
        '<group delimiter=", "><names variable="author"><name form="short" initialize-with=". "/></names><choose>'
        '<if disambiguate="true"><text variable="title"/></if></choose></group>'
    )
    citation = 'disambiguate-add-givenname="true"'
    xml = style("", citation=citation, layout='prefix="(" suffix=")" delimiter="; "', cite=cite)
    works = [item("a", 2001, "Smith, John"), item("b", 2002, "Smith, John"), item("c", 2001, "Smith, Ann")]
    assert cited(xml, works, "a", "b", "c") == "(J. Smith, a; J. Smith, b; A. Smith)"


def test_works_are_told_apart_as_they_are_cited_again() -> None:
    xml = AUTHOR_DATE.replace("et-al-min", "et-al-subsequent-min").replace("et-al-use", "et-al-subsequent-use")
    works = [item(key, 2001, "Alpha, A.", second, "Gamma, C.") for key, second in (("a", "Beta, B."), ("b", "Eta, E."))]
    telling = xml.format('disambiguate-add-names="true"')
    assert cited(telling, works, "a", "b") == "(Alpha, Beta, & Gamma 2001; Alpha, Eta, & Gamma 2001)"
    assert [cite.more for cite in processor(telling).prepared(works)] == [2, 2]

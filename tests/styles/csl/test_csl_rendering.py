"""Texts, numbers, dates, groups and conditions as CSL prints them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.styles.csl.styles import line, lines, looks, style

TEXT = '<text variable="title" {}/>'


@pytest.mark.parametrize(
    ("case", "title", "right"),
    [
        ("title", "the role of DNA in a cell", "The Role of DNA in a Cell"),
        ("title", "what it is for", "What It Is For"),
        ("title", "methods: a review", "Methods: A Review"),
        ("title", "the e-learning of iPhone users", "The e-Learning of iPhone Users"),
        ("title", "follow-up on so-called facts", "Follow-up on so-Called Facts"),
        ("title", '<span class="nocase">pH</span> and <i>e. coli</i> tests', "pH and e. Coli Tests"),
        ("title", "brown v. board", "Brown v. Board"),
        ("title", "don't stop", "Don’t Stop"),
        ("sentence", "the Role of DNA", "The Role of DNA"),
        ("sentence", "ALL IN CAPITALS", "All in capitals"),
        ("capitalize-first", "«the role»", "«The role»"),
        ("capitalize-first", "iPhone users", "iPhone users"),
        ("capitalize-all", "the role of it", "The Role Of It"),
        ("uppercase", "қазақ тілі", "ҚАЗАҚ ТІЛІ"),
        ("lowercase", "АБАЙ", "абай"),
    ],
)
def test_cases_of_letters(case: str, title: str, right: str) -> None:
    assert line(style(TEXT.format(f'text-case="{case}"')), {"title": title}) == right


def test_title_case_is_for_english_alone() -> None:
    xml = style(TEXT.format('text-case="title"'))
    assert line(xml, {"title": "история одного города", "language": "ru-RU"}) == "история одного города"
    assert line(xml, {"title": "der alte mann", "language": "de"}) == "der alte mann"
    assert line(xml, {"title": "der alte mann"}, language="de-DE") == "der alte mann"
    assert line(xml, {"title": "the old man", "language": "en-GB"}, language="de-DE") == "The Old Man"


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("Say \"it\" and 'so'", "“Say ‘it’ and ‘so’.” N"),
        ("Is it?", "“Is it?” N"),
        ("An end.", "“An end.” N"),
        ("The dogs' day", "“The dogs’ day.” N"),
        ("On “curly” ones", "“On ‘curly’ ones.” N"),
        ('Ends in "it"', "“Ends in ‘it’.” N"),
        ('5" pipes', '“5" pipes.” N'),
    ],
)
def test_quotation_marks_and_the_signs_behind_them(title: str, right: str) -> None:
    xml = style('<group delimiter=". "><text variable="title" quotes="true"/><text value="N"/></group>')
    assert line(xml, {"title": title}) == right


def test_signs_stand_outside_where_the_language_has_them_so() -> None:
    xml = style('<group delimiter=", "><text variable="title" quotes="true"/><text value="N"/></group>')
    assert line(xml, {"title": "Word"}) == "“Word,” N"
    assert line(xml, {"title": "Word"}, language="en-GB") == "‘Word’, N"
    assert line(xml, {"title": "Сөз"}, language="kk-KZ") == "«Сөз», N"


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ('<text value="A." suffix="."/>', "A."), ('<text value="Why?" suffix="."/>', "Why?"),
        ('<text value="Jr." suffix=","/>', "Jr.,"), ('<text value="A" suffix=" "/><text value=" B"/>', "A B"),
        ('<group delimiter=". "><text value="A"/><text value="B" prefix=", "/></group>', "A, B"),
        ('<text value="A; " suffix=";"/>', "A; ;"), ('<text value="Oh!" suffix=", "/><text value="B"/>', "Oh!, B"),
    ],
)  # fmt: skip
def test_signs_that_meet(body: str, right: str) -> None:
    assert line(style(body), {}) == right


def test_looks_of_the_style_and_of_the_value() -> None:
    title = {"title": "On <i>E. coli</i> and H<sub>2</sub>O<sup>+</sup>"}
    assert looks(style(TEXT.format("")), title) == "On <i>E. coli</i> and H<sub>2</sub>O<sup>+</sup>"
    italic = looks(style(TEXT.format('font-style="italic"')), title)
    assert italic == "<i>On </i>E. coli<i> and H</i><i><sub>2</sub></i><i>O</i><i><sup>+</sup></i>"
    group = style('<group font-style="italic"><text value="a"/><text value="b" font-style="normal"/></group>')
    assert looks(group, {}) == "<i>a</i>b"
    assert (
        line(style(TEXT.format("")), {"title": "if a < b and <u>x</u> then <i>y"}) == "if a < b and <u>x</u> then <i>y"
    )


@pytest.mark.parametrize(
    ("form", "pages", "right"),
    [
        ("", "101-9", "101–9"), ("expanded", "101-9", "101–109"), ("expanded", "S12-S19", "S12–S19"),
        ("minimal", "321-328", "321–8"), ("minimal-two", "321-328", "321–28"), ("minimal-two", "101-9", "101–09"),
        ("chicago", "3-10", "3–10"), ("chicago", "100-104", "100–104"), ("chicago", "107-108", "107–8"),
        ("chicago", "321-328", "321–28"), ("chicago", "1496-1504", "1496–1504"), ("expanded", "5-7, 9", "5–7, 9"),
        ("minimal", "e101-e109", "e101–9"), ("expanded", "12", "12"), ("minimal", "55-56+", "55–56+"),
    ],
)  # fmt: skip
def test_ranges_of_pages(form: str, pages: str, right: str) -> None:
    options = f'page-range-format="{form}"' if form else ""
    assert line(style('<text variable="page"/>', options=options), {"page": pages}) == right


@pytest.mark.parametrize(
    ("element", "item", "language", "right"),
    [
        ('<number variable="edition" form="ordinal"/>', {"edition": "2"}, "en-US", "2nd"),
        ('<number variable="edition" form="ordinal"/>', {"edition": "13"}, "en-US", "13th"),
        ('<number variable="edition" form="ordinal"/>', {"edition": "1"}, "fr-FR", "1ʳᵉ"),
        ('<number variable="edition" form="ordinal"/>', {"edition": "6"}, "kk-KZ", "6-шы"),
        ('<number variable="edition" form="ordinal"/>', {"edition": "27"}, "kk-KZ", "27-ші"),
        ('<number variable="edition" form="long-ordinal"/>', {"edition": "3"}, "en-US", "third"),
        ('<number variable="volume" form="roman"/>', {"volume": "14"}, "en-US", "xiv"),
        ('<number variable="volume"/>', {"volume": "2-4"}, "en-US", "2–4"),
        ('<number variable="volume"/>', {"volume": "2,4"}, "en-US", "2, 4"),
        ('<number variable="edition" form="ordinal"/>', {"edition": "Second"}, "en-US", "Second"),
        ('<label variable="page" form="short"/>', {"page": "5"}, "en-US", "p."),
        ('<label variable="page" form="short"/>', {"page": "5-6"}, "en-US", "pp."),
        ('<label variable="page" form="short" plural="never"/>', {"page": "5-6"}, "en-US", "p."),
        ('<label variable="page" form="short"/>', {"page": "5-6"}, "kk-KZ", "б."),
        ('<text term="page" form="short" text-case="capitalize-first" strip-periods="true"/>', {}, "ru-RU", "С"),
        ('<text variable="page-first"/>', {"page": "12-15"}, "en-US", "12"),
    ],
)  # fmt: skip
def test_numbers_and_terms(element: str, item: dict[str, Any], language: str, right: str) -> None:
    assert line(style(element), item, language) == right


def date(*parts: list[int], **said: Any) -> dict[str, Any]:
    return {"issued": {"date-parts": list(parts), **said}}


TEXT_DATE, YEAR = '<date variable="issued" form="text"/>', '<date variable="issued"><date-part name="year"/></date>'


@pytest.mark.parametrize(
    ("element", "value", "language", "right"),
    [
        (TEXT_DATE, date([2021, 3, 14]), "en-US", "March 14, 2021"),
        (TEXT_DATE, date([2021, 3]), "en-US", "March 2021"),
        (TEXT_DATE, date([2021, 3, 14]), "kk-KZ", "2021 жылғы 14 наурыз"),
        (TEXT_DATE, date([2021]), "kk-KZ", "2021"),
        ('<date variable="issued" form="numeric"/>', date([2021, 3, 4]), "ru-RU", "04.03.2021"),
        ('<date variable="issued" form="text" date-parts="year-month"/>', date([2021, 3, 14]), "en-US", "March 2021"),
        ('<date variable="issued" form="text"><date-part name="month" form="short"/></date>', date([2021, 9, 1]),
         "en-US", "Sept. 1, 2021"),
        (YEAR, date([1940], [1952]), "en-US", "1940–1952"),
        (TEXT_DATE, date([2011, 5, 3], [2011, 5, 7]), "en-US", "May 3–7, 2011"),
        (TEXT_DATE, date([2011, 5], [2011, 7]), "en-US", "May–July 2011"),
        (TEXT_DATE, date([2011, 12, 30], [2012, 1, 2]), "en-US", "December 30, 2011–January 2, 2012"),
        (TEXT_DATE, date([2012], season=2), "en-US", "Summer 2012"),
        (YEAR, date([-380]), "en-US", "380 BC"), (YEAR, date([79]), "en-US", "79 AD"),
        (YEAR, {"issued": {"literal": "in press"}}, "en-US", "in press"),
        ('<date variable="issued"><date-part name="year" form="short"/></date>', date([1997]), "en-US", "97"),
        ('<date variable="issued"><date-part name="day" form="ordinal"/></date>', date([1997, 5, 1]), "fr-FR", "1ᵉʳ"),
        ('<date variable="issued"><date-part name="year" prefix="(" suffix=")"/></date>', date([1940], [1952]),
         "en-US", "(1940–1952)"),
    ],
)  # fmt: skip
def test_dates(element: str, value: dict[str, Any], language: str, right: str) -> None:
    assert line(style(element), value, language) == right


CONTAINER = '<text variable="container-title"/>'


def choose(condition: str) -> str:
    return style(f'<choose><if {condition}><text value="yes"/></if><else><text value="no"/></else></choose>')


@pytest.mark.parametrize(
    ("condition", "item", "right"),
    [
        ('type="book thesis"', {}, "yes"), ('type="article chapter"', {}, "no"),
        ('type="article" match="none"', {}, "yes"),
        ('variable="title DOI"', {"title": "T"}, "no"), ('variable="title DOI" match="any"', {"title": "T"}, "yes"),
        ('variable="title DOI" match="none"', {"title": "T"}, "no"), ('is-numeric="volume"', {"volume": "2nd"}, "yes"),
        ('is-numeric="volume"', {"volume": "second"}, "no"), ('is-numeric="volume"', {"volume": "2, 3 & 4"}, "yes"),
        ('is-uncertain-date="issued"', date([1450], circa=True), "yes"),
        ('is-uncertain-date="issued"', date([1450]), "no"),
        ('type="book" variable="title"', {"title": "T"}, "yes"), ('type="book" variable="title"', {}, "no"),
        ('disambiguate="true"', {}, "no"), ('position="first"', {}, "yes"),
    ],
)  # fmt: skip
def test_conditions(condition: str, item: dict[str, Any], right: str) -> None:
    assert line(choose(condition), item) == right


@pytest.mark.parametrize(
    ("body", "item", "right"),
    [
        (f'<group delimiter=" "><text term="in"/>{CONTAINER}</group>', {}, ""),
        (f'<group delimiter=" "><text term="in"/>{CONTAINER}</group>', {"container-title": "C"}, "in C"),
        ('<group delimiter=", "><text value="a"/><text value="b"/></group>', {}, "a, b"),
        ('<group prefix="(" suffix=")"><group><text variable="DOI"/></group><text variable="title"/></group>',
         {"title": "T"}, "(T)"),
        ('<group delimiter=", "><text variable="title"/><choose><if type="book"><text value="x"/><text value="y"/></if>'
         "</choose></group>", {"title": "T"}, "T, x, y"),
        ('<text variable="title" form="short"/>', {"title": "Long", "title-short": "Lg"}, "Lg"),
        ('<text variable="container-title" form="short"/>', {"journalAbbreviation": "Lg"}, "Lg"),
        ('<text variable="event-title"/>', {"event": "Conference"}, "Conference"),
    ],
)  # fmt: skip
def test_groups_and_variables(body: str, item: dict[str, Any], right: str) -> None:
    assert line(style(body), item) == right


def test_terms_of_the_style_win_and_forms_fall_back() -> None:
    head = """<locale><terms><term name="editor" form="short">hg.</term></terms></locale>
    <locale xml:lang="en"><terms><term name="edition">printing</term></terms></locale>"""
    body = '<text term="editor" form="short"/> <text term="edition" form="verb-short" prefix=" "/>'
    assert line(style(body, head=head), {}) == "hg. printing"
    assert line(style(body, head=head), {}, "de-DE") == "hg. Auflage"


def test_links_lead_where_they_say() -> None:
    from citelink.styles.csl.rich import runs_of
    from tests.styles.csl.styles import processor

    work = processor(style('<text variable="DOI" prefix="doi:"/>'))
    runs = runs_of(next(work.lines(work.prepared([{"id": "a", "type": "book", "DOI": "10.1/x"}]))))
    assert [(run.text, run.url) for run in runs] == [("doi:", ""), ("10.1/x", "https://doi.org/10.1/x")]


def test_the_style_sorts_what_says_nothing_last() -> None:
    sort = '<sort><key variable="author"/><key variable="issued" sort="descending"/></sort>'
    xml = style('<text variable="title"/>', sort=sort)
    items = [
        {"id": "1", "type": "book", "title": "1"},
        {"id": "2", "type": "book", "title": "2", "author": [{"family": "Әуезов"}], **date([2001])},
        {"id": "3", "type": "book", "title": "3", "author": [{"family": "Әуезов"}], **date([2010])},
        {"id": "4", "type": "book", "title": "4", "author": [{"family": "Adams"}]},
        {"id": "5", "type": "book", "title": "5", "author": [{"family": "Әуезов"}]},
        {"id": "6", "type": "book", "title": "6", "author": [{"family": "Абай"}]},
    ]
    from tests.styles.csl.styles import processor

    work = processor(xml)
    assert [cite.key for cite in work.in_own_order(work.prepared(items))] == ["6", "3", "2", "5", "4", "1"]
    assert lines(xml, items) == ["1", "2", "3", "4", "5", "6"]

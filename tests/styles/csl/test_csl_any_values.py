"""Whatever records say, lines are printed; the text of a value is never lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Entry, Person
from citelink.styles.csl.cases import cased
from citelink.styles.csl.initials import initials
from citelink.styles.csl.markup import read_markup
from citelink.styles.csl.rich import CLOSE, OPEN, settled
from citelink.styles.opening import open_style
from citelink.styles.style import Choices

TEXT = st.text(alphabet="aБқ 1-–.,:?«»“”\"'‘’<>/ibsu()[]&\u00a0\u0301中", max_size=30)
PERSONS = st.builds(Person, TEXT, TEXT, TEXT, TEXT, TEXT)
DATES = st.builds(
    Date, st.integers(-3000, 3000), st.none() | st.integers(1, 12), st.none() | st.integers(1, 31),
    st.none() | st.integers(-3000, 3000), TEXT,
)  # fmt: skip
ENTRIES = st.builds(
    Entry,
    key=st.sampled_from(["a", "b b", ""]),
    type=st.sampled_from(["article-journal", "book", "chapter", "thesis", "webpage", "nonsense", ""]),
    title=TEXT,
    authors=st.lists(PERSONS, max_size=4).map(tuple),
    editors=st.lists(PERSONS, max_size=2).map(tuple),
    container=TEXT,
    date=st.none() | DATES,
    volume=TEXT,
    issue=TEXT,
    pages=TEXT,
    edition=TEXT,
    url=TEXT,
    language=st.sampled_from(["", "kk", "ru-RU", "en", "zz", "?"]),
)


@given(st.lists(ENTRIES, max_size=4))
def test_any_records_are_printed(entries: list[Entry]) -> None:
    for name in ("ieee", "apa", "gost-r-7-0-5-2008-numeric"):
        style = open_style(name)
        lines = list(style.lines(entries, Choices(language="record")))
        assert [line.key for line in lines] == [entry.key for entry in entries]


@given(TEXT)
def test_markup_loses_no_letter(text: str) -> None:
    pieces = read_markup(text)
    marks = sum(piece.kind in (OPEN, CLOSE) for piece in pieces)
    assert marks % 2 == 0
    letters = [letter for letter in text if letter.isalnum() and letter not in "ibsu"]
    assert [one for piece in pieces for one in piece.text if one.isalnum() and one not in "ibsu"] == letters


@given(TEXT, st.sampled_from(["title", "sentence", "capitalize-first", "capitalize-all", "uppercase", "lowercase"]))
def test_cases_change_letters_and_nothing_else(text: str, case: str) -> None:
    before = read_markup(text)
    after = cased(before, case, english=True)
    assert [piece.text.casefold() for piece in after] == [piece.text.casefold() for piece in before]


@given(st.text(max_size=30), st.sampled_from(["", ".", ". "]), st.booleans())
def test_initials_of_any_given_name(given_name: str, sign: str, hyphens: bool) -> None:
    assert len(initials(given_name, sign, hyphens)) <= 3 * len(given_name) + 3


@given(TEXT, TEXT)
def test_signs_that_meet_lose_no_letter(one: str, other: str) -> None:
    pieces = (*read_markup(one), *read_markup(other))
    printed = settled(pieces, ("“", "”", "‘", "’"), True)
    said = [letter for piece in printed for letter in piece.text if letter.isalnum()]
    assert said == [letter for piece in pieces for letter in piece.text if letter.isalnum()]

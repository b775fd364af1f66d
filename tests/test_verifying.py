"""What the record of a source becomes beside a reference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citelink.bibliography.entry import Date, Entry, Person
from citelink.citations.citation import Reference
from citelink.results import ParsedReference
from citelink.text.span import Span
from citelink.verifying import dated_by, in_letters_of

ICE = Entry(
    title="Речные льды Прикамья", authors=(Person("Ветлугин", "С. К."),), publisher="Ледник", date=Date(2010),
    language="ru",
)  # fmt: skip
ROMANIZED = Entry(
    type="book", title="Rechnye lʹdy Prikamʹi͡a: ocherki", authors=(Person("Vetlugin", "S. K."),), place="Permʹ",
    publisher="Lednik", date=Date(2011), number_of_pages="144", language="ru", origin="loc",
)  # fmt: skip


def test_a_romanized_record_is_in_the_letters_of_the_reference() -> None:
    entry = in_letters_of(ICE, ROMANIZED)
    assert (entry.title, entry.authors, entry.publisher) == (ICE.title, ICE.authors, "Ледник")
    assert (entry.place, entry.date, entry.number_of_pages, entry.origin) == ("Permʹ", Date(2011), "144", "loc")


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (ICE, Entry(title="River ice of the Kama region", authors=(Person("Vetlugin"),))),
        (ICE, Entry(title="Речные льды Прикамья и сроки ледохода")),
        (Entry(title="River ice"), ROMANIZED),
        (Entry(), ROMANIZED),
        (ICE, Entry()),
    ],
)
def test_other_records_stay_as_they_are(printed: Entry, found: Entry) -> None:
    assert in_letters_of(printed, found) is found


def test_a_record_without_a_year_takes_the_printed_one() -> None:
    found = Entry(title="Spline models", identifiers=(("DOI", "10.5555/spline"),), extra=(("other", "kept"),))
    printed = Reference.plain("r4", 4, Span(0, 13), "Splines. 1990")
    reference = ParsedReference(printed, Entry(date=Date(1990, 5)), (), None, "a.md", 0)
    dated = dated_by(reference, found)
    assert dated.date == Date(1990)
    assert dated.extra == (("other", "kept"), ("x-citelink-completed", "year: a.md: 4"))
    assert dated_by(reference, ROMANIZED) is ROMANIZED
    assert dated_by(replace(reference, entry=Entry()), found) is found

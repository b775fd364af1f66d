"""What the record of a source becomes beside a reference."""

from __future__ import annotations

import pytest

from citelink.bibliography.entry import Date, Entry, Person
from citelink.verifying import in_letters_of

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

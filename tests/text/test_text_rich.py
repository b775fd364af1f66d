"""Markup in titles of records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import read_text
from citelink.bibliography.entry import Entry, Person
from citelink.bibliography.keys import make_key
from citelink.matching import Matcher
from citelink.parsing import parse_reference
from citelink.text.rich import without_rich


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<i>Stipa</i> steppes", "Stipa steppes"),
        ("H<sub>2</sub>O and m<sup>2</sup>, <b>bold</b>", "H2O and m2, bold"),
        ('<span style="font-variant:small-caps;">Gobi</span>', "Gobi"),
        ("a < b > c, <is> it <title>?", "a < b > c, <is> it <title>?"),
        ("<i", "<i"),
        ("қазақ", "қазақ"),
    ],
)
def test_markup_goes_and_other_signs_stay(text: str, plain: str) -> None:
    assert without_rich(text) == plain


@given(st.text("<>/ibspan ='", max_size=100))
def test_what_is_left_was_there(text: str) -> None:
    assert len(without_rich(text)) <= len(text)


def test_it_hinders_no_match_and_no_key() -> None:
    title = 'Wind, <i>Stipa</i> and H<sub>2</sub>O of <span class=\\"nocase\\">Gobi</span> steppes'
    item = f'[{{"id": "a", "title": "{title}", "author": [{{"family": "Hall", "given": "A."}}], "issued": 2011}}]'
    library = read_text(item, "l.json", "csl-json")
    text = "Hall A. Wind, Stipa and H2O of Gobi steppes. 2011."
    match = Matcher([library]).match(parse_reference(text).entry, text)
    assert match.status == "matched"
    assert [one.level for one in match.evidence if one.field == "title"] == ["exact"]
    assert library.entries["a"].title.startswith("Wind, <i>Stipa</i>")
    titled = Entry(title="<span class='nocase'>Gobi</span> winds", authors=(Person("Hall", "A."),))
    assert make_key(titled) == "hallgobi"

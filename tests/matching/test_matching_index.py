"""The index: the entry meant is among the candidates, however its text is damaged and wherever the arrays lie."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Entry, Person
from citelink.matching.index import (
    Index,
    JoinedIndex,
    collect_postings,
    index_segments,
    make_segment,
    search,
    segment_of,
)
from citelink.matching.index.codes import gram_codes
from citelink.matching.index.segment import Segment
from citelink.matching.mentions.folded import FoldedEntry, fold_entry, fold_reference

WORDS = [
    "river", "steppe", "grazing", "soil", "copper", "oxide", "history", "kazakh", "song", "epic", "water", "glacier",
    "flood", "market", "price", "school", "teacher", "language", "sound", "letter", "stone", "bronze", "grave", "horse",
    "saddle", "trade", "road", "border", "treaty", "law", "court", "judge",
]  # fmt: skip


def made(count: int, seed: int = 5) -> list[Entry]:
    """Entries whose titles share their words and whose numbers are their own."""
    draw = random.Random(seed)
    return [
        Entry(
            key=f"k{number}",
            type="article-journal",
            title=" ".join(draw.sample(WORDS, 7)).capitalize(),
            authors=(Person(f"Qz{number:04}".translate(str.maketrans("0123456789", "bcdfgmlnpr")), "A."),),
            container="Annals",
            date=Date(1950 + number % 70),
            volume=str(number % 40 + 1),
            pages=f"{number * 7 + 11}-{number * 7 + 19}",
            identifiers=(("DOI", f"10.5555/x-{number}"),),
        )
        for number in range(count)
    ]


ENTRIES = made(400)
FOLDED = [fold_entry(entry) for entry in ENTRIES]
INDEX = Index(FOLDED)


def found(text: str, index: Index = INDEX, limit: int = 5) -> list[int]:
    return [hit.place for hit in index.search(fold_reference(Entry(), text), limit)]


@pytest.mark.parametrize("place", range(0, 400, 37))
def test_titles_survive_damage(place: int) -> None:
    title = ENTRIES[place].title
    texts = (
        title,
        "Somebody. " + title.upper() + ". 2031",
        " ".join(title[at : at + 3] for at in range(0, len(title), 3)),
        title.replace(" ", ""),
        title[: len(title) * 2 // 3],
        title.replace("o", "0"),
    )
    for text in texts:
        assert place in found(text), text


@pytest.mark.parametrize("place", range(0, 400, 37))
def test_references_without_a_title(place: int) -> None:
    entry = ENTRIES[place]
    family, first = entry.authors[0].family, entry.pages.split("-")[0]
    for text in (f"{family} A. Ann. {entry.volume}, {first}.", f"{family}, {entry.year}", f"({entry.year}) {first}"):
        assert place in found(text), text


def test_identifiers() -> None:
    reference = fold_reference(Entry(), "Unreadable. doi:10.5555/x-17")
    assert INDEX.identified(reference) == [17]
    assert INDEX.identified(fold_reference(Entry(), "doi:10.5555/y-17")) == []


def test_some_at_once_as_one_by_one() -> None:
    references = [fold_reference(Entry(), f"{one.authors[0].family}. {one.title}. {one.year}") for one in ENTRIES]
    assert INDEX.search_all(references, 6) == [INDEX.search(reference, 6) for reference in references]
    assert INDEX.search_all([], 6) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 400), max_size=4))
def test_segments_are_one_index(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), 400]
    segments = [segment_of(FOLDED[start:end]) for start, end in pairwise(edges)]
    parted = Index(segments=segments)
    assert parted.size == INDEX.size
    for place in (3, 200, 399):
        text = f"{ENTRIES[place].title}. {ENTRIES[place].year}"
        assert found(text, parted)[0] == found(text)[0] == place


def test_more_entries_than_an_index_can_number(monkeypatch: pytest.MonkeyPatch) -> None:
    segments = [segment_of(FOLDED[start : start + 80]) for start in range(0, 400, 80)]
    assert isinstance(index_segments(segments), Index)
    monkeypatch.setattr(search, "MOST_PLACES", 170)
    joined = index_segments(segments)
    assert isinstance(joined, JoinedIndex)
    assert [index.size for index in joined.indexes] == [160, 160, 80]
    assert joined.size == 400
    references = [fold_reference(Entry(), f"{one.title}. {one.year}") for one in ENTRIES]
    hits = joined.search_all(references, 6)
    assert [one[0].place for one in hits] == [one[0].place for one in INDEX.search_all(references, 6)]
    assert all(len(one) <= 6 for one in hits)
    assert hits[7] == joined.search(references[7], 6)
    assert joined.identified(fold_reference(Entry(), "Unreadable. doi:10.5555/x-317")) == [317]


@given(st.lists(st.text(), max_size=8))
def test_grams_of_several_texts_are_those_of_each(texts: list[str]) -> None:
    codes, owners = gram_codes(texts)
    clean = [text.replace("\0", "").encode("utf-8", "replace").decode() for text in texts]
    for number, text in enumerate(texts):
        if text == clean[number]:
            assert codes[owners == number].tolist() == gram_codes([text])[0].tolist()
            assert len(codes[owners == number]) == max(0, len(text) - 4)


def same(one: Segment, other: Segment) -> bool:
    return all((getattr(one, name) == getattr(other, name)).all() for name in Segment.__slots__)


def test_a_segment_does_not_depend_on_how_its_entries_were_collected() -> None:
    import numpy as np

    parts = [collect_postings(FOLDED[:150]), collect_postings(FOLDED[150:]).moved(150)]
    grams = np.concatenate([part.grams for part in parts][::-1])
    pairs = np.concatenate([part.pairs for part in parts])
    assert same(make_segment(grams, pairs, 400), segment_of(FOLDED))


@pytest.mark.parametrize("entries", [[], [fold_entry(Entry())], [fold_entry(Entry(key="a", title="Ab"))]])
def test_indexes_of_nothing(entries: list[FoldedEntry]) -> None:
    index = Index(entries)
    assert found("Ab, Cd. Efghijkl. 2001. 12, 34-56", index) == []
    assert found("", index) == []

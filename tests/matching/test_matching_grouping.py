# ruff: noqa: E501 (a case is read best on one line)
"""Grouping over a whole set: chains of links never glue, the order changes nothing that matters, the work is bounded."""

from __future__ import annotations

import random
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Entry, Person
from citelink.matching.works.blocking import Blocking
from citelink.matching.works.compare import compare_works, fold_work
from citelink.matching.works.grouping import Occurrence, group_works

WORDS = [
    "dust",
    "snow",
    "rain",
    "steppe",
    "lake",
    "pass",
    "soil",
    "wind",
    "grass",
    "saiga",
    "herder",
    "valley",
    "winter",
    "summer",
    "river",
    "canal",
]


def book(title: str, **more: object) -> Entry:
    said = {"type": "book", "authors": (Person("Hall", "Beth"),), "date": Date(1990), "publisher": "Meadow"}
    return Entry(title=title, **{**said, **more})  # type: ignore[arg-type]


def groups(entries: list[Entry]) -> list[int]:
    return group_works([Occurrence(fold_work(entry)) for entry in entries]).groups


SET = book("History of the northern steppe")
FIRST, SECOND = (book("History of the northern steppe", volume=volume) for volume in "12")
UNDATED = book("History of the northern steppe", date=None, number_of_pages="320", pages="320")


def test_a_set_between_two_volumes_joins_neither() -> None:
    for order in permutations([FIRST, SET, SECOND]):
        assert len(set(groups(list(order)))) == 3


def test_a_record_without_a_year_between_two_printings_joins_neither() -> None:
    printings = [
        book("History of the northern steppe", date=Date(year), number_of_pages="320") for year in (1990, 2004)
    ]
    for order in permutations([*printings, UNDATED]):
        assert len(set(groups(list(order)))) == 3


def test_copies_are_one_group_whatever_their_number() -> None:
    assert set(groups([SET] * 300)) == {0}


def test_a_thousand_introductions_are_a_thousand_works() -> None:
    entries = [Entry(key=f"k{at}", type="chapter", title="Introduction") for at in range(1000)]
    assert len(set(groups(entries))) == 1000


ENTRIES = st.builds(
    lambda words, year, volume, surname, pages, publisher: book(
        " ".join(words),
        date=Date(year) if year else None,
        volume=volume,
        authors=(Person(surname, "B."),) if surname else (),
        number_of_pages=pages,
        publisher=publisher,
    ),
    st.lists(st.sampled_from(WORDS[:6]), min_size=2, max_size=6),
    st.sampled_from([0, 1990, 1991, 2004]),
    st.sampled_from(["", "", "1", "2"]),
    st.sampled_from(["", "Hall", "Hall", "Halle", "Okafor"]),
    st.sampled_from(["", "320"]),
    st.sampled_from(["", "Meadow", "Meadow Press"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(ENTRIES, min_size=2, max_size=14))
def test_all_members_of_a_group_agree(entries: list[Entry]) -> None:
    works = [fold_work(entry) for entry in entries]
    found = group_works([Occurrence(work) for work in works]).groups
    for (one, first), (two, second) in combinations(zip(works, found, strict=True), 2):
        if first == second and one.traits != two.traits:
            assert compare_works(one, two).same
        if first == second:
            assert not compare_works(one, two).apart


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=9, unique=True), st.integers(0, 10_000))
def test_a_chain_of_little_changes_does_not_glue_its_ends(words: list[str], seed: int) -> None:
    """Each title differs from the one before by a letter; the first and the last have no word in common."""
    rng = random.Random(seed)
    chain = [list(words)]
    for at in range(len(words)):
        for place in range(len(words[at])):
            changed = [*chain[-1]]
            changed[at] = changed[at][:place] + "qxz"[place % 3] + changed[at][place + 1 :]
            chain.append(changed)
    entries = [book(" ".join(title)) for title in chain]
    ends = entries[0], entries[-1]
    rng.shuffle(entries)
    found = groups(entries)
    assert found[entries.index(ends[0])] != found[entries.index(ends[1])]


@settings(max_examples=60, deadline=None)
@given(st.lists(ENTRIES, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_order_changes_no_pair_that_is_clear(entries: list[Entry], rng: random.Random) -> None:
    """Two that say the same are together in any order, and two that are apart never."""
    shuffled = [*entries]
    rng.shuffle(shuffled)
    works = [fold_work(entry) for entry in shuffled]
    found = group_works([Occurrence(work) for work in works]).groups
    for (one, first), (two, second) in combinations(zip(works, found, strict=True), 2):
        if compare_works(one, two).apart:
            assert first != second


def test_labels_stay_apart_and_lone_occurrences_join_no_label() -> None:
    work = fold_work(SET, "Hall B. History of the northern steppe. Meadow, 1990.")
    found = group_works([Occurrence(work, "a"), Occurrence(work, "b"), Occurrence(work, None, lone=True)]).groups
    assert len(set(found)) == 3


def test_related_works_are_told() -> None:
    dust = Entry(
        type="article-journal",
        title="Dust over the dry lake",
        authors=(Person("Wells", "H."),),
        date=Date(2011),
        container="Soils",
        volume="4",
        pages="1-9",
    )
    erratum = Entry(
        type="article-journal",
        title="Erratum: Dust over the dry lake",
        authors=(Person("Wells", "H."),),
        date=Date(2012),
        container="Soils",
        volume="5",
        pages="77",
    )
    found = group_works([Occurrence(fold_work(entry)) for entry in (dust, erratum)])
    assert [(one, other, verdict.relation) for one, other, verdict in found.related] == [(0, 1, "correction")]


def test_one_record_in_two_scripts_is_joined_or_related() -> None:
    works = [
        fold_work(book("Структура художественного текста", authors=(Person("Лотман", "Ю. М."),))),
        fold_work(book("Struktura khudozhestvennogo teksta", authors=(Person("Lotman", "Yu. M."),))),
    ]
    occurrences = [Occurrence(work) for work in works]
    assert group_works(occurrences).groups == [0, 0]
    apart = group_works(occurrences, across_scripts=False)
    assert apart.groups == [0, 1]
    assert [verdict.relation for *_, verdict in apart.related] == ["transliteration"]


def test_crowded_blocks_are_not_compared_all_with_all() -> None:
    """Four thousand works of one author and year, with much the same words."""
    rng = random.Random(5)
    entries = [book(" ".join(rng.choices(WORDS, k=5)) + f" {at}") for at in range(4000)]
    blocks = Blocking([fold_work(entry) for entry in entries])
    proposed = sum(len(blocks.neighbours(at)) for at in range(len(entries)))
    assert proposed < 4000 * 250


def test_hostile_sets_pass() -> None:
    entries = [book("a " * 400 + str(at)) for at in range(600)] + [Entry(title="[" * 1000)] * 600
    assert len(set(groups(entries))) == 1200

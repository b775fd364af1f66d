# ruff: noqa: E501 (a case is read best on one line)
"""Merging: one entry per work over a set of documents."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from citelink.bibliography import read_text, write_library
from citelink.bibliography.library import Library
from citelink.citations.citation import Reference
from citelink.matching import Matcher
from citelink.merging import Merged, merge
from citelink.parsing import parse_reference
from citelink.results import ParsedReference
from citelink.text.span import Span

DUST = "@article{wells2011,\n\tauthor = {Wells, Henry},  title={Dust over the dry lake}, journal = jae,\n year = 2011, volume = {75}, pages = {10--20}\n}"
STRINGS = '@string{jae = "Journal of Arid Environments"}\n@string{unused = "Never"}\n'
SNOW = "@Article{snow, author = {Hall, Beth}, title = {Snow over the high pass}, journal = {Mountain Notes}, year = {2009}, volume = {5}, pages = {33--41}}"
PROCEEDINGS = (
    "@proceedings{conf2010, title = {Proceedings of the Steppe Conference}, year = {2010}, publisher = {Meadow}}"
)
PAPER = "@inproceedings{paper, author = {Okafor, Ben}, title = {Counting saiga from the air}, crossref = {conf2010}, pages = {5--9}}"
OTHER = "@book{unnamed, author = {Nobody, N.}, title = {A book that no list names}, year = {1999}}"

DUST_TEXT = "Wells H. Dust over the dry lake // J. Arid Environ. – 2011. – Vol. 75. – P. 10–20."
SNOW_TEXT = "Hall B. Snow over the high pass. Mountain Notes. 2009;5:33–41."
PAPER_TEXT = "Okafor B. Counting saiga from the air. Proceedings of the Steppe Conference. Meadow, 2010. P. 5–9."
ABAI_TEXT = "Құнанбайұлы А. Қара сөз. – Алматы: Өнер, 2006. – 136 б."


def library(path: str, *entries: str) -> Library:
    return read_text("\n\n".join(entries), path)


def references(
    documents: Sequence[tuple[str, Sequence[str]]], libraries: Sequence[Library], paired: bool = False
) -> list[ParsedReference]:
    """The references of documents given as (path, texts); `paired`: the second half of each list is its second printing."""
    matcher = Matcher(libraries)
    found = []
    for path, texts in documents:
        half = len(texts) // 2
        for at, text in enumerate(texts):
            said = parse_reference(text)
            again = f"r{at - half + 1}" if paired and at >= half else None
            reference = Reference.plain(
                f"r{at + 1}", at % half + 1 if paired else at + 1, Span(at, at + 1), text, again
            )
            match = matcher.match(said.entry, text)
            found.append(ParsedReference(reference, said.entry, said.spans, match, path, 0))
    return found


def merged(documents: Sequence[tuple[str, Sequence[str]]], *libraries: Library) -> Merged:
    return merge(references(documents, libraries), libraries)


def test_user_entries_are_taken_over_as_they_stood() -> None:
    mine = library("a.bib", STRINGS, DUST, SNOW, OTHER)
    result = merged([("one.txt", [DUST_TEXT]), ("two.txt", [SNOW_TEXT, DUST_TEXT])], mine)
    assert list(result.library.entries) == ["snow", "wells2011"]
    text = write_library(result.library)
    assert DUST in text
    assert SNOW in text
    assert "jae" in result.library.strings
    assert "unused" not in result.library.strings
    assert result.keys == {("one.txt", "r1"): "wells2011", ("two.txt", "r1"): "snow", ("two.txt", "r2"): "wells2011"}


def test_parents_come_along_and_stand_at_the_end() -> None:
    result = merged([("one.txt", [PAPER_TEXT, SNOW_TEXT])], library("a.bib", PROCEEDINGS, PAPER, SNOW))
    assert list(result.library.entries) == ["paper", "snow", "conf2010"]


def test_unmatched_reference_enters_unverified() -> None:
    result = merged([("one.txt", [DUST_TEXT, ABAI_TEXT])], library("a.bib", STRINGS, DUST))
    key = result.keys["one.txt", "r2"]
    assert key == "qunanbayuly2006qara"
    entry = result.library.entries[key]
    assert dict(entry.extra)["x-citelink-status"] == "unverified"
    assert dict(entry.extra)["x-citelink-origin"] == "one.txt: 2"
    assert "x-citelink-status" in write_library(result.library)


def test_reference_that_says_nothing_keeps_its_text() -> None:
    result = merged([("one.txt", ["???"])])
    entry = result.library.entries[result.keys["one.txt", "r1"]]
    assert "???" in entry.note


SAME_ACROSS_DOCUMENTS = {
    "stops and dashes": (
        "Лотман Ю.М. Структура художественного текста. – М.: Искусство, 1970. – 384 с.",
        "Лотман Ю. М. Структура художественного текста — М. : Искусство, 1970.",
    ),
    "schwa": (
        "Қоңыратбаев Ә. Қазақ эпосы және түркология. – Алматы: Ғылым, 1987. – 368 б.",
        "Қоңыратбаев Ə. Қазақ эпосы жəне түркология. Алматы: Ғылым, 1987",
    ),
    "scripts": (
        "Қоңыратбаев Ә. Қазақ эпосы және түркология. – Алматы: Ғылым, 1987. – 368 б.",
        "Qongyratbaev A. Qazaq eposy zhane turkologiya. – Almaty: Gylym, 1987. – 368 b.",
    ),
    "styles": (SNOW_TEXT, "B. Hall, “Snow over the high pass,” Mountain Notes, vol. 5, pp. 33–41, 2009."),
}
KEPT_APART = {
    "volumes": (
        "Соловьёв С. М. История государства. Т. 1. – М.: Мысль, 1988.",
        "Соловьёв С. М. История государства. Т. 2. – М.: Мысль, 1988.",
    ),
    "editions": (
        "Лотман Ю. М. Структура художественного текста. – М.: Искусство, 1970. – 384 с.",
        "Лотман Ю. М. Структура художественного текста. – 2-е изд. – СПб.: Азбука, 1998. – 704 с.",
    ),
    "parts": (
        "Ramirez P. Theory of thin films. Part I: Growth. Surface Studies 8 (1999) 290–310.",
        "Ramirez P. Theory of thin films. Part II: Growth. Surface Studies 8 (1999) 311–330.",
    ),
    "titles": (SNOW_TEXT, "Hall B. Rain over the high pass. Mountain Notes. 2009;6:12–19."),
    "one word": (
        "EFSA. Scientific opinion on dietary reference values for manganese. EFSA J. 2013;11(11):3419.",
        "EFSA. Scientific opinion on dietary reference values for selenium. EFSA J. 2014;12(10):3846.",
    ),
    "correction": (
        DUST_TEXT,
        "Wells H. Correction: Dust over the dry lake // J. Arid Environ. – 2012. – Vol. 76. – P. 1.",
    ),
    "letter": (
        "Hall B. Hepatitis B in mountain villages. Mountain Notes. 2009;5:33–41.",
        "Hall B. Hepatitis C in mountain villages. Mountain Notes. 2009;5:42–50.",
    ),
    "addresses": (
        "World Health Organization. http://www.who.int/growth/tools/en/",
        "World Health Organization. http://www.who.int/training/programme/",
    ),
    "standards of one body": (
        "Sensor Web Enablement (SWE), Open Geospatial Consortium (OGC) Std. 2011. Available online: http://www.opengeospatial.org/swe.",
        "Sensor Observation Service, Open Geospatial Consortium (OGC) Std. 2011. Available online: http://www.opengeospatial.org/sos.",
    ),
    "abstract of a thesis": (
        "Сейтқали А. Ауыл шаруашылығының дамуы: дис. ... тарих ғыл. канд. – Алматы, 2001. – 150 б.",
        "Сейтқали А. Ауыл шаруашылығының дамуы: автореф. дис. ... тарих ғыл. канд. – Алматы, 2001. – 26 б.",
    ),
    "laws": (
        "Об образовании : Закон Республики Казахстан от 27 июля 2007 года № 319-III.",
        "О науке : Закон Республики Казахстан от 18 февраля 2011 года № 407-IV.",
    ),
}


@pytest.mark.parametrize("case", SAME_ACROSS_DOCUMENTS, ids=str)
def test_one_work_in_two_spellings_is_one_entry(case: str) -> None:
    one, other = SAME_ACROSS_DOCUMENTS[case]
    for first, second in ((one, other), (other, one)):
        result = merged([("a.txt", [first]), ("b.txt", [second])])
        assert len(result.library.entries) == 1


@pytest.mark.parametrize("case", KEPT_APART, ids=str)
def test_two_works_stay_two_entries(case: str) -> None:
    result = merged([("a.txt", [KEPT_APART[case][0]]), ("b.txt", [KEPT_APART[case][1]])])
    assert len(result.library.entries) == 2


def test_equal_keys_of_different_works() -> None:
    first = library("a.bib", SNOW)
    second = library("b.bib", STRINGS, DUST.replace("wells2011", "snow"))
    result = merged([("one.txt", [DUST_TEXT, SNOW_TEXT])], first, second)
    assert result.keys == {("one.txt", "r1"): "snowa", ("one.txt", "r2"): "snow"}
    assert [(c.key, c.first, c.second, c.new_key) for c in result.collisions] == [("snow", "a.bib", "b.bib", "snowa")]
    assert DUST.replace("wells2011", "snowa") in write_library(result.library)


def test_renamed_parent_is_still_inherited_from() -> None:
    first = library("a.bib", SNOW.replace("{snow,", "{conf2010,"))
    result = merged([("one.txt", [PAPER_TEXT, SNOW_TEXT])], first, library("b.bib", PROCEEDINGS, PAPER))
    assert set(result.library.entries) == {"conf2010", "conf2010a", "paper"}
    assert "crossref = {conf2010a}" in write_library(result.library)


def test_macros_that_two_libraries_define_differently() -> None:
    second = library("b.bib", '@string{jae = "Mountain Notes"}', SNOW.replace("{Mountain Notes}", "jae"))
    result = merged([("one.txt", [DUST_TEXT, SNOW_TEXT])], library("a.bib", STRINGS, DUST), second)
    again = read_text(write_library(result.library), "merged.bib")
    assert again.entries["snow"].container == "Mountain Notes"
    assert again.entries["wells2011"].container == "Journal of Arid Environments"


def test_one_work_under_two_keys_is_told() -> None:
    mine = library("a.bib", STRINGS, DUST, DUST.replace("wells2011", "dust"))
    result = merged([("one.txt", [DUST_TEXT])], mine)
    assert len(result.library.entries) == 1
    assert [(s.key, s.other_key) for s in result.same_work] == [("wells2011", "dust")]


def test_list_printed_twice_names_each_work_once() -> None:
    texts = [ABAI_TEXT, SNOW_TEXT, "Qunanbaiuly A. Qara soz. – Almaty: Oner, 2006. – 136 b.", SNOW_TEXT]
    result = merge(references([("one.txt", texts)], [], paired=True), [])
    assert len(result.library.entries) == 2
    assert result.keys["one.txt", "r1"] == result.keys["one.txt", "r3"]
    assert result.keys["one.txt", "r2"] == result.keys["one.txt", "r4"]


def test_made_keys_never_take_a_users_key() -> None:
    first = merged([("one.txt", [SNOW_TEXT])])
    key = first.keys["one.txt", "r1"]
    result = merged([("one.txt", [SNOW_TEXT, DUST_TEXT])], library("a.bib", STRINGS, DUST.replace("wells2011", key)))
    assert result.keys == {("one.txt", "r1"): f"{key}a", ("one.txt", "r2"): key}


def test_chain_of_weak_links_does_not_glue() -> None:
    texts = [
        "Соловьёв С. М. История государства. Т. 1. – М.: Мысль, 1988.",
        "Соловьёв С. М. История государства. – М.: Мысль, 1988.",
        "Соловьёв С. М. История государства. Т. 2. – М.: Мысль, 1988.",
    ]
    for order in (texts, texts[::-1], [texts[1], texts[0], texts[2]]):
        result = merged([("one.txt", order)])
        keys = {text: result.keys["one.txt", f"r{at}"] for at, text in enumerate(order, start=1)}
        assert keys[texts[0]] != keys[texts[2]]


def test_merging_is_deterministic_and_independent_of_the_order_of_libraries_entries() -> None:
    documents = [("one.txt", [DUST_TEXT, ABAI_TEXT]), ("two.txt", [SNOW_TEXT, PAPER_TEXT, KEPT_APART["volumes"][0]])]
    entries = [DUST, SNOW, PROCEEDINGS, PAPER, OTHER]
    outputs = set()
    for seed in range(4):
        random.Random(seed).shuffle(entries)
        result = merged(documents, library("a.bib", STRINGS, *entries))
        outputs.add((write_library(result.library), tuple(sorted(result.keys.items()))))
    assert len(outputs) == 1


def test_order_of_documents_changes_no_entry_of_the_user() -> None:
    documents = [
        ("one.txt", [DUST_TEXT, KEPT_APART["volumes"][0]]),
        ("two.txt", [SNOW_TEXT]),
        ("three.txt", [DUST_TEXT]),
    ]
    mine = library("a.bib", STRINGS, DUST, SNOW)
    written = {write_library(merged(order, mine).library) for order in (documents, documents[::-1])}
    assert len(written) == 1


def test_nothing_gives_an_empty_library() -> None:
    result = merge([], [library("a.bib", DUST)])
    assert (dict(result.library.entries), result.keys, result.collisions) == ({}, {}, ())


def test_keys_that_documents_cite_are_taken_over() -> None:
    mine, yours = library("a.bib", STRINGS, DUST, OTHER), library("b.bib", SNOW, OTHER)
    given = references([("one.txt", [DUST_TEXT])], (mine, yours))
    result = merge(given, (mine, yours), ("unnamed", "snow", "nowhere"))
    assert list(result.library.entries) == ["snow", "unnamed", "wells2011"]
    assert result.library.entries["unnamed"].source_text == OTHER
    assert not result.collisions


def test_a_made_key_is_never_one_of_the_users() -> None:
    """A document may cite that key already, and must not be led to another work."""
    theirs = "@book{qunanbaiuly2006qara, author = {Nobody, N.}, title = {Something else altogether}, year = {1950}}"
    made = next(iter(merged([("one.txt", [ABAI_TEXT])]).library.entries))
    result = merged([("one.txt", [ABAI_TEXT])], library("a.bib", theirs.replace("qunanbaiuly2006qara", made)))
    assert list(result.library.entries) == [f"{made}a"]


def test_a_csl_id_that_no_bibtex_key_can_be_gets_a_made_key() -> None:
    items = '[{"id": "{odd} id, 7", "type": "book", "title": "Dust over the dry lake", "author": [{"family": "Wells", "given": "Henry"}], "issued": {"date-parts": [[2011]]}}]'
    given = read_text(items, "z.json", "csl-json")
    merged = merge(references([("a.txt", ["Wells H. Dust over the dry lake. 2011."])], [given]), [given])
    assert list(merged.library.entries) == ["wells2011dust"]
    assert merged.keys == {("a.txt", "r1"): "wells2011dust"}
    assert merged.collisions == ()

# ruff: noqa: E501 (a case is read best on one line)
"""Merging whole libraries: the first wins and is kept byte for byte, nothing is lost, and all of it is told."""

from __future__ import annotations

import json
import random
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography import read_text, write_library
from citelink.bibliography.formats.csl_json.writing import write
from citelink.bibliography.library import Library
from citelink.merging import Merged, merge_libraries
from citelink.merging.aliases import with_aliases

DUST = "@article{wells2011,\n\tauthor = {Wells, Henry},  title={Dust over the dry lake}, journal = jae,\n year = 2011, volume = {75}, pages = {10--20}\n}"
DUST_AGAIN = "@Article{dust, author = {H. Wells}, title = {Dust over the Dry Lake}, journal = {J. Arid Environ.}, year = {2011}, volume = {75}, pages = {10-20}, doi = {10.5555/dust}}"
STRINGS = '@string{jae = "Journal of Arid Environments"}'
SNOW = "@Article{snow, author = {Hall, Beth}, title = {Snow over the high pass}, journal = {Mountain Notes}, year = {2009}, volume = {5}, pages = {33--41}}"
PROCEEDINGS = (
    "@proceedings{conf2010, title = {Proceedings of the Steppe Conference}, year = {2010}, publisher = {Meadow}}"
)
PAPER = "@inproceedings{paper, author = {Okafor, Ben}, title = {Counting saiga from the air}, crossref = {conf2010}, pages = {5--9}}"


def library(path: str, *entries: str) -> Library:
    return read_text("\n\n".join(entries), path)


def merged(*libraries: Library) -> tuple[Merged, str]:
    result = merge_libraries(libraries)
    return result, write_library(result.library)


def test_the_first_library_wins_byte_for_byte() -> None:
    result, text = merged(library("a.bib", STRINGS, DUST), library("b.bib", DUST_AGAIN, SNOW))
    assert list(result.library.entries) == ["wells2011", "snow"]
    assert DUST in text
    assert SNOW in text
    assert result.entry_keys == {
        ("a.bib", "wells2011"): "wells2011",
        ("b.bib", "dust"): "wells2011",
        ("b.bib", "snow"): "snow",
    }
    (shared,) = result.same_work
    assert (shared.first, shared.key, shared.second, shared.other_key) == ("a.bib", "wells2011", "b.bib", "dust")
    assert shared.only_there == ("DOI",)
    assert {one.field for one in shared.evidence if one.level == "exact"} >= {
        "title",
        "author",
        "year",
        "volume",
        "page",
    }


def test_the_order_of_the_libraries_decides() -> None:
    result, text = merged(library("b.bib", DUST_AGAIN, SNOW), library("a.bib", STRINGS, DUST))
    assert list(result.library.entries) == ["dust", "snow"]
    assert DUST_AGAIN in text


def test_duplicates_inside_one_library_are_joined() -> None:
    result, _ = merged(library("a.bib", STRINGS, DUST, DUST.replace("wells2011", "dust2"), SNOW))
    assert list(result.library.entries) == ["wells2011", "snow"]
    assert result.same_work[0].evidence == ()


def test_the_order_of_the_file_is_kept() -> None:
    result, _ = merged(library("a.bib", SNOW, STRINGS, DUST))
    assert list(result.library.entries) == ["snow", "wells2011"]


def test_a_key_that_stands_for_another_work_gets_a_suffix() -> None:
    result, text = merged(library("a.bib", SNOW), library("b.bib", STRINGS, DUST.replace("wells2011", "Snow")))
    assert list(result.library.entries) == ["snow", "Snowa"]
    assert [(one.key, one.first, one.second, one.new_key) for one in result.collisions] == [
        ("Snow", "a.bib", "b.bib", "Snowa")
    ]
    assert DUST.replace("wells2011", "Snowa") in text


def test_one_key_for_one_work_is_no_collision() -> None:
    result, _ = merged(library("a.bib", SNOW), library("b.bib", SNOW.replace("33--41", "33-41")))
    assert list(result.library.entries) == ["snow"]
    assert result.collisions == ()


def test_equal_entries_with_equal_keys_are_one_however_little_they_say() -> None:
    note = "@misc{n, title = {Note}}"
    assert list(merged(library("a.bib", note), library("b.bib", note))[0].library.entries) == ["n"]
    assert len(merged(library("a.bib", note), library("b.bib", note.replace("{n,", "{m,")))[0].library.entries) == 2


def test_a_macro_that_two_libraries_define_differently_is_renamed_in_the_second() -> None:
    snow = SNOW.replace("{Mountain Notes}", 'JAE # " (online)"')
    _, text = merged(library("a.bib", STRINGS, DUST), library("b.bib", '@string{jae = "Mountain Notes"}', snow))
    assert DUST in text
    assert snow.replace("JAE", "jaea") in text
    again = read_text(text, "merged.bib")
    assert again.entries["snow"].container == "Mountain Notes (online)"
    assert again.entries["wells2011"].container == "Journal of Arid Environments"
    assert again.failures == ()


def test_macros_that_agree_and_macros_that_nobody_uses_come_along_once() -> None:
    unused = '@string{unused = "Never"}'
    _, text = merged(
        library("a.bib", STRINGS, unused, DUST),
        library("b.bib", "@string{ jae = {Journal of Arid  Environments} }", SNOW),
    )
    assert text.count("jae =") == 1
    assert unused in text


def test_a_macro_that_uses_a_renamed_one_keeps_its_value() -> None:
    second = library(
        "b.bib", '@string{j = "Notes"}', '@string{mn = "Mountain " # j}', SNOW.replace("{Mountain Notes}", "mn")
    )
    _, text = merged(library("a.bib", '@string{j = "Journal"}', DUST.replace("jae", "j")), second)
    again = read_text(text, "merged.bib")
    assert again.entries["snow"].container == "Mountain Notes"
    assert again.entries["wells2011"].container == "Journal"


def test_preambles_come_along() -> None:
    _, text = merged(
        library("a.bib", '@preamble{"\\newcommand{\\x}{}"}', SNOW), library("b.bib", '@preamble{"\\newcommand{\\y}{}"}')
    )
    assert '@preamble{"\\newcommand{\\x}{}"}' in text
    assert '@preamble{"\\newcommand{\\y}{}"}' in text


def test_parents_stand_at_the_end_and_are_renamed_with_their_parts() -> None:
    first = library("a.bib", SNOW.replace("{snow,", "{conf2010,"))
    result, text = merged(first, library("b.bib", PROCEEDINGS, PAPER))
    assert list(result.library.entries) == ["conf2010", "paper", "conf2010a"]
    assert "crossref = {conf2010a}" in text
    assert read_text(text, "merged.bib").entries["paper"].container == "Proceedings of the Steppe Conference"


def test_parts_inherit_from_the_parent_that_was_kept() -> None:
    result, text = merged(
        library("a.bib", PROCEEDINGS),
        library("b.bib", PROCEEDINGS.replace("conf2010", "steppe"), PAPER.replace("conf2010", "steppe")),
    )
    assert [shared.kept for shared in result.same_work] == [False]
    assert list(result.library.entries) == ["paper", "conf2010"]
    assert "crossref = {conf2010}" in text


def test_a_parent_that_says_more_is_kept_beside_the_same_work() -> None:
    richer = PROCEEDINGS.replace("conf2010", "steppe").replace(
        "year", "editor = {Hall, Beth}, address = {Astana}, year"
    )
    result, text = merged(
        library("a.bib", PROCEEDINGS.replace("year", "editor = {Hall, Beth}, year")),
        library("b.bib", richer, PAPER.replace("conf2010", "steppe")),
    )
    assert [shared.kept for shared in result.same_work] == [True]
    assert set(result.library.entries) == {"conf2010", "paper", "steppe"}
    assert read_text(text, "merged.bib").entries["paper"].place == "Astana"


def test_the_volumes_of_a_set_inherit_and_stay_apart() -> None:
    whole = "@mvbook{set, author = {Hall, Beth}, title = {Works of the steppe school}, year = 1994, publisher = {Meadow}, series = {Essays}}"
    volumes = [f"@book{{set{part}, crossref = {{set}}, part = {{{part}}}}}" for part in ("I", "II")]
    result, _ = merged(library("a.bib", *volumes, whole))
    assert list(result.library.entries) == ["setI", "setII", "set"]
    assert result.same_work == ()


def test_failures_are_told_and_what_could_be_read_is_written() -> None:
    result, text = merged(library("a.bib", SNOW, "@book{open, title = {A book that is not closed"))
    assert "A book that is not closed" in text
    assert sum(len(one.failures) for one in result.libraries) == 1


def test_csl_json_and_bibtex_are_merged() -> None:
    item = '[{"id": "x1", "type": "article-journal", "title": "Dust over the dry lake", "author": [{"family": "Wells", "given": "H."}], "container-title": "Journal of Arid Environments", "volume": 75, "page": "10-20", "issued": {"date-parts": [[2011]]}}]'
    result = merge_libraries([read_text(item, "a.json", "csl-json"), library("b.bib", STRINGS, DUST, SNOW)])
    assert list(result.library.entries) == ["x1", "snow"]
    assert "@article{x1," in write_library(result.library)


def test_csl_items_keep_what_has_no_place_in_an_entry() -> None:
    items = [
        {"id": "x1", "type": "book", "title": "Soils", "abstract": "On soils.", "issued": {"date-parts": [[1990]]}},
        {"id": "x2", "type": "book", "title": "Snow", "custom": {"et-al": True}},
    ]
    result = merge_libraries([read_text(json.dumps(items), "a.json", "csl-json")])
    assert json.loads(write(result.library, "m.json")) == [{**items[0]}, {**items[1]}]
    assert [json.loads(line) for line in write(result.library, "m.jsonl").splitlines()] == items


def test_libraries_made_in_memory_are_told_apart() -> None:
    result = merge_libraries([library("", SNOW), library("", STRINGS, DUST)])
    assert list(result.library.entries) == ["snow", "wells2011"]
    assert [one.path for one in result.libraries] == ["", "(2)"]


def test_related_works_are_told_and_kept() -> None:
    erratum = "@article{e, author = {Hall, Beth}, title = {Erratum: Snow over the high pass}, journal = {Mountain Notes}, year = {2010}, volume = {6}, pages = {2}}"
    result, _ = merged(library("a.bib", SNOW, erratum))
    assert [(one.relation, one.key, one.other_key) for one in result.related] == [("correction", "snow", "e")]
    assert len(result.library.entries) == 2


def test_aliases_are_added_and_nothing_else_changes() -> None:
    result, _ = merged(library("a.bib", STRINGS, DUST), library("b.bib", DUST_AGAIN, SNOW))
    text = write_library(with_aliases(result).library)
    assert DUST[:-2] + ",\n  ids = {dust}\n}" in text
    assert SNOW in text
    again = read_text(text, "merged.bib")
    assert again.failures == ()
    assert dict(again.entries["wells2011"].extra)["ids"] == "dust"


def test_nothing_gives_an_empty_library() -> None:
    assert merged()[1] == ""
    assert merged(library("a.bib"))[1] == ""


WORDS = st.text(string.ascii_lowercase, min_size=4, max_size=8)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(WORDS, st.lists(WORDS, min_size=3, max_size=5), st.integers(1990, 1994)), max_size=8),
    st.integers(0, 5),
)
def test_nothing_is_lost_and_two_runs_agree(said: list[tuple[str, list[str], int]], cut: int) -> None:
    entries = [
        f"@book{{{surname}{at % 3}, author = {{{surname.title()}, A.}}, title = {{{' '.join(words)}}}, year = {{{year}}}}}"
        for at, (surname, words, year) in enumerate(said)
    ]
    libraries = [library("a.bib", *entries[:cut]), library("b.bib", *entries[cut:], *entries[:1])]
    result, text = merged(*libraries)
    assert (result, text) == merged(*libraries)
    for one in libraries:
        for key, entry in one.entries.items():
            kept = result.library.entries[result.entry_keys[one.path, key]]
            joined = any((shared.second, shared.other_key) == (one.path, key) for shared in result.same_work)
            assert joined or (kept.title, kept.year) == (entry.title, entry.year)
    again = read_text(text, "merged.bib")
    assert list(again.entries) == list(result.library.entries)
    assert not merge_libraries([again]).same_work or len(result.library.entries) > 1


def test_inputs_are_not_modified() -> None:
    one, two = library("a.bib", STRINGS, DUST), library("b.bib", DUST_AGAIN)
    before = repr((one, two))
    merge_libraries([one, two])
    assert repr((one, two)) == before


def test_the_order_of_entries_changes_which_is_kept_and_nothing_else() -> None:
    entries = [STRINGS, DUST, DUST_AGAIN, SNOW, PROCEEDINGS, PAPER]
    works = set()
    for seed in range(4):
        random.Random(seed).shuffle(entries)
        result, _ = merged(library("a.bib", STRINGS, *entries))
        works.add(tuple(sorted(entry.title.lower() for entry in result.library.entries.values())))
    assert len(works) == 1

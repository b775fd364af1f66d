# ruff: noqa: E501 (a case is read best on one line)
"""Back references of a list (`Там же`, `Сонда`, `Ibid.`, `Op. cit.`): markers, checks, the merged library and the pages
agree on the work that each names again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citelink import resolve
from citelink.annotation import annotate
from citelink.bibliography import read_text
from citelink.bibliography.library import Library
from citelink.documents.marks import CitationMark
from citelink.results import Resolution
from citelink.writers.resolution.json import render
from citelink.writers.voice import Voice

ABAI = "Құнанбайұлы А. Қара сөз. – Алматы: Өнер, 2006. – 136 б."
STEPPE = "Петров П. П. История степи. – М.: Наука, 1990. – 200 с."
RIVERS = "Петров П. П. Реки засушливого края. – М.: Наука, 1992. – 180 с."
LAKE = "Rowe T. Dust over the dry lake // J. Arid Environ. – 2011. – Vol. 75. – P. 10–20."
BODEN = "Müller K. Die Böden der Steppe. Berlin: Springer, 1998. 240 S."
VOLUME = "Левшин А. И. Описание орд. – СПб.: Край, 1832. – Т. 1. – 264 с."
FILE = "ЦГА РК. Ф. 4. Оп. 1. Д. 2386. Л. 5."
HEADINGS = {"kk": "Әдебиеттер", "ru": "Литература", "en": "References", "de": "Literatur"}

# The list, and for each of its references the one whose work it names (its own number: a work; 0: not known), with the
# page that a bare citation of it leads to.
LISTS: dict[str, tuple[str, list[str], list[tuple[int, str]]]] = {
    "right before (kk)": ("kk", [ABAI, "Сонда. 45-б.", STEPPE], [(1, ""), (1, "45"), (3, "")]),
    "right before, with more words (kk)": ("kk", [STEPPE, ABAI, "Бұл да сонда, 12–14 бб."], [(1, ""), (2, ""), (2, "12-14")]),
    "right before (ru)": ("ru", [ABAI, STEPPE, "Там же. С. 45."], [(1, ""), (2, ""), (2, "45")]),
    "right before (en)": ("en", [STEPPE, LAKE, "Ibid., p. 12."], [(1, ""), (2, ""), (2, "12")]),
    "right before (de)": ("de", [LAKE, BODEN, "Ebd., S. 44."], [(1, ""), (2, ""), (2, "44")]),
    "several in a row (ru)": ("ru", [STEPPE, "Там же.", "Там же. С. 7.", "Там же. С. 9–11."], [(1, ""), (1, ""), (1, "7"), (1, "9-11")]),
    "further up (kk)": ("kk", [ABAI, STEPPE, "Құнанбайұлы А. Аталған еңбек. 50-б."], [(1, ""), (2, ""), (1, "50")]),
    "further up (ru)": ("ru", [STEPPE, ABAI, "Петров П. П. Указ. соч. С. 15."], [(1, ""), (2, ""), (1, "15")]),
    "further up (en)": ("en", [LAKE, STEPPE, "Rowe T. Op. cit., p. 15."], [(1, ""), (2, ""), (1, "15")]),
    "further up (de)": ("de", [BODEN, LAKE, "Müller K. A. a. O., S. 12."], [(1, ""), (2, ""), (1, "12")]),
    "behind one that is further up (ru)": ("ru", [STEPPE, ABAI, "Петров П. П. Указ. соч. С. 15.", "Там же. С. 16."], [(1, ""), (2, ""), (1, "15"), (1, "16")]),
    "one of two by its author (ru)": ("ru", [STEPPE, RIVERS, "Петров П. П. Указ. соч. С. 15."], [(1, ""), (2, ""), (0, "15")]),
    "one of two, by the words of its title (ru)": ("ru", [STEPPE, RIVERS, "Петров П. П. Реки засушливого края. Указ. соч. С. 15."], [(1, ""), (2, ""), (2, "15")]),
    "nothing before it (en)": ("en", ["Ibid., p. 12.", LAKE, STEPPE], [(0, "12"), (2, ""), (3, "")]),
    "another author (kk)": ("kk", [STEPPE, LAKE, "Құнанбайұлы А. Аталған еңбек. 50-б."], [(1, ""), (2, ""), (0, "50")]),
    "another volume (ru)": ("ru", [VOLUME, "Там же. Т. 2. С. 45.", "Там же. Т. 2. С. 46."], [(1, ""), (0, "45"), (0, "46")]),
    "another leaf (ru)": ("ru", [STEPPE, FILE, "Там же. Л. 7."], [(1, ""), (2, ""), (2, "")]),
    "another file (ru)": ("ru", [STEPPE, FILE, "Там же. Д. 15. Л. 3."], [(1, ""), (2, ""), (0, "")]),
}  # fmt: skip


def resolved(tmp_path: Path, case: str, *libraries: Library) -> Resolution:
    language, texts, _ = LISTS[case]
    body = " ".join(f"word [{number}]" for number in range(1, len(texts) + 1))
    listed = "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    path = tmp_path / "doc.txt"
    path.write_text(f"{body}\n\n{HEADINGS[language]}\n\n{listed}\n", encoding="utf-8")
    return resolve([path], libraries)


@pytest.mark.parametrize("case", LISTS)
def test_a_back_reference_has_the_work_that_it_names(tmp_path: Path, case: str) -> None:
    found = resolved(tmp_path, case)
    expected = LISTS[case][2]
    references = list(found.documents[0].references)
    keys = {number: parsed.key for number, parsed in enumerate(references, start=1)}
    assert [keys[number] for number in keys] == [keys[named] if named else None for named, _ in expected]
    # Nothing but the works themselves is in the merged library.
    works = {keys[number] for number, (named, _) in enumerate(expected, start=1) if named == number}
    assert set(found.library.entries) == works
    assert len(works) == sum(named == number for number, (named, _) in enumerate(expected, start=1))
    # No work is said to stand twice in the list, and none not to be cited.
    assert not {finding.code for finding in found.all_findings} & {"CL102", "CL103"}


@pytest.mark.parametrize("case", LISTS)
def test_markers_lead_to_that_work_with_the_new_pages(tmp_path: Path, case: str) -> None:
    document = resolved(tmp_path, case).documents[0]
    links = list(document.links)
    assert [link.status for link in links] == ["linked"] * len(links)
    assert [link.locator.value if link.locator else "" for link in links] == [page for _, page in LISTS[case][2]]
    said = json.loads("".join(render(resolve([tmp_path / "doc.txt"]), Voice())))
    items = [item for marker in said["documents"][0]["markers"] for item in marker["items"]]
    assert [(item["locator"] or {}).get("value", "") for item in items] == [page for _, page in LISTS[case][2]]
    cited = [mark for mark in annotate(document, "cite") if isinstance(mark, CitationMark)]
    assert [mark.works[0].value if mark.works else None for mark in cited] == [
        page if named else None for named, page in LISTS[case][2]
    ]


def test_a_marker_with_a_page_of_its_own_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    path.write_text(f"word [1], word [2, с. 7]\n\nЛитература\n\n1. {STEPPE}\n2. Там же. С. 45.\n", encoding="utf-8")
    assert [link.locator.value for link in resolve([path]).documents[0].links if link.locator] == ["7"]


def test_who_cites_only_the_back_reference_cites_the_work(tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    listed = f"1. {LAKE}\n2. {STEPPE}\n3. Там же. С. 45.\n4. {ABAI}\n"
    path.write_text(f"word [1], word [3]\n\nЛитература\n\n{listed}", encoding="utf-8")
    found = resolve([path])
    assert [finding.numbers for finding in found.all_findings if finding.code == "CL102"] == [(4,)]


@pytest.mark.parametrize(
    ("case", "again"), [("right before (ru)", 3), ("further up (ru)", 3), ("several in a row (ru)", 4)]
)
def test_a_work_of_a_library_is_that_of_its_back_references(tmp_path: Path, case: str, again: int) -> None:
    entry = "@book{step, author={Петров, П. П.}, title={История степи}, publisher={Наука}, address={М.}, year=1990}"
    found = resolved(tmp_path, case, read_text(entry, "mine.bib"))
    parsed = list(found.documents[0].references)[again - 1]
    assert (parsed.key, parsed.is_matched) == ("step", True)
    assert "step" in found.library.entries

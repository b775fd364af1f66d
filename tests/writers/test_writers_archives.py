"""What is said of a whole archive, in each of the forms."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from citelink.writers.archives import csv as csv_writer
from citelink.writers.archives import html, text
from citelink.writers.voice import Voice
from citelink.writers.writer import Archive, CitedWork, FolderFindings, RuleFindings

WORK = CitedWork(
    "serov1988winds", "Winds <and> sands", "Serov; Hall", 1988, "10.1000/x", "library", 1200, 1300, 2400,
    ("a/1.txt", "b/2.txt"),
)  # fmt: skip
OTHER = replace(WORK, key="x", title="T" * 90, year=None, doi="", status="unverified", documents=1, by=("a/1.txt",))
ARCHIVE = Archive(
    folder="run",
    documents=1500,
    read=1499,
    markers=9000,
    citations=12000,
    linked=11000,
    references=8000,
    matched=7000,
    works=2,
    most=20,
    rules=(
        RuleFindings("CL101", "dangling-marker", "error", 1000, 1),
        RuleFindings("CL301", "key-collision", "warning", 2, 0),
    ),
    folders=lambda: iter(
        (FolderFindings("a", 700, (("CL101", 3),)), FolderFindings("b\x1b[31m", 800, (("CL101", 997),)))
    ),
    cited=lambda: iter((WORK, OTHER)),
    retracted=lambda: iter((WORK,)),
)
NOTHING = replace(ARCHIVE, rules=(), folders=lambda: iter(()), cited=lambda: iter(()), retracted=lambda: iter(()))


def test_for_people() -> None:
    lines = "".join(text.render(ARCHIVE, Voice())).splitlines()
    assert lines[0] == (
        "1,500 documents, 1 of them not readable: 9,000 markers, 11,000 of 12,000 citations linked; "
        "8,000 references, 7,000 matched; 2 works"
    )
    assert "  1,000  in 1 document     error    CL101  dangling-marker" in lines
    assert "      2  in the libraries  warning  CL301  key-collision" in lines
    assert lines[lines.index("Folders") + 1].split() == ["997", "in", "800", "documents", "b�[31m", "CL101", "997"]
    assert lines.count("  1,200 documents, 2,400 citations: serov1988winds") == 2
    assert "    by a/1.txt, b/2.txt and 1,198 more" in lines
    assert lines.index("Retracted works") > lines.index("Works cited most")
    assert "  1 document, 2,400 citations: x (in no library)" in lines


def test_nothing_is_said_of_nothing() -> None:
    assert "".join(text.render(NOTHING, Voice())).count("\n") == 1


def test_of_long_tables_the_beginning() -> None:
    lines = "".join(text.render(replace(ARCHIVE, most=1), Voice())).splitlines()
    assert "  and 1 more" in lines
    assert not [line for line in lines if "(in no library)" in line]


def test_for_spreadsheets() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(csv_writer.render(ARCHIVE, Voice())))))
    assert [row["what"] for row in rows] == ["rule", "rule", "folder", "folder", "work", "work", "retracted"]
    assert (rows[4]["title"], rows[4]["cited_by"], rows[5]["year"]) == ("Winds <and> sands", "a/1.txt; b/2.txt", "")


def test_as_a_page() -> None:
    page = "".join(html.render(ARCHIVE, Voice()))
    assert "Winds &lt;and&gt; sands" in page
    assert "<and>" not in page
    assert 'href="https://doi.org/10.1000/x"' in page
    assert page.index("Retracted works") < page.index("Works cited most")
    assert "<h2>Findings</h2>" not in "".join(html.render(NOTHING, Voice()))

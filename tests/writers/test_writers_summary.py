# ruff: noqa: E501 (the summary is shown as it is printed)
"""The summary that `resolve` prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citelink.findings import Finding
from citelink.results import Resolution
from citelink.text.span import Span
from citelink.writers.summary import write_summary
from citelink.writers.voice import Voice, count

GAP = {"smallest": 1, "largest": 3, "missing": (2,)}
WRITTEN = (
    "merged.bib",
    "resolution.json",
    "report.html",
    "annotated/chapters/kk.txt",
    "annotated/chapters/kk.txt.html",
)


def _summarize(resolution: Resolution, **more: object) -> str:
    given = {"libraries": ("bib/asia.bib",), "out": "citelink-out", "written": WRITTEN, "voice": Voice()} | more
    return write_summary(resolution, **given)  # type: ignore[arg-type]


def test_the_summary_says_what_was_found_linked_and_missing(resolution: Resolution) -> None:
    assert (
        _summarize(resolution)
        == """\
1 document, 4 markers, 3 references; 1 input not read
  linked    4 of 6 citations to their references
  matched   1 of 3 references in bib/asia.bib; 1 ambiguous
  findings  3 errors, 2 warnings

chapters/kk.txt  kk  4 markers  3 references  linked 4/6  matched 1/3  2 errors, 1 warning
  chapters/kk.txt:5:35: error CL101 The marker [2, 31] cites 31, which no reference of the list has.
  chapters/kk.txt:5:47: error CL101 The marker [7] cites 7, which no reference of the list has.
  chapters/kk.txt:10:1: warning CL102 Reference 3 is never cited: Безымянный <b>труд</b>
broken.txt       not read
  broken.txt: error CL901 is no text
The set
  set: warning CL301 The key nye2004 stands for different works in chapters/kk.txt and other.txt; in the merged library the second is nye2004a.

Written to citelink-out
  report.html      start here: all of this with its evidence
  merged.bib       3 works, 2 of them from the documents alone
  resolution.json  everything, for machines
  annotated/       1 document, with its reading copy (.html)
"""
    )


def test_the_summary_says_that_there_is_no_library(resolution: Resolution) -> None:
    assert "matched   nothing: there is no library" in _summarize(resolution, libraries=())


def test_long_rows_of_findings_are_cut(resolution: Resolution) -> None:
    resolved = resolution.documents[0]
    error = resolved.findings[0]
    info = Finding("CL104", "numbering-gap", "info", GAP, document=resolved.path, span=Span(0, 1))
    many = replace(resolved, findings=(info, *[error] * 9))
    shown = _summarize(replace(resolution, documents=(many,), findings=()))
    assert shown.count("CL101") == 5
    assert "CL104" not in shown
    assert "… 4 more" in shown
    alone = _summarize(replace(resolution, documents=(replace(resolved, findings=(info,)),), findings=()))
    assert "CL104" in alone


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (1, "marker", "1 marker"),
        (0, "marker", "0 markers"),
        (2, "library", "2 libraries"),
        (1234, "work", "1,234 works"),
    ],
)
def test_counting(number: int, noun: str, said: str) -> None:
    assert count(number, noun) == said

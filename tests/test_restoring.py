"""What `resolve` writes leads back to what it read: for the fixtures, and for documents that nobody thought of."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from restoring import MODES, assert_restored

from citelink.bibliography.reading import read_library
from citelink.documents.inputs import Input, find_inputs
from citelink.outputs import write_outputs
from citelink.results import Resolution
from citelink.run import resolve

ROOT = Path(__file__).parents[1]
LIBRARIES = tuple(read_library(path) for path in sorted((ROOT / "bib").glob("*.bib")))
FIXTURES = find_inputs([str(ROOT / "fixtures")]).files


def run(inputs: Sequence[Input]) -> Resolution:
    return resolve(inputs, LIBRARIES)


def test_the_fixtures_as_a_set(tmp_path: Path) -> None:
    assert len(FIXTURES) > 2
    assert_restored(FIXTURES, run, tmp_path)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.name)
def test_each_fixture_without_a_library(fixture: Input, tmp_path: Path) -> None:
    assert_restored([fixture], resolve, tmp_path)


@pytest.mark.parametrize("mode", MODES)
def test_copies_of_the_fixtures_have_the_same_faults(mode: Literal["link", "cite"], tmp_path: Path) -> None:
    def faults(resolution: Resolution) -> list[tuple[str, str, tuple[int, ...]]]:
        return [
            (one.path, finding.code, finding.numbers)
            for one in resolution.documents
            for finding in one.findings
            if finding.code in ("CL101", "CL102")
        ]

    first = run(FIXTURES)
    write_outputs(first, tmp_path, annotate=mode)
    copies = [Input(str(tmp_path / "annotated" / one.name), one.name) for one in FIXTURES]
    assert faults(run(copies)) == faults(first) != []


# One document prints its numbers in one way. Where two are mixed, taking one of them away with `--annotate cite` leaves
# a document that shows another style than before.
STYLES = (
    [
        *("[1]", "[2, 3]", "[1-3]", "[1]–[3]", "[1], [2]", "[2; 31]", "[31]", "[3, 18-19 б.]", "[1, с. 5; 2, с. 7]"),
        *("[5, Theorem 3.1]", "[12,\n13]", r"\[1\]", r"\[2, 31\]", "[[1]](#b)", "[1](#ref-1)", "[1]{@a; ?}", "[31]{?}"),
        *('<a id="cite-1"></a>[[1](#ref-1)]{@a}', "`[1]`", "[1](http://x.y)", "$[1]$"),
    ],
    ["(1)", "(2, 3)", "(2; 9)", "(3, с. 7)", "(1–3)"],
    ["/1/", "/3, 5 б./", "/2; 9/"],
    ["¹", "²⁻⁴", "³,⁵"],
    ["^1,2^", "^1^", "<sup>3</sup>"],
)
WORDS = st.sampled_from(
    [
        *("сөз", "слово", "word", "Бұл", "И", "=", "\\", "!", "*курсив*", "[", "]", "{", "}", "&amp;", "@a", "ə"),
        *("[^1]", "[@hopkirk1990great]", "[@nobody, 5]", "[текст](http://x.y)", "`a`", "$x$"),
    ]
)
WORKS = (
    "Hopkirk P. The Great Game. – London: John Murray, 1990. – 562 p.",
    "Масанов Н. Э. *Кочевая* цивилизация казахов. – Алматы: Социнвест, 1995. – 320 с.",
    "Құнанбайұлы А. Қара сөз. – Алматы: Өнер, 2006. – 136 б. [↩](#cite-1)",
    'Nye J. S. <span id="ref-4">Soft Power</span>. New York:\nPublicAffairs, 2004. https://doi.org/10.1000/a_b_(c)',
    "Кушкумбаев С. К. [Центральная Азия](http://x.kz) на путях интеграции. – Алматы, 2002.",
)
LABELS = ("{}. ", "{}) ", "({}) ", "{}.", "- ", "", "1. ", '{}. <a id="ref-{}"></a>')
HEADINGS = st.sampled_from(["Әдебиеттер", "# Литература", "References", "С П И С О К  Л И Т Е Р А Т У Р Ы", ""])
GAPS = st.sampled_from(["\n", "\n\n", " "])


@st.composite
def lists(draw: st.DrawFn, labels: Sequence[str]) -> str:
    label, gap = draw(st.sampled_from(labels)), draw(GAPS)
    works = draw(st.lists(st.sampled_from(WORKS), min_size=1, max_size=6))
    return draw(HEADINGS) + "\n\n" + gap.join(label.format(n, n) + work for n, work in enumerate(works, 1))


MARKUP = st.sampled_from(["# Тарау", "УДК 94", "> сөз", "- сөз", "| a | b |\n|-|-|\n| a | b |", "---"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    style = draw(st.sampled_from(STYLES))
    markers = st.sampled_from(style)
    printed = lists((*LABELS, "[{}] ", r"\[{}\] ") if style is STYLES[0] else LABELS)
    sentences = st.lists(st.one_of(WORDS, markers), min_size=1, max_size=8).map(" ".join)
    return "\n\n".join(draw(st.lists(st.one_of(sentences, sentences, printed, MARKUP), min_size=1, max_size=6)))


WRITTEN = st.sampled_from(
    [("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff"), ("cp1251", "")]
)


@given(
    text=texts(),
    written=WRITTEN,
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    suffix=st.sampled_from([".txt", ".md"]),
)
# The same documents in every run: one example is a dozen runs of the whole way.
@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_document(text: str, written: tuple[str, str], newline: str, suffix: str) -> None:
    encoding, bom = written
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"any{suffix}")
        path.write_bytes((bom + text.replace("\n", newline)).encode(encoding, "replace"))
        assert_restored([Input(str(path), path.name)], resolve, Path(folder, "out"))

"""The situations of tests/situations/*.md: whole documents, and everything that must be found in them.

How a page is written is told in `pages.py`. The fence `~~~ found` says what `citelink resolve` finds in the documents;
the fences `~~~ link` and `~~~ cite` show the lines that annotating changes.

Each case also holds that the annotated copies, in both forms, keep their encoding, lead back to the input byte for
byte, and do not change when they are annotated again.

`CITELINK_ACCEPT=1 pytest tests/test_situations.py` writes what is found now into the pages; read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from pages import LANGUAGES, Case, accept, lay, read_cases
from restoring import annotate_all, assert_restored

from citelink.citations.citation import ReferenceList
from citelink.documents.decoding import TextSource
from citelink.documents.splicing import apply
from citelink.findings import Finding
from citelink.results import Link, Resolution, ResolvedDocument

HERE = Path(__file__).parent / "situations"
CASES = read_cases(HERE)


def describe(resolution: Resolution) -> str:
    """Everything that was found, one fact per line."""
    lines: list[str] = []
    for one in resolution.documents:
        if len(resolution.documents) > 1:
            lines.append(f"{one.path}:")
        lines += _describe(one)
    lines += [f"of the set: {_say_finding(finding)}" for finding in resolution.findings]
    return "".join(f"{line}\n" for line in lines)


def _describe(one: ResolvedDocument) -> Iterator[str]:
    if one.document is None:
        yield f"not read: {one.failure}"
        return
    source = one.document.source
    assert isinstance(source, TextSource)
    if source.encoding != "utf-8" or source.bom:
        yield f"written in {source.encoding}{' with a BOM' if source.bom else ''}"
    for resolved in one.markers:
        marker = resolved.marker
        items = ", ".join(_say_link(link) for link in resolved.links)
        style = "" if marker.style == "bracket" else f" ({marker.style})"
        yield f"{' '.join(marker.text.split())}{style} in {marker.scope}: {items}"
    for found in one.printed_lists:
        yield from _say_list(found.list)
    uncited = [finding.span for finding in one.findings if finding.code == "CL102"]
    if uncited:
        names = [parsed.reference.id for parsed in one.printed_references if parsed.reference.span in uncited]
        yield f"uncited: {', '.join(names)}"
    for finding in one.findings:
        if finding.code != "CL102":
            yield _say_finding(finding)


def _say_link(link: Link) -> str:
    item = link.item
    said = str(item.number) if item.key is None else f"@{item.key}"
    if item.locator is not None:
        said += f" ({item.locator.label or 'other'} {item.locator.value})"
    leads = link.reference.reference.id if link.reference else "a library" if link.key else "nothing"
    return f"{said} -> {leads}"


def _say_list(found: ReferenceList) -> Iterator[str]:
    heading = f"under “{' '.join(found.heading.text.split())}”" if found.heading else "without a heading"
    numbers = [reference.number for reference in found.references if reference.number is not None]
    rows: list[list[int]] = []
    for number in numbers:
        if rows and number == rows[-1][-1] + 1:
            rows[-1][1:] = [number]
        else:
            rows.append([number])
    said = ", ".join("–".join(map(str, row)) for row in rows)
    kind = said if found.numbered else f"{said}, unnumbered"
    again = "" if found.paired_with is None else f", again list {found.paired_with}"
    yield f"list {found.scope} {heading}: {kind}{again}"
    first, last = found.references[0], found.references[-1]
    for reference in (first, last) if last is not first else (first,):
        pair = f" = {reference.paired_with}" if reference.paired_with else ""
        yield f"  {reference.id}{pair}: {reference.text}"


def _say_finding(finding: Finding) -> str:
    numbers = f" {', '.join(map(str, finding.numbers))}" if finding.numbers else ""
    return f"{finding.code} {finding.name}{numbers}"


def changed_lines(one: ResolvedDocument) -> str:
    """The lines of the annotated copy that the document does not hold."""
    assert one.document is not None
    changes = one.written.changes if one.written else ()
    held = set(one.document.text.splitlines())
    return "".join(f"{line}\n" for line in apply(one.document.text, changes).splitlines() if line not in held)


def answer(case: Case, folder: Path) -> dict[str, str]:
    resolution = lay(case, folder).run()
    said = {"found": describe(resolution)}
    modes: tuple[Literal["link", "cite"], ...] = ("link", "cite")
    for mode in modes:
        if mode in case.answers:
            said[mode] = "".join(changed_lines(one) for one in annotate_all(resolution, mode).documents)
    return said


@pytest.mark.parametrize("case", CASES, ids=str)
def test_situation(case: Case, tmp_path: Path) -> None:
    said = answer(case, tmp_path)
    if os.environ.get("CITELINK_ACCEPT"):
        accept(case, said)
        return
    assert said["found"] == case.answers["found"]
    assert said == case.answers


@pytest.mark.parametrize("case", CASES, ids=str)
def test_situation_is_restored(case: Case, tmp_path: Path) -> None:
    laid = lay(case, tmp_path)
    assert_restored(laid.inputs, laid.run, tmp_path / "out")


@pytest.mark.parametrize("page", sorted(HERE.glob("*.md")), ids=lambda page: page.stem)
def test_at_least_six_cases_in_three_languages(page: Path) -> None:
    cases = [case for case in CASES if case.page == page]
    assert len(cases) >= 6
    for language in LANGUAGES:
        assert any(language in case.languages for case in cases), f"no case in {language}"

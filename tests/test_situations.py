"""The situations of tests/situations/*.md: whole documents, and everything that must be found in them.

A heading `## ... (kk, ru)` begins a case in these languages. A fence `~~~ NAME` holds a document or another file of
the case; behind the name may stand how it is written: `encoding=cp1251`, `bom`, `newlines=crlf` or `newlines=cr`. The
fence `~~~ found` says what `citelink resolve` finds in the documents (behind it stand options: `--bib`, `--references`,
`--share-list`; the files they name are no documents). The fences `~~~ link` and `~~~ cite` show the lines that
annotating changes.

Each case also holds that the annotated copies, in both forms, keep their encoding, lead back to the input byte for
byte, and do not change when they are annotated again.

`CITELINK_ACCEPT=1 pytest tests/test_situations.py` writes what is found now into the pages; read the difference.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from restoring import assert_restored

from citelink.bibliography.format import has_library_name
from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_library
from citelink.citations.citation import Marker, ReferenceList
from citelink.documents.inputs import Input
from citelink.documents.splicing import apply
from citelink.outputs import annotate_all
from citelink.pipeline import resolve
from citelink.results import Finding, Link, Resolution, ResolvedDocument

HERE = Path(__file__).parent / "situations"
CASE = re.compile(r"^## (.+ \((?:kk|ru|en|, )+\))$", re.MULTILINE)
FENCE = re.compile(r"^~~~ ?(.+)\n((?:(?!~~~).*\n)*)~~~$", re.MULTILINE)
ANSWERS = ("found", "link", "cite")
NEWLINES = {"crlf": "\r\n", "cr": "\r"}


@dataclass(frozen=True)
class Case:
    """One case of a page: its files as bytes, the options, and the answers that the page gives."""

    page: Path
    title: str
    files: dict[str, bytes]
    options: dict[str, str]
    answers: dict[str, str]


def read_cases() -> Iterator[Case]:
    for page in sorted(HERE.glob("*.md")):
        _, *parts = CASE.split(page.read_text(encoding="utf-8"))
        for title, body in zip(parts[::2], parts[1::2], strict=True):
            files, options, answers = {}, {}, {}
            for info, held in FENCE.findall(body):
                name, *words = info.split()
                if name in ANSWERS:
                    answers[name] = held
                    options |= dict(zip(words[::2], words[1::2], strict=True))
                else:
                    files[name] = write(held, words)
            yield Case(page, title, files, options, answers)


def write(text: str, words: list[str]) -> bytes:
    """The bytes of a file that is written as `words` say."""
    said = dict(word.partition("=")[::2] for word in words)
    text = text.replace("\n", NEWLINES.get(said.get("newlines", ""), "\n"))
    return (("\ufeff" if "bom" in said else "") + text).encode(said.get("encoding", "utf-8"))


@dataclass(frozen=True)
class Laid:
    """A case laid out in a folder, ready to be resolved."""

    inputs: tuple[Input, ...]
    libraries: tuple[Library, ...]
    references: Path | Library | None
    share_list: str | None

    def run(self, inputs: Sequence[Input] | None = None) -> Resolution:
        """What is found in the documents of the case, or in `inputs`."""
        chosen = self.inputs if inputs is None else inputs
        return resolve(chosen, self.libraries, references=self.references, share_list=self.share_list)


def lay(case: Case, folder: Path) -> Laid:
    for name, data in case.files.items():
        (folder / name).write_bytes(data)
    given = {name: folder / said for name, said in case.options.items() if name != "--share-list"}
    documents = [folder / name for name in case.files if folder / name not in given.values()]
    references: Path | Library | None = given.get("--references")
    if references is not None and has_library_name(references.name):
        references = read_library(references)
    return Laid(
        inputs=tuple(Input(str(path), path.name) for path in documents),
        libraries=(read_library(given["--bib"]),) if "--bib" in given else (),
        references=references,
        share_list=case.options.get("--share-list"),
    )


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
    origin = one.document.origin
    if origin.encoding != "utf-8" or origin.bom:
        yield f"written in {origin.encoding}{' with a BOM' if origin.bom else ''}"
    links: dict[Marker, list[Link]] = {}
    for link in one.links:
        links.setdefault(link.marker, []).append(link)
    for marker in one.citations.markers:
        items = ", ".join(_say_link(link) for link in links[marker])
        style = "" if marker.style == "bracket" else f" ({marker.style})"
        yield f"{' '.join(marker.text.split())}{style} in {marker.scope}: {items}"
    for found in one.citations.reference_lists:
        yield from _say_list(found)
    uncited = [finding.span for finding in one.findings if finding.code == "CL102"]
    if uncited:
        names = [parsed.reference.id for parsed in one.references if parsed.reference.span in uncited]
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
    held = set(one.document.text.splitlines())
    return "".join(f"{line}\n" for line in apply(one.document, one.splices).splitlines() if line not in held)


def answer(case: Case, folder: Path) -> dict[str, str]:
    resolution = lay(case, folder).run()
    said = {"found": describe(resolution)}
    modes: tuple[Literal["link", "cite"], ...] = ("link", "cite")
    for mode in modes:
        if mode in case.answers:
            said[mode] = "".join(changed_lines(one) for one in annotate_all(resolution, mode).documents)
    return said


CASES = list(read_cases())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.page.stem}: {case.title}" for case in CASES])
def test_situation(case: Case, tmp_path: Path) -> None:
    said = answer(case, tmp_path)
    if os.environ.get("CITELINK_ACCEPT"):
        accept(case, said)
        return
    assert said["found"] == case.answers["found"]
    assert said == case.answers


def accept(case: Case, said: dict[str, str]) -> None:
    """Write what was found into the page."""
    text = case.page.read_text(encoding="utf-8")
    start = text.index(f"## {case.title}\n")
    following = CASE.search(text, start + 1)
    end = following.start() if following else len(text)

    def renew(fence: re.Match[str]) -> str:
        name = fence[1].split()[0]
        return f"~~~ {fence[1]}\n{said[name]}~~~" if name in said else fence[0]

    case.page.write_text(text[:start] + FENCE.sub(renew, text[start:end]) + text[end:], encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=[f"{case.page.stem}: {case.title}" for case in CASES])
def test_situation_is_restored(case: Case, tmp_path: Path) -> None:
    laid = lay(case, tmp_path)
    assert_restored(laid.inputs, laid.run, tmp_path / "out")


@pytest.mark.parametrize("page", sorted(HERE.glob("*.md")), ids=lambda page: page.stem)
def test_at_least_six_cases_in_three_languages(page: Path) -> None:
    titles = [case.title for case in CASES if case.page == page]
    assert len(titles) >= 6
    assert len(set(titles)) == len(titles)
    for language in ("kk", "ru", "en"):
        assert any(re.search(rf"\(.*\b{language}\b.*\)$", title) for title in titles), f"no case in {language}"

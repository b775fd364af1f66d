"""What a run makes of sets: faults, borrowed libraries, places as the user named them."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink import run
from citelink.bibliography.reading import read_text
from citelink.checks.wording import say
from citelink.documents.inputs import find_inputs
from citelink.documents.reading import read_document
from citelink.run import Run, resolve
from citelink.writers.findings import text as text_writer
from citelink.writers.voice import Voice

LISTED = """As shown [1], [2].

References
1. Hopkirk P. The Great Game. London, 1990.
2. Nye J. Soft Power. New York, 2004.
"""


def write(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return [str(folder / f"{name}.txt") for name in files]


def test_a_fault_of_ours_in_one_document_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(document):  # type: ignore[no-untyped-def]
        if document.path == "bad.txt":
            raise IndexError("pop from empty list")
        return original(document)

    original = run.find_citations
    monkeypatch.setattr(run, "find_citations", find)
    bad, good = resolve(find_inputs(write(tmp_path, bad=LISTED, good=LISTED)).files).documents
    (finding,) = bad.findings
    assert (finding.code, bad.document) == ("CL901", None)
    assert say(finding).endswith("please report it (IndexError: pop from empty list)")
    assert len(list(good.links)) == 2


def test_what_is_wrong_with_a_library_given_as_list_is_said(tmp_path: Path) -> None:
    library = read_text("@book{a, title={A}}\n@book{b, title={B}, year={2001}\n", "list.bib")
    resolution = resolve(find_inputs(write(tmp_path, chapter="As shown [1].\n")).files, (), Run(references=library))
    assert [finding.code for finding in resolution.findings] == ["CL304"]
    assert next(text_writer.render(resolution, Voice())).startswith("list.bib:2: warning CL304 ")


def test_findings_stand_where_the_user_can_open_them(tmp_path: Path) -> None:
    (path,) = write(tmp_path, chapter="As shown [1].\n")
    printed = "".join(text_writer.render(resolve(find_inputs([path]).files), Voice(brief=True)))
    assert printed == f"{path}: error CL107 No reference list was found for 1 marker citing 1 number.\n"


def test_the_list_to_share_is_named_as_the_input_was(tmp_path: Path) -> None:
    chapter, listed = write(tmp_path, chapter="As shown [2].\n", listed=LISTED)
    for name in (listed, "listed.txt", ""):
        resolution = resolve(find_inputs([chapter, listed]).files, (), Run(share_list=name))
        assert resolution.documents[0].shared_from == "listed.txt"


def test_the_copies_of_an_earlier_run_are_no_inputs(tmp_path: Path) -> None:
    write(tmp_path, chapter=LISTED)
    out = tmp_path / "old"
    (out / "annotated").mkdir(parents=True)
    (out / "annotated" / "chapter.txt").write_text(LISTED, "utf-8")
    for name in ("merged.bib", "resolution.json"):
        (out / name).write_text("", "utf-8")
    assert [one.name for one in find_inputs([str(tmp_path)]).files] == ["chapter.txt"]


def test_a_document_is_read_in_the_name_it_was_given(tmp_path: Path) -> None:
    (path,) = write(tmp_path, chapter=LISTED)
    assert read_document(path, name="x/chapter.txt").path == "x/chapter.txt"


def test_a_text_of_nothing_but_markers_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MOST_CITATIONS", 100)
    (document,) = resolve(find_inputs(write(tmp_path, markers="[1-50] " * 3)).files).documents
    assert [finding.code for finding in document.findings] == ["CL902"]


def test_a_library_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "mine.bib").write_text("@book{a, title={A [1]}}", "utf-8")
    (document,) = resolve(find_inputs([str(tmp_path / "mine.bib")]).files).documents
    assert [finding.code for finding in document.findings] == ["CL901"]
    assert "give it with --bib" in say(document.findings[0])

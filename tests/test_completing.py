"""The whole way with sources: merged.bib completed, origins visible, nothing of the user's changed, no connection."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from citelink.cli import main
from citelink.sources.services.crossref import _SELECT as SELECT
from tests.report_facts import facts_of

MARSH = "Marsh P. Salt marshes and their birds // Coastal Ecology. – 2009. – Vol. 12, No. 3. – P. 41-57."
ICE = "Ветлугин С. К. Речные льды Прикамья // Гидрология суши. – 2011. – Т. 5, № 2. – С. 14-29. – DOI: 10.1000/ice"
PAPER = f"Birds [1], ice [2].\n\nReferences\n\n1. {MARSH}\n2. {ICE}\n"
LIBRARY = """@article{mine,
  author = {Marsh, Peter},
  title = {Salt marshes and their birds},
  journal = {Coastal Ecology},
  year = {2009}
}
"""


def record(doi: str, title: str, family: str, journal: str, year: int, volume: str, page: str) -> dict[str, object]:
    return {
        "DOI": doi, "type": "journal-article", "title": [title], "author": [{"family": family, "given": "P."}],
        "container-title": [journal], "issued": {"date-parts": [[year]]}, "volume": volume, "page": page,
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paper, a library, and a recording; and no socket can be opened."""
    marsh = record("10.1000/marsh", "Salt marshes & their birds", "Marsh", "Coastal Ecology", 2009, "12", "41-57")
    ice = record("10.1000/ice", "Речные льды Прикамья", "Ветлугин", "Гидрология суши", 2011, "5", "14-29")
    request = f"/works?query.bibliographic={MARSH}&rows=5&select={SELECT}"
    answers = [
        {"source": "crossref", "request": request, "status": 200, "body": {"message": {"items": [marsh]}}},
        {"source": "crossref", "request": "doi:10.1000/ice", "status": 200, "body": ice},
    ]
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in answers)
    (tmp_path / "answers.jsonl").write_text(lines, "utf-8")
    (tmp_path / "paper.txt").write_text(PAPER, "utf-8")
    (tmp_path / "mine.bib").write_text(LIBRARY, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def closed(*said: object, **more: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    return tmp_path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        main(list(arguments))
    return int(done.value.code or 0)


def test_the_merged_library_is_completed(folder: Path) -> None:
    assert (
        run("resolve", "paper.txt", "--bib", "mine.bib", "--source", "crossref", "--replay", "answers.jsonl", "-q") == 0
    )
    merged = (folder / "citelink-out" / "merged.bib").read_text("utf-8")
    assert LIBRARY.removesuffix("\n}\n") in merged
    assert "  year = {2009},\n  volume = {12},\n  pages = {41--57},\n" in merged
    assert "x-citelink-completed = {volume: crossref, pages: crossref, doi: crossref}" in merged
    assert "Ветлугин" in merged
    assert "x-citelink-origin = {crossref}" in merged
    facts = facts_of((folder / "citelink-out" / "report.html").read_text("utf-8"))
    assert "volume: crossref, pages: crossref, doi: crossref" in {work.get("completed") for work in facts["works"]}
    assert facts["verdicts"] == [["ok", 2]]
    resolution = json.loads((folder / "citelink-out" / "resolution.json").read_text("utf-8"))
    assert resolution["summary"]["verdicts"] == {"ok": 2}
    assert resolution["summary"]["matched"] == 1
    first, second = resolution["documents"][0]["reference_lists"][0]["references"]
    assert (first["lookup"]["verdict"], first["lookup"]["found"]["source"]) == ("ok", "crossref")
    assert second["match"]["source"] == "crossref"


BARE = "Marsh P. // Coastal Ecology. – 2009. – Vol. 12, No. 3. – P. 41-57."
SPARSE = (
    "@misc{sparse,\n  author = {Marsh, Peter},\n  title = {Salt marshes and their birds},\n  doi = {10.1000/MARSH}\n}\n"
)


def answered(folder: Path, text: str, title: str, journal: str = "Coastal Ecology") -> None:
    """A recording in which a search for `text` finds a record with this title."""
    item = record("10.1000/marsh", title, "Marsh", journal, 2009, "12", "41-57")
    request = f"/works?query.bibliographic={text}&rows=5&select={SELECT}"
    one = {"source": "crossref", "request": request, "status": 200, "body": {"message": {"items": [item]}}}
    (folder / "bare.jsonl").write_text(json.dumps(one, ensure_ascii=False) + "\n", "utf-8")


def test_what_a_source_has_found_may_be_in_the_library(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reference prints no title and the entry has nothing but one: only the source's record leads to it."""
    (folder / "bare.txt").write_text(f"Birds [1].\n\nReferences\n\n1. {BARE}\n", "utf-8")
    (folder / "line.txt").write_text(f"{BARE}\n", "utf-8")
    (folder / "sparse.bib").write_text(SPARSE, "utf-8")
    answered(folder, BARE, "Salt marshes & their birds")
    assert run("match", "line.txt", "--bib", "sparse.bib", "--format", "jsonl") == 0
    assert json.loads(capsys.readouterr().out)["status"] == "unmatched"
    asking = ["--bib", "sparse.bib", "--source", "crossref", "--replay", "bare.jsonl"]
    assert run("match", "line.txt", *asking, "--format", "jsonl") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["status"], said["key"], said["source"], said["verdict"]) == ("matched", "sparse", "sparse.bib", "ok")
    assert said["reason"] == "it is the work that crossref has found"
    assert run("resolve", "bare.txt", *asking, "-q") == 0
    merged = (folder / "citelink-out" / "merged.bib").read_text("utf-8")
    assert merged.count("@") - merged.count("@comment") == 1
    assert "x-citelink-completed = {" in merged
    assert "volume: crossref" in merged
    assert "@sparse" in (folder / "citelink-out" / "annotated" / "bare.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "library",
    [
        SPARSE.replace("Salt marshes and their birds", "Salt marshes and their birds. Part II").replace(
            "MARSH", "marsh2"
        ),
        SPARSE.replace("10.1000/MARSH", "").replace("Marsh, Peter", "Marsh, Peter").replace("their birds", "their mud"),
        "",
    ],
)
def test_what_a_source_has_found_is_another_work_than_the_librarys(
    folder: Path, library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "line.txt").write_text(f"{BARE}\n", "utf-8")
    (folder / "sparse.bib").write_text(library, "utf-8")
    answered(folder, BARE, "Salt marshes & their birds")
    asking = ["--bib", "sparse.bib", "--source", "crossref", "--replay", "bare.jsonl"]
    assert run("match", "line.txt", *asking, "--format", "jsonl") == 0
    assert json.loads(capsys.readouterr().out)["key"] == "10.1000/marsh"


def test_offline_says_what_it_could_not_look_up(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "paper.txt", "--source", "crossref", "--offline", "--select", "CL2") == 3
    assert "CL205 crossref could not be asked about 2 references" in capsys.readouterr().out


def test_match_prints_verdicts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lines.txt").write_text(
        f"{MARSH}\n{ICE}\nHolm J. Geese // Coastal Ecology. – 2010. – Vol. 13. – P. 5-9.\n", "utf-8"
    )
    arguments = ["match", "lines.txt", "--source", "crossref", "--replay", "answers.jsonl"]
    assert run(*arguments, "--format", "jsonl") == 3
    output = capsys.readouterr()
    lines = [json.loads(line) for line in output.out.splitlines()]
    assert [(one["status"], one["key"], one["source"], one["verdict"]) for one in lines] == [
        ("matched", "10.1000/marsh", "crossref", "ok"),
        ("matched", "10.1000/ice", "crossref", "ok"),
        ("unmatched", None, None, "not-looked-up"),
    ]
    reason = "it is not in the recording, and no connection is made"
    assert output.err == f"citelink: crossref could not be asked about 1 reference: {reason}\n"
    assert run(*arguments, "--format", "csv") == 3
    assert capsys.readouterr().out.splitlines()[0] == "raw,status,key,source,score,reason,verdict"
    assert run(*arguments) == 3
    assert "ok (crossref)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--source", "nowhere"], "--source: nowhere is none; `citelink list sources` prints them all"),
        (["--source", "corssref"], "--source: corssref is none; did you mean crossref?"),
        (["--replay", "answers.jsonl"], "--record and --replay are about sources; name them with --source"),
        (["--source", "crossref", "--contact", "ann"], "'--contact' needs an e-mail address, not 'ann'"),
        (["--source", "crossref", "--max-time", "soon"], "'--max-time' needs a number from 1 to 1000000, not 'soon'"),
        (["--source", "crossref", "--replay", "none.jsonl"], "--replay: none.jsonl cannot be read"),
    ],
)
def test_a_slip_is_told(folder: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "paper.txt", *arguments) == 2
    assert said in capsys.readouterr().err


def test_a_configuration_says_where_sources_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from citelink.settings import gather_settings

    (folder / ".citelink.toml").write_text(
        'source = ["crossref", "doi.org"]\ncontact = "ann@example.org"\n[sources]\nbase = "http://127.0.0.1:1"\n'
        'crossref.url = "http://127.0.0.1:2/x"\n',
        "utf-8",
    )
    settings = gather_settings({})
    assert settings.source == ("crossref", "doi-org")
    assert dict(settings.sources) == {"base": "http://127.0.0.1:1", "crossref.url": "http://127.0.0.1:2/x"}
    (folder / ".citelink.toml").write_text('[sources]\ncrossref = "x"\n', "utf-8")
    assert run("check", "paper.txt") == 2
    assert "[sources] holds base, and NAME.url, NAME.key and NAME.file of single sources" in capsys.readouterr().err


def test_without_sources_nothing_of_them_is_imported(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(PAPER, "utf-8")
    code = """
import sys
from citelink.cli import main
try:
    main(["check", "paper.txt", "--fail-on", "never"])
except SystemExit:
    pass
unwanted = ("requests", "urllib3", "sqlite3", "citelink.sources", "citelink.consulting")
print([name for name in sys.modules if name.startswith(unwanted)])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=tmp_path, check=True)
    assert done.stdout.splitlines()[-1] == "[]"

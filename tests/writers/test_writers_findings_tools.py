"""The findings for tools that show them beside a file: each stands where the marker is, counted as that tool counts."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from citelink.bibliography.library import Library
from citelink.cli import main
from citelink.findings import Finding
from citelink.fingerprints import fingerprints
from citelink.results import Resolution, ResolvedDocument, Silenced
from citelink.writers.findings import github, sarif
from citelink.writers.voice import Voice

RU = """Введение

Шалаш 𝔸 [8] ставили «весной» [7]; шатёр [1] летом.

Список литературы

1. Титов Р. Т. Шатры. – Курск: Чернозём, 1970. – 60 с.
"""
KK = """# Кіріспе

Шатыр [7] көктемде, күрке [1] жазда. <!-- citelink: ignore CL101 -->

Жертөле [9] қыста, [9] күзде керек.

## Әдебиеттер тізімі

1. Лесбеков Ү. Күрке. – Семей: Абай, 1988. – 46 б.
"""
EN = """A hut [7] was built: 100 % of them, [1].

References

1. Nye, R. (2004). Dugouts. Derby: Coal Press.
"""
MARKS = {"бом.txt": ["[8]", "[7]"], "гл ава/kk.md": ["[9]", "[9]"], "en.txt": ["[7]"]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three documents: with a byte order mark, CRLF and letters beyond the BMP; with silence; in a folder with a
    space in its name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    Path("бом.txt").write_bytes(RU.replace("\n", "\r\n").encode("utf-8-sig"))
    Path("гл ава").mkdir()
    Path("гл ава/kk.md").write_text(KK, "utf-8")
    Path("en.txt").write_text(EN, "utf-8")
    return tmp_path


@pytest.fixture
def printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """What `citelink check . --format FORM` prints."""

    def check(form: str, *more: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["check", ".", "--select", "CL101", "--format", form, *more])
        assert ended.value.code == (0 if "never" in more else 1)
        return capsys.readouterr().out

    return check


def text_of(path: str) -> str:
    return Path(path).read_bytes().decode("utf-8-sig")


def line_of(path: str, line: int) -> str:
    return re.split(r"\r\n|\n|\r", text_of(path))[line - 1]


def found_in(found: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    marks: dict[str, list[str]] = {}
    for path, words in found:
        marks.setdefault(path, []).append(words)
    return marks


def test_regions_of_sarif_hold_the_marker(printed: Any) -> None:
    (run,) = json.loads(printed("sarif"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    by_offset, by_column, silenced = [], [], []
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        path, region = unquote(place["artifactLocation"]["uri"]), place["region"]
        assert (
            run["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"] == place["artifactLocation"]["uri"]
        )
        words = text_of(path)[region["charOffset"] :][: region["charLength"]]
        if "suppressions" in result:
            silenced.append((path, words, result["suppressions"]))
            continue
        by_offset.append((path, words))
        line = line_of(path, region["startLine"])
        by_column.append((path, line[region["startColumn"] - 1 : region["endColumn"] - 1]))
        assert region["startLine"] == region["endLine"]
    assert found_in(iter(by_offset)) == found_in(iter(by_column)) == MARKS
    assert silenced == [("гл ава/kk.md", "[7]", [{"kind": "inSource"}])]


def test_rules_of_sarif_are_those_of_its_results(printed: Any) -> None:
    (run,) = json.loads(printed("sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CL101"]
    assert {result["ruleIndex"] for result in run["results"]} == {0}
    assert rules[0]["help"]["markdown"].startswith("# CL101 dangling-marker\n\n")
    assert not any("primaryLocationLineHash" in result["partialFingerprints"] for result in run["results"])


def test_a_baseline_marks_what_it_knows(printed: Any) -> None:
    printed("text", "--baseline", "known.json", "--write-baseline", "--fail-on", "never")
    Path("en.txt").write_text(EN.replace("of them", "of them [3]"), "utf-8")
    (run,) = json.loads(printed("sarif", "--baseline", "known.json"))["runs"]
    kinds = [one["kind"] for result in run["results"] for one in result.get("suppressions", [{"kind": "new"}])]
    assert kinds == ["new", "inSource", *["external"] * 5]


def test_at_most_five_thousand_results_stand_in_a_run() -> None:
    light = Finding("CL109", "out-of-order", "info", {"early": (1,)}, document="a.txt")
    grave = Finding("CL107", "missing-list", "error", {"markers": 2, "cited": 2}, document="a.txt")
    resolved = ResolvedDocument("a.txt", None, findings=(*[light] * 5000, grave))
    resolution = Resolution((resolved,), Library("", {}), silenced=(Silenced(light, "comment"),))
    (run,) = json.loads("".join(sarif.render(resolution, Voice())))["runs"]
    assert len(run["results"]) == 5000
    assert run["results"][0]["ruleId"] == "CL107"
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "A run holds 5,000 findings; left off, of the lightest: 1."


def test_fingerprints_differ_and_stay(printed: Any) -> None:
    before = json.loads(printed("gitlab"))
    marks = [one["fingerprint"] for one in before]
    assert len({*marks}) == len(marks) == 5
    path = Path("гл ава/kk.md")
    path.write_text(KK.replace("# Кіріспе\n", "# Кіріспе\n\nЖаңа сөйлем.\n"), "utf-8")
    after = json.loads(printed("gitlab"))
    assert [one["fingerprint"] for one in after] == marks
    lines = [[one["location"]["lines"]["begin"] for one in said] for said in (before, after)]
    assert lines[0] != lines[1]


def test_gitlab_takes_paths_without_a_dot(printed: Any) -> None:
    assert {one["location"]["path"] for one in json.loads(printed("gitlab"))} == {*MARKS}


def test_bytes_of_errorformat_lead_to_the_marker(printed: Any) -> None:
    found = []
    for line in printed("errorformat").splitlines():
        path, at, column, severity, _ = line.split(":", 4)
        assert severity == " error"
        rest = line_of(path, int(at)).encode()[int(column) - 1 :].decode()
        found.append((path, rest[: rest.index("]") + 1]))
    assert found_in(iter(found)) == MARKS


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
def test_vim_stands_on_the_marker(printed: Any) -> None:
    Path("found.txt").write_text(printed("errorformat"), "utf-8")
    script = [
        *(r"set encoding=utf-8 errorformat=%f:%l:%c:\ %t%*[^:]:\ %m", "cfile found.txt", "let said = []"),
        *("for at in range(1, len(getqflist()))", "execute 'cc' at"),
        *(
            "call add(said, strpart(getline('.'), col('.') - 1, 3))",
            "endfor",
            "call writefile(said, 'said.txt')",
            "qa!",
        ),
    ]
    Path("script.vim").write_text("\n".join(script), "utf-8")
    subprocess.run(["vim", "-Nu", "NONE", "-es", "-S", "script.vim"], check=False, timeout=60)
    assert Path("said.txt").read_text("utf-8").split() == ["[7]", "[8]", "[7]", "[9]", "[9]"]


def test_commands_of_github_unescape(printed: Any) -> None:
    *commands, last = printed("github").splitlines()
    found = []
    for command in commands:
        said = re.fullmatch(r"::error (?P<properties>[^:]*(?:%3A[^:]*)*)::(?P<message>.*)", command)
        assert said is not None
        fields = dict(pair.split("=", 1) for pair in said["properties"].split(","))
        path = unquote(fields["file"])
        line = line_of(path, int(fields["line"]))
        found.append((path, line[int(fields["col"]) - 1 : int(fields["endColumn"]) - 1]))
    assert found_in(iter(found)) == MARKS
    assert last == "3 documents: 5 errors"


@pytest.mark.parametrize(
    ("text", "signs", "escaped"),
    [
        ("100 %: a, b", "", "100 %25: a, b"),
        ("100 %: a, b", ":,", "100 %25%3A a%2C b"),
        ("one\r\ntwo", "", "one%0D%0Atwo"),
        ("a\x1b[31m", "", "a�[31m"),
    ],
)
def test_values_of_commands_are_escaped(text: str, signs: str, escaped: str) -> None:
    assert github._escape(text, signs) == escaped


def test_the_step_gets_its_summary(printed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    printed("github")
    said = Path("summary.md").read_text("utf-8")
    assert said.startswith("**citelink**: 3 documents, 5 errors\n")
    assert r"| en\.txt | 1 | 0 | 0 |" in said


def test_junit_fails_for_errors_only(printed: Any) -> None:
    root = ElementTree.fromstring(printed("junit", "--select", "CL102").encode())
    suites = {suite.get("name"): suite for suite in root}
    assert {*suites} == {*MARKS}
    assert root.get("failures") == "5"
    for name, suite in suites.items():
        assert [case.get("line") is not None for case in suite] == [True] * len(MARKS[str(name)])
        assert len(suite.findall("testcase/failure")) == len(MARKS[str(name)])


def test_a_document_without_findings_is_a_case_that_passed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "en.txt", "--select", "CL103", "--format", "junit"])
    (suite,) = ElementTree.fromstring(capsys.readouterr().out.encode())
    assert suite.attrib == {"name": "en.txt", "tests": "1", "failures": "0", "errors": "0"}
    assert [child.tag for case in suite for child in case] == []


def test_lines_and_tables_are_read_back(printed: Any) -> None:
    lines = [json.loads(line) for line in printed("jsonl").splitlines()]
    rows = list(csv.DictReader(io.StringIO(printed("csv"))))
    places = [(one["path"], one["line"], one["column"], one["message"]) for one in lines]
    assert places == [(row["path"], int(row["line"]), int(row["column"]), row["message"]) for row in rows]
    ends = (
        (one["path"], line_of(one["path"], one["line"])[one["column"] - 1 : one["end_column"] - 1]) for one in lines
    )
    assert found_in(ends) == MARKS


def test_findings_alike_have_fingerprints_of_their_own(tmp_path: Path) -> None:
    finding = Finding("CL107", "missing-list", "error", {"markers": 2, "cited": 2}, document="a.txt")
    other = Finding("CL107", "missing-list", "error", {"markers": 2, "cited": 2}, document="a.txt")
    resolution = Resolution((ResolvedDocument("a.txt", None, findings=(finding, other)),), Library("", {}))
    assert len({*fingerprints(resolution, tmp_path).values()}) == 2

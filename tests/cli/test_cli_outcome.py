"""Exit codes, chosen findings, colours and notes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click
import pytest

from citelink.bibliography.library import Library
from citelink.cli import main
from citelink.cli.outcome import exit_code
from citelink.cli.terminal import choose_voice, say, show_progress
from citelink.documents.document import Document
from citelink.documents.places import LinePlaces
from citelink.findings import Finding, Severity
from citelink.results import Resolution, ResolvedDocument
from citelink.text.repaired import RepairedText
from citelink.writers.findings.text import render
from citelink.writers.voice import Voice

ROOT = Path(__file__).parents[2]


def finding(code: str, severity: Severity) -> Finding:
    return Finding(code, "a-name", severity, {"marker": "[1]", "missing": (1,)}, document="a.txt")


def resolution(*findings: Finding, read: bool = True, others: int = 0) -> Resolution:
    document = Document("a.txt", "text", "x", RepairedText.identity("x"), (), None, LinePlaces((0,)))
    one = ResolvedDocument("a.txt", document if read else None, findings=findings)
    good = ResolvedDocument("b.txt", document)
    return Resolution((one, *[good] * others), Library("", {}))


ERROR, WARNING, INFO = finding("CL101", "error"), finding("CL102", "warning"), finding("CL104", "info")
COULD_NOT_LOOK = finding("CL205", "info")
UNREAD = finding("CL901", "error")


@pytest.mark.parametrize(
    ("found", "fail_on", "code"),
    [
        (resolution(), "info", 0),
        (resolution(ERROR), "error", 1),
        (resolution(WARNING, INFO), "error", 0),
        (resolution(WARNING), "warning", 1),
        (resolution(INFO), "warning", 0),
        (resolution(INFO), "info", 1),
        (resolution(ERROR, WARNING, INFO), "never", 0),
        (resolution(COULD_NOT_LOOK), "error", 3),
        (resolution(COULD_NOT_LOOK), "never", 3),
        (resolution(ERROR, COULD_NOT_LOOK), "error", 1),
        (resolution(ERROR, COULD_NOT_LOOK), "never", 3),
        (resolution(UNREAD, read=False), "never", 2),
        (resolution(UNREAD, read=False), "error", 2),
        (resolution(UNREAD, read=False, others=1), "error", 1),
        (resolution(UNREAD, read=False, others=1), "never", 0),
    ],
)
def test_exit_codes(found: Resolution, fail_on: str, code: int) -> None:
    assert exit_code(found, fail_on) == code


def test_a_check_that_failed_itself_is_a_broken_run() -> None:
    assert exit_code(replace(resolution(ERROR), faults=("CL101 failed on a.txt",)), "error") == 2


@pytest.mark.parametrize(
    ("color", "environment", "colored"),
    [
        ("auto", {}, False),
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "0"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, False),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colors(color: str, environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in "".join(render(resolution(ERROR), choose_voice(color)))) is colored


def test_words_of_a_document_do_not_steer_the_terminal() -> None:
    said = {"marker": "\x1b]0;owned\x07\r\n\u202e\u2028a", "missing": (1,)}
    hostile = Finding("CL101", "x", "error", said, document="a\x1b.txt")
    shown = "".join(render(resolution(hostile), Voice()))
    assert not {"\x1b", "\x07", "\r", "\u202e", "\u2028"} & set(shown)
    assert len(shown.splitlines()) == 2


def test_pieces_are_printed_some_hundreds_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(click, "echo", lambda text, **how: said.append(text))
    say(["line\n"] * 1000, Voice())
    assert [text.count("\n") for text in said] == [256, 256, 256, 232]
    said.clear()
    say(["x" * 200_000, "y", "z"], Voice())
    assert [len(text) for text in said] == [200_000, 2]


def test_no_progress_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress(5, quiet=False) as progress:
        assert progress is None
    assert capsys.readouterr() == ("", "")


def citelink(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "citelink", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment)


def test_utf8_whatever_the_locale() -> None:
    environment = {"PATH": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = citelink("explain", "құжат", environment=environment)
    assert "No rule is called 'құжат'" in done.stderr
    assert done.returncode == 2


def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"{sys.executable} -m citelink list checks | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("0\n", "")


HEAVY = ("rapidfuzz", "jinja2", "pybtex", "markdown_it", "chardet", "pylatexenc", "citelink.run")


def test_the_version_imports_nothing_heavy() -> None:
    code = "import sys; from citelink.cli import main\ntry:\n main(['--version'])\nexcept SystemExit:\n"
    code += f" print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from citelink.cli import main
    from citelink.cli.commands import explain

    def interrupt(*arguments: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(explain.command, "callback", interrupt)
    with pytest.raises(SystemExit) as caught:
        main(["explain", "CL101"])
    assert caught.value.code == 130
    assert capsys.readouterr().err.strip() == "citelink: interrupted"


def test_a_file_that_cannot_be_written_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from citelink.cli import main
    from citelink.cli.commands import explain

    def refuse(*arguments: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied", "out/merged.bib")

    monkeypatch.setattr(explain.command, "callback", refuse)
    with pytest.raises(SystemExit) as caught:
        main(["explain", "CL101"])
    assert caught.value.code == 2
    assert capsys.readouterr().err.strip() == "citelink: out/merged.bib: Permission denied"


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    text = "It was shown [1].\n\nReferences\n1. Smith J. A book. London: X, 1999.\n2. Doe J. Another. Paris: Y, 2001.\n"
    with open(os.path.join(os.fsencode(tmp_path), b"bad-\xff.txt"), "w", encoding="utf-8") as file:
        file.write(text)
    done = citelink("resolve", str(tmp_path), "--no-bib", "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "bad-\\xff.txt  en" in done.stdout
    assert (tmp_path / "out" / "annotated" / "bad-\\xff.txt").is_file()


def test_a_second_run_writes_the_same_bytes(tmp_path: Path) -> None:
    def run() -> dict[str, bytes]:
        example = Path("tests", "commands", "example")
        arguments = (
            f"{example}/chapters/kk.txt",
            f"{example}/article.md",
            "--bib",
            f"{example}/bib",
            "-o",
            str(tmp_path),
        )
        assert citelink("resolve", *arguments).returncode == 0
        return {path.as_posix(): path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}

    first = run()
    assert len(first) == 7
    assert run() == first


def test_no_input_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path
    text = "Text [1] and [2].\n\nReferences\n\n1. Nye J. Power. 2004. 5 p.\n2. Ann B. Peace. 2005. 7 p.\n"
    copy, library, listed = out / "annotated" / "a.txt", out / "merged.bib", out / "report.html"
    copy.parent.mkdir()
    for path in (copy, listed):
        path.write_text(text, encoding="utf-8")
    library.write_text("@book{nye, title={Power}}", encoding="utf-8")
    other = tmp_path / "b.txt"
    other.write_text(text, encoding="utf-8")
    for read in ([str(copy)], [str(other), "--bib", str(library)], [str(other), "--references", str(listed)]):
        with pytest.raises(SystemExit) as left:
            main(["resolve", *read, "-o", str(out)])
        assert left.value.code == 2
        assert "would be overwritten by the results; name another folder with -o" in capsys.readouterr().err
    assert sorted(path.name for path in out.iterdir()) == ["annotated", "b.txt", "merged.bib", "report.html"]
    assert copy.read_text(encoding="utf-8") == listed.read_text(encoding="utf-8") == text


def test_a_name_steers_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "inspect", "resolve"):
        with pytest.raises(SystemExit) as left:
            main([command, str(tmp_path / "a\x1b]0;x\x07\nb.txt"), "--no-bib"])
        assert left.value.code == 2
        said = capsys.readouterr()
        assert "a�]0;x��b.txt" in said.out + said.err
        assert not set("\x1b\x07") & set(said.out + said.err)

"""The examples of tests/commands/*.md: what a user types, what is printed, how it ends.

A fenced block that begins with `$ citelink ...` is an example. Below the command stand what it prints (standard output,
then standard error, each line of which is shown with `! ` in front) and, unless it is 0, the exit code as `=> exit N`.
A command may be cut by ` | head -N`, take its input from `< FILE`, and have variables set for it (`NAME=value citelink
...`). `$ cat FILE` shows a file, `$ ls FOLDER` the files below a folder, `$ cd FOLDER` goes there. A line `...` stands
for any lines. The examples of one page run one after the other in a fresh copy of tests/commands/example; those
of README.md in a folder with fixtures/ and bib/.

`CITELINK_ACCEPT=1 pytest tests/test_commands.py` writes what is printed now into the pages; read the difference before
committing it.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from citelink.cli import main

HERE = Path(__file__).parent / "commands"
ROOT = Path(__file__).parent.parent
PAGES = sorted(HERE.glob("*.md"))
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is printed when `command` is typed, in the form of the pages."""
    command, _, cut = command.partition(" | head -")
    command, _, given = command.partition(" < ")
    words = shlex.split(command)
    variables = []
    while "=" in words[0]:
        variables.append(words.pop(0).split("=", 1))
    program, *arguments = words
    if program == "cd":
        monkeypatch.chdir(arguments[0])
        return ""
    if program == "cat":
        return _first_lines(Path(arguments[0]).read_text(encoding="utf-8"), cut)
    if program == "ls":
        files = (path.as_posix() for path in sorted(Path(arguments[0]).rglob("*")) if path.is_file())
        return "".join(f"{name}\n" for name in files)
    assert program == "citelink", f"examples run citelink, not {program}"
    with monkeypatch.context() as patch:
        for name, value in variables:
            patch.setenv(name, value)
        out, err, code = _call(arguments, Path(given).read_bytes() if given else b"", patch)
    shown = _first_lines(out, cut) + "".join(f"! {line}".rstrip() + "\n" for line in err.splitlines())
    return shown + (f"=> exit {code}\n" if code else "")


def _first_lines(text: str, count: str) -> str:
    return "".join(text.splitlines(keepends=True)[: int(count)]) if count else text


def _call(arguments: list[str], given: bytes, patch: pytest.MonkeyPatch) -> tuple[str, str, object]:
    streams = [io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (given, b"", b"")]
    for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
        patch.setattr(sys, name, stream)
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    for stream in streams[1:]:
        stream.flush()
    out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])  # type: ignore[attr-defined]
    return out, err, caught.value.code


def examples(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block and what stands below each."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def fits(expected: str, printed: str) -> bool:
    """Whether `printed` is what is expected; a line `...` stands for any lines."""
    pattern = re.escape(expected).replace(re.escape("...\n"), "(?:.*\n)*?")
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_examples(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HERE / "example", tmp_path / "example")
    monkeypatch.chdir(tmp_path / "example")
    _check(page, monkeypatch)


def test_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("fixtures", "bib"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    _check(ROOT / "README.md", monkeypatch)


def test_the_readme_in_python(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / "README.md").read_text("utf-8")
    for block in re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        exec(block, {})
    printed = capsys.readouterr().out
    assert "thesis/chapter1.md [1, 18-19 б.] hopkirk1990great\n" in printed
    assert printed.endswith("Ғасырлар тоғысында 1996\n")


def _check(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the examples of `page` in the working folder; fail where one shows something else, or accept it."""
    monkeypatch.setenv("COLUMNS", "80")
    for variable in [name for name in os.environ if name.startswith("CITELINK_") or name.endswith("_COLOR")]:
        if variable != "CITELINK_ACCEPT":
            monkeypatch.delenv(variable)
    text = page.read_text(encoding="utf-8")
    wrong: list[str] = []

    def redo(block: re.Match[str]) -> str:
        done = []
        for command, expected in examples(block[1]):
            printed = run(command, monkeypatch)
            if not fits(expected, printed):
                lines = unified_diff(expected.splitlines(), printed.splitlines(), "shown", "printed", lineterm="")
                wrong.append("\n".join((f"$ {command}", *lines)))
                expected = printed
            done.append(f"$ {command}\n{expected}")
        return f"```console\n{''.join(done)}```"

    redone = BLOCK.sub(redo, text)
    if os.environ.get("CITELINK_ACCEPT"):
        page.write_text(redone, encoding="utf-8")
    elif wrong:
        pytest.fail(f"{page.name} shows something else than is printed now:\n\n" + "\n".join(wrong), pytrace=False)


def test_every_command_has_an_example() -> None:
    from citelink.cli.group import COMMANDS

    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for name in COMMANDS.names:
        assert f"$ citelink {name} " in shown, name

"""Inputs that are none, named outright beside a good document: each gets one sentence, the good one is done."""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

import pytest

from citelink.cli import main

GOOD = """Қара сөздер [1] мен ақ жол [2, 5 б.] туралы; үшіншісі жоқ [3].

Пайдаланылған әдебиеттер

1. Құнанбайұлы А. Қара сөз. – Алматы: Өнер, 2006. – 136 б.
2. Байтұрсынұлы А. Ақ жол. – Алматы: Жалын, 1991. – 464 б.
"""
RANDOM = random.Random(5)
BINARY = b"\x7fELF\x02\x01\x01\x00" + bytes(RANDOM.randrange(256) for _ in range(3000))
# A byte lost here and there.
BROKEN = bytes(byte for at, byte in enumerate((GOOD * 20).encode()) if at % 50)

INPUTS = {
    "empty.txt": (b"", "CL901", "the file is empty"),
    "blank.md": (b" \n\r\n\t\n", "CL901", "the file is empty"),
    "program.txt": (BINARY, "CL901", "this is binary data, not text: it holds NUL bytes"),
    "program.md": (BINARY, "CL901", "this is binary data, not text: it holds NUL bytes"),
    "broken.txt": (BROKEN, "CL901", "this is broken UTF-8: the byte 0x"),
    "noise.txt": (bytes(range(0x80, 0x100)) * 40, "CL901", "the encoding cannot be told"),
    "cut.txt": (b"\xff\xfe" + GOOD.encode("utf-16-le")[:-1], "CL901", "this is no valid UTF-16-LE: the bytes at "),
    "large.txt": (GOOD.encode() * 2000, "CL902", "above the limit of 0.4 MB"),
    "loop.txt": (None, "CL901", "a symbolic link that leads back to itself"),
    "dangling.txt": (None, "CL901", "no such file"),
    "missing.txt": (None, "CL901", "no such file"),
}


def lay(folder: Path) -> list[str]:
    """The paths of all inputs, the good document in the middle."""
    for name, (data, _, _) in INPUTS.items():
        if data is not None:
            (folder / name).write_bytes(data)
    (folder / "loop.txt").symlink_to("loop2.txt")
    (folder / "loop2.txt").symlink_to("loop.txt")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "brackets.txt").write_text("[" * 200_000, encoding="utf-8")
    (folder / "brackets.md").write_text("[" * 200_000, encoding="utf-8")
    names = [*list(INPUTS)[:5], "good.txt", "brackets.txt", "brackets.md", *list(INPUTS)[5:]]
    return [str(folder / name) for name in names]


def call(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--no-bib", "--max-size", "400KB"])
    return left.value.code


def test_resolve_names_each_and_does_the_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths, out = lay(tmp_path), tmp_path / "out"
    assert call("resolve", *paths, "-o", str(out)) == 0
    summary = capsys.readouterr().out
    said = json.loads((out / "resolution.json").read_text(encoding="utf-8"))
    found = {one["path"]: one for one in said["documents"]}
    assert len(found) == len(paths)
    for name, (_, code, sentence) in INPUTS.items():
        one = found[name]
        assert (one["format"], one["markers"], one["reference_lists"], one["annotations"]) == (None, [], [], [])
        (finding,) = one["findings"]
        assert finding["code"] == code
        assert sentence in finding["message"]
        assert "\n" not in finding["message"]
        assert name in summary
        assert not (out / "annotated" / name).exists()
    good = found["good.txt"]
    assert [item["reference"] for marker in good["markers"] for item in marker["items"]] == ["r1", "r2", None]
    assert [finding["code"] for finding in good["findings"]] == ["CL101"]
    assert (out / "annotated" / "good.txt").read_text(encoding="utf-8").count("{@") == 2
    for name in ("brackets.txt", "brackets.md"):
        assert (found[name]["markers"], found[name]["findings"]) == ([], [])
        assert (out / "annotated" / name).read_bytes() == (tmp_path / name).read_bytes()


def test_check_prints_one_line_for_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", *lay(tmp_path)) == 1
    lines = capsys.readouterr().out.splitlines()
    for name, (_, code, sentence) in INPUTS.items():
        (line,) = [line for line in lines if line.startswith(f"{tmp_path / name}:")]
        assert f"error {code} " in line
        assert sentence in line
        assert line.count(name) == 1


def test_nothing_but_unreadable_inputs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(tmp_path)
    out = tmp_path / "out"
    assert call("resolve", str(tmp_path / "empty.txt"), str(tmp_path / "loop.txt"), "-o", str(out)) == 2
    assert not out.exists()
    errors = capsys.readouterr().err.splitlines()
    assert [sum(name in line for line in errors) for name in ("empty.txt", "loop.txt")] == [1, 1]


@pytest.mark.skipif(sys.platform == "win32", reason="links to folders need rights there")
def test_a_folder_that_holds_itself(tmp_path: Path) -> None:
    folder = tmp_path / "chapters"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "again").symlink_to(folder, target_is_directory=True)
    out = tmp_path / "out"
    assert call("resolve", str(folder), "-o", str(out)) == 0
    said = json.loads((out / "resolution.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in said["documents"]] == ["good.txt"]


def test_two_hundred_megabytes_in_one_line(tmp_path: Path) -> None:
    """Refused by its size, without being read: the file is a hole that costs nothing."""
    large = tmp_path / "line.txt"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    with pytest.raises(SystemExit) as left:
        main(["resolve", str(large), str(tmp_path / "good.txt"), "--no-bib", "-o", str(out)])
    assert left.value.code == 0
    first, second = json.loads((out / "resolution.json").read_text(encoding="utf-8"))["documents"]
    assert [finding["code"] for finding in first["findings"]] == ["CL902"]
    assert "200 MB, above the limit of 50 MB" in first["findings"][0]["message"]
    assert len(second["markers"]) == 3
    assert os.path.getsize(large) == 200_000_000

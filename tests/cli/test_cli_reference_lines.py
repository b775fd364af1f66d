"""Files of raw references in whatever encoding, one record a line, none lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from citelink.cli import main

LINES = ("Иванов И. И. Труды о степи. – М. : Наука, 2001. – 320 с.", "Ким Ю. О. Города степи. – Алматы, 1999. – 12 с.")


def run(*arguments: str) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return int(left.value.code or 0)


@pytest.fixture
def raws(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[bytes], list[str]]:
    """What `parse` takes for the lines of a file with these bytes."""

    def read(data: bytes) -> list[str]:
        path = tmp_path / "list.txt"
        path.write_bytes(data)
        assert run("parse", str(path), "--format", "jsonl", "--quiet") == 0
        return [json.loads(line)["raw"] for line in capsys.readouterr().out.split("\n") if line]

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings(encoding: str, end: str, raws: Callable[[bytes], list[str]]) -> None:
    assert raws((end.join(LINES) + end).encode(encoding)) == list(LINES)


def test_a_bad_line_among_good_ones_is_kept(raws: Callable[[bytes], list[str]]) -> None:
    data = "\n".join((*LINES, "")).encode() + b"\xff\xfe broken \x80\n"
    found = raws(data)
    assert found[:2] == list(LINES)
    assert "broken" in found[2]


def test_bytes_that_are_no_text_give_a_record_a_line(raws: Callable[[bytes], list[str]]) -> None:
    assert len(raws(b"\x00\xff\x81\x9d\n" * 5)) == 5


def test_a_long_list_is_read_to_its_end(raws: Callable[[bytes], list[str]]) -> None:
    many = [f"{LINES[0]} {number}" for number in range(1500)]
    assert raws("\n".join(many).encode()) == many
    assert raws("\n".join(many).encode("cp1251")) == many


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "ris"])
def test_a_line_without_a_field_is_kept(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.txt"
    path.write_text("... 12 ...\n", "utf-8")
    assert run("parse", str(path), "--format", form, "--quiet") == 0
    assert "... 12 ..." in capsys.readouterr().out


def test_a_language_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.txt"
    path.write_text(LINES[0], "utf-8")
    assert run("parse", str(path), "--language", "klingon") == 2
    assert "'klingon' is no BCP 47 code" in capsys.readouterr().err

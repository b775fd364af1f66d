"""`--debug` and CITELINK_DEBUG: tracebacks of what is else told in one sentence."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from citelink.cli import main
from citelink.documents.formats import text as text_format

SENTENCE = "a fault of citelink itself, please report it"


@pytest.fixture(autouse=True)
def _quiet_again() -> Iterator[None]:
    logger = logging.getLogger("citelink")
    before = logger.level, list(logger.handlers)
    yield
    logger.level, logger.handlers = before


def call(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return left.value.code


def break_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **more: object) -> None:
        raise RuntimeError("a broken format")

    monkeypatch.setattr(text_format, "read", broken)


@pytest.mark.parametrize(
    ("options", "variable", "shown"),
    [((), None, False), (("--debug",), None, True), ((), "1", True), ((), "0", False)],
)
def test_a_swallowed_fault_shows_its_traceback(
    options: tuple[str, ...], variable: str | None, shown: bool, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "a.txt").write_text("Текст [1].", encoding="utf-8")
    break_reading(monkeypatch)
    if variable is not None:
        monkeypatch.setenv("CITELINK_DEBUG", variable)
    call(*options, "check", str(tmp_path / "a.txt"), "--no-bib")
    out, err = capsys.readouterr()
    assert SENTENCE in out
    assert ("Traceback (most recent call last)" in err) is shown
    assert ("RuntimeError: a broken format" in err) is shown


@pytest.mark.parametrize("debug", [False, True])
def test_a_refusal_shows_where_it_comes_from(debug: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*["--debug"] * debug, "check", "a.txt", "--max-size", "much") == 2
    err = capsys.readouterr().err
    assert err.splitlines()[-1].startswith("citelink: command line: '--max-size'")
    assert ("Traceback (most recent call last)" in err) is debug
    assert ("SettingsError" in err) is debug

"""What a bibliography lists, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography import Entry, Library
from citelink.cli import main
from citelink.documents.inputs import Input
from citelink.listing import entries_of, list_works, print_in_order
from citelink.run import resolve
from citelink.styles import Choices, Line, Run, open_style

ONE = """Ветры [2] и реки [1].

## Литература

1. Орлов П. И. Реки степи. – Омск : Заря, 1999. – 120 с.
2. Юрьев А. А. Ветры. – М. : Наука, 1990. – 200 с.
3. Белый А. К. Степные дороги. – М. : Наука, 1985. – 210 с.
"""
TWO = """Дороги [2], реки [1].

## Литература

1. Орлов П. И. Реки степи. – Омск : Заря, 1999. – 120 с.
2. Зимин О. П. Дороги // Вода и жизнь. – 2001. – № 4. – С. 5–9.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("one.md").write_text(ONE, "utf-8")
    Path("two.md").write_text(TWO, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("order", "families"),
    [("cited", ["Юрьев", "Орлов", "Зимин", "Белый"]), ("as-is", ["Орлов", "Юрьев", "Белый", "Зимин"])],
)
def test_works_of_a_set_stand_once(order: str, families: list[str], folder: Path) -> None:
    resolution = resolve([Input("one.md", "one.md"), Input("two.md", "two.md")])
    works = list_works(resolution, order)  # type: ignore[arg-type]
    assert [entry.authors[0].family for entry in works] == families


def test_entries_of_a_library_stand_as_they_are_and_those_of_several_once() -> None:
    entry = Entry(key="a", type="book", title="Реки степи и их берега")
    one = Library("one.bib", {"a": entry, "b": Entry(key="b", type="book", title="Реки степи и их берега")})
    assert [found.key for found in entries_of([one])] == ["a", "b"]
    assert [found.key for found in entries_of([one, Library("two.bib", {"c": entry})])] == ["a"]
    assert entries_of([]) == ()


@dataclass
class Counting:
    """A style that prints the number of a line before it."""

    name: str = "counting"
    numeric: bool = True
    remarks: tuple[str, ...] = ()

    def lines(self, entries: Sequence[Entry], choices: Choices, /) -> Iterator[Line]:
        for number, entry in enumerate(entries, start=1):
            yield Line(entry.key, (Run(entry.title),), label=f"[{number}]")


def test_a_style_that_counts_counts_in_the_order_asked_for() -> None:
    entries = [Entry(key=title, title=title) for title in ("Я", "Ә", "B", "А")]
    lines = print_in_order(entries, Counting(), Choices(), "alphabetical")
    assert [f"{line.label} {line.text}" for line in lines] == ["[1] А", "[2] Ә", "[3] Я", "[4] B"]


@given(st.lists(st.text("АБЯӘабя ab", min_size=1, max_size=4), max_size=8))
def test_alphabetical_order_is_stable_and_changes_nothing_twice(titles: list[str]) -> None:
    style = open_style("gost-7.0.5-2008")
    entries = [Entry(key=str(at), type="book", language="ru", title=title) for at, title in enumerate(titles)]
    once = print_in_order(entries, style, Choices(), "alphabetical")
    again = print_in_order([entries[int(line.key)] for line in once], style, Choices(), "alphabetical")
    assert again == once
    assert sorted(line.key for line in once) == sorted(entry.key for entry in entries)
    for first, second in pairwise(once):
        assert first.text != second.text or int(first.key) < int(second.key)


def call(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return left.value.code


def test_own_lists_are_written_again_and_those_of_others_are_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("list.md", "list.html", "list.tex"):
        assert call("bibliography", "one.md", "-o", name) == 0
        before = Path(name).read_bytes()
        assert call("bibliography", "one.md", "-o", name) == 0
        assert Path(name).read_bytes() == before
        assert call("bibliography", "two.md", "-o", name) == 0
        Path(name).write_bytes(Path(name).read_bytes() + b"\n")
        assert call("bibliography", "one.md", "-o", name) == 2
        assert "is not written over" in capsys.readouterr().err
    assert call("bibliography", "one.md", "-o", "one.md", "--force") == 2
    assert "one.md: is read by this command" in capsys.readouterr().err
    assert Path("one.md").read_text("utf-8") == ONE


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.txt", b"1. "), ("a.md", b"<!-- x-citelink "), ("a.html", b"<!DOCTYPE html>"), ("a.tex", b"% x-citelink "),
     ("a.docx", b"PK\x03\x04"), ("a.jsonl", b'{"id"')],
)  # fmt: skip
def test_the_name_of_a_file_tells_its_format(name: str, beginning: bytes, folder: Path) -> None:
    assert call("bibliography", "one.md", "-o", name, "-q") == 0
    assert Path(name).read_bytes().startswith(beginning)


@pytest.mark.parametrize("style", ["gost-7.0.5-2008", "gost-7.1-2003", "gost-7.0.100-2018"])
@pytest.mark.parametrize("form", ["text", "markdown", "html", "latex", "docx", "jsonl"])
def test_an_entry_that_nobody_wrote_is_printed(style: str, form: str, folder: Path) -> None:
    people = " and ".join(f"Орлов, А{number}" for number in range(3000))
    signs = "Степь : [ - = " * 8000
    Path("long.bib").write_text(
        f"@book{{a, title={{{signs}}}, author={{{people}}}, year=1999, pages={{{'1-' * 50000}}}, "
        f"edition={{{'a ' * 50000}}}, volume={{{'9' * 100000}}}, langid={{russian}}}}",
        "utf-8",
    )
    assert call("bibliography", "long.bib", "--style", style, "--format", form, "-o", "out", "-q") == 0
    assert Path("out").stat().st_size > 3000

"""An operation and its inverse give the bytes: markers go back to how they were typed in the state kept beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.renumbering.documents import FORMS, references, text
from tests.renumbering.test_renumbering_files import call
from tests.renumbering.test_renumbering_named import CHAPTER_HEADINGS, as_heading
from tests.renumbering.trials import change_text

# Ranges beside numbers, ends in brackets of their own, a word before the last, numbers that do not ascend, spaces.
BODY = (
    "Первые труды [1], затем [2], [3], [4], [5], [6].\n\n"
    "Писали [2-4], писали [3]–[5], [1–3; 5] и [6, 2] с [ 2 ;4 ].\n\n"
    "Потом [1, 2, 3], [4, 5 и 6], [2, с. 7; 3, с. 9] и [5-6]."
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("wish", "back"), [("--swap 3:6", "--swap 6:3"), ("--move 6:2", "--move 2:6")])
def test_there_and_back(form: str, wish: str, back: str, tmp_path: Path) -> None:
    suffix, build = FORMS[form]
    path = tmp_path / f"thesis.{suffix}"
    data = build(BODY, references(6))
    path.write_bytes(data)
    for one in (wish, back):
        assert call(path, *one.split(), "--in-place") == 0
    assert path.read_bytes() == data


@pytest.mark.parametrize("form", ["text", "docx"])
def test_there_and_back_in_other_files(form: str, tmp_path: Path) -> None:
    suffix, build = FORMS[form]
    first, second, third = (tmp_path / f"{name}.{suffix}" for name in ("one", "two", "three"))
    first.write_bytes(build(BODY, references(6)))
    assert call(first, "--swap", "3:6", "-o", second) == 0
    assert call(second, "--swap", "3:6", "-o", third) == 0
    assert third.read_bytes() == first.read_bytes()
    assert (tmp_path / f"three.{suffix}.bak").read_bytes() == second.read_bytes()


def _change(path: Path, *wishes: str) -> None:
    for wish in wishes:
        assert call(path, *wish.split(), "--in-place") == 0, wish


@pytest.mark.parametrize(
    "wishes",
    [
        ("--order alphabetical", "--order cited"),
        ("--move 6:2", "--swap 1:3", "--swap 3:1", "--move 2:6"),
        ("--swap 3:6", "--move 1:4", "--order cited"),
        ("--swap 2:5", "--move 1:4 --move 4:3 --move 3:1 --swap 2:5", "--order cited"),
    ],
)
def test_several_steps_and_back(wishes: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    path.write_bytes(text(BODY, references(6)))
    before = path.read_bytes()
    _change(path, *wishes)
    assert path.read_bytes() == before


def test_an_inserted_reference_that_is_deleted_again(tmp_path: Path) -> None:
    """Not even the state with the newcomer is what the document goes back to: a list without it is."""
    path = tmp_path / "thesis.txt"
    data = text(BODY, references(6))
    third = references(6)[2]
    said = data.decode().replace(
        f"3. {third}", f"7. Newcomer N. A forgotten work. – London : Press, 1999. – 77 p.\n3. {third}"
    )
    path.write_text(said, encoding="utf-8")
    _change(path, "--order as-is", "--delete 3")
    assert path.read_bytes() == data


def test_what_was_typed_meanwhile_stays(tmp_path: Path) -> None:
    """The state that is kept is another document then; markers go back as far as what they print tells."""
    path = tmp_path / "thesis.txt"
    path.write_bytes(text(BODY, references(6)))
    _change(path, "--swap 3:6")
    path.write_text(path.read_text(encoding="utf-8").replace("Писали", "Не писали"), encoding="utf-8")
    _change(path, "--swap 3:6")
    after = path.read_text(encoding="utf-8")
    assert "Не писали" in after
    assert "[2, 3, 4]" in after or "[2–4]" in after or "[2-4]" in after


def test_a_backup_of_others_is_none_of_ours(tmp_path: Path) -> None:
    path, other = tmp_path / "thesis.txt", tmp_path / "thesis.txt.bak"
    path.write_bytes(text("Было [1], [2], [3].", references(3)))
    for data in (b"", b"\xff\xfe\x00", text("Было [1], [2], [3].", references(3)[::-1]), path.read_bytes()):
        other.write_bytes(data)
        assert call(path, "--move", "3:1", "-o", tmp_path / "out.txt", "--force") == 0
        assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("Было [2], [3], [1].")


def test_wished_runs_count_more_than_typed_ones(tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    path.write_bytes(text("Было [1], [2], [3] и [1-3].", references(3)))
    _change(path, "--swap 1:3")
    _change(path, "--swap 1:3 --expand")
    assert path.read_text(encoding="utf-8").startswith("Было [1], [2], [3] и [1, 2, 3].")


CHAPTERS = "{}\n\nПисали [1], [2], [3] и [1-3].\n\n{}\n\nПисали [4], [5], [6] и [4]–[6], потом [2]."


@pytest.mark.parametrize("form", CHAPTER_HEADINGS)
def test_split_and_joined(form: str, tmp_path: Path) -> None:
    suffix, build = FORMS[form]
    path = tmp_path / f"thesis.{suffix}"
    headings = [CHAPTER_HEADINGS[form].format(at) for at in (1, 2)]
    data = build(CHAPTERS.format(*headings), references(6))
    for heading in headings:
        data = change_text(data, lambda said, one=heading: said.replace(*as_heading(one)))  # type: ignore[misc]
    path.write_bytes(data)
    _change(path, "--split-by-chapter")
    assert path.read_bytes() != data
    _change(path, "--join")
    assert path.read_bytes() == data


def test_a_list_of_several_chapters(tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    path.write_bytes(text(CHAPTERS.format("Глава 1", "Глава 2"), references(6)))
    _change(path, "--split-by-chapter")
    before = path.read_bytes()
    _change(path, "--list 2 --swap 1:3", "--list 2 --swap 3:1")
    assert path.read_bytes() == before


def test_a_latex_document_of_several_files(tmp_path: Path) -> None:
    listed = "\n\n".join(f"[{at}] {said}" for at, said in enumerate(references(6), start=1))
    files = {
        "thesis.tex": "\\documentclass{article}\n\\begin{document}\n\\input{one}\n\n\\input{list}\n\\end{document}\n",
        "one.tex": BODY + "\n",
        "list.tex": f"\\section*{{Список литературы}}\n\n{listed}\n",
    }
    for name, said in files.items():
        (tmp_path / name).write_text(said, encoding="utf-8")
    _change(tmp_path / "thesis.tex", "--swap 3:6", "--move 1:5", "--move 5:1", "--swap 6:3")
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in files} == files

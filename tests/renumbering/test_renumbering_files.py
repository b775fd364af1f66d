"""What renumber leaves on the disk: the result, what it was beside it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.cli import main
from citelink.documents.archive import Archive
from tests.renumbering.documents import FORMS, odt, odt_counted, references, text

BODY = "Было [1], [2], [3] и [1, 3]."


def call(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as caught:
        main(["renumber", *map(str, arguments)])
    return int(caught.value.code or 0)


@pytest.mark.parametrize("form", FORMS)
def test_the_backup_is_the_input_and_the_input_stays(form: str, tmp_path: Path) -> None:
    suffix, build = FORMS[form]
    data = build(BODY, references(3))
    path, target = tmp_path / f"thesis.{suffix}", tmp_path / f"out.{suffix}"
    path.write_bytes(data)
    assert call(path, "--move", "3:1", "-o", target) == 0
    assert path.read_bytes() == data
    assert target.with_name(f"{target.name}.bak").read_bytes() == data
    assert target.read_bytes() != data
    assert len(list(tmp_path.iterdir())) == 3


def test_in_place_keeps_each_state(tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    states = [text(BODY, references(3))]
    path.write_bytes(states[0])
    for wish in ("3:1", "3:1", "2:1"):
        assert call(path, "--move", wish, "--in-place") == 0
        states.append(path.read_bytes())
    kept = [(tmp_path / f"thesis.txt.bak{at}").read_bytes() for at in ("", "2", "3")]
    assert kept == states[:3]


def test_a_link_to_a_document_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "thesis.txt", tmp_path / "thesis.txt"
    real.write_bytes(text(BODY, references(3)))
    real.chmod(0o640)
    link.symlink_to(real)
    assert call(link, "--move", "3:1", "--in-place") == 0
    assert link.is_symlink()
    assert real.read_bytes().decode().startswith("Было [2], [3], [1] и [1, 2].")
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_file_of_others_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = tmp_path / "thesis.txt", tmp_path / "out.txt"
    path.write_bytes(text(BODY, references(3)))
    target.write_text("mine", encoding="utf-8")
    assert call(path, "--move", "3:1", "-o", target) == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.txt", "thesis.txt"]
    assert "is not citelink's" in capsys.readouterr().err
    assert call(path, "--move", "3:1", "-o", target, "--force") == 0


@pytest.mark.parametrize("wish", [("--move", "9:1"), ("--order", "as-is"), ("--move", "3:1", "--dry-run")])
def test_nothing_is_written_where_nothing_is_to_be(wish: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    data = text(BODY, references(3))
    path.write_bytes(data)
    call(path, *wish, "--in-place")
    assert [one.name for one in tmp_path.iterdir()] == ["thesis.txt"]
    assert path.read_bytes() == data


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_encodings_and_line_ends_stay(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    listed = [one.replace("Ілиясов", "Ильясов").replace("Қасымов", "Касымов") for one in references(5)]
    data = text("Было [1], [2], [3], [4], [5] и [1, 3].", listed).decode().replace("\n", "\r\n").encode(encoding)
    path.write_bytes(data)
    assert call(path, "--move", "3:1", "--in-place") == 0
    assert call(path, "--move", "1:3", "--in-place") == 0
    assert path.read_bytes() == data


def test_a_latex_document_of_several_files(tmp_path: Path) -> None:
    """Each file is written with its own part, and each is kept."""
    listed = "\n\n".join(f"[{at}] {said}" for at, said in enumerate(references(3), start=1))
    main_file = (
        "\\documentclass{article}\n\\begin{document}\n\\input{one}\n\nОсталось [2].\n\n\\input{list}\n\\end{document}\n"
    )
    files = {
        "thesis.tex": main_file,
        "one.tex": "Было [1], [2] и [3], потом [1, 3].\n",
        "list.tex": f"\\section*{{Список литературы}}\n\n{listed}\n",
    }
    for name, said in files.items():
        (tmp_path / name).write_text(said, encoding="utf-8")
    assert call(tmp_path / "thesis.tex", "--swap", "1:2", "--in-place") == 0
    assert (tmp_path / "thesis.tex").read_text(encoding="utf-8") == main_file.replace("[2]", "[1]")
    assert (tmp_path / "one.tex").read_text(encoding="utf-8") == "Было [2], [1] и [3], потом [2, 3].\n"
    lines = (tmp_path / "list.tex").read_text(encoding="utf-8").splitlines()
    assert lines[2::2] == [f"[1] {references(3)[1]}", f"[2] {references(3)[0]}", f"[3] {references(3)[2]}"]
    for name, said in files.items():
        assert (tmp_path / f"{name}.bak").read_text(encoding="utf-8") == said


@pytest.mark.parametrize("build", [odt, odt_counted])
def test_opendocument_paragraphs_move_as_they_stand(build: object, tmp_path: Path) -> None:
    assert callable(build)
    path = tmp_path / "thesis.odt"
    data = build(BODY, references(3))
    path.write_bytes(data)
    assert call(path, "--move", "3:1", "--in-place") == 0
    before, after = (Archive(one, "").read("content.xml").decode() for one in (data, path.read_bytes()))
    first, second, third = map(after.index, references(3))
    assert third < first < second
    assert call(path, "--move", "1:3", "--in-place") == 0
    assert Archive(path.read_bytes(), "").read("content.xml").decode() == before

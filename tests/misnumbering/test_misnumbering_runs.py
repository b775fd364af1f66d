"""Documents whose list was changed after the text: which numbers are told, and by how much they are off."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.documents.inputs import Input
from citelink.misnumbering import Examined, examine
from citelink.results import ResolvedDocument
from citelink.run import Run, join, look
from citelink.writers.json_parts import finding_to_json

WORKS = (
    ("Ambler", "tar kilns"),
    ("Bowen", "pitch barrels"),
    ("Cotter", "hempen ropes"),
    ("Dyce", "copper nails"),
    ("Eland", "resin trade"),
    ("Fell", "salt pans"),
    ("Gant", "windmill sails"),
    ("Hurst", "patient oxen"),
    ("Iden", "evaporation ponds"),
    ("Jarrow", "manor deeds"),
)
NEW = ("Quine", "unheard bells")


def resolved(folder: Path, text: str, works: list[tuple[str, str]], *select: str) -> ResolvedDocument:
    """The document that has this text and a list of these works."""
    printed = [f"{at}. {name} A. On {what}. Hull: Quill, 1990. 90 p." for at, (name, what) in enumerate(works, start=1)]
    path = folder / "a.txt"
    path.write_text("\n".join([text, "", "References", "", *printed, ""]), encoding="utf-8")
    return join([look(Input(str(path), "a.txt"))], (), Run(match=False, select=select or ("CL101",))).documents[0]


def cite(numbers: dict[str, int], *, named: bool = True) -> str:
    """A text that speaks of each work, by its author or by its title, and cites it by a number."""
    said = [
        f"A. {name} [{numbers[name]}] wrote." if named else f"We saw {what} [{numbers[name]}]." for name, what in WORKS
    ]
    return " ".join(said)


def examined(document: ResolvedDocument) -> Examined:
    (one,) = examine(document)
    return one


OLD = {name: at for at, (name, _) in enumerate(WORKS, start=1)}


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("at", [0, 3, 7])
def test_a_reference_put_in(tmp_path: Path, at: int, named: bool) -> None:
    works = [*WORKS[:at], NEW, *WORKS[at:]]
    (run,) = examined(resolved(tmp_path, cite(OLD, named=named), works)).runs
    assert run.offset == 1
    assert run.numbers == tuple(range(at + 1, 11))
    assert run.boundary[0] <= at + 1 <= run.boundary[1]


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("at", [1, 4, 5])
def test_a_reference_taken_out(tmp_path: Path, at: int, named: bool) -> None:
    works = [*WORKS[:at], *WORKS[at + 1 :]]
    (run,) = examined(resolved(tmp_path, cite(OLD, named=named), works)).runs
    assert run.offset == -1
    assert set(range(at + 2, 11)) <= set(run.numbers) <= set(range(at + 1, 11))
    assert run.boundary[0] <= at + 2 <= run.boundary[1]


def test_two_changes(tmp_path: Path) -> None:
    works = [*WORKS[:2], NEW, *WORKS[2:6], ("Rudd", "drums"), *WORKS[6:]]
    first, second = examined(resolved(tmp_path, cite(OLD), works)).runs
    assert (first.offset, first.numbers) == (1, (3, 4, 5, 6))
    assert (second.offset, second.before, second.numbers) == (2, 1, (7, 8, 9, 10))


def test_a_reference_moved(tmp_path: Path) -> None:
    works = [*WORKS[:2], *WORKS[3:8], WORKS[2], *WORKS[8:]]
    one = examined(resolved(tmp_path, cite(OLD), works))
    (run,) = one.runs
    assert (run.offset, run.behind, run.numbers) == (-1, 0, (4, 5, 6, 7, 8))
    assert [(other.cited, other.name, other.likely) for other in one.misnamed] == [((3,), "Cotter", (8,))]


@pytest.mark.parametrize("named", [True, False])
def test_what_fits_is_left_alone(tmp_path: Path, named: bool) -> None:
    one = examined(resolved(tmp_path, cite(OLD, named=named), [*WORKS, NEW]))
    assert (one.runs, one.misnamed) == ((), ())


def test_a_text_that_says_nothing_of_its_works(tmp_path: Path) -> None:
    text = " ".join(f"It is so [{number}]." for number in range(1, 11))
    assert examined(resolved(tmp_path, text, [NEW, *WORKS])).runs == ()


def test_a_list_that_is_not_that_of_the_text(tmp_path: Path) -> None:
    mixed = {name: (7 * at) % 11 for name, at in OLD.items()}
    one = examined(resolved(tmp_path, cite(mixed), [*WORKS, NEW]))
    assert (one.runs, one.misnamed) == ((), ())


def test_lists_without_numbers_of_their_own(tmp_path: Path) -> None:
    works = [NEW, *WORKS]
    document = resolved(tmp_path, cite(OLD), works)
    repeated = document.document
    assert repeated is not None
    path = tmp_path / "a.txt"
    path.write_text(repeated.text.replace("\n5. ", "\n4. "), encoding="utf-8")
    again = join([look(Input(str(path), "a.txt"))], (), Run(match=False, select=("CL101",))).documents[0]
    assert examine(again) == ()


def test_rows_of_a_table_stand_alone(tmp_path: Path) -> None:
    rows = "\n".join(f"[{OLD[name]}] | of {what} | A. {name}" for name, what in WORKS)
    document = resolved(tmp_path, f"{cite(OLD)}\n\n{rows}", [*WORKS, NEW])
    assert [place.before for place in examined(document).cited.places[-9:]] == [""] * 9
    assert examined(document).runs == ()


def test_what_programs_are_told(tmp_path: Path) -> None:
    works = [*WORKS[:3], NEW, *WORKS[3:]]
    (found,) = resolved(tmp_path, cite(OLD), works, "CL114").findings
    said = finding_to_json(found)
    assert (said["numbers"], said["offset"], said["boundary"]) == ([4, 5, 6, 7, 8, 9, 10], 1, [4, 4])
    assert said["message"] == (
        "From [4] to [10] every number is 1 too low: 1 reference was put in between references 3 and 5. "
        "[4] Quine → [5] Dyce, [5] Dyce → [6] Eland, [6] Eland → [7] Fell, [8] Gant → [9] Hurst, "
        "[9] Hurst → [10] Iden, [10] Iden → [11] Jarrow."
    )
    wrong = {**OLD, "Dyce": 6}
    (found,) = resolved(tmp_path, cite(wrong), list(WORKS), "CL113").findings
    said = finding_to_json(found)
    assert (said["numbers"], said["likely"]) == ([6], [4])
    assert said["message"] == "Dyce is named beside [6], but reference 6 is by Fell; Dyce is [4]."

"""What citelink is not sure of is refused in one sentence, or told; nothing is ever written then."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.errors import CitelinkError
from citelink.renumbering.wishes import Wishes, read_numbers, read_pairs
from tests.documents.formats.word import field, level, numbered, numbering, paragraph, run, word
from tests.renumbering.documents import anew, latex, references, text

BODY = "Было [1], [2] и [3]."
MOVED = Wishes(moves=((3, 1),))


def refused(data: bytes | str, wishes: Wishes, folder: Path, suffix: str = "txt") -> str:
    with pytest.raises(CitelinkError) as caught:
        anew(data, wishes, folder, suffix)
    said = str(caught.value)
    assert "\n" not in said
    return said


def listing(*lines: str) -> str:
    return "\n".join([BODY, "", "Список литературы", "", *lines, ""])


@pytest.mark.parametrize(
    ("data", "wishes", "said"),
    [
        ("Просто текст [1].", MOVED, "no list of references was found"),
        (text(BODY, references(3)), Wishes(moves=((9, 1),)), "no reference has the number 9"),
        (text(BODY, references(3)), Wishes(moves=((1, 9),)), "there is no number 9 for a reference to have"),
        (text(BODY, references(3)), Wishes(deletes=(1, 2, 3)), "no reference would be left"),
        (text(BODY, references(3)), Wishes(deletes=(2,), merges=((1, 2),)), "deleted or merged twice"),
        (text(BODY, references(3)), Wishes(deletes=(1,), merges=((1, 2),)), "nothing can be merged into it"),
        (text(BODY, references(3)), Wishes(deletes=(1,), moves=((1, 2),)), "is to go, so it cannot be moved"),
        (text(BODY, references(3)), Wishes(order="cited", list=2), "there is no list 2"),
        (text(BODY, references(3)), Wishes(lists="joined"), "it has one list, so none is to be joined"),
        (text(BODY, references(3)), Wishes(lists="split"), "no headings of chapters were found"),
        (
            text("Было [1]{@a}, [2]{@b} и [3]{@c}.", references(3)),
            MOVED,
            "this is an annotated copy; renumber the document it was made of",
        ),
        (
            listing(*(f"{at}. {said}" for at, said in zip((1, 2, 2, 3), references(4), strict=True))),
            Wishes(order="as-is"),
            "2 is the number of two references and is cited, so which is meant is not sure",
        ),
        (
            listing(*(f"{at}. {said}" for at, said in zip((1, 4, 2, 3), references(4), strict=True))),
            MOVED,
            "the numbers of its list do not ascend",
        ),
        (
            listing(*(f"{at}. {said}" for at, said in zip((1, 2, 4), references(3), strict=True))).replace(
                "1991. – 201 с.", "1991. – 201 с. [3] Нур К. Труд. – Алматы, 2001. – 90 с."
            ),
            Wishes(swaps=((1, 2),)),
            "reference 3 seems to stand within reference 2",
        ),
    ],
)
def test_refused(data: bytes | str, wishes: Wishes, said: str, tmp_path: Path) -> None:
    assert said in refused(data, wishes, tmp_path)


def test_a_repeated_number_that_nobody_cites_is_no_doubt(tmp_path: Path) -> None:
    lines = [f"{at}. {said}" for at, said in zip((1, 2, 3, 3), references(4), strict=True)]
    source = "\n".join(["Было [1], [2] и [1, с. 4].", "", "Список литературы", "", *lines, ""])
    done = anew(source, Wishes(order="as-is"), tmp_path)
    assert f"4. {references(4)[3]}" in done.text


def test_word_paragraph_with_two_references(tmp_path: Path) -> None:
    listed = references(3)
    breaks = "<w:r><w:br/></w:r>"
    items = paragraph(run(f"1. {listed[0]}"), breaks, run(f"2. {listed[1]}"), breaks, run(f"3. {listed[2]}"))
    data = word(paragraph(BODY) + paragraph("Список литературы") + items)
    assert "references share a paragraph" in refused(data, MOVED, tmp_path, "docx")


def test_word_bookmark_over_several_references(tmp_path: Path) -> None:
    items = [paragraph(f"{at}. {said}") for at, said in enumerate(references(3), start=1)]
    items[0] = items[0].replace("<w:p>", '<w:p><w:bookmarkStart w:id="1" w:name="x"/>')
    items[1] = items[1].replace("</w:p>", '<w:bookmarkEnd w:id="1"/></w:p>')
    data = word(paragraph(BODY) + paragraph("Список литературы") + "".join(items))
    assert "a field, bookmark or comment spans several references" in refused(data, MOVED, tmp_path, "docx")


def test_word_section_that_ends_in_the_list(tmp_path: Path) -> None:
    items = [paragraph(f"{at}. {said}") for at, said in enumerate(references(3), start=1)]
    items[2] = items[2].replace("<w:p>", "<w:p><w:pPr><w:sectPr/></w:pPr>")
    data = word(paragraph(BODY) + paragraph("Список литературы") + "".join(items))
    assert "a section of the document ends within its list" in refused(data, MOVED, tmp_path, "docx")


def test_word_list_that_a_program_makes(tmp_path: Path) -> None:
    items = "".join(paragraph(field("ADDIN LIST", f"{at}. {said}")) for at, said in enumerate(references(3), start=1))
    data = word(paragraph(BODY) + paragraph("Список литературы") + items)
    assert "its list is made by a program (a field)" in refused(data, MOVED, tmp_path, "docx")


def test_word_numbers_of_two_kinds(tmp_path: Path) -> None:
    listed = references(3)
    items = paragraph(listed[0], look=numbered(1)) + paragraph(f"2. {listed[1]}") + paragraph(f"3. {listed[2]}")
    data = word(paragraph(BODY) + paragraph("Список литературы") + items, numbering=numbering(level(0, "%1.")))
    assert "some numbers of its list are typed and others counted" in refused(data, MOVED, tmp_path, "docx")


def test_live_citations_of_word_are_left_alone_and_told(tmp_path: Path) -> None:
    body = paragraph("Было [1], [2] и [", field("REF _Ref1 \\r \\h", "3"), "].")
    items = "".join(paragraph(said, look=numbered(1)) for said in references(3))
    data = word(body + paragraph("Список литературы") + items, numbering=numbering(level(0, "%1.")))
    done = anew(data, MOVED, tmp_path, "docx")
    assert done.text.startswith("Было [2], [3] и [3].")
    assert [one.why for one in done.planned.left] == [
        "is a live citation, which its program keeps up to date; it is left alone"
    ]


def test_citations_by_key_are_left_alone_and_told(tmp_path: Path) -> None:
    done = anew(latex("Было [1], [2], [3] и \\cite{nye2010}.", references(3)), MOVED, tmp_path, "tex")
    assert "Было [2], [3], [1] и \\cite{nye2010}." in done.text
    assert any("is a live citation" in one.why for one in done.planned.left)


def test_what_leads_nowhere_or_is_deleted_stays_and_is_told(tmp_path: Path) -> None:
    done = anew(text("Было [1], [2], [3], [1, 2], [1-3] и [17].", references(3)), Wishes(deletes=(2,)), tmp_path)
    assert done.text.startswith("Было [1], [2], [2], [1, 2], [1, 2] и [17].")
    assert [one.why for one in done.planned.left if "may be" not in one.why] == [
        "cites 2, which is deleted; it stays as typed",
        "cites 2, which is deleted; it stays as typed",
        "cites 2, which is deleted; the range is printed without it",
        "17 leads to no reference; it stays as typed",
    ]


def test_ibid_goes_nowhere_without_its_work(tmp_path: Path) -> None:
    listed = [references(4)[0], "Там же. – С. 45.", *references(4)[1:3]]
    for wishes in (
        Wishes(moves=((1, 4),)),
        Wishes(deletes=(1,)),
        Wishes(swaps=((2, 3),)),
    ):
        said = refused(text("Было [1], [2], [3] и [4].", listed), wishes, tmp_path)
        assert "reference 2 names its work by one before it" in said
    done = anew(text("Было [1], [2], [3] и [4].", listed), Wishes(swaps=((3, 4),)), tmp_path)
    assert done.text.startswith("Было [1], [2], [4] и [3].")


def test_a_reference_without_a_number_is_told(tmp_path: Path) -> None:
    items = [paragraph(f"{at}. {said}") for at, said in enumerate(references(3), start=1)]
    items.insert(2, paragraph(references(4)[3]))
    done = anew(word(paragraph(BODY) + paragraph("Список литературы") + "".join(items)), MOVED, tmp_path, "docx")
    assert [one.why.partition(";")[0] for one in done.planned.left] == [
        "stands below 2 without a number and goes with it"
    ]


def test_a_page_is_refused(tmp_path: Path) -> None:
    """A format that has no form for moved items leaves them out, and the copy is found to be another."""
    items = "".join(f"<p>{at}. {said}</p>" for at, said in enumerate(references(3), start=1))
    page = f"<html><body><p>{BODY}</p><h2>Список литературы</h2>{items}</body></html>"
    assert "so nothing is changed" in refused(page, MOVED, tmp_path, "html")


@pytest.mark.parametrize("said", ["7", "7:", "a:b", "7:3:1", "-1:2", "7 3", ""])
def test_pairs_that_are_none(said: str) -> None:
    with pytest.raises(CitelinkError, match="must be two numbers"):
        read_pairs([said], "--move")


@pytest.mark.parametrize("said", ["", "a", "7", "7,", "7,7", ",7", "7;8"])
def test_numbers_that_are_none(said: str) -> None:
    with pytest.raises(CitelinkError, match="must be numbers of references"):
        read_numbers(said, "--merge", 2)


def test_hostile_lists_are_bounded(tmp_path: Path) -> None:
    """Thousands of references, of which each is cited, and a marker of ranges without end."""
    count = 500
    body = " ".join(f"[{at}]" for at in range(1, count + 1)) + " [1-199]" * 200
    done = anew(text(body, references(count)), Wishes(moves=((count, 1),)), tmp_path)
    assert done.text.startswith("[2] [3] ")

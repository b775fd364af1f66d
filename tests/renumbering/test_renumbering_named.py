"""Markers of every kind, each with what it says after a change of the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.renumbering.setting import SetAnew
from citelink.renumbering.wishes import Wishes
from tests.documents.formats.word import box, level, numbered, numbering, paragraph, run, table, word
from tests.renumbering.documents import FORMS, anew, references, text
from tests.renumbering.trials import change_text

BODY = "Первые труды [1], затем [2] и [3], потом [4], [5], [6], [7] и [8, с. 9]."
UP, DOWN, GONE = Wishes(moves=((7, 3),)), Wishes(moves=((3, 7),)), Wishes(deletes=(5,))
SWAP, MERGED = Wishes(swaps=((2, 6),)), Wishes(merges=((3, 7),))


def said(done: SetAnew) -> str:
    """The first line of what came out, without the sentence that every body here begins with."""
    return done.text.partition("\n")[0].removeprefix(BODY).partition("§§ ")[2]


@pytest.mark.parametrize(
    ("marker", "wishes", "wanted"),
    [
        ("[5, 5]", UP, "[6, 6]"),
        ("[1, 18-19 б.]", Wishes(moves=((1, 4),)), "[4, 18-19 б.]"),
        ("[3]–[5]", UP, "[4]–[6]"),
        ("[3]–[5]", SWAP, "[3]–[5]"),
        ("[4]–[6]", SWAP, "[2], [4], [5]"),
        ("[4-6]", GONE, "[4, 5]"),
        ("[3-7]", GONE, "[3-6]"),
        ("[2–5]", SWAP, "[3–6]"),
        ("[1-3]", SWAP, "[1, 3, 6]"),
        ("[1-4; 8]", SWAP, "[1; 3; 4; 6; 8]"),
        ("works [3-5]", UP, "works [4-6]"),
        ("[5]", GONE, "[5]"),
        ("[4, 5, 6]", GONE, "[4, 5, 5]"),
        ("[5-5]", GONE, "[5-5]"),
        ("[3, 7]", MERGED, "[3]"),
        ("[3, с. 5; 7, с. 9]", MERGED, "[3, с. 5; 3, с. 9]"),
        ("[1, 3, 7]", MERGED, "[1, 3]"),
        ("[7, 3, 1]", MERGED, "[3, 1]"),
        ("[2, 6]", SWAP, "[2, 6]"),
        ("[6, 2]", SWAP, "[2, 6]"),
        ("[6; 8]", SWAP, "[2; 8]"),
        ("[6, с. 4; 8]", SWAP, "[2, с. 4; 8]"),
        ("[2, 4 и 6]", Wishes(moves=((2, 8),)), "[3, 5 и 8]"),
        ("[см. 6, т. 1, с. 27]", SWAP, "[см. 2, т. 1, с. 27]"),
        ("|6|", SWAP, "|2|"),
        ("[31]", SWAP, "[31]"),
        ("[2, 31]", SWAP, "[6, 31]"),
        ("[ 2 ; 4 ]", SWAP, "[ 4 ; 6 ]"),
    ],
)
def test_a_marker(marker: str, wishes: Wishes, wanted: str, tmp_path: Path) -> None:
    done = anew(text(f"{BODY} §§ {marker} дальше.", references(8)), wishes, tmp_path)
    assert said(done) == f"{wanted} дальше."


@pytest.mark.parametrize(
    ("runs", "marker", "wanted"),
    [
        ("compressed", "[1, 2, 3]", "[1–3]"),
        ("compressed", "[1, 2, 4]", "[1, 2, 4]"),
        ("compressed", "[1, 2, 3, 5]", "[1–3, 5]"),
        ("compressed", "[1, с. 2; 3, 4, 5]", "[1, с. 2; 3–5]"),
        ("expanded", "[2-5, 8]", "[2, 3, 4, 5, 8]"),
        ("expanded", "[3]–[5]", "[3], [4], [5]"),
        ("expanded", "[4—6]", "[4, 5, 6]"),
    ],
)
def test_runs_on_request(runs: str, marker: str, wanted: str, tmp_path: Path) -> None:
    done = anew(text(f"{BODY} §§ {marker} дальше.", references(8)), Wishes(runs=runs), tmp_path)  # type: ignore[arg-type]
    assert said(done) == f"{wanted} дальше."


def test_written_out_runs_stay_written_out(tmp_path: Path) -> None:
    done = anew(text(f"{BODY} §§ [1, 2, 3] и [5-7].", references(8)), Wishes(moves=((8, 1),)), tmp_path)
    assert said(done) == "[2, 3, 4] и [6-8]."


def test_who_prints_ranges_gets_ranges(tmp_path: Path) -> None:
    done = anew(text(f"{BODY} §§ [2, 4, 8] и [5–7].", references(8)), Wishes(swaps=((3, 8),)), tmp_path)
    assert said(done) == "[2–4] и [5–7]."


RAISED = "Труды¹ и ещё одни², затем третьи³ и четвёртые⁴, и пятые работы⁵, и шестые работы⁶ §§ {} дальше."


@pytest.mark.parametrize(
    ("marker", "wanted"), [("слово²⁻⁴", "слово³⁻⁵"), ("слово²,⁶", "слово¹,³"), ("слово¹⁻³", "слово²⁻⁴")]
)
def test_superscripts(marker: str, wanted: str, tmp_path: Path) -> None:
    done = anew(text(RAISED.format(marker), references(6)), Wishes(moves=((6, 1),)), tmp_path)
    assert done.text.partition("\n")[0].partition("§§ ")[2] == f"{wanted} дальше."


def test_slashes_and_round_brackets(tmp_path: Path) -> None:
    for signs in ("/{}/", "({})"):
        body = " ".join(f"Слово о деле {signs.format(at)} сказано." for at in range(1, 7))
        done = anew(text(body, references(6)), Wishes(swaps=((1, 6),)), tmp_path)
        assert [done.text.count(signs.format(at)) for at in range(1, 7)] == [1] * 6
        assert done.text.startswith(f"Слово о деле {signs.format(6)} ")


def test_a_number_inside_a_reference_stays(tmp_path: Path) -> None:
    listed = references(4)
    listed[1] += " См. также [3], с. 7, и вып. [4]."
    done = anew(text("Было [1], [2], [3] и [4].", listed), Wishes(swaps=((3, 4),)), tmp_path)
    assert done.text.startswith("Было [1], [2], [4] и [3].")
    assert "См. также [3], с. 7, и вып. [4]." in done.text
    assert [one.why for one in done.planned.left] == ["inside reference 2 may cite another one; it stays as typed"] * 2


def test_a_list_printed_twice_is_set_anew_twice(tmp_path: Path) -> None:
    listed = references(4)
    again = [
        one.replace("Труд номер тома", "Trud nomer toma").replace("Алматы : Наука", "Almaty : Nauka") for one in listed
    ]
    second = "\n".join(["References", "", *(f"{at}. {said}" for at, said in enumerate(again, start=1)), ""])
    source = text("Было [1], [2], [3] и [4].", listed) + b"\n" + second.encode()
    done = anew(source, Wishes(moves=((4, 1),)), tmp_path)
    assert done.text.startswith("Было [2], [3], [4] и [1].")
    assert done.text.count(f"1. {listed[3]}") == 1
    assert done.text.count(f"1. {again[3]}") == 1
    assert done.text.index(f"2. {again[0]}") > done.text.index("References")


CHAPTERS = "\n".join(
    part
    for chapter in (1, 2)
    for part in (
        f"Глава {chapter}",
        "",
        f"Во главе {chapter} сказано [1], затем [2], и потом [3] и [1-3].",
        "",
        f"Список литературы к главе {chapter}",
        "",
        *(f"{at}. {said}" for at, said in enumerate(references(6)[3 * chapter - 3 : 3 * chapter], start=1)),
        "",
    )
)


def test_lists_per_chapter(tmp_path: Path) -> None:
    done = anew(CHAPTERS, Wishes(moves=((3, 1),), list=2), tmp_path)
    assert "Во главе 1 сказано [1], затем [2], и потом [3] и [1-3]." in done.text
    assert "Во главе 2 сказано [2], затем [3], и потом [1] и [1-3]." in done.text
    assert f"к главе 2\n\n1. {references(6)[5]}" in done.text


def test_sub_headings_part_a_list(tmp_path: Path) -> None:
    """What is sorted is sorted below each sub-heading; numbers run on."""
    listed = references(6)
    lines = [f"{at}. {said}" for at, said in enumerate(listed, start=1)]
    lines[3:3] = ["", "Архивные материалы", ""]
    source = "\n".join(["Было [1], [2], [3], [4], [5] и [6].", "", "Список литературы", "", *lines, ""])
    done = anew(source, Wishes(order="alphabetical"), tmp_path)
    parts = done.text.partition("Архивные материалы")
    assert [parts[0].count(one) for one in listed] == [1, 1, 1, 0, 0, 0]
    names = [line.split()[1] for line in done.text.splitlines() if line[:1].isdigit()]
    assert names == ["Морозова", "Ілиясов", "Knuth", "Абаев", "Қасымов", "Nye"]


def test_a_typed_reference_gets_the_number_of_its_place(tmp_path: Path) -> None:
    """Who adds a reference gives it the next free number, there where it belongs, and cites it so."""
    listed = references(5)
    lines = [f"{at}. {said}" for at, said in enumerate(listed[:4], start=1)]
    lines.insert(1, f"5. {listed[4]}")
    source = "\n".join(["Было [1], [2], [3], новое [5] и [2-4].", "", "Список литературы", "", *lines, ""])
    done = anew(source, Wishes(order="as-is"), tmp_path)
    assert done.text.startswith("Было [1], [3], [4], новое [2] и [3-5].")
    assert f"2. {listed[4]}\n3. {listed[1]}" in done.text


def test_a_gap_is_closed(tmp_path: Path) -> None:
    lines = [f"{at}. {said}" for at, said in zip((1, 2, 4, 5), references(4), strict=True)]
    source = "\n".join(["Было [1], [2], [3], [4] и [4, 5].", "", "Список литературы", "", *lines, ""])
    done = anew(source, Wishes(order="as-is"), tmp_path)
    assert done.text.startswith("Было [1], [2], [3], [3] и [3, 4].")
    assert [left.why for left in done.planned.left] == ["3 leads to no reference; it stays as typed"]


def test_word_table_caption_footnote_and_box(tmp_path: Path) -> None:
    note = '<w:footnote w:id="7">' + paragraph("Примечание [3, с. 2].") + "</w:footnote>"
    body = (
        paragraph("Было [1], [2] и [3].", '<w:r><w:footnoteReference w:id="7"/></w:r>')
        + table(("Показатель", "Источник"), ("Рост", "[2, с. 7]"))
        + paragraph("Рисунок 1 – Рост [3]", look='<w:pStyle w:val="Caption"/>')
        + paragraph(box(paragraph("В рамке [1].")))
        + paragraph("Список литературы")
        + "".join(paragraph(f"{at}. {said}") for at, said in enumerate(references(3), start=1))
    )
    done = anew(word(body, footnotes=note), Wishes(moves=((3, 1),)), tmp_path, "docx")
    for wanted in ("Было [2], [3] и [1].", "[3, с. 7]", "Рост [1]", "Примечание [1, с. 2].", "В рамке [2]."):
        assert wanted in done.text


def test_word_keeps_looks_of_markers_and_references(tmp_path: Path) -> None:
    bold, slanted = "<w:b/>", "<w:i/>"
    body = (
        paragraph("Было [", run("1", bold), ", ", run("3", slanted), "] и [2].")
        + paragraph("Список литературы")
        + paragraph("1. ", run("Абаев А.", bold), " Труд. – Алматы, 1990. – 10 с.", look='<w:jc w:val="right"/>')
        + paragraph("2. Берг Б. Труд. – Алматы, 1991. – 20 с.")
        + paragraph("3. ", run("Зимин В.", slanted), " Труд. – Алматы, 1992. – 30 с.")
    )
    done = anew(word(body), Wishes(swaps=((1, 2),)), tmp_path, "docx")
    assert done.written is not None
    from tests.documents.formats.test_docx_writing import body_of

    xml = body_of(done.written.data)
    assert f"{run('Было [')}{run('2', bold)}{run(', ')}{run('3', slanted)}{run('] и [1].')}" in xml
    first, second = xml.index("1. Берг"), xml.index(run("Абаев А.", bold))
    assert first < second
    assert (
        paragraph("2. ", run("Абаев А.", bold), " Труд. – Алматы, 1990. – 10 с.", look='<w:jc w:val="right"/>') in xml
    )


def test_numbers_that_word_counts_are_left_to_word(tmp_path: Path) -> None:
    items = "".join(paragraph(said, look=numbered(1)) for said in references(3))
    body = paragraph("Было [1], [2] и [3].") + paragraph("Список литературы") + items
    data = word(body, numbering=numbering(level(0, "%1.")))
    done = anew(data, Wishes(moves=((3, 1),)), tmp_path, "docx")
    assert done.text.startswith("Было [2], [3] и [1].")
    listed = references(3)
    assert f"1.\t{listed[2]}\n2.\t{listed[0]}\n3.\t{listed[1]}" in done.text


def test_lists_of_chapters_become_one(tmp_path: Path) -> None:
    done = anew(CHAPTERS, Wishes(lists="joined"), tmp_path)
    assert "Во главе 1 сказано [1], затем [2], и потом [3] и [1-3]." in done.text
    assert "Во главе 2 сказано [4], затем [5], и потом [6] и [4-6]." in done.text
    assert done.text.count("Список литературы") == 1
    assert "\n".join(f"{at}. {said}" for at, said in enumerate(references(6), start=1)) in done.text


def test_a_work_of_two_chapters_stands_once_in_their_list(tmp_path: Path) -> None:
    twice = CHAPTERS.replace(references(6)[3], references(6)[1])
    done = anew(twice, Wishes(lists="joined"), tmp_path)
    assert "Во главе 2 сказано [2], затем [4], и потом [5] и [2, 4, 5]." in done.text
    assert done.text.count(references(6)[1]) == 1


def test_one_list_becomes_those_of_chapters_and_back(tmp_path: Path) -> None:
    body = "Глава 1\n\nСказано [1], [2] и [4, с. 7].\n\nГлава 2\n\nСказано [2], [3] и [5]."
    one = text(body, references(5))
    done = anew(one, Wishes(lists="split"), tmp_path)
    listed = references(5)
    assert done.text == "\n".join(
        [
            "Глава 1", "", "Сказано [1], [2] и [3, с. 7].", "", "Список литературы", "",
            f"1. {listed[0]}", f"2. {listed[1]}", f"3. {listed[3]}", "",
            "Глава 2", "", "Сказано [1], [2] и [3].", "", "Список литературы", "",
            f"1. {listed[1]}", f"2. {listed[2]}", f"3. {listed[4]}", "",
        ]
    )  # fmt: skip
    assert done.written is not None
    back = anew(done.written.data, Wishes(lists="joined"), tmp_path)
    assert "Сказано [1], [2] и [3, с. 7]." in back.text
    assert "Сказано [2], [4] и [5]." in back.text


def test_word_lists_of_chapters_become_one(tmp_path: Path) -> None:
    body = "".join(paragraph(line) for line in CHAPTERS.split("\n") if line)
    done = anew(word(body), Wishes(lists="joined"), tmp_path, "docx")
    assert "Во главе 2 сказано [4], затем [5], и потом [6] и [4-6]." in done.text
    assert done.text.count("Список литературы") == 1


CHAPTER_HEADINGS = {
    "text": "Глава {}",
    "Markdown": "# Глава {}",
    "LaTeX": "\\chapter{{Глава {}}}",
    "docx": "Глава {}",
    "odt": "Глава {}",
}


@pytest.mark.parametrize("form", CHAPTER_HEADINGS)
def test_one_list_becomes_those_of_chapters_in_every_form(form: str, tmp_path: Path) -> None:
    one, two = (CHAPTER_HEADINGS[form].format(at) for at in (1, 2))
    body = f"{one}\n\nСказано [1], [2] и [4, с. 7].\n\n{two}\n\nСказано [2], [3] и [5]."
    suffix, build = FORMS[form]
    data = build(body, references(5))
    for heading in (one, two):
        data = change_text(data, lambda text, said=heading: text.replace(*as_heading(said)))  # type: ignore[misc]
    done = anew(data, Wishes(lists="split"), tmp_path, suffix)
    first, _, second = done.text.partition(two)
    assert "Сказано [1], [2] и [3, с. 7]." in first
    assert "Сказано [1], [2] и [3]." in second
    listed = references(5)
    for part, wanted in ((first, (0, 1, 3)), (second, (1, 2, 4))):
        assert part.count("Список литературы") == 1
        places = [part.index(listed[at]) for at in wanted]
        assert places == sorted(places)
        assert [listed[at] in part for at in range(5)] == [at in wanted for at in range(5)]


def as_heading(said: str) -> tuple[str, str]:
    """A paragraph of Word or OpenDocument made a heading; in other forms it is one."""
    if said.startswith("Глава"):
        word_paragraph = paragraph(said)
        return word_paragraph, paragraph(said, look='<w:outlineLvl w:val="0"/>')
    return said, said

"""Brackets with a number that the list lacks: which are doubted, and which stay errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink import resolve

WORKS = [
    "Орлов А. П. Реки и берега. – М.: Наука, 1990. – 200 с.",
    "Rowe T. Harbours. London: Tide Press, 2001. 200 p.",
    "Сейітов М. Механика. – Астана: Фолиант, 2012. – 150 б.",
    "Müller K. Die Häfen. Berlin: Springer, 1998. 240 S.",
    "Hill S. Docks and piers. Oxford: Quay, 2004. 150 p.",
]
LIST = "\n".join(f"{number}. {work}" for number, work in enumerate(WORKS, 1))
CITING = "Shown in [1, 2] and [3], then in [2, 4] and [5]; see also [1, 3, 5].\n\n"

ROWS: list[tuple[str, str, list[str | None]]] = [
    # What stands behind a figure counts or divides it.
    ("en", "In total 64 [23] men answered.", ["count"]),
    ("ru", "Ответили 64 [23] мужчины и 12 [9] женщин.", ["count", "count"]),
    ("kk", "Барлығы 64 [23] ер адам жауап берді.", ["count"]),
    ("de", "Insgesamt antworteten 64 [23] Männer.", ["count"]),
    # Values stand in any order, citations here do not.
    ("en", "The input [5, 2, 4, 6, 1] is sorted.", ["order"]),
    ("ru", "Исходный ряд [5, 2, 4, 6, 1] упорядочивают.", ["order"]),
    ("kk", "Берілген қатар [5, 2, 4, 6, 1] реттеледі.", ["order"]),
    ("de", "Die Eingabe [5, 2, 4, 6, 1] wird sortiert.", ["order"]),
    # Many numbers behind a colon, where it is not that of sources.
    ("en", "The neighbours of node 1: [2, 3, 7].", ["values"]),
    ("ru", "Соседи вершины 1: [2, 3, 7].", ["values"]),
    ("kk", "1-төбенің көршілері: [2, 3, 7].", ["values"]),
    ("uk", "Сусіди вершини 1: [2, 3, 7].", ["values"]),
    # Glued to the word that it begins.
    ("en", "It gave [60]fullerene at last.", ["index"]),
    ("ru", "Получен [60]фуллерен.", ["index"]),
    ("kk", "Соңында [60]фуллерен алынды.", ["index"]),
    ("en", "The ether [18]crown-6 was added.", ["index"]),
    # What a code stands for follows.
    ("en", "Are you content? [10] – yes, [9] – no", ["named", "named"]),
    ("ru", "Довольны ли Вы? [10] – да, [9] – нет", ["named", "named"]),
    ("kk", "Көңіліңіз тола ма? [10] – иә, [9] – жоқ", ["named", "named"]),
    ("de", "Sind Sie zufrieden? [10] – ja, [9] – nein", ["named", "named"]),
    # A row with one that is none.
    ("en", "The ages were [18-25], [26-35] and [36-60] here.", ["row", "values", "values"]),
    ("ru", "Возраст [18-25], [26-35] и [36-60].", ["row", "values", "values"]),
    ("kk", "Жасы [18-25], [26-35] және [36-60].", ["row", "values", "values"]),
    ("es", "Las edades [18-25], [26-35] y [36-60].", ["row", "values", "values"]),
    # Wrong numbers stay errors.
    ("en", "It was found later [7]. In 2010 [8] and in ISO 9001 [9] more was said.", [None, None, None]),
    ("ru", "Это показано позже [7]. В 2010 [8] и по ГОСТ 2601 [9] сказано иное.", [None, None, None]),
    ("kk", "Бұл кейін көрсетілген [7]. Оны 2010 [8] және ISO 9001 [9] айтады.", [None, None, None]),
    ("de", "Das zeigen andere [7]. Seit 2010 [8] und in DIN 1045 [9] steht mehr.", [None, None, None]),
    ("en", "Sources: [2, 3, 7]. Others [2, 4, 8] agree, table 3 of [9] too.", [None, None, None]),
    ("ru", "Источники: [2, 3, 7]. Другие [2, 4, 8] согласны.", [None, None]),
    ("ru", "Об этом писали многие: [7], [8] и другие.", [None, None]),
    ("en", "Nobody agrees with [7]; [8] – a letter – does.", [None, None]),
]


@pytest.mark.parametrize(("language", "text", "doubts"), ROWS)
def test_doubts(tmp_path: Path, language: str, text: str, doubts: list[str | None]) -> None:
    assert _doubts(tmp_path, CITING + text) == doubts


@pytest.mark.parametrize("text", ["It is shown in [5, 2, 7, 1].", "Об этом [5, 2, 7, 1] писали."])
def test_numbers_in_no_order_are_citations_where_citations_are(tmp_path: Path, text: str) -> None:
    assert _doubts(tmp_path, f"Shown in [2, 1] and [3], then in [4, 2] and [5, 1].\n\n{text}") == [None]


def _doubts(folder: Path, text: str) -> list[str | None]:
    """What is said of the markers of `text` that leave the list, in order; None: an error."""
    path = folder / "text.txt"
    path.write_text(f"{text}\n\nReferences\n\n{LIST}\n", "utf-8")
    (document,) = resolve(path).documents
    said = []
    for marker in document.markers:
        lost = [link.doubt for link in marker.links if link.status in ("dangling", "doubtful")]
        said.extend(lost[:1])
    return said

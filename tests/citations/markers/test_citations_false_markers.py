"""Brackets of numbers that cite nothing: elements of arrays, values, identifiers; and what comes near and does cite."""

from __future__ import annotations

import pytest
from test_citations_markers import find, make_document, make_list, shown

from citelink.citations.citation import MalformedMarker
from citelink.citations.markers import find_markers

INDICES = [
    "Елемент cost[1][2] = width + 1, а також cost[7][12] = 0.",
    "Массив total[3] и total[i + 1] хранит суммы, как и grid[2][4].",
    "В элементе queue[5] хранится вершина.",
    "queue массивінің queue[2] ұяшығы бос, ал queue[0] толы.",
    "The value items[4] is read, then rank[2][3] is.",
    "char* path = open(argv[1]);",
    "x = data[1]",
    "const first = rows[2].title",
    "y := vect[3] + vect[4]",
    "    return row[3]",
    "mat[1, 0] = 2 * mat[1, 2] - mat[2, 1]",
    "{ cell[0,1], cell[1,2] },\n{ cell[2,0], cell[2,1] },",
    "// int box[4];",
    "    sum += row[1] / step;",
    "int table[4][5];\nThen table[2] is set.",
    "for (i = 0; i < n; i++) { h[i] = (box[i][0] + box[i][1]) / 2; }",
    "dist[edge[k - 1][0] - 1][edge[k - 1][1] - 1] holds the length",
    "El elemento nodos[3] del arreglo y la matriz celda[2][5].",
    "Ein Element liste[4] und das Feld werte[12] sind gesetzt.",
    "ans = mat[0, 0] * (mat[1, 1] * mat[2, 2]\n- mat[2, 1] * mat[1, 2])",
    "Матрица: mas[1, 2] = 5, затем берётся mas[2, 1] и mas[2, 2].",
    "Получаем массив array([6, 5, 2]. Далее идём.",
    "Біз array([1, 2]) мен np.array([3, 4]) аламыз.",
    "We get list([6, 5, 2]) and then range([1, 3]).",
    "Wir erhalten tensor([2, 4]) daraus.",
    "Біз nn.dense ([4], rate = 0.5, steps = 100) және skf.ops.dnn ([5, 2], logistic, keep = 0.5) қолдандық.",
]


@pytest.mark.parametrize("text", INDICES)
def test_indices_of_arrays_are_no_markers(text: str) -> None:
    assert shown(find(f"Shown in [1] and in [2], [3].\n\n{text}\n", largest=6)) == [
        ("[1]", [1]),
        ("[2]", [2]),
        ("[3]", [3]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "if col [0] > COLOR [0] and col [1] > COLOR [1]:",
        "Листинг 2\nheight = image . shape [1]\nwidth = image . shape [0]",
        "Тізбедегі мән: queue [0] және queue [2] салыстырылады.",
        "for i in range (0, row [ 0 ]): row [1] += 1",
        "El valor nodos [0] precede a nodos [3].",
        "Das Feld werte [0] und werte [2] sind gesetzt.",
    ],
)
def test_listings_may_part_a_name_from_its_index(text: str) -> None:
    assert shown(find(f"Shown in [1] and in [2], [3].\n\n{text}\n", largest=6)) == [
        ("[1]", [1]),
        ("[2]", [2]),
        ("[3]", [3]),
    ]


@pytest.mark.parametrize("text", ["in Rust [2] and row [3]", "Ершілер [2], row [3]", "по методу ROW [2]; массив [3]"])
def test_a_word_without_the_index_zero_is_no_array(text: str) -> None:
    assert [numbers for _, numbers in shown(find(f"Shown in [1], {text}.", largest=6))] == [[1], [2], [3]]


def test_indices_are_told_where_citations_are_glued() -> None:
    text = "Shown before[1], in Rust[2] and Go[3], by Smith[4]. Let cost[2][3] = 0 and cost[5] be set[5]."
    assert [numbers for _, numbers in shown(find(text, largest=6))] == [[1], [2], [3], [4], [5]]


GLUED = [
    "Written in Rust[3] it is, as others[4] say.",
    "Написано на Django[3][4] и Vue[5].",
    "Бағдарлама Kotlin[3] тілінде жазылған.",
    "Escrito en Ruby[3] por otros.",
    "n = 40 patients as in the Oslo[3] study",
    "return to the text of Smith[3]",
]


@pytest.mark.parametrize("text", GLUED)
def test_citations_glued_to_names_are_markers(text: str) -> None:
    assert len(find(f"Shown in [1] and in [2].\n\n{text}\n", largest=6)) == 2 + text.count("[")


SIGNED = ["C++ [3]", "C++[3]", "g++ [3, 4]", "Notepad++ [3]", "алгоритм A* [3]", "тілі C++ [3]", "Canal+ [3]", "C# [3]"]


@pytest.mark.parametrize("text", SIGNED)
def test_a_sign_may_end_a_name(text: str) -> None:
    assert [marker.text for marker in find(f"Shown in [1]. It is {text}.", largest=4)] == [
        "[1]",
        text[text.index("[") :],
    ]


NAMES_WITH_SIGNS = [
    "Сравнивались среды Eclipse, Xcode и среда разработки Code::Blocks[4].",
    "Салыстырылған орталар Eclipse, Xcode және тағы бір орта Code::Blocks[4].",
    "We compared the tools Eclipse, Xcode and the old one named Code::Blocks[4].",
    "Verglichen wurden Eclipse, Xcode und die alte Umgebung namens Code::Blocks[4].",
]


@pytest.mark.parametrize("text", NAMES_WITH_SIGNS)
def test_a_name_with_signs_at_the_end_of_a_sentence_has_its_source(text: str) -> None:
    assert shown(find(f"Shown in [1] and in [2], [3].\n\n{text}\n", largest=4))[3:] == [("[4]", [4])]


OPERANDS = ["[2] = 2", "[2,3] = 2", "[1; 2] ⊂ A", "[3] := {1, 2, 3}", "[2] ≤ x", "[2] < x"]


@pytest.mark.parametrize("said", OPERANDS)
@pytest.mark.parametrize("text", ["Целая часть: {}", "Бүтін бөлігі: {}", "Let us write {}", "Es gilt {}"])
def test_what_is_compared_or_defined_is_no_citation(text: str, said: str) -> None:
    found = find(f"Shown in [1] and in [2], [3].\n\n{text.format(said)}.\n", largest=4)
    assert shown(found) == [("[1]", [1]), ("[2]", [2]), ("[3]", [3])]


CELLS = [
    "Перейти в ячейку [2, 2] таблицы.",
    "В ячейке [i, j + 1] лежит ссылка, перейти в ячейку [2, 3].",
    "Кестенің элементі [2, 2] алынады.",
    "Ұяшық [i, j] берілген, келесі ұяшық [2, 3] болады.",
    "Go to the cell [2, 2] of the table.",
    "The cell [i, j+1] is free, so go to cell [2, 3].",
    "Das Element [2, 2] wird gelesen.",
    "La celda [i, j] está libre y la celda [2, 3] no.",
    "With stride [2, 2] the error fell.",
    "При размерах [2, 2] ошибка меньше.",
    "Өлшемі [2, 2] болса, қате аз.",
]


@pytest.mark.parametrize("text", CELLS)
def test_the_place_of_a_cell_is_no_citation(text: str) -> None:
    assert shown(find(f"Shown in [1] and in [2].\n\n{text}\n", largest=3)) == [("[1]", [1]), ("[2]", [2])]


@pytest.mark.parametrize("text", ["of the cell [2, 3].", "ячейки [2; 3] описаны", "ұяшық [2, 3] сипатталған"])
def test_what_a_noun_of_cells_cites(text: str) -> None:
    assert shown(find(f"Shown in [1] and in [2].\n\n{text}\n", largest=3))[2][1] == [2, 3]


VALUES = [
    "the buffer waits [10, 100] ms",
    "задержка [10, 100] мс",
    "кідіріс [10, 100] мс",
    "Der Pegel [40, 90] dB",
    "тізім [7, 9]",
    "список [7, 9]",
    "with kernels [7, 7]",
    "- Tried sizes: [20,40,80]",
    "Step sizes: [10, 30]",
    "Значения: [16, 32]",
    "с параметрами [32, 64, 96] и порогами [12, 14]",
    "Мәндер: [20, 40, 80]",
    "параметрлері [16, 18] болды",
    "con los valores [12, 17, 23]",
    "mit den Parametern [12, 17, 23]",
    "for all of [10, 20, 50]",
    "at [25, 40] mm",
    "[12, 14]",
    "[[11, 12], [13, 14]]",
    "Range: [1, 250]",
]


@pytest.mark.parametrize("text", VALUES)
def test_values_that_the_list_lacks_are_no_markers(text: str) -> None:
    assert shown(find(f"Shown in [1] and in [2].\n\n{text}\n", largest=3)) == [("[1]", [1]), ("[2]", [2])]


DANGLING = [
    "It was shown by others [7, 8].",
    "Sources: [2, 7]",
    "Об этом писали [7; 9].",
    "Источник: [7, 8]",
    "Бұл туралы жазылған [7, 9].",
    "Lo muestran otros [7, 8].",
]


@pytest.mark.parametrize("text", DANGLING)
def test_citations_that_the_list_lacks_are_markers(text: str) -> None:
    assert len(find(f"Shown in [1] and in [2].\n\n{text}\n", largest=3)) == 3


def _malformed(text: str, largest: int) -> tuple[MalformedMarker, ...]:
    document = make_document(text + "\n\n" + "x" * largest)
    return find_markers(document, (make_list(len(text) + 2, range(1, largest + 1)),))[1]


NO_SLIPS = [
    "Ada Novak [0000 − 0001 − 2345 − 6789]",
    "Ада Новак [0000-0001-2345-6789]",
    "Ada Novák [0000 0001 2345 6789]",
    "Ада Новак, ORCID [0009 – 0001 – 2345 – 678]",
    "матрица [1 2 3] и строка [3 1]",
    "матрицаның жолдары [1 2] [3 4]",
    "values in [-1, 1] or [-5]",
    "a range of [20-10] or [40 50]",
]


@pytest.mark.parametrize("text", NO_SLIPS)
def test_what_was_no_marker_is_not_malformed(text: str) -> None:
    whole = f"Shown in [1] and in [2].\n\n{text}\n"
    assert _malformed(whole, 4) == ()


def test_slips_are_malformed() -> None:
    assert [one.text for one in _malformed("Shown in [1], [2]. Then [4-2], so [1 3] is, [2,] and [3-].", 4)] == [
        "[4-2]",
        "[1 3]",
        "[2,]",
        "[3-]",
    ]


def test_a_space_within_a_number_that_the_list_has() -> None:
    markers = find("Shown in [1], [2]. It is resilience [4 2] again, as table 7 [5 3] has.", largest=60)
    assert shown(markers) == [("[1]", [1]), ("[2]", [2]), ("[4 2]", [42])]


COMMON = [
    ("Хеш-таблица [2; 3] хранит ключи.", [2, 3]),
    ("Сводная таблица [3] удобна.", [3]),
    ("Хеш-кесте [3] кілттерді сақтайды.", [3]),
    ("It works on ruled tables [5].", [5]),
    ("A hash table [2] stores keys.", [2]),
    ("Resultados en tablas [5] anteriores.", [5]),
    ("Данные в таблице [2; 4] взяты оттуда.", [2, 4]),
]


@pytest.mark.parametrize(("text", "numbers"), COMMON)
def test_a_noun_of_a_thing_leaves_its_citation(text: str, numbers: list[int]) -> None:
    markers = shown(find(f"Shown in [1].\n\n{text}\n", largest=6))
    assert [found for _, found in markers] == [[1], numbers]


PARTS = [
    "See Table [3].",
    "см. таблицу 2 и рисунок [3].",
    "Кесте [3] көрсетеді.",
    "Ver Figura [3].",
    "on ruled tables [9].",
]


@pytest.mark.parametrize("text", PARTS)
def test_a_part_of_the_document_is_no_citation(text: str) -> None:
    assert shown(find(f"Shown in [1].\n\n{text}\n", largest=6)) == [("[1]", [1])]


@pytest.mark.parametrize(
    ("heading", "work"),
    [
        ("Автордың жарияланған еңбектері", "Асанов Б. Кітап. Алматы, 2001."),
        ("СПИСОК ПУБЛИКАЦИЙ СОИСКАТЕЛЯ", "Белов К. Книга. М., 1999."),
        ("Список опублікованих праць", "Бондар К. Книга. К., 1999."),
        ("List of publications", "Abel J. Clocks. Coventry: Dial, 1960."),
    ],
)
def test_the_only_work_of_the_author_is_labelled(heading: str, work: str) -> None:
    text = f"Text [1], [2], [3].\n\n{heading}\n[1] {work}\n"
    assert [marker.text for marker in find(text, largest=3)] == ["[1]", "[2]", "[3]"]


COMPLETED = [
    "Хат 3 мамыр [17]81 ж. жазылған",
    "В письме от 3 мая [17]81 г. сказано об этом",
    "A letter of May [17]81 says so",
    "Ein Brief vom Mai 17[81] sagt es",
    "Это было в 18[9]4 году",
]


@pytest.mark.parametrize("text", COMPLETED)
@pytest.mark.parametrize("largest", [3, 20])
def test_a_year_that_an_editor_completed_is_no_marker(text: str, largest: int) -> None:
    assert shown(find(f"Shown in [1] and in [2]. {text}.", largest)) == [("[1]", [1]), ("[2]", [2])]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("in 2004[12] they found", [12]),
        ("there were 15[12] of them", [12]),
        ("барлығы 17[12] болды", [12]),
        ("всего 19[13], как и раньше", [13]),
        ("siehe auch [12]5 Seiten", [12]),
    ],
)
def test_citations_glued_to_other_figures_are_markers(text: str, numbers: list[int]) -> None:
    assert shown(find(f"Shown in [1] and in [2], {text}.", 20))[-1][1] == numbers


INTERVAL_NOUNS = [
    *("отрезку", "отрезком", "интервалу", "промежутком", "кесіндісінің", "интервалының", "аралығынан"),
    *("відрізком", "interval", "intervalls"),
]


@pytest.mark.parametrize("noun", INTERVAL_NOUNS)
def test_an_interval_behind_its_noun_is_no_marker(noun: str) -> None:
    found = shown(find(f"Shown in [1] and in [2], {noun} [2; 5], again [3].", 6))
    assert [printed for printed, _ in found] == ["[1]", "[2]", "[3]"]

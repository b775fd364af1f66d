"""Round, slashed and raised markers: found when the document as a whole shows that this is its style."""

from __future__ import annotations

import pytest
from test_citations_markers import find, located, shown

ROUND = [
    ("Бұл мәселе зерттелген (1). Кейін де жазылған (2, 3). Тағы (1).", 3, [[1], [2, 3], [1]]),
    ("Об этом писали (1). Позже и другие (2, с. 15; 3). Снова (1–3).", 3, [[1], [2, 3], [1, 2, 3]]),
    ("It was shown (1, 2). Others (3–5) agree, and so do we (6).", 6, [[1, 2], [3, 4, 5], [6]]),
    ("First (1). Second (2). Third (3). Fourth (4). Again (2).", 0, [[1], [2], [3], [4], [2]]),
    ("Бірінші (1). Екінші (2). Үшінші (3). Төртінші (4).", 0, [[1], [2], [3], [4]]),
    ("Первое (1). Второе (2). Третье (3). Четвёртое (4), снова (2).", 0, [[1], [2], [3], [4], [2]]),
    ("Shown (1) by Smith (2).\nHe (3) agrees, in 1994 (4), with (1) some care.", 4, [[1], [2], [3], [4], [1]]),
]


@pytest.mark.parametrize(("text", "largest", "expected"), ROUND)
def test_round_markers(text: str, largest: int, expected: list[list[int]]) -> None:
    markers = find(text, largest)
    assert [numbers for _, numbers in shown(markers)] == expected
    assert {marker.style for marker in markers} == {"paren"}


EQUATIONS = [
    "Пусть давление p = ρF,\t(1)\nтогда k = r/z.\t(2)\nНаконец,\nz = c.\t(3)\nИз (2) и условия (3) следует (1).",
    "Қысым p = ρF,\t(1)\nсонда k = r/z.\t(2)\nжәне\n .\t\t(3)\n(2) мен (3) шарттардан (1) шығады.",
    "Let the pressure be p = ρF,   (1)\nthen k = r/z.   (2)\n   (3)\nFrom (2) and the condition (3) we get (1).",
    "Der Druck sei p = ρF,\t(1)\ndann k = r/z.\t(2)\nz = c.\t(3)\nAus (2) und der Bedingung (3) folgt (1).",
    "Sea p = ρF,\t(1)\nentonces k = r/z.\t(2)\nz = c.\t(3)\nPor (2) y la condición (3) se obtiene (1).",
]


@pytest.mark.parametrize("text", EQUATIONS)
@pytest.mark.parametrize("largest", [0, 2, 5])
def test_numbers_of_displayed_equations_are_no_citations(text: str, largest: int) -> None:
    assert shown(find(text, largest)) == []


def test_equations_beside_citations() -> None:
    text = "Shown before (1, 2), and again (3).\np = ρF,\t(1)\nk = r/z.\t(2)\nz = c.\t(3)\nIt is said later (4-6)."
    assert [numbers for _, numbers in shown(find(text, 6))] == [[1, 2], [3], [4, 5, 6]]


INTRODUCED = [
    ("(see 7)", [7]),
    ("(ref. 7)", [7]),
    ("(see refs. 5, 7)", [5, 7]),
    ("(reviewed in 7; see also 2)", [7, 2]),
    ("(for a review see 7)", [7]),
    ("(см. 7)", [7]),
    ("(см. также 7, с. 5; 2)", [7, 2]),
    ("(қараңыз: 7)", [7]),
    ("(див. 7)", [7]),
    ("(siehe 7)", [7]),
]


@pytest.mark.parametrize(("text", "numbers"), INTRODUCED)
def test_what_introduces_a_number_may_stand_in_round_brackets(text: str, numbers: list[int]) -> None:
    markers = find(f"It is so (1). It was (2, 3). Others (4) agree (5). More (6) {text}.", 7)
    assert shown(markers)[-1] == (text, numbers)


CITING = "It is so (1). It was (2, 3). Others (4) agree (5). Again (2). More (6), and (7). "
NOT_ROUND = [
    "We aim: (1) to read, (2) to parse, and (3) to link.",
    "Visits were (1) photographs of one animal, (2)\nof two animals, or (3) of none.",
    "Біздің мақсат: (1) оқу, (2) талдау және (3) байланыстыру.",
    "Цели: (1) прочитать, (2) разобрать и (3) связать.",
    "Of them 56 (7) were women, 12/25 (5) men, n = 30 (4).",
    "The mean was 4.5 (3) or 12% (6).",
    "Then y = a + b (3)\nfollows, and from equation (3) we get z.",
    "See Figure (2), Table (3) and Eq. (4).",
    "См. рис. (2) и табл. (3).",
    "In f(1) and 5(3) and Foo(2) nothing is cited.",
    "It fell (2018) by (75%) or (0.5 mg).",
    "protein kinase, PZS03611.1 (4), Foo bar",
    "Some (i.e. 5) of them (e.g. 3), (see Table 2), (see Fig. 3) and (see p. 5).",
    "Каждому (по 5), (см. рис. 3), (см. табл. 2), (например, 3), (см. с. 5).",
    "Әр топта (мысалы, 5), (қара: 3-сурет), (2-кестені қараңыз).",
    "Alle (z. B. 5), (siehe Tabelle 3), (siehe Seite 2).",
    "We met nine herds, most of them (5) in May.",
    "Собрано девять проб, большинство из них (5) летом.",
    "Тоғыз үлгі алынды, олардың (5) көбі жазда.",
    "Neun Proben, davon (5) im Mai.",
    "Scale: never (0), each season (2), each month (12), each day (365).",
    "Шкала: никогда (0), раз в сезон (2), ежемесячно (12), ежедневно (365).",
    "Шәкіл: ешқашан (0), маусым сайын (2), ай сайын (12), күн сайын (365).",
]
CITED_BESIDE_OTHERS = [
    "Smith (1990) and Jones (1995) agreed (2).",
    "Смит (1990) и Джонс (1995) согласны (2).",
    "Of them it is said (2).",
    "A number (400) stands beside (2), (3).",
]


@pytest.mark.parametrize("text", CITED_BESIDE_OTHERS)
def test_a_citation_beside_other_numbers_is_one(text: str) -> None:
    assert shown(find(CITING + "\n" + text, largest=7))[7][1] == [2]


@pytest.mark.parametrize("text", NOT_ROUND)
def test_other_round_numbers_are_left_alone(text: str) -> None:
    markers = find(CITING + "\n" + text, largest=7)
    assert [numbers for _, numbers in shown(markers)] == [[1], [2, 3], [4], [5], [2], [6], [7]]


@pytest.mark.parametrize("text", NOT_ROUND)
def test_round_numbers_without_a_citing_style_are_left_alone(text: str) -> None:
    assert shown(find(text)) == []
    assert shown(find(text, largest=25)) == []


@pytest.mark.parametrize("text", NOT_ROUND)
def test_round_numbers_in_a_bracket_document_are_left_alone(text: str) -> None:
    body = "Shown [1]. Also [2], [3] and [4]. " + CITING + text
    assert [numbers for _, numbers in shown(find(body, largest=7))] == [[1], [2], [3], [4]]


SLASHED = [
    ("Бұл мәселе зерттелген /1/. Кейін де жазылған /2, 15 б./. Тағы /3/.", 3),
    ("Бұл туралы айтылған /1/, оны /2/ және /3/ толықтырды.", 0),
    ("Об этом писали /1/. Позже и другие /2, с. 15/. Снова /3/.", 3),
    ("Об этом /1/, о том /2/, о третьем /3/.", 0),
    ("It was shown /1/. Others /2, p. 15/ agree and/or /3/ not.", 3),
    ("It was shown /1/. Others /2/ agree in 2000/01, see http://x.y/1/2/ and /3/.", 0),
]


@pytest.mark.parametrize(("text", "largest"), SLASHED)
def test_slashed_markers(text: str, largest: int) -> None:
    markers = find(text, largest)
    assert [numbers for _, numbers in shown(markers)] == [[1], [2], [3]]
    assert {marker.style for marker in markers} == {"slash"}


def test_slashed_markers_have_locators() -> None:
    assert located(find(SLASHED[0][0], 3)[1]) == [(2, "page", "15")]


@pytest.mark.parametrize(
    "text",
    [
        "кітабы /Еуразия мен Африка/ туралы 1/2/3 және және/немесе",
        "path /usr/1/bin and 10/11/12 or /5/",
        "дата 12/05/2020 и /или/ отношение 1 / 2 / 3",
    ],
)
def test_other_slashes_are_left_alone(text: str) -> None:
    assert shown(find(text)) == []


RAISED = [
    ("Segundo o autor¹ e outros², há consenso.³,⁴ Ver também⁵⁻⁷.", 7, [[1], [2], [3, 4], [5, 6, 7]]),
    ("Автор¹ писал об этом², и другие³ тоже.¹⁻³", 3, [[1], [2], [3], [1, 2, 3]]),
    ("Автор¹ бұл туралы² жазған.³ Тағы да¹.", 3, [[1], [2], [3], [1]]),
    ("It is known.¹ It was shown² by others.³ And again⁴.", 0, [[1], [2], [3], [4]]),
    ("It is known.^1^ It was shown^2,3^ by others.^4-6^", 6, [[1], [2, 3], [4, 5, 6]]),
    ("In 2014² and by all¹, word,³ end.⁴ ,⁵", 5, [[2], [1], [3], [4], [5]]),
    ("In 2014¹, since the 1970s³⁻⁵ and the 1820s², but 5 s² and 70s³.⁶", 6, [[1], [3, 4, 5], [2], [6]]),
]


@pytest.mark.parametrize(("text", "largest", "expected"), RAISED)
def test_raised_markers(text: str, largest: int, expected: list[list[int]]) -> None:
    markers = find(text, largest)
    assert [numbers for _, numbers in shown(markers)] == expected
    assert {marker.style for marker in markers} == {"superscript"}


NOT_RAISED = [
    "an area of 25 m² or 3 km², 5 cm³ and 12 kg/m²",
    "площадь 25 м² и объём 5 см³, 10 км²",
    "χ² = 5, R² = 0.9, x², p² and n³",
    "10⁶ cells, 10⁻⁵ M, 5×10³, 2³",
    "5 s⁻¹, Fe³⁺, SO₄²⁻, Ca²⁺",
    "¹⁸F and ¹³C labelled, [¹¹C]raclopride",
    "a 1ª vez, 2º lugar",
    "g⁽²⁾(τ) and σ₊",
]


@pytest.mark.parametrize("text", NOT_RAISED)
def test_other_raised_digits_are_left_alone(text: str) -> None:
    body = "It is known.¹ It was shown² by others.³ And again⁴. "
    assert [numbers for _, numbers in shown(find(body + text, largest=4))] == [[1], [2], [3], [4]]
    assert shown(find(text + " and again " + text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "A. Ivanov¹, B. Petrov², C. Kim³\n¹ Institute of One\n² Institute of Two\n³ University\n\n",
        "A. Silva¹, B. Souza¹,², C. Kim³\n\n¹Universidade Um\n²Universidade Dois\n³Outra\n\n",
        "А. Иванов¹, Б. Петров¹, В. Ким²\n¹Институт один\n²Институт два\n\n",
        "Асанов Б.¹, Есенова Г.¹ және Ким В.²\n1 – Бірінші университет\n2 – Екінші институт\n\n",
        "Тема\nИванов А. Б.¹, Ким В.², Цой Г. Д.²\n1. Институт один\n2. Институт два\n\n",
        "A. Ivanov¹, B. Petrov¹,², and C. Kim³\n1 – University of One, Town, 2 – Institute of Two, 3 – School\n\n",
        "A. Weber¹, B. Huber²\n\n1 Universität Eins\n2 Institut für Zwei\n\n",
    ],
)
def test_affiliations_are_no_markers(text: str) -> None:
    assert shown(find(text)) == []
    body = "It is known.¹ It was shown² by others.³ And again⁴."
    assert [numbers for _, numbers in shown(find(text + body, largest=4))] == [[1], [2], [3], [4]]


@pytest.mark.parametrize(
    "head",
    [
        "Ол белгілі¹ және дәлелденді².\n1. Кіріспе\n2. Әдістер\n",
        "Это известно¹, а то показано².\n1. Введение\n2. Методы\n",
        "Old Towns¹ were described by Marsh².\n1. Introduction\n2. Methods\n",
        "Marsh¹, Osborne²\n1. Introduction\nMarsh³ wrote it.\n",
        "Brandt¹ und Vogel² irrten beide.\n1. Einleitung\n2. Methoden\n",
    ],
)
def test_numbered_headings_below_citations_are_no_affiliations(head: str) -> None:
    assert [numbers for _, numbers in shown(find(head, largest=4))][:2] == [[1], [2]]


@pytest.mark.parametrize("unit", ["mm", "cm", "s", "kg"])
def test_a_number_of_no_reference_behind_a_unit_is_an_exponent(unit: str) -> None:
    text = f"It is known¹ that 5 {unit}²¹ was shown² by others³⁻²⁰, as in {unit}²¹ and {unit}²², and again¹⁹."
    assert [numbers for _, numbers in shown(find(text, largest=20))] == [[1], [2], list(range(3, 21)), [19]]


RAISED = {
    "kk": "Тіл туралы айтылған¹. Сөздік өзгерді²,³. Зат есім¹ және етістік⁴ қаралды. ",
    "ru": "Пчёлы важны^1^. Мёд полезен^2,3^. Воск тоже^4^, и снова воск^2^. ",
    "en": "Salt is old.¹ It is cheap.² Weights are known,³ and so is salt⁴ again.² ",
    "de": "Salz ist alt.^1^ Billig ist es auch.^2,3^ Gewichte^4^ kennt man,^1^ und Salz. ",
}
BEYOND = {
    "behind a sentence": ("Ештеңе белгісіз.⁹", 9),
    "behind a word": ("Прополис изучен^8^, а больше ничего.", 8),
    "behind a bracket": ("Nobody knows (or so they say)¹² today.", 12),
    "behind a comma": ("Das weiß niemand,^9^ sagt man.", 9),
}


@pytest.mark.parametrize("above", RAISED.values(), ids=RAISED)
@pytest.mark.parametrize(("text", "number"), BEYOND.values(), ids=BEYOND)
def test_a_raised_number_beyond_the_list_is_a_marker_where_the_others_lead_there(
    above: str, text: str, number: int
) -> None:
    assert shown(find(above + text, 4))[-1][1] == [number]


NOT_BEYOND = {
    "units": "Аумағы 5 км² және 8 мм⁹.",
    "powers": "Около 10^8^ особей и 2^9^ раз.",
    "of letters": "Here x⁸ and f⁹ and NASA⁸ stand.",
    "far away": "Das war Seite^95^ im Buch.",
    "notes that count on": "It is so,⁸ and so,⁹ and then again.¹⁰",
    "note below": "Nobody knows.⁸\n\n⁸ But some do.",
    "plain note below": "Никто не знает.^8^\n\n8 Но некоторые знают.",
}


@pytest.mark.parametrize("above", RAISED.values(), ids=RAISED)
@pytest.mark.parametrize("text", NOT_BEYOND.values(), ids=NOT_BEYOND)
def test_other_raised_numbers_beyond_the_list_are_left_alone(above: str, text: str) -> None:
    assert shown(find(above + text, 4)) == shown(find(above, 4))


def test_raised_numbers_beyond_a_list_that_few_lead_to_are_left_alone() -> None:
    assert not [numbers for _, numbers in shown(find("Salt is old.¹ It is cheap.² Nobody knows.⁹", 4)) if 9 in numbers]


def test_raised_footnotes_in_a_bracket_document_are_left_alone() -> None:
    text = "Text¹ cites [1]. More² cites [2]. And³ cites [3].\n\n¹ See below.\n"
    assert [numbers for _, numbers in shown(find(text, largest=3))] == [[1], [2], [3]]


RAISED_BRACKETS = [
    ("It is known^[1]^ and was shown^[2, 3]^ by others^[4–6]^ again.", [[1], [2, 3], [4, 5, 6]]),
    ("Об этом писали^[1]^, позже^[2, с. 15]^ и другие^[4-6]^.", [[1], [2], [4, 5, 6]]),
    ("It is known^[1-2]^ ^[3]^ and was shown^[4]^^[5, 6]^ again^[2]^.", [[1, 2], [3], [4], [5, 6], [2]]),
    ("这一点早已知道^[1-2]^\u00a0 ^[4]^\u00a0。后来又有人证明^[3]^。", [[1, 2], [4], [3]]),
    ("Бұл зерттелген^[1]^, кейін^[2, 3]^ жазылған^[4–6]^.", [[1], [2, 3], [4, 5, 6]]),
    ("It is known^(1)^ and was shown^(2, 3)^ by others^(4–6)^ again.", [[1], [2, 3], [4, 5, 6]]),
    ("Segundo o autor⁽¹⁾ e outros⁽²,³⁾, há consenso⁽⁴⁻⁶⁾.", [[1], [2, 3], [4, 5, 6]]),
    ("Об этом писали⁽¹⁾, позже⁽²⁾ и другие⁽⁴⁻⁶⁾.", [[1], [2], [4, 5, 6]]),
]


@pytest.mark.parametrize(("text", "expected"), RAISED_BRACKETS)
def test_raised_brackets(text: str, expected: list[list[int]]) -> None:
    markers = find(text, largest=6)
    assert [numbers for _, numbers in shown(markers)] == expected
    assert {marker.style for marker in markers} == {"superscript"}
    assert all(marker.text[0] in "^⁽" and marker.text[-1] in "^⁾" for marker in markers)


def test_brackets_are_raised_or_not_in_one_document() -> None:
    markers = find("It is known^[1]^ and^[2]^ so. As in [3] and [4-6], others^[2]^ say.", largest=6)
    assert [numbers for _, numbers in shown(markers)] == [[1], [2], [3], [4, 5, 6], [2]]


RAISED_EXPONENTS = [
    "x^[2]^ and m^[3]^",
    "5^(2)^ and 10^[3]^",
    "f^(4)^ and g⁽³⁾(x)",
    "площадь в м^[2]^",
    "y⁽²⁾ туынды",
    "E = mc^[2]^",
]


@pytest.mark.parametrize("text", RAISED_EXPONENTS)
def test_exponents_in_brackets_are_left_alone(text: str) -> None:
    assert shown(find(f"Shown in [1], [2] and [3]. Then {text} follow.", largest=4))[3:] == []
    raised = "It is known⁽¹⁾ and was shown⁽²⁾ by others⁽³⁾. "
    assert len(find(raised + text, largest=4)) == 3


@pytest.mark.parametrize(
    "points",
    [
        ("жалған хабар,", "шын хабар,", "пікір."), ("ложные сообщения,", "верные сообщения,", "мнения."),
        ("false reports,", "true reports,", "opinions."), ("falsche Berichte,", "wahre Berichte,", "Meinungen."),
        ("bulos,", "noticias,", "opiniones."), ("неправдиві звіти,", "правдиві звіти,", "думки."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("bullet", ["- ", "• ", "* ", "  – "])
def test_round_numbers_behind_bullets_count_points(points: tuple[str, ...], bullet: str) -> None:
    listed = "\n".join(f"{bullet}({number}) {point}" for number, point in enumerate(points, 1))
    assert find(f"Three kinds are told apart:\n\n{listed}\n\nThe rest is noise.", 3) == []

"""Brackets that nobody closed, letters typed for figures, the number 0; and what only looks like them."""

from __future__ import annotations

import pytest
from test_citations_markers import make_document, make_list

from citelink.citations.citation import MarkerFault
from citelink.citations.markers import find_markers

OPEN = MarkerFault("bracket-open")
ZERO = MarkerFault("number-zero")


def letter(figure: int) -> MarkerFault:
    return MarkerFault("letter-for-figure", figure)


def slips(text: str, cited: str = "Shown in [1], in [2; 3] and in [4].") -> list[tuple[str, MarkerFault]]:
    whole = f"{cited}\n\n{text}\n\n"
    document = make_document(whole + "x" * 9)
    _, malformed = find_markers(document, (make_list(len(whole), range(1, 10)),))
    assert all(one.span.of(whole) == one.text for one in malformed)
    return [(one.text, one.fault) for one in malformed]


SLIPS = [
    ("Бұл еңбекте [5, 12 б. ол туралы айтылған. Кейін жоқ.", "[5, 12 б.", OPEN),
    ("Об этом сказано [5, с. 3 и дальше. Потом [6] и [].", "[5, с. 3", OPEN),
    ("Ещё одна работа [5 упоминает это вскользь.", "[5", OPEN),
    ("This is known [5, p. 7. It is told in [6] too.", "[5, p. 7", OPEN),
    ("So say many [5; 6 and more. Others do not.", "[5; 6", OPEN),
    ("Das sagt auch Kühn [7) in seinem Buch.", "[7", OPEN),
    ("Осы туралы [8 айтады. Кейінгі [9] еңбек.", "[8", OPEN),
    ("Кириллица [З, с. 9] вместо цифры.", "[З, с. 9]", letter(3)),
    ("Әріп тұр [З, 9 б.] мұнда.", "[З, 9 б.]", letter(3)),
    ("И латинская [l, с. 4] тоже.", "[l, с. 4]", letter(1)),
    ("A letter [l, p. 4] it is.", "[l, p. 4]", letter(1)),
    ("Ein Buchstabe [2, З] steht hier.", "[2, З]", letter(3)),
    ("Нулевая [0, с. 5] ссылка.", "[0, с. 5]", ZERO),
    ("Нөлдік [0, 5 б.] сілтеме.", "[0, 5 б.]", ZERO),
    ("None has it [0, p. 5], of course.", "[0, p. 5]", ZERO),
]


@pytest.mark.parametrize(("text", "printed", "fault"), SLIPS)
def test_slips_of_the_pen_are_malformed(text: str, printed: str, fault: MarkerFault) -> None:
    assert slips(text) == [(printed, fault)]


NO_SLIPS = [
    "Тұжырым [5 жылдан кейін (қара: [6]) айтылған] дұрыс.",
    "Слова [5 лет спустя, как в [6] и [7]] добавил редактор.",
    "The words [5 years later, as in [6],\n\nand so on] are the editor's.",
    "Werte aus [5, 9) und [2; 7[ sind es.",
    "x ∈ [5, 9) саны",
    "Номера [15 и далее нет в списке.",
    "rows a[5 and b[6 of it",
    "[5 Beginning of a line",
    "Сокращения [З, с. 9] и [Б, с. 5] раскрыты в списке.",
    "Параметры [l, m] и [0, 1], [0; l], [0, 5].",
    "Том [I, с. 4] и [II, с. 5].",
    "The norms [l2] and [l1], and [lO].",
    "Әріптер [З] және [а, б].",
]


@pytest.mark.parametrize("text", NO_SLIPS)
def test_what_may_be_meant_as_it_stands_is_no_slip(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize("text", [text for text, _, _ in SLIPS])
def test_a_document_that_hardly_cites_in_brackets_has_no_slips(text: str) -> None:
    assert slips(text.replace("[6] ", ""), "Shown (1).") == []

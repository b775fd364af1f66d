"""Each place that cites a number, and the names around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.citing import CitedPlace, cited_places, find_names
from citelink.documents.inputs import Input
from citelink.results import ResolvedDocument
from citelink.run import Run, resolve

NAMES = [
    ("деп жазды Ж. Асанов ", ", ал Б. Қ. Есімов қарсы", ("Ж. Асанов", "Б. Қ. Есімов")),
    ("бұл ойды Асанов Ж.А. ", " айтқан", ("Асанов Ж.А.",)),
    ("как показал М. П. Титов ", ", вслед за Усовым", ("М. П. Титов", "Усовым")),
    ("Позднее Титов ", ". Потом иначе", ("Титов",)),
    ("as J. R. Abney ", " and Bacup saw", ("J. R. Abney", "Bacup")),
    ("wie Müller-Lüdenscheidt ", " schrieb", ("Müller-Lüdenscheidt",)),
    ("the KDACs of HeLa cells and DNA ", "", ()),
    ("It is old. Nobody knows ", ". However, it holds", ()),
    ("", "", ()),
]


@pytest.mark.parametrize(("before", "behind", "names"), NAMES)
def test_names_beside_a_marker(before: str, behind: str, names: tuple[str, ...]) -> None:
    assert find_names(before, behind) == names


def test_where_there_is_a_list_bare_names_are_those_of_its_authors() -> None:
    known = frozenset(("титов", "асан"))
    assert find_names("в Перми Титовым ", " и в Курске", known) == ("Титовым",)
    assert find_names("в Перми К. Усов ", "", known) == ("К. Усов",)


def look(folder: Path, text: str) -> ResolvedDocument:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    (one,) = resolve([Input(str(path), "a.txt")], run=Run(match=False)).documents
    return one


LIST = "\n\nСписок литературы\n\n1. Титов Р. Т. Шатры. – Курск: Заря, 1970. – 60 с.\n2. Там же. С. 7.\n"


def test_every_place_of_a_reference(tmp_path: Path) -> None:
    one = look(tmp_path, f"Шатры шил Титов [1, с. 5].\n\nЗимой [1; 2] их чинили [2], но не [7].{LIST}")
    first, second = one.references
    places = list(cited_places(one, None, first))
    # Who cites `Там же` cites the work that it names, too.
    assert [place.marker for place in places] == ["[1, с. 5]", "[1; 2]", "[2]"]
    assert (places[0].before, places[0].behind, places[0].names) == ("Шатры шил Титов", ".", ("Титов",))
    assert places[0].locator is not None
    assert places[1].before == "Зимой"
    assert [place.marker for place in cited_places(one, None, second)] == ["[1; 2]", "[2]"]
    assert [place.marker for place in cited_places(one, 7)] == ["[7]"]


def test_places_lead_back_to_the_text(tmp_path: Path) -> None:
    text = f"Шатры [1] и [1], ещё [1].{LIST}"
    one = look(tmp_path, text)
    places: list[CitedPlace] = list(cited_places(one, None, next(one.references)))
    assert [place.span.of(text) for place in places] == ["[1]"] * 3


def test_two_authors_under_one_number_without_a_list(tmp_path: Path) -> None:
    one = look(tmp_path, "Бұл ойды Ж. Асанов айтты [1].\n\nОны Б. Есімов те айтты [1], тағы [2], [3].\n")
    assert [place.names for place in cited_places(one, 1)] == [("Ж. Асанов",), ("Б. Есімов",)]

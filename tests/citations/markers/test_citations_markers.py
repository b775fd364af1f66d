"""Markers in brackets: what is found, which numbers and locators it holds, and what is left alone."""

from __future__ import annotations

import pytest

from citelink.citations.citation import Marker, MarkerFault, Reference, ReferenceList
from citelink.citations.markers import find_markers
from citelink.documents.document import Document
from citelink.documents.given import Given
from citelink.documents.pandoc import find_given
from citelink.documents.places import LinePlaces
from citelink.text.repaired import RepairedText
from citelink.text.span import Span


def make_document(text: str, language: str | None = None) -> Document:
    prose = RepairedText.identity(text)
    given = Given(citations=find_given(text, prose))
    return Document("x.txt", "text", text, prose, (), language, LinePlaces((0,)), given)


def make_list(start: int, numbers: range, scope: int = 0) -> ReferenceList:
    """A list of one character per reference that begins at `start`."""
    spans = [Span(start + index, start + index + 1) for index in range(len(numbers))]
    references = tuple(
        Reference.plain(f"r{index + 1}", number, span, "Автор. Название. 2001.")
        for index, (number, span) in enumerate(zip(numbers, spans, strict=True))
    )
    return ReferenceList(Span(start, start + len(numbers)), None, scope, references)


def find(text: str, largest: int = 0, language: str | None = None) -> list[Marker]:
    """The markers of `text`, before a list of `largest` references (0: no list)."""
    if not largest:
        return list(find_markers(make_document(text, language), ())[0])
    whole = text + "\n\n" + "x" * largest
    document = make_document(whole, language)
    return list(find_markers(document, (make_list(len(text) + 2, range(1, largest + 1)),))[0])


def shown(markers: list[Marker]) -> list[tuple[str, list[int | None]]]:
    return [(marker.text, [item.number for item in marker.items]) for marker in markers]


def located(marker: Marker) -> list[tuple[int | None, str | None, str | None]]:
    return [
        (item.number, item.locator.label if item.locator else None, item.locator.value if item.locator else None)
        for item in marker.items
    ]


FOUND = [
    ("Бұл мәселе зерттелген [1].", [("[1]", [1])]),
    ("Авторы показали это [2, 3].", [("[2, 3]", [2, 3])]),
    ("It was shown before [2-5] and later.", [("[2-5]", [2, 3, 4, 5])]),
    ("Зерттеушілер [4–7] жазды.", [("[4–7]", [4, 5, 6, 7])]),
    ("Авторы [4—7] писали.", [("[4—7]", [4, 5, 6, 7])]),
    ("Авторы [1; 5] писали.", [("[1; 5]", [1, 5])]),
    ("Several groups [1]–[5] did so.", [("[1]–[5]", [1, 2, 3, 4, 5])]),
    ("Several groups [6]-[9] did so.", [("[6]-[9]", [6, 7, 8, 9])]),
    ("Several groups [1], [2] did so.", [("[1]", [1]), ("[2]", [2])]),
    ("Several groups [1][2] did so.", [("[1]", [1]), ("[2]", [2])]),
    ("По данным работы [12,\n13] это так.", [("[12,\n13]", [12, 13])]),
    ("По данным работы [12,\r\n13] это так.", [("[12,\r\n13]", [12, 13])]),
    ("қаражат бөле бастады.[27].2001 жылдың", [("[27]", [27])]),
    ("мәселе шешілген [29].Қазақстанның", [("[29]", [29])]),
    ("болады\n[28] Бұл көрсеткіш", [("[28]", [28])]),
    ("Смотри об этом [3, 5-7, 9; 11].", [("[3, 5-7, 9; 11]", [3, 5, 6, 7, 9, 11])]),
    ("Это так [ 3 ].", [("[ 3 ]", [3])]),
    ("Об этом писали [см.: 3; 5].", [("[см.: 3; 5]", [3, 5])]),
    ("Об этом писали [см. 3, 5].", [("[см. 3, 5]", [3, 5])]),
    ("This is known [see 3].", [("[see 3]", [3])]),
    ("This is known [see also 3, 4].", [("[see also 3, 4]", [3, 4])]),
    ("This is known [3, see also 4].", [("[3, see also 4]", [3, 4])]),
    ("This is known [1 and 3].", [("[1 and 3]", [1, 3])]),
    ("Об этом писали [1 и 3].", [("[1 и 3]", [1, 3])]),
    ("Бұл туралы [1 және 3] жазған.", [("[1 және 3]", [1, 3])]),
    ("This is known [3, 7, and references therein].", [("[3, 7, and references therein]", [3, 7])]),
    ("Так считают многие [3, 7 и др.].", [("[3, 7 и др.]", [3, 7])]),
    ("Repeated in place [3, 3].", [("[3, 3]", [3, 3])]),
    ("Order stays [9, 2].", [("[9, 2]", [9, 2])]),
    ("1-кесте [5] және 2-сурет [6].", [("[5]", [5]), ("[6]", [6])]),
    ("A gene in several cell lines [95] and a large panel [30].", [("[95]", [95]), ("[30]", [30])]),
    ("деді [9] Марта Олкотт. Ал [10]: дейді", [("[9]", [9]), ("[10]", [10])]),
    ("В «Истории» [7] и (в [8]) сказано.", [("[7]", [7]), ("[8]", [8])]),
    ("已有研究［1］和【2，3】以及[4、5]。", [("［1］", [1]), ("【2，3】", [2, 3]), ("[4、5]", [4, 5])]),
    ("Об этом［1］ и 【2-4】 писали.", [("［1］", [1]), ("【2-4】", [2, 3, 4])]),
    ("研究〔1〕和〔2，3〕。", [("〔1〕", [1]), ("〔2，3〕", [2, 3])]),
    ("در [1، 3] و [2؛ 4] آمده است.", [("[1، 3]", [1, 3]), ("[2؛ 4]", [2, 4])]),
    # Two numbers behind "range" are taken for its ends.
    ("A wide range [12,15] of them, in the range [7-9].", [("[7-9]", [7, 8, 9])]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_bracketed_markers_are_found(text: str, expected: list[tuple[str, list[int]]]) -> None:
    assert shown(find(text)) == expected


@pytest.mark.parametrize(
    "text", ["Пфойффера [2, 2017]", "Ермекұлы [2, 2017]", "by Rowe [2,2017]", "von Weber [2, 1998]"]
)
def test_a_work_and_its_year(text: str) -> None:
    found = find(f"Shown in [1], {text} and [3].", largest=3)
    assert [[item.number for item in one.items] for one in found] == [[1], [2], [3]]


@pytest.mark.parametrize("text", ["[7, 2017]", "[2017]", "[2, 3017]", "[1990, 2017]"])
def test_other_years_in_brackets_are_no_markers(text: str) -> None:
    assert len(find(f"Shown in [1], then {text} and [3].", largest=3)) == 2


SOURCE_PARTS = [
    ("[2. Д. 12. Л. 3–4]", [(2, "folio", "3-4")]),
    ("[2. С. 45; 1. Д. 12. Л. 3]", [(2, "page", "45"), (1, "folio", "3")]),
    ("[2. 1872. № 5. С. 2]", [(2, "page", "2")]),
    ("[2. 1913. № 5. 2-б.]", [(2, "page", "2")]),
    ("[2. Box 12. Folder 3]", [(2, None, "Box 12. Folder 3")]),
    ("[2. 1913. No. 5. P. 2]", [(2, "page", "2")]),
    ("[2. 1913. Nr. 5. S. 2]", [(2, "page", "2")]),
]


@pytest.mark.parametrize(("text", "expected"), SOURCE_PARTS)
def test_where_in_an_archive_or_a_newspaper(
    text: str, expected: list[tuple[int | None, str | None, str | None]]
) -> None:
    found = find(f"Shown in [1] and {text}, and in [3].", largest=3)
    assert [len(found), located(found[1])] == [3, expected]


@pytest.mark.parametrize("text", ["[1. 5]", "[2. 3. 1]", "[1.2. Ф. 3]"])
def test_other_numbers_with_stops_are_no_parts_of_a_source(text: str) -> None:
    assert len(find(f"Shown in [1] and {text}, and in [3].", largest=3)) == 2


LOCATORS = [
    ("[1, 18-19 б.]", [(1, "page", "18-19")]),
    ("[1, 18–19 бб.]", [(1, "page", "18-19")]),
    ("[1, 18 б.]", [(1, "page", "18")]),
    ("[1, 18-бет]", [(1, "page", "18")]),
    ("[1, 18 бет]", [(1, "page", "18")]),
    ("[1, б. 18]", [(1, "page", "18")]),
    ("[1, 18б.]", [(1, "page", "18")]),
    ("[1, с. 15]", [(1, "page", "15")]),
    ("[1, с.15]", [(1, "page", "15")]),
    ("[1, С. 15–17]", [(1, "page", "15-17")]),
    ("[1, c. 15]", [(1, "page", "15")]),
    ("[1. С. 15]", [(1, "page", "15")]),
    ("[1: 18]", [(1, "page", "18")]),
    ("[1: с. 18]", [(1, "page", "18")]),
    ("[1 с. 15]", [(1, "page", "15")]),
    ("[1, с. 15, 17]", [(1, "page", "15, 17")]),
    ("[1, стр. 15]", [(1, "page", "15")]),
    ("[25, с. 145; 30, с. 7]", [(25, "page", "145"), (30, "page", "7")]),
    ("[25, с. 145, 30, с. 7]", [(25, "page", "145"), (30, "page", "7")]),
    ("[1, 3, с. 7]", [(1, None, None), (3, "page", "7")]),
    ("[10, т. 1, с. 27]", [(10, "page", "27")]),
    ("[10, т.1, с.27; 3]", [(10, "page", "27"), (3, None, None)]),
    ("[10, т. 1]", [(10, "volume", "1")]),
    ("[10, 2-том]", [(10, "volume", "2")]),
    ("[10, Т. II, с. 5]", [(10, "page", "5")]),
    ("[5, p. 12]", [(5, "page", "12")]),
    ("[5, pp. 12-15]", [(5, "page", "12-15")]),
    ("[5, p. xii]", [(5, "page", "xii")]),
    ("[5, ch. 3]", [(5, "chapter", "3")]),
    ("[5, § 2]", [(5, "section", "2")]),
    ("[5, Theorem 3.1]", [(5, None, "Theorem 3.1")]),
    ("[5, Лемма 4]", [(5, None, "Лемма 4")]),
    ("[5, S. 12]", [(5, "page", "12")]),
    ("[5, Bd. 2, S. 12–14]", [(5, "page", "12-14")]),
    ("[5, Kap. 3]", [(5, "chapter", "3")]),
    ("[5, t. 2, p. 12]", [(5, "page", "12")]),
    ("[5, págs. 12-14]", [(5, "page", "12-14")]),
    ("[5, cap. 4]", [(5, "chapter", "4")]),
    ("[7, с. 12; 8, арк. 3]", [(7, "page", "12"), (8, "folio", "3")]),
    ("[Цит. по: 12, с. 3]", [(12, "page", "3")]),
    ("[цит. по 12, с. 3]", [(12, "page", "3")]),
    ("[5a]", [(5, None, "a")]),
    ("[1-3, с. 7]", [(1, None, None), (2, None, None), (3, "page", "7")]),
    ("[1, 18, 19 б.]", [(1, "page", "18, 19")]),
    ("[12, 14-бап]", [(12, "article-locator", "14")]),
    ("[12, - с. 15]", [(12, "page", "15")]),
    ("[12. – С. 15]", [(12, "page", "15")]),
    ("[1, 18-ші бет]", [(1, "page", "18")]),
    ("[5, ф. 1, оп. 2, д. 3, л. 4 об.]", [(5, "folio", "4 об")]),
    ("[5, с. 10 и далее]", [(5, "page", "10")]),
    ("[5, eq. (3)]", [(5, "equation", "3")]),
    ("[e.g., 5, p. 3]", [(5, "page", "3")]),
    ("[см., например, 5, с. 3]", [(5, "page", "3")]),
    ("[12b, 13c]", [(12, None, "b"), (13, None, "c")]),
    ("[12, ст. 14]", [(12, "article-locator", "14")]),
]


@pytest.mark.parametrize(("text", "expected"), LOCATORS)
def test_locators_are_read(text: str, expected: list[tuple[int, str | None, str | None]]) -> None:
    (marker,) = find(f"Это показано {text}.")
    assert marker.text == text
    assert located(marker) == expected


LISTED = [
    ("[2, ст. 19, 21]", [(2, "article-locator", "19, 21")]),
    ("[2, ст. 3 и 5]", [(2, "article-locator", "3, 5")]),
    ("[2, Chapters 3, 5 and 7; 4]", [(2, "chapter", "3, 5, 7"), (4, None, None)]),
    ("[2, Kap. 3 und 4]", [(2, "chapter", "3, 4")]),
    ("[2, т. 1 и 3]", [(2, "volume", "1, 3")]),
    ("[2, ст. 7, 3]", [(2, "article-locator", "7"), (3, None, None)]),
    ("[2, 19, 21-баптар]", [(2, "article-locator", "19, 21")]),
    ("[2, 22, 24 б.]", [(2, "page", "22, 24")]),
    ("[2, 22, 24, 31 б.; 3]", [(2, "page", "22, 24, 31"), (3, None, None)]),
    ("[2, 22 және 24 бет]", [(2, "page", "22, 24")]),
    ("[2; 22-23, 25 б.]", [(2, "page", "22-23, 25")]),
    ("[2, 22 и 24 стр.]", [(2, "page", "22, 24")]),
    ("[2, 3, 24 б.]", [(2, None, None), (3, "page", "24")]),
    ("[2; 22, 24, 26 б.]", [(2, "page", "22, 24, 26")]),
    ("[2; 22, 24 б.]", [(2, "page", "22, 24")]),
    ("[3; 14, 5 б.]", [(3, None, None), (14, "page", "5")]),
    ("[3; 14, с. 5]", [(3, None, None), (14, "page", "5")]),
    ("[3; 40, 5-6 б.]", [(3, None, None), (40, "page", "5-6")]),
    ("[1; 9, 18-19 б.]", [(1, None, None), (9, "page", "18-19")]),
    ("[1; 9, 18 бет; 2]", [(1, None, None), (9, "page", "18"), (2, None, None)]),
    ("[2, 15 б.; 9, 12 б.]", [(2, "page", "15"), (9, "page", "12")]),
    ("[2, с. 15; 9, 12 с.]", [(2, "page", "15"), (9, "page", "12")]),
    ("[2, 12 p. and 19 p.]", [(2, "page", "12, 19")]),
    ("[5, с. 22; 26]", [(5, "page", "22, 26")]),
    ("[5, с. 22; 6]", [(5, "page", "22"), (6, None, None)]),
    ("[2,78; 3, 67]", [(2, "page", "78"), (3, "page", "67")]),
    ("[3; 2,78]", [(3, None, None), (2, "page", "78")]),
    ("[2, 22-24 б.б.]", [(2, "page", "22-24")]),
    ("[2, с.с. 15-17]", [(2, "page", "15-17")]),
    ("[2, с. 15 и след.; 3]", [(2, "page", "15"), (3, None, None)]),
    ("[2, с. 15; курсив автора]", [(2, "page", "15")]),
    ("[2, 15 б. және келесі]", [(2, "page", "15")]),
    ("[2, 15 б.; аударған біз]", [(2, "page", "15")]),
    ("[2, p. 15 et seq.]", [(2, "page", "15")]),
    ("[2, pp. 15 et sqq.]", [(2, "page", "15")]),
    ("[2, p. 15 (our translation)]", [(2, "page", "15")]),
    ("[2, S. 15, Hervorhebung im Original]", [(2, "page", "15")]),
    ("[2, Appendix C]", [(2, "appendix", "C")]),
    ("[2, Tabelle S3]", [(2, "table", "S3")]),
    ("[2, p. S17]", [(2, "page", "S17")]),
    ("[2, pp. e12–e15; 3]", [(2, "page", "e12-e15"), (3, None, None)]),
    ("[2, S. A12]", [(2, "page", "A12")]),
    ("[2, III, p. 40]", [(2, "page", "40")]),
    ("[2, Ф. 3. Оп. 2. Д. 8. Л. 15]", [(2, "folio", "15")]),
    ("[2, ст. 5 ГПК]", [(2, "article-locator", "5")]),
    ("[2b,c]", [(2, None, "b,c")]),
    ("[2b-d; 3]", [(2, None, "b-d"), (3, None, None)]),
    ("[2а, в]", [(2, None, "а, в")]),
    ("[№ 5]", [(5, None, None)]),
    ("[№ 5, с. 3]", [(5, "page", "3")]),
    ("[2, passim]", [(2, None, "passim")]),
    ("[2, с. 10; Петров, с. 7]", [(2, "page", "10")]),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_locators_are_read_with_the_list(text: str, expected: list[tuple[int, str | None, str | None]]) -> None:
    marker = find(f"Shown in [1]. Это показано {text}.", largest=7)[-1]
    assert marker.text == text
    assert located(marker) == expected


BEYOND_THE_LIST = [
    "ряд сечений [1,5; 2,5; 4; 16] мм2",
    "на глубине [20–40] см",
    "сөздер саны [100; 200] аралығында",
    "the guild book (fol. [14])",
    "после сортировки: [5, 18, 28]",
    "the depth of [20–40] cm",
    "(ff. [14], p. [15])",
    "in den [20, 40] mm",
    "температура [20-25] °C аралығында",
    "при [20–25] °С и",
    "at [20, 25]℃ for",
    "мощность [20; 50] кВт",
]


@pytest.mark.parametrize("text", BEYOND_THE_LIST)
def test_values_that_no_list_has_are_left_alone(text: str) -> None:
    lines = [f"A sentence that cites a work [{number}]." for number in range(1, 13)]
    assert len(find(text + "\n\n" + "\n".join(lines), largest=12)) == 12


STILL_FOUND = [
    "[2,8–9,11]",
    "[2,8; 3,9]",
    "(см. также: [3, 4, 5])",
    "work [2, 5] cm",
    "f. [5]",
    "таблица из [3–6] мм",
]


@pytest.mark.parametrize("text", STILL_FOUND)
def test_what_comes_near_values_is_a_marker_where_the_list_has_it(text: str) -> None:
    lines = [f"A sentence that cites a work [{number}]." for number in range(1, 13)]
    assert len(find(text + "\n\n" + "\n".join(lines), largest=12)) == 13


SHORT_LISTED = [
    ("[1; 9, 18-19 б.]", [(1, None, None), (9, "page", "18-19")]),
    ("[1; 9, 18–19-бб.]", [(1, None, None), (9, "page", "18-19")]),
    ("[1; 9, с. 18–19]", [(1, None, None), (9, "page", "18-19")]),
    ("[1; 9, 18–19 с.]", [(1, None, None), (9, "page", "18-19")]),
    ("[1; 9, pp. 18-19]", [(1, None, None), (9, "page", "18-19")]),
    ("[1; 9, 18-19 p.]", [(1, None, None), (9, "page", "18-19")]),
    ("[1; 9, S. 18–19]", [(1, None, None), (9, "page", "18-19")]),
    ("[1; 22, 24 б.]", [(1, "page", "22, 24")]),
    ("[1; 22, 24-26 б.]", [(1, "page", "22, 24-26")]),
    ("[1, 9, 18 б.]", [(1, "page", "9, 18")]),
]


@pytest.mark.parametrize(("text", "expected"), SHORT_LISTED)
def test_a_number_not_far_beyond_a_short_list_is_a_work(
    text: str, expected: list[tuple[int, str | None, str | None]]
) -> None:
    marker = find(f"Shown in [1]. Это показано {text}.", largest=3)[-1]
    assert located(marker) == expected


PARTED = [
    ("[2; 22, 24 б.]", [(2, None, None), (22, "page", "24")]),
    ("[2; 22, 24, 26 б.]", [(2, "page", "22, 24, 26")]),
    ("[2, 22, 24 б.]", [(2, "page", "22, 24")]),
]


@pytest.mark.parametrize(("text", "expected"), PARTED)
def test_commas_before_pages_make_semicolons_part_works(
    text: str, expected: list[tuple[int, str | None, str | None]]
) -> None:
    marker = find(f"Shown in [1, 7 б.]. Это показано {text}.", largest=7)[-1]
    assert located(marker) == expected


UNREADABLE = [
    "[2 men] and [2nd ed.]",
    "[2, January 2005]",
    "[2, n = 3], [2, p = 3] and [2, ch. 3 = 5]",
    "[2 ч. 30 мин]",
    "[9, с. 15 и ниже]",
    "[9, p. 15; my italics] and [No. 9]",
    "[2, 3-b]pyridine",
    "[сноска 2, с. 5 и далее]",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_place_in_a_work_makes_no_marker(text: str) -> None:
    assert shown(find(f"Shown in [1]. This is {text}.", largest=7)) == [("[1]", [1])]


RESTS = [
    ("[2, т. 1, с. 27]", "27", "т. 1"),
    ("[2, с. 15, прим. 3]", "15", "прим. 3"),
    ("[2, 2-том, 27 б.]", "27", "2-том"),
    ("[2, Bd. II, S. 40, passim]", "40", "Bd. II, passim"),
    ("[2, с. 15 — курсив наш]", "15", "курсив наш"),
    ("[2, p. 12, emphasis ours]", "12", "emphasis ours"),
    ("[2, с. 15, 17]", "15, 17", ""),
]


@pytest.mark.parametrize(("text", "value", "rest"), RESTS)
def test_what_the_value_does_not_say_is_the_rest(text: str, value: str, rest: str) -> None:
    locator = find(f"Shown in [1]. This is {text}.", largest=7)[-1].items[0].locator
    assert locator is not None
    assert (locator.value, locator.rest) == (value, rest)
    assert locator.text in text


def test_locator_text_is_kept_as_printed() -> None:
    (marker,) = find("Это показано [10, т. 1,\nс. 27; 4].")
    locator = marker.items[0].locator
    assert locator is not None
    assert locator.text == "т. 1,\nс. 27"


NOT_FOUND = [
    "Пусть x ∈ [0, 1] и y ∈ [2, 5].",
    "for all t ∈ [3,7] and t∉[2,9]",
    "a random number in the interval [1, 5].",
    "отрезок [2, 7], на интервале [1, 4]",
    "x = [1, 5] + [2]",
    "the set [1, 2] × [3, 7]",
    "the mean was 0.44 [0.33-0.54]",
    "HR 1.2 [95% CI: 1.1–1.4; P = 0.03]",
    "aged 45 [38-52] years, 12.5 [7, 19] points",
    "опубликовано в [2018] году, [1999]",
    "pyrido[3,2-f][1,4]oxazepine",
    "pyrido [ 2 , 3 -b] [ 1 , 5 ] benzoxazepines",
    "a [1,2]dithiole and [1,4]-benzodiazepine",
    "spiro[indoline-3,11′-[3,10b]-methanoindole]",
    "triggered a [1,3]-O-to-N rearrangement",
    "sulfonate calix[4]arene and cucurbit[8]uril hosts",
    "[18F]FDG and [3H]thymidine, [11C]",
    "the [2+2] cycloaddition, [4+2]",
    "the matrix A[2][3] holds",
    "set a[1] = x and use b[2], row_id[3]",
    r"\newcommand{\pd}[2]{\frac{#1}{#2}} and \sqrt[3]{x}",
    "see Figure [3] and (ver Figura [1]) and Table [2], Eq. [4]",
    "см. рис. [3] и таблицу 2, рисунок [4]",
    "Пропп В. Морфология [Электронный ресурс]. – М., [и др.], [сайт]",
    "Л. : Наука, 1969. – 479, [1] с.",
    "Алматы : Ғылым, 1990. – 120, [2] б.",
    "- [ ] do this\n- [x] do that",
    "[там же, с. 5] и [Указ. соч., с. 7]",
    "[Иванов, 2001, с. 5] и [Сб. 2001, с. 5]",
    "Objectives: [1] first the corpus, [2] second the parser, and [3] third the rest.",
    "notes follow\n\n[1] BEM: boundary element method\n\n[2] NURBS: a spline\n",
    "[1]: https://example.org/a\n[2]: https://example.org/b\n",
    "среднее 3,5 [2,8–4,1]",
    "гумус 4,5 [3,9–5,1] %",
    "индекс массы 27,3 [24,1; 30,2] кг/м2",
    "мәні 0,45 [0,40–0,50]",
    "Mittel 2,5 [1,2–3,1]",
    "区间[13, 20]内",
    "FLAGS [7:0] and [3:1]",
    "bits [0:3] and [4:7]",
    "in the [11-2] direction",
    "the pixel [0] and [0, 255]",
    "accession [12345] and [1234567]",
    "[ред. от 12.12.2023], [цитируется по 24 июля 2025 г.]",
    "[100 с.] и [12 мин] и [5 кг]",
    "ratio [2:1] of A to B",
    "version [3.4.1] and [3.4]",
    "[1, January 2005] [5, n = 3]",
    "[x1, 2]",
    "[]",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_brackets_are_left_alone(text: str) -> None:
    assert shown(find(text)) == []


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_brackets_are_left_alone_in_a_document_that_cites(text: str) -> None:
    lines = [f"A sentence that cites a work [{number}]." for number in range(1, 13)]
    assert len(find(text + "\n\n" + "\n".join(lines), largest=12)) == 12


def test_anchors_of_notes_are_no_markers() -> None:
    text = (
        "Циклы нелинейны[1] и описаны в [4], [5]. Индуктивности[2] тоже [6]. Далее см. [1].\n\n"
        "[1] Здесь под циклом понимается контур.\n\n[2] Это верно лишь для слабых токов [3].\n"
    )
    assert shown(find(text, largest=6)) == [("[4]", [4]), ("[5]", [5]), ("[6]", [6]), ("[1]", [1]), ("[3]", [3])]


def test_a_bracket_before_the_sentence_labels_the_paragraph() -> None:
    text = "Shown in [1] and [2].\n\n[1] Initialise the weights.\n\nThen [3] follows.\n"
    assert [numbers for _, numbers in shown(find(text))] == [[1], [2], [3]]


def test_double_spaced_lines_begin_with_markers() -> None:
    text = "Бұл мәселе\n\nкөп жылдар бойы\n\nзерттелді.\n\n[5] Олар бұл\n\nтуралы жазды [6].\n"
    assert [numbers for _, numbers in shown(find(text))] == [[5], [6]]


def test_glued_brackets_are_markers_where_that_is_the_habit() -> None:
    text = "Vitamin C[1] was studied[2] in cells[3], see agent x[4]."
    assert [numbers for _, numbers in shown(find(text))] == [[1], [2], [3], [4]]


def test_a_second_number_above_the_list_is_a_page() -> None:
    (marker,) = find("Бұл туралы айтылған [1, 118].", largest=20)
    assert located(marker) == [(1, "page", "118")]
    (marker,) = find("Бұл туралы айтылған [1, 118-120].", largest=20)
    assert located(marker) == [(1, "page", "118-120")]
    (marker,) = find("Бұл туралы айтылған [1, 18].", largest=20)
    assert located(marker) == [(1, None, None), (18, None, None)]
    (marker,) = find("Бұл туралы айтылған [1,118; 3,225; 4].", largest=20)
    assert located(marker) == [(1, "page", "118"), (3, "page", "225"), (4, None, None)]
    (marker,) = find("Бұл туралы айтылған [1, 118].")
    assert located(marker) == [(1, None, None), (118, None, None)]


def test_the_same_page_of_several_works() -> None:
    markers = find("Так [2,78; 3, 67] и так [5; 4,78], снова [2, 78].", largest=9)
    assert [[item.number for item in marker.items] for marker in markers] == [[2, 3], [5, 4], [2]]
    assert shown(find("Так [2, 11] и так [5, 11].", largest=9)) == [("[2, 11]", [2, 11]), ("[5, 11]", [5, 11])]


def test_a_number_above_the_list_that_is_cited_elsewhere_is_dangling() -> None:
    markers = find("First [1, 25]. Then [25] alone, and [20, 21].", largest=20)
    assert shown(markers) == [("[1, 25]", [1, 25]), ("[25]", [25]), ("[20, 21]", [20, 21])]


def test_numbers_far_above_the_list_stay_markers() -> None:
    assert shown(find("As shown [60] and [3, 71].\n" * 1, largest=57))[0] == ("[60]", [60])


def test_nothing_inside_a_list_is_a_marker_and_what_follows_it_is() -> None:
    text = "Body [1].\n\n[1] A. Book [2].\n\nAfterword [2]."
    start = text.index("[1] A.")
    references = (Reference.plain("r1", 1, Span(start, start + 16), "A. Book [2]."),)
    one = ReferenceList(Span(start, start + 16), None, 0, references)
    markers, _ = find_markers(make_document(text), (one,))
    assert [marker.span.start for marker in markers] == [5, text.rindex("[2]")]


def test_markers_of_a_view_map_back_to_the_document() -> None:
    from citelink.text.repaired import Edit

    text = r"Text \[1\], more \[2\]–\[4\]."
    prose = RepairedText.identity(text)
    edits = [Edit(index, index + 1, "") for index, sign in enumerate(text) if sign == "\\"]
    document = Document("x.md", "markdown", text, prose.edit(edits), (), None, LinePlaces((0,)))
    markers, _ = find_markers(document, ())
    assert [marker.items[-1].number for marker in markers] == [1, 4]
    for marker in markers:
        assert marker.text == marker.span.of(text)
        assert marker.text.endswith("]")


MALFORMED = [
    ("[5-2]", MarkerFault("range-backwards", 5, 2)),
    ("[1,,3]", MarkerFault("number-missing")),
    ("[1,]", MarkerFault("number-missing")),
    ("[3-]", MarkerFault("range-open")),
    ("[1-900]", MarkerFault("range-too-long", 1, 900)),
    ("[5 12]", MarkerFault("separator-missing")),
]


@pytest.mark.parametrize(("text", "fault"), MALFORMED)
def test_what_cannot_be_read_is_said_to_be_malformed(text: str, fault: MarkerFault) -> None:
    whole = f"First [1], then [2], and {text}."
    markers, malformed = find_markers(make_document(whole), ())
    assert len(markers) == 2
    (one,) = malformed
    assert one.text == text
    assert one.fault == fault
    assert one.span.of(whole) == text


def test_a_document_without_markers_has_no_malformed_ones() -> None:
    assert find_markers(make_document("Only [5-2] here."), ()) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "жиһаздар [21]. мәлімдеме жасады |22|\nБұл [22] кезде [23]. ұзартылды |24|.Сондай [25].",
        "работы [21]. заявил |22|. Это [22] и [23]. продлён |24|.Также [25].",
        "works [21]. declared |22|. This [22] and [23]. prolonged |24|.Also [25].",
    ],
)
def test_strokes_are_markers_among_brackets(text: str) -> None:
    markers = find(text)
    assert [marker.items[0].number for marker in markers] == [21, 22, 22, 23, 24, 25]
    assert [marker.style for marker in markers].count("pipe") == 2


def test_table_cells_are_no_markers() -> None:
    text = "Text [1], [2], [3].\n\n| a | b |\n|---|---|\n|2|3|\n| 1 |2| 3 |\n\nMore [4] text."
    assert [numbers for _, numbers in shown(find(text))] == [[1], [2], [3], [4]]


def test_absolute_values_are_no_markers() -> None:
    assert [numbers for _, numbers in shown(find("Text [1], [2], [3]. Then x = |2| and y + |3|."))] == [[1], [2], [3]]

"""Where lists begin and end in converted documents: appendices, contents, torn lines; documents of our own."""

from __future__ import annotations

import pytest
from test_citations_lists_kinds import CITING, DE, EN, HEADED, KK, RU, items, numbers, read

from citelink.citations.lists.find import find_reference_lists
from citelink.documents.reading import document_from_text

APPENDICES = [
    ("Әдебиет", KK, "Қосымша А", "Бағдарлама мәтіні"),
    ("Литература", RU, "ПРИЛОЖЕНИЕ А", "Модуль обработки снимков"),
    ("References", EN, "Appendix A", "Source of the module"),
    ("Quellen", DE, "Anhang A", "Quelltext des Moduls"),
    ("Література", RU, "ДОДАТОК А", "Текст програми"),
    ("Literatura", EN, "Anexo 1", "Código del módulo"),
]


@pytest.mark.parametrize(("heading", "works", "appendix", "below"), APPENDICES)
@pytest.mark.parametrize("contents", ["{}\n58\n", "{} 58\n", ""])
def test_an_appendix_named_in_the_contents_is_no_running_head(
    heading: str, works: tuple[str, ...], appendix: str, below: str, contents: str
) -> None:
    front = f"\n{heading}\n55\n\n{contents.format(appendix)}\n\f"
    text = f"{front}{CITING}\n12\n\n\f{heading}\n\n{items(works)}\n57\n\n\f{appendix}\n{below}\nset size = [1]\n"
    assert read(text) == list(enumerate(works, 1))


@pytest.mark.parametrize("word", ["Қосымша", "Приложение", "Appendix", "Anhang"])
def test_counted_appendices_are_no_running_heads(word: str) -> None:
    behind = "".join(f"\n\f{word} {number}\n\nA form of the survey.\n\n{60 + number}\n" for number in range(1, 5))
    assert read(f"{CITING}References\n\n{items(EN)}\n60\n{behind}") == list(enumerate(EN, 1))


@pytest.mark.parametrize(("heading", "works"), HEADED)
def test_a_head_of_two_pages_is_a_running_head(heading: str, works: tuple[str, ...]) -> None:
    head = "Yearbook of the Plain. Vol. 7"
    text = f"{head}\n{CITING}\n11\n\n\f{head}\n{heading}\n\n{items(works[:2])}\n12\n\n\f{head}\n3. {works[2]}\n"
    assert read(text) == list(enumerate(works, 1))


@pytest.mark.parametrize(
    ("heading", "works", "contents"),
    [
        ("Әдебиет", KK, "МАЗМҰНЫ"), ("Литература", RU, "СОДЕРЖАНИЕ"), ("Литература", RU, "Оглавление"),
        ("References", EN, "Contents"), ("References.", EN, "TABLE OF CONTENTS"), ("Quellen", DE, "Inhaltsverzeichnis"),
        ("Література", RU, "ЗМІСТ"), ("Bibliografia", EN, "Spis treści"),
    ],
)  # fmt: skip
def test_a_table_of_contents_ends_a_list(heading: str, works: tuple[str, ...], contents: str) -> None:
    entries = "1.\tROADS OF THE PLAIN\t14\n1.1\tFords\t16\n2.\tTHE COST\t40\n2.1 Tolls\t41\n"
    assert read(f"{CITING}{heading}\n\n{items(works)}\n{contents}\n\n{entries}\n") == list(enumerate(works, 1))


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("Reader. url: https://host.org/reader/", "Reader-Android."),
        ("Оқу құралы. URL: https://kitap.kz/oqu/", "Bolim-2.html"),
        ("Читалка. URL: https://chit.ru/kniga/", "Glava_3.pdf"),
        ("Quick check of lists, September 2008. [Online].", "Available: https://host.org/24/c9.pdf."),
        ("Справочник. – 2018. [Электронный ресурс].", "URL: https://spravka.ru/1 (дата обращения: 02.03.2021)."),
        ("Анықтамалық, 2019. [Электрондық ресурс].", "Қол жеткізу режимі: https://anyq.kz/7"),
        ("Handbuch der Wege, 2004.", "www.wege.example.de/handbuch"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("works", [KK, RU, EN, DE])
def test_the_last_reference_goes_on_with_its_address(works: tuple[str, ...], said: str, rest: str) -> None:
    wide = "4. Keller M. A long reference of the kind that fills the width of the column with words, and ends. 1999."
    joined = f"{said}{'' if said.endswith('/') else ' '}{rest}"
    text = f"{CITING}References\n\n{items(works)}{wide}\n5. {said}\n{rest}\n\n35\n"
    assert read(text)[-1] == (5, joined)


SCATTERED = [
    (KK, "Қала", "көшелерінің", "жоспары –", "Алматы:", "Арыс, 2003."),
    (RU, "Разработка", "программы", "управления", "колесами", "робота. – Пермь, 2012."),
    (EN, "Training of", "agents", "in mazes", "(2024)", "and beyond."),
    (DE, "Messung", "der", "Wege", "im", "Tal. Wien, 2001."),
]


@pytest.mark.parametrize(("works", "words"), [(works, words) for works, *words in SCATTERED])
@pytest.mark.parametrize("blank", ["\n\n", "\n \n"])
def test_the_words_of_a_torn_line_are_of_the_last_reference(
    works: tuple[str, ...], words: list[str], blank: str
) -> None:
    text = f"{CITING}References\n\n{items(works)}4. {blank.join(words)}\n\n82\n"
    assert read(text)[-1] == (4, " ".join(words))


@pytest.mark.parametrize(("heading", "works"), HEADED)
@pytest.mark.parametrize("label", ["[{}]\n\n", "{}.\n\n"])
def test_a_last_label_that_stands_alone_has_the_next_paragraph(
    heading: str, works: tuple[str, ...], label: str
) -> None:
    printed = items(works[:2], label[0:-2] + " ") + label.format(3) + works[2]
    assert read(f"{CITING}{heading}\n\n{printed}\n\n\f\n115\n\nText of the next chapter follows here.\n")[-1] == (
        3,
        works[2],
    )


@pytest.mark.parametrize(
    "heading",
    [
        "# **Список литературы** {#список-литературы}", "# References {.unnumbered}", "## Literatur {-}",
        "## Пайдаланылған әдебиеттер тізімі {#_пайдаланылған_әдебиеттер_тізімі}",
        "# Bibliografia {#sec:bib .unnumbered}",
        "Список використаних джерел {#джерела}\n===",
    ],
)  # fmt: skip
def test_headings_with_attributes(heading: str) -> None:
    text = f"Text [1], [2].\n\n{heading}\n\n[1] {EN[0]}\n\n[2] {EN[1]}\n"
    (found,), refused = find_reference_lists(document_from_text(text, format="markdown"))
    assert [one.text for one in found.references] == list(EN[:2])
    assert found.heading is not None
    assert refused == ()


@pytest.mark.parametrize("heading", ["Әдебиеттер", "Литература", "References", "Literatur", "Referencias", "Kaynakça"])
def test_items_that_the_file_marks_are_references_whatever_they_say(heading: str) -> None:
    links = "1. [`numpy/random`](https://host.org/numpy)\n2. [`gulls_v2`](https://host.org/gulls)\n3. tern counts\n"
    text = f"Data [1], [2] and [14].\n\n### {heading}\n{links}"
    (found,), _ = find_reference_lists(document_from_text(text, format="markdown"))
    assert [one.number for one in found.references] == [1, 2, 3]


@pytest.mark.parametrize(
    ("books", "web", "works", "more"),
    [
        ("Монографиялар", "Электронды ресурстар", KK, RU), ("Монографии", "Электронные ресурсы", RU, EN),
        ("Books", "Electronic resources", EN, DE), ("Книги", "Интернет-ресурсы", RU, KK),
    ],
)  # fmt: skip
@pytest.mark.parametrize("stop", ["", ":"])
def test_numbered_sub_headings_label_nothing(
    books: str, web: str, works: tuple[str, ...], more: tuple[str, ...], stop: str
) -> None:
    text = f"{CITING}References\n\n1. {books}{stop}\n{items(works)}\n2. {web}{stop}\n{items(more)}\n"
    assert read(text) == [*enumerate(works, 1), *enumerate(more, 1)]


def test_a_list_of_one_does_not_swallow_what_follows() -> None:
    assert numbers("Text [1].\n\nReferences\n\n1. Marsh T. Roads. London: Harvill, 1991.\n2. and more\n3. of it\n") != [
        1
    ]

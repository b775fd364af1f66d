"""Kinds of reference lists that are easily read wrongly, each with what must stay as it is; documents of our own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from citelink.citations.citation import ReferenceList
from citelink.citations.lists.find import find_reference_lists
from citelink.citations.lists.heading_keys import heading_kind
from citelink.documents.reading import document_from_text
from citelink.text.span import Span

KK = (
    "Серікбаев Т. Дала жолдары. – Алматы: Арыс, 2003. – 210 б.",
    "Оспанова Г. Көне қалалар // Мұра. – 2011. – № 2. – Б. 14-21.",
    "Ермекұлы Ж. Сауда тарихы. – Астана: Фолиант, 2009. – 180 б.",
)
RU = (
    "Лебедев П. Н. Речные пути. – М.: Весть, 1988. – 240 с.",
    "Сомова А. И. Города и рынки // Былое. – 1996. – № 3. – С. 41-58.",
    "Гаврилов О. О. Торговый дом. – СПб.: Нева, 2002. – 318 с.",
)
EN = (
    "Marsh T. Roads of the plain. London: Harvill, 1991. 240 p.",
    "Osborne R. Old towns. Asian Review. 2004;12(3):33-48.",
    "Kellan D. Merchants of the north. Boston: Beacon, 1985. 305 p.",
)
DE = (
    "Brandt K. Handelswege im Osten. Leipzig: Insel, 1972. 190 S.",
    "Vogel M. Städte am Fluss. In: Archiv für Geschichte 14 (1999), S. 20-44.",
    "Huber A. Märkte und Messen. Wien: Böhlau, 2006. 233 S.",
)
HEADED = [("Әдебиет", KK), ("Литература", RU), ("References", EN), ("Quellen", DE)]
CITING = "Text [1], [2] [3].\n\n"


def find(text: str) -> tuple[ReferenceList, ...]:
    return find_reference_lists(document_from_text(text))[0]


def read(text: str) -> list[tuple[int | None, str]]:
    return [(reference.number, reference.text) for found in find(text) for reference in found.references]


def numbers(text: str) -> list[int | None]:
    return [number for number, _ in read(text)]


def items(works: tuple[str, ...], label: str = "{}. ", start: int = 1, end: str = "\n") -> str:
    return "".join(label.format(number) + work + end for number, work in enumerate(works, start))


@pytest.mark.parametrize("works", [RU, EN])
@pytest.mark.parametrize("label", ["［{}］", "【{}】 ", "〔{}〕", "（{}）", "{}．", "{}、"])
@pytest.mark.parametrize("figures", ["123", "１２３", "۱۲۳"])
def test_labels_of_east_asian_width_and_arabic_figures(works: tuple[str, ...], label: str, figures: str) -> None:
    listed = "".join(label.format(figures[at]) + work + "\n" for at, work in enumerate(works))
    assert read(f"{CITING}参考文献\n\n{listed}") == list(enumerate(works, 1))


@pytest.mark.parametrize(("heading", "works"), HEADED)
@pytest.mark.parametrize("label", ["{}. ", "[{}] ", "{}) "])
def test_a_list_that_counts_down(heading: str, works: tuple[str, ...], label: str) -> None:
    listed = "".join(label.format(3 - at) + work + "\n" for at, work in enumerate(works))
    assert read(f"{CITING}{heading}\n\n{listed}") == list(zip((3, 2, 1), works, strict=True))


@pytest.mark.parametrize(
    ("heading", "work"),
    [
        ("Әдебиеттер тізімі", "ҚР ОМА. 17-қор. 1-тізбе. Іс {}"), ("Список литературы", "ГАРФ. Ф. 7. Оп. 2. Д. {}"),
        ("References", "Trade yearbook. Geneva, 19{}"), ("Literatur", "Amtliches Jahrbuch. Bonn 19{}"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["{}. ", "[{}] ", "{} "])
def test_works_that_differ_in_a_number_are_no_running_heads(heading: str, work: str, end: str, label: str) -> None:
    works = tuple(work.format(number) for number in (40, 41, 57))
    assert read(f"{CITING}{heading}\n\n{items(works, label, end=end)}") == list(enumerate(works, 1))


@pytest.mark.parametrize("heading", ["Әдебиет", "Литература", "References", "Literatur"])
def test_a_repeated_work_at_the_top_of_a_page_keeps_its_label(heading: str) -> None:
    lines = [f"{number}. City archive. Box 4. File {number + 20}" for number in range(1, 7)]
    text = f"Text [1-6].\n\n{heading}\n\n" + "\n".join(lines[:3]) + "\n\f" + "\n".join(lines[3:]) + "\n"
    assert numbers(text) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("heading", "works"), [("Әдебиет", KK), ("Литература", RU), ("References", EN), ("Quellen", DE)]
)
@pytest.mark.parametrize("turn", ["\n{n}\n\nThe Northern Review 2010\n\n", "\fThe Northern Review 2010    {n}\n"])
def test_running_heads_stay_out(heading: str, works: tuple[str, ...], turn: str) -> None:
    pages = [f"Text [{n}] of a page.\n" + turn.format(n=n + 30) for n in (1, 2, 3)]
    text = f"{''.join(pages)}{heading}\n\n1. {works[0]}\n2. {works[1]}\n{turn.format(n=34)}3. {works[2]}\n"
    assert read(text) == list(enumerate(works, 1))


@pytest.mark.parametrize(
    "heading",
    [
        "Список литературы к главе {}", "Литература к разделу {}", "Глава {}. Список литературы",
        "{} глава: Литература",
        "References for Chapter {}", "Chapter {}: References", "References (Chapter {})", "Bibliography, Part {}",
        "{}-тарауға пайдаланылған әдебиеттер", "{}-тарау бойынша әдебиеттер тізімі", "Әдебиеттер ({}-тарау)",
        "Literatur zu Kapitel {}", "Kapitel {}: Literaturverzeichnis", "Bibliographie du chapitre {}",
        "Bibliografía del capítulo {}", "Bibliografia do rozdziału {}", "Список літератури до розділу {}",
        "{}. Bölüm için kaynakça",
    ],
)  # fmt: skip
def test_every_chapter_has_its_list(heading: str) -> None:
    assert heading_kind(heading.format(2)) is not None
    one, two = (f"Text [1], [2].\n\n{heading.format(n)}\n\n{items(works)}\n" for n, works in ((1, RU), (2, EN[:2])))
    first, second = find(one + two)
    assert [reference.text for reference in first.references] == list(RU)
    assert [reference.text for reference in second.references] == list(EN[:2])
    assert second.heading is not None
    assert second.heading.text == heading.format(2)


@pytest.mark.parametrize(
    "line",
    ["Глава 2. Развитие рынков", "Chapter 2. Old towns", "2-тарау. Қалалар", "References to chapter houses of old"],
)
def test_a_chapter_alone_heads_no_list(line: str) -> None:
    assert heading_kind(line) is None


@pytest.mark.parametrize("line", ["Глава 1. Источники", "Chapter 3. Literature", "Kapitel 2: Quellen"])
def test_a_chapter_about_sources_is_not_called_a_lost_list(line: str) -> None:
    text = f"{line}\n\nThe towns are told of in letters and in songs.\n"
    assert find_reference_lists(document_from_text(text)) == ((), ())


UNUSUAL = [
    ("Әдебиеттер тізімі", ("ҚР ОМА. 4-қор, 1-тізбе, 25-іс.", "Автордың жеке мұрағаты.", "ШҚО МА. 15-қор.")),
    ("Список литературы", ("ЦАМО. Ф. 38. Оп. 2. Д. 9. Л. 4.", "Личный архив автора.", "ГАСО. Ф. 24. Оп. 1.")),
    ("References", ("British Library, Add MS 1234, f. 5.", "ffmpeg, release 6.", "https://example.org/atlas")),
    ("Literatur", ("Stadtarchiv Ulm, Akte 7.", "Nachlass Weber, Mappe 3.", "https://example.org/karten")),
]


@pytest.mark.parametrize(("heading", "works"), UNUSUAL)
@pytest.mark.parametrize("label", ["{}. ", "[{}] ", "{}) "])
@pytest.mark.parametrize("citing", ["Text [1], [2, p. 4] and [3].", "Text [1-3].", "Text¹ that² cites³."])
def test_what_is_cited_below_a_clear_heading_is_the_list(
    heading: str, works: tuple[str, ...], label: str, citing: str
) -> None:
    assert read(f"{citing}\n\n{heading}\n\n{items(works, label)}") == list(enumerate(works, 1))


@pytest.mark.parametrize(("heading", "works"), UNUSUAL)
@pytest.mark.parametrize("citing", ["Text [5], [7] and [9].", "Text [4-8], [1].", "Text alone."])
def test_what_is_not_cited_is_no_list_for_its_heading(heading: str, works: tuple[str, ...], citing: str) -> None:
    works = tuple(work.replace("https://example.org/", "an ") for work in works)
    assert read(f"{citing}\n\n{heading}\n\n{items(works)}") == []


@pytest.mark.parametrize(
    ("heading", "work"),
    [
        ("Әдебиет", "Асанов Б. Кітап. Алматы, 2001."), ("Литература", "Белов К. Книга. М., 1999."),
        ("References", "Example project, source code."), ("Literatur", "Handbuch der Stadt."),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("citing", "found"), [("Text [1].", True), ("Text [2], [3].", False), ("Text.", False)])
def test_a_list_of_one_that_alone_is_cited(heading: str, work: str, citing: str, found: bool) -> None:
    assert read(f"{citing}\n\n{heading}\n\n1. {work}\n") == ([(1, work)] if found else [])


@pytest.mark.parametrize(
    ("heading", "works", "section"),
    [
        ("3. References", EN, "4. Security considerations\n\nNothing that was written in 1996, p. 4, is safe."),
        ("Литература", RU, "4. Меры защиты\n\nСказанное в 1996 г. остаётся в силе."),
        ("Әдебиеттер", KK, "4. Қауіпсіздік\n\nБұл 1996 жылы айтылған."),
        ("Literatur", DE, "4. Sicherheit\n\nWas 1996 galt, gilt noch."),
        ("References", EN, "Appendix A\n\n1. We ask whom we meet.\n2. Then we count.\n[1] says how."),
        ("Литература", RU, "Приложение А\n\n1. Сначала опрос.\n2. Затем подсчёт по\n[1] и другим."),
    ],
)
def test_a_list_ends_where_labels_take_another_form(heading: str, works: tuple[str, ...], section: str) -> None:
    printed = items(works, "[{}] ", end="\n\n")
    assert read(f"{CITING}{heading}\n\n{printed}{section}\n") == list(enumerate(works, 1))


@pytest.mark.parametrize("works", [KK, RU, EN, DE])
def test_labels_of_mixed_forms_are_one_list(works: tuple[str, ...]) -> None:
    text = f"{CITING}References\n[1] {works[0]}\n[2] {works[1]}\n3. {works[2]}\n4. {EN[0]}\n"
    assert numbers(text) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "prose",
    [
        "Диск хранит данные на пластинах из сплава. Пластины вращаются очень быстро и ровно.",
        "The drive keeps what it is given on plates of glass. These plates turn at a steady speed.",
        "Дискі деректерді шыны табақшаларда ұзақ сақтайды. Бұл табақшалар өте жылдам айналып тұрады.",
    ],
)
def test_numbered_prose_is_no_list(prose: str) -> None:
    text = "".join(f"{n}. {prose} (Smith A. B., 200{n}, vol. 4, pp. 1-9).\n" for n in range(1, 8))
    assert read(f"{CITING}{text}") == []
    assert numbers(f"{CITING}{items(RU)}") == [1, 2, 3]


@pytest.mark.parametrize(
    ("heading", "works"), [("Әдебиет", KK), ("Литература", RU), ("References", EN), ("Quellen", DE)]
)
@pytest.mark.parametrize("label", ["[{}] ", "{}. "])
def test_labels_out_of_order_keep_their_references(heading: str, works: tuple[str, ...], label: str) -> None:
    works = (*works, *EN, *RU)
    order = [1, 2, 9, 3, 4, 5, 6, 7, 8]
    text = "".join(label.format(number) + works[number - 1] + "\n" for number in order)
    assert read(f"{CITING}{heading}\n\n{text}") == [(number, works[number - 1]) for number in order]


@pytest.mark.parametrize(
    ("heading", "works"), [("Әдебиет", KK), ("Литература", RU), ("References", EN), ("Quellen", DE)]
)
@pytest.mark.parametrize("label", ["{}.", "[{}]", "{})"])
def test_a_column_of_labels_before_the_texts(heading: str, works: tuple[str, ...], label: str) -> None:
    column = "".join(label.format(number) + "\n" for number in (1, 2, 3))
    assert read(f"{CITING}{heading}\n{column}" + "\n".join(works) + "\n") == list(enumerate(works, 1))


BEGUN = [
    (
        "Әдебиеттер",
        "Қойгелдиев М. Алаш | қозғалысының тарихы. – Алматы: Санат, 1995. – 368 б.",
        "Марғұлан Ә. Ежелгі | жыр, аңыздар. – Алматы: Жазушы, 1985. – 368 б.",
        "Сәтбаев Қ. Таңдамалы еңбектер. – Алматы: Ғылым, 1989. – 512 б.",
        "Нұрпейісов К. Алаш һәм Алашорда. – Алматы: Ататек, 1995. – 256 б.",
    ),
    (
        "Список литературы",
        "Хопкирк П. Большая | игра против России. – М.: Рипол, 2004. – 640 с.",
        "Масанов Н.Э. Кочевая | цивилизация казахов. – Алматы: Социнвест, 1995. – 320 с.",
        "Сулейменов О. Аз и Я. – Алма-Ата: Жазушы, 1975. – 304 с.",
        "Ерофеева И.В. Хан Абулхаир. – Алматы: Санат, 1999. – 336 с.",
    ),
    (
        "References",
        "Golden P.B. Central Asia | in world history. Oxford: Oxford University Press, 2011. 178 p.",
        "Morrison A. Russian | rule in Samarkand. Oxford: OUP, 2008. 364 p.",
        "Frank A. Islamic historiography. Leiden: Brill, 1998. 212 p.",
        "Olcott M.B. The Kazakhs. Stanford: Hoover Press, 1987. 341 p.",
    ),
    (
        "Literatur",
        "Radloff W. Aus | dem fernen Sibirien. Leipzig: Weigel, 1884. 536 S.",
        "Finke P. Nomaden | im Transformationsprozess. Münster: Lit, 2004. 397 S.",
        "Kappeler A. Rußland als Vielvölkerreich. München: Beck, 1992. 395 S.",
        "Meyer H. Geschichte Mittelasiens. Leiden: Brill, 1966. 347 S.",
    ),
]


def begun_column(works: Sequence[str], begun: int, label: str) -> str:
    """A column of labels whose first have the first lines of their texts beside them; the other lines follow."""
    heads = [work.partition(" | ") for work in works]
    rows = [label.format(n) + (" " + heads[n - 1][0] if n <= begun else "") for n in range(1, len(works) + 1)]
    rest = [head[2] if n <= begun else " ".join(filter(None, head[::2])) for n, head in enumerate(heads, 1)]
    return "\n".join(rows + rest) + "\n"


@pytest.mark.parametrize(("heading", "works"), [(heading, works) for heading, *works in BEGUN])
@pytest.mark.parametrize("begun", [1, 2])
@pytest.mark.parametrize("label", ["{}.", "[{}]", "{})"])
def test_a_column_of_labels_with_first_lines(heading: str, works: list[str], begun: int, label: str) -> None:
    text = f"Text [1-4].\n\n{heading}\n{begun_column(works, begun, label)}"
    assert read(text) == [(n, work.replace(" | ", " ")) for n, work in enumerate(works, 1)]
    for one in find(text):
        for reference in one.references:
            place = reference.text.rindex(" ", 0, -5) + 1
            assert reference.view.original(Span(place, place + 3)).of(text) == reference.text[place : place + 3]


@pytest.mark.parametrize(("heading", "works"), [(heading, works) for heading, *works in BEGUN])
def test_a_column_with_first_lines_that_does_not_fit_numbers_no_text_wrongly(heading: str, works: list[str]) -> None:
    text = f"Text [1-4].\n\n{heading}\n{begun_column(works, 2, '{}.').rsplit(chr(10), 2)[0]}\n"
    assert all(work.replace(" | ", " ") != said for n, said in read(text) for m, work in enumerate(works, 1) if m != n)


@pytest.mark.parametrize("count", [2, 5])
def test_a_column_of_labels_that_does_not_fit_numbers_nothing(count: int) -> None:
    column = "".join(f"{number}.\n" for number in range(1, count + 1))
    found = find(f"{CITING}References\n{column}" + "\n".join(EN) + "\n")
    assert not any(one.numbered for one in found)


@pytest.mark.parametrize("heading", ["Дереккөздер", "Источники", "Sources", "Quellen"])
@pytest.mark.parametrize("joint", ["[1] [4] ", "[1][4] ", "[1], [4] "])
def test_one_text_with_several_numbers(heading: str, joint: str) -> None:
    text = f"Text [1-5].\n\n{heading}\n\n{joint}{EN[0]}\n[2] [5] {EN[1]}\n[3] {EN[2]}\n"
    assert sorted(read(text)) == [(1, EN[0]), (2, EN[1]), (3, EN[2]), (4, EN[0]), (5, EN[1])]


def test_a_number_that_the_list_has_is_no_joint_label() -> None:
    text = f"{CITING}References\n\n[1] [2] {EN[0]}\n[2] {EN[1]}\n[3] {EN[2]}\n"
    assert read(text) == [(1, f"[2] {EN[0]}"), (2, EN[1]), (3, EN[2])]


@pytest.mark.parametrize(
    ("heading", "works"), [("Әдебиет", KK), ("Литература", RU), ("References", EN), ("Quellen", DE)]
)
@pytest.mark.parametrize(
    "code", ["7M04112 – Almaty: Press, 2020.", "3D-models of towns. London: Press, 2011.", "1C: a guide. Moscow, 2015."]
)
def test_a_code_behind_a_bare_label(heading: str, works: tuple[str, ...], code: str) -> None:
    works = (*works[:2], code, works[2])
    assert read(f"{CITING}{heading}\n\n{items(works, '{} ')}") == list(enumerate(works, 1))


@pytest.mark.parametrize(
    ("heading", "above", "works", "between"),
    [
        ("ӘДЕБИЕТТЕР ТІЗІМІ", "Кітаптар", KK, "Мұрағат қорлары"), ("СПИСОК ЛИТЕРАТУРЫ", "Книги", RU, "Монографии"),
        ("СПИСОК ЛИТЕРАТУРЫ", "Опубликованное", RU, "Рукописное наследие"),
        ("REFERENCES", "Books", EN, "Secondary sources"),
        ("REFERENCES", "Printed", EN, "Spoken and sung"), ("LITERATUR", "Bücher", DE, "Aufsätze"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["", "\n"])
def test_numbers_begin_anew_below_a_subheading(
    heading: str, above: str, works: tuple[str, ...], between: str, gap: str
) -> None:
    again = (*works[::-1], EN[0])
    text = f"{CITING}{heading}\n{above}\n{gap}{items(works)}{gap}{between}\n{gap}{items(again)}"
    (found,) = find(text)
    assert [reference.number for reference in found.references] == [1, 2, 3, 1, 2, 3, 4]
    assert [reference.text for reference in found.references] == [*works, *again]


@pytest.mark.parametrize(
    ("heading", "works"), [("Әдебиет", KK), ("Литература", RU), ("References", EN), ("Quellen", DE)]
)
@pytest.mark.parametrize("labels", ["¹ |² |³ ", "¹|²|³", "¹. |². |³. ", "^1^ |^2^ |^3^ "])
def test_raised_labels(heading: str, works: tuple[str, ...], labels: str) -> None:
    text = "".join(label + work + "\n" for label, work in zip(labels.split("|"), works, strict=True))
    assert read(f"Text¹ and² more³.\n\n{heading}\n\n{text}") == list(enumerate(works, 1))


@pytest.mark.parametrize(
    ("heading", "one", "year"),
    [
        ("Әдебиет", "Серікбаев Т. Дала жолдары. – Алматы: Арыс", "2003"),
        ("Литература", "Лебедев П. Н. Речные пути. – М.: Весть", "1988"),
        ("References", "Marsh T. Roads of the plain. London: Harvill", "1991"),
        ("Literatur", "Brandt K. Handelswege im Osten. Leipzig: Insel", "1972"),
    ],
)
def test_a_year_alone_on_its_line_is_no_page(heading: str, one: str, year: str) -> None:
    text = f"{CITING}{heading}\n\n1. {one}\n{year}\n2. {EN[1]}\n3. {EN[2]}\n"
    assert read(text)[0] == (1, f"{one} {year}")


@pytest.mark.parametrize("end", [". London: Harvill, 1991. 240 p.", ", 1991"])
@pytest.mark.parametrize("page", ["1624", "45"])
def test_a_page_number_behind_a_whole_reference(end: str, page: str) -> None:
    text = f"{CITING}References\n\n1. Marsh T. Roads{end}\n{page}\n2. {EN[1]}\n3. {EN[2]}\n"
    assert read(text)[0] == (1, f"Marsh T. Roads{end}")


@pytest.mark.parametrize(
    "heading",
    [
        "参考文献", "참고문헌", "Litteraturlista", "Lähteet", "Irodalomjegyzék", "Βιβλιογραφία", "Naudota literatūra",
        "Пайдаланылған ақпарат көздері", "Список научной литературы", "Használt irodalom", "Използвана литература",
        "المراجع", "Tài liệu tham khảo", "Перечень нормативных документов", "Нормативтік құжаттар тізімі",
        "Referenced documents", "Перелік нормативних документів", "Normenverzeichnis",
    ],
)  # fmt: skip
def test_headings_of_many_languages(heading: str) -> None:
    found = find(f"Text [1], [2].\n\n{heading}\n\n[1] {EN[0]}\n[2] {EN[1]}\n")
    if heading == "Használt irodalom":  # words that nobody knows
        assert found == ()
    else:
        assert [[reference.text for reference in one.references] for one in found] == [list(EN[:2])]


@pytest.mark.parametrize("works", [KK, RU, EN, DE])
def test_a_reference_that_is_printed_twice_is_its_own_number_s(works: tuple[str, ...]) -> None:
    printed = items(works, "[{}] ", end="\n\n")
    text = f"{CITING}References\n\n[1] {works[2]}\n\n{printed}"
    assert read(text) == list(enumerate(works, 1))


@pytest.mark.parametrize("works", [KK, RU, EN, DE])
def test_another_reference_of_the_same_number_stays(works: tuple[str, ...]) -> None:
    again = f"[2] Another work. {EN[0]}\n[3] {works[2]}\n[4] And {RU[1]}\n"
    text = f"{CITING}References\n\n[1] {works[0]}\n[2] {works[1]}\n{again}"
    assert numbers(text) == [1, 2, 2, 3, 4]


REMARKS = [
    ("Ескертпелер:", "Бағдарламаны кез келген сәтте жабуға болады", "Кейбір амалдар орындалмауы мүмкін", "Әдебиет", KK),
    ("Примечания:", "Выйти из программы можно в любой момент", "Порядок действий может быть другим", "Литература", RU),
    ("Notes", "The program may be closed at any time", "Some of the steps may be left out", "References", EN),
    ("Anmerkungen", "Das Programm darf jederzeit beendet werden", "Schritte entfallen zuweilen", "Quellen", DE),
]


@pytest.mark.parametrize(("remarks", "one", "other", "heading", "works"), REMARKS)
def test_remarks_that_count_are_no_list_beside_one(
    remarks: str, one: str, other: str, heading: str, works: tuple[str, ...]
) -> None:
    text = f"{CITING}{remarks}\n1. {one}.\n2. {other}.\n\nMore text [3].\n\n{heading}\n\n{items(works)}"
    found, refused = find_reference_lists(document_from_text(text))
    assert [(it.number, it.text) for one_list in found for it in one_list.references] == list(enumerate(works, 1))
    assert refused == ()
    uncited = text.replace("[1], [2] [3]", "[3]")
    assert find_reference_lists(document_from_text(uncited))[1] == ()


@pytest.mark.parametrize(("remarks", "one", "other", "heading", "works"), REMARKS)
def test_notes_with_works_are_a_list_beside_another(
    remarks: str, one: str, other: str, heading: str, works: tuple[str, ...]
) -> None:
    text = f"{CITING}{remarks}\n\n{items(works)}\nMore text [1], [2].\n\n{heading}\n\n{items(works)}"
    assert [number for number, _ in read(text)] == [1, 2, 3, 1, 2, 3]
    assert len(read(f"Text [1], [2].\n\n{remarks}\n1. {one}.\n2. {other}.\n")) in (0, 2)


@pytest.mark.parametrize("counted", ["Citations", "CITATIONS", "Дереккөздер", "Источники", "Quellen"])
@pytest.mark.parametrize("other", ["READS", "Оқылды", "Просмотры", "Downloads"])
def test_what_is_counted_is_no_lost_list(counted: str, other: str) -> None:
    sheet = f"An Old Town\n\n{counted}\n60\n\n{other}\n1,474\n\nThe town is old.\n"
    assert find_reference_lists(document_from_text(sheet)) == ((), ())
    lost = f"The town is old.\n\n{counted}\n\nIt lies at the river.\n"
    assert len(find_reference_lists(document_from_text(lost))[1]) == 1


@pytest.mark.parametrize(
    ("heading", "work"),
    [
        ("Әдебиет", KK[1]), ("Литература", RU[1]), ("References", EN[0] + " Vol. 2, pp. 3-8."), ("Quellen", DE[1]),
    ],
)  # fmt: skip
def test_a_list_of_one_at_the_end_of_a_page(heading: str, work: str) -> None:
    section = "1.5 Ozean\n\nDas Meer (Marsh A., 1983; Osborne B., 1996) ist tief. Es wurde 2001 vermessen – und 2004.\n"
    text = f"Text [1], [3].\n\n{heading}\n[1] {work}\n\f{section}{section}"
    assert read(text) == [(1, work)]


@pytest.mark.parametrize(("heading", "works"), HEADED)
@pytest.mark.parametrize("sign", ["/", ",", ":", ";", " –"])
def test_a_label_with_a_wrong_sign_is_read_where_just_its_number_is_missing(
    heading: str, works: tuple[str, ...], sign: str
) -> None:
    text = f"{CITING}{heading}\n\n1. {works[0]}\n2{sign} {works[1]}\n3. {works[2]}\n"
    assert read(text) == list(enumerate(works, 1))


@pytest.mark.parametrize(("heading", "works"), HEADED)
@pytest.mark.parametrize("line", ["2, 3 Т. ", "4/ Serie", "2013, Москва"])
def test_another_number_with_a_sign_is_no_label(heading: str, works: tuple[str, ...], line: str) -> None:
    text = f"{CITING}{heading}\n\n1. {works[0]}\n{line}\n2. {works[1]}\n3. {works[2]}\n"
    assert numbers(text) == [1, 2, 3]


@pytest.mark.parametrize(
    ("heading", "works"),
    [
        ("Әдебиеттер", ("ҚР ОММ. 44-қ., 1-т., 2386-іс.", "ШҚО ММ. 12-қ., 3-т., 15-іс.")),
        ("Литература", ("ГАКО. Ф. 8. Оп. 1. Д. 100.", "ЦГИА. Ф. 1291. Оп. 52.")),
        ("References", ("NARA. RG 59, Box 12, Folder 3.", "NARA. RG 43, Box 2.")),
        ("Джерела", ("ЦДАМЛМ. Ф. 44. Оп. 1. Спр. 12.", "ДАКО. Ф. 2. Оп. 3.")),
    ],
)
def test_a_list_of_archives(heading: str, works: tuple[str, ...]) -> None:
    cited = "Text [1. Л. 5] and [2. Д. 3. Л. 4], [1. 1872. № 5. С. 2]."
    assert read(f"{cited}\n\n{heading}\n\n{items(works)}") == list(enumerate(works, 1))


@pytest.mark.parametrize("heading", ["Әдебиеттер", "Список литературы", "References", "Literatur"])
def test_web_pages_without_labels(heading: str) -> None:
    pages = ("https://ports.example.org/a1 - Harbours", "https://ru.example.org/wiki/UML – UML", "www.example.kz/uml")
    listed = "\n".join(pages)
    assert [text for _, text in read(f"Text.\n\n{heading}\n\n{listed}\n")] == list(pages)
    assert read(f"Text.\n\n{heading}\n\n{pages[0]}\n\nIt goes on with the text.\n") == []

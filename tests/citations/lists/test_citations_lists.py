"""Reference lists in small documents of our own, in Kazakh, Russian and English."""

from __future__ import annotations

import pytest

from citelink.citations.citation import ReferenceList
from citelink.citations.lists.find import find_reference_lists, read_reference_list
from citelink.documents.document import Document
from citelink.documents.places import LinePlaces
from citelink.documents.reading import document_from_text
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

KK = (
    "Хопкирк П. Үлкен ойын. – Алматы: Рауан, 1992. – 310 б.",
    "Назарбаев Н.Ә. Ғасырлар тоғысында. – Алматы: Өнер, 1996. – 272 б.",
    "Бартольд В.В. Түркістан тарихы // Жұлдыз. – 1993. – № 4. – Б. 12-19.",
    "Қойгелдиев М. Алаш қозғалысы. – Алматы: Санат, 1995. – 368 б.",
)
RU = (
    "Хопкирк П. Большая игра. – М.: Рипол, 2004. – 640 с.",
    "Бартольд В.В. Туркестан в эпоху монгольского нашествия. – СПб., 1900. – 573 с.",
    "Пищулина К.А. Письменные источники // Вестник. – 1977. – № 3. – С. 14-21.",
    "Левшин А.И. Описание киргиз-кайсацких орд. – СПб.: Край, 1832. – 264 с.",
)
EN = (
    "Hopkirk P. The Great Game. London: John Murray, 1990. 562 p.",
    "Olcott M.B. The Kazakhs. Stanford: Hoover Press, 1987. 341 p.",
    "Barthold W. Turkestan down to the Mongol invasion. London: Luzac, 1928. 513 p.",
    "Sinor D. The Turk empire // Central Asia Review. – 1990. – Vol. 3. – P. 285-316.",
)
HEADINGS = ((KK, "Пайдаланылған әдебиеттер тізімі"), (RU, "Список литературы"), (EN, "References"))
BODY = "Бұл мәселе көп зерттелген [1, 18-19 б.].\nОл туралы кейін айтылады [2].\n"


def document(text: str) -> Document:
    return Document("a.txt", "text", text, RepairedText.identity(text), (), None, LinePlaces((0,)))


def find(text: str) -> tuple[ReferenceList, ...]:
    return find_reference_lists(document(text))[0]


def refused(text: str) -> list[tuple[str, str]]:
    return [(heading.text, heading.reason) for heading in find_reference_lists(document(text))[1]]


def numbered(works: tuple[str, ...], label: str = "{}. ", start: int = 1, end: str = "\n") -> str:
    return "".join(label.format(number) + work + end for number, work in enumerate(works, start))


def texts(found: ReferenceList) -> list[str]:
    return [reference.text for reference in found.references]


def numbers(found: ReferenceList) -> list[int | None]:
    return [reference.number for reference in found.references]


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
@pytest.mark.parametrize(
    "label", ["{}. ", "{}.", "{}) ", "[{}] ", "({}) ", "{} ", "{}.\t", "   {}. ", "[{}]. ", "{}\t", "|{}| ", "- {}. "]
)
def test_every_label_form(works: tuple[str, ...], heading: str, label: str) -> None:
    text = f"{BODY}\n{heading}\n{numbered(works, label)}"
    (found,) = find(text)
    assert texts(found) == list(works)
    assert numbers(found) == [1, 2, 3, 4]
    assert found.heading is not None
    assert found.heading.text == heading
    assert found.numbered
    assert found.scope == 0
    assert text[: found.span.start].count("\n") == 4


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\nКейінгі бөлім [1] осыны айтады [2].\n\n"])
def test_restarted_numbers_make_several_lists(works: tuple[str, ...], heading: str, gap: str) -> None:
    text = f"{BODY}\n{heading}\n{numbered(works)}{gap}{BODY}\n{heading}\n{numbered(works[::-1])}"
    first, second = find(text)
    assert texts(first) == list(works)
    assert texts(second) == list(works[::-1])
    assert (first.scope, second.scope) == (0, 1)
    assert [r.id for r in second.references] == ["r5", "r6", "r7", "r8"]


@pytest.mark.parametrize("works", [KK, RU, EN])
@pytest.mark.parametrize(("label", "start"), [("{}. ", 1), ("[{}] ", 1), ("{}) ", 3)])
def test_list_without_a_heading(works: tuple[str, ...], label: str, start: int) -> None:
    (found,) = find(f"{BODY * 3}\n{numbered(works, label, start)}")
    assert found.heading is None
    assert numbers(found) == list(range(start, start + 4))
    assert texts(found) == list(works)


PLAIN = {
    "kk": (
        "Хопкирк П. Үлкен ойын. Алматы, 1992.",
        "Өтеев А. Тұз жолы. Ақтөбе, 1996.",
        "Сәдуов Е. Қала. Шымкент, 2001.",
    ),
    "ru": ("Хопкирк П. Большая игра. Москва, 2004.", "Утев А. Соль. Пермь, 1996.", "Саду Е. Город. Омск, 2001."),
    "en": ("Hopkirk P. The game. London, 1990.", "Olcott M. Salt. Leeds, 1987.", "Sinor D. A town. York, 1991."),
    "de": ("Kühn P. Das Spiel. Bonn, 1990.", "Ohl M. Salz. Kiel, 1987.", "Seidl D. Eine Stadt. Köln, 1991."),
}
CITING = "Salt [1] and towns [2; 3] are older than that [1, 12].\n\n"


@pytest.mark.parametrize("works", PLAIN.values(), ids=PLAIN)
@pytest.mark.parametrize(("label", "end"), [("[{}] ", "\n"), ("[{}] ", "\n\n"), ("{}. ", "\n"), ("{}) ", "\n")])
def test_plain_references_without_a_heading_are_told_by_what_the_text_cites(
    works: tuple[str, ...], label: str, end: str
) -> None:
    (found,) = find(CITING + numbered(works, label, end=end))
    assert (found.heading, texts(found)) == (None, list(works))


@pytest.mark.parametrize("works", PLAIN.values(), ids=PLAIN)
@pytest.mark.parametrize(
    ("above", "start", "below"),
    [
        ("Nothing is cited here.\n\n", 1, ""),
        ("Salt [11] and towns [12; 13] are older [21].\n\n", 1, ""),  # other numbers
        (CITING, 1, "\nThat is told elsewhere [2].\n"),  # the text goes on
        (CITING, 2, ""),  # counts from elsewhere
    ],
)
def test_plain_points_without_a_heading_that_nobody_cites_are_no_list(
    works: tuple[str, ...], above: str, start: int, below: str
) -> None:
    assert find(above + numbered(works, "[{}] ", start) + below) == ()


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
def test_list_without_a_heading_right_above_the_heading_of_another(works: tuple[str, ...], heading: str) -> None:
    # The last reference breaks off, so that its text might run on in the next line.
    lines = numbered((*works[:2], works[2] + " Сол"))
    bare, headed = find(f"{BODY}\n{lines}{heading}\n{numbered(works[::-1])}")
    assert (numbers(bare), numbers(headed)) == ([1, 2, 3], [1, 2, 3, 4])
    assert headed.heading is not None
    assert headed.heading.text == heading
    assert bare.span.end < headed.heading.span.start


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
@pytest.mark.parametrize("layout", ["{}\n", "{}\n\n"])
def test_unnumbered_list_takes_positions(works: tuple[str, ...], heading: str, layout: str) -> None:
    ordered = tuple(sorted(works))
    text = f"{BODY}\n{heading}\n\n" + "".join(layout.format(work) for work in ordered)
    (found,) = find(text)
    assert not found.numbered
    assert numbers(found) == [1, 2, 3, 4]
    assert texts(found) == list(ordered)


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
def test_unnumbered_list_with_hanging_indent(works: tuple[str, ...], heading: str) -> None:
    lines = []
    for work in sorted(works):
        words = work.split()
        lines += [" ".join(words[:5]), "    " + " ".join(words[5:])]
    (found,) = find(f"{BODY}\n{heading}\n" + "\n".join(lines) + "\n")
    assert texts(found) == sorted(works)


LATIN = (
    "Hopkirk P. Ulken oiyn. – Almaty: Rauan, 1992. – 310 b.",
    "Nazarbaev N.A. Gasyrlar togysynda. – Almaty: Oner, 1996. – 272 b.",
    "Bartol'd V.V. Turkistan tarihy // Zhuldyz. – 1993. – № 4. – B. 12-19.",
    "Koigeldiev M. Alash kozgalysy. – Almaty: Sanat, 1995. – 368 b.",
)
ENGLISH_OF_RU = (
    "Hopkirk P. Bol'shaia igra [The Great Game]. – Moscow: Ripol, 2004. – 640 p.",
    "Barthold V.V. Turkestan v epokhu mongol'skogo nashestviia. – St. Petersburg, 1900. – 573 p.",
    "Pishchulina K.A. Written sources // Vestnik. – 1977. – No. 3. – P. 14-21.",
    "Levshin A.I. Opisanie kirgiz-kaisatskikh ord. – St. Petersburg: Krai, 1832. – 264 p.",
)


@pytest.mark.parametrize(
    ("works", "heading", "again", "second_heading"),
    [
        (KK, "Әдебиеттер", LATIN, "References"),
        (KK, "ӘДЕБИЕТТЕР ТІЗІМІ", LATIN, "REFERENCES"),
        (RU, "Список литературы", ENGLISH_OF_RU, "References"),
        (RU, "Литература", ENGLISH_OF_RU, "REFERENCES:"),
        (EN, "References", EN, "Bibliography"),
        (KK, "Пайдаланылған әдебиеттер", LATIN[:3], "References"),
    ],
)
def test_list_printed_twice_is_paired(
    works: tuple[str, ...], heading: str, again: tuple[str, ...], second_heading: str
) -> None:
    first, second = find(f"{BODY}\n{heading}\n{numbered(works)}\n{second_heading}\n{numbered(again)}")
    assert first.paired_with is None
    assert (second.paired_with, second.scope) == (0, first.scope)
    assert [r.paired_with for r in second.references] == [f"r{n}" for n in range(1, len(again) + 1)]
    assert texts(second) == list(again)


@pytest.mark.parametrize(
    ("works", "heading", "says"),
    [
        (KK, "Әдебиеттер", "Мәндер екінші сатыдан алынды, оларды кесте {}. Одан кейін жаңа мәндер есептеледі."),
        (RU, "Список литературы", "Сравним значения со значениями табл. {}. Новые меньше, их запишем вместо прежних."),
        (RU, "Перелік джерел", "Порівнюємо отримані значення зі значеннями, крок {}. Менші записуємо замість них."),
        (EN, "References", "We compare the values found with those of table {}. Smaller ones are taken instead."),
    ],
)
def test_numbers_that_words_want_make_no_list_go_on(works: tuple[str, ...], heading: str, says: str) -> None:
    steps = "\n\n".join(f"{says.format(number)}\n{number} 0 12 7 {number + 3}" for number in range(3, 9))
    (found,) = find(f"{BODY}\n{heading}\n\n{numbered(works)}\nAppendix A\n\n{steps}\n")
    assert texts(found) == list(works)


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
@pytest.mark.parametrize("end", [" ", "\t"])
def test_several_references_in_one_paragraph(works: tuple[str, ...], heading: str, end: str) -> None:
    (found,) = find(f"{BODY}\n{heading}\n{numbered(works[:3], end=end)}\n4. {works[3]}\n")
    assert numbers(found) == [1, 2, 3, 4]
    assert texts(found) == list(works)


@pytest.mark.parametrize(
    "heading",
    [
        "ПАЙДАЛАНЫЛҒАН ӘДЕБИЕТТЕР ТIЗIМI",
        "Пайдаланылған əдебиеттер тізімі",
        "Пай да ла ныл ған әде биет тер ті зі мі",
        "С П И С О К   Л И Т Е Р А Т У Р Ы",
        "Cписок литepaтypы",
        "R E F E R E N C E S",
        "Rеferences:",
        "5. Әдебиеттер тізімі",
        "VI. Список литературы:",
        "References.",
        "ӘДЕБИЕТТЕР / REFERENCES",
    ],
)
def test_heading_in_disguise(heading: str) -> None:
    (found,) = find(f"{BODY}\n{heading}\n{numbered(KK)}")
    assert found.heading is not None
    assert found.heading.text == heading
    assert texts(found) == list(KK)


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
@pytest.mark.parametrize(
    "printed", [(1, 2, 4, 5), (2, 3, 5, 9), (1, 2, 2, 3), (1, 1, 2, 3), (3, 4, 30, 31), (1, 2, 3, 3)]
)
def test_gaps_and_repeats_are_kept(works: tuple[str, ...], heading: str, printed: tuple[int, ...]) -> None:
    items = "".join(f"{number}. {work}\n" for number, work in zip(printed, works, strict=True))
    (found,) = find(f"{BODY}\n{heading}\n{items}")
    assert numbers(found) == list(printed)
    assert texts(found) == list(works)


# Tables of contents that lost their pages.
TITLES = [
    "Кіріспе\n1 Теория\n1.1 Функция түрлері\n1.2 Құралдар\n2 Жоба\nҚорытынды\n{}\nА қосымшасы Код\n\nБіз жаздық.",
    "Введение\n1. Теория\n1.1. Виды функций\n1.2. Средства\nII. Проект\nЗаключение\n{}\nПриложение А\n\nТекст.",
    "Introduction\n1 Theory\n1.1 Kinds\n1.2 Tools\n2 The project\nConclusion\n{}\nAppendix A\n\nThe text.",
    "ВСТУП\nТЕОРЕТИЧНА ЧАСТИНА\nТипи функцій\nЗасоби розробки\nОХОРОНА ПРАЦІ\nВИСНОВКИ\n{}\nДодаток А\n\nТекст.",
]
TITLES = [
    text.format(heading)
    for text, heading in zip(
        TITLES,
        ("Пайдаланылған әдебиеттер тізімі", "Список литературы", "References", "ПЕРЕЛІК ВИКОРИСТАНОЇ ЛІТЕРАТУРИ"),
        strict=True,
    )
]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Мазмұны\nКіріспе.........3\nПайдаланылған әдебиеттер тізімі.........58-61\n\nМәтін.", "contents"),
        ("Содержание\nВведение 3\nСписок литературы 145\n\nТекст главы.", "contents"),
        ("Contents\nIntroduction . . . . . . 1\nReferences . . . . . . . 99\n\nText.", "contents"),
        *((text, "contents") for text in TITLES),
        ("МазмұныКіріспе......2-8ТАРАУ I......9-26Әдебиеттер тізімі......58-61", "contents"),
        (
            f"{BODY}\nҚолданылған әдебиеттер тізімі\nФакультет магистранты, Астана\nАңдатпа. Мақалада саясат.\n",
            "no-references",
        ),
        (f"{BODY}\nСписок литературы\n\nСтудент факультета, Москва\nАннотация. Статья о политике.\n", "no-references"),
        (f"{BODY}\nReferences\n\nDepartment of History, London\nThis article is about policy.\n", "no-references"),
        (f"{BODY}\nA\nb\nC.\nD\nE\nСписок литературы\n\nФакультет\nСтатья о политике.", "no-references"),
        (f"{BODY}\nСписок публикаций автора по теме диссертации\n{numbered(RU)}", "own-publications"),
        (f"{BODY}\nСписок работ, опубликованных по теме диссертации\n{numbered(RU)}", "own-publications"),
    ],
)
def test_false_headings_are_refused(text: str, reason: str) -> None:
    assert find(text) == ()
    (heading,) = refused(text)
    assert reason == heading[1]


@pytest.mark.parametrize(
    "text",
    [
        "Бұл мәселе туралы дереккөздерге\nқарағанда әдебиеттер\nаз емес. Оны [3] жазған.",
        "Об этом пишет разная\nлитература.\nМного источников [1] говорит о том же.",
        "As is well known from other\nreferences,\nthis is not so [4].",
        "Мақсаттар:\n1. геосаяси мүдде;\n2. энергетика саласы;\n3. қауіпсіздік шаралары.\nСоңы.",
        "Задачи работы:\n1. Изучить источники 1990 года.\n2. Описать политику.\n3. Сделать выводы.\nКонец.",
        "The aims are:\n1. To study the sources.\n2. To describe the policy of 1991.\n3. To conclude.\nThe end.",
        "[9] Олкотт былай дейді.\n\n[10] Бұл пікірмен келісеміз.\n\n[11] Сондықтан да солай болды.",
        "1 бөлім. Кіріспе\n2 бөлім. Негізгі\n3 бөлім. Қорытынды",
    ],
)
def test_what_is_no_list_gives_neither_list_nor_refusal(text: str) -> None:
    assert find_reference_lists(document(text)) == ((), ())


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
@pytest.mark.parametrize(
    "after", ["Қосымша А\nКесте мәліметі [1].", "Приложение 1\nТекст [2].", "Appendix A\nText [1]."]
)
def test_list_in_the_middle_ends_with_its_last_reference(works: tuple[str, ...], heading: str, after: str) -> None:
    for blank in ("\n", "\n\n"):
        text = f"{BODY}\n{heading}\n{numbered(works).strip()}{blank}{after}\n1. Бірінші қадам.\n2. Екінші қадам.\n"
        (found,) = find(text)
        assert texts(found) == list(works)
        assert found.span.of(text).endswith(works[-1])


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
@pytest.mark.parametrize(
    ("before", "second", "printed"),
    [
        ("Негізгі әдебиеттер", "Қосымша әдебиеттер", (1, 2, 3, 4)),
        ("КНИГИ", "ЖУРНАЛЫ", (1, 2, 3, 4)),
        ("Қажетті әдебиет", "Интернет ресурстар", (1, 2, 1, 2)),
        ("Нормативно-правовые акты", "Электронные ресурсы", (1, 2, 1, 2)),
    ],
)
def test_subheadings_do_not_end_the_list(
    works: tuple[str, ...], heading: str, before: str, second: str, printed: tuple[int, ...]
) -> None:
    items = [f"{number}. {work}" for number, work in zip(printed, works, strict=True)]
    (found,) = find(f"{BODY}\n{heading}\n{before}\n{items[0]}\n{items[1]}\n\n{second}\n{items[2]}\n{items[3]}\n")
    assert numbers(found) == list(printed)
    assert texts(found) == list(works)


def test_wrapped_lines_that_begin_with_numbers_are_no_labels() -> None:
    text = (
        "References\n1. Hopkirk P. The Great Game. London: John Murray,\n1990. 562 p.\n"
        "2. Sinor D. Studies, vol.\n12. Springer, Berlin, 1990. 45 p.\n3. Olcott M.B. The Kazakhs. Hoover Press,\n"
        "1987. 341 p.\n"
    )
    (found,) = find(text)
    assert numbers(found) == [1, 2, 3]
    assert texts(found)[1] == "Sinor D. Studies, vol. 12. Springer, Berlin, 1990. 45 p."


def test_double_spacing_page_numbers_and_running_heads_are_no_part_of_a_reference() -> None:
    head = "Тарих және қоғам журналы"
    text = (
        f"{head}\n\n2454\n\nМәтін [1].\n\n{head}\n\n2455\n\nӘдебиеттер тізімі\n\n1. Хопкирк П. Үлкен "
        "ойын. –\n\nАлматы: Рауан,\n\n"
        f"{head}\n\n2456\n\n1992. – 310 б.\n\n2. Назарбаев Н.Ә. "
        "Ғасырлар тоғы-\n\nсында. – Алматы:\n\nӨнер, 1996. – 272 б.\n"
    )
    (found,) = find(text)
    assert texts(found) == list(KK[:2])


def test_references_that_follow_the_heading_on_its_line() -> None:
    (found,) = find(f"{BODY}\nӘдебиеттер: {numbered(KK, end=' ')}\n")
    assert texts(found) == list(KK)
    assert found.heading is not None
    assert found.heading.text == "Әдебиеттер"


def test_view_leads_back_to_the_document() -> None:
    text = (
        f"{BODY}\r\nӘдебиеттер\r\n[1] Назар-\r\nбаев Н.Ә. Ғасырлар тоғысында. – Алматы:\r\n"
        f"Өнер, 1996. – 272 б.\r\n[2] {KK[0]}\r\n"
    )
    source = document(text)
    (found,), _ = find_reference_lists(source)
    for reference in found.references:
        start = reference.text.index("Алматы")
        assert reference.view.original(Span(start, start + 6)).of(text) == "Алматы"


def test_spans_run_from_label_to_last_character() -> None:
    text = f"Литература\r\n\r\n{numbered(RU, end=chr(13) + chr(10))}\r\n"
    (found,) = find(text)
    assert [r.span.of(text) for r in found.references] == [f"{n}. {work}" for n, work in enumerate(RU, 1)]
    assert found.span == Span(found.references[0].span.start, found.references[-1].span.end)


@pytest.mark.parametrize(
    "text", ["1. Бірінші\n2. Екінші\n3. Үшінші\n", f"Әдебиеттер\n{numbered(KK[:3])}", numbered(EN[:3])]
)
def test_a_list_in_its_own_file(text: str) -> None:
    found = read_reference_list(document(text))
    assert found is not None
    assert numbers(found) == [1, 2, 3]


def test_a_file_without_a_list() -> None:
    assert read_reference_list(document("Жай мәтін.\n")) is None


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
@pytest.mark.parametrize("bullet", ["* ", "- ", "• "])
def test_bulleted_list_is_unnumbered(works: tuple[str, ...], heading: str, bullet: str) -> None:
    (found,) = find(f"{heading}\n\n" + "".join(f"{bullet}{work}\n" for work in works))
    assert not found.numbered
    assert texts(found) == list(works)


@pytest.mark.parametrize(("works", "heading"), HEADINGS)
@pytest.mark.parametrize("label", ["1. ", "1) "])
def test_an_ordered_list_of_markdown_with_one_number(works: tuple[str, ...], heading: str, label: str) -> None:
    text = f"# {heading}\n\n" + "".join(f"{label}{work}\n" for work in (*works, *works[::-1], *works))
    ((found,), _) = find_reference_lists(document_from_text(text, format="markdown"))
    assert numbers(found) == list(range(1, 13))
    assert texts(found) == [*works, *works[::-1], *works]
    assert [r.label.of(text) for r in found.references if r.label] == [label.strip()] * 12


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "See [1].\n\nReferences\n\n1. Smith J. Title of it. London: Murray, 2001.\n",
            "Smith J. Title of it. London: Murray, 2001.",
        ),
        (
            "Бұл [1].\n\nӘдебиет\n1. Назарбаев Н.Ә. Ғасырлар тоғысында. – Алматы: Өнер,\n1996. – 272 б.\n\nАвтор\n",
            "Назарбаев Н.Ә. Ғасырлар тоғысында. – Алматы: Өнер, 1996. – 272 б.",
        ),
        (
            "Это [1].\n\nЛитература\n1. Берг Л.С. Аральское море. – СПб., 1908. – 580 с.\n",
            "Берг Л.С. Аральское море. – СПб., 1908. – 580 с.",
        ),
        ("Бұл [1].\n\nӘдебиет\n1. геосаяси жағдайының динамикасы, 1991-2001;\nжәне басқалары.\n", None),
        ("See [1].\n\nReferences\n\nThe author teaches in London: University College, 2001.\n", None),
    ],
)
def test_a_list_of_one_reference_beyond_doubt(text: str, expected: str | None) -> None:
    lists, refused = find_reference_lists(document_from_text(text))
    assert [reference.text for found in lists for reference in found.references] == ([expected] if expected else [])
    assert len(refused) == (expected is None)

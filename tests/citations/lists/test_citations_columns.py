"""Lists in columns whose lines an extractor of pages glued together: what is read, and what is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.citations.citation import Citations
from citelink.citations.find import find_citations
from citelink.citations.lists.columns import find_columns
from citelink.citations.lists.reading_order import ReadingOrder
from citelink.documents.reading import document_from_text
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

WORKS = {
    "kk": (
        "Пайдаланылған әдебиеттер тізімі",
        "Хопкирк П. Үлкен ойын: Азиядағы құпия қызмет туралы. – Алматы: Рауан, 1992. – 310 б.",
        "Назарбаев Н.Ә. Ғасырлар тоғысында. – Алматы: Өнер, 1996. – 272 б.",
        "Бартольд В.В. Түркістан тарихы // Жұлдыз. – 1993. – № 4. – Б. 12-19.",
        "Қойгелдиев М. Алаш қозғалысы. – Алматы: Санат, 1995. – 368 б.",
        "Марғұлан Ә. Ежелгі жыр, аңыздар. – Алматы: Жазушы, 1985. – 368 б.",
        "Сәтбаев Қ. Таңдамалы еңбектер. – Алматы: Ғылым, 1989. – 512 б.",
        "Нұрпейісов К. Алаш һәм Алашорда. – Алматы: Ататек, 1995. – 256 б.",
    ),
    "ru": (
        "Список литературы",
        "Хопкирк П. Большая игра против России: азиатский синдром. – М.: Рипол, 2004. – 640 с.",
        "Бартольд В.В. Туркестан в эпоху монгольского нашествия. – СПб., 1900. – 573 с.",
        "Пищулина К.А. Письменные источники по истории // Вестник. – 1977. – № 3. – С. 14-21.",
        "Левшин А.И. Описание киргиз-кайсацких орд и степей. – СПб.: Край, 1832. – 264 с.",
        "Масанов Н.Э. Кочевая цивилизация казахов. – Алматы: Социнвест, 1995. – 320 с.",
        "Сулейменов О. Аз и Я. – Алма-Ата: Жазушы, 1975. – 304 с.",
        "Ерофеева И.В. Хан Абулхаир: полководец, правитель и политик. – Алматы: Санат, 1999. – 336 с.",
    ),
    "en": (
        "REFERENCES",
        "Hopkirk P. The Great Game: on secret service in high Asia. London: John Murray, 1990. 562 p.",
        "Olcott M.B. The Kazakhs. Stanford: Hoover Press, 1987. 341 p.",
        "Barthold W. Turkestan down to the Mongol invasion. 3rd ed. London: Luzac, 1968. 573 p.",
        "Sinor D. The Turk empire // Central Asia Review. – 1990. – Vol. 3. – P. 285-316.",
        "Golden P.B. Central Asia in world history. Oxford: Oxford University Press, 2011. 178 p.",
        "Morrison A. Russian rule in Samarkand, 1868–1910. Oxford: OUP, 2008. 364 p.",
        "Frank A. Islamic historiography. Leiden: Brill, 1998. 212 p.",
    ),
    "de": (
        "Literaturverzeichnis",
        "Müller K. Die Steppe und ihre Völker im 19. Jahrhundert. Berlin: Springer, 1987. 341 S.",
        "Radloff W. Aus Sibirien. Leipzig: Weigel, 1884. 536 S.",
        "Schwarz F. Turkestan, die Wiege der indogermanischen Völker. Freiburg: Herder, 1900. 606 S.",
        "Meyer H. Geschichte Mittelasiens. Leiden: Brill, 1966. 347 S.",
        "Finke P. Nomaden im Transformationsprozess. Münster: Lit, 2004. 397 S.",
        "Kappeler A. Rußland als Vielvölkerreich. München: Beck, 1992. 395 S.",
        "Geiß P. Nationenwerdung in Mittelasien. Frankfurt: Lang, 1995. 230 S.",
    ),
}
BODY = "Intro text [1], [2], [3-7] and that is all.\n\n"


def column(works: tuple[str, ...], first: int, label: str = "[{}] ", width: int = 44, hanging: str = "") -> list[str]:
    lines: list[str] = []
    for number, work in enumerate(works, first):
        lines += wrap(label.format(number) + work, width, subsequent_indent=hanging, break_on_hyphens=False)
    return lines


def aligned(left: list[str], right: list[str], width: int = 48) -> str:
    return "\n".join((one.ljust(width) + other).rstrip() for one, other in zip_longest(left, right, fillvalue=""))


def glued(left: list[str], right: list[str], gap: str) -> str:
    return "\n".join((one + gap + other).rstrip() for one, other in zip_longest(left, right, fillvalue=""))


def halves(works: tuple[str, ...], at: int, label: str = "[{}] ", hanging: str = "") -> tuple[list[str], list[str]]:
    return column(works[:at], 1, label, hanging=hanging), column(works[at:], at + 1, label, hanging=hanging)


def moved(works: tuple[str, ...]) -> str:
    """The right column begins in the middle of a reference."""
    lines = column(works, 1, "{}. ")
    half = len(lines) // 2 + 1
    return aligned(lines[:half], lines[half:])


def pages(works: tuple[str, ...], between: str) -> str:
    above = aligned(column(works[:2], 1), column(works[2:4], 3))
    return above + between + aligned(column(works[4:6], 5), column(works[6:], 7))


def in_three(works: tuple[str, ...]) -> str:
    two = aligned(column(works[:3], 1, width=34), column(works[3:5], 4, width=34), 38)
    return aligned(two.split("\n"), column(works[5:], 6, width=34), 76)


LAYOUTS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "labels in brackets": lambda works: aligned(*halves(works, 4)),
    "labels with stops": lambda works: aligned(*halves(works, 4, "{}. ")),
    "labels with brackets behind": lambda works: aligned(*halves(works, 4, "{}) ")),
    "bare labels": lambda works: aligned(*halves(works, 4, "{} ")),
    "hanging lines": lambda works: aligned(*halves(works, 4, "[{}] ", "    ")),
    "labels apart from their texts": lambda works: aligned(*halves(works, 4, "{}.   ", "     ")),
    "a longer left column": lambda works: aligned(*halves(works, 5)),
    "a longer right column": lambda works: aligned(*halves(works, 2)),
    "one blank where a line is full": lambda works: aligned(*halves(works, 4), 45),
    "an indented list": lambda works: "      " + aligned(*halves(works, 4)).replace("\n", "\n      "),
    "a tab": lambda works: glued(*halves(works, 4), "\t"),
    "four blanks behind every line": lambda works: glued(*halves(works, 4), "    "),
    "a reference in both columns": moved,
    "two pages": lambda works: pages(works, "\n\f"),
    "two pages without a page break": lambda works: pages(works, "\n"),
    "two pages with a page number": lambda works: pages(works, "\n12\n\n"),
    "three columns": in_three,
    "lines that end in CR LF": lambda works: aligned(*halves(works, 4)).replace("\n", "\r\n"),
}


def find(text: str) -> Citations:
    return find_citations(document_from_text(text))


def said(found: Citations) -> list[tuple[int | None, str]]:
    """Numbers and texts without blanks, since lines may have been joined at a hyphen or at a dash."""
    references = [reference for one in found.reference_lists for reference in one.references]
    return [(reference.number, "".join(reference.text.split())) for reference in references]


def expected(works: tuple[str, ...]) -> list[tuple[int | None, str]]:
    return [(number, "".join(work.split())) for number, work in enumerate(works, 1)]


@pytest.mark.parametrize("language", WORKS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_columns_are_read_one_after_the_other(layout: str, language: str) -> None:
    heading, *works = WORKS[language]
    text = f"{BODY}{heading}\n{LAYOUTS[layout](tuple(works))}\n"
    found = find(text)
    assert said(found) == expected(tuple(works))
    assert [marker.text for marker in found.markers] == ["[1]", "[2]", "[3-7]"]
    for one in found.reference_lists:
        for reference in one.references:
            assert one.span.contains(reference.span)
            assert reference.label is not None
            assert reference.span.start <= reference.label.start
            assert str(reference.number) in reference.label.of(text)


@pytest.mark.parametrize("language", WORKS)
def test_the_text_may_stand_in_columns_too(language: str) -> None:
    heading, *works = WORKS[language]
    body = wrap("The question was treated in [1] and then in [2, 3], and later, at more length, in [4-7] by many.", 40)
    left = [*body, "", heading, *column(tuple(works[:3]), 1)]
    found = find(aligned(left, column(tuple(works[3:]), 4)) + "\n")
    assert said(found) == expected(tuple(works))
    assert [marker.text for marker in found.markers] == ["[1]", "[2, 3]", "[4-7]"]


@pytest.mark.parametrize("language", WORKS)
def test_without_any_gap_the_labels_are_found(language: str) -> None:
    """Where a line without labels parts is not always known: then its end stays with the left reference."""
    heading, *works = WORKS[language]
    text = f"{BODY}{heading}\n{glued(*halves(tuple(works[:6]), 3), ' ')}\n"
    assert [number for number, _ in said(find(text))] == [1, 2, 3, 4, 5, 6]


def test_without_any_gap_a_line_parts_between_two_ends() -> None:
    text = (
        "Text [1-6].\n\nREFERENCES\n"
        "[1] Smith A. A history of the steppe. London: [4] Green L. The great game revisited. Oxford:\n"
        "Routledge, 1999. 320 p. Clarendon Press, 2005. 400 p.\n"
        "[2] Doe C. Nomads of Eurasia. New York: Norton, 2001. [5] White M. Kazakh khanate. Cambridge: CUP, 2007.\n"
        "[3] Brown K. Trade routes in Asia. Rome: Sole, 2003. [6] Gray O. Empire. Berlin: Springer, 2010.\n"
    )
    assert said(find(text))[0] == (1, "SmithA.Ahistoryofthesteppe.London:Routledge,1999.320p.")
    assert said(find(text))[3] == (4, "GreenL.Thegreatgamerevisited.Oxford:ClarendonPress,2005.400p.")


KK, RU, EN, DE = (WORKS[code][1:] for code in ("kk", "ru", "en", "de"))


def lines(*printed: str) -> str:
    return "\n".join(printed)


LEFT_ALONE = {
    "a list": lines(*(f"[{n}] {work}" for n, work in enumerate(EN, 1))),
    "a wrapped list": lines(*column(RU, 1, "{}. ")),
    "a list that names its own numbers behind gaps": lines(
        *(f"[{n}] {work} See also  [{n + 2}] There." for n, work in enumerate(EN, 1))
    ),
    "a list that names its own numbers": lines(*(f"[{n}] {work} См. [{n + 3}] Там." for n, work in enumerate(RU, 1))),
    "a translation beside a text": aligned(column(KK[:4], 1, "{}. "), column(RU[:4], 1, "{}. ")),
    "a table of two numbers a row": lines(*(f"{n}. Алматы қаласы      {n + 1}. Астана қаласы" for n in (1, 3, 5, 7))),
    "a table of figures": lines(*(f"{n}    12,5    {n + 4}    18,1    высокий" for n in (1, 2, 3, 4))),
    "volumes that count on": lines(
        *(f"{n}. Труды института истории. Т. {n + 4}. Алматы, 19{60 + n}. – {n}00 с." for n in (1, 2, 3, 4))
    ),
    "volumes in a longer list": lines(
        *(f"{n}. Тарих институтының еңбектері.  {n + 3}. Алматы, 19{60 + n}. – {n}00 б." for n in range(9, 14))
    ),
    "editions": lines(*(f"{n}. Meyer H. Geschichte Asiens. {n + 4}. Auflage. Leiden, 1966." for n in (1, 2, 3, 4))),
    "steps that name a section": lines(
        "1. Бірінші қадам.", "2. Екінші қадам, қараңыз   4. Бөлім.", "3. Үшінші қадам.", "4. Төртінші қадам."
    ),
    "a table of contents": lines(*(f"{n}. Kapitel der Arbeit           {n + 9}" for n in range(1, 9))),
    "citations in justified text": lines(*(f"Some words go on  [{n}] And then some more  of it" for n in range(1, 20))),
    "one label within a line": lines("1. Smith A. 1999.", "2. Doe B. 2001.   3. Green C. 2003.", "4. White D. 2005."),
}


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_what_is_left_as_it_is(case: str) -> None:
    assert find_columns(LEFT_ALONE[case]) == []
    assert find_columns(f"REFERENCES\n{LEFT_ALONE[case]}\n") == []


def test_no_columns_in_what_a_format_knows() -> None:
    text = aligned(*halves(EN, 4))
    assert find_columns(text, [Span(0, 0)])
    assert not find_columns(text, [Span(50, 60)])


@given(
    st.sampled_from(list(WORKS)),
    st.integers(2, 5),
    st.integers(0, 12),
    st.sampled_from(["[{}] ", "{}. ", "({}) "]),
    st.sampled_from(["", "   "]),
)
def test_every_word_leads_back(language: str, at: int, wider: int, label: str, hanging: str) -> None:
    heading, *works = WORKS[language]
    left, right = halves(tuple(works), at, label, hanging)
    text = f"{BODY}{heading}\n{aligned(left, right, 46 + wider)}\n"
    for one in find(text).reference_lists:
        for reference in one.references:
            start = 0
            for word in reference.text.split():
                start = reference.text.index(word, start)
                assert reference.view.original(Span(start, start + len(word))).of(text).startswith(word[0])
                start += len(word)


@given(st.text("ab1. \t\n[]", max_size=200))
def test_rearranged_text_keeps_its_length_and_its_letters(text: str) -> None:
    printed = f"{text}\n{aligned(*halves(EN, 4))}\n{text}"
    order = ReadingOrder(printed)
    view = order.view(RepairedText.identity(printed))
    assert len(view.text) == len(printed)
    assert sorted(view.text.replace("\n", " ")) == sorted(printed.replace("\n", " "))
    for place in range(0, len(printed), 7):
        found = view.original(Span(place, place + 1)).of(printed)
        assert found == view.text[place] or (found.isspace() and view.text[place].isspace())

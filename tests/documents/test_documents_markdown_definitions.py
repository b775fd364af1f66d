"""Link definitions on one line and on several, and what only looks like one."""

from __future__ import annotations

import pytest

from citelink.documents.reading import document_from_text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("[дала]: /url\n\nМәтін [дала].\n", "Мәтін дала."),
        ("[дала]:\n/url\n\nМәтін [дала].\n", "Мәтін дала."),
        ("[степь]:\r\n   <путь на юг.md>\r\n\r\nТекст [степь].\r\n", "Текст степь."),
        ("[foo]:\n/url 'the title'\n\nSee [foo].\n", "See foo."),
        ("[foo]: /url\n  'the title'\n\nSee [foo].\n", "See foo."),
        ("[Maß]:\n/url\n(über Maße)\nText [Maß].\n", "Text Maß."),
        ("- [a]:\n  /b\n\n  See [a].\n", "-  See a."),
        # Near misses: what a reader sees as it stands.
        ("[foo]:\n\nSee [foo].\n", "[foo]: See [foo]."),
        ("[1]:\nСловарь степи, 1990.\n", "[1]: Словарь степи, 1990."),
        ("[1]:\nАбай Қ. Қара сөз.\n", "[1]: Абай Қ. Қара сөз."),
        ("Text\n[foo]:\n/url\n", "Text [foo]: /url"),
        ("[foo]:\n# Heading\n", "[foo]: Heading"),
        ('[foo]: /url\n"title" and more\n\nSee [foo].\n', '"title" and more See foo.'),
        ("[foo]:\n/url 'open\n\nSee [foo].\n", "[foo]: /url 'open See [foo]."),
    ],
)
def test_what_a_reader_sees(text: str, seen: str) -> None:
    assert " ".join(document_from_text(text, format="markdown").prose.text.split()) == " ".join(seen.split())


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        # Typed as a list: below a heading, by number.
        ("Мәтін [1], [2].\n\n# Әдебиет\n\n[1]: https://a.kz\n[2]: https://b.kz\n", "1 2"),
        ("Текст [1].\n\nЛитература\n===\n[1]: <https://a.ru> 'Степь'\n\n[2]: https://b.ru\n", "1 2"),
        ("See [1] and [2].\n\n## References\n[1]: https://a.org\n\n[2]: https://b.org (On b)\n", "1 2"),
        ("Siehe [1].\n\n## Literatur ##\n\n[1]:\nhttps://a.de\n", "1"),
        # Links: with a text of their own, with names, without a heading, below a text.
        ("[Карта][1], [2].\n\n# Сілтемелер\n\n[1]: https://a.kz\n[2]: https://b.kz\n", ""),
        ("См. [степь].\n\n# Ссылки\n\n[степь]: https://a.ru\n", ""),
        ("See [1].\n\n[1]: https://a.org\n", ""),
        ("Siehe [1].\n\n# Ende\n\nWort.\n\n[1]: https://a.de\n", ""),
        ("# Ссылки\n\n> [1]: https://a.ru\n\n[2]: https://a.ru\n\n[a][2]\n", ""),
    ],
)
def test_numbers_below_a_heading_are_a_list(text: str, seen: str) -> None:
    prose = document_from_text(text, format="markdown").prose.text
    assert " ".join(word[1:-2] for word in prose.split() if word.endswith("]:")) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("[б\\]]:в(г) 'д (е)'\n\n[б\\]]\n", "б"),
        ("[ғ]: /u '\nжол\nжол\n'\n\n[ғ]\n", "ғ"),
        ("[\nд\n]: /u\nе\n", "е"),
        ("[Ж\n  з]: /u\n\n[И][ж з]\n", "И"),
        ('[a]: /u\\b\\*c "d\\"e"\n\n[a]\n', "a"),
        ("[a]: /u 'b\n\nc'\n\n[a]\n", "[a]: /u 'b c' [a]"),
        ("[a\n\nb]: /u\n", "[a b]: /u"),
        ("[ ]: /u\n", "[ ]: /u"),
        ("[a]: /u 'b\n- c'\n", "[a]: /u 'b - c'"),
        ("[a]: <b\n\n[a]\n", "[a]: <b [a]"),
    ],
)
def test_definitions_go_over_lines(text: str, seen: str) -> None:
    assert " ".join(document_from_text(text, format="markdown").prose.text.split()) == seen

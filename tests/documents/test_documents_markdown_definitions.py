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

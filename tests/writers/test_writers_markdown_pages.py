"""The reading copy of Markdown: as it is set, with markers, references and findings in it, and nothing executed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import citelink
from citelink.bibliography.library import Library
from citelink.documents.formats.markdown.looks import show_markdown
from citelink.documents.reading import document_from_text
from citelink.documents.showing import show_document
from citelink.results import Resolution, ResolvedDocument
from citelink.text.span import Span
from tests.documents.test_documents_markdown_view import PARTS
from tests.writers.test_writers_pages import HOSTILE, Page, write_copy


def copy_of(text: str) -> str:
    """The reading copy of `text`, in which nothing was looked for."""
    resolved = ResolvedDocument("a.md", document_from_text(text, name="a.md", format="markdown"))
    return write_copy(resolved, Resolution((resolved,), Library("", {})))


def resolved_copy(folder: Path, text: str) -> str:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8", newline="")
    resolution = citelink.resolve(path)
    return write_copy(resolution.documents[0], resolution)


def article(html: str) -> str:
    """What stands in the article, on one line, without what only styles it."""
    inner = re.search(r"<article[^>]*>(.*)</article>", html, re.DOTALL)
    assert inner
    bare = r"""<(div|h[2-6]|p|pre|ul|li|blockquote|aside|i)\x20class=["'](?!finding|note)[^"']*["']>"""
    plain = re.sub(bare, r"<\1>", inner.group(1)).replace(' rel="noopener noreferrer nofollow"', "")
    return re.sub(r"\s+", " ", plain).strip()


SHOWN = [
    ("# Дала *туралы*", "<h2>Дала <em>туралы</em></h2>"),
    ("Степь\n---", "<h3>Степь</h3>"),
    ("###### Tief", "<h6>Tief</h6>"),
    ("a **б _в_** г\nд", "<div>a <strong>б </strong><strong><em>в</em></strong> г д</div>"),
    ("жол  \nжол\\\nжол", "<div>жол жол жол</div>"),
    ("x^2^ y<sub>1</sub> ~~нет~~", "<div>x<sup>2</sup> y<sub>1</sub> <s>нет</s></div>"),
    ("`a[1] <b>`", "<div><code>a[1] &lt;b&gt;</code></div>"),
    ("```py\nx[1] = 2\n\ny\n```", "<pre>x[1] = 2 y</pre>"),
    ("    a\n\n    b", "<pre>a b</pre>"),
    ("[дала](https://a.kz/?b=1&c=2)", '<div><a href="https://a.kz/?b=1&amp;c=2">дала</a></div>'),
    (
        "[степь][s] <https://b.ru>\n\n[s]: <https://a.ru> 'T'",
        '<div><a href="https://a.ru">степь</a> <a href="https://b.ru">https://b.ru</a></div>',
    ),
    ("[x](javascript:alert) [y](#ref-1) [z](data:a)", "<div>x y z</div>"),
    ("![карта](https://a.kz/x.png)", "<div><i>карта</i></div>"),
    ("> сөз\n> сөз", "<blockquote> <div>сөз сөз</div> </blockquote>"),
    ("1. а\n1. б", "<ul> <li> <div>1. а</div> </li> <li> <div>2. б</div> </li> </ul>"),
    (
        "- а\n  - б\n\n+ в",
        "<ul> <li> <div>• а</div> "
        "<ul> <li> <div>• б</div> </li> </ul> </li> </ul> "
        "<ul> <li> <div>• в</div> </li> </ul>",
    ),
    (
        "|A|B|\n|-|-|\n|*1*||",
        "<div><table> <tr><th>A</th><th>B</th></tr> <tr><td><em>1</em></td><td></td></tr> </table></div>",
    ),
    ("а\n\n***\n\nб", "<div>а</div> <hr> <div>б</div>"),
    ("а[^1]\n\n[^1]: ескертпе", "<div>а<sup>1</sup></div> <aside> <div>1 ескертпе</div> </aside>"),
    ("<p>HTML *x*<br>&lt;b&gt;</p><script>alert(1)</script>", "<div>HTML *x* &lt;b&gt;</div>"),
    ("---\ntitle: x\n---\n\nа &amp; \\*б\\*", "<div>а &amp; *б*</div>"),
    ("$x_1$\n\n$$\ny\n$$", "<div><code>x_1</code></div> <pre>y </pre>"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_markdown_is_shown_as_it_is_set(text: str, shown: str) -> None:
    assert article(copy_of(text)) == shown


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_line_ends_do_not_matter(text: str, shown: str) -> None:
    assert article(copy_of(text.replace("\n", "\r\n"))) == shown


def test_only_meant_line_ends_are_shown() -> None:
    assert "жол\nжол\nжол жол</div>" in copy_of("жол  \nжол\\\nжол\nжол")


WORKS = (
    "1. Hopkirk P. *The Great Game*. – London: John Murray, 1990. – 562 p. https://a.org/1\n"
    "2. Сергеев Е. Ю. **Большая игра**. – М.: КМК, 2012. – 454 с.\n"
)


def test_markers_references_and_findings_stand_in_it(tmp_path: Path) -> None:
    text = f"# Ойын\n\nБұл *ұғым [1, 5 б.]* және \\[2\\], [[1]](https://a.kz) және [9].\n\n## Әдебиет\n\n{WORKS}"
    html = resolved_copy(tmp_path, text)
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    shown = article(html)
    assert '<a id="m1" href="#ref-1" aria-describedby="cm1"><em>[1, 5 б.]</em></a>' in shown
    assert 'href="#ref-2" aria-describedby="cm2">[2]</a>' in shown
    assert '<span class="reference" id="ref-1">1. Hopkirk P. <em>The Great Game</em>.' in shown
    assert "Сергеев Е. Ю. <strong>Большая игра</strong>." in shown
    assert re.search(r'</div> <aside class="finding error" lang="en"><span class="badge error">error</span>', shown)
    assert "cites 9, which no reference" in shown
    assert "https://a.kz" not in shown  # a marker leads to its reference alone


def test_strangers_words_stay_words(tmp_path: Path) -> None:
    hostile = HOSTILE.replace("\x00", "")
    text = (
        f"# {hostile}\n\n[{hostile}](<javascript:{hostile}>) [1] `{hostile}`\n\n> ![{hostile}](x)\n\n"
        f"```\n{hostile}\n```\n\n|{hostile}|a|\n|-|-|\n|b|{hostile}|\n\n<div onclick='x'>\n{hostile}\n"
        f"<svg onload=alert(1)>\n</div>\n\n"
        f'[a](https://a.kz/"onclick=) <https://a.kz/"onclick=>\n\n[^{"x" * 9}]: {hostile}\n\n# References\n\n{WORKS}'
    )
    page = Page(resolved_copy(tmp_path, text))
    names = {name for name, _ in page.elements}
    assert not names & {"script", "img", "svg", "iframe", "object", "form"}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert all(link.startswith(("#", "../", "https://")) for link in page.links)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=30))
def test_what_is_shown_leads_back(parts: list[str]) -> None:
    text = "".join(parts)
    shown = show_document(document_from_text(text, format="markdown"))
    length = len(shown.view.text)
    end = 0
    for block in shown.blocks:
        assert end <= block.span.start <= block.span.end <= length
        end = block.span.end
        for row in block.rows:
            assert all(block.span.contains(cell) for cell in row)
    assert all(style.span.end <= length for style in shown.styles)
    assert list(shown.styles) == sorted(shown.styles, key=lambda style: (style.span.start, -style.span.end))
    for index in range(length):
        place = shown.view.original(Span(index, index + 1))
        assert 0 <= place.start < place.end <= len(text)


@pytest.mark.parametrize("hostile", ["*_", "> ", "- ", "[a](b) ", "^a", "~~a", "<b>", "|a", "`", "[^a]", "\n1. x\n"])
def test_hostile_text_costs_linear_time(hostile: str) -> None:
    assert show_markdown(hostile * 20_000).view.text is not None

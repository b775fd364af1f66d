"""The prose view of Markdown: what a reader sees, and the way back to what is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.documents import document_from_text
from citelink.text.span import Span


def view(text: str) -> str:
    return document_from_text(text, name="a.md", format="markdown").prose.text


SEEN = [
    # escapes
    (r"Бұл \[1, 2\] рас.", "Бұл [1, 2] рас."),
    (r"a \\[1\\] \| \* \q", r"a \[1\] | * \q"),
    ("line\\\nnext", "line\nnext"),
    ("&amp; &#91;1&#93; &nosuch;", "& [1] &nosuch;"),
    # code
    ("see `x[1]` here [2]", "see x    here [2]"),
    ("a ``b ` [1]`` c", "a b       c"),
    ("`un`seen, `а``б``в", "unseen, `абв"),
    ("one ` tick [1]", "one ` tick [1]"),
    ("<code>a[1]</code> b", "a    b"),
    ("```\n[1]\n```\nafter [2]", "   \n   \n   \nafter [2]"),
    ("~~~ r\n[1]\n~~~\n", "     \n   \n   \n"),
    ("text\n\n    code [1]\n\ntext", "text\n\n            \n\ntext"),
    ("text\n    no code [1]", "text\n    no code [1]"),
    ("- item\n\n      code [1]\n\n  text [2]", "- item\n\n              \n\n  text [2]"),
    ("> ```\n> [1]\n\nafter [2]", "   \n   \n\nafter [2]"),
    # links, images, footnotes
    ("[1](http://a.b) [2]", "1 [2]"),
    ("[1] (http) [2](см. там)", "[1] (http) [2](см. там)"),
    ("[one](<a b> 'title') [two](a(b)c \"t\")", "one two"),
    ("a ![1](x.png) b ![Figure [3]](y) c", "a  b  c"),
    ("[![карта](x.png)](y) ![ұя *[1]*][a] [2]\n\n[a]: b", "  [2]\n\n      "),
    ('[a](b\u00a0"c") [d](<e\\>) [f](<g)h', "a [d](<e>) [f](<g)h"),
    ("[see [1]](http://x) [[2]](#ref-2)", "see 1 [2]"),
    ("[[1]](http://x) [[2, с. 5]](http://x/y) ![[3]](x.png)", "[1] [2, с. 5] "),
    (r"[\[1\]](http://x) [\[2–4\]](http://x) [\[a 5 b\] c](http://x)", "[1] [2–4] a 5 b c"),
    ("[[1], [2]](http://x) [^[3]^](http://x) [<sup>[4]</sup>](http://x)", "[1], [2] ^[3]^ ^[4]^"),
    ("[қараңыз [1]](http://x) [[PDF]](http://x) [заметка [2] там](http://x)", "қараңыз 1 PDF заметка 2 там"),
    (r"\[[1](#ref-1),[2](#ref-2)\]", "[1,2]"),
    ("[1][] [2][a] [3]\n\n[1]: http://a.b\n[A]: <c d> 'e'", "1 2 [3]\n\n" + " " * 15 + "\n" + " " * 14),
    ("[1]: Nye J. Soft power. 2004.", "[1]: Nye J. Soft power. 2004."),
    ("text[^1] [2]\n\n[^1]: A note [3].", "text [2]\n\nA note [3]."),
    ("<http://a.b/[1]> [2]", "http://a.b/ 1  [2]"),
    ("[a]{.smallcaps} [1]{#x}", "a 1"),
    ("[@key, 12] and [@a; @b_c_d]", "[@key, 12] and [@a; @b_c_d]"),
    # emphasis
    ("*Title* **bold** ***both*** _under_", "Title bold both under"),
    ("2 * 3 * 4, a_b_c, snake_case_", "2 * 3 * 4, a_b_c, snake_case_"),
    ("*а [б* в](г) *[д*](е)", "*а б* в *д*"),
    ("*а [*б* в](г)* *а**б*", "а б в а**б"),
    ("text\\", "text\\"),
    ("### text\\", "text\\"),
    ("*[1]* **\\[2\\]**", "[1] [2]"),
    ("* * *", "     "),
    ("x^1,2^ and <sup>3</sup>", "x^1,2^ and ^3^"),
    # HTML, math
    ("a <!-- [1] --> b<br/>c <b>[2]</b>", "a  b c [2]"),
    ("<!--\n[1]\n\n[2]\n-->\n[3]", "    \n   \n\n   \n   \n[3]"),
    ("<div>\n[1]\n</div>", " \n[1]\n "),
    ("<div>\n*Тарих* `[1]` \\[2\\] &amp; 1. x\n\n*Тарих*\n</div>", " \n*Тарих* `[1]` \\[2\\] & 1. x\n\nТарих\n "),
    ("Мәтін\n<p>*[1]*</p>\n> q", "Мәтін\n *[1]* \n> q"),
    ("text\n<b>\n*[1]*", "text\n\n[1]"),
    ("<b>\n*[1]*\n</b>\n\n*[2]*", "\n*[1]*\n\n\n[2]"),
    ("<tr><td>Автор [1]</td><td>1990</td></tr>", "  Автор [1]  1990  "),
    ("<!-- [1] -->*x*\n*y*", " " * 12 + "*x*\ny"),
    ("<script>\n[1]\n</script> [2]\n*y*", " " * 8 + "\n   \n" + " " * 9 + " [2]\ny"),
    ("a <style>b[1]</style> <?php [2] ?> <!X [3]> <![CDATA[[4]]]> <!--> [5]", "a" + " " * 20 + "     [5]"),
    ("<a href='b'title=c> <a h*='d'> <e f=\"[1]\"> <1@ё> <x@y.z>", "<a href='b'title=c> <a h*='d'>  <1@ё> x@y.z"),
    ("<div>\n[[1](#ref-1)]{@a} [2]{?} [x](y) [↩](#cite-1)\n</div>", " \n[1] [2] [x](y)\n "),
    ("<pre>\n[1]\n</pre>\n[2]", "     \n   \n      \n[2]"),
    ("a < b [1] > c", "a < b [1] > c"),
    ("$x[1]$ costs $5 and $6 [2]", "       costs $5 and $6 [2]"),
    ("$$\nx[1]\n$$\n[2]", "  \n    \n  \n[2]"),
    # blocks
    ("---\ntitle: a [1]\n---\n[2]", "   \n            \n   \n[2]"),
    ("---\n\ntext [1]\n\n---\n", "   \n\ntext [1]\n\n   \n"),
    ('+++\ntitle = "Дала [1]"\n+++\n[2]', "   \n" + " " * 18 + "\n   \n[2]"),
    ("a\n\n---\nreferences:\n- id: [1]\n...\n[2]", "a\n\n   \n           \n         \n   \n[2]"),
    ("a\n\n---\nЕскерту: [1]\n\n---\n[2]", "a\n\n   \nЕскерту: [1]\n\n   \n[2]"),
    ("a\n    # b\n    ***\n    ---", "a\n    # b\n    ***\n    ---"),
    ("# One #\nTwo\n===\nThree\n---\n", "One\nTwo\n   \nThree\n   \n"),
    ("# C#", "C#"),
    ("# Әдебиет {-}\n## Links {#a .b}\n# C {d}", "Әдебиет\nLinks\nC {d}"),
    ("#hashtag", "#hashtag"),
    ("> a [1,\n> 2] b\nlazy [3]", "a [1,\n2] b\nlazy [3]"),
    ("7. a\n9) b\n- c\n\n   d", "7. a\n9) b\n- c\n\n   d"),
    ("|a|[1]|\n|-|:-:|\n|b \\| c|2|\n\n| 1 |", "\ta\t[1]\t\n" + " " * 7 + "\n\tb | c\t2\t\n\n| 1 |"),
    ("::: {#refs}\n1. a\n:::", " " * 11 + "\n1. a\n   "),
    # what an earlier run wrote
    ('x <a id="cite-1"></a>[[1, 18](#ref-1)]{@a} y', "x [1, 18] y"),
    (r"x \[[1](#ref-1)\]{@a; ?} y", "x [1] y"),
    ("[(1, 2)](#ref-1){@a; @b} [¹](#ref-1){@a} ^[1](#ref-1)^{@a} [31]{?}", "(1, 2) ¹ ^1^ [31]"),
    ('1. <a id="ref-1"></a>Nye J. [↩](#cite-1) [↩](#cite-2)\n2. B', "1. Nye J.\n2. B"),
    ("in words {@a} and x{?}", "in words {@a} and x{?}"),
]


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_a_reader_sees(text: str, seen: str) -> None:
    assert view(text) == seen


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_line_ends_do_not_matter(text: str, seen: str) -> None:
    assert view(text.replace("\n", "\r\n")) == seen.replace("\n", "\r\n")


def test_the_span_of_a_marker_holds_its_markup() -> None:
    text = r"Бұл \[1, 2\] рас. ^[3](#ref-3)^ және <sup>4</sup>"
    document = document_from_text(text, format="markdown")
    for seen, written in (("[1, 2]", r"\[1, 2\]"), ("^3^", "^[3](#ref-3)^"), ("^4^", "<sup>4</sup>")):
        at = document.prose.text.index(seen)
        assert document.prose.original(Span(at, at + len(seen))).of(text) == written


def test_blocks_have_kinds() -> None:
    text = "# Head\n\npara\ngraph\n\n3. item\n\n   more\n\n[^a]: note\n\n|a|b|\n|-|-|\n|c|d|\n|e|f|\n"
    text += "\n<!-- a\n\nb -->\n<div>\n</div>\n\n<p>\nhtml\n"
    document = document_from_text(text, format="markdown")
    assert [(block.kind, block.span.of(text)) for block in document.blocks] == [
        ("heading", "Head"),
        ("paragraph", "para\ngraph"),
        ("list_item", "3. item"),
        ("paragraph", "more"),
        ("footnote", "note"),
        ("table", "|a|b|\n|-|-|\n|c|d|\n|e|f|"),
        ("paragraph", "<p>\nhtml"),
    ]


def test_headings_and_items_have_levels() -> None:
    text = "# A\n\n### B ##\n\nC\n===\n\nD\nd\n---\n\n1. x\n   - y\n\n     z\n2. w\n\n> - q\n"
    document = document_from_text(text, format="markdown")
    assert [(block.kind, block.level) for block in document.blocks] == [
        *(("heading", 1), ("heading", 3), ("heading", 1), ("heading", 2)),
        *(("list_item", 1), ("list_item", 2), ("paragraph", 0), ("list_item", 1), ("list_item", 1)),
    ]


# Parted by spaces; `~` stands for a space, `¶` for a line end.
MARKUP = (
    "<div> </div> <p> <pre>¶ <?a ?> [a]:~<b>¶ "
    "[ ] ( ) \\ ` `` * ** _ ! < > <!-- --> <b> $ $$ {@a} {?} | &amp; [1] \\[2\\] ](#ref-1) [^1] ]:~x a қ 1 ^ {.c} "
    "<code> </code> ~~~~ >~ -~ 1.~ #~ ```¶ |-|¶ ---¶ ===¶ |a|b|¶|-|-|¶ ~ ¶ ¶¶ ~~~~~~ \t \r\n"
)
PARTS = st.sampled_from(MARKUP.replace("¶", "\n").split(" ")).map(lambda part: part.replace("~", " "))


@given(st.lists(PARTS, max_size=40))
def test_every_piece_of_the_view_leads_back(parts: list[str]) -> None:
    text = "".join(parts)
    document = document_from_text(text, format="markdown")
    at = 0
    for piece in document.prose.pieces:
        assert at <= piece.start <= piece.end <= len(text)
        at = piece.end
    for index in range(len(document.prose.text)):
        place = document.prose.original(Span(index, index + 1))
        assert 0 <= place.start < place.end <= len(text)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end


@pytest.mark.parametrize(
    "hostile",
    [
        "[",
        "[]",
        "![",
        "](",
        "[](a ",
        "`a",
        "*a",
        "_a",
        "$a ",
        "<a ",
        "<!--",
        "> ",
        "- ",
        "|-",
        "{@a; ",
        "![](a)",
        "<a b='",
        "<?",
        "**a*",
        "*_a_",
        "<b>\n\n",
        "[a\n",
        "[a]: b\n",
        "[a]: 'b\n\n",
        "---\nreferences:\n\n",
        "# a\n\n[1]: b\n\n",
    ],
)
def test_hostile_text_costs_linear_time(hostile: str) -> None:
    # A quadratic scan of this much would take minutes.
    assert view(hostile * 50_000) is not None

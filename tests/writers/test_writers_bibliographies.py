"""Bibliographies in every format: the text stays what it is, looks and links are kept, the same lines give the same
bytes."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.documents.format import load_format
from citelink.run import open_document
from citelink.styles import Line, Run
from citelink.writers.voice import Voice
from citelink.writers.writer import BIBLIOGRAPHIES, Bibliography

BOLD, ITALIC, BELOW = frozenset({"bold"}), frozenset({"italic"}), frozenset({"subscript"})
LINES = (
    Line("k1", (Run("Reed A. "), Run("Roads", ITALIC), Run(" – H"), Run("2", BELOW), Run("O & 5 %."))),
    Line("k2", (Run("Reed B. – URL: "), Run("https://a.kz/x_y?q=1", url="https://a.kz/x_y?q=1"), Run("."))),
)
LIST = Bibliography(LINES, "gost-7.1-2003", True, "Әдебиеттер", "kk")
LABELLED = replace(LIST, lines=tuple(replace(line, label=f"[{at}]") for at, line in enumerate(LINES, start=1)))


def render(name: str, said: Bibliography) -> bytes:
    pieces: list[str | bytes] = [*BIBLIOGRAPHIES.load(name).render(said, Voice())]
    return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)


@pytest.mark.parametrize(
    ("name", "said", "printed"),
    [
        ("text", LIST, "1. Reed A. Roads – H2O & 5 %.\n2. Reed B. – URL: https://a.kz/x_y?q=1.\n"),
        ("text", replace(LIST, numbered=False), "Reed A. Roads – H2O & 5 %.\nReed B. – URL: https://a.kz/x_y?q=1.\n"),
        ("text", LABELLED, "[1] Reed A. Roads – H2O & 5 %.\n[2] Reed B. – URL: https://a.kz/x_y?q=1.\n"),
        (
            "text",
            replace(LIST, lines=LINES[:1], second=replace(LIST, lines=LINES[:1], heading="References")),
            "1. Reed A. Roads – H2O & 5 %.\n\nReferences\n\n1. Reed A. Roads – H2O & 5 %.\n",
        ),
        (
            "markdown",
            LIST,
            "1. Reed A. *Roads* – H~2~O \\& 5 %.\n2. Reed B. – URL: <https://a.kz/x_y?q=1>.\n",
        ),
        (
            "markdown",
            LABELLED,
            "\\[1\\] Reed A. *Roads* – H~2~O \\& 5 %.\n\n\\[2\\] Reed B. – URL: <https://a.kz/x_y?q=1>.\n\n",
        ),
        (
            "latex",
            LIST,
            "% needs \\usepackage{hyperref}\n\\begin{thebibliography}{9}\n\\bibitem{k1} Reed A. \\textit{Roads} -- "
            "H\\textsubscript{2}O \\& 5 \\%.\n\\bibitem{k2} Reed B. -- URL: \\url{https://a.kz/x_y?q=1}.\n"
            "\\end{thebibliography}\n",
        ),
    ],
)
def test_a_list_in_text_formats(name: str, said: Bibliography, printed: str) -> None:
    assert render(name, said).decode() == printed


def test_json_lines() -> None:
    said = replace(LIST, second=replace(LIST, lines=(replace(LINES[0], runs=(Run("Rid"),)), LINES[1])))
    first, _ = map(json.loads, render("jsonl", said).decode().splitlines())
    assert first == {
        "id": "k1",
        "style": "gost-7.1-2003",
        "text": "Reed A. Roads – H2O & 5 %.",
        "transliterated": "Rid",
    }


def test_a_page_holds_the_list_with_anchors_and_no_markup_of_strangers() -> None:
    strange = Line("a b", (Run("<script>x</script>"), Run("here", url="javascript:alert(1)")))
    page = render("html", replace(LIST, lines=(*LINES, strange))).decode()
    assert '<html lang="kk">' in page
    assert '<li id="ref-k1">Reed A. <i>Roads</i> – H<sub>2</sub>O &amp; 5 %.</li>' in page
    assert '<a href="https://a.kz/x_y?q=1">https://a.kz/x_y?q=1</a>' in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert 'href="javascript' not in page
    labelled = render("html", LABELLED).decode()
    assert "<ol>" not in labelled
    assert '<p id="ref-k1">[1] Reed A. ' in labelled


@pytest.mark.parametrize(("said", "numbers"), [(LIST, [1, 2]), (LABELLED, [1, 2])])
def test_a_word_document_is_read_as_the_list_it_is(
    said: Bibliography, numbers: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from citelink.citations.find import find_citations

    path = tmp_path_factory.mktemp("docx") / "list.docx"
    # Two references are no list to look for in a document.
    lines = tuple(
        Line(f"k{at}", (Run(f"Орлов П. И. Реки степи {at}. – Омск : Заря, {1990 + at}. – 12 с."),), label)
        for at in range(1, 6)
        for label in [f"[{at}]" if said.lines[0].label else ""]
    )
    path.write_bytes(render("docx", replace(said, lines=lines)))
    document = open_document(path)
    assert document.text.startswith("Әдебиеттер")
    (found,) = find_citations(document).reference_lists
    assert [reference.number for reference in found.references] == [1, 2, 3, 4, 5]
    assert found.references[0].text == lines[0].text


def test_a_word_document_has_looks_links_and_bookmarks() -> None:
    from citelink.documents.archive import Archive

    archive = Archive(render("docx", LIST), "list.docx")
    body = archive.read("word/document.xml").decode()
    assert 'w:name="ref_k1"' in body
    assert "<w:i/>" in body
    assert 'w:vertAlign w:val="subscript"' in body
    assert 'Target="https://a.kz/x_y?q=1"' in archive.read("word/_rels/document.xml.rels").decode()
    assert body.count("<w:numPr>") == 2
    assert render("docx", LABELLED) != render("docx", LIST)
    assert render("docx", LIST) == render("docx", LIST)


signs = st.text("ab АБ1.*_[]<>@$~^`|#-+=\\&'\"%{}!?…–", min_size=1, max_size=12)
runs = st.builds(Run, signs, st.sets(st.sampled_from(("bold", "italic"))).map(frozenset))


@given(st.lists(st.lists(runs, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3))
def test_markdown_says_what_the_lines_say(lines: list[tuple[Run, ...]]) -> None:
    """Read again as Markdown, a list shows the text of its lines, whatever signs they hold."""
    said = replace(LIST, lines=tuple(Line("k", tuple(replace(run, looks=frozenset()) for run in one)) for one in lines))
    document = load_format("markdown").read(render("markdown", said), "a.md")
    shown = "".join(document.prose.text.split())
    assert shown == "".join("".join(f"{at}.{line.text}".split()) for at, line in enumerate(said.lines, start=1))

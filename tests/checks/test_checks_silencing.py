"""Comments that silence findings, in the formats that have comments."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from citelink.documents.inputs import Input
from citelink.run import Run, resolve

LIST_MD = "\n\n## References\n\n1. Alcott J. Saddles. York: Minster, 1951.\n"
LIST_TEX = "\n\nReferences\n\n1. Alcott J. Saddles. York: Minster, 1951. 90 p.\n"


def found(folder: Path, name: str, text: str) -> list[str]:
    """Code and line of what is found in a file of this name."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    (one,) = resolve([Input(str(path), name)], run=Run(match=False)).documents
    assert one.document is not None
    spans = [(finding.code, finding.span) for finding in one.findings]
    return [f"{code}:{one.document.places.of(span.start).line}" for code, span in spans if span is not None]


MARKDOWN = {
    "without": ("Шатыр [7] пен күрке [1].", ["CL101:1"]),
    "of all, behind its words": ("Шатыр [7] пен күрке [1]. <!-- citelink: ignore -->", []),
    "of a code": ("Шатыр [7] пен күрке [1]. <!-- citelink: ignore CL101 -->", []),
    "of a code in small letters": ("Шатыр [7] пен күрке [1]. <!--citelink: ignore cl101-->", []),
    "of a name": ("Шалаш [7] и шатёр [1]. <!-- citelink: ignore dangling-marker -->", []),
    "of several": ("Шалаш [7] и шатёр [1]. <!-- citelink: ignore CL102, CL101 -->", []),
    "of another code": ("Шалаш [7] и шатёр [1]. <!-- citelink: ignore CL102 -->", ["CL101:1"]),
    "alone, of the paragraph behind it": ("<!-- citelink: ignore -->\n\nA tent [7]\nand a hut [8], see [1].", []),
    "of one paragraph only": ("<!-- citelink: ignore -->\nA tent [7], see [1].\n\nA hut [8].", ["CL101:4"]),
    "of its line only": ("A tent [7], <!-- citelink: ignore -->\nand a hut [8], see [1].", ["CL101:2"]),
    "with other words behind it": ("A tent [7], see [1]. <!-- citelink: ignore, says the editor -->", []),
    "shown as code": ("A tent [7] `<!-- citelink: ignore -->`, see [1].", ["CL101:1"]),
    "in a block of code": ("```\n<!-- citelink: ignore -->\n```\nA tent [7], see [1].", ["CL101:4"]),
    "that says something else": ("A tent [7], see [1]. <!-- citelink: ignored -->", ["CL101:1"]),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_in_markdown(name: str, tmp_path: Path) -> None:
    text, expected = MARKDOWN[name]
    assert found(tmp_path, "a.md", text + LIST_MD) == expected
    assert found(tmp_path, "a.md", (text + LIST_MD).replace("\n", "\r\n")) == expected


LATEX = {
    "without": ("Шалаш [7] и шатёр [1].", ["CL101:1"]),
    "behind its words": ("Шалаш [7] и шатёр [1]. % citelink: ignore", []),
    "alone, of the paragraph behind it": ("% citelink: ignore CL101\nA tent [7]\nand a hut [8], see [1].", []),
    "behind a line end": ("A tent [7], see [1] \\\\% citelink: ignore CL101\n", []),
    "a per cent, which is no comment": ("A tent [7], see [1]: 5 \\% citelink: ignore", ["CL101:1"]),
}


@pytest.mark.parametrize("name", LATEX)
def test_in_latex(name: str, tmp_path: Path) -> None:
    text, expected = LATEX[name]
    assert found(tmp_path, "a.tex", text + LIST_TEX) == expected


TAGGED = {
    "without": ("<p>Шатыр [7] пен күрке [1].</p>", ["CL101"]),
    "behind words": ("<p>Шатыр [7] пен күрке [1]. <!-- citelink: ignore CL101 --></p>", []),
    "between words": ("<p>Шалаш <!-- citelink: ignore --> [7] и шатёр [1].</p>", []),
    "before words": ("<p><!-- citelink: ignore -->Шалаш [7] и шатёр [1].</p>", []),
    "alone, of the paragraph behind it": ("<!-- citelink: ignore -->\n<p>A tent [7], see [1].</p>", []),
    "of one paragraph only": ("<!-- citelink: ignore -->\n<p>A tent [7], see [1].</p><p>A hut [8].</p>", ["CL101"]),
    "not of the paragraph before it": ("<p>A tent [7], see [1].</p>\n<!-- citelink: ignore -->", ["CL101"]),
    "of another code": ("<p>Шалаш [7] и шатёр [1]. <!-- citelink: ignore CL102 --></p>", ["CL101"]),
    "of an item": (
        "<IT><!-- citelink: ignore --><p>A tent [7], see [1].</p></IT><IT><p>A hut [8].</p></IT>",
        ["CL101"],
    ),
    "shown": ("<p>Type &lt;!-- citelink: ignore there.</p><p>A tent [7], see [1].</p>", ["CL101"]),
    "that says something else": ("<p>A tent [7], see [1]. <!-- citelink ignore --></p>", ["CL101"]),
    "of a reference": ("<p>See [1].</p>REF<!-- citelink: ignore CL102 -->", []),
}


@pytest.mark.parametrize("name", ["a.html", "a.xhtml"])
@pytest.mark.parametrize("case", TAGGED)
def test_in_pages(name: str, case: str, tmp_path: Path) -> None:
    text, expected = TAGGED[case]
    text, _, comment = text.partition("REF")
    more = f"{comment}<li>Bagshaw E. Harness. York: Minster, 1952.</li>" if comment else ""
    items = text.replace("IT>", "li>")
    body = f"{items if '<li>' not in items else f'<ul>{items}</ul>'}"
    listed = f"<h2>References</h2><ol><li>Alcott J. Saddles. York: Minster, 1951.</li>{more}</ol>"
    page = f"<!DOCTYPE html>\n<html><body>{body}{listed}</body></html>"
    assert [one.partition(":")[0] for one in found(tmp_path, name, page)] == expected


@pytest.mark.parametrize("case", TAGGED)
def test_in_articles(case: str, tmp_path: Path) -> None:
    text, expected = TAGGED[case]
    text, _, comment = text.partition("REF")
    reference = "<ref id='{0}'><label>{0}</label><mixed-citation>{1}</mixed-citation></ref>"
    more = comment + reference.format(2, "Bagshaw E. Harness. York: Minster, 1952.") if comment else ""
    items = text.replace("IT>", "list-item>")
    body = items if "<list-item>" not in items else f"<list>{items}</list>"
    listed = reference.format(1, "Alcott J. Saddles. York: Minster, 1951.") + more
    article = (
        f"<article article-type='x'><body><sec>{body}</sec></body><back><ref-list><title>References</title>{listed}"
        "</ref-list></back></article>"
    )
    assert [one.partition(":")[0] for one in found(tmp_path, "a.xml", article)] == expected


def test_in_books(tmp_path: Path) -> None:
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><body>'
    pages = {
        "one.xhtml": f"{head}<p>A tent [7], see [1].</p><!-- citelink: ignore --></body></html>",
        "two.xhtml": f"{head}<p>A hut [8].</p><!-- citelink: ignore --><p>A yurt [9].</p><h2>References</h2>"
        "<p>1. Alcott J. Saddles. York: Minster, 1951.</p></body></html>",
    }
    items = "".join(f'<item id="i{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages)
    spine = "".join(f'<itemref idref="i{name}"/>' for name in pages)
    members = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
        "b.opf": f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>",
        **pages,
    }
    with ZipFile(tmp_path / "a.epub", "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, said in members.items():
            archive.writestr(name, said)
    (one,) = resolve([Input(str(tmp_path / "a.epub"), "a.epub")], run=Run(match=False)).documents
    assert one.document is not None
    # What ends a page says nothing of the next.
    assert [f.span.of(one.document.text) for f in one.findings if f.span and f.code == "CL101"] == ["[7]", "[8]"]


def test_a_reference_is_silenced_on_its_line(tmp_path: Path) -> None:
    text = "A tent [1].\n\n## References\n\n1. Alcott J. Saddles. York: Minster, 1951.\n"
    second, third = (f"{n}. Bagshaw E. Harness {n}. York: Minster, 195{n}." for n in (2, 3))
    assert found(tmp_path, "a.md", f"{text}{second}\n{third}\n") == ["CL102:6", "CL102:7"]
    assert found(tmp_path, "a.md", f"{text}{second} <!-- citelink: ignore CL102 -->\n{third}\n") == ["CL102:7"]
    assert found(tmp_path, "a.md", f"{text}\n<!-- citelink: ignore CL102 -->\n{second}\n{third}\n") == ["CL102:9"]


def test_text_has_no_comments(tmp_path: Path) -> None:
    text = "A tent [7] <!-- citelink: ignore -->, see [1].\n"
    assert found(tmp_path, "a.txt", text + LIST_TEX)


def test_an_annotated_copy_keeps_them(tmp_path: Path) -> None:
    from citelink.annotation import annotate
    from citelink.documents.format import load_format

    path = tmp_path / "a.tex"
    path.write_text("Шалаш [7] и шатёр [1]. % citelink: ignore CL101\n" + LIST_TEX, encoding="utf-8")
    (one,) = resolve([Input(str(path), "a.tex")], run=Run(match=False)).documents
    assert one.document is not None
    copy = load_format("latex").write(one.document, annotate(one, "link")).data.decode()
    assert "% citelink: ignore CL101" in copy

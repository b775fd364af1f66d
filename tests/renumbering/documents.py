"""Small documents with typed citations, in each form that can be set anew; and the same wishes made in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from citelink.renumbering.setting import SetAnew, set_anew
from citelink.renumbering.wishes import Wishes
from citelink.results import ResolvedDocument
from tests.documents.formats.word import level, numbered, numbering, paragraph, word
from tests.renumbering.trials import read

AUTHORS = (
    "Морозова",
    "Ілиясов",
    "Knuth",
    "Абаев",
    "Қасымов",
    "Nye",
    "Берг",
    "Olcott",
    "Ермекова",
    "Зимин",
    "Hay",
    "Lo",
)


def reference(at: int) -> str:
    """What the reference at a place says, from 0: no two are alike."""
    name = AUTHORS[at % len(AUTHORS)]
    title = f"Труд номер тома {'абвгдежзик'[at % 10]}{at // 10 or ''}"
    return f"{name} А. Б. {title}. – Алматы : Наука, {1990 + at}. – {200 + at} с."


def references(count: int) -> list[str]:
    """So many references."""
    return [reference(at) for at in range(count)]


def text(body: str, listed: Sequence[str], label: str = "{}. ", heading: str = "Список литературы") -> bytes:
    """A plain text that ends with its list."""
    lines = [label.format(at) + said for at, said in enumerate(listed, start=1)]
    return "\n".join([body, "", heading, "", *lines, ""]).encode()


def latex(body: str, listed: Sequence[str]) -> bytes:
    """A LaTeX document whose list is typed."""
    items = "\n\n".join(f"[{at}] {said}" for at, said in enumerate(listed, start=1))
    head = "\\documentclass{article}\n\\begin{document}\n"
    return f"{head}{body}\n\n\\section*{{Список литературы}}\n\n{items}\n\n\\end{{document}}\n".encode()


def latex_items(body: str, listed: Sequence[str]) -> bytes:
    """A LaTeX document whose list is counted when it is set."""
    items = "\n".join(f"\\item {said}" for said in listed)
    head = "\\documentclass{article}\n\\begin{document}\n"
    return (
        f"{head}{body}\n\n\\section*{{Список литературы}}\n\\begin{{enumerate}}\n{items}\n\\end{{enumerate}}\n"
        "\\end{document}\n"
    ).encode()


def docx(body: str, listed: Sequence[str]) -> bytes:
    """A Word document whose list is typed."""
    items = "".join(paragraph(f"{at}. {said}") for at, said in enumerate(listed, start=1))
    return word("".join(map(paragraph, body.split("\n\n"))) + paragraph("Список литературы") + items)


def docx_counted(body: str, listed: Sequence[str]) -> bytes:
    """A Word document whose list is counted by Word."""
    items = "".join(paragraph(said, look=numbered(1)) for said in listed)
    body = "".join(map(paragraph, body.split("\n\n"))) + paragraph("Список литературы") + items
    return word(body, numbering=numbering(level(0, "%1.")))


def odt(body: str, listed: Sequence[str]) -> bytes:
    """An OpenDocument text whose list is typed."""
    items = "".join(f"<text:p>{at}. {said}</text:p>" for at, said in enumerate(listed, start=1))
    return _packed(_paragraphs(body) + "<text:h>Список литературы</text:h>" + items)


def odt_counted(body: str, listed: Sequence[str]) -> bytes:
    """An OpenDocument text whose list is counted."""
    items = "".join(f"<text:list-item><text:p>{said}</text:p></text:list-item>" for said in listed)
    head = _paragraphs(body) + "<text:h>Список литературы</text:h>"
    return _packed(f'{head}<text:list text:style-name="Dots">{items}</text:list>')


FORMS: Mapping[str, tuple[str, Callable[[str, Sequence[str]], bytes]]] = {
    "text": ("txt", text),
    "text in brackets": ("txt", lambda body, listed: text(body, listed, "[{}] ")),
    "Markdown": ("md", lambda body, listed: text(body, listed, heading="## Список литературы")),
    "Markdown, escaped": ("md", lambda body, listed: text(body.replace("[", "\\[").replace("]", "\\]"), listed)),
    "LaTeX": ("tex", latex),
    "LaTeX, counted": ("tex", latex_items),
    "docx": ("docx", docx),
    "docx, counted": ("docx", docx_counted),
    "odt": ("odt", odt),
    "odt, counted": ("odt", odt_counted),
}


def written(data: bytes, suffix: str, folder: Path, name: str = "thesis") -> ResolvedDocument:
    """The document of these bytes, in a file."""
    path = folder / f"{name}.{suffix}"
    path.write_bytes(data)
    return read(path)


def anew(data: bytes | str, wishes: Wishes, folder: Path, suffix: str = "txt") -> SetAnew:
    """What becomes of a document."""
    return set_anew(written(data.encode() if isinstance(data, str) else data, suffix, folder), wishes)


def _paragraphs(body: str) -> str:
    said = body.split("\n\n")
    return "".join(f"<text:h>{one}</text:h>" if one.startswith("Глава") else f"<text:p>{one}</text:p>" for one in said)


def _packed(body: str) -> bytes:
    from tests.documents.formats.test_documents_odt import packed

    return packed(body)

"""The contract of formats: every registered one keeps it, and a new one is one module that touches nothing else.

The trial format keeps its text in an archive, as word processors do: what is read, resolved and annotated must come
back as an archive, its other members to the byte.
"""

from __future__ import annotations

import inspect
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import EntryPoint, EntryPoints
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from citelink import registry
from citelink.cli import main
from citelink.documents.changes import Splice, Written
from citelink.documents.document import Document
from citelink.documents.format import FORMATS, Format, load_format
from citelink.documents.formats import text
from citelink.documents.marks import Mark
from citelink.documents.places import Place
from citelink.errors import UnreadableError
from citelink.text.span import Span

MEMBER = "content.txt"


class Paragraphs:
    """Places as such a format tells them: paragraphs, counted from 1."""

    def __init__(self, content: str) -> None:
        self._content = content

    def of(self, offset: int) -> Place:
        return Place(paragraph=1 + self._content.count("\n\n", 0, offset))


def recognizes(data: bytes) -> bool:
    """Whether it is an archive with a `content.txt`."""
    return data.startswith(b"PK") and MEMBER.encode() in data


def read(data: bytes, path: str) -> Document:
    """The document in an archive with a `content.txt`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            inside = text.read(archive.read(MEMBER), path)
    except (zipfile.BadZipFile, KeyError) as error:
        raise UnreadableError(f"{path}: no archive with a {MEMBER}") from error
    return replace(inside, format="ztxt", places=Paragraphs(inside.text), source=(data, inside.source))


def write(document: Document, marks: Sequence[Mark]) -> Written:
    """The archive with the marks written into its text."""
    archive, source = document.source  # type: ignore[misc]
    inside = text.write(replace(document, source=source), marks)
    return Written(_with_member(archive, inside.data), inside.changes)


def restore(document: Document, changes: Iterable[Splice]) -> bytes:
    """The archive as it was before `changes`."""
    archive, source = document.source  # type: ignore[misc]
    return _with_member(archive, text.restore(replace(document, source=source), changes))


def _with_member(archive: bytes, content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            new.writestr(member, content if member.filename == MEMBER else old.read(member))
    return out.getvalue()


TRIAL = SimpleNamespace(
    __doc__="Archived text.",
    NAME="ztxt",
    SUFFIXES=(".ztxt",),
    recognizes=recognizes,
    read=read,
    write=write,
    restore=restore,
)
BODY = """\
Кіші жүз туралы [1, 18-19 б.] еңбегінде айтылған.

Ол [3] туралы.

Әдебиеттер

1. Хопкирк П. Үлкен ойын. – Алматы, 2004. – 640 б.
2. Най Дж. Жұмсақ күш. – Астана, 2010. – 200 б.
"""


@pytest.fixture
def ztxt(monkeypatch: pytest.MonkeyPatch) -> None:
    """The trial format, registered as a third party would register it."""
    points = EntryPoints([EntryPoint("ztxt", f"{__name__}:TRIAL", FORMATS.package)])

    def found(package: str) -> dict[str, EntryPoint]:
        return {one.name: one for one in points.select(group=package)}

    monkeypatch.setattr(registry, "_entry_points", found)


def make_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/x-trial")
        archive.writestr(MEMBER, BODY)
        archive.writestr("picture.png", bytes(range(256)) * 40)


@pytest.mark.usefixtures("ztxt")
def test_an_archive_comes_back_as_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    source, out = tmp_path / "in" / "thesis.ztxt", tmp_path / "out"
    source.parent.mkdir()
    make_archive(source)
    with pytest.raises(SystemExit) as ended:
        main(["resolve", "in", "--no-bib", "-o", "out"])
    assert ended.value.code == 0
    assert "thesis.ztxt:¶2: error CL101" in capsys.readouterr().out
    copy = (out / "annotated" / "thesis.ztxt").read_bytes()
    with zipfile.ZipFile(BytesIO(copy)) as new, zipfile.ZipFile(source) as old:
        assert new.namelist() == old.namelist()
        assert [new.read(name) for name in ("mimetype", "picture.png")] == [
            old.read(name) for name in ("mimetype", "picture.png")
        ]
        assert "[1, 18-19 б.]{@khopkirk2004ulken}" in new.read(MEMBER).decode()
        assert "[3]{?}" in new.read(MEMBER).decode()
    assert (out / "annotated" / "thesis.ztxt.html").exists()
    said = json.loads((out / "resolution.json").read_text("utf-8"))["documents"][0]
    assert said["format"] == "ztxt"
    changes = [
        Splice(Span(one["start"], one["end"]), one["original"], one["replacement"]) for one in said["annotations"]
    ]
    restored = restore(read(copy, "thesis.ztxt"), changes)
    assert restored == _with_member(source.read_bytes(), BODY.encode())
    with zipfile.ZipFile(BytesIO(restored)) as new, zipfile.ZipFile(source) as old:
        assert {name: new.read(name) for name in new.namelist()} == {name: old.read(name) for name in old.namelist()}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            UnreadableError("signed.ztxt: it is signed, so no copy is made"),
            "signed.ztxt: it is signed, so no copy is made",
        ),
        (KeyError("part"), "signed.ztxt: its annotated copy cannot be made: a fault of citelink itself"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.usefixtures("ztxt")
def test_a_copy_that_cannot_be_made_costs_nothing_else(
    error: Exception,
    said: str,
    jobs: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(document: Document, marks: Sequence[Mark]) -> Written:
        raise error

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(TRIAL, "write", refuse)
    Path("in").mkdir()
    make_archive(Path("in/signed.ztxt"))
    Path("in/good.txt").write_text(BODY, "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["resolve", "in", "--no-bib", "-o", "out", "--jobs", jobs])
    assert ended.value.code == 0
    assert said in capsys.readouterr().err
    written = {path.relative_to("out").as_posix() for path in Path("out").rglob("*") if path.is_file()}
    assert {"annotated/good.txt", "annotated/signed.ztxt.html", "merged.bib", "report.html"} <= written
    assert "annotated/signed.ztxt" not in written
    documents = json.loads(Path("out/resolution.json").read_text("utf-8"))["documents"]
    assert [(one["path"], bool(one["annotations"])) for one in documents] == [
        ("good.txt", True),
        ("signed.ztxt", False),
    ]


@pytest.mark.parametrize("name", FORMATS.names)
def test_every_format_keeps_the_contract(name: str) -> None:
    found = load_format(name)
    assert name == found.NAME
    assert (found.__doc__ or "").strip()
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in found.SUFFIXES)
    for verb in ("recognizes", "read", "write", "restore"):
        wanted = list(inspect.signature(getattr(Format, verb)).parameters)[1:]
        assert list(inspect.signature(getattr(found, verb)).parameters) == wanted
        assert getattr(found, verb).__doc__

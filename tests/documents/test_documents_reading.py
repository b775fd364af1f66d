"""Opening inputs: what is refused, and with which sentence."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from citelink.documents import load_format, read_document
from citelink.documents.format import FORMATS
from citelink.documents.places import Place
from citelink.errors import CitelinkError, SettingsError, TooLargeError, UnreadableError

KAZAKH = "Қазақстанның сыртқы саясаты туралы еңбектер аз емес [1, 18-19 б.].\r\nБұл мәселе зерттелген [2].\r\n"
RUSSIAN = "Об этом писали многие авторы, и прежде всего те, кто работал в архивах [1, с. 15].\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding", "bom", "known"),
    [
        (KAZAKH, "utf-8", b"", "utf-8"),
        (KAZAKH, "utf-8", b"\xef\xbb\xbf", "utf-8"),
        (KAZAKH, "utf-16-le", b"\xff\xfe", "utf-16-le"),
        (KAZAKH, "utf-16-be", b"\xfe\xff", "utf-16-be"),
        (RUSSIAN, "cp1251", b"", "cp1251"),
        (RUSSIAN, "koi8-r", b"", "koi8-r"),
        (RUSSIAN, "cp866", b"", "cp866"),
    ],
)
def test_the_text_is_the_decoded_file(tmp_path: Path, text: str, encoding: str, bom: bytes, known: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bom + text.encode(encoding))
    document = read_document(path)
    assert (document.text, document.path, document.format) == (text, "a.txt", "text")
    assert (document.source.encoding, document.source.bom) == (known, bom)
    assert load_format(document.format).write(document, []).data == path.read_bytes()


def test_the_suffix_tells_the_format(tmp_path: Path) -> None:
    path = tmp_path / "a.MD"
    path.write_text("[1](x)")
    assert read_document(path).format == "markdown"
    assert read_document(path, format="text").prose.text == "[1](x)"
    assert read_document(path, name="sub/a.tey").format == "text"
    with pytest.raises(SettingsError, match=", ".join(FORMATS.names)):
        read_document(path, format="nope")


def test_positions_count_lines_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo\rthree\nfour")
    document = read_document(path)
    words = ("one", "two", "three", "four")
    assert [str(document.places.of(document.text.index(word))) for word in words] == ["1:1", "2:1", "3:1", "4:1"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(12, 5), "12:5"),
        (Place(paragraph=88), "¶88"),
        (Place(page=4), "p. 4"),
        (Place(paragraph=88, page=4), "¶88, p. 4"),
        (Place(part="note 3"), "note 3"),
        (Place(120, 7, file="chapters/2.tex"), "chapters/2.tex:120:7"),
    ],
)
def test_a_place_is_said_in_the_terms_of_its_format(place: Place, said: str) -> None:
    assert str(place) == said


def refused(path: Path, error: type[CitelinkError], words: str, limit: int = 1000) -> None:
    with pytest.raises(error, match=words) as caught:
        read_document(path, limit=limit)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path) -> None:
    refused(tmp_path / "none.txt", UnreadableError, "no such file")
    refused(tmp_path, UnreadableError, "folder")
    loop = tmp_path / "loop.txt"
    loop.symlink_to("loop.txt")
    refused(loop, UnreadableError, "symbolic link")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 3)
    refused(binary, UnreadableError, "binary")
    broken = tmp_path / "broken.txt"
    broken.write_bytes(bytes(byte for at, byte in enumerate("жақсы мәтін ".encode() * 9) if at % 7))
    refused(broken, UnreadableError, "UTF-8")
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 1001)
    refused(large, TooLargeError, "limit")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    refused(path, UnreadableError, "permission")


def test_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"see [1]")))
    document = read_document("-")
    assert (document.path, document.text) == ("-", "see [1]")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 1000)))
    with pytest.raises(TooLargeError, match="standard input"):
        read_document("-", limit=999)

"""Archives and XML of strangers: read within bounds, and written back with all other members as they were."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from citelink.documents import archive
from citelink.documents.archive import Archive, is_archive
from citelink.documents.xml import DEEPEST, parse_xml
from citelink.errors import UnreadableError

PICTURE = bytes(range(256))
MEMBERS = {"mimetype": b"application/x-trial", "content.xml": "<p>сөз [1]</p>".encode(), "picture.png": PICTURE}


def packed(members: dict[str, bytes] = MEMBERS) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(zipfile.ZipInfo(name, (2004, 5, 6, 7, 8, 10)), data)
    return out.getvalue()


def test_other_members_stay_as_they_were() -> None:
    data = packed()
    assert is_archive(data)
    copy = Archive(data, "a.ztxt").with_members({"content.xml": b"<p/>", "comments.xml": b"<c/>"})
    with zipfile.ZipFile(BytesIO(copy)) as new, zipfile.ZipFile(BytesIO(data)) as old:
        assert new.namelist() == [*MEMBERS, "comments.xml"]
        assert [new.getinfo(name).date_time for name in MEMBERS] == [old.getinfo(name).date_time for name in MEMBERS]
        assert new.read("picture.png") == MEMBERS["picture.png"]
        assert new.read("content.xml") == b"<p/>"


def test_the_same_members_give_the_same_bytes() -> None:
    first, second = (Archive(packed(), "a.ztxt").with_members({"new.xml": b"x"}) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed()[:60], "thesis.ztxt: the file is damaged or cut short; open and save it anew"),
        (b"", "thesis.ztxt: the file is damaged or cut short; open and save it anew"),
        (packed({"other": b""}), "thesis.ztxt: it has no content.xml, so it is damaged or no such document"),
    ],
)
def test_what_is_no_archive_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        Archive(data, "thesis.ztxt").read("content.xml")
    assert str(refused.value) == said


def test_a_member_that_fills_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 1_000_000)
    with pytest.raises(UnreadableError, match=r"^a: its content.xml unpacks to more than 1 MB"):
        Archive(packed({"content.xml": b" " * 1_000_001}), "a").read("content.xml")


def test_a_protected_member_is_refused_in_a_sentence() -> None:
    data = bytearray(packed({"content.xml": b"x" * 50}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    with pytest.raises(UnreadableError, match="protected by a password"):
        Archive(bytes(data), "a").read("content.xml")


def test_entities_of_strangers_stay_what_they_are() -> None:
    outside = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x; [1]</d>'
    assert "".join(parse_xml(outside, "a.xml").itertext()).endswith(" [1]")


@pytest.mark.parametrize("depth", [DEEPEST + 1, 10_000])
def test_xml_that_is_nested_too_deeply_is_refused(depth: int) -> None:
    with pytest.raises(UnreadableError, match=r"^a.xml: it is "):
        parse_xml(b"<a>" * depth + b"</a>" * depth, "a.xml")


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a>\x00</a>", b'<?xml version="1.0" encoding="UTF-16"?><a/>'])
def test_what_is_no_xml_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^a.xml: it is damaged, its XML cannot be read"):
        parse_xml(data, "a.xml")

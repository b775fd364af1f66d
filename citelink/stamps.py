"""Stamps: by what citelink knows the files that it wrote itself and that nobody has changed since.

A stamp stands at the beginning of a file, in words that its format passes over, and holds a digest of the whole file. A
copy of a document has no room for one: its digest stands in the reading copy beside it. Nor has a report of merge: its
digest stands in the stamp of the merged library.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping

BLANK = "0" * 16
_BEGINNING = 4096
_STAMP = re.compile(
    rb'(?:<meta name="generator" content="citelink |\A@comment\{x-citelink |\A% x-citelink |\A<!-- x-citelink |'
    rb"\AProvider: citelink |\A<\?xml[^>]{0,100}\?>\s{0,4}<!-- x-citelink |"
    rb'\A[\s\[]{0,8}\{\s{0,8}"x-citelink": ")(?P<digest>[0-9a-f]{16})'
)
_BLANK_LINE = re.compile(rb"\A(?P<bom>\xef\xbb\xbf)?% x-citelink " + BLANK.encode() + rb"\r?\n")
_COPY = re.compile(rb'<meta name="x-citelink-copy" content="(?P<digest>[0-9a-f]{16})"')
_REPORT = re.compile(rb"[0-9a-f]{16} report (?P<digest>[0-9a-f]{16})")
# What resolution.json begins with: all that is in it can be made again.
_UNSTAMPED = re.compile(rb'\{\s{1,4}"schema_version": \d{1,3},\s{1,4}"documents": ')


def _stamp_items(text: str, mark: str) -> str:
    """CSL-JSON has no comments: the first item says it, in a field that other programs pass over."""
    field = f'"x-citelink": "{mark}"'
    if text.startswith("{"):
        return text.replace("{", f"{{{field}, ", 1)
    return text.replace("{\n", f"{{\n  {field},\n", 1)


def _stamp_header(text: str, mark: str) -> str:
    """Formats of tags have no comments: a line before the first record, as providers of RIS have it."""
    return f"Provider: citelink {mark}\n\n{text}"


def _stamp_xml(text: str, mark: str) -> str:
    return text.replace("?>\n", f"?>\n<!-- x-citelink {mark} -->\n", 1)


_LIBRARIES: Mapping[str, Callable[[str, str], str]] = {
    "bibtex": lambda text, mark: f"@comment{{x-citelink {mark}}}\n" + ("\n" + text if text else ""),
    "csl-json": _stamp_items,
    **dict.fromkeys(("ris", "enw", "nbib"), _stamp_header),
    **dict.fromkeys(("endnote-xml", "marcxml", "mods"), _stamp_xml),
}


_LISTS: Mapping[str, tuple[str, str]] = {
    "latex": ("% x-citelink ", "\n"),
    "markdown": ("<!-- x-citelink ", " -->\n\n"),
}


def stamp_library(text: str, form: str, report: bytes | None = None) -> str:
    """A library in the format called `form` with a stamp yet to be filled, which says also what bytes the `report`
    beside it has; a library of another format as it is."""
    mark = BLANK if report is None else f"{BLANK} report {digest(report)}"
    return _LIBRARIES[form](text, mark) if form in _LIBRARIES else text


def stamp_list(data: bytes, form: str) -> bytes:
    """A list of references in the format called `form` with a stamp yet to be filled; one in a format that has no
    comments as it is."""
    before, after = _LISTS.get(form, ("", ""))
    return (f"{before}{BLANK}{after}".encode() if before else b"") + data


def fill_stamp(data: bytes, copy: bytes | None = None) -> bytes:
    """`data`, the bytes of a whole file, with the digest in its stamp; the file of a reading copy also says which bytes
    its `copy` has."""
    if copy is not None:
        data = _put(data, _COPY.search(data, 0, _BEGINNING), digest(copy))
    found = _STAMP.search(data, 0, _BEGINNING)
    return _put(data, found, digest(_put(data, found, BLANK)))


def without_blank_stamp(data: bytes) -> bytes:
    """`data`, a part of a document, without the first line that awaits the digest of a copy."""
    return _BLANK_LINE.sub(rb"\g<bom>", data, count=1)


def is_own(data: bytes) -> bool:
    """Whether a file of these bytes was written by citelink and not changed since; an empty one is nobody's."""
    found = _STAMP.search(data, 0, _BEGINNING)
    if found is None:
        return not data.strip(b"[] \t\r\n") or _UNSTAMPED.match(data) is not None
    return digest(_put(data, found, BLANK)) == found["digest"].decode()


def copy_digest(reading: bytes) -> str | None:
    """The digest of the copy that a reading copy of these bytes was written beside; None where it says none."""
    found = _COPY.search(reading, 0, _BEGINNING)
    return found["digest"].decode() if found else None


def report_digest(library: bytes) -> str | None:
    """The digest of the report that a merged library of these bytes was written with; None where it says none."""
    found = _STAMP.search(library, 0, _BEGINNING)
    said = _REPORT.match(library, found.start("digest")) if found else None
    return said["digest"].decode() if said else None


def digest(data: bytes) -> str:
    """Short, but no two files of an output folder will have the same by chance."""
    return hashlib.sha256(data).hexdigest()[: len(BLANK)]


def _put(data: bytes, found: re.Match[bytes] | None, value: str) -> bytes:
    if found is None:
        return data
    return data[: found.start("digest")] + value.encode() + data[found.end("digest") :]

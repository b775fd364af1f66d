"""write_outputs(): what `resolve` leaves behind. The one place that writes results to the disk, each file whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from citelink.annotation import annotate
from citelink.documents.document import Document
from citelink.documents.format import load_format
from citelink.documents.reading import copy_name
from citelink.errors import CitelinkError
from citelink.processes import CAN_FORK, Lost, map_in_processes
from citelink.results import Resolution
from citelink.writers.pages import reading_copy, report
from citelink.writers.resolution import bibtex, json
from citelink.writers.voice import Voice
from citelink.writers.writer import DocumentOfSet

MERGED, RESOLUTION, REPORT = "merged.bib", "resolution.json", "report.html"


@dataclass(frozen=True, slots=True)
class _Copies:
    """What is written of one document: its annotated copy, its reading copy, its part of resolution.json."""

    annotated: bytes
    reading: bytes
    said: str


@dataclass(frozen=True, slots=True)
class _Render:
    """The task of a process: one document of a resolution, or, behind the last, the report on all."""

    resolution: Resolution
    mode: Literal["link", "cite"]

    def __call__(self, task: int) -> _Copies | bytes:
        if task == len(self.resolution.documents):
            return _encode(report.render(self.resolution, Voice()))
        one = self.resolution.documents[task]
        if one.document is None:
            return _Copies(b"", b"", json.render_document(one))
        written = load_format(one.document.format).write(one.document, annotate(one, self.mode))
        said = json.render_document(replace(one, written=written))
        return _Copies(written.data, _encode(reading_copy.render(DocumentOfSet(one, self.resolution), Voice())), said)


def render_outputs(
    resolution: Resolution, mode: Literal["link", "cite"] = "link", jobs: int = 1
) -> Iterator[tuple[str, bytes]]:
    """Every output as (path relative to the output folder, bytes), made by `jobs` processes.

    Raises CitelinkError where a process ended without its result."""
    count = len(resolution.documents)
    made = map_in_processes(_Render(resolution, mode), count + 1, jobs if CAN_FORK else 1)
    for task, one in enumerate(made):
        if isinstance(one, Lost):
            what = resolution.documents[task].path if task < count else REPORT
            raise CitelinkError(f"{what}: the process that wrote it {one}; try again with --jobs 1")
    copies = [one for one in made if isinstance(one, _Copies)]
    yield MERGED, _encode(bibtex.render(resolution, Voice()))
    yield RESOLUTION, _encode(json.join_documents(resolution, (one.said for one in copies)))
    yield REPORT, next(one for one in made if isinstance(one, bytes))
    for resolved, one in zip(resolution.documents, copies, strict=True):
        if resolved.document is not None:
            copy, reading = _names(resolved.document)
            yield copy, one.annotated
            yield reading, one.reading


def find_overwritten(resolution: Resolution, out: Path, inputs: Iterable[str]) -> str | None:
    """The first of the files `inputs` that an output of `resolution` under `out` would take the place of."""
    copies = (name for one in resolution.documents if one.document is not None for name in _names(one.document))
    targets = {os.path.realpath(out / name) for name in (MERGED, RESOLUTION, REPORT, *copies)}
    return next((path for path in inputs if os.path.realpath(path) in targets), None)


def write_outputs(
    resolution: Resolution, out: Path, *, annotate: Literal["link", "cite"] = "link", jobs: int = 1
) -> tuple[Path, ...]:
    """Write all outputs of `resolution` under `out` and return their paths; a file whose bytes would not change is
    left as it is. Raises OSError where the folder cannot be written."""
    written = []
    for name, data in render_outputs(resolution, annotate, jobs):
        path = out / name
        write_whole(path, data)
        written.append(path)
    return tuple(written)


def _names(document: Document) -> tuple[str, str]:
    """The annotated copy of a document and its reading copy, relative to the output folder."""
    name = f"annotated/{copy_name(document.path, document.format)}"
    return name, f"{name}.html"


def _encode(pieces: Iterable[str]) -> bytes:
    # A file name that is not UTF-8 holds lone surrogates; it must not cost the whole output.
    return "".join(pieces).encode("utf-8", "backslashreplace")


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`. A reader never sees half a file: the bytes go to a neighbour that then takes the name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

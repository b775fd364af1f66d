"""write_outputs(): what `resolve` leaves behind. The one place that writes results to the disk, each file whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from logging import getLogger
from pathlib import Path
from typing import Literal

from citelink.annotation import annotate
from citelink.documents.document import Document
from citelink.documents.format import load_format
from citelink.documents.reading import copy_name
from citelink.errors import InputError
from citelink.processes import CAN_FORK, Lost, map_in_processes
from citelink.results import Resolution
from citelink.writers.pages import reading_copy, report
from citelink.writers.resolution import bibtex, json
from citelink.writers.voice import Voice
from citelink.writers.writer import DocumentOfSet

MERGED, RESOLUTION, REPORT = "merged.bib", "resolution.json", "report.html"
_LOG = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outputs:
    """What was written, and in a sentence each what could not be."""

    written: tuple[Path, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """Every output by its path relative to the output folder, and in a sentence each what could not be made."""

    files: Mapping[str, bytes]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """The outputs of one task as (path relative to the output folder, bytes); of a document also its part of
    resolution.json. `refused`: why its annotated copy cannot be made."""

    files: tuple[tuple[str, bytes], ...] = ()
    said: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class _Render:
    """The task of a process: one document of a resolution, or, behind the last, the report on all."""

    resolution: Resolution
    mode: Literal["link", "cite"]

    def __call__(self, task: int) -> _Made:
        if task == len(self.resolution.documents):
            return _Made(((REPORT, _encode(report.render(self.resolution, Voice()))),))
        one = self.resolution.documents[task]
        if one.document is None:
            return _Made(said=json.render_document(one))
        copy, reading = _names(one.document)
        files = [(reading, _encode(reading_copy.render(DocumentOfSet(one, self.resolution), Voice())))]
        refused = ""
        try:
            written = load_format(one.document.format).write(one.document, annotate(one, self.mode))
        except InputError as error:
            refused = str(error)
        except Exception as fault:
            # A fault of a format in one document must not cost the others.
            _LOG.debug("fault in writing %s", one.path, exc_info=True)
            said = f"a fault of citelink itself, please report it ({type(fault).__name__}: {fault})"
            refused = f"{one.path}: its annotated copy cannot be made: {said}"
        else:
            files.insert(0, (copy, written.data))
            one = replace(one, written=written)
        return _Made(tuple(files), json.render_document(one), refused)


def render_outputs(resolution: Resolution, mode: Literal["link", "cite"] = "link", jobs: int = 1) -> Rendered:
    """Every output, made by `jobs` processes; one that dies costs the copies of its document."""
    count = len(resolution.documents)
    found = map_in_processes(
        # The report on all, behind the last, takes longest.
        _Render(resolution, mode),
        count + 1,
        jobs if CAN_FORK else 1,
        weigh=float,
    )
    made = [_lost(resolution, task, one) if isinstance(one, Lost) else one for task, one in enumerate(found)]
    files = {MERGED: _encode(bibtex.render(resolution, Voice()))}
    files[RESOLUTION] = _encode(json.join_documents(resolution, (one.said for one in made[:count])))
    for one in (made[count], *made[:count]):
        files.update(one.files)
    return Rendered(files, tuple(one.refused for one in made if one.refused))


def _lost(resolution: Resolution, task: int, lost: Lost) -> _Made:
    """What is left of a task whose process died."""
    if task == len(resolution.documents):
        return _Made(refused=f"{REPORT}: the process that wrote it {lost}; try again with --jobs 1")
    one = resolution.documents[task]
    said = f"{one.path}: the process that wrote its copies {lost}; try again with --jobs 1"
    return _Made(said=json.render_document(one), refused=said)


def find_overwritten(resolution: Resolution, out: Path, inputs: Iterable[str]) -> str | None:
    """The first of the files `inputs` that an output of `resolution` under `out` would take the place of."""
    copies = (name for one in resolution.documents if one.document is not None for name in _names(one.document))
    targets = {os.path.realpath(out / name) for name in (MERGED, RESOLUTION, REPORT, *copies)}
    return next((path for path in inputs if os.path.realpath(path) in targets), None)


def write_outputs(
    resolution: Resolution, out: Path, *, annotate: Literal["link", "cite"] = "link", jobs: int = 1
) -> Outputs:
    """Write all outputs of `resolution` under `out`; a file whose bytes would not change is left as it is. Raises
    OSError where the folder cannot be written."""
    rendered = render_outputs(resolution, annotate, jobs)
    for name, data in rendered.files.items():
        write_whole(out / name, data)
    return Outputs(tuple(out / name for name in rendered.files), rendered.refused)


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

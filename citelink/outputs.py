"""write_outputs(): what `resolve` leaves behind. The one place that writes results to the disk, each file whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from citelink.annotation import annotate
from citelink.documents.document import Document
from citelink.documents.format import load_format
from citelink.documents.reading import copy_name
from citelink.results import Resolution, ResolvedDocument
from citelink.writers import bibtex, html_report, json, reading_copy

MERGED, RESOLUTION, REPORT = "merged.bib", "resolution.json", "report.html"


def annotate_all(resolution: Resolution, mode: Literal["link", "cite"]) -> Resolution:
    """`resolution` with the annotated copy of each of its documents."""
    return replace(resolution, documents=tuple(_annotated(one, mode) for one in resolution.documents))


def render_outputs(resolution: Resolution) -> Iterator[tuple[str, bytes]]:
    """Every output as (path relative to the output folder, bytes). `resolution` comes from `annotate_all`."""
    yield MERGED, _encode(bibtex.render(resolution))
    yield RESOLUTION, _encode(json.render(resolution))
    yield REPORT, _encode(html_report.render(resolution))
    for one in resolution.documents:
        if one.document is None or one.written is None:
            continue
        copy, reading = _copies(one.document)
        yield copy, one.written.data
        yield reading, _encode(reading_copy.render(one, resolution))


def find_overwritten(resolution: Resolution, out: Path, inputs: Iterable[str]) -> str | None:
    """The first of the files `inputs` that an output of `resolution` under `out` would take the place of."""
    copies = (name for one in resolution.documents if one.document is not None for name in _copies(one.document))
    targets = {os.path.realpath(out / name) for name in (MERGED, RESOLUTION, REPORT, *copies)}
    return next((path for path in inputs if os.path.realpath(path) in targets), None)


def write_outputs(resolution: Resolution, out: Path, *, annotate: Literal["link", "cite"] = "link") -> tuple[Path, ...]:
    """Write all outputs of `resolution` under `out` and return their paths; a file whose bytes would not change is
    left as it is. Raises OSError where the folder cannot be written."""
    written = []
    for name, data in render_outputs(annotate_all(resolution, annotate)):
        path = out / name
        write_whole(path, data)
        written.append(path)
    return tuple(written)


def _copies(document: Document) -> tuple[str, str]:
    """The annotated copy of a document and its reading copy, relative to the output folder."""
    name = f"annotated/{copy_name(document.path, document.format)}"
    return name, f"{name}.html"


def _annotated(one: ResolvedDocument, mode: Literal["link", "cite"]) -> ResolvedDocument:
    if one.document is None:
        return one
    return replace(one, written=load_format(one.document.format).write(one.document, annotate(one, mode)))


def _encode(text: str) -> bytes:
    # A file name that is not UTF-8 holds lone surrogates; it must not cost the whole output.
    return text.encode("utf-8", "backslashreplace")


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

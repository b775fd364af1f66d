"""Held for any documents: copies lead back to their inputs, and neither they nor a second run change a byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from citelink.api import annotate
from citelink.documents.changes import Splice
from citelink.documents.format import load_format
from citelink.documents.inputs import Input
from citelink.outputs import write_outputs
from citelink.results import Resolution
from citelink.text.span import Span

MODES: tuple[Literal["link", "cite"], ...] = ("link", "cite")


def annotate_all(resolution: Resolution, mode: Literal["link", "cite"]) -> Resolution:
    """`resolution` with the annotated copy of each of its documents that could be read."""
    return replace(
        resolution,
        documents=tuple(
            replace(one, written=annotate(one, mode)) if one.document else one for one in resolution.documents
        ),
    )


def assert_restored(inputs: Sequence[Input], run: Callable[[Sequence[Input]], Resolution], folder: Path) -> None:
    """Resolve `inputs` into `folder` in both modes with `run`. What resolution.json says and the annotated copies hold
    gives the inputs back byte for byte; annotating the copies, and running again, changes nothing."""
    for mode in MODES:
        out = folder / mode
        resolution = run(inputs)
        write_outputs(resolution, out, annotate=mode)
        before = _snapshot(out)
        write_outputs(run(inputs), out, annotate=mode)
        assert _snapshot(out) == before, f"a second run with --annotate {mode} writes other bytes"
        said = json.loads((out / "resolution.json").read_text(encoding="utf-8"))["documents"]
        copies = []
        for one, printed, source in zip(resolution.documents, said, inputs, strict=True):
            if one.document is None:
                assert printed["annotations"] == []
                continue
            path = out / "annotated" / one.path
            copies.append(Input(str(path), one.path))
            form = load_format(one.document.format)
            copy = form.read(path.read_bytes(), one.path)
            assert _restored(copy.text, printed["annotations"]) == one.document.text, f"{one.path}, {mode}"
            changes = [_splice(annotation) for annotation in printed["annotations"]]
            assert form.restore(copy, changes) == Path(source.path).read_bytes(), f"{one.path}, {mode}"
        again = run(copies)
        write_outputs(again, out / "again", annotate=mode)
        for copy_input in copies:
            new = (out / "again" / "annotated" / copy_input.name).read_bytes()
            assert new == Path(copy_input.path).read_bytes(), f"annotating {copy_input.name} again ({mode})"


def _restored(copy: str, annotations: Sequence[dict[str, Any]]) -> str:
    """As a stranger would undo the annotations, with nothing but the contract at hand."""
    text, grown = copy, 0
    for one in annotations:
        start = one["start"]
        assert text[start : start + len(one["replacement"])] == one["replacement"]
        text = text[:start] + one["original"] + text[start + len(one["replacement"]) :]
        assert one["end"] == start + len(one["original"])
        grown = max(grown, start)
        assert grown == start, "annotations ascend"
    return text


def _splice(annotation: dict[str, Any]) -> Splice:
    return Splice(Span(annotation["start"], annotation["end"]), annotation["original"], annotation["replacement"])


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }

"""write_outputs(): what `resolve` leaves behind. The one place that writes results to the disk, each file whole, and
none in the place of a file that citelink did not write."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from logging import getLogger
from pathlib import Path, PurePosixPath
from typing import Literal

from citelink.annotation import annotate, give_way
from citelink.documents.changes import Written
from citelink.documents.document import Document
from citelink.documents.format import load_format
from citelink.documents.marks import CitationMark, Mark
from citelink.documents.reading import copy_name
from citelink.errors import InputError, OutputError
from citelink.processes import CAN_FORK, Lost, map_in_processes
from citelink.results import Resolution, ResolvedDocument
from citelink.stamps import copy_digest, digest, fill_stamp, is_own, report_digest, stamp_library
from citelink.text.span import any_overlap
from citelink.writers.pages import reading_copy, report
from citelink.writers.resolution import bibtex, json
from citelink.writers.voice import Voice
from citelink.writers.writer import DocumentOfSet

MERGED, RESOLUTION, REPORT, COPIES = "merged.bib", "resolution.json", "report.html", "annotated"
_MOST_BACKUPS = 1000
_LOG = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outputs:
    """What was written; in a sentence each what could not be, and which lists stay that were to give way; the copies
    that are kept though their documents are gone, because they were changed."""

    written: tuple[Path, ...]
    refused: tuple[str, ...] = ()
    kept: tuple[Path, ...] = ()


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
    voice: Voice
    replace_list: bool = False

    def __call__(self, task: int) -> _Made:
        if task == len(self.resolution.documents):
            return _Made(((REPORT, fill_stamp(encode_pieces(report.render(self.resolution, self.voice)))),))
        one = self.resolution.documents[task]
        if one.document is None:
            return _Made(said=json.render_document(one))
        copy, reading = _names(one.document)
        page = encode_pieces(reading_copy.render(DocumentOfSet(one, self.resolution, has_report=True), self.voice))
        files = [(reading, fill_stamp(page))]
        refused = ""
        try:
            written, stays = self._annotated(one, one.document, copy)
        except InputError as error:
            refused = str(error)
        except Exception as fault:
            # A fault of a format in one document must not cost the others.
            _LOG.debug("fault in writing %s", one.path, exc_info=True)
            said = f"a fault of citelink itself, please report it ({type(fault).__name__}: {fault})"
            refused = f"{one.path}: its annotated copy cannot be made: {said}"
        else:
            folder = PurePosixPath(copy).parent
            others = [(str(folder / name), fill_stamp(data)) for name, data in written.others]
            refused = stays
            files = [(copy, written.data), (reading, fill_stamp(page, written.data)), *others]
            one = replace(one, written=written)
        return _Made(tuple(files), json.render_document(one), refused)

    def _annotated(self, one: ResolvedDocument, document: Document, copy: str) -> tuple[Written, str]:
        """The annotated copy, and where a list was to give way and stays, the sentence that says why."""
        marks = annotate(one, self.mode, self.voice.language)
        if not self.replace_list:
            return load_format(document.format).write(document, marks), ""
        way = give_way(one, "../" * copy.count("/") + MERGED)
        if isinstance(way, str):
            return load_format(document.format).write(document, marks), f"{one.path}: its list stays: {way}"
        written = load_format(document.format).write(document, (*marks, way))
        if any(change.span.contains(way.span) for change in written.changes):
            typed = _left_typed(marks, written)
            if typed is None:
                return written, ""
            said = " ".join(typed.span.of(document.text).split())
            stays = f"{one.path}: its list stays: {said} stays as typed, and the list says what the numbers mean"
            return load_format(document.format).write(document, marks), stays
        return written, f"{one.path}: its list stays: {document.format} has no bibliography that is made of a library"


def _left_typed(marks: Iterable[Mark], written: Written) -> CitationMark | None:
    """The first citation that could not be put."""
    changed = sorted(one.span for one in written.changes if len(one.span))
    citations = (one for one in marks if isinstance(one, CitationMark) and one.works)
    return next((one for one in citations if not any_overlap(changed, one.span)), None)


def render_outputs(
    resolution: Resolution,
    mode: Literal["link", "cite"] = "link",
    jobs: int = 1,
    voice: Voice | None = None,
    *,
    replace_list: bool = False,
) -> Rendered:
    """Every output, made by `jobs` processes; one that dies costs the copies of its document. `voice` says how pages
    and comments speak."""
    count = len(resolution.documents)
    found = map_in_processes(
        # The report on all, behind the last, takes longest.
        _Render(resolution, mode, voice or Voice(), replace_list),
        count + 1,
        jobs if CAN_FORK else 1,
        weigh=float,
    )
    made = [_lost(resolution, task, one) if isinstance(one, Lost) else one for task, one in enumerate(found)]
    merged = "".join(bibtex.render(resolution, Voice()))
    files = {MERGED: fill_stamp(encode_pieces([stamp_library(merged, bibtex.NAME)]))}
    files[RESOLUTION] = encode_pieces(json.join_documents(resolution, (one.said for one in made[:count])))
    for one in (made[count], *made[:count]):
        # A file that two documents include has the first one's copy; one that is a document itself has its own.
        files.update((name, data) for name, data in one.files[:2])
    for one in made[:count]:
        files.update((name, data) for name, data in one.files[2:] if name not in files)
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
    resolution: Resolution,
    out: Path,
    *,
    annotate: Literal["link", "cite"] = "link",
    jobs: int = 1,
    force: bool = False,
    voice: Voice | None = None,
    replace_list: bool = False,
) -> Outputs:
    """Write all outputs of `resolution` under `out`; a file whose bytes would not change is left as it is, and the
    copies of documents that are gone are removed. `voice` says how pages and comments speak. `replace_list`:
    where markers become citations, the printed list gives way to the bibliography that their program makes of
    merged.bib.

    Raises OutputError, before anything is written, where the place of a file is taken by one that citelink did not
    write or that was changed since (`force`: is written over), and OSError where the folder cannot be written."""
    rendered = render_outputs(resolution, annotate, jobs, voice, replace_list=replace_list)
    files = {out / name: data for name, data in rendered.files.items()}
    if (out / COPIES).exists() and not (out / COPIES).is_dir():
        raise OutputError(f"{out / COPIES}: is a file, and the copies need a folder; name another one with -o")
    _spare_others(files, force)
    kept = tuple(_remove_stale(resolution, out, frozenset(rendered.files)))
    for path, data in files.items():
        write_whole(path, data)
    return Outputs(tuple(files), rendered.refused, kept)


def write_files(files: Mapping[Path, bytes], *, force: bool) -> None:
    """Write `files`, all or, where one is refused, none. Raises OutputError and OSError as `write_outputs` does."""
    _spare_others(files, force)
    for path, data in files.items():
        write_whole(path, data)


def write_beside_backups(files: Mapping[Path, bytes], kept: Mapping[Path, bytes], *, force: bool) -> tuple[Path, ...]:
    """Write `files`, all or, where one is refused, none; before that the bytes in `kept`, each into a file beside its
    path, which takes the place of no other file. Gives these backups, in the order of `kept`. Raises OutputError and
    OSError as `write_outputs` does."""
    _spare_others(files, force)
    backups = []
    for path, data in kept.items():
        backup = _free_backup(path, data)
        write_whole(backup, data)
        backups.append(backup)
    for path, data in files.items():
        # Whoever leads to a file by a link means the file.
        write_whole(Path(os.path.realpath(path)), data)
    return tuple(backups)


def backups_of(path: Path) -> dict[int, Path]:
    """What `write_beside_backups` kept beside `path`, by the numbers of the files, ascending."""
    found = {}
    for count in range(1, _MOST_BACKUPS):
        if not (backup := _backup(path, count)).is_file():
            break
        found[count] = backup
    return found


def _backup(path: Path, count: int) -> Path:
    return path.with_name(f"{path.name}.bak{count if count > 1 else ''}")


def _free_backup(path: Path, data: bytes) -> Path:
    for count in range(1, _MOST_BACKUPS):
        backup = _backup(path, count)
        if not backup.exists() or (backup.is_file() and backup.read_bytes() == data):
            return backup
    raise OutputError(f"{path.as_posix()}: has {_MOST_BACKUPS - 1} backups already; remove some of them")


def _spare_others(files: Mapping[Path, bytes], force: bool) -> None:
    """Raises OutputError where others' files stand where `files` would be written."""
    folder = next((path for path in files if path.is_dir()), None)
    if folder:
        raise OutputError(f"{folder.as_posix()}: is a folder, and a file is to be written there; name another place")
    foreign = [] if force else [path for path, data in files.items() if _is_foreign(path, data, files)]
    if foreign:
        more = f" (and {len(foreign) - 1} more files)" if foreign[1:] else ""
        raise OutputError(
            f"{foreign[0].as_posix()}: this file is not citelink's, or was changed since citelink wrote it, and is not "
            f"written over{more}; name another place with -o, move it away, or say --force"
        )


def _is_foreign(path: Path, data: bytes, files: Iterable[Path]) -> bool:
    """Whether at `path` stands a file that others made or changed, and other bytes than `data` in it; `files` are
    written together."""
    if not path.is_file():
        return False
    there = path.read_bytes()
    return there != data and not is_own(there) and not _is_own_copy(path, there) and not _is_own_report(there, files)


def _is_own_report(data: bytes, files: Iterable[Path]) -> bool:
    """Whether `data` is the report of an earlier merge as citelink wrote it: the library beside it says so."""
    said = digest(data)
    return any(report_digest(one.read_bytes()) == said for one in files if one.is_file())


def _is_own_copy(path: Path, data: bytes) -> bool:
    """Whether `data` is a copy of a document as citelink wrote it: the reading copy beside it says so."""
    reading = path.with_name(f"{path.name}.html")
    return reading.is_file() and copy_digest(reading.read_bytes()) == digest(data)


def _remove_stale(resolution: Resolution, out: Path, names: frozenset[str]) -> Iterator[Path]:
    """Removes the copies of an earlier run whose documents are gone; those that were changed since stay, and are given
    back."""
    present = {name for one in resolution.documents for name in _copy_names(one.path, one.document)} | names
    pages = [Path(folder, file) for folder, _, files in os.walk(out / COPIES) for file in files]
    for reading in sorted(page for page in pages if page.suffix == ".html"):
        if reading.relative_to(out).as_posix() not in present:
            yield from _remove_copy(reading)
            if not reading.exists():
                _remove_empty(reading.parent, out / COPIES)
    for part in sorted(page for page in pages if page.suffix in (".tex", ".latex")):
        if part.relative_to(out).as_posix() not in present and part.is_file() and is_own(part.read_bytes()):
            part.unlink()
            _remove_empty(part.parent, out / COPIES)


def _remove_empty(folder: Path, top: Path) -> None:
    """Removes `folder`, and those above it below `top`, as far as they are empty."""
    while folder != top and not os.listdir(folder):
        folder.rmdir()
        folder = folder.parent


def _remove_copy(reading: Path) -> Iterator[Path]:
    """Removes a reading copy and the annotated copy beside it."""
    page = reading.read_bytes()
    said = copy_digest(page)
    if said is None:
        return  # a page of other hands
    copy = reading.with_suffix("")
    if copy.is_file() and digest(copy.read_bytes()) != said:
        yield copy
    elif is_own(page):
        copy.unlink(missing_ok=True)
        reading.unlink()
    else:
        yield reading


def _names(document: Document) -> tuple[str, str]:
    """The annotated copy of a document and its reading copy, relative to the output folder."""
    name = f"{COPIES}/{copy_name(document.path, document.format)}"
    return name, f"{name}.html"


def _copy_names(path: str, document: Document | None) -> tuple[str, str]:
    """The copies of an input, of one that cannot be read too: those of an earlier run are worth keeping."""
    return _names(document) if document else (f"{COPIES}/{path}", f"{COPIES}/{path}.html")


def encode_pieces(pieces: Iterable[str]) -> bytes:
    """The bytes of an output that comes in pieces."""
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
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.is_file() else 0o666 & ~umask)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

"""What the convert command does: a document resolved, its markers made live in a copy, what stays named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citelink.cli.gathering import load_libraries, load_references
from citelink.cli.running import key_maker
from citelink.cli.terminal import note
from citelink.converting import PROGRAMS, Conversion, LeftMarker, convert
from citelink.documents.document import Document
from citelink.documents.format import load_format
from citelink.documents.inputs import Input
from citelink.errors import SettingsError, UnreadableError
from citelink.outputs import encode_pieces, write_files
from citelink.results import Resolution, ResolvedDocument
from citelink.run import Run, resolve
from citelink.settings import Settings, gather_settings
from citelink.stamps import fill_stamp, stamp_library
from citelink.writers.resolution import bibtex
from citelink.writers.voice import Voice, count, printable

# The formats in which programs keep citations.
_KEPT_IN = {"zotero": ("docx", "odt"), "word": ("docx",), "mendeley": ("docx",)}


def run_convert(
    path: str, target: str, output: str | None, style: str, options: Mapping[str, Any], *, dry_run: bool
) -> int:
    """The `convert` command; gives the exit code.

    Raises UnreadableError for a document that cannot be read, SettingsError where its format cannot hold what is asked
    for, OutputError where a file of others would be written over."""
    settings = gather_settings(options)
    resolution = _resolve(path, settings)
    (resolved,) = resolution.documents
    if resolved.document is None:
        raise UnreadableError(f"{path}: {resolved.why_unread}")
    _require_format(resolved.document, target, path)
    found = convert(resolved, resolution.library.entries, target, style=style)
    for one in found.left:
        if one.why != "key":
            note(_say_left(path, resolved.document, one))
    if dry_run or not found.count:
        _say_count(path, found, target, dry_run=dry_run)
    else:
        _write(path, resolved, resolution, found, target, output, options)
    return 0


def _resolve(path: str, settings: Settings) -> Resolution:
    run = Run(
        references=load_references(settings),
        limit=settings.max_size,
        jobs=1,
        make_key=key_maker(settings),
    )
    return resolve([Input(path, Path(path).name)], load_libraries(settings), run)


def _require_format(document: Document, target: str, path: str) -> None:
    """Raises SettingsError where the document's format cannot hold what is asked for."""
    if target in PROGRAMS and document.format not in _KEPT_IN[target]:
        kept = " and ".join(f".{name}" for name in _KEPT_IN[target])
        raise SettingsError(
            f"{path}: {target} keeps citations in {kept} files; save the document as one, or use --to pandoc"
        )
    if document.format in ("pdf", "epub", "jats"):
        raise SettingsError(f"{path}: the text of such a file is not rewritten; convert the file that it was made from")


def _write(
    path: str,
    resolved: ResolvedDocument,
    resolution: Resolution,
    found: Conversion,
    target: str,
    output: str | None,
    options: Mapping[str, Any],
) -> None:
    assert resolved.document is not None
    given = Path(path)
    out = Path(output) if output else given.with_name(f"{given.stem}.{target}{given.suffix}")
    if out.exists() and out.samefile(given):
        raise SettingsError(f"{out}: is the document itself; name another file with -o")
    written = load_format(resolved.document.format).write(resolved.document, found.marks)
    files = {out: written.data}
    files.update({out.with_name(name): data for name, data in written.others})
    if target not in PROGRAMS:
        library = "".join(bibtex.render(resolution, Voice()))
        files[out.with_suffix(".bib")] = fill_stamp(encode_pieces([stamp_library(library, bibtex.NAME)]))
    write_files(files, force=bool(options.get("force")))
    if not options.get("quiet"):
        _say_count(path, found, target, dry_run=False)
        note("written to " + ", ".join(name.as_posix() for name in files))


def _say_count(path: str, found: Conversion, target: str, *, dry_run: bool) -> None:
    become = "would become" if dry_run else "became"
    live = f"{count(found.count, 'marker')} {become} {target} citations"
    note(f"{path}: {live}; {len(found.left):,} {'stays' if len(found.left) == 1 else 'stay'} as typed")


def _say_left(path: str, document: Document, one: LeftMarker) -> str:
    place = document.places.of(one.span.start).within(path)
    numbers = ", ".join(map(str, one.numbers))
    why = {
        "dangling": f"{numbers} leads to no reference" if len(one.numbers) == 1 else f"{numbers} lead to no references",
        "doubtful": "it hardly is a citation",
        "open": "there is no list to look in",
    }
    return f"{place}: {printable(one.text)} stays as typed: {why.get(one.why, '')}"

"""What the convert command does: a document resolved, its markers made live in a copy, what stays named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from citelink.bibliography.entry import Entry
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
    out = _output(path, target, output)
    # Where LaTeX sets the document, its printed list gives way to the library.
    library = out.with_suffix(".bib").name if target == "latex" and resolved.document.format == "latex" else ""
    found = convert(resolved, resolution.library.entries, target, style=style, gives_way_to=library)
    for one in found.left:
        if one.why != "key":
            note(_say_left(path, resolved.document, one))
    if dry_run or not found.count:
        _say_count(path, found, target, dry_run=dry_run)
    else:
        _write(path, resolved, resolution, found, target, out, options)
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
    out: Path,
    options: Mapping[str, Any],
) -> None:
    assert resolved.document is not None
    written = load_format(resolved.document.format).write(resolved.document, found.marks)
    files = {out: written.data}
    files.update({out.with_name(name): data for name, data in written.others})
    if target not in PROGRAMS:
        library = "".join(bibtex.render(_renamed(resolution, found.renamed), Voice()))
        files[out.with_suffix(".bib")] = fill_stamp(encode_pieces([stamp_library(library, bibtex.NAME)]))
    write_files(files, force=bool(options.get("force")))
    if not options.get("quiet"):
        _say_count(path, found, target, dry_run=False)
        if found.kept_list:
            note(f"{path}: its list stays as printed: it {found.kept_list}")
        note("written to " + ", ".join(name.as_posix() for name in files))


def _output(path: str, target: str, output: str | None) -> Path:
    """Where the copy goes. Raises SettingsError where that is the document itself."""
    given = Path(path)
    out = Path(output) if output else given.with_name(f"{given.stem}.{target}{given.suffix}")
    if out.exists() and out.samefile(given):
        raise SettingsError(f"{out}: is the document itself; name another file with -o")
    return out


def _renamed(resolution: Resolution, renamed: Mapping[str, str]) -> Resolution:
    """The resolution with other keys in its library."""
    if not renamed:
        return resolution
    library = resolution.library
    entries = {renamed.get(key, key): _with_key(entry, renamed.get(key, key)) for key, entry in library.entries.items()}
    return replace(resolution, library=replace(library, entries=entries))


def _with_key(entry: Entry, key: str) -> Entry:
    """An entry under another key; what stood in the user's file stands there with its own."""
    return entry if entry.key == key else replace(entry, key=key, source_text="")


def _say_count(path: str, found: Conversion, target: str, *, dry_run: bool) -> None:
    become = "would become" if dry_run else "became"
    typed = sum(one.why != "key" for one in found.left)
    noun = "citation" if found.count == 1 else "citations"
    said = [f"{count(found.count, 'marker')} {become} {target} {noun}"]
    said += [f"{typed:,} {'stays' if typed == 1 else 'stay'} as typed"] if typed else []
    alive = len(found.left) - typed
    said += [f"{alive:,} {'is' if alive == 1 else 'are'} alive already"] if alive else []
    note(f"{path}: {'; '.join(said)}")


def _say_left(path: str, document: Document, one: LeftMarker) -> str:
    place = document.places.of(one.span.start).within(path)
    numbers = ", ".join(map(str, one.numbers))
    why = {
        "dangling": f"{numbers} leads to no reference" if len(one.numbers) == 1 else f"{numbers} lead to no references",
        "doubtful": "it hardly is a citation",
        "open": "there is no list to look in",
    }
    return f"{place}: {printable(one.text)} stays as typed: {why.get(one.why, '')}"

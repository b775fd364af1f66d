"""What the convert command does: a document resolved, its markers made live in a copy, what stays named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.cli.gathering import load_libraries, load_references
from citelink.cli.running import key_maker
from citelink.cli.terminal import note
from citelink.converting import PROGRAMS, Conversion, LeftMarker, convert, write_converted
from citelink.documents.changes import Written
from citelink.documents.document import Document
from citelink.documents.format import suffixes
from citelink.documents.inputs import Input
from citelink.errors import SettingsError, UnreadableError
from citelink.outputs import encode_pieces, write_files
from citelink.results import Resolution
from citelink.run import Run, resolve
from citelink.settings import Settings, gather_settings
from citelink.stamps import fill_stamp, stamp_library
from citelink.writers.resolution import bibtex
from citelink.writers.voice import Voice, count, printable

# The formats in which programs keep citations.
_KEPT_IN = {"zotero": ("docx", "odt"), "word": ("docx",), "mendeley": ("docx",)}
_TEXTS = ("text", "markdown", "latex")


def run_convert(
    path: str, target: str, output: str | None, style: str, options: Mapping[str, Any], *, dry_run: bool
) -> int:
    """The `convert` command; gives the exit code.

    Raises UnreadableError for a document that cannot be read, SettingsError where its format cannot hold what is asked
    for, OutputError where a file of others would be written over."""
    settings = gather_settings(options)
    resolution, libraries = _resolve(path, settings)
    (resolved,) = resolution.documents
    if resolved.document is None:
        raise UnreadableError(f"{path}: {resolved.why_unread}")
    document = resolved.document
    _require_format(document, target, path)
    _require_style(document, target, style)
    out = _output(path, document, target, output)
    # Where LaTeX sets the document, its printed list gives way to the library.
    library = out.with_suffix(".bib").name if target == "latex" and document.format == "latex" else ""
    planned = convert(resolved, resolution.library.entries, target, style=style, gives_way_to=library)
    found, copy = write_converted(planned, document)
    for one in found.left:
        if one.why != "key":
            note(_say_left(path, document, one))
    if dry_run or not found.count:
        _say_count(path, found, target, dry_run=dry_run)
        return 0
    files = _files(Path(path), out, document, copy)
    if target not in PROGRAMS:
        said = "".join(bibtex.render(_renamed(resolution, found.renamed), Voice()))
        files[out.with_suffix(".bib")] = fill_stamp(encode_pieces([stamp_library(said, bibtex.NAME)]))
    _spare_inputs(files, Path(path), document, (*libraries, *filter(None, [settings.references])))
    write_files(files, force=bool(options.get("force")))
    if not options.get("quiet"):
        _say_count(path, found, target, dry_run=False)
        _say_lists(path, found, target)
        note("written to " + ", ".join(name.as_posix() for name in files))
    return 0


def _resolve(path: str, settings: Settings) -> tuple[Resolution, tuple[str, ...]]:
    """The document resolved, and the paths of the libraries that were read."""
    run = Run(
        references=load_references(settings),
        limit=settings.max_size,
        jobs=1,
        make_key=key_maker(settings),
    )
    libraries = load_libraries(settings)
    resolution = resolve([Input(path, Path(path).name)], libraries, run)
    return resolution, tuple(one.path for one in libraries)


def _require_format(document: Document, target: str, path: str) -> None:
    """Raises UnreadableError for a file that is not what its name says, SettingsError where its format cannot
    hold what is asked for."""
    if target in PROGRAMS and document.format not in _KEPT_IN[target]:
        suffix = Path(path).suffix.lower()
        if suffixes().get(suffix) in _KEPT_IN[target]:
            why = f"it is {document.format} under that name" if document.text.strip() else "it is empty"
            raise UnreadableError(f"{path}: cannot be read as a {suffix} file: {why}; save the document anew")
        kept = " and ".join(f".{name}" for name in _KEPT_IN[target])
        raise SettingsError(
            f"{path}: {target} keeps citations in {kept} files; save the document as one, or use --to pandoc"
        )
    if document.format in ("pdf", "epub", "jats"):
        raise SettingsError(f"{path}: the text of such a file is not rewritten; convert the file that it was made from")


def _require_style(document: Document, target: str, style: str) -> None:
    """Raises SettingsError where nothing would be done with a style."""
    if style and target != "zotero":
        raise SettingsError(f"--style names the style that Zotero is to use; it means nothing with --to {target}")
    if style and document.format != "docx":
        raise SettingsError("--style is kept in .docx files alone; choose the style in Zotero, and leave --style out")


def _files(path: Path, out: Path, document: Document, copy: Written) -> dict[Path, bytes]:
    """What is to be written, without the library: the copy, and those of the files that the document includes, where
    they lie in another folder also of those that did not change."""
    files = {out: copy.data}
    others = {name: fill_stamp(data) for name, data in copy.others}
    for name in document.included:
        there, place = path.parent / name, out.parent / name
        if name in others:
            files[place] = others[name]
        elif there.is_file() and not _are_one(there, place):
            files[place] = there.read_bytes()
    return files


def _output(path: str, document: Document, target: str, output: str | None) -> Path:
    """Where the copy goes; that of a document of several files into a folder of its own. Raises SettingsError where
    that is the document itself, or a file that by its name is of another format."""
    given = Path(path)
    if output is None:
        name = f"{given.stem}.{target}"
        return given.parent / name / given.name if document.included else given.with_name(name + given.suffix)
    out = Path(output)
    if _are_one(out, given):
        raise SettingsError(f"{out}: is the document itself; name another file with -o")
    named = suffixes().get(out.suffix.lower(), document.format)
    # Text may be meant for any program that reads text.
    if named != document.format and not (document.format == "text" and named in _TEXTS):
        raise SettingsError(
            f"{out}: the copy of {path} is a {given.suffix or document.format} file, and {out.suffix} names another "
            "format; name the file otherwise with -o"
        )
    return out


def _spare_inputs(files: Iterable[Path], path: Path, document: Document, libraries: Iterable[str]) -> None:
    """Raises SettingsError where an output would take the place of anything that was read, whatever was asked for."""
    beside = (*document.included, *(one.name for one in document.given.libraries))
    read = [path, *(path.parent / name for name in beside), *map(Path, libraries)]
    for file in files:
        if any(_are_one(file, one) for one in read):
            raise SettingsError(
                f"{file.as_posix()}: was read for this, and what is read is never written over; name a file in another "
                "folder with -o"
            )


def _are_one(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


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


def _say_lists(path: str, found: Conversion, target: str) -> None:
    if found.kept_list:
        note(f"{path}: its list stays as printed: it {found.kept_list}")
    if found.lists > 1:
        note(f"{path}: its {found.lists} lists stay as printed: {target} has one bibliography for a document")
    elif found.lists:
        note(f"{path}: its list stays as printed; put the bibliography in with {target}")


def _say_left(path: str, document: Document, one: LeftMarker) -> str:
    place = document.places.of(one.span.start).within(path)
    numbers = ", ".join(map(str, one.numbers))
    why = {
        "dangling": f"{numbers} leads to no reference" if len(one.numbers) == 1 else f"{numbers} lead to no references",
        "doubtful": "it hardly is a citation",
        "open": "there is no list to look in",
        "field": "it stands in a field, which a program fills in",
        "edge": "a link or a tracked change begins or ends within it",
        "parted": "it stands in several paragraphs, or cannot be parted from what is beside it",
        "link": "it holds a link to elsewhere, a note or a comment, and LibreOffice loses text of such a citation",
        "place": "what stands in it would be lost",
    }
    return f"{place}: {printable(one.text)} stays as typed: {why.get(one.why, '')}"

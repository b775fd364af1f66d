"""What bibliography does: documents or libraries in, a list of references in a style out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, cast

from citelink.bibliography.entry import Entry
from citelink.bibliography.format import has_library_name
from citelink.bibliography.reading import looks_like_library
from citelink.bibliography.zotero.naming import is_zotero
from citelink.checks.wording import choose_language
from citelink.cli.gathering import libraries_in, load_libraries, require_paths, say_failures
from citelink.cli.outcome import name_unreadable, nothing_was_read
from citelink.cli.running import look_at
from citelink.cli.terminal import note
from citelink.documents.inputs import find_inputs
from citelink.errors import InputError, SettingsError
from citelink.languages import all_languages
from citelink.libraries import read_named
from citelink.listing import Order, entries_of, list_works, print_in_order
from citelink.outputs import encode_pieces, write_files
from citelink.settings import Settings, gather_settings
from citelink.stamps import fill_stamp, stamp_list
from citelink.styles import DEFAULT_STYLE, Choices, Line, Style, open_style
from citelink.text.transliteration import transliterate
from citelink.writers.voice import Voice
from citelink.writers.writer import BIBLIOGRAPHIES, Bibliography

_STDOUT = "-"
_SUFFIXES = {".txt": "text", ".md": "markdown", ".html": "html", ".tex": "latex", ".docx": "docx", ".jsonl": "jsonl"}
_MOST_NAMED = 5


def run_bibliography(paths: Sequence[str], options: Mapping[str, Any], output: str | None, form: str | None) -> int:
    """The `bibliography` command: prints the list, or writes it to `output`; gives the exit code. No input is changed,
    and no file that citelink did not write."""
    settings = gather_settings(options)
    form = _form(output, form)
    style = open_style(settings.style or DEFAULT_STYLE)
    files, documents = _tell_apart(require_paths(paths, settings)[0])
    _spare(output, (*files, *documents), settings)
    found = _entries_of_libraries(files) if files else _entries_of_documents(documents, settings)
    if found is None:
        return 2
    order = cast(Order, settings.order or ("as-is" if files else "cited"))
    lines = print_in_order(found, style, _choices(settings), order)
    if not settings.quiet:
        for remark in style.remarks:
            note(remark)
        _say_lost(lines)
    language = choose_language(settings.lang)
    second = _second(lines, style, settings.transliterated) if settings.transliterated else None
    said = Bibliography(lines, settings.style or DEFAULT_STYLE, style.numeric, _heading(language), language, second)
    pieces: list[str | bytes] = [*BIBLIOGRAPHIES.load(form).render(said, Voice())]
    _put_out(pieces, output, form, force=bool(options.get("force")))
    if output not in (None, _STDOUT) and not settings.quiet:
        note(f"{len(lines):,} {'reference' if len(lines) == 1 else 'references'} written to {output}")
    return 0


def _form(output: str | None, form: str | None) -> str:
    """The format asked for, else that of the file's suffix, else text. Raises SettingsError for a Word document that
    nobody could read in a terminal."""
    chosen = form or _SUFFIXES.get(Path(output or "").suffix.lower(), "text")
    if chosen == "docx" and output is None and sys.stdout.isatty():
        raise SettingsError("--format docx: a Word document is no text to print; name a file with -o FILE")
    return chosen


def _tell_apart(paths: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The library files among `paths`, and the documents. Raises SettingsError where there are both: it is
    not plain whether the list of the documents is wanted or the whole library."""
    files: list[str] = []
    documents: list[str] = []
    for path in paths:
        found = _libraries_at(path)
        files += found
        documents += () if found else (path,)
    if files and documents:
        raise SettingsError(
            f"{files[0]} is a library and {documents[0]} a document; give the library with --bib to print the list of "
            "the documents, or alone to print all of it"
        )
    return tuple(dict.fromkeys(files)), tuple(documents)


def _libraries_at(path: str) -> tuple[str, ...]:
    """The library at `path`, or the Zotero that is meant; of a folder that holds no document those in it."""
    if is_zotero(path) and not Path(path).is_dir():
        return (path,)
    if Path(path).is_dir():
        return () if find_inputs([path]).files else libraries_in(path)
    return (path,) if has_library_name(path) and looks_like_library(path) else ()


def _entries_of_libraries(files: Iterable[str]) -> tuple[Entry, ...]:
    libraries = [read_named(file, say=note) for file in files]
    for library in libraries:
        say_failures(library)
    return entries_of(libraries)


def _entries_of_documents(paths: Sequence[str], settings: Settings) -> tuple[Entry, ...] | None:
    """The works of the documents' lists; None where not one document could be read, which is told on stderr."""
    libraries = load_libraries(settings)
    resolution = look_at(paths, settings, libraries, match=bool(libraries))
    name_unreadable(resolution)
    if nothing_was_read(resolution):
        return None
    found = list_works(resolution, "as-is" if settings.order == "as-is" else "cited")
    if not found:
        note(f"{', '.join(paths)}: no reference was found, so the list is empty")
    return found


def _choices(settings: Settings) -> Choices:
    return Choices(
        medium=None if settings.medium is None else settings.medium == "on",
        places=cast(Literal["full", "short"] | None, settings.places),
        et_al_kk=settings.et_al_kk,
        engine=settings.engine or "",
        language=settings.terms or "",
    )


def _heading(language: str) -> str:
    return next(one.headings[0] for one in all_languages() if one.code == language)


def _second(lines: Iterable[Line], style: Style, scheme: str) -> Bibliography:
    """The list once more in Latin letters, in the same order and with the same numbers; addresses stay as they are."""
    latin = (
        replace(
            line,
            runs=tuple(run if run.url else replace(run, text=transliterate(run.text, scheme)) for run in line.runs),
        )
        for line in lines
    )
    return Bibliography(tuple(latin), style.name, style.numeric, _heading("en"), "en")


def _say_lost(lines: Iterable[Line]) -> None:
    """A sentence for each line that lacks what its entry has and the style prints."""
    lossy = [line for line in lines if line.lost]
    for line in lossy[:_MOST_NAMED]:
        note(f"{line.key}: its line lacks {', '.join(line.lost)}, which the style prints of other works")
    if len(lossy) > _MOST_NAMED:
        note(f"{len(lossy) - _MOST_NAMED:,} more lines lack something of their entries")


def _put_out(pieces: Sequence[str | bytes], output: str | None, form: str, *, force: bool) -> None:
    """The list to stdout or into a file, which carries citelink's stamp where its format has room for one."""
    data = b"".join(one if isinstance(one, bytes) else encode_pieces([one]) for one in pieces)
    if output is None or output == _STDOUT:
        sys.stdout.buffer.write(fill_stamp(data))
        return
    write_files({Path(output): fill_stamp(stamp_list(data, form))}, force=force)


def _spare(output: str | None, inputs: Iterable[str], settings: Settings) -> None:
    """Raises SettingsError where something that is read would be written over."""
    if output is None or output == _STDOUT:
        return
    read = [*(path for path in inputs if Path(path).is_file()), *(settings.bib or ())]
    read += [one.path for path in inputs if Path(path).is_dir() for one in find_inputs([path]).files]
    if Path(output).resolve() in {Path(path).resolve() for path in read}:
        raise SettingsError(f"{output}: is read by this command and would be written over; write to another file")
    if not Path(output).parent.is_dir():
        raise InputError(f"{output}: there is no folder {Path(output).parent.as_posix()}")

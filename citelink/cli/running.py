"""What resolve, check and inspect do: settings, inputs and libraries in; the library called; the answer printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, cast

from citelink.bibliography.library import Library
from citelink.cli.gathering import find_documents, load_libraries, load_references, require_paths
from citelink.cli.outcome import check_codes, choose_findings, exit_code, name_unreadable, nothing_was_read
from citelink.cli.terminal import choose_paint, say, show_progress
from citelink.errors import SettingsError
from citelink.outputs import find_overwritten, write_outputs
from citelink.pipeline import resolve
from citelink.results import Resolution
from citelink.settings import Settings, gather_settings
from citelink.writers import findings as findings_writer
from citelink.writers import json as json_writer
from citelink.writers import text as text_writer


def run_resolve(paths: Sequence[str], options: Mapping[str, Any]) -> int:
    """The `resolve` command: writes the output folder, prints the summary; gives the exit code.
    Nothing is written where nothing could be read."""
    settings = gather_settings(options)
    out = Path(settings.out)
    if out.exists() and not out.is_dir():
        raise SettingsError(f"{out}: is a file, and the results need a folder")
    libraries = load_libraries(settings)
    resolution = _look(paths, settings, libraries)
    if nothing_was_read(resolution):
        # The results of an earlier run are worth more than empty ones.
        name_unreadable(resolution)
        return exit_code(resolution, "never")
    _spare_inputs(resolution, out, libraries, settings)
    written = write_outputs(resolution, out, annotate=cast(Literal["link", "cite"], settings.annotate))
    if settings.quiet:
        name_unreadable(resolution)
    else:
        paint = choose_paint(settings.color)
        summary = text_writer.summarize(
            resolution,
            libraries=tuple(library.path for library in libraries),
            out=out.as_posix(),
            written=tuple(path.relative_to(out).as_posix() for path in written),
            paint=paint,
        )
        say(summary, paint)
    return exit_code(resolution, settings.fail_on or "never")


def _spare_inputs(resolution: Resolution, out: Path, libraries: Sequence[Library], settings: Settings) -> None:
    """Raises SettingsError where a result would take the place of something that was read."""
    inputs = [one.location for one in resolution.documents if one.location != "-"]
    inputs += [library.path for library in libraries]
    inputs += [settings.references] if settings.references else []
    if found := find_overwritten(resolution, out, inputs):
        raise SettingsError(f"{found}: would be overwritten by the results; name another folder with -o")


def run_check(paths: Sequence[str], options: Mapping[str, Any], form: str) -> int:
    """The `check` command: prints the findings; gives the exit code."""
    settings = gather_settings(options)
    resolution = _look(paths, settings, load_libraries(settings))
    if form == "json":
        name_unreadable(resolution)
        say(findings_writer.render(resolution), text_writer.plain)
    else:
        paint = choose_paint(settings.color)
        say(text_writer.render(resolution, paint, total=not settings.quiet), paint)
    return exit_code(resolution, settings.fail_on or "error")


def run_inspect(paths: Sequence[str], options: Mapping[str, Any]) -> int:
    """The `inspect` command: prints the contract; gives the exit code."""
    settings = gather_settings(options)
    libraries = load_libraries(settings, default=False) if options.get("bib") else ()
    resolution = _look(paths, settings, libraries, match=bool(libraries))
    name_unreadable(resolution)
    say(json_writer.render(resolution, merged=False), text_writer.plain)
    return exit_code(resolution, settings.fail_on or "never")


def _look(paths: Sequence[str], settings: Settings, libraries: Sequence[Library], *, match: bool = True) -> Resolution:
    """Everything that is found in `paths`, less the findings that are not wanted."""
    check_codes((*settings.select, *settings.ignore))
    paths, share_list = require_paths(paths, settings)
    inputs = find_documents(paths, settings)
    with show_progress(len(inputs), quiet=settings.quiet) as progress:
        resolution = resolve(
            inputs,
            libraries,
            references=load_references(settings),
            share_list=share_list,
            limit=settings.max_size,
            match=match,
            progress=progress,
        )
    return choose_findings(resolution, settings.select, settings.ignore)

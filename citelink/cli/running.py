"""What resolve, check and inspect do: settings, inputs and libraries in; the library called; the answer printed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, cast

from citelink.bibliography.keys import KeyMaker, plain_key
from citelink.bibliography.library import Library
from citelink.checks.wording import choose_language
from citelink.cli.gathering import find_documents, load_libraries, load_references, require_paths
from citelink.cli.known import keep_baseline, without_known
from citelink.cli.looking_up import consultant_for
from citelink.cli.outcome import exit_code, name_faults, name_unreadable, nothing_was_read
from citelink.cli.terminal import choose_voice, note, say, show_progress
from citelink.errors import SettingsError
from citelink.results import Resolution
from citelink.run import Run, processes_for, resolve
from citelink.settings import Settings, gather_settings
from citelink.writers.matched_keys import with_matched_keys
from citelink.writers.voice import Voice
from citelink.writers.writer import FINDINGS, RESOLUTION

_PAGES = (".html", ".htm")


def run_resolve(paths: Sequence[str], options: Mapping[str, Any]) -> int:
    """The `resolve` command: writes the output folder, prints the summary; gives the exit code.
    Nothing is written where nothing could be read."""
    # What writes the pages is not needed by the other commands here.
    from citelink.outputs import write_outputs
    from citelink.writers.summary import write_summary

    settings = gather_settings(options)
    out = Path(settings.out)
    if out.exists() and not out.is_dir():
        raise SettingsError(f"{out}: is a file, and the results need a folder")
    if settings.replace_list and settings.annotate != "cite":
        raise SettingsError("--replace-list needs --annotate cite: a list stays where markers stay as printed")
    libraries = load_libraries(settings)
    resolution = look_at(paths, settings, libraries)
    if nothing_was_read(resolution):
        # The results of an earlier run are worth more than empty ones.
        name_unreadable(resolution)
        return exit_code(resolution, "never")
    _spare_inputs(resolution, out, libraries, settings)
    outputs = write_outputs(
        resolution,
        out,
        annotate=cast(Literal["link", "cite"], settings.annotate),
        jobs=processes_for([one.location for one in resolution.documents], settings.jobs),
        force=bool(options.get("force")),
        voice=_page_voice(settings),
        replace_list=settings.replace_list,
    )
    for sentence in outputs.refused:
        note(sentence)
    for path in outputs.kept:
        note(f"{path.as_posix()}: its document is gone; the copy stays, because it was changed")
    if settings.quiet:
        name_unreadable(resolution)
    else:
        voice = choose_voice(settings.color, language=choose_language(settings.lang))
        summary = write_summary(
            resolution,
            libraries=tuple(library.path for library in libraries),
            out=out.as_posix(),
            written=tuple(path.relative_to(out).as_posix() for path in outputs.written),
            voice=voice,
        )
        say([summary], voice)
    return exit_code(resolution, settings.fail_on or "never")


def _spare_inputs(resolution: Resolution, out: Path, libraries: Sequence[Library], settings: Settings) -> None:
    """Raises SettingsError where a result would take the place of something that was read."""
    from citelink.outputs import find_overwritten

    inputs = [one.location for one in resolution.documents if one.location != "-"]
    inputs += [library.path for library in libraries]
    inputs += [settings.references] if settings.references else []
    if found := find_overwritten(resolution, out, inputs):
        raise SettingsError(f"{found}: would be overwritten by the results; name another folder with -o")


def _page_voice(settings: Settings) -> Voice:
    """How pages speak."""
    voice = Voice(language=choose_language(settings.lang))
    return voice if settings.report_text is None else replace(voice, most_text=settings.report_text)


def run_check(paths: Sequence[str], options: Mapping[str, Any], form: str, report: str | None = None) -> int:
    """The `check` command: prints the findings, and writes them to the page `report`; gives the exit code."""
    settings = gather_settings(options)
    if report is not None and Path(report).suffix.lower() not in _PAGES:
        raise SettingsError(f"-o {report}: the report is a page; its name ends in {' or '.join(_PAGES)}")
    resolution = look_at(paths, settings, load_libraries(settings))
    if options.get("write_baseline"):
        keep_baseline(resolution, settings)
    resolution = without_known(resolution, settings)
    if form != "text":
        name_unreadable(resolution)
    language = choose_language(settings.lang)
    voice = choose_voice(settings.color, form=form, language=language, brief=settings.quiet)
    voice = replace(voice, full=bool(options.get("verbose")))
    voice = replace(voice, most_text=_page_voice(settings).most_text)
    say(FINDINGS.load(form).render(resolution, voice), voice)
    if report is not None and not nothing_was_read(resolution):
        _write_report(resolution, Path(report), _page_voice(settings), force=bool(options.get("force")))
    if form == "github":
        _write_step_summary(resolution)
    return exit_code(resolution, settings.fail_on or "error")


def _write_report(resolution: Resolution, path: Path, voice: Voice, *, force: bool) -> None:
    """Write the report to `path`. Raises OutputError where a file of others stands there."""
    # What writes outputs knows how to make pages, too.
    from citelink.outputs import encode_pieces, write_files
    from citelink.stamps import fill_stamp

    write_files({path: fill_stamp(encode_pieces(FINDINGS.load("html").render(resolution, voice)))}, force=force)
    note(f"written to {path.as_posix()}")


def _write_step_summary(resolution: Resolution) -> None:
    """Add to the summary of the step of a workflow, where this is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from citelink.writers.findings.github import step_summary

    try:
        with open(path, "a", encoding="utf-8") as file:
            file.write(step_summary(resolution))
    except OSError as error:
        note(f"{path}: the summary of the step cannot be written ({error.strerror})")


def run_inspect(paths: Sequence[str], options: Mapping[str, Any]) -> int:
    """The `inspect` command: prints the contract; gives the exit code."""
    settings = gather_settings(options)
    libraries = load_libraries(settings, default=False) if options.get("bib") else ()
    resolution = look_at(paths, replace(settings, source=()), libraries, match=bool(libraries))
    name_unreadable(resolution)
    voice = Voice()
    say(RESOLUTION.load("json").render(with_matched_keys(resolution), voice), voice)
    return exit_code(resolution, settings.fail_on or "never")


def look_at(
    paths: Sequence[str], settings: Settings, libraries: Sequence[Library], *, match: bool = True
) -> Resolution:
    """Everything that is found in `paths`, less the findings that are not wanted."""
    paths, share_list = require_paths(paths, settings)
    inputs = find_documents(paths, settings)
    run = Run(
        references=load_references(settings),
        share_list=share_list,
        limit=settings.max_size,
        match=match,
        select=settings.select,
        ignore=settings.ignore,
        jobs=settings.jobs,
        make_key=key_maker(settings),
    )
    with show_progress(len(inputs), quiet=settings.quiet) as progress, consultant_for(settings) as consultant:
        resolution = resolve(inputs, libraries, replace(run, consultant=consultant), progress=progress)
    name_faults(resolution)
    return resolution


def key_maker(settings: Settings) -> KeyMaker:
    """What makes keys. Raises FormulaError for a formula that cannot be read."""
    if settings.key_format is None:
        return plain_key
    from citelink.bibliography.key_formulas import read_formula

    return read_formula(settings.key_format).key

"""What `corpus run` and `corpus report` do."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import Any

import click

from citelink.bibliography.library import Library
from citelink.cli.gathering import find_documents, load_libraries
from citelink.cli.running import key_maker
from citelink.cli.terminal import choose_voice, note, say
from citelink.corpus.running import Asked, begin, go_on, state_of
from citelink.corpus.workers import Workers
from citelink.corpus.writing import OUTPUTS
from citelink.errors import InputError, OutputError, SettingsError
from citelink.settings import Settings, gather_settings
from citelink.version import __version__
from citelink.writers.voice import count
from citelink.writers.writer import ARCHIVES

_LONGEST_LIST = 1_000_000_000


def run_archive(
    paths: Sequence[str],
    files_from: str | None,
    options: Mapping[str, Any],
    *,
    resume: bool,
    force: bool,
    scheduler: str | None = None,
) -> int:
    """The `corpus run` command: begins a run or goes on with one; gives the exit code."""
    settings = _settings(options)
    folder = Path(settings.out)
    named = [*paths, *(_read_list(files_from) if files_from else ())]
    if not named:
        raise click.UsageError("Name at least one file or folder, or --files-from LIST.", click.get_current_context())
    if "-" in named:
        raise SettingsError("-: an archive cannot come from standard input; name files and folders")
    state = state_of(folder)
    _refuse(folder, state, resume, force)
    if state == "finished" and not force:
        note(
            f"{folder.as_posix()}: the run there is finished; `citelink corpus report {folder.as_posix()}` tells of it"
        )
        return 0
    libraries = load_libraries(settings)
    asked = Asked(
        _said(named, settings, libraries),
        settings.max_size,
        settings.select,
        settings.ignore,
        settings.jobs,
        key_maker(settings),
    )
    with _workers(scheduler, settings, libraries) as workers:
        if state != "unfinished" or force:
            _spare_inputs(folder, libraries)
            begin(folder, find_documents(named, settings), asked)
        with _Bars(quiet=settings.quiet) as bars:
            done = go_on(folder, libraries, asked, bars.show, workers)
    for fault in done["faults"]:
        note(fault)
    if not done["read"]:
        note("not one document could be read; `citelink corpus report` counts why")
    if not settings.quiet:
        documents, works = count(done["documents"], "document"), count(done["works"], "work")
        click.echo(f"{documents}, {works}; written to {folder.as_posix()}: {', '.join(OUTPUTS)}")
    return 2 if done["faults"] or not done["read"] else 0


def _workers(
    scheduler: str | None, settings: Settings, libraries: Sequence[Library]
) -> AbstractContextManager[Workers | None]:
    """The workers of a cluster; None where none was named."""
    if scheduler is None:
        return nullcontext()
    from citelink.corpus.cluster import open_cluster

    return open_cluster(scheduler, [library.path for library in libraries], settings.cache)


def _settings(options: Mapping[str, Any]) -> Settings:
    settings = gather_settings(options)
    if settings.source or settings.references or settings.share_list is not None:
        raise SettingsError(
            "corpus run asks no sources and lends no lists; leave out source, references and share-list"
        )
    return settings


def _read_list(name: str) -> list[str]:
    """The paths in a file, one a line."""
    try:
        data = sys.stdin.buffer.read(_LONGEST_LIST) if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"--files-from {name}: cannot be read ({error.strerror or error})") from error
    return [os.fsdecode(line) for line in data.splitlines() if line.strip()]


def _refuse(folder: Path, state: str, resume: bool, force: bool) -> None:
    """Raises OutputError where a run may not be begun, and SettingsError where there is none to go on with."""
    shown = folder.as_posix()
    if state == "others":
        raise OutputError(f"{shown}: holds other files; a run needs a folder of its own, name another with -o")
    if resume and state == "nothing":
        raise SettingsError(f"{shown}: no run was begun there; leave out --resume")
    if state == "unfinished" and not resume and not force:
        raise OutputError(
            f"{shown}: a run there was broken off; go on with it with --resume, or begin anew with --force"
        )
    if state == "finished" and not resume and not force:
        raise OutputError(f"{shown}: holds a finished run; name another folder with -o, or begin anew with --force")


def _spare_inputs(folder: Path, libraries: Sequence[Library]) -> None:
    """Raises SettingsError where a result would take the place of a library that was read."""
    targets = {os.path.realpath(folder / name) for name in OUTPUTS}
    for library in libraries:
        if os.path.realpath(library.path) in targets:
            raise SettingsError(f"{library.path}: would be overwritten by the results; name another folder with -o")


def _said(named: Sequence[str], settings: Settings, libraries: Sequence[Library]) -> str:
    """All that the results depend on."""
    said = {
        "version": __version__,
        "paths": [_as_text(path) for path in named],
        "libraries": [[_as_text(one.path), len(one.entries), _digest(one.path)] for one in libraries],
        "select": list(settings.select),
        "ignore": list(settings.ignore),
        "max_size": settings.max_size,
        "key_format": settings.key_format,
    }
    return json.dumps(said, ensure_ascii=False)


def _digest(path: str) -> str:
    """What tells a library from what it was before; "" for one that is no file."""
    if not os.path.isfile(path):
        return ""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _as_text(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class _Bars:
    """A bar for each stage of a run, with the time that is left; none where nobody watches."""

    def __init__(self, *, quiet: bool) -> None:
        self._watched = not quiet and sys.stderr.isatty()
        self._stage = ""
        self._stack = ExitStack()

    def __enter__(self) -> _Bars:
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def show(self, stage: str, done: int, total: int) -> None:
        """Of a stage, so much of so much is done."""
        if not self._watched or not total:
            return
        if stage != self._stage:
            self._stack.close()
            self._stage = stage
            bar = click.progressbar(length=total, label=stage, file=sys.stderr, width=30, show_pos=True, show_eta=True)
            self._bar = self._stack.enter_context(bar)
        self._bar.update(done - self._bar.pos)


def report_archive(folder: str, form: str, most: int, color: str | None) -> None:
    """The `corpus report` command: prints what a finished run found."""
    from citelink.corpus.reporting import read_archive

    settings = gather_settings({"color": color})
    state = state_of(Path(folder))
    if state == "unfinished":
        raise InputError(f"{folder}: the run there was broken off; go on with it with `corpus run --resume`")
    if state != "finished":
        raise InputError(f"{folder}: holds no run; `citelink corpus run` makes one")
    voice = choose_voice(settings.color, form=form)
    with read_archive(Path(folder), most) as archive:
        say(ARCHIVES.load(form).render(archive, voice), voice)

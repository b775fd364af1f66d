"""What merge does: whole libraries in, one library and a report of what was joined out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from citelink.bibliography.format import LibraryFormat, load_format, suffixes
from citelink.bibliography.reading import read_library
from citelink.checks import check, choose_rules
from citelink.cli.gathering import find_library_files
from citelink.cli.options import report_suffixes
from citelink.cli.terminal import choose_voice, note, say
from citelink.errors import SettingsError
from citelink.findings import at_least
from citelink.merging import merge_libraries
from citelink.merging.aliases import with_aliases
from citelink.outputs import encode_pieces, write_files
from citelink.settings import gather_settings
from citelink.stamps import fill_stamp, stamp_library
from citelink.writers.voice import Voice
from citelink.writers.writer import MERGES, MergeReport

_STDOUT = "-"


def run_merge(
    paths: Sequence[str], options: Mapping[str, Any], output: str | None, report: str | None, form: str, aliases: bool
) -> int:
    """The `merge` command: writes the merged library and the report; gives the exit code. No input is changed, and no
    file that citelink did not write."""
    settings = gather_settings(options)
    rules = choose_rules(settings.select, settings.ignore)
    files = find_library_files(replace(settings, bib=tuple(paths)))
    library_format = _library_format(output)
    report_form = _form_of(report)
    _spare(files, output, report)
    libraries = tuple(read_library(file) for file in files)
    with _progress(sum(len(library.entries) for library in libraries), settings.quiet) as progress:
        merged = merge_libraries(libraries, progress)
    if aliases:
        merged = with_aliases(merged)
    checked = check((), merged, rules)
    text = library_format.write(merged.library, output or "")
    said = MergeReport(merged, checked.findings)
    if output == _STDOUT:
        sys.stdout.buffer.write(encode_pieces([text]))
    outputs: dict[Path, bytes] = {}
    reported = encode_pieces(MERGES.load(report_form).render(said, Voice())) if report_form else None
    if output and output != _STDOUT:
        outputs[Path(output)] = fill_stamp(encode_pieces([stamp_library(text, library_format.NAME, reported)]))
    if report and reported is not None:
        outputs[Path(report)] = reported
    write_files(outputs, force=bool(options.get("force")))
    if output != _STDOUT and not (settings.quiet and form == "text"):
        voice = choose_voice(settings.color, form=form)
        say(MERGES.load(form).render(said, voice), voice)
    if not settings.quiet:
        _say_where(output, report)
    for fault in checked.faults:
        note(fault)
    if checked.faults:
        return 2
    return int(any(at_least(finding.severity, settings.fail_on or "never") for finding in checked.findings))


def _library_format(output: str | None) -> LibraryFormat:
    """The format of the merged library, by the suffix of its file; BibTeX on stdout."""
    if not output or output == _STDOUT:
        return load_format("bibtex")
    known = suffixes()
    suffix = Path(output).suffix.lower()
    if suffix not in known:
        raise SettingsError(f"-o {output}: the name of the merged library ends in {', '.join(known)}")
    if len(names := known[suffix]) > 1:
        own = " or ".join(load_format(name).SUFFIXES[0] for name in names)
        raise SettingsError(f"-o {output}: {suffix} is the suffix of {' and '.join(names)}; write {own} instead")
    return load_format(known[suffix][0])


def _form_of(report: str | None) -> str | None:
    """The format of the report, by the suffix of its file."""
    if report is None:
        return None
    known = report_suffixes()
    suffix = Path(report).suffix.lower()
    if suffix not in known:
        raise SettingsError(f"--report {report}: the name of a report ends in {', '.join(known)}")
    return known[suffix]


def _spare(files: Sequence[str], *written: str | None) -> None:
    """Raises SettingsError where an input would be written over."""
    inputs = {Path(file).resolve() for file in files}
    for path in written:
        if path and path != _STDOUT and Path(path).resolve() in inputs:
            raise SettingsError(f"{path} is one of the libraries to merge; write to another file")
    places = [Path(path).resolve() for path in written if path and path != _STDOUT]
    if len(set(places)) < len(places):
        raise SettingsError("the merged library and the report need a file each")


@contextmanager
def _progress(total: int, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    if quiet or total < 2000 or not sys.stderr.isatty():
        yield None
        return
    done = 0
    with click.progressbar(length=total, label="Comparing", file=sys.stderr, width=30) as bar:

        def show(number: int) -> None:
            nonlocal done
            bar.update(number - done)
            done = number

        yield show


def _say_where(output: str | None, report: str | None) -> None:
    if output is None:
        note("nothing was written; name the merged library with -o merged.bib")
    elif output != _STDOUT:
        note(f"written to {output}" + (f", the report to {report}" if report else ""))

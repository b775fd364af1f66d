"""What `index` does: an index is built with a word on how far it is, and what is in one is told."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from citelink.cli.terminal import note, say_size, show_indexing
from citelink.indexes.asking import covered
from citelink.indexes.building import Progress, build_index
from citelink.indexes.index import Contents, read_contents
from citelink.writers.voice import count, printable

_SECONDS = 30.0


def run_build(paths: Sequence[str], out: str, *, shards: int | None = None, quiet: bool) -> int:
    """The `index build` command; gives the exit code."""
    with _show_progress(out, quiet=quiet) as progress:
        contents = build_index(paths, out, say=note, progress=progress, shards=shards)
    for sentence in _warnings(contents):
        note(f"{out}: {sentence}")
    if not quiet:
        click.echo(f"{printable(out)}: {count(contents.records, 'record')}")
    return 0


def run_info(path: str) -> int:
    """The `index info` command; gives the exit code."""
    contents = read_contents(path)
    size = sum(file.stat().st_size for file in Path(path).rglob("*") if file.is_file())
    kept = count(contents.shards, "stored library")
    click.echo(f"{printable(path)}: {count(contents.records, 'record')} in {kept}, {say_size(size)}")
    for name, number in _sorted(contents.dumps):
        click.echo(f"  {name:<18} {number:>12,}")
    click.echo("types of works")
    for name, number in _sorted(contents.types):
        click.echo(f"  {name:<18} {number:>12,}")
    types = ", ".join(sorted(covered(contents)))
    click.echo(f"covers: {types or 'nothing so well that what is missing would say something'}")
    click.echo(f"made of: {', '.join(map(printable, contents.inputs))}")
    for sentence in _warnings(contents):
        click.echo(sentence)
    return 0


def _warnings(contents: Contents) -> Iterator[str]:
    """What is missing of the inputs, in sentences."""
    if contents.repeated:
        yield f"{count(contents.repeated, 'record')} left out: the DOI or the same entry was there before"
    if contents.unread:
        first = f", the first is {printable(contents.failures[0])}" if contents.failures else ""
        yield f"{count(contents.unread, 'piece')} could not be read{first}"
    if contents.strange:
        more = " (and others)" if len(contents.strange) > 1 else ""
        yield f"{printable(contents.strange[0])}{more}: passed over, it is no dump that is known"


def _sorted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


@contextmanager
def _show_progress(out: str, *, quiet: bool) -> Iterator[Progress | None]:
    """On a terminal a bar, else a line now and then: a large dump takes hours."""
    if quiet or sys.stderr.isatty():
        with show_indexing(out, quiet=quiet) as bar:
            yield bar
        return
    told = [time.monotonic()]

    def tell(records: int, share: float) -> None:
        if time.monotonic() - told[0] >= _SECONDS:
            told[0] = time.monotonic()
            note(f"{out}: {count(records, 'record')}, {share:.0%} read")

    yield tell

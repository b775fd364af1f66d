"""What goes to the terminal besides the data: colours, notes and the progress bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import click

from citelink.writers.voice import Paint, Voice, plain, printable

# How much is said at once: every call of click.echo flushes.
_MOST_PIECES, _MOST_CHARACTERS = 256, 1 << 17
_UNITS = ("bytes", "kB", "MB", "GB")
_STYLES: Mapping[str, Mapping[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "info": {"fg": "cyan"},
    "good": {"fg": "green"},
    "strong": {"bold": True},
    "faint": {"dim": True},
}


def choose_paint(color: str) -> Paint:
    """How to colour stdout: `always`, `never`, or `auto`: NO_COLOR and FORCE_COLOR first, else only on a terminal."""
    if color == "auto":
        if os.environ.get("NO_COLOR"):
            return plain
        if os.environ.get("FORCE_COLOR", "0") != "0":
            return _in_color
        return _in_color if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else plain
    return _in_color if color == "always" else plain


def _in_color(kind: str, text: str) -> str:
    return click.style(text, **_STYLES.get(kind, {}))  # type: ignore[arg-type]


def choose_voice(color: str, *, form: str = "text", language: str = "en", brief: bool = False) -> Voice:
    """How to speak on stdout in the format `form`. Only text is coloured."""
    return Voice(choose_paint(color) if form == "text" else plain, language, brief)


def say(pieces: Iterable[str], voice: Voice) -> None:
    """`pieces` of text to stdout, as they are made, some hundreds at a time; the colours in them are what `voice` was
    chosen to make, so click does not judge again."""
    batch: list[str] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece)
        if len(batch) == _MOST_PIECES or size >= _MOST_CHARACTERS:
            _echo(batch, voice)
            batch, size = [], 0
    _echo(batch, voice)


def _echo(pieces: list[str], voice: Voice) -> None:
    click.echo("".join(pieces), nl=False, color=voice.paint is not plain)


def note(sentence: str) -> None:
    """One sentence to stderr, on one line whatever the names in it hold."""
    click.echo(f"citelink: {printable(sentence)}", err=True)


def say_size(number: float) -> str:
    """So many bytes, in the unit that people would say."""
    unit = 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:,.0f} {_UNITS[unit]}" if unit == 0 or number >= 10 else f"{number:.1f} {_UNITS[unit]}"


@contextmanager
def show_progress(total: int, *, quiet: bool) -> Iterator[Callable[[str], None] | None]:
    """A function to call with each document's path when it is done; None where nobody watches (no terminal, quiet)."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield None
        return

    def shown(path: str | None) -> str:
        return printable(path or "")

    with click.progressbar(length=total, label="Reading", file=sys.stderr, item_show_func=shown, width=30) as bar:
        yield lambda path: bar.update(1, path)


@contextmanager
def show_indexing(path: str, *, quiet: bool) -> Iterator[Callable[[int, float], None] | None]:
    """A function to call with the number of entries indexed and the share of the file read (0..1); None where nobody
    watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return

    def shown(entries: int | None) -> str:
        return f"{entries:,} entries" if entries else ""

    with click.progressbar(
        length=1000, label=f"Indexing {path}", file=sys.stderr, width=30, item_show_func=shown
    ) as bar:
        yield lambda entries, share: bar.update(int(1000 * share) - bar.pos, entries)


@contextmanager
def show_looking_up(*, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A function to call with how many references were looked up, and of how many; None where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return

    def progress(done: int, total: int) -> None:
        click.echo(f"\rLooking up {done:,} of {total:,}" + ("\n" if done == total else ""), nl=False, err=True)

    yield progress

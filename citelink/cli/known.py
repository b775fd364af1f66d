"""The file of --baseline: what is found is written to it, what it knows is not reported."""

from __future__ import annotations

from pathlib import Path

from citelink.baseline import compare, read_baseline, write_baseline
from citelink.checks import choose_rules
from citelink.cli.outcome import nothing_was_read
from citelink.cli.terminal import note
from citelink.errors import SettingsError
from citelink.results import Resolution
from citelink.settings import Settings


def keep_baseline(resolution: Resolution, settings: Settings) -> None:
    """Write all findings to the file of --baseline; not where nothing could be read.

    Raises SettingsError where there is no such option, where a file stands there that is no baseline, and where it
    cannot be written."""
    if settings.baseline is None:
        raise SettingsError("--write-baseline needs the file to write: --baseline FILE")
    path = Path(settings.baseline)
    if path.exists():
        try:
            read_baseline(_read(path), settings.baseline)
        except SettingsError:
            raise SettingsError(f"{path}: is no baseline and would be overwritten; name another file") from None
    if nothing_was_read(resolution):
        return
    # What writes outputs knows how to make pages, too.
    from citelink.outputs import encode_pieces, write_whole

    try:
        write_whole(path, encode_pieces([write_baseline(resolution, path.parent)]))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror})") from error


def without_known(resolution: Resolution, settings: Settings) -> Resolution:
    """`resolution` without what the baseline knows, where there is one; how much that is, and what of it is gone, is
    said on stderr. Raises SettingsError for a file that is no baseline or is not there."""
    if settings.baseline is None:
        return resolution
    path = Path(settings.baseline)
    codes = [rule.code for rule in choose_rules(settings.select, settings.ignore)]
    compared = compare(resolution, read_baseline(_read(path), settings.baseline), path.parent, codes)
    if not settings.quiet:
        findings = "1 finding is" if compared.hidden == 1 else f"{compared.hidden:,} findings are"
        note(f"{settings.baseline}: {findings} known and not reported")
        for known in compared.stale:
            words = f", “{known.words}”" if known.words else ""
            note(f"{settings.baseline}: no longer found: {known.code} in {known.path or 'the set'}{words}")
    return compared.resolution


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SettingsError(f"{path}: there is no such file; write it with --write-baseline") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from None

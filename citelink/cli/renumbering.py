"""What renumber does: a document and wishes in, the document set anew out, what stays as typed told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citelink.cli.terminal import choose_voice, note, say
from citelink.documents.changes import Written
from citelink.documents.document import Document
from citelink.documents.inputs import Input
from citelink.documents.reading import read_copy
from citelink.errors import InputError, SettingsError
from citelink.outputs import backups_of, write_beside_backups
from citelink.renumbering.difference import unified_diff
from citelink.renumbering.earlier import State
from citelink.renumbering.plan import Plan
from citelink.renumbering.setting import SetAnew, set_anew
from citelink.renumbering.wishes import Wishes, read_numbers, read_pairs
from citelink.results import ResolvedDocument
from citelink.run import Run, join, look, resolve
from citelink.settings import Settings, gather_settings
from citelink.writers.voice import Voice, printable

_MOST_TOLD = 20
_SETTINGS = ("max_size", "quiet", "color")
_COLORS = {"+": "good", "-": "error", "@": "info"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the result goes; `over`: over the document itself."""

    path: Path
    over: bool


def run_renumber(path: str, options: Mapping[str, Any]) -> int:
    """The `renumber` command; gives the exit code."""
    settings = gather_settings({name: options[name] for name in _SETTINGS})
    wishes = _wishes(options)
    place = _place(path, options)
    before = _bytes(path)
    resolved = resolve([Input(path, path)], (), Run(limit=settings.max_size, match=False, jobs=1)).documents[0]
    done = set_anew(resolved, wishes, lambda names: _states(path, before, resolved, names, settings.max_size))
    _tell(resolved, done)
    if done.written is None:
        note(f"{path}: its references and markers are as they are asked for; nothing is to be changed")
        return 0
    if place is None or options["dry_run"]:
        _print_diff(resolved, done, settings)
        if place is None and not options["dry_run"]:
            note("nothing was written; name a file with -o, or say --in-place")
        return 0
    if _bytes(path) != before:
        raise InputError(f"{path}: it was changed by another program meanwhile; try again")
    files = {place.path: done.written.data, **_others(done, place.path.parent)}
    kept = {place.path: before, **_parts(done, Path(path).parent, place.path.parent)}
    backups = write_beside_backups(files, kept, force=place.over or bool(options["force"]))
    if not settings.quiet:
        _say_done(path, done, tuple(files), backups)
    return 0


def _wishes(options: Mapping[str, Any]) -> Wishes:
    if options["compress"] and options["expand"]:
        raise SettingsError("--compress and --expand ask for the opposite of each other; say one")
    if options["join"] and options["split"]:
        raise SettingsError("--join and --split-by-chapter ask for the opposite of each other; say one")
    asked = Wishes(
        order=options["order"],
        merges=tuple(read_numbers(one, "--merge", 2) for one in options["merges"]),
        deletes=tuple(number for one in options["deletes"] for number in read_numbers(one, "--delete")),
        swaps=read_pairs(options["swaps"], "--swap"),
        moves=read_pairs(options["moves"], "--move"),
        list=options["which"],
        lists="joined" if options["join"] else "split" if options["split"] else "kept",
        runs="compressed" if options["compress"] else "expanded" if options["expand"] else "kept",
    )
    if asked.order is None and not asked.names_numbers and asked.runs == asked.lists == "kept":
        raise SettingsError(
            "say what is to be done: --order as-is (or cited, alphabetical), --move, --swap, --delete, --merge, "
            "--join, --split-by-chapter, --compress or --expand"
        )
    return asked


def _place(path: str, options: Mapping[str, Any]) -> _Place | None:
    """Where to write; None: nowhere."""
    output = options["output"]
    if path == "-":
        raise SettingsError("renumber needs a document in a file, since a backup is kept beside it")
    if options["in_place"]:
        if output:
            raise SettingsError("-o and --in-place name different places; say one")
        return _Place(Path(path), over=True)
    if not output:
        return None
    target = Path(output)
    if target.is_dir() or output.endswith("/"):
        target = target / Path(path).name
    if target.resolve() == Path(path).resolve():
        raise SettingsError(f"-o {output}: is the document itself; say --in-place, which keeps a backup")
    if target.suffix.lower() != Path(path).suffix.lower():
        raise SettingsError(f"-o {output}: the document stays what it is, so its name ends in {Path(path).suffix}")
    return _Place(target, over=False)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes() if Path(path).is_file() else b""
    except (OSError, ValueError):
        return b""  # who reads it says why it cannot be read


def _states(path: str, data: bytes, resolved: ResolvedDocument, names: Sequence[str], limit: int) -> Iterator[State]:
    """The document as it is, and as it was kept beside it, from the newest state on; `names`: its other files."""
    folder, document = Path(path).parent, resolved.document
    assert document is not None
    parts = {name: _bytes(str(folder / name)) for name in names}
    yield State(resolved, data, parts)
    kept = {name: backups_of(folder / name) for name in (Path(path).name, *names)}
    for count in sorted({count for found in kept.values() for count in found}, reverse=True):
        # A file that did not change meanwhile has an older backup.
        newest = {name: max((one for one in found if one <= count), default=0) for name, found in kept.items()}
        there = {name: kept[name][one] for name, one in newest.items() if one}
        if Path(path).name not in there or sum(one.stat().st_size for one in there.values()) > limit:
            continue
        files = {name: _bytes(str(one)) for name, one in there.items()}
        own = files.pop(Path(path).name)
        if (read := _read_state(document, own, files, folder)) is not None:
            yield State(read, own, {**parts, **files})


def _read_state(document: Document, data: bytes, parts: Mapping[str, bytes], folder: Path) -> ResolvedDocument | None:
    """A document as it was before; None where no document is in the bytes."""
    source = Input(str(folder / document.path), document.path)
    written = Written(data, others=tuple(parts.items()))
    looked = look(source, open=lambda: read_copy(document, written, folder))
    return None if looked.failure else join([looked], (), Run(match=False, jobs=1)).documents[0]


def _others(done: SetAnew, folder: Path) -> dict[Path, bytes]:
    """The other files that a document is made of, as far as they change."""
    assert done.written is not None
    return {folder / name: data for name, data in done.written.others}


def _parts(done: SetAnew, source: Path, folder: Path) -> dict[Path, bytes]:
    """What these files were, by the places beside which that is kept."""
    assert done.written is not None
    return {folder / name: (source / name).read_bytes() for name, _ in done.written.others}


def _tell(resolved: ResolvedDocument, done: SetAnew) -> None:
    """What stays as typed, and what is read otherwise now, on stderr."""
    document = resolved.document
    assert document is not None
    told = [
        f"{document.places.of(one.span.start).within(resolved.path)}: {_shown(one.span.of(document.text))} {one.why}"
        for one in done.planned.left
    ]
    told += [f"{resolved.path}: {one}; look at it" for one in done.misread]
    for sentence in told[:_MOST_TOLD]:
        note(sentence)
    if len(told) > _MOST_TOLD:
        note(f"{resolved.path}: and {len(told) - _MOST_TOLD} more places like these")


def _shown(said: str) -> str:
    said = " ".join(said.split())
    return said if len(said) <= 60 else said[:59] + "…"


def _print_diff(resolved: ResolvedDocument, done: SetAnew, settings: Settings) -> None:
    assert resolved.document is not None
    voice = choose_voice(settings.color)
    lines = unified_diff(resolved.document.text, done.text, f"a/{resolved.path}", f"b/{resolved.path}")
    say(_painted(lines, voice), voice)


def _painted(lines: Iterator[str], voice: Voice) -> Iterator[str]:
    for line in lines:
        # Tabs of the document may stay: they steer nothing.
        said = "\t".join(map(printable, line.split("\t")))
        kind = _COLORS.get(line[:1])
        yield (voice.paint(kind, said) if kind else said) + "\n"


def _say_done(path: str, done: SetAnew, files: tuple[Path, ...], backups: tuple[Path, ...]) -> None:
    plans = done.planned.plans
    listed = {item.parsed.address for plan in plans for item in plan.listing.items}
    stay = {items[place].parsed.address for plan in plans for items in [plan.listing.items] for place in plan.numbers}
    changed = sum(_renumbered(plan) for plan in plans)
    went = f", {len(listed) - len(stay)} of {len(listed)} went" if len(stay) < len(listed) else ""
    note(f"{path}: {len(stay)} references, {changed} with another number{went}")
    for name in files:
        note(f"written to {name.as_posix()}")
    for name in backups:
        note(f"what it was is kept in {name.as_posix()}")


def _renumbered(plan: Plan) -> int:
    """How many references have another number."""
    items = plan.listing.items
    return sum(items[place].number != number for place, number in plan.numbers.items())

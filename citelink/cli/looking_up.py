"""From settings to a desk at which sources are asked; and what is told of those that did not answer."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from citelink.cli.terminal import note, show_looking_up
from citelink.errors import SettingsError
from citelink.settings import Settings

if TYPE_CHECKING:
    from citelink.consulting.consult import Consultant
    from citelink.sources.source import OwnSource
    from citelink.verdicts import Verdict

COULD_NOT_LOOK_UP = 3


@contextmanager
def consultant_for(settings: Settings) -> Iterator[Consultant | None]:
    """Who asks the sources that were named; None where none was. Raises SettingsError for a name that is none."""
    if not settings.source:
        if settings.replay or settings.record:
            raise SettingsError("--record and --replay are about sources; name them with --source")
        yield None
        return
    # Loaded where a source is named, and only there.
    from citelink.consulting.consult import Consultant
    from citelink.indexes.asking import PREFIX, IndexSource
    from citelink.matching.stored.cache import cache_folder
    from citelink.sources.desk import Desk, Order
    from citelink.sources.source import NOTICES

    urls = {name.removesuffix(".url"): value for name, value in settings.sources if name.endswith(".url")}
    keys = {name.removesuffix(".key"): value for name, value in settings.sources if name.endswith(".key")}
    for name in settings.source:
        if key := os.environ.get(f"CITELINK_{name.upper().replace('-', '_')}_KEY"):
            keys[name] = key
    own: list[OwnSource] = [
        IndexSource(name.removeprefix(PREFIX)) for name in settings.source if name.startswith(PREFIX)
    ]
    own += _notices(settings)
    desk = Desk(
        Order(
            tuple(dict.fromkeys(NOTICES if name.startswith(f"{NOTICES}:") else name for name in settings.source)),
            contact=settings.contact or "",
            base=settings.sources_base or dict(settings.sources).get("base", ""),
            urls=urls,
            keys=keys,
            folder=cache_folder(settings.cache),
            shared=cache_folder(None),
            max_time=settings.max_time,
            max_requests=settings.max_requests,
            offline=settings.offline,
            refresh=settings.refresh,
            record=Path(settings.record) if settings.record else None,
            replay=Path(settings.replay) if settings.replay else None,
        ),
        own,
    )
    try:
        with show_looking_up(quiet=settings.quiet) as progress:
            yield Consultant(desk, progress)
    finally:
        desk.close()


def _notices(settings: Settings) -> list[OwnSource]:
    """The table of what was published about works, where it was named. Raises SettingsError where its file is not."""
    from citelink.sources.services.retraction_watch import RetractionWatch
    from citelink.sources.source import NOTICES

    named = [name for name in settings.source if name.partition(":")[0] == NOTICES]
    if not named:
        return []
    path = named[0].partition(":")[2] or dict(settings.sources).get(f"{NOTICES}.file", "")
    if not path:
        raise SettingsError(
            f"--source {NOTICES}: name its file, {NOTICES}:FILE; it is at gitlab.com/crossref/retraction-watch-data"
        )
    return [RetractionWatch(path)]


def say_unanswered(verdicts: Iterable[Verdict]) -> bool:
    """A sentence on stderr for each source that did not answer, with why and for how many references; whether there was
    any."""
    reasons: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        for source, reason in verdict.failures:
            reasons.setdefault(source, Counter())[reason] += 1
    for source, counts in reasons.items():
        total = sum(counts.values())
        note(f"{source} could not be asked about {_references(total)}: {_listed(counts.most_common())}")
    return bool(reasons)


def _references(number: int) -> str:
    return f"{number:,} reference{'s' if number != 1 else ''}"


def _listed(counts: Sequence[tuple[str, int]]) -> str:
    if len(counts) == 1:
        return counts[0][0]
    return "; ".join(f"{reason} ({number:,})" for reason, number in counts[:3])

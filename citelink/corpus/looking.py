"""Look: one document of an archive, by any process, to what it says and the works that it names."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from citelink.bibliography.library import Library
from citelink.corpus.store import Store, pack
from citelink.documents.inputs import Input
from citelink.matching import Matcher
from citelink.merging.references import address_of, read_namings, rivals_of
from citelink.processes import Lost
from citelink.run import Looked, lay_out, look, lost_input, match_looked

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one document says, as rows of the store, by the names of its tables."""

    rows: tuple[tuple[str, Rows], ...]


Seeing = Callable[[tuple[int, Input]], Seen]


@dataclass(frozen=True, slots=True)
class Look:
    """The task of a process: look at an input, match what it says, and make it ready to be kept."""

    limit: int
    matcher: Matcher

    def __call__(self, task: tuple[int, Input]) -> Seen:
        document, source = task
        looked = look(source, limit=self.limit)
        if looked.document is not None:
            looked = replace(looked, matches=match_looked(looked, self.matcher))
        return see(document, looked)


def see_lost(task: tuple[int, Input], lost: Lost) -> Seen:
    """An input whose process died."""
    return see(task[0], lost_input(task[1], lost))


def see(document: int, looked: Looked) -> Seen:
    """What was looked at, as rows."""
    resolved = lay_out(looked)
    if resolved.document is not None:
        # Nothing is written back into documents, and what would be needed for it is most of many formats.
        resolved = replace(resolved, document=replace(resolved.document, source=None))
    namings = read_namings(parsed for parsed in resolved.printed_references if parsed.antecedent is None)
    rows: Rows = []
    rivalries: Rows = []
    for nth, naming in enumerate(namings):
        named = naming.named
        ids = "\n".join(parsed.reference.id for parsed in naming.references)
        label = naming.address or (None, None)
        rows.append(
            (document, nth, named.path, ids, named.place, named.text, pickle.dumps(named.entry), *label, naming.lone)
        )
        rivalries += [(*address_of(one), *address_of(other)) for one, other in rivals_of(naming)]
    return Seen(
        (
            ("looked", [(document, pack(resolved))]),
            ("naming", rows),
            ("rivalry", [(document, nth, *rivals) for nth, rivals in enumerate(dict.fromkeys(rivalries))]),
            ("carried", list(_carried(document, looked.carried))),
            ("carried_key", [(key, document, nth) for nth, one in enumerate(looked.carried) for key in one.entries]),
            ("cited", [(document, key) for key in _cited(looked)]),
        )
    )


def keep_seen(store: Store, seen: Seen) -> None:
    """Put what was seen into the store."""
    for table, rows in seen.rows:
        store.put(table, rows)
    store.keep()


def _carried(document: int, libraries: Sequence[Library]) -> Iterator[tuple[Any, ...]]:
    for nth, library in enumerate(libraries):
        yield document, nth, library.path, pack((library.strings, library.preamble)), pack(dict(library.entries))


def _cited(looked: Looked) -> list[str]:
    items = (item for marker in looked.citations.markers for item in marker.items)
    return list(dict.fromkeys(item.key for item in items if item.key is not None))

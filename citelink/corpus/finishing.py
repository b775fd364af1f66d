"""One document of an archive again, now that its works have keys: its links, its findings, its line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from logging import getLogger

from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library
from citelink.checks import check
from citelink.checks.rule import Rule
from citelink.corpus.store import Store, pack, unpack
from citelink.errors import UnreadableError
from citelink.linking import link
from citelink.merging import Merged
from citelink.processes import Lost
from citelink.results import ResolvedDocument
from citelink.run import with_keys
from citelink.writers.resolution.json import document_to_json

_LOG = getLogger(__name__)
_KEYS = (
    "SELECT path, ids, work.key FROM naming JOIN named USING (document, nth) JOIN node USING (node)"
    " JOIN work ON work.grp = node.grp WHERE naming.document = ?"
)
_CITED = "SELECT key FROM cited WHERE document = ? AND key IN (SELECT key FROM entry)"


@dataclass(frozen=True, slots=True)
class Finishing:
    """The task of a process: a document as it was looked at, the keys of its references by their addresses, and those
    of the keys it cites that are in the merged library."""

    document: int
    resolved: bytes
    keys: tuple[tuple[tuple[str, str], str], ...]
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A document's line, and what went wrong in the checks of it, a sentence a line."""

    line: bytes
    faults: str = ""


@dataclass(frozen=True, slots=True)
class Finish:
    """What a process does with a document. `libraries`: whether the user has any."""

    rules: Sequence[Rule]
    libraries: bool

    def __call__(self, task: Finishing) -> Finished:
        resolved: ResolvedDocument = unpack(task.resolved)
        try:
            return self._finish(resolved, task)
        except Exception as fault:
            # A fault in one document must not cost the others.
            _LOG.debug("fault in %s", resolved.path, exc_info=True)
            said = f"a fault of citelink itself, please report it ({type(fault).__name__}: {fault})"
            return self._finish(_failed(resolved, said), task)

    def _finish(self, resolved: ResolvedDocument, task: Finishing) -> Finished:
        keys = dict(task.keys)
        again = (parsed for parsed in resolved.printed_references if parsed.antecedent)
        keys |= {parsed.address: keys[parsed.named[-1]] for parsed in again}
        entries = dict.fromkeys(task.cited, Entry())
        own = (Library("", {}),) if self.libraries else ()
        linked = link(with_keys(resolved, keys), {}, Merged(Library("", entries), libraries=own))
        checked = check([linked], Merged(Library("", entries)), self.rules)
        found = replace(linked, findings=tuple(one for one in checked.findings if one.document == linked.path))
        return Finished(to_line(found), "\n".join(checked.faults))


def finish_lost(task: Finishing, lost: Lost, finish: Finish) -> Finished:
    """A document whose process died."""
    said = f"the process that checked it {lost}; where memory is short, --jobs 1 needs less of it"
    return finish(replace(task, resolved=pack(_failed(unpack(task.resolved), said))))


def _failed(resolved: ResolvedDocument, said: str) -> ResolvedDocument:
    failure = UnreadableError(f"{resolved.path}: {said}")
    return ResolvedDocument(resolved.path, None, location=resolved.location, failure=failure)


def to_line(resolved: ResolvedDocument) -> bytes:
    """What resolution.json says of a document, on one line, packed."""
    return pack(json.dumps(document_to_json(resolved), ensure_ascii=False, separators=(",", ":")))


def finishings(store: Store) -> Iterator[Finishing]:
    """The documents that are not finished yet."""
    # The list of numbers is small; a query that stays open would see what is written meanwhile.
    left = "SELECT document FROM looked WHERE document NOT IN (SELECT document FROM finished) ORDER BY document"
    for (document,) in list(store.rows(left)):
        keys = tuple(
            ((path, name), key) for path, names, key in store.rows(_KEYS, [document]) for name in names.split("\n")
        )
        cited = tuple(key for (key,) in store.rows(_CITED, [document]))
        yield Finishing(
            document, store.row("SELECT resolved FROM looked WHERE document = ?", [document])[0], keys, cited
        )


def keep_finished(store: Store, document: int, finished: Finished) -> None:
    """Put a finished document into the store."""
    store.put("finished", [(document, finished.line, finished.faults)])
    store.keep()

"""What was published about a work, as Crossref's records and the registry's say it (`updated-by`, `update-to`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citelink.sources.bodies import objects
from citelink.sources.source import Notice, NoticeKind

# https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/registering-updates/
_NOTICES: Mapping[str, NoticeKind] = {
    "retraction": "retraction", "withdrawal": "retraction", "removal": "retraction", "partial_retraction": "correction",
    "expression_of_concern": "concern", "correction": "correction", "erratum": "correction",
    "corrigendum": "correction", "addendum": "correction", "clarification": "correction",
}  # fmt: skip


def notices_in(value: Any) -> tuple[Notice, ...]:
    """The notices in a list of updates, each once; those of a kind that changes nothing are passed over."""
    found = []
    for one in objects(value):
        if kind := _NOTICES.get(str(one.get("type")).lower().replace("-", "_")):
            found.append(Notice(kind, str(one.get("DOI") or "").lower(), str(one.get("source") or "publisher")))
    return tuple(dict.fromkeys(found))


def with_mark(notices: tuple[Notice, ...], marked: NoticeKind | None) -> tuple[Notice, ...]:
    """The notices on a work, and what a mark in its title says, where none of them says so already."""
    if marked is None or any(one.kind == marked for one in notices):
        return notices
    return (*notices, Notice(marked, "", "title"))

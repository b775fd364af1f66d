"""The works of a set for the report's script: what they are, where they are from, and where they are cited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citelink.results import Resolution
from citelink.writers.lookups import say_completed
from citelink.writers.pages.html.page import show_text
from citelink.writers.pages.html.views import view_entry

Json = dict[str, Any]


def tell_works(resolution: Resolution, places: Mapping[tuple[str, str], tuple[int, int]]) -> list[Json]:
    """The works of the merged library, each with the references that name it (document and position in its list); those
    that most documents have come first."""
    listed: dict[str, list[tuple[int, int]]] = {}
    verdicts: dict[str, str] = {}
    verified: set[str] = set()
    for resolved in resolution.documents:
        for parsed in resolved.references:
            if parsed.key is None:
                continue
            if (place := places.get(parsed.address)) is not None and place[0] >= 0:
                listed.setdefault(parsed.key, []).append(place)
            if parsed.is_matched:
                verified.add(parsed.key)
            if parsed.verdict is not None:
                verdicts.setdefault(parsed.key, parsed.verdict.name)
    works = []
    for key, entry in resolution.library.entries.items():
        view = view_entry(entry)
        said: Json = {"key": show_text(key), "line": show_text(view.line), "in": listed.get(key, [])}
        said["from"] = show_text(entry.origin) if key in verified else ""
        if view.links:
            said["link"] = view.links[0][1]
        if key in verdicts:
            said["verdict"] = verdicts[key]
        if completed := say_completed(entry):
            said["completed"] = show_text(completed)
        works.append(said)
    return sorted(works, key=lambda work: -len({document for document, _ in work["in"]}))

"""A merge as a table: a row for everything that was joined, renamed, found related or not read."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.merging import Merged
from citelink.writers.merge_reasons import why_joined, why_related
from citelink.writers.table import write_rows
from citelink.writers.voice import Voice
from citelink.writers.writer import MergeReport

NAME = "csv"
_HEAD = ("what", "library", "key", "merged_key", "other_library", "other_key", "score", "reason", "only_there")


def render(report: MergeReport, voice: Voice) -> Iterator[str]:
    """The table, with a head; `what` is joined, kept, renamed, related or failed."""
    yield from write_rows([_HEAD])
    yield from write_rows(_rows(report.merged))


def _rows(merged: Merged) -> Iterator[tuple[object, ...]]:
    keys = merged.entry_keys
    for shared in merged.same_work:
        what = "kept" if shared.kept else "joined"
        merged_key = keys[shared.second, shared.other_key]
        yield (
            what, shared.second, shared.other_key, merged_key, shared.first, shared.key, shared.score,
            why_joined(shared), " ".join(shared.only_there),
        )  # fmt: skip
    for one in merged.collisions:
        yield "renamed", one.second, one.key, one.new_key, one.first, one.key, "", "the key stands for another work", ""
    for two in merged.related:
        merged_key = keys[two.first, two.key]
        yield "related", two.first, two.key, merged_key, two.second, two.other_key, "", why_related(two), ""
    for library in merged.libraries:
        for failure in library.failures:
            yield "failed", library.path, "", "", "", "", "", f"line {failure.line}: {failure.reason}", ""

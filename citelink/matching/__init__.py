"""Matching: candidates (index/) -> evidence -> decision (mentions/), and whether two records are one work (works/).

Matcher(libraries).match(entry, text)    a reference to the right entry, or to none
same_work(one, other)                    whether two entries are one work
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citelink.matching.match import Evidence, Level, Match, Status
    from citelink.matching.matcher import Matcher
    from citelink.matching.works.compare import SameWork, same_work

# Where each public name lives. Names are imported when they are first used, so that starting stays quick.
_HOMES = {
    "Evidence": "match",
    "Level": "match",
    "Match": "match",
    "Matcher": "matcher",
    "SameWork": "works.compare",
    "Status": "match",
    "same_work": "works.compare",
}

__all__ = ["Evidence", "Level", "Match", "Matcher", "SameWork", "Status", "same_work"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

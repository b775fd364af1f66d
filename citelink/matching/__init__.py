"""Matching: candidates (index/) -> evidence -> decision (mentions/), and whether two records are one work (works/).

Matcher(libraries).match(entry, text)    a reference to the right entry, or to none
same_work(one, other)                    whether two entries are one work
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.lazy import exports

if TYPE_CHECKING:
    from citelink.matching.match import Evidence as Evidence
    from citelink.matching.match import Level as Level
    from citelink.matching.match import Match as Match
    from citelink.matching.match import Status as Status
    from citelink.matching.matcher import Matcher as Matcher
    from citelink.matching.works.compare import SameWork as SameWork
    from citelink.matching.works.compare import same_work as same_work
else:
    __getattr__, __dir__, __all__ = exports(
        __name__,
        {
            "match": "Evidence Level Match Status",
            "matcher": "Matcher",
            "works.compare": "SameWork same_work",
        },
    )

"""The index: which entries could be meant by a reference.

Index(entries).search(reference)          over entries in memory
Index(segments=segments).search(...)      over segments, one for each library, which may lie in mapped files
index_segments(segments).search(...)      the same, for however many entries
"""

from __future__ import annotations

from citelink.matching.index.search import Hit, Index, JoinedIndex, index_segments
from citelink.matching.index.segment import Segment, collect_postings, make_segment, segment_of

__all__ = [
    "Hit", "Index", "JoinedIndex", "Segment", "collect_postings", "index_segments", "make_segment", "segment_of",
]  # fmt: skip

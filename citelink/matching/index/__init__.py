"""The index: which entries could be meant by a reference.

Index(entries).search(reference)          over entries in memory
Index(segments=segments).search(...)      over segments, one for each library, which may lie in mapped files
"""

from __future__ import annotations

from citelink.matching.index.search import Hit, Index
from citelink.matching.index.segment import Segment, collect_postings, make_segment, segment_of

__all__ = ["Hit", "Index", "Segment", "collect_postings", "make_segment", "segment_of"]

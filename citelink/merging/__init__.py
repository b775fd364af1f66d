"""Merging: many references and libraries -> one library, one entry per work.

merge(references, libraries)    the works that the lists of a document set name
merge_libraries(libraries)      whole libraries, for `citelink merge`
"""

from __future__ import annotations

from citelink.merging.libraries import merge_libraries
from citelink.merging.merged import Address, Collision, Merged, RelatedWorks, SharedWork
from citelink.merging.references import merge

__all__ = ["Address", "Collision", "Merged", "RelatedWorks", "SharedWork", "merge", "merge_libraries"]

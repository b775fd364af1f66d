"""Merged: what merging gives, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citelink.bibliography.library import Library
from citelink.matching.match import Evidence
from citelink.matching.works.relations import Relation

# An entry of a library: the library's path as given, and the key there.
Address = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Collision:
    """`key` stands for different works in the libraries `first` and `second`; the second's work is now `new_key`."""

    key: str
    first: str
    second: str
    new_key: str


@dataclass(frozen=True, slots=True)
class SharedWork:
    """`key` of library `first` and `other_key` of library `second` are the same work.

    score, evidence  how likely (0..1), and what agrees; no evidence where both say the same
    only_there       what the second says and the first does not: names of CSL variables and of other fields
    kept             the second stands in the merged library nevertheless, since other entries inherit from it
    """

    key: str
    first: str
    other_key: str
    second: str
    score: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    only_there: tuple[str, ...] = ()
    kept: bool = False


@dataclass(frozen=True, slots=True)
class RelatedWorks:
    """`key` of library `first` and `other_key` of library `second` are two works that belong together, such as an
    erratum and what it corrects; both stand in the merged library."""

    key: str
    first: str
    other_key: str
    second: str
    relation: Relation
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging gives.

    library     one entry per work; entries that others inherit from (`crossref`) stand at the end, where BibTeX wants
                them
    keys        of references, by `ParsedReference.address`: the key in `library`
    entry_keys  of entries of whole libraries, by (path, key there): the key in `library`
    collisions  keys that two libraries use for different works
    same_work   entries of the user's libraries that are one work
    libraries   the user's libraries that were merged
    related     entries of the user's libraries that are different works and belong together
    """

    library: Library
    keys: Mapping[tuple[str, str], str] = field(default_factory=dict)
    entry_keys: Mapping[Address, str] = field(default_factory=dict)
    collisions: tuple[Collision, ...] = ()
    same_work: tuple[SharedWork, ...] = ()
    libraries: tuple[Library, ...] = ()
    related: tuple[RelatedWorks, ...] = ()

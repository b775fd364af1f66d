"""What a file itself marks as citation, reference or list heading: `\\cite`, a word processor's field, an xref.

What is given is not searched for again. Plain values: what a locator or a number means is read by the citations room.
"""

from __future__ import annotations

from dataclasses import dataclass

from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class GivenItem:
    """One work of a given citation.

    target   the id of a given reference, or else a citation key
    locator  (CSL label, value) where the file tells them apart
    suffix   what is printed behind the work, a locator among it or not (`pp. 3-5`)
    span     where the work is printed in `Document.text`, its locator included; None: the file does not say
    """

    target: str
    locator: tuple[str, str] | None = None
    prefix: str = ""
    suffix: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class GivenCitation:
    """A citation that the file marks; `span` is into `Document.text`."""

    span: Span
    items: tuple[GivenItem, ...]


@dataclass(frozen=True, slots=True)
class GivenReference:
    """An item of a reference list that the file marks; `span` is into `Document.text`, with the label, if one is
    printed; `number` is the one a reader sees, None: the file shows none."""

    span: Span
    id: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class GivenLibrary:
    """Records of cited works that the file carries, or that lie beside it.

    name    what they are called beside the document's name: `Zotero`, `EndNote`, `refs.bib`
    format  name of the library format in which `text` is: `csl-json`, `bibtex`; "": that of the suffix in `name`
    text    the records; their keys are the targets of given citations
    keyed   the keys are the author's own. False: a program gave them, and better ones are made
    """

    name: str
    format: str
    text: str
    keyed: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """All that a file marks itself, each tuple ascending by place; `headings` are those of reference lists, `libraries`
    the records that it carries. `also_cited` are the ids of works that it names as cited without a marker (`\\nocite`);
    `*`: all. `complete`: it marks every citation that it has, and none is typed beside them. `any_case`: its keys are
    those of the libraries it carries in upper or lower case."""

    citations: tuple[GivenCitation, ...] = ()
    references: tuple[GivenReference, ...] = ()
    headings: tuple[Span, ...] = ()
    libraries: tuple[GivenLibrary, ...] = ()
    also_cited: tuple[str, ...] = ()
    complete: bool = False
    any_case: bool = False

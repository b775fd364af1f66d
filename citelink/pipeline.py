"""resolve(): the whole way from documents to a Resolution. Reads top to bottom like the README.

read -> find citations -> parse and match references -> merge -> link -> check
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from logging import getLogger
from pathlib import Path

from citelink.bibliography.candidate import Candidate
from citelink.bibliography.library import Library
from citelink.checks import check
from citelink.citations.citation import Citations, Reference
from citelink.citations.find import find_citations
from citelink.citations.lists import read_reference_list
from citelink.documents.document import Document
from citelink.documents.inputs import Input
from citelink.documents.reading import LIMIT, read_document
from citelink.errors import InputError, SettingsError, TooLargeError, UnreadableError
from citelink.matching import Matcher
from citelink.matching.match import Match
from citelink.merging import Merged, merge
from citelink.parsing import parse_references
from citelink.results import Link, ParsedReference, Resolution, ResolvedDocument
from citelink.text.span import Span

Progress = Callable[[str], None]
# A book has some thousands. Megabytes of `[1-50]` would fill the memory with links.
MOST_CITATIONS = 200_000
_LOG = getLogger(__name__)


def resolve(
    inputs: Sequence[Input],
    libraries: Sequence[Library] = (),
    *,
    references: Path | Library | None = None,
    share_list: str | None = None,
    limit: int = LIMIT,
    match: bool = True,
    progress: Progress | None = None,
) -> Resolution:
    """Resolve a set of documents.

    inputs      what `documents.inputs.find_inputs` found; one that cannot be read becomes a finding
    libraries   the user's libraries, in the order in which they win
    references  a list in a file of its own (numbered text or Markdown), or a library whose order counts, for the
                documents that have no list
    share_list  path of the document of the set whose list counts for those without one; "" for the only one
    limit       size in bytes above which a document is refused
    match       False: match against nothing, and `ParsedReference.match` is None
    progress    called with each document's path when it is done

    Raises SettingsError where `references` or `share_list` lead to no list.
    """
    if isinstance(references, Library):
        libraries = (references, *libraries)
    matcher = Matcher(libraries) if match else None
    resolved = []
    for source in inputs:
        resolved.append(_resolve_alone(source, matcher, limit))
        if progress is not None:
            progress(source.name)
    resolved, borrowed = _lend_lists(resolved, references, share_list, matcher, limit)
    named = [(one.path, parsed) for one in resolved for parsed in one.references]
    merged = merge([*named, *((parsed.source, parsed) for parsed in borrowed)], libraries, _cited_keys(resolved))
    documents = [_link(_with_keys(one, merged.keys), resolved, borrowed, merged) for one in resolved]
    findings = check(documents, merged)
    return Resolution(
        documents=tuple(
            replace(one, findings=tuple(finding for finding in findings if finding.document == one.path))
            for one in documents
        ),
        library=merged.library,
        findings=tuple(finding for finding in findings if finding.document is None),
    )


def _resolve_alone(source: Input, matcher: Matcher | None, limit: int) -> ResolvedDocument:
    """What can be said of one document without looking at the others; keys and links come later."""
    try:
        document = read_document(source.path, name=source.name, format=source.format, limit=limit)
        if not document.text.strip():
            raise UnreadableError(f"{source.name}: the file is empty")
        citations = find_citations(document)
        if sum(len(marker.items) for marker in citations.markers) > MOST_CITATIONS:
            raise TooLargeError(f"{source.name}: more than {MOST_CITATIONS:,} citations; no one wrote that, split it")
        references = _parse(document, citations, matcher)
    except InputError as failure:
        return _unread(source, failure)
    except Exception as fault:
        # A fault of ours in one document must not cost the others.
        _LOG.debug("fault in %s", source.path, exc_info=True)
        said = f"{source.name}: a fault of citelink itself, please report it ({type(fault).__name__}: {fault})"
        return _unread(source, UnreadableError(said))
    return ResolvedDocument(document.path, document, citations, (), references, (), location=source.path)


def _unread(source: Input, failure: InputError) -> ResolvedDocument:
    return ResolvedDocument(source.name, None, Citations(), (), (), (), location=source.path, failure=failure)


def _parse(document: Document, citations: Citations, matcher: Matcher | None) -> tuple[ParsedReference, ...]:
    printed = [(found.scope, reference) for found in citations.reference_lists for reference in found.references]
    said = list(parse_references(reference.text for _, reference in printed))
    matches: Sequence[Match | None] = [None] * len(printed)
    if matcher is not None:
        texts = [reference.text for _, reference in printed]
        matches = matcher.match_all([(one.entry, text) for one, text in zip(said, texts, strict=True)])
    return tuple(
        ParsedReference(reference, one.entry, one.spans, match, document.path, scope)
        for (scope, reference), one, match in zip(printed, said, matches, strict=True)
    )


def _lend_lists(
    documents: list[ResolvedDocument],
    references: Path | Library | None,
    share_list: str | None,
    matcher: Matcher | None,
    limit: int,
) -> tuple[list[ResolvedDocument], tuple[ParsedReference, ...]]:
    """The documents, those without a list marked with whose list they use, and the references given by hand."""
    borrowed: tuple[ParsedReference, ...] = ()
    lender: str | None = None
    if references is not None:
        borrowed = _given_references(references, matcher, limit)
        lender = borrowed[0].source
    elif share_list is not None:
        lender = _lender(documents, share_list)
    if lender is None:
        return documents, borrowed
    lent = [
        replace(one, shared_from=lender) if one.document is not None and not one.citations.reference_lists else one
        for one in documents
    ]
    return lent, borrowed


def _lender(documents: Sequence[ResolvedDocument], wanted: str) -> str:
    """The path of the document whose list is lent."""
    with_list = [one.path for one in documents if one.citations.reference_lists]
    fitting = [
        one.path
        for one in documents
        if one.citations.reference_lists and (not wanted or wanted in (one.path, one.location) or _ends(one, wanted))
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not with_list:
        raise SettingsError("--share-list: no document of the set has a reference list to lend")
    named = "; ".join(with_list[:5])
    if not wanted:
        raise SettingsError(f"--share-list: several documents have a list, name one of them: {named}")
    raise SettingsError(f"--share-list: {wanted} names no one document with a list; those with one are: {named}")


def _ends(one: ResolvedDocument, wanted: str) -> bool:
    return one.path.endswith("/" + wanted)


def _given_references(given: Path | Library, matcher: Matcher | None, limit: int) -> tuple[ParsedReference, ...]:
    """The references of a list in a file of its own; in a library the order of the entries is their number."""
    if isinstance(given, Library):
        entries = list(given.entries.values())
        if not entries:
            raise SettingsError(f"--references: {given.path} holds no entries")
        return tuple(
            ParsedReference(
                reference=Reference.plain(f"r{number}", number, Span(0, 0), entry.title),
                entry=entry,
                spans=(),
                match=Match("matched", "given by --references", Candidate(entry, given.path, 1.0)),
                source=given.path,
                scope=0,
            )
            for number, entry in enumerate(entries, start=1)
        )
    document = read_document(given, name=given.as_posix(), limit=limit)
    found = read_reference_list(document)
    if found is None:
        raise SettingsError(f"--references: no numbered list was found in {given}; number its lines 1., 2., ...")
    return _parse(document, Citations(reference_lists=(found,)), matcher)


def _cited_keys(documents: Sequence[ResolvedDocument]) -> tuple[str, ...]:
    """The keys that documents cite themselves, `[@key]`, in the order of first appearance."""
    items = (item for one in documents for marker in one.citations.markers for item in marker.items)
    return tuple(dict.fromkeys(item.key for item in items if item.key is not None))


def _with_keys(one: ResolvedDocument, keys: dict[tuple[str, str], str]) -> ResolvedDocument:
    return replace(one, references=tuple(_with_key(parsed, keys) for parsed in one.references))


def _with_key(parsed: ParsedReference, keys: dict[tuple[str, str], str]) -> ParsedReference:
    return replace(parsed, key=keys.get((parsed.source, parsed.reference.id)))


def _link(
    one: ResolvedDocument,
    documents: Sequence[ResolvedDocument],
    borrowed: Sequence[ParsedReference],
    merged: Merged,
) -> ResolvedDocument:
    """Each citation item of the document with the reference its number or its key leads to."""
    if one.shared_from is None:
        return replace(one, links=_links(one, one.references, merged, shared=False))
    lent = [p for p in borrowed if p.source == one.shared_from] or [
        parsed for other in documents if other.path == one.shared_from for parsed in other.references
    ]
    return replace(one, links=_links(one, [_with_key(parsed, merged.keys) for parsed in lent], merged, shared=True))


def _links(
    one: ResolvedDocument, references: Sequence[ParsedReference], merged: Merged, *, shared: bool
) -> tuple[Link, ...]:
    by_number: dict[tuple[int, int], ParsedReference] = {}
    by_key: dict[tuple[int | None, str], ParsedReference] = {}
    for parsed in references:
        if parsed.reference.paired_with:
            continue
        scope = 0 if shared else parsed.scope
        if parsed.reference.number is not None:
            by_number.setdefault((scope, parsed.reference.number), parsed)
        if parsed.key is not None:
            # A key means the same work everywhere; the marker's own list comes first.
            by_key.setdefault((scope, parsed.key), parsed)
            by_key.setdefault((None, parsed.key), parsed)
    links = []
    for marker in one.citations.markers:
        scope = 0 if shared else marker.scope
        for item in marker.items:
            if item.key is not None:
                found = by_key.get((scope, item.key)) or by_key.get((None, item.key))
                links.append(Link(marker, item, found, item.key if item.key in merged.library.entries else None))
            else:
                links.append(Link(marker, item, None if item.number is None else by_number.get((scope, item.number))))
    return tuple(links)

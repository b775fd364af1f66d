"""The whole way from documents to a Resolution, in two halves. Reads top to bottom like the README.

look   one document, whatever the others say: read -> find citations -> parse its references
join   the set: match references -> merge -> link -> check
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from logging import getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from citelink.bibliography.entry import Candidate, Entry
from citelink.bibliography.format import formats_of
from citelink.bibliography.keys import KeyMaker, plain_key
from citelink.bibliography.library import Library
from citelink.bibliography.reading import looks_like_library
from citelink.carried import read_carried, without_carried
from citelink.checks import check, choose_rules
from citelink.citations.citation import Citations, Reference
from citelink.citations.find import find_citations
from citelink.citations.lists import read_reference_list
from citelink.documents.document import Document
from citelink.documents.format import suffixes
from citelink.documents.inputs import Input
from citelink.documents.reading import LIMIT, read_document, refuse_unread
from citelink.errors import InputError, SettingsError, TooLargeError, UnreadableError
from citelink.linking import link, lists_by_path
from citelink.matching import Matcher
from citelink.matching.match import Match
from citelink.merging import merge
from citelink.merging.antecedents import with_antecedents
from citelink.parsing import ParsedText, parse_references
from citelink.processes import CAN_FORK, Lost, map_in_processes
from citelink.results import (
    ParsedReference,
    Resolution,
    ResolvedDocument,
    ResolvedList,
    ResolvedMarker,
)
from citelink.text.span import Span

if TYPE_CHECKING:
    from citelink.consulting.consult import Consultant

# A book has some thousands. Megabytes of `[1-50]` would fill the memory with links.
MOST_CITATIONS = 200_000
# Starting processes costs as much as reading so many bytes of documents.
_WORTH_PROCESSES = 500_000
_LOG = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Run:
    """How a set is resolved.

    references  a list in a file of its own (numbered text or Markdown), or a library whose order counts, for the
                documents that have no list
    share_list  path of the document of the set whose list counts for those without one; "" for the only one
    limit       size in bytes above which a document is refused
    match       False: match against nothing, and `ParsedReference.match` is None
    select      codes, beginnings of codes or names of the checks to make; (): all
    ignore      those not to make
    jobs        how many processes look at documents; None: one for each processor, and one alone for small sets
    consultant  who asks sources about the references; None: nobody is asked
    make_key    makes the keys of works that no library has
    """

    references: Path | Library | None = None
    share_list: str | None = None
    limit: int = LIMIT
    match: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int | None = None
    consultant: Consultant | None = None
    make_key: KeyMaker = plain_key


@dataclass(frozen=True, slots=True)
class Looked:
    """What one document says. It can be pickled.

    document  None where it could not be read, and `failure` says why
    parsed    what each of its references says, in the order of `citations.reference_lists`
    matches   what they were matched to, likewise; None: nothing was matched yet
    carried   the libraries that the document itself carries
    """

    source: Input
    document: Document | None = None
    citations: Citations = field(default_factory=Citations)
    parsed: tuple[ParsedText, ...] = ()
    failure: InputError | None = None
    matches: tuple[Match, ...] | None = None
    carried: tuple[Library, ...] = ()


def resolve(
    inputs: Sequence[Input],
    libraries: Sequence[Library] = (),
    run: Run | None = None,
    *,
    progress: Callable[[str], None] | None = None,
) -> Resolution:
    """Resolve a set of documents.

    inputs     what `documents.inputs.find_inputs` found; one that cannot be read becomes a finding
    libraries  the user's libraries, in the order in which they win
    progress   called with each document's path when it is done

    Raises SettingsError where `run` names a check that is none, or a list that is not there."""
    run = run or Run()
    choose_rules(run.select, run.ignore)
    return join(_look_at_all(inputs, _with_given(libraries, run), run, progress), libraries, run)


def open_document(
    path: Path | str, *, name: str | None = None, format: str | None = None, limit: int = LIMIT
) -> Document:
    """The document in a file that the user named, as `read_document` gives it.

    Raises UnreadableError also for a library, and for what must be converted first, unless `format` says how to read
    it."""
    name = name or Path(path).name
    if format is None:
        refuse_unread(path, name)
    if format is None and _is_library(path):
        raise UnreadableError(f"{name}: a library is no document; give it with --bib or --references")
    return read_document(path, name=name, format=format, limit=limit)


def _is_library(path: Path | str) -> bool:
    """Whether a file is a library and no document; a suffix that both have tells nothing by itself."""
    of_both = Path(path).suffix.lower() in suffixes()
    return looks_like_library(path) and (not of_both or len(formats_of(str(path))) > 1)


def look(
    source: Input,
    *,
    limit: int = LIMIT,
    open: Callable[[], Document] | None = None,
    parse: Callable[[Iterable[str], str | None], Iterable[ParsedText]] = parse_references,
) -> Looked:
    """What can be said of one document without looking at others or at a library. Raises nothing: `failure` says what
    is wrong with an input, a fault of citelink itself included, which must not cost the others.

    open   gives the document in place of the file, as an editor has it
    parse  parses references, in order; for those who keep what was parsed"""
    try:
        if open is not None:
            document = open()
        else:
            document = open_document(source.path, name=source.name, format=source.format, limit=limit)
        if not document.text.strip() and not document.remarks:
            raise UnreadableError(f"{source.name}: the file is empty")
        citations = find_citations(document)
        if sum(len(marker.items) for marker in citations.markers) > MOST_CITATIONS:
            raise TooLargeError(f"{source.name}: more than {MOST_CITATIONS:,} citations; no one wrote that, split it")
        citations, carried = read_carried(document, citations)
        parsed = tuple(parse((reference.text for reference in _printed(citations)), document.language))
        return Looked(source, document, citations, parsed, carried=carried)
    except InputError as failure:
        return Looked(source, failure=failure)
    except Exception as fault:
        _LOG.debug("fault in %s", source.path, exc_info=True)
        said = f"{source.name}: a fault of citelink itself, please report it ({type(fault).__name__}: {fault})"
        return Looked(source, failure=UnreadableError(said))


def processes_for(paths: Sequence[str], jobs: int | None) -> int:
    """How many processes are to work on these files: `jobs`, or one for each processor where the set is worth it."""
    size = sum(map(_size, paths))
    if jobs is not None or len(paths) < 2 or size < _WORTH_PROCESSES:
        return jobs or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(path: str) -> int:
    return os.path.getsize(path) if os.path.isfile(path) else 0


def join(looked: Sequence[Looked], libraries: Sequence[Library] = (), run: Run | None = None) -> Resolution:
    """What a set of documents says together: every reference matched (those that are not yet), every work merged, every
    marker linked, everything checked. Raises SettingsError as `resolve` does."""
    run = run or Run()
    rules = choose_rules(run.select, run.ignore)
    matcher = Matcher(_with_given(libraries, run)) if run.match else None
    documents = [lay_out(one, matcher) for one in looked]
    documents, borrowed = _lend_lists(documents, run, matcher)
    if run.consultant is not None:
        from citelink.verifying import verify

        documents, borrowed = verify(documents, borrowed, _with_given(libraries, run), run.consultant, matcher)
    references = [parsed for one in documents for parsed in one.printed_references]
    carried = tuple(library for one in looked for library in one.carried)
    merged = merge(
        (*references, *borrowed), (*_with_given(libraries, run), *carried), _cited_keys(looked), run.make_key
    )
    merged = without_carried(merged, carried)
    documents = [with_keys(one, merged.keys) for one in documents]
    if run.consultant is not None:
        from citelink.completing import complete

        merged = complete(merged, documents)
    lists = lists_by_path(documents, [replace(one, key=merged.keys.get(one.address)) for one in borrowed])
    documents = [link(one, lists, merged) for one in documents]
    checked = check(documents, merged, rules)
    return Resolution(
        documents=tuple(
            replace(one, findings=tuple(finding for finding in checked.findings if finding.document == one.path))
            for one in documents
        ),
        library=merged.library,
        findings=tuple(finding for finding in checked.findings if finding.document is None),
        faults=checked.faults,
        silenced=checked.silenced,
        libraries=tuple(library.path for library in _with_given(libraries, run)) if run.match else (),
    )


def _with_given(libraries: Sequence[Library], run: Run) -> tuple[Library, ...]:
    return (run.references, *libraries) if isinstance(run.references, Library) else tuple(libraries)


def _look_at_all(
    inputs: Sequence[Input], libraries: Sequence[Library], run: Run, progress: Callable[[str], None] | None
) -> list[Looked]:
    """Every input looked at, and matched where that can be done beside it."""
    # Standard input belongs to this process.
    looked = [look(one, limit=run.limit) if one.path == "-" else None for one in inputs]
    files = [one for one in inputs if one.path != "-"]
    jobs = processes_for([one.path for one in files], run.jobs)
    matcher = Matcher(libraries) if run.match and CAN_FORK else None
    if matcher is not None and jobs > 1:
        matcher.prepare()
    found = map_in_processes(
        _Look(files, run.limit, matcher),
        len(files),
        jobs,
        done=(lambda task: progress(files[task].name)) if progress is not None else None,
        weigh=lambda task: _size(files[task].path),
    )
    rest = iter([lost_input(files[task], one) if isinstance(one, Lost) else one for task, one in enumerate(found)])
    return [next(rest) if one is None else one for one in looked]


@dataclass(frozen=True, slots=True)
class _Look:
    """The task of a process: look at an input, and match what it says."""

    inputs: Sequence[Input]
    limit: int
    matcher: Matcher | None

    def __call__(self, task: int) -> Looked:
        looked = look(self.inputs[task], limit=self.limit)
        if self.matcher is None or looked.document is None:
            return looked
        return replace(looked, matches=match_looked(looked, self.matcher))


def lost_input(source: Input, lost: Lost) -> Looked:
    """An input whose process died."""
    said = f"{source.name}: the process that read it {lost}; where memory is short, --jobs 1 needs less of it"
    return Looked(source, failure=UnreadableError(said))


def _printed(citations: Citations) -> list[Reference]:
    return [reference for found in citations.reference_lists for reference in found.references]


class Matching(Protocol):
    """What gives verdicts on references: a `Matcher`, or one that keeps them."""

    def match_all(self, references: Sequence[tuple[Entry, str]], /) -> list[Match]:
        """The verdicts on references, each as it was parsed and as it is printed."""


def match_texts(
    matcher: Matching, texts: Sequence[str], entries: Sequence[Entry] | None = None, *, language: str | None = None
) -> list[Match]:
    """The verdicts on printed references: the one way to match, whoever asks.

    entries  what the texts say, where they are parsed already. Otherwise only those are parsed (in a document of this
             `language`) that are not told by their text alone, since parsing costs as much as matching"""
    if entries is not None:
        return matcher.match_all(list(zip(entries, texts, strict=True)))
    matches = matcher.match_all([(Entry(), text) for text in texts])
    left = [at for at, match in enumerate(matches) if match.status != "matched"]
    said = parse_references([texts[at] for at in left], language)
    again = matcher.match_all([(one.entry, texts[at]) for at, one in zip(left, said, strict=True)])
    for at, match in zip(left, again, strict=True):
        matches[at] = match
    return matches


def match_looked(looked: Looked, matcher: Matching) -> tuple[Match, ...]:
    """The verdicts on the references of a document; those that no library of the user's has may be records that the
    document carries."""
    texts = [reference.text for reference in _printed(looked.citations)]
    entries = [one.entry for one in looked.parsed]
    matches = match_texts(matcher, texts, entries)
    left = [at for at, match in enumerate(matches) if match.status != "matched"] if looked.carried else []
    again = match_texts(Matcher(looked.carried), [texts[at] for at in left], [entries[at] for at in left])
    for at, match in zip(left, again, strict=True):
        if match.status == "matched":
            matches[at] = match
    return tuple(matches)


def lay_out(looked: Looked, matcher: Matcher | None = None) -> ResolvedDocument:
    """The document with its lists, matched where they are not yet; keys and links come later."""
    source, citations = looked.source, looked.citations
    return ResolvedDocument(
        looked.document.path if looked.document else source.name,
        looked.document,
        markers=tuple(ResolvedMarker(marker, ()) for marker in citations.markers),
        lists=_resolved_lists(looked, matcher),
        refused_headings=citations.refused_headings,
        malformed_markers=citations.malformed_markers,
        location=source.path,
        failure=looked.failure,
    )


def _resolved_lists(looked: Looked, matcher: Matcher | None) -> tuple[ResolvedList, ...]:
    """The lists, further printings inside the first."""
    matches: Sequence[Match | None] = [None] * len(looked.parsed)
    if looked.matches is not None:
        matches = looked.matches
    elif matcher is not None:
        matches = match_looked(looked, matcher)
    said = iter(zip(looked.parsed, matches, strict=True))
    lists: dict[int, ResolvedList] = {}
    for position, found in enumerate(looked.citations.reference_lists):
        references = with_antecedents(
            ParsedReference(reference, one.entry, one.spans, match, looked.source.name, found.scope)
            for reference, (one, match) in zip(found.references, said, strict=False)
        )
        resolved = ResolvedList(found, references)
        if found.paired_with is None:
            lists[position] = resolved
        else:
            first = lists[found.paired_with]
            lists[found.paired_with] = replace(first, printings=(*first.printings, resolved))
    return tuple(lists.values())


def _lend_lists(
    documents: list[ResolvedDocument], run: Run, matcher: Matcher | None
) -> tuple[list[ResolvedDocument], tuple[ParsedReference, ...]]:
    """The documents, those without a list marked with whose list they use, and the references given by hand."""
    borrowed: tuple[ParsedReference, ...] = ()
    lender: str | None = None
    if run.references is not None:
        borrowed = _given_references(run.references, matcher, run.limit)
        lender = borrowed[0].source
    elif run.share_list is not None:
        lender = _lender(documents, run.share_list)
    if lender is None:
        return documents, borrowed
    lent = [
        replace(one, shared_from=lender) if one.document is not None and not one.lists else one for one in documents
    ]
    return lent, borrowed


def _lender(documents: Sequence[ResolvedDocument], wanted: str) -> str:
    """The path of the document whose list is lent."""
    with_list = [one.path for one in documents if one.lists]
    fitting = [
        one.path
        for one in documents
        if one.lists and (not wanted or wanted in (one.path, one.location) or _ends(one, wanted))
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
    citations = Citations(reference_lists=(found,))
    parsed = tuple(parse_references((reference.text for reference in found.references), document.language))
    looked = Looked(Input(str(given), document.path), document, citations, parsed)
    return _resolved_lists(looked, matcher)[0].references


def _cited_keys(looked: Sequence[Looked]) -> tuple[str, ...]:
    """The keys that documents cite themselves, `[@key]`, in the order of first appearance."""
    items = (item for one in looked for marker in one.citations.markers for item in marker.items)
    return tuple(dict.fromkeys(item.key for item in items if item.key is not None))


def with_keys(one: ResolvedDocument, keys: Mapping[tuple[str, str], str]) -> ResolvedDocument:
    """The document, its references with their keys in the merged library, by their addresses."""

    def keyed(found: ResolvedList) -> ResolvedList:
        references = tuple(replace(parsed, key=keys.get(parsed.address)) for parsed in found.references)
        return replace(found, references=references, printings=tuple(map(keyed, found.printings)))

    return replace(one, lists=tuple(map(keyed, one.lists)))

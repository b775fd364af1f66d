"""report.html: what a run found, with the evidence for it, in one self-contained page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from citelink.checks.wording import advise, say
from citelink.findings import SEVERITIES, Finding
from citelink.results import (
    Link,
    ParsedReference,
    Resolution,
    ResolvedDocument,
    Summary,
    summarise,
    summarise_document,
)
from citelink.text.span import Span
from citelink.writers.lookups import VERDICTS, say_completed
from citelink.writers.pages.html.excerpts import Excerpt, excerpt
from citelink.writers.pages.html.page import copy_link, find_anchors, reference_anchor, render_page
from citelink.writers.pages.html.views import EntryView, MatchView, view_entry, view_match
from citelink.writers.voice import Voice

NAME = "report"
# Of a rule's findings in a document more than these are folded up.
MOST_ALIKE = 5


@dataclass(frozen=True, slots=True)
class RuleView:
    """What a rule found in the set: how often, in how many documents, its share of what the busiest rule found (of
    100), and the anchor of its first finding."""

    code: str
    name: str
    severity: str
    count: int
    documents: int
    share: int
    first: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding: what it says and what to do, where it stands (`12:5`), the link to that place in the reading copy, and
    the words around it. `anchor`: its own in the report, where the overview leads to it."""

    finding: Finding
    message: str
    fix: str
    place: str
    link: str
    excerpt: Excerpt | None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A reference: what is printed, what it was matched to, and how often it is cited."""

    parsed: ParsedReference
    link: str
    cited: int
    match: MatchView
    entry: EntryView | None


@dataclass(frozen=True, slots=True)
class ListView:
    """The references of one document, or those that are cited of a list given by hand."""

    title: str
    language: str
    listed: int
    matched: int
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True)
class AlikeView:
    """What one rule found in a document: the findings that are seen at once, and the rest."""

    shown: tuple[FindingView, ...]
    rest: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its counts, findings (the gravest first, those of a rule together) and references. `name` is its
    anchor in the report."""

    name: str
    path: str
    link: str
    resolved: ResolvedDocument
    summary: Summary
    severities: Mapping[str, int]
    findings: tuple[FindingView, ...]
    references: tuple[ReferenceView, ...]

    @property
    def alike(self) -> tuple[AlikeView, ...]:
        """Its findings by rule, as they come."""
        runs = (tuple(run) for _, run in groupby(self.findings, key=lambda view: view.finding.code))
        return tuple(
            AlikeView(run[:MOST_ALIKE], run[MOST_ALIKE:]) if len(run) > MOST_ALIKE + 1 else AlikeView(run, ())
            for run in runs
        )

    @property
    def ticks(self) -> tuple[tuple[int, str], ...]:
        """Where in the text errors and warnings stand, of 1000, and which; the graver where they meet."""
        length = len(self.resolved.document.text) if self.resolved.document else 0
        ticks = {
            1000 * view.finding.span.start // max(1, length): view.finding.severity
            for severity in SEVERITIES
            for view in self.findings
            if view.finding.span is not None and view.finding.severity == severity
        }
        return tuple(sorted(ticks.items()))


@dataclass(slots=True)
class WorkView:
    """A work of the merged library: where it is from (and which fields a source filled) and who cites it."""

    key: str
    entry: EntryView
    source: str
    verified: bool
    completed: str
    documents: list[tuple[str, str]] = field(default_factory=list)


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The report as one HTML page, the worst documents first; links to reading copies are relative to it."""
    cited = _count_citations(resolution)
    views = (
        _view_document(one, index, cited, voice.language) for index, one in enumerate(resolution.documents, start=1)
    )
    documents = tuple(sorted(views, key=_badness))
    summary = summarise(resolution)
    set_findings = [_say_finding(finding, voice.language) for finding in resolution.findings]
    yield render_page(
        "report.html",
        speaks=voice.language,
        documents=documents,
        summary=summary,
        wrong=sum(one.severities["error"] > 0 for one in documents),
        clean=sum(not one.findings for one in documents),
        lists=(*(_view_list(one) for one in documents if one.references), *_view_given(resolution, cited)),
        set_findings=set_findings,
        found=_view_rules(documents, set_findings),
        severities=dict(summary.findings),
        rules=sorted({(finding.code, finding.name) for finding in resolution.all_findings}),
        looked_up=_was_looked_up(resolution),
        works=_view_works(resolution, documents),
        verdict_words=VERDICTS,
    )


def _badness(document: DocumentView) -> tuple[int, ...]:
    """What to sort documents by so that those come first that have most errors, then warnings, then remarks; among
    equals those that could not be read."""
    counts = (-document.severities[severity] for severity in reversed(SEVERITIES))
    return (*counts, document.resolved.document is not None)


def _gravity(finding: Finding) -> tuple[int, str]:
    """What to sort findings by; those of a rule stay in the order of the text."""
    return -SEVERITIES.index(finding.severity), finding.code


def _view_rules(documents: Iterable[DocumentView], set_findings: Iterable[FindingView]) -> list[RuleView]:
    """What each rule found, the gravest first, then the most frequent."""
    found: dict[str, list[tuple[str, FindingView]]] = {}
    for name, views in (*((one.name, one.findings) for one in documents), ("set", tuple(set_findings))):
        for view in views:
            found.setdefault(view.finding.code, []).append((name, view))
    most = max(map(len, found.values()), default=1)
    rules = [
        RuleView(
            code,
            views[0][1].finding.name,
            max((view.finding.severity for _, view in views), key=SEVERITIES.index),
            len(views),
            len({name for name, _ in views if name != "set"}),
            max(1, 100 * len(views) // most),
            next((view.anchor for _, view in views if view.anchor), "set"),
        )
        for code, views in found.items()
    ]
    return sorted(rules, key=lambda rule: (-SEVERITIES.index(rule.severity), -rule.count, rule.code))


def _was_looked_up(resolution: Resolution) -> bool:
    """Whether there was anything to match against."""
    return any(
        any(parsed.match for parsed in one.printed_references)
        or any(link.reference is not None and link.reference.match for link in one.links)
        for one in resolution.documents
    )


def _count_citations(resolution: Resolution) -> Counter[tuple[str, str]]:
    """How often each reference (source, id) is cited in the whole set."""
    links: list[Link] = [link for one in resolution.documents for link in one.links]
    return Counter(address for link in links if link.reference is not None for address in link.reference.named)


def _view_document(
    resolved: ResolvedDocument, index: int, cited: Counter[tuple[str, str]], language: str
) -> DocumentView:
    summary = summarise_document(resolved)
    link = copy_link(resolved.document) if resolved.document else ""
    anchors = find_anchors(resolved)
    name = f"document-{index}"
    return DocumentView(
        name=name,
        path="standard input" if resolved.path == "-" else resolved.path,
        link=link,
        resolved=resolved,
        summary=summary,
        severities=dict(summary.findings),
        findings=tuple(
            replace(_view_finding(finding, resolved, link, anchors, language), anchor=f"{name}-{number}")
            for number, finding in enumerate(sorted(resolved.findings, key=_gravity), start=1)
        ),
        references=tuple(_view_reference(parsed, link, cited) for parsed in resolved.printed_references),
    )


def _view_finding(
    finding: Finding, resolved: ResolvedDocument, link: str, anchors: Mapping[Span, str], language: str
) -> FindingView:
    if finding.span is None or resolved.document is None:
        return _say_finding(finding, language)
    anchor = anchors.get(finding.span)
    return replace(
        _say_finding(finding, language),
        place=str(resolved.document.places.of(finding.span.start)),
        link=f"{link}#{anchor}" if anchor else link,
        excerpt=excerpt(resolved.document, finding.span),
    )


def _say_finding(finding: Finding, language: str) -> FindingView:
    place = str(finding.place) if finding.place else ""
    return FindingView(finding, say(finding, language), advise(finding, language), place, "", None)


def _view_reference(parsed: ParsedReference, link: str, cited: Counter[tuple[str, str]]) -> ReferenceView:
    best = parsed.match.candidate if parsed.match else None
    return ReferenceView(
        parsed=parsed,
        link=f"{link}#{reference_anchor(parsed.reference.id)}" if link else "",
        cited=cited[parsed.address],
        match=view_match(parsed),
        entry=view_entry(best.entry) if best else None,
    )


def _view_list(document: DocumentView) -> ListView:
    read = document.resolved.document
    language = read.language if read and read.language else ""
    return ListView(document.path, language, document.summary.references, document.summary.matched, document.references)


def _view_given(resolution: Resolution, cited: Counter[tuple[str, str]]) -> Iterator[ListView]:
    """The lists that no document of the set holds, with what is cited of them."""
    paths = {resolved.path for resolved in resolution.documents}
    given: dict[str, dict[str, ParsedReference]] = {}
    for link in (link for one in resolution.documents for link in one.links):
        if link.reference is not None and link.reference.source not in paths:
            given.setdefault(link.reference.source, {})[link.reference.reference.id] = link.reference
    for source, found in sorted(given.items()):
        references = sorted(found.values(), key=lambda parsed: parsed.reference.number or 0)
        listed, matched = len(references), sum(parsed.is_matched for parsed in references)
        views = tuple(_view_reference(parsed, "", cited) for parsed in references)
        yield ListView(f"{source} (given with --references; what is cited)", "", listed, matched, views)


def _view_works(resolution: Resolution, documents: tuple[DocumentView, ...]) -> tuple[WorkView, ...]:
    """The merged library in its order. A work is verified when a library holds it."""
    works = {
        key: WorkView(key, view_entry(entry), entry.origin, False, say_completed(entry))
        for key, entry in resolution.library.entries.items()
    }
    for document in documents:
        for reference in document.references:
            work = works.get(reference.parsed.key or "")
            if work is None:
                continue
            work.verified |= reference.parsed.is_matched
            label = f"{document.path} {reference.parsed.reference.number or ''}".rstrip()
            work.documents.append((label, reference.link))
    return tuple(works.values())

"""What `citelink explain DOC:7` prints: a reference, what was read in it, where it is cited, what is found, what it
matches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citelink.bibliography.entry import Entry
from citelink.checks.rule import Rule
from citelink.checks.wording import title_of
from citelink.citing import CitedPlace
from citelink.findings import Finding
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.span import Span
from citelink.writers.findings.text import write_finding
from citelink.writers.matches import text as matches
from citelink.writers.speech import speak
from citelink.writers.voice import Voice, printable
from citelink.writers.writer import Matched

_FIELDS = (
    "title", "container", "volume", "issue", "pages", "number_of_pages", "edition", "publisher", "place", "series",
    "number", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explained:
    """All that is known of a number of a document.

    parsed   its reference; None: no list has the number
    places   each place that cites it
    matched  how the reference compares with the libraries; None: there is none to compare with
    """

    resolved: ResolvedDocument
    number: str
    parsed: ParsedReference | None
    places: tuple[CitedPlace, ...]
    matched: Matched | None = None


def write_explained(one: Explained, voice: Voice) -> Iterator[str]:
    """The lines on a number, in pieces."""
    for line in (*_reference(one, voice), *_places(one, voice), *_findings(one, voice)):
        yield f"{line}\n"
    if one.matched is not None:
        yield f"\n{voice.paint('strong', speak(voice.language).say('in-libraries'))}\n"
        yield from matches.render([one.matched], voice)


def write_rule(rule: Rule, language: str = "en") -> str:
    """The page of a rule below its title. In another language than English the title is its own and the page, which is
    not, says so."""
    speech = speak(language)
    head = f"{rule.code} {rule.name} ({speech.say(f'severity-{rule.severity}')})"
    if note := speech.say("page-in-english"):
        head = f"{head}\n{title_of(rule.code, rule.name, language)}. {note}"
    return f"{head}\n\n{rule.page}"


def _reference(one: Explained, voice: Voice) -> Iterator[str]:
    speech = speak(voice.language)
    if one.parsed is None:
        yield voice.paint("strong", f"{_path(one)}: {speech.say('no-number', number=one.number)}")
        return
    reference = one.parsed.reference
    said = speech.say("this-reference", number=one.number)
    yield voice.paint("strong", f"{_where(one, reference.span)}: {said}")
    yield f"  {printable(reference.text)}"
    rows = [(speech.word("fields", name), value) for name, value in said_fields(one.parsed.entry)]
    width = max((len(name) for name, _ in rows), default=0)
    yield from (f"    {voice.paint('faint', f'{name:<{width}}')}  {printable(value)}" for name, value in rows)


def said_fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """What was read in a reference: the names of the fields, and what they say."""
    yield "type", entry.type
    for name, people in (("authors", entry.authors), ("editors", entry.editors), ("translators", entry.translators)):
        said = [one.literal or " ".join(filter(None, (one.particle, one.family, one.given))) for one in people]
        if said:
            yield name, "; ".join(said) + (" et al." if entry.et_al and name == "authors" else "")
    for name, date in (("date", entry.date), ("accessed", entry.accessed)):
        if date is not None:
            parts = [str(part) for part in (date.year, date.month, date.day) if part is not None]
            yield name, "-".join(part.zfill(2) for part in parts) or date.literal
    for name in _FIELDS:
        if value := getattr(entry, name):
            yield name.replace("_", " "), value
    yield from entry.identifiers


def _places(one: Explained, voice: Voice) -> Iterator[str]:
    speech = speak(voice.language)
    yield ""
    yield voice.paint("strong", speech.count("cited", len(one.places)) if one.places else speech.say("never-cited"))
    for place in one.places:
        before, behind = (f"… {place.before} " if place.before else ""), (f"{place.behind} …" if place.behind else "")
        gap = "" if behind[:1] in ".,;:)" else " "
        said = f"{printable(before)}{voice.paint('strong', printable(place.marker))}{gap}{printable(behind)}"
        yield f"  {_where(one, place.span)}  {said}"
        if place.names:
            yield f"      {voice.paint('faint', speech.say('named'))} {printable(', '.join(place.names))}"


def _findings(one: Explained, voice: Voice) -> Iterator[str]:
    found = [finding for finding in one.resolved.findings if _is_about(finding, one)]
    if found:
        yield ""
        yield voice.paint("strong", speak(voice.language).say("does-not-add-up"))
        yield from (f"  {write_finding(finding, one.resolved, voice)}" for finding in found)


def _is_about(finding: Finding, one: Explained) -> bool:
    if one.parsed is not None and finding.span is not None and one.parsed.reference.span.contains(finding.span):
        return True
    return one.number in map(str, finding.numbers)


def _path(one: Explained) -> str:
    return printable(one.resolved.location or one.resolved.path)


def _where(one: Explained, span: Span) -> str:
    if one.resolved.document is None:
        return _path(one)
    return one.resolved.document.places.of(span.start).within(_path(one))

"""Consultant: references -> verdicts. Identifiers first, then a search, source by source until one has the work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from citelink.bibliography.entry import Entry
from citelink.consulting.differences import find_differences, is_another_edition
from citelink.consulting.registered import is_of_another, printed_identifiers, query_text, without_doi
from citelink.consulting.versions import Choice, choose, decide, settle
from citelink.matching.match import Match
from citelink.sources.desk import Desk
from citelink.sources.identifiers import identify, name_of, value_of
from citelink.sources.source import NOTICES, REGISTRY, Notice, NotLookedUpError, Record, Source
from citelink.text.lookalikes import CYRILLIC
from citelink.verdicts import PublishedNotice, Verdict, VerdictName

_THREADS = 6
_LABEL = re.compile(r"\A\s{0,9}(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s{0,9}(?=\D)")
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_GRAVE: Mapping[str, VerdictName] = {"retraction": "retracted", "concern": "concern"}


@dataclass(frozen=True, slots=True)
class Question:
    """A reference: what was parsed from it, and its repaired text; `printed` is that with the label, if it has one,
    once the consultant has taken it off."""

    entry: Entry
    text: str
    printed: str = ""


@runtime_checkable
class WholeSource(Protocol):
    """A source all of whose records the engine can look at, as at those of a library."""

    def decide(self, entry: Entry, text: str) -> Match:
        """The engine's decision on a reference, `text` as it is printed. Raises NotLookedUpError."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a printed identifier: its record and who has it; or that nobody registered the DOI; or who could
    not be asked."""

    record: Record | None = None
    source: str = ""
    unregistered: bool = False
    failures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Titled:
    """A record that has the title of the reference, and that the engine refused."""

    record: Record
    source: str
    match: Match


@dataclass(frozen=True, slots=True)
class _Search:
    """What the search came to: the choice and the source it is from, the sources that answered, those that did not."""

    choice: Choice | None
    source: str
    asked: tuple[Source, ...]
    failures: tuple[tuple[str, str], ...]
    nearest: str = ""
    titled: _Titled | None = None


class Consultant:
    """Asks the sources of a desk about references. `progress` is called with how many are done, and of how many."""

    def __init__(self, desk: Desk, progress: Callable[[int, int], None] | None = None) -> None:
        self.desk = desk
        self._progress = progress
        self._searched = [source for source in desk.sources if source.NAME not in (REGISTRY, NOTICES)]
        self._telling = [source for source in desk.sources if source.NAME == NOTICES]

    def ask(self, questions: Sequence[Question]) -> list[Verdict]:
        """The verdict on each reference. Raises nothing of what goes wrong on the web: the verdicts say it."""
        questions = [replace(one, text=_LABEL.sub("", one.text, count=1), printed=one.text) for one in questions]
        printed = [printed_identifiers(one.entry, one.text) for one in questions]
        known = self._look_up(one for every in printed for one in every if name_of(one) == "DOI")
        unknown = (every for every in printed if not any(one in known and known[one].record for one in every))
        known |= self._look_up(one for every in unknown for one in every if name_of(one) != "DOI")

        def judge(at: int) -> Verdict:
            return self._judge(questions[at], {one: known[one] for one in printed[at] if one in known})

        verdicts: list[Verdict] = []
        with ThreadPoolExecutor(_THREADS) as threads:
            try:
                for verdict in threads.map(judge, range(len(questions))):
                    verdicts.append(verdict)
                    if self._progress is not None:
                        self._progress(len(verdicts), len(questions))
            except BaseException:
                # Whoever breaks the run off must not wait for hundreds of questions.
                self.desk.stop()
                raise
        return verdicts

    def _look_up(self, identifiers: Iterable[str]) -> dict[str, _Known]:
        """What the sources that take them know of identifiers."""
        wanted = list(dict.fromkeys(identifiers))
        found: dict[str, _Known] = {}
        failures: dict[str, list[tuple[str, str]]] = {one: [] for one in wanted}
        for source in (*self._searched, *self._telling, *([self.desk.registry] if self.desk.registry else [])):
            missing = [one for one in wanted if one not in found]
            for one, said in (self.desk.lookup(source, missing) if missing else {}).items():
                if isinstance(said, NotLookedUpError):
                    failures[one].append((source.NAME, str(said)))
                elif source is self.desk.registry and not said.get("registered", True):
                    found[one] = _Known(unregistered=True)
                elif said is not None and (record := source.read(said)) is not None:
                    found[one] = _Known(record, source.NAME)
        return {one: replace(found.get(one, _Known()), failures=tuple(failures[one])) for one in wanted}

    def _judge(self, question: Question, known: Mapping[str, _Known]) -> Verdict:
        """The verdict on a reference, with what is known of its identifiers."""
        entry, text = question.entry, question.text
        doi = next((one for one in known if name_of(one) == "DOI"), "")
        of_doi = known.get(doi, _Known())
        others = [one for name, one in known.items() if name != doi]
        if of_doi.record is not None:
            match = decide(entry, text, [of_doi.record.entry], of_doi.source)
            if match.candidate is not None or not is_of_another(of_doi.record, entry, text):
                return self._found(question, of_doi.record, of_doi.source, match, of_doi.failures)
            return self._with_wrong_doi(question, value_of(doi), of_doi, others, "wrong-doi")
        if of_doi.unregistered:
            return self._with_wrong_doi(question, value_of(doi), of_doi, others, "doi-not-registered")
        return self._identified(question, others, of_doi.failures)

    def _identified(
        self, question: Question, others: Sequence[_Known], failures: tuple[tuple[str, str], ...]
    ) -> Verdict:
        """The verdict by the identifiers that are no DOI: what has one may be a part or a whole of what is meant (the
        book of a chapter), so that it counts only where the engine takes it; else there is a search."""
        failures = tuple(dict.fromkeys((*failures, *(failure for one in others for failure in one.failures))))
        for one in others:
            if one.record is not None:
                match = decide(question.entry, question.text, [one.record.entry], one.source)
                if match.candidate is not None:
                    return self._found(question, one.record, one.source, match, failures)
        return self._searched_for(question, failures)

    def _searched_for(self, question: Question, before: tuple[tuple[str, str], ...]) -> Verdict:
        """The verdict by a search; `before`: who could not be asked for identifiers."""
        search = self._search(question)
        failures = tuple(dict.fromkeys((*search.failures, *before)))
        choice, titled = search.choice, search.titled
        if choice is not None and choice.record is not None:
            return self._found(question, choice.record, search.source, choice.match, failures, choice.related)
        if titled is not None:
            return self._found(question, titled.record, titled.source, titled.match, failures)
        covered = [source for source in search.asked if _covers(source, question)]
        name: VerdictName = "not-looked-up" if failures else "not-found" if covered else "unverified"
        return Verdict(
            name,
            match=choice.match if choice else None,
            asked=tuple(source.NAME for source in search.asked),
            failures=failures,
            nearest=search.nearest,
        )

    def _with_wrong_doi(
        self, question: Question, doi: str, known: _Known, others: Sequence[_Known], name: VerdictName
    ) -> Verdict:
        """The verdict where the DOI is no help: what is meant is looked for without it."""
        bare = Question(*without_doi(question.entry, question.text))
        verdict = self._identified(bare, others, known.failures)
        grave = verdict.name in ("retracted", "concern")
        title = known.record.entry.title if known.record else ""
        return replace(verdict, name=verdict.name if grave else name, doi=doi, doi_title=title)

    def _found(
        self,
        question: Question,
        record: Record,
        source: str,
        match: Match,
        failures: tuple[tuple[str, str], ...],
        related: Sequence[Record] = (),
    ) -> Verdict:
        differs = find_differences(question.entry, question.text, record, match)
        notices = tuple(PublishedNotice(one.kind, one.doi, one.told_by) for one in self._notices(record))
        grave = [_GRAVE[one.kind] for one in notices if one.kind in _GRAVE]
        name: VerdictName = "differs" if differs else "ok" if match.candidate else "unverified"
        if grave:
            name = "retracted" if "retracted" in grave else "concern"
        return Verdict(
            name,
            source=source,
            found=record.entry,
            match=match,
            differs=differs,
            notices=notices,
            related=tuple(one.entry for one in related),
            asked=(source,),
            failures=failures,
        )

    def _notices(self, record: Record) -> tuple[Notice, ...]:
        """What was published about the work of a record, told by its own source or by the one that tells of nothing
        else; one notice is told of once."""
        identifiers = [one for name, value in record.entry.identifiers if (one := identify(name, value))]
        told = [
            other
            for source in self._telling
            for said in self.desk.lookup(source, identifiers).values()
            if (other := source.read(said)) is not None
        ]
        cancelled = {doi for one in (record, *told) for doi in one.cancelled}
        notices = {(one.kind, one.doi): one for other in (*reversed(told), record) for one in other.notices}
        return tuple(one for (kind, doi), one in notices.items() if kind != "retraction" or doi not in cancelled)

    def _search(self, question: Question) -> _Search:
        asked: list[Source] = []
        failures: list[tuple[str, str]] = []
        last: Choice | None = None
        nearest = ""
        titled: _Titled | None = None
        query = query_text(question.text)
        for source in self._searched if _names_a_work(question.entry) else ():
            try:
                records, requests = self.desk.search(source, question.entry, query)
                last = self._choose(source, question, records)
            except NotLookedUpError as failure:
                failures.append((source.NAME, str(failure)))
                continue
            asked.append(source)
            meant = last.record
            if meant is not None and is_another_edition(question.entry, question.text, meant, last.match):
                # Another source may have the one that is meant.
                nearest, last, meant = nearest or meant.entry.title, None, None
            self.desk.settle(source, requests, found=meant is not None)
            if last is None:
                continue
            if meant is not None:
                return _Search(last, source.NAME, tuple(asked), tuple(failures))
            if last.match.rivals:
                nearest = nearest or last.match.rivals[0].entry.title
            if last.titled is not None:
                titled = titled or _Titled(last.titled, source.NAME, last.match)
        return _Search(last, "", tuple(asked), tuple(failures), nearest, titled)

    def _choose(self, source: Source, question: Question, records: Sequence[Record]) -> Choice:
        """Which of the records is meant: decided among all that the source holds, where it can be, and else among what
        it has proposed."""
        if not isinstance(source, WholeSource):
            return choose(question.entry, question.text, records, source.NAME)
        match = source.decide(question.entry, question.printed or question.text)
        record = source.read(match.candidate.entry.key) if match.candidate else None
        return settle(question.entry, question.text, records, match, record)


def _names_a_work(entry: Entry) -> bool:
    """Whether a reference says more of a work than where it is found: of a bare address nothing can be searched."""
    return bool(entry.title or entry.authors or entry.editors or entry.container)


def _covers(source: Source, question: Question) -> bool:
    """Whether a source holds so many works of this kind that one which it has not is worth telling: the reference is
    plainly an article, in Latin letters, with its journal and its place there."""
    entry = question.entry
    placed = entry.container and entry.title and (entry.volume or entry.issue or entry.pages)
    return (
        bool(placed) and entry.type in source.COVERS and len(_CYRILLIC.findall(question.text)) * 10 < len(question.text)
    )

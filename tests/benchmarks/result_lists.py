"""What comes of real answers to title searches: each service's own list, in its own order and shape, asked by
references whose works it may hold.

The references are printed from their fields and parsed again. A record is held to be the work where it has the same
title and an author in common (nobody looked at each); recall is counted over references with such a record in the list.
An author is missed where a link's first author is none of the record's, and nothing says so.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

from citelink.bibliography.entry import Entry
from citelink.consulting.consult import Consultant, Question
from citelink.consulting.registered import query_text
from citelink.parsing import parse_references
from citelink.sources.desk import Desk, Order
from citelink.sources.source import SOURCES, Answer, NotLookedUpError, Request
from citelink.verdicts import Verdict
from tests.benchmarks.measuring import EVAL
from tests.sources.replaying import FOLDER, unpacked, unpacked_file

# As the queries name services -> as citelink does; the identifier of a record.
SERVICES = {"crossref": ("crossref", "DOI"), "openalex": ("openalex", "id"), "dblp": ("dblp", "key"),
             "semantic_scholar": ("semanticscholar", "paperId")}  # fmt: skip
FLOORS = {"crossref": 0.97, "openalex": 0.97, "dblp": 0.93, "semantic_scholar": 0.79}


QUERIES = "refchecker_queries.dev.jsonl"
_SLIP = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A reference as it is printed, who wrote what, and the records that a service gave for it."""

    text: str
    title: str
    authors: tuple[str, ...]
    records: tuple[Mapping[str, Any], ...]


def report() -> None:
    """Print recall, wrong links and missed authors for each service."""
    if not (FOLDER / "replay_server.py").is_file():
        print(f"result_lists: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    print(
        f"{'service':<17} {'searches':>8} {'held':>5} {'recall':>7} {'floor':>6} {'others':>7} {'authors missed':>15}"
    )
    for service in SERVICES:
        asked = read_searches(service, unpacked_file(QUERIES), unpacked("records"))
        score = measure(service, asked)
        print(
            f"{service:<17} {len(asked):>8} {score.held:>5} {score.found / max(1, score.held):>7.4f} "
            f"{FLOORS[service]:>6.2f} {score.others:>7} {score.authors_missed:>15}"
        )


@dataclass(slots=True)
class Score:
    """How many references have their work in the list, and for how many it was found; links to other records; links
    whose first author is another one and is not told."""

    held: int = 0
    found: int = 0
    others: int = 0
    authors_missed: int = 0


def measure(service: str, asked: Sequence[Asked]) -> Score:
    """The score of a service's lists."""
    score = Score()
    for one, verdict in zip(asked, consult(service, asked), strict=True):
        right = {_key(service, record) for record in one.records if _is_work(service, one, record)}
        linked = verdict.found if verdict.is_link else None
        score.held += bool(right)
        score.found += linked is not None and linked.key in right
        score.others += linked is not None and linked.key not in right
        if linked is not None and not _names_first(one, linked):
            score.authors_missed += not any(difference.field == "author" for difference in verdict.differs)
    return score


def consult(service: str, asked: Sequence[Asked]) -> list[Verdict]:
    """The verdicts on references, with the lists for the answers of the service. Each is asked by itself: one title may
    have been searched for twice, in two ways, with two answers."""
    name, _ = SERVICES[service]
    source = SOURCES.load(name)
    entries = [one.entry for one in parse_references([one.text for one in asked])]
    verdicts = []
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "answers.jsonl"
        for one, entry in zip(asked, entries, strict=True):
            body = _body(service, one.records)
            keys = [request.key for request in _requests(source, entry, query_text(one.text))]
            lines = [json.dumps({"source": name, "request": key, "status": 200, "body": body}) for key in keys]
            recording.write_text("\n".join(lines), "utf-8")
            desk = Desk(Order((name,), replay=recording))
            verdicts += Consultant(desk).ask([Question(entry, one.text)])
            desk.close()
    return verdicts


def _requests(source: Any, entry: Entry, text: str) -> list[Request]:
    """What a source asks for a reference."""
    made: list[Request] = []

    def ask(request: Request) -> Answer:
        made.append(request)
        raise NotLookedUpError("only the question is wanted")

    with suppress(NotLookedUpError):
        source.search(entry, text, ask)
    return made


def _body(service: str, records: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The answer as the service gives it."""
    if service == "crossref":
        return {"message": {"items": list(records)}}
    if service == "openalex":
        return {"results": list(records)}
    if service == "dblp":
        return {"result": {"hits": {"hit": [{"info": record} for record in records]}}}
    return {"data": list(records)}


def read_searches(service: str, queries: Path, records: Path) -> list[Asked]:
    """The searches of a service in the file of queries, with its records from the folder of them."""
    rows = (json.loads(line) for line in queries.read_text("utf-8").splitlines())
    return list(_asked(service, [row for row in rows if row["service"] == service], records))


def _asked(service: str, rows: Iterable[Mapping[str, Any]], folder: Path) -> Iterator[Asked]:
    name, identifier = SERVICES[service]
    records = {}
    for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        records[str(record[identifier]).lower()] = record
    for row in rows:
        told = row["reference"]
        authors = [author for author in told["authors"] if author.lower().strip(". ") != "et al"]
        names = ", ".join((*authors, "et al") if len(authors) < len(told["authors"]) else authors)
        parts = [names, told["title"], ", ".join(str(told[name]) for name in ("venue", "year") if told[name])]
        found = tuple(records[one.lower()] for one in row["result_ids"])
        text = ". ".join(part.rstrip(".") for part in parts if part) + "."
        yield Asked(text, told["title"], tuple(authors), found)


def _key(service: str, record: Mapping[str, Any]) -> str:
    source = SOURCES.load(SERVICES[service][0])
    read = source.read(record)
    return read.entry.key if read else ""


def _is_work(service: str, one: Asked, record: Mapping[str, Any]) -> bool:
    """Whether a record has the same title and an author in common, by what it says itself."""
    titles = record.get("title")
    title = titles if isinstance(titles, str) else " ".join(titles or ())
    subtitle = " ".join(record.get("subtitle") or ()) if service == "crossref" else ""
    same = _plain(one.title) in (_plain(title), _plain(f"{title}{subtitle}"))
    return same and bool({_family(name) for name in one.authors} & {_family(name) for name in _names(record)})


def _names(record: Mapping[str, Any]) -> list[str]:
    """The authors of a record in any of the four shapes."""
    listed = record.get("authors") or record.get("author") or record.get("authorships") or []
    if isinstance(listed, Mapping):
        listed = listed.get("author") or []
    names = []
    for one in listed if isinstance(listed, list) else [listed]:
        name = one.get("text") or one.get("family") or one.get("name") or (one.get("author") or {}).get("display_name")
        names.append(re.sub(r"\s\d{4}$", "", name or ""))
    return [name for name in names if name]


def _names_first(one: Asked, found: Entry) -> bool:
    """Whether the first author's family name, or one that is but a slip away, stands among the people of a record;
    nobody is missed where one side names nobody."""
    people = [f"{p.given} {p.family} {p.literal}" for p in (*found.authors, *found.editors)]
    if not one.authors or not people:
        return True
    family = _family(one.authors[0])
    return any(ratio(family, word) >= _SLIP for person in people for word in _words(person))


def _family(name: str) -> str:
    return next(iter(_words(name)[-1:]), "")


def _words(name: str) -> list[str]:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    return re.findall(r"\w+", bare)


def _plain(title: str) -> str:
    return "".join(_words(title))

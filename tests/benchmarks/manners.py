"""How services are treated: as often and as much at once as they allow, always with the contact, nothing twice.

    python -m tests.benchmarks manners
    CITELINK_MANNERS=crossref,killed python -m tests.benchmarks manners

The replay server of the shared evaluation data holds the limits that services publish, and counts. It is asked about
300 references by whole processes: through Crossref alone, through two sources, by two processes at a time that share
the cache, and by one that is killed three times on the way and begun again. After each, the same again, which must ask
nothing. A run takes about two minutes, most of it waiting.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.benchmarks.measuring import EVAL, ROOT
from tests.benchmarks.result_lists import QUERIES, read_searches
from tests.sources.replaying import FOLDER, replaying, unpacked, unpacked_file

PROGRAM = (sys.executable, "-m", "citelink", "match")
CONTACT = "ann@example.org"
RENDERED = "crossref_rendered.dev.jsonl"
REFERENCES = 300
HALVES = (150, 150)
# What each host allows those who say who they are: requests in a second, requests at once (0: it does not say).
ALLOWED = {"crossref.org": (3, 3), "openalex.org": (10, 0), "doi.org": (3, 0)}
KILLED_AFTER = (20.0, 25.0, 30.0)
BOTH = "crossref,openalex"
# So long after it was sent an answer may not have been read.
_ARRIVES = 0.3


@dataclass(slots=True)
class Told:
    """What came of a run: seconds, the answers of each process, what the server counted."""

    seconds: float
    answers: list[list[str]]
    stats: Mapping[str, Any]


def report() -> None:
    """Print a line for each way to ask, and what is wrong below it."""
    if not (FOLDER / "replay_server.py").is_file():
        print(f"manners: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    print(f"{'asked':<36} {'s':>6} {'requests':>8}  most in a second / at once, per host", flush=True)
    wanted = os.environ.get("CITELINK_MANNERS", ",".join(WAYS)).split(",")
    whole: list[str] = []
    for name in wanted:
        with tempfile.TemporaryDirectory() as folder, replaying(rate="real") as server:
            for service in server.store.data:
                # Takes seconds, and a question that is given up meanwhile would still be answered.
                server.store.index(service)
            told = WAYS[name](Asked(Path(folder), server))
        if name in ("two", "killed") and whole and told.answers[0] != whole:
            print("    WRONG: it says something else than whoever is not killed")
        whole = told.answers[0] if name == "two" else whole


@dataclass(frozen=True, slots=True)
class Asked:
    """A server, and a folder with a cache."""

    folder: Path
    server: Any

    def start(self, lines: Path, sources: str, out: str) -> subprocess.Popen[bytes]:
        """A process that asks."""
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "CITELINK_SOURCES_BASE": self.server.url,
            "PYTHONPATH": str(ROOT),
        }
        said = (*PROGRAM, str(lines), "--source", sources, "--contact", CONTACT, "--format", "jsonl", "-q")
        with open(self.folder / out, "wb") as file:
            return subprocess.Popen(said, cwd=self.folder, env=environment, stdout=file, stderr=subprocess.PIPE)

    def ask(self, lines: Path, sources: str, processes: int = 1) -> Told:
        """Let so many processes ask the same at a time, and wait for them."""
        began = time.perf_counter()
        running = [self.start(lines, sources, f"out{number}") for number in range(processes)]
        for process in running:
            _, said = process.communicate()
            if process.returncode:
                print(f"    exit {process.returncode}: {said.decode().strip()}")
        answers = [(self.folder / f"out{number}").read_text("utf-8").splitlines() for number in range(processes)]
        return Told(time.perf_counter() - began, answers, self.stats())

    def stats(self) -> Mapping[str, Any]:
        """What the server has counted so far."""
        with urlopen(f"{self.server.url}/__stats") as answer:
            found: Mapping[str, Any] = json.load(answer)
        return found


def _alone(asked: Asked) -> Told:
    lines = write_references(asked.folder, REFERENCES, 0)
    told = asked.ask(lines, "crossref")
    _say(f"{REFERENCES} through Crossref", told)
    if not 100 <= told.seconds <= 130:
        print("    WRONG: not between 100 and 130 s")
    return _again(asked, lines, "crossref", told)


def _two_sources(asked: Asked) -> Told:
    lines = write_references(asked.folder, *HALVES)
    told = asked.ask(lines, BOTH)
    _say(f"{REFERENCES} through two sources", told)
    return _again(asked, lines, BOTH, told)


def _together(asked: Asked) -> Told:
    lines = write_references(asked.folder, *HALVES)
    told = asked.ask(lines, BOTH, processes=2)
    _say("the same by two processes at a time", told)
    if told.answers[0] != told.answers[1]:
        print("    WRONG: the two say different things")
    return _again(asked, lines, BOTH, told)


def _killed(asked: Asked) -> Told:
    lines = write_references(asked.folder, *HALVES)
    lost: set[str] = set()
    for seconds in KILLED_AFTER:
        process = asked.start(lines, BOTH, "killed")
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        at = time.monotonic()
        process.communicate()
        # What is on its way dies with who asked, and must be asked again.
        log = asked.server.log
        lost |= {_address(one) for one in log if one["t"] <= at <= one["t"] + one.get("took", 60) + _ARRIVES}
    told = asked.ask(lines, BOTH)
    _say(f"killed {len(KILLED_AFTER)} times, and begun again", told, lost)
    return _again(asked, lines, BOTH, told)


WAYS = {"crossref": _alone, "two": _two_sources, "together": _together, "killed": _killed}


def _again(asked: Asked, lines: Path, sources: str, before: Told) -> Told:
    """The same once more, which asks nothing and says the same."""
    told = asked.ask(lines, sources)
    requests = told.stats["requests"] - before.stats["requests"]
    print(f"{'  the same again':<36} {told.seconds:6.1f} {requests:8,}", flush=True)
    if requests or told.answers[0] != before.answers[0]:
        print("    WRONG: something was asked again, or is said in another way")
    return told


def _address(entry: Mapping[str, Any]) -> str:
    return f"{entry['host']}{entry['path']}?{entry['query']}"


def _say(what: str, told: Told, lost: Collection[str] = ()) -> None:
    stats = told.stats
    peaks = (f"{host} {of['peak_per_second']}/{of['peak_concurrent']}" for host, of in sorted(stats["hosts"].items()))
    print(f"{what:<36} {told.seconds:6.1f} {stats['requests']:8,}  {', '.join(peaks)}", flush=True)
    for host, of in stats["hosts"].items():
        a_second, at_once = ALLOWED[host]
        if of["peak_per_second"] > a_second or (at_once and of["peak_concurrent"] > at_once):
            print(f"    WRONG: {host} allows {a_second} in a second, {at_once or 'any number'} at once")
        if of["limited"]:
            print(f"    WRONG: {host} complained {of['limited']} times (429)")
    if stats["without_contact"]:
        print(f"    WRONG: {stats['without_contact']} requests without contact")
    if lost:
        print(f"    on their way when it was killed: {len(lost)}")
    if twice := set(stats["answered_twice"]) - set(lost):
        print(f"    WRONG: answered twice: {len(twice)}")


def write_references(folder: Path, rendered: int, searched: int) -> Path:
    """A file of references, a line each: so many that were printed from works of Crossref, damaged ones among them, and
    so many whose works OpenAlex may hold."""
    rows = unpacked_file(RENDERED).read_text("utf-8").splitlines()[:rendered]
    lines = [" ".join(json.loads(row)["raw"].split()) for row in rows]
    if searched:
        every = read_searches("openalex", unpacked_file(QUERIES), unpacked("records"))
        lines += [one.text for one in every[:searched]]
    path = folder / "references.txt"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path

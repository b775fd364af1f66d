"""Which part of the way from documents to findings takes how much of the processor's time, in one process."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from citelink.checks import check, choose_rules
from citelink.citations.find import find_citations
from citelink.documents.inputs import Input
from citelink.merging import merge
from citelink.parsing import ParsedText, parse_references
from citelink.results import Resolution
from citelink.run import Looked, Run, join, look, open_document
from citelink.writers.resolution.json import render
from citelink.writers.voice import Voice, plain
from tests.benchmarks.measuring import EVAL

TURNS = 3
_Given = ParamSpec("_Given")
_One = TypeVar("_One")
_Result = TypeVar("_Result")


class _Clock:
    """The least processor time of each part, in seconds."""

    def __init__(self) -> None:
        self.least: dict[str, float] = {}

    def run(self, name: str, part: Callable[_Given, _Result], *given: _Given.args, **named: _Given.kwargs) -> _Result:
        began = time.process_time()
        result = part(*given, **named)
        self.least[name] = min(self.least.get(name, float("inf")), time.process_time() - began)
        return result


def report() -> None:
    """Print a line for each part, the quickest of some turns: milliseconds for a document, and its share."""
    inputs = [Input(str(path), path.name) for path in sorted((EVAL / "corpus" / "jats").glob("*.txt"))]
    if not inputs:
        print(f"where_time_goes: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    clock = _Clock()
    for _ in range(TURNS):
        _go(clock, inputs)
    total = sum(seconds for name, seconds in clock.least.items() if not name.startswith(" "))
    print(f"{len(inputs)} articles, {1000 * total / len(inputs):.1f} ms of processor time each:")
    for name, seconds in clock.least.items():
        print(f"{name:30} {1000 * seconds / len(inputs):6.1f} ms {100 * seconds / total:5.0f} %")


def _go(clock: _Clock, inputs: Sequence[Input]) -> None:
    documents = clock.run("reading", _each, open_document, [one.path for one in inputs])
    clock.run("lists and markers", _each, find_citations, documents)
    looked = _each(look, inputs)
    clock.run("parsing", _each, _parse, looked)
    resolution = clock.run("merging, linking and checks", _join, looked)
    references = [parsed for one in resolution.documents for parsed in one.printed_references]
    merged = clock.run("  of these merging", merge, references, ())
    clock.run("  of these checks", check, resolution.documents, merged, choose_rules())
    clock.run("writing JSON", _write, resolution)


def _each(part: Callable[[_One], _Result], given: Sequence[_One]) -> list[_Result]:
    return [part(one) for one in given]


def _parse(looked: Looked) -> list[ParsedText]:
    lists = looked.citations.reference_lists
    return list(parse_references(reference.text for found in lists for reference in found.references))


def _join(looked: Sequence[Looked]) -> Resolution:
    return join(looked, (), Run(match=False))


def _write(resolution: Resolution) -> int:
    return sum(map(len, render(resolution, Voice(plain, "en", False))))

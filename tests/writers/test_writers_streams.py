"""Writers of many things write each as it comes in, and know nothing of an earlier call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from citelink.bibliography.entry import Candidate, Entry
from citelink.matching.match import Match
from citelink.parsing import parse_references
from citelink.registry import Plugins
from citelink.writers.voice import Voice
from citelink.writers.writer import MATCHES, REFERENCES, Matched

RAWS = [
    "Nye J. Soft Power. – N.Y.: Public Affairs, 2004. – 191 p.",
    "???",
    "Най Дж. Жұмсақ күш. – Астана, 2010. – 200 б.",
]
RAWS *= 3
PARSED = [*zip(RAWS, parse_references(RAWS), strict=True)]
FOUND = Match("matched", "title and year agree", Candidate(Entry(key="nye2004"), "a.bib", 0.9))
MATCHED = [Matched(raw, FOUND if "Nye" in raw else Match("unmatched", "no entry resembles it")) for raw in RAWS]


@pytest.mark.parametrize(
    ("room", "name"),
    [(room, name) for room in (MATCHES, REFERENCES) for name in room.names],
    ids=lambda one: getattr(one, "kind", one),
)
def test_each_is_written_as_it_comes_in(room: Plugins[Any], name: str) -> None:
    writer, things = room.load(name), MATCHED if room == MATCHES else PARSED
    taken: list[object] = []

    def take() -> Iterator[object]:
        for one in things:
            taken.append(one)
            yield one

    pieces = []
    for piece in writer.render(take(), Voice()):
        pieces.append(piece)
        assert len(taken) <= len(pieces), "nothing waits for what comes later"
    assert taken == things
    assert "".join(writer.render(things, Voice())) == "".join(pieces)


@pytest.mark.parametrize(("name", "empty"), [("csl-json", "[\n]\n"), ("jsonl", ""), ("bibtex", ""), ("text", "")])
def test_nothing_comes_in(name: str, empty: str) -> None:
    assert "".join(REFERENCES.load(name).render([], Voice())) == empty


def test_keys_are_given_in_one_pass() -> None:
    written = "".join(REFERENCES.load("bibtex").render(PARSED, Voice()))
    keys = [line.partition("{")[2].rstrip(",") for line in written.splitlines() if line.startswith("@")]
    assert len(keys) == len(set(keys)) == len(RAWS)

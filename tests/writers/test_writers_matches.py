"""What `match` prints for people of the verdicts of sources: one line each, with what it rests on."""

from __future__ import annotations

import pytest

from citelink.bibliography.entry import Entry
from citelink.matching import Match
from citelink.verdicts import Difference, PublishedNotice, Verdict
from citelink.writers.matches import text
from citelink.writers.voice import Voice
from citelink.writers.writer import Matched

REED = Entry(key="10.5555/reed", type="article-journal", title="Reeds of the delta")
SAID = {
    "ok (crossref)": Verdict("ok", "crossref", REED, asked=("crossref",)),
    "differs (crossref); issued '2004', found '2009'": Verdict(
        "differs", "crossref", REED, differs=(Difference("issued", "2004", "2009"),)
    ),
    "wrong-doi (openalex); 10.5555/salt is Salt and wind": Verdict(
        "wrong-doi", "openalex", REED, doi="10.5555/salt", doi_title="Salt and wind", asked=("crossref", "openalex")
    ),
    "doi-not-registered (crossref, openalex); 10.5555/none": Verdict(
        "doi-not-registered", doi="10.5555/none", asked=("crossref", "openalex")
    ),
    "retracted (crossref); retraction 10.5555/notice; correction": Verdict(
        "retracted", "crossref", REED,
        notices=(PublishedNotice("retraction", "10.5555/notice", "publisher"), PublishedNotice("correction", "", "")),
    ),
    "not-found (crossref); the nearest there is Reeds of the dunes": Verdict(
        "not-found", asked=("crossref",), nearest="Reeds of the dunes"
    ),
    "unverified (crossref, dblp)": Verdict("unverified", asked=("crossref", "dblp")),
    "not-looked-up (dblp); crossref: it cannot be reached": Verdict(
        "not-looked-up", asked=("dblp",), failures=(("crossref", "it cannot be reached"),)
    ),
}  # fmt: skip


@pytest.mark.parametrize("line", SAID)
def test_verdicts(line: str) -> None:
    said = "".join(text.render([Matched("Reeds.", Match("unmatched", "none is like it"), None, SAID[line])], Voice()))
    assert said.splitlines()[-1].strip() == line

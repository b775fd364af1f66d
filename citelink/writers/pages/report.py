"""report.html: what a run found, with the evidence for it, in one self-contained page."""

from __future__ import annotations

import base64
import hashlib
import json
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from citelink.checks.wording import LANGUAGES, title_of
from citelink.findings import SEVERITIES, Finding
from citelink.fingerprints import fingerprints
from citelink.results import Resolution, ResolvedDocument, summarise, summarise_document
from citelink.writers.pages.facts.documents import DocumentFacts
from citelink.writers.pages.facts.strings import Sentences
from citelink.writers.pages.facts.works import tell_works
from citelink.writers.pages.html.page import load_source, render_page
from citelink.writers.voice import Voice

NAME = "report"
# In the order in which one needs the other.
_SCRIPTS = ("base", "parts", "overview", "reading", "document", "works", "letter", "keys", "start")


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The report as one HTML page with reading copies beside it, the worst documents first."""
    return render_report(resolution, voice, copies=True)


def render_report(resolution: Resolution, voice: Voice, *, copies: bool) -> Iterator[str]:
    """The report; `copies`: whether it leads to reading copies."""
    script = "".join(load_source(f"report/{name}.js") for name in _SCRIPTS)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    yield render_page(
        "report.html",
        speaks=voice.language,
        script=script,
        script_digest=digest,
        data=_as_script_data(_tell(resolution, voice, copies)),
        words=load_words(voice.language)["words"],
    )


@cache
def load_words(language: str) -> dict[str, Any]:
    """What the report says of itself in one of LANGUAGES."""
    return tomllib.loads(
        resources.files("citelink.writers.pages").joinpath(f"words/{language}.toml").read_text("utf-8")
    )


def _tell(resolution: Resolution, voice: Voice, copies: bool) -> dict[str, Any]:
    """All that the script knows."""
    sentences = Sentences()
    facts = DocumentFacts(sentences, fingerprints(resolution, Path()), voice.most_text)
    documents = sorted(resolution.documents, key=_lightness)
    facts.place_references(documents)
    told = [facts.tell(one, index, copies=copies) for index, one in enumerate(documents)]
    of_set = [facts.finding(one, None, _place_of(one)) for one in resolution.findings]
    codes = sorted({one.code: one.name for one in resolution.all_findings}.items())
    return {
        "language": voice.language,
        "languages": LANGUAGES,
        "words": [load_words(language) for language in LANGUAGES],
        "most": voice.most_text,
        "rules": {code: [title_of(code, name, language) for language in LANGUAGES] for code, name in codes},
        "verdicts": summarise(resolution).verdicts,
        "documents": told,
        "given": facts.given,
        "known": len(resolution.silenced),
        "libraries": _has_libraries(resolution),
        "set": of_set,
        "works": tell_works(resolution, facts.places),
        "sentences": sentences.table,
    }


def _lightness(resolved: ResolvedDocument) -> tuple[object, ...]:
    """Sorts documents: those with the most errors first, then warnings, then remarks; among equals those that could
    not be read."""
    summary = summarise_document(resolved)
    return (*(-summary.found(severity) for severity in reversed(SEVERITIES)), resolved.document is not None)


def _has_libraries(resolution: Resolution) -> bool:
    """Whether any work was found in a library; where none was, most likely nobody gave any."""
    references = (parsed for one in resolution.documents for parsed in one.references)
    return any(
        parsed.match is not None and parsed.match.status != "unmatched" and not parsed.is_from_source
        for parsed in references
    )


def _place_of(finding: Finding) -> str:
    """Where a finding of the set stands: the documents or the library, and the line there."""
    return ", ".join(finding.documents) + (f":{finding.place}" if finding.place else "")


def _as_script_data(told: dict[str, Any]) -> str:
    """JSON that a script element can hold: no sign in it ends the element."""
    said = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return said.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

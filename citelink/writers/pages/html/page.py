"""Pages: templates with everything escaped, and the only links that are made.

Documents and libraries come from strangers: a template escapes all it is given, a link to the web is `http`, `https` or
a DOI, and the pages' content policy forbids scripts and anything from elsewhere. All markup stands in `templates/`;
what a template gives is the only text that another one takes as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from citelink.bibliography.identifiers import find_doi
from citelink.documents.document import Document
from citelink.documents.reading import copy_name
from citelink.results import ResolvedDocument
from citelink.text.span import Span

_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]{1,2000}", re.IGNORECASE)
# A page says no more findings than these.
MOST_FINDINGS = 200
# C0 and C1 controls and lone surrogates are no HTML text.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def render_page(template: str, **values: object) -> str:
    """The page that `template` (a file of templates/) makes of `values`."""
    return show_text(_environment().get_template(template).render(**values))


def load_macros(template: str, **values: object) -> Any:
    """The macros of `template`, as attributes, with `values` for all of them. They escape what they are given and give
    markup."""
    return _environment().get_template(template).make_module(values)


def load_source(name: str) -> str:
    """A file of templates/ as it stands."""
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def show_text(text: str) -> str:
    """`text` without the characters that HTML cannot hold: a replacement character stands for them. A form feed ends a
    page, so it may end a line."""
    return _NO_TEXT.sub("�", text.replace("\f", "\n"))


def web_link(url: str) -> str | None:
    """`url` where it may become a link (http, https), else None."""
    found = _WEB.fullmatch(url.strip())
    return found.group() if found else None


def doi_link(doi: str) -> str | None:
    """The address of a DOI, else None."""
    bare = doi.strip()
    return f"https://doi.org/{quote(bare, safe='/')}" if bare and find_doi(bare) == bare else None


def copy_link(document: Document) -> str:
    """The link from the report to the reading copy of `document`."""
    return quote(show_text(f"annotated/{copy_name(document.path, document.format)}.html"))


def report_link(path: str) -> str:
    """The link from the reading copy of the document at `path` back to the report."""
    return "../" * (1 + path.count("/")) + "report.html"


def reference_anchor(reference_id: str) -> str:
    """The anchor of reference `r1` in its document's copies: `ref-1`."""
    return f"ref-{reference_id.removeprefix('r')}"


def find_anchors(resolved: ResolvedDocument) -> dict[Span, str]:
    """The places of a reading copy that can be linked to: markers `m1`, `m2`, ..., references `ref-1`, ..., and where
    neither stands, what is said of a finding: `f1`, ..."""
    anchors = {marker.span: f"m{number}" for number, marker in enumerate(resolved.markers, start=1)}
    for parsed in resolved.printed_references:
        anchors[parsed.reference.span] = reference_anchor(parsed.reference.id)
    for number, finding in enumerate(resolved.findings[:MOST_FINDINGS], start=1):
        if finding.span is not None:
            anchors.setdefault(finding.span, finding_anchor(number))
    return anchors


def finding_anchor(number: int) -> str:
    """The anchor of the finding with this number in the reading copy, where no other stands at its place."""
    return f"f{number}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("citelink.writers.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment

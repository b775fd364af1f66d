"""Pages: templates with everything escaped, and the only links that are made.

Documents and libraries come from strangers: a template escapes all it is given, a link to the web is `http`, `https` or
a DOI, and the pages' content policy forbids scripts and anything from elsewhere.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from citelink.bibliography.identifiers import find_doi
from citelink.documents.document import Document
from citelink.documents.reading import copy_name
from citelink.results import ResolvedDocument
from citelink.text.span import Span

_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]{1,2000}", re.IGNORECASE)
# C0 and C1 controls are no HTML text; a form feed ends a page, so it may end a line.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *range(55296, 57344)), "�")
_CONTROLS |= {0x09: "\t", 0x0A: "\n", 0x0D: "\r", 0x0C: "\n"}


def render_page(template: str, **values: object) -> str:
    """The page that `template` (a file of templates/) makes of `values`."""
    return _environment().get_template(template).render(**values)


def show_text(text: str) -> str:
    """`text` without the characters that HTML cannot hold (a replacement character stands for them)."""
    return text.translate(_CONTROLS)


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
    """The places of a reading copy that can be linked to: markers `m1`, `m2`, ..., references `ref-1`, ..."""
    anchors = {marker.span: f"m{number}" for number, marker in enumerate(resolved.citations.markers, start=1)}
    for found in resolved.citations.reference_lists:
        anchors.update({reference.span: reference_anchor(reference.id) for reference in found.references})
    return anchors


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("citelink.writers", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: show_text(value) if type(value) is str else value,
    )
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment

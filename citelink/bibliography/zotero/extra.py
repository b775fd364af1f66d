"""The field `extra` of an item: lines `Name: value` that stand for fields that Zotero has not, and notes of the user.

After Zotero's documentation ("Item fields: Citing fields from Extra") and Better BibTeX's `Citation Key`."""

from __future__ import annotations

import re

from citelink.bibliography.variables import BIBLATEX, DATES, OWN_NAMES
from citelink.bibliography.zotero.kinds import FIELDS

_LINE = re.compile(r"\s{0,20}([^\W\d_][\w -]{0,40}?)\s{0,5}:\s{0,20}(\S.{0,2000}?)\s{0,20}")
_KEY = "citation-key"
# What stays out of an entry, whoever says it.
_LEFT_OUT = frozenset(["abstract", "annote", "keyword"])
_NAMES = (*FIELDS, *OWN_NAMES.values(), *BIBLATEX, *DATES, "type", "issued", "accessed", "arXiv", _KEY)
_KNOWN = {name.lower(): name for name in _NAMES if name not in _LEFT_OUT} | {"arxiv-id": "arXiv"}


def read_extra(text: str) -> tuple[dict[str, str], str]:
    """The variables of CSL that the lines name, `citation-key` and `arXiv` among them, and the lines that name none."""
    found: dict[str, str] = {}
    rest = []
    for line in text[:100_000].splitlines():
        match = _LINE.fullmatch(line)
        name = _KNOWN.get("-".join(match[1].lower().split())) if match else None
        if match and name:
            found.setdefault(name, match[2])
        elif line.strip():
            rest.append(line.strip())
    return found, "\n".join(rest)

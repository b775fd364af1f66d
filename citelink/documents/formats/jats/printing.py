"""What is printed between the parts of a citation that is tagged without punctuation.

Surname GN, Surname GN, et al. Title. Source. Place: Publisher. 2010;12(3):45-67. doi:10.1/x
"""

from __future__ import annotations

from citelink.documents.markup.tokens import Token, scan

_IN_ROW = dict.fromkeys(("surname", "given-names", "suffix", "string-name", "collab"), ", ")
# Before a part: what stands between it and the one before, by its name and then by the name of that.
_BETWEEN: dict[str, dict[str, str]] = {
    "surname": {"given-names": " ", "": ""},
    "given-names": {"name": "", "": " "},
    "prefix": {"": ", "},
    "suffix": {"": " "},
    "name": _IN_ROW,
    "string-name": _IN_ROW,
    "collab": _IN_ROW,
    "etal": {"": ", "},
    "volume": {"year": ";", "": ". "},
    "issue": {"volume": "(", "": ". "},
    "fpage": {"volume": ":", "issue": "):", "year": ":", "": ". "},
    "elocation-id": {"volume": ":", "issue": "):", "year": ":", "": ". "},
    "lpage": {"": "-"},
    "month": {"": " "},
    "day": {"": " "},
    "publisher-name": {"publisher-loc": ": ", "": ". "},
    "publisher-loc": {"publisher-name": ", ", "": ". "},
    "year": {"publisher-name": ", ", "publisher-loc": ", ", "": ". "},
}
_OTHER_PARTS = (
    "person-group article-title chapter-title part-title source trans-source trans-title edition series "
    "conf-name conf-loc conf-date conf-sponsor pub-id ext-link uri comment date-in-citation access-date patent size "
    "page-range isbn issn supplement data-title version institution"
)
_EMPTY = {"etal": "et al"}
_PARTS = frozenset({*_BETWEEN, *_OTHER_PARTS.split()})
_CLOSING = frozenset(".?!:;,")
_IDENTIFIERS = {"doi": "doi:", "pmid": "PMID: ", "pmcid": "PMCID: ", "isbn": "ISBN ", "issn": "ISSN "}


def is_part(name: str) -> bool:
    """Whether the element is a part of a citation before which something is printed."""
    return name in _PARTS


def between(before: str, name: str, kind: str) -> str:
    """What is printed before the part `name` (of the `kind`: that of an identifier) behind the part `before`, "" at the
    beginning."""
    if not before:
        return ""
    known = _BETWEEN.get(name, {})
    printed = known.get(before, known.get("", ". "))
    if before == "issue" and "):" not in printed:
        printed = ")" + printed
    return printed + _IDENTIFIERS.get(kind, "")


def instead_of(name: str) -> str:
    """What is printed for a part that says nothing itself."""
    return _EMPTY.get(name, "")


def ending(before: str) -> str:
    """What is printed behind the last part."""
    return ")" if before == "issue" else ""


def joined(printed: str, before: str) -> str:
    """`printed` behind the sign `before`: no second full stop."""
    return " " if printed == ". " and before in _CLOSING else printed


def is_untagged(text: str, citation: Token) -> bool:
    """Whether the citation prints its own punctuation: characters stand between its parts."""
    depth = 0
    for token in scan(text, xml=True, start=citation.end):
        if token.kind == "start" and not token.closed:
            depth += 1
        elif token.kind == "end":
            depth -= 1
            if depth < 0:
                return False
        elif token.kind == "text" and depth == 0 and not text[token.start : token.end].isspace():
            return True
    return False

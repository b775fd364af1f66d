"""EndNote's types of references, with the numbers of its XML, and the CSL types that they mean.

After the table of types in EndNote's manual and what EndNote exports."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A type: EndNote's name, the number that its XML gives beside it (0: not known), and the CSL type."""

    name: str
    number: int
    type: str


# The first of a CSL type is the one that is written for it.
KINDS = (
    Kind("Journal Article", 17, "article-journal"),
    Kind("Electronic Article", 43, "article-journal"),
    Kind("Magazine Article", 19, "article-magazine"),
    Kind("Newspaper Article", 23, "article-newspaper"),
    Kind("Book", 6, "book"),
    Kind("Edited Book", 28, "book"),
    Kind("Electronic Book", 44, "book"),
    Kind("Ancient Text", 51, "classic"),
    Kind("Classical Work", 49, "classic"),
    Kind("Serial", 57, "periodical"),
    Kind("Book Section", 5, "chapter"),
    Kind("Electronic Book Section", 60, "chapter"),
    Kind("Conference Paper", 47, "paper-conference"),
    Kind("Conference Proceedings", 10, "paper-conference"),
    Kind("Dictionary", 52, "entry-dictionary"),
    Kind("Encyclopedia", 53, "entry-encyclopedia"),
    Kind("Thesis", 32, "thesis"),
    Kind("Report", 27, "report"),
    Kind("Government Document", 46, "report"),
    Kind("Standard", 58, "standard"),
    Kind("Patent", 25, "patent"),
    Kind("Statute", 31, "legislation"),
    Kind("Legal Rule or Regulation", 50, "regulation"),
    Kind("Bill", 4, "bill"),
    Kind("Case", 7, "legal_case"),
    Kind("Hearing", 14, "hearing"),
    Kind("Web Page", 12, "webpage"),
    Kind("Blog", 56, "post-weblog"),
    Kind("Dataset", 59, "dataset"),
    Kind("Computer Program", 9, "software"),
    Kind("Map", 20, "map"),
    Kind("Artwork", 2, "graphic"),
    Kind("Figure", 37, "figure"),
    Kind("Film or Broadcast", 21, "motion_picture"),
    Kind("Music", 61, "song"),
    Kind("Interview", 0, "interview"),
    Kind("Manuscript", 36, "manuscript"),
    Kind("Unpublished Work", 34, "manuscript"),
    Kind("Pamphlet", 24, "pamphlet"),
    Kind("Personal Communication", 26, "personal_communication"),
    Kind("Generic", 13, "document"),
)
# Its authors are those who edited it.
EDITED = "Edited Book"
# What stands by itself: its second title is that of its series, its pages are how many it has.
WHOLES = frozenset(("book", "classic", "pamphlet", "report", "dataset", "software", "map", "thesis"))
# Their number stands in the field for ISBN and ISSN.
NUMBERED = frozenset(("report", "patent", "standard", "legislation", "regulation", "bill", "legal_case"))

_BY_NAME = {kind.name.lower(): kind for kind in KINDS}
_BY_NUMBER = {kind.number: kind for kind in KINDS if kind.number}
_BY_TYPE = {kind.type: kind for kind in reversed(KINDS)}
_GENERIC = KINDS[-1]


def kind_called(name: str, number: str = "") -> Kind:
    """The type of that name, or of that number where the name is the user's own."""
    known = _BY_NAME.get(" ".join(name.lower().split()))
    return known or _BY_NUMBER.get(int(number) if number.isdecimal() and len(number) < 4 else 0, _GENERIC)


def kind_of(type: str) -> Kind:
    """The type that is written for a CSL type."""
    return _BY_TYPE.get(type, _GENERIC)

"""EndNote's XML (.endnote, .xml), as EndNote and the programs that speak with it export a library."""

from __future__ import annotations

import re

from citelink.bibliography.formats.endnote_xml.reading import read, stream
from citelink.bibliography.formats.endnote_xml.writing import write
from citelink.bibliography.xml_records import decode_beginning

__all__ = ["NAME", "SUFFIXES", "read", "recognizes", "stream", "write"]

NAME = "endnote-xml"
# EndNote itself has no suffix but the one that all XML may have.
SUFFIXES = (".endnote", ".xml")

_SIGN = re.compile(
    r"<xml>\s{0,100}<records\b|<records>\s{0,100}<record>\s{0,100}<(?:database|source-app|rec-number|ref-type)\b"
)


def recognizes(beginning: bytes) -> bool:
    """Whether a file begins with the two elements that EndNote puts around its records."""
    return _SIGN.search(decode_beginning(beginning)) is not None

"""A document in UTF-8 holds bytes that are no part of a character.

What it does: names the first such byte and how many there are. Where there are a few, the rest of the document is read
as ever; the annotated copy has the bytes as they stand.

Why it matters: the letter that stood there is lost, and with it perhaps a name or a number.

Example: a file that was cut within its last letter, or put together from parts in two encodings.

What to do: correct the letter, or save the file anew in UTF-8 from the program that wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument
from citelink.text.encodings import BROKEN
from citelink.text.span import Span

CODE = "CL903"
NAME = "broken-bytes"
SEVERITY: Severity = "warning"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    broken = list(BROKEN.finditer(resolved.document.text)) if resolved.document else []
    if broken:
        byte = f"{ord(broken[0].group()) - 0xDC00:#04x}"
        yield Found({"byte": byte, "broken": len(broken)}, Span(*broken[0].span()))

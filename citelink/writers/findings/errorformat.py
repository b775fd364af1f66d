"""For vim and what reads the messages of compilers: `path:line:column: severity: CODE message`, columns in bytes.

In vim: `:set errorformat=%f:%l:%c:\\ %t%*[^:]:\\ %m`. Its `%c` counts the bytes of a line in UTF-8 from 1 (`:help
errorformat`); counted in characters it stands on the wrong word of a Cyrillic line.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.wording import say
from citelink.results import Resolution
from citelink.writers.located import Located, bytes_before, locate
from citelink.writers.voice import Voice, printable

NAME = "errorformat"


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """A line for each finding; what has no line of its own stands at the beginning of its file."""
    for one in locate(resolution):
        line = one.start.line if one.start is not None and one.start.line else 1
        said = f"{one.finding.severity}: {one.finding.code} {_place(one)}{say(one.finding, voice.language)}"
        yield f"{printable(one.path)}:{line}:{bytes_before(one) + 1}: {printable(said)}\n"


def _place(one: Located) -> str:
    """The place, where it is no line."""
    return f"{one.start}: " if one.start is not None and not one.start.line else ""

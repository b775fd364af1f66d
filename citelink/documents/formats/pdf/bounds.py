"""What a process that opens a stranger's PDF may use, and the frames in which it says what it found.

It is given its input on standard input and writes frames to standard output: one letter, a length, so many bytes.
Nothing of its parent is in it, and what it says is checked there.
"""

from __future__ import annotations

import struct
import time
from typing import BinaryIO

FRAME = struct.Struct("<cI")
FOUND, REFUSED, END = b"F", b"X", b"."

MEMORY = 800 * 1024 * 1024  # bytes of address space
SECONDS = 8  # of the processor for opening a file, and for each page
SECONDS_MORE = 0.05  # that each page adds to the time of the whole; most take 0.01
MOST_PAGES = 5_000
MOST_CHARACTERS = 400_000  # of a page; a printed one has 2,000 to 9,000
MOST_OF_ALL = 8_000_000  # of a file


def say(out: BinaryIO, letter: bytes, said: bytes = b"") -> None:
    """Writes a frame."""
    out.write(FRAME.pack(letter, len(said)))
    out.write(said)
    out.flush()


def limit_memory() -> None:
    """Bounds the memory of this process, where the system can: a file that unpacks without end ends it and nothing
    else."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; there the time alone bounds what a file can do
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    for limit, value in ((resource.RLIMIT_AS, (most, hard)), (resource.RLIMIT_CORE, (0, 0))):
        try:
            resource.setrlimit(limit, value)
        except (OSError, ValueError):
            continue


def limit_seconds(seconds: float = SECONDS) -> None:
    """Gives this process so many seconds of the processor from now on."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(time.process_time() + seconds) + 1
    if hard == resource.RLIM_INFINITY or until < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def is_out_of_time(pages: int) -> bool:
    """Whether this process has used up the time of a file, of which it has done so many `pages`."""
    return time.process_time() > SECONDS + SECONDS_MORE * (pages + 1)

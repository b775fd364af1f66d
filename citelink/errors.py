"""The errors a caller may meet.

CitelinkError               base: one clear sentence (what, where, what to do)
├── InputError              an input cannot be used (exit code 2 when not one input can)
│   ├── UnreadableError     bytes that are no text, a format that cannot be parsed, a file that cannot be opened
│   └── TooLargeError       an input above the size limit
├── LibraryError            a library file cannot be opened or is of no known format
│   └── LibraryAbsentError  the program that holds the library is not there, or does not answer
├── OutputError          a result would take the place of a file that citelink did not write
└── SettingsError           an option or a line of a configuration file that makes no sense
"""

from __future__ import annotations


class CitelinkError(Exception):
    """Base of all errors raised on purpose; `str()` of it is one sentence for the user."""


class InputError(CitelinkError):
    """An input cannot be used."""


class UnreadableError(InputError):
    """An input cannot be opened, decoded or parsed."""


class TooLargeError(InputError):
    """An input is above the size limit."""


class LibraryError(CitelinkError):
    """A library file cannot be opened or is of no known format."""


class LibraryAbsentError(LibraryError):
    """The program that holds a library is not there, or does not answer; nothing that the user named is wrong."""


class OutputError(CitelinkError):
    """A result cannot be written where it belongs."""


class SettingsError(CitelinkError):
    """An option or a configuration file makes no sense."""

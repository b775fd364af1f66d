"""Commands of the author's own that cite, as `\\newcommand{\\see}[1]{cf.~\\cite{#1}}`, and those of multibib."""

from __future__ import annotations

import re
from collections.abc import Collection

from citelink.documents.formats.latex import commands as known
from citelink.documents.formats.latex.arguments import group_end
from citelink.documents.formats.latex.comments import is_commented

_SAME = re.compile(r"\\let[ \t]{0,5}\\(?P<name>[A-Za-z]{1,40})[ \t]{0,5}=?[ \t]{0,5}\\(?P<cite>[A-Za-z]{1,40})")
_DEFINED = re.compile(
    r"\\(?:(?:new|renew|provide)command\*?[ \t]{0,5}\{?[ \t]{0,5}\\(?P<name>[A-Za-z]{1,40})[ \t]{0,5}\}?[ \t]{0,5}"
    r"\[(?P<count>\d)\](?P<default>[ \t]{0,5}\[[^\[\]]{0,200}\])?"
    r"|def[ \t]{0,5}\\(?P<defined>[A-Za-z]{1,40})#1)[ \t]{0,5}(?=\{)"
)
_WORDS = re.compile(
    r"\\(?:(?:new|renew|provide)command\*?[ \t]{0,5}\{?[ \t]{0,5}\\(?P<name>[A-Za-z]{1,40})[ \t]{0,5}\}?"
    r"|def[ \t]{0,5}\\(?P<defined>[A-Za-z]{1,40}))[ \t]{0,5}(?=\{)"
)
_CITES = re.compile(r"\\(?P<cite>[A-Za-z]{1,40})\*?[ \t]{0,5}(?:\[[^\[\]]{0,200}\][ \t]{0,5}){0,2}\{#(?P<which>[12])\}")
_STYLED = re.compile(r"\\DeclareCiteCommand\*?[ \t]{0,5}\{\\(?P<name>[A-Za-z]{1,40})\}")
_FAMILIES = re.compile(r"\\newcites[ \t]{0,5}\{(?P<names>[A-Za-z, ]{1,200})\}")
_LONGEST_BODY, _ROUNDS = 500, 3


def find_own_cites(text: str) -> frozenset[str]:
    """The names of commands that the text defines and that cite the keys in their only argument in braces; those that
    it defines by another of them, too. What a command does beyond that is not looked into."""
    own: set[str] = set()
    live = [found for found in _FAMILIES.finditer(text) if not is_commented(text, found.start())]
    for family in (name.strip() for found in live for name in found["names"].split(",")):
        own |= {f"{cite}{family}" for cite in known.FAMILY_CITES if family}
    own |= {found["name"] for found in _STYLED.finditer(text) if not is_commented(text, found.start())}
    defined = _definitions(text)
    for _ in range(_ROUNDS):
        before = len(own)
        cites = known.CITES | own
        own |= {found["name"] for found in _SAME.finditer(text) if found["cite"] in cites}
        own |= {name for name, keys, body in defined if _passes(body, keys, cites)}
        if len(own) == before:
            break
    return frozenset(own) - known.CITES


def find_own_words(text: str) -> frozenset[str]:
    """The names of commands that the text defines and that take no argument, as `\\newcommand{\\kz}{Kazakhstan}`."""
    found = (one for one in _WORDS.finditer(text) if not is_commented(text, one.start()))
    return frozenset(one["name"] or one["defined"] for one in found)


def _definitions(text: str) -> list[tuple[str, str, str]]:
    """The commands that the text defines with one argument in braces: the name, the number of the argument (an optional
    one before it counts), and the body."""
    found = []
    for defined in _DEFINED.finditer(text):
        keys = "2" if defined["default"] else "1"
        if (defined["count"] or "1") != keys or is_commented(text, defined.start()):
            continue
        end = group_end(text, defined.end())
        if end is not None and end - defined.end() <= _LONGEST_BODY:
            found.append((defined["name"] or defined["defined"], keys, text[defined.end() + 1 : end - 1]))
    return found


def _passes(body: str, keys: str, cites: Collection[str]) -> bool:
    return any(found["cite"] in cites and found["which"] == keys for found in _CITES.finditer(body))

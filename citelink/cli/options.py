"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from citelink.registry import Plugins
from citelink.settings import ANNOTATE, COLOR, ENGINES, FAIL_ON, LANG, ORDER, PLACES, SCHEMES, SWITCH
from citelink.writers.writer import MERGES

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

paths = click.argument("paths", nargs=-1, metavar="PATHS...")
out = click.option("-o", "--output", "--out", "out", metavar="OUT", help="Folder to write to (default: citelink-out).")
bib = click.option(
    "--bib",
    multiple=True,
    metavar="FILE",
    help="Library (BibTeX, CSL-JSON, RIS, MARCXML, MODS) or folder of libraries; may be repeated.",
)
no_bib = click.option("--no-bib", is_flag=True, help="Use no library, not even those of bib/ in the working folder.")
references = click.option(
    "--references",
    metavar="FILE",
    help="List for documents without one: numbered text, or a library whose order counts.",
)
share_list = click.option(
    "--share-list",
    is_flag=False,
    flag_value="",
    metavar="[DOC]",
    help="Let documents without a list use that of DOC, or of the only one that has any. Write --share-list=DOC.",
)
annotate = click.option("--annotate", type=click.Choice(ANNOTATE), help="Keep the printed marker, or write [@key].")
replace_list = click.option(
    "--replace-list",
    is_flag=True,
    default=None,
    help="With --annotate cite: the list gives way to a bibliography made of merged.bib (Markdown, LaTeX).",
)
stdin_format = click.option(
    "--stdin-format", metavar="FORMAT", help="Format of standard input (default: text); `citelink list formats`."
)
select = click.option("--select", multiple=True, metavar="CODES", help="Report only these findings (CL1, CL101,CL105).")
ignore = click.option("--ignore", multiple=True, metavar="CODES", help="Do not report these findings.")
baseline = click.option("--baseline", metavar="FILE", help="Do not report what this file of an earlier run knows.")
write_baseline = click.option(
    "--write-baseline", is_flag=True, help="Write what is found to the file of --baseline, so that it is known."
)
max_size = click.option("--max-size", metavar="SIZE", help="Refuse documents above this size (default: 50MB).")
force = click.option("--force", is_flag=True, help="Also write over files that are not citelink's own.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Every finding on a line of its own.")
quiet = click.option("-q", "--quiet", is_flag=True, default=None, help="No progress bar and no summary.")
lang = click.option("--lang", type=click.Choice(LANG), help="Language of the messages (default: the terminal's).")
key_format = click.option(
    "--key-format", metavar="FORMULA", help='Formula for made keys: "auth.lower + shorttitle(3, 3) + year".'
)
jobs = click.option("--jobs", metavar="N", help="Processes that work on documents (default: one per processor).")
source = click.option(
    "--source",
    multiple=True,
    metavar="NAMES",
    help="Look references up at these sources (crossref; `citelink list sources`), or in own indexes (index:PATH).",
)
contact = click.option("--contact", metavar="EMAIL", help="Your address, told to the sources; some then answer faster.")
max_time = click.option("--max-time", metavar="SECONDS", help="Ask sources no longer than this.")
max_requests = click.option("--max-requests", metavar="N", help="Ask sources no more often than this.")
offline = click.option("--offline", is_flag=True, default=None, help="Answer from the cache alone; make no connection.")
refresh = click.option("--refresh", is_flag=True, default=None, help="Ask again what the cache holds already.")
record = click.option("--record", metavar="FILE", help="Write what the sources answered to FILE (JSON lines).")
replay = click.option("--replay", metavar="FILE", help="Take the sources' answers from FILE; make no connection.")
color = click.option("--color", type=click.Choice(COLOR), help="Colours (default: auto, on a terminal).")
style = click.option(
    "--style",
    metavar="STYLE",
    help="gost-7.0.5-2008 (default), gost-7.1-2003, gost-7.0.100-2018, a CSL style, or a .csl or .bst file.",
)
order = click.option(
    "--order",
    type=click.Choice(ORDER),
    help="As first cited (documents' default), as the lists or libraries stand (libraries' default), or by alphabet.",
)
medium = click.option("--medium", type=click.Choice(SWITCH), help="Print the medium, [Текст] (default: the style's).")
places = click.option(
    "--places", type=click.Choice(PLACES), help="Places in full, or short as М. (default: the style's)."
)
et_al_kk = click.option(
    "--et-al-kk", metavar="WORDS", help="For authors left out, in Kazakh references (default: және т.б.)."
)
engine = click.option("--engine", type=click.Choice(ENGINES), help="Have CSL styles printed by the pandoc on PATH.")
terms = click.option(
    "--terms",
    metavar="LANGUAGE",
    help="Words that CSL styles print: of each record (record) or a language (kk-KZ; default: the style's).",
)
transliterated = click.option(
    "--transliterated", type=click.Choice(SCHEMES), help="Add the list in Latin letters, by this scheme."
)


def sources(command: Callable[..., Any]) -> Callable[..., Any]:
    """All options of looking up."""
    for option in (replay, record, refresh, offline, max_requests, max_time, contact, source):
        command = option(command)
    return command


def fail_on(default: str) -> Decorator:
    """`--fail-on`, whose default differs between commands."""
    return click.option(
        "--fail-on", type=click.Choice(FAIL_ON), help=f"Exit with 1 on findings this bad (default: {default})."
    )


def form(writers: Plugins[Any], help: str = "Default: text.") -> Decorator:
    """`--format`: one of `writers`."""
    return click.option("--format", "form", type=click.Choice(writers.names), default="text", help=help)


def report_suffixes() -> dict[str, str]:
    """The suffixes that a merge's report may have, each with the name of the writer."""
    return {".txt" if name == "text" else f".{name}": name for name in MERGES.names}

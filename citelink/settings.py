"""Settings: what a run is asked to do, gathered once from four places.

defaults <- configuration file <- environment (`CITELINK_FAIL_ON`) <- options of the command line

The configuration file is the nearest `.citelink.toml` in the working folder or above it, else the table
`[tool.citelink]` of the nearest `pyproject.toml`. Keys are the long options without their dashes
(`fail-on = "warning"`); paths in it are relative to its folder. The rooms never see a `Settings`: they get plain
arguments.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from citelink.bibliography.zotero.naming import is_zotero_name
from citelink.errors import SettingsError
from citelink.registry import Plugins

ANNOTATE = ("link", "cite")
FAIL_ON = ("error", "warning", "info", "never")
COLOR = ("auto", "always", "never")
LANG = ("en", "ru", "kk")
ORDER = ("cited", "alphabetical", "as-is")
PLACES = ("full", "short")
SWITCH = ("on", "off")
ENGINES = ("pandoc",)
# Of `text.transliteration`, which the command line does not import for its help.
SCHEMES = ("ala-lc", "bsi", "gost-7.79-b", "kazakh-2021")
MOST_JOBS = 256
_MOST_SHOWN, _MOST_BITS = 80, 62
# Sources on the own disk: a path follows their name.
_ON_DISK = ("index", "retraction-watch")
_MOST = 1_000_000
_MOST_CHARACTERS = 1_000_000_000
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII)
_HTTP = re.compile(r"https?://[^\s/?#@]{1,253}[^\s?#]{0,500}", re.IGNORECASE)
_SIZE = re.compile(r"(\d{1,15})\s{0,3}([kmg]?i?b?)", re.IGNORECASE)
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "ki": 2**10, "mi": 2**20, "gi": 2**30}
_FORMATS: Plugins[object] = Plugins("citelink.documents.formats")
_ENVIRONMENT = "CITELINK_"
_COMMAND_LINE = "command line"
# Long options that have a second name.
_ALIASES = {"output": "out"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user asked for.

    out           folder that `resolve` writes to
    bib           library files and folders, `zotero`; None: `bib/` in the working folder, where there is one; (): none
    references    file that holds the list of the documents that have none
    share_list    document whose list the others may use; "": the only one that has a list; None: nobody shares
    annotate      `link` or `cite`
    replace_list  with `cite`: the printed list gives way to the bibliography made of merged.bib
    stdin_format  name of the format of standard input
    fail_on       lowest severity that makes the exit code 1; None: the command's own default
    select        codes, beginnings of codes or names of the checks to make; (): all
    ignore        those not to make
    baseline      file of the findings that `check` does not report again; None: there is none
    max_size      bytes above which a document is refused
    cache         folder for the indexes of large libraries; `off`: keep none; None: the platform's folder for caches
    quiet         no progress, no summary
    color         `auto`, `always` or `never`
    lang          language of the messages: `en`, `ru` or `kk`; None: the terminal's, or else English
    report_text   characters of a document above which the report shows only its paragraphs with findings; None: the
                  report's own bound
    key_format    formula for the keys of works that no library has; None: name, year and a word of the title
    jobs          how many processes work on documents; None: one for each processor, and one alone for small sets
    source        names of the sources that are asked, in their order; (): none, and no connection is made
    contact       address of the user, told to the sources that are asked
    max_time      seconds for which sources are asked; None: as long as it takes
    max_requests  how often sources are asked at most
    offline       answer from the cache of answers alone
    refresh       ask again what the cache holds already
    record        file that gets the answers of the run
    replay        file of such answers, which stands for the sources
    sources       where sources are, by name (`crossref.url`), instead of at their hosts; keys (`openalex.key`); files
                  (`retraction-watch.file`)
    sources_base  what stands before the host of every source
    style         what a bibliography is printed in: a name, or the path of a .csl or .bst file
    order         `cited`, `alphabetical` or `as-is`; None: cited for documents, as-is for libraries
    medium        `on` or `off`: whether media are printed; None: as the style says
    places        `full` or `short` places of publication; None: as the style says
    et_al_kk      words for the authors left out of Kazakh references; None: the usual ones
    engine        who prints CSL styles: `pandoc`; None: citelink
    terms         language of the words that CSL styles print, or `record`; None: the style's
    transliterated  scheme of the second list in Latin letters; None: there is none
    """

    out: str = "citelink-out"
    bib: tuple[str, ...] | None = None
    references: str | None = None
    share_list: str | None = None
    annotate: str = "link"
    replace_list: bool = False
    stdin_format: str = "text"
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str | None = None
    max_size: int = 50_000_000
    cache: str | None = None
    quiet: bool = False
    color: str = "auto"
    lang: str | None = None
    report_text: int | None = None
    key_format: str | None = None
    jobs: int | None = None
    source: tuple[str, ...] = ()
    contact: str | None = None
    max_time: int | None = None
    max_requests: int | None = None
    offline: bool = False
    refresh: bool = False
    record: str | None = None
    replay: str | None = None
    sources: tuple[tuple[str, str], ...] = ()
    sources_base: str | None = None
    style: str | None = None
    order: str | None = None
    medium: str | None = None
    places: str | None = None
    et_al_kk: str | None = None
    engine: str | None = None
    terms: str | None = None
    transliterated: str | None = None


def gather_settings(
    options: Mapping[str, object], *, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """The settings of a run in `folder` (default: the working folder), whose command line said `options`.

    `options` has field names of `Settings` or of nothing; None and () mean "not said". Raises SettingsError.
    """
    folder = folder or Path.cwd()
    environment = os.environ if environment is None else environment
    settings = Settings()
    found = find_configuration(folder)
    if found:
        path, values = found
        place = _relative(path, folder)
        settings = _apply(settings, values.items(), place, _relative(path.parent, folder))
    settings = _apply(settings, _from_environment(environment), "environment", "")
    names = {field.name for field in fields(Settings)}
    said = {name: value for name, value in options.items() if name in names and value is not None and value != ()}
    if options.get("no_bib"):
        said["bib"] = ()
    return _apply(settings, said.items(), _COMMAND_LINE, "")


def find_configuration(folder: Path) -> tuple[Path, Mapping[str, Any]] | None:
    """The configuration that counts in `folder`: its file and its values; None where there is none.

    Raises SettingsError for a file that is no TOML."""
    folders = (folder, *folder.parents)
    for place in folders:
        path = place / ".citelink.toml"
        if path.is_file():
            return path, _read_toml(path)
    for place in folders:
        path = place / "pyproject.toml"
        if path.is_file():
            tools = _read_toml(path).get("tool")
            table = tools.get("citelink") if isinstance(tools, dict) else None
            return (path, table) if isinstance(table, dict) else None
    return None


def parse_size(value: object) -> int:
    """Bytes, from a number or a text such as `50MB` or `1 GiB`. Raises ValueError."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    found = _SIZE.fullmatch(str(value).strip())
    size = int(found[1]) * _UNITS[found[2].lower().removesuffix("b")] if found else 0
    if not size or size.bit_length() > _MOST_BITS:
        raise ValueError("a size such as 50MB")
    return size


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except RecursionError:
        raise SettingsError(f"{path}: cannot be read as TOML (lists and tables are nested too deep)") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML ({error})") from error
    except ValueError:
        raise SettingsError(f"{path}: cannot be read as TOML (a number has thousands of digits)") from None


def _from_environment(environment: Mapping[str, str]) -> Iterable[tuple[str, object]]:
    """The settings among the environment variables; an unknown `CITELINK_...` is somebody else's unless a slip."""
    known = {_ENVIRONMENT + name.upper(): name for name in (*_ALIASES, *(field.name for field in fields(Settings)))}
    for variable in sorted(environment):
        if not variable.startswith(_ENVIRONMENT):
            continue
        if variable in known:
            yield known[variable], environment[variable]
        elif close := get_close_matches(variable, known, 1, 0.85):
            raise SettingsError(f"environment: {variable} is no setting; did you mean {close[0]}?")


def _apply(settings: Settings, values: Iterable[tuple[str, object]], place: str, base: str) -> Settings:
    """`settings` with `values` from `place` laid over them; relative paths are taken from the folder `base`."""
    known = {field.name for field in fields(Settings)}
    changes: dict[str, Any] = {}
    for key, value in values:
        name = _ALIASES.get(key, key.replace("-", "_"))
        shown = _ENVIRONMENT + name.upper() if place == "environment" else key.replace("_", "-")
        shown = f"--{shown}" if place == _COMMAND_LINE else shown
        if name not in known:
            close = get_close_matches(key, [known_name.replace("_", "-") for known_name in sorted(known)], 1)
            hint = f"; did you mean '{close[0]}'?" if close else f"; settings are {_listed(sorted(known))}"
            raise SettingsError(f"{place}: {_shortened(key)} is no setting{hint}")
        try:
            if isinstance(value, int) and value.bit_length() > _MOST_BITS:
                raise ValueError("a smaller number")
            changes[name] = _PARSERS[name](value, base)
        except ValueError as error:
            raise SettingsError(f"{place}: '{shown}' needs {error}, not {_shortened(value)}") from None
    return replace(settings, **changes)


def _shortened(value: object) -> str:
    try:
        said = repr(value)
    except ValueError:  # somewhere in it is a number of thousands of digits, written in hexadecimal
        return "this"
    return said if len(said) <= _MOST_SHOWN else f"{said[:_MOST_SHOWN]}…"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(name.replace("_", "-") for name in names)


def _relative(path: Path, folder: Path) -> str:
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # Windows: on another drive
        return str(path)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a text")
    if "\0" in value:
        raise ValueError("a path without NUL characters")
    return value


def _path(value: object, base: str) -> str:
    if base in ("", "."):
        return _text(value)
    return Path(os.path.normpath(os.path.join(base, _text(value)))).as_posix()


def _paths(value: object, base: str) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part for part in value.split(os.pathsep) if part]
    if not isinstance(value, list | tuple):
        raise ValueError("a list of paths")
    return tuple(path if isinstance(path, str) and is_zotero_name(path) else _path(path, base) for path in value)


def _cache(value: object, base: str) -> str:
    return "off" if value == "off" else _path(value, base)


def _codes(value: object, base: str) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list | tuple) or not all(isinstance(code, str) for code in value):
        raise ValueError("a list of codes such as CL101")
    return tuple(code.strip() for codes in value for code in codes.split(",") if code.strip())


def _names(value: object, base: str) -> tuple[str, ...]:
    """Names of sources; a dot may stand for the hyphen in them (`doi.org`). What follows `index:` or
    `retraction-watch:` is a path."""
    try:
        names = _codes(value, base)
    except ValueError:
        raise ValueError("a list of sources such as crossref") from None
    return tuple(dict.fromkeys(_name(name, base) for name in names))


def _name(name: str, base: str) -> str:
    kind, colon, path = name.partition(":")
    if colon and path and kind.lower() in _ON_DISK:
        return f"{kind.lower()}:{_path(path, base)}"
    return name.lower().replace(".", "-")


def _contact(value: object, base: str) -> str:
    """An address, or "" for none: what a CI sets for a secret that nobody gave."""
    if not isinstance(value, str) or (value.strip() and not _EMAIL.fullmatch(value.strip())):
        raise ValueError("an e-mail address")
    return value.strip()


def _address(value: object, base: str) -> str:
    if not isinstance(value, str) or (value.strip() and not _HTTP.fullmatch(value.strip())):
        raise ValueError("an address such as http://127.0.0.1:8901")
    return value.strip()


def _sources(value: object, base: str) -> tuple[tuple[str, str], ...]:
    """The table `[sources]`: `base`, and for each source a table of its own, `crossref.url = "..."`, `openalex.key`.
    What is wrong with it is told without what stands in it: that may be a key."""
    found = []
    try:
        for name, said in value.items():  # type: ignore[attr-defined]
            if name == "base":
                found.append(("base", _address(said, base)))
                continue
            source = _names([name], base)[0]
            for field, text in said.items():
                known = {"url": _address, "file": _path}.get(field)
                if known is None and field != "key":
                    raise ValueError
                found.append((f"{source}.{field}", known(text, base) if known else _text(text)))
    except (AttributeError, ValueError, TypeError):
        raise SettingsError("[sources] holds base, and NAME.url, NAME.key and NAME.file of single sources") from None
    return tuple(found)


def _style(value: object, base: str) -> str:
    """A name, or the path of a file, which is told by its suffix."""
    return _path(value, base) if _text(value).lower().endswith((".csl", ".bst")) else _text(value)


def _switch(value: object, base: str) -> str:
    """`on` or `off`; in TOML also true and false."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return _one_of(SWITCH)(value, base)


def _share_list(value: object, base: str) -> str | None:
    if value in (True, "true", "1"):
        return ""
    if value is False or value == "false":
        return None
    if not isinstance(value, str):
        raise ValueError("true, false or the path of a document")
    return value


def _flag(value: object, base: str) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).lower()
    if text not in ("1", "true", "yes", "0", "false", "no", ""):
        raise ValueError("true or false")
    return text in ("1", "true", "yes")


def _count(value: object, most: int = MOST_JOBS) -> int:
    number = int(value) if isinstance(value, int | str) and re.fullmatch(r"\d{1,9}", str(value)) else 0
    if not 1 <= number <= most:
        raise ValueError(f"a number from 1 to {most}")
    return number


def _format(value: object, base: str) -> str:
    return _one_of(_FORMATS.names)(value, base)


def _one_of(choices: tuple[str, ...]) -> Callable[[object, str], str]:
    def parse(value: object, base: str) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError(f"one of {', '.join(choices)}")
        return value

    return parse


_PARSERS: Mapping[str, Callable[[object, str], Any]] = {
    "out": _path,
    "bib": _paths,
    "references": _path,
    "share_list": _share_list,
    "annotate": _one_of(ANNOTATE),
    "replace_list": _flag,
    "stdin_format": _format,
    "fail_on": _one_of(FAIL_ON),
    "select": _codes,
    "ignore": _codes,
    "baseline": _path,
    "max_size": lambda value, base: parse_size(value),
    "cache": _cache,
    "quiet": _flag,
    "color": _one_of(COLOR),
    "lang": _one_of(LANG),
    "report_text": lambda value, base: _count(value, _MOST_CHARACTERS),
    "key_format": lambda value, base: _text(value),
    "jobs": lambda value, base: _count(value),
    "source": _names,
    "contact": _contact,
    "max_time": lambda value, base: _count(value, _MOST),
    "max_requests": lambda value, base: _count(value, _MOST),
    "offline": _flag,
    "refresh": _flag,
    "record": _path,
    "replay": _path,
    "sources": _sources,
    "sources_base": _address,
    "style": _style,
    "order": _one_of(ORDER),
    "medium": _switch,
    "places": _one_of(PLACES),
    "et_al_kk": lambda value, base: _text(value),
    "engine": _one_of(ENGINES),
    "terms": lambda value, base: _text(value),
    "transliterated": _one_of(SCHEMES),
}

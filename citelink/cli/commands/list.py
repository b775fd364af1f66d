"""citelink list: what there is to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import click

Row = tuple[str, str]


def _formats() -> Iterator[Row]:
    from citelink.documents.format import FORMATS

    for found in FORMATS.every():
        yield found.NAME, " ".join(found.SUFFIXES) + "  " + _first_line(found)


def _checks() -> Iterator[Row]:
    from citelink.checks import all_rules

    for rule in all_rules():
        yield rule.code, f"{rule.severity:<8}  {rule.name}"


def _writers() -> Iterator[Row]:
    from citelink.writers.writer import ROOMS

    for room in ROOMS:
        for writer in room.every():
            yield f"{room.kind}/{writer.NAME}", _first_line(writer)


def _languages() -> Iterator[Row]:
    from citelink.languages import all_languages

    for language in all_languages():
        if language.headings:
            yield language.code, language.name


def _sources() -> Iterator[Row]:
    from citelink.sources.source import SOURCES

    for source in SOURCES.every():
        yield source.NAME, f"{_first_line(source)} Needs: {source.NEEDS}."
    yield (
        "index:PATH",
        "Dumps and libraries that you own, made into an index by `citelink index build`. Needs: nothing.",
    )


def _styles() -> Iterator[Row]:
    from citelink.styles.csl.opening import verified_styles
    from citelink.styles.gost.form import GOST_FORMS

    yield from ((name, "The standard, by citelink's own rules.") for name in GOST_FORMS)
    yield from ((name, "CSL, compared with other processors.") for name in sorted(verified_styles()))
    yield "NAME", "Any other CSL style, with a remark; FILE.csl and FILE.bst, by their paths."


_LISTS: Mapping[str, Callable[[], Iterator[Row]]] = {
    "formats": _formats,
    "checks": _checks,
    "writers": _writers,
    "languages": _languages,
    "sources": _sources,
    "styles": _styles,
}


@click.command(
    "list",
    short_help="List formats, checks, writers, languages, sources or styles.",
    epilog="\b\nExample:\n  citelink list checks",
)
@click.argument("what", type=click.Choice(tuple(_LISTS)))
def command(what: str) -> None:
    """List the formats that can be read, the checks, the writers, the languages, the sources that can be asked, or the
    styles of bibliographies."""
    rows = tuple(_LISTS[what]())
    width = max((len(name) for name, _ in rows), default=0)
    for name, said in rows:
        click.echo(f"{name:<{width}}  {said}".rstrip())


def _first_line(plugin: object) -> str:
    return (plugin.__doc__ or "").strip().partition("\n")[0]

"""citelink list: what there is to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import click

from citelink import registry

Row = tuple[str, str]


def _formats() -> Iterator[Row]:
    package = "citelink.documents.formats"
    for name in registry.names(package):
        plugin = registry.load(package, name)
        yield name, " ".join(getattr(plugin, "SUFFIXES", ())) + "  " + _first_line(plugin)


def _checks() -> Iterator[Row]:
    from citelink.checks import all_rules

    for rule in all_rules():
        yield rule.code, f"{rule.severity:<8}  {rule.name}"


def _writers() -> Iterator[Row]:
    package = "citelink.writers"
    for name in registry.names(package):
        yield name, _first_line(registry.load(package, name))


def _languages() -> Iterator[Row]:
    from citelink.languages import all_languages

    for language in all_languages():
        if language.headings:
            yield language.code, language.name


_LISTS: Mapping[str, Callable[[], Iterator[Row]]] = {
    "formats": _formats,
    "checks": _checks,
    "writers": _writers,
    "languages": _languages,
}


@click.command(
    "list",
    short_help="List formats, checks, writers or languages.",
    epilog="\b\nExample:\n  citelink list checks",
)
@click.argument("what", type=click.Choice(tuple(_LISTS)))
def command(what: str) -> None:
    """List the formats that can be read, the checks, the writers, or the languages citelink knows."""
    rows = tuple(_LISTS[what]())
    width = max((len(name) for name, _ in rows), default=0)
    for name, said in rows:
        click.echo(f"{name:<{width}}  {said}".rstrip())


def _first_line(plugin: object) -> str:
    return (plugin.__doc__ or "").strip().partition("\n")[0]

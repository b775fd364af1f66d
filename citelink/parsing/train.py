"""Train the labeller of references: `python -m citelink.parsing.train --data FOLDER`.

FOLDER holds the labelled sets (`parsing/*.jsonl`) and the libraries of facts (`bib/*.bib`). What is kept for
measuring is refused, row by row and text by text. The same data, seed and versions of numpy and scipy give the same
file. Needs the extra `train`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from random import Random

import click
import numpy as np
from threadpoolctl import threadpool_limits

from citelink.parsing.labeller.features import Array
from citelink.parsing.labeller.inference import MODEL_FILE, prepare
from citelink.parsing.labeller.labels import INDEX
from citelink.parsing.labeller.learning import Labelled, Settings, Weights, average, learn
from citelink.parsing.labeller.model import save
from citelink.parsing.labeller.tokens import Tokens
from citelink.parsing.training.held_out import measuring_texts, without
from citelink.parsing.training.real import read_all
from citelink.parsing.training.sample import Sample
from citelink.parsing.training.samples import make_samples
from citelink.parsing.training.sources import read_facts
from citelink.parsing.training.variation import vary

_LONGEST = 2500
# Labels of the samples that the labeller does not know, or knows by another name.
_RENAMED = {"archive": "note", "archive_location": "note"}
_JOINED = frozenset(["and", "und", "et", "y", "e", "и", "және", "та", "al", "jr", "u", "a"])


def label_tokens(tokens: Tokens, sample: Sample) -> list[str]:
    """The label of every token: that of the span it stands in, `O` outside; words that join names go with the names."""
    labels = ["O"] * len(tokens.words)
    spans = iter(sample.spans)
    field = next(spans, None)
    for n, (word, start) in enumerate(zip(tokens.words, tokens.starts, strict=True)):
        while field and field.span.end <= start:
            field = next(spans, None)
        if field and field.span.start <= start and start + len(word) <= field.span.end + 1 and word[0] < "\ue000":
            label = _RENAMED.get(field.label, field.label)
            labels[n] = label if label in INDEX else "O"
    for n in range(1, len(labels)):
        if labels[n] == "O" and labels[n - 1] in ("author", "editor") and tokens.words[n].lower() in _JOINED:
            follows = labels[n + 1] if n + 1 < len(labels) else ""
            if follows == labels[n - 1] or tokens.words[n].lower() in ("et", "al"):
                labels[n] = labels[n - 1]
    return labels


def read_samples(data: Path, count: int, seed: int) -> Iterator[Sample]:
    """All that is learned from: the real sets, `count` rendered references, and varied copies of both."""
    texts = measuring_texts(data / "parsing")
    real = list(read_all(data))
    made = list(make_samples(read_facts(data, Random(seed)), count, seed))
    varied = vary(chain(real, made), Random(seed))
    yield from without(chain(real, made, varied), texts)


def labelled(samples: Iterable[Sample]) -> Iterator[Labelled]:
    """The samples as the labeller sees them."""
    for sample in samples:
        if len(sample.raw) <= _LONGEST:
            tokens = prepare(sample.raw).tokens
            if tokens.words:
                yield tokens, label_tokens(tokens, sample)


def run(data: Path, count: int, settings: Settings) -> tuple[Array, Weights]:
    """One run: read, render and learn."""
    began = time.monotonic()

    def say(sentence: str) -> None:
        click.echo(f"run {settings.seed}  {time.monotonic() - began:5.0f} s  {sentence}", err=True)

    samples = list(labelled(read_samples(data, count, settings.seed)))
    # On several threads BLAS adds up in another order, and the last bits of the weights would depend on the machine.
    with threadpool_limits(1, "blas"):
        return learn(samples, settings, say)


@click.command()
@click.option(
    "--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the development data."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=MODEL_FILE, help="Where the model goes.")
@click.option("--count", default=32_000, show_default=True, help="How many references a run renders.")
@click.option("--seed", default=1, show_default=True, help="Of the first run; the others count on from it.")
@click.option("--runs", default=4, show_default=True, help="How many models are learnt and averaged.")
@click.option("--jobs", default=1, show_default=True, help="How many runs go on at once; the model is the same.")
@click.option("--rounds", default=Settings().rounds, show_default=True, help="How often the data are gone through.")
def main(data: Path, output: Path, count: int, seed: int, runs: int, jobs: int, rounds: int) -> None:
    """Train the labeller and write its model."""
    every = [Settings(rounds=rounds, seed=seed + number) for number in range(runs)]
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        hashes, weights = average(pool.map(partial(run, data, count), every))
    heavy = np.abs(weights.features).max(axis=1) >= Settings().lightest
    kept = save(output, hashes[heavy], weights.features[heavy], weights.moves, weights.first, weights.last)
    click.echo(f"{kept} features, {output.stat().st_size / 1e6:.1f} MB written to {output}", err=True)


if __name__ == "__main__":
    main()

"""One run of the training: from the folder of the data to weights."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from random import Random

import click
from threadpoolctl import threadpool_limits

from citelink.parsing.labeller.kernel import Array
from training.parser.held_out import measuring_texts, without
from training.parser.labelling import labelled
from training.parser.learning import Hyperparameters, Weights, learn
from training.parser.real import read_all
from training.parser.sample import Sample
from training.parser.samples import make_samples
from training.parser.sources import read_facts
from training.parser.variation import vary


def read_samples(data: Path, count: int, seed: int) -> Iterator[Sample]:
    """All that is learned from: the real sets, `count` rendered references, and varied copies of both."""
    texts = measuring_texts(data / "parsing")
    real = list(read_all(data))
    made = list(make_samples(read_facts(data, Random(seed)), count, seed))
    varied = vary(chain(real, made), Random(seed))
    yield from without(chain(real, made, varied), texts)


def run(data: Path, count: int, hyper: Hyperparameters) -> tuple[Array, Weights]:
    """One run: read, render and learn; the hashes of the features and their weights."""
    began, seed = time.monotonic(), hyper.seed

    def say(sentence: str) -> None:
        click.echo(f"run {seed}  {time.monotonic() - began:5.0f} s  {sentence}", err=True)

    samples = list(labelled(read_samples(data, count, seed)))
    # On several threads BLAS adds up in another order, and the last bits of the weights would depend on the machine.
    with threadpool_limits(1, "blas"):
        return learn(samples, hyper, say)
